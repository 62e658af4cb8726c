//! The register: what an authority has and does, as facts with times and sources.
//!
//! An [`Entry`] is one thing with an id; a [`Version`] is what was true of it over one stretch of time; a [`Fact`] is
//! one field of a version. [`Register::at`] fixes a moment and answers what stood when.

mod compare;
mod disclosure;
mod facts;
mod kind;
mod moment;
mod shape;
mod value;

use std::collections::HashMap;

pub use compare::{Change, Difference, Side};
pub use disclosure::{Disclosure, KeptBack, Why, Withheld};
pub use facts::Facts;
pub use kind::{Field, Holds, Kind};
pub use moment::{Moment, Standing, Worldless};
pub use shape::{CountShape, Shape};
pub use value::{Staff, Unit, Value};

use crate::text::{At, Span};
use crate::value::{Day, When, YearStart};

/// The body whose register this is.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// Its full name.
    pub name: String,
    /// Its short name, if it has one.
    pub short: Option<String>,
    /// What a letter calls it after the first mention, as it stands inside a sentence: "the Force".
    pub called: Option<String>,
    /// The law it answers under, such as `foia-2000`.
    pub regime: String,
    /// Whether it has the cost limit of central government.
    pub is_central: bool,
    /// The first day of its own year.
    pub year_start: YearStart,
    /// What it calls that year.
    pub year_name: String,
    /// Bank holidays that were proclaimed.
    pub bank_holidays: Vec<BankHoliday>,
}

/// A bank holiday that was proclaimed.
#[derive(Debug, Clone)]
pub struct BankHoliday {
    /// The day itself.
    pub date: At<Day>,
    /// What it is called.
    pub title: String,
    /// The parts of the United Kingdom in which it is kept, by their words; all of them where none is named.
    pub kept_in: Vec<&'static str>,
    /// When it was proclaimed.
    pub proclaimed: At<Day>,
}

/// A document or person that facts were read from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id.
    pub id: At<String>,
    /// Its title.
    pub title: String,
    /// When it was made.
    pub date: When,
    /// Whether the public can already read it.
    pub published: bool,
    /// Whose document it is: a post, never a person.
    pub by: Option<String>,
    /// What it does not say, in the words of the register.
    pub silent_on: Vec<At<String>>,
    /// Anything the editors want to remember.
    pub note: Option<String>,
}

/// Which source, by its place in [`Register::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIndex(pub usize);

/// Which entry, by its place in [`Register::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIndex(pub usize);

/// One thing with an id.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its id, unique in the register.
    pub id: At<String>,
    /// Ids it had before.
    pub was: Vec<At<String>>,
    /// What was true of it, oldest first.
    pub versions: Vec<Version>,
}

/// What was true of an entry over one stretch of time.
#[derive(Debug, Clone)]
pub struct Version {
    /// Where it is written.
    pub span: Span,
    /// Which source says so.
    pub source: Option<At<SourceIndex>>,
    /// Whether a source is named, be it one that there is or not.
    pub names_source: bool,
    /// When, as written.
    pub time: Time,
    /// Which part of the thing it speaks of, where not all of it.
    pub scope: Option<At<String>>,
    /// Whether it and the version before it contradict each other.
    pub disputed: bool,
    /// Whether it may be disclosed.
    pub disclosure: Disclosure,
    /// What is said about it that few versions need; boxed, since there are many versions.
    pub remarks: Option<Box<Remarks>>,
    /// Whether this is all that a cleared register holds of it.
    pub kept_back: bool,
    /// Its facts by field name.
    pub facts: Facts,
}

/// What a version says of itself beside its time and its facts.
#[derive(Debug, Clone, Default)]
pub struct Remarks {
    /// Whether somebody should be asked before this is relied on.
    pub confirm: Option<At<String>>,
    /// The source in which its name was blanked out, if one was.
    pub redacted_in: Option<At<SourceIndex>>,
    /// What stands here for a text that may not be told.
    pub withheld: Option<Withheld>,
    /// By when somebody has to look at it again.
    pub review_by: Option<At<When>>,
    /// Why another source is believed instead: the version then stands for nothing.
    pub set_aside: Option<At<String>>,
    /// The entries whose figures make up this one's, where it is a total.
    pub parts: Vec<At<String>>,
}

/// The time of a version, as written.
#[derive(Debug, Clone, Default)]
pub struct Time {
    /// When it began.
    pub from: Option<At<When>>,
    /// When it ended.
    pub until: Option<At<When>>,
    /// Days on which it was seen; empty when the source's own day stands for them.
    pub seen: Vec<Seen>,
    /// Periods on every day of which it held.
    pub held: Vec<At<When>>,
}

/// One sighting: by a source, on a day, or both.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Which source saw it.
    pub source: Option<At<SourceIndex>>,
    /// When, where that is not the source's own day.
    pub on: Option<At<When>>,
}

/// One field of one version.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it says, and where that is written.
    pub value: At<Value>,
    /// A source of its own, which then dates this field alone.
    pub source: Option<At<SourceIndex>>,
}

/// Everything an authority has written down.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// Whose it is.
    pub organisation: Organisation,
    /// Where facts come from, in the order written.
    pub sources: Vec<Source>,
    /// All entries, in the order written.
    pub entries: Vec<Entry>,
    /// Whether all that is written could be read, so that what is not there was not written.
    pub whole: bool,
    /// What a cleared register does not hold; empty in a register as read.
    pub kept_back: Vec<KeptBack>,
    by_source: HashMap<String, SourceIndex>,
    index: HashMap<String, EntryIndex>,
    /// By the ids that entries had before.
    before: HashMap<String, EntryIndex>,
}

