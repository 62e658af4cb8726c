//! What may be disclosed: closed by default, and what is closed leaves no trace but its path.

use candour::case::Ledger;
use candour::letter::{self, Letter, MadeFrom};
use candour::read;
use candour::register::{Moment, Register};
use candour::rules::{self, Subject};
use candour::text::FileId;
use candour::value::{Day, YearStart};

use crate::drafts;

const HEAD: &str = "organisation: { name: Ashcombe District Council, regime: foia-2000 }
sources:
  open: { title: Open minutes, date: 2017-03-31, published: true }
  closed: { title: Closed minutes, date: 2017-03-31 }
topics: { pools: { name: swimming lessons } }
contacts:
  ico: { role: regulator, name: The Commissioner, source: open, from: by 2010, address: [Some House], until: 2030..2040 }
";

const REQUEST: &str = "received: 2018-01-10
questions:
  - { id: 1, heading: Staff, asked: Who teaches?, answer: posts, topic: pools, periods: [FY 2016/17] }
";

fn register(entries: &str) -> Register {
    let text = format!("{HEAD}{entries}");
    let (register, faults) = read::register(FileId(0), &text);
    assert_eq!(faults, [], "{text}");
    register
}

fn draft(entries: &str) -> (Letter, Ledger) {
    let register = register(entries);
    let letter = drafts::draft(&register, "1", REQUEST).unwrap();
    let (case, faults) = read::case("1", FileId(1), REQUEST, YearStart::default());
    assert_eq!(faults, []);
    let made_from = MadeFrom { register: "", request: REQUEST, templates: &[] };
    let ledger = letter::ledger(&letter, &case.unwrap(), made_from);
    (letter, ledger)
}

fn left_out(ledger: &Ledger) -> Vec<(&str, &str)> {
    let answers = ledger.answers.iter();
    answers.flat_map(|answer| &answer.left_out).map(|left| (&*left.fact, &*left.why)).collect()
}

const OPEN: &str = "posts:\n  coach: { title: Coach, source: open, count: 3, topics: pools }\n";

#[test]
fn a_fact_is_closed_unless_its_source_is_published_or_it_is_disclosed() {
    let version = |said: &str| {
        format!("{OPEN}  diver: {{ title: Master Diver, source: closed, count: 1, topics: pools{said} }}\n")
    };
    for (said, told) in [
        ("", false),
        (", disclose: yes", true),
        (", disclose: { by: head, on: 2017-05 }", true),
        (", disclose: no", false),
        (", ask: the head of leisure", true),
        (", ask: the head of leisure, disclose: no", false),
        (", withheld: { label: a post, provision: 31(1)(a) }, disclose: yes", false),
    ] {
        let (letter, ledger) = draft(&version(said));
        assert_eq!(letter.markdown.contains("Diver"), told, "{said}\n{}", letter.markdown);
        let recorded = left_out(&ledger).iter().any(|(fact, _)| *fact == "posts/diver");
        assert_eq!(recorded, !told, "{said}\n{ledger:#?}");
        assert_eq!(serde_json::to_string(&ledger).unwrap().contains("Diver"), told, "{said}");
    }
}

#[test]
fn the_ledger_says_why_something_is_kept_back() {
    let (_, ledger) = draft(&format!(
        "{OPEN}  a: {{ title: A, source: closed, topics: pools }}\n  \
         b: {{ source: open, topics: pools, withheld: {{ label: a post, provision: 31(1)(a) }} }}\n  \
         c: {{ title: Porter, source: open, topics: pools, rank: {{ value: Major, source: closed }} }}\n"
    ));
    assert_eq!(
        left_out(&ledger),
        [
            ("posts/a", "not cleared for disclosure"),
            ("posts/b", "withheld under 31(1)(a)"),
            ("posts/c/rank", "not cleared for disclosure"),
        ]
    );
}

