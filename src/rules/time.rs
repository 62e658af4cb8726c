//! Time: what is written leaves at least one world, and says when things changed.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject, is_enough, sources};
use crate::diagnostic::{Finding, Level};
use crate::register::{Entry, EntryIndex, Value, Version, Worldless};
use crate::text::Span;
use crate::value::{Day, Interval, Misfit};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "period-reversed",
        summary: "something ends before it begins",
        level: Level::Error,
        explanation: include_str!("explain/period-reversed.md"),
        check: Check::Register(period_reversed),
    },
    Rule {
        code: "seen-out-of-force",
        summary: "a version was seen on a day on which it was not in force",
        level: Level::Error,
        explanation: include_str!("explain/seen-out-of-force.md"),
        check: Check::Register(seen_out_of_force),
    },
    Rule {
        code: "versions-overlap",
        summary: "two versions of one entry hold on one day",
        level: Level::Error,
        explanation: include_str!("explain/versions-overlap.md"),
        check: Check::Register(versions_overlap),
    },
    Rule {
        code: "time-impossible",
        summary: "no choice of days fits the times that are written",
        level: Level::Error,
        explanation: include_str!("explain/time-impossible.md"),
        check: Check::Register(time_impossible),
    },
    Rule {
        code: "change-undated",
        summary: "something changed, and no source says when",
        level: Level::Note,
        explanation: include_str!("explain/change-undated.md"),
        check: Check::Register(change_undated),
    },
];

fn period_reversed(subject: Subject<'_>) -> Vec<Finding> {
    let reversed = worldless(subject, |misfit| matches!(misfit, Misfit::Itself));
    let reversed = reversed.filter_map(|(entry, version, _)| {
        let (from, until) = (version.time.from?, version.time.until?);
        let message = format!(
            "`{}` ends {}, before it begins {}",
            entry.id.value,
            until.value.prose_within(),
            from.value.prose_within()
        );
        is_reversed(version).then(|| {
            let finding = Finding::new(until.span, message).see(from.span, "it begins here");
            finding.help("one of the two dates is wrong").entry(entry.path())
        })
    });
    reversed.collect()
}

fn is_reversed(version: &Version) -> bool {
    let (Some(from), Some(until)) = (version.time.from, version.time.until) else { return false };
    until.value.interval().last < from.value.interval().first
}

fn seen_out_of_force(subject: Subject<'_>) -> Vec<Finding> {
    let unseen = worldless(subject, |misfit| matches!(misfit, Misfit::Itself));
    let unseen = unseen.filter(|(_, version, _)| !is_reversed(version)).map(|(entry, version, _)| {
        let id = &entry.id.value;
        let seen = version.time.seen.iter().find_map(|seen| seen.on);
        let by = version.source.map(|source| (subject.register.source(source.value).date, source.span));
        let stated = seen.or(version.time.held.first().copied()).map(|seen| (seen.value, seen.span));
        let seen = stated.or(by);
        let (from, until) = (version.time.from, version.time.until);
        let bound = |label: &str, date: Option<crate::text::At<crate::value::When>>| {
            date.map(|date| format!("{label} {}", date.value.prose_within()))
        };
        let bounds: Vec<String> =
            [bound("begins", from), bound("ends", until)].into_iter().flatten().collect();
        let bounds = bounds.join(" and ");
        let (message, span) = match seen {
            Some((day, span)) => (format!("`{id}` was seen {}, but {bounds}", day.prose_within()), span),
            None => (format!("`{id}` was seen while it was not in force"), version.span),
        };
        let help = match stated {
            Some(_) => "compare `from`, `until` and `seen`",
            None => "the day of the source counts as the day on which it was seen: where the source tells of the past, say with \
                     `seen:` when it was so",
        };
        let finding = Finding::new(span, message).help(help).entry(entry.path());
        match from.or(until) {
            Some(bound) if bound.span != span => finding.see(bound.span, "this is when it held"),
            _ => finding,
        }
    });
    unseen.collect()
}

