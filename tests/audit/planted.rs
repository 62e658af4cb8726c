//! Small registers with one thing changed since a letter was sent, and what the audit says of it.

use std::sync::Arc;

use candour::audit::{self, Acceptance, Audit, AuditResult, Letter, RelationKind};
use candour::case::Corrected;
use candour::read;
use candour::register::Register;
use candour::text::{At, FileId, Span};
use candour::value::Day;

use super::letter_of;

const REGISTER: &str = "\
organisation: { name: Ashcombe District Council, regime: foia-2000 }
sources:
  minutes: { title: Minutes, date: 2016-06-01, published: true }
  rota: { title: Rota, date: 2016-06-01, published: true }
topics:
  swimming: { name: Swimming lessons, work: work on swimming lessons }
units:
  leisure: { name: Leisure Services, source: minutes }
posts:
  instructor: { title: Instructor, source: minutes, count: about 3, commitment: dedicated, topics: [swimming] }
  lifeguard: { title: Lifeguard, source: minutes, count: about 4, commitment: dedicated, topics: [swimming], from: 2016-01-01 }
forums:
  users: { name: Pool Users Group, source: minutes, members: [north-club], complete: no, topics: [swimming] }
partners:
  north-club: { name: North Club, source: minutes, topics: [swimming] }
contacts:
  commissioner:
    role: regulator
    name: The Regulator
    in_text: the regulator
    source: minutes
    for: 2010..2027
    address: [One Street, A Town]
";

