//! What one sentence shows, by its expressions and by where it stands.

use super::course::Weighed;
use super::lexicon::Family as F;
use super::part::{Around, Part, Parts, is_of_regulator};
use super::pattern::Hit;
use super::sentence::{End, LABEL, Place, Sentence};
use super::topic::Topic;
use super::weighing::begins;

/// A sentence, and where it stands.
pub(super) struct Shown<'s> {
    /// The text of the letter, in which the sentence stands.
    pub(super) text: &'s str,
    pub(super) sentence: &'s Sentence,
    /// Whether it only tells the law.
    pub(super) told: bool,
    /// Whether the public interest is weighed here, and what it says there.
    pub(super) weighed: Weighed,
    pub(super) around: Around,
}

/// A line with an office and no verb is no longer.
const SHORT: usize = 20;

/// An offer in a list has so many words at least.
const OFFER: usize = 4;

/// So near stands whoever relies on something.
const BESIDE: usize = 3;

/// So near after it stands what is asked.
const NEAR: usize = 6;

impl Shown<'_> {
    pub(super) fn has(&self, family: F) -> bool {
        self.sentence.has(family)
    }

    pub(super) fn any(&self, families: &[F]) -> bool {
        families.iter().any(|family| self.has(*family))
    }

    pub(super) fn under(&self, topic: Topic) -> bool {
        self.sentence.under == Some(topic)
    }

    pub(super) fn of_heading(&self) -> Parts {
        let mut parts = 0;
        let mut show = |part: Part, shown: bool| parts |= if shown { part.bit() } else { 0 };
        show(Part::Review, self.has(F::Review));
        show(Part::Complaint, self.has(F::Regulator) && !self.has(F::Guidance));
        show(Part::Denied, self.has(F::Denies));
        // "Legitimate interest: accountability."
        let label = self.sentence.place == Place::Heading(LABEL);
        show(Part::Interest, label && self.has(F::LegitimateInterest));
        show(Part::Refused, self.any(&[F::RefusalNotice, F::IsWithheld]));
        parts
    }

    pub(super) fn of_text(&self) -> Parts {
        let mut parts = 0;
        let mut show = |part: Part, shown: bool| parts |= if shown { part.bit() } else { 0 };
        let rights = self.rights();
        let (harm, likely) = self.harm();
        let loose = self.consequence(rights);
        let weighed = self.weighed.announced;
        let maybe = self.sentence.of(F::Maybe).any(|hit| hit.start <= 3);
        let likely = likely && !maybe;
        let would = loose && self.has(F::Would) && !weighed && !maybe;
        show(Part::Refused, self.refused());
        show(
            Part::Denied,
            self.has(F::Denies)
                && !self.told
                && !(self.any(&[F::Outweighs, F::Extends]) && self.has(F::PublicInterest)),
        );
        let reason = !rights && self.reason(harm);
        show(Part::Reason, reason);
        show(Part::ReasonPerhaps, reason && !harm && !self.has(F::Reason));
        let open = self.under(Topic::For) && !self.any(&[F::Contrast, F::AgainstDisclosure]);
        show(Part::Harm, (harm || (loose && !weighed)) && !rights && !open);
        let could = self.could_come(rights) && !open && !weighed;
        show(Part::HarmPerhaps, (loose && !rights && !open) || could);
        show(Part::Might, (harm && !likely && self.has(F::Might) && !rights && !open) || could);
        show(Part::Likely, (likely || would) && !rights && !open);
        // What stands below the name of a side belongs to a test, whatever it says.
        let sided = [Topic::For, Topic::Against, Topic::Balance].iter().any(|topic| self.under(*topic));
        // "As the Act requires, we have looked at the public interest."
        let begun = begins(self.sentence) && (!self.has(F::Asks) || self.has(F::Tested));
        show(Part::Test, (begun || sided) && !self.told && !rights);
        show(Part::Balance, !rights && self.balance());
        show(
            Part::Extends,
            self.any(&[F::Extends, F::Undecided])
                && !self.has(F::Absolute)
                && (self.around.test || (self.under(Topic::Test) && self.sentence.place == Place::Text))
                && !self.told,
        );
        let interests = self.around.legitimate || self.under(Topic::Interests);
        show(Part::Interest, self.any(&[F::LegitimateInterest, F::InterestPerhaps]));
        show(Part::Necessity, self.has(F::Necessary) && !self.told);
        // "I have asked whether it could be met otherwise" does not say so.
        let asked = |hit: Hit| {
            self.sentence
                .of(F::Whether)
                .any(|whether| whether.start < hit.start && hit.start <= whether.end + NEAR)
        };
        let denied = self.sentence.of(F::NotNecessary).any(|hit| !asked(hit));
        show(Part::NotNecessary, denied && interests && !self.told);
        show(Part::PersonsBalance, self.persons_balance(interests));
        show(Part::SpecialData, self.has(F::SpecialData));
        show(Part::Opinion, self.has(F::QualifiedPerson) && !self.told && !self.has(F::NoOpinion));
        show(Part::Statistics, self.has(F::Statistics));
        let not =
            |hit: Hit| self.sentence.of(F::Not).any(|not| not.start < hit.start && hit.start <= not.end + 2);
        // "You ask for every claim" tells what was asked.
        let wanted = |hit: Hit| {
            hit.end == hit.start + 2
                && self.sentence.of(F::Asked).any(|asked| asked.start == hit.start && asked.end == hit.end)
        };
        // What is listed below "What could be done within the limit" is an offer, in whatever words.
        let offered = self.under(Topic::Advice)
            && self.sentence.place == Place::Item
            && self.sentence.words.len() >= OFFER;
        let advises = offered || self.sentence.of(F::Advice).any(|hit| !not(hit) && !wanted(hit));
        let advises = advises && !self.review();
        show(Part::Advice, advises && !rights && !self.told);
        show(Part::Review, self.review() && !self.has(F::Recital));
        show(Part::Complaint, is_of_regulator(self.sentence) && !self.has(F::Recital));
        show(Part::Unsayable, self.has(F::Unsayable));
        show(Part::NotHeld, self.has(F::NotHeld) && !self.has(F::If));
        if rights { parts } else { parts | self.weighed.shows }
    }

    /// Whether it is about where the applicant can turn.
    fn rights(&self) -> bool {
        self.under(Topic::Rights)
            || self.any(&[F::Review, F::Regulator])
            || (self.any(&[F::Complains, F::Reviews])
                && self.has(F::Office)
                && self.has(F::Again)
                && self.has(F::You))
    }

    /// That something is refused: said outright, and not as one of two sides.
    fn refused(&self) -> bool {
        let sentence = self.sentence;
        let side = |hit: Hit| {
            [F::AgainstDisclosure, F::Law, F::NotRelied, F::Names, F::OtherRefused, F::Duty]
                .iter()
                .any(|family| sentence.of(*family).any(|other| other.meets(hit)))
        };
        // "Whether it is reasonable to hold it back" is a question.
        let asked = |hit: Hit| {
            sentence.of(F::Whether).any(|whether| whether.end <= hit.start && hit.start <= whether.end + NEAR)
        };
        let said = [F::Withholds, F::Exempt, F::Relies, F::Denies, F::IsWithheld].iter();
        // "A benefit that many rely on" relies on no provision.
        let other = |hit: Hit| {
            let we = sentence.of(F::Here).any(|we| we.start <= hit.start && hit.start <= we.end + BESIDE);
            hit.family == F::Relies && !sentence.has(F::Provision) && !sentence.cites && !we
        };
        let said = said
            .copied()
            .any(|family| sentence.of(family).any(|hit| !side(hit) && !asked(hit) && !other(hit)));
        let rights = is_of_regulator(sentence) || self.reviews();
        // What is said for one side of a weighing refuses nothing: "a robbed vehicle cannot be sent to anybody".
        let argues =
            self.weighed.announced && !self.any(&[F::Concludes, F::Verdict, F::Here]) && !sentence.cites;
        let other = rights || argues || self.any(&[F::Outweighs, F::Unsayable]);
        (said || self.has(F::RefusalNotice)) && !self.told && !other
    }

    /// Why the provision applies: whatever is said of the information besides that it is refused.
    fn reason(&self, harm: bool) -> bool {
        const SUBSTANCE: usize = 5;
        if self.told
            || (self.sentence.end == End::Question)
            || self.any(&[F::NoTest, F::Courtesy, F::Encloses]) && !harm && !self.has(F::Defence)
            || (self.has(F::Absolute) && !self.has(F::Reason) && !harm)
        {
            return false;
        }
        let formula = self.any(&[
            F::Withholds,
            F::Exempt,
            F::Relies,
            F::RefusalNotice,
            F::Denies,
            F::Holds,
            F::NotHeld,
            F::IsWithheld,
            F::Asked,
        ]);
        let note = self.has(F::Note)
            || self.sentence.figure
            || (self.sentence.place == Place::Cell && !self.has(F::Reason));
        harm || (self.has(F::Reason) && !note)
            || (!formula
                && !note
                && !self.weighed.announced
                && self.sentence.end != End::Open
                && self.sentence.words.len() >= SUBSTANCE)
    }

    /// Somebody of the authority to turn to, for whoever is not content; or that there is none.
    fn review(&self) -> bool {
        let sentence = self.sentence;
        let regulator = |hit: Hit| sentence.of(F::Regulator).any(|other| other.meets(hit));
        let alone = !self.has(F::Regulator) && (self.sentence.names || self.has(F::OfficePerhaps));
        if self.has(F::UnderReview) {
            return false;
        }
        let office = sentence.of(F::Office).any(|hit| !regulator(hit)) || alone;
        let done = |hit: Hit| sentence.of(F::Done).any(|other| other.meets(hit));
        let again = sentence.of(F::Again).any(|hit| !regulator(hit) && !done(hit));
        let upset = self.has(F::Complains) || self.around.complains || self.under(Topic::Rights);
        let upset = upset && !self.is_of_other(F::Complains);
        // "Review: Head of Information, within two months."
        // "… within two months, please."
        let polite = sentence.of(F::Courtesy).any(|hit| hit.end < sentence.words.len());
        let short = self.under(Topic::Rights)
            && sentence.end == End::Stop
            && sentence.words.len() <= SHORT
            && !polite
            && !self.has(F::Regulator);
        // Whoever is told where to turn is spoken to.
        let opens = sentence.of(F::Complains).any(|hit| hit.start <= 2);
        let spoken_to = opens || self.under(Topic::Rights) || self.any(&[F::You, F::Courtesy]);
        let turns = self.any(&[F::Recourse, F::Complains]) && spoken_to;
        // "The decision was reviewed by our Director before it was sent to you."
        let past = self.has(F::Done) && !self.has(F::Complains) && !again;
        let rights = upset && office && !past && (again || short || turns);
        // "If you refine your request we will consider it afresh" offers no review.
        let refines = |hit: Hit| {
            let text = self.text[sentence.span(hit)].to_lowercase();
            ["refin", "narrow", "reduc", "revis", "rephras", "resubmit"]
                .iter()
                .any(|stem| text.starts_with(stem))
        };
        let anew = self.has(F::Anew) && office && !sentence.of(F::Advice).any(refines);
        let chats = self.has(F::Chat) && !self.has(F::Reviews);
        let enquires = chats || self.has(F::Enquires) && !self.any(&[F::Complains, F::Reviews, F::Again]);
        !self.has(F::Elsewhere) && !enquires && (self.reviews() || rights || anew)
    }

    /// Whether a review of the answer is told of, and not one of something else, nor by the regulator.
    fn reviews(&self) -> bool {
        const NEXT: usize = 2;
        let regulator = |hit: Hit| {
            self.sentence
                .of(F::Regulator)
                .any(|other| other.end <= hit.start && hit.start <= other.end + NEXT)
        };
        let done = |hit: Hit| self.sentence.of(F::Done).any(|other| other.meets(hit));
        let told = |hit: Hit| is_stray(self.sentence, hit) || regulator(hit) || done(hit);
        self.sentence.of(F::Review).any(|hit| !told(hit))
    }

    /// Whether all that is said of a family is about something else than the answer.
    fn is_of_other(&self, family: F) -> bool {
        self.has(family) && self.sentence.of(family).all(|hit| is_stray(self.sentence, hit))
    }
}

/// Whether a review or a complaint is about something else than the answer: "complaints about the meals".
pub(super) fn is_stray(sentence: &Sentence, hit: Hit) -> bool {
    let at = |family| sentence.of(family).any(|other| other.start == hit.end);
    at(F::Of) && !at(F::OfAnswer)
}
