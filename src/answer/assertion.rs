//! What the program is about to say: every fact that answers a question, and every absence.

use std::collections::BTreeMap;

use super::facts::FactView;
use super::marks::{Mark, Marks, Origin};
use super::select::{self, Asked, Item, Place};
use crate::register::{EntryIndex, SourceIndex, Standing, Value, Version};
use crate::text::Span;
use crate::value::{Interval, Nil, Verdict, When};

/// What sort of thing is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// That a thing stood, or did not.
    Standing,
    /// What a field says.
    Value,
    /// Which kind of nil a field says.
    Nil,
    /// A sum or a difference of other facts.
    Sum,
}

/// Of when something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// Of a period.
    For,
    /// Of the day on which it was seen.
    Current,
}

/// One thing that an answer says, or leaves out by name.
#[derive(Debug, Clone)]
pub struct Assertion {
    /// Its id within the letter: the question's number and one of its own.
    pub id: String,
    /// The question.
    pub question: String,
    /// `kind/entry`, or `kind/entry/field`. A sum names the field it adds up.
    pub fact: String,
    /// Which part of the thing it speaks of, where not of all of it.
    pub scope: Option<String>,
    /// What sort of thing is told.
    pub told: Told,
    /// Of when.
    pub tense: Tense,
    /// The days it speaks of, as clipped.
    pub during: Option<Interval>,
    /// The period as asked.
    pub asked: Option<When>,
    /// How far it stood.
    pub verdict: Verdict,
    /// What it says; a standing says nothing more.
    pub value: Option<Value>,
    /// What a sum was made of, as fact paths.
    pub inputs: Vec<String>,
    /// When it began and ended, as the days that each may have been.
    pub time: Option<(Interval, Interval)>,
    /// The days on which it was last seen.
    pub seen: Option<Interval>,
    /// The sources, by id.
    pub sources: Vec<String>,
    /// Where the register says it.
    pub span: Option<Span>,
    /// Whether an answer that neither prints it nor leaves it out by name has a hole.
    pub required: bool,
}

impl Assertion {
    /// The entry it speaks of, as `kind/id`; a sum speaks of none.
    pub fn entry(&self) -> &str {
        let end = self.fact.match_indices('/').nth(1).map_or(self.fact.len(), |(at, _)| at);
        &self.fact[..end]
    }

    /// Whether it says what an entry of this kind is called.
    pub fn names_an_entry_of(&self, kind: &str) -> bool {
        let field = self.fact.rsplit('/').next().unwrap_or_default();
        self.fact.starts_with(&format!("{kind}/")) && NAMES.contains(&field)
    }
}

/// What one item asserts, by place in the recorder's list.
#[derive(Debug, Clone, Default)]
pub(super) struct ItemClaims {
    /// Its standing over each period.
    pub(super) standing: Vec<usize>,
    /// Its facts.
    pub(super) facts: BTreeMap<&'static str, Vec<usize>>,
}

impl ItemClaims {
    /// What is claimed where a field is printed. A plural tells the title or the rank that it is the plural of.
    pub(super) fn of(&self, field: &str) -> Vec<usize> {
        let singular = match field {
            "plural" => "title",
            "ranks" => "rank",
            _ => field,
        };
        let both = [field, singular].into_iter().filter_map(|field| self.facts.get(field)).flatten();
        let mut made: Vec<usize> = both.copied().collect();
        made.dedup();
        made
    }
}

/// Fields that help to word, qualify or find a fact, and are told only where a template has a use for them.
const HELPERS: [&str; 17] = [
    "aliases",
    "as_written",
    "category",
    "complete",
    "definition",
    "implied",
    "in_text",
    "includes_us",
    "kind",
    "maybe_same_as",
    "one",
    "plural",
    "ranks",
    "readings",
    "related",
    "topics",
    "unidentified",
];

/// Whether a field only words a fact or helps to find it, so that what it says is neither so nor not so.
pub fn is_wording(field: &str) -> bool {
    matches!(field, "aliases" | "in_text" | "one" | "plural" | "ranks" | "topics")
}

/// Whether a field names an entry.
pub fn is_name(field: &str) -> bool {
    NAMES.contains(&field)
}

/// Fields that name an entry.
pub(super) const NAMES: [&str; 5] = ["name", "title", "described", "measure", "in_text"];

