//! Provisions that do not exist, or of which the letter says what is not so.

use crate::diagnostic::Diagnostic;
use crate::law::{self, Citation, Found, Weight};
use crate::notice::catalogue::provision;
use crate::notice::cited::{Cited, Stance};
use crate::notice::lexicon::Family as F;
use crate::notice::pattern::Hit;
use crate::notice::reading::Reading;
use crate::notice::sentence::Sentence;
use crate::value::Day;

/// Provisions that the Act does not have, or did not have on the day of the letter.
pub(super) fn unknown(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut told: Vec<&Citation> = Vec::new();
    let mut found = Vec::new();
    for cited in reading.cited.iter().filter(|cited| cited.citation.law == reading.letter.law) {
        let sentence = &reading.page.sentences[cited.sentence];
        if cited.stance <= Stance::Supposed || told.contains(&&cited.citation) || is_of_duty(&cited.citation)
        {
            continue;
        }
        let Some((message, help)) =
            fault(&cited.citation, reading.dated, || is_relied_on(reading, sentence, cited))
        else {
            continue;
        };
        told.push(&cited.citation);
        let finding = reading.finding(cited.range.clone(), message);
        let finding = match help {
            Some(help) => finding.help(help),
            None => finding,
        };
        found.push(finding.error("provision-unknown"));
    }
    found
}

/// Whether a citation is of what the Act asks of authorities, which nothing is refused under.
fn is_of_duty(citation: &Citation) -> bool {
    let number: u16 = citation.section.parse().unwrap_or(u16::MAX);
    number < 21 && number != 12 && number != 14
}

/// What is wrong with a citation, and what to do.
fn fault(citation: &Citation, on: Day, is_relied_on: impl Fn() -> bool) -> Option<(String, Option<String>)> {
    let limbs = match provision(citation) {
        Found::Missing(missing) => {
            let help = missing.help();
            let message = format!("there is no exemption in {}", citation.of_law());
            return is_relied_on().then_some((message, help));
        }
        Found::Whole(limb) => vec![limb],
        Found::Above { below, .. } => below,
    };
    if limbs.is_empty() || limbs.iter().any(|limb| limb.in_force(on)) {
        return None;
    }
    let ended = limbs.iter().filter_map(law::Provision::until).max().filter(|until| *until < on);
    let begun = limbs.iter().filter_map(law::Provision::from).min();
    let (time, help) = match (ended, begun) {
        (Some(until), _) => (format!("ended on {}", until.prose()), "cite what has taken its place"),
        (None, Some(from)) => {
            (format!("began on {}", from.prose()), "cite what was in force on the day of the letter")
        }
        (None, None) => return None,
    };
    let message = format!("{} {time}, and the letter is of {}", citation.long(), on.prose());
    Some((message, Some(help.to_owned())))
}

/// Whether a citation that leads nowhere is what something is withheld under, and not where a word is defined.
fn is_relied_on(reading: &Reading<'_>, sentence: &Sentence, cited: &Cited) -> bool {
    const NEAR: usize = 9;
    // "The exemption is in section 22B": these words lead to what is relied on, whatever stands between.
    let names = |hit: Hit| {
        let leads = hit.start < cited.words.start && cited.words.start <= hit.end + 1;
        leads || (hit.start <= cited.words.start && cited.words.end < hit.end)
    };
    let names = sentence.of(F::Names).any(names);
    // "The Vice-Chancellor, who is the person authorised for us under section 36(5)" says who gives the opinion.
    let person = cited.citation.section == "36" && cited.citation.path.first() == Some(&"5".into());
    let person = person
        && sentence
            .of(F::QualifiedPerson)
            .any(|hit| hit.start < cited.words.start && cited.words.start <= hit.end + NEAR);
    if person {
        return false;
    }
    let known = law::sections(cited.citation.law).any(|section| section.number == cited.citation.section);
    let before = |hit: &Hit| hit.start < cited.words.start && cited.words.start <= hit.end + NEAR;
    let exempt = sentence.of(F::Exempt).any(|hit| before(&hit));
    let after = sentence.of(F::Relies).any(|hit| hit.start <= cited.words.start && cited.words.end < hit.end);
    let others = || reading.cited_in(cited.sentence).iter().filter(|other| other.words != cited.words);
    let between = |hit: &Hit| {
        let stands = |other: &Cited| hit.end <= other.words.start + 1 && other.words.end <= cited.words.start;
        !others().any(stands)
    };
    let relies = [F::Withholds, F::Relies].into_iter().flat_map(|family| sentence.of(family));
    let relies = relies.into_iter().any(|hit| before(&hit) && between(&hit));
    let text = reading.page.text[sentence.range.start..cited.range.start].to_lowercase();
    let last = text.trim_end().trim_end_matches("the").trim_end();
    let leads = LEADS.iter().any(|words| last.ends_with(words));
    let defines = !leads && DEFINES.iter().any(|word| last.ends_with(&format!(" {word}")));
    let joined = ["and", "or", ","].iter().any(|word| text.trim_end().ends_with(word));
    let listed = joined && sentence.of(F::Names).any(|hit| hit.start < cited.words.start);
    let alone = sentence.is_heading() || sentence.words.len() <= cited.words.len() + 8;
    if known {
        return names || ((exempt || after || relies || listed || alone) && !defines);
    }
    let rights = [F::Regulator, F::Complains, F::Guidance].iter().any(|family| sentence.has(*family));
    let first = others().all(|other| other.words.start >= cited.words.start);
    !rights && first && (names || ((exempt || after || relies) && !defines))
}