impl Register {
    /// A register of these parts; of two entries or sources with one id, the first is found by it.
    pub fn new(organisation: Organisation, sources: Vec<Source>, entries: Vec<Entry>) -> Self {
        let mut index = HashMap::with_capacity(entries.len());
        let mut before = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            index.entry(entry.id.value.clone()).or_insert(EntryIndex(at));
            for was in &entry.was {
                before.entry(was.value.clone()).or_insert(EntryIndex(at));
            }
        }
        let mut by_source = HashMap::with_capacity(sources.len());
        for (at, source) in sources.iter().enumerate() {
            by_source.entry(source.id.value.clone()).or_insert(SourceIndex(at));
        }
        Self { organisation, sources, entries, whole: false, kept_back: Vec::new(), by_source, index, before }
    }

    /// The entry with this id.
    pub fn find(&self, id: &str) -> Option<EntryIndex> {
        self.index.get(id).copied()
    }

    /// The entry that has this id, or had it before.
    pub fn find_ever(&self, id: &str) -> Option<EntryIndex> {
        self.find(id).or_else(|| self.before.get(id).copied())
    }

    /// The source with this id.
    pub fn find_source(&self, id: &str) -> Option<SourceIndex> {
        self.by_source.get(id).copied()
    }

    /// The entry at `index`.
    pub fn entry(&self, index: EntryIndex) -> &Entry {
        &self.entries[index.0]
    }

    /// The source at `index`.
    pub fn source(&self, index: SourceIndex) -> &Source {
        &self.sources[index.0]
    }

    /// All entries with their index, in the order written.
    pub fn indexed(&self) -> impl Iterator<Item = (EntryIndex, &Entry)> {
        self.entries.iter().enumerate().map(|(at, entry)| (EntryIndex(at), entry))
    }

    /// All entries of one kind, in the order written.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (EntryIndex, &Entry)> {
        self.indexed().filter(move |(_, entry)| entry.kind == kind)
    }
}

impl Entry {
    /// `kind/id`, as findings and claims name it.
    pub fn path(&self) -> String {
        format!("{}/{}", self.kind.word(), self.id.value)
    }

    /// Whether some version of it is kept back, so that what it says may not be all there is.
    pub fn keeps_back(&self) -> bool {
        self.versions.iter().any(|version| version.kept_back)
    }
}

impl Remarks {
    /// In a box, unless there is nothing to keep.
    pub fn boxed(self) -> Option<Box<Self>> {
        let Self { confirm, redacted_in, withheld, review_by, set_aside, parts } = &self;
        let says_any = confirm.is_some()
            || redacted_in.is_some()
            || withheld.is_some()
            || review_by.is_some()
            || set_aside.is_some()
            || !parts.is_empty();
        says_any.then(|| Box::new(self))
    }
}

impl Version {
    /// Whom to ask, and what, before this is relied on.
    pub fn confirm(&self) -> Option<&At<String>> {
        self.remarks.as_ref()?.confirm.as_ref()
    }

    /// The source in which its name was blanked out.
    pub fn redacted_in(&self) -> Option<At<SourceIndex>> {
        self.remarks.as_ref()?.redacted_in
    }

    /// What stands here for a text that may not be told.
    pub fn withheld(&self) -> Option<&Withheld> {
        self.remarks.as_ref()?.withheld.as_ref()
    }

    /// Whether another source is believed instead, so that it stands for nothing.
    pub fn is_set_aside(&self) -> bool {
        self.remarks.as_ref().is_some_and(|remarks| remarks.set_aside.is_some())
    }

    /// The entries whose figures make up this one's.
    pub fn parts(&self) -> &[At<String>] {
        self.remarks.as_ref().map_or(&[], |remarks| &remarks.parts)
    }

    /// By when somebody has to look at it again.
    pub fn review_by(&self) -> Option<At<When>> {
        self.remarks.as_ref()?.review_by
    }

    /// Every source that anything of it is from, some more than once.
    pub fn sources(&self) -> impl Iterator<Item = SourceIndex> {
        let facts = self.facts.values().map(|fact| &fact.source);
        let seen = self.time.seen.iter().map(|seen| &seen.source);
        facts.chain(seen).chain([&self.source]).flatten().map(|source| source.value)
    }

    /// What the field says.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.facts.get(field).map(|fact| &fact.value.value)
    }

    /// The text of the field.
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.value(field)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts of a field that lists them.
    pub fn texts(&self, field: &str) -> &[String] {
        match self.value(field) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// The ids that a field refers to.
    pub fn ids(&self, field: &str) -> impl Iterator<Item = &At<String>> {
        let ids: &[At<String>] = match self.value(field) {
            Some(Value::Ids(ids)) => ids,
            _ => &[],
        };
        ids.iter()
    }

    /// Whether the field says yes.
    pub fn flag(&self, field: &str) -> bool {
        matches!(self.value(field), Some(Value::Flag(true)))
    }

    /// What it is called: its name, its title, or how it is described.
    pub fn name(&self) -> Option<&str> {
        ["name", "title", "described", "measure"].iter().find_map(|field| self.text(field))
    }
}
