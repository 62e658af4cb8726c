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
    pub(super) sentence: &'s Sentence,
    /// Whether it only tells the law.
    pub(super) told: bool,
    /// Whether the public interest is weighed here, and what it says there.
    pub(super) weighed: Weighed,
    pub(super) around: Around,
}

/// A line with an office and no verb is no longer.
const SHORT: usize = 20;

/// So near stands whoever relies on something.
const BESIDE: usize = 3;

/// How many words a modal reaches to what it is said of, where that follows and where it stands before.
const REACH: usize = 16;
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
        let would = loose && self.has(F::Would) && !weighed;
        show(Part::Refused, self.refused());
        show(
            Part::Denied,
            self.has(F::Denies) && !self.told && !(self.has(F::Outweighs) && self.has(F::PublicInterest)),
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
        let begun = begins(self.sentence) && !self.has(F::Asks);
        show(Part::Test, (begun || sided) && !self.told && !rights);
        show(Part::Balance, !rights && self.balance());
        show(
            Part::Extends,
            self.has(F::Extends)
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
        let advises = self.sentence.of(F::Advice).any(|hit| !not(hit) && !wanted(hit)) && !self.review();
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
            [F::AgainstDisclosure, F::Law, F::NotRelied, F::Names, F::OtherRefused]
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

    /// Whether harm is told in so many words, and whether it is told how likely it is.
    fn harm(&self) -> (bool, bool) {
        let sentence = self.sentence;
        if self.told || self.has(F::Unsayable) {
            return (false, false);
        }
        // "Prejudice of the kind that the section describes" names none.
        let to = |hit: Hit| sentence.of(F::To).any(|to| to.start == hit.end);
        if sentence.of(F::HarmBare).any(|hit| !to(hit)) || self.restates() {
            return (false, self.has(F::Would));
        }
        let open = (self.has(F::Openness) && self.weighed.here)
            || (self.has(F::ForDisclosure) && !self.has(F::AgainstDisclosure))
            || self.under(Topic::For);
        let families: &[F] = if open { &[F::Harm] } else { &[F::Harm, F::HarmPerhaps] };
        let named: Vec<Hit> = sentence.of(F::HarmNamed).collect();
        let mut found = (false, false);
        for family in families {
            for hit in sentence.of(*family).filter(|hit| !named.iter().any(|named| named.meets(*hit))) {
                // What will be so anyway is no harm that would come of it: "bids will be opened in November".
                let plans = *family == F::HarmPerhaps;
                let before = |family| {
                    let modals = sentence.of(family).filter(|modal: &Hit| {
                        let other = sentence.of(F::Relative).any(|other| other.meets(*modal))
                            || (plans && sentence.of(F::Will).any(|will| will.meets(*modal)));
                        !other && modal.start < hit.end && hit.start <= modal.end + REACH
                    });
                    modals.map(|modal| modal.start).max()
                };
                let after = |family| {
                    sentence.of(family).any(|modal: Hit| {
                        let will = plans && sentence.of(F::Will).any(|will| will.meets(modal));
                        modal.start >= hit.end && modal.start <= hit.end + NEAR && !will
                    })
                };
                let (would, might) = match (before(F::Would), before(F::Might)) {
                    (Some(would), Some(might)) => (would > might || might - would <= 2, true),
                    (Some(_), None) => (true, true),
                    (None, Some(_)) => (false, true),
                    (None, None) => (after(F::Would), after(F::Would) || after(F::Might)),
                };
                let here = would || might || self.under(Topic::Harm) || self.under(Topic::Against);
                found = (found.0 || here, found.1 || would);
            }
        }
        found
    }

    /// Whether it only says in the words of the Act what would be prejudiced.
    fn restates(&self) -> bool {
        const BESIDE: usize = 14;
        const AFTER: usize = 7;
        let sentence = self.sentence;
        let statute: Vec<Hit> = sentence.of(F::Statute).collect();
        let words = 0..sentence.words.len();
        let of_act = |word: &usize| statute.iter().any(|hit| hit.start <= *word && *word < hit.end);
        let length = words.filter(of_act).count();
        let other = |hit: Hit| {
            let bare = sentence.of(F::Prejudice).any(|prejudice| prejudice.meets(hit));
            !bare && !statute.iter().any(|statute| statute.meets(hit))
        };
        let harm = sentence.of(F::Harm).chain(sentence.of(F::HarmPerhaps)).any(other);
        let short = sentence.words.len() <= length + BESIDE;
        // "It is exempt under the section, since disclosure would be likely to prejudice the prevention of crime."
        let first = sentence.of(F::Prejudice).map(|hit| hit.start).min().unwrap_or_default();
        let refuses = [F::Exempt, F::Relies, F::Withholds].iter().any(|family| sentence.has(*family));
        // What stands before it may tell the harm: "to know the hours would enable thieves to …".
        let leads = sentence.of(F::Would).map(|hit| hit.start).min();
        let leads = leads.is_some_and(|would| would < first && first <= would + NEAR);
        let formula = sentence.cites && refuses && leads && sentence.words.len() <= first + length + AFTER;
        !statute.is_empty() && !harm && (short || formula) && self.has(F::Prejudice)
    }

    /// Whether it tells what could come of disclosure, and no more than that it could.
    fn could_come(&self, rights: bool) -> bool {
        let other = [
            F::Courtesy,
            F::NoTest,
            F::Unsayable,
            F::ForDisclosure,
            F::HarmBare,
            F::NotRelied,
            F::Outweighs,
            F::Withholds,
            F::Exempt,
            F::RefusalNotice,
            F::Denies,
            F::Asked,
            F::Advice,
            F::Extends,
            F::Encloses,
            F::LegitimateInterest,
            F::Suggested,
            F::Note,
            F::Would,
        ];
        let sentence = self.sentence;
        // What the applicant may do, or the authority can, is no consequence.
        let ours = |hit: Hit| {
            [F::You, F::Here].iter().any(|family| {
                sentence.of(*family).any(|who| who.end == hit.start && who.start + 1 >= hit.start)
            })
        };
        let month = |hit: Hit| sentence.of(F::Months).any(|month| month.meets(hit));
        let could = sentence.of(F::Could).any(|hit| !ours(hit) && !month(hit));
        let told = sentence.end == End::Stop && !self.told && !rights && !self.any(&other);
        could && told && self.around.disclosed > 0 && !self.under(Topic::For) && !self.under(Topic::Advice)
    }

    /// Whether it tells what would come of disclosure, in whatever words.
    fn consequence(&self, rights: bool) -> bool {
        let other = [
            F::Courtesy,
            F::NoTest,
            F::Unsayable,
            F::ForDisclosure,
            F::HarmBare,
            F::HarmNamed,
            F::NotRelied,
            F::Outweighs,
            F::Superseded,
            F::LegitimateInterest,
            F::Suggested,
        ];
        let open = self.under(Topic::For) || self.under(Topic::Advice);
        // "We withhold it, as a thief would …": what comes of disclosure is told after what is refused.
        let refuses =
            [F::Withholds, F::RefusalNotice].into_iter().flat_map(|family| self.sentence.of(family));
        // "They would be likely to refuse to talk" refuses nothing here.
        let others = |hit: &Hit| {
            let within = |would: Hit| would.end <= hit.start && hit.start <= would.end + REACH;
            self.sentence.of(F::Would).any(within) && !self.sentence.has(F::Here)
        };
        let refuses = refuses.filter(|hit| !others(hit));
        let after = refuses.map(|hit| hit.end).max().unwrap_or_default();
        let would = self.sentence.of(F::Would).any(|hit| {
            let other = [F::Will, F::Relative]
                .iter()
                .any(|family| self.sentence.of(*family).any(|other| other.meets(hit)));
            // "You would be welcome", "you ask for the list and would like it soon" tell of no consequence.
            let to_you = self.sentence.of(F::You).any(|you| you.end == hit.start || you.start == 0);
            hit.start >= after && !other && !to_you
        });
        let told = would || (self.has(F::Might) && self.under(Topic::Harm));
        let extends = self.has(F::Extends) && self.around.test;
        let open = open || (self.has(F::Openness) && self.weighed.here);
        !rights && !self.told && !open && told && !extends && !self.restates() && !self.any(&other)
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
        let short = self.under(Topic::Rights)
            && sentence.end == End::Stop
            && sentence.words.len() <= SHORT
            && !self.any(&[F::Regulator, F::Courtesy]);
        // Whoever is told where to turn is spoken to.
        let opens = sentence.of(F::Complains).any(|hit| hit.start <= 2);
        let spoken_to = opens || self.under(Topic::Rights) || self.any(&[F::You, F::Courtesy]);
        let turns = self.any(&[F::Recourse, F::Complains]) && spoken_to;
        let rights = upset && office && (again || short || turns);
        let anew = self.has(F::Anew) && office;
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
