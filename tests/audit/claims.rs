//! Letters about small registers, claim by claim, and what the audit says of them beside what the oracle says.
#![expect(clippy::print_stdout, reason = "a test says how much it has looked at")]

use std::collections::BTreeMap;

use candour::audit::{self, AuditResult, Letter};
use candour::case::{Claim, ClaimKind, Days, Digests, Ledger, Tense};
use candour::read;
use candour::register::{CountShape, Register, Shape};
use candour::text::FileId;
use candour::value::{Count, Verdict};

use super::oracle::{Oracle, Outcome, Says, Told, periods};
use super::sent_as_drafted;
use super::small::{NUMBERS, RANKS, Small, Span, TODAY, day};
use crate::world::Random;

/// So many registers are written; not every one fits a world.
const REGISTERS: u64 = 120;

const VERDICTS: [Verdict; 5] =
    [Verdict::No, Verdict::Possibly, Verdict::AtLeastPart, Verdict::Part, Verdict::Throughout];

pub(crate) fn register(text: &str) -> Register {
    let (register, found) = read::register(FileId(0), text);
    assert_eq!(found, [], "{text}");
    register
}

/// A letter that makes these claims, dated and sent on a day of the line.
pub(crate) fn letter(reference: &str, claims: Vec<Claim>, dated: u8) -> Letter {
    let ledger = Ledger {
        schema: 1,
        candour: String::new(),
        reference: reference.to_owned(),
        as_at: day(dated).to_string(),
        dated: day(dated).to_string(),
        digests: Digests::default(),
        claims,
        answers: Vec::new(),
        others: Vec::new(),
    };
    let sent = sent_as_drafted(ledger, &day(dated).to_string());
    Letter { sent, accepted: Vec::new() }
}

pub(crate) fn count(text: &str) -> Shape {
    let count = Count::parse(text).unwrap();
    let written = |number: Option<rust_decimal::Decimal>| number.map(|number| number.to_string());
    Shape::Count(CountShape {
        min: written(count.min()),
        max: written(count.max()),
        approximate: count.is_approximate(),
        not_quantifiable: count == Count::NotQuantifiable,
        unit: None,
    })
}

/// A claim as a ledger has it.
pub(crate) fn claim(number: usize, id: &str, told: &Told) -> Claim {
    let days =
        |(first, last): Span| Days { first: Some(day(first).to_string()), last: Some(day(last).to_string()) };
    let (field, value) = match told.says {
        Says::Stood => ("", None),
        Says::Count(number) => ("/count", Some(count(number.text))),
        Says::Rank(rank) => ("/rank", Some(Shape::Text(rank.to_owned()))),
        Says::Nothing => ("/headcount", Some(count("1"))),
    };
    let kind = match (told.says, told.verdict) {
        (Says::Stood, Verdict::No) => ClaimKind::Absent,
        (Says::Stood, _) => ClaimKind::Standing,
        _ => ClaimKind::Value,
    };
    Claim {
        id: format!("1-{number}"),
        question: "1".to_owned(),
        fact: format!("posts/{id}{field}"),
        scope: told.scope.map(str::to_owned),
        kind,
        tense: if told.current { Tense::Current } else { Tense::For },
        during: Some(days(told.during)),
        asked: None,
        verdict: told.verdict,
        value,
        inputs: Vec::new(),
        from: told.from.map(days),
        until: told.until.map(days),
        seen: told.seen.map(days),
        sources: told.by.map(|by| format!("s{by}")).into_iter().collect(),
        spans: Vec::new(),
    }
}