const REQUEST: &str = "\
received: 2016-07-01
dated: 2016-07-20
questions:
  - { id: \"1\", heading: Posts, answer: posts, topic: swimming, periods: [2016-06] }
  - { id: \"2\", heading: Partners, answer: partners, topic: swimming, periods: [2016-06] }
";

fn register(text: &str) -> Register {
    let (register, found) = read::register(FileId(0), text);
    assert_eq!(found, [], "{text}");
    register
}

fn sent(reference: &str, register_text: &str, request: &str, day: &str) -> Letter {
    let register = register(register_text);
    let (case, found) = read::case(reference, FileId(1), request, register.organisation.year_start);
    assert_eq!(found, []);
    letter_of(&register, &case.unwrap(), Day::parse(day).unwrap()).expect("the letter is drafted")
}

fn first() -> Letter {
    sent("2016-1", REGISTER, REQUEST, "2016-07-20")
}

fn held(text: &str, letters: &[Letter]) -> Audit {
    audit::audit(&register(text), letters, Day::parse("2020-01-01").unwrap())
}

/// The findings of the one letter, as "fact: result", each once.
fn findings(text: &str) -> Vec<String> {
    let letters = [first()];
    let audit = held(text, &letters);
    assert_eq!(audit.relations, []);
    let wrong = audit.results.iter().filter(|found| found.result != AuditResult::Stands);
    let mut told: Vec<String> =
        wrong.map(|found| format!("{}: {}", found.fact, found.result.word())).collect();
    told.sort();
    told.dedup();
    told
}

fn changed(from: &str, to: &str) -> String {
    assert_eq!(REGISTER.matches(from).count(), 1, "{from}");
    REGISTER.replace(from, to)
}

#[test]
fn each_change_comes_to_its_result_and_to_no_other() {
    assert_eq!(findings(REGISTER), [""; 0]);
    for (from, to, expected) in [
        ("count: about 3", "count: 3", &[][..]),
        ("count: about 3", "count: 9", &["count: corrected", "posts/instructor/count: corrected"]),
        ("count: about 3", "count: about 5", &["count: weakened", "posts/instructor/count: weakened"]),
        ("  lifeguard: { title", "  guard: { was: [lifeguard], title", &[]),
        ("  swimming: { name", "  lessons: { was: [swimming], name", &[]),
        ("members: [north-club]", "members: [north-club], in_text: the group", &[]),
        ("{ name: North Club,", "{ name: North  Club,", &[]),
    ] {
        let mut text = changed(from, to);
        if to.contains("lessons: {") {
            text = text.replace("topics: [swimming]", "topics: [lessons]");
        }
        assert_eq!(findings(&text), expected, "{from} becomes {to}");
    }
}

#[test]
fn a_list_of_members_is_all_of_them_only_where_it_is_called_so() {
    let with_south = changed("contacts:", "  south-club: { name: South Club, source: minutes }\ncontacts:");
    let of = |members: &str, complete: &str| {
        let text = with_south.replace(
            "members: [north-club], complete: no",
            &format!("members: [{members}], complete: {complete}"),
        );
        findings(&text).into_iter().filter(|found| found.starts_with("forums/")).collect::<Vec<_>>()
    };
    assert_eq!(of("north-club", "no"), [""; 0]);
    assert_eq!(of("south-club, north-club", "no"), [""; 0]);
    assert_eq!(of("south-club", "no"), ["forums/users/members: weakened"]);
    assert_eq!(of("south-club, north-club", "yes"), ["forums/users/members: weakened"]);
    assert_eq!(of("south-club", "yes"), ["forums/users/members: corrected"]);
}

#[test]
fn a_thing_that_is_gone_has_nothing_to_bear_it_out() {
    let post = REGISTER.lines().find(|line| line.starts_with("  lifeguard:")).unwrap();
    let found = findings(&REGISTER.replace(&format!("{post}\n"), ""));
    assert!(found.contains(&"posts/lifeguard: unsupported".to_owned()), "{found:?}");
    assert!(
        found.iter().all(|found| found.starts_with("posts/lifeguard") || found == "count: unsupported"),
        "{found:?}"
    );
}

#[test]
fn what_is_found_late_was_left_out_also_where_the_topic_has_a_new_id() {
    let late = "  coach: { title: Coach, source: rota, count: 1, topics: [swimming] }\nforums:";
    assert_eq!(findings(&changed("forums:", late)), ["posts/coach: omitted"]);
    let renamed = changed("forums:", late)
        .replace("  swimming: { name", "  lessons: { was: [swimming], name")
        .replace("topics: [swimming]", "topics: [lessons]");
    assert_eq!(findings(&renamed), ["posts/coach: omitted"]);
}

/// A letter of the same day that was drafted when the register said `to` for `from`.
fn second(from: &str, to: &str) -> Letter {
    sent("2016-2", &changed(from, to), REQUEST, "2016-07-20")
}

#[test]
fn letters_that_cannot_both_be_right_contradict_each_other() {
    let letters = [first(), second("count: about 3", "count: 9")];
    let audit = held(REGISTER, &letters);
    let told: Vec<(RelationKind, &str)> =
        audit.relations.iter().map(|found| (found.kind, &*found.fact)).collect();
    assert_eq!(told, [(RelationKind::Contradicts, "posts/instructor/count")]);
    // Sharper is no contradiction.
    assert_eq!(held(REGISTER, &[first(), second("count: about 3", "count: 3")]).relations, []);
}

#[test]
fn a_letter_that_keeps_back_what_another_tells_is_told_of() {
    for (outcome, kind) in
        [("refused", RelationKind::DisclosedAndWithheld), ("neither", RelationKind::NcndUndone)]
    {
        let mut keeps = first();
        keeps.sent.reference = "2016-3".to_owned();
        keeps.sent.claims.clear();
        for (record, about) in keeps.sent.answers.iter_mut().zip(["instructor", "leisure"]) {
            let record = Arc::make_mut(record);
            (record.outcome, record.about) = (Some(outcome.to_owned()), vec![about.to_owned()]);
            (record.kinds, record.under) = (Vec::new(), vec!["section 31(1)(a)".to_owned()]);
        }
        let audit = held(REGISTER, &[first(), keeps]);
        let told: Vec<_> = audit.relations.iter().map(|found| (found.kind, &*found.fact)).collect();
        assert_eq!(told, [(kind, "posts/instructor")]);
        assert_eq!(audit.relations[0].b.under, ["section 31(1)(a)"]);
    }
}

#[test]
fn a_finding_is_taken_away_by_a_later_letter_or_by_somebody_who_accepts_it() {
    let text = changed(
        "commitment: dedicated, topics: [swimming] }",
        "commitment: part of duties, topics: [swimming] }",
    );
    let place = Span::new(FileId(1), 0..0);
    let is = |word: &str, letters: &[Letter]| {
        let audit = held(&text, letters);
        let found =
            audit.results.iter().filter(|found| found.result != AuditResult::Stands && found.letter == 0);
        let how: Vec<Option<&str>> =
            found.map(|found| found.cleared.as_deref().map(audit::ClearedBy::word)).collect();
        assert!(how.contains(&Some(word)) || word.is_empty(), "{how:?}");
        how.iter().filter(|how| how.is_none()).count()
    };
    let open = is("", &[first()]);
    assert!(open > 0);
    let fact = "posts/instructor/commitment";
    let claim = first().sent.claims.iter().find(|claim| claim.fact == fact).unwrap().id.clone();
    let correction = Corrected { case: "2016-1".to_owned(), claim: Some(claim.clone()), printed: false };
    let mut later = sent("2016-4", &text, REQUEST, "2016-09-01");
    later.sent.corrects.push(correction);
    assert_eq!(is("put_right", &[first(), later.clone()]), open - 1);
    // What was sent before it puts nothing right, and neither does a correction of another claim.
    later.sent.sent = "2016-07-01".to_owned();
    assert_eq!(is("", &[first(), later.clone()]), open);
    later.sent.sent = "2016-09-01".to_owned();
    later.sent.corrects[0].claim = Some("9-9".to_owned());
    assert_eq!(is("", &[first(), later]), open);
    let accepted = Acceptance {
        claim: Some(claim),
        on: Day::parse("2019-01-01").unwrap(),
        reason: "old".to_owned(),
        by: None,
        found: Vec::new(),
    };
    let letter = Letter { accepted: vec![At::new(accepted, place)], ..first() };
    assert_eq!(is("accepted", &[letter]), open - 1);
}
