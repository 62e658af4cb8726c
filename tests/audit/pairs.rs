//! Pairs of letters about invented worlds: what cannot both be so, what one tells and the other keeps back, what is put
//! right and what is accepted.
#![expect(clippy::print_stdout, reason = "a test says how much it has looked at")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use candour::audit::{Acceptance, Audit, AuditResult, ClearedBy, Letter, RelationKind};
use candour::case::{ClaimKind, Corrected};
use candour::register::Register;
use candour::text::{At, FileId, Span};
use candour::value::{Day, Verdict};

use super::claims::register;
use super::expected::Fault;
use super::scene::{Scene, held};
use crate::world::World;

/// So many worlds have two letters in them.
const SEEDS: std::ops::Range<u64> = 5000..5120;

/// A letter, another, and a finding on the one or between both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pair {
    Contradicts,
    Withholds,
    NeitherConfirmsNorDenies,
    PutRight,
    Accepted,
}

const PAIRS: [Pair; 5] =
    [Pair::Contradicts, Pair::Withholds, Pair::NeitherConfirmsNorDenies, Pair::PutRight, Pair::Accepted];

#[test]
fn each_pair_of_letters_is_told_of_and_no_other() {
    let mut counts: BTreeMap<Pair, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (seed, pair) in SEEDS.zip(PAIRS.into_iter().cycle()) {
        let scene = Scene::new(seed);
        let world = scene.world();
        let register = register(&world.register());
        let told = match pair {
            Pair::Contradicts => contradicts(&scene, &world, &register),
            Pair::Withholds => keeps_back(&scene, &world, &register, "refused"),
            Pair::NeitherConfirmsNorDenies => keeps_back(&scene, &world, &register, "neither"),
            Pair::PutRight | Pair::Accepted => cleared(&scene, world, &register, pair),
        };
        *counts.entry(pair).or_default() += 1;
        wrong.extend(told.map(|told| format!("{seed}: {pair:?}: {told}")));
    }
    println!("{counts:?}");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(6)].join("\n"));
}

/// What is between this letter and others, each with its fact and the other; nothing else may be between any two.
fn between(audit: &Audit, this: usize) -> BTreeSet<(RelationKind, String, usize)> {
    let all = audit.relations.iter().map(|found| {
        let other = if found.a.letter == this { found.b.letter } else { found.a.letter };
        assert!(other != this && [found.a.letter, found.b.letter].contains(&this), "{found:?}");
        (found.kind, found.fact.clone(), other)
    });
    all.collect()
}

/// Two letters of one day, drafted when the register said different numbers of clerks.
fn contradicts(scene: &Scene, world: &World, register: &Register) -> Option<String> {
    let mut letters = scene.letters(world, register);
    let mut other = scene.world();
    Fault::Corrected.plant(scene, &mut other);
    letters.push(scene.letter("2000-2", &self::register(&other.register())));
    let last = letters.len() - 1;
    let audit = held(world, &letters);
    // Of letters that say the same the first stands for all.
    let found = between(&audit, last);
    let right = |(kind, fact, _): &(RelationKind, String, usize)| {
        *kind == RelationKind::Contradicts && fact == "posts/probe-clerk/count"
    };
    if found.len() != 1 || !found.iter().all(right) {
        return Some(format!("{found:?}"));
    }
    wrong_results(&letters, &audit, |letter| letter == last)
}

/// What is wrong with results where these letters alone have a wrong number of clerks.
fn wrong_results(letters: &[Letter], audit: &Audit, is_wrong: impl Fn(usize) -> bool) -> Option<String> {
    let mut claims = audit.results.iter().filter_map(|found| Some((found, found.claim?)));
    let odd = claims.find(|(found, at)| {
        let claim = &letters[found.letter].sent.claims[*at];
        let clerks = "posts/probe-clerk/count";
        let counts = claim.fact == clerks || claim.inputs.iter().any(|input| input == clerks);
        // What other posts there are, and how well that is known, is not looked at here.
        let own = claim.fact.contains("probe")
            || (counts && claim.inputs.iter().all(|input| input.contains("probe")));
        let expected =
            if counts && is_wrong(found.letter) { AuditResult::Corrected } else { AuditResult::Stands };
        own && found.result != expected
    });
    odd.map(|(found, _)| super::tell(letters, found))
}

