//! Each rule has a small register, workspace or letter that breaks it and no other; what is right breaks none.
#![expect(
    clippy::disallowed_methods,
    reason = "a test reads its fixtures and makes the folders that are checked"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use candour::rules;
use tempfile::TempDir;

const TODAY: &str = "2026-11-22";

/// What a letter is called that is checked by itself.
const LETTER: &str = "letter.txt";

/// The register of workspaces that bring none of their own.
const COMMON: &str = include_str!("corpus/resources.yaml");

/// Codes that no case here raises: why not, and the test that raises them, if anything does.
const RAISED_ELSEWHERE: &[(&str, &str, Option<&str>)] = &[
    ("too-many-faults", "it never comes alone", Some("faults_are_counted")),
    ("sent-unapproved", "only sealing raises it", Some("what_was_found_is_kept_with_its_reason")),
    ("sent-otherwise", "only sealing raises it", Some("what_was_found_is_kept_with_its_reason")),
    (
        "correction-unprinted",
        "only sealing raises it",
        Some("a_letter_that_does_not_say_what_it_corrects_clears_nothing"),
    ),
    (
        "correction-without-fact",
        "it takes a letter that was sealed",
        Some("what_is_put_right_by_words_alone_is_told"),
    ),
    ("claim-weakened", "only an audit raises it", Some("what_no_longer_stands_is_told_at_its_place")),
    ("claim-corrected", "only an audit raises it", Some("what_no_longer_stands_is_told_at_its_place")),
    ("claim-omitted", "only an audit raises it", Some("what_no_longer_stands_is_told_at_its_place")),
    ("claim-unsupported", "only an audit raises it", Some("what_no_longer_stands_is_told_at_its_place")),
    ("letters-contradict", "only an audit raises it", Some("what_is_between_letters_is_told")),
    ("ncnd-undone", "only an audit raises it", Some("what_is_between_letters_is_told")),
    ("disclosed-and-withheld", "only an audit raises it", Some("what_is_between_letters_is_told")),
    ("seal-unlisted", "only an audit raises it", Some("what_is_put_with_a_sealed_case_is_told")),
    (
        "acceptance-unknown",
        "only an audit raises it",
        Some("what_is_accepted_and_is_not_there_is_told_at_its_place"),
    ),
    ("history-unread", "only an audit raises it", Some("a_history_that_cannot_be_read_is_told")),
    ("seal-broken", "only an audit raises it", Some("every_changed_byte_is_found")),
    ("seal-missing", "only an audit raises it", Some("what_is_gone_is_missed")),
    ("chain-malformed", "only an audit raises it", Some("what_is_gone_is_missed")),
    ("template-output-too-large", "it takes hundreds of posts", Some("what_a_template_prints_is_bounded")),
    ("template-too-slow", "it takes ten seconds", Some("a_template_that_does_not_come_to_an_end_is_named")),
    ("template-render-failed", "nothing known raises it", None),
    ("letter-unnamed", "only printing raises it", Some("what_cannot_be_read_is_not_printed")),
    ("language-unknown", "every letter is in English", Some("what_cannot_be_read_is_not_printed")),
    ("theme-size", "the look of letters is fixed", Some("what_cannot_be_read_is_not_printed")),
    ("theme-contrast", "the look of letters is fixed", Some("what_cannot_be_read_is_not_printed")),
    ("theme-margin", "the look of letters is fixed", Some("what_cannot_be_read_is_not_printed")),
    ("font-unknown", "the look of letters is fixed", Some("what_cannot_be_read_is_not_printed")),
    (
        "character-not-in-font",
        "only printing raises it",
        Some("a_character_that_the_font_lacks_is_shown_where_it_stands"),
    ),
    ("letter-unready", "only a letter other than the answer raises it", Some("a_letter_says_what_it_lacks")),
    ("drafter-unnamed", "only approving raises it", Some("everything_in_the_way_is_told_at_once")),
    ("draft-incomplete", "only approving raises it", Some("everything_in_the_way_is_told_at_once")),
    ("confirmation-missing", "only approving raises it", Some("everything_in_the_way_is_told_at_once")),
    ("disclosure-refused", "only approving raises it", Some("a_no_keeps_a_fact_out")),
    ("print-failed", "only printing raises it, and nothing known makes it", None),
];

