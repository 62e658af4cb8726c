//! What a letter states, by its ledger, and what of the register that rests on.

use std::collections::{BTreeMap, BTreeSet};

use super::named::fact_named;
use crate::case::Ledger;
use crate::register::{Disclosure, EntryIndex, Kind, Register, Shape, Standing, Version};
use crate::text::{At, Span};
use crate::yaml;

/// Something that has to be said about an entry, and where the letter states what it is about.
pub(super) struct Wanted<'l> {
    pub(super) entry: EntryIndex,
    /// Where the register wants it.
    pub(super) span: Span,
    /// Whom to ask, or what.
    pub(super) words: String,
    /// The facts that the letter states.
    pub(super) paths: BTreeSet<String>,
    questions: BTreeSet<&'l str>,
}

impl Wanted<'_> {
    /// "answers `1` and `2` state it".
    pub(super) fn where_stated(&self) -> String {
        where_stated(&self.questions)
    }
}

/// "answers `1` and `2` state it".
pub(super) fn where_stated(questions: &BTreeSet<&str>) -> String {
    let questions: BTreeSet<&str> =
        questions.iter().map(|question| question.trim_end_matches("-own")).collect();
    match questions.len() {
        0 => "the letter states it".to_owned(),
        1 => format!("answer {} states it", yaml::listed(questions, "and")),
        _ => format!("answers {} state it", yaml::listed(questions, "and")),
    }
}

/// Whom to ask about what is stated, and what to have confirmed of it.
pub(super) struct Wants<'l> {
    /// Every fact that is stated, and in which answers.
    pub(super) stated: BTreeMap<String, BTreeSet<&'l str>>,
    pub(super) asks: Vec<Wanted<'l>>,
    pub(super) confirmations: Vec<Wanted<'l>>,
}

/// What the register wants said about all that these ledgers say the letter states.
pub(super) fn wants<'l>(standing: &Standing<'_>, ledgers: &[&'l Ledger]) -> Wants<'l> {
    let register = standing.register();
    let mut asks: BTreeMap<Span, Wanted<'l>> = BTreeMap::new();
    let mut confirmations: BTreeMap<Span, Wanted<'l>> = BTreeMap::new();
    let all: BTreeSet<Stated<'l>> = ledgers.iter().flat_map(|ledger| stated(register, ledger)).collect();
    for stated in &all {
        let Ok((index, field)) = fact_named(register, &stated.path) else { continue };
        let entry = register.entry(index);
        for (at, version) in entry.versions.iter().enumerate() {
            // Where to complain is told as it is on the day of the letter, whoever's day the facts are of.
            let is_known = standing.is_known(index, at) || entry.kind == Kind::Contacts;
            if !is_known || !stated.rests_on(register, version, field) {
                continue;
            }
            // What is said beside the versions is said by each, and wanted once.
            let add = |wanted: &mut BTreeMap<Span, Wanted<'l>>, words: &At<String>| {
                let wanted = wanted.entry(words.span).or_insert_with(|| Wanted {
                    entry: index,
                    span: words.span,
                    words: words.value.clone(),
                    paths: BTreeSet::new(),
                    questions: BTreeSet::new(),
                });
                wanted.paths.insert(stated.path.clone());
                wanted.questions.extend(stated.question);
            };
            if let Disclosure::Ask(whom) = &version.disclosure {
                add(&mut asks, whom);
            }
            if let Some(confirm) = version.confirm() {
                add(&mut confirmations, confirm);
            }
        }
    }
    let mut stated: BTreeMap<String, BTreeSet<&'l str>> = BTreeMap::new();
    for one in all {
        stated.entry(one.path).or_default().extend(one.question);
    }
    Wants { stated, asks: asks.into_values().collect(), confirmations: confirmations.into_values().collect() }
}

/// One thing that a letter states.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stated<'l> {
    path: String,
    /// The sources that it was drawn from; none where any may be.
    sources: &'l [String],
    question: Option<&'l str>,
}

impl Stated<'_> {
    fn rests_on(&self, register: &Register, version: &Version, field: Option<&str>) -> bool {
        let fact = field.and_then(|field| version.facts.get(field));
        if field.is_some() && fact.is_none() {
            return false;
        }
        let sources = [version.source, fact.and_then(|fact| fact.source)];
        let mut drawn = sources.into_iter().flatten().map(|source| &register.source(source.value).id.value);
        self.sources.is_empty() || version.source.is_none() || drawn.any(|id| self.sources.contains(id))
    }
}

/// Every fact that a ledger says the letter states: what a sum was made of, and entries that are only named, included.
fn stated<'l>(register: &Register, ledger: &'l Ledger) -> Vec<Stated<'l>> {
    let mut all = Vec::new();
    for claim in &ledger.claims {
        let question = Some(claim.question.as_str());
        let paths = if claim.inputs.is_empty() { std::slice::from_ref(&claim.fact) } else { &claim.inputs };
        all.extend(paths.iter().map(|path| Stated { path: path.clone(), sources: &claim.sources, question }));
        if let Some(Shape::Ids(ids)) = &claim.value {
            let paths = ids.iter().filter_map(|id| Some(register.entry(register.find(id)?).path()));
            all.extend(paths.map(|path| Stated { path, sources: &[], question }));
        }
    }
    let words = ledger.others.iter().filter_map(|other| other.why.strip_prefix("wording/"));
    all.extend(words.map(|path| Stated { path: path.to_owned(), sources: &[], question: None }));
    all
}
