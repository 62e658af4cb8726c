//! What is different between two periods, and where the register cannot say.
//!
//! What is certain is told apart from what is only written down differently: that a document of one year gives another
//! title than a document of another says nothing of the days between them.

use super::{EntryIndex, Standing, Value, Version};
use crate::value::{Day, Interval, Nil, Verdict};

/// How an entry, or a field of it, differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Certainly not in force in the first period, and certainly in force on some later day up to the end of the second.
    Began,
    /// Certainly in force on some day before the second period, and certainly not in it.
    Ended,
    /// In force in neither, and certainly on some day between them.
    BeganAndEnded,
    /// Certainly one value in the first period, and certainly another on some later day up to the end of the second.
    Changed,
    /// What was last recorded is different; whether the thing itself changed, and when, is not certain.
    RecordedDifferently,
    /// In one period, or in both, it is not known whether it was in force.
    NotKnown,
}

impl Difference {
    /// Every difference, the certain ones first.
    pub const ALL: [Self; 6] = [
        Self::Began,
        Self::Ended,
        Self::BeganAndEnded,
        Self::Changed,
        Self::RecordedDifferently,
        Self::NotKnown,
    ];

    /// The word by which programs know it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Began => "began",
            Self::Ended => "ended",
            Self::BeganAndEnded => "began_and_ended",
            Self::Changed => "changed",
            Self::RecordedDifferently => "recorded_differently",
            Self::NotKnown => "not_known",
        }
    }
}

/// What holds of one of the two periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// How far the entry stood, or what is said of the field.
    pub verdict: Verdict,
    /// What the field says, in order of time; nothing where it is not stated, and of an entry as a whole.
    pub values: Vec<String>,
    /// The last version that had certainly begun by the end of the period and may have lasted into it.
    pub recorded: Option<usize>,
    /// Whether versions that contradict each other speak of it, so that not all of the values are true.
    pub disputed: bool,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Of which entry.
    pub entry: EntryIndex,
    /// Of which field; none where it is the entry as a whole.
    pub field: Option<&'static str>,
    /// The part of the thing of which the field speaks, where that is not all of it.
    pub scope: Option<String>,
    /// What sort of difference it is.
    pub difference: Difference,
    /// What holds of the first period.
    pub before: Side,
    /// What holds of the second.
    pub after: Side,
    /// The days on which it may have begun, where it did.
    pub began: Option<Interval>,
    /// The days on which it may have ended, where it did.
    pub ended: Option<Interval>,
}

/// Fields that word a thing or quote a source: another wording is no other thing.
const WORDING: [&str; 6] = ["as_written", "in_text", "one", "plural", "ranks", "readings"];

impl Standing<'_> {
    /// What is different of an entry between two periods, the first of which does not begin or end after the second:
    /// the entry as a whole first, then field by field. What is certainly the same is not among it.
    pub fn changes(&self, entry: EntryIndex, before: Interval, after: Interval) -> Vec<Change> {
        let versions = &self.register().entry(entry).versions;
        let known: Vec<usize> = (0..versions.len()).filter(|at| self.is_known(entry, *at)).collect();
        // Of what no source has told yet, nothing is told here either; nor of a word of the register's own, such as a
        // topic, of which nobody says when.
        if !known.iter().any(|at| tells_when(&versions[*at])) {
            return Vec::new();
        }
        let comparison = Comparison { standing: self, entry, before, after };
        let whole = comparison.whole(&known);
        let mut changes = Vec::new();
        if ![whole.before.verdict, whole.after.verdict].contains(&Verdict::No) {
            let mut scopes: Vec<Option<&str>> = Vec::new();
            for at in &known {
                let scope = scope(&versions[*at]);
                if !scopes.contains(&scope) {
                    scopes.push(scope);
                }
            }
            for scope in scopes {
                let within: Vec<usize> =
                    known.iter().copied().filter(|at| self::scope(&versions[*at]) == scope).collect();
                changes.extend(comparison.fields(&within, scope));
            }
        }
        changes.splice(0..0, comparison.differs(whole));
        changes
    }
}

fn tells_when(version: &Version) -> bool {
    let time = &version.time;
    let written = [time.from, time.until].iter().any(Option::is_some);
    written || version.source.is_some() || !time.seen.is_empty() || !time.held.is_empty()
}

fn scope(version: &Version) -> Option<&str> {
    version.scope.as_ref().map(|scope| &*scope.value)
}

struct Comparison<'s> {
    standing: &'s Standing<'s>,
    entry: EntryIndex,
    before: Interval,
    after: Interval,
}

