//! An audit as a page that a head of disclosure reads: Markdown, HTML or PDF.

use std::path::Path;

use super::{Held, ending, has_errors};
use crate::audit::Words;
use crate::cli::output::Output;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Meta};
use crate::files;
use crate::report::{Audited, audit_page};

pub(super) fn write(
    held: &Held<'_>,
    diagnostics: &[Diagnostic],
    path: &Path,
    output: &Output,
) -> Result<(), String> {
    let Some(form) = ending(path) else {
        return Err(format!("{} is no report: name a file that ends in .md, .html or .pdf", path.display()));
    };
    let workspace = held.workspace;
    if has_errors(workspace) {
        return Err(
            "no report was written: the register has errors, so nothing was held against it".to_owned()
        );
    }
    if workspace.secrets.are_in(&path.to_string_lossy()) {
        return Err("cannot write there: the path holds a text that withheld.yaml keeps back".to_owned());
    }
    let seals: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|found| found.code.starts_with("seal-") || found.code.starts_with("chain-"))
        .collect();
    let page = audit_page(&Audited {
        register: &workspace.register,
        words: &Words::new(&workspace.register, workspace.today),
        letters: &held.loaded.letters,
        audit: held.audit,
        findings: held.findings,
        counts: &held.counts,
        said: &|end| held.said.at(end),
        asked: &held.asked,
        seals: &seals,
        today: workspace.today,
    });
    let page = workspace.secrets.mask(&page);
    let organisation = &workspace.register.organisation.name;
    let meta = Meta {
        title: format!("Audit of past answers, {}", workspace.today.prose()),
        language: "en-GB".to_owned(),
        author: organisation.clone(),
        reference: "Audit of past answers".to_owned(),
        date: workspace.today.date().unwrap_or_default(),
        label: Some("For the disclosure team".to_owned()),
        page_words: ["Page".to_owned(), "of".to_owned()],
    };
    let bytes = match form {
        "md" => page.into_bytes(),
        "html" => document::html(&page, &meta).into_bytes(),
        _ => pdf(&page, &meta, organisation).map_err(|found| {
            output.diagnostics(&workspace.sources, &found);
            "the report could not be printed".to_owned()
        })?,
    };
    files::write_whole(path, &bytes).map_err(|error| error.to_string())
}

#[cfg(feature = "pdf")]
fn pdf(page: &str, meta: &Meta, organisation: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let (document, faults) = document::parse(page, crate::text::FileId(0));
    if !faults.is_empty() {
        return Err(faults);
    }
    crate::print::pdf(&document, meta, &crate::print::Theme::plain(organisation))
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &str, _: &Meta, _: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let help = "write it as .md or .html, or build with the feature `pdf`";
    Err(vec![
        crate::diagnostic::Finding::nowhere("this build of candour cannot print PDF")
            .help(help)
            .error("print-failed"),
    ])
}
