//! Which entries and which days a command asks about.

use crate::register::{EntryIndex, Kind, Register, SourceIndex, Standing};
use crate::value::{Day, Interval, When};
use crate::yaml;

/// What was typed to choose entries by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'c> {
    pub(super) id: Option<&'c str>,
    pub(super) kind: Option<Kind>,
    pub(super) topic: Option<&'c str>,
}

impl Wanted<'_> {
    /// The entries asked for, in the order written. What names nothing is a mistake.
    pub(super) fn entries(&self, register: &Register) -> Result<Vec<EntryIndex>, String> {
        if let Some(topic) = self.topic {
            known_topic(register, topic)?;
        }
        let only = match self.id {
            Some(id) => Some(find(register, id).ok_or_else(|| unknown(register, id))?),
            None => None,
        };
        let shown = register
            .indexed()
            .filter(|(index, _)| only.is_none_or(|only| only == *index))
            .filter(|(_, entry)| self.kind.is_none_or(|kind| kind == entry.kind))
            .filter(|(_, entry)| {
                let bears = |topic: &str| {
                    entry.versions.iter().any(|version| version.ids("topics").any(|id| id.value == topic))
                };
                self.topic.is_none_or(bears)
            })
            .map(|(index, _)| index);
        Ok(shown.collect())
    }
}

/// The entry with this id: its own, one that it had before, or its path, as in `posts/lead`.
pub(super) fn find(register: &Register, id: &str) -> Option<EntryIndex> {
    let by_path = || {
        let (kind, id) = id.split_once('/')?;
        register.find(id).filter(|index| register.entry(*index).kind.word() == kind)
    };
    let before = || {
        let had = |(index, entry): (EntryIndex, &crate::register::Entry)| {
            entry.was.iter().any(|was| was.value == id).then_some(index)
        };
        register.indexed().find_map(had)
    };
    register.find(id).or_else(by_path).or_else(before)
}

/// The source with this id, or with its path, as in `sources/minutes`.
pub(super) fn source(register: &Register, id: &str) -> Option<SourceIndex> {
    let id = id.strip_prefix("sources/").unwrap_or(id);
    register.find_source(id)
}

fn unknown(register: &Register, id: &str) -> String {
    let entries = register.entries.iter();
    let known = entries.flat_map(|entry| entry.was.iter().chain([&entry.id]));
    let known = known.chain(register.sources.iter().map(|source| &source.id));
    let help = match yaml::closest(id, known.map(|id| &*id.value)) {
        Some(near) => format!("did you mean {near}?"),
        None => "list them all with `candour show`".to_owned(),
    };
    format!("the register has no entry called {id}; {help}")
}

fn known_topic(register: &Register, topic: &str) -> Result<(), String> {
    let topics = || register.of_kind(Kind::Topics).map(|(_, entry)| &*entry.id.value);
    if topics().any(|known| known == topic) {
        return Ok(());
    }
    let help = match yaml::closest(topic, topics()) {
        Some(near) => format!("did you mean {near}?"),
        None if topics().next().is_none() => "it has no topics yet".to_owned(),
        None => format!("its topics are {}", yaml::listed(topics(), "and")),
    };
    Err(format!("the register has no topic called {topic}; {help}"))
}

/// The days of a period as written, in the organisation's own years, up to the moment of `standing`.
pub(super) fn days(standing: &Standing<'_>, written: When) -> Result<Interval, String> {
    let when = written
        .in_years_from(standing.register().organisation.year_start)
        .map_err(|refusal| refusal.to_string())?;
    standing.clip(when.interval()).ok_or_else(|| beyond(written, standing.moment().as_at))
}

fn beyond(written: When, today: Day) -> String {
    format!("{written} lies wholly after {today}, the day taken for today: nothing can be said of it")
}
