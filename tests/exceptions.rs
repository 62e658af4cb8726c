//! What `candour.yaml` accepts is put aside and still listed; what it raises weighs more; letters that are kept are held
//! against those of today.
#![expect(clippy::disallowed_methods, reason = "a test makes the folders that are checked")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const REGISTER: &str = include_str!("corpus/resources.yaml");
const REQUEST: &str = "\
received: 2026-11-02
dated: 2026-11-20
questions:
  - { id: \"1\", heading: Instructors, answer: resources, topic: swimming, periods: [2026] }
";

/// A workspace of these files.
fn workspace(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(arguments).args(["--as-of", "2026-11-22"]).env_clear().current_dir(folder);
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// The exit code, and what is found and what is accepted, by code.
fn check(folder: &Path) -> (i32, Vec<String>, Vec<String>) {
    let (code, said) = run(folder, &["check", "--format", "json"]);
    let said: Value = serde_json::from_str(&said).unwrap();
    let codes = |list: &str| {
        let found = said[list].as_array().unwrap().iter();
        found
            .map(|found| format!("{} {}", found["level"].as_str().unwrap(), found["code"].as_str().unwrap()))
            .collect()
    };
    (code, codes("diagnostics"), codes("excepted"))
}

const UNUSED: &str = "sources:\n  report: { title: Report on pools, date: 2026-06-02, published: true }\n";

#[test]
fn what_is_accepted_is_put_aside_and_still_listed() {
    let register = REGISTER.replace("sources:\n", UNUSED);
    let folder = workspace(&[("resources.yaml", &register)]);
    assert_eq!(check(folder.path()), (1, vec!["warning source-unused".to_owned()], Vec::new()));
    let accepted =
        "exceptions:\n  - { code: source-unused, at: resources.yaml, reason: kept for the next letter }\n";
    fs::write(folder.path().join("candour.yaml"), accepted).unwrap();
    assert_eq!(check(folder.path()), (0, Vec::new(), vec!["warning source-unused".to_owned()]));
    let (_, sarif) = run(folder.path(), &["check", "--format", "sarif"]);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let suppressed = &sarif["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!(suppressed["justification"], "kept for the next letter");
    // Elsewhere it accepts nothing, and is not needed.
    fs::write(folder.path().join("candour.yaml"), accepted.replace("resources.yaml", "templates")).unwrap();
    let (code, found, excepted) = check(folder.path());
    assert_eq!((code, found.len(), excepted.len()), (1, 2, 0), "{found:?}");
}

#[test]
fn a_level_that_is_raised_keeps_letters_from_being_drafted() {
    let register = REGISTER.replace("count: 3,", "count: 3, ask: head-of-leisure,");
    let folder = workspace(&[("resources.yaml", &register), ("responses/2026-014/request.yaml", REQUEST)]);
    assert_eq!(check(folder.path()).1, ["warning ask-unanswered"]);
    assert_eq!(run(folder.path(), &["draft", "2026-014", "--only", "md"]).0, 1);
    let letter = folder.path().join("responses/2026-014/response.md");
    assert!(letter.exists());
    fs::remove_file(&letter).unwrap();
    fs::write(folder.path().join("candour.yaml"), "levels:\n  ask-unanswered: error\n").unwrap();
    assert_eq!(check(folder.path()).1, ["error ask-unanswered"]);
    assert_eq!(run(folder.path(), &["draft", "2026-014", "--only", "md"]).0, 1);
    assert!(!letter.exists());
}

#[test]
fn so_does_one_that_is_raised_for_what_only_the_letter_shows() {
    let template = "{#- tells of: posts -#}\nThe Council answers this question.\n";
    let request = REQUEST.replace("resources", "short");
    let folder = workspace(&[
        ("resources.yaml", REGISTER),
        ("responses/2026-014/request.yaml", &request),
        ("templates/answers/short.md", template),
        ("candour.yaml", "levels:\n  assertion-unprinted: error\n"),
    ]);
    let (code, found, _) = check(folder.path());
    assert!(code == 1 && found.contains(&"error assertion-unprinted".to_owned()), "{found:?}");
    assert_eq!(run(folder.path(), &["draft", "2026-014", "--only", "md"]).0, 1);
    let letter = folder.path().join("responses/2026-014/response.md");
    assert!(!letter.exists());
    fs::remove_file(folder.path().join("candour.yaml")).unwrap();
    assert_eq!(run(folder.path(), &["draft", "2026-014", "--only", "md"]).0, 1);
    assert!(letter.exists());
}

#[test]
fn what_is_kept_is_what_would_be_drafted_now() {
    let folder = workspace(&[("resources.yaml", REGISTER), ("responses/2026-014/request.yaml", REQUEST)]);
    let case = folder.path().join("responses/2026-014");
    let draft = || assert_eq!(run(folder.path(), &["draft", "2026-014", "--only", "md"]).0, 0);
    let clean = || assert_eq!(check(folder.path()).1, [""; 0]);
    let outdated = |what: &str| assert_eq!(check(folder.path()).1, ["warning response-outdated"], "{what}");
    draft();
    clean();
    let ledger = fs::read_to_string(case.join("ledger.json")).unwrap();
    fs::write(case.join("ledger.json"), ledger.replace("\"min\": \"3\"", "\"min\": \"4\"")).unwrap();
    outdated("a claim is another");
    fs::write(case.join("ledger.json"), "{}").unwrap();
    outdated("it is no ledger");
    fs::remove_file(case.join("ledger.json")).unwrap();
    outdated("there is no ledger");
    fs::write(case.join("ledger.json"), &ledger).unwrap();
    fs::write(case.join("response.pdf"), "not the letter").unwrap();
    outdated("the PDF is another");
    fs::remove_file(case.join("response.pdf")).unwrap();
    // What this letter does not use may change.
    fs::write(folder.path().join("resources.yaml"), format!("{REGISTER}# seen\n")).unwrap();
    clean();
    fs::write(folder.path().join("resources.yaml"), REGISTER.replace("count: 3", "count: 4")).unwrap();
    outdated("a fact is another");
}

/// An officer edits the draft, the register changes, and the letter is drafted again: nothing is lost.
#[test]
fn edits_of_a_letter_are_kept() {
    let folder = workspace(&[("resources.yaml", REGISTER), ("responses/2026-014/request.yaml", REQUEST)]);
    let case = folder.path().join("responses/2026-014");
    let draft = |arguments: &[&str]| {
        let (code, said) =
            run(folder.path(), &[&["draft", "2026-014", "--format", "json"], arguments].concat());
        assert_eq!(code, 0, "{said}");
        let said: Value = serde_json::from_str(&said).unwrap();
        said["files"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|file| file.as_str().unwrap().contains("edited"))
            .count()
    };
    let letter = || fs::read_to_string(case.join("response.md")).unwrap();
    let kept = |name: &str| fs::read_to_string(case.join(name)).ok();
    assert_eq!(draft(&["--only", "md"]), 0);
    let drafted = letter();
    // Drafted anew from another register, it is ours to write over.
    fs::write(folder.path().join("resources.yaml"), REGISTER.replace("count: 3", "count: 4")).unwrap();
    assert_eq!(draft(&["--only", "md"]), 0);
    assert_ne!(letter(), drafted);
    let edited = letter().replace("Council", "Borough Council");
    fs::write(case.join("response.md"), &edited).unwrap();
    assert_eq!((draft(&["--only", "md", "--dry-run"]), kept("response.edited.md")), (1, None));
    assert_eq!(draft(&["--only", "md"]), 1);
    assert_eq!(kept("response.edited.md").as_deref(), Some(&*edited));
    // The same edit is kept once, another beside it.
    fs::write(case.join("response.md"), &edited).unwrap();
    assert_eq!(draft(&["--only", "md"]), 0);
    fs::write(case.join("response.md"), "Another.\n").unwrap();
    assert_eq!(draft(&["--only", "md"]), 1);
    assert_eq!(kept("response.edited-2.md").as_deref(), Some("Another.\n"));
    assert!(letter().contains("Council") && !letter().contains("Borough"));
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_known_by_the_digest_in_its_ledger() {
    let folder = workspace(&[("resources.yaml", REGISTER), ("responses/2026-014/request.yaml", REQUEST)]);
    assert_eq!(run(folder.path(), &["draft", "2026-014"]).0, 0);
    assert_eq!(check(folder.path()).1, [""; 0]);
    let pdf = folder.path().join("responses/2026-014/response.pdf");
    let mut bytes = fs::read(&pdf).unwrap();
    bytes.push(b'\n');
    fs::write(&pdf, bytes).unwrap();
    assert_eq!(check(folder.path()).1, ["warning response-outdated"]);
}
