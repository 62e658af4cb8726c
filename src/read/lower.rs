//! From an entry as written to an entry of the model.

use std::collections::{HashMap, HashSet};

use super::common::{WithheldAs, disclosure};
use super::words::{Date, Id};
use super::{expand, fields, id, kinds, own_year};
use crate::diagnostic::Finding;
use crate::register::{Entry, Kind, Remarks, Seen, Source, SourceIndex, Time, Value, Version};
use crate::text::At;
use crate::value::{When, YearStart};
use crate::yaml::{self, Diagnostics, Key, Node};

/// More versions of one entry than anyone keeps; past it, one cannot be read with care, or in bounded time.
const MOST_VERSIONS: usize = 1_000;

/// Versions of all entries together that any register may have, however little each of them says.
const VERSIONS_OF_FEW_WORDS: usize = 20_000;

/// A version that says something takes this many bytes; a long register may have as many as there is room for.
const BYTES_OF_A_VERSION: usize = 140;

/// How much a register may still hold, so that a short text cannot fill the memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    versions: usize,
    /// What entries may still repeat in each of their versions.
    repeats: usize,
}

impl Allowance {
    /// As much as a text of this size may ask for.
    pub(super) fn of(bytes: usize) -> Self {
        Self { versions: VERSIONS_OF_FEW_WORDS + bytes / BYTES_OF_A_VERSION, repeats: 200_000 + bytes / 8 }
    }

    /// Whether there is none left, which has been reported.
    pub(super) fn is_used_up(self) -> bool {
        self.versions == 0
    }
}

/// The sources that entries may name, found by their ids.
pub(super) struct Sources<'s> {
    list: &'s [Source],
    places: HashMap<&'s str, usize>,
    /// Those that are there and could not be read, which is reported at their own place.
    unread: &'s HashSet<String>,
}

impl<'s> Sources<'s> {
    pub(super) fn of(list: &'s [Source], unread: &'s HashSet<String>) -> Self {
        Self { list, places: list.iter().map(|source| &*source.id.value).zip(0..).collect(), unread }
    }
}

pub(super) fn entry(
    kind: Kind,
    key: &Key,
    node: &Node,
    sources: &Sources<'_>,
    start: YearStart,
    allowance: &mut Allowance,
    diagnostics: &mut Diagnostics,
) -> Option<Entry> {
    let id = id(key, diagnostics)?;
    if !matches!(node.kind, yaml::Kind::Map(_)) {
        if !matches!(node.kind, yaml::Kind::Refused) {
            let message = format!("`{}` is {}, but a map of its fields is expected", key.value, node.what());
            diagnostics.push(Finding::new(key.span, message).error("wrong-type"));
        }
        return None;
    }
    let asked = expand::repeated(node, kind);
    let Some(left) = allowance.repeats.checked_sub(asked) else {
        let message = format!("what `{}` says beside its versions is too much to repeat in each", key.value);
        let help = "say less there, or split it into several entries";
        diagnostics.push(Finding::new(key.span, message).help(help).error("versions-too-many"));
        return None;
    };
    allowance.repeats = left;
    let mut reader = Reader { kind, sources, start, diagnostics };
    let mut versions = expand::versions(node, key, kind, fields(kind));
    if versions.len() > MOST_VERSIONS {
        let message = format!("`{}` has {} versions, more than {MOST_VERSIONS}", key.value, versions.len());
        let help = "split it into several entries";
        reader.diagnostics.push(Finding::new(key.span, message).help(help).error("versions-too-many"));
        versions.truncate(MOST_VERSIONS);
    }
    if versions.len() >= allowance.versions {
        let message = "the register holds more versions of entries than a text of its length can tell of";
        let help = "keep what belongs to different bodies or subjects in registers of their own";
        reader.diagnostics.push(Finding::new(key.span, message).help(help).error("register-too-large"));
        allowance.versions = 0;
        return None;
    }
    allowance.versions -= versions.len();
    let versions = versions.iter().filter_map(|version| reader.version(version)).collect();
    let was = match node.entry("was") {
        Some((key, node)) => {
            yaml::read_field::<Vec<At<Id>>>(key, node, reader.diagnostics).unwrap_or_default()
        }
        None => Vec::new(),
    };
    Some(Entry { kind, id, was: was.into_iter().map(|id| id.map(|id| id.0)).collect(), versions })
}

