//! How letters stand to each other: two that cannot both be right, and one that tells what another keeps back.

use std::collections::{BTreeMap, BTreeSet};

use super::cleared::{ClearedBy, Clearing, What};
use super::fit::{Fit, settled};
use super::known::Known;
use super::{Assessed, AuditResult, Letter, then};
use crate::answer;
use crate::case::{Claim, ClaimKind, Days, Tense};
use crate::register::Shape;
use crate::value::{Day, Interval, Verdict};

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
pub(super) fn relations(
    known: &Known<'_>,
    letters: &[Letter],
    results: &[Assessed],
    clearing: &Clearing<'_>,
) -> Vec<Relation> {
    let mut relations = contradictions(known, letters, results, clearing);
    relations.extend(kept_back(known, letters));
    relations
}

/// What a letter says of a fact, without where it stands in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    field: Option<String>,
    value: String,
    verdict: Verdict,
    in_the_present: bool,
    days: [Option<Interval>; 4],
    sources: Vec<String>,
    /// Until when that is put right or accepted, where it is: it then stands for no other letter that says the same.
    cleared: Option<Day>,
}

/// A claim, its letter and its place in that.
type Told<'l> = (usize, usize, &'l Claim);

/// What is said, and where each letter first says it.
type Claims<'l> = BTreeMap<Said, Vec<Told<'l>>>;

