//! Runs that are stopped, and runs that meet.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use super::{REQUEST, Workspace};
use crate::attack::whole::rounds;

/// How often each command is stopped at some moment of its run.
fn times() -> u32 {
    u32::try_from(rounds(30)).unwrap()
}

#[test]
fn a_run_that_is_stopped_leaves_the_old_or_the_new() {
    let workspace = Workspace::with(&[("2026-001", REQUEST)]);
    workspace.drafts("2026-001");
    let (letter, ledger) = ["response.md", "ledger.json"]
        .map(|name| workspace.read(&format!("responses/2026-001/{name}")))
        .into();
    let mut sealed = 0;
    let seal = ["seal", "2026-001", "--sent", "2026-09-21", "--reason", "there was no time"];
    let started = Instant::now();
    workspace.must(&[&seal[..], &["--dry-run"]].concat());
    let whole = started.elapsed();
    for time in 0..times() {
        let mut run = workspace.command(&seal).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * time / times() * 2);
        let _ = run.kill();
        run.wait().unwrap();
        assert_eq!(workspace.audit(), [""; 0], "run {time}");
        let (_, told) = workspace.json(&["audit"]);
        if told["letters"] == 1 {
            sealed += 1;
            let chain = workspace.read("responses/SEALS");
            assert_eq!(chain.lines().count(), 1);
            fs::remove_file(workspace.path("responses/SEALS")).unwrap();
        }
        for name in ["seal.sha256", "sent.json", ".candour-seal.sha256"] {
            let _ = fs::remove_file(workspace.path(&format!("responses/2026-001/{name}")));
        }
        assert_eq!(workspace.read("responses/2026-001/response.md"), letter);
        assert_eq!(workspace.read("responses/2026-001/ledger.json"), ledger);
    }
    assert!(sealed > 0);
}

#[test]
fn a_seal_whose_run_was_stopped_at_the_last_moment_holds() {
    let workspace = Workspace::with(&[("2026-001", REQUEST), ("2026-002", REQUEST)]);
    workspace.seals("2026-001");
    let [place, pending] = ["seal.sha256", ".candour-seal.sha256"]
        .map(|name| workspace.path(&format!("responses/2026-001/{name}")));
    fs::rename(&place, &pending).unwrap();
    assert_eq!(workspace.audit(), [""; 0]);
    assert_eq!(workspace.run(&["draft", "2026-001", "--only", "md"]).0, 2);
    // The next run puts it into its place.
    workspace.seals("2026-002");
    assert!(place.exists() && !pending.exists());
    assert_eq!(workspace.audit(), [""; 0]);
}

#[test]
fn of_runs_that_meet_each_is_done() {
    let names: Vec<String> = (1..=4).map(|number| format!("2026-00{number}")).collect();
    let cases: Vec<(&str, &str)> = names.iter().map(|name| (&**name, REQUEST)).collect();
    let workspace = Workspace::with(&cases);
    for name in &names {
        workspace.drafts(name);
    }
    let runs: Vec<_> = names
        .iter()
        .chain(&names)
        .map(|name| {
            let seal = ["seal", name, "--sent", "2026-09-21", "--reason", "there was no time"];
            workspace.command(&seal).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut done = 0;
    for run in runs {
        let output = run.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        done += u32::from(output.status.success());
        assert!(output.status.success() || said.contains("is sealed as it was sent"), "{said}");
    }
    assert_eq!(done, 4);
    assert_eq!(workspace.read("responses/SEALS").lines().count(), 4);
    assert_eq!(workspace.audit(), [""; 0]);
}
