//! What happens to a case is noted line by line, and moves its dates.
#![expect(clippy::disallowed_methods, reason = "a test makes the folders that are worked in")]

use std::fs;
use std::path::Path;
use std::process::Command;

use candour::case::EventKind;
use candour::law::Law;
use candour::read;
use candour::text::FileId;
use candour::value::Day;
use serde_json::Value;
use tempfile::TempDir;

const REGISTER: &str = include_str!("corpus/resources.yaml");
const REQUEST: &str = "\
received: 2024-05-01
dated: 2024-06-14
questions:
  - { id: \"1\", heading: Hours, asked: why the pool closed early., words: The boiler was being mended. }
";

fn workspace(cases: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("resources.yaml"), REGISTER).unwrap();
    for case in cases {
        let case = folder.path().join("responses").join(case);
        fs::create_dir_all(&case).unwrap();
        fs::write(case.join("request.yaml"), REQUEST).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    run_on("2024-06-10", folder, arguments)
}

fn run_on(today: &str, folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(arguments).args(["--as-of", today]).env_clear().current_dir(folder);
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), text)
}

fn due(folder: &Path, arguments: &[&str]) -> Value {
    due_on("2024-06-10", folder, arguments)
}

fn due_on(today: &str, folder: &Path, arguments: &[&str]) -> Value {
    let (code, text) = run_on(today, folder, &[&["due", "--format", "json"], arguments].concat());
    assert_eq!(code, 0, "{text}");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_case_goes_its_way_line_by_line() {
    let folder = workspace(&["2024-012"]);
    let file = folder.path().join("responses/2024-012/events.yaml");
    let note = |arguments: &[&str]| {
        let before = fs::read(&file).unwrap_or_default();
        let (code, text) = run_on("2025-01-02", folder.path(), &[&["note", "2024-012"], arguments].concat());
        let after = fs::read(&file).unwrap_or_default();
        assert!(after.starts_with(&before), "what was there stays");
        (code, text, after.len() > before.len())
    };
    let state = |today: &str, state: &str, day: Option<&str>| {
        let told = due_on(today, folder.path(), &["2024-012"]);
        assert_eq!((told["state"].as_str(), told["due"].as_str()), (Some(state), day), "{told:#}");
    };
    state("2024-06-10", "overdue", Some("2024-05-31"));
    for (arguments, now, due_on) in [
        (&["acknowledged", "--on", "2024-05-02"][..], "open", Some("2024-05-31")),
        (&["clarification", "--on", "2024-05-15"], "waiting", None),
        (&["clarified", "--on", "2024-05-20"], "open", Some("2024-06-18")),
        (
            &["pit_extension", "--on", "2024-06-07", "--until", "2024-07-02", "--provision", "31(1)(a)"],
            "open",
            Some("2024-07-17"),
        ),
        (&["part_sent", "--on", "2024-06-10", "--question", "1"], "open", Some("2024-07-17")),
        (
            &["sent_late", "--on", "2024-07-18", "--reason", "a \"late\" {check} #1: done"],
            "closed_late",
            Some("2024-07-17"),
        ),
        (&["internal_review", "--on", "2024-07-22"], "open", Some("2024-08-20")),
        (&["internal_review_extended", "--on", "2024-08-15"], "open", Some("2024-09-18")),
        (&["internal_review_answered", "--on", "2024-09-02"], "closed", Some("2024-09-18")),
        (&["regulator_case", "--on", "2024-10-01", "--number", "IC-1"], "closed", Some("2024-09-18")),
    ] {
        let (code, text, written) = note(arguments);
        assert!(code == 0 && written, "{arguments:?}: {text}");
        let day = arguments[2];
        state(day, now, due_on);
    }
    for (arguments, code, said) in [
        (&["acknowledged", "--on", "2024-04-30"][..], 1, "dates-out-of-order"),
        (&["fee_paid", "--on", "2024-06-30"], 1, "event-out-of-place"),
        (&["transferred", "--on", "2024-06-30"], 2, "transferred needs --to"),
        (&["pit_extension", "--on", "2024-06-07"], 2, "pit_extension needs --provision"),
        (&["acknowledged", "--on", "2025-01-03"], 2, "3 January 2025 has not come yet"),
        (&["pit_extension", "--on", "2024-06-07", "--provision", "31(9)"], 1, "provision-unknown"),
        (
            &["pit_extension", "--on", "2024-06-07", "--until", "2024-06-06", "--provision", "31(1)(a)"],
            1,
            "dates-out-of-order",
        ),
        (
            &["pit_extension", "--on", "2024-06-07", "--provision", "21(1)", "--provision", "s.14(1)"],
            1,
            "for 21(1) and s.14(1), which asks for no weighing",
        ),
        (&["vanished"], 2, "invalid value"),
    ] {
        let (ended, text, written) = note(arguments);
        assert!(ended == code && !written && text.contains(said), "{arguments:?}: {text}");
    }
    let (_, text) = run(folder.path(), &["check"]);
    assert!(!text.contains("events.yaml"), "{text}");
    let lines = fs::read_to_string(&file).unwrap();
    assert!(run(folder.path(), &["note", "2024-012", "withdrawn", "--dry-run"]).1.contains("would note"));
    // What was sent is not drafted anew.
    let (code, text) = run(folder.path(), &["draft", "2024-012"]);
    assert!(code == 2 && text.contains("was sent on 18 July 2024"), "{text}");
    assert_eq!(fs::read_to_string(&file).unwrap(), lines);
}

#[test]
fn the_most_urgent_of_the_open_cases_comes_first() {
    let folder = workspace(&["2024-011", "2024-012", "2024-013", "2024-014"]);
    let note = |arguments: &[&str]| assert_eq!(run(folder.path(), arguments).0, 0);
    note(&["note", "2024-011", "fees_notice", "--on", "2024-05-10"]);
    note(&["note", "2024-011", "fee_paid", "--on", "2024-05-20"]);
    note(&["note", "2024-013", "withdrawn", "--on", "2024-05-10"]);
    note(&["note", "2024-014", "clarification", "--on", "2024-05-10"]);
    let told = due(folder.path(), &[]);
    let cases: Vec<(&str, &str)> = told["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| (case["reference"].as_str().unwrap(), case["state"].as_str().unwrap()))
        .collect();
    assert_eq!(cases, [("2024-014", "waiting"), ("2024-012", "overdue"), ("2024-011", "open")]);
}

#[test]
fn a_day_that_is_proclaimed_shows_both_dates() {
    let folder = workspace(&["2024-012"]);
    let told = due(folder.path(), &["2024-012"]);
    assert_eq!((&told["due"], &told["due_before_proclamation"]), (&"2024-05-31".into(), &Value::Null));
    let holiday =
        "bank_holidays: [{ date: 2024-05-22, title: Victory Day, in: scotland, proclaimed: 2024-05-08 }]";
    let register = REGISTER.replacen("regime: foia-2000", &format!("regime: foia-2000, {holiday}"), 1);
    assert_ne!(register, REGISTER);
    fs::write(folder.path().join("resources.yaml"), &register).unwrap();
    let told = due(folder.path(), &["2024-012"]);
    assert_eq!(
        (&told["due"], &told["due_before_proclamation"]),
        (&"2024-06-03".into(), &"2024-05-31".into())
    );
    // A request that came after the proclamation has one date, and so has one that does not meet the day.
    for received in ["2024-05-08", "2024-06-03"] {
        assert_eq!(due(folder.path(), &["--received", received])["due_before_proclamation"], Value::Null);
    }
    // A holiday elsewhere in the Kingdom is none in Scotland.
    let english = register.replace("in: scotland", "in: england-and-wales");
    fs::write(folder.path().join("resources.yaml"), english).unwrap();
    let told = due(folder.path(), &["2024-012", "--regime", "foisa-2002"]);
    assert_eq!(told["due_before_proclamation"], Value::Null);
}

#[test]
fn a_case_may_be_answered_under_another_law() {
    let folder = workspace(&["2024-012"]);
    let path = folder.path().join("responses/2024-012/request.yaml");
    fs::write(&path, format!("regime: eir-2004\n{REQUEST}")).unwrap();
    let told = due(folder.path(), &["2024-012"]);
    assert_eq!(
        (told["regime"].as_str(), told["provision"].as_str()),
        (Some("eir-2004"), Some("regulation 5(2)"))
    );
    let (code, text) = run(folder.path(), &["draft", "2024-012", "--only", "md"]);
    let said = "letters cannot yet be drafted under the Environmental Information Regulations 2004";
    assert!(code == 1 && text.contains(said), "{text}");
    fs::write(&path, format!("regime: eir\n{REQUEST}")).unwrap();
    assert!(run(folder.path(), &["check"]).1.contains("no law is known as `eir`"));
}

/// Kinds of event that are typed, told and read back are the same.
#[test]
fn every_kind_of_event_is_read_back() {
    let day = Day::parse("2024-05-01").unwrap();
    let digest = "0".repeat(64);
    for kind in EventKind::ALL {
        let mut before = String::new();
        let mut first = kind.follows().first();
        while let Some(kind) = first {
            let line =
                format!("- {{ kind: {}, on: 2024-05-02, questions: \"1\", reason: b c }}\n", kind.word());
            before = line + &before;
            first = kind.follows().first();
        }
        let line = format!(
            "{before}- {{ kind: {}, on: 2024-05-03, provisions: \"31(1)(a)\", questions: \"1\", to: x, reason: b c, \
             number: n, by: p, fact: posts/p, claim: 1-3, answer: no, digest: {digest}, files: \"{digest}  a\" }}\n",
            kind.word()
        );
        let (history, faults) = read::events(FileId(0), &line, Some(day), None, Law::Foia);
        assert_eq!(faults, [], "{line}");
        assert_eq!(history.events.last().unwrap().kind.value, kind);
    }
    for (text, code) in [
        ("kind: sent\n", "wrong-type"),
        ("- { kind: sent }\n", "key-missing"),
        ("- { kind: sent, on: 2024-02-30 }\n", "day-impossible"),
        ("- { kind: send, on: 2024-05-03 }\n", "unknown-word"),
        ("- { kind: sent, on: 2024-05-03, who: me }\n", "unknown-key"),
        ("- { kind: confirmed, on: 2024-05-03, fact: posts/a }\n", "key-missing"),
        ("- { kind: answered, on: 2024-05-03, fact: posts/a, by: head }\n", "key-missing"),
        (
            "- { kind: sent, on: 2024-05-03 }\n- { kind: confirmed, on: 2024-05-04, fact: posts/a, by: head }\n",
            "event-out-of-place",
        ),
        ("- { kind: sent, on: 2024-05-03, answer: perhaps }\n", "wrong-type"),
        ("- { kind: sent, on: 2024-05-03, files: [[response.md]] }\n", "wrong-type"),
        ("- sent\n", "wrong-type"),
    ] {
        let (_, faults) = read::events(FileId(0), text, Some(day), None, Law::Foia);
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code], "{text}");
    }
    assert_eq!(read::events(FileId(0), "# nothing yet\n", None, None, Law::Foia).1, []);
}