/// A letter that keeps back whether there are clerks, or what they are, beside letters that tell of them.
fn keeps_back(scene: &Scene, world: &World, register: &Register, outcome: &str) -> Option<String> {
    let mut letters = scene.letters(world, register);
    let mut keeps = scene.letter("2000-2", register);
    keeps.sent.claims.clear();
    keeps.sent.answers.truncate(1);
    for record in keeps.sent.answers.iter_mut().map(Arc::make_mut) {
        (record.outcome, record.about) = (Some(outcome.to_owned()), vec!["probe-clerk".to_owned()]);
        (record.kinds, record.under) = (Vec::new(), vec!["section 31(1)(a)".to_owned()]);
    }
    letters.push(keeps);
    let last = letters.len() - 1;
    let kind =
        if outcome == "neither" { RelationKind::NcndUndone } else { RelationKind::DisclosedAndWithheld };
    let tells = |at: &usize| {
        letters[*at].sent.claims.iter().any(|claim| {
            let of_clerks = claim.fact == "posts/probe-clerk" || claim.fact.starts_with("posts/probe-clerk/");
            of_clerks && claim.kind != ClaimKind::Absent && claim.verdict != Verdict::No
        })
    };
    let expected = (0..last).filter(tells).map(|at| (kind, "posts/probe-clerk".to_owned(), at));
    let audit = held(world, &letters);
    let expected: BTreeSet<_> = expected.collect();
    let found = between(&audit, last);
    let under = audit.relations.iter().all(|found| {
        let end = if found.a.letter == last { &found.a } else { &found.b };
        end.under == ["section 31(1)(a)"]
    });
    let right = !expected.is_empty() && found == expected && under && audit.relations.len() == expected.len();
    (!right).then(|| format!("{found:?}, not {expected:?}"))
}

/// A wrong number of clerks in one letter and another, put right or accepted in the first alone.
fn cleared(scene: &Scene, mut world: World, register: &Register, pair: Pair) -> Option<String> {
    let mut letters = scene.letters(&world, register);
    letters.push(scene.letter("2000-2", register));
    Fault::Corrected.plant(scene, &mut world);
    let place = Span::new(FileId(1), 0..0);
    let first = &letters[0].sent;
    let claim = first.claims.iter().find(|claim| claim.fact == "posts/probe-clerk/count").unwrap();
    // One of its claims is named by its id; all that say so by their fact.
    let named = if scene.seed.is_multiple_of(2) { claim.id.clone() } else { claim.fact.clone() };
    if pair == Pair::Accepted {
        let on = Day::parse("2022-01-01").unwrap();
        let accepted = Acceptance {
            claim: Some(named.clone()),
            on,
            reason: "sent long ago".to_owned(),
            by: None,
            found: Vec::new(),
        };
        letters[0].accepted.push(At::new(accepted, place));
    } else {
        let correction = Corrected { case: "2000-1".to_owned(), claim: Some(named.clone()), printed: false };
        let mut after = scene.letter("2000-3", &self::register(&world.register()));
        after.sent.sent = scene.dated.plus(100).to_string();
        after.sent.corrects.push(correction);
        letters.push(after);
    }
    let audit = held(&world, &letters);
    let how = if pair == Pair::Accepted { "accepted" } else { "put_right" };
    let is_named = |number: usize, at: usize| {
        let claim = &letters[number].sent.claims[at];
        number == 0 && (claim.id == named || claim.fact == named)
    };
    for found in &audit.results {
        let on_it = found.claim.is_some_and(|at| is_named(found.letter, at));
        if found.cleared.as_deref().map(ClearedBy::word) != on_it.then_some(how) {
            return Some(format!("cleared: {:?} {}", found.cleared, super::tell(&letters, found)));
        }
    }
    if let Some(told) = wrong_relations(&letters, &audit, pair, &is_named) {
        return Some(told);
    }
    let last = if pair == Pair::PutRight { letters.len() - 1 } else { letters.len() };
    wrong_results(&letters, &audit, |letter| letter != last)
}

/// A letter that puts something right stands against all that said it: what it puts right, and what nobody has.
fn wrong_relations(
    letters: &[Letter],
    audit: &Audit,
    pair: Pair,
    is_named: &dyn Fn(usize, usize) -> bool,
) -> Option<String> {
    let last = letters.len() - 1;
    let mut cleared = BTreeSet::new();
    for found in &audit.relations {
        let other = if found.a.letter == last { &found.b } else { &found.a };
        let named = other.claim.is_some_and(|at| is_named(other.letter, at));
        let right = found.kind == RelationKind::Contradicts
            && found.fact == "posts/probe-clerk/count"
            && [found.a.letter, found.b.letter].contains(&last)
            && found.cleared.is_some() == named;
        if !right {
            return Some(format!("{found:?}"));
        }
        cleared.insert(named);
    }
    let both = BTreeSet::from([false, true]);
    let expected = if pair == Pair::PutRight { both } else { BTreeSet::new() };
    (cleared != expected).then(|| format!("{:?}", audit.relations))
}
