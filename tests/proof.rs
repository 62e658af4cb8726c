//! Promise 1: every figure in a letter has a source, and the ledger knows where each stands.

use std::collections::BTreeSet;

use candour::answer::{Marks, Origin};
use candour::case::{Case, ClaimKind, Ledger};
use candour::document::figures;
use candour::letter::{self, Letter, MadeFrom};
use candour::read;
use candour::register::{Kind, Register};
use candour::text::FileId;
use candour::value::Day;
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::world::{Size, World};
use crate::{drafts, registers, worlds};

const REQUEST: &str = include_str!("../responses/2017-0001/request.yaml");
const BRIEFING: &str = include_str!("../responses/2013-04-briefing/request.yaml");

type Body = (fn() -> Register, &'static str);

const BODIES: [Body; 4] = [
    (registers::force, "modern-slavery"),
    (registers::fire, "home-safety"),
    (registers::university, "student-welfare"),
    (registers::health, "district-nursing"),
];

/// Every letter that tests draft: the two real ones, and each body over several sorts of period.
fn letters() -> Vec<(Register, String)> {
    let mut letters =
        vec![(registers::force(), REQUEST.to_owned()), (registers::force(), BRIEFING.to_owned())];
    for (register, topic) in BODIES {
        for periods in ["FY 2013/14", "FY 2015/16, FY 2016/17", "2016", "FY 2017/18"] {
            letters.push((register(), asking(topic, periods)));
        }
    }
    letters
}

fn asking(topic: &str, periods: &str) -> String {
    format!(
        "received: 2018-06-01\ndated: 2018-06-20\nquestions:\n  - {{ id: \"1\", heading: Resources, answer: \
         resources, topic: {topic}, periods: [{periods}] }}\n"
    )
}

fn draft(register: &Register, request: &str, marks: Marks) -> Option<(Case, Letter)> {
    let (case, _) = read::case("2018-0001", FileId(0), request, register.organisation.year_start);
    let case = Case { attachments: vec!["liberate.pdf".to_owned()], ..case.unwrap() };
    let today = Day::parse("2018-06-20").unwrap();
    match letter::draft_with(
        letter::LetterKind::Response,
        register,
        &case,
        &drafts::templates(),
        today,
        marks,
    ) {
        Ok(letter) => Some((case, letter)),
        Err(faults) => {
            let codes: BTreeSet<&str> = faults.iter().map(|fault| fault.code).collect();
            assert_eq!(codes, BTreeSet::from(["answer-empty"]), "{request}");
            None
        }
    }
}

fn ledger(register: &Register, request: &str) -> Option<(Letter, Ledger)> {
    let (case, letter) = draft(register, request, Marks::new())?;
    let made_from = MadeFrom { register: "", request, templates: &[] };
    let ledger = letter::ledger(&letter, &case, made_from);
    Some((letter, ledger))
}

#[test]
fn marks_change_nothing() {
    for (register, request) in letters() {
        // Which documents an earlier answer prints is read from its marks.
        marks_leave_no_trace(&register, &request.replace("    see: [\"1\"]\n", ""));
    }
}

#[test]
fn marks_change_nothing_whatever_is_asked() {
    let bodies = BODIES.map(|(register, topic)| (register(), topic));
    let config = Config { cases: 48, failure_persistence: None, ..Config::default() };
    proptest!(config, |(body in 0..bodies.len(), periods in periods())| {
        let (register, topic) = &bodies[body];
        marks_leave_no_trace(register, &asking(topic, &periods));
    });
    let config = Config { cases: 24, failure_persistence: None, ..Config::default() };
    proptest!(config, |(seed in any::<u64>(), size in 30_usize..90)| {
        let world = World::new(seed, Size(size));
        let register = worlds::register_of(&world);
        for case in world.cases() {
            marks_leave_no_trace(&register, &case.request_yaml);
        }
    });
}

fn marks_leave_no_trace(register: &Register, request: &str) {
    // An answer that says nothing is known by its marks, and refused: then there is no letter to compare.
    let Some((_, marked)) = draft(register, request, Marks::new()) else { return };
    let unmarked = draft(register, request, Marks::off()).map(|(_, letter)| letter.markdown);
    assert_eq!(Some(marked.markdown), unmarked, "{request}");
}

/// One to three periods of any sort, in order, from 2012 to May 2018.
fn periods() -> impl Strategy<Value = String> {
    let period = (2012..2018, 1..6, 0..4).prop_map(|(year, month, sort)| match sort {
        0 => format!("{year}"),
        1 => format!("FY {}/{:02}", year - 1, year % 100),
        2 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-11..{}-{:02}-03", year, month + 6),
    });
    prop::collection::btree_set(period, 1..4).prop_map(|periods| Vec::from_iter(periods).join(", "))
}

#[test]
fn no_figure_stands_without_a_source() {
    for (register, request) in letters() {
        let Some((_, letter)) = draft(&register, &request, Marks::new()) else { continue };
        let found = letter.figures_without_source(&letter::names(&register), FileId(0));
        assert_eq!(found, [], "{}", letter.markdown);
    }
}

#[test]
fn nothing_of_the_register_is_left_when_its_values_are_swapped() {
    for (register, request) in letters() {
        let Some((_, letter)) = draft(&register, &request, Marks::swapping("xyzzy")) else { continue };
        let allowed: Vec<_> = letter
            .printed
            .iter()
            .filter(|(origin, _)| matches!(origin, Origin::Case(_) | Origin::Question(_) | Origin::Law(_)))
            .map(|(_, span)| span.clone())
            .collect();
        for figure in figures(&letter.markdown, &letter::names(&register)) {
            let stands =
                allowed.iter().any(|span| span.start <= figure.span.start && figure.span.end <= span.end);
            assert!(stands, "{:?} is left in\n{}", &letter.markdown[figure.span.clone()], letter.markdown);
        }
        // Everyday words, which the figure finder leaves alone.
        for words in everyday(&register) {
            for (at, _) in letter.markdown.match_indices(words) {
                let stands = allowed.iter().any(|span| span.start <= at && at + words.len() <= span.end);
                assert!(stands, "`{words}` is left in\n{}", letter.markdown);
            }
        }
    }
}

/// What the register says of topics and of the organisation itself, as in `the Force`, in words that name nothing.
fn everyday(register: &Register) -> Vec<&str> {
    let organisation = &register.organisation;
    let topics = register.entries.iter().filter(|entry| entry.kind == Kind::Topics);
    let of_topics = topics
        .flat_map(|entry| &entry.versions)
        .flat_map(|version| ["name", "work"].into_iter().filter_map(|field| version.text(field)));
    of_topics.chain(organisation.called.as_deref()).chain([&*organisation.year_name]).collect()
}

#[test]
fn every_claim_stands_where_the_ledger_says() {
    for (register, request) in letters() {
        let Some((letter, ledger)) = ledger(&register, &request) else { continue };
        assert!(!ledger.claims.is_empty());
        let ids: BTreeSet<&str> = ledger.claims.iter().map(|claim| &*claim.id).collect();
        assert_eq!(ids.len(), ledger.claims.len(), "an id twice");
        for claim in &ledger.claims {
            assert!(!claim.spans.is_empty(), "{}", claim.fact);
            for [start, end] in &claim.spans {
                assert!(
                    start < end
                        && letter.markdown.is_char_boundary(*start)
                        && letter.markdown.is_char_boundary(*end)
                );
            }
            if claim.kind != ClaimKind::Sum {
                assert!(!claim.sources.is_empty(), "{} has no source", claim.fact);
                let id = claim.fact.split('/').nth(1).unwrap();
                assert!(register.find(id).is_some(), "{}", claim.fact);
            }
        }
    }
}

#[test]
fn the_ledger_tells_a_sum_from_its_parts_and_a_nil_from_a_value() {
    let (letter, ledger) = ledger(&registers::force(), REQUEST).unwrap();
    let text = |claim: &candour::case::Claim| {
        claim.spans.iter().map(|[start, end]| &letter.markdown[*start..*end]).collect::<Vec<_>>()
    };
    let sum =
        ledger.claims.iter().find(|claim| claim.kind == ClaimKind::Sum && claim.inputs.len() == 4).unwrap();
    assert_eq!(text(sum), ["between six and eight"]);
    assert!(sum.inputs.contains(&"posts/analysts/count".to_owned()));
    let nils: BTreeSet<&str> =
        ledger.claims.iter().filter(|claim| claim.kind == ClaimKind::Nil).map(|claim| &*claim.fact).collect();
    let budget = ["budgets/anti-trafficking-budget/allocated", "budgets/anti-trafficking-budget/spend"];
    assert_eq!(nils, BTreeSet::from(budget));
    let absent: Vec<_> = ledger.claims.iter().filter(|claim| claim.kind == ClaimKind::Absent).collect();
    assert_eq!(absent.len(), 1);
    assert_eq!(absent[0].fact, "posts/co-ordinator");
    assert!(text(absent[0]).contains(&"not in place"));
    let json = serde_json::to_string(&ledger).unwrap();
    assert_eq!(serde_json::from_str::<Ledger>(&json).unwrap(), ledger);
}
