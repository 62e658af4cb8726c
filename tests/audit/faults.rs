//! Faults planted in registers of invented worlds: each is found, with the right result, and nothing else is.
#![expect(clippy::print_stdout, reason = "a test says how much it has looked at")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use candour::audit::{Assessed, Audit, AuditResult, Letter, RelationKind};
use candour::value::{Day, Interval, When};

use super::claims::register;
use super::expected::{Fault, late};
use super::scene::{Scene, held};
use super::tell;

/// So many worlds have a fault planted in them.
const SEEDS: u64 = 1100;

/// What was looked at.
#[derive(Debug, Default)]
struct Tally {
    planted: BTreeMap<Fault, usize>,
    results: BTreeMap<AuditResult, usize>,
    claims: usize,
    wrong: Vec<String>,
}

#[test]
fn each_planted_fault_is_found_and_nothing_else() {
    let next = AtomicU64::new(0);
    let tallies: Vec<Tally> = thread::scope(|scope| {
        let work = || {
            let mut tally = Tally::default();
            loop {
                match next.fetch_add(1, Ordering::Relaxed) {
                    seed if seed < SEEDS => plant(seed, &mut tally),
                    _ => return tally,
                }
            }
        };
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let mut all = Tally::default();
    for tally in tallies {
        tally.planted.into_iter().for_each(|(fault, count)| *all.planted.entry(fault).or_default() += count);
        tally.results.into_iter().for_each(|(it, count)| *all.results.entry(it).or_default() += count);
        all.claims += tally.claims;
        all.wrong.extend(tally.wrong);
    }
    println!("{SEEDS} seeds, {} claims, {:?} planted, {:?}", all.claims, all.planted, all.results);
    assert!(
        all.wrong.is_empty(),
        "{} wrong\n{}",
        all.wrong.len(),
        all.wrong[..all.wrong.len().min(8)].join("\n")
    );
    assert!(Fault::ALL.iter().all(|fault| all.planted.get(fault) > Some(&40)), "{:?}", all.planted);
}

/// Plants one fault in one world, and holds what the audit says of each claim against what it should.
fn plant(seed: u64, tally: &mut Tally) {
    let scene = Scene::new(seed);
    let fault = Fault::ALL[usize::try_from(seed).unwrap() % Fault::ALL.len()];
    let mut world = scene.world();
    let letters = scene.letters(&world, &register(&world.register()));
    let before = held(&world, &letters);
    if !fault.plant(&scene, &mut world) {
        return;
    }
    let after = held(&world, &letters);
    *tally.planted.entry(fault).or_default() += 1;
    let mut wrong = |what: String| tally.wrong.push(format!("{seed}: {fault:?}: {what}"));
    if kept_back(&before, Fault::Late) != kept_back(&after, fault) {
        wrong(format!("{:?} then {:?}", before.relations, after.relations));
    }
    let claims = |audit: &Audit| -> Vec<Assessed> {
        audit.results.iter().filter(|found| found.claim.is_some()).cloned().collect()
    };
    for (then, now) in claims(&before).iter().zip(&claims(&after)) {
        let claim = &letters[now.letter].sent.claims[now.claim.unwrap()];
        let own = claim.fact.contains("probe") || claim.inputs.iter().any(|input| input.contains("probe"));
        if (own || now.letter == 0 && then.result != AuditResult::Weakened)
            && then.result != AuditResult::Stands
        {
            wrong(format!("before: {}", tell(&letters, then)));
        }
        let expected = match then.result {
            AuditResult::Stands => fault.expected(&scene, claim),
            // What was weakened as more became known may stand once still more is.
            _ if fault == Fault::Sharpened && now.result == AuditResult::Stands => AuditResult::Stands,
            other => other,
        };
        let changed = fault.has_changed_since(claim) || then.changed_since;
        let open = fault == Fault::Sharpened || expected != AuditResult::Stands;
        // A part that may have been otherwise besides leaves a sum less wrong than it would be.
        let others = claim.inputs.iter().any(|input| !input.contains("probe"));
        let less = others && expected == AuditResult::Corrected && now.result == AuditResult::Weakened;
        if (now.result != expected && !less) || (!open && now.changed_since != changed) {
            wrong(format!(
                "expected {expected:?}, changed since: {changed}, not {} ({})",
                tell(&letters, now),
                now.changed_since
            ));
        }
        *tally.results.entry(now.result).or_default() += 1;
        tally.claims += 1;
    }
    if let Some(told) = omissions(fault, &scene, &letters, &before, &after) {
        wrong(told);
    }
    *tally.results.entry(AuditResult::Omitted).or_default() += left_out(&after).len();
}

/// What one letter tells of other things and another withholds, as things are called before everything is renamed.
fn kept_back(audit: &Audit, fault: Fault) -> Vec<(String, usize, usize)> {
    let relations = audit.relations.iter().map(|found| {
        assert_eq!(found.kind, RelationKind::DisclosedAndWithheld, "{found:?}");
        let fact = found.fact.replace("-as-it-is", if fault == Fault::Renamed { "" } else { "?" });
        assert!(!fact.contains("probe"), "{found:?}");
        (fact, found.a.letter, found.b.letter)
    });
    relations.collect()
}

/// What letters left out, letter by letter.
fn left_out(audit: &Audit) -> BTreeSet<(usize, String)> {
    let found = audit.results.iter().filter(|found| found.result == AuditResult::Omitted);
    found.map(|found| (found.letter, found.fact.to_string())).collect()
}

/// What is wrong with what letters are said to have left out.
fn omissions(
    fault: Fault,
    scene: &Scene,
    letters: &[Letter],
    before: &Audit,
    after: &Audit,
) -> Option<String> {
    let (mut expected, now) = (left_out(before), left_out(after));
    match fault {
        Fault::Sharpened => {
            let lost: Vec<_> = expected.difference(&now).collect();
            return (!lost.is_empty()).then(|| format!("no more left out: {lost:?}"));
        }
        Fault::Renamed => {
            expected = expected.into_iter().map(|(at, fact)| (at, format!("{fact}-as-it-is"))).collect();
        }
        Fault::Late => {
            let finds = |at: &usize| would_find(scene, &letters[*at]);
            expected.extend((0..letters.len()).filter(finds).map(|at| (at, "posts/probe-late".to_owned())));
        }
        _ => expected.retain(|(_, fact)| fault_leaves(fault, fact)),
    }
    let now: BTreeSet<_> = now.into_iter().filter(|(_, fact)| fault_leaves(fault, fact)).collect();
    (expected != now).then(|| format!("left out {now:?}, not {expected:?}"))
}

/// Whether what letters of another day left out of it is as before.
fn fault_leaves(fault: Fault, fact: &str) -> bool {
    let moved = matches!(fault, Fault::Struck | Fault::Ended | Fault::ChangedBefore | Fault::ChangedAfter);
    !(moved && fact == "posts/probe-clerk")
}

/// Whether a letter asked for what the late post was, when it was.
fn would_find(scene: &Scene, letter: &Letter) -> bool {
    let as_at = Day::parse(&letter.sent.as_at).unwrap();
    let late = late(scene);
    let text = |key: &str| late.versions[0].iter().find(|(other, _)| *other == key).unwrap().1.clone();
    let there =
        Interval::new(Day::parse(&text("from")).unwrap(), Day::parse(&text("until")).unwrap()).unwrap();
    letter.sent.answers.iter().any(|record| {
        let mut periods = record.periods.iter().filter_map(|period| {
            let when = When::parse(period).unwrap().in_years_from(scene.year_start()).unwrap();
            when.interval().until(as_at)
        });
        record.kinds.iter().any(|kind| kind == "posts")
            && record.about.is_empty()
            && if record.periods.is_empty() {
                there.contains(as_at)
            } else {
                periods.any(|period| period.meet(there).is_some())
            }
    })
}
