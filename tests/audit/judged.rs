//! Claims of which it was once said that they stand, or that they are wrong, and neither was so.

use std::sync::Arc;

use candour::audit::{self, AuditResult, Words};
use candour::case::{AnswerRecord, Claim, ClaimKind};
use candour::register::Shape;
use candour::value::Verdict;

use super::claims::{claim, count, letter, register};
use super::oracle::{Outcome, Says, Told};
use super::small::{NUMBERS, Span, TODAY, day};

/// A register with these versions of a post.
pub(crate) fn post(versions: &str) -> String {
    format!(
        "organisation: {{ name: Ashcombe, regime: foia-2000 }}\nsources:\n  \
         s0: {{ title: Paper, date: 2016-06-05, published: true }}\n  \
         s1: {{ title: Other, date: 2016-06-05, published: true }}\n\
         topics:\n  pool: {{ name: The pool }}\nposts:\n  post-0:\n    versions:\n{versions}"
    )
}

/// That something was so throughout some days.
pub(crate) fn throughout(says: Says, during: Span) -> Told {
    Told {
        post: 0,
        scope: None,
        says,
        during,
        verdict: Verdict::Throughout,
        current: false,
        seen: None,
        from: None,
        until: None,
        by: None,
    }
}

fn outcome(register_text: &str, told: &Told) -> Outcome {
    let letters = [letter("2016-1", vec![claim(1, "post-0", told)], TODAY)];
    let audit = audit::audit(&register(register_text), &letters, day(TODAY));
    (audit.results[0].result, audit.results[0].changed_since)
}

#[test]
fn what_was_not_so_on_one_day_was_not_so_throughout() {
    let began =
        post("      - { source: s0, title: Warden, from: 2016-06-05, seen: [2016-06-05..2016-06-20] }\n");
    for (during, expected) in [((3, 6), AuditResult::Corrected), ((4, 6), AuditResult::Weakened)] {
        assert_eq!(outcome(&began, &throughout(Says::Stood, during)).0, expected, "{during:?}");
    }
    let ranks = post(
        "      - { source: s0, title: Warden, rank: Officer, seen: [2016-06-04..2016-06-07] }\n      \
         - { source: s0, title: Warden }\n",
    );
    // An officer was seen on one of these days, whichever that was.
    let told = throughout(Says::Rank("Manager"), (3, 6));
    assert_eq!(
        outcome(&ranks.replace("source: s0, title: Warden }", "title: Warden, seen: 2017 }"), &told).0,
        AuditResult::Corrected
    );
}

#[test]
fn what_is_said_in_the_present_tense_is_said_of_the_day_of_its_paper() {
    let text = post(
        "      - { source: s0, title: Warden, count: 2 }\n      \
         - { title: Warden, count: 3, from: 2016-06-05..2016-06-20, seen: [2016-06-06..2016-06-20] }\n",
    )
    .replace("date: 2016-06-05", "date: 2016-06-04..2016-06-07");
    let now =
        Told { verdict: Verdict::AtLeastPart, current: true, ..throughout(Says::Count(NUMBERS[3]), (3, 6)) };
    // There may have been three on some other of these days, and not on that of the paper.
    assert_eq!(outcome(&text, &now).0, AuditResult::Weakened);
    let read = Told { by: Some(0), ..now.clone() };
    assert_eq!(outcome(&text, &read).0, AuditResult::Corrected);
    // Though there were three by the end of them for certain, two is what its paper told of; unless it told of both.
    let later =
        text.replace("from: 2016-06-05..2016-06-20, seen: [2016-06-06..2016-06-20]", "seen: [2016-06-07]");
    assert_eq!(outcome(&later, &now).0, AuditResult::Stands);
    assert_eq!(outcome(&later, &read).0, AuditResult::Corrected);
    let both = later.replace("seen: [2016-06-07]", "seen: [{ source: s0, on: 2016-06-07 }]");
    assert_eq!(outcome(&both, &read).0, AuditResult::Stands);
    // Of a period, in which it may have been so on any day; and of days on which the paper may not have been made.
    assert_eq!(outcome(&text, &Told { current: false, ..read.clone() }).0, AuditResult::Weakened);
    assert_eq!(outcome(&text, &Told { during: (4, 6), ..read }).0, AuditResult::Weakened);
}