struct Reader<'a> {
    kind: Kind,
    sources: &'a Sources<'a>,
    start: YearStart,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn version(&mut self, node: &At<Node>) -> Option<Version> {
        let (common, facts) = kinds::version(self.kind, &node.value, self.diagnostics)?;
        let mut read = Vec::with_capacity(facts.len());
        for (name, mut fact, source) in facts {
            fact.source = source.and_then(|source| self.source(&source));
            if let Value::When(when) = fact.value.value {
                let Some(when) = own_year(At::new(when, fact.value.span), self.start, self.diagnostics)
                else {
                    continue;
                };
                fact.value.value = Value::When(when.value);
            }
            read.push((name, fact));
        }
        let seen = common.seen.iter().filter_map(|seen| {
            let source = seen.source.as_ref().and_then(|source| self.source(source));
            let on = seen.on.and_then(|on| self.when(on));
            (source.is_some() || on.is_some()).then_some(Seen { source, on })
        });
        let seen = seen.collect();
        let until = common.until.and_then(|until| Some(At::new(until.value.date()?, until.span)));
        let time = Time {
            from: common.from.and_then(|from| self.when(from)),
            until: until.and_then(|until| own_year(until, self.start, self.diagnostics)),
            seen,
            held: common.held.into_iter().filter_map(|period| self.when(period)).collect(),
        };
        let remarks = Remarks {
            confirm: common.confirm.map(|confirm| confirm.map(|confirm| confirm.0)),
            redacted_in: common.redacted_in.as_ref().and_then(|source| self.source(source)),
            withheld: common.withheld.map(WithheldAs::lower),
            review_by: common.review_by.and_then(|day| self.when(day)),
            set_aside: common.set_aside.map(|why| why.map(|why| why.0)),
            parts: common.parts.into_iter().map(|id| id.map(|id| id.0)).collect(),
        };
        Some(Version {
            span: node.span,
            source: common.source.as_ref().and_then(|source| self.source(source)),
            names_source: node.value.entry("source").is_some(),
            time,
            scope: common.scope.map(|scope| scope.map(|scope| scope.0)),
            disputed: common.disputed,
            disclosure: disclosure(common.disclose, common.ask),
            remarks: remarks.boxed(),
            kept_back: false,
            facts: read.into_iter().collect(),
        })
    }

    fn when(&mut self, date: At<Date>) -> Option<At<When>> {
        own_year(date.map(|date| date.0), self.start, self.diagnostics)
    }

    fn source(&mut self, id: &At<Id>) -> Option<At<SourceIndex>> {
        let found = self.sources.places.get(&*id.value.0).copied();
        if found.is_none() && !self.sources.unread.contains(&*id.value.0) {
            let help = match self.near(&id.value.0) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write it under `sources:` first".to_owned(),
            };
            let message = format!("there is no source called `{}`", id.value.0);
            self.diagnostics.push(Finding::new(id.span, message).help(help).error("reference-unknown"));
        }
        found.map(|at| At::new(SourceIndex(at), id.span))
    }

    /// The source that was meant. Looking is costly: it is done while sources and faults are few enough.
    fn near(&self, id: &str) -> Option<&str> {
        const MOST: usize = 200_000;
        let looks = self.sources.list.len().saturating_mul(self.diagnostics.as_slice().len() + 1);
        let known = (looks <= MOST).then(|| self.sources.list.iter().map(|source| &*source.id.value));
        known.and_then(|known| yaml::closest(id, known))
    }
}
