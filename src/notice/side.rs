//! Whether a sentence speaks for disclosure or against it, or says which weighs more.

use super::lexicon::Family as F;
use super::sentence::Place;
use super::shown::Shown;
use super::topic::Topic;
use super::weighing::begins;

/// A label says nothing by itself: this many words must stand beside it.
const CONTENT: usize = 5;

impl Shown<'_> {
    pub(super) fn content(&self, family: F) -> bool {
        let label: usize = self.sentence.of(family).map(|hit| hit.end - hit.start).max().unwrap_or_default();
        self.sentence.words.len() >= label + CONTENT
    }

    pub(super) fn favours_disclosure(&self, harm: bool, balance: bool) -> bool {
        if self.told || self.under(Topic::Harm) || self.has(F::NoTest) {
            return false;
        }
        let outweighs = self.sentence.of(F::Outweighs).map(|hit| hit.start).min();
        let mut openness = self.sentence.of(F::Openness);
        let open = openness.any(|hit| !balance || outweighs.is_none_or(|outweighs| hit.start < outweighs));
        match self.side {
            Some(Topic::For) => open || !(self.has(F::BothSides) || (harm && self.has(F::Would)) || balance),
            Some(Topic::Against) => open && (self.has(F::ForDisclosure) || self.long()),
            _ => {
                (self.region || begins(self.sentence))
                    && open
                    && (!harm || self.any(&[F::ForDisclosure, F::Contrast]))
            }
        }
    }

    pub(super) fn favours_withholding(&self, harm: bool, balance: bool) -> bool {
        if self.told || self.under(Topic::Harm) || self.has(F::NoTest) {
            return false;
        }
        let protects = self.any(&[F::Protection, F::Harm, F::HarmPerhaps]);
        let turns = self.has(F::Contrast)
            && !self.has(F::BothSides)
            && (!balance || protects)
            && self.content(F::Contrast);
        match self.side {
            Some(Topic::Against) => {
                // "However, …" turns to the other side, whatever it speaks of.
                let opens = self.sentence.of(F::Contrast).any(|hit| hit.start == 0);
                let said = harm || protects || opens || !(self.has(F::Openness) || self.under(Topic::For));
                (!self.has(F::BothSides) || harm || self.long())
                    && said
                    && (!balance || harm || self.long())
                    && (self.content(F::AgainstDisclosure) || self.sentence.place == Place::Item)
            }
            Some(Topic::For) => turns || (harm && self.has(F::AgainstDisclosure)),
            _ => {
                self.region && (harm || turns || (protects && !self.any(&[F::Openness, F::Asks]) && !balance))
            }
        }
    }

    /// Whether it may be something against disclosure, in words that are not known.
    pub(super) fn may_be_against(&self, balance: bool) -> bool {
        let other = [F::NoTest, F::BothSides, F::Courtesy, F::Withholds, F::Exempt, F::Relies, F::Extends];
        let open = self.any(&[F::Openness, F::ForDisclosure]) || begins(self.sentence);
        let says = self.any(&[F::Would, F::Might, F::Not, F::Contrast]);
        let told = matches!(self.side, Some(Topic::For | Topic::Against));
        let other = balance || self.told || self.any(&other) || self.sentence.words.len() < CONTENT;
        self.region && says && !open && !told && !other
    }

    /// Whether a sentence is so long that it can tell both sides.
    pub(super) fn long(&self) -> bool {
        const MANY: usize = 40;
        self.sentence.words.len() > MANY && self.has(F::Contrast)
    }

    pub(super) fn balance(&self, harm: bool) -> bool {
        let sentence = self.sentence;
        let asks = |before: usize| {
            let last = sentence.of(F::Asks).filter(|asks| asks.start < before).map(|asks| asks.start).max();
            last.is_some_and(|asks| {
                !sentence.of(F::Concludes).any(|hit| asks < hit.start && hit.start < before)
            })
        };
        let person = self.has(F::PersonsRights)
            && !self.has(F::PublicInterest)
            && (self.around.legitimate || self.under(Topic::Interests));
        let here = self.region || self.has(F::PublicInterest);
        let listed = matches!(sentence.place, Place::Item | Place::Cell)
            && (self.under(Topic::For) || self.under(Topic::Against));
        let sides = [F::PublicInterest, F::AgainstDisclosure, F::BothSides, F::Balancing];
        let settles = self.has(F::Concludes)
            || self.under(Topic::Balance)
            || !(self.has(F::Openness) || self.under(Topic::For));
        let says = self.any(&sides) || self.has(F::OutweighsSurely) || (!listed && settles);
        let weighed = says && sentence.of(F::Outweighs).any(|hit| !asks(hit.start));
        let concluded = self.under(Topic::Balance) && self.any(&[F::Withholds, F::Exempt]) && !harm;
        !self.told && !person && here && (weighed || concluded)
    }

    pub(super) fn persons_balance(&self, interests: bool) -> bool {
        let weighs = self.any(&[F::Outweighs, F::Balancing, F::Against]);
        !self.told && self.has(F::PersonsRights) && (weighs || (interests && self.has(F::AgainstDisclosure)))
    }
}
