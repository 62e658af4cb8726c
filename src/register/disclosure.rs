//! What may be disclosed: closed unless a published source or the register says otherwise.
//!
//! [`Register::cleared`] is what letters are drafted from. What it keeps back leaves a blank behind: a version of
//! which nothing is known, so that no verdict rests on it and none pretends that it is not there.

use std::collections::BTreeSet;

use super::{
    Entry, EntryIndex, Fact, Facts, Kind, Register, Remarks, Seen, SourceIndex, Time, Value, Version,
};
use crate::text::At;
use crate::value::When;

/// What a version says about its own disclosure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Disclosure {
    /// Nothing: what a published source says may be disclosed, and nothing else.
    #[default]
    BySource,
    /// It may be disclosed.
    Disclosed {
        /// Who decided that, if it is said.
        by: Option<String>,
        /// When.
        on: Option<When>,
    },
    /// It may be drafted, but these must be asked before it goes out.
    Ask(At<String>),
    /// It may not, whatever its source.
    Closed,
}

/// What stands in the register for a text that may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// What it is, in words that may be said.
    pub label: String,
    /// The provision under which it is withheld.
    pub provision: At<String>,
}

/// Why something is kept back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Nobody has said that it may be disclosed.
    NotCleared,
    /// It is withheld under this provision.
    Withheld(String),
}

/// Something that a cleared register does not hold: where it was, never what it said.
#[derive(Debug, Clone)]
pub struct KeptBack {
    /// The entry.
    pub entry: EntryIndex,
    /// The entry or fact, as `kind/id` or `kind/id/field`.
    pub fact: String,
    /// The topics that it bore on, by id.
    pub topics: Vec<String>,
    /// The source that said it.
    pub source: Option<SourceIndex>,
    /// Why.
    pub why: Why,
}

/// Fields without one of which nobody can be told what an entry is, if it has any.
const NAMES: [&str; 4] = ["name", "title", "described", "measure"];

impl Register {
    /// The part of the register that letters may be drafted from, with a list of what was kept back.
    #[must_use]
    pub fn cleared(&self) -> Self {
        let mut whys: Vec<Vec<Option<Why>>> = self
            .entries
            .iter()
            .map(|entry| entry.versions.iter().map(|version| self.why_closed(entry.kind, version)).collect())
            .collect();
        let closed = |whys: &[Vec<Option<Why>>]| -> BTreeSet<EntryIndex> {
            let all = |whys: &Vec<Option<Why>>| whys.iter().all(Option::is_some);
            (0..whys.len()).filter(|at| all(&whys[*at])).map(EntryIndex).collect()
        };
        // A post of another body must not look like one of our own because that body goes unnamed.
        let bodies = closed(&whys);
        for (entry, whys) in self.entries.iter().zip(&mut whys) {
            for (version, why) in entry.versions.iter().zip(whys) {
                if why.is_none() && version.ids("employer").any(|id| self.is_among(&bodies, id)) {
                    *why = Some(Why::NotCleared);
                }
            }
        }
        let closed = closed(&whys);
        let mut kept_back = Vec::new();
        let entries = self.indexed().zip(whys).map(|((index, entry), whys)| {
            let versions = entry.versions.iter().zip(whys).map(|(version, why)| match why {
                Some(why) => {
                    kept_back.push(kept(index, version, entry.path(), version.source, why));
                    blank(version)
                }
                None => self.clear(index, version, &closed, &mut kept_back),
            });
            Entry { versions: versions.collect(), ..entry.clone() }
        });
        let entries = entries.collect();
        Self { kept_back, ..Self::new(self.organisation.clone(), self.sources.clone(), entries) }
    }

    fn is_published(&self, source: Option<At<SourceIndex>>) -> bool {
        source.is_some_and(|source| self.source(source.value).published)
    }

    fn is_among(&self, entries: &BTreeSet<EntryIndex>, id: &At<String>) -> bool {
        self.find(&id.value).is_some_and(|index| entries.contains(&index))
    }

    /// Whether facts without a source of their own may be told. A topic is a word of the register's own, unless it
    /// names a source.
    fn is_whole(&self, kind: Kind, version: &Version) -> bool {
        self.is_published(version.source) || (kind == Kind::Topics && !version.names_source)
    }

