//! Disclosure: whoever must be asked has been.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject};
use crate::diagnostic::{Finding, Level};
use crate::register::Disclosure;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "ask-unanswered",
        summary: "somebody has yet to say whether a fact may be disclosed",
        level: Level::Warning,
        explanation: include_str!("explain/ask-unanswered.md"),
        check: Check::Register(ask_unanswered),
    },
    Rule {
        code: "withheld-in-clear",
        summary: "a text that is kept back stands in clear",
        level: Level::Error,
        explanation: include_str!("explain/withheld-in-clear.md"),
        check: Check::Elsewhere,
    },
];

fn ask_unanswered(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut asked = BTreeSet::new();
    for entry in &subject.register.entries {
        for version in &entry.versions {
            let Disclosure::Ask(whom) = &version.disclosure else { continue };
            // What is said beside the versions is said by each, and asked once.
            if !asked.insert(whom.span) {
                continue;
            }
            let message =
                format!("{} has yet to say whether `{}` may be disclosed", whom.value, entry.id.value);
            let help = "once answered, write `disclose: { by: …, on: … }`, or `disclose: no`";
            findings.push(Finding::new(whom.span, message).help(help).entry(entry.path()));
        }
    }
    findings
}