/// What stands before a section that only says what a word means, or what something is done under.
const DEFINES: [&str; 12] = [
    "in",
    "by",
    "listed in",
    "of",
    "within",
    "with",
    "see",
    "meaning of",
    "from",
    "person under",
    "notice under",
    "to",
];

/// What leads to a section under which something is refused, though it ends as what only defines a word does.
const LEADS: [&str; 11] = [
    "by virtue of",
    "by reason of",
    "by force of",
    "by operation of",
    "on account of",
    "because of",
    "on the basis of",
    "on the strength of",
    "on the ground of",
    "on grounds of",
    "in reliance on",
];

/// Whether something is refused under a provision that the Act does not have.
pub(in crate::notice) fn relies_on_unknown(reading: &Reading<'_>) -> bool {
    let mut cited = reading.cited.iter().filter(|cited| {
        cited.citation.law == reading.letter.law
            && cited.stance > Stance::Supposed
            && !is_of_duty(&cited.citation)
    });
    cited.any(|cited| {
        let sentence = &reading.page.sentences[cited.sentence];
        matches!(provision(&cited.citation), Found::Missing(_)) && is_relied_on(reading, sentence, cited)
    })
}

/// Claims on the weight of provisions, and on laws.
pub(super) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = weights(reading);
    found.extend(superseded(reading));
    found
}

/// What is called absolute and is not, or the other way round.
fn weights(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (number, sentence) in reading.own() {
        // "The first is absolute, the second qualified": which is which is not read.
        let words = reading.page.text[sentence.range.clone()].to_lowercase();
        if ["the first", "the second", "former", "latter", "respectively", "the other"]
            .iter()
            .any(|word| words.contains(word))
        {
            continue;
        }
        let cited: Vec<&Cited> = reading.cited_in(number).iter().collect();
        for (family, word) in [(F::Absolute, "absolute"), (F::Qualified, "qualified")] {
            for hit in sentence.of(family) {
                let Some(citation) = reading.meant_by(number, hit.start, &cited) else { continue };
                // "This part of section 40 is absolute" speaks of the limb.
                let section = ["part of", "limb of", "respect of", "arm of", "head of"];
                if section.iter().any(|part| words.contains(part)) && citation.path.is_empty() {
                    continue;
                }
                if sentence
                    .of(F::Qualified)
                    .any(|other| family == F::Absolute && other.end >= hit.end && other.start < hit.start)
                {
                    continue;
                }
                let Some(is) = misstated(&citation, family == F::Absolute, reading.dated) else { continue };
                let message = format!("{} is called {word} and is {is}", citation.long());
                let help = if family == F::Absolute {
                    "weigh the public interest, and say how"
                } else {
                    "no public interest test is needed: say that it is absolute"
                };
                found.push(reading.finding(sentence.span(hit), message).help(help).error("weight-misstated"));
            }
        }
    }
    found.truncate(20);
    found
}

/// What a provision is in truth, where that is something else.
fn misstated(citation: &Citation, absolute: bool, on: Day) -> Option<&'static str> {
    let limbs = match provision(citation) {
        Found::Whole(limb) => vec![limb],
        Found::Above { below, .. } => below,
        Found::Missing(_) => return None,
    };
    let grounds = limbs.iter().filter(|limb| limb.in_force(on) && limb.weight() != Weight::NotApplicable);
    let mut grounds: Vec<_> = grounds.collect();
    if !citation.path.is_empty()
        && grounds.iter().all(|limb| limb.limb.place.path == grounds[0].limb.place.path)
    {
        // Where only conditions differ, the first is meant unless another is named.
        grounds.truncate(1);
    }
    let weighed = grounds.iter().filter(|limb| limb.weight().is_weighed()).count();
    match (absolute, weighed) {
        _ if grounds.is_empty() => None,
        (true, weighed) if weighed == grounds.len() => Some("qualified"),
        (true, 1..) => Some("so only in part"),
        (false, 0) => Some("absolute"),
        _ => None,
    }
}

/// Laws that have been replaced, spoken of as if they were in force.
fn superseded(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let Some(ended) = Day::new(2018, 5, 24).filter(|ended| reading.dated > *ended) else { return Vec::new() };
    let past = |sentence: &Sentence| sentence.has(F::Formerly);
    // "The 1998 Act" may be another one.
    let protects = [
        "Data Protection",
        "data protection",
        "DPA",
        "personal data",
        "Personal data",
        "personal information",
    ]
    .iter()
    .any(|name| reading.page.text.contains(name));
    let protects = protects || reading.grounds.iter().any(|ground| ground.number == "40");
    let named =
        reading.own().find(|(_, sentence)| sentence.has(F::Superseded) && !past(sentence) && protects);
    let found = named.and_then(|(_, sentence)| Some((sentence, sentence.of(F::Superseded).next()?))).map(
        |(sentence, hit)| {
            let message = format!(
                "the Data Protection Act 1998 ended on {}, and the letter rests on it",
                ended.prose()
            );
            let help = "cite the UK General Data Protection Regulation and the Data Protection Act 2018";
            reading.finding(sentence.span(hit), message).help(help).error("law-superseded")
        },
    );
    found.into_iter().collect()
}