#[test]
fn a_closed_entry_is_not_named_where_others_refer_to_it() {
    let (letter, ledger) = draft(
        "units:\n  night: { name: Night Patrol, source: closed }\n  day: { name: Day Team, source: open }\n\
         posts:\n  coach: { title: Coach, source: open, count: 3, topics: pools, unit: [night, day] }\n",
    );
    let ledger_text = serde_json::to_string(&ledger).unwrap();
    assert!(!letter.markdown.contains("Night"), "{}", letter.markdown);
    assert!(!ledger_text.contains("night"), "{ledger_text}");
    assert_eq!(left_out(&ledger), [("posts/coach/unit", "not cleared for disclosure")]);
}

#[test]
fn a_post_of_a_closed_body_is_not_taken_for_one_of_our_own() {
    let (letter, _) = draft(&format!(
        "organisations:\n  guards: {{ name: Quiet Guards, source: closed }}\n{OPEN}  \
         guard: {{ title: Watcher, source: open, count: 5, topics: pools, employer: guards }}\n"
    ));
    assert!(!letter.markdown.contains("Watcher"), "{}", letter.markdown);
}

#[test]
fn a_closed_topic_or_regulator_stops_the_letter() {
    let codes = |head: String| {
        let (register, faults) = read::register(FileId(0), &format!("{head}{OPEN}"));
        assert_eq!(faults, []);
        drafts::draft(&register, "1", REQUEST).unwrap_err()
    };
    let topic = "{ name: swimming lessons }";
    assert_eq!(codes(HEAD.replace(topic, "{ name: swimming lessons, source: closed }")), ["topic-closed"]);
    let regulator = "The Commissioner, source: open";
    assert_eq!(codes(HEAD.replace(regulator, "The Commissioner, source: closed")), ["regulator-unknown"]);
}

/// The open version ended; the closed one goes on, so nobody may say that there was no such post.
#[test]
fn what_is_kept_back_is_not_told_as_absent() {
    let (letter, ledger) = draft(
        "posts:\n  coach:\n    title: Coach\n    topics: pools\n    versions:\n      \
         - { source: open, from: 2014-01-01, until: 2015-06-30, count: 3 }\n      \
         - { source: closed, from: 2015-07-01, count: 9 }\n  \
         tutor: { title: Tutor, source: open, count: 4, topics: pools }\n",
    );
    assert!(!letter.markdown.contains("not in place"), "{}", letter.markdown);
    assert!(ledger.claims.iter().all(|claim| claim.kind != candour::case::ClaimKind::Absent), "{ledger:#?}");
}

#[test]
fn no_total_is_given_where_something_of_its_kind_is_kept_back() {
    let both = format!("{OPEN}  tutor: {{ title: Tutor, source: open, count: 4, topics: pools }}\n");
    let closed = format!("{both}  diver: {{ title: Diver, source: closed, count: 5, topics: pools }}\n");
    let sums = |entries: &str| {
        let register = register(entries);
        let letter = drafts::draft(&register, "1", REQUEST).unwrap();
        let told = letter.answers.iter().flat_map(|answer| &answer.assertions);
        told.filter(|told| told.told == candour::answer::Told::Sum).count()
    };
    assert!(sums(&both) > 0);
    assert_eq!(sums(&closed), 0);
}

#[test]
fn whoever_must_be_asked_is_named_at_the_place() {
    let register = register(
        "posts:\n  coach: { title: Coach, source: closed, ask: the head of leisure }\n  \
         tutor: { title: Tutor, source: closed, ask: the head of leisure, disclose: yes }\n",
    );
    let standing = register.at(Moment::on(Day::parse("2018-01-01").unwrap()));
    let found = rules::check(Subject { register: &register, standing: &standing });
    let told: Vec<_> = found.iter().map(|found| (found.code, &*found.finding.message)).collect();
    assert_eq!(
        told,
        [("ask-unanswered", "the head of leisure has yet to say whether `coach` may be disclosed")]
    );
}
