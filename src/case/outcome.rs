//! The table of outcomes: what a question may come to, given whether the information is held and what is relied on.

use crate::law::{Confirm, Ground, Law, Provision};

/// Whether the information asked for is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// All of it.
    Yes,
    /// Some of it.
    Part,
    /// None of it.
    No,
    /// It is not established, or not to be said.
    Unsaid,
}

/// What a question comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Everything held is given.
    Disclosed,
    /// Some of it is given, and some withheld.
    Partly,
    /// All of it is withheld.
    Refused,
    /// None is held.
    NotHeld,
    /// Whether it is held is neither confirmed nor denied.
    Neither,
    /// Complying would exceed the cost limit (section 12).
    Cost,
    /// The request is vexatious (section 14(1)).
    Vexatious,
    /// The request repeats an earlier one (section 14(2)).
    Repeated,
    /// Another body may hold it, and the requester is advised, or the request passed on (section 16).
    Transferred,
    /// It is not clear what is asked for (section 1(3)).
    Clarification,
}

/// What sort of provisions are relied on for a question, taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relied {
    /// None.
    Nothing,
    /// Exemptions.
    Exemption,
    /// Provisions that lift the duty to confirm or deny.
    Denial,
    /// Both.
    Both,
    /// The cost limit, while it is said whether the information is held (section 12(1)).
    Cost,
    /// The cost limit, which finding out whether it is held would exceed (section 12(2)).
    CostOfSaying,
    /// Section 14(1).
    Vexatious,
    /// Section 14(2).
    Repeated,
    /// Some that cannot be relied on together, or on which nothing is refused.
    Other,
}

/// What a letter says of whether the information is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// That it is.
    Held,
    /// That some of it is.
    HeldInPart,
    /// That it is not.
    NotHeld,
    /// Nothing.
    Nothing,
}

/// Why an outcome is impossible: a sentence that goes on after "question 2", and what can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible {
    /// What does not fit.
    pub message: &'static str,
    /// What can be done.
    pub help: &'static str,
    /// Whether it is what is held that does not fit, rather than what is relied on.
    pub of_held: bool,
}

/// One line of the table: with these, a letter says so much of holding the information.
type Line = (Outcome, &'static [Held], &'static [Relied], Says);

/// Everything that a question can come to, from sections 1, 2, 12, 14, 16 and 17 of the Freedom of Information Act 2000.
/// Where whether it is held makes no difference, it must make none, or the letter would tell.
const TABLE: &[Line] = {
    use {Held as H, Outcome as O, Relied as R};
    const ANY: &[Held] = &Held::ALL;
    const PART: &[Relied] = &[R::Exemption, R::Denial, R::Both];
    const WHOLE: &[Relied] = &[R::Exemption, R::Both];
    &[
        (O::Disclosed, &[H::Yes], &[R::Nothing], Says::Held),
        (O::Disclosed, &[H::Part], &[R::Nothing], Says::HeldInPart),
        (O::Partly, &[H::Yes], PART, Says::Held),
        (O::Partly, &[H::Part], PART, Says::HeldInPart),
        (O::Refused, &[H::Yes], WHOLE, Says::Held),
        (O::Refused, &[H::Part], WHOLE, Says::HeldInPart),
        (O::NotHeld, &[H::No], &[R::Nothing], Says::NotHeld),
        (O::Neither, ANY, &[R::Denial], Says::Nothing),
        (O::Cost, &[H::Yes], &[R::Cost], Says::Held),
        (O::Cost, &[H::Part], &[R::Cost], Says::HeldInPart),
        (O::Cost, &[H::Unsaid], &[R::CostOfSaying], Says::Nothing),
        (O::Vexatious, ANY, &[R::Vexatious], Says::Nothing),
        (O::Repeated, ANY, &[R::Repeated], Says::Nothing),
        (O::Transferred, &[H::No], &[R::Nothing], Says::NotHeld),
        (O::Transferred, &[H::Part], &[R::Nothing], Says::HeldInPart),
        (O::Clarification, &[H::Unsaid], &[R::Nothing], Says::Nothing),
    ]
};

