//! `candour compare`: what is different between two dates or periods.

use serde_json::{Value as Json, json};

use super::Status;
use super::args::{Common, Compare};
use super::output::{Output, counted, status};
use super::page::Tone;
use super::select::{self, Wanted};
use super::time::{self, plain};
use super::workspace::Workspace;
use crate::register::{Change, Difference, EntryIndex, Kind, Moment, Side, Standing};
use crate::value::{Day, Interval, Verdict, When};

pub(super) fn run(common: &Common, command: &Compare, output: &Output) -> Result<Status, String> {
    let workspace = Workspace::open(common, &output.secrets)?;
    let register = &workspace.register;
    let wanted = Wanted { id: command.id.as_deref(), kind: command.kind, topic: command.topic.as_deref() };
    let mut entries = wanted.entries(register)?;
    entries.sort_by_key(|index| Kind::ALL.iter().position(|kind| *kind == register.entry(*index).kind));
    let standing = register.at(Moment::on(workspace.today));
    let (before, after) = (command.before, command.after);
    let days = [select::days(&standing, before)?, select::days(&standing, after)?];
    in_order(before, after, days)?;
    let changes: Vec<(EntryIndex, Vec<Change>)> =
        entries.iter().map(|index| (*index, standing.changes(*index, days[0], days[1]))).collect();
    let teller = Teller { standing: &standing, written: [before, after], days };
    if output.json {
        let period = |written: When, days: Interval| json!({ "as_written": written.to_string(), "first": day(days.first), "last": day(days.last) });
        let told = changes.iter().flat_map(|(_, changes)| changes);
        let result = json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "before": period(before, days[0]),
            "after": period(after, days[1]),
            "entries": entries.len(),
            "changes": told.map(|change| teller.json(change)).collect::<Vec<_>>(),
        });
        output.json(result);
    } else {
        output.diagnostics(&workspace.sources, &workspace.faults().cloned().collect::<Vec<_>>());
        output.page(&teller.page(&changes));
        let compared = counted(entries.len(), "entry", "entries");
        let all: Vec<Difference> =
            changes.iter().flat_map(|(_, changes)| changes).map(|change| change.difference).collect();
        output.progress(&format!("compared {compared}: {}", summary(&all)));
    }
    Ok(status(&workspace.diagnostics))
}

/// The first of two periods comes first, or what is asked has no answer.
fn in_order(before: When, after: When, days: [Interval; 2]) -> Result<(), String> {
    let [first, second] = days;
    if first == second {
        return Err(format!("there is nothing to compare: {before} and {after} are the same days"));
    }
    if first.first > second.first || first.last > second.last {
        return Err(format!("{before} does not come before {after}; name the earlier of them first"));
    }
    Ok(())
}

/// How many differences of each sort there are, as one line.
fn summary(differences: &[Difference]) -> String {
    let counts = Difference::ALL.into_iter().filter_map(|difference| {
        let count = differences.iter().filter(|other| **other == difference).count();
        (count > 0).then(|| format!("{count} {}", in_words(difference)))
    });
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { "all of it is certainly the same".to_owned() } else { counts.join(", ") }
}

fn in_words(difference: Difference) -> &'static str {
    match difference {
        Difference::Began => "began",
        Difference::Ended => "ended",
        Difference::BeganAndEnded => "began and ended",
        Difference::Changed => "changed",
        Difference::RecordedDifferently => "recorded differently",
        Difference::NotKnown => "not known",
    }
}

fn tone(difference: Difference) -> Tone {
    match difference {
        Difference::Began | Difference::Changed => Tone::Certain,
        Difference::Ended | Difference::BeganAndEnded => Tone::Absent,
        Difference::RecordedDifferently => Tone::Partly,
        Difference::NotKnown => Tone::Unknown,
    }
}

fn day(day: Day) -> Option<String> {
    day.date().map(|date| date.to_string())
}

struct Teller<'a> {
    standing: &'a Standing<'a>,
    written: [When; 2],
    days: [Interval; 2],
}

