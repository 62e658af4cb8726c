//! The shapes of values that stand in many places: phrases, lists, numbers, dates, periods.

use super::shape::{Brings, Fields, Shape};
use crate::register::Holds;

/// The shapes of values, each made once.
pub(super) struct Values {
    pub(super) phrase: Shape,
    pub(super) listed: Shape,
    pub(super) number: Shape,
    pub(super) sum: Shape,
    pub(super) date: Shape,
    pub(super) periods: Shape,
    pub(super) by_verdict: Shape,
    pub(super) straddle: Shape,
}

impl Values {
    pub(super) fn new() -> Self {
        let phrase = phrase(&Shape::Word);
        let date = texts(&["text", "within", "start", "as_at"]).with("day", &Shape::Bool).shape();
        let periods = texts(&["text", "or", "within", "start", "within_or", "last_day"])
            .with("items", &Shape::some(date.clone()))
            .and(flags(&["one", "years"]))
            .shape();
        Self {
            listed: texts(&["text", "start", "or", "to", "commas", "names", "number"])
                .with("items", &Shape::some(phrase.clone()))
                .with("one", &Shape::Bool)
                .shape(),
            number: texts(&["text", "words", "start", "no"])
                .and(flags(&["one", "none", "range", "approximate", "not_quantifiable", "unknown"]))
                .maybe("unit", &Shape::Text)
                .shape(),
            sum: texts(&["text", "no"])
                .and(flags(&["amount", "none", "not_recorded_separately", "not_held", "withheld"]))
                .shape(),
            straddle: texts(&["bound", "edge", "period"])
                .and(flags(&["began", "at_end", "both"]))
                .maybe("year", &Shape::Text)
                .shape(),
            by_verdict: by_verdict(&periods),
            phrase,
            date,
            periods,
        }
    }

    /// What templates are given of a field that holds this.
    pub(super) fn fact(&self, holds: Holds) -> Shape {
        match holds {
            Holds::Text | Holds::Flag => self.phrase.clone(),
            Holds::Words(known) => phrase(&Shape::Words(known)),
            Holds::Texts | Holds::Ids => self.listed.clone(),
            Holds::Count | Holds::Staff => self.number.clone(),
            Holds::Sum => self.sum.clone(),
            Holds::Date => self.date.clone(),
        }
    }
}

/// A phrase that is chosen by a word of this shape.
fn phrase(word: &Shape) -> Shape {
    texts(&["text", "start", "told"]).with("word", word).shape()
}

fn by_verdict(periods: &Shape) -> Shape {
    let each = ["throughout", "part", "at_least_part", "possibly", "no"];
    let fields = each.iter().fold(Fields::default(), |fields, name| {
        fields.maybe(name, periods).brings(name, Brings::Root("periods"))
    });
    fields.shape()
}

fn texts(names: &[&'static str]) -> Fields {
    names.iter().fold(Fields::default(), |fields, name| fields.with(name, &Shape::Text))
}

fn flags(names: &[&'static str]) -> Fields {
    names.iter().fold(Fields::default(), |fields, name| fields.with(name, &Shape::Bool))
}
