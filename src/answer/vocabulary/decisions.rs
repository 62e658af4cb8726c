//! The shapes of decisions, and of what a letter tells beside its answers.

use super::shape::{Brings, Fields, Shape};
use super::values::Values;

/// What a question may come to.
const OUTCOMES: [&str; 10] = [
    "disclosed",
    "partly",
    "refused",
    "not-held",
    "neither",
    "cost",
    "vexatious",
    "repeated",
    "transferred",
    "clarification",
];

/// What may be said of holding the information.
const SAYS: [&str; 4] = ["held", "held_in_part", "not_held", "nothing"];

/// What a review may come to.
const RESULTS: [&str; 3] = ["upheld", "partly_upheld", "overturned"];

/// Where the law says what, by name.
pub(super) const LAW: [&str; 15] = [
    "advice",
    "clarification",
    "complaint",
    "confirm",
    "disclose",
    "exclusion_notice",
    "extension",
    "fees",
    "fees_clock",
    "left_unsaid",
    "promptly",
    "refusal_notice",
    "undecided",
    "weighing",
    "weighing_of_denial",
];

pub(super) fn law() -> Shape {
    let law = texts(&["act", "answer_within", "review_within"]);
    LAW.iter().fold(law, |law, name| law.with(name, &Shape::Text)).shape()
}

pub(super) fn decision(values: &Values) -> Shape {
    let search =
        Fields::default().with("by", &Shape::Text).with("place", &Shape::Markdown).maybe("on", &values.date);
    let earlier = Fields::default().with("reference", &Shape::Text).with("answered", &values.date);
    Fields::default()
        .with("outcome", &Shape::Words(&OUTCOMES))
        .with("says", &Shape::Words(&SAYS))
        .with("grounds", &Shape::list(ground(values)))
        .maybe("rests_on", &Shape::Text)
        .with("searches", &Shape::list(search.shape()))
        .maybe("because", &Shape::Markdown)
        .with("advice", &Shape::list(Shape::Markdown))
        .with("needed", &Shape::list(Shape::Markdown))
        .maybe("earlier", &earlier.shape())
        .maybe("to", &Shape::Markdown)
        .maybe("cost", &cost())
        .brings("cost", Brings::Beside("rests_on"))
        .shape()
}

fn ground(values: &Values) -> Shape {
    let markdown = |names: &[&'static str]| {
        names.iter().fold(Fields::default(), |fields, name| fields.with(name, &Shape::Markdown))
    };
    let harm = markdown(&["to", "how"]).with("would", &Shape::Bool);
    let test = markdown(&["balance"])
        .with("disclosure", &Shape::some(Shape::Markdown))
        .with("withholding", &Shape::some(Shape::Markdown));
    let interests = markdown(&["interest", "necessity", "balance"]);
    let opinion = markdown(&["by", "held"]).with("on", &values.date);
    let flags = ["one", "denial", "weighed", "harmful", "left_unsaid"];
    flags
        .iter()
        .fold(Fields::default(), |fields, name| fields.with(name, &Shape::Bool))
        .with("provision", &Shape::Text)
        .with("subject", &values.phrase)
        .maybe("what", &Shape::Markdown)
        .maybe("because", &Shape::Markdown)
        .maybe("harm", &harm.shape())
        .maybe("test", &test.shape())
        .maybe("undecided_until", &values.date)
        .maybe("interests", &interests.shape())
        .maybe("opinion", &opinion.shape())
        .shape()
}

fn cost() -> Shape {
    let work = texts(&["what", "records", "each", "all"]);
    let spent = texts(&["what", "amount"]);
    texts(&["time", "total", "rate", "limit", "limit_time", "laid_down"])
        .with("work", &Shape::list(work.shape()))
        .with("spent", &Shape::list(spent.shape()))
        .maybe("sampled", &Shape::Text)
        .shape()
}

/// What a letter tells beside its answers.
pub(super) fn frame(values: &Values) -> Fields {
    let late = Fields::default()
        .with("due", &values.date)
        .with("passed", &Shape::Bool)
        .maybe("because", &Shape::Markdown)
        .maybe("expected", &values.date);
    let fee = texts(&["amount"])
        .with("covers", &Shape::Markdown)
        .with("pay", &Shape::Markdown)
        .with("by", &values.date);
    let reviewed = texts(&["by"])
        .with("asked", &values.date)
        .with("points", &Shape::Markdown)
        .maybe("of", &Shape::Text)
        .maybe("answered", &values.date)
        .maybe("due", &values.date)
        .maybe("result", &Shape::Words(&RESULTS))
        .maybe("because", &Shape::Markdown);
    let correction = texts(&["case"])
        .with("dated", &values.date)
        .with("said", &Shape::Markdown)
        .with("instead", &Shape::Markdown)
        .maybe("because", &Shape::Markdown);
    Fields::default()
        .maybe("due", &values.date)
        .maybe("late", &late.shape())
        .maybe("undecided_until", &values.date)
        .maybe("fee", &fee.shape())
        .maybe("reviewed", &reviewed.shape())
        .with("corrections", &Shape::list(correction.shape()))
}

fn texts(names: &[&'static str]) -> Fields {
    names.iter().fold(Fields::default(), |fields, name| fields.with(name, &Shape::Text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Outcome;

    #[test]
    fn the_outcomes_are_those_of_the_table() {
        assert_eq!(Outcome::ALL.map(Outcome::word), OUTCOMES);
    }
}
