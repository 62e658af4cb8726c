//! What stands in the way of an approval: all of it at once, and each thing by itself.

use std::fs;

use super::{CASE, CONSENTS, GOING_OUT, REGISTER, REQUEST, Workspace, set};
use candour::letter::sha256;

#[test]
fn everything_in_the_way_is_told_at_once() {
    let workspace = Workspace::bare();
    let request = format!("{CASE}/request.yaml");
    workspace.write(&request, REQUEST.replace("drafted_by: information-officer\n", ""));
    let (code, said) = workspace.json(&["approve", "2026-014", "--by", "solicitor"]);
    assert_eq!((code, &said["approved"], &said["sha256"]), (1, &false.into(), &serde_json::Value::Null));
    let wanted = ["drafter-unnamed", "draft-incomplete", "confirmation-missing", "ask-unanswered"];
    assert_eq!(super::codes(&said["findings"]), set(&wanted));
    for found in said["findings"].as_array().unwrap() {
        assert!(found["line"].is_u64() && found["help"].is_string(), "{found:#}");
    }
    assert!(!workspace.case().join("events.yaml").exists(), "nothing is written");
    let (_, said) = workspace.run(&["approve", "2026-014", "--by", "solicitor"]);
    assert!(said.ends_with("2026-014 is not approved: 3 errors, 1 warning\n"), "{said}");
}

#[test]
fn what_stands_in_nobodys_way_is_approved_file_by_file() {
    let workspace = Workspace::ready();
    let before = workspace.events();
    let (code, tried) = workspace.json(&["approve", "2026-014", "--by", "solicitor", "--dry-run"]);
    assert_eq!((code, &tried["approved"]), (0, &false.into()));
    assert_eq!(workspace.events(), before, "a dry run writes nothing");
    let (code, list) = workspace.run(&["approve", "2026-014", "--by", "solicitor", "-n", "-q"]);
    let lines = GOING_OUT
        .map(|path| format!("{}  {path}\n", sha256(fs::read(workspace.case().join(path)).unwrap())))
        .concat();
    assert_eq!((code, &list), (0, &lines));
    let (code, said) = workspace.json(&["approve", "2026-014", "--by", "solicitor"]);
    assert_eq!((code, &said["approved"], &said["sha256"]), (0, &true.into(), &sha256(&lines).into()));
    assert_eq!(said["sha256"], tried["sha256"]);
    let after = workspace.events();
    assert!(
        after.starts_with(&before) && after.contains("- kind: approved\n  on: 2026-11-22\n  by: solicitor\n")
    );
    assert_eq!(workspace.approval(), "approved");
    assert!(workspace.run(&["due"]).1.ends_with("working days left  approved\n"));
    assert_eq!(workspace.found(), []);
}

type Change = Box<dyn Fn(&Workspace)>;

#[test]
fn each_obstacle_stops_an_approval_by_itself() {
    let request = format!("{CASE}/request.yaml");
    let file = |name: &str| format!("{CASE}/{name}");
    let write =
        |path: String, text: String| -> Change { Box::new(move |workspace| workspace.write(&path, &text)) };
    let remove = |name: &'static str| -> Change {
        Box::new(move |workspace| fs::remove_file(workspace.case().join(name)).unwrap())
    };
    let edit = |name: &'static str| -> Change {
        Box::new(move |workspace| {
            let path = workspace.case().join(name);
            let mut bytes = fs::read(&path).unwrap();
            bytes.push(b'\n');
            fs::write(path, bytes).unwrap();
        })
    };
    let source = "  unused: { title: A report, date: 2026-06-02, published: true }\ntopics:\n";
    let cases: Vec<(&str, Change, &[&str])> = vec![
        ("no letter", remove("response.md"), &["draft-incomplete"]),
        ("no PDF", remove("response.pdf"), &["draft-incomplete"]),
        ("no ledger", remove("ledger.json"), &["draft-incomplete", "response-outdated"]),
        ("an edited letter", edit("response.md"), &["response-outdated"]),
        ("another PDF", edit("response.pdf"), &["response-outdated"]),
        (
            "a folder among the attachments",
            write(file("attachments/old/a.csv"), "a".into()),
            &["draft-incomplete"],
        ),
        ("a ledger that cannot be read", write(file("ledger.json"), "{}".into()), &["response-outdated"]),
        (
            "a request edited since",
            write(request.clone(), format!("{REQUEST}# a thought\n")),
            &["draft-incomplete"],
        ),
        (
            "another figure in the register",
            write("resources.yaml".into(), REGISTER.replace("count: 3", "count: 4")),
            &["response-outdated"],
        ),
        (
            "a warning in the register",
            write("resources.yaml".into(), REGISTER.replace("topics:\n", source)),
            &["source-unused"],
        ),
        (
            "an error in the register",
            write("resources.yaml".into(), REGISTER.replace("count: 3", "count: 0")),
            &["nil-as-zero"],
        ),
        (
            "a template with a fault",
            write("templates/letters/response.md".into(), "{{ nothing.at.all }}\n".into()),
            &["template-name-undefined"],
        ),
        (
            "a setting that is not read",
            write("candour.yaml".into(), "levels: { no-such-rule: error }\n".into()),
            &["rule-unknown"],
        ),
        (
            "something left to fill in",
            write(request.clone(), REQUEST.replace("heading: Instructors", "heading: TBC")),
            &["placeholder-left", "response-outdated"],
        ),
        (
            "a document that is not among the attachments",
            Box::new(|workspace| {
                let plan = "documents: { plan: { title: Plan, source: minutes, topics: [swimming], attachment: plan.pdf } }\n";
                workspace.write("resources.yaml", format!("{REGISTER}{plan}"));
                let question =
                    "  - { id: \"2\", heading: Plan, answer: copies, topic: swimming, about: [plan] }\n";
                workspace.write(&format!("{CASE}/request.yaml"), format!("{REQUEST}{question}"));
            }),
            &["attachment-missing", "draft-incomplete"],
        ),
        (
            "a drafter that nobody is",
            write(request.clone(), REQUEST.replace("information-officer", "information-oficer")),
            &["reference-unknown", "draft-incomplete"],
        ),
    ];
    for (name, change, wanted) in cases {
        let workspace = Workspace::ready();
        change(&workspace);
        let before = workspace.events();
        assert_eq!(workspace.approve("solicitor"), (1, set(wanted)), "{name}");
        assert_eq!(workspace.events(), before, "{name}");
    }
}

