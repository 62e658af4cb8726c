//! Sums of two posts, held against every number that each world leaves open.
#![expect(clippy::print_stdout, reason = "a test says how much it has looked at")]

use std::collections::{BTreeMap, BTreeSet};

use candour::audit::{self, AuditResult};
use candour::case::{Claim, ClaimKind};
use candour::register::Shape;
use candour::value::Verdict;

use super::claims::{claim, count, letter, register};
use super::counted::{World, bits, stretches};
use super::oracle::{Oracle, Says, Told, periods};
use super::small::{NUMBERS, Number, Post, Small, Span, TODAY, day};
use crate::world::Random;

/// So many registers are written.
const REGISTERS: u64 = 300;
/// So many sums are claimed of each.
const SUMS: usize = 12;

/// What two posts may come to, from the least to the most.
const SAID: [(&str, u64, u64); 10] = [
    ("none", 0, 0),
    ("2", 2, 2),
    ("3", 3, 3),
    ("4", 4, 4),
    ("5", 5, 5),
    ("6", 6, 6),
    ("2 to 5", 2, 5),
    ("4 to 8", 4, 8),
    ("at least 4", 4, 62),
    ("at most 4", 0, 4),
];

/// Everything that a post may have been on some of these days, in any world: for each world and each choice of what it
/// leaves open, the numbers that were so on some day. What is not known is some number. What was not there on any of them comes to nothing.
fn options(oracle: &Oracle<'_>, post: usize, said: &Post, days: Span) -> BTreeSet<u64> {
    let all = stretches(said);
    let of_count =
        |version: usize| said.versions[version].count.is_some() && said.versions[version].own.is_some();
    let telling: Vec<usize> =
        (0..all.len()).filter(|at| all[*at].of_count == of_count(all[*at].version)).collect();
    let in_force = |world: &World| -> Vec<usize> {
        telling.iter().copied().filter(|at| world.days[*at].on & bits(days) != 0).collect()
    };
    let ways: BTreeSet<Vec<usize>> = oracle.worlds_of(post).iter().map(in_force).collect();
    let mut options = BTreeSet::new();
    for way in ways {
        let mut sets = BTreeSet::from([0_u64]);
        for at in way {
            let may_be = said.versions[all[at].version].count.map_or(u32::MAX, |count| count.may_be);
            let numbers: Vec<u64> =
                (0..20).filter(|bit| may_be & 1 << bit != 0).map(|bit| 1 << bit).collect();
            sets = sets.iter().flat_map(|set| numbers.iter().map(move |number| set | number)).collect();
        }
        options.extend(sets.into_iter().map(|set| if set == 0 { 1 } else { set }));
    }
    options
}

/// The numbers that two sets may come to. What is beyond counting comes to no number.
fn sums(first: u64, second: u64) -> u64 {
    let of = |set: u64| (0..20).filter(move |bit| set & 1 << bit != 0);
    of(first).fold(0, |all, one| of(second).fold(all, |all, other| all | 1 << (one + other)))
}

/// How a sum stands: it is so in every world, in none, or in some.
fn expected(options: &[BTreeSet<u64>; 2], (_, least, most): &(String, u64, u64)) -> AuditResult {
    let said = (*least..=*most).fold(0_u64, |said, number| said | 1 << number);
    let (mut always, mut never) = (true, true);
    for first in &options[0] {
        for second in &options[1] {
            let so = sums(*first, *second) & said != 0;
            always &= so;
            never &= !so;
        }
    }
    match (always, never) {
        (true, _) => AuditResult::Stands,
        (_, true) => AuditResult::Corrected,
        _ => AuditResult::Weakened,
    }
}

