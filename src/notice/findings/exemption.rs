//! Why an exemption applies: the reason, and the harm with its likelihood.

use super::is_reasoned;
use crate::diagnostic::{Diagnostic, Level};
use crate::law::Need;
use crate::notice::ground::Ground;
use crate::notice::lexicon::Family as F;
use crate::notice::part::Part;
use crate::notice::reading::Reading;
use crate::notice::sentence::End;
use crate::notice::topic::Topic;
use crate::notice::voice::Voice;

pub(super) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (number, ground) in reading.grounds.iter().enumerate().filter(|(_, ground)| is_reasoned(ground)) {
        let shown = [Part::Reason, Part::Harm, Part::Opinion, Part::Interest];
        let reasoned = |part: &Part| reading.reasons(*part, number);
        // Where a harm is only asserted, what is missing is the harm, and is told of below.
        let asserted = ground.needs(Need::Harm)
            && (reading.reasons(Part::Likely, number)
                || reading.own().any(|(_, sentence)| sentence.has(F::HarmBare)));
        if !asserted && (!shown.iter().any(reasoned) || !subject(reading, ground)) {
            let named = ground.named();
            let message = format!(
                "nothing says why {named} applies to this information, which section 17(1)(c) requires"
            );
            let help = "say what the information is, and what brings it under the provision";
            found.push(reading.finding(ground.place(), message).help(help).error("reason-missing"));
        }
    }
    // What is told where the public interest is weighed counts beside what is told elsewhere.
    let unharmed = if reading.shows(Part::Might) || reading.shows(Part::Likely) || reading.shows(Part::Harm) {
        reading.lacking(Need::Harm, &[Part::Harm, Part::HarmPerhaps])
    } else {
        reading.lacking(Need::Harm, &[Part::Harm])
    };
    let unharmed: Vec<&Ground> = unharmed.into_iter().filter(|ground| rests_on_prejudice(ground)).collect();
    for ground in &unharmed {
        let named = ground.named();
        let message = format!(
            "nothing says which harm disclosure would do under {named}, which section 17(1)(c) requires"
        );
        let help =
            "say what would happen, to whom or what, and how it would come of disclosing this information";
        found.push(reading.finding(ground.place_of(Need::Harm), message).help(help).error("harm-missing"));
    }
    for ground in
        reading.lacking(Need::Harm, &[Part::Likely]).into_iter().filter(|ground| rests_on_prejudice(ground))
    {
        let told = unharmed.iter().all(|other| other.number != ground.number);
        if told {
            let named = ground.named();
            let message = format!(
                "the harm under {named} only may or could come about, and the Act asks whether it would or would be likely to"
            );
            let help = "say that it would, or that it would be likely to, and why";
            found.push(
                reading
                    .finding(ground.place_of(Need::Harm), message)
                    .help(help)
                    .with("likelihood-missing", Level::Error),
            );
        }
    }
    found
}

/// Whether a section asks for prejudice that would, or would be likely to, come about. What section 24 requires for
/// national security need not be shown to be likely.
fn rests_on_prejudice(ground: &Ground) -> bool {
    ground.number != "24"
}

/// Whether the letter names what forbids disclosure: another enactment, an obligation of the retained law, or a court.
fn prohibition(reading: &Reading<'_>) -> bool {
    const LAWS: [&str; 9] = [
        "Act",
        "Regulations",
        "Regulation",
        "Order",
        "Rules",
        "Measure",
        "Statute",
        "Directive",
        "Convention",
    ];
    const COURTS: [&str; 6] = ["court", "judge", "injunction", "tribunal", "contempt", "directive"];
    // What the applicant has named need not be named again.
    reading.page.sentences.iter().filter(|sentence| sentence.voice != Voice::Law).any(|sentence| {
        let text = &reading.page.text[sentence.range.clone()];
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        // "The Finance Act 1989", "the Education Act": a name stands before, and is not our own.
        let law = words.windows(2).enumerate().any(|(at, two)| {
            // "Regulation 19 of our founding Order": its number or its kind names it as well.
            let numbered = matches!(two[0], "Regulation" | "Rule") && two[1].parse::<u16>().is_ok();
            let kind = matches!(two[0], "founding" | "governing" | "constituting" | "parent");
            if numbered || (kind && LAWS.contains(&two[1])) {
                return true;
            }
            let named = two[0].starts_with(char::is_uppercase) && LAWS.contains(&two[1]) && two[0] != "The";
            named
                && two[0] != "Information"
                && two[0] != "FOI"
                && (two[0] != "Protection" || words[at..].len() < 2)
        });
        let court = words.iter().any(|word| COURTS.contains(&&*word.to_lowercase()));
        let rights =
            sentence.under == Some(Topic::Rights) || sentence.has(F::Regulator) || sentence.has(F::Review);
        (law || court) && !rights
    })
}

/// Whether the letter speaks of what brings information under a section that covers one kind only.
fn subject(reading: &Reading<'_>, ground: &Ground) -> bool {
    let family = match &*ground.number {
        "22" => F::Available,
        "30" => F::Inquiry,
        "32" => F::Proceedings,
        "41" => F::Confidence,
        "42" => F::Privilege,
        "44" => return prohibition(reading),
        _ => return true,
    };
    reading.own().any(|(_, sentence)| {
        let rights =
            sentence.under == Some(Topic::Rights) || sentence.has(F::Regulator) || sentence.has(F::Review);
        sentence.has(family) && !rights && !sentence.is_heading() && sentence.end != End::Open
    })
}
