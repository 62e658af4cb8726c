//! Sources: every fact says where it comes from.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Finding, Level};
use crate::register::Kind;

pub(super) const RULES: &[Rule] = &[Rule {
    code: "source-missing",
    summary: "a version does not say where its facts come from",
    level: Level::Error,
    explanation: include_str!("explain/source-missing.md"),
    check: Check::Register(source_missing),
}];

fn source_missing(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in &subject.register.entries {
        // A topic is a word of the register's own, not a fact that anyone attests.
        if entry.kind == Kind::Topics {
            continue;
        }
        for version in &entry.versions {
            let each_has_one =
                !version.facts.is_empty() && version.facts.values().all(|fact| fact.source.is_some());
            if version.names_source || each_has_one {
                continue;
            }
            let message = format!("`{}` does not say where its facts come from", entry.id.value);
            let help = "write `source:` and the id of an entry under `sources:`";
            findings.push(Finding::new(version.span, message).help(help).entry(entry.path()));
        }
    }
    findings
}
