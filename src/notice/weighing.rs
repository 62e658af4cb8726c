//! Where in a letter the public interest is weighed.

use std::ops::Range;

use super::course::{Course, Weighed, announced_above, conclusion};
use super::lean::{Lean, Side};
use super::lexicon::Family as F;
use super::page::Page;
use super::part::is_of_regulator;
use super::pattern::Hit;
use super::sentence::{End, LABEL, Place, Sentence};
use super::stretch::opposed;
use super::topic::Topic;
use super::voice::Voice;

/// What each sentence says in the weighing.
pub(super) fn weighed(page: &Page, concludes: &dyn Fn(usize) -> bool) -> Vec<Weighed> {
    let mut all: Vec<Weighed> = vec![Weighed::default(); page.sentences.len()];
    let mut here = false;
    // How many sentences have weighed it so far, and the paragraph in which it ended.
    let (mut told, mut ended) = (0, None);
    for (number, sentence) in page.sentences.iter().enumerate() {
        if sentence.voice != Voice::Own {
            continue;
        }
        here = goes_on(here, sentence);
        told = if here { told + 1 } else { 0 };
        if sentence.is_heading() || !here || weighs(sentence) {
            ended = None;
        }
        // What comes after the conclusion in a paragraph of its own is about something else.
        here &= ended.is_none_or(|paragraph| paragraph == sentence.paragraph);
        all[number].here = here;
        all[number].announced = here;
        if here && told > SIDES && concludes(number) {
            ended = Some(sentence.paragraph);
        }
    }
    reach_back(page, &mut all, concludes);
    let mut course = Course::default();
    for (number, sentence) in page.sentences.iter().enumerate() {
        let plain = sentence.voice == Voice::Own && all[number].here;
        // Where the weighing is only known from its end, a paragraph begins anew.
        let anew = number > 0 && page.sentences[number - 1].paragraph != sentence.paragraph;
        if anew && !all[number].announced && sentence.place == Place::Text {
            course.end(&mut all);
        }
        if plain && !sentence.is_heading() && !concludes(number) {
            course.follow(page, number, &mut all);
            course.told |= sentence.under != Some(Topic::Balance);
            continue;
        }
        course.end(&mut all);
        course.told &= plain;
        course.concluded = plain && !sentence.is_heading();
        if plain && sentence.is_heading() {
            course.side = announced_above(sentence);
        } else if plain {
            conclusion(sentence, &mut all[number]);
        }
    }
    course.end(&mut all);
    misplaced(page, &mut all);
    all
}

/// What stands below a heading for disclosure and speaks against it, from beginning to end, is nothing in its favour.
fn misplaced(page: &Page, all: &mut [Weighed]) {
    // Where each side has its heading, what stands below the one is no word for the other.
    let headed = |topic| {
        page.sentences.iter().any(|sentence| {
            matches!(sentence.place, Place::Heading(level) if level < LABEL) && sentence.under == Some(topic)
        })
    };
    if headed(Topic::For) && headed(Topic::Against) {
        let below = page.sentences.iter().zip(all.iter_mut());
        below
            .filter(|(sentence, _)| sentence.under == Some(Topic::Against))
            .for_each(|(_, weighed)| weighed.turns_from(Side::For));
    }
    let mut at = 0;
    while at < page.sentences.len() {
        let side = announced_above(&page.sentences[at]);
        let length = page.sentences[at..]
            .iter()
            .take_while(|sentence| {
                announced_above(sentence) == side && !sentence.is_heading() && sentence.place != Place::Cell
            })
            .count();
        if let Some(side) = side.filter(|side| *side == Side::For && length > 0) {
            let run = &page.sentences[at..at + length];
            let leans = run.iter().map(|sentence| Lean::of(sentence, 0..sentence.words.len()));
            if leans.fold(Lean::default(), Lean::plus).betrays(side) {
                all[at..at + length].iter_mut().for_each(|weighed| weighed.turns_from(side));
            }
        }
        at += length.max(1);
    }
}

