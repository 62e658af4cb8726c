//! From YAML to the model. What cannot be read is reported and absent: the model is never half-true.

mod case;
mod common;
mod decision;
mod declare;
mod estimate;
mod events;
mod expand;
mod forms;
mod front;
mod include;
mod kinds;
mod lower;
mod path;
mod procedure;
mod root;
mod schema;
mod words;

pub use case::case;
pub use events::events;
pub use include::{NOT_READ, OUTSIDE, Reading, Wanted};
pub use schema::{events_schema, register_schema, request_schema};

use crate::diagnostic::{Diagnostic, Finding};
use crate::register::{BankHoliday, Field, Kind, Organisation, Register, Source};
use crate::text::{At, FileId, Span};
use crate::value::{Refusal, When, YearStart};
use crate::yaml::{self, Diagnostics, Key, Node};
use front::{BankHolidayAs, OrganisationAs, SourceAs, YearAs};
use words::Id;

/// The fields that an entry of this kind may have.
pub fn fields(kind: Kind) -> &'static [Field] {
    kinds::fields(kind)
}

/// Reads a register from the text of its only file; one of several files is read with [`Reading`].
pub fn register(file: FileId, text: &str) -> (Register, Vec<Diagnostic>) {
    Reading::of("", file, text).finish()
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
        is_central: read.cost_limit.is_some(),
        year_start: year.starts.map(|starts| starts.0).unwrap_or_default(),
        year_name: year.name.map_or_else(|| "financial year".to_owned(), |text| text.0),
        bank_holidays: read
            .bank_holidays
            .into_iter()
            .filter_map(|day| bank_holiday(day, diagnostics))
            .collect(),
    }
}

fn bank_holiday(read: BankHolidayAs, diagnostics: &mut Diagnostics) -> Option<BankHoliday> {
    let (date, proclaimed) = (read.date.map(|day| day.0), read.proclaimed.map(|day| day.0));
    if date.value < proclaimed.value {
        let message = format!("the bank holiday of {} would be proclaimed after it", date.value.prose());
        let finding = Finding::new(proclaimed.span, message).help("one of the two days is wrong");
        diagnostics.push(finding.error("dates-out-of-order"));
        return None;
    }
    let kept_in = read.kept_in.into_iter().map(|division| division.0).collect();
    Some(BankHoliday { date, title: read.title.0, kept_in, proclaimed })
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
