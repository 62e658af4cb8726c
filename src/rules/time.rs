//! Time: what is written leaves at least one world.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Finding, Level};
use crate::register::Worldless;
use crate::value::Misfit;

pub(super) const RULES: &[Rule] = &[Rule {
    code: "time-impossible",
    summary: "no choice of days fits the times that are written",
    level: Level::Error,
    explanation: include_str!("explain/time-impossible.md"),
    check: Check::Register(time_impossible),
}];

fn time_impossible(subject: Subject<'_>) -> Vec<Finding> {
    subject.standing.worldless().iter().map(|worldless| describe(subject, worldless)).collect()
}

fn describe(subject: Subject<'_>, worldless: &Worldless) -> Finding {
    let entry = subject.register.entry(worldless.entry);
    let id = &entry.id.value;
    let (message, help) = match worldless.misfit {
        Misfit::Itself => (
            format!(
                "no days fit the times of `{id}`: it would end before it begins, or was seen while not in force"
            ),
            "compare `from`, `until` and `seen`, and the date of the source",
        ),
        Misfit::After(_) => (
            format!("this version of `{id}` cannot come after the one before it"),
            "put the versions in order of time, or mark the second `disputed: yes` if both are claimed for one time",
        ),
        Misfit::Sources => (
            format!("the times of `{id}` put the days of two sources in an impossible order"),
            "compare this version with others that the same sources saw",
        ),
    };
    let finding = Finding::new(worldless.span, message).help(help).entry(entry.path());
    match worldless.clash {
        Some(span) => finding.see(span, "the one before it"),
        None => finding,
    }
}