    /// Why nothing of a version may be told, if that is so.
    fn why_closed(&self, kind: Kind, version: &Version) -> Option<Why> {
        if let Some(withheld) = version.withheld() {
            return Some(Why::Withheld(withheld.provision.value.clone()));
        }
        match version.disclosure {
            Disclosure::Closed => return Some(Why::NotCleared),
            Disclosure::Disclosed { .. } | Disclosure::Ask(_) => return None,
            Disclosure::BySource => {}
        }
        let whole = self.is_whole(kind, version);
        let open = |fact: &Fact| match fact.source {
            Some(source) => self.is_published(Some(source)),
            None => whole,
        };
        let mut names = version.facts.iter().filter(|(field, _)| NAMES.contains(field)).peekable();
        let may_be_called = names.peek().is_none() || names.any(|(_, fact)| open(fact));
        (!may_be_called || !(whole || version.facts.values().any(open))).then_some(Why::NotCleared)
    }

    /// A version with nothing in it that is closed.
    fn clear(
        &self,
        index: EntryIndex,
        version: &Version,
        closed: &BTreeSet<EntryIndex>,
        kept_back: &mut Vec<KeptBack>,
    ) -> Version {
        let path = self.entry(index).path();
        let by_source = version.disclosure == Disclosure::BySource;
        let whole = !by_source || self.is_whole(self.entry(index).kind, version);
        let mut facts: Vec<(&'static str, Fact)> = Vec::new();
        for (field, fact) in &version.facts {
            let open = if fact.source.is_some() { self.is_published(fact.source) } else { whole };
            let mut keep = |why| {
                let source = fact.source.or(version.source);
                kept_back.push(kept(index, version, format!("{path}/{field}"), source, why));
            };
            if by_source && !open {
                keep(Why::NotCleared);
                continue;
            }
            let mut fact = fact.clone();
            if let Value::Ids(ids) = &mut fact.value.value {
                let before = ids.len();
                ids.retain(|id| !self.is_among(closed, id));
                if ids.len() < before {
                    keep(Why::NotCleared);
                    facts.retain(|(other, _)| !(*other == "complete" && *field == "members"));
                }
                if ids.is_empty() {
                    continue;
                }
            }
            facts.push((*field, fact));
        }
        let mut time = version.time.clone();
        for seen in time.seen.iter_mut().filter(|seen| seen.source.is_some()) {
            if by_source && !self.is_published(seen.source) {
                *seen = UNSEEN;
            }
        }
        let mut source = version.source;
        if !whole {
            time = unknown();
            source = facts.iter().find_map(|(_, fact)| fact.source);
        }
        let remarks = remarks(version, |remarks| remarks.confirm = None);
        Version { facts: facts.into_iter().collect(), time, source, remarks, ..version.clone() }
    }
}

fn kept(
    entry: EntryIndex,
    version: &Version,
    fact: String,
    source: Option<At<SourceIndex>>,
    why: Why,
) -> KeptBack {
    let topics = version.ids("topics").map(|id| id.value.clone()).collect();
    KeptBack { entry, fact, topics, source: source.map(|source| source.value), why }
}

/// A sighting that says nothing, so that the day of the source does not stand for one either.
const UNSEEN: Seen = Seen { source: None, on: None };

/// Any time at all.
fn unknown() -> Time {
    Time { seen: vec![UNSEEN], ..Time::default() }
}

/// What is left of a version that is kept back: that there is one.
fn blank(version: &Version) -> Version {
    let remarks = remarks(version, |remarks| {
        (remarks.confirm, remarks.redacted_in, remarks.withheld) = (None, None, None);
    });
    Version { time: unknown(), facts: Facts::default(), remarks, kept_back: true, ..version.clone() }
}

/// What is said about a version, without what `strip` takes out.
fn remarks(version: &Version, strip: impl FnOnce(&mut Remarks)) -> Option<Box<Remarks>> {
    let mut remarks = version.remarks.as_deref().cloned()?;
    strip(&mut remarks);
    remarks.boxed()
}
