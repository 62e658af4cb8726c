use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{REQUEST, TODAY, Workspace};

/// The findings of an audit: code, case, line of the letter, entry.
fn told(workspace: &Workspace) -> Vec<(String, String, u64, String)> {
    let (_, told) = workspace.json(&["audit"]);
    let word = |found: &Value, key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let found = told["diagnostics"].as_array().unwrap().iter();
    let found = found.map(|found| {
        let line = found["line"].as_u64().unwrap_or_default();
        (word(found, "code"), word(found, "file"), line, word(found, "entry"))
    });
    found.collect()
}

#[test]
fn what_no_longer_stands_is_told_at_its_place() {
    for (from, to, code, entry) in [
        ("count: 3", "count: 4", "claim-corrected", "posts/instructor"),
        ("count: 3", "count: 2 to 4", "claim-weakened", "posts/instructor"),
        ("  lifeguard: { title", "  guard: { title", "claim-unsupported", "posts/lifeguard"),
        (
            "  solicitor:",
            "  coach: { title: Coach, source: minutes, count: 1, topics: [swimming] }\n  solicitor:",
            "claim-omitted",
            "posts/coach",
        ),
    ] {
        let workspace = Workspace::sealed();
        assert_eq!(told(&workspace), []);
        workspace.change("resources.yaml", from, to);
        let told = told(&workspace);
        assert!(!told.is_empty(), "{to}");
        for (found, file, line, of) in told {
            assert_eq!(file, "responses/2026-001/response.md");
            if of == entry {
                assert!(found == code && (line > 1 || code == "claim-omitted"), "{to}: {found} at {line}");
            } else {
                // The table's own sum, and what a new entry adds to the selection.
                assert!(["count", "posts/guard"].contains(&&*of), "{to}: {found} {of}");
            }
        }
    }
}

