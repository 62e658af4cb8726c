//! Whether a sentence says which side weighs more.

use super::lexicon::Family as F;
use super::pattern::Hit;
use super::shown::Shown;
use super::topic::Topic;

/// A result that is only named has no more words.
const RESULT: usize = 12;

/// So near stands what is decided.
const NEAR: usize = 6;

impl Shown<'_> {
    /// Whether it comes to a conclusion on the public interest, so that neither side goes on after it.
    pub(super) fn concludes(&self) -> bool {
        let named = self.has(F::PublicInterest) && self.has(F::AgainstDisclosure);
        let above = (self.under(Topic::For) || self.under(Topic::Against)) && !named;
        let plain = self.any(&[F::PublicInterest, F::BothSides, F::Balancing, F::Concludes]);
        let settled = self.settled(F::OutweighsSurely) || (!above && plain && self.settled(F::Outweighs));
        settled && self.balance()
    }

    /// Whether it may come to a conclusion on the public interest.
    pub(super) fn balance(&self) -> bool {
        let person = self.has(F::PersonsRights)
            && !self.has(F::PublicInterest)
            && (self.around.legitimate || self.under(Topic::Interests));
        let here = self.weighed.here || self.has(F::PublicInterest);
        // "Weighing the one against the other, we have decided to keep it back."
        let drawn = |hit: Hit| {
            let weighed = self.any(&[F::BothSides, F::Balancing]);
            self.sentence.of(F::Verdict).any(|drawn| {
                (drawn.start < hit.start || (weighed && drawn.start == hit.start))
                    && hit.start <= drawn.end + NEAR
            })
        };
        let weighing = self.weighed.here
            && self.weighed.announced
            && !self.has(F::Extends)
            && self.sentence.of(F::Withholds).any(drawn);
        // "Decision: we withhold it."
        let result = self.under(Topic::Answer)
            && self.weighed.announced
            && self.sentence.words.len() <= RESULT
            && self.any(&[F::Withholds, F::Exempt]);
        let balance = result
            || self.under(Topic::Balance)
                && self.any(&[F::Withholds, F::Exempt, F::AgainstDisclosure, F::Opposed]);
        let concluded = balance || weighing;
        let settled = self.settled(F::Outweighs) || self.settled(F::OutweighsSurely);
        // "We have not yet come to a conclusion on where it lies" comes to none.
        let open = (self.has(F::Undecided) || (self.has(F::Extends) && self.has(F::Not)))
            && !self.has(F::OutweighsSurely);
        !self.told && !person && !open && here && (settled || concluded || self.verdict())
    }

    /// Whether a conclusion is drawn on what is at stake, and not only announced.
    fn verdict(&self) -> bool {
        let sentence = self.sentence;
        let drawn = sentence
            .of(F::Verdict)
            .any(|verdict| sentence.of(F::Stake).any(|stake| stake.end > verdict.start));
        let announces =
            self.any(&[F::Whether, F::Extends, F::NoTest]) || (self.has(F::Arguments) && !self.has(F::Not));
        self.weighed.here && drawn && !announces
    }

    /// Whether one side is said to weigh more, and it is neither asked nor announced.
    fn settled(&self, family: F) -> bool {
        let sentence = self.sentence;
        let asks = |before: usize| {
            let when = sentence.of(F::When).filter(|when| when.start == 0);
            let last = sentence
                .of(F::Asks)
                .chain(when)
                .filter(|asks| asks.start <= before)
                .map(|asks| asks.start)
                .max();
            last.is_some_and(|asks| {
                !sentence.of(F::Concludes).any(|hit| asks < hit.start && hit.start < before)
            })
        };
        // "It is against disclosure that …", "the arguments that favour disclosure are these".
        let labels =
            [F::ForDisclosure, F::AgainstDisclosure].into_iter().flat_map(|label| sentence.of(label));
        let opens: Vec<Hit> =
            labels.filter(|label| label.start <= 2 && !self.has(F::OutweighsSurely)).collect();
        let tells = |hit: Hit| opens.iter().any(|label| label.start < hit.start && !label.meets(hit));
        let announces = |hit: Hit| {
            let arguments = sentence.of(F::Arguments).any(|arguments| arguments.meets(hit));
            let side = sentence.of(F::Sides).any(|side| side.start == 0 && hit.start <= side.end);
            !self.has(F::Concludes) && (arguments || side)
        };
        let mut hits = sentence.of(family);
        hits.any(|hit| !asks(hit.start) && !announces(hit) && !tells(hit))
    }

    pub(super) fn persons_balance(&self, interests: bool) -> bool {
        let weighs = self.any(&[F::Outweighs, F::Balancing, F::Against]);
        !self.told && self.has(F::PersonsRights) && (weighs || (interests && self.has(F::AgainstDisclosure)))
    }
}