/// Everything that an answer asserts, and the marks that lead back to it.
#[derive(Debug)]
pub struct Recorder<'m> {
    /// The assertions, in the order in which they were made.
    pub assertions: Vec<Assertion>,
    marks: &'m mut Marks,
    question: String,
    /// What the ids of its assertions begin with, and how many have been made so before.
    ids: (String, usize),
}

impl<'m> Recorder<'m> {
    pub(super) fn new(question: &str, marks: &'m mut Marks) -> Self {
        Self { assertions: Vec::new(), marks, question: question.to_owned(), ids: (question.to_owned(), 0) }
    }

    /// For the officer's own words on a question, of which `before` assertions were made already.
    pub(super) fn of_own_words(question: &str, before: usize, marks: &'m mut Marks) -> Self {
        Self { ids: (format!("{question}-own"), before), ..Self::new(question, marks) }
    }

    /// A mark that leads to these assertions.
    pub(super) fn mark(&mut self, claims: &[usize]) -> Mark {
        let ids = claims.iter().map(|at| self.assertions[*at].id.clone()).collect();
        self.marks.mark(Origin::Claims(ids))
    }

    /// A mark that leads to words of the register.
    pub(super) fn wording(&mut self, path: impl Into<String>) -> Mark {
        self.marks.mark(Origin::Wording(path.into()))
    }

    /// A mark of what the law says.
    pub(super) fn law(&mut self, field: &'static str) -> Mark {
        self.marks.mark(Origin::Law(field))
    }

    /// A mark that leads to the question.
    pub(super) fn of_question(&mut self) -> Mark {
        self.marks.mark(Origin::Question(self.question.clone()))
    }

    pub(super) fn push(&mut self, mut assertion: Assertion) -> usize {
        assertion.question.clone_from(&self.question);
        let (prefix, before) = &self.ids;
        assertion.id = format!("{prefix}-{}", before + self.assertions.len() + 1);
        self.assertions.push(assertion);
        self.assertions.len() - 1
    }

    /// One fact of one version, told by itself, and how it is printed.
    pub(super) fn fact(
        &mut self,
        standing: &Standing<'_>,
        entry: EntryIndex,
        at: usize,
        field: &str,
        value: &Value,
    ) -> (usize, Option<FactView>) {
        let item = select::alone(standing, entry, at);
        let seen = seen(standing, &item, field);
        let claim = self.push(Assertion {
            id: String::new(),
            question: String::new(),
            fact: format!("{}/{field}", standing.register().entry(entry).path()),
            scope: scope(&standing.register().entry(entry).versions[at]),
            told: if value.is_nil() { Told::Nil } else { Told::Value },
            tense: Tense::Current,
            during: seen,
            asked: None,
            verdict: Verdict::AtLeastPart,
            value: Some(value.clone()),
            inputs: Vec::new(),
            time: standing.bounds(entry, at),
            seen,
            sources: sources(standing, &item, Some(field)),
            span: None,
            required: false,
        });
        (claim, FactView::new(standing, field, value))
    }

    /// A sum of facts, or a difference of two.
    pub(super) fn sum(
        &mut self,
        field: &str,
        value: Value,
        inputs: Vec<String>,
        sources: Vec<String>,
    ) -> usize {
        self.push(Assertion {
            id: String::new(),
            question: self.question.clone(),
            fact: field.to_owned(),
            scope: None,
            told: Told::Sum,
            tense: Tense::Current,
            during: None,
            asked: None,
            verdict: Verdict::AtLeastPart,
            value: Some(value),
            inputs,
            time: None,
            seen: None,
            sources,
            span: None,
            required: false,
        })
    }

