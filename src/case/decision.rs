//! What an officer decided about a question, and what the file has to show for it.

use super::outcome::{Held, Outcome};
use crate::text::{At, Span};
use crate::value::Day;

/// A decision on one question. Every text in it is Markdown of the officer's own, within one paragraph.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Where it is written.
    pub span: Span,
    /// What it comes to.
    pub outcome: At<Outcome>,
    /// Whether the information is held, where that is written; else what the outcome implies.
    pub held: Option<At<Held>>,
    /// The provisions relied on, each with what has to be shown for it.
    pub grounds: Vec<Ground>,
    /// Where it was looked for.
    pub searches: Vec<Search>,
    /// Why, where that does not belong to a ground.
    pub because: Option<At<String>>,
    /// What would help the requester: how to narrow the request, where else to ask (section 16).
    pub advice: Vec<At<String>>,
    /// What has to be known before it can be answered (section 1(3)).
    pub needed: Vec<At<String>>,
    /// The earlier request that this one repeats (section 14(2)).
    pub earlier: Option<Earlier>,
    /// The body that may hold the information.
    pub to: Option<At<String>>,
}

/// A provision, or several that stand and fall together, relied on for some information.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The citation, as written: `31(1)(a) and (b)`.
    pub under: At<String>,
    /// The information: what ends the sentence "We withhold …".
    pub what: Option<At<String>>,
    /// Why it applies (section 17(1)(c)).
    pub because: Option<At<String>>,
    /// Why that is plain without being said, for the file (section 17(1)(c)).
    pub apparent: Option<At<String>>,
    /// Why reasons are left out that would themselves disclose what is exempt, for the file (section 17(4)).
    pub left_unsaid: Option<At<String>>,
    /// The harm, for a ground that rests on harm.
    pub harm: Option<Harm>,
    /// The public interest test, for a qualified one.
    pub public_interest: Option<PublicInterest>,
    /// What is weighed instead for others' personal data.
    pub legitimate_interests: Option<LegitimateInterests>,
    /// The opinion of the qualified person (section 36).
    pub opinion: Option<Opinion>,
}

/// What would come of disclosure, or of confirming or denying.
#[derive(Debug, Clone)]
pub struct Harm {
    /// Who or what would suffer it: what ends the sentence "This would be likely to harm …".
    pub to: At<String>,
    /// How it would come about, in whole sentences.
    pub how: At<String>,
    /// How likely it is.
    pub likelihood: Likelihood,
}

/// How likely a harm is. The law knows two degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likelihood {
    /// It would come about: more likely than not.
    Would,
    /// It would be likely to: there is a real and significant risk.
    WouldBeLikely,
}

/// A public interest test (section 2(2); for the duty to confirm or deny, section 2(1)).
#[derive(Debug, Clone)]
pub struct PublicInterest {
    /// Where it is written.
    pub span: Span,
    /// What speaks for disclosure, each in whole sentences.
    pub disclosure: Vec<At<String>>,
    /// What speaks for keeping it back.
    pub withholding: Vec<At<String>>,
    /// Which weighs more, and why.
    pub balance: Option<At<String>>,
    /// The day by which that is expected to be decided, while it is not (section 17(2)).
    pub undecided_until: Option<At<Day>>,
}

/// The three steps for others' personal data under the first condition (section 40(2) with (3A)(a)).
#[derive(Debug, Clone)]
pub struct LegitimateInterests {
    /// Which interest there is in the information.
    pub interest: At<String>,
    /// Whether disclosure is necessary for it.
    pub necessity: At<String>,
    /// Whether the person's own interests weigh more.
    pub balance: At<String>,
}

/// The reasonable opinion of a qualified person (section 36(2)).
#[derive(Debug, Clone)]
pub struct Opinion {
    /// Who held it: an office, never a name.
    pub by: At<String>,
    /// When it was given.
    pub on: At<Day>,
    /// What it was, in whole sentences.
    pub held: At<String>,
}

/// A search for what was asked for.
#[derive(Debug, Clone)]
pub struct Search {
    /// The post that made it, by its id in the register.
    pub by: At<String>,
    /// Where: what ends the sentence "We searched …".
    pub place: At<String>,
    /// When.
    pub on: Option<At<Day>>,
}

/// An earlier request for the same.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// Its reference.
    pub reference: At<String>,
    /// When it was complied with.
    pub answered: At<Day>,
}

impl Decision {
    /// Whether the information is held, as written or as the outcome implies.
    pub fn held(&self) -> Held {
        self.held.map_or(self.outcome.value.implies(), |held| held.value)
    }

    /// Every text of it that a letter may print, but for whom to write to.
    pub fn texts(&self) -> impl Iterator<Item = &At<String>> {
        let own = self.because.iter().chain(&self.advice).chain(&self.needed);
        let searches = self.searches.iter().map(|search| &search.place);
        own.chain(searches).chain(self.grounds.iter().flat_map(Ground::texts))
    }
}

impl Ground {
    /// Every text of it that a letter may print.
    pub fn texts(&self) -> impl Iterator<Item = &At<String>> {
        let harm = self.harm.iter().flat_map(|harm| [&harm.to, &harm.how]);
        let interest = self
            .public_interest
            .iter()
            .flat_map(|test| test.disclosure.iter().chain(&test.withholding).chain(&test.balance));
        let steps = self
            .legitimate_interests
            .iter()
            .flat_map(|steps| [&steps.interest, &steps.necessity, &steps.balance]);
        let opinion = self.opinion.iter().flat_map(|opinion| [&opinion.by, &opinion.held]);
        self.what.iter().chain(&self.because).chain(harm).chain(interest).chain(steps).chain(opinion)
    }
}