fn versions_overlap(subject: Subject<'_>) -> Vec<Finding> {
    let clashes = worldless(subject, |misfit| matches!(misfit, Misfit::After(_)));
    let clashes = clashes.filter(|(entry, version, clash)| {
        clash.is_none_or(|clash| sources::disagreement(entry, version, clash).is_none())
    });
    let findings = clashes.map(|(entry, version, clash)| {
        let id = &entry.id.value;
        let message = format!("this version of `{id}` cannot come after the one before it: both would hold on one day");
        let help = "put the versions in order of time and end the earlier one, or mark the second `disputed: yes` if \
                    both are claimed for one time";
        let finding = Finding::new(version.span, message).help(help).entry(entry.path());
        match clash {
            Some(span) => finding.see(span, "the one before it"),
            None => finding,
        }
    });
    findings.collect()
}

fn time_impossible(subject: Subject<'_>) -> Vec<Finding> {
    let impossible = worldless(subject, |misfit| matches!(misfit, Misfit::Sources));
    let findings = impossible.map(|(entry, version, _)| {
        let id = &entry.id.value;
        let together = seen_together(entry, version).zip(version.source);
        let finding = if let Some((earlier, source)) = together {
            let source = &subject.register.source(source.value).id.value;
            let message = format!("two versions of `{id}` would both be in force on the day of `{source}`");
            let help = "give one of them the source, or the day under `seen`, on which it was so";
            Finding::new(version.span, message).help(help).see(earlier.span, "the earlier one")
        } else {
            let message = format!("the times of `{id}` put the days of two sources in an impossible order");
            let help = "compare this version with others that the same sources saw";
            Finding::new(version.span, message).help(help)
        };
        finding.entry(entry.path())
    });
    findings.collect()
}

/// The version before this one that the same source attests, where neither says on which day it was seen.
fn seen_together<'e>(entry: &'e Entry, version: &Version) -> Option<&'e Version> {
    let by = |version: &Version| {
        version.source.map(|source| source.value).filter(|_| version.time.seen.is_empty())
    };
    let source = by(version)?;
    let earlier = entry.versions.iter().take_while(|earlier| earlier.span != version.span);
    earlier.filter(|earlier| by(earlier) == Some(source) && earlier.time.held.is_empty()).last()
}

/// The versions that fit no world for one sort of reason: each with its entry, and where the one it clashes with stands.
fn worldless(
    subject: Subject<'_>,
    wanted: impl Fn(Misfit) -> bool,
) -> impl Iterator<Item = (&Entry, &Version, Option<Span>)> {
    let found = subject.standing.worldless().iter().filter(move |found| wanted(found.misfit));
    found.filter_map(move |Worldless { entry, span, clash, .. }| {
        let entry = subject.register.entry(*entry);
        let version = entry.versions.iter().find(|version| version.span == *span)?;
        Some((entry, version, *clash))
    })
}

/// Fields that help to word or to find a fact: that they differ is no change of the thing.
const WORDING: [&str; 11] = [
    "aliases",
    "as_written",
    "definition",
    "implied",
    "in_text",
    "maybe_same_as",
    "plural",
    "ranks",
    "readings",
    "related",
    "topics",
];

fn change_undated(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut linked = BTreeSet::new();
    for (index, entry) in subject.register.indexed() {
        if is_enough(&findings) {
            break;
        }
        findings.extend(between_versions(subject, index, entry));
        for version in &entry.versions {
            for field in ["maybe_same_as", "related"] {
                for id in version.ids(field) {
                    let Some(other) = subject.register.find(&id.value) else { continue };
                    if other != index && linked.insert((index.min(other), index.max(other))) {
                        findings.extend(between_entries(subject, index, other, id.span, field));
                    }
                }
            }
        }
    }
    findings
}