#[test]
fn a_letter_that_was_wrong_about_its_paper_is_corrected() {
    let text = post("      - { source: s0, title: Warden, count: 2, from: 2016-06-06..2016-06-08 }\n")
        .replace("date: 2016-06-05", "date: 2016-06-03..2016-06-08");
    let told = |during| Told {
        verdict: Verdict::AtLeastPart,
        current: true,
        seen: Some(during),
        by: Some(0),
        ..throughout(Says::Count(NUMBERS[2]), during)
    };
    let sent = |days: &[u8]| -> Vec<AuditResult> {
        let letters = days.iter().map(|dated| {
            letter(&format!("2016-{dated}"), vec![claim(1, "post-0", &told((2, *dated)))], *dated)
        });
        let letters: Vec<audit::Letter> = letters.collect();
        audit::audit(&register(&text), &letters, day(TODAY))
            .results
            .iter()
            .map(|found| found.result)
            .collect()
    };
    // Its paper cannot have told of wardens before there were any, so it was not made as early as that.
    assert_eq!(sent(&[3]), [AuditResult::Corrected]);
    // What another letter shows of the paper is believed all the same.
    assert_eq!(sent(&[3, 6]), [AuditResult::Corrected, AuditResult::Stands]);
    assert_eq!(sent(&[6]), [AuditResult::Stands]);
}

#[test]
fn where_the_days_are_open_and_not_the_value_it_is_said_so() {
    let text = post("      - { source: s0, title: Warden, rank: Officer, count: 2 to 3 }\n");
    let text = register(&text);
    let told = |told: &Told| {
        let letters = [letter("2016-1", vec![claim(1, "post-0", told)], TODAY)];
        let found =
            audit::audit(&text, &letters, day(TODAY)).findings(&letters, &Words::new(&text, day(TODAY)));
        found.into_iter().next().map(|found| found.register).unwrap_or_default()
    };
    let always = throughout(Says::Rank("Officer"), (3, 6));
    assert_eq!(told(&always), "Officer, on some days at least");
    assert_eq!(told(&Told { during: (5, 6), ..always }), "Officer, perhaps on some days");
    // Where the two say as much of the days, only the value is open.
    let some = Told { verdict: Verdict::AtLeastPart, ..throughout(Says::Count(NUMBERS[2]), (4, 4)) };
    assert_eq!(told(&some), "2 to 3");
    assert_eq!(told(&Told { during: (3, 6), ..some }), "2 to 3");
}

#[test]
fn what_was_there_throughout_is_no_claim_of_its_end() {
    let text = post(
        "      - { source: s0, title: Warden, until: 2016-06-05 }\n      \
         - { source: s1, title: Head Warden, from: 2016-06-06, seen: [2016-06-20] }\n",
    );
    // When the letter was written, the post was to end on the last of these days.
    let told = Told { seen: Some((3, 3)), until: Some((6, 6)), ..throughout(Says::Stood, (4, 6)) };
    assert_eq!(outcome(&text, &told).0, AuditResult::Stands);
    let part = Told { verdict: Verdict::AtLeastPart, until: Some((5, 5)), ..told };
    assert_eq!(outcome(&text, &part).0, AuditResult::Corrected);
}

#[test]
fn what_is_set_aside_is_no_fact() {
    let aside = post(
        "      - { source: s0, title: Warden, count: 3, set_aside: the other paper is believed }\n      \
         - { source: s1, title: Warden }\n",
    );
    let told = Told { verdict: Verdict::AtLeastPart, ..throughout(Says::Count(NUMBERS[3]), (4, 4)) };
    assert_eq!(outcome(&aside, &told).0, AuditResult::Unsupported);
}

#[test]
fn a_thing_that_changed_is_still_there() {
    let text = post(
        "      - { source: s0, title: Warden, count: 2, until: 2016-06-05 }\n      \
         - { source: s0, title: Warden, count: 3, from: 2016-06-06, seen: [2016-06-08] }\n",
    );
    let seen = Told { seen: Some((4, 4)), current: true, ..throughout(Says::Stood, (4, 4)) };
    assert_eq!(outcome(&text, &seen), (AuditResult::Stands, false));
    assert_eq!(
        outcome(&text, &Told { says: Says::Count(NUMBERS[2]), ..seen.clone() }),
        (AuditResult::Stands, true)
    );
    // Once it is gone, it has changed since for letters that spoke of their own day.
    let gone = post("      - { source: s0, title: Warden, count: 2, until: 2016-06-05 }\n");
    assert_eq!(outcome(&gone, &seen), (AuditResult::Stands, true));
    assert_eq!(outcome(&gone, &Told { current: false, ..seen }), (AuditResult::Stands, false));
}

