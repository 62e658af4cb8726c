//! The parts that every notice has: that it refuses, what it rests on, and where the applicant can turn.

use crate::diagnostic::Diagnostic;
use crate::law;
use crate::notice::ground::{Ground, is_ground};
use crate::notice::part::Part;
use crate::notice::reading::Reading;
use crate::notice::sentence::{Place, Sentence};

pub(super) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let exclusion = reading.grounds.iter().all(Ground::is_exclusion) && !reading.grounds.is_empty();
    let told = reading.shows(Part::Refused) || reading.shows(Part::Denied) || is_tabled(reading);
    if let (Some(first), false) = (reading.grounds.first(), told) {
        let rule = if exclusion { "section 17(5)" } else { "section 17(1)(a)" };
        let message = format!(
            "the letter cites {} and never says that anything is refused under it, as {rule} requires",
            first.named()
        );
        let help = "say what is withheld, or that it is neither confirmed nor denied, and that you rely on the provision for that";
        found.push(reading.finding(first.place(), message).help(help).error("refusal-unstated"));
    }
    if let Some(place) = reading.unnamed() {
        let message = "the letter refuses and names no provision of the Act, which section 17(1)(b) requires";
        let help = "name the section and the limb: `section 31(1)(a)`; `candour provisions` lists them";
        found.push(reading.finding(place, message).help(help).error("provision-missing"));
    }
    if !reading.shows(Part::Review) {
        let message = "the letter tells neither how to ask for an internal review nor that there is none, which section 17(7)(a) requires";
        let help =
            "say to whom and by when the applicant can complain, or that the authority has no such procedure";
        found.push(reading.finding(reading.end(), message).help(help).error("review-missing"));
    }
    if !reading.shows(Part::Complaint) {
        let message = "the letter does not tell of the right to complain to the regulator under section 50, which section 17(7)(b) requires";
        let help = "say that the applicant can ask the Information Commissioner for a decision, and how";
        found.push(reading.finding(reading.end(), message).help(help).error("complaint-missing"));
    }
    found.extend(limbs(reading));
    found
}

/// Whether a table says for each of its rows under what it is withheld.
fn is_tabled(reading: &Reading<'_>) -> bool {
    const HEAD: usize = 5;
    const STEMS: [&str; 5] = ["exempt", "withh", "redact", "refus", "removed"];
    let cells = || reading.own().filter(|(_, sentence)| sentence.place == Place::Cell);
    let says = |sentence: &Sentence| {
        let text = reading.page.text[sentence.range.clone()].to_lowercase();
        sentence.words.len() <= HEAD && STEMS.iter().any(|stem| text.contains(stem))
    };
    let head = cells().find(|(_, sentence)| says(sentence)).map(|(number, _)| number);
    let cites = |number: usize| !reading.cited_in(number).is_empty();
    head.is_some_and(|head| cells().any(|(number, _)| head < number && cites(number)))
}

/// Sections without the limb that they rest on.
fn limbs(reading: &Reading<'_>) -> Vec<Diagnostic> {
    // Where a limb is named that the Act does not have, that is what is wrong.
    let named = |section: &str| {
        reading.cited.iter().any(|cited| {
            cited.citation.section == section
                && !cited.citation.path.is_empty()
                && !is_ground(&cited.citation)
        })
    };
    let grounds = reading.grounds.iter().filter(|ground| !named(&ground.number));
    let vague = grounds.filter_map(|ground| ground.cited.iter().find(|meant| !meant.precise));
    let told = vague.map(|meant| {
        let cited = meant.citation.long();
        let limbs: Vec<_> = meant.limbs.iter().map(law::Provision::citation).collect();
        let some = &limbs[..limbs.len().min(3)];
        let more = if limbs.len() > some.len() { " and others" } else { "" };
        let message = format!("{cited} is relied on without the limb, which section 17(1)(b) requires");
        let help = format!("say which: it has {}{more}", law::list(some));
        reading.finding(meant.range.clone(), message).help(help).error("limb-missing")
    });
    told.collect()
}
