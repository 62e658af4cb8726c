//! Values that know what they do not know: dates, periods, verdicts, counts, money, kinds of nil.
//!
//! Nothing here knows an entry or a file. [`Worlds`] is the heart: every choice of days that fits what is written.

mod count;
mod cover;
mod day;
mod interval;
mod money;
mod nil;
mod refusal;
mod standing;
mod verdict;
mod when;
mod worlds;

pub use count::{Basis, Count};
pub use day::{Day, MONTHS};
pub use interval::Interval;
pub use money::{Money, grouped};
pub use nil::Nil;
pub use refusal::{Refusal, Wrong};
pub use verdict::Verdict;
pub use when::{When, YearStart};
pub use worlds::{Misfit, Sighting, SourceDay, Stretch, StretchId, Worlds};

#[cfg(test)]
mod oracle;
