//! A sum, added up again from what the register says of its parts.

use rust_decimal::Decimal;

use super::fit::{self, Fit, Range};
use super::judge::{self, Judged};
use super::known::Known;
use super::{AuditResult, Letter, Side, then};
use crate::case::Claim;
use crate::register::{Shape, Standing, Value};
use crate::value::{Count, Interval, Verdict};

/// How a sum stands. Each part is taken as it was on the days on which the letter's own claim of it was seen; that sums
/// agree though the parts do not is found at the parts.
pub(super) fn judge(known: &Known<'_>, standing: &Standing<'_>, letter: &Letter, claim: &Claim) -> Judged {
    let Some(Shape::Count(then)) = &claim.value else { return Judged::new(AuditResult::Stands) };
    let (mut sum, mut register) = ((Some(Decimal::ZERO), Some(Decimal::ZERO)), Side::default());
    for input in &claim.inputs {
        let Some((entry, Some(field))) = known.fact(input) else {
            return Judged::new(AuditResult::Unsupported);
        };
        let days = days_of(letter, claim, input).unwrap_or(Interval::day(known.today));
        let Some(range) = range(standing, (entry, field), days) else {
            return Judged::new(AuditResult::Unsupported);
        };
        let takes_away = claim.fact == "vacancy" && field == "in_post";
        sum = if takes_away { minus(sum, range) } else { plus(sum, range) };
        let part = judge::side(standing, entry, Some(field), days, Verdict::AtLeastPart);
        for id in part.sources {
            if !register.sources.contains(&id) {
                register.sources.push(id);
            }
        }
        register.span = register.span.or(part.span);
    }
    register.verdict = Some(Verdict::AtLeastPart);
    register.values.push(Shape::Count(shape(sum, then.unit.clone())));
    let result = match fit::ranges(fit::range(then), sum) {
        Fit::Within => AuditResult::Stands,
        Fit::Overlaps => AuditResult::Weakened,
        Fit::Apart => AuditResult::Corrected,
    };
    Judged { result, register, changed_since: false }
}

/// The days of a part: those of the claim that the same answer makes of it, or of any that names one of its entry.
fn days_of(letter: &Letter, sum: &Claim, input: &str) -> Option<Interval> {
    let entry = input.rsplit_once('/')?.0;
    let mine = letter.sent.claims.iter().filter(|claim| claim.question == sum.question);
    let found = |wanted: &dyn Fn(&Claim) -> bool| {
        mine.clone()
            .find(|claim| wanted(claim))
            .and_then(|claim| claim.seen.as_ref().and_then(then::interval))
    };
    let of_entry = |claim: &Claim| claim.fact.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/'));
    found(&|claim| claim.fact == input).or_else(|| found(&of_entry))
}

/// All that a field may have said on some of these days: what is certain, where anything is.
fn range(
    standing: &Standing<'_>,
    (entry, field): (crate::register::EntryIndex, &str),
    days: Interval,
) -> Option<Range> {
    let versions = &standing.register().entry(entry).versions;
    let mut possible: Vec<(Verdict, Range)> = Vec::new();
    for version in versions {
        let count = match version.value(field) {
            Some(Value::Count(count)) => *count,
            Some(Value::Staff(staff)) => staff.count,
            Some(Value::Nil(crate::value::Nil::None)) => Count::None,
            _ => continue,
        };
        let value = version.value(field);
        let verdict = standing.field(entry, field, |now| Some(now) == value, days);
        let Shape::Count(shape) = Shape::from(&Value::Count(count)) else { continue };
        if verdict != Verdict::No {
            possible.push((verdict, fit::range(&shape)));
        }
    }
    let certain = possible.iter().any(|(verdict, _)| verdict.is_certain());
    let kept = possible.into_iter().filter(|(verdict, _)| !certain || verdict.is_certain());
    kept.map(|(_, range)| range).reduce(|(min, max), (other_min, other_max)| {
        (min.zip(other_min).map(|(a, b)| a.min(b)), max.zip(other_max).map(|(a, b)| a.max(b)))
    })
}

fn plus((min, max): Range, (other_min, other_max): Range) -> Range {
    let add = |first: Option<Decimal>, second: Option<Decimal>| first?.checked_add(second?);
    (add(min, other_min), add(max, other_max))
}

fn minus((min, max): Range, (other_min, other_max): Range) -> Range {
    let subtract = |first: Option<Decimal>, second: Option<Decimal>| first?.checked_sub(second?);
    (subtract(min, other_max), subtract(max, other_min))
}

fn shape((min, max): Range, unit: Option<String>) -> crate::register::CountShape {
    let text = |number: Option<Decimal>| number.map(|number| number.normalize().to_string());
    crate::register::CountShape {
        min: text(min),
        max: text(max),
        approximate: false,
        not_quantifiable: false,
        unit,
    }
}
