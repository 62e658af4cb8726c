//! What is accepted is accepted as it was found: what is found otherwise later is told again.

use serde_json::Value;

use super::{REQUEST, Workspace};

const FACT: &str = "posts/instructor/count";
const EVENTS: &str = "responses/2026-001/events.yaml";

fn accept(workspace: &Workspace, case: &str, claim: &str) -> (i32, String) {
    workspace.run(&["note", case, "accepted", "--claim", claim, "--reason", "too small to matter"])
}

/// How findings on a fact stand, of one letter, and what is between letters: results and whether each is cleared.
fn told(workspace: &Workspace, case: &str, fact: &str) -> Vec<(String, bool)> {
    let (_, told) = workspace.json(&["audit", case]);
    let of = |key: &str, word: &str| -> Vec<(String, bool)> {
        let found = told[key].as_array().unwrap().iter().filter(|found| found["fact"] == fact);
        let told =
            found.map(|found| (found[word].as_str().unwrap().to_owned(), !found["cleared_by"].is_null()));
        told.filter(|(result, _)| result != "stands").collect()
    };
    let claims: Vec<Value> = told["claims"].as_array().unwrap().clone();
    assert!(claims.iter().all(|found| found["case"] == case));
    [of("claims", "result"), of("relations", "kind")].concat()
}

fn is(result: &str, cleared: bool) -> Vec<(String, bool)> {
    vec![(result.to_owned(), cleared)]
}

#[test]
fn what_is_found_otherwise_later_is_not_accepted() {
    let workspace = Workspace::sealed();
    let says = |before: &str, now: &str| workspace.change("resources.yaml", before, now);
    says("count: 3,", "count: 4,");
    let (code, said) = accept(&workspace, "2026-001", FACT);
    assert!(code == 0 && said.contains("found: [\"corrected posts/instructor/count: 4\"] }\n"), "{said}");
    assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", true));
    // Something else was accepted, and it is said what.
    says("count: 4,", "count: 40,");
    assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", false));
    let (code, said) = workspace.run(&["audit", "--report", "audit.md"]);
    let then =
        "the register says otherwise: 40; it was accepted on 22 November 2026, when the register said 4\n";
    assert!(code == 1 && said.contains(then), "{said}");
    let then =
        "- It was accepted on 22 November 2026, when the register said 4.\n- Put it right with a new letter.";
    assert!(workspace.read("audit.md").contains(then), "{}", workspace.read("audit.md"));
    // What is milder was accepted with it.
    says("count: 40,", "count: 2 to 4,");
    assert_eq!(told(&workspace, "2026-001", FACT), is("weakened", true));
    says("count: 2 to 4,", "count: 4,");
    assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", true));
    // What was accepted as milder is not accepted as worse.
    says("count: 4,", "count: 3 to 9,");
    workspace.write(EVENTS, "");
    assert_eq!(accept(&workspace, "2026-001", FACT).0, 0);
    assert_eq!(told(&workspace, "2026-001", FACT), is("weakened", true));
    says("count: 3 to 9,", "count: 9,");
    assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", false));
    assert_eq!(accept(&workspace, "2026-001", FACT).0, 0);
    assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", true));
}

#[test]
fn what_was_accepted_and_cannot_be_read_is_told() {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3,", "count: 4,");
    assert_eq!(accept(&workspace, "2026-001", FACT).0, 0);
    let events = workspace.read(EVENTS);
    workspace.write(EVENTS, format!("{events}- {{ kind: accep"));
    let (code, said) = workspace.run(&["audit"]);
    assert!(code == 1 && said.contains("yaml-syntax") && said.contains("events.yaml:"), "{said}");
    // What is in a wrong order takes nothing from what was accepted.
    workspace.write(EVENTS, format!("{events}- {{ kind: acknowledged, on: 2026-11-01 }}\n"));
    assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", true));
}

