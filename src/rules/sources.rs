//! Sources: every fact says where it comes from, and a source attests only what it could have seen.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject, is_enough};
use crate::diagnostic::{Finding, Level};
use crate::register::{Entry, Kind, SourceIndex, Version};
use crate::text::{At, Span};
use crate::value::When;
use crate::yaml;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "source-missing",
        summary: "a version does not say where its facts come from",
        level: Level::Error,
        explanation: include_str!("explain/source-missing.md"),
        check: Check::Register(source_missing),
    },
    Rule {
        code: "source-unused",
        summary: "nothing rests on a source",
        level: Level::Warning,
        explanation: include_str!("explain/source-unused.md"),
        check: Check::Register(source_unused),
    },
    Rule {
        code: "source-before-fact",
        summary: "a source is older than what it attests",
        level: Level::Warning,
        explanation: include_str!("explain/source-before-fact.md"),
        check: Check::Register(source_before_fact),
    },
    Rule {
        code: "sources-disagree",
        summary: "two sources say different things of one time",
        level: Level::Error,
        explanation: include_str!("explain/sources-disagree.md"),
        check: Check::Register(sources_disagree),
    },
    Rule {
        code: "confirmation-overdue",
        summary: "the day by which a version was to be looked at again has passed",
        level: Level::Warning,
        explanation: include_str!("explain/confirmation-overdue.md"),
        check: Check::Register(confirmation_overdue),
    },
];

fn source_missing(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in &subject.register.entries {
        if is_enough(&findings) {
            break;
        }
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

/// Where something could not be read, nobody knows what rests on which source.
fn source_unused(subject: Subject<'_>) -> Vec<Finding> {
    let register = subject.register;
    if !register.whole {
        return Vec::new();
    }
    let mut used = BTreeSet::new();
    for version in register.entries.iter().flat_map(|entry| &entry.versions) {
        used.extend(version.source.map(|source| source.value));
        used.extend(version.redacted_in().map(|source| source.value));
        used.extend(version.facts.values().filter_map(|fact| fact.source).map(|source| source.value));
        used.extend(version.time.seen.iter().filter_map(|seen| seen.source).map(|source| source.value));
    }
    let unused = (0..register.sources.len()).map(SourceIndex).filter(|source| !used.contains(source));
    let findings = unused.map(|source| {
        let id = &register.source(source).id;
        let message = format!("nothing in the register rests on the source `{}`", id.value);
        let help = "name it with `source:` where its facts are written, or take it out";
        Finding::new(id.span, message).help(help)
    });
    findings.collect()
}

fn source_before_fact(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in &subject.register.entries {
        if is_enough(&findings) {
            break;
        }
        for version in &entry.versions {
            let mut later = |source: At<SourceIndex>, what: &str, day: At<When>| {
                let made = subject.register.source(source.value);
                if made.date.interval().last >= day.value.interval().first {
                    return;
                }
                let message = format!(
                    "`{}` was made {}, before {what} {} that `{}` rests on it for",
                    made.id.value,
                    made.date.prose_within(),
                    day.value.prose(),
                    entry.id.value
                );
                let help = "name the source that says so, or correct the date";
                let finding = Finding::new(day.span, message).see(source.span, "the source is named here");
                findings.push(finding.help(help).entry(entry.path()));
            };
            for seen in &version.time.seen {
                if let (Some(source), Some(on)) = (seen.source.or(version.source), seen.on) {
                    later(source, "the sighting of", on);
                }
            }
            // A budget may be set, and a plan made, before its time.
            let foretold = version.value("allocated").is_some() || version.text("status") == Some("planned");
            let claimed = entry.kind != Kind::Contacts && !foretold;
            if let (Some(source), true) = (version.source, claimed) {
                version.time.held.iter().for_each(|period| later(source, "the period", *period));
                let unseen = !version.time.seen.is_empty();
                version
                    .time
                    .from
                    .filter(|_| unseen)
                    .into_iter()
                    .for_each(|from| later(source, "the start in", from));
            }
        }
    }
    findings
}

fn sources_disagree(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for worldless in subject.standing.worldless() {
        let entry = subject.register.entry(worldless.entry);
        let version = entry.versions.iter().find(|version| version.span == worldless.span);
        let (Some(version), Some(clash)) = (version, worldless.clash) else { continue };
        let Some(Disagreement { earlier, fields }) = disagreement(entry, version, clash) else {
            continue;
        };
        let title = |source: Option<At<SourceIndex>>| {
            source.map_or_else(String::new, |source| subject.register.source(source.value).id.value.clone())
        };
        let message = format!(
            "`{}` and `{}` disagree on the {} of `{}` for one time",
            title(earlier.source),
            title(version.source),
            yaml::listed(fields.iter().copied(), "and"),
            entry.id.value
        );
        let help = "mark this version `disputed: yes`, or say in the version that is not believed why: `set_aside: …`";
        let finding = Finding::new(version.span, message).see(clash, "what the other source says");
        findings.push(finding.help(help).entry(entry.path()));
    }
    findings
}

/// Two versions of one entry that say different things of one time, from different sources.
pub(super) struct Disagreement<'r> {
    earlier: &'r Version,
    fields: Vec<&'static str>,
}

/// What `version` and the one that stands at `clash` disagree on, if that is why they cannot both stand.
pub(super) fn disagreement<'r>(
    entry: &'r Entry,
    version: &'r Version,
    clash: Span,
) -> Option<Disagreement<'r>> {
    let earlier = entry.versions.iter().find(|version| version.span == clash)?;
    let (one, other) = (earlier.source?.value, version.source?.value);
    let meet = |first: &[At<When>], second: &[At<When>]| {
        first.iter().any(|a| second.iter().any(|b| a.value.interval().meet(b.value.interval()).is_some()))
    };
    let seen = |version: &Version| version.time.seen.iter().filter_map(|seen| seen.on).collect::<Vec<_>>();
    let same_time = meet(&earlier.time.held, &version.time.held) || meet(&seen(earlier), &seen(version));
    let differs = |field: &&'static str| {
        let (first, second) = (earlier.value(field), version.value(field));
        first.zip(second).is_some_and(|(first, second)| first.to_string() != second.to_string())
    };
    let fields: Vec<&'static str> = version.facts.keys().copied().filter(|field| differs(field)).collect();
    (one != other && same_time && !fields.is_empty()).then_some(Disagreement { earlier, fields })
}

fn confirmation_overdue(subject: Subject<'_>) -> Vec<Finding> {
    let today = subject.standing.moment().as_at;
    let mut findings = Vec::new();
    // What is said beside the versions is said by each, and asked once.
    let mut asked = BTreeSet::new();
    for entry in &subject.register.entries {
        if is_enough(&findings) {
            break;
        }
        for by in entry.versions.iter().filter_map(Version::review_by) {
            if by.value.interval().last >= today || !asked.insert(by.span) {
                continue;
            }
            let message = format!("`{}` was to be looked at again by {}", entry.id.value, by.value.prose());
            let help = "ask whether it still holds, add what has changed, and write the next day";
            findings.push(Finding::new(by.span, message).help(help).entry(entry.path()));
        }
    }
    findings
}
