//! Runs that are stopped, and runs that meet.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use super::{REQUEST, Workspace};
use crate::attack::whole::{rounds, told_of_kills};

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
    let (mut sealed, mut killed) = (0, 0);
    let seal = ["seal", "2026-001", "--sent", "2026-09-21", "--reason", "there was no time"];
    let started = Instant::now();
    workspace.must(&[&seal[..], &["--dry-run"]].concat());
    let whole = started.elapsed();
    for time in 0..times() {
        let mut run = workspace.command(&seal).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * time / times() * 2);
        let _ = run.kill();
        killed += u32::from(run.wait().unwrap().code().is_none());
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
    told_of_kills("seal", killed);
}

#[test]
fn an_erasure_that_is_stopped_is_finished_by_the_next() {
    let workspace = Workspace::sealed();
    let erase = ["seal", "2026-001", "--erase-requester", "--by", "solicitor"];
    let of_requester = ["request.eml", "request.txt", "requester.yaml"];
    let path = |name: &str| workspace.path(&format!("responses/2026-001/{name}"));
    let started = Instant::now();
    workspace.must(&erase);
    let (whole, mut killed) = (started.elapsed(), 0);
    for time in 0..times() {
        let _ = fs::remove_file(path("requester.erased"));
        let list = of_requester.map(|name| {
            fs::write(path(name), name).unwrap();
            format!("{}  {name}\n", candour::letter::sha256(name))
        });
        fs::write(path("requester.sha256"), list.concat()).unwrap();
        let mut run = workspace.command(&erase).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * time / times() * 6 / 5);
        let _ = run.kill();
        killed += u32::from(run.wait().unwrap().code().is_none());
        let left = of_requester.map(|name| fs::read_to_string(path(name)).ok());
        assert!(
            left.iter().zip(of_requester).all(|(left, name)| left.as_deref().is_none_or(|left| left == name))
        );
        // Nothing says that it was erased before it is.
        assert!(
            !path("requester.erased").exists() || left.iter().all(Option::is_none),
            "run {time}: {left:?}"
        );
        workspace.must(&erase);
        assert!(path("requester.erased").exists() && !path("requester.sha256").exists(), "run {time}");
        assert!(of_requester.iter().all(|name| !path(name).exists()), "run {time}");
        assert_eq!(workspace.audit(), [""; 0], "run {time}");
    }
    told_of_kills("seal --erase-requester", killed);
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
