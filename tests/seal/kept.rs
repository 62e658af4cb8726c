use std::fs;

use super::{REQUEST, Workspace, sums_agree};

const SEALED: [&str; 5] = [
    "responses/2026-001/attachments/plan.csv",
    "responses/2026-001/ledger.json",
    "responses/2026-001/request.yaml",
    "responses/2026-001/response.md",
    "responses/2026-001/sent.json",
];

#[test]
fn what_is_sealed_can_be_checked_without_candour() {
    let workspace = Workspace::sealed();
    let manifest = workspace.read("responses/2026-001/seal.sha256");
    let listed: Vec<&str> = manifest.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    let names = SEALED.map(|path| path.strip_prefix("responses/2026-001/").unwrap());
    assert_eq!(listed, names);
    assert_ne!(sums_agree(&workspace.path("responses/2026-001"), "seal.sha256"), Some(false));
    assert_ne!(sums_agree(&workspace.path("responses"), "SEALS"), Some(false));
    workspace.write("responses/2026-001/response.md", "Another letter.\n");
    assert_ne!(sums_agree(&workspace.path("responses/2026-001"), "seal.sha256"), Some(true));
}

#[test]
fn nothing_sealed_is_written_again() {
    let workspace = Workspace::sealed();
    let before = everything(&workspace);
    for arguments in [
        &["draft", "2026-001"][..],
        &["draft", "2026-001", "--only", "md"],
        &["draft", "2026-001", "--letter", "acknowledgement", "--only", "md"],
        &["approve", "2026-001", "--by", "solicitor"],
        &["seal", "2026-001", "--sent", "2026-09-21", "--reason", "again"],
    ] {
        let (code, said) = workspace.run(arguments);
        assert_eq!(code, 2, "{arguments:?}: {said}");
        assert!(said.contains("2026-001 is sealed as it was sent on 21 September 2026"), "{said}");
        assert_eq!(everything(&workspace), before, "{arguments:?}");
    }
    // What happens afterwards is noted all the same, and the case is closed.
    workspace.must(&["note", "2026-001", "internal_review", "--on", "2026-10-01"]);
    assert_eq!(workspace.audit(), [""; 0]);
    assert!(!workspace.must(&["check"]).contains("response-outdated"));
}

/// Every file of a workspace but its history, with its bytes.
fn everything(workspace: &Workspace) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![workspace.path("")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.display().to_string(), fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_changed_byte_is_found() {
    let workspace = Workspace::sealed();
    for path in SEALED.into_iter().chain(["responses/2026-001/seal.sha256", "responses/SEALS"]) {
        let bytes = fs::read(workspace.path(path)).unwrap();
        let step = (bytes.len() / 12).max(1);
        for at in (0..bytes.len()).step_by(step).chain([bytes.len() - 1]) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            workspace.write(path, changed);
            let found = workspace.audit();
            let known = ["chain-malformed", "seal-broken", "seal-missing"];
            assert!(
                !found.is_empty() && found.iter().all(|code| known.contains(&&**code)),
                "{path} {at}: {found:?}"
            );
        }
        workspace.write(path, [&bytes[..], b"\n"].concat());
        assert!(!workspace.audit().is_empty(), "{path}");
        workspace.write(path, &bytes);
        assert_eq!(workspace.audit(), [""; 0]);
    }
}

#[test]
fn what_is_gone_is_missed() {
    let workspace = Workspace::with(&[("2026-001", REQUEST), ("2026-002", REQUEST), ("2026-003", REQUEST)]);
    for reference in ["2026-001", "2026-002", "2026-003"] {
        workspace.seals(reference);
    }
    let chain = workspace.read("responses/SEALS");
    let lines: Vec<&str> = chain.split_inclusive('\n').collect();
    for (text, expected) in [
        // The last line can be taken out unseen by the chain itself, but its case is there.
        ([lines[0], lines[1]].concat(), &["seal-missing"][..]),
        // A chain that is broken is told once: at the first case whose seal does not fit it.
        ([lines[1], lines[2]].concat(), &["seal-broken", "seal-missing"]),
        ([lines[0], lines[2]].concat(), &["seal-broken", "seal-missing"]),
        ([lines[1], lines[0], lines[2]].concat(), &["seal-broken"]),
        ([lines[0], lines[0], lines[1], lines[2]].concat(), &["chain-malformed", "seal-broken"]),
        (format!("{chain}nothing\n"), &["chain-malformed"]),
    ] {
        workspace.write("responses/SEALS", text);
        assert_eq!(workspace.audit(), expected);
        // Whichever case is asked for, the chain is of all of them.
        let (_, said) = workspace.run(&["audit", "2026-003"]);
        assert_eq!(said.contains("before that of"), expected.contains(&"seal-broken"), "{said}");
    }
    workspace.write("responses/SEALS", &chain);
    for path in ["attachments/plan.csv", "response.md", "sent.json", "seal.sha256", "request.yaml"] {
        let workspace = Workspace::sealed();
        fs::remove_file(workspace.path(&format!("responses/2026-001/{path}"))).unwrap();
        assert_eq!(workspace.audit(), ["seal-missing"], "{path}");
    }
    fs::remove_dir_all(workspace.path("responses/2026-002")).unwrap();
    assert_eq!(workspace.audit(), ["seal-missing"]);
    let (_, told) = workspace.json(&["audit"]);
    let results: Vec<(&str, &str)> = told["claims"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|claim| claim["result"] != "stands")
        .map(|claim| (claim["case"].as_str().unwrap(), claim["result"].as_str().unwrap()))
        .collect();
    assert_eq!(results, [("2026-002", "missing")]);
}

