//! A number or an amount that somebody wrote in place of the drafted one.

use super::words::compared;
use crate::case::{Claim, ClaimKind};
use crate::register::{CountShape, Shape, Value};
use crate::value::{Count, Money};

/// What a claim of a number says in these words; nothing, where it is of no number or the words say none that is
/// understood.
pub(super) fn reread(claim: &Claim, words: &str) -> Option<Shape> {
    if !matches!(claim.kind, ClaimKind::Value | ClaimKind::Sum) {
        return None;
    }
    let drafted = match &claim.value {
        Some(Shape::Count(drafted)) => drafted,
        Some(Shape::Pounds(_)) => {
            return Money::parse(words.trim()).ok().map(|money| Shape::from(&Value::Money(money)));
        }
        _ => return None,
    };
    let words: Vec<String> = words.split_whitespace().map(compared).collect();
    let text = words.join(" ");
    let text =
        text.strip_prefix("between ").map_or_else(|| text.clone(), |rest| rest.replace(" and ", " to "));
    let count = Count::parse(&text).or_else(|_| Count::parse_decimal(&text)).ok()?;
    Some(Shape::Count(CountShape { unit: drafted.unit.clone(), ..CountShape::from(count) }))
}