/// Something to say of a post over every period and with every verdict.
fn told(random: &mut Random, small: &Small, post: usize, says: Says) -> Vec<Told> {
    let all: Vec<Span> = periods().collect();
    let scopes: Vec<_> =
        small.posts.get(post).map_or(vec![None], |post| post.versions.iter().map(|it| it.scope).collect());
    let mut list = Vec::new();
    for during in &all {
        for verdict in VERDICTS {
            let mut sometimes = |percent| random.chance(percent).then(|| *random.pick(&all));
            let (seen, from, until) = (sometimes(70), sometimes(20), sometimes(20));
            let scope = if random.chance(95) { *random.pick(&scopes) } else { Some("east") };
            let current = random.chance(30);
            let during = *during;
            // Of one day nothing is true of a part alone.
            if verdict == Verdict::Part && during.0 == during.1 {
                continue;
            }
            list.push(Told { post, scope, says, during, verdict, current, seen, from, until, by: None });
        }
    }
    list
}

/// Everything that a letter says of a register.
pub(crate) fn everything(random: &mut Random, small: &Small) -> Vec<Told> {
    let mut list = Vec::new();
    for post in 0..=small.posts.len() {
        list.extend(told(random, small, post, Says::Stood));
        for _ in 0..3 {
            let number = *random.pick(&NUMBERS);
            list.extend(told(random, small, post, Says::Count(number)));
        }
        let rank = random.pick(&RANKS);
        list.extend(told(random, small, post, Says::Rank(rank)));
    }
    list.extend(told(random, small, 0, Says::Nothing).into_iter().take(1));
    list
}

/// The id by which a letter names a post: what it is now, or what it was.
fn named(random: &mut Random, small: &Small, post: usize) -> String {
    let Some(post) = small.posts.get(post) else { return "nowhere".to_owned() };
    let was = post.was.clone().filter(|_| random.chance(50));
    was.unwrap_or_else(|| post.id.clone())
}

#[test]
fn every_claim_stands_as_counting_every_world_says() {
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    let (mut registers, mut wrong) = (0, Vec::new());
    for seed in 0..REGISTERS {
        let mut random = Random::new(seed);
        let small = Small::new(&mut random);
        // On some days it is known that a paper which the letter used had been made.
        let dated = u8::try_from(random.between(3, i32::from(TODAY))).unwrap();
        let used: Vec<bool> = (0..small.sources.len()).map(|_| random.chance(30)).collect();
        let made_by: Vec<Option<u8>> = used.iter().map(|used| used.then_some(dated)).collect();
        let Some(oracle) = Oracle::new(&small, &made_by) else { continue };
        registers += 1;
        let mut all = everything(&mut random, &small);
        let papers: Vec<usize> = (0..used.len()).filter(|at| used[*at]).collect();
        for told in all.iter_mut().skip(used.len()).filter(|told| told.current) {
            told.by = random.any(&papers).copied();
        }
        let claims = all.iter().enumerate().map(|(number, told)| {
            let mut claim = claim(number, &named(&mut random, &small, told.post), told);
            let sources = used.iter().enumerate().filter(|(at, used)| number == *at && **used);
            claim.sources.extend(sources.map(|(at, _)| format!("s{at}")));
            claim
        });
        let letters = [letter("2016-1", claims.collect(), dated)];
        let text = small.yaml();
        let audit = audit::audit(&register(&text), &letters, day(TODAY));
        for (found, told) in audit.results.iter().zip(&all) {
            let expected = oracle.outcome(told);
            *counts.entry(expected).or_default() += 1;
            let outcome = (found.result, found.changed_since);
            if outcome != expected {
                wrong.push(format!("{seed}: {outcome:?}, and counting says {expected:?}: {told:?}\n{text}"));
            }
        }
    }
    println!("{registers} registers, claims: {counts:?}");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(8)].join("\n"));
    for result in
        [AuditResult::Stands, AuditResult::Weakened, AuditResult::Corrected, AuditResult::Unsupported]
    {
        assert!(counts.get(&(result, false)) > Some(&1000), "{registers} registers: {counts:?}");
    }
    assert!(counts.get(&(AuditResult::Stands, true)) > Some(&100), "{counts:?}");
}
