//! Identity: one id, one thing.

use std::collections::BTreeMap;

use super::{Check, Rule, Subject};
use crate::diagnostic::{Finding, Level};

pub(super) const RULES: &[Rule] = &[Rule {
    code: "id-repeated",
    summary: "two entries have the same id",
    level: Level::Error,
    explanation: include_str!("explain/id-repeated.md"),
    check: Check::Register(id_repeated),
}];

fn id_repeated(subject: Subject<'_>) -> Vec<Finding> {
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for entry in &subject.register.entries {
        for id in std::iter::once(&entry.id).chain(&entry.was) {
            let Some((earlier, span)) = first.insert(&id.value, (entry, id.span)) else { continue };
            let message = format!("`{}` is already the id of an entry under `{}`", id.value, earlier.kind);
            let help = "give each entry an id of its own: references name an id and nothing else";
            let finding =
                Finding::new(id.span, message).see(span, "the first one").help(help).entry(entry.path());
            findings.push(finding);
            first.insert(&id.value, (earlier, span));
        }
    }
    findings
}