/// Whether the public interest is weighed in a sentence, where it was in the one before.
fn goes_on(here: bool, sentence: &Sentence) -> bool {
    if sentence.is_heading() {
        let result = sentence.place == Place::Heading(LABEL) && sentence.under == Some(Topic::Answer);
        return match sentence.under {
            _ if result && here => true,
            Some(Topic::Test | Topic::For | Topic::Against | Topic::Balance) => true,
            Some(_) => false,
            None => here,
        };
    }
    let labels = sentence.has(F::ForDisclosure) || sentence.has(F::AgainstDisclosure);
    let fresh = sentence.cites
        && (sentence.has(F::Exempt) || sentence.has(F::Relies))
        && !sentence.has(F::PublicInterest)
        && !sentence.has(F::Outweighs);
    let ends = is_of_regulator(sentence)
        || sentence.has(F::Review)
        || sentence.has(F::NoTest)
        || (sentence.has(F::Reviews) && sentence.has(F::Office))
        || (fresh && !labels);
    // "The Commissioner, who promotes the public interest in openness" weighs nothing.
    let rights = is_of_regulator(sentence) && sentence.has(F::Complains) && !here;
    (weighs(sentence) && !sentence.has(F::NoTest) && !rights) || (here && !ends)
}

/// So many sentences at least tell both sides before a conclusion.
const SIDES: usize = 1;

/// Whether a sentence weighs the public interest by its own words.
fn weighs(sentence: &Sentence) -> bool {
    let set = opposed(sentence).next().is_some() && !sentence.has(F::LegitimateInterest);
    let named = (sentence.has(F::TestCited) || sentence.has(F::Qualified)) && !sentence.has(F::Not);
    set || named
        || begins(sentence)
        || [F::Sides, F::Arguments].iter().any(|family| sentence.has(*family))
        || opens_side(sentence)
}

/// So many words after "whether" stands what is asked.
const ASKED: usize = 12;

/// So many sentences back a legitimate interest is still spoken of.
const NEAR: usize = 6;

/// No weighing goes further back, in sentences.
const FURTHEST: usize = 40;