/// What one answer says: of each post how many there were, and of both together.
fn answer(number: usize, days: [Span; 2], said: &str) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (post, seen) in days.into_iter().enumerate() {
        let told = Told {
            post,
            scope: None,
            says: Says::Count(NUMBERS[1]),
            during: seen,
            verdict: Verdict::AtLeastPart,
            current: true,
            seen: Some(seen),
            from: None,
            until: None,
            by: None,
        };
        claims.push(claim(post, &format!("post-{post}"), &told));
    }
    let mut sum = claims[0].clone();
    let Shape::Count(mut shape) = count(said) else { panic!("{said}") };
    shape.unit = Some("posts".to_owned());
    (sum.fact, sum.kind, sum.value) = ("count".to_owned(), ClaimKind::Sum, Some(Shape::Count(shape)));
    (sum.seen, sum.during) = (None, None);
    sum.inputs = claims.iter().map(|claim| claim.fact.clone()).collect();
    claims.push(sum);
    for claim in &mut claims {
        claim.question = number.to_string();
    }
    claims
}

/// A sum, the days of its two parts, and what these may have been.
struct Asked {
    days: [Span; 2],
    options: [BTreeSet<u64>; 2],
    said: (String, u64, u64),
}

impl Asked {
    /// Often what it may have been, lest next to all be wrong.
    fn new(random: &mut Random, small: &Small, oracle: &Oracle<'_>) -> Self {
        let all: Vec<Span> = periods().collect();
        let days = [0, 1].map(|_| *random.pick(&all));
        let options = [0, 1].map(|at| options(oracle, at, &small.posts[at], days[at]));
        let may_be = options.each_ref().map(|all| all.iter().fold(0, |all, set| all | set));
        let numbers = sums(may_be[0], may_be[1]);
        let numbers: Vec<u64> = (1..40).filter(|at| numbers & 1 << at != 0).collect();
        let said = match (random.between(0, 9), &*numbers) {
            // What is at least so many may be more than is counted here.
            (0..=4, [least, .., most]) if *most >= 19 => (format!("at least {least}"), *least, 62),
            (0..=4, [least, .., most]) => (format!("{least} to {most}"), *least, *most),
            (0..=6, [number, ..]) => (number.to_string(), *number, *number),
            _ => {
                let (text, least, most) = *random.pick(&SAID);
                (text.to_owned(), least, most)
            }
        };
        Self { days, options, said }
    }
}

/// A number that is neither rough nor beyond counting: of these, sums are exact.
fn plainly(number: Number) -> bool {
    !number.text.starts_with("about") && number.text != "not quantifiable"
}

#[test]
fn every_sum_stands_as_adding_up_every_world_says() {
    let (mut counts, mut wrong) = (BTreeMap::new(), Vec::new());
    for seed in 0..REGISTERS {
        let mut random = Random::new(seed ^ 0x50f5);
        let small = Small::new(&mut random);
        let mut numbers =
            small.posts.iter().flat_map(|post| &post.versions).filter_map(|version| version.count);
        let Some(oracle) = Oracle::new(&small, &[None, None]) else { continue };
        if small.posts.len() < 2 || !numbers.all(plainly) {
            continue;
        }
        let states = |post: &Post| post.versions.iter().any(|it| it.count.is_some() && !it.set_aside);
        let known = small.posts.iter().all(states);
        let asked: Vec<Asked> = (0..SUMS).map(|_| Asked::new(&mut random, &small, &oracle)).collect();
        let claims = asked.iter().enumerate().flat_map(|(at, asked)| answer(at, asked.days, &asked.said.0));
        let letters = [letter("2016-1", claims.collect(), TODAY)];
        let text = small.yaml();
        let audit = audit::audit(&register(&text), &letters, day(TODAY));
        let of_sums = audit.results.iter().filter(|found| &*found.fact == "count");
        for (found, Asked { days, options, said }) in of_sums.zip(&asked) {
            let expected = if known { expected(options, said) } else { AuditResult::Unsupported };
            *counts.entry(expected).or_insert(0) += 1;
            if found.result != expected {
                let found = (found.result, &found.register.values);
                wrong.push(format!("{seed}: {found:?}, not {expected:?}: {days:?} {said:?}\n{text}"));
            }
        }
    }
    println!("sums: {counts:?}");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
    assert!(counts.values().all(|count| *count > 30), "{counts:?}");
}
