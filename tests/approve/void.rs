//! An approval is of the files as they were: any change to one of them makes it void.

use std::fs;

use candour::case::Manifest;
use proptest::prelude::*;

use super::{CASE, GOING_OUT, Workspace, copy, set};

/// One byte of each file, at its ends and at places between, changed, added and taken away.
#[test]
fn any_byte_that_changes_makes_an_approval_void() {
    let approved = Workspace::approved();
    for name in GOING_OUT {
        let path = approved.case().join(name);
        let before = fs::read(&path).unwrap();
        let places = [0, 1, before.len() / 3, before.len() / 2, before.len() - 2, before.len() - 1];
        let mut changed: Vec<Vec<u8>> = places
            .into_iter()
            .map(|at| {
                let mut bytes = before.clone();
                bytes[at] ^= 1;
                bytes
            })
            .collect();
        changed.push([&before[..], b"\n"].concat());
        changed.push(before[..before.len() - 1].to_vec());
        changed.push(Vec::new());
        for bytes in changed {
            fs::write(&path, &bytes).unwrap();
            let told =
                format!("the approval of 22 November 2026 by `solicitor` is void: `{name}` has changed");
            // A request that can be read no longer has no dates, and nothing to be told beside that.
            if name == "request.yaml" && !approved.found().iter().any(|(code, _)| code == "approval-void") {
                assert!(!approved.found().is_empty());
            } else {
                let found = approved.found();
                assert!(found.iter().any(|(_, message)| *message == told), "{name}: {found:?}");
                assert_eq!(approved.approval(), "void", "{name}");
            }
        }
        fs::write(&path, &before).unwrap();
        assert_eq!(approved.approval(), "approved", "{name} is as it was");
    }
}

#[test]
fn attachments_that_come_or_go_make_an_approval_void() {
    let workspace = Workspace::approved();
    let attachments = workspace.case().join("attachments");
    let void = |said: &str| {
        let found = workspace.found();
        let [(code, message)] = &found[..] else { panic!("{found:?}") };
        assert!(code == "approval-void" && message.ends_with(said), "{message}");
    };
    fs::write(attachments.join("more.csv"), "day\n").unwrap();
    void("is void: `attachments/more.csv` is new");
    fs::rename(attachments.join("plan.csv"), attachments.join("more.csv")).unwrap();
    void("is void: `attachments/plan.csv` is gone, `attachments/more.csv` is new");
    assert!(workspace.run(&["due"]).1.ends_with("working days left  approval void\n"));
    assert_eq!(workspace.approve("solicitor").0, 0, "it is approved again as it is now");
    assert_eq!(workspace.found(), []);
}

/// Files that do not go out, or that grow by what happens, void nothing.
#[test]
fn what_does_not_go_out_makes_no_approval_void() {
    let workspace = Workspace::approved();
    for name in ["requester.yaml", "request.eml", "response.edited.md", "attachments/.DS_Store", "notes.txt"]
    {
        workspace.write(&format!("{CASE}/{name}"), "something else\n");
    }
    workspace.note(&["acknowledged", "--on", "2026-11-03"]);
    assert_eq!(workspace.approval(), "approved");
}

#[test]
fn an_approval_that_somebody_rewrote_is_void() {
    let workspace = Workspace::approved();
    let letter = workspace.case().join("response.md");
    fs::write(&letter, "# Something else\n").unwrap();
    let digest = candour::letter::sha256("# Something else\n");
    let events: String = workspace
        .events()
        .lines()
        .map(|line| {
            let told = line.contains("response.md").then(|| format!("    - \"{digest}  response.md\"\n"));
            told.unwrap_or_else(|| format!("{line}\n"))
        })
        .collect();
    workspace.write(&format!("{CASE}/events.yaml"), events);
    assert_eq!(workspace.approval(), "void");
    let found = workspace.found();
    assert!(
        found.iter().any(|(_, said)| said.ends_with("its digest is not that of the files that it lists")),
        "{found:?}"
    );
}

#[test]
fn drafting_again_is_allowed_and_says_what_it_undoes() {
    let workspace = Workspace::approved();
    let (_, said) = workspace.run(&["draft", "2026-014"]);
    assert!(!said.contains("void"), "the same letter again: {said}");
    assert_eq!(workspace.approval(), "approved");
    let register = super::REGISTER.replace("count: 3", "count: 4");
    workspace.write("resources.yaml", register);
    let (_, said) = workspace.run(&["draft", "2026-014", "--dry-run"]);
    assert!(!said.contains("void"), "{said}");
    let (_, said) = workspace.run(&["draft", "2026-014"]);
    let told = "is void: `ledger.json` has changed, `response.md` has changed, `response.pdf` has changed; have it approved again";
    assert!(said.contains(told), "{said}");
    assert_eq!(workspace.json(&["draft", "2026-014"]).1["approval"], "void");
    assert_eq!(workspace.approve("solicitor"), (0, set(&[])));
}

/// A copy of a workspace is approved as the original is: nothing but names and bytes count.
#[test]
fn a_copy_is_approved_as_it_is() {
    let workspace = Workspace::approved();
    let other = tempfile::tempdir().unwrap();
    copy(workspace.0.path(), other.path());
    assert_eq!(Workspace(other).approval(), "approved");
}

proptest! {
    /// Of two lists, each file that differs is named once, and equal lists differ in nothing.
    #[test]
    fn lists_differ_in_what_differs(
        before in proptest::collection::btree_map("[a-z]{1,3}", "[0-9a-f]{4}", 0..6),
        now in proptest::collection::btree_map("[a-z]{1,3}", "[0-9a-f]{4}", 0..6),
    ) {
        let (one, other) = (Manifest::new(before.clone()), Manifest::new(now.clone()));
        let paths: std::collections::BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let differ = paths.into_iter().filter(|path| before.get(*path) != now.get(*path)).count();
        prop_assert_eq!(one.changes(&other).len(), differ);
        prop_assert_eq!(one.changes(&one).len(), 0);
        prop_assert_eq!(one == other, differ == 0);
    }

    /// Whatever files are called, no two lists read alike.
    #[test]
    fn every_list_is_read_back(files in proptest::collection::btree_map("[ab \\\\\n\r]{1,6}", "[0-9a-f]{64}", 1..5)) {
        let list = Manifest::new(files);
        prop_assert_eq!(Manifest::new(list.text().split_terminator('\n').map(|line| Manifest::read(line).unwrap())), list);
    }
}

#[test]
fn what_is_sent_in_other_words_than_were_approved_is_told_when_it_is_sealed() {
    let workspace = Workspace::approved();
    let approved = fs::read_to_string(workspace.case().join("response.md")).unwrap();
    let found = |letter: &str| {
        workspace.write("reply.md", letter);
        let seal = ["seal", "2026-014", "--sent", "2026-11-20", "--letter", "reply.md", "--dry-run"];
        super::codes(&workspace.json(&seal).1["findings"])
    };
    assert!(!found(&approved).contains("sent-unapproved"));
    // Another dress is no edit.
    assert!(!found(&approved.replace("**", "").replace("# ", "")).contains("sent-unapproved"));
    assert!(found(&approved.replacen("Thank you", "Thanks", 1)).contains("sent-unapproved"));
    assert!(found(&format!("{approved}\n\nNothing else is held.\n")).contains("sent-unapproved"));
}