/// What came too late stays late, whatever is noted after it.
#[test]
fn no_event_makes_good_what_was_late() {
    let folder = workspace(&["2024-012"]);
    let told = |arguments: &[&str]| due(folder.path(), &[&["--received", "2024-05-01"], arguments].concat());
    let late = told(&["--event", "clarification=2024-06-03..2024-06-05"]);
    assert_eq!((&late["missed"], &late["due"]), (&"2024-05-31".into(), &"2024-07-03".into()));
    assert_eq!(told(&["--event", "clarification=2024-05-31..2024-06-05"])["missed"], Value::Null);
    let note = |arguments: &[&str]| assert_eq!(run(folder.path(), arguments).0, 0);
    note(&[
        "note",
        "2024-012",
        "pit_extension",
        "--on",
        "2024-06-04",
        "--until",
        "2024-12-02",
        "--provision",
        "31(1)(a)",
    ]);
    let (_, text) = run(folder.path(), &["due", "2024-012"]);
    let said = "the notice was given on Tuesday 4 June 2024, 2 working days late; it promises a decision by 2 December 2024";
    assert!(text.contains(said), "{text}");
}

/// A date by another law or without a holiday would be wrong: none is given.
#[test]
fn nothing_is_counted_by_a_register_that_cannot_be_read() {
    let folder = workspace(&["2024-012"]);
    for broken in [
        format!("{REGISTER}oops: [\n"),
        REGISTER.replacen(
            "regime: foia-2000",
            "regime: foia-2000, bank_holidays: [{ dat: 2024-05-22, title: A }]",
            1,
        ),
    ] {
        fs::write(folder.path().join("resources.yaml"), broken).unwrap();
        for arguments in [&["due"][..], &["due", "2024-012"], &["due", "--received", "2024-05-01"]] {
            let (code, text) = run(folder.path(), arguments);
            assert!(code == 1 && text.contains("no date is given") && text.contains("error["), "{text}");
            assert!(!text.contains("answer due"), "{text}");
        }
    }
}

/// A case is told of as it stood: what happened later moves no date of an earlier day.
#[test]
fn what_lies_after_the_day_moves_no_date() {
    let folder = workspace(&["2024-012"]);
    let events = "- { kind: clarification, on: 2024-05-15 }\n- { kind: clarified, on: 2024-05-20 }\n- { kind: sent, on: 2024-06-14 }\n";
    fs::write(folder.path().join("responses/2024-012/events.yaml"), events).unwrap();
    for (today, state, day) in [
        ("2024-05-14", "open", Some("2024-05-31")),
        ("2024-05-19", "waiting", None),
        ("2024-06-13", "open", Some("2024-06-18")),
        ("2024-06-14", "closed", Some("2024-06-18")),
    ] {
        let told = due_on(today, folder.path(), &["2024-012"]);
        assert_eq!((told["state"].as_str(), told["due"].as_str()), (Some(state), day), "{today}");
        let open = due_on(today, folder.path(), &[])["cases"].as_array().unwrap().len();
        assert_eq!(open, usize::from(state != "closed"), "{today}");
    }
}
