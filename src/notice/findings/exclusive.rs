//! Provisions of which only one can hold, relied on for the same information.
//!
//! Whoever relies on both says so: in one breath, in one list, or with words such as "also" and "both". Two provisions
//! that stand each by itself, with its own information, do not meet.

use crate::diagnostic::{Diagnostic, Finding};
use crate::law;
use crate::notice::cited::{Cited, Stance};
use crate::notice::ground::Meant;
use crate::notice::lexicon::Family as F;
use crate::notice::reading::Reading;
use crate::notice::sentence::{Place, Sentence};

pub(super) fn all(reading: &Reading<'_>) -> Option<Diagnostic> {
    let all: Vec<_> = reading.grounds.iter().flat_map(|ground| &ground.cited).collect();
    let pairs =
        all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(move |other| (*one, *other)));
    let mut excluded = pairs.filter(|(one, other)| law::excludes(&one.citation, &other.citation));
    let (one, other) = excluded.find(|(one, other)| is_for_the_same(reading, one, other))?;
    let both = law::list(&[one.citation.clone(), other.citation.clone()]);
    let message =
        format!("{both} exclude each other, and the letter relies on both for the same information");
    let help =
        "keep the one that holds; or say for which information each is, or that one is in the alternative";
    let span = crate::text::Span::new(reading.letter.file, one.range.clone());
    let finding: Finding =
        reading.finding(other.range.clone(), message).help(help).see(span, "the other one");
    Some(finding.error("exemptions-exclusive"))
}

fn is_for_the_same(reading: &Reading<'_>, one: &Meant, other: &Meant) -> bool {
    let questions = |meant: &Meant| -> Vec<String> {
        meant.sentences.iter().flat_map(|number| reading.questions(*number)).collect()
    };
    let (first, second) = (questions(one), questions(other));
    let parted =
        !first.is_empty() && !second.is_empty() && first.iter().all(|question| !second.contains(question));
    let pairs = one.sentences.iter().flat_map(|one| other.sentences.iter().map(move |other| (*one, *other)));
    !parted
        && pairs.filter(|(one, other)| !is_apart(reading, *one) && !is_apart(reading, *other)).any(
            |(at, next)| {
                if at == next { in_one_breath(reading, at, one, other) } else { joined(reading, at, next) }
            },
        )
}

/// Whether a sentence says that something is in the alternative, or is about other information.
fn is_apart(reading: &Reading<'_>, number: usize) -> bool {
    reading.page.sentences[number].has(F::Apart)
}

