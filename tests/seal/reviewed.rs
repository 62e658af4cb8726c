//! The review of an answer is a case of its own: what it came to is sealed, and held against the register.

use super::Workspace;

const REVIEW: &str = "\
received: 2026-10-01
dated: 2026-10-20
drafted_by: instructor
review:
  by: solicitor
  of: 2026-001
  points: the number of instructors
  result: overturned
  because: We had left out those who teach in schools.
questions:
  - { id: \"1\", heading: Posts, answer: posts, topic: swimming, periods: [2026-06] }
";

fn workspace(request: &str) -> Workspace {
    let workspace = Workspace::sealed();
    workspace.change("resources.yaml", "count: 3", "count: 4");
    workspace.write("responses/2026-003/request.yaml", request);
    workspace
}

#[test]
fn the_outcome_of_a_review_is_drafted_approved_and_sealed_as_every_answer() {
    let workspace = workspace(REVIEW);
    // Both names of the letter draft the answer of the case.
    for letter in ["review-outcome", "response"] {
        workspace.must(&["draft", "2026-003", "--only", "md", "--letter", letter]);
    }
    let letter = workspace.read("responses/2026-003/response.md");
    let asked = "On 1 October 2026 you asked us to look again at the number of instructors, in our response of 20 September 2026 \
                 (our reference 2026-001). The Solicitor";
    for piece in [
        "# The outcome of our review",
        asked,
        "That response does not stand.",
        "| Swimming Instructors | 4 |",
    ] {
        assert!(letter.contains(piece), "{piece}\n{letter}");
    }
    assert!(!workspace.path("responses/2026-003/review-outcome.md").exists());
    let seal = ["seal", "2026-003", "--sent", "2026-10-21"];
    let said = if cfg!(feature = "pdf") {
        workspace.must(&["draft", "2026-003"]);
        workspace.must(&["approve", "2026-003", "--by", "lifeguard"]);
        workspace.must(&seal)
    } else {
        workspace.must(&[&seal[..], &["--reason", "there was no time"]].concat())
    };
    assert!(said.contains("sealed 2026-003, sent on 21 October 2026: "), "{said}");
    // It is held against the register as every letter is.
    let (_, told) = workspace.json(&["audit", "2026-003"]);
    let claims = told["claims"].as_array().unwrap();
    assert!(claims.iter().any(|claim| claim["fact"] == "posts/instructor/count"), "{told:#}");
    assert!(claims.iter().all(|claim| claim["result"] == "stands"), "{told:#}");
    let between = told["relations"].as_array().unwrap();
    assert!(
        between.iter().any(|found| found["kind"] == "contradicts" && found["b"]["case"] == "2026-003"),
        "{told:#}"
    );
    // What was sent stays the letter that would be drafted, though the case was sent by now.
    let (_, said) = workspace.run(&["check", "responses/2026-003"]);
    assert!(!said.contains("response-outdated"), "{said}");
    workspace.change("resources.yaml", "count: 4", "count: 5");
    assert!(workspace.audit().contains(&"claim-corrected".to_owned()));
}

#[test]
fn a_review_that_has_not_come_to_anything_is_no_answer() {
    let open =
        REVIEW.split_inclusive('\n').filter(|line| !line.contains("result:") && !line.contains("because:"));
    let workspace = workspace(&open.collect::<String>());
    workspace.must(&["draft", "2026-003", "--only", "md", "--letter", "review-acknowledgement"]);
    let (code, said) = workspace.run(&["draft", "2026-003", "--only", "md", "--letter", "review-outcome"]);
    assert!(code == 1 && said.contains("the review has not come to anything yet"), "{said}");
}

#[test]
fn a_review_beside_its_answer_is_told_how_to_become_one() {
    let beside = REVIEW.replace("  of: 2026-001\n", "  asked: 2026-10-01\n");
    let workspace = workspace(&beside);
    workspace.must(&["draft", "2026-003", "--letter", "review-outcome", "--only", "md"]);
    // As it is where it was printed too.
    workspace.write("responses/2026-003/review-outcome.ledger.json", "{}");
    let (code, said) = workspace.run(&["seal", "2026-003", "--sent", "2026-10-21"]);
    assert!(code == 2 && said.contains("only the outcome of its review") && said.contains("`of:`"), "{said}");
}
