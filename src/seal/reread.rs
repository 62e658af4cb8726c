//! A number that somebody wrote in place of the drafted one.

use crate::case::{Claim, ClaimKind};
use crate::register::{CountShape, Shape};
use crate::value::Count;

/// Numbers that letters write in words.
const WORDS: [&str; 21] = [
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// What a claim of a number says in these words; nothing, where it is of no number or the words say none that is
/// understood.
pub(super) fn reread(claim: &Claim, words: &str) -> Option<Shape> {
    let Some(Shape::Count(drafted)) = &claim.value else { return None };
    if !matches!(claim.kind, ClaimKind::Value | ClaimKind::Sum) {
        return None;
    }
    let words: Vec<String> = words.split_whitespace().map(in_digits).collect();
    let text = words.join(" ");
    let text =
        text.strip_prefix("between ").map_or_else(|| text.clone(), |rest| rest.replace(" and ", " to "));
    let count = Count::parse(&text).or_else(|_| Count::parse_decimal(&text)).ok()?;
    Some(Shape::Count(CountShape { unit: drafted.unit.clone(), ..CountShape::from(count) }))
}

fn in_digits(word: &str) -> String {
    let word = word.to_lowercase();
    match WORDS.iter().position(|known| *known == word) {
        Some(0) | None => word.replace(',', ""),
        Some(number) => number.to_string(),
    }
}