#[test]
fn what_takes_a_finding_away_is_told_with_it() {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3", "count: 4");
    let (_, before) = workspace.json(&["audit"]);
    let open = |audit: &Value| {
        let claims = audit["claims"].as_array().unwrap().iter();
        let open = claims.filter(|claim| claim["result"] != "stands" && claim["cleared_by"].is_null());
        open.map(|claim| claim["claim"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let claims = open(&before);
    assert!(claims.len() >= 2, "{claims:?}");
    for claim in &claims {
        workspace.must(&[
            "note",
            "2026-001",
            "accepted",
            "--claim",
            claim,
            "--reason",
            "too small to matter",
        ]);
    }
    let (code, after) = workspace.json(&["audit"]);
    assert_eq!((code, open(&after)), (0, Vec::new()));
    let found = after["claims"].as_array().unwrap().iter().find(|claim| claim["result"] != "stands").unwrap();
    assert_eq!(found["cleared_by"]["reason"], "too small to matter");
    assert!(found["asserted"]["line"].as_u64() > Some(1), "{found:#}");
    // Before it was accepted, it was not.
    let told = workspace.command(&["audit"]).args(["--format", "human"]).output().unwrap();
    assert!(String::from_utf8_lossy(&told.stderr).contains("accepted on 22 November 2026"));
}

#[test]
fn nothing_is_accepted_that_cannot_have_been_found() {
    let workspace = Workspace::sealed();
    workspace.write("responses/2026-002/request.yaml", REQUEST);
    let accept = |case: &str, claim: &str| {
        workspace.run(&["note", case, "accepted", "--claim", claim, "--reason", "it is known"])
    };
    for (case, claim, says) in [
        ("2026-001", "nonsense", "makes no claim called nonsense"),
        ("2026-001", "posts/instructor/coutn", "did you mean posts/instructor/count?"),
        ("2026-001", "posts/instructr", "did you mean posts/instructor?"),
        ("2026-001", "1-", "makes no claim"),
        ("2026-001", "units/leisure", "makes no claim"),
        ("2026-002", "posts/instructor", "2026-002 is not sealed"),
    ] {
        let (code, said) = accept(case, claim);
        assert!(code == 2 && said.contains(says) && said.lines().count() == 1, "{claim}: {said}");
    }
    assert!(!workspace.path("responses/2026-001/events.yaml").exists());
    // A claim, a fact, an entry, and one that was left out.
    workspace.change("resources.yaml", "count: 3", "count: 4");
    workspace.change("resources.yaml", "count: 6", "count: 7");
    workspace.change("resources.yaml", "source: rota, count: 1", "source: minutes, topics: [swimming]");
    for claim in ["1-9", "posts/instructor/count", "posts/lifeguard", "posts/solicitor"] {
        let (code, said) = accept("2026-001", claim);
        assert_eq!(code, 0, "{claim}: {said}");
    }
}

#[test]
fn a_letter_that_puts_another_right_clears_it() {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3", "count: 4");
    let (_, before) = workspace.json(&["audit"]);
    let claims = before["claims"].as_array().unwrap().iter().filter(|claim| claim["result"] != "stands");
    let corrects: Vec<String> = claims
        .map(|claim| {
            let claim = claim["claim"].as_str().unwrap();
            format!(
                "  - {{ case: 2026-001, claim: \"{claim}\", dated: 2026-09-20, said: there were fewer, instead: There were more. }}\n"
            )
        })
        .collect();
    let request = REQUEST.replace("dated: 2026-09-20", "dated: 2026-09-28");
    workspace.write("responses/2026-009/request.yaml", format!("{request}corrects:\n{}", corrects.concat()));
    workspace.drafts("2026-009");
    let (code, said) =
        workspace.run(&["seal", "2026-009", "--sent", "2026-09-28", "--reason", "there was no time"]);
    assert_eq!(code, 0, "{said}");
    let (code, after) = workspace.json(&["audit"]);
    assert_eq!(code, 0, "{after:#}");
    let cleared: Vec<&Value> = after["claims"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|claim| claim["result"] != "stands")
        .map(|claim| &claim["cleared_by"]["case"])
        .collect();
    assert!(!cleared.is_empty() && cleared.iter().all(|case| **case == "2026-009"), "{cleared:?}");
}

#[test]
fn what_is_between_letters_is_told() {
    let refused = "\
received: 2026-09-01
dated: 2026-09-20
questions:
  - id: \"1\"
    heading: Posts
    about: [instructor]
    periods: [2026-06]
    decision:
      outcome: OUTCOME
      grounds:
        - under: UNDER
          what: how many instructors there are
          because: It would tell when nobody watches the pools.
          harm: { to: the prevention of theft, how: Thieves would know when to come., likelihood: would }
          public_interest:
            disclosure: [People want to know how their pools are run.]
            withholding: [Thefts cost everybody.]
            balance: Thefts weigh more.
";
    for (outcome, under, code) in
        [("refused", "31(1)(a)", "disclosed-and-withheld"), ("neither", "31(3)", "ncnd-undone")]
    {
        let workspace = Workspace::sealed();
        workspace.write(
            "responses/2026-002/request.yaml",
            refused.replace("OUTCOME", outcome).replace("UNDER", under),
        );
        let (code_of_draft, said) = workspace.run(&["draft", "2026-002", "--only", "md"]);
        assert!(code_of_draft == 0, "{said}");
        let (sealed, said) =
            workspace.run(&["seal", "2026-002", "--sent", "2026-09-28", "--reason", "there was no time"]);
        assert_eq!(sealed, 0, "{said}");
        let codes: Vec<String> = told(&workspace).into_iter().map(|(code, ..)| code).collect();
        assert!(codes.contains(&code.to_owned()), "{codes:?}");
    }
    // The same days, another number.
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3", "count: 5");
    workspace.write("responses/2026-002/request.yaml", REQUEST);
    workspace.seals("2026-002");
    let codes: Vec<String> = told(&workspace).into_iter().map(|(code, ..)| code).collect();
    assert!(codes.contains(&"letters-contradict".to_owned()), "{codes:?}");
    // Both letters are shown, each where it says the number.
    let (_, told) = workspace.json(&["audit"]);
    let found = told["diagnostics"].as_array().unwrap().iter();
    let found = found.clone().find(|found| found["code"] == "letters-contradict").unwrap();
    for (place, case, number) in [(found, "2026-002", "5"), (&found["labels"][0], "2026-001", "3")] {
        let file = format!("responses/{case}/response.md");
        assert_eq!(place["file"], *file);
        let [line, column] =
            ["line", "column"].map(|key| usize::try_from(place[key].as_u64().unwrap()).unwrap());
        let text = workspace.read(&file);
        let row = text.lines().nth(line - 1).unwrap();
        assert!(
            row.contains("Swimming Instructor") && row[column - 1..].starts_with(number),
            "{row}: {column}"
        );
    }
}

#[test]
fn every_form_of_an_audit_says_the_same() {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3", "count: 4");
    let codes = workspace.audit();
    let (code, sarif) = workspace.run(&["audit", "--format", "sarif", "-o", "audit.sarif"]);
    assert_eq!(code, 1, "{sarif}");
    let sarif: Value = serde_json::from_str(&workspace.read("audit.sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), codes.len());
    let (_, github) = workspace.run(&["audit", "--format", "github", "--quiet"]);
    assert_eq!(github.matches("::warning").count(), codes.len(), "{github}");
    for file in ["audit.md", "audit.html"] {
        workspace.run(&["audit", "--report", file]);
        let page = workspace.read(file);
        assert!(
            page.contains("Swimming Instructor (count)") && page.contains("Minutes of the Leisure Committee"),
            "{page}"
        );
    }
    assert_eq!(workspace.run(&["audit", "--report", "audit.odt"]).0, 2);
}

#[test]
fn every_letter_that_used_a_fact_is_listed() {
    let workspace = Workspace::sealed();
    for fact in ["instructor", "instructor.count", "posts/instructor/count"] {
        let (code, told) = workspace.json(&["impact", fact]);
        assert_eq!((code, &told["cases"][0]["case"]), (0, &"2026-001".into()), "{fact}");
    }
    assert_eq!(workspace.json(&["impact", "solicitor"]).1["cases"], Value::Array(Vec::new()));
    workspace.change("resources.yaml", "count: 3", "count: 4");
    let said = workspace.must(&["impact", "instructor.count"]);
    assert!(said.contains("said 3") && said.contains("now 4 (corrected)"), "{said}");
    // How a thing is worded is nothing that the register could say otherwise.
    workspace.change("resources.yaml", "{ title: Lifeguard,", "{ title: Lifeguard, in_text: our lifeguard,");
    let words =
        "questions:\n  - { id: \"1\", heading: Guards, words: \"We have {{ lifeguard.in_text }}.\" }\n";
    let request = REQUEST.split_once("questions:").unwrap().0.to_owned() + words;
    workspace.write("responses/2026-002/request.yaml", request);
    workspace.seals("2026-002");
    let said = workspace.must(&["impact", "lifeguard.in_text"]);
    assert!(said.contains("said our lifeguard") && !said.contains("now nothing"), "{said}");
    for (fact, expected) in
        [("instructr", "did you mean instructor?"), ("instructor.cuont", "did you mean instructor.count?")]
    {
        let (code, said) = workspace.run(&["impact", fact]);
        assert!(code == 2 && said.contains(expected), "{said}");
    }
}

#[test]
fn letters_that_used_what_the_register_has_no_more_are_listed() {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "  lifeguard: { title", "  guard: { title");
    for fact in ["lifeguard", "lifeguard.count", "posts/lifeguard/count"] {
        let (code, told) = workspace.json(&["impact", fact]);
        assert_eq!((code, &told["cases"][0]["case"]), (0, &"2026-001".into()), "{fact}");
        let claims = told["cases"][0]["claims"].as_array().unwrap().iter();
        assert!(
            claims.clone().count() > 0 && claims.clone().all(|claim| claim["result"] != "stands"),
            "{told}"
        );
    }
    let said = workspace.must(&["impact", "lifeguard"]);
    let expected =
        "the register has no entry `lifeguard` any more; 1 letter that was sent has used lifeguard";
    assert!(said.contains(expected), "{said}");
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "source: minutes, count: 6", "source: minutes");
    let said = workspace.must(&["impact", "lifeguard.count"]);
    assert!(said.contains("`lifeguard` says nothing of `count` any more; 1 letter"), "{said}");
    // What no letter used is no entry of anybody's.
    assert_eq!(workspace.run(&["impact", "trainer"]).0, 2);
}

/// Run the tests with `UPDATE=1` to write anew what is expected.
#[test]
fn the_audit_of_this_repository_is_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(["audit", "--as-of", TODAY])
        .env_clear()
        .current_dir(root)
        .output()
        .unwrap();
    let now = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
    let path = root.join("tests/seal/repository.txt");
    if std::env::var("UPDATE").is_ok() {
        fs::write(&path, &now).unwrap();
    }
    assert_eq!(now, fs::read_to_string(path).unwrap(), "run the tests with UPDATE=1 if this is right");
    assert_eq!(run.status.code(), Some(0));
    // Between them the letters show everything that an honest repository can hold.
    for code in [
        "claim-corrected",
        "claim-omitted",
        "claim-unsupported",
        "claim-weakened",
        "disclosed-and-withheld",
        "letters-contradict",
        "ncnd-undone",
    ] {
        assert!(now.contains(&format!("note[{code}]")), "{code}");
    }
    // Entries are told by their names.
    assert!(now.contains("`partners/red-cross` (the Red Cross): the letter of 2017-0014 left it out"));
    assert!(now.contains("`partners/night-shelter` (Night Shelter): the letter of 2017-0015 says"));
    assert!(now.contains("put right by 2017-0013") && now.contains("accepted on 4 September 2017"));
}