/// Whether one sentence cites both with nothing between them but what names provisions, or says that both apply.
fn in_one_breath(reading: &Reading<'_>, number: usize, one: &Meant, other: &Meant) -> bool {
    const NAMES: [&str; 23] = [
        "and",
        "or",
        "also",
        "both",
        "section",
        "sections",
        "s",
        "ss",
        "of",
        "the",
        "under",
        "by",
        "in",
        "on",
        "virtue",
        "freedom",
        "information",
        "act",
        "2000",
        "foia",
        "exemption",
        "exemptions",
        "at",
    ];
    let sentence = &reading.page.sentences[number];
    let of = |meant: &Meant| {
        let cited = reading.cited_in(number).iter().find(|cited| cited.citation == meant.citation);
        cited.filter(|cited| cited.stance >= Stance::Named).map(|cited: &Cited| cited.range.clone())
    };
    let (Some(first), Some(second)) = (of(one), of(other)) else { return false };
    let (first, second) = if first.start <= second.start { (first, second) } else { (second, first) };
    let between = reading.page.text.get(first.end..second.start).unwrap_or_default().to_lowercase();
    let outside = without_brackets(&between);
    let plain =
        outside.split(|c: char| !c.is_alphanumeric()).all(|word| word.is_empty() || NAMES.contains(&word));
    plain || sentence.has(F::Jointly)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = |c: &char| {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(keep).collect()
}

/// Whether a later sentence adds its provision to that of an earlier one: in a bare list, or by its words.
fn joined(reading: &Reading<'_>, at: usize, next: usize) -> bool {
    let (at, next) = (at.min(next), at.max(next));
    if (at..=next).all(|number| is_bare(reading, number)) {
        return true;
    }
    // "Section 31(1)(a): the same log …" goes on to say what it is relied on for.
    let further = reading.page.sentences[next..].iter().take(FURTHER).enumerate();
    let mut further = further.take_while(|(more, _)| *more == 0 || reading.cited_in(next + more).is_empty());
    further.any(|(_, sentence)| sentence.has(F::Same)) || announced(reading, at) || adds(reading, at, next)
}

/// Whether it was said before that several provisions apply to one and the same: "Two exemptions apply to it."
fn announced(reading: &Reading<'_>, at: usize) -> bool {
    const BACK: usize = 3;
    let before = &reading.page.sentences[at.saturating_sub(BACK)..at];
    before.iter().any(|sentence| sentence.has(F::Several) && !sentence.has(F::Apart))
}

/// A line that names a provision, with its title at most; or a cell.
fn is_bare(reading: &Reading<'_>, number: usize) -> bool {
    let sentence = &reading.page.sentences[number];
    let cited = reading.cited_in(number).iter().map(|cited| cited.words.len()).max();
    let listed = cited.is_some_and(|cited| sentence.words.len() <= cited + TITLE);
    (sentence.place == Place::Cell && !has_row(reading, number)) || (listed && sentence.place != Place::Text)
}

/// Whether the row of a cell begins with what it is about: "2. Statements of four witnesses | Withheld | section 30(1)(a)(i)".
fn has_row(reading: &Reading<'_>, number: usize) -> bool {
    const ABOUT: usize = 2;
    let row = reading.page.sentences[number].paragraph;
    let first = reading.page.sentences.partition_point(|sentence| sentence.paragraph < row);
    let about = |sentence: &Sentence| {
        let first = sentence.of(F::Provision).any(|hit| hit.start == 0);
        sentence.place == Place::Cell && !first && sentence.words.len() >= ABOUT
    };
    (first..number).any(|other| reading.cited_in(other).is_empty() && about(&reading.page.sentences[other]))
}

/// Whether a sentence says of what was spoken of before that its provision applies too.
fn adds(reading: &Reading<'_>, at: usize, next: usize) -> bool {
    let text = |number: usize| {
        let sentence = &reading.page.sentences[number];
        reading.page.text[sentence.range.clone()].to_lowercase()
    };
    // "It is exempt under one; the note is also exempt under the other": what is spoken of was named before.
    let paragraph = reading.page.sentences[at].paragraph;
    let before = (at.saturating_sub(SPOKEN)..=at)
        .filter(|number| reading.page.sentences[*number].paragraph + 1 >= paragraph)
        .filter(|number| *number == at || starts_with_pronoun(&text(at)))
        .map(text);
    let (before, after) = (before.collect::<Vec<String>>().join(" "), text(next));
    let mut words = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let subject = words.find(|word| !SKIPPED.contains(word));
    // "The patrol list is also exempt": what has not been spoken of is something else.
    let opens = |word: &str| OPENS.contains(&word) || before.contains(word);
    let sentence = &reading.page.sentences[next];
    sentence.has(F::Jointly) && !sentence.is_heading() && subject.is_some_and(opens)
}

fn starts_with_pronoun(text: &str) -> bool {
    ["it ", "they ", "this ", "these ", "all of it ", "both "].iter().any(|word| text.starts_with(word))
}

/// So many sentences back, what is spoken of was named.
const SPOKEN: usize = 4;

/// The title of a section has at most so many words.
const TITLE: usize = 9;

/// So many sentences tell what a provision is relied on for.
const FURTHER: usize = 4;

/// What stands before the subject of a sentence and says nothing of it.
const SKIPPED: [&str; 11] =
    ["the", "a", "an", "your", "our", "in", "addition", "first", "second", "secondly", "third"];

/// What a sentence may open with that goes on about the same information.
const OPENS: [&str; 24] = [
    "it",
    "this",
    "that",
    "these",
    "they",
    "those",
    "both",
    "we",
    "i",
    "section",
    "sections",
    "s",
    "same",
    "whole",
    "further",
    "furthermore",
    "moreover",
    "additionally",
    "also",
    "exemption",
    "all",
    "each",
    "such",
    "information",
];
