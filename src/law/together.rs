//! Requests that may be counted together: which of them one period of consecutive working days holds.

use super::calendar::{Calendar, Uncovered};
use crate::value::Day;

/// A period of consecutive working days, as far as requests lie in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// The first day on which one was received.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// Which of the others were received in it, by their place in the list.
    pub holds: Vec<usize>,
}

/// The period of at most `within` consecutive working days that holds `own` and weighs most with what it holds of
/// `others`; of several that weigh the same, the earliest.
///
/// Its working days are counted from the first receipt to the last, both included; a receipt on a day that is none
/// adds no day to it.
///
/// # Errors
/// Where the calendar does not know a day that would have to be counted.
pub fn together<W: Ord>(
    calendar: &Calendar,
    within: u32,
    own: Day,
    others: &[Day],
    weigh: impl Fn(&[usize]) -> W,
) -> Result<Together, Uncovered> {
    let mut firsts: Vec<Day> = others.iter().copied().filter(|day| *day < own).chain([own]).collect();
    firsts.sort_unstable();
    firsts.dedup();
    let mut best: Option<(W, Together)> = None;
    for first in firsts {
        if !is_one_period(calendar, within, first, own)? {
            continue;
        }
        let mut holds = Vec::new();
        let mut last = own;
        for (place, day) in others.iter().enumerate() {
            if *day >= first && is_one_period(calendar, within, first, *day)? {
                holds.push(place);
                last = last.max(*day);
            }
        }
        let weight = weigh(&holds);
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, Together { first, last, holds }));
        }
    }
    // A request always lies in a period with itself.
    Ok(best.map_or(Together { first: own, last: own, holds: Vec::new() }, |(_, together)| together))
}

fn is_one_period(calendar: &Calendar, within: u32, first: Day, last: Day) -> Result<bool, Uncovered> {
    // Three days hold more than one working day on the whole; what lies further apart need not be counted.
    let furthest = first.plus(i32::try_from(within).unwrap_or(i32::MAX).saturating_mul(3));
    if last > furthest {
        return Ok(false);
    }
    let days = calendar.working_days(first.previous(), last)?;
    Ok(u32::try_from(days).is_ok_and(|days| days <= within))
}
