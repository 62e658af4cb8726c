//! A claim as it was sent, read again.

use crate::case::{Claim, Days};
use crate::value::{Day, Interval, Verdict};

/// The stretch of days that a ledger writes.
pub(super) fn interval(days: &Days) -> Option<Interval> {
    let read = |day: &Option<String>, open: Day| match day {
        Some(day) => Day::parse(day).ok(),
        None => Some(open),
    };
    Interval::new(read(&days.first, Interval::ALWAYS.first)?, read(&days.last, Interval::ALWAYS.last)?)
}

/// The days that a claim speaks of.
pub(super) fn during(claim: &Claim) -> Option<Interval> {
    claim.during.as_ref().or(claim.seen.as_ref()).and_then(interval)
}

/// The days of something that is known from both sides.
pub(super) fn bounded(days: Option<&Days>) -> Option<Interval> {
    interval(days?).filter(|days| days.first.is_bound() && days.last.is_bound())
}

/// How far a claim says that it was so: what was so on some day of one was so throughout it.
pub(super) fn how_far(claim: &Claim, days: Interval) -> Verdict {
    let one = days.first == days.last;
    if one && claim.verdict.is_certain() { Verdict::Throughout } else { claim.verdict }
}
