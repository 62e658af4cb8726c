//! The table of rules: every code that is raised stands in it, at the level at which it is raised, and is explained.
#![expect(clippy::disallowed_methods, reason = "a test reads the sources of the program")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use candour::rules::{FAMILIES, rule, rules};

use crate::architecture::files_below;

/// What a page is wide.
const WIDTH: usize = 120;

/// Words with hyphens in the sources that are no codes.
const NO_CODES: [&str; 23] = [
    "08-01",
    "2017-05",
    "2017-05-02",
    "2023-0001",
    "activity-that-counts",
    "as-of",
    "bank-holiday",
    "eir-2004",
    "england-and-wales",
    "every-kind",
    "foia-2000",
    "foisa-2002",
    "kebab-case",
    "kind-of-event",
    "legitimate-interests",
    "month-and-day",
    "northern-ireland",
    "not-held",
    "p-7f3a",
    "public-interest",
    "review-acknowledgement",
    "review-outcome",
    "whole-number",
];

#[test]
fn every_code_that_is_raised_stands_in_the_table() {
    let sources = sources();
    let raised: BTreeSet<&str> = sources.iter().flat_map(|text| codes(text)).collect();
    let unknown: Vec<&&str> =
        raised.iter().filter(|code| rule(code).is_none() && !NO_CODES.contains(code)).collect();
    assert!(unknown.is_empty(), "no rule is called {unknown:?}");
    assert!(raised.len() > 80, "only {raised:?} are seen");
}

/// What stands in the table as raised elsewhere is raised somewhere.
#[test]
fn every_rule_is_looked_for() {
    let sources = sources();
    let raised: BTreeSet<&str> = sources.iter().flat_map(|text| codes(text)).collect();
    let idle: Vec<&str> = rules().map(|rule| rule.code).filter(|code| !raised.contains(code)).collect();
    assert!(idle.is_empty(), "nothing raises {idle:?}");
}

/// Outside this table a code is raised as an error, or together with its level.
#[test]
fn every_code_is_raised_at_the_level_of_the_table() {
    let mut wrong = Vec::new();
    for text in sources() {
        for (call, named) in [(".error(\"", None), (".with(\"", Some("Level::"))] {
            for (at, _) in text.match_indices(call) {
                let rest = &text[at + call.len()..];
                let (code, rest) = rest.split_once('"').unwrap();
                if !code.contains('-') {
                    continue;
                }
                let level = match named {
                    None => "Error",
                    Some(before) => word(rest.split_once(before).map_or("", |(_, rest)| rest)),
                };
                let listed = rule(code).map(|rule| format!("{:?}", rule.level));
                if listed.as_deref() != Some(level) {
                    wrong.push(format!("{code} is raised as {level} and listed as {listed:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_code_is_there_once_and_reads_as_words() {
    let mut times = BTreeMap::new();
    for rule in rules() {
        *times.entry(rule.code).or_insert(0) += 1;
        let plain = rule.code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(plain && rule.code.split('-').all(|word| !word.is_empty()), "{}", rule.code);
        assert!(rule.code.contains('-'), "{}", rule.code);
        let summary = rule.summary;
        assert!(
            summary.len() > 10 && summary.len() <= 80 && !summary.ends_with('.'),
            "{}: {summary}",
            rule.code
        );
    }
    times.retain(|_, times| *times > 1);
    assert!(times.is_empty(), "{times:?}");
    assert!(FAMILIES.iter().all(|(_, rules)| !rules.is_empty()));
}

#[test]
fn each_rule_explains_itself_on_less_than_a_page() {
    for rule in rules() {
        let (code, text) = (rule.code, rule.explanation);
        assert!(text.trim().len() > 100, "{code}: says next to nothing");
        assert!(
            text.ends_with('\n') && !text.ends_with("\n\n") && text.trim_start() == text,
            "{code}: its ends"
        );
        assert!(text.lines().count() <= 15, "{code}: {} lines", text.lines().count());
        let long: Vec<&str> = text.lines().filter(|line| line.chars().count() > WIDTH).collect();
        assert!(long.is_empty(), "{code}: {long:?}");
        let outside = text.split("```").step_by(2);
        let heading = outside.flat_map(str::lines).any(|line| line.starts_with('#'));
        assert!(!heading, "{code}: its code is its heading");
        assert!(text.matches("```").count().is_multiple_of(2), "{code}: an example is not closed");
    }
}

/// No explanation lies about that belongs to no rule.
#[test]
fn each_explanation_belongs_to_a_rule() {
    for path in files_below(&root().join("src/rules/explain"), "md") {
        let code = path.file_stem().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(rule(code).map(|rule| rule.explanation), Some(&*text), "{}", path.display());
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of each source that raises something: not the tables themselves, and not what only tests.
fn sources() -> Vec<String> {
    let tables: BTreeSet<PathBuf> =
        FAMILIES.iter().map(|(family, _)| root().join(format!("src/rules/{family}.rs"))).collect();
    let files = files_below(&root().join("src"), "rs").into_iter();
    files
        .filter(|path| {
            !path.components().any(|part| part.as_os_str() == "tests") && !path.ends_with("tests.rs")
        })
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            // A table raises only the rules that it has functions for.
            if tables.contains(&path) { raised_here(&text) } else { text }
        })
        .collect()
}

/// Of a family, the codes of those rules that it looks for itself.
fn raised_here(text: &str) -> String {
    let rules = text.split("Rule {").skip(1).filter(|rule| !rule.contains("Check::Elsewhere"));
    rules.filter_map(|rule| Some(format!("\"{}\"\n", rule.split('"').nth(1)?))).collect()
}

/// The strings of a text that look like codes.
fn codes(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).filter(|text| {
        let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        plain && text.contains('-') && text.split('-').all(|word| !word.is_empty())
    })
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}
