//! The law as data: regimes and their time limits, the days that count, and the provisions that a letter cites.

mod calendar;
mod clock;
mod provisions;
mod regime;

pub use calendar::{Calendar, Division, Holiday, Off, Uncovered};
pub use clock::{Clock, Counted, Due, Event, Origin, Reading, Refused, Step, Timeline, Wait, What};
pub use provisions::is_provision;
pub use regime::{
    Basis, CostLimit, Extension, Letter, Limit, Pauses, Purpose, REGIMES, Regime, Review, WorkingDays, regime,
};
