//! A sum, added up again from what the register says of its parts.

use rust_decimal::Decimal;

use super::fit::{self, Fit, Range};
use super::judge::{self, Judged};
use super::known::Known;
use super::{AuditResult, Letter, Side, then};
use crate::case::Claim;
use crate::register::{CountShape, EntryIndex, Shape, Standing};
use crate::value::{Interval, Nil, Verdict};

/// So many sums are told apart where parts changed in the days on which they were seen.
const MOST: usize = 64;

/// How a sum stands. Each part is taken as it was on the days on which the letter's own claim of it was seen; that sums
/// agree though the parts do not is found at the parts.
pub(super) fn judge(known: &Known<'_>, standing: &Standing<'_>, letter: &Letter, claim: &Claim) -> Judged {
    let Some(Shape::Count(then)) = &claim.value else { return Judged::new(AuditResult::Stands) };
    let mut register = Side { verdict: Some(Verdict::AtLeastPart), ..Side::default() };
    let mut sums = vec![(Some(Decimal::ZERO), Some(Decimal::ZERO))];
    for input in &claim.inputs {
        let Some((entry, Some(field))) = known.fact(input) else {
            return Judged::new(AuditResult::Unsupported);
        };
        let days = days_of(letter, claim, input).unwrap_or(Interval::day(known.today));
        let ranges = ranges(standing, (entry, field), days);
        if ranges.is_empty() {
            return Judged::new(AuditResult::Unsupported);
        }
        let taken_away = claim.fact == "vacancy" && field == "in_post";
        let with = |sum: Range, range: Range| if taken_away { minus(sum, range) } else { plus(sum, range) };
        sums = sums.iter().flat_map(|sum| ranges.iter().map(move |range| with(*sum, *range))).collect();
        sums.sort_unstable();
        sums.dedup();
        sums.truncate(MOST);
        let part = judge::side(standing, entry, Some(field), days, Verdict::AtLeastPart);
        for id in part.sources {
            if !register.sources.contains(&id) {
                register.sources.push(id);
            }
        }
        register.span = register.span.or(part.span);
    }
    let unit = || then.unit.clone();
    register.values = sums.iter().map(|sum| Shape::Count(shape(*sum, unit()))).collect();
    let fits: Vec<Fit> = sums.iter().map(|sum| fit::ranges(fit::range(then), *sum)).collect();
    let result = if fits.contains(&Fit::Within) {
        AuditResult::Stands
    } else if fits.iter().all(|fit| *fit == Fit::Apart) {
        AuditResult::Corrected
    } else {
        AuditResult::Weakened
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
fn ranges(standing: &Standing<'_>, (entry, field): (EntryIndex, &str), days: Interval) -> Vec<Range> {
    let mut possible: Vec<(bool, Range)> = Vec::new();
    for version in &standing.register().entry(entry).versions {
        let Some(value) = version.value(field) else { continue };
        let count = match Shape::from(value) {
            Shape::Count(count) => fit::range(&count),
            Shape::Nil(Nil::None) => (Some(Decimal::ZERO), Some(Decimal::ZERO)),
            _ => continue,
        };
        let verdict = standing.field(entry, field, |now| now == value, days);
        if verdict != Verdict::No {
            possible.push((verdict.is_certain(), count));
        }
    }
    let certain = possible.iter().any(|(certain, _)| *certain);
    possible.into_iter().filter(|(this, _)| *this == certain).map(|(_, range)| range).collect()
}

fn plus((min, max): Range, (other_min, other_max): Range) -> Range {
    let add = |first: Option<Decimal>, second: Option<Decimal>| first?.checked_add(second?);
    (add(min, other_min), add(max, other_max))
}

fn minus((min, max): Range, (other_min, other_max): Range) -> Range {
    let subtract = |first: Option<Decimal>, second: Option<Decimal>| first?.checked_sub(second?);
    (subtract(min, other_max), subtract(max, other_min))
}

fn shape((min, max): Range, unit: Option<String>) -> CountShape {
    let text = |number: Option<Decimal>| number.map(|number| number.normalize().to_string());
    CountShape { min: text(min), max: text(max), approximate: false, not_quantifiable: false, unit }
}
