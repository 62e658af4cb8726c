//! Estimates: what counts, where the limit lies, which requests are counted together, and what stays within.

mod together;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use candour::case::{Case, Estimate};
use candour::law::{self, Activity, CostLimit, Effort};
use candour::read;
use candour::text::FileId;
use candour::value::YearStart;
use proptest::prelude::*;
use proptest::sample::select;

fn limit(regime: &str) -> CostLimit {
    law::regime(regime).unwrap().cost.unwrap()
}

fn request(estimate: &str) -> String {
    format!(
        "received: 2026-06-03\nquestions:\n  - {{ id: \"1\", heading: A, words: W }}\n  - {{ id: \"2\", heading: B, \
         words: W }}\n  - {{ id: \"3\", heading: C, words: W }}\nestimate:\n{estimate}"
    )
}

fn read(estimate: &str) -> (Option<Case>, Vec<&'static str>) {
    let (case, faults) = read::case("2026-031", FileId(0), &request(estimate), YearStart::default());
    (case, faults.iter().map(|fault| fault.code).collect())
}

fn estimate(text: &str) -> Estimate {
    let (case, faults) = read(text);
    assert_eq!(faults, [""; 0], "{text}");
    case.unwrap().estimate.unwrap()
}

fn line(activity: Activity, records: u32, minutes: u32) -> String {
    format!("    - {{ activity: {}, records: {records}, minutes: {minutes} }}\n", activity.word())
}

#[test]
fn the_limit_itself_is_not_exceeded() {
    let limit = limit("foia-2000");
    for (minutes, costs, cost, exceeds) in [
        (1_079, "", "449.58", false),
        (1_080, "", "450.00", false),
        (1_081, "", "450.42", true),
        (1_080, "£0.01", "450.01", true),
        (1_078, "£0.83", "450.00", false),
        (1_078, "£0.84", "450.01", true),
        (1, "£449.59", "450.01", true),
        // A third of a penny above it, which is not shown as the limit.
        (2, "£449.17", "450.01", true),
    ] {
        let mut text = format!("  work:\n{}", line(Activity::Locating, minutes, 1));
        if !costs.is_empty() {
            let _ = writeln!(text, "  costs: {{ activity: locating, what: a tool, amount: \"{costs}\" }}");
        }
        let effort = estimate(&text).effort(&limit);
        assert_eq!(limit.is_exceeded_by(effort), exceeds, "{minutes} {costs}");
        assert_eq!(limit.cost(effort).decimal(), cost, "{minutes} {costs}");
        if costs.is_empty() {
            assert_eq!(minutes * 25 > 450 * 60, exceeds, "as the law has it");
        }
    }
    let second = estimate("  work: { activity: locating, minutes: 1080, seconds: 1 }\n").effort(&limit);
    assert!(limit.is_exceeded_by(second) && second.minutes() == 1_081);
    assert_eq!(limit.time().minutes(), 18 * 60);
}

#[test]
fn the_scottish_act_has_figures_of_its_own() {
    let scottish = limit("foisa-2002");
    assert_eq!((scottish.amount().decimal().as_str(), scottish.time().minutes()), ("600.00", 40 * 60));
    for (minutes, exceeds) in [(2_400, false), (2_401, true)] {
        assert_eq!(scottish.is_exceeded_by(Effort::work(minutes, 60)), exceeds, "{minutes}");
    }
    // Finding out whether it is held counts in the one and not in the other.
    let told = estimate("  work: { activity: determining, minutes: 5000 }\n");
    assert!(limit("foia-2000").is_exceeded_by(told.confirming(&limit("foia-2000"))));
    assert_eq!(told.effort(&scottish), Effort::default());
    assert_eq!(told.excluded(&scottish).minutes(), 5_000);
    assert!(law::regime("eir-2004").unwrap().cost.is_none());
}

#[test]
fn four_activities_count_and_five_never_do() {
    let limit = limit("foia-2000");
    let counted: Vec<&str> =
        Activity::ALL.into_iter().filter(|activity| limit.counts(*activity)).map(Activity::word).collect();
    assert_eq!(counted, ["determining", "locating", "retrieving", "extracting"]);
    for activity in Activity::ALL {
        let text = format!("  work:\n{}", line(activity, 4_300, 5));
        let told = estimate(&text);
        let (counts, not) = (told.effort(&limit).minutes(), told.excluded(&limit).minutes());
        assert_eq!((counts + not, counts == 0), (21_500, !limit.counts(activity)), "{text}");
    }
}

#[test]
fn finding_out_alone_is_reckoned_alone() {
    let limit = limit("foia-2000");
    let work = [line(Activity::Determining, 1_081, 1), line(Activity::Locating, 1, 9)].concat();
    let costs = ["determining, what: a, amount: £1.00", "locating, what: b, amount: £7.00"];
    let costs = costs.map(|cost| format!("    - {{ activity: {cost} }}\n")).concat();
    let told = estimate(&format!("  work:\n{work}  costs:\n{costs}"));
    assert_eq!(limit.cost(told.confirming(&limit)).decimal(), "451.42");
    assert_eq!(limit.cost(told.effort(&limit)).decimal(), "462.17");
}

