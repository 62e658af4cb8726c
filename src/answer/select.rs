//! Which entries answer a question, and how each is to be spoken of.

use crate::register::{EntryIndex, KeptBack, Kind, SourceIndex, Standing, Value, Why};
use crate::text::At;
use crate::value::{Day, Interval, Verdict, When};

/// A period asked about, as far as it can be spoken of.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// As the question has it.
    pub when: When,
    /// Up to the day whose facts are given.
    pub during: Interval,
}

impl Asked {
    /// The last day spoken of, where the period goes on after it.
    pub fn clipped(self) -> Option<Day> {
        (self.during.last < self.when.interval().last).then_some(self.during.last)
    }
}

/// How an item is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the body of the answer.
    Shown,
    /// In one sentence: it was recorded before the periods asked about, and whether it still stood is not known.
    LastRecorded,
    /// Not printed, for this reason.
    LeftOut(Reason),
}

/// Why an item is not printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It ended before the periods asked about.
    Ended,
    /// What the same entry says at another time is nearer.
    NearerVersion,
    /// It had not begun in the periods asked about.
    NotBegun,
}

/// When an item was last seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// As it is written.
    pub when: When,
    /// The days it may have been.
    pub days: Interval,
    /// The source whose day it is, if it is a source's.
    pub source: Option<SourceIndex>,
}

/// One or more versions of an entry that say the same, and how far they stood over each period asked about.
#[derive(Debug, Clone)]
pub struct Item {
    /// The entry.
    pub entry: EntryIndex,
    /// The versions, by their place in it.
    pub versions: Vec<usize>,
    /// A verdict for each period asked about.
    pub verdicts: Vec<Verdict>,
    /// When it was last seen.
    pub sight: Option<Sight>,
    /// Whenever it was seen.
    pub sights: Vec<Sight>,
    /// Whether its facts are of whole periods, such as a year's figures.
    pub of_periods: bool,
    /// How it is spoken of.
    pub place: Place,
}

impl Item {
    /// Whether every verdict is the last word: nothing need be said of when it was seen.
    pub fn is_final(&self) -> bool {
        !self.verdicts.is_empty()
            && self
                .verdicts
                .iter()
                .all(|verdict| matches!(verdict, Verdict::Throughout | Verdict::Part | Verdict::No))
            && self.verdicts.iter().any(|verdict| verdict.is_certain())
    }
}

/// What was selected, so that an audit can ask the same again.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The question.
    pub question: String,
    /// The kinds asked for.
    pub kinds: Vec<Kind>,
    /// The topic.
    pub topic: String,
    /// The periods.
    pub periods: Vec<When>,
    /// The one occasion on which everything shown was seen.
    pub occasion: Option<When>,
    /// Every entry found, as `kind/id`.
    pub found: Vec<String>,
    /// What of it is not told, and why.
    pub left_out: Vec<(String, Reason)>,
    /// What bears on it and may not be told, and why.
    pub kept_back: Vec<(String, Why)>,
}

/// Everything that bears on a topic, in the order of the register.
pub(super) fn select(
    standing: &Standing<'_>,
    kinds: &[Kind],
    topic: &str,
    about: &[At<String>],
    periods: &[Asked],
) -> Vec<Item> {
    let about: Vec<&str> = about.iter().map(|id| &*id.value).collect();
    let entries = entries_on(standing, kinds, topic, &about).into_iter();
    entries.flat_map(|entry| of_entry(standing, entry, &known(standing, entry), periods)).collect()
}

/// The versions of an entry that are known at this moment.
fn known(standing: &Standing<'_>, entry: EntryIndex) -> Vec<usize> {
    let count = standing.register().entry(entry).versions.len();
    (0..count).filter(|at| standing.is_known(entry, *at)).collect()
}

/// The entries that bear on a topic, whatever is asked of them: all of these kinds, or those named by `about`.
pub fn entries_on(standing: &Standing<'_>, kinds: &[Kind], topic: &str, about: &[&str]) -> Vec<EntryIndex> {
    let named = |id: &str| about.is_empty() || about.contains(&id);
    let entries = standing.register().indexed().filter(|(index, entry)| {
        let on_topic = |at: usize| {
            standing.is_known(*index, at) && entry.versions[at].ids("topics").any(|id| id.value == topic)
        };
        kinds.contains(&entry.kind) && named(&entry.id.value) && (0..entry.versions.len()).any(on_topic)
    });
    entries.map(|(index, _)| index).collect()
}

/// What bears on a topic, is known by now and is kept back, in the order of the register.
pub(super) fn kept_back<'r>(
    standing: &Standing<'r>,
    kinds: &[Kind],
    topic: &str,
    about: &[At<String>],
) -> Vec<&'r KeptBack> {
    let register = standing.register();
    let bears = |kept: &&KeptBack| {
        let entry = register.entry(kept.entry);
        kinds.contains(&entry.kind)
            && (about.is_empty() || about.iter().any(|id| id.value == entry.id.value))
            && kept.topics.iter().any(|own| own == topic)
            && kept.source.is_none_or(|source| standing.uses(source))
    };
    register.kept_back.iter().filter(bears).collect()
}

