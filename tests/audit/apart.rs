//! What is a contradiction between two letters, and what only looks like one.

use std::sync::Arc;

use candour::audit::{self, Acceptance, Audit, Letter};
use candour::case::{AnswerRecord, Claim, Corrected};
use candour::text::{At, FileId, Span};
use candour::value::Verdict;

use super::claims::{claim, letter, register};
use super::judged::{post, throughout};
use super::oracle::{Says, Told};
use super::small::{NUMBERS, TODAY, day};

/// A register of which neither letter need be true.
fn text() -> String {
    post("      - { source: s0, title: Warden, count: 1, from: 2016-06-05, until: 2016-06-06 }\n")
}

fn says(number: &Told) -> Claim {
    claim(1, "post-0", number)
}

fn held(text: &str, letters: &[Letter]) -> Audit {
    audit::audit(&register(text), letters, day(TODAY))
}

/// How many contradictions there are between two letters of one claim each.
fn between(text: &str, first: &Told, second: &Told) -> usize {
    let letters = [letter("2016-1", vec![says(first)], 6), letter("2016-2", vec![says(second)], 7)];
    held(text, &letters).relations.len()
}

#[test]
fn two_letters_that_no_register_bears_out_contradict_each_other() {
    let counted = |number: usize| throughout(Says::Count(NUMBERS[number]), (3, 3));
    let on_its_day = |told: Told| Told { verdict: Verdict::AtLeastPart, ..told };
    // Different numbers of one day, whichever paper each was read from.
    assert_eq!(between(&text(), &on_its_day(counted(2)), &on_its_day(counted(3))), 1);
    assert_eq!(between(&text(), &on_its_day(counted(2)), &on_its_day(counted(4))), 0);
    // For part of a time, and throughout it.
    let stood = throughout(Says::Stood, (3, 6));
    let part = Told { verdict: Verdict::Part, ..stood.clone() };
    assert_eq!(between(&text(), &part, &stood), 1);
    assert_eq!(between(&text(), &part, &Told { during: (3, 5), ..stood.clone() }), 0);
    // Not there, and so many of it.
    let absent = Told { verdict: Verdict::No, ..stood };
    assert_eq!(between(&text(), &absent, &counted(3)), 1);
    assert_eq!(between(&text(), &absent, &Told { during: (2, 2), ..counted(3) }), 0);
    assert_eq!(between(&text(), &counted(3), &absent), 1);
    // Of one part of a thing, and of another.
    let part = |number, scope| Told { scope: Some(scope), ..counted(number) };
    assert_eq!(between(&text(), &part(2, "north"), &part(3, "north")), 1);
    assert_eq!(between(&text(), &part(2, "north"), &part(3, "south")), 0);
}

#[test]
fn what_is_said_of_the_day_of_a_paper_is_not_what_is_said_of_a_period() {
    let by_paper = |number: usize, current| {
        let verdict = Verdict::AtLeastPart;
        says(&Told { verdict, current, by: Some(0), ..throughout(Says::Count(NUMBERS[number]), (3, 6)) })
    };
    let relations = |first: Vec<Claim>| {
        let letters = [letter("2016-1", first, 6), letter("2016-2", vec![by_paper(3, true)], 7)];
        held(&text(), &letters).relations.len()
    };
    assert_eq!(relations(vec![by_paper(2, false)]), 0);
    assert_eq!(relations(vec![by_paper(2, false), by_paper(2, true)]), 1);
}

/// A letter that withholds the post.
fn withholds(claims: Vec<Claim>) -> Letter {
    let mut keeps = letter("2016-2", claims, 7);
    keeps.sent.answers.push(Arc::new(AnswerRecord {
        question: "1".to_owned(),
        kinds: Vec::new(),
        topic: "pool".to_owned(),
        about: vec!["post-0".to_owned()],
        periods: Vec::new(),
        outcome: Some("refused".to_owned()),
        under: vec!["section 31(1)(a)".to_owned()],
        found: Vec::new(),
        left_out: Vec::new(),
    }));
    keeps
}

#[test]
fn what_a_letter_tells_of_and_withholds_in_part_it_has_weighed() {
    let counted = throughout(Says::Count(NUMBERS[1]), (4, 4));
    let relations = |told: &Told, own: Vec<Claim>| {
        held(&text(), &[letter("2016-1", vec![says(told)], 6), withholds(own)]).relations.len()
    };
    assert_eq!(relations(&counted, Vec::new()), 1);
    // That it was not there tells nothing of it.
    let absent = Told { verdict: Verdict::No, ..throughout(Says::Stood, (2, 2)) };
    assert_eq!(relations(&absent, Vec::new()), 0);
    assert_eq!(relations(&Told { verdict: Verdict::No, ..counted.clone() }, Vec::new()), 0);
    assert_eq!(relations(&counted, vec![says(&throughout(Says::Stood, (4, 4)))]), 0);
}

