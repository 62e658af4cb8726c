//! What an audit counts: of the letters that were asked for, each once, with what is between them.

use std::process::Command;

use super::{REQUEST, Workspace};

/// Two sealed letters of which the first is wrong, so that they contradict each other.
fn two() -> Workspace {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3", "count: 5");
    workspace.write("responses/2026-002/request.yaml", REQUEST);
    workspace.seals("2026-002");
    workspace
}

/// The report, and what else is said.
fn report(workspace: &Workspace, references: &[&str]) -> (String, String) {
    let (_, said) = workspace.run(&[&["audit"][..], references, &["--report", "audit.md"]].concat());
    (workspace.read("audit.md"), said)
}

#[test]
fn only_letters_that_were_asked_for_are_counted() {
    let workspace = two();
    let (all, said) = report(&workspace, &[]);
    assert!(all.contains("2 letters that were sent make") && all.contains("| 2026-002 |"), "{all}");
    assert!(said.contains("audited 2 sealed letters, "), "{said}");
    let (one, said) = report(&workspace, &["2026-001"]);
    assert!(one.contains("1 letter that was sent makes") && !one.contains("| 2026-002 |"), "{one}");
    assert!(said.contains("audited 1 sealed letter, "), "{said}");
    assert_eq!(workspace.json(&["audit", "2026-001"]).1["letters"], 1);
}

#[test]
fn what_is_between_letters_is_counted_open_and_cleared() {
    let workspace = two();
    let (page, said) = report(&workspace, &["2026-002"]);
    assert!(page.contains("| 2026-002 | 21 September 2026 | 7 | 0 | 1 | 0 |"), "{page}");
    assert!(page.contains("1 thing is told by two letters in ways that cannot both be so."), "{page}");
    assert!(!page.contains("has been put right or accepted"), "{page}");
    assert!(said.contains("2026-002  2026-09-21  1 relation to another\n"), "{said}");
    let fact = "posts/instructor/count";
    workspace.must(&["note", "2026-002", "accepted", "--claim", fact, "--reason", "it is known"]);
    let (page, said) = report(&workspace, &["2026-002"]);
    assert!(page.contains("| 2026-002 | 21 September 2026 | 7 | 0 | 0 | 1 |"), "{page}");
    assert!(page.contains("What was found has been put right or accepted."), "{page}");
    assert!(said.contains("2026-002  2026-09-21  stands, 1 relation cleared\n"), "{said}");
}

#[test]
fn a_case_that_is_not_as_it_was_sealed_stands_once() {
    let workspace = Workspace::sealed();
    workspace.write("responses/2026-001/attachments/plan.csv", "other");
    std::fs::remove_file(workspace.path("responses/2026-001/request.yaml")).unwrap();
    let (_, said) = workspace.run(&["audit", "--quiet"]);
    let lines: Vec<&str> = said.lines().filter(|line| line.starts_with("2026-001")).collect();
    assert_eq!(lines, ["2026-001  2026-09-21  stands, missing, tampered"]);
}

#[test]
fn what_is_cleared_says_what_it_was_and_by_whom() {
    let workspace = two();
    let fact = "posts/instructor/count";
    let accept = |case: &str, by: &[&str], reason: &str| {
        let note = ["note", case, "accepted", "--claim", fact, "--reason", reason];
        workspace.must(&[&note[..], by].concat());
    };
    accept("2026-002", &[], "it was told by telephone");
    accept("2026-001", &["--by", "solicitor"], "too small to matter");
    let (page, said) = report(&workspace, &[]);
    assert!(page.contains(" 2 findings have been accepted.\n") && !page.contains("put right."), "{page}");
    let cleared = page.split_once("## Put right or accepted\n").unwrap().1;
    for piece in [
        "### 2026-001 of 21 September 2026: Swimming Instructor (count) was not so when it was sent\n\n> Swimming Instructors, 3",
        "- The letter says 3, on some days at least of 1 June 2026 (Minutes of the Leisure Committee, 1 June 2026).\n- The register says 5",
        "- Accepted on 22 November 2026 by solicitor for 2026-001: too small to matter.\n",
        "### Swimming Instructor (count) is told in ways that cannot both be so\n\n- 2026-001 of 21 September 2026 says 3, ",
        "“Swimming Instructors, 3, ",
        "- 2026-002 of 21 September 2026 says 5, on some days at least of 1 June 2026: “Swimming Instructors, 5, ",
    ] {
        assert!(cleared.contains(piece), "{piece}\n{page}");
    }
    assert!(
        said.contains("(accepted on 22 November 2026 by solicitor for 2026-001: too small to matter)"),
        "{said}"
    );
    assert!(
        said.contains("2026-001  2026-09-21  1 corrected, 1 finding cleared, 1 relation cleared\n"),
        "{said}"
    );
}