#[test]
fn what_cannot_be_reckoned_with_is_refused_in_its_place() {
    for (text, code, at) in [
        ("work: { activity: locating, records: 1000000000, minutes: 1 }", "wrong-value", "1000000000"),
        (
            "work: { activity: locating, records: 99999999999999999999999999999999999999999, minutes: 1 }",
            "wrong-value",
            "9999",
        ),
        (
            "work: { activity: locating, records: 4, minutes: 340282366920938463463374607431768211456 }",
            "wrong-value",
            "3402",
        ),
        ("work: { activity: locating, records: 4,300, minutes: 1 }", "unknown-key", "300"),
        ("work: { activity: locating, records: -1, minutes: 1 }", "wrong-value", "-1"),
        ("work: { activity: locating, records: 1.5, minutes: 1 }", "wrong-value", "1.5"),
        ("work: { activity: locating, records: 0, minutes: 1 }", "nil-as-zero", "0,"),
        ("work: { activity: locating, minutes: 00 }", "nil-as-zero", "00"),
        ("work: { activity: locating, minutes: 012 }", "wrong-value", "012"),
        ("work: { activity: locating, records: 12 }", "key-missing", "{ activity"),
        ("work: { activity: locate, minutes: 1 }", "unknown-word", "locate"),
        ("work: { minutes: 1 }", "key-missing", "work"),
        ("work: { activity: locating, minutes: 1, questions: \"4\" }", "unknown-word", "\"4\""),
        ("work: []", "key-missing", "\n  work"),
        ("sampled: ten files", "key-missing", "\n  sampled"),
        (
            "work: { activity: locating, minutes: 1 }\n  costs: { activity: redacting, what: a pen, amount: £2 }",
            "unknown-word",
            "redacting",
        ),
        (
            "work: { activity: locating, minutes: 1 }\n  costs: { activity: locating, what: a pen, amount: £0 }",
            "nil-as-zero",
            "£0",
        ),
        (
            "work: { activity: locating, minutes: 1 }\n  costs: { activity: locating, what: a pen, amount: 40 }",
            "wrong-value",
            "40",
        ),
        ("work: { activity: locating, minutes: 1 }\n  together_with: 2026-031", "wrong-value", "2026-031"),
        ("work: { activity: locating, minutes: 1 }\n  together_with: [a, b, a]", "wrong-value", "a]"),
    ] {
        let text = request(&format!("  {text}\n"));
        let (_, faults) = read::case("2026-031", FileId(0), &text, YearStart::default());
        let found: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
        let place = faults
            .first()
            .and_then(|fault| fault.finding.span)
            .map_or("", |span| &text[span.range().start..]);
        assert!(
            found.first() == Some(&code) && (place.starts_with(at.trim_start()) || at.starts_with('\n')),
            "{text}: {faults:#?}"
        );
    }
}

#[test]
fn the_most_that_can_be_written_is_reckoned_exactly() {
    let most = "{ activity: extracting, records: 999999999, minutes: 999999999, seconds: 999999999 }";
    let text = format!("  work:\n{}", format!("    - {most}\n").repeat(1_000));
    let limit = limit("foia-2000");
    let effort = estimate(&text).effort(&limit);
    let seconds = 999_999_999_u128 * (999_999_999 * 61) * 1_000;
    assert_eq!(effort.seconds(), seconds);
    assert_eq!(limit.cost(effort).0, (seconds * 2_500 + 1_800) / 3_600);
    assert!(limit.is_exceeded_by(effort.plus(Effort::money(u128::MAX))), "and nothing wraps round");
    assert_eq!(limit.most(effort, Effort::work(1, 1), 9), None);
}

/// Neither the requester's name nor an address is taken, or repeated.
#[test]
fn a_requester_is_a_pseudonym() {
    for name in
        ["Jane Example", "jane@example.org", "jane-example", "P-7F3A", "p-7f3", "p-", "", "p-7f3a ", "7f3a"]
    {
        let text = format!("requester: \"{name}\"\nreceived: 2026-06-03\n");
        let (_, faults) = read::case("2026-031", FileId(0), &text, YearStart::default());
        let [fault] = &*faults else { panic!("{name}: {faults:?}") };
        assert_eq!(fault.code, "id-malformed", "{name}");
        let said = &fault.finding.message;
        assert!(name.is_empty() || !said.contains(name), "{said}");
    }
    let (case, faults) =
        read::case("1", FileId(0), "requester: p-7f3a\nreceived: 2026-06-03\n", YearStart::default());
    assert_eq!((case.unwrap().requester.unwrap().value, faults), ("p-7f3a".to_owned(), Vec::new()));
}

/// One line: its activity, records (none for once), seconds each, and the questions that need it.
type Line = (Activity, Option<u32>, u32, Vec<u8>);

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let records = prop_oneof![Just(None), select(&[1_u32, 7, 30, 400, 4_300][..]).prop_map(Some)];
    let questions = prop::collection::btree_set(1..4_u8, 0..3).prop_map(|ids| ids.into_iter().collect());
    prop::collection::vec((select(&Activity::ALL[..]), records, 1..20_000_u32, questions), 1..7)
}

