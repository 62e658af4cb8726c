//! Each letter, without each of its statutory parts in turn: the linter of notices names exactly that part.
//!
//! Which parts a letter has is not written down here: the templates under `templates/statutory/` are wrapped in marks, so
//! that every place shows at which one of them has printed something.
#![expect(clippy::print_stdout, reason = "the figure is what the test is for")]

use std::collections::{BTreeMap, BTreeSet};

use candour::case::Case;
use candour::law::{self, Found, Ground, Law, Provision};
use candour::letter::{self, LetterKind};
use candour::notice;
use candour::read;
use candour::template::{DEFAULTS, TemplateFile, Templates};
use candour::text::{FileId, SourceMap};
use candour::value::{Day, YearStart};

use crate::decisions;

const OPEN: char = '\u{e000}';
const NAMED: char = '\u{e001}';
const CLOSE: char = '\u{e002}';

/// What is found where a part is missing. A part that is not listed would be missed by nobody: the test says so.
const FOUND: &[(&str, &str)] = &[
    ("advice", "advice-missing"),
    ("balance", "balance-missing"),
    ("complaint", "complaint-missing"),
    ("complaint-after-review", "complaint-missing"),
    ("decision-date", "decision-date-missing"),
    ("exclusion", "refusal-unstated"),
    ("exclusion-provision", "provision-missing"),
    ("favouring-disclosure", "favouring-disclosure-missing"),
    ("favouring-withholding", "favouring-withholding-missing"),
    ("harm", "harm-missing"),
    ("legitimate-interest", "legitimate-interests-missing"),
    ("likelihood", "likelihood-missing"),
    ("necessity", "legitimate-interests-missing"),
    ("provision", "provision-missing"),
    ("qualified-person", "qualified-person-missing"),
    ("reason", "reason-missing"),
    ("refusal", "refusal-unstated"),
    ("review", "review-missing"),
    ("rights-balance", "legitimate-interests-missing"),
];

/// The default templates, with marks round what each statutory part prints.
fn marked() -> Templates {
    let mut sources = SourceMap::new();
    let mut file =
        |name: &str, text: String| TemplateFile { name: name.to_owned(), file: sources.add(name, text) };
    let mut files = Vec::new();
    for (name, text) in DEFAULTS {
        let part = name.strip_prefix("statutory/").and_then(|name| name.strip_suffix(".md"));
        let text = part.map_or_else(
            || (*text).to_owned(),
            |part| {
                // A last line that takes white space away goes on doing so.
                let trims = "{#- -#}\n";
                let (text, trims) = text.strip_suffix(trims).map_or((*text, ""), |text| (text, trims));
                format!("{OPEN}{part}{NAMED}{text}{CLOSE}{trims}")
            },
        );
        files.push(file(name, text));
    }
    let (templates, _) = Templates::load(&sources, &files);
    templates.unwrap()
}

/// A letter as drafted, and where each statutory part stands in it.
struct Marked {
    text: String,
    parts: Vec<(String, std::ops::Range<usize>)>,
}

impl Marked {
    /// The letter without a part, wherever it stands: one for each ground.
    fn without(&self, part: &str) -> String {
        let mut text = self.text.clone();
        for (_, range) in self.parts.iter().rev().filter(|(name, _)| name == part) {
            text.replace_range(range.clone(), "");
        }
        text
    }
}

fn unmarked(marked: &str) -> Marked {
    let mut text = String::new();
    let mut parts = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once(OPEN) {
        text.push_str(before);
        let (name, after) = after.split_once(NAMED).unwrap();
        let (part, after) = after.split_once(CLOSE).unwrap();
        let start = text.len();
        text.push_str(part);
        if !part.trim().is_empty() {
            parts.push((name.to_owned(), start..text.len()));
        }
        rest = after;
    }
    text.push_str(rest);
    Marked { text, parts }
}

fn codes(text: &str, on: Day) -> BTreeSet<&'static str> {
    let letter = notice::Letter { text, file: FileId(0), law: Law::Foia, today: on, attachments: &[] };
    notice::lint(&letter).into_iter().map(|found| found.code).collect()
}

