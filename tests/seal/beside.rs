//! What lies with a sealed case: what was sent, what it was drafted from, and what was put there later.

use super::{REQUEST, Workspace};

/// The files that an audit says were not sealed.
fn unlisted(workspace: &Workspace) -> Vec<String> {
    let (code, told) = workspace.json(&["audit"]);
    let found = told["diagnostics"].as_array().unwrap().iter();
    let files = found.filter(|found| found["code"] == "seal-unlisted").map(|found| {
        assert_eq!((code, &found["level"]), (1, &"warning".into()));
        found["file"].as_str().unwrap().strip_prefix("responses/2026-001/").unwrap().to_owned()
    });
    files.collect()
}

#[test]
fn what_is_put_with_a_sealed_case_is_told() {
    let workspace = Workspace::sealed();
    let put = |path: &str| workspace.write(&format!("responses/2026-001/{path}"), "later\n");
    // What may come later: what happened, who asked, other letters.
    for path in ["events.yaml", "requester.yaml", "request.eml", "requester.erased", "acknowledgement.pdf"] {
        put(path);
    }
    workspace.write("responses/2026-001/events.yaml", "");
    put("response.edited.md");
    assert_eq!(unlisted(&workspace), [""; 0]);
    let others = ["notes.txt", "response.pdf", "attachments/map.pdf", "old/plan.csv"];
    for path in others {
        put(path);
    }
    assert_eq!(unlisted(&workspace), others);
    assert_eq!(workspace.run(&["audit", "2026-001"]).0, 1);
}

#[test]
fn a_draft_is_not_sealed_as_what_was_sent() {
    let workspace = Workspace::with(&[("2026-001", REQUEST)]);
    workspace.drafts("2026-001");
    workspace.write("responses/2026-001/response.pdf", "as drafted");
    workspace
        .write("responses/2026-001/reply.md", workspace.read("responses/2026-001/response.md") + "\nBye.\n");
    let file = "responses/2026-001/reply.md";
    let seal = ["seal", "2026-001", "--sent", "2026-09-21", "--reason", "there was no time", "--dry-run"];
    let (_, told) = workspace.json(&[&seal[..], &["--letter", file]].concat());
    let files = told["files"].as_array().unwrap().iter();
    let roles: Vec<(&str, &str)> =
        files.map(|file| (file["path"].as_str().unwrap(), file["role"].as_str().unwrap())).collect();
    let expected = [
        ("ledger.json", "record"),
        ("request.yaml", "record"),
        ("response.md", "draft"),
        ("response.pdf", "draft"),
        ("sent.json", "record"),
        ("sent.md", "letter"),
    ];
    assert_eq!(roles, expected);
    let said = workspace.must(&[&seal[..], &["--letter", file]].concat());
    assert!(said.contains("what was sent is sent.md; response.md and response.pdf are its draft"), "{said}");
    assert!(said.contains("reply.md lies there too, and is not sealed"), "{said}");
    let said = workspace.must(&seal);
    assert!(!said.contains("its draft"), "{said}");
}