/// What a letter says of holding the information; or why there can be no such decision.
///
/// # Errors
/// An outcome that does not go with what is held or with what is relied on.
pub fn settle(outcome: Outcome, held: Held, relied: Relied) -> Result<Says, Impossible> {
    let mut lines = TABLE.iter().filter(|(of, with, ..)| *of == outcome && with.contains(&held)).peekable();
    if lines.peek().is_none() {
        return Err(not_with_held(outcome, held));
    }
    let line = lines.find(|(.., on, _)| on.contains(&relied));
    line.map(|(.., says)| *says).ok_or_else(|| not_with_relied(outcome, held, relied))
}

/// Why an outcome does not go with what is held.
fn not_with_held(outcome: Outcome, held: Held) -> Impossible {
    let (message, advice) = match (outcome, held) {
        (Outcome::NotHeld, _) => {
            ("is said to be not held, and `held:` says otherwise", "one of the two is wrong")
        }
        (Outcome::Transferred, Held::Unsaid) => (
            "is passed on without saying whether the information is held here",
            "write `held: no` or `held: part`, once it has been looked for",
        ),
        (Outcome::Transferred, _) => (
            "is passed on although all of it is held here",
            "answer it; or say that some is not held: `held: part`",
        ),
        (Outcome::Clarification, _) => (
            "is not clear, and yet it is known whether it is held",
            "take `held:` out, or answer the question as it can be read",
        ),
        (_, Held::No) => (
            "concerns information that is not held",
            "write `outcome: not-held`, and where it was looked for",
        ),
        (Outcome::Refused, _) => (
            "is refused without saying whether the information is held",
            "write `held: yes`, or `outcome: neither` under a provision that lifts that duty",
        ),
        _ => ("gives information without saying that it is held", "write `held: yes` or `held: part`"),
    };
    Impossible { message, help: advice, of_held: true }
}

/// Why an outcome does not go with what is relied on.
fn not_with_relied(outcome: Outcome, held: Held, relied: Relied) -> Impossible {
    use {Outcome as O, Relied as R};
    let (message, advice) = match (outcome, relied) {
        (O::Disclosed, _) => (
            "is answered in full and yet relies on a provision",
            "write `outcome: partly`, or take the grounds out",
        ),
        (O::Partly | O::Refused, R::Nothing) => (
            "is refused, at least in part, and names no provision",
            "write what is withheld, and under what, in `grounds:`",
        ),
        (O::Partly | O::Refused, R::Cost | R::CostOfSaying) => (
            "withholds information under the cost limit, which is no exemption",
            "write `outcome: cost`; what is given all the same is advice",
        ),
        (O::Refused, R::Denial) => (
            "is refused under a provision that only lifts the duty to confirm or deny",
            "write `outcome: neither`, or name the exemption",
        ),
        (O::Partly | O::Refused, _) => (
            "withholds information under a provision that is no exemption",
            "`candour provisions` lists the exemptions",
        ),
        (O::Neither, R::Exemption | R::Both) => (
            "neither confirms nor denies, and relies on an exemption for information that is held",
            "name only provisions that lift the duty to confirm or deny, such as 31(3)",
        ),
        (O::Neither, _) => (
            "neither confirms nor denies and names no provision for that",
            "name in `grounds:` the provision that lifts the duty to confirm or deny, such as 31(3)",
        ),
        (O::Cost, R::Cost | R::Nothing) if held == Held::Unsaid => (
            "would exceed the cost limit, and the letter has to say whether the information is held",
            "write `held: yes`; or, where even finding that out would exceed the limit, name 12(2) in `grounds:`",
        ),
        (O::Cost, R::CostOfSaying) => {
            ("is held, so finding that out has not exceeded the limit", "name 12(1), or take `held:` out")
        }
        (O::Cost, _) => (
            "would exceed the cost limit, and relies on something else",
            "name only section 12 in `grounds:`",
        ),
        (O::Vexatious, _) => {
            ("is vexatious, and relies on something else", "name only 14(1) in `grounds:`, or leave them out")
        }
        (O::Repeated, _) => (
            "repeats a request, and relies on something else",
            "name only 14(2) in `grounds:`, or leave them out",
        ),
        (O::NotHeld, _) => {
            ("is not held and yet relies on a provision", "take the grounds out; or write `outcome: neither`")
        }
        (O::Transferred, _) => ("is passed on and yet relies on a provision", "take the grounds out"),
        (O::Clarification, _) => {
            ("is not clear yet, and already relies on a provision", "take the grounds out until it is clear")
        }
    };
    Impossible { message, help: advice, of_held: false }
}

