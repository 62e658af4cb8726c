//! The Freedom of Information Act 2000: what ends a duty to comply, and Part II, section by section.

mod requests;
mod sections_21_to_29;
mod sections_30_to_36;
mod sections_37_to_44;

use super::table::{Engaged, Section, Side, place};

/// The whole table, in the order of the Act.
pub(super) const SECTIONS: &[&[Section]] = &[
    requests::SECTIONS,
    sections_21_to_29::SECTIONS,
    sections_30_to_36::SECTIONS,
    sections_37_to_44::SECTIONS,
];

/// Provisions of which only one can hold for the same information.
///
/// The opening words of sections 24(1), 31(1) and 36(1) leave out what the other section covers. What lifts the duty to
/// confirm or deny is not among them: sections 23(5) and 24(2) are relied on together.
pub(super) const EXCLUSIVE: &[(Side, Side)] = &[
    (("23", place!((1))), ("24", place!((1)))),
    (("30", place!((1))), ("31", place!((1)))),
    (("30", place!((2))), ("31", place!((1)))),
    (("35", place!((1))), ("36", place!((2)))),
];

/// Sections that letters cite and under which nothing is withheld: duties, times, notices, complaints, offences.
pub(super) const PROCEDURE: &[&str] =
    &["1", "2", "10", "11", "11A", "11B", "13", "16", "17", "19", "20", "45", "50", "57", "63", "77"];

/// What most exemptions that rest on harm require.
const PREJUDICE: Engaged = Engaged::Harm("would, or would be likely to, prejudice");
