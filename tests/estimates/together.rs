//! Which requests one period holds together, and what the command makes of them.
#![expect(clippy::disallowed_methods, reason = "a test makes the folders that are worked in")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use candour::law::{self, Calendar, Division};
use candour::value::Day;
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

const REGISTER: &str = include_str!("../corpus/resources.yaml");

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    /// The period is sought again in the simplest way: every stretch of sixty working days of the calendar in turn.
    #[test]
    fn the_period_of_sixty_working_days_weighs_most(
        start in 0..700_i32,
        others in prop::collection::vec((-100..100_i32, 0..50_u64), 0..7),
    ) {
        let calendar = Calendar::published(&Division::ALL);
        let own = Day::parse("2023-09-01").unwrap().plus(start);
        let days: Vec<Day> = others.iter().map(|(after, _)| own.plus(*after)).collect();
        let weigh = |holds: &[usize]| holds.iter().map(|place| others[*place].1).sum::<u64>();
        let found = law::together(&calendar, 60, own, &days, weigh).unwrap();
        prop_assert!(found.first <= own && own <= found.last);
        prop_assert!(found.holds.iter().all(|place| (found.first..=found.last).contains(&days[*place])));
        let mut best = 0;
        for begins in -150..=0 {
            let mut ends = own.plus(begins);
            let mut working = 0;
            let held: BTreeSet<Day> = std::iter::from_fn(|| {
                working += u32::from(calendar.off(ends).unwrap().is_none());
                let day = ends;
                ends = ends.next();
                (working <= 60).then_some(day)
            }).collect();
            if held.contains(&own) {
                best = best.max((0..days.len()).filter(|place| held.contains(&days[*place])).map(|place| others[place].1).sum());
            }
        }
        prop_assert_eq!(weigh(&found.holds), best);
    }
}

/// Thirteen weeks over Christmas, counted by hand: from 3 November 2025, with 1, 25 and 26 December, 1 and 2 January off.
#[test]
fn sixty_working_days_over_christmas_end_where_a_calendar_says() {
    let calendar = Calendar::published(&Division::ALL);
    let day = |text: &str| Day::parse(text).unwrap();
    let own = day("2025-11-03");
    for (other, together) in [
        // Twenty days in November, twenty in December, twenty in January by the 30th, a Friday.
        ("2026-01-29", true),
        ("2026-01-30", true),
        ("2026-02-01", true),
        ("2026-02-02", false),
    ] {
        let found = law::together(&calendar, 60, own, &[day(other)], <[usize]>::len).unwrap();
        let days = calendar.working_days(day("2025-11-02"), day(other)).unwrap();
        assert_eq!((!found.holds.is_empty(), days <= 60), (together, together), "{other}: {days}");
    }
    // A receipt long ago is told apart without a calendar that knows it.
    let found = law::together(&calendar, 60, own, &[day("1999-01-04")], <[usize]>::len).unwrap();
    assert_eq!((found.first, found.last, found.holds.len()), (own, own, 0));
    // Each lies in a period with the request, and both do not.
    let two = [day("2025-08-20"), day("2026-01-20")];
    let found = law::together(&calendar, 60, own, &two, |holds| (holds.len(), holds.contains(&1))).unwrap();
    assert_eq!((found.first, found.last, found.holds), (own, two[1], vec![1]));
}

struct Workspace(TempDir);

impl Workspace {
    fn new(cases: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("resources.yaml"), REGISTER).unwrap();
        for (reference, text) in cases {
            let case = folder.path().join("responses").join(reference);
            fs::create_dir_all(&case).unwrap();
            let question = "questions: { id: \"1\", heading: A, words: W }";
            fs::write(case.join("request.yaml"), format!("{text}\n{question}\n")).unwrap();
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(arguments).args(["--as-of", "2026-11-22"]).env_clear().current_dir(self.0.path());
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), text)
    }

    fn estimate(&self, reference: &str) -> Value {
        let (code, text) = self.run(&["estimate", reference, "--format", "json"]);
        assert_eq!(code, 0, "{text}");
        serde_json::from_str(&text).unwrap()
    }
}

fn case(received: &str, requester: &str, minutes: u32, more: &str) -> String {
    format!(
        "received: {received}\nrequester: {requester}\nestimate: {{ work: {{ activity: locating, minutes: {minutes} }}, {more} }}"
    )
}