impl Relied {
    /// Every sort.
    pub const ALL: [Self; 9] = [
        Self::Nothing,
        Self::Exemption,
        Self::Denial,
        Self::Both,
        Self::Cost,
        Self::CostOfSaying,
        Self::Vexatious,
        Self::Repeated,
        Self::Other,
    ];

    /// Of which sort some provisions are, taken together.
    pub fn on(provisions: &[Provision]) -> Self {
        let mut sorts: Vec<Self> = provisions.iter().map(Self::on_one).collect();
        sorts.sort_unstable();
        sorts.dedup();
        match sorts[..] {
            [] => Self::Nothing,
            [sort] => sort,
            [Self::Exemption, Self::Denial] => Self::Both,
            _ => Self::Other,
        }
    }

    fn on_one(provision: &Provision) -> Self {
        let first = provision.citation().path.first().cloned().unwrap_or_default();
        match (provision.law, provision.ground(), provision.section.number, &*first) {
            (_, Ground::Exemption, ..) if provision.confirm() == Confirm::Here => Self::Denial,
            (_, Ground::Exemption, ..) => Self::Exemption,
            (_, Ground::NeitherConfirmNorDeny, ..) => Self::Denial,
            (Law::Foia, Ground::Exclusion, "12", "1") => Self::Cost,
            (Law::Foia, Ground::Exclusion, "12", "2") => Self::CostOfSaying,
            (Law::Foia, Ground::Exclusion, "14", "1") => Self::Vexatious,
            (Law::Foia, Ground::Exclusion, "14", "2") => Self::Repeated,
            _ => Self::Other,
        }
    }
}

impl Held {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Part, Self::No, Self::Unsaid];

    /// Its word in `request.yaml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Part => "part",
            Self::No => "no",
            Self::Unsaid => "unsaid",
        }
    }
}

impl Outcome {
    /// Every one.
    pub const ALL: [Self; 10] = [
        Self::Disclosed,
        Self::Partly,
        Self::Refused,
        Self::NotHeld,
        Self::Neither,
        Self::Cost,
        Self::Vexatious,
        Self::Repeated,
        Self::Transferred,
        Self::Clarification,
    ];

    /// Its word in `request.yaml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Disclosed => "disclosed",
            Self::Partly => "partly",
            Self::Refused => "refused",
            Self::NotHeld => "not-held",
            Self::Neither => "neither",
            Self::Cost => "cost",
            Self::Vexatious => "vexatious",
            Self::Repeated => "repeated",
            Self::Transferred => "transferred",
            Self::Clarification => "clarification",
        }
    }

    /// Whether the information is held, where only the outcome is written.
    pub fn implies(self) -> Held {
        match self {
            Self::Disclosed | Self::Partly | Self::Refused => Held::Yes,
            Self::NotHeld | Self::Transferred => Held::No,
            Self::Neither | Self::Cost | Self::Vexatious | Self::Repeated | Self::Clarification => {
                Held::Unsaid
            }
        }
    }

    /// The provision that it rests on where no ground is written.
    pub fn rests_on(self, held: Held) -> Option<&'static str> {
        match self {
            Self::Cost if matches!(held, Held::Yes | Held::Part) => Some("12(1)"),
            Self::Vexatious => Some("14(1)"),
            Self::Repeated => Some("14(2)"),
            _ => None,
        }
    }

    /// Whether it needs a notice of refusal.
    pub fn refuses(self) -> bool {
        matches!(
            self,
            Self::Partly | Self::Refused | Self::Neither | Self::Cost | Self::Vexatious | Self::Repeated
        )
    }

    /// Whether something of what is asked for is given, so that there is an answer beside the decision.
    pub fn gives(self) -> bool {
        matches!(self, Self::Disclosed | Self::Partly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_the_table_has_one_answer_and_a_sentence_where_it_is_no() {
        let mut possible = 0;
        for outcome in Outcome::ALL {
            for held in Held::ALL {
                for relied in Relied::ALL {
                    match settle(outcome, held, relied) {
                        Ok(_) => possible += 1,
                        Err(why) => {
                            assert!(!why.message.ends_with('.') && !why.help.ends_with('.'), "{why:?}");
                        }
                    }
                }
            }
        }
        assert_eq!(possible, 2 + 6 + 4 + 1 + 4 + 3 + 4 + 4 + 2 + 1);
    }
}
