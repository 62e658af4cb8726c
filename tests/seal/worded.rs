//! What is said of letters is said in words, and what it tells somebody to do helps.

use super::{REQUEST, Workspace};

#[test]
fn claims_that_were_lost_are_told_in_words() {
    let workspace = Workspace::with(&[("2026-001", REQUEST)]);
    workspace.drafts("2026-001");
    let letter = workspace.read("responses/2026-001/response.md");
    let cut: String =
        letter.split_inclusive('\n').filter(|line| !line.starts_with("| Swimming Instructors |")).collect();
    assert_ne!(cut, letter);
    workspace.write("cut.md", cut);
    let seal =
        ["seal", "2026-001", "--sent", "2026-09-21", "--letter", "cut.md", "--reason", "cut", "--dry-run"];
    let said = workspace.must(&seal);
    assert!(
        said.contains(" of the draft, not in the letter:\n")
            && said.contains("posts/instructor/count: 3, on some days at least of 1 June 2026\n"),
        "{said}"
    );
}

#[test]
fn what_to_do_is_said_in_sentences_that_go_together() {
    for (from, to, help) in [
        (
            "  lifeguard: { title",
            "  guard: { title",
            "bring it back, or say with `was:` which entry it became; if it",
        ),
        ("count: 3", "count: 4", "put it right in a new case (`corrects: { case: 2026-001, claim: "),
        (
            "count: 3",
            "count: 2 to 4",
            "find the source that bears it out, or tell whoever was answered, in a new case (`",
        ),
    ] {
        let workspace = Workspace::sealed();
        workspace.change("resources.yaml", from, to);
        let (_, said) = workspace.run(&["audit"]);
        assert!(said.contains(help) && said.contains("dated: 2026-09-20, … }`); or accept it: "), "{said}");
    }
}

#[test]
fn where_lines_of_the_chain_changed_places_no_other_check_is_said_to_show_it() {
    let workspace = Workspace::sealed();
    workspace.write("responses/2026-002/request.yaml", REQUEST);
    workspace.seals("2026-002");
    let chain = workspace.read("responses/SEALS");
    let turned: Vec<&str> = chain.lines().rev().collect();
    workspace.write("responses/SEALS", turned.join("\n") + "\n");
    let (_, said) = workspace.run(&["audit"]);
    assert!(said.contains("`sha256sum -c` does not look at their order"), "{said}");
    assert!(!said.contains("shows the same"), "{said}");
}

#[test]
fn a_path_is_no_reference_and_its_last_name_is_meant() {
    let workspace = Workspace::sealed();
    for path in ["responses/2026-001", "responses/2026-001/", "./responses/2026-001"] {
        let (code, said) = workspace.run(&["seal", path, "--sent", "2026-09-21"]);
        assert!(code == 2 && said.contains("did you mean 2026-001?"), "{said}");
    }
}