#[test]
fn nothing_is_sealed_after_a_chain_that_is_not_whole() {
    let workspace = Workspace::with(&[("2026-001", REQUEST), ("2026-002", REQUEST), ("2026-003", REQUEST)]);
    workspace.seals("2026-001");
    workspace.seals("2026-002");
    workspace.drafts("2026-003");
    let chain = workspace.read("responses/SEALS");
    let lines: Vec<&str> = chain.split_inclusive('\n').collect();
    let seal = ["seal", "2026-003", "--sent", "2026-09-21", "--reason", "there was no time"];
    for (text, why) in [
        (lines[1].to_owned(), "2026-001 has a seal, and no line in it"),
        (lines[0].to_owned(), "2026-002 has a seal, and no line in it"),
        (
            [lines[1], lines[0]].concat(),
            "a line before that of 2026-001 is not the one that it was sealed after",
        ),
        (
            format!("{}{}", if chain.starts_with('a') { 'b' } else { 'a' }, &chain[1..]),
            "a line before that of 2026-002 is not the one that it was sealed after",
        ),
        (format!("{chain}nothing\n"), "no digest of a manifest"),
        (chain.replace('\n', "\r\n"), "no digest of a manifest"),
    ] {
        workspace.write("responses/SEALS", &text);
        let (code, said) = workspace.run(&seal);
        let refused = "nothing can be sealed while responses/SEALS is not as it was: ";
        assert!(code == 2 && said.contains(refused) && said.contains(why), "{why}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert_eq!(workspace.read("responses/SEALS"), text);
        assert!(!workspace.path("responses/2026-003/sent.json").exists());
    }
    // What was done to a case is told by an audit, and takes nothing from the chain.
    workspace.write("responses/SEALS", &chain);
    workspace.write("responses/2026-002/sent.json", "{}");
    workspace.must(&seal);
}

#[test]
fn what_was_found_is_kept_with_its_reason() {
    let workspace = Workspace::with(&[("2026-001", REQUEST)]);
    workspace.drafts("2026-001");
    let letter =
        workspace.read("responses/2026-001/response.md").replace("| 6 |", "| 7 |") + "\nWe have 40 pools.\n";
    workspace.write("reply.md", letter);
    let seal = ["seal", "2026-001", "--sent", "2026-09-21", "--letter", "reply.md"];
    let (code, said) = workspace.json(&seal);
    assert_eq!((code, &said["sealed"]), (1, &false.into()));
    let codes: Vec<&str> =
        said["findings"].as_array().unwrap().iter().map(|found| found["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["sent-unapproved", "sent-otherwise", "sent-otherwise"]);
    assert!(!workspace.path("responses/SEALS").exists());
    let (code, said) = workspace.json(&[&seal[..], &["--reason", "sent in a hurry"]].concat());
    assert_eq!((code, &said["sealed"]), (0, &true.into()));
    assert_eq!((&said["changed"][0]["drafted"], &said["changed"][0]["sent"]), (&"6".into(), &"7".into()));
    assert_eq!(said["new"][0]["text"], "40");
    let sent: candour::case::Sent =
        serde_json::from_str(&workspace.read("responses/2026-001/sent.json")).unwrap();
    assert_eq!(sent.letter, "sent.md");
    let reasons: Vec<&str> = sent.findings.iter().map(|kept| &*kept.reason).collect();
    assert_eq!(reasons, ["sent in a hurry"; 3]);
    // The number that was sent is what is held against the register.
    assert_eq!(workspace.audit(), ["claim-corrected"]);
}

#[test]
fn nothing_that_was_drafted_is_left_out_or_reworded_unseen() {
    let workspace = Workspace::with(&[("2026-001", REQUEST)]);
    workspace.drafts("2026-001");
    let draft = workspace.read("responses/2026-001/response.md");
    let row = draft.lines().find(|line| line.starts_with("| Lifeguard")).unwrap();
    let letter = draft.replace(&format!("{row}\n"), "").replace("Thank you for", "Thanks for");
    workspace.write("reply.md", format!("Dear Madam,\n\n{letter}"));
    let seal = ["seal", "2026-001", "--sent", "2026-09-21", "--letter", "reply.md"];
    let (code, said) = workspace.run(&seal);
    assert_eq!(code, 1, "{said}");
    for expected in [
        format!("“{row}” was drafted, and was not sent"),
        "“Thanks for your request".to_owned(),
        "“Dear Madam,” was added".to_owned(),
        "of the draft, not in the letter:".to_owned(),
        "1-6 posts/lifeguard/count: 6".to_owned(),
    ] {
        assert!(said.contains(&expected), "{expected} in {said}");
    }
    assert!(!said.contains("swimming instructor"), "{said}");
    workspace.must(&[&seal[..], &["--reason", "the lifeguard was forgotten"]].concat());
    assert_eq!(workspace.audit(), ["claim-omitted"]);
}

#[test]
fn who_asked_can_be_erased_and_what_was_sent_stays() {
    let workspace = Workspace::with(&[("2026-001", REQUEST)]);
    workspace.write("responses/2026-001/requester.yaml", "name: A Requester\n");
    workspace.write("responses/2026-001/request.eml", "From: a@requester.example\n\nHow many posts?\n");
    let erase = ["seal", "2026-001", "--erase-requester", "--by", "solicitor"];
    assert_eq!(workspace.run(&erase).0, 2);
    workspace.seals("2026-001");
    let manifest = workspace.read("responses/2026-001/seal.sha256");
    assert!(!manifest.contains("requester") && !manifest.contains("request.eml"), "{manifest}");
    assert_ne!(sums_agree(&workspace.path("responses/2026-001"), "requester.sha256"), Some(false));
    workspace.write("responses/2026-001/requester.yaml", "name: Somebody Else\n");
    assert_eq!(workspace.audit(), ["seal-broken"]);
    assert_eq!(workspace.run(&["seal", "2026-001", "--erase-requester", "--by", "nobody"]).0, 2);
    workspace.must(&erase);
    for name in ["requester.yaml", "request.eml", "requester.sha256"] {
        assert!(!workspace.path(&format!("responses/2026-001/{name}")).exists(), "{name}");
    }
    let stone = workspace.read("responses/2026-001/requester.erased");
    assert!(stone.contains("erased: 2026-11-22") && !stone.contains("Somebody"), "{stone}");
    assert_eq!(workspace.audit(), [""; 0]);
    assert!(workspace.must(&erase).contains("it was erased before"));
}

#[test]
fn what_cannot_be_sealed_is_refused_in_a_sentence() {
    let workspace = Workspace::with(&[("2026-001", REQUEST)]);
    let seal = |more: &[&str]| workspace.run(&[&["seal", "2026-001", "--sent", "2026-09-21"], more].concat());
    assert!(seal(&[]).1.contains("2026-001 has no ledger.json"));
    workspace.drafts("2026-001");
    workspace.write("reply.pdf", "%PDF-1.7");
    workspace.write("reply.docx", "no document");
    workspace.write("reply.txt", [0xFF]);
    workspace.write("empty.md", "# \n\n");
    workspace.write("nought.md", "We have 3 posts.\0");
    for (more, expected) in [
        (&["--letter", "reply.pdf"][..], "the words of reply.pdf cannot be read"),
        (&["--letter", "reply.docx"], "reply.docx is no document of Word"),
        (&["--letter", "reply.txt"], "reply.txt:1:1: the text is not UTF-8"),
        (&["--letter", "gone.md"], "cannot read gone.md"),
        (&["--letter", "empty.md"], "empty.md has no words"),
        (&["--letter", "nought.md"], "nought.md is no text"),
    ] {
        let (code, said) = seal(&[more, &["--reason", "because"]].concat());
        assert!(code == 2 && said.contains(expected), "{said}");
    }
    for (day, expected) in
        [("2026-12-01", "has not come yet"), ("2026-08-01", "was received on 1 September 2026")]
    {
        let (code, said) = workspace.run(&["seal", "2026-001", "--sent", day]);
        assert!(code == 2 && said.contains(expected), "{said}");
    }
    workspace.must(&["note", "2026-001", "sent", "--on", "2026-09-20"]);
    let (code, said) = seal(&[]);
    assert!(code == 2 && said.contains("was sent on 20 September 2026, and not on 21"), "{said}");
    workspace.write("responses/2026-001/ledger.json", "{ \"schema\": 1");
    let (code, said) = workspace.run(&["seal", "2026-001", "--sent", "2026-09-20"]);
    assert!(code == 2 && said.contains("responses/2026-001/ledger.json:1:13"), "{said}");
    assert!(!workspace.path("responses/SEALS").exists());
}
