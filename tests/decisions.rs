//! Decisions: the table of outcomes, what each ground has to show, and the letters that follow.
#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use candour::case::Case;
use candour::diagnostic::Diagnostic;
use candour::letter::{self, Letter, LetterKind};
use candour::read;
use candour::register::Register;
use candour::rules::{self, CaseSubject, Earlier};
use candour::template::Templates;
use candour::text::FileId;
use candour::value::{Day, YearStart};

use crate::drafts;

/// The register of the force whose cases these are.
pub(crate) static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let (register, diagnostics) = read::register(FileId(0), include_str!("decisions/resources.yaml"));
    assert_eq!(diagnostics, []);
    register
});

static TEMPLATES: LazyLock<Templates> = LazyLock::new(drafts::templates);

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn case(reference: &str, request: &str) -> Result<Case, Vec<Diagnostic>> {
    match read::case(reference, FileId(1), request, YearStart::default()) {
        (Some(case), diagnostics) if diagnostics.is_empty() => Ok(case),
        (_, diagnostics) => Err(diagnostics),
    }
}

fn draft(kind: LetterKind, request: &str, on: &str) -> Result<Letter, Vec<Diagnostic>> {
    letter::draft_as(kind, &REGISTER, &case("2024-0100", request)?, &TEMPLATES, day(on))
}

fn codes(found: &[Diagnostic]) -> BTreeSet<&str> {
    found.iter().map(|diagnostic| diagnostic.code).collect()
}

/// Every case of the folder, and its request.
pub(crate) fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions/responses");
    let mut cases: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path.join("request.yaml")).unwrap())
        })
        .collect();
    cases.sort();
    assert!(cases.len() > 15, "{}", cases.len());
    cases
}

/// A ground that shows everything which the law may ask for.
fn ground(under: &str) -> String {
    let exempt = under.starts_with('3');
    let shown = r"          because: A reason stands here.
          harm: { to: the prevention of crime, how: It comes about in this way., likelihood: would }
          public_interest: { disclosure: [A reason.], withholding: [Another reason.], balance: It is the heavier. }
";
    let shown = if exempt { format!("          what: the dates\n{shown}") } else { String::new() };
    format!("        - under: {under}\n{shown}")
}

fn request(outcome: &str, held: &str, grounds: &[&str]) -> String {
    let grounds: String = grounds.iter().map(|under| ground(under)).collect();
    let grounds = if grounds.is_empty() { String::new() } else { format!("      grounds:\n{grounds}") };
    format!(
        "received: 2024-03-04
dated: 2024-03-20
questions:
  - id: \"1\"
    heading: Dates
    asked: the dates.
    words: The list is enclosed.
    decision:
      outcome: {outcome}
      held: {held}
      searches: [{{ by: records-manager, place: the archive }}]
      because: There is a reason.
      advice: [This would help.]
      needed: [\"Which dates do you mean?\"]
      earlier: {{ reference: 2024-0007, answered: 2024-02-19 }}
      to: the county council
{grounds}estimate:
  work: [{{ activity: locating, records: 6200, minutes: 5 }}]
"
    )
}

#[test]
fn every_cell_of_the_table_of_outcomes_is_as_the_law_has_it() {
    let columns: [&[&str]; 9] = [
        &[],
        &["31(1)(a)"],
        &["31(3)"],
        &["31(1)(a)", "31(3)"],
        &["12(1)"],
        &["12(2)"],
        &["14(1)"],
        &["14(2)"],
        &["31(1)(a)", "14(1)"],
    ];
    let (mut tried, mut wrong) = (0, Vec::new());
    for line in include_str!("decisions/outcomes.txt").lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [outcome, held, cells @ ..] = &words[..] else { panic!("{line}") };
        assert_eq!(cells.len(), columns.len(), "{line}");
        for (cell, grounds) in cells.iter().zip(columns) {
            tried += 1;
            let drafted = draft(LetterKind::Response, &request(outcome, held, grounds), "2024-03-20");
            let told = match &drafted {
                Ok(letter) => said_of_holding(&letter.markdown),
                Err(found) if codes(found) == BTreeSet::from(["decision-impossible"]) => "x",
                Err(found) => panic!("{outcome} {held} {grounds:?}: {found:#?}"),
            };
            if told != *cell {
                wrong.push(format!("{outcome} {held} {grounds:?}: {told}, not {cell}"));
            }
        }
    }
    assert_eq!((tried, wrong), (360, Vec::<String>::new()));
}

