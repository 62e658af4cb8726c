//! The cost limit: which work counts, what it is reckoned at, and whether it comes to more than the law asks for.
//!
//! Everything is whole numbers: seconds, pence, and for comparisons the two on one scale. Nothing is rounded before
//! it is compared.

use std::fmt;
use std::iter::Sum;

use super::regime::CostLimit;
use crate::value::grouped;

/// What is done about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// Finding out whether the information is held.
    Determining,
    /// Finding it, or a document that may hold it.
    Locating,
    /// Fetching it, or such a document.
    Retrieving,
    /// Taking it out of a document that holds it.
    Extracting,
    /// Deciding whether an exemption applies, and weighing the public interest.
    Considering,
    /// Blacking out what is exempt.
    Redacting,
    /// Asking others what they think of disclosure.
    Consulting,
    /// Having the answer approved.
    Approving,
    /// Writing to the requester.
    Corresponding,
}

impl Activity {
    /// Every one, in the order in which an estimate tells them.
    pub const ALL: [Self; 9] = [
        Self::Determining,
        Self::Locating,
        Self::Retrieving,
        Self::Extracting,
        Self::Considering,
        Self::Redacting,
        Self::Consulting,
        Self::Approving,
        Self::Corresponding,
    ];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Determining => "determining",
            Self::Locating => "locating",
            Self::Retrieving => "retrieving",
            Self::Extracting => "extracting",
            Self::Considering => "considering",
            Self::Redacting => "redacting",
            Self::Consulting => "consulting",
            Self::Approving => "approving",
            Self::Corresponding => "corresponding",
        }
    }

    /// What it is, in a few words.
    pub fn told(self) -> &'static str {
        match self {
            Self::Determining => "finding out whether it is held",
            Self::Locating => "finding it, or a document that may hold it",
            Self::Retrieving => "fetching it, or such a document",
            Self::Extracting => "taking it out of a document",
            Self::Considering => "considering exemptions",
            Self::Redacting => "redacting what is exempt",
            Self::Consulting => "consulting others",
            Self::Approving => "having the answer approved",
            Self::Corresponding => "writing to the requester",
        }
    }
}

/// What work takes: time, and money besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effort {
    seconds: u128,
    pence: u128,
}

impl Effort {
    /// So much time for each of so many records.
    pub fn work(records: u32, seconds_each: u64) -> Self {
        Self { seconds: u128::from(records).saturating_mul(u128::from(seconds_each)), pence: 0 }
    }

    /// Money that is spent besides.
    pub fn money(pence: u128) -> Self {
        Self { seconds: 0, pence }
    }

    /// The time.
    pub fn seconds(self) -> u128 {
        self.seconds
    }

    /// The time in minutes, of which one that has begun is a whole one.
    pub fn minutes(self) -> u128 {
        self.seconds.div_ceil(60)
    }

    /// The time without the money.
    #[must_use]
    pub fn time(self) -> Self {
        Self { pence: 0, ..self }
    }

    /// The money without the time.
    pub fn spent(self) -> Pence {
        Pence(self.pence)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            seconds: self.seconds.saturating_add(other.seconds),
            pence: self.pence.saturating_add(other.pence),
        }
    }
}

impl Sum for Effort {
    fn sum<I: Iterator<Item = Self>>(efforts: I) -> Self {
        efforts.fold(Self::default(), Self::plus)
    }
}

/// An amount in pence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pence(pub u128);

impl Pence {
    /// In pounds, for programs: `8958.34`.
    pub fn decimal(self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// In pounds, for people: `£8,958.34`.
impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "£{}.{:02}", grouped(self.0 / 100), self.0 % 100)
    }
}

/// Seconds in an hour: a penny a second is so many pence an hour.
const HOUR: u128 = 3600;

impl CostLimit {
    /// The limit as it is for a body of central government.
    #[must_use]
    pub fn of_central(self) -> Self {
        Self { pounds: self.pounds_of_central.unwrap_or(self.pounds), ..self }
    }

    /// Whether this work counts.
    pub fn counts(&self, activity: Activity) -> bool {
        self.activities.contains(&activity)
    }

    /// The limit itself.
    pub fn amount(&self) -> Pence {
        Pence(u128::from(self.pounds) * 100)
    }

    /// The most time that it leaves where nothing else is spent.
    pub fn time(&self) -> Effort {
        Effort { seconds: self.amount().0 * HOUR / self.rate(), pence: 0 }
    }

    /// What an effort costs, to the nearest penny; but what exceeds the limit by less is never shown as the limit itself.
    pub fn cost(&self, effort: Effort) -> Pence {
        let weight = self.weight(effort);
        let (whole, rest) = (weight / HOUR, weight % HOUR);
        let nearest = Pence(whole + u128::from(rest * 2 >= HOUR));
        if self.is_exceeded_by(effort) { nearest.max(Pence(self.amount().0 + 1)) } else { nearest }
    }

    /// Whether an effort costs more than the limit: the limit itself is within it.
    pub fn is_exceeded_by(&self, effort: Effort) -> bool {
        self.weight(effort) > self.weight_of_limit()
    }

    /// The most things of `of`, at `each`, that stay within the limit beside what is done anyway; `None` where that
    /// alone exceeds it.
    pub fn most(&self, beside: Effort, each: Effort, of: u32) -> Option<u32> {
        let left = self.weight_of_limit().checked_sub(self.weight(beside))?;
        let most = left.checked_div(self.weight(each)).unwrap_or(u128::from(of));
        Some(u32::try_from(most).unwrap_or(of).min(of))
    }

    /// Time and money on one scale: pence, times the seconds of an hour.
    fn weight(&self, effort: Effort) -> u128 {
        let time = effort.seconds.saturating_mul(self.rate());
        time.saturating_add(effort.pence.saturating_mul(HOUR))
    }

    fn weight_of_limit(&self) -> u128 {
        self.amount().0 * HOUR
    }

    /// Pence an hour.
    fn rate(&self) -> u128 {
        u128::from(self.pounds_per_hour) * 100
    }
}