/// What two answers say of one post: how many there were when it was seen, and that they come to so many.
fn sum_of(parts: &[(Span, &str)], said: &str) -> Vec<Claim> {
    let mut claims: Vec<Claim> = parts
        .iter()
        .map(|(seen, source)| {
            let told = Told { seen: Some(*seen), ..throughout(Says::Count(NUMBERS[2]), *seen) };
            Claim { sources: vec![(*source).to_owned()], ..claim(1, "post-0", &told) }
        })
        .collect();
    let Shape::Count(mut shape) = count(said) else { panic!("{said}") };
    shape.unit = Some("posts".to_owned());
    claims.push(Claim {
        kind: ClaimKind::Sum,
        fact: "count".to_owned(),
        value: Some(Shape::Count(shape)),
        inputs: vec!["posts/post-0/count".to_owned()],
        during: None,
        seen: None,
        ..claims.last().unwrap().clone()
    });
    claims
}

fn sum(register_text: &str, claims: Vec<Claim>) -> AuditResult {
    let audit = audit::audit(&register(register_text), &[letter("2016-1", claims, TODAY)], day(TODAY));
    audit.results.last().unwrap().result
}

#[test]
fn a_vacancy_is_what_is_established_less_what_is_in_post() {
    let text = post("      - { source: s0, title: Warden, established: 5, in_post: 3 }\n");
    let vacancy = |said: &str| {
        let mut claims = sum_of(&[((4, 4), "s0")], said);
        let last = claims.last_mut().unwrap();
        last.fact = "vacancy".to_owned();
        last.inputs = vec!["posts/post-0/established".to_owned(), "posts/post-0/in_post".to_owned()];
        sum(&text, claims)
    };
    assert_eq!(vacancy("2"), AuditResult::Stands);
    assert_eq!(vacancy("8"), AuditResult::Corrected);
}

#[test]
fn a_sum_of_what_was_not_there_is_wrong() {
    let text = post("      - { source: s0, title: Warden, count: 2, until: 2016-06-05 }\n");
    assert_eq!(sum(&text, sum_of(&[((4, 4), "s0")], "2")), AuditResult::Stands);
    assert_eq!(sum(&text, sum_of(&[((5, 5), "s0")], "2")), AuditResult::Corrected);
}

#[test]
fn a_sum_that_is_right_in_some_worlds_alone_does_not_stand() {
    let text = post(
        "      - { source: s0, title: Warden, count: 2, seen: [2016-06-01] }\n      \
         - { source: s0, title: Warden, count: 3, seen: [2016-06-10] }\n",
    );
    assert_eq!(sum(&text, sum_of(&[((4, 4), "s0")], "2")), AuditResult::Weakened);
    assert_eq!(sum(&text, sum_of(&[((4, 4), "s0")], "9")), AuditResult::Corrected);
    // What the version in force does not state may be any number.
    let silent = text.replace("count: 3, ", "");
    assert_eq!(sum(&silent, sum_of(&[((4, 4), "s0")], "9")), AuditResult::Weakened);
}

#[test]
fn a_sum_is_taken_of_the_days_of_its_own_parts() {
    let text = post(
        "      - { source: s0, title: Warden, count: 3, seen: [2016-06-04] }\n      \
         - { source: s1, title: Warden, count: 2, seen: [2016-06-06] }\n",
    );
    // One answer tells of the post at two times; the sum was read from the second paper.
    assert_eq!(sum(&text, sum_of(&[((3, 3), "s0"), ((5, 5), "s1")], "2")), AuditResult::Stands);
    assert_eq!(sum(&text, sum_of(&[((3, 3), "s0"), ((5, 5), "s1")], "3")), AuditResult::Corrected);
}

#[test]
fn of_days_after_those_whose_facts_were_given_nothing_was_left_out() {
    let text = post("      - { source: s0, title: Warden, topics: [pool], from: 2016-06-01 }\n");
    let mut letter = letter("2016-1", Vec::new(), TODAY);
    letter.sent.as_at = day(5).to_string();
    letter.sent.answers.push(Arc::new(AnswerRecord {
        question: "1".to_owned(),
        kinds: vec!["posts".to_owned()],
        topic: "pool".to_owned(),
        about: Vec::new(),
        periods: vec![day(6).to_string()],
        outcome: None,
        under: Vec::new(),
        found: Vec::new(),
        left_out: Vec::new(),
    }));
    let left = |letter: &audit::Letter| {
        audit::audit(&register(&text), std::slice::from_ref(letter), day(TODAY)).results.len()
    };
    assert_eq!(left(&letter), 0);
    Arc::make_mut(&mut letter.sent.answers[0]).periods = vec![day(4).to_string()];
    assert_eq!(left(&letter), 1);
}