#[test]
fn what_is_decided_is_added_and_what_is_not_is_listed() {
    let workspace = Workspace::new(&[
        ("a", &case("2026-06-03", "p-7f3a", 1_000, "together_with: [b]")),
        ("b", &case("2026-05-01", "p-0000", 81, "")),
        ("c", &case("2026-06-10", "p-7f3a", 500, "")),
        ("d", &case("2026-01-10", "p-7f3a", 500, "")),
        ("e", "received: 2026-06-11\nrequester: p-7f3a"),
        ("f", &case("2026-06-10", "p-1111", 500, "")),
    ]);
    let told = workspace.estimate("a");
    let names = |field: &str| -> Vec<&str> {
        told[field].as_array().unwrap().iter().map(|other| other["reference"].as_str().unwrap()).collect()
    };
    assert_eq!((names("aggregated"), names("candidates")), (vec!["b"], vec!["c", "e"]));
    assert_eq!(
        (&told["minutes"], &told["cost"], &told["exceeds"]),
        (&1_081.into(), &"450.42".into(), &true.into())
    );
    assert_eq!((&told["own_minutes"], &told["own_cost"]), (&1_000.into(), &"416.67".into()));
    assert_eq!(told["period"], serde_json::json!(["2026-05-01", "2026-06-11"]));
    assert_eq!(told["candidates"][1]["minutes"], Value::Null);
    // What was decided there says nothing of the other.
    assert_eq!(workspace.estimate("b")["minutes"], 81);
}

#[test]
fn what_has_no_limit_or_no_estimate_is_told() {
    let workspace = Workspace::new(&[
        ("a", "received: 2026-06-03"),
        ("b", &format!("regime: eir-2004\n{}", case("2026-06-03", "p-7f3a", 9, ""))),
        ("c", "kind: briefing\nas_at: 2026-06-03"),
        ("d", &case("2026-06-03", "p-7f3a", 9, "together_with: e")),
        ("f", &format!("regime: foisa-2002\n{}", case("2026-06-03", "p-7f3a", 2401, "together_with: a"))),
    ]);
    for (reference, code, said) in [
        ("a", 2, "has no estimate; write into its request.yaml"),
        ("b", 2, "no cost limit; what would be too much work can only be manifestly unreasonable"),
        ("c", 2, "is a briefing"),
        ("d", 1, "there is no case called `e`"),
        ("g", 2, "there is no case called g"),
        ("f", 0, "£600.25 exceeds the limit of £600.00 by £0.25"),
    ] {
        let (ended, text) = workspace.run(&["estimate", reference]);
        assert!(ended == code && text.contains(said), "{reference}: {ended} {text}");
    }
    let told = workspace.estimate("f");
    assert_eq!((&told["exceeds"], &told["confirm_alone_exceeds"]), (&true.into(), &Value::Null));
    assert_eq!(told["not_aggregated"][0]["reference"], "a");
}

#[test]
fn a_body_of_central_government_has_its_own_limit() {
    let workspace = Workspace::new(&[("a", &case("2026-06-03", "p-7f3a", 1_440, ""))]);
    assert_eq!(workspace.estimate("a")["exceeds"], true);
    let register = REGISTER.replacen("regime: foia-2000", "regime: foia-2000, cost_limit: central", 1);
    fs::write(workspace.0.path().join("resources.yaml"), register).unwrap();
    let told = workspace.estimate("a");
    assert_eq!(
        (&told["limit"], &told["cost"], &told["exceeds"]),
        (&"600.00".into(), &"600.00".into(), &false.into())
    );
}

/// An estimate of many lines and questions is worked out all the same.
#[test]
fn a_long_estimate_takes_no_long_time() {
    let mut text = "received: 2026-06-03\nestimate:\n  work:\n".to_owned();
    let mut questions = "questions:\n".to_owned();
    for at in 0..4_000 {
        let _ = writeln!(
            text,
            "    - {{ activity: locating, records: {}, seconds: {}, questions: \"{at}\" }}",
            at + 1,
            at + 1
        );
        let _ = writeln!(questions, "  - {{ id: \"{at}\", heading: A, words: W }}");
    }
    let workspace = Workspace::new(&[("a", "received: 2026-06-03")]);
    fs::write(workspace.0.path().join("responses/a/request.yaml"), text + &questions).unwrap();
    let started = Instant::now();
    let told = workspace.estimate("a");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    // Squares add up to 64,800 seconds with the first 57 of them.
    assert_eq!(told["fits"]["questions"].as_array().unwrap().len(), 57);
    assert_eq!(told["fits"]["records"].as_array().unwrap().len(), 4_000);
}

/// The page on estimates shows an estimate, and what comes of it.
#[test]
fn the_page_shows_what_its_example_gives() {
    let page = include_str!("../../docs/estimate.md");
    let (_, rest) = page.split_once("```yaml\n").unwrap();
    let (request, rest) = rest.split_once("```\n").unwrap();
    let (_, shown) = rest.split_once("\n\n    ").unwrap();
    let (shown, _) = shown.split_once("\n\n|").unwrap();
    let shown = shown.lines().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned() + "\n");
    let workspace = Workspace::new(&[("2026-0031", request)]);
    let path = workspace.0.path().join("responses/2026-0031/request.yaml");
    fs::write(path, request).unwrap();
    assert_eq!(workspace.run(&["estimate", "2026-0031"]), (0, shown.collect()));
}
