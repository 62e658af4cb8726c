//! What letters of procedure tell beside answers: a fee, a delay, a review, a correction.

use crate::text::{At, Span};
use crate::value::{Day, Money};

/// A fee to be paid before the answer is sent (section 9).
#[derive(Debug, Clone)]
pub struct Fee {
    /// Where it is written.
    pub span: Span,
    /// How much.
    pub amount: Money,
    /// What it is for: what ends the sentence "The fee covers …".
    pub covers: At<String>,
    /// How it can be paid, in whole sentences.
    pub pay: At<String>,
}

/// Why an answer is late.
#[derive(Debug, Clone)]
pub struct Delay {
    /// Where it is written.
    pub span: Span,
    /// Why, in whole sentences.
    pub because: At<String>,
    /// When the answer is expected now.
    pub expected: Option<At<Day>>,
}

/// An internal review, and what it came to.
#[derive(Debug, Clone)]
pub struct Review {
    /// Where it is written.
    pub span: Span,
    /// The post that reviews, by its id in the register: one that had no part in the answer.
    pub by: At<String>,
    /// The case that it is about, where the review is a case of its own.
    pub of: Option<At<String>>,
    /// When it was asked for; else as `events.yaml` says, or when a case of its own was received.
    pub asked: Option<At<Day>>,
    /// The day on the answer that it is about; else as `events.yaml` says, or as its sealed letter is dated.
    pub answered: Option<At<Day>>,
    /// What the requester is unhappy with: what ends the sentence "You asked us to look again at …".
    pub points: At<String>,
    /// What it came to, once it is decided.
    pub result: Option<ReviewResult>,
    /// Why, in whole sentences.
    pub because: Option<At<String>>,
}

/// What a review came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewResult {
    /// The answer stands.
    Upheld,
    /// Some of it stands.
    PartlyUpheld,
    /// It does not stand.
    Overturned,
}

/// Something that an earlier answer said and that was not so.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The earlier case.
    pub case: At<String>,
    /// The claim of its letter that is put right: by its id, its fact or the entry.
    pub claim: Option<At<String>>,
    /// The day on the earlier letter.
    pub dated: At<Day>,
    /// What it said, as a sentence goes on after "we told you that".
    pub said: At<String>,
    /// What is so instead, as a sentence.
    pub instead: At<String>,
    /// How the mistake came about, in whole sentences.
    pub because: Option<At<String>>,
}
