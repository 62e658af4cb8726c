//! A number that somebody wrote in place of the drafted one.

use super::words::compared;
use crate::case::{Claim, ClaimKind};
use crate::register::{CountShape, Shape};
use crate::value::Count;

/// What a claim of a number says in these words; nothing, where it is of no number or the words say none that is
/// understood.
pub(super) fn reread(claim: &Claim, words: &str) -> Option<Shape> {
    let Some(Shape::Count(drafted)) = &claim.value else { return None };
    if !matches!(claim.kind, ClaimKind::Value | ClaimKind::Sum) {
        return None;
    }
    let words: Vec<String> = words.split_whitespace().map(compared).collect();
    let text = words.join(" ");
    let text =
        text.strip_prefix("between ").map_or_else(|| text.clone(), |rest| rest.replace(" and ", " to "));
    let count = Count::parse(&text).or_else(|_| Count::parse_decimal(&text)).ok()?;
    Some(Shape::Count(CountShape { unit: drafted.unit.clone(), ..CountShape::from(count) }))
}