    /// What an item asserts: its standing over each period, then each of its facts.
    pub(super) fn item(
        &mut self,
        standing: &Standing<'_>,
        item: &Item,
        periods: &[Asked],
        shown: bool,
    ) -> ItemClaims {
        let entry = standing.register().entry(item.entry);
        let mut claims = ItemClaims::default();
        let Some(version) = item.versions.first().map(|at| &entry.versions[*at]) else { return claims };
        let base = Assertion {
            id: String::new(),
            question: self.question.clone(),
            fact: entry.path(),
            scope: scope(version),
            told: Told::Standing,
            tense: Tense::For,
            during: None,
            asked: None,
            verdict: Verdict::AtLeastPart,
            value: None,
            inputs: Vec::new(),
            time: item.versions.first().and_then(|at| standing.bounds(item.entry, *at)),
            seen: item.sight.map(|sight| sight.days),
            sources: sources(standing, item, None),
            span: Some(version.span),
            required: false,
        };
        let of_periods = item.of_periods;
        for (asked, verdict) in periods.iter().zip(&item.verdicts) {
            let known = verdict.is_certain() || *verdict == Verdict::No;
            claims.standing.push(self.push(Assertion {
                during: Some(asked.during),
                asked: Some(asked.when),
                verdict: *verdict,
                required: shown && item.place == Place::Shown && known && !of_periods,
                ..base.clone()
            }));
        }
        let told = !of_periods || periods.is_empty() || tells_of(version, item, periods);
        for (field, fact) in &version.facts {
            let nil = matches!(fact.value.value, Value::Nil(_));
            let named = NAMES.contains(field);
            let wanted = match item.place {
                Place::Shown => !HELPERS.contains(field),
                _ => named && *field != "in_text",
            };
            let fact_base = Assertion {
                seen: seen(standing, item, field),
                fact: format!("{}/{field}", entry.path()),
                told: if nil { Told::Nil } else { Told::Value },
                value: Some(fact.value.value.clone()),
                sources: sources(standing, item, Some(field)),
                span: Some(fact.value.span),
                required: told
                    && shown
                    && wanted
                    && !matches!(fact.value.value, Value::Nil(Nil::NotStated) | Value::Flag(false)),
                ..base.clone()
            };
            let made = if of_periods && !periods.is_empty() && !named {
                periods
                    .iter()
                    .map(|asked| {
                        self.push(self::of_period(standing, item, version, field, asked, &fact_base))
                    })
                    .collect()
            } else {
                vec![self.push(Assertion { tense: Tense::Current, during: fact_base.seen, ..fact_base })]
            };
            claims.facts.insert(field, made);
        }
        claims
    }
}

/// Whether a version whose facts are of whole periods says anything of those asked about: a figure of the very period,
/// or a nil of some day of it.
fn tells_of(version: &Version, item: &Item, periods: &[Asked]) -> bool {
    let held = &version.time.held;
    let exact = |asked: &Asked| held.iter().any(|period| period.value.interval() == asked.when.interval());
    let nil = version.facts.values().any(|fact| fact.value.value.is_nil());
    periods.iter().any(exact) || (nil && item.verdicts.iter().any(|verdict| verdict.is_certain()))
}

/// A fact of whole periods, told of one of them. A figure is told only of the very period it was recorded for.
fn of_period(
    standing: &Standing<'_>,
    item: &Item,
    version: &Version,
    field: &str,
    asked: &Asked,
    base: &Assertion,
) -> Assertion {
    let says = |value: &Value| Some(value) == base.value.as_ref();
    let verdict = standing.field(item.entry, field, says, asked.during);
    let exact = version.time.held.iter().any(|period| period.value.interval() == asked.when.interval());
    let figure = matches!(base.value, Some(Value::Count(_) | Value::Money(_) | Value::Staff(_)));
    let told = if figure { exact } else { verdict.is_certain() };
    Assertion {
        during: Some(asked.during),
        asked: Some(asked.when),
        verdict,
        required: base.required && told,
        ..base.clone()
    }
}

fn scope(version: &Version) -> Option<String> {
    version.scope.as_ref().map(|scope| scope.value.clone())
}

/// When a field of an item was last seen: a source of its own dates a fact by itself.
fn seen(standing: &Standing<'_>, item: &Item, field: &str) -> Option<Interval> {
    let versions = &standing.register().entry(item.entry).versions;
    let own = |at: usize| versions[at].facts.get(field).and_then(|fact| fact.source);
    if item.versions.iter().all(|at| own(*at).is_none()) {
        return item.sight.map(|sight| sight.days);
    }
    let days = item.versions.iter().filter_map(|at| match own(*at) {
        Some(source) => Some(standing.source_day(source.value)),
        None => select::alone(standing, item.entry, *at).sight.map(|sight| sight.days),
    });
    days.max_by_key(|days| days.last)
}

/// The sources of an item, or of one of its fields, by id.
pub(super) fn sources(standing: &Standing<'_>, item: &Item, field: Option<&str>) -> Vec<String> {
    let register = standing.register();
    let versions = &register.entry(item.entry).versions;
    let own = |version: &Version| match field {
        Some(field) => version.facts.get(field).and_then(|fact| fact.source),
        None => None,
    };
    let found = item.versions.iter().filter_map(|at| own(&versions[*at]).or(versions[*at].source));
    let mut found: Vec<SourceIndex> = found.map(|source| source.value).collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|source| register.source(source).id.value.clone()).collect()
}
