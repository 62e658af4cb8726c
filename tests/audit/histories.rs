//! Two letters of which no history whatever bears out both, held against what the audit says is between them.
#![expect(clippy::print_stdout, reason = "a test says how much it has looked at")]

use std::collections::BTreeSet;

use candour::audit::{self, AuditResult, RelationKind};

use super::claims::{claim, everything, letter, register};
use super::counted::bits;
use super::oracle::{Oracle, Says, Told, holds};
use super::small::{ASKED, Small, TODAY, day};
use crate::world::Random;

/// So many registers are written, each with two letters about it.
const REGISTERS: u64 = 60;
/// So many claims each letter makes.
const CLAIMS: usize = 24;

/// What is the case of a post on one day: it is not there, or it is, as the one letter says or not and as the other does
/// or not.
#[derive(Debug, Clone, Copy)]
struct State {
    is_there: bool,
    as_said: [bool; 2],
}

/// Everything that may be the case on a day, as far as two claims tell it apart.
fn states(pair: [&Told; 2]) -> Vec<State> {
    let mut states = vec![State { is_there: false, as_said: [false; 2] }];
    for as_said in [[true, true], [true, false], [false, true], [false, false]] {
        if may_be(pair, as_said) {
            states.push(State { is_there: true, as_said });
        }
    }
    states
}

/// Whether a post that is there may be as these letters say, or not as they say.
fn may_be(pair: [&Told; 2], as_said: [bool; 2]) -> bool {
    match pair.map(|told| told.says) {
        [Says::Count(one), Says::Count(other)] => {
            let all = (1 << 21) - 1;
            let of = |may_be: u32, so: bool| if so { may_be } else { all & !may_be };
            of(one.may_be, as_said[0]) & of(other.may_be, as_said[1]) != 0
        }
        [Says::Rank(one), Says::Rank(other)] if one == other => as_said[0] == as_said[1],
        [Says::Rank(_), Says::Rank(_)] => !(as_said[0] && as_said[1]),
        says => (0..2).all(|at| says[at] != Says::Stood || as_said[at]),
    }
}

/// Whether some history has both: a state for each day of which they speak.
fn some_history(pair: [&Told; 2]) -> bool {
    let states = states(pair);
    let days: Vec<u8> = (ASKED.0..=ASKED.1).collect();
    let mut histories: Vec<[u16; 2]> = vec![[0, 0]];
    for at in days {
        let mut next = BTreeSet::new();
        for history in &histories {
            for state in &states {
                let mut history = *history;
                for (set, so) in history.iter_mut().zip(state.as_said) {
                    *set |= u16::from(state.is_there && so) << at;
                }
                next.insert(history);
            }
        }
        histories = next.into_iter().collect();
    }
    let one_day = of_one_day(pair);
    histories.iter().any(|history| {
        let each = (0..2).all(|at| {
            let period = bits(pair[at].during);
            holds(pair[at].verdict, history[at] & period, period)
        });
        each && one_day.is_none_or(|days| history[0] & history[1] & days != 0)
    })
}

/// The days of which one is that of the paper that both letters have it from, where both say in the present tense how it was.
fn of_one_day(pair: [&Told; 2]) -> Option<u16> {
    let days = bits(pair[0].during) & bits(pair[1].during);
    let says = pair.iter().all(|told| told.current && told.verdict.is_certain() && told.says != Says::Stood);
    (says && pair[0].by.is_some() && pair[0].by == pair[1].by && days != 0).then_some(days)
}

/// Whether two claims speak of the same, or one of what the other says is not there.
fn are_compared(pair: [&Told; 2]) -> bool {
    let of = |told: &Told| match told.says {
        Says::Stood => 0,
        Says::Count(_) => 1,
        Says::Rank(_) => 2,
        Says::Nothing => 3,
    };
    let fields = pair.map(of);
    pair[0].post == pair[1].post
        && pair[0].scope == pair[1].scope
        && (fields[0] == fields[1] || fields.contains(&0))
}

#[test]
fn two_letters_contradict_each_other_where_no_history_has_both() {
    let (mut pairs, mut clashes, mut wrong) = (0, 0, Vec::new());
    for seed in 0..REGISTERS {
        let mut random = Random::new(seed ^ 0x2b0f);
        let small = Small::new(&mut random);
        if Oracle::new(&small, &[None, None]).is_none() {
            continue;
        }
        let mut all: Vec<Told> = everything(&mut random, &small);
        all.retain(|told| told.post < small.posts.len() && told.says != Says::Nothing);
        // Each says something else: of what is said alike the first that says it stands for all.
        let mut told: Vec<Told> = Vec::new();
        while told.len() < 2 * CLAIMS {
            let one = random.pick(&all).clone();
            let by = random.chance(70).then(|| random.below(2));
            let one = Told { post: 0, scope: small.posts[0].versions[0].scope, by, ..one };
            if !told.contains(&one) {
                told.push(one);
            }
        }
        let claims = told.iter().enumerate().map(|(number, told)| {
            let mut claim = claim(number, "post-0", told);
            let own = format!("a-paper-of-its-own-{number}");
            claim.sources = vec![told.by.map_or(own, |by| format!("the-paper-of-many-{by}"))];
            claim
        });
        let claims: Vec<_> = claims.collect();
        let letters =
            [letter("2016-1", claims[..CLAIMS].to_vec(), 7), letter("2016-2", claims[CLAIMS..].to_vec(), 7)];
        let audit = audit::audit(&register(&small.yaml()), &letters, day(TODAY));
        let mut found = BTreeSet::new();
        for relation in &audit.relations {
            assert_eq!(relation.kind, RelationKind::Contradicts);
            assert!(found.insert((relation.a.claim.unwrap(), relation.b.claim.unwrap())), "{relation:?}");
        }
        let stands = |letter: usize, at: usize| {
            let of_it = |found: &&audit::Assessed| found.letter == letter && found.claim == Some(at);
            audit.results.iter().find(of_it).is_some_and(|found| found.result == AuditResult::Stands)
        };
        for first in 0..CLAIMS {
            for second in 0..CLAIMS {
                let pair = [&told[first], &told[CLAIMS + second]];
                // Where a post is told in parts, one letter may speak of a part that was there, and another of one that was not.
                let of_parts =
                    pair.iter().all(|told| told.says == Says::Stood) && stands(0, first) && stands(1, second);
                let expected = are_compared(pair) && !some_history(pair) && !of_parts;
                pairs += 1;
                clashes += usize::from(expected);
                if found.contains(&(first, second)) != expected {
                    wrong.push(format!("{seed}: a contradiction: {expected}: {pair:?}"));
                }
            }
        }
    }
    println!("{pairs} pairs, {clashes} contradictions");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(12)].join("\n"));
    assert!(clashes > 1000, "{clashes} of {pairs}");
}