/// What a letter says of holding the information, by its own words.
fn said_of_holding(markdown: &str) -> &'static str {
    let says = |words: &str| markdown.contains(words);
    match (says("We hold some of this"), says("We hold this"), says("We do not hold this")) {
        (true, false, false) => "P",
        (false, true, false) => "H",
        (false, false, true) => "N",
        // An answer that gives everything need not say that it was there.
        (false, false, false)
            if says("The list is enclosed.")
                && !says("not comply")
                && !says("neither")
                && !says("cannot yet") =>
        {
            "H"
        }
        (false, false, false) => "-",
        other => panic!("{other:?}: {markdown}"),
    }
}

#[test]
fn whether_it_is_held_makes_no_difference_to_a_letter_that_does_not_say() {
    for (outcome, grounds) in [("neither", &["31(3)"][..]), ("vexatious", &[]), ("repeated", &[])] {
        let letters: BTreeSet<String> = ["yes", "part", "no", "unsaid"]
            .map(|held| {
                draft(LetterKind::Response, &request(outcome, held, grounds), "2024-03-20").unwrap().markdown
            })
            .into();
        assert_eq!(letters.len(), 1, "{outcome}");
    }
}

#[test]
fn what_a_ground_needs_and_lacks_is_told() {
    let whole = request("refused", "yes", &["31(1)(a)"]);
    let lines: Vec<&str> = whole.lines().collect();
    for (field, what) in [
        ("because: A reason", "does not say why it applies"),
        ("harm:", "does not say what harm would come about"),
        ("public_interest:", "does not say where the public interest lies"),
    ] {
        let without: Vec<&str> =
            lines.iter().copied().filter(|line| !line.trim_start().starts_with(field)).collect();
        assert_eq!(without.len(), lines.len() - 1, "{field}");
        let found = draft(LetterKind::Response, &without.join("\n"), "2024-03-20").unwrap_err();
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].code, "decision-incomplete");
        assert!(found[0].finding.message.contains(what), "{}", found[0].finding.message);
    }
    let refused = |under: &str, more: &str| {
        let request = whole
            .replace("under: 31(1)(a)", &format!("under: {under}"))
            .replace("what: the dates", &format!("what: the dates\n{more}"));
        let found = draft(LetterKind::Response, &request, "2024-03-20").err().unwrap_or_default();
        found
            .into_iter()
            .map(|found| format!("{}: {}", found.code, found.finding.message))
            .collect::<Vec<_>>()
    };
    for (under, more, told) in [
        ("31", "", "limb-missing: question 1 relies on section 31 and does not name the limb"),
        (
            "36(2)(b)(iii)",
            "",
            "provision-unknown: the Act has no provision `36(2)(b)(iii)` to withhold under",
        ),
        ("40(5)", "", "provision-unknown: section 40(5) was not in force on 20 March 2024"),
        (
            "36(2)(c)",
            "",
            "decision-incomplete: question 1 relies on section 36(2)(c) and does not say what the qualified person's opinion was",
        ),
        (
            "36(2)(c)",
            "          opinion: { by: the Chief Constable, on: 2024-03-21, held: It was so. }",
            "dates-out-of-order: the opinion of the qualified person was given on 21 March 2024, after the date of the letter",
        ),
    ] {
        assert_eq!(refused(under, more), [told], "{under}");
    }
    let mut found = refused("40(2) with (3A)(a)", "");
    found.sort();
    assert_eq!(
        found,
        [
            "decision-impossible: no public interest is weighed under section 40(2) with (3A)(a), and the letter would say that one was",
            "decision-incomplete: question 1 relies on section 40(2) with (3A)(a) and does not say whether a legitimate interest outweighs that of the people concerned",
        ]
    );
}

#[test]
fn what_is_withheld_is_not_told_by_a_template() {
    let request = request("refused", "yes", &["31(1)(a)"])
        .replace("    words: The list is enclosed.\n", "    answer: posts\n    topic: patrols\n");
    let found = draft(LetterKind::Response, &request, "2024-03-20").unwrap_err();
    assert_eq!(codes(&found), BTreeSet::from(["decision-impossible"]));
    let whole = request.replace("outcome: refused", "outcome: partly");
    assert!(draft(LetterKind::Response, &whole, "2024-03-20").unwrap().markdown.contains("48"));
}