impl Comparison<'_> {
    /// The entry as a whole, whether or not that is a difference.
    fn whole(&self, known: &[usize]) -> Change {
        let side = |period: Interval| Side {
            verdict: self.standing.entry(self.entry, period),
            values: Vec::new(),
            recorded: self.recorded(known, period),
            disputed: false,
        };
        Change {
            entry: self.entry,
            field: None,
            scope: None,
            difference: Difference::NotKnown,
            before: side(self.before),
            after: side(self.after),
            began: self.began(known),
            ended: self.ended(known),
        }
    }

    /// The entry as a whole, where it is a difference.
    fn differs(&self, whole: Change) -> Option<Change> {
        use Difference::{Began, BeganAndEnded, Ended};
        let difference = self.difference(&whole)?;
        let began = whole.began.filter(|_| matches!(difference, Began | BeganAndEnded));
        let ended = whole.ended.filter(|_| matches!(difference, Ended | BeganAndEnded));
        Some(Change { difference, began, ended, ..whole })
    }

    fn difference(&self, whole: &Change) -> Option<Difference> {
        let certain = |first: Day, last: Day| {
            Interval::new(first, last)
                .is_some_and(|period| self.standing.entry(self.entry, period).is_certain())
        };
        let (before, after) = (self.before, self.after);
        match (whole.before.verdict, whole.after.verdict) {
            (Verdict::No, Verdict::No) => {
                certain(before.last.next(), after.first.previous()).then_some(Difference::BeganAndEnded)
            }
            (Verdict::No, _) if certain(before.last.next(), after.last) => Some(Difference::Began),
            (_, Verdict::No) if certain(before.first, after.first.previous()) => Some(Difference::Ended),
            (first, second) if first.is_certain() && second.is_certain() => None,
            _ => Some(Difference::NotKnown),
        }
    }

    /// The days on which the first of the versions that come after the first period may have begun.
    fn began(&self, known: &[usize]) -> Option<Interval> {
        let starts = self.bounds(known).map(|(start, _)| start);
        let later = starts.filter(|start| start.first > self.before.last);
        later.reduce(|one, other| Interval {
            first: one.first.min(other.first),
            last: one.last.min(other.last),
        })
    }

    /// The days on which the last of the versions that come before the second period may have ended.
    fn ended(&self, known: &[usize]) -> Option<Interval> {
        let ends = self.bounds(known).map(|(_, end)| end);
        let earlier = ends.filter(|end| end.last < self.after.first);
        earlier.reduce(|one, other| Interval {
            first: one.first.max(other.first),
            last: one.last.max(other.last),
        })
    }

    fn bounds(&self, known: &[usize]) -> impl Iterator<Item = (Interval, Interval)> {
        known.iter().filter_map(|at| self.standing.bounds(self.entry, *at))
    }

    fn recorded(&self, within: &[usize], period: Interval) -> Option<usize> {
        let begun =
            |at: usize| self.standing.bounds(self.entry, at).is_some_and(|(s, _)| s.last <= period.last);
        let lasts = |at: usize| self.standing.versions(self.entry, &[at], period) != Verdict::No;
        within.iter().rev().copied().find(|at| begun(*at) && lasts(*at))
    }

    /// What is different in the fields of the versions of one scope.
    fn fields(&self, within: &[usize], scope: Option<&str>) -> Vec<Change> {
        let versions = &self.standing.register().entry(self.entry).versions;
        let mut names: Vec<&'static str> =
            within.iter().flat_map(|at| versions[*at].facts.keys().copied()).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| !WORDING.contains(name));
        let recorded = [self.before, self.after].map(|period| self.recorded(within, period));
        let changes = names.into_iter().filter_map(|field| {
            let before = self.side(within, field, self.before, recorded[0])?;
            let after = self.side(within, field, self.after, recorded[1])?;
            let difference = difference(&before, &after)?;
            let text = |told: Told<'_>| Side {
                verdict: told.verdict,
                values: told.values.iter().map(ToString::to_string).collect(),
                recorded: told.recorded,
                disputed: told.disputed,
            };
            Some(Change {
                entry: self.entry,
                field: Some(field),
                scope: scope.map(str::to_owned),
                difference,
                before: text(before),
                after: text(after),
                began: None,
                ended: None,
            })
        });
        changes.collect()
    }

    /// What is certainly said of a field in a period; where nothing is, what was last recorded by then.
    fn side(
        &self,
        within: &[usize],
        field: &'static str,
        period: Interval,
        recorded: Option<usize>,
    ) -> Option<Told<'_>> {
        let versions = &self.standing.register().entry(self.entry).versions;
        let mut said: Vec<&Value> = Vec::new();
        for at in within {
            let value = stated(&versions[*at], field);
            said.extend(value.filter(|value| !said.iter().any(|known| same(known, value))));
        }
        let verdict = |value: &Value| {
            self.standing.field_of(self.entry, within, field, |other| same(other, value), period)
        };
        let verdicts: Vec<(&Value, Verdict)> = said.iter().map(|value| (*value, verdict(value))).collect();
        let ruled_out = verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::No);
        let ruled_out = ruled_out.map(|(value, _)| *value).collect();
        let certain: Vec<_> = verdicts.iter().filter(|(_, verdict)| verdict.is_certain()).collect();
        if let Some((_, verdict)) = certain.iter().max_by_key(|(_, verdict)| *verdict) {
            let values = certain.iter().map(|(value, _)| *value).collect();
            let disputed = self.is_disputed(within, field, period);
            return Some(Told { values, verdict: *verdict, certain: true, ruled_out, recorded, disputed });
        }
        let last = recorded?;
        // Two versions that contradict each other were recorded together.
        let place = within.iter().position(|at| *at == last)?;
        let first = (0..=place).rev().find(|at| *at == 0 || !versions[within[*at]].disputed)?;
        let told = within[first..=place].iter().map(|at| &versions[*at]);
        let told = told.filter(|version| self.told_by(version, field, period.last));
        let values: Vec<&Value> = told.filter_map(|version| stated(version, field)).collect();
        // What was so on some day since the first period has come about, whether or not it lasted.
        let since = Interval::new(self.before.last.next(), period.last);
        let since = since.filter(|_| period == self.after).is_some_and(|since| {
            let said = |other: &Value| values.iter().any(|value| same(value, other));
            self.standing.field_of(self.entry, within, field, said, since).is_certain()
        });
        let (verdict, disputed) = (Verdict::Possibly, first < place);
        Some(Told { values, verdict, certain: since, ruled_out, recorded, disputed })
    }

    /// Whether versions that may be in force in a period contradict each other in what they say of a field.
    fn is_disputed(&self, within: &[usize], field: &str, period: Interval) -> bool {
        let versions = &self.standing.register().entry(self.entry).versions;
        let says = |at: usize| {
            stated(&versions[at], field)
                .filter(|_| self.standing.versions(self.entry, &[at], period) != Verdict::No)
        };
        within.windows(2).filter(|pair| versions[pair[1]].disputed).any(
            |pair| matches!((says(pair[0]), says(pair[1])), (Some(one), Some(other)) if !same(one, other)),
        )
    }

    /// Whether a field was recorded by `day`, where a source of its own records it.
    fn told_by(&self, version: &Version, field: &str, day: Day) -> bool {
        let own = version.facts.get(field).and_then(|fact| fact.source);
        own.is_none_or(|source| self.standing.source_day(source.value).last <= day)
    }
}

