//! A letter with its sources: for the officer who checks it, never for sending.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Letter;
use crate::case::{Claim, Ledger};
use crate::register::Register;

/// The letter, each answer followed by a numbered list of what it claims, from which source and of when.
pub fn explain(letter: &Letter, ledger: &Ledger, register: &Register) -> String {
    let mut text = String::from("For checking, not for sending.\n\n");
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut notes: Vec<(usize, usize)> = Vec::new();
    for (at, claim) in in_order(ledger).into_iter().enumerate() {
        numbers.insert(&claim.id, at + 1);
        notes.extend(claim.spans.first().map(|[_, end]| (*end, at + 1)));
    }
    notes.sort_unstable();
    text.push_str(&numbered(&letter.markdown, &notes));
    for answer in &ledger.answers {
        let _ = writeln!(text, "\nSources of answer {}\n", answer.question);
        let own = |claim: &&Claim| claim.question == answer.question;
        for claim in in_order(ledger).into_iter().filter(own) {
            let number = numbers.get(&*claim.id).copied().unwrap_or_default();
            let _ = writeln!(text, "[{number}] {}", told(claim, letter, register));
        }
        for left in &answer.left_out {
            let _ = writeln!(text, "left out: {} ({})", left.fact, left.why);
        }
    }
    text
}

/// The claims as they come in the letter.
fn in_order(ledger: &Ledger) -> Vec<&Claim> {
    let mut claims: Vec<&Claim> = ledger.claims.iter().collect();
    claims.sort_by_key(|claim| (claim.spans.first().copied(), claim.id.clone()));
    claims
}

/// The text with a number in brackets behind each claim; several at one place share the brackets.
fn numbered(markdown: &str, notes: &[(usize, usize)]) -> String {
    let mut places: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (at, number) in notes {
        places.entry(*at).or_default().push(number.to_string());
    }
    let mut text = String::new();
    let mut from = 0;
    for (at, numbers) in places {
        text.push_str(markdown.get(from..at).unwrap_or_default());
        let _ = write!(text, " [{}]", shortened(&numbers));
        from = at;
    }
    text.push_str(markdown.get(from..).unwrap_or_default());
    text
}

/// Many numbers at one place would hide the letter: the first and how many more.
fn shortened(numbers: &[String]) -> String {
    match numbers {
        [first, rest @ ..] if rest.len() > 3 => format!("{first} and {} more", rest.len()),
        _ => numbers.join(", "),
    }
}

fn told(claim: &Claim, letter: &Letter, register: &Register) -> String {
    let printed =
        claim.spans.first().and_then(|[start, end]| letter.markdown.get(*start..*end)).unwrap_or_default();
    let mut line = format!("“{printed}”: {}", claim.fact);
    if !claim.inputs.is_empty() {
        let _ = write!(line, ", made of {}", claim.inputs.join(" + "));
    }
    if let Some(asked) = &claim.asked {
        let _ = write!(line, ", over {asked}: {}", claim.verdict);
    }
    if let (true, Some(day)) =
        (claim.fact == crate::answer::STATED, claim.seen.as_ref().and_then(|seen| seen.first.as_ref()))
    {
        let _ = write!(line, " on {day}");
    }
    let sources = claim.sources.iter().map(|id| {
        let source = register.find_source(id).map(|source| register.source(source));
        source
            .map_or_else(|| id.clone(), |source| format!("{id} ({}, {})", source.title, source.date.prose()))
    });
    let _ = write!(line, "; source {}", sources.collect::<Vec<_>>().join("; "));
    line
}
