//! Legitimate interests, and the opinion of the qualified person.

use crate::diagnostic::Diagnostic;
use crate::law::Need;
use crate::notice::lexicon::Family as F;
use crate::notice::part::Part;
use crate::notice::reading::Reading;

pub(super) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (number, ground) in reading.grounds.iter().enumerate() {
        if ground.needs(Need::LegitimateInterests)
            && let Some(lacks) = missing_step(reading, number)
        {
            let message = format!("for {} the letter {lacks}", ground.named());
            let help = "for others' personal data say which legitimate interest there is, whether disclosure is necessary \
                        for it, and whether the person's own interests and rights outweigh it";
            let place = ground.place_of(Need::LegitimateInterests);
            found.push(reading.finding(place, message).help(help).error("legitimate-interests-missing"));
        }
        let statistics = reading.shows_for(Part::Statistics, number);
        if ground.needs(Need::QualifiedPerson) && !has_opinion(reading) && !statistics {
            let message = format!(
                "{} rests on the opinion of the qualified person, and the letter does not tell of one",
                ground.named()
            );
            let help = "say who the qualified person is, when they gave their opinion, and what it was";
            let place = ground.place_of(Need::QualifiedPerson);
            found.push(reading.finding(place, message).help(help).error("qualified-person-missing"));
        }
    }
    found
}

/// Whether the qualified person's opinion is told of, and was given before the letter.
fn has_opinion(reading: &Reading<'_>) -> bool {
    reading.shows(Part::Opinion) && !reading.own().any(|(_, sentence)| sentence.has(F::NoOpinion))
}

/// The first of the three steps that is not taken.
fn missing_step(reading: &Reading<'_>, ground: usize) -> Option<&'static str> {
    let shows = |part: Part| reading.shows_for(part, ground);
    if shows(Part::SpecialData) {
        return None;
    }
    if !reading.shows(Part::Interest) {
        return Some("does not say whether there is a legitimate interest in the personal data");
    }
    if shows(Part::NotNecessary) {
        return None;
    }
    if !shows(Part::Necessity) {
        return Some("does not say whether disclosure is necessary for the legitimate interest");
    }
    if !shows(Part::PersonsBalance) {
        return Some("does not weigh the legitimate interest against the person's own interests and rights");
    }
    None
}
