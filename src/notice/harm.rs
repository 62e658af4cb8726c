//! What a sentence says of harm: which, how likely, and whether it only repeats the words of the Act.

use std::ops::Range;

use super::lexicon::Family as F;
use super::pattern::Hit;
use super::sentence::End;
use super::shown::Shown;
use super::topic::Topic;

/// How many words a modal reaches to what it is said of, where that follows and where it stands before.
const REACH: usize = 16;
const NEAR: usize = 6;

impl Shown<'_> {
    /// Whether harm is told in so many words, and whether it is told how likely it is.
    pub(super) fn harm(&self) -> (bool, bool) {
        let sentence = self.sentence;
        if self.told || self.has(F::Unsayable) || self.tells_request() {
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
                let against = self.under(Topic::Against) && !plans;
                let here = would || might || self.under(Topic::Harm) || against;
                found = (found.0 || here, found.1 || would);
            }
        }
        found
    }

    /// Whether it only says in the words of the Act what would be prejudiced.
    fn restates(&self) -> bool {
        const BESIDE: usize = 17;
        const AFTER: usize = 7;
        let sentence = self.sentence;
        let statute: Vec<Hit> = sentence.of(F::Statute).collect();
        let formula: Vec<Hit> = sentence.of(F::Formula).collect();
        let of_act =
            |word: &usize| statute.iter().chain(&formula).any(|hit| hit.start <= *word && *word < hit.end);
        let length = (0..sentence.words.len()).filter(of_act).count();
        let named: Vec<Hit> = sentence.of(F::HarmNamed).collect();
        let other = |hit: Hit| {
            if named.iter().any(|named| named.meets(hit)) {
                return false;
            }
            let bare = sentence.of(F::Prejudice).any(|prejudice| prejudice.meets(hit));
            !bare && !statute.iter().any(|statute| statute.meets(hit))
        };
        let harm = sentence.of(F::Harm).chain(sentence.of(F::HarmPerhaps)).any(other);
        // "The test has been met: disclosure would be likely to prejudice …": what stands before the colon tells none.
        let clause = self.clause(sentence.of(F::Prejudice).map(|hit| hit.start).min().unwrap_or_default());
        let modal = |family| sentence.of(family).any(|hit| !clause.contains(&hit.start));
        let beside = modal(F::Would) || modal(F::Might);
        let words = if beside { sentence.words.len() } else { clause.len() };
        // "… the prosecution of offenders, as witnesses could be got at" says how.
        let last = sentence.of(F::Prejudice).map(|hit| hit.end).max().unwrap_or_default();
        let short = words <= length + BESIDE && !self.goes_on_to_say(last);
        // "It is exempt under the section, since disclosure would be likely to prejudice the prevention of crime."
        let first = sentence.of(F::Prejudice).map(|hit| hit.start).min().unwrap_or_default();
        let refuses = [F::Exempt, F::Relies, F::Withholds].iter().any(|family| sentence.has(*family));
        // What stands before it may tell the harm: "to know the hours would enable thieves to …".
        let leads = sentence.of(F::Would).map(|hit| hit.start).min();
        let leads = leads.is_some_and(|would| would < first && first <= would + NEAR);
        let formula = sentence.cites && refuses && leads && sentence.words.len() <= first + length + AFTER;
        !statute.is_empty() && !harm && (short || formula) && self.has(F::Prejudice)
    }

    /// Whether it goes on to say why or how, from a word on: ", as witnesses could be got at", ", by telling them when".
    fn goes_on_to_say(&self, from: usize) -> bool {
        const SAYS: usize = 3;
        const LEADS: [&str; 8] = ["as", "since", "because", "for", "so", "by", "if", "given"];
        let words = &self.sentence.words;
        let leads = |at: usize| {
            let comma = at > 0 && {
                let between = self.text.get(words[at - 1].range().end..words[at].range().start);
                between.is_some_and(|between| between.contains(','))
            };
            let word = self.text.get(words[at].range()).unwrap_or_default().to_lowercase();
            word == "because" || (comma && LEADS.contains(&&*word))
        };
        let last = words.len().saturating_sub(SAYS);
        (from..last).any(leads)
    }

    /// The words around one, between colons, semicolons and dashes, or from what is said by somebody.
    fn clause(&self, word: usize) -> Range<usize> {
        let words = &self.sentence.words;
        let ends = |at: &usize| {
            let between = self.text.get(words[at - 1].range().end..words[*at].range().start);
            between.is_some_and(|between| between.contains([':', ';', '\u{2013}', '\u{2014}']))
        };
        let last = word.min(words.len().saturating_sub(1));
        let start = (1..=last).rev().find(ends).unwrap_or_default();
        // "An assessment was made, which concludes that disclosure would be likely to prejudice …"
        // What a qualified person has found is told in such words, and its reasons follow.
        let opinion =
            self.has(F::QualifiedPerson) || self.text[self.sentence.range.clone()].contains("public affairs");
        let says =
            |at: &usize| !opinion && self.text.get(words[*at].range()).is_some_and(|word| word == "that");
        let start = (start..last).rev().find(says).unwrap_or(start);
        let end = (last + 1..words.len()).find(ends).unwrap_or(words.len());
        start..end
    }

    /// Whether it tells what could come of disclosure, and no more than that it could.
    pub(super) fn could_come(&self, rights: bool) -> bool {
        let other = [
            F::Courtesy,
            F::NoTest,
            F::Unsayable,
            F::ForDisclosure,
            F::HarmBare,
            F::HarmNamed,
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
    pub(super) fn consequence(&self, rights: bool) -> bool {
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
        let first = |family| self.sentence.of(family).any(|hit| hit.start == 0);
        let supposes = first(F::If) && first(F::Disclosed);
        let would = self.sentence.of(F::Would).any(|hit| {
            // "If I publish it, we will have a break-in": what will come is told of disclosure.
            let other = [F::Will, F::Relative]
                .iter()
                .filter(|family| **family != F::Will || !supposes)
                .any(|family| self.sentence.of(*family).any(|other| other.meets(hit)));
            // "You would be welcome", "you ask for the list and would like it soon" tell of no consequence.
            let to_you = self.sentence.of(F::You).any(|you| you.end == hit.start || you.start == 0);
            hit.start >= after && !other && !to_you
        });
        let told = would || (self.has(F::Might) && self.under(Topic::Harm));
        let extends = self.has(F::Extends) && self.around.test;
        let open = open || (self.has(F::Openness) && self.weighed.here);
        let asked = self.tells_request();
        !rights && !self.told && !open && told && !extends && !asked && !self.restates() && !self.any(&other)
    }

    /// Whether it tells what was asked for: "You have requested the analysis of what would follow".
    fn tells_request(&self) -> bool {
        let first = |family| self.sentence.of(family).any(|hit| hit.start <= 1);
        first(F::Asked) && first(F::You) && !self.sentence.cites
    }
}