#[test]
fn what_is_neither_confirmed_nor_denied_is_not_told_elsewhere() {
    let found = |request: &str, attachments: &[&str]| {
        let attachments = attachments.iter().map(|name| (*name).to_owned()).collect();
        let case = Case { attachments, ..case("2024-0100", request).unwrap() };
        let kept = Earlier::default();
        let subject = CaseSubject { register: &REGISTER, case: &case, drafted: None, kept };
        let found = rules::check_case(subject).into_iter().filter(|found| found.code == "denial-undone");
        found.map(|found| found.finding.message).collect::<Vec<_>>()
    };
    let neither = request("neither", "unsaid", &["31(3)"]).replace("    words: The list is enclosed.\n", "");
    assert_eq!(found(&neither, &[]), Vec::<String>::new());
    assert_eq!(
        found(&neither, &["watched.pdf"]),
        ["everything is neither confirmed nor denied, and `watched.pdf` goes out with the letter"]
    );
    let about = neither.replace("    decision:", "    about: patrol-officers\n    decision:");
    assert_eq!(
        found(&about, &[]),
        ["question 1 neither confirms nor denies, and `patrol-officers` may be disclosed"]
    );
    let refused = request("refused", "yes", &["31(1)(a)"]);
    assert_eq!(
        found(&refused.replace("    decision:", "    about: patrol-officers\n    decision:"), &["x.pdf"]),
        Vec::<String>::new()
    );
}

#[test]
fn what_repeats_a_request_comes_after_its_answer_and_who_reviews_had_no_part_in_it() {
    let repeated = request("repeated", "unsaid", &[]).replace("answered: 2024-02-19", "answered: 2024-03-05");
    let found = draft(LetterKind::Response, &repeated, "2024-03-20").unwrap_err();
    assert_eq!(codes(&found), BTreeSet::from(["dates-out-of-order"]));
    let cases = cases();
    let (_, review) = cases.iter().find(|(name, _)| name == "review").unwrap();
    let own = review.replace("  of: part\n", "").replace("subject:", "drafted_by: disclosure-lead\nsubject:");
    let found = draft(LetterKind::ReviewOutcome, &own, "2024-06-24").unwrap_err();
    assert_eq!(found[0].finding.message, "`disclosure-lead` drafted the answer, and would review it");
    assert!(draft(LetterKind::ReviewOutcome, review, "2024-06-24").is_ok());
}

#[test]
fn a_likelihood_is_never_guessed_at() {
    let could = request("refused", "yes", &["31(1)(a)"]).replace("likelihood: would", "likelihood: could");
    let found = draft(LetterKind::Response, &could, "2024-03-20").unwrap_err();
    assert_eq!(found[0].finding.message, "`could` does not say how likely the harm is");
    let help = found[0].finding.help.as_ref().unwrap();
    assert!(help.contains("`would be likely to`") && help.contains("`would`"), "{help}");
}

#[test]
fn what_a_decision_says_is_read_by_the_rules_on_what_letters_say() {
    let found = |request: &str| {
        let case = case("2024-0100", request).unwrap();
        let subject =
            CaseSubject { register: &REGISTER, case: &case, drafted: None, kept: Earlier::default() };
        rules::check_case(subject).into_iter().map(|found| found.code).collect::<BTreeSet<_>>()
    };
    let whole = request("refused", "yes", &["31(1)(a)"]);
    assert_eq!(found(&whole), BTreeSet::new());
    for text in
        ["A reason stands here.", "It comes about in this way.", "Another reason.", "This would help."]
    {
        let named = whole.replace(text, "Ask a.person@force.example about it.");
        assert_eq!(found(&named), BTreeSet::from(["personal-data"]), "{text}");
        let open = whole.replace(text, "TODO");
        assert_eq!(found(&open), BTreeSet::from(["placeholder-left"]), "{text}");
    }
}

#[test]
fn why_it_was_decided_is_told_whatever_it_comes_to() {
    for line in include_str!("decisions/outcomes.txt").lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let grounds: &[&str] = match words[0] {
            "partly" | "refused" => &["31(1)(a)"],
            "neither" => &["31(3)"],
            _ => &[],
        };
        let request = request(words[0], words[1], grounds);
        if let Ok(letter) = draft(LetterKind::Response, &request, "2024-03-20") {
            assert!(letter.markdown.contains("There is a reason."), "{line}: {}", letter.markdown);
        }
    }
    let beside = request("cost", "yes", &["12(1)"])
        .replace("under: 12(1)\n", "under: 12(1)\n          because: It is much.\n");
    let found = draft(LetterKind::Response, &beside, "2024-03-20").unwrap_err();
    assert_eq!(
        found[0].finding.message,
        "nothing is withheld under section 12(1), and no letter would tell this"
    );
}