#[test]
fn what_the_register_bears_out_is_no_contradiction() {
    let text = post(
        "      - { source: s0, title: Warden, count: 2, until: 2016-06-05, seen: [2016-06-05] }\n      \
         - { source: s0, title: Head Warden, count: 3, from: 2016-06-06, seen: [2016-06-06] }\n",
    );
    // One letter tells the post in two parts, of which the first was not there any more; another tells the second.
    let first = Told { verdict: Verdict::No, seen: Some((4, 4)), ..throughout(Says::Stood, (5, 6)) };
    let second = Told { seen: Some((5, 5)), ..throughout(Says::Stood, (5, 5)) };
    assert_eq!(between(&text, &first, &second), 0);
}

#[test]
fn a_letter_that_is_put_right_stands_for_no_other() {
    let wrong = throughout(Says::Count(NUMBERS[2]), (4, 4));
    let right = throughout(Says::Count(NUMBERS[1]), (4, 4));
    let mut last = letter("2016-3", vec![says(&right)], 7);
    let claim = Some("posts/post-0/count".to_owned());
    last.sent.corrects.push(Corrected { case: "2016-1".to_owned(), claim, printed: false });
    let letters = [letter("2016-1", vec![says(&wrong)], 5), letter("2016-2", vec![says(&wrong)], 6), last];
    let audit = held(&text(), &letters);
    let mut told: Vec<(usize, bool)> =
        audit.relations.iter().map(|found| (found.a.letter, found.cleared.is_some())).collect();
    told.sort_unstable();
    assert_eq!(told, [(0, true), (1, false)]);
}

#[test]
fn what_is_told_of_other_days_puts_nothing_right() {
    let wrong = letter("2016-1", vec![says(&throughout(Says::Count(NUMBERS[2]), (4, 4)))], 5);
    let is_cleared = |printed: bool, claims: Vec<Claim>| {
        let mut last = letter("2016-2", claims, 7);
        let claim = Some("posts/post-0/count".to_owned());
        last.sent.corrects.push(Corrected { case: "2016-1".to_owned(), claim, printed });
        held(&text(), &[wrong.clone(), last]).results[0].cleared.is_some()
    };
    let right = throughout(Says::Count(NUMBERS[1]), (4, 4));
    let of_others = Told { during: (5, 5), ..right.clone() };
    for printed in [true, false] {
        assert!(is_cleared(printed, vec![says(&right)]));
        assert!(!is_cleared(printed, vec![says(&of_others)]));
        // In words that are from no register.
        assert_eq!(is_cleared(printed, Vec::new()), printed);
    }
    // What is told anew and is wrong again, or is of another part of the thing.
    assert!(!is_cleared(false, vec![says(&throughout(Says::Count(NUMBERS[3]), (4, 4)))]));
    assert!(!is_cleared(false, vec![says(&Told { scope: Some("north"), ..right })]));
}

#[test]
fn what_was_accepted_is_accepted_of_the_letters_that_were_known_then() {
    let wrong = throughout(Says::Count(NUMBERS[2]), (4, 4));
    let right = throughout(Says::Count(NUMBERS[1]), (4, 4));
    let mut letters = [
        letter("2016-1", vec![says(&wrong)], 4),
        letter("2016-2", vec![says(&right)], 5),
        letter("2016-3", vec![says(&right)], 7),
        letter("2016-4", vec![says(&right)], 8),
    ];
    let between = |letters: &[Letter]| -> Vec<(usize, bool)> {
        let found = held(&text(), letters).relations;
        let mut told: Vec<(usize, bool)> =
            found.iter().map(|found| (found.b.letter, found.cleared.is_some())).collect();
        told.sort_unstable();
        told
    };
    // Letters that say the same are one.
    assert_eq!(between(&letters), [(1, false)]);
    let claim = Some("posts/post-0/count".to_owned());
    let accepted =
        Acceptance { claim, on: day(6), reason: "it is known".to_owned(), by: None, found: Vec::new() };
    letters[0].accepted.push(At::new(accepted, Span::new(FileId(1), 0..0)));
    assert_eq!(between(&letters), [(1, true), (2, false)]);
    // It was sent before, and sealed when that was accepted already.
    letters[1].sent.sealed = Some(day(7).to_string());
    assert_eq!(between(&letters), [(1, false)]);
    letters[1].sent.sealed = None;
    letters[0].accepted[0].value.on = day(7);
    assert_eq!(between(&letters), [(1, true), (3, false)]);
    letters[1].sent.sealed = Some(day(7).to_string());
    letters[0].accepted[0].value.on = day(9);
    assert_eq!(between(&letters), [(1, true)]);
}

#[test]
fn letters_stand_in_the_order_in_which_they_were_sent() {
    let first = letter("2016-2", vec![says(&throughout(Says::Count(NUMBERS[2]), (4, 4)))], 5);
    let second = letter("2016-1", vec![says(&throughout(Says::Count(NUMBERS[3]), (4, 4)))], 6);
    for letters in [[first.clone(), second.clone()], [second, first]] {
        let audit = held(&text(), &letters);
        let [relation] = &*audit.relations else { panic!("{:?}", audit.relations) };
        assert_eq!(letters[relation.a.letter].sent.reference, "2016-2");
    }
}
