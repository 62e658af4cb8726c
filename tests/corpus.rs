//! Each rule has a small register or workspace that breaks it and no other; what is right breaks none.
#![expect(
    clippy::disallowed_methods,
    reason = "a test reads its fixtures and makes the folders that are checked"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use candour::rules;

const TODAY: &str = "2026-11-22";

/// Codes that checking a workspace cannot raise: the reason, and the test that raises them.
const RAISED_ELSEWHERE: &[(&str, &str, &str)] = &[];

/// A code, and what writes the register that raises it.
type Written = (&'static str, fn() -> String);

/// Registers that are too long to keep in a file.
const TOO_LONG_TO_KEEP: &[Written] = &[];

#[test]
fn each_rule_is_broken_by_its_own_case_and_by_no_other() {
    let cases = cases("bad");
    let mut wrong = Vec::new();
    for rule in rules::rules() {
        let case = cases.iter().find(|case| name(case) == rule.code);
        let made = TOO_LONG_TO_KEEP.iter().find(|(code, _)| *code == rule.code);
        let elsewhere = RAISED_ELSEWHERE.iter().any(|(code, ..)| *code == rule.code);
        let found = match (case, made, elsewhere) {
            (Some(case), None, false) => check(case),
            (None, Some((_, text)), false) => check_register(&text()),
            (None, None, true) => continue,
            (None, None, false) => {
                wrong.push(format!("{}: there is no tests/corpus/bad/{0}.yaml or folder", rule.code));
                continue;
            }
            _ => {
                wrong.push(format!("{}: one case is enough", rule.code));
                continue;
            }
        };
        let wanted = (rule.code.to_owned(), rule.level.to_string());
        let others = found.iter().filter(|(code, level)| level != "note" && *code != rule.code);
        if !found.contains(&wanted) || others.count() > 0 {
            wrong.push(format!("{}: found {found:?}", rule.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_right_breaks_no_rule() {
    for case in cases("good") {
        assert_eq!(check(&case), BTreeSet::new(), "{}", case.display());
    }
}

#[test]
fn each_case_is_named_for_a_rule() {
    let named = cases("bad").into_iter().map(|case| name(&case).to_owned());
    let listed =
        TOO_LONG_TO_KEEP.iter().map(|(code, _)| *code).chain(RAISED_ELSEWHERE.iter().map(|(code, ..)| *code));
    let unknown: Vec<String> =
        named.chain(listed.map(str::to_owned)).filter(|code| rules::rule(code).is_none()).collect();
    assert!(unknown.is_empty(), "no rule is called {unknown:?}");
}

/// The registers and workspaces in a folder of the corpus.
fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> &str {
    case.file_stem().and_then(|stem| stem.to_str()).unwrap()
}

/// What `candour check` finds: codes and levels.
fn check(case: &Path) -> BTreeSet<(String, String)> {
    if case.is_dir() { check_workspace(case) } else { check_register(&fs::read_to_string(case).unwrap()) }
}

fn check_register(text: &str) -> BTreeSet<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("resources.yaml"), text).unwrap();
    check_workspace(folder.path())
}

fn check_workspace(root: &Path) -> BTreeSet<(String, String)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(["check", "--as-of", TODAY, "--format", "json", "-C"]).arg(root).env_clear();
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let result: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{}: {error}: {said}", root.display()));
    let found = result["diagnostics"].as_array().unwrap().iter();
    let word = |found: &serde_json::Value, key: &str| found[key].as_str().unwrap().to_owned();
    found.map(|found| (word(found, "code"), word(found, "level"))).collect()
}
