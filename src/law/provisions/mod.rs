//! The catalogue: provisions under which information is withheld or a request put off, and what is true of each.
//!
//! The tables are data, written to be read by a lawyer from top to bottom; `table` has the types of which they consist.

mod eir;
mod foia;
mod notice;
mod search;
mod table;
mod words;

pub use notice::Statement;
pub use search::{Found, Missing, excludes, provision};
pub(super) use search::{is_known, is_read_with, next_parts, section_numbers};
pub use table::{Confirm, Engaged, Ground, Limb, Need, Notice, Place, PoliceUse, Section, Weight};

use super::{Citation, Law};
use crate::value::Day;

/// One limb of the catalogue, with the section that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Provision {
    /// The law.
    pub law: Law,
    /// The section, or regulation.
    pub section: &'static Section,
    /// The limb.
    pub limb: &'static Limb,
}

/// The sections of a law that are in the catalogue, in the order of the law.
///
/// Of the Act of 2000 it has every ground there is; of the Regulations a few; of the Scottish Act none yet.
pub fn sections(law: Law) -> impl Iterator<Item = &'static Section> {
    let parts: &[&[Section]] = match law {
        Law::Foia => foia::SECTIONS,
        Law::Eir => &[eir::SECTIONS],
        Law::Foisa => &[],
    };
    parts.iter().copied().flatten()
}

/// Every limb of a law that is in the catalogue, in the order of the law.
pub fn provisions(law: Law) -> impl Iterator<Item = Provision> {
    sections(law)
        .flat_map(move |section| section.limbs.iter().map(move |limb| Provision { law, section, limb }))
}

/// Whether the catalogue has every ground of a law, so that what it lacks does not exist.
pub fn is_whole(law: Law) -> bool {
    law == Law::Foia
}

/// Whether letters cite this section of a law, as a ground or because of a duty, without anything in brackets.
pub(super) fn is_cited(law: Law, number: &str) -> bool {
    let procedure = if law == Law::Foia { foia::PROCEDURE } else { &[] };
    procedure.contains(&number) || sections(law).any(|section| section.number == number)
}

impl Provision {
    /// As it is cited.
    pub fn citation(&self) -> Citation {
        self.cited(self.limb.place)
    }

    fn cited(&self, place: Place) -> Citation {
        let owned = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        let with = if place.with.is_empty() { Vec::new() } else { vec![owned(place.with)] };
        Citation { law: self.law, section: self.section.number.to_owned(), path: owned(place.path), with }
    }

    /// What it is.
    pub fn ground(&self) -> Ground {
        self.limb.ground.unwrap_or(self.section.ground)
    }

    /// Whether the public interest is weighed.
    pub fn weight(&self) -> Weight {
        self.limb.weight.unwrap_or(self.section.weight)
    }

    /// What brings information under it.
    pub fn engaged(&self) -> Engaged {
        self.limb.engaged.unwrap_or(self.section.engaged)
    }

    /// What becomes of the duty to say whether information is held.
    pub fn confirm(&self) -> Confirm {
        self.limb.confirm.unwrap_or(self.section.confirm)
    }

    /// The provision that lifts the duty to say whether information is held, if another one does.
    pub fn denial(&self) -> Option<Citation> {
        match self.confirm() {
            Confirm::Under(place) => Some(self.cited(place)),
            Confirm::Stays | Confirm::Here | Confirm::FallsAway => None,
        }
    }

    /// What has to be shown or recorded before it is relied on.
    pub fn needs(&self) -> Vec<Need> {
        let harm = matches!(self.engaged(), Engaged::Harm(_)).then_some(Need::Harm);
        let public = self.weight().is_weighed().then_some(Need::PublicInterest);
        let also: &[Need] = match self.ground() {
            Ground::Purpose => &[],
            _ => self.limb.also.unwrap_or(self.section.also),
        };
        also.iter().copied().chain(harm).chain(public).collect()
    }

    /// Its first day, where it is younger than its law.
    pub fn from(&self) -> Option<Day> {
        self.limb.from.or(self.section.from).map(Day::from)
    }

    /// Its last day, where it has been repealed.
    pub fn until(&self) -> Option<Day> {
        self.limb.until.map(Day::from)
    }

    /// Whether it was in force on a day, as far as the catalogue knows.
    pub fn in_force(&self, on: Day) -> bool {
        self.from().is_none_or(|from| from <= on) && self.until().is_none_or(|until| on <= until)
    }
}
