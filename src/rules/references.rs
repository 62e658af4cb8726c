//! References: every id names an entry of a kind that fits.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Finding, Level, MOST_FINDINGS};
use crate::read;
use crate::register::{Entry, Field, Value};
use crate::text::At;
use crate::yaml;

/// After so many findings, looking for the nearest name costs more than it helps.
const MOST_GUESSES: usize = 50;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "reference-unknown",
        summary: "a reference names no entry",
        level: Level::Error,
        explanation: include_str!("explain/reference-unknown.md"),
        check: Check::Register(reference_unknown),
    },
    Rule {
        code: "reference-of-wrong-kind",
        summary: "a reference names an entry that cannot stand there",
        level: Level::Error,
        explanation: include_str!("explain/reference-of-wrong-kind.md"),
        check: Check::Register(reference_of_wrong_kind),
    },
];

fn reference_unknown(subject: Subject<'_>) -> Vec<Finding> {
    let register = subject.register;
    let mut findings = Vec::new();
    each_reference(subject, &mut |entry, field, id| {
        if findings.len() > MOST_FINDINGS || register.find(&id.value).is_some() {
            return;
        }
        let candidates = register.entries.iter().filter(|entry| field.refers.contains(&entry.kind));
        let near = (findings.len() < MOST_GUESSES)
            .then(|| yaml::closest(&id.value, candidates.map(|entry| &*entry.id.value)))
            .flatten();
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write it under {} first", kinds(field, "or")),
        };
        let message = format!("there is no entry called `{}`", id.value);
        findings.push(Finding::new(id.span, message).help(help).entry(entry.path()));
    });
    findings
}

fn reference_of_wrong_kind(subject: Subject<'_>) -> Vec<Finding> {
    let register = subject.register;
    let mut findings = Vec::new();
    each_reference(subject, &mut |entry, field, id| {
        let Some(target) = register.find(&id.value).map(|index| register.entry(index)) else { return };
        if findings.len() > MOST_FINDINGS || field.refers.contains(&target.kind) {
            return;
        }
        let message =
            format!("`{}` is an entry under `{}`, which `{}` cannot name", id.value, target.kind, field.name);
        let help = format!("`{}` names entries under {}", field.name, kinds(field, "or"));
        let finding = Finding::new(id.span, message).see(target.id.span, "it is written here");
        findings.push(finding.help(help).entry(entry.path()));
    });
    findings
}

fn each_reference(subject: Subject<'_>, visit: &mut dyn FnMut(&Entry, &Field, &At<String>)) {
    for entry in &subject.register.entries {
        let fields = read::fields(entry.kind);
        for version in &entry.versions {
            for (name, fact) in &version.facts {
                let Some(field) = fields.iter().find(|field| field.name == *name) else { continue };
                if let Value::Ids(ids) = &fact.value.value {
                    for id in ids {
                        visit(entry, field, id);
                    }
                }
            }
        }
    }
}

fn kinds(field: &Field, joiner: &str) -> String {
    if field.refers.len() > 4 {
        return "its kind".to_owned();
    }
    yaml::listed(field.refers.iter().map(|kind| kind.word()), joiner)
}