#[test]
fn a_refusal_on_cost_needs_an_estimate_above_the_limit() {
    let within = request("cost", "yes", &[]).replace("minutes: 5", "seconds: 1");
    let found = draft(LetterKind::Response, &within, "2024-03-20").unwrap_err();
    assert_eq!(codes(&found), BTreeSet::from(["decision-impossible"]));
    assert!(
        found[0].finding.message.contains("does not exceed the limit of £450"),
        "{}",
        found[0].finding.message
    );
    let (without, _) = within.split_once("estimate:").unwrap();
    assert_eq!(
        codes(&draft(LetterKind::Response, without, "2024-03-20").unwrap_err()),
        BTreeSet::from(["decision-incomplete"])
    );
}

#[test]
fn the_example_of_the_guide_is_drafted_as_it_says() {
    let guide = include_str!("../docs/decisions.md");
    let example = guide.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let request = format!("received: 2026-11-02\ndated: 2026-11-20\n{example}");
    let (register, diagnostics) = read::register(FileId(0), include_str!("corpus/resources.yaml"));
    assert_eq!(diagnostics, []);
    let case = case("2026-0001", &request).unwrap();
    let letter = letter::draft(&register, &case, &TEMPLATES, day("2026-11-20")).unwrap().markdown;
    for told in [
        "We hold this information, and part of it follows.",
        "- **Swimming Instructors:** three.",
        "We withhold the hours that each of them works.",
        "The provision is section 38(1)(b) of the Act, on health and safety.",
    ] {
        assert!(letter.contains(told), "{letter}");
    }
}

#[test]
fn every_case_of_the_force_gets_its_letter() {
    for (name, request) in cases() {
        let letter = draft(LetterKind::Response, &request, "2024-06-24");
        let letter = letter.unwrap_or_else(|found| panic!("{name}: {found:#?}"));
        assert!(!letter.markdown.contains("\n\n\n"), "{name}");
        let heading = letter.markdown.lines().find(|line| line.starts_with("# "));
        assert!(heading.is_some(), "{name}");
    }
}

/// Which letters the cases are made for, beside their answers, and a day on which each could be written.
pub(crate) const OTHERS: [(&str, LetterKind, &str); 8] = [
    ("part", LetterKind::Acknowledgement, "2024-03-06"),
    ("clarification", LetterKind::Clarification, "2024-03-06"),
    ("fees", LetterKind::Fees, "2024-03-06"),
    ("undecided", LetterKind::Extension, "2024-04-02"),
    ("late", LetterKind::Late, "2024-04-12"),
    ("review", LetterKind::ReviewAcknowledgement, "2024-06-04"),
    ("review", LetterKind::ReviewOutcome, "2024-06-24"),
    ("correction", LetterKind::Correction, "2024-06-24"),
];

#[test]
fn every_other_letter_is_dated_on_its_own_day_and_tells_its_own_days() {
    let cases = cases();
    let text = |wanted: &str| cases.iter().find(|(name, _)| name == wanted).unwrap().1.clone();
    for (name, kind, on) in OTHERS {
        let letter = draft(kind, &text(name), on).unwrap_or_else(|found| panic!("{name}: {found:#?}"));
        assert!(letter.markdown.contains(&format!("**Date of this letter** {}", day(on).prose())), "{name}");
        let tells = match kind {
            LetterKind::Acknowledgement => "by 4 April 2024 at the latest",
            LetterKind::Clarification => "20 working days from then",
            LetterKind::Fees => "Please pay by 5 June 2024.",
            LetterKind::Extension => "We expect to reach that decision by 24 April 2024",
            LetterKind::Late => "Our answer was due by 4 April 2024",
            LetterKind::ReviewAcknowledgement => "We will tell you the outcome by 1 July 2024.",
            LetterKind::ReviewOutcome => "That response stands in part.",
            LetterKind::Correction => {
                "we told you that there were 46 patrol officers. In truth there were 48."
            }
            LetterKind::Response => unreachable!(),
        };
        assert!(letter.markdown.contains(tells), "{name}: {}", letter.markdown);
    }
}

#[test]
fn a_letter_says_what_it_lacks() {
    let cases = cases();
    let (_, plain) = cases.iter().find(|(name, _)| name == "repeated").unwrap();
    for (_, kind, on) in OTHERS.into_iter().filter(|(_, kind, _)| *kind != LetterKind::Acknowledgement) {
        let found = draft(kind, plain, on).unwrap_err();
        assert_eq!(codes(&found), BTreeSet::from(["letter-unready"]), "{kind:?}");
        assert!(found[0].finding.help.is_some());
    }
    let clarifying = plain
        .replace("2024-03-04", "2031-03-04")
        .replace("2024-03-20", "2031-03-20")
        .replace("dated: 2031-03-20\n", "");
    let found = draft(LetterKind::Acknowledgement, &clarifying, "2031-03-06").unwrap_err();
    assert!(codes(&found).contains("letter-unready"), "{found:#?}");
}
