//! Neither confirming nor denying, and telling it all the same.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::notice::ground::{Ground, Meant};
use crate::notice::lexicon::Family as F;
use crate::notice::part::Part;
use crate::notice::pattern::Hit;
use crate::notice::reading::Reading;
use crate::notice::sentence::Sentence;

pub(super) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    // A letter on one section that counts no questions answers one question.
    let numbered = reading.own().any(|(number, _)| !reading.questions(number).is_empty());
    let one = reading.grounds.len() == 1 && !numbered && !reading.shows(Part::NotHeld);
    let within = |ground: &Ground| one && ground.cited.iter().any(Meant::denies);
    let denies =
        reading.shows(Part::Denied) && reading.grounds.iter().any(|ground| ground.denies() || within(ground));
    let Some((number, denial)) =
        reading.own().find(|(number, _)| reading.shows_at(*number, Part::Denied)).filter(|_| denies)
    else {
        return Vec::new();
    };
    let questions = reading.questions(number);
    // Where other things are answered too, only what is said of the same question undoes the denial.
    let mixed = reading.is_mixed() && !one;
    let same = |number: usize| {
        let own = reading.questions(number);
        if mixed { !own.is_empty() && own.iter().any(|one| questions.contains(one)) } else { true }
    };
    let undone =
        reading.own().filter(|(number, _)| same(*number)).find_map(|(_, sentence)| undone(reading, sentence));
    let attached = || {
        let named = reading.letter.attachments.iter().filter(|name| !is_form(name)).find(|_| !mixed);
        named.map(|_| denial.range.clone())
    };
    let found = undone.or_else(attached).map(|place| {
        let message = "the letter neither confirms nor denies that information is held, and tells it all the same";
        let help = "take out whatever shows that it is held or not: what was found, what is attached, what is withheld";
        let span = crate::text::Span::new(reading.letter.file, denial.range.clone());
        reading.finding(place, message).help(help).see(span, "here it is neither confirmed nor denied").error("denial-undone")
    });
    found.into_iter().collect()
}

/// Where a sentence tells that the information is held.
fn undone(reading: &Reading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let text = &reading.page.text[sentence.range.clone()];
    if let Some(file) = file_name(text).filter(|file| !is_form(&text[file.clone()])) {
        return Some(sentence.range.start + file.start..sentence.range.start + file.end);
    }
    let other = [
        F::Denies,
        F::NotHeld,
        F::Review,
        F::Regulator,
        F::Legislation,
        F::Guidance,
        F::Outweighs,
        F::Hearsay,
    ];
    let made = [F::Happened, F::Complained];
    // "The complaints folder" is a thing.
    let thing = |hit: Hit| sentence.of(F::Things).any(|thing| thing.start == hit.end);
    let apart = |hit: Hit| {
        !thing(hit) && !made.iter().any(|family| sentence.of(*family).any(|other| other.meets(hit)))
    };
    let complains = sentence.of(F::Complains).any(apart);
    // "The log has been reviewed" offers no review.
    let reviews = sentence.has(F::Reviews) && !sentence.has(F::Done);
    let rights = reviews || (complains && sentence.has(F::Recourse) && text.contains("you"));
    if rights
        || sentence.is_heading()
        || is_hypothetical(text, sentence)
        || other.iter().any(|family| sentence.has(*family))
    {
        return None;
    }
    let comes = |hit: &Hit| {
        let word = reading.page.text[sentence.span(*hit)].to_lowercase();
        sentence.has(F::Things)
            && !["below", "overleaf", "append", "annex"].iter().any(|other| word.starts_with(other))
    };
    // Whoever is held to a standard is not information.
    let standards = |hit: &Hit| {
        let after = reading.page.text[sentence.span(*hit).end..sentence.range.end].trim_start();
        let convened = sentence.of(F::Convened).any(|other| other.meets(*hit));
        !convened
            && !after.starts_with("to ")
            && !after.starts_with("in ")
            && !after.starts_with("accountable")
    };
    // What was asked, and what the law or the test says, tells nothing that happened.
    let happened = |hit: &Hit| {
        let asked = |asked: Hit| asked.start <= hit.start && hit.start <= asked.end + ASKED;
        let general = sentence.has(F::PublicInterest)
            || sentence.of(F::Asked).any(asked)
            || sentence.of(F::Asks).any(|asks| asks.start <= hit.start);
        let clause = clause(&reading.page.text, sentence, hit.start);
        // "In May" supposes nothing either.
        let polite = |other: &Hit| {
            [F::Polite, F::Months]
                .iter()
                .any(|family| sentence.of(*family).any(|polite| polite.meets(*other)))
        };
        let supposed = |family| {
            sentence
                .of(family)
                .filter(|other| !polite(other) && !other.meets(*hit))
                .any(|other| clause <= other.start && other.start <= hit.start)
        };
        !general && !complains && !supposed(F::If) && !supposed(F::Not)
    };
    if let Some(hit) = sentence.of(F::Happened).find(happened) {
        return Some(sentence.span(hit));
    }
    let hit = sentence
        .of(F::Holds)
        .filter(standards)
        .chain(sentence.of(F::IsWithheld))
        .chain(sentence.of(F::Encloses).filter(comes))
        .find(|hit| {
            !is_conditional(reading, sentence, hit.start) && !is_conditional(reading, sentence, hit.end)
        })?;
    Some(sentence.span(hit))
}

