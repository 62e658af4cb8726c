//! How letters stand to each other: two that cannot both be right, and one that tells what another keeps back.

use std::collections::{BTreeMap, BTreeSet};

use super::cleared::ClearedBy;
use super::fit::{Fit, fit, settled};
use super::known::Known;
use super::{Letter, then};
use crate::answer;
use crate::case::{Claim, ClaimKind};
use crate::register::Shape;
use crate::value::{Interval, Verdict};

/// Two letters, and what is between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What it is.
    pub kind: RelationKind,
    /// The fact, by its path today.
    pub fact: String,
    /// The letter that was sent first.
    pub a: End,
    /// The other.
    pub b: End,
    /// What takes the finding away.
    pub cleared: Option<ClearedBy>,
}

/// One of two letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Which, by its place in the list.
    pub letter: usize,
    /// Which of its claims, by its place; none where it keeps something back.
    pub claim: Option<usize>,
    /// The provisions by which it keeps that back.
    pub under: Vec<String>,
}

/// What there can be between two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// They say what cannot both be so.
    Contradicts,
    /// One tells what the other withholds.
    DisclosedAndWithheld,
    /// One tells what the other neither confirms nor denies.
    NcndUndone,
}

impl RelationKind {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Contradicts => "contradicts",
            Self::DisclosedAndWithheld => "disclosed_and_withheld",
            Self::NcndUndone => "ncnd_undone",
        }
    }
}

/// Everything that is between any two letters. Letters that say the same of a fact are looked at once: the first that
/// says it stands for all of them.
pub(super) fn relations(known: &Known<'_>, letters: &[Letter]) -> Vec<Relation> {
    let mut relations = contradictions(known, letters);
    relations.extend(kept_back(known, letters));
    relations
}

/// What a letter says of a fact, without where it stands in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    value: String,
    verdict: Verdict,
    during: Option<(crate::value::Day, crate::value::Day)>,
    sources: Vec<String>,
}

type Claims<'l> = BTreeMap<Said, (usize, usize, &'l Claim)>;

fn contradictions(known: &Known<'_>, letters: &[Letter]) -> Vec<Relation> {
    // What is said of different parts of a thing can be different.
    let mut by_fact: BTreeMap<(String, Option<&str>), Claims<'_>> = BTreeMap::new();
    for (at, letter) in letters.iter().enumerate() {
        for (number, claim) in letter.sent.claims.iter().enumerate() {
            let worded = known.fact(&claim.fact).and_then(|(_, field)| field).is_some_and(answer::is_wording);
            if claim.kind == ClaimKind::Sum || worded {
                continue;
            }
            let days = then::during(claim);
            let said = Said {
                value: claim.value.as_ref().map(|value| format!("{:?}", settled(value))).unwrap_or_default(),
                verdict: claim.verdict,
                during: days.map(|days| (days.first, days.last)),
                sources: claim.sources.clone(),
            };
            let fact = (known.path(&claim.fact), claim.scope.as_deref());
            by_fact.entry(fact).or_default().entry(said).or_insert((at, number, claim));
        }
    }
    let mut found = Vec::new();
    for ((fact, _), claims) in by_fact {
        let claims: Vec<(usize, usize, &Claim)> = claims.into_values().collect();
        for (place, first) in claims.iter().enumerate() {
            for second in &claims[place + 1..] {
                if first.0 != second.0 && cannot_both_be(known, first.2, second.2) {
                    let (a, b) = if first.0 < second.0 { (first, second) } else { (second, first) };
                    let end = |(letter, claim, _): &(usize, usize, &Claim)| End {
                        letter: *letter,
                        claim: Some(*claim),
                        under: Vec::new(),
                    };
                    found.push(Relation {
                        kind: RelationKind::Contradicts,
                        fact: fact.clone(),
                        a: end(a),
                        b: end(b),
                        cleared: None,
                    });
                }
            }
        }
    }
    found
}

/// Whether no register could bear out both.
fn cannot_both_be(known: &Known<'_>, first: &Claim, second: &Claim) -> bool {
    let (Some(mine), Some(yours)) = (then::during(first), then::during(second)) else { return false };
    match (&first.value, &second.value) {
        (None, None) => stands_and_not(first.verdict, mine, second.verdict, yours),
        (Some(one), Some(other)) if apart(known, one, other) => {
            let (v, w) = (first.verdict, second.verdict);
            let met = mine.meet(yours).is_some();
            let throughout = |v, days: Interval, w: Verdict, others: Interval| {
                v == Verdict::Throughout && w.is_certain() && days.covers(others)
            };
            (met && v == Verdict::Throughout && w == Verdict::Throughout)
                || throughout(v, mine, w, yours)
                || throughout(w, yours, v, mine)
                // Both were read from one source, on one day.
                || (v.is_certain() && w.is_certain() && met && one_source(first, second))
        }
        (Some(one), Some(other)) if !apart(known, one, other) && same(known, one, other) => {
            stands_and_not(first.verdict, mine, second.verdict, yours)
        }
        _ => false,
    }
}

