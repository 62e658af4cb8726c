//! What other programs read of diagnostics: SARIF and the commands of GitHub workflows.

use candour::diagnostic::{Diagnostic, Finding, Level};
use candour::read;
use candour::register::Moment;
use candour::report;
use candour::rules::{self, Subject};
use candour::text::{FileId, SourceMap, Span};
use candour::value::Day;
use serde_json::Value;

use crate::schemas;

const FAULTY: &str = include_str!("cmd/faulty.in/resources.yaml");
const SCHEMA: &str = include_str!("schemas/sarif-schema-2.1.0.json");

#[test]
fn sarif_follows_its_schema() {
    let (sources, mut found) = check(FAULTY);
    let reason = "the minutes are being written again".to_owned();
    let excepted = [(found.remove(0), reason.clone()), (found.remove(2), reason)];
    for excepted in [&excepted[..], &[]] {
        for found in [&found[..], &[]] {
            assert_follows(&report::sarif(&sources, found, excepted));
        }
    }
    let mut sources = SourceMap::new();
    sources.add("resources.yaml", "posts: {}\n");
    let odd = sources.add("templates/100% näh #?: [a] {b}.md", "one\r\ntwo\r\n");
    let found = [
        Finding::nowhere("nothing is told").error("no-such-code"),
        Finding::new(Span::new(odd, 1..9), "two lines")
            .see(Span::new(odd, 0..0), "here")
            .error("id-repeated"),
        Finding::new(Span::new(odd, 99..120), "past the end").help("why?").with("id-repeated", Level::Note),
    ];
    let sarif = report::sarif(&sources, &found, &[]);
    assert_follows(&sarif);
    let place = |result: usize| format!("/runs/0/results/{result}/locations/0/physicalLocation");
    let told = |result, at: &str| sarif.pointer(&(place(result) + at)).cloned();
    assert_eq!(
        told(1, "/artifactLocation/uri").unwrap(),
        "templates/100%25%20n%C3%A4h%20%23%3F%3A%20%5Ba%5D%20%7Bb%7D.md"
    );
    // Services show nothing of a result without a file and a line.
    assert_eq!(told(0, "/artifactLocation/uri").unwrap(), "resources.yaml");
    assert_eq!(told(0, "/region").unwrap().to_string(), r#"{"startLine":1}"#);
}

#[test]
fn what_is_no_sarif_does_not_follow_the_schema() {
    let (sources, found) = check(FAULTY);
    let schema = serde_json::from_str(SCHEMA).unwrap();
    for (place, value) in [
        ("/version", Value::from("2.0.0")),
        ("/runs/0/results/0/level", Value::from("fatal")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", Value::from(0)),
        ("/runs/0/tool/driver/rules/1", Value::from("source-missing")),
    ] {
        let mut sarif = report::sarif(&sources, &found, &[]);
        *sarif.pointer_mut(place).unwrap() = value;
        assert!(!schemas::faults(&schema, &sarif).is_empty(), "{place}");
    }
}

#[test]
fn results_name_their_rules_and_say_whether_they_are_excepted() {
    let (sources, found) = check(FAULTY);
    let sarif = report::sarif(&sources, &found[1..], &[(found[0].clone(), "it is so".to_owned())]);
    let results = results(&sarif);
    assert_eq!(results.len(), found.len());
    for (result, found) in results.iter().zip(&found) {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &sarif["runs"][0]["tool"]["driver"]["rules"][index];
        assert_eq!((&rule["id"], &result["ruleId"]), (&found.code.into(), &found.code.into()));
        if let Some(known) = rules::rule(found.code) {
            assert_eq!(rule["defaultConfiguration"]["level"], known.level.to_string());
            assert_eq!(rule["help"]["markdown"], known.explanation.trim_end());
        }
    }
    assert_eq!(results[0]["suppressions"].to_string(), r#"[{"kind":"external","justification":"it is so"}]"#);
    assert!(results[1..].iter().all(|result| result["suppressions"] == Value::Array(Vec::new())));
}

#[test]
fn a_finding_that_moves_keeps_its_fingerprint() {
    let (sources, found) = check(FAULTY);
    let before = fingerprints(&report::sarif(&sources, &found, &[]));
    let moved = FAULTY.replacen("topcs:", "# a line\n# and another\n\ntopcs:", 1);
    let (sources, found) = check(&moved);
    assert_eq!(fingerprints(&report::sarif(&sources, &found, &[])), before);
    let excepted: Vec<(Diagnostic, String)> =
        found.iter().map(|found| (found.clone(), String::new())).collect();
    assert_eq!(fingerprints(&report::sarif(&sources, &[], &excepted)), before);
    let mut different = before.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), before.len());
}

#[test]
fn two_findings_that_are_alike_have_two_fingerprints() {
    let mut sources = SourceMap::new();
    let file = sources.add("resources.yaml", "one: 0\ntwo: 0\n");
    let found =
        |range| Finding::new(Span::new(file, range), "a count of 0 is ambiguous").error("wrong-value");
    let both = fingerprints(&report::sarif(&sources, &[found(5..6), found(12..13)], &[]));
    assert_ne!(both[0], both[1]);
    let first = fingerprints(&report::sarif(&sources, &[found(12..13)], &[]));
    assert_eq!(first[0], both[0]);
}

#[test]
fn no_line_of_a_source_is_in_what_services_are_given() {
    let (sources, found) = check(FAULTY);
    // The rules explain themselves by examples, which are nobody's source.
    let sarif = report::sarif(&sources, &found, &[])["runs"][0]["results"].to_string();
    let github: String = found.iter().map(|found| report::github(&sources, found)).collect();
    for words in ["Minutes of the Leisure Committee", "Swimming Instructor", "commitment:"] {
        assert!(FAULTY.contains(words));
        assert!(!sarif.contains(words) && !github.contains(words), "{words}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads what the command has written")]
fn a_file_holds_what_stdout_would() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("candour.sarif");
    let run = |path: &std::path::Path| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args([
            "check",
            "--as-of",
            "2019-06-01",
            "--format",
            "sarif",
            "-C",
            "tests/cmd/faulty.in",
            "-o",
        ]);
        let output = command.arg(path).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        output.stdout
    };
    assert_eq!(run(&file), b"");
    let written = std::fs::read(&file).unwrap();
    assert_eq!(run("-".as_ref()), written);
    let sarif = serde_json::from_slice(&written).unwrap();
    assert_follows(&sarif);
    assert_eq!(results(&sarif).len(), 10);
}

