//! A sum, added up again from what the register says of its parts.

use super::fit::{self, Fit};
use super::judge::{self, Judged};
use super::known::Known;
use super::{AuditResult, Letter, Side, then};
use crate::case::Claim;
use crate::register::{EntryIndex, Shape, Staff, Standing, Unit, Value};
use crate::value::{Count, Interval, Nil, Verdict};

/// So many sums are told apart where parts changed in the days on which they were seen; of more, nothing is known.
const MOST: usize = 256;

/// How a sum stands. Each part is taken as it was on the days on which the letter's own claim of it was seen; that sums
/// agree though the parts do not is found at the parts.
pub(super) fn judge(known: &Known<'_>, standing: &Standing<'_>, letter: &Letter, claim: &Claim) -> Judged {
    let Some(then @ Shape::Count(counted)) = &claim.value else { return Judged::new(AuditResult::Stands) };
    let unit = match counted.unit.as_deref() {
        Some("fte") => Unit::Fte,
        Some("wte") => Unit::Wte,
        _ => Unit::Posts,
    };
    let mut register = Side { verdict: Some(Verdict::AtLeastPart), ..Side::default() };
    // What there is, and what of it is taken away.
    let mut sums = vec![(Count::None, Count::None)];
    for input in &claim.inputs {
        let Some((entry, Some(field))) = known.fact(input) else {
            return Judged::new(AuditResult::Unsupported);
        };
        let days = days_of(letter, claim, input).unwrap_or(Interval::day(known.today));
        let parts = parts(standing, (entry, field), unit, days);
        if parts.is_empty() {
            return Judged::new(AuditResult::Unsupported);
        }
        let taken_away = claim.fact == "vacancy" && field == "in_post";
        let mut with = Vec::new();
        for (all, filled) in &sums {
            for part in &parts {
                let sum = if taken_away { (*all, filled.plus(*part)) } else { (all.plus(*part), *filled) };
                if !with.contains(&sum) {
                    with.push(sum);
                }
            }
        }
        sums = if with.len() > MOST { vec![(Count::Unknown, Count::None)] } else { with };
        let part = judge::side(standing, entry, Some(field), days, Verdict::AtLeastPart);
        for id in part.sources {
            if !register.sources.contains(&id) {
                register.sources.push(id);
            }
        }
        register.span = register.span.or(part.span);
    }
    let count = |(all, filled): &(Count, Count)| match filled {
        Count::None => *all,
        filled => all.minus(*filled).unwrap_or(Count::Unknown),
    };
    register.values =
        sums.iter().map(|sum| (&Value::Staff(Staff { count: count(sum), unit })).into()).collect();
    let same = |first: &str, second: &str| known.same(first, second);
    let fits: Vec<Fit> = register.values.iter().map(|now| fit::fit(then, now, &same)).collect();
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

/// All that a field may have said on some of these days: what is certain, where anything is. What is counted in another
/// unit cannot be added.
fn parts(
    standing: &Standing<'_>,
    (entry, field): (EntryIndex, &str),
    unit: Unit,
    days: Interval,
) -> Vec<Count> {
    let mut possible: Vec<(bool, Count)> = Vec::new();
    for version in &standing.register().entry(entry).versions {
        let Some(value) = version.value(field) else { continue };
        let count = match value {
            Value::Count(count) if unit == Unit::Posts => *count,
            Value::Staff(staff) if unit == staff.unit || staff.count == Count::None => staff.count,
            Value::Nil(Nil::None) => Count::None,
            Value::Count(_) | Value::Staff(_) => Count::Unknown,
            _ => continue,
        };
        let verdict = standing.field(entry, field, |now| now == value, days);
        if verdict != Verdict::No {
            possible.push((verdict.is_certain(), count));
        }
    }
    let certain = possible.iter().any(|(certain, _)| *certain);
    possible.into_iter().filter(|(this, _)| *this == certain).map(|(_, count)| count).collect()
}