/// What is told of a field in one period.
struct Told<'v> {
    values: Vec<&'v Value>,
    verdict: Verdict,
    /// Whether the values were so on some day that tells: of the period, or since the one before it.
    certain: bool,
    /// The values that it certainly did not have.
    ruled_out: Vec<&'v Value>,
    recorded: Option<usize>,
    disputed: bool,
}

fn difference(before: &Told<'_>, after: &Told<'_>) -> Option<Difference> {
    let among = |value: &Value, values: &[&Value]| values.iter().any(|other| same(value, other));
    let alike = before.values.len() == after.values.len()
        && before.values.iter().all(|value| among(value, &after.values));
    if alike {
        return None;
    }
    let certain = [before, after].iter().all(|told| told.certain && !told.disputed);
    let apart = !before.values.iter().any(|value| among(value, &after.values));
    let gone = before.values.iter().any(|value| among(value, &after.ruled_out));
    let new = after.values.iter().any(|value| among(value, &before.ruled_out));
    let changed = certain && (apart || gone || new);
    Some(if changed { Difference::Changed } else { Difference::RecordedDifferently })
}

/// What a version says of a field, unless it says that its source does not.
fn stated<'v>(version: &'v Version, field: &str) -> Option<&'v Value> {
    version.value(field).filter(|value| **value != Value::Nil(Nil::NotStated))
}

/// Whether two values say the same, wherever they are written. The order of ids says nothing.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Ids(one), Value::Ids(other)) => {
            let sorted = |ids: &[crate::text::At<String>]| {
                let mut ids: Vec<String> = ids.iter().map(|id| id.value.clone()).collect();
                ids.sort_unstable();
                ids
            };
            sorted(one) == sorted(other)
        }
        _ => one == other,
    }
}
