//! Registers written otherwise that say the same, and letters in another order: an audit comes to the same.
#![expect(clippy::print_stdout, reason = "a test says how much it has looked at")]

use std::collections::BTreeMap;

use candour::audit::{self, Assessed, Audit, Letter, Side};
use candour::value::Day;

use super::claims::register;
use super::expected::Fault;
use super::scene::{Scene, today};
use crate::world::{Random, World};

/// So many worlds are written otherwise.
const SEEDS: std::ops::Range<u64> = 9000..9060;

/// How a register is written otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Otherwise {
    ByAnotherHand,
    WithComments,
    InAnotherOrder,
    WithOtherAliases,
    WithNewIds,
    AllAtOnce,
}

const WAYS: [Otherwise; 6] = [
    Otherwise::ByAnotherHand,
    Otherwise::WithComments,
    Otherwise::InAnotherOrder,
    Otherwise::WithOtherAliases,
    Otherwise::WithNewIds,
    Otherwise::AllAtOnce,
];

impl Otherwise {
    fn write(self, world: &mut World) -> String {
        let is = |way| self == way || self == Self::AllAtOnce;
        if is(Self::InAnotherOrder) {
            world.reorder();
        }
        if is(Self::WithOtherAliases) {
            world.move_aliases();
        }
        if is(Self::WithNewIds) {
            world.rename_all();
        }
        let text = world.register_by(if is(Self::ByAnotherHand) { 1000 } else { 7 });
        if is(Self::WithComments) { with_comments(&text) } else { text }
    }
}

/// With a line above each entry and a remark behind it.
fn with_comments(text: &str) -> String {
    let mut page = String::new();
    for line in text.lines() {
        let is_entry = line.starts_with("  ") && !line.starts_with("   ") && line.ends_with(':');
        if is_entry {
            page += "# Somebody wondered about this: is it so?\n\n";
        }
        page += line;
        page += if is_entry { "   # see the file\n" } else { "\n" };
    }
    page
}

#[test]
fn what_is_written_otherwise_changes_no_result() {
    let (mut compared, mut findings, mut relations) = (0, BTreeMap::new(), 0);
    for seed in SEEDS {
        let scene = Scene::new(seed);
        let mut letters = scene.letters(&scene.world(), &register(&scene.world().register()));
        let other = Fault::ALL[usize::try_from(seed).unwrap() % Fault::ALL.len()];
        let faulty = |fault: Fault| {
            let mut world = scene.world();
            fault.plant(&scene, &mut world);
            world
        };
        letters.push(scene.letter("2000-2", &register(&faulty(Fault::Corrected).register())));
        let plain = audit_of(&faulty(other).register(), &letters);
        for found in &plain.results {
            *findings.entry(found.result).or_insert(0) += 1;
        }
        relations += plain.relations.len();
        for way in WAYS {
            // An id that is new once cannot be moved again.
            if other == Fault::Renamed && matches!(way, Otherwise::WithNewIds | Otherwise::AllAtOnce) {
                continue;
            }
            let text = way.write(&mut faulty(other));
            let audit = audit_of(&text, &letters);
            let odd = odd(&told(&letters, &plain), &told(&letters, &audit));
            assert!(odd.is_empty(), "{seed}: {other:?} {way:?}\n{}\n{text}", odd.join("\n"));
            compared += audit.results.len();
        }
        let mut mixed = letters.clone();
        shuffle(&mut mixed, seed);
        let audit = audit_of(&faulty(other).register(), &mixed);
        let odd = odd(&told(&letters, &plain), &told(&mixed, &audit));
        assert!(odd.is_empty(), "{seed}: {other:?}\n{}", odd.join("\n"));
        compared += audit.results.len();
    }
    println!("{compared} results compared, of registers with {findings:?} and {relations} relations");
    assert!(compared > 10_000 && relations > 40, "{compared} {relations}");
}

fn audit_of(text: &str, letters: &[Letter]) -> Audit {
    audit::audit(&register(text), letters, today())
}

fn shuffle(letters: &mut [Letter], seed: u64) {
    let mut random = Random::new(seed);
    letters.reverse();
    for at in 1..letters.len() {
        letters.swap(at, random.below(at + 1));
    }
}

/// Everything that an audit comes to, in words that no order and no id changes.
fn told(letters: &[Letter], audit: &Audit) -> Vec<String> {
    let mut told: Vec<String> = audit.results.iter().map(|found| result(letters, found)).collect();
    for relation in &audit.relations {
        let ends = [&relation.a, &relation.b].map(|end| {
            let letter = &letters[end.letter].sent;
            (&letter.reference, end.claim.map(|at| &letter.claims[at].id))
        });
        let cleared = relation.cleared.as_ref().map(audit::ClearedBy::word);
        told.push(format!("{} {}: {ends:?} {cleared:?}", relation.kind.word(), relation.fact));
    }
    let mut told: Vec<String> = told.into_iter().map(|text| text.replace("-as-it-is", "")).collect();
    told.sort_unstable();
    told
}

/// What is told on one side alone.
fn odd(first: &[String], second: &[String]) -> Vec<String> {
    let only = |these: &[String], those: &[String], side: &str| -> Vec<String> {
        let alone = these.iter().filter(|text| !those.contains(text));
        alone.map(|text| format!("{side} {text}")).collect()
    };
    [only(first, second, "-"), only(second, first, "+")].concat()
}

fn result(letters: &[Letter], found: &Assessed) -> String {
    let letter = &letters[found.letter].sent;
    let id = found.claim.map(|at| &letter.claims[at].id);
    let Side { verdict, values, sources, .. } = &*found.register;
    let mut values: Vec<String> = values.iter().map(|value| format!("{value:?}")).collect();
    let mut sources = sources.clone();
    values.sort_unstable();
    sources.sort_unstable();
    let cleared = found.cleared.as_deref().map(audit::ClearedBy::word);
    format!(
        "{} {id:?} {}: {} {} {cleared:?} {verdict:?} {values:?} {sources:?}",
        letter.reference,
        found.fact,
        found.result.word(),
        found.changed_since
    )
}

#[test]
fn the_day_of_the_audit_changes_no_result_once_everything_is_known() {
    for seed in SEEDS.take(15) {
        let scene = Scene::new(seed);
        let world = scene.world();
        let text = world.register();
        let letters = scene.letters(&world, &register(&text));
        let on = |day: &str| {
            let audit = audit::audit(&register(&text), &letters, Day::parse(day).unwrap());
            audit.results.iter().map(|found| (found.fact.clone(), found.result)).collect::<Vec<_>>()
        };
        assert_eq!(on("2023-01-01"), on("2033-01-01"), "{seed}");
    }
}