/// Some letters weigh both sides before they speak of the public interest: where a conclusion is reached, what speaks
/// for openness before it in the same paragraph, or else in the one before, belongs to the weighing.
fn reach_back(page: &Page, all: &mut [Weighed], concludes: &dyn Fn(usize) -> bool) {
    let sentences = &page.sentences;
    let personal = ["40(", "section 40", "Section 40"].iter().any(|cited| page.text.contains(cited));
    for at in 0..sentences.len() {
        let sentence = &sentences[at];
        // Where the test is announced, it begins.
        let turns = sentence.of(F::Contrast).any(|hit| hit.start == 0)
            || (sentence.has(F::AgainstDisclosure)
                && !sentence.has(F::ForDisclosure)
                && !sentence.has(F::BothSides));
        let first = all[at].here && (at == 0 || !all[at - 1].here) && (turns || concludes(at));
        if sentence.voice != Voice::Own || sentence.is_heading() || sentence.under == Some(Topic::Rights) {
            continue;
        }
        // A person's rights may be weighed against a legitimate interest, which is another test.
        let persons = personal
            && (sentences[at.saturating_sub(NEAR)..=at].iter().any(|sentence| {
                sentence.has(F::LegitimateInterest) || sentence.under == Some(Topic::Interests)
            }) || sentences[at.saturating_sub(2)..=at]
                .iter()
                .any(|sentence| sentence.has(F::PersonsRights)));
        let surely = || sentence.has(F::OutweighsSurely) || sentence.has(F::PublicInterest);
        if !(first || (!all[at].here && !persons && surely() && concludes(at))) {
            continue;
        }
        let opens = |sentence: &Sentence| {
            let lean = Lean::of(sentence, 0..sentence.words.len());
            lean.may(Side::For)
                || [F::Sides, F::Arguments].iter().any(|family| sentence.has(*family))
                || sentence.has(F::ForDisclosure)
        };
        let clearly = |sentence: &Sentence| {
            let lean = Lean::of(sentence, 0..sentence.words.len());
            lean.side() == Some(Side::For) || sentence.has(F::Arguments)
        };
        let own = sentences.partition_point(|other| other.paragraph < sentence.paragraph);
        let own = own.max(at.saturating_sub(FURTHEST));
        let before = sentence.paragraph.saturating_sub(1);
        let earlier =
            sentences.partition_point(|other| other.paragraph < before).max(own.saturating_sub(FURTHEST));
        let other = |sentence: &Sentence| {
            let refuses = sentence.cites
                && [F::Relies, F::Exempt, F::Withholds].iter().any(|family| sentence.has(*family));
            let rights = sentence.has(F::NoTest) || sentence.has(F::Review);
            sentence.is_heading() || sentence.voice != Voice::Own || refuses || rights
        };
        let first = |range: Range<usize>| {
            let from = range.clone().rev().find(|at| other(&sentences[*at])).map_or(range.start, |at| at + 1);
            (from..range.end).find(|at| clearly(&sentences[*at]))
        };
        let turns = |at: usize| sentences[at].of(F::Contrast).any(|hit| hit.start == 0);
        let inside = (own..at).find(|number| {
            let sentence = &sentences[*number];
            !sentence.is_heading() && (opens(sentence) || (number + 1 < at && turns(number + 1)))
        });
        // A table may stand before its conclusion.
        let cells = sentences[..own].iter().rev().take(FURTHEST);
        let cells = cells.take_while(|sentence| sentence.place == Place::Cell).count();
        let table = (inside.is_none() && cells > 0).then(|| own - cells);
        // "Though readers would like it sooner, we find that accuracy matters more": what stands before speaks against.
        let whole = (own..at).find(|number| turns(at) && !other(&sentences[*number]));
        // "Set against that are the lives of those who open the post": so does what stands just before.
        let against = sentence.of(F::AgainstDisclosure).any(|hit| hit.start == 0) && own < at;
        let just = at.checked_sub(1).filter(|before| against && !other(&sentences[*before]));
        // Where all that is told before a conclusion in its paragraph speaks against, it is told there.
        let closed = (own..at).find(|number| {
            let sentence = &sentences[*number];
            let lean = Lean::of(sentence, 0..sentence.words.len());
            lean.side() == Some(Side::Against) && !other(sentence)
        });
        let whole = whole.or(just).or(closed.filter(|_| sentence.has(F::PublicInterest)));
        let start = inside.or(table).or(whole).or_else(|| first(earlier..own));
        let end = if all[at].here { at } else { at + 1 };
        all[start.unwrap_or(at)..end].iter_mut().for_each(|weighed| weighed.here = true);
    }
}

/// Whether a sentence begins to weigh the public interest, and does not only say of something that it is in it.
pub(super) fn begins(sentence: &Sentence) -> bool {
    // "You say that it is in the interests of the public" is what the applicant weighs.
    let suggested = |hit: Hit| {
        let turns =
            |said: Hit| sentence.of(F::Contrast).any(|turn| said.end <= turn.start && turn.start < hit.start);
        sentence.of(F::Suggested).any(|said| said.end <= hit.start && !turns(said))
    };
    let puts = |hit: Hit| sentence.of(F::PutsInterest).any(|puts| puts.start <= 1 && puts.meets(hit));
    let test = |hit: Hit| {
        !suggested(hit) && (puts(hit) || !sentence.of(F::InInterest).any(|other| other.meets(hit)))
    };
    // "Whether it would be in the public interest to tell you" puts the test as a question does.
    let whether = |hit: Hit| {
        sentence.of(F::Whether).any(|whether| whether.start < hit.start && hit.start <= whether.end + ASKED)
    };
    let asks = (sentence.end == End::Question && sentence.has(F::PublicInterest))
        || sentence.of(F::InInterest).any(whether);
    (asks || sentence.of(F::PublicInterest).any(test)) && !sentence.has(F::NoTest)
}

/// Whether a sentence begins with the side that it is on: "Against disclosure, …".
fn opens_side(sentence: &Sentence) -> bool {
    // "The case for openness is a serious one."
    let case = sentence.of(F::Stake).any(|hit| hit.start == 1 && hit.end > 3);
    let first =
        |family| sentence.of(family).any(|hit| hit.end > 1 && (hit.start == 0 || (hit.start == 1 && case)));
    first(F::ForDisclosure) || first(F::AgainstDisclosure)
}
