//! What a letter lacks: what the law asks for its provisions, compared with what is there.

mod denial;
mod exclusive;
mod exemption;
mod notice;
mod personal;
pub(super) mod provision;
mod request;
mod test;

use super::part::Part;
use super::reading::Reading;
use crate::diagnostic::Diagnostic;
use crate::law::{Law, Notice};

/// Everything that is wrong with a letter.
pub(super) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    // Only of the Act of 2000 is it known what a notice must have.
    if reading.letter.law != Law::Foia {
        return Vec::new();
    }
    let mut found = provision::unknown(reading);
    if !reading.refuses() {
        return found;
    }
    found.extend(notice::all(reading));
    found.extend(provision::all(reading));
    found.extend(exclusive::all(reading));
    if !reading.shows(Part::Unsayable) {
        found.extend(exemption::all(reading));
        found.extend(test::all(reading));
    }
    found.extend(test::extension(reading));
    found.extend(personal::all(reading));
    found.extend(request::all(reading));
    found.extend(denial::all(reading));
    found
}

/// Whether a ground has to be reasoned about: section 17(1), and not (5).
fn is_reasoned(ground: &super::ground::Ground) -> bool {
    ground.cited.iter().flat_map(|meant| &meant.limbs).any(|limb| limb.notice() == Notice::Refusal)
}