/// Run on a terminal, the names stand in one column and what they come to in another.
#[test]
fn letters_of_names_of_any_length_stand_in_columns() {
    let workspace = Workspace::sealed();
    workspace.write("responses/2026-002-annex/request.yaml", REQUEST);
    workspace.seals("2026-002-annex");
    let (_, said) = workspace.run(&["audit"]);
    for line in ["2026-001        2026-09-21  stands\n", "2026-002-annex  2026-09-21  stands\n"] {
        assert!(said.contains(line), "{said}");
    }
    let (_, said) = workspace.run(&["audit", "--color", "always"]);
    let painted = "\u{1b}[1m2026-002-annex\u{1b}[0m  2026-09-21  \u{1b}[32mstands\u{1b}[0m\n";
    assert!(said.contains(painted), "{said:?}");
}

#[test]
fn a_thing_that_several_pairs_of_letters_tell_is_counted_once() {
    let workspace = two();
    workspace.change("resources.yaml", "count: 5", "count: 6");
    workspace.write("responses/2026-003/request.yaml", REQUEST);
    workspace.seals("2026-003");
    let (page, _) = report(&workspace, &[]);
    let heading = "### Swimming Instructor (count) is told in ways that cannot both be so";
    assert_eq!(page.matches(heading).count(), 3, "{page}");
    assert!(page.contains("1 thing is told by two letters in ways that cannot both be so."), "{page}");
}

#[test]
fn of_an_earlier_day_only_what_had_been_sent_is_audited() {
    let workspace = Workspace::sealed();
    let on = |day: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        let run =
            command.args(["audit", "--as-of", day]).env_clear().current_dir(workspace.path("")).output();
        super::said(&run.unwrap())
    };
    assert!(on("2026-09-21").contains("audited 1 sealed letter, "));
    let before = on("2026-09-20");
    assert!(before.contains("audited 0 sealed letters, 0 claims"), "{before}");
    assert!(before.contains("1 letter was sent after 20 September 2026, and not audited"), "{before}");
}

#[test]
fn what_a_letter_lists_is_called_as_it_was_then() {
    let workspace = Workspace::with(&[("2026-001", REQUEST)]);
    workspace.change("resources.yaml", "count: 3,", "count: 3, unit: leisure,");
    workspace.seals("2026-001");
    workspace.change(
        "resources.yaml",
        "topics:\n",
        "  review: { title: Review, date: 2026-10-01, published: true }\ntopics:\n",
    );
    let renamed = "leisure: { versions: [{ name: Leisure Services, source: minutes }, { name: Sport and Parks, source: review }] }\n  roads: { name: Roads, source: minutes }";
    workspace.change("resources.yaml", "leisure: { name: Leisure Services, source: minutes }", renamed);
    workspace.change("resources.yaml", "unit: leisure,", "unit: roads,");
    let (_, said) = workspace.run(&["audit", "--report", "audit.md"]);
    assert!(said.contains("says Leisure Services, ") && said.contains("otherwise: Roads"), "{said}");
    let page = workspace.read("audit.md");
    assert!(
        page.contains("The letter says Leisure Services, ") && !page.contains("Sport and Parks"),
        "{page}"
    );
    assert!(page.contains("(Minutes of the Leisure Committee, 1 June 2026)"), "{page}");
    assert!(page.contains("Whoever does so, or accepts it, names it as posts/instructor/unit."), "{page}");
}

#[test]
fn what_an_entry_may_have_become_is_told() {
    let workspace = Workspace::sealed();
    let helps = |to: &str| {
        let workspace = Workspace::sealed();
        workspace.change("resources.yaml", "  lifeguard: { title: Lifeguard", to);
        workspace.run(&["audit"]).1.contains(
            "if it has become `posts/guard`, which is called the same, write `was: [lifeguard]` there",
        )
    };
    assert!(helps("  guard: { title: Lifeguard"));
    assert!(!helps("  guard: { title: Guard"));
    // Two that are called the same leave it open.
    assert!(!helps("  other: { title: Lifeguard, source: minutes }\n  guard: { title: Lifeguard"));
    assert_eq!(workspace.audit(), [""; 0]);
}

#[test]
fn what_cannot_be_asked_of_a_fact_is_said() {
    let workspace = two();
    let unasked = "1 sealed case is not as sealed (2026-001), and may not have been asked";
    assert!(!workspace.must(&["impact", "instructor"]).contains("not as sealed"));
    workspace.write("responses/2026-001/sent.json", "{}");
    let said = workspace.must(&["impact", "instructor"]);
    assert!(said.contains(unasked) && said.contains("1 letter that was sent has used instructor"), "{said}");
}
