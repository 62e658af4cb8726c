//! What was wrong in a letter is put right by another: only by one that says so.

use serde_json::Value;

use super::{REQUEST, Workspace};

/// A case that puts the number of instructors right, and tells nothing else of them.
const CORRECTION: &str = "\
received: 2026-10-01
dated: 2026-10-05
questions:
  - { id: \"1\", heading: Why, words: We have looked again. }
corrects:
  - case: 2026-001
    claim: posts/instructor/count
    dated: 2026-09-20
    said: there were {{ stated(\"3\", \"our letter\", \"2026-09-20\") }} instructors
    instead: \"There were {{ stated(\\\"4\\\", \\\"the minutes\\\", \\\"2026-06-01\\\") }}.\"
";

/// A sealed letter that the register contradicts by now, and a case about it.
fn wrong(request: &str) -> Workspace {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3", "count: 4");
    workspace.write("responses/2026-009/request.yaml", request);
    workspace
}

/// By which case each finding on the number of instructors is cleared.
fn cleared(workspace: &Workspace) -> Vec<Option<String>> {
    let (_, told) = workspace.json(&["audit", "2026-001"]);
    let claims = told["claims"].as_array().unwrap().iter();
    let found =
        claims.filter(|found| found["fact"] == "posts/instructor/count" && found["result"] != "stands");
    found.map(|found| found["cleared_by"]["case"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_correction_is_drafted_approved_and_sealed_and_clears_what_it_says() {
    let workspace = wrong(CORRECTION);
    // Both names of the letter draft the answer of the case.
    workspace.must(&["draft", "2026-009", "--only", "md", "--letter", "correction"]);
    let letter = workspace.read("responses/2026-009/response.md");
    assert!(
        letter.contains("# Correction of an earlier response")
            && letter.contains(
                "(our reference 2026-001) we told you that there were 3 instructors. There were 4."
            ),
        "{letter}"
    );
    workspace.drafts("2026-009");
    assert_eq!(workspace.read("responses/2026-009/response.md"), letter);
    assert_eq!(cleared(&workspace), [None]);
    workspace.must(&["seal", "2026-009", "--sent", "2026-10-05", "--reason", "nobody approves here"]);
    assert_eq!(cleared(&workspace), [Some("2026-009".to_owned())]);
}

#[test]
fn a_letter_that_does_not_say_what_it_corrects_clears_nothing() {
    let workspace = wrong(CORRECTION);
    workspace.drafts("2026-009");
    let letter = workspace.read("responses/2026-009/response.md");
    let cut: String =
        letter.split_inclusive('\n').filter(|line| !line.starts_with("In our response")).collect();
    assert_ne!(cut, letter);
    workspace.write("cut.md", cut);
    let seal = ["seal", "2026-009", "--sent", "2026-10-05", "--letter", "cut.md"];
    let (code, said) = workspace.run(&seal);
    assert!(code == 1 && said.contains("warning[correction-unprinted]"), "{said}");
    workspace.must(&[&seal[..], &["--reason", "it was cut"]].concat());
    assert_eq!(cleared(&workspace), [None]);
}

#[test]
fn what_is_put_right_by_words_alone_is_told() {
    let told = |instead: &str| {
        let stated = CORRECTION.lines().find(|line| line.trim_start().starts_with("instead:")).unwrap();
        let workspace = wrong(&CORRECTION.replace(stated, &format!("    instead: \"{instead}\"")));
        workspace
            .must(&["check"])
            .contains("note[correction-without-fact]: what is told instead of `instructor.count`")
    };
    assert!(told("There were more."));
    assert!(told("There were {{ lifeguard.count }} others."));
    assert!(!told("There were {{ instructor.count }}."));
    assert!(!told("{{ In 2026-06 }} there were {{ instructor.count in 2026-06 }}."));
    // Of what the register does not have, words are all there is.
    let workspace = wrong(&CORRECTION.replace("claim: posts/instructor/count", "claim: posts/instructor"));
    assert!(!workspace.must(&["check"]).contains("correction-without-fact"));
}

/// What was so in a period is told of that period, and is then what an audit holds against the register.
#[test]
fn what_was_wrong_of_an_earlier_year_is_put_right_from_the_register() {
    let request = CORRECTION.replace(
        "There were {{ stated(\\\"4\\\", \\\"the minutes\\\", \\\"2026-06-01\\\") }}.",
        "{{ In 2026-06 }} there were {{ instructor.count in 2026-06 }}.",
    );
    assert_ne!(request, CORRECTION);
    let workspace = wrong(&request);
    let now = "count: 4, topics: [swimming] }";
    let versions =
        "versions: [{ count: 4, source: minutes }, { count: 9, source: review }], topics: [swimming] }";
    workspace.change("resources.yaml", &format!("source: minutes, {now}"), versions);
    workspace.change(
        "resources.yaml",
        "topics:\n",
        "  review: { title: Review, date: 2026-09-28, published: true }\ntopics:\n",
    );
    workspace.drafts("2026-009");
    let letter = workspace.read("responses/2026-009/response.md");
    assert!(letter.contains("In June 2026 there were four."), "{letter}");
    workspace.must(&["seal", "2026-009", "--sent", "2026-10-05", "--reason", "nobody approves here"]);
    assert_eq!(cleared(&workspace), [Some("2026-009".to_owned())]);
    // What is left is the sum.
    assert_eq!(workspace.audit(), ["claim-corrected"]);
    // What was put right from the register is held against it as well.
    workspace.change("resources.yaml", "count: 4, source: minutes", "count: 5, source: minutes");
    assert_eq!(workspace.audit(), ["claim-corrected", "claim-corrected"]);
}

#[test]
fn a_letter_that_tells_the_same_anew_clears_it_without_saying_that_it_does() {
    let corrects = CORRECTION.split_once("corrects:").unwrap().1;
    let request = REQUEST.replace("dated: 2026-09-20", "dated: 2026-10-05");
    let workspace = wrong(&format!("{request}corrects:{corrects}"));
    workspace.drafts("2026-009");
    let letter = workspace.read("responses/2026-009/response.md");
    let cut = |more: &str| -> String {
        let keeps =
            |line: &&str| !line.starts_with("In our response") && (more.is_empty() || !line.contains(more));
        letter.split_inclusive('\n').filter(keeps).collect()
    };
    for (more, expected) in [("Swimming Instructor", None), ("", Some("2026-009".to_owned()))] {
        workspace.write("cut.md", cut(more));
        let seal = ["seal", "2026-009", "--sent", "2026-10-05", "--letter", "cut.md", "--reason", "cut"];
        workspace.must(&seal);
        assert_eq!(cleared(&workspace), [expected], "{more}");
        // Begun again, for the other letter.
        let chain = workspace.read("responses/SEALS");
        workspace.write("responses/SEALS", chain.split_inclusive('\n').next().unwrap());
        for made in ["seal.sha256", "sent.json", "sent.md"] {
            std::fs::remove_file(workspace.path(&format!("responses/2026-009/{made}"))).unwrap();
        }
    }
}

#[test]
fn a_correction_of_what_no_sealed_letter_says_is_told_at_its_place() {
    for (from, to, line, says) in [
        ("case: 2026-001", "case: 2026-010", 6, "there is no case called `2026-010` to correct"),
        ("case: 2026-001", "case: 2026-009", 6, "cannot put itself right"),
        ("case: 2026-001", "case: 2026-002", 6, "is not sealed"),
        (
            "claim: posts/instructor/count",
            "claim: posts/instructor/cuont",
            7,
            "did you mean `posts/instructor/count`?",
        ),
        ("claim: posts/instructor/count", "claim: \"7-77\"", 7, "makes no claim called `7-77`"),
        ("dated: 2026-09-20", "dated: 2026-09-21", 8, "is dated 20 September 2026"),
        ("dated: 2026-10-05", "dated: 2026-09-19", 6, "was sent on 21 September 2026, after this one"),
    ] {
        let workspace = wrong(&CORRECTION.replacen(from, to, 1));
        workspace.write("responses/2026-002/request.yaml", REQUEST);
        for command in [&["check"][..], &["draft", "2026-009", "--only", "md"]] {
            let (_, told) = workspace.json(command);
            let found = told.get("diagnostics").or(told.get("findings")).and_then(Value::as_array).unwrap();
            let place = Value::from("responses/2026-009/request.yaml");
            let found: Vec<&Value> =
                found.iter().filter(|found| found["code"] == "correction-unknown").collect();
            let [found] = &*found else { panic!("{to}: {told:#}") };
            assert_eq!((&found["file"], &found["line"]), (&place, &line.into()), "{to}");
            let words = format!("{} {}", found["message"], found["help"]);
            assert!(words.contains(says), "{to}: {words}");
        }
    }
    // What is as it says is not.
    let (_, told) = wrong(CORRECTION).json(&["check"]);
    let codes = told["diagnostics"].as_array().unwrap().iter().map(|found| &found["code"]);
    assert_eq!(codes.filter(|code| *code == "correction-unknown").count(), 0, "{told:#}");
}
