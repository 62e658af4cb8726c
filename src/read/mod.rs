//! From YAML to the model. What cannot be read is reported and absent: the model is never half-true.

mod case;
mod common;
mod expand;
mod include;
mod kinds;
mod lower;
mod path;
mod root;
mod words;

pub use case::case;
pub use include::{NOT_READ, OUTSIDE, Reading, Wanted};

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Finding};
use crate::register::{Field, Kind, Organisation, Register, Source};
use crate::text::{At, FileId, Span};
use crate::value::{Refusal, When, Wrong, YearStart};
use crate::yaml::{self, Diagnostics, Key, Node};
use words::{Date, Flag, Id, Text};

/// The fields that an entry of this kind may have.
pub fn fields(kind: Kind) -> &'static [Field] {
    kinds::fields(kind)
}

/// Reads a register from the text of its only file; one of several files is read with [`Reading`].
pub fn register(file: FileId, text: &str) -> (Register, Vec<Diagnostic>) {
    Reading::of("", file, text).finish()
}

#[derive(Debug, Deserialize)]
struct OrganisationAs {
    name: Text,
    #[serde(default)]
    short: Option<Text>,
    #[serde(default)]
    called: Option<Text>,
    regime: Id,
    #[serde(default)]
    year: Option<YearAs>,
}

#[derive(Debug, Deserialize)]
struct YearAs {
    #[serde(default)]
    starts: Option<Starts>,
    #[serde(default)]
    name: Option<Text>,
}

/// A day of every year, written as month and day.
#[derive(Debug, Clone, Copy)]
struct Starts(YearStart);

impl<'de> Deserialize<'de> for Starts {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "a month and day", |text| {
            let wrong = || {
                let refusal = Refusal::new(Wrong::Form, format!("`{text}` is not a month and day"));
                refusal.help("write them with two digits each: 04-01")
            };
            let (month, day) = text.split_once('-').ok_or_else(wrong)?;
            let two = |part: &str| (part.len() == 2).then(|| part.parse::<i8>().ok()).flatten();
            match (two(month), two(day)) {
                (Some(month @ 1..=12), Some(day @ 1..=28)) => Ok(Self(YearStart { month, day })),
                _ => Err(wrong()),
            }
        })
    }
}

fn organisation(key: &Key, node: &Node, diagnostics: &mut Diagnostics) -> Organisation {
    let Some(read) = yaml::read_field::<OrganisationAs>(key, node, diagnostics) else {
        return Organisation::default();
    };
    let year = read.year.unwrap_or(YearAs { starts: None, name: None });
    Organisation {
        name: read.name.0,
        short: read.short.map(|text| text.0),
        called: read.called.map(|text| text.0),
        regime: read.regime.0,
        year_start: year.starts.map(|starts| starts.0).unwrap_or_default(),
        year_name: year.name.map_or_else(|| "financial year".to_owned(), |text| text.0),
    }
}

#[derive(Debug, Deserialize)]
struct SourceAs {
    title: Text,
    date: At<Date>,
    #[serde(default)]
    published: Option<Flag>,
    #[serde(default)]
    by: Option<Text>,
    #[serde(default)]
    silent_on: Vec<At<Text>>,
    #[serde(default)]
    note: Option<Text>,
}

fn source(key: &Key, node: &Node, start: YearStart, diagnostics: &mut Diagnostics) -> Option<Source> {
    let id = id(key, diagnostics)?;
    let read: SourceAs = yaml::read_field(key, node, diagnostics)?;
    Some(Source {
        id,
        title: read.title.0,
        date: own_year(read.date.map(|date| date.0), start, diagnostics)?.value,
        published: read.published.is_some_and(|flag| flag.0),
        by: read.by.map(|text| text.0),
        silent_on: read.silent_on.into_iter().map(|text| text.map(|text| text.0)).collect(),
        note: read.note.map(|text| text.0),
    })
}

/// The key as an id; anything else is reported.
fn id(key: &Key, diagnostics: &mut Diagnostics) -> Option<At<String>> {
    match Id::parse(&key.value) {
        Ok(id) => Some(At::new(id.0, key.span)),
        Err(refusal) => {
            diagnostics.push(refused(key.span, refusal));
            None
        }
    }
}

/// The date, read by the organisation's own year.
fn own_year(when: At<When>, start: YearStart, diagnostics: &mut Diagnostics) -> Option<At<When>> {
    match when.value.in_years_from(start) {
        Ok(value) => Some(At::new(value, when.span)),
        Err(refusal) => {
            diagnostics.push(refused(when.span, refusal));
            None
        }
    }
}

fn refused(span: Span, Refusal { wrong, message, help }: Refusal) -> Diagnostic {
    Finding { help, ..Finding::new(span, message) }.error(wrong.code())
}
