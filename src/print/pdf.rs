//! The tree as a PDF that everybody can read, now and in fifty years: PDF/UA-1 and PDF/A-2a in one file.

use jiff::civil::Date;
use serde::Serialize;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::world::{self, LetterWorld};
use super::{Theme, glyphs, streams};
use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Document;
use crate::document::Meta;

/// How many letters ago something must last have been used to be forgotten.
///
/// Keeping some makes the next letter fast; keeping all would fill the memory.
const REMEMBERED: usize = 10;

/// What the layout is given: data, never markup.
#[derive(Serialize)]
struct Letter<'a> {
    document: &'a Document,
    meta: &'a Meta,
    theme: &'a Theme,
    language: &'a str,
    region: Option<&'a str>,
}

/// Prints a letter: the same bytes for the same letter, on every machine and every day.
pub fn pdf(document: &Document, meta: &Meta, theme: &Theme) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut faults = meta.faults();
    faults.extend(theme.faults());
    faults.extend(glyphs::missing(document, meta, theme, world::book()));
    if !faults.is_empty() {
        return Err(faults);
    }
    let printed = lay_out(document, meta, theme).and_then(|pages| write(&pages, meta));
    comemo::evict(REMEMBERED);
    printed
}

/// The letter on pages.
pub(super) fn lay_out(
    document: &Document,
    meta: &Meta,
    theme: &Theme,
) -> Result<PagedDocument, Vec<Diagnostic>> {
    let (language, region) = meta.language().unwrap_or(("en", None));
    let letter = Letter { document, meta, theme, language, region };
    let letter = serde_json::to_vec(&letter).map_err(|error| vec![failed(&error.to_string())])?;
    typst::compile(&LetterWorld::new(letter)).output.map_err(|errors| all(&errors))
}

fn write(pages: &PagedDocument, meta: &Meta) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| vec![failed(error.message())])?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{}\n{}\n{}\n{}", meta.author, meta.reference, meta.date, meta.title)),
        creator: Smart::Custom(Some("Candour".to_owned())),
        timestamp: timestamp(meta.date),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map(streams::settle).map_err(|errors| all(&errors))
}

/// The start of the letter's day: the time of printing is nobody's business.
fn timestamp(date: Date) -> Option<Timestamp> {
    let part = |number: i8| u8::try_from(number).ok();
    let day = Datetime::from_ymd_hms(date.year().into(), part(date.month())?, part(date.day())?, 0, 0, 0)?;
    Some(Timestamp::new_utc(day))
}

fn all(errors: &[SourceDiagnostic]) -> Vec<Diagnostic> {
    errors.iter().map(|error| failed(&error.message)).collect()
}

/// What no check of ours foresaw.
fn failed(why: &str) -> Diagnostic {
    let finding = Finding::nowhere(format!("the letter cannot be printed: {why}"));
    finding.help("print it as HTML or Word meanwhile, and report this").error("print-failed")
}
