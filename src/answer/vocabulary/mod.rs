//! Everything that a template may name: its name, its shape, and whether it is always there.
//!
//! The facts of each kind come from the register's own list of fields. The rest is declared here once, beside the
//! Views; a test draws up real Views and finds every name of theirs here, and every name that is always there in them.

mod decisions;
mod entries;
mod shape;
mod values;
mod words;

pub use shape::{Brings, Fields, Member, Shape};

use entries::{facts, linked, section};
use values::Values;

use crate::register::Kind;

/// What templates may name at their root.
#[derive(Debug)]
pub struct Vocabulary {
    /// In the answer to one question.
    pub answer: Fields,
    /// In a letter of reply.
    pub letter: Fields,
    /// In a briefing.
    pub briefing: Fields,
}

impl Vocabulary {
    /// The names of this version of the program.
    pub fn new() -> Self {
        let values = Values::new();
        // No reply is drafted without the law it is under and the regulator to complain to.
        let letter = letters(&values)
            .with("law", &decisions::law())
            .with("regulator", &contact(&values))
            .maybe("review", &contact(&values));
        let briefing = letters(&values)
            .maybe("law", &decisions::law())
            .maybe("regulator", &contact(&values))
            .maybe("review", &contact(&values));
        Self { answer: answer(&values), letter, briefing }
    }
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::new()
    }
}

fn answer(values: &Values) -> Fields {
    let topic = Fields::default().with("name", &values.phrase).with("work", &values.phrase);
    let compiled = Fields::default()
        .with("date", &values.date)
        .with("certain", &Shape::Bool)
        .maybe("unknown", &values.periods)
        .brings("unknown", Brings::Root("periods"));
    let linked = linked(values);
    let sections = Kind::ALL
        .iter()
        .fold(Fields::default(), |all, kind| all.with(kind.word(), &section(values, &linked, *kind)));
    shared(values)
        .with("id", &Shape::Text)
        .with("heading", &Shape::Text)
        .maybe("asked", &values.phrase)
        .with("template", &Shape::Word)
        .with("topic", &topic.shape())
        .maybe("periods", &values.periods)
        .maybe("compiled", &compiled.shape())
        .maybe("see", &values.listed)
        .maybe("named", &values.listed)
        .brings("named", Brings::Root("see"))
        .and(sections)
}

fn letters(values: &Values) -> Fields {
    let question = Fields::default()
        .with("id", &Shape::Text)
        .with("heading", &Shape::Text)
        .maybe("asked", &values.phrase)
        .with("text", &Shape::Markdown)
        .maybe("decision", &decisions::decision(values));
    shared(values)
        .with("questions", &Shape::list(question.shape()))
        .with("number", &Shape::Text)
        .with("one", &Shape::Bool)
        .maybe("as_at", &values.date)
        .and(decisions::frame(values))
}

/// What every template is given.
fn shared(values: &Values) -> Fields {
    let organisation = Fields::default()
        .with("name", &Shape::Text)
        .maybe("short", &Shape::Text)
        .with("called", &values.phrase)
        .with("year", &Shape::Text)
        .with("year_from", &Shape::Text)
        .with("year_to", &Shape::Text);
    let case = Fields::default()
        .with("reference", &Shape::Text)
        .with("briefing", &Shape::Bool)
        .maybe("subject", &values.phrase)
        .maybe("received", &values.date)
        .with("as_at", &values.date)
        .with("dated", &values.date)
        .maybe("illustrative", &values.listed);
    Fields::default().with("organisation", &organisation.shape()).with("case", &case.shape())
}

fn contact(values: &Values) -> Shape {
    Fields::default().with("name", &values.phrase).and(facts(values, Kind::Contacts, &[])).shape()
}