fn contradictions(
    known: &Known<'_>,
    letters: &[Letter],
    results: &[Assessed],
    clearing: &Clearing<'_>,
) -> Vec<Relation> {
    // What today's register bears out, both of it, some register bears out.
    let is_borne_out = |told: &Told<'_>| {
        // The claims of a letter come first of its results, in their order.
        let first = results.partition_point(|found| found.letter < told.0);
        results[first + told.1].result == AuditResult::Stands
    };
    let mut found = Vec::new();
    for ((entry, _), claims) in by_entry(known, letters, clearing) {
        let claims: Vec<(Said, Vec<Told<'_>>)> = claims.into_iter().collect();
        for (place, firsts) in claims.iter().enumerate() {
            for seconds in &claims[place + 1..] {
                let (field, other) = (&firsts.0.field, &seconds.0.field);
                for (first, second) in pairs(letters, firsts, seconds) {
                    let clash = if field == other {
                        cannot_both_be(known, first.2, second.2)
                    } else {
                        // What is said of an entry itself comes first.
                        absent_and_told(first.2, second.2)
                    };
                    if !clash || (is_borne_out(&first) && is_borne_out(&second)) {
                        continue;
                    }
                    let (a, b) =
                        if sooner(letters, first.0, second.0) { (first, second) } else { (second, first) };
                    let end = |told: Told<'_>| End { letter: told.0, claim: Some(told.1), under: Vec::new() };
                    let fact = field.as_ref().filter(|_| field == other);
                    found.push(Relation {
                        kind: RelationKind::Contradicts,
                        fact: fact.map_or_else(|| entry.clone(), |field| format!("{entry}/{field}")),
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

/// What letters say of each entry, and of each part of it: what is said of different parts of a thing can be different.
fn by_entry<'l>(
    known: &Known<'_>,
    letters: &'l [Letter],
    clearing: &Clearing<'_>,
) -> BTreeMap<(String, Option<&'l str>), Claims<'l>> {
    let mut by_entry: BTreeMap<(String, Option<&str>), Claims<'_>> = BTreeMap::new();
    let mut as_sent: Vec<(usize, &Letter)> = letters.iter().enumerate().collect();
    as_sent.sort_by_key(|(_, letter)| when_sent(letter));
    for (at, letter) in as_sent {
        for (number, claim) in letter.sent.claims.iter().enumerate() {
            let Some((entry, field)) = known.fact(&claim.fact) else { continue };
            if claim.kind == ClaimKind::Sum || field.is_some_and(answer::is_wording) {
                continue;
            }
            let days = |days: &Option<Days>| days.as_ref().and_then(then::interval);
            let said = Said {
                field: field.map(str::to_owned),
                value: claim.value.as_ref().map(|value| format!("{:?}", settled(value))).unwrap_or_default(),
                verdict: claim.verdict,
                in_the_present: claim.tense == Tense::Current,
                days: [then::during(claim), days(&claim.seen), days(&claim.from), days(&claim.until)],
                sources: claim.sources.clone(),
                cleared: clearing.until(What { letter, claim: Some(claim), fact: &claim.fact }),
            };
            let entry = (known.register.entry(entry).path(), claim.scope.as_deref());
            let told = by_entry.entry(entry).or_default().entry(said).or_default();
            if told.last().is_none_or(|last| last.0 != at) {
                told.push((at, number, claim));
            }
        }
    }
    by_entry
}

/// Letters in the order in which they were sent, whatever the order in which they are read.
fn when_sent(letter: &Letter) -> (&str, &str) {
    (&letter.sent.sent, &letter.sent.reference)
}

fn sooner(letters: &[Letter], first: usize, second: usize) -> bool {
    (when_sent(&letters[first]), first) < (when_sent(&letters[second]), second)
}

/// The first letter that says the one, and the first that says the other and is not the same. Where the one was accepted,
/// also the first that says the other and was not known then.
fn pairs<'l>(
    letters: &[Letter],
    (one, firsts): &(Said, Vec<Told<'l>>),
    (other, seconds): &(Said, Vec<Told<'l>>),
) -> Vec<(Told<'l>, Told<'l>)> {
    let after = |until: Option<Day>, told: &[Told<'l>]| -> Vec<Told<'l>> {
        let Some(until) = until.filter(|day| day.is_bound()) else { return Vec::new() };
        let is_after = |told: &&Told<'l>| letters[told.0].sent.known_from() > Some(until);
        told.iter().filter(is_after).copied().collect()
    };
    let mut pairs: Vec<(Told<'l>, Told<'l>)> = Vec::new();
    let found = [
        of_two_letters(firsts, seconds),
        of_two_letters(firsts, &after(one.cleared, seconds)),
        of_two_letters(&after(other.cleared, firsts), seconds),
    ];
    for pair in found.into_iter().flatten() {
        let places = |pair: &(Told<'l>, Told<'l>)| (pair.0.0, pair.1.0);
        if !pairs.iter().any(|known| places(known) == places(&pair)) {
            pairs.push(pair);
        }
    }
    pairs
}

fn of_two_letters<'l>(firsts: &[Told<'l>], seconds: &[Told<'l>]) -> Option<(Told<'l>, Told<'l>)> {
    let mut pairs =
        firsts.iter().take(2).flat_map(|first| seconds.iter().take(2).map(move |second| (*first, *second)));
    pairs.find(|(first, second)| first.0 != second.0)
}

/// Whether no register could bear out both, of one fact.
fn cannot_both_be(known: &Known<'_>, first: &Claim, second: &Claim) -> bool {
    let (Some(mine), Some(yours)) = (then::during(first), then::during(second)) else { return false };
    let (v, w) = (then::how_far(first, mine), then::how_far(second, yours));
    let fit = |one: &Shape, other: &Shape| match known.fact(&first.fact) {
        Some((entry, Some(field))) => known.fit((entry, field), one, other),
        _ => Fit::Overlaps,
    };
    // Whether what the second says was so where the first says that it was.
    let implies = |one: &Claim, other: &Claim| match (&one.value, &other.value) {
        (None, None) => true,
        (Some(one), Some(other)) => fit(other, one) == Fit::Within,
        _ => false,
    };
    if (implies(first, second) && so_and_not(v, mine, w, yours))
        || (implies(second, first) && so_and_not(w, yours, v, mine))
    {
        return true;
    }
    match (&first.value, &second.value) {
        (Some(one), Some(other)) if fit(one, other) == Fit::Apart => {
            let met = mine.meet(yours).is_some();
            let throughout = |v, days: Interval, w: Verdict, others: Interval| {
                v == Verdict::Throughout && w.is_certain() && days.covers(others)
            };
            (met && v == Verdict::Throughout && w == Verdict::Throughout)
                || throughout(v, mine, w, yours)
                || throughout(w, yours, v, mine)
                // Both are said of the day of one source.
                || (v.is_certain() && w.is_certain() && met && one_source(first, second))
        }
        _ => false,
    }
}

/// Whether one says that a thing was not there, or not all the time, and the other what it was then.
fn absent_and_told(absent: &Claim, told: &Claim) -> bool {
    let (Some(over), Some(on)) = (then::during(absent), then::during(told)) else { return false };
    absent.value.is_none()
        && told.value.is_some()
        && so_and_not(then::how_far(told, on), on, absent.verdict, over)
}

fn one_source(first: &Claim, second: &Claim) -> bool {
    let now = first.tense == Tense::Current && second.tense == Tense::Current;
    now && matches!((&*first.sources, &*second.sources), ([one], [other]) if one == other)
}

/// That something was so on some day, and that it was not: on no day of a period, or not on all of it.
fn so_and_not(stood: Verdict, on: Interval, other: Verdict, over: Interval) -> bool {
    let throughout = stood == Verdict::Throughout;
    match other {
        Verdict::No => (stood.is_certain() && over.covers(on)) || (throughout && over.meet(on).is_some()),
        Verdict::Part => throughout && on.covers(over),
        _ => false,
    }
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
                let (a, b) = if sooner(letters, at, *other) { (told, back) } else { (back, told) };
                found.push(Relation { kind: *kind, fact: fact.to_owned(), a, b, cleared: None });
            }
        }
    }
    found
}