#[test]
fn what_is_accepted_and_is_not_there_is_told_at_its_place() {
    let workspace = Workspace::sealed();
    for (claim, near) in [
        ("posts/instructor/coutn", "did you mean `posts/instructor/count`?"),
        ("the-number", "names what it finds"),
    ] {
        let event = format!("- {{ kind: accepted, on: 2026-10-01, reason: it is known, claim: {claim} }}\n");
        workspace.write(EVENTS, event);
        let (code, said) = workspace.run(&["audit"]);
        let told = format!(
            "acceptance-unknown]: `{claim}` is accepted of 2026-001, and its letter says no such thing"
        );
        assert!(code == 1 && said.contains(&told) && said.contains(near), "{said}");
        assert!(said.contains("responses/2026-001/events.yaml:1:"), "{said}");
    }
    for claim in ["posts/instructor/count", "posts/instructor", "posts/solicitor", "1-1"] {
        let event = format!("- {{ kind: accepted, on: 2026-10-01, reason: it is known, claim: {claim} }}\n");
        workspace.write(EVENTS, event);
        assert_eq!(workspace.audit(), [""; 0], "{claim}");
    }
}

#[test]
fn a_history_that_cannot_be_read_is_told() {
    let workspace = Workspace::sealed();
    workspace.write(EVENTS, b"- { kind: accepted, reason: \xff }\n");
    let (code, said) = workspace.run(&["audit"]);
    assert!(
        code == 1 && said.contains("error[history-unread]: what happened to 2026-001 is not known"),
        "{said}"
    );
}

#[test]
fn of_an_entry_only_what_was_found_is_accepted() {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3", "count: 4");
    assert_eq!(accept(&workspace, "2026-001", "posts/instructor").0, 0);
    assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", true));
    let title = "posts/instructor/title";
    assert_eq!(told(&workspace, "2026-001", title), []);
    workspace.change("resources.yaml", "title: Swimming Instructor", "title: Swimming Teacher");
    assert_eq!(told(&workspace, "2026-001", title), is("corrected", false));
    assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", true));
}

#[test]
fn what_was_accepted_before_it_was_written_down_stays_accepted() {
    let workspace = Workspace::sealed();
    let event = format!("- {{ kind: accepted, on: 2026-10-01, reason: it is known, claim: {FACT} }}\n");
    workspace.write(EVENTS, event);
    for (before, now) in [("count: 3,", "count: 4,"), ("count: 4,", "count: 40,")] {
        workspace.change("resources.yaml", before, now);
        assert_eq!(told(&workspace, "2026-001", FACT), is("corrected", true));
    }
}

#[test]
fn what_is_between_letters_is_accepted_by_itself() {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3,", "count: 5,");
    workspace.write("responses/2026-002/request.yaml", REQUEST);
    workspace.seals("2026-002");
    let (code, said) = accept(&workspace, "2026-002", FACT);
    assert!(code == 0 && said.contains("found: [\"contradicts posts/instructor/count\"] }"), "{said}");
    assert_eq!(told(&workspace, "2026-002", FACT), is("contradicts", true));
    // That one of the two is wrong was known of the other alone.
    workspace.change("resources.yaml", "count: 5,", "count: 3,");
    let wrong = [is("corrected", false), is("contradicts", true)].concat();
    assert_eq!(told(&workspace, "2026-002", FACT), wrong);
}

#[test]
fn nothing_is_accepted_that_is_not_found() {
    let workspace = Workspace::sealed();
    let (code, said) = accept(&workspace, "2026-001", FACT);
    assert!(
        code == 2 && said.contains("nothing is found on the letter of 2026-001 under posts/instructor/count"),
        "{said}"
    );
    workspace.change("resources.yaml", "count: 3,", "count: 0,");
    let (code, said) = accept(&workspace, "2026-001", FACT);
    assert!(code == 2 && said.contains("nothing can be accepted while the register has errors"), "{said}");
    assert!(!workspace.path(EVENTS).exists());
}

#[test]
fn what_is_no_result_with_its_fact_is_told() {
    let workspace = Workspace::sealed();
    for found in ["corrected", "corrected two words"] {
        let event = format!(
            "- {{ kind: accepted, on: 2026-10-01, reason: it is known, claim: {FACT}, found: [\"{found}\"] }}\n"
        );
        workspace.write(EVENTS, event);
        let (_, said) = workspace.run(&["check"]);
        assert!(said.contains(&format!("`{found}` is no result with its fact")), "{said}");
    }
}
