//! An approval in the history of a case: written whole, beside what others write, and read back.

use std::fs;
use std::process::Stdio;
use std::time::Instant;

use super::{CASE, REGISTER, Workspace, set};
use crate::attack::whole::{rounds, told_of_kills};

#[test]
fn an_approval_is_given_once() {
    let workspace = Workspace::approved();
    let before = workspace.events();
    for by in ["solicitor", "head-of-leisure"] {
        let (code, said) = workspace.run(&["approve", "2026-014", "--by", by]);
        let told = "2026-014 was approved on 22 November 2026 as it is: nothing to write";
        assert!(code == 0 && said.contains(told), "{said}");
    }
    assert_eq!(workspace.events(), before);
    // What would count for nothing is not written either.
    workspace.write(&format!("{CASE}/attachments/plan.csv"), "other\n");
    let (code, said) = workspace.run_on("2026-11-21", &["approve", "2026-014", "--by", "solicitor"]);
    let told = "an approval on 21 November 2026 would count for nothing: there is one of 22 November 2026";
    assert!(code == 2 && said.contains(told), "{said}");
    assert_eq!(workspace.events(), before);
}

/// What was sent is always recorded; that it is not what was approved is told.
#[test]
fn what_is_sent_without_its_approval_is_recorded_and_told() {
    let workspace = Workspace::approved();
    workspace.write(&format!("{CASE}/attachments/plan.csv"), "other\n");
    let (code, said) = workspace.run(&["note", "2026-014", "sent"]);
    assert!(code == 1 && said.contains("warning[approval-void]"), "{said}");
    assert!(workspace.events().ends_with("- { kind: sent, on: 2026-11-22 }\n"));
    assert_eq!(workspace.found(), [], "after that it is no fault of the case");
    let (code, said) = workspace.run(&["approve", "2026-014", "--by", "solicitor"]);
    let told = "2026-014 was sent on 22 November 2026, and what was sent is not approved afterwards";
    assert!(code == 2 && said.contains(told), "{said}");

    let workspace = Workspace::approved();
    workspace.note(&["sent"]);
    assert_eq!(workspace.json(&["due", "2026-014"]).1["approval"], serde_json::Value::Null);
    let workspace = Workspace::ready();
    workspace.note(&["sent"]);
}

#[test]
fn what_a_history_names_is_there() {
    let workspace = Workspace::drafted();
    for (arguments, said) in [
        (&["--fact", "posts/lifegard", "--by", "solicitor"][..], "did you mean `posts/lifeguard`?"),
        (&["--fact", "posts/lifeguard/cuont", "--by", "solicitor"], "did you mean `posts/lifeguard/count`?"),
        (&["--fact", "units/lifeguard", "--by", "solicitor"], "did you mean `posts/lifeguard`?"),
        (&["--fact", "lifeguard", "--by", "solicitor"], "did you mean `posts/lifeguard`?"),
        (&["--fact", "posts/lifeguard", "--by", "solicitr"], "did you mean `solicitor`?"),
        (&["--fact", "posts/lifeguard", "--by", "surveyor"], "was not in force on 22 November 2026"),
        (&["--fact", "posts/lifeguard"], "confirmed needs --by"),
        (&["--by", "solicitor"], "confirmed needs --fact"),
    ] {
        let (code, told) = workspace.run(&[&["note", "2026-014", "confirmed"], arguments].concat());
        assert!(code > 0 && told.contains(said), "{arguments:?}: {told}");
        assert_eq!(workspace.events(), "");
    }
    let (code, told) = workspace.run(&["note", "2026-014", "approved", "--by", "solicitor"]);
    assert!(code == 2 && told.contains("invalid value 'approved'"), "{told}");
}

/// What happened stays readable, whatever becomes of the register once the answer was sent.
#[test]
fn a_history_that_is_closed_outlives_what_it_names() {
    let register =
        REGISTER.lines().filter(|line| !line.starts_with("  solicitor")).collect::<Vec<_>>().join("\n");
    let workspace = Workspace::approved();
    workspace.write("resources.yaml", &register);
    assert!(workspace.found().iter().any(|(code, _)| code == "reference-unknown"));
    let workspace = Workspace::approved();
    workspace.note(&["sent"]);
    workspace.write("resources.yaml", &register);
    assert_eq!(workspace.found(), []);
    assert_eq!(workspace.json(&["due", "2026-014"]).1["state"], "closed");
}

/// A post that drafts a later letter may have approved an earlier one; of its own it may not.
#[test]
fn an_approval_by_hand_of_ones_own_letter_is_told() {
    let workspace = Workspace::approved();
    let events = workspace.events();
    workspace.write(&format!("{CASE}/events.yaml"), events.replace("by: solicitor", "by: clerk"));
    assert_eq!(workspace.found()[0].0, "same-post-approves");
    // Another post can still approve it.
    assert_eq!(workspace.approve("solicitor"), (0, set(&[])));
    assert_eq!(workspace.found(), []);
}

/// Of lines that several add at once, all are kept.
#[test]
#[cfg(unix)]
fn what_several_note_at_once_is_all_kept() {
    let workspace = Workspace::ready();
    let before = workspace.events();
    let days: Vec<String> = (3..=9).map(|day| format!("2026-11-0{day}")).collect();
    let mut children: Vec<_> = days
        .iter()
        .map(|day| workspace.command(&["note", "2026-014", "acknowledged", "--on", day]))
        .chain([workspace.command(&["approve", "2026-014", "--by", "solicitor"])])
        .chain([workspace.command(&["approve", "2026-014", "--by", "head-of-leisure"])])
        .map(|mut command| command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
        .collect();
    assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
    let after = workspace.events();
    assert!(after.starts_with(&before));
    assert_eq!(after.matches("kind: acknowledged").count(), days.len(), "{after}");
    assert_eq!(after.matches("kind: approved").count(), 1, "the second finds it approved");
    assert_eq!(workspace.approval(), "approved");
}

#[test]
fn a_killed_approval_leaves_a_whole_history() {
    killed_leaves_a_whole_history(&["approve", "2026-014", "--by", "solicitor"]);
}

#[test]
fn a_killed_note_leaves_a_whole_history() {
    killed_leaves_a_whole_history(&["note", "2026-014", "acknowledged", "--on", "2026-11-03"]);
}

/// Stops a command at moments spread over its run: what is left is the old history or the new one.
fn killed_leaves_a_whole_history(arguments: &[&str]) {
    let workspace = Workspace::ready();
    let path = workspace.case().join("events.yaml");
    let old = fs::read(&path).unwrap();
    let started = Instant::now();
    let (code, said) = workspace.run(arguments);
    assert_eq!(code, 0, "{said}");
    let whole = started.elapsed();
    let new = fs::read(&path).unwrap();
    assert!(new.len() > old.len());
    let (mut killed, all) = (0, u32::try_from(rounds(16)).unwrap());
    for round in 0..all {
        fs::write(&path, &old).unwrap();
        let mut child = workspace.command(arguments);
        let mut child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * round / all);
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let now = fs::read(&path).unwrap();
        assert!(now == old || now == new, "round {round}: half a history");
    }
    told_of_kills(arguments[0], killed);
}