impl Teller<'_> {
    fn json(&self, change: &Change) -> Json {
        let entry = self.standing.register().entry(change.entry);
        let told = |side: &Side| match change.field {
            None => Some(side.verdict.word().to_owned()),
            Some(_) => text(side),
        };
        let span = |days: Option<Interval>| {
            days.map(|days| json!({ "first": day(days.first), "last": day(days.last) }))
        };
        let both =
            |of: &dyn Fn(&Side) -> Json| json!({ "before": of(&change.before), "after": of(&change.after) });
        json!({
            "id": entry.id.value,
            "field": change.field,
            "before": told(&change.before),
            "after": told(&change.after),
            "kind": change.difference.word(),
            "entry": entry.path(),
            "scope": change.scope,
            "verdicts": both(&|side| json!(side.verdict.word())),
            "recorded": both(&|side| json!(self.recorded(change, side))),
            "began": span(change.began),
            "ended": span(change.ended),
        })
    }

    /// When the version was seen that was the last to be recorded by then.
    fn recorded(&self, change: &Change, side: &Side) -> Vec<String> {
        let register = self.standing.register();
        let Some(at) = side.recorded else { return Vec::new() };
        let version = &register.entry(change.entry).versions[at];
        [time::held(version), time::seen(register, version)].concat()
    }

    /// Every entry with a difference, kind by kind.
    fn page(&self, changes: &[(EntryIndex, Vec<Change>)]) -> String {
        let kind = |index: &EntryIndex| self.standing.register().entry(*index).kind;
        let told: Vec<_> = changes.iter().filter(|(_, changes)| !changes.is_empty()).collect();
        let kinds = told.chunk_by(|(one, _), (other, _)| kind(one) == kind(other));
        let kinds = kinds
            .map(|kind| kind.iter().map(|(index, changes)| self.human(*index, changes)).collect::<String>());
        kinds.collect::<Vec<_>>().join("\n")
    }

    fn human(&self, index: EntryIndex, changes: &[Change]) -> String {
        let path = Tone::Name.on(&self.standing.register().entry(index).path());
        let whole = changes.iter().find(|change| change.field.is_none());
        let mut lines = vec![match whole {
            Some(whole) => format!("{path}  {}", tone(whole.difference).on(&self.sentence(whole))),
            None => path,
        }];
        for change in changes {
            let Some(field) = change.field else { continue };
            let scope = change.scope.as_ref().map(|scope| format!(" ({scope})")).unwrap_or_default();
            let sort = tone(change.difference).on(in_words(change.difference));
            lines.push(format!("  {field}{scope} {sort}"));
            for (side, word) in [(&change.before, "before"), (&change.after, "after")] {
                let told = text(side).unwrap_or_else(|| "not stated".to_owned());
                lines.push(format!("    {word}: {told}{}", self.by_then(change, side)));
            }
        }
        lines.join("\n") + "\n"
    }

    /// When something was recorded that is not certain of the period itself.
    fn by_then(&self, change: &Change, side: &Side) -> String {
        let seen = self.recorded(change, side);
        if side.verdict.is_certain() || seen.is_empty() {
            return String::new();
        }
        format!("  (recorded {})", seen.join(", "))
    }

    /// What is said of an entry as a whole.
    fn sentence(&self, change: &Change) -> String {
        let [before, after] = self.written.map(When::prose_within);
        let began = || self.on(change, change.began, true);
        let ended = || self.on(change, change.ended, false);
        match change.difference {
            Difference::Began if change.after.verdict == Verdict::Possibly => {
                format!("began {}; not known whether in force {after}", began())
            }
            Difference::Began => format!("began {}", began()),
            Difference::Ended if change.before.verdict == Verdict::Possibly => {
                format!("ended {}; not known whether in force {before}", ended())
            }
            Difference::Ended => format!("ended {}", ended()),
            Difference::BeganAndEnded => format!("began {} and ended {}", began(), ended()),
            _ => self.not_known(change, &before, &after),
        }
    }

    fn not_known(&self, change: &Change, before: &str, after: &str) -> String {
        let (first, second) = (change.before.verdict, change.after.verdict);
        if (first, second) != (Verdict::Possibly, Verdict::Possibly) {
            let one = |verdict: Verdict, index: usize, when: &str| match verdict {
                Verdict::Possibly => format!("not known {when}"),
                _ if self.days[index].first == self.days[index].last && verdict != Verdict::No => {
                    format!("in force {when}")
                }
                _ => format!("{} {when}", plain(verdict)),
            };
            return format!("{}; {}", one(first, 0, before), one(second, 1, after));
        }
        let record = |side: &Side| {
            let seen = self.recorded(change, side);
            (!seen.is_empty()).then(|| seen.join(", "))
        };
        let recorded = match (record(&change.before), record(&change.after)) {
            (Some(first), Some(second)) if first == second => format!("last recorded {first}"),
            (Some(first), Some(second)) => format!("recorded {first} and {second}"),
            (None, Some(second)) => format!("first recorded {second}"),
            (Some(first), None) => format!("last recorded {first}"),
            (None, None) => "not recorded by then".to_owned(),
        };
        let single = self.days.iter().all(|days| days.first == days.last);
        let either = if single { "on either day" } else { "in either period" };
        format!("{recorded}; not known {either}")
    }

    /// The day on which it began or ended, in the register's own words where they say as much as is known.
    fn on(&self, change: &Change, days: Option<Interval>, start: bool) -> String {
        let Some(days) = days else { return "on an unknown day".to_owned() };
        let versions = &self.standing.register().entry(change.entry).versions;
        let written = versions.iter().filter_map(|version| {
            let when = if start { version.time.from } else { version.time.until };
            when.map(|when| when.value)
        });
        let own = written.into_iter().find(|when| when.interval() == days);
        match (own, day(days.first), day(days.last)) {
            (Some(own), ..) => own.prose_within(),
            (None, Some(first), Some(last)) if first == last => format!("on {}", days.first.prose()),
            (None, Some(_), Some(_)) => {
                format!("between {} and {}", days.first.prose(), days.last.prose())
            }
            (None, None, Some(_)) => format!("by {}", days.last.prose()),
            (None, Some(_), None) => format!("on or after {}", days.first.prose()),
            (None, None, None) => "on an unknown day".to_owned(),
        }
    }
}

/// What a field says, as one text.
fn text(side: &Side) -> Option<String> {
    (!side.values.is_empty()).then(|| side.values.join(if side.disputed { ", or " } else { ", then " }))
}