fn written(lines: &[Line]) -> Estimate {
    let mut text = "  work:\n".to_owned();
    for (activity, records, seconds, questions) in lines {
        let records = records.map_or(String::new(), |records| format!("records: {records}, "));
        let ids: Vec<String> = questions.iter().map(|id| format!("\"{id}\"")).collect();
        let _ = writeln!(
            text,
            "    - {{ activity: {}, {records}seconds: {seconds}, questions: [{}] }}",
            activity.word(),
            ids.join(", ")
        );
    }
    estimate(&text)
}

/// What the lines cost in hundredths of a penny and thirds, so that everything is whole: done the simple way.
fn simply(lines: &[Line], wanted: impl Fn(&Line) -> u64) -> u64 {
    lines.iter().map(|line| wanted(line) * u64::from(line.2) * 2_500).sum()
}

const LIMIT: u64 = 45_000 * 3_600;

fn counts(line: &Line) -> bool {
    Activity::ALL[..4].contains(&line.0)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn excluded_work_changes_no_total_whatever_is_written(lines in lines()) {
        let limit = limit("foia-2000");
        let all = written(&lines);
        let counted: Vec<Line> = lines.iter().filter(|line| counts(line)).cloned().collect();
        let expected = simply(&counted, |line| line.1.unwrap_or(1).into());
        prop_assert_eq!(limit.is_exceeded_by(all.effort(&limit)), expected > LIMIT);
        let nearest = (expected + 1_800) / 3_600;
        let shown = if expected > LIMIT { nearest.max(45_001) } else { nearest };
        prop_assert_eq!(limit.cost(all.effort(&limit)).0, u128::from(shown));
        if !counted.is_empty() {
            let alone = written(&counted);
            prop_assert_eq!(all.effort(&limit), alone.effort(&limit));
            prop_assert_eq!(all.confirming(&limit), alone.confirming(&limit));
            prop_assert_eq!(all.records(&limit, Effort::default()), alone.records(&limit, Effort::default()));
            prop_assert_eq!(
                all.questions(&limit, Effort::default(), ["1", "2", "3"]),
                alone.questions(&limit, Effort::default(), ["1", "2", "3"])
            );
        }
    }

    #[test]
    fn the_order_of_lines_does_not_matter(lines in lines(), turn in 0..7_usize) {
        let limit = limit("foia-2000");
        let mut turned = lines.clone();
        turned.rotate_left(turn % lines.len());
        turned.reverse();
        let (one, other) = (written(&lines), written(&turned));
        prop_assert_eq!(one.effort(&limit), other.effort(&limit));
        prop_assert_eq!(one.excluded(&limit), other.excluded(&limit));
        let sorted = |estimate: &Estimate| {
            let mut records = estimate.records(&limit, Effort::default());
            records.sort_by_key(|records| records.of);
            records
        };
        prop_assert_eq!(sorted(&one), sorted(&other));
        prop_assert_eq!(
            one.questions(&limit, Effort::default(), ["1", "2", "3"]),
            other.questions(&limit, Effort::default(), ["1", "2", "3"])
        );
    }

    #[test]
    fn what_fits_stays_within_the_limit_and_no_more_would(lines in lines(), beside in 0..60_000_u32) {
        let limit = limit("foia-2000");
        let others = Effort::work(1, beside.into());
        let told = written(&lines);
        let counted: Vec<Line> = lines.iter().filter(|line| counts(line)).cloned().collect();
        let once = simply(&counted, |line| u64::from(line.1.is_none())) + u64::from(beside) * 2_500;
        for sort in told.records(&limit, others) {
            let with = |most: u32| {
                once + simply(&counted, |line| if line.1 == Some(sort.of) { most.into() } else { 0 })
            };
            match sort.most {
                None => prop_assert!(once > LIMIT),
                Some(most) => {
                    prop_assert!(with(most) <= LIMIT && most <= sort.of);
                    prop_assert!(most == sort.of || with(most + 1) > LIMIT);
                }
            }
        }
        let Some(fit) = told.questions(&limit, others, ["1", "2", "3"]) else {
            prop_assert!(counted.iter().all(|line| line.3.is_empty()));
            return Ok(());
        };
        let with = |ids: &[&str]| {
            let ids: BTreeSet<u8> = ids.iter().map(|id| id.parse().unwrap()).collect();
            let needs = |line: &Line| line.3.is_empty() || line.3.iter().any(|id| ids.contains(id));
            u64::from(beside) * 2_500
                + simply(&counted, |line| if needs(line) { line.1.unwrap_or(1).into() } else { 0 })
        };
        prop_assert!(fit.within.is_empty() || with(&fit.within) <= LIMIT);
        for id in &fit.without {
            prop_assert!(with(&[fit.within.as_slice(), &[*id]].concat()) > LIMIT);
        }
        prop_assert_eq!(fit.within.len() + fit.without.len(), 3);
    }
}
