//! What kind of letter it is: one that refuses something, or one that decides nothing.
//!
//! A letter that asks what is meant, says when the answer will come, asks for a fee, sends the request on, or gives
//! everything, may well speak of exemptions. It refuses only where it says so firmly.

use super::cited::is_law_told;
use super::lexicon::Family as F;
use super::part::Part;
use super::pattern::Hit;
use super::reading::Reading;
use super::sentence::Sentence;
use super::topic::Topic;

/// So many words before a refusal, what it depends on may stand.
const REACH: usize = 14;

/// So many of the families that refuse do so outright.
const OUTRIGHT: usize = 4;

/// So near before it stands what denies it.
const NEAR: usize = 6;

impl Reading<'_> {
    /// Whether the letter says that nothing is decided, or nothing that would be a refusal, and does not refuse all the same.
    pub(super) fn decides_nothing(&self) -> bool {
        let rights = |number: usize, sentence: &Sentence| {
            sentence.under == Some(Topic::Rights)
                || sentence.has(F::Review)
                || sentence.has(F::Regulator)
                || self.shows_at(number, Part::Review)
        };
        let passed = |sentence: &Sentence, hit: Hit| sentence.of(F::InHand).any(|other| other.meets(hit));
        let own = |family| {
            self.own().any(|(number, sentence)| {
                !rights(number, sentence) && sentence.of(family).any(|hit| !passed(sentence, hit))
            })
        };
        // Who tells of nowhere to turn, and refuses nothing firmly, has not decided anything.
        let bare = !self.shows(Part::Review) && !self.shows(Part::Complaint);
        (own(F::Defers) || own(F::NoRefusal) || bare)
            && !self.own().any(|(number, sentence)| self.is_firm(number, sentence))
    }

    /// Whether a sentence refuses something, here and now.
    pub(super) fn is_firm(&self, number: usize, sentence: &Sentence) -> bool {
        if is_law_told(sentence) || sentence.has(F::NothingRefused) {
            return false;
        }
        let weighs = [Part::Balance, Part::Unsayable].iter().any(|part| self.shows_at(number, *part));
        let grounds = self.cited_in(number).iter().any(|cited| {
            let section = &cited.citation.section;
            self.grounds.iter().any(|ground| ground.number == *section)
        });
        // Where the letter says that it is no refusal, it must be said outright that something is withheld.
        let families = [F::Withholds, F::Denies, F::IsWithheld, F::RefusalNotice, F::Exempt, F::Relies];
        let none = self.own().any(|(_, sentence)| sentence.has(F::NoRefusal));
        let families = families.into_iter().take(if none { OUTRIGHT } else { families.len() });
        let said = families.flat_map(|family| sentence.of(family));
        weighs
            || said
                .filter(|hit| !self.is_other(sentence, *hit))
                .any(|hit| (hit.family != F::Relies || grounds) && !self.is_supposed(sentence, hit))
    }

    /// Whether what is said is no refusal of information: that a search cannot begin, that another body may tell.
    fn is_other(&self, sentence: &Sentence, hit: Hit) -> bool {
        let text = self.page.text[sentence.span(hit)].to_lowercase();
        let tells = hit.family == F::Denies
            && !["confirm", "den", "ncnd"].iter().any(|stem| text.contains(stem))
            && !sentence.has(F::Holds);
        // "I cannot say whether the council will want to keep it" says nothing of this letter.
        let unsure = |whether: Hit| hit.start <= whether.start && whether.start <= hit.end + 1;
        let unsure =
            sentence.of(F::Whether).any(unsure) && !text.contains("confirm") && !sentence.has(F::Holds);
        let notice = hit.family == F::RefusalNotice && !text.contains("refus");
        let defers = sentence.of(F::Defers).any(|other| other.meets(hit));
        let other = [F::OtherRefused, F::NotHeld, F::NotRelied];
        let other = other.iter().any(|family| sentence.of(*family).any(|other| other.meets(hit)));
        tells || unsure || notice || defers || other
    }

    /// Whether what is said depends on something, is denied, or was so before.
    fn is_supposed(&self, sentence: &Sentence, hit: Hit) -> bool {
        let text = &self.page.text;
        let ends = |word: usize| {
            let (before, after) = (sentence.words[word - 1].range().end, sentence.words[word].range().start);
            text.get(before..after).is_some_and(|between| between.contains([';', ':', '(', '\u{2013}']))
        };
        let first =
            (1..=hit.start.min(sentence.words.len() - 1)).rev().find(|word| ends(*word)).unwrap_or_default();
        let before = |family, reach: usize| {
            sentence.of(family).any(|other: Hit| {
                first <= other.start && other.start <= hit.start && hit.start <= other.end + reach
            })
        };
        let within =
            |family| sentence.of(family).any(|other: Hit| hit.start < other.start && other.end <= hit.end);
        // "We cannot let you have it" is no possibility.
        let might = |reach: usize| {
            sentence.of(F::Might).any(|other: Hit| {
                let can = text[sentence.span(other)].to_lowercase().starts_with("can");
                !can && first <= other.start && other.start <= hit.start && hit.start <= other.end + reach
            })
        };
        let denied = hit.family != F::Withholds && hit.family != F::Denies && before(F::Not, NEAR);
        let depends = sentence
            .of(F::If)
            .any(|other| other.start > hit.start && is_condition(&text[sentence.span(other)]));
        denied
            || depends
            || before(F::If, REACH)
            || might(REACH)
            || before(F::Usually, NEAR)
            || within(F::Might)
            || within(F::Usually)
            || sentence.has(F::Before)
            || sentence.of(F::Asks).any(|asks| asks.start == 0 && hit.start > asks.end)
    }
}

/// Whether a word makes what stands before it depend on what follows.
fn is_condition(word: &str) -> bool {
    ["if", "unless", "until"].iter().any(|other| word.eq_ignore_ascii_case(other))
}