/// In a message, SARIF takes a figure in braces for an argument, and brackets before a bracket for a link.
#[test]
fn what_a_message_quotes_stays_what_it_is() {
    let mut sources = SourceMap::new();
    let file = sources.add("resources.yaml", "a");
    let message = "`{0}`, `{ by: x }`, `{{12}` and `[a](https://b.example)` are no counts";
    let found = [Finding::new(Span::new(file, 0..1), message).error("wrong-value")];
    let sarif = report::sarif(&sources, &found, &[]);
    assert_eq!(
        results(&sarif)[0]["message"]["text"],
        "`{{0}}`, `{ by: x }`, `{{{12}}` and `[a\\](https://b.example)` are no counts."
    );
}

fn check(text: &str) -> (SourceMap, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let file = sources.add("resources.yaml", text);
    assert_eq!(file, FileId(0));
    let (register, mut found) = read::register(file, text);
    let standing = register.at(Moment::on(Day::parse("2019-06-01").unwrap()));
    found.extend(rules::check(Subject { register: &register, standing: &standing }));
    candour::diagnostic::tidy(&mut found);
    assert!(found.len() > 5);
    (sources, found)
}

fn assert_follows(sarif: &Value) {
    assert_eq!(schemas::faults(&serde_json::from_str(SCHEMA).unwrap(), sarif), [""; 0], "{sarif:#}");
}

fn results(sarif: &Value) -> &Vec<Value> {
    sarif["runs"][0]["results"].as_array().unwrap()
}

fn fingerprints(sarif: &Value) -> Vec<String> {
    let results = results(sarif).iter();
    results.map(|result| result["partialFingerprints"]["candour/v1"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_person_is_shown_lines_without_their_ends() {
    let mut sources = SourceMap::new();
    let file = sources.add("resources.yaml", "one: 0\r\ntwo: 0\r\nthree: 3\r\nfour: 4\r\n");
    let found = Finding::new(Span::new(file, 13..14), "a count of 0 is ambiguous");
    let found = found.see(Span::new(file, 5..6), "and so is this").error("wrong-value");
    let shown = report::human(&sources, &found, report::Style::Plain);
    assert!(shown.contains("\n2 | two: 0\n") && shown.contains("\n1 | one: 0\n"), "{shown}");
}