/// So many words after "you asked" stands what was asked.
const ASKED: usize = 6;

/// Whether a whole sentence only supposes: "To say that there had been one would tell …", "A force that confirmed it would …".
fn is_hypothetical(text: &str, sentence: &Sentence) -> bool {
    const SUPPOSES: [&str; 21] = [
        "if",
        "were",
        "suppose",
        "supposing",
        "should",
        "whether",
        "where",
        "when",
        "confirming",
        "denying",
        "saying",
        "telling",
        "stating",
        "admitting",
        "disclosing",
        "revealing",
        "acknowledging",
        "answering",
        "whoever",
        "imagine",
        "confirmation",
    ];
    const ANY: [&str; 9] = ["to", "a", "an", "any", "anyone", "anybody", "someone", "somebody", "people"];
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    let will = |hit: Hit| sentence.of(F::Will).any(|will| will.meets(hit));
    let stray =
        |hit: Hit| [F::Months, F::Polite].iter().any(|family| sentence.of(*family).any(|own| own.meets(hit)));
    let modal = sentence.of(F::Would).any(|hit| !will(hit)) || sentence.of(F::Might).any(|hit| !stray(hit));
    SUPPOSES.contains(&first) || (ANY.contains(&first) && modal)
}

/// The first word after the last comma before a word.
fn clause(text: &str, sentence: &Sentence, word: usize) -> usize {
    let ends = |at: &usize| {
        let (before, after) = (sentence.words[at - 1].range().end, sentence.words[*at].range().start);
        text.get(before..after).is_some_and(|between| between.contains([',', ';', ':']))
    };
    (1..=word).rev().find(ends).unwrap_or_default()
}

/// Whether what stands at a word holds only if something else does.
fn is_conditional(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> bool {
    const BEFORE: usize = 14;
    // "I should add that …" supposes nothing.
    let polite = |hit: &Hit| {
        let span = sentence.span(*hit);
        let after = reading.page.text[span.end..sentence.range.end].trim_start();
        let inverted = ["you", "we", "it", "any", "the", "such", "there", "this"];
        reading.page.text[span] == *"should" && !inverted.iter().any(|word| after.starts_with(word))
    };
    let supposed = sentence
        .of(F::If)
        .filter(|hit| !polite(hit) && !sentence.of(F::Months).any(|month| month.meets(*hit)))
        .any(|hit| hit.start <= at + 4 && at <= hit.start + BEFORE);
    supposed || sentence.of(F::Not).any(|hit| hit.start <= at && at <= hit.start + BEFORE)
}

/// A file that is named: `deployments-2024.xlsx`.
fn file_name(text: &str) -> Option<Range<usize>> {
    const ENDINGS: [&str; 11] =
        [".pdf", ".xlsx", ".xls", ".docx", ".doc", ".csv", ".zip", ".jpg", ".png", ".msg", ".ods"];
    let lower = text.to_ascii_lowercase();
    let at = ENDINGS.iter().find_map(|ending| Some(lower.find(ending)? + ending.len()))?;
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |before| before + 1);
    let name = &text[start..at];
    (!name.contains("://") && !name.starts_with("www.")).then_some(start..at)
}

/// Whether a file is one that goes out with any letter.
fn is_form(name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "right",
        "complain",
        "review",
        "leaflet",
        "guid",
        "procedure",
        "legal",
        "annex",
        "letter",
        "response",
        "appeal",
        "notice",
        "policy",
        "refusal",
    ];
    let name = name.to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}
