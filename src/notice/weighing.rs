//! Where in a letter the public interest is weighed, and which side is told there.

use super::lexicon::Family as F;
use super::page::Page;
use super::part::is_of_regulator;
use super::pattern::Hit;
use super::sentence::{LABEL, Place, Sentence};
use super::topic::Topic;
use super::voice::Voice;

/// The paragraph before the one that first speaks of the public interest, where it already tells what speaks for openness.
pub(super) fn before_the_test(page: &Page) -> Option<usize> {
    let own = || page.sentences.iter().filter(|sentence| sentence.voice == Voice::Own);
    let first = own()
        .find(|sentence| begins(sentence) || opens_side(sentence) || sentence.under == Some(Topic::Test))?;
    let before = first.paragraph.checked_sub(1).filter(|_| !first.is_heading())?;
    let mut open = false;
    for sentence in own().filter(|sentence| sentence.paragraph == before) {
        let other =
            [F::Relies, F::Exempt, F::Withholds, F::NoTest].iter().any(|family| sentence.has(*family));
        if other || sentence.is_heading() {
            return None;
        }
        open |= sentence.has(F::Openness);
    }
    open.then_some(before)
}

/// Where we are as the public interest is weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighing {
    /// Whether it is weighed here.
    pub(super) region: bool,
    /// The side that is told, as running text has announced it.
    pub(super) side: Option<Topic>,
}

impl Weighing {
    /// Where we are after a further sentence.
    pub(super) fn next(self, sentence: &Sentence) -> Self {
        if sentence.is_heading() {
            let result = sentence.place == Place::Heading(LABEL) && sentence.under == Some(Topic::Answer);
            return match sentence.under {
                _ if result && self.region => Self { region: true, side: None },
                Some(Topic::Test | Topic::For | Topic::Against | Topic::Balance) => {
                    Self { region: true, side: None }
                }
                Some(_) => Self { region: false, side: None },
                None => self,
            };
        }
        let labels = (sentence.has(F::ForDisclosure), sentence.has(F::AgainstDisclosure));
        let weighs = begins(sentence) || sentence.has(F::Sides) || opens_side(sentence);
        let fresh = sentence.cites
            && (sentence.has(F::Exempt) || sentence.has(F::Relies))
            && !sentence.has(F::PublicInterest)
            && !sentence.has(F::Outweighs);
        let ends = is_of_regulator(sentence)
            || sentence.has(F::Review)
            || sentence.has(F::NoTest)
            || (fresh && labels == (false, false));
        let region = (weighs && !sentence.has(F::NoTest)) || (self.region && !ends);
        let opens = sentence.of(F::Contrast).any(|hit| hit.start == 0);
        let side = match labels {
            _ if !region => None,
            (true, false) => Some(Topic::For),
            (false, true) => Some(Topic::Against),
            _ if sentence.has(F::Outweighs) && sentence.has(F::Concludes) => None,
            _ if opens && sentence.under != Some(Topic::Against) => Some(Topic::Against),
            _ => self.side,
        };
        Self { region, side }
    }
}

/// Whether a sentence begins to weigh the public interest, and does not only say of something that it is in it.
pub(super) fn begins(sentence: &Sentence) -> bool {
    let test = |hit: Hit| !sentence.of(F::InInterest).any(|other| other.meets(hit));
    sentence.of(F::PublicInterest).any(test) && !sentence.has(F::NoTest)
}

/// Whether a sentence begins with the side that it is on: "Against disclosure, …".
fn opens_side(sentence: &Sentence) -> bool {
    let first = |family| sentence.of(family).any(|hit| hit.start == 0 && hit.end > 1);
    first(F::ForDisclosure) || first(F::AgainstDisclosure)
}
