//! Refusals on cost: help with a request that could be met.

use crate::diagnostic::{Diagnostic, Level};
use crate::law::Need;
use crate::notice::part::Part;
use crate::notice::reading::Reading;

pub(super) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let costly = reading.grounds.iter().find(|ground| ground.needs(Need::Estimate));
    let found = costly.filter(|_| !reading.shows(Part::Advice)).map(|ground| {
        let message = format!("the request is refused under {} without advice on how it could be narrowed, which section 16 asks for", ground.named());
        let help = "say what could be given within the limit, or how the request could be cut down; or that you see no way";
        reading.finding(ground.place(), message).help(help).with("advice-missing", Level::Warning)
    });
    found.into_iter().collect()
}
