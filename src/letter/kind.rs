//! The letters that a case can need, and which template each is drafted from.

use crate::case::{Case, CaseKind, Outcome, Review};

/// A letter of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterKind {
    /// The answer, or the briefing.
    Response,
    /// That the request has come, and when it will be answered.
    Acknowledgement,
    /// What has to be known first.
    Clarification,
    /// What has to be paid first.
    Fees,
    /// That the public interest needs longer to be weighed.
    Extension,
    /// That the answer is late.
    Late,
    /// That a review has been asked for, and when it will be done.
    ReviewAcknowledgement,
    /// What a review came to.
    ReviewOutcome,
    /// What an earlier answer had wrong.
    Correction,
}

impl LetterKind {
    /// Every kind, in the order in which a case may need them.
    pub const ALL: [Self; 9] = [
        Self::Response,
        Self::Acknowledgement,
        Self::Clarification,
        Self::Fees,
        Self::Extension,
        Self::Late,
        Self::ReviewAcknowledgement,
        Self::ReviewOutcome,
        Self::Correction,
    ];

    /// Its word, which is also what its files are called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Acknowledgement => "acknowledgement",
            Self::Clarification => "clarification",
            Self::Fees => "fees",
            Self::Extension => "extension",
            Self::Late => "late",
            Self::ReviewAcknowledgement => "review-acknowledgement",
            Self::ReviewOutcome => "review-outcome",
            Self::Correction => "correction",
        }
    }

    /// What its ledger is called.
    pub fn ledger(self) -> String {
        match self {
            Self::Response => "ledger.json".to_owned(),
            _ => format!("{}.ledger.json", self.word()),
        }
    }

    /// Whether it answers the questions.
    pub fn answers(self) -> bool {
        matches!(self, Self::Response | Self::ReviewOutcome | Self::Correction)
    }

    /// The letter that is meant in a case: what puts earlier letters right is the answer of a case of its own, and so is
    /// what the review of another case came to.
    #[must_use]
    pub fn within(self, case: &Case) -> Self {
        match self {
            Self::Correction if !case.corrects.is_empty() => Self::Response,
            Self::ReviewOutcome if Self::Response.told_as(case) == self => Self::Response,
            _ => self,
        }
    }

    /// The letter that the answer of a case is told as: the outcome of a review, where it is about another case and has come
    /// to something.
    pub(super) fn told_as(self, case: &Case) -> Self {
        let reviews = |review: &Review| review.of.is_some() && review.result.is_some();
        let is_outcome = case.corrects.is_empty() && case.review.as_ref().is_some_and(reviews);
        if self == Self::Response && is_outcome { Self::ReviewOutcome } else { self }
    }

    /// The template of this letter for a case. Where it puts something right, or where all questions come to the same, the
    /// answer has a letter of its own.
    pub(super) fn template(self, case: &Case) -> &'static str {
        match self {
            Self::Response if case.kind == CaseKind::Briefing => "briefings/briefing.md",
            Self::Response if !case.corrects.is_empty() => Self::Correction.template(case),
            Self::Response if self.told_as(case) != self => self.told_as(case).template(case),
            Self::Response => match the_outcome(case) {
                Some(Outcome::Refused) => "letters/refusal.md",
                Some(Outcome::NotHeld) => "letters/not-held.md",
                Some(Outcome::Neither) => "letters/neither.md",
                Some(Outcome::Cost) => "letters/cost-limit.md",
                Some(Outcome::Vexatious | Outcome::Repeated) => "letters/vexatious.md",
                Some(Outcome::Transferred) => "letters/transfer.md",
                Some(Outcome::Clarification) => "letters/clarification.md",
                Some(Outcome::Disclosed | Outcome::Partly) | None => "letters/response.md",
            },
            Self::Acknowledgement => "letters/acknowledgement.md",
            Self::Clarification => "letters/clarification.md",
            Self::Fees => "letters/fees.md",
            Self::Extension => "letters/extension.md",
            Self::Late => "letters/late.md",
            Self::ReviewAcknowledgement => "letters/review-acknowledgement.md",
            Self::ReviewOutcome => "letters/review-outcome.md",
            Self::Correction => "letters/correction.md",
        }
    }
}

/// What all questions of a case come to, if they come to one thing.
fn the_outcome(case: &Case) -> Option<Outcome> {
    let mut outcomes = case.questions.iter().map(|question| Some(question.decision.as_ref()?.outcome.value));
    let first = outcomes.next()??;
    outcomes.all(|outcome| outcome == Some(first)).then_some(first)
}
