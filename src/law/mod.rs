//! The law as data: what a regime is called, and the figures and sections that a letter must name.

mod citation;
mod named;
mod provisions;

pub use citation::{Citation, find, list, parse};
use citation::{bracketed, joined};
pub use named::{Law, Unit};
pub use provisions::{
    Confirm, Engaged, Found, Ground, Limb, Missing, Need, Notice, Place, PoliceUse, Provision, Section,
    Statement, Weight, excludes, is_whole, provision, provisions, sections,
};

/// A law under which information is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regime {
    /// Its id in a register.
    pub id: &'static str,
    /// Its short title.
    pub act: &'static str,
    /// Where it gives the right to complain to the regulator.
    pub complaint: &'static str,
    /// Working days within which a requester should ask for a review. Guidance of the regulator, not statute.
    pub review_within: u32,
}

/// Every regime that letters can be drafted under.
pub const REGIMES: &[Regime] = &[Regime {
    id: "foia-2000",
    act: "Freedom of Information Act 2000",
    complaint: "section 50",
    review_within: 40,
}];

/// The regime with this id.
pub fn regime(id: &str) -> Option<&'static Regime> {
    REGIMES.iter().find(|regime| regime.id == id)
}