/// Every letter of the invented force: its name, its text and its day.
fn letters() -> Vec<(String, Marked, Day)> {
    let templates = marked();
    let cases = decisions::cases();
    let answers = cases.iter().map(|(name, _)| (&**name, LetterKind::Response, "2024-06-24"));
    let letters = answers.chain(decisions::OTHERS).map(|(name, kind, on)| {
        let (_, request) = cases.iter().find(|(known, _)| known == name).unwrap();
        let (case, _) = read::case("2024-0100", FileId(0), request, YearStart::default());
        let (case, on): (Case, Day) = (case.unwrap(), Day::parse(on).unwrap());
        let letter = letter::draft_as(kind, &decisions::REGISTER, &case, &templates, on).unwrap();
        (format!("{name}, {}", kind.word()), unmarked(&letter.markdown), letter.dated)
    });
    letters.collect()
}

#[test]
fn each_part_that_is_taken_out_is_named_and_nothing_else() {
    let found: BTreeMap<&str, &str> = FOUND.iter().copied().collect();
    let (mut tried, mut wrong, mut seen) = (0, Vec::new(), BTreeSet::new());
    for (name, letter, on) in letters() {
        let undamaged = codes(&letter.text, on);
        if !undamaged.is_empty() {
            wrong.push(format!("{name}, undamaged: {undamaged:?}"));
        }
        let names: BTreeSet<&String> = letter.parts.iter().map(|(part, _)| part).collect();
        for part in names {
            let without = letter.without(part);
            let mut wanted =
                BTreeSet::from([*found.get(part.as_str()).unwrap_or_else(|| panic!("no code for {part}"))]);
            // Only a refusal on cost owes advice in its own letter, and only a refusal owes the rights.
            let refuses = letter.parts.iter().any(|(part, _)| ["refusal", "exclusion"].contains(&&**part));
            let on_cost = letter.text.contains("section 12(");
            if part == "advice" && !on_cost || !refuses {
                wanted.clear();
            }
            let told = codes(&without, on);
            tried += 1;
            seen.insert(part.clone());
            if told != wanted {
                wrong.push(format!("{name}, without {part}: {told:?}, not {wanted:?}"));
            }
        }
    }
    println!("{tried} letters without a part, {} wrong", wrong.len());
    assert_eq!(wrong, Vec::<String>::new(), "{tried} tried");
    let never: Vec<&&str> = found.keys().filter(|part| !seen.contains(**part)).collect();
    assert!(never.is_empty(), "no letter has {never:?}");
    assert!(tried > 100, "{tried}");
}

#[test]
fn a_provision_without_its_limb_is_named() {
    let (mut tried, mut found) = (0, 0);
    for (name, letter, on) in letters() {
        for (_, range) in letter.parts.iter().filter(|(part, _)| part.contains("provision")) {
            let part = &letter.text[range.clone()];
            let at = part.find("section ").unwrap() + "section ".len();
            let number = part[at..].find(|c: char| !c.is_ascii_digit()).unwrap() + at;
            // What stands behind the number: the limb, and a condition that it is read with.
            let limb =
                part[number..].find(" of the Act").or_else(|| part[number..].find([':', ','])).unwrap();
            let section = law::parse(&part[at..number], Law::Foia).unwrap();
            let several = match law::provision(&section[0]) {
                Found::Above { below, together: false, .. } => {
                    let exempts = |limb: &&Provision| {
                        limb.ground() == Ground::Exemption || limb.ground() == Ground::Exclusion
                    };
                    below.iter().filter(exempts).count() > 1
                }
                _ => false,
            };
            if several {
                let at = range.start + number;
                let cut = format!("{}{}", &letter.text[..at], &letter.text[at + limb..]);
                tried += 1;
                // A limb may be told in its own words: "commercial interests".
                let told = codes(&cut, on);
                let named = told == BTreeSet::from(["limb-missing"]);
                assert!(named || told.is_empty(), "{name}: {part}: {told:?}");
                found += usize::from(named);
            }
        }
    }
    assert!(tried > 10 && found + 1 >= tried, "{found} of {tried}");
}
