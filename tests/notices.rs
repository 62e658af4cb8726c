//! The linter of notices, held against letters whose faults are known: how many of them it finds, and how often it is wrong.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test reads its letters and tells what it found"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use candour::law::Law;
use candour::notice::{Letter, lint};
use candour::text::SourceMap;
use candour::value::Day;

/// What each of precision and recall must reach, in per cent.
const LEAST: usize = 95;

/// Letters that it has been tried with and has not learned from.
const UNLEARNED: [&str; 2] = ["unseen-20", "unseen-21"];

/// How many faults those letters have, how many of them it finds at least, and how often it is wrong at most.
const UNLEARNED_FAULTS: (usize, usize, usize) = (70, 61, 3);

/// Every set of letters that it has learned from.
const SETS: [&str; 23] = [
    "clean",
    "defective",
    "refusals",
    "unseen-1",
    "unseen-2",
    "unseen-3",
    "unseen-4",
    "unseen-5",
    "unseen-6",
    "unseen-7",
    "unseen-8",
    "unseen-9",
    "unseen-10",
    "unseen-11",
    "unseen-12",
    "unseen-13",
    "unseen-14",
    "unseen-15",
    "unseen-16",
    "unseen-17",
    "unseen-18",
    "unseen-19",
    "probes",
];

/// A letter, a code, and whether it was expected and found.
type Pair = (String, String);

/// What was found, and what should have been.
#[derive(Default)]
struct Tally {
    right: usize,
    missed: Vec<Pair>,
    wrong: Vec<Pair>,
}

impl Tally {
    fn found(&self) -> usize {
        self.right + self.wrong.len()
    }

    fn expected(&self) -> usize {
        self.right + self.missed.len()
    }

    fn plus(mut self, other: &Self) -> Self {
        self.right += other.right;
        self.missed.extend(other.missed.iter().cloned());
        self.wrong.extend(other.wrong.iter().cloned());
        self
    }

    fn is_enough(&self) -> bool {
        self.right * 100 >= LEAST * self.found() && self.right * 100 >= LEAST * self.expected()
    }

    fn line(&self, name: &str) -> String {
        let share = |of: usize| if of == 0 { "1.000".to_owned() } else { thousandths(self.right, of) };
        let (precision, recall) = (share(self.found()), share(self.expected()));
        format!("{name:32} precision {precision}  recall {recall}  ({} of {})\n", self.right, self.expected())
    }
}

fn thousandths(part: usize, of: usize) -> String {
    let share = (part * 1000 + of / 2) / of;
    format!("{}.{:03}", share / 1000, share % 1000)
}

#[test]
fn letters_are_understood() {
    let mut sets: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut codes: BTreeMap<String, Tally> = BTreeMap::new();
    for set in SETS {
        for (code, tally) in by_code(set) {
            let of_code = codes.entry(code).or_default();
            *of_code = std::mem::take(of_code).plus(&tally);
            let of_set = sets.entry(set).or_default();
            *of_set = std::mem::take(of_set).plus(&tally);
        }
    }
    let all = sets.values().fold(Tally::default(), Tally::plus);
    let mut told = String::new();
    let codes = codes.iter().map(|(code, tally)| (&**code, tally));
    for (name, tally) in sets.iter().map(|(set, tally)| (*set, tally)).chain(codes) {
        told += &tally.line(name);
    }
    told += &all.line("all");
    for (word, pairs) in [("missed", &all.missed), ("wrong", &all.wrong)] {
        for (file, code) in pairs {
            let _ = writeln!(told, "{word}: {code} in {file}");
        }
    }
    println!("{told}");
    let first = ["clean", "defective", "refusals"].iter().filter_map(|set| sets.get(*set));
    let written_first = first.fold(Tally::default(), Tally::plus);
    assert!(written_first.expected() > 90 && written_first.is_enough(), "{told}");
    assert!(all.expected() > 600 && all.is_enough(), "{told}");
}