fn between_versions(subject: Subject<'_>, index: EntryIndex, entry: &Entry) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, version) in entry.versions.iter().enumerate().skip(1) {
        let scope = version.scope.as_ref().map(|scope| &scope.value);
        let earlier = entry.versions[..at].iter().enumerate().rev().find(|(_, earlier)| {
            earlier.scope.as_ref().map(|scope| &scope.value) == scope && !earlier.is_set_aside()
        });
        let Some((before, earlier)) = earlier.filter(|_| !version.disputed) else { continue };
        // Figures of two periods are two figures, not a change of one.
        if !version.time.held.is_empty() && !earlier.time.held.is_empty() {
            continue;
        }
        let changed: Vec<&str> = changed(earlier, version).collect();
        let bounds = subject.standing.bounds(index, before).zip(subject.standing.bounds(index, at));
        let Some(((_, end), (start, _))) = bounds else { continue };
        if changed.is_empty() || is_one_day(end) || is_one_day(start) {
            continue;
        }
        let message = format!(
            "`{}` changed{}, and no source says when: {}",
            entry.id.value,
            between(end.first, start.last),
            crate::yaml::listed(changed.iter().copied(), "and")
        );
        let help = "if the day is known, write it with `from:` here or `until:` in the version before";
        let finding = Finding::new(version.span, message).see(earlier.span, "what was said before");
        findings.push(finding.help(help).entry(entry.path()));
    }
    findings
}

/// The fields of which two versions say different things.
fn changed<'v>(earlier: &'v Version, later: &'v Version) -> impl Iterator<Item = &'static str> + 'v {
    later.facts.iter().filter_map(|(field, fact)| {
        let before = earlier.value(field)?;
        let same = says(before) == says(&fact.value.value);
        (!same && !WORDING.contains(field)).then_some(*field)
    })
}

fn says(value: &Value) -> String {
    value.to_string()
}

/// One thing was seen, and later another that may be the same or belongs with it: what happened between is not written.
fn between_entries(
    subject: Subject<'_>,
    first: EntryIndex,
    second: EntryIndex,
    span: Span,
    field: &str,
) -> Option<Finding> {
    let (one, other) = (Sightings::of(subject, first)?, Sightings::of(subject, second)?);
    let (earlier, later, gone, come) = match (one.precede(&other), other.precede(&one)) {
        (true, _) => (first, second, one.last.first, other.first.last),
        (_, true) => (second, first, other.last.first, one.first.last),
        _ => return None,
    };
    let entry = |index| subject.register.entry(index);
    let ends = entry(earlier)
        .versions
        .iter()
        .any(|version| version.time.until.is_some_and(|until| until.value.as_day().is_some()));
    let begins = entry(later)
        .versions
        .iter()
        .any(|version| version.time.from.is_some_and(|from| from.value.as_day().is_some()));
    if ends || begins {
        return None;
    }
    let (earlier, later) = (&entry(earlier).id.value, &entry(later).id.value);
    let between = between(gone, come);
    let message = match field {
        "maybe_same_as" => {
            format!("`{earlier}` may have become `{later}`{between}: no source says whether, or when")
        }
        _ => format!(
            "`{earlier}` was seen before `{later}`, which belongs with it: no source says what changed{between}"
        ),
    };
    let help = "if it is known when the one ended or the other began, write it with `until:` or `from:`";
    Some(Finding::new(span, message).help(help).entry(entry(first).path()))
}

/// The days on which an entry may first and last have been seen to be in force.
struct Sightings {
    first: Interval,
    last: Interval,
}

impl Sightings {
    fn of(subject: Subject<'_>, index: EntryIndex) -> Option<Self> {
        let versions = 0..subject.register.entry(index).versions.len();
        let bounds = versions.filter_map(|at| subject.standing.bounds(index, at));
        // It had begun by the one day and had not ended before the other, whichever of them comes first.
        let seen = bounds.map(|(start, end)| Interval {
            first: start.last.min(end.first),
            last: start.last.max(end.first),
        });
        let seen: Vec<Interval> = seen.collect();
        let first = seen.iter().min_by_key(|seen| seen.first).copied()?;
        let last = seen.iter().max_by_key(|seen| seen.last).copied()?;
        (first.first != Day::EVER && last.last != Day::NEVER).then_some(Self { first, last })
    }

    fn precede(&self, other: &Self) -> bool {
        self.last.last < other.first.first
    }
}

fn is_one_day(days: Interval) -> bool {
    days.first == days.last
}

/// ` between 1 April 2013 and 31 December 2017`; nothing where a side has no bound.
fn between(first: Day, last: Day) -> String {
    match (first, last) {
        (Day::EVER, _) | (_, Day::NEVER) => String::new(),
        (first, last) if first >= last => format!(" about {}", last.prose()),
        (first, last) => format!(" between {} and {}", first.prose(), last.prose()),
    }
}
