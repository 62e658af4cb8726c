//! From YAML to the model. What cannot be read is reported and absent: the model is never half-true.

mod case;
mod common;
mod expand;
mod kinds;
mod lower;
mod words;

pub use case::case;

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Finding};
use crate::register::{Entry, Field, Kind, Organisation, Register, Source};
use crate::text::{At, FileId, Span};
use crate::value::{When, YearStart};
use crate::yaml::{self, Diagnostics, Key, Node};
use lower::{Allowance, Sources};
use words::{Date, Flag, Id, Text};

/// The fields that an entry of this kind may have.
pub fn fields(kind: Kind) -> &'static [Field] {
    kinds::fields(kind)
}

/// Reads a register from the text of its file.
pub fn register(file: FileId, text: &str) -> (Register, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let (root, faults) = yaml::parse(file, text);
    diagnostics.extend(faults);
    let register = root.map(|root| read_root(&root, &mut diagnostics)).unwrap_or_default();
    (register, diagnostics.into_vec())
}

fn read_root(root: &Node, diagnostics: &mut Diagnostics) -> Register {
    if !matches!(root.kind, yaml::Kind::Map(_)) {
        let message = format!("the register is {}, but a map of its parts is expected", root.what());
        let help = "begin with `organisation:`, `sources:` and a kind of entry, such as `posts:`";
        diagnostics.push(Finding::new(root.span, message).help(help).error("wrong-type"));
        return Register::default();
    }
    let organisation = if let Some((key, node)) = root.entry("organisation") {
        organisation(key, node, diagnostics)
    } else {
        let start = Span { end: root.span.start, ..root.span };
        let missing = Finding::new(start, "the register does not say whose it is")
            .help("begin with `organisation: { name: …, regime: foia-2000 }`");
        diagnostics.push(missing.error("key-missing"));
        Organisation::default()
    };
    let mut sources = Vec::new();
    if let Some((_, node)) = root.entry("sources") {
        for (key, node) in map_of(node, "sources", diagnostics) {
            sources.extend(source(key, node, organisation.year_start, diagnostics));
        }
    }
    let by_id = Sources::of(&sources);
    let mut allowance = Allowance::of(root.span.range().len());
    let mut entries: Vec<Entry> = Vec::new();
    for (key, node) in root.entries() {
        let Some(kind) = Kind::parse(&key.value) else {
            if !["organisation", "sources"].contains(&&*key.value) {
                diagnostics.push(unknown_part(key));
            }
            continue;
        };
        for (id, node) in map_of(node, kind.word(), diagnostics) {
            if allowance.is_used_up() {
                break;
            }
            entries.extend(lower::entry(
                kind,
                id,
                node,
                &by_id,
                organisation.year_start,
                &mut allowance,
                diagnostics,
            ));
        }
    }
    Register::new(organisation, sources, entries)
}

fn unknown_part(key: &Key) -> Diagnostic {
    let known = Kind::ALL.iter().map(|kind| kind.word()).chain(["organisation", "sources"]);
    let help = match yaml::closest(&key.value, known.clone()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("a register has {}", yaml::listed(known, "and")),
    };
    Finding::new(key.span, format!("a register has no part called `{}`", key.value))
        .help(help)
        .error("unknown-key")
}

/// The entries of a map of ids; anything else is reported.
fn map_of<'n>(node: &'n Node, what: &str, diagnostics: &mut Diagnostics) -> &'n [(Key, Node)] {
    match &node.kind {
        yaml::Kind::Map(entries) => entries,
        yaml::Kind::Empty | yaml::Kind::Refused => &[],
        _ => {
            let message = format!("`{what}` is {}, but a map of ids is expected", node.what());
            let help = "write an id, a colon, and what the entry says";
            diagnostics.push(Finding::new(node.span, message).help(help).error("wrong-type"));
            &[]
        }
    }
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
            let wrong = || format!("`{text}` is not a month and day\nwrite them with two digits each: 04-01");
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
        Err(error) => {
            let (message, help) = error.split_once('\n').unwrap_or((&error, ""));
            diagnostics.push(Finding::new(key.span, message).help(help).error("wrong-value"));
            None
        }
    }
}

/// The date, read by the organisation's own year.
fn own_year(when: At<When>, start: YearStart, diagnostics: &mut Diagnostics) -> Option<At<When>> {
    match when.value.in_years_from(start) {
        Ok(value) => Some(At::new(value, when.span)),
        Err(error) => {
            let (message, help) = error.split_once('\n').unwrap_or((&error, ""));
            diagnostics.push(Finding::new(when.span, message).help(help).error("wrong-value"));
            None
        }
    }
}