/// A code, and what writes the register that raises it.
type Written = (&'static str, fn() -> String);

/// Registers that are too long to keep in a file.
const TOO_LONG_TO_KEEP: &[Written] = &[
    ("yaml-too-large", || format!("topics: {{ swimming: {{ aliases: [{}] }} }}\n", "x,".repeat(1_000_000))),
    ("versions-too-many", || {
        format!(
            "{ORGANISATION}topics:\n  swimming: {{ name: Swimming, versions: [{}] }}\n",
            "{},".repeat(1_001)
        )
    }),
    ("register-too-large", || {
        let mut text = format!("{ORGANISATION}topics:\n");
        for at in 0..25_000 {
            let _ = writeln!(text, "  t{at}: {{ name: T{at} }}");
        }
        text
    }),
];

const ORGANISATION: &str = "organisation: { name: Ashcombe District Council, regime: foia-2000 }\n";

#[test]
fn each_rule_is_broken_by_its_own_case_and_by_no_other() {
    let mut wrong = Vec::new();
    for rule in rules::rules() {
        let code = rule.code;
        let elsewhere = RAISED_ELSEWHERE.iter().any(|(listed, ..)| *listed == code);
        let folder = match (bad(code), elsewhere) {
            (Some(folder), false) => folder,
            (None, false) => {
                wrong.push(format!("{code}: there is no tests/corpus/bad/{code}.yaml or folder"));
                continue;
            }
            (_, true) => continue,
        };
        let found = check(folder.path());
        let wanted = (code.to_owned(), rule.level.to_string());
        let others = found.iter().filter(|(other, level)| level != "note" && other != code);
        if !found.contains(&wanted) || others.count() > 0 {
            wrong.push(format!("{code}: found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_right_breaks_no_rule() {
    for (name, path) in kept("good") {
        let mut found = check(laid_out(&path).path());
        found.retain(|(_, level)| level != "note");
        assert_eq!(found, BTreeSet::new(), "{name}");
    }
}

#[test]
fn each_case_is_named_for_a_rule_and_there_is_one_of_each() {
    let kept = kept("bad").into_iter().map(|(name, _)| name);
    let written = TOO_LONG_TO_KEEP.iter().map(|(code, _)| (*code).to_owned());
    let elsewhere = RAISED_ELSEWHERE.iter().map(|(code, ..)| (*code).to_owned());
    let mut names: Vec<String> = kept.chain(written).chain(elsewhere).collect();
    let unknown: Vec<&String> = names.iter().filter(|code| rules::rule(code).is_none()).collect();
    assert!(unknown.is_empty(), "no rule is called {unknown:?}");
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "some code has two cases");
}

#[test]
fn what_no_case_raises_some_test_does() {
    let tests: String =
        ["src/document/tests", "src/print/tests", "src/yaml/tests", "tests", "tests/approve", "tests/seal"]
            .into_iter()
            .flat_map(|folder| fs::read_dir(root().join(folder)).unwrap())
            .filter_map(|entry| fs::read_to_string(entry.unwrap().path()).ok())
            .collect();
    for (code, why, test) in RAISED_ELSEWHERE {
        let exists = test.is_none_or(|test| tests.contains(&format!("fn {test}()")));
        assert!(exists && !why.is_empty(), "{code}: {test:?}");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The registers and workspaces that a folder of the corpus keeps, each with its name.
fn kept(folder: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(root().join("tests/corpus").join(folder)).unwrap();
    let mut kept: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    kept.sort();
    kept.into_iter().map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path)).collect()
}

/// A workspace that breaks the rule: kept in the corpus, written here, or with a template that the lint is tested with.
fn bad(code: &str) -> Option<TempDir> {
    if let Some((_, path)) = kept("bad").into_iter().find(|(name, _)| name == code) {
        return Some(laid_out(&path));
    }
    if let Some((_, write)) = TOO_LONG_TO_KEEP.iter().find(|(listed, _)| *listed == code) {
        return Some(with_register(&write()));
    }
    let template = root().join(format!("tests/templates/{code}.md"));
    template.is_file().then(|| {
        let folder = with_register(COMMON);
        fs::create_dir_all(folder.path().join("templates/answers")).unwrap();
        fs::copy(template, folder.path().join(format!("templates/answers/{code}.md"))).unwrap();
        folder
    })
}

/// A register alone, a letter alone, or the files of a workspace; one that brings no register has the common one.
fn laid_out(path: &Path) -> TempDir {
    if path.extension().is_some_and(|ending| ending == "txt") {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(path, folder.path().join(LETTER)).unwrap();
        return folder;
    }
    if path.is_file() {
        return with_register(&fs::read_to_string(path).unwrap());
    }
    let folder = with_register(COMMON);
    copy(path, folder.path());
    folder
}

fn with_register(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("resources.yaml"), text).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &there);
        } else {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// What `candour check` finds in a workspace: codes and levels.
fn check(workspace: &Path) -> BTreeSet<(String, String)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(["check", "--as-of", TODAY, "--format", "json"]).env_clear().current_dir(workspace);
    if workspace.join(LETTER).is_file() {
        command.arg(LETTER);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let result: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
    let found = result["diagnostics"].as_array().unwrap().iter();
    let word = |found: &serde_json::Value, key: &str| found[key].as_str().unwrap().to_owned();
    found.map(|found| (word(found, "code"), word(found, "level"))).collect()
}
