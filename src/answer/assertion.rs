//! What the program is about to say: every fact that answers a question, and every absence.

use super::select::{Item, Place};
use crate::register::{EntryIndex, Standing, Value};
use crate::value::{Interval, Verdict, When};

/// What is told of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// That the thing stood.
    Standing,
    /// What a field says.
    Value(Value),
    /// A sum of other facts.
    Sum(Value),
}

/// One thing that an answer says, or leaves out by name.
#[derive(Debug, Clone)]
pub struct Assertion {
    /// The question.
    pub question: String,
    /// `kind/entry`, or `kind/entry/field`; a sum names no entry.
    pub fact: String,
    /// What it says.
    pub told: Told,
    /// The period it speaks of, as clipped; none where it speaks of the day it was seen.
    pub during: Option<Interval>,
    /// The period as asked.
    pub asked: Option<When>,
    /// How far it stood.
    pub verdict: Verdict,
    /// The sources, by id.
    pub sources: Vec<String>,
    /// How it is spoken of.
    pub place: Place,
}

/// The assertions that an item makes: its standing over each period, then each of its facts.
pub(super) fn of_item(
    standing: &Standing<'_>,
    question: &str,
    item: &Item,
    periods: &[super::Asked],
) -> Vec<Assertion> {
    let entry = standing.register().entry(item.entry);
    let path = entry.path();
    let make = |fact: String, told: Told, during: Option<Interval>, asked: Option<When>, verdict: Verdict| {
        Assertion {
            question: question.to_owned(),
            fact,
            told,
            during,
            asked,
            verdict,
            sources: sources(standing, item),
            place: item.place,
        }
    };
    let mut assertions: Vec<Assertion> = periods
        .iter()
        .zip(&item.verdicts)
        .map(|(asked, verdict)| {
            make(path.clone(), Told::Standing, Some(asked.during), Some(asked.when), *verdict)
        })
        .collect();
    let Some(version) = item.versions.first().map(|at| &entry.versions[*at]) else { return assertions };
    for (field, fact) in &version.facts {
        if matches!(*field, "topics" | "related" | "in_text" | "aliases" | "plural") {
            continue;
        }
        let told = Told::Value(fact.value.value.clone());
        let path = format!("{path}/{field}");
        // A fact of whole periods is told of each; any other, of the day on which it was seen.
        if version.time.held.is_empty() {
            let during = item.sight.map(|sight| sight.days);
            assertions.push(make(path, told, during, None, Verdict::AtLeastPart));
            continue;
        }
        for asked in periods {
            let says = |value: &Value| *value == fact.value.value;
            let verdict = standing.field(item.entry, field, says, asked.during);
            assertions.push(make(path.clone(), told.clone(), Some(asked.during), Some(asked.when), verdict));
        }
    }
    assertions
}

fn sources(standing: &Standing<'_>, item: &Item) -> Vec<String> {
    let register = standing.register();
    let versions = &register.entry(item.entry).versions;
    let mut ids: Vec<EntrySource> = item
        .versions
        .iter()
        .flat_map(|at| {
            let own = versions[*at].facts.values().filter_map(|fact| fact.source);
            versions[*at].source.into_iter().chain(own)
        })
        .map(|source| register.source(source.value).id.value.clone())
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

type EntrySource = String;

/// Every entry that was selected, as `kind/id`.
pub(super) fn found(standing: &Standing<'_>, items: &[Item]) -> Vec<String> {
    let mut entries: Vec<EntryIndex> = items.iter().map(|item| item.entry).collect();
    entries.dedup();
    entries.iter().map(|index| standing.register().entry(*index).path()).collect()
}