fn of_entry(standing: &Standing<'_>, index: EntryIndex, known: &[usize], periods: &[Asked]) -> Vec<Item> {
    let entry = standing.register().entry(index);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in known {
        let version = &entry.versions[*at];
        let same = groups.iter_mut().find(|group| {
            let first = &entry.versions[group[0]];
            let values = |version: &crate::register::Version| -> Vec<(&'static str, Value)> {
                version
                    .facts
                    .iter()
                    .map(|(name, fact)| (*name, super::groups::plain(&fact.value.value)))
                    .collect()
            };
            first.scope.as_ref().map(|scope| &scope.value) == version.scope.as_ref().map(|scope| &scope.value)
                && values(first) == values(version)
        });
        match same {
            Some(group) => group.push(*at),
            None => groups.push(vec![*at]),
        }
    }
    let mut items: Vec<Item> = groups
        .into_iter()
        .map(|versions| {
            let verdict = |asked: &Asked| match standing.versions(index, &versions, asked.during) {
                // It may still have stood, as a version that is kept back has it.
                Verdict::No
                    if entry.keeps_back() && standing.entry(index, asked.during) == Verdict::Possibly =>
                {
                    Verdict::Possibly
                }
                verdict => verdict,
            };
            let verdicts = periods.iter().map(verdict).collect();
            let sights: Vec<Sight> = versions.iter().flat_map(|at| sights(standing, index, *at)).collect();
            let sight = sights.iter().copied().max_by_key(|sight| sight.days.last);
            let of_periods = matches!(entry.kind, Kind::Budgets | Kind::Statistics)
                && versions.iter().any(|at| !entry.versions[*at].time.held.is_empty());
            Item { entry: index, versions, verdicts, sight, sights, of_periods, place: Place::Shown }
        })
        .collect();
    let own = |at: &usize| entry.versions[*at].ids("employer").next().is_none();
    place(&mut items, entry.kind == Kind::Posts && known.iter().all(own), periods);
    items
}

/// Every occasion on which a version was seen.
fn sights(standing: &Standing<'_>, entry: EntryIndex, at: usize) -> Vec<Sight> {
    let register = standing.register();
    let version = &register.entry(entry).versions[at];
    let on = |when: When, source: Option<SourceIndex>| Sight { when, days: when.interval(), source };
    let by_source = |source: SourceIndex| Sight {
        when: register.source(source).date,
        days: standing.source_day(source),
        source: Some(source),
    };
    if !version.time.held.is_empty() {
        return version.time.held.iter().map(|period| on(period.value, None)).collect();
    }
    if version.time.seen.is_empty() {
        return version.source.map(|source| by_source(source.value)).into_iter().collect();
    }
    let used = version.time.seen.iter().filter(|seen| seen.source.is_none_or(|by| standing.uses(by.value)));
    let seen = used.filter_map(|seen| {
        let source = seen.source.map(|source| source.value);
        seen.on.map(|day| on(day.value, source)).or(source.map(by_source))
    });
    seen.collect()
}

/// Decides how each item of one entry is spoken of.
///
/// What stood for certain on some day of a period is shown. Otherwise the nearest record is: the first that may have
/// been made in or after the period; and the last one before it is told as last recorded. Posts that were certainly
/// not in place are shown as such where they are the organisation's own, since people compare them (`compared`).
fn place(items: &mut [Item], compared: bool, periods: &[Asked]) {
    let Some(first_day) = periods.iter().map(|asked| asked.during.first).min() else {
        let latest = items.len().saturating_sub(1);
        items.iter_mut().take(latest).for_each(|item| item.place = Place::LeftOut(Reason::NearerVersion));
        return;
    };
    let before = |item: &Item| item.sight.is_some_and(|sight| sight.days.last < first_day);
    let certain = |item: &Item| item.verdicts.iter().any(|verdict| verdict.is_certain());
    let never = |item: &Item| item.verdicts.iter().all(|verdict| *verdict == Verdict::No);
    let open_periods: Vec<usize> =
        (0..periods.len()).filter(|at| !items.iter().any(|item| item.verdicts[*at].is_certain())).collect();
    let nearest = items.iter().position(|item| !before(item) && !certain(item));
    let last_before = items.iter().rposition(|item| before(item) && !certain(item) && !never(item));
    for (at, item) in items.iter_mut().enumerate() {
        item.place = if certain(item) {
            Place::Shown
        } else if before(item) && never(item) {
            Place::LeftOut(Reason::Ended)
        } else if never(item) && !compared {
            Place::LeftOut(Reason::NotBegun)
        } else if open_periods.is_empty() {
            Place::LeftOut(Reason::NearerVersion)
        } else if nearest == Some(at) {
            Place::Shown
        } else if last_before == Some(at) {
            Place::LastRecorded
        } else {
            Place::LeftOut(Reason::NearerVersion)
        };
    }
}

/// The item of an entry that is told first: shown if any is, else the latest.
pub(super) fn latest(standing: &Standing<'_>, index: EntryIndex, periods: &[Asked]) -> Option<Item> {
    let items = of_entry(standing, index, &known(standing, index), periods);
    let shown = items.iter().find(|item| item.place == Place::Shown);
    shown.or(items.last()).cloned()
}

/// One version of an entry by itself, whatever the periods.
pub(super) fn alone(standing: &Standing<'_>, entry: EntryIndex, at: usize) -> Item {
    let sights = sights(standing, entry, at);
    Item {
        entry,
        versions: vec![at],
        verdicts: Vec::new(),
        sight: sights.iter().copied().max_by_key(|sight| sight.days.last),
        sights,
        of_periods: false,
        place: Place::Shown,
    }
}