/// A finding is accepted with a reason, and then is in nobody's way; what only approving finds is not to be accepted.
#[test]
fn what_is_accepted_with_a_reason_stops_nothing() {
    let workspace = Workspace::ready();
    let source = "  unused: { title: A report, date: 2026-06-02, published: true }\ntopics:\n";
    workspace.write("resources.yaml", REGISTER.replace("topics:\n", source));
    let accept = |code: &str, at: &str| {
        let text =
            format!("exceptions:\n  - {{ code: {code}, at: {at}, reason: kept for the next letter }}\n");
        workspace.write("candour.yaml", text);
    };
    accept("source-unused", "resources.yaml");
    assert_eq!(workspace.approve("solicitor").0, 0);
    let workspace = Workspace::drafted();
    let text = "exceptions:\n  - { code: ask-unanswered, at: posts/keyholder, reason: asked by telephone }\n";
    workspace.write("candour.yaml", text);
    assert_eq!(workspace.approve("solicitor"), (1, set(&["confirmation-missing"])));
    workspace.write("candour.yaml", text.replace("ask-unanswered", "confirmation-missing"));
    let found = set(&["ask-unanswered", "confirmation-missing", "exception-refused"]);
    assert_eq!(workspace.approve("solicitor"), (1, found));
}

#[test]
fn the_second_post_is_another_one_of_the_register() {
    let workspace = Workspace::ready();
    for by in ["information-officer", "clerk"] {
        assert_eq!(workspace.approve(by), (1, set(&["same-post-approves"])), "{by}");
    }
    for (by, said) in [
        ("solicitr", "the register has no post called `solicitr`; did you mean `solicitor`?"),
        (
            "Head of Leisure",
            "the register has no post called `Head of Leisure`; did you mean `head-of-leisure`?",
        ),
        ("xyz", "the register has no post called `xyz`; write the post into the register"),
        ("leisure", "`leisure` is an entry under `units`, and no post"),
        ("surveyor", "the post `surveyor` was not in force on 22 November 2026"),
    ] {
        let (code, told) = workspace.run(&["approve", "2026-014", "--by", by]);
        assert!(code == 2 && told.contains(said), "{by}: {told}");
    }
    assert!(!workspace.events().contains("approved"));
    // A title that was spelt out is no worse than an id that was had before.
    let workspace = Workspace::ready();
    workspace.write(&format!("{CASE}/request.yaml"), REQUEST.replace("information-officer", "clerk"));
    workspace.run(&["draft", "2026-014"]);
    assert_eq!(workspace.approve("information-officer"), (1, set(&["same-post-approves"])));
}

