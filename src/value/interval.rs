//! A stretch of days, both ends included.

use std::fmt;

use super::Day;

/// All days from `first` to `last`, both included; an end without a bound is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl Interval {
    /// Every day there is.
    pub const ALWAYS: Self = Self { first: Day::EVER, last: Day::NEVER };

    /// `first` to `last`; `None` when they are the wrong way round.
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// A single day.
    pub fn day(day: Day) -> Self {
        Self { first: day, last: day }
    }

    /// Whether `day` lies within.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days in both.
    #[must_use]
    pub fn meet(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// Whether every day of `other` lies within.
    pub fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The part up to and including `day`.
    #[must_use]
    pub fn until(self, day: Day) -> Option<Self> {
        Self::new(self.first, self.last.min(day))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (first, last) if first == last => write!(f, "{first}"),
            (Day::EVER, Day::NEVER) => f.write_str("any day"),
            (Day::EVER, last) => write!(f, "..{last}"),
            (first, Day::NEVER) => write!(f, "{first}.."),
            (first, last) => write!(f, "{first}..{last}"),
        }
    }
}