fn same(known: &Known<'_>, one: &Shape, other: &Shape) -> bool {
    let ids = |first: &str, second: &str| known.same(first, second);
    fit(one, other, &ids) == Fit::Within && fit(other, one, &ids) == Fit::Within
}

fn apart(known: &Known<'_>, one: &Shape, other: &Shape) -> bool {
    fit(one, other, &|first, second| known.same(first, second)) == Fit::Apart
}

fn one_source(first: &Claim, second: &Claim) -> bool {
    matches!((&*first.sources, &*second.sources), ([one], [other]) if one == other)
}

/// That a thing stood on some day of a period, and that it stood on none of one that covers it.
fn stands_and_not(v: Verdict, mine: Interval, w: Verdict, yours: Interval) -> bool {
    let clash = |stood: Verdict, on: Interval, never: Verdict, over: Interval| {
        never == Verdict::No
            && ((stood.is_certain() && over.covers(on))
                || (stood == Verdict::Throughout && over.meet(on).is_some()))
    };
    clash(v, mine, w, yours) || clash(w, yours, v, mine)
}

/// What one letter tells and another keeps back, each pair of letters once for an entry.
fn kept_back(known: &Known<'_>, letters: &[Letter]) -> Vec<Relation> {
    let mut kept: BTreeMap<String, Vec<(usize, RelationKind, Vec<String>)>> = BTreeMap::new();
    for (at, letter) in letters.iter().enumerate() {
        for record in &letter.sent.answers {
            let kind = match record.outcome.as_deref() {
                Some("neither") => Some(RelationKind::NcndUndone),
                Some("refused" | "partly") => Some(RelationKind::DisclosedAndWithheld),
                _ => None,
            };
            for id in kind.is_some().then_some(&record.about).into_iter().flatten() {
                if let (Some(entry), Some(kind)) = (known.register.find_ever(id), kind) {
                    let path = known.register.entry(entry).path();
                    kept.entry(path).or_default().push((at, kind, record.under.clone()));
                }
            }
            for left in &record.left_out {
                if let Some(under) = left.why.strip_prefix("withheld under ") {
                    let under = vec![under.to_owned()];
                    kept.entry(known.path(&left.fact)).or_default().push((
                        at,
                        RelationKind::DisclosedAndWithheld,
                        under,
                    ));
                }
            }
        }
    }
    // A letter that tells one part of an entry and withholds another has weighed it.
    let told =
        |at: usize, fact: &str| letters[at].sent.claims.iter().any(|claim| known.path(&claim.fact) == fact);
    for (fact, kept) in &mut kept {
        kept.retain(|(at, ..)| !told(*at, fact));
    }
    let mut found = Vec::new();
    let mut seen: BTreeSet<(String, usize, usize, RelationKind)> = BTreeSet::new();
    for (at, letter) in letters.iter().enumerate() {
        for (number, claim) in letter.sent.claims.iter().enumerate().filter(|_| !kept.is_empty()) {
            let path = known.path(&claim.fact);
            let entry = path.match_indices('/').nth(1).map_or(&*path, |(end, _)| &path[..end]);
            let tells = !matches!(claim.kind, ClaimKind::Absent | ClaimKind::Withheld | ClaimKind::Ncnd);
            for (fact, (other, kind, under)) in [entry, &path]
                .into_iter()
                .filter_map(|fact| Some((fact, kept.get(fact)?)))
                .flat_map(|(fact, kept)| kept.iter().map(move |kept| (fact, kept)))
            {
                let pair = (fact.to_owned(), at, *other, *kind);
                if !tells || *other == at || claim.verdict == Verdict::No || !seen.insert(pair) {
                    continue;
                }
                let told = End { letter: at, claim: Some(number), under: Vec::new() };
                let back = End { letter: *other, claim: None, under: under.clone() };
                let (a, b) = if at < *other { (told, back) } else { (back, told) };
                found.push(Relation { kind: *kind, fact: fact.to_owned(), a, b, cleared: None });
            }
        }
    }
    found
}