#[test]
fn a_no_keeps_a_fact_out() {
    let workspace = Workspace::ready();
    let answer = |by: &str, answer: &str| {
        workspace.note(&["answered", "--fact", "posts/keyholder", "--by", by, "--answer", answer]);
    };
    answer("head-of-leisure", "no");
    let (code, said) = workspace.run(&["approve", "2026-014", "--by", "solicitor"]);
    let told = "error[disclosure-refused]: `head-of-leisure` said on 22 November 2026 that `posts/keyholder";
    assert!(code == 1 && said.contains(told) && said.contains("and answer `1` states it"), "{said}");
    // Nobody else's yes undoes it.
    answer("solicitor", "yes");
    assert_eq!(workspace.approve("solicitor"), (1, set(&["disclosure-refused"])));
    // Nor is the no undone by asking no more, or where nobody had to be asked.
    workspace.write("resources.yaml", REGISTER.replace("ask: the Head of Leisure", "disclose: yes"));
    workspace.run(&["draft", "2026-014"]);
    workspace.note(&["answered", "--fact", "posts/keyholder", "--by", "head-of-leisure", "--answer", "no"]);
    workspace.note(&[
        "answered",
        "--fact",
        "posts/instructor/count",
        "--by",
        "head-of-leisure",
        "--answer",
        "no",
    ]);
    let (_, said) = workspace.json(&["approve", "2026-014", "--by", "solicitor"]);
    let found = said["findings"].as_array().unwrap();
    assert_eq!(
        (found.len(), super::codes(&said["findings"])),
        (2, set(&["disclosure-refused"])),
        "{found:#?}"
    );
    workspace.note(&[
        "answered",
        "--fact",
        "posts/instructor/count",
        "--by",
        "head-of-leisure",
        "--answer",
        "yes",
    ]);
    // What is closed is stated no more, and a no to it is in nobody's way.
    workspace.write("resources.yaml", REGISTER.replace("ask: the Head of Leisure", "disclose: no"));
    workspace.run(&["draft", "2026-014"]);
    assert_eq!(workspace.approve("solicitor").0, 0);
}

#[test]
fn consent_counts_for_what_it_was_given_for() {
    let workspace = Workspace::drafted();
    let answered = |fact: &str, by: &str| {
        workspace.note(&["answered", "--fact", fact, "--by", by, "--answer", "yes"]);
        workspace.approve("solicitor").1.contains("ask-unanswered")
    };
    workspace.note(CONSENTS[1]);
    assert!(answered("posts/keyholder", "solicitor"), "another post was asked");
    assert!(answered("posts/keyholder/count", "head-of-leisure"), "of one fact only");
    assert!(!answered("posts/keyholder", "head-of-leisure"));
    // What was said of six lifeguards is not said of seven.
    workspace.write("resources.yaml", REGISTER.replace("count: 6", "count: 7"));
    workspace.run(&["draft", "2026-014"]);
    let (code, said) = workspace.run(&["approve", "2026-014", "--by", "solicitor"]);
    let told = "`head-of-leisure` confirmed `posts/lifeguard` on 22 November 2026 as `count: 6; title: Lifeguard`, and \
                the register now says `count: 7; title: Lifeguard`";
    assert!(code == 1 && said.contains(told), "{said}");
    workspace.note(CONSENTS[1]);
    assert_eq!(workspace.approve("solicitor").0, 0);
}

/// Facts that are only summed, named by others or printed as words are stated too.
#[test]
fn what_is_stated_by_another_way_has_to_be_confirmed_as_well() {
    for (place, with) in [
        ("name: Leisure Services,", "name: Leisure Services, confirm: needed – is it still called that?,"),
        ("    role: regulator\n", "    role: regulator\n    confirm: needed – have they moved?\n"),
        ("title: Swimming Instructor,", "title: Swimming Instructor, confirm: needed – with trainees?,"),
    ] {
        let register = REGISTER.replacen(place, with, 1);
        assert_ne!(register, REGISTER);
        let workspace = Workspace::ready();
        workspace.write("resources.yaml", register);
        workspace
            .write(&format!("{CASE}/request.yaml"), REQUEST.replace("answer: posts", "answer: resources"));
        workspace.run(&["draft", "2026-014"]);
        assert_eq!(workspace.approve("solicitor"), (1, set(&["confirmation-missing"])), "{with}");
    }
}

/// A ledger from which a claim was taken does not free the letter from asking, even where that it differs is accepted.
#[test]
fn a_ledger_that_leaves_out_a_claim_hides_nothing() {
    let workspace = Workspace::drafted();
    let path = workspace.case().join("ledger.json");
    let mut ledger: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    ledger["claims"] = serde_json::json!([]);
    fs::write(&path, serde_json::to_vec(&ledger).unwrap()).unwrap();
    let accepted =
        format!("exceptions:\n  - {{ code: response-outdated, at: {CASE}, reason: it is as good }}\n");
    workspace.write("candour.yaml", accepted);
    assert_eq!(workspace.approve("solicitor"), (1, set(&["ask-unanswered", "confirmation-missing"])));
}

#[test]
fn a_briefing_is_approved_as_well() {
    let workspace = Workspace::bare();
    let request = REQUEST.replace("received: 2026-11-02", "kind: briefing\nas_at: 2026-11-02");
    workspace.write(&format!("{CASE}/request.yaml"), request.replace("dated:", "subject: Swimming\ndated:"));
    let (code, said) = workspace.run(&["draft", "2026-014"]);
    assert!(code < 2, "{said}");
    assert_eq!(workspace.approve("solicitor"), (1, set(&["ask-unanswered", "confirmation-missing"])));
    for consent in CONSENTS {
        workspace.note(consent);
    }
    assert_eq!(workspace.approve("solicitor").0, 0);
    assert_eq!(workspace.run(&["note", "2026-014", "sent"]).0, 2);
}
