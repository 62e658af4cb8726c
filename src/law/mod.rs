//! The law as data: regimes and their time limits, the days that count, what an answer may cost, and
//! the provisions that a letter cites.

mod calendar;
mod citation;
mod clock;
mod cost;
mod named;
mod provisions;
mod regime;
mod together;

pub use calendar::{Calendar, Division, Holiday, Off, Uncovered};
pub use citation::{Citation, find, list, mentions, parse};
use citation::{bracketed, joined};
pub use clock::{Clock, Counted, Due, Event, Origin, Reading, Refused, Step, Timeline, Wait, What};
pub use cost::{Activity, Effort, Pence};
pub use named::{Law, Unit};
pub use provisions::{
    Confirm, Engaged, Found, Ground, Limb, Missing, Need, Notice, Place, PoliceUse, Provision, Section,
    Statement, Weight, excludes, is_whole, provision, provisions, sections,
};
pub use regime::{
    Aggregation, Basis, CostLimit, Extension, Letter, Limit, Pauses, Purpose, REGIMES, Regime, Review,
    WorkingDays, regime,
};
pub use together::{Together, together};
