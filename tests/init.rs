//! The workspace that `candour init` makes: without fault whenever it is looked at, and never in place of anything.
#![expect(clippy::disallowed_methods, reason = "a test makes the files that the command is given")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use candour::cli::example;
use tempfile::TempDir;

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    let output = command.args(arguments).env_clear().current_dir(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

fn folder() -> TempDir {
    tempfile::Builder::new().prefix("init-").tempdir().unwrap()
}

/// Every file below a folder, with its text.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let (mut found, mut work) = (BTreeMap::new(), vec![folder.to_path_buf()]);
    while let Some(next) = work.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                work.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned());
            }
        }
    }
    found
}

#[test]
fn a_new_workspace_is_checked_and_drafted_at_once() {
    let home = folder();
    let (code, said) = run(home.path(), &["init", "a/new"]);
    assert_eq!(code, Some(0), "{said}");
    let there = home.path().join("a/new");
    assert_eq!(files(&there), example().into_iter().collect());
    for today in ["2018-01-01", "2022-06-01", "2023-06-26", "2026-01-01", "2040-01-01"] {
        let (code, said) = run(&there, &["check", "--as-of", today]);
        assert_eq!(
            (code, &*said),
            (Some(0), "checked 8 entries and 1 case: no findings\n"),
            "{today}: {said}"
        );
    }
    let (code, said) = run(&there, &["draft", "2023-0001", "--only", "md", "--quiet"]);
    assert_eq!((code, &*said), (Some(0), ""));
    let letter = fs::read_to_string(there.join("responses/2023-0001/response.md")).unwrap();
    assert_eq!(letter, include_str!("init/letter.md"));
}

#[test]
fn what_is_in_the_way_is_kept_and_nothing_is_written() {
    for (name, text) in [
        ("resources.yaml", "mine"),
        (".gitignore", "mine"),
        ("responses", "a file where a folder must be"),
        ("responses/2023-0001/request.yaml", "mine"),
    ] {
        let home = folder();
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let before = files(home.path());
        for arguments in [&["init"][..], &["init", "--dry-run"], &["init", "--format", "json"]] {
            let (code, said) = run(home.path(), arguments);
            assert_eq!(code, Some(2), "{said}");
            assert!(
                said.starts_with(&format!("error: {name} ")) && said.contains("nothing was written"),
                "{said}"
            );
            assert_eq!(files(home.path()), before);
        }
    }
    let home = folder();
    fs::write(home.path().join("new"), "a file").unwrap();
    assert_eq!(run(home.path(), &["init", "new"]).0, Some(2));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_in_the_way_too() {
    let home = folder();
    std::os::unix::fs::symlink("elsewhere", home.path().join("resources.yaml")).unwrap();
    let (code, said) = run(home.path(), &["init"]);
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn a_dry_run_lists_and_writes_nothing() {
    let home = folder();
    let (code, said) = run(home.path(), &["init", "-n", "--format", "json", "--as-of", "2023-06-26"]);
    assert_eq!(code, Some(0), "{said}");
    let told: serde_json::Value = serde_json::from_str(&said).unwrap();
    let paths: Vec<String> = example().into_iter().map(|(path, _)| path).collect();
    assert_eq!(told, serde_json::json!({ "version": 1, "as_of": "2023-06-26", "files": paths }));
    assert_eq!(files(home.path()), BTreeMap::new());
}

/// Who asked, and what is withheld, must not be committed from the first day on.
#[test]
fn what_is_secret_is_ignored_by_git() {
    let ours = include_str!("../.gitignore");
    let (_, ignored) = example().into_iter().find(|(path, _)| path == ".gitignore").unwrap();
    for name in ["requester.yaml", "request.eml", "request.txt", "withheld.yaml"] {
        assert!(ignored.lines().any(|line| line == name), "{name}");
        assert!(ours.contains(name), "{name}");
    }
}

/// The hook that others take from here and the one that a workspace begins with look at the same files.
#[test]
fn both_hooks_look_at_the_same_files() {
    let (_, own) = example().into_iter().find(|(path, _)| path == ".pre-commit-config.yaml").unwrap();
    let offered = include_str!("../.pre-commit-hooks.yaml");
    for key in ["id: ", "entry: ", "files: ", "pass_filenames: "] {
        let value = |text: &str| {
            let line = text.lines().find_map(|line| line.split_once(key).map(|(_, value)| value.to_owned()));
            line.unwrap_or_else(|| panic!("no {key} in {text}"))
        };
        assert_eq!(value(&own), value(offered));
    }
}