/// How it does on letters of others says more than how it does on those it has learned from. It must not get worse.
#[test]
fn letters_that_nobody_has_shown_it_are_tried() {
    let sets = UNLEARNED.into_iter().map(|set| by_code(set).values().fold(Tally::default(), Tally::plus));
    let all = sets.fold(Tally::default(), |all, set| all.plus(&set));
    let told = all.line("letters not learned from");
    println!("{told}");
    let (expected, right, wrong) = UNLEARNED_FAULTS;
    assert!(all.expected() == expected && all.right >= right && all.wrong.len() <= wrong, "{told}");
}

/// One letter, in which one part is said in many ways: `wordings/NAME.txt` has a place for what `NAME.tsv` lists.
#[test]
fn one_part_may_be_said_in_many_ways() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices/wordings");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut lists: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "tsv")).collect();
    lists.sort();
    let (mut told, mut tried, mut understood) = (String::new(), 0, 0);
    for list in &lists {
        let letter = fs::read_to_string(list.with_extension("txt")).unwrap();
        let rows = fs::read_to_string(list).unwrap();
        for (codes, wording) in rows.lines().skip(1).filter_map(|line| line.split_once('\t')) {
            let expected: BTreeSet<String> = codes.split_whitespace().map(str::to_owned).collect();
            let found = found_in(list, &letter.replace("{}", wording));
            tried += 1;
            understood += usize::from(found == expected);
            if found != expected {
                let _ = writeln!(told, "{}: {found:?}, not {expected:?}: {wording}", list.display());
            }
        }
    }
    println!("{told}{understood} of {tried} wordings are understood");
    assert!(tried > 500 && understood * 100 >= tried * LEAST, "{told}");
}

/// What is found in the letters of one set, code by code.
fn by_code(set: &str) -> BTreeMap<String, Tally> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices").join(set);
    let mut codes: BTreeMap<String, Tally> = BTreeMap::new();
    for (file, expected) in key(&folder) {
        let found = found(&folder.join(&file));
        for code in expected.union(&found) {
            let pair = (format!("{set}/{file}"), code.clone());
            let tally = codes.entry(code.clone()).or_default();
            match (expected.contains(code), found.contains(code)) {
                (true, true) => tally.right += 1,
                (true, false) => tally.missed.push(pair),
                _ => tally.wrong.push(pair),
            }
        }
    }
    codes
}

/// The letters of a folder, each with the codes of its faults.
fn key(folder: &Path) -> Vec<(String, BTreeSet<String>)> {
    let key = fs::read_to_string(folder.join("key.tsv")).unwrap();
    let rows: Vec<(String, BTreeSet<String>)> = key
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let mut fields = line.split('\t');
            let file = fields.next().unwrap().to_owned();
            let codes = fields.next().unwrap_or_default().split_whitespace();
            (file, codes.map(str::to_owned).collect())
        })
        .collect();
    let letters = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let letters: Vec<PathBuf> = letters
        .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"))
        .collect();
    assert_eq!(letters.len(), rows.len(), "{}: each letter has its row", folder.display());
    rows
}

/// The codes that a letter raises; notes are no faults.
fn found(path: &Path) -> BTreeSet<String> {
    found_in(path, &fs::read_to_string(path).unwrap())
}

/// The codes that a text raises.
fn found_in(path: &Path, text: &str) -> BTreeSet<String> {
    let mut sources = SourceMap::new();
    let file = sources.add(path.display().to_string(), text);
    let today = Day::parse("2026-11-22").unwrap();
    let letter = Letter { text, file, law: Law::Foia, today, attachments: &[] };
    let diagnostics = lint(&letter);
    for found in &diagnostics {
        let span = found.finding.span.unwrap();
        assert!(
            text.get(span.range()).is_some_and(|shown| !shown.is_empty()),
            "{}: {found:?}",
            path.display()
        );
        assert!(!found.finding.message.ends_with('.') && found.finding.help.is_some(), "{found:?}");
    }
    diagnostics.into_iter().map(|found| found.code.to_owned()).collect()
}
