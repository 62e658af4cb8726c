//! The written form of what letters of procedure tell: a fee, a delay, a review, corrections.

use schemars::JsonSchema;
use serde::Deserialize;

use super::case::DayAs;
use super::decision::text;
use super::estimate::AmountAs;
use super::words::{Id, Text};
use crate::case::{Correction, Delay, Fee, Review, ReviewResult};
use crate::text::At;

/// A fee to be paid before the answer is sent.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "fee", title = "a fee", deny_unknown_fields)]
pub(super) struct FeeAs {
    /// How much, in pounds and pence: `£12.40`. Never the time of staff.
    amount: AmountAs,
    /// What it is for, as it follows "covers": `copying and postage`.
    covers: At<Text>,
    /// How it can be paid, in whole sentences.
    pay: At<Text>,
}

/// Why the answer is late.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "delay", title = "a delay", deny_unknown_fields)]
pub(super) struct DelayAs {
    /// Why, in whole sentences.
    because: At<Text>,
    /// The day on which the answer is expected, while it is not sent.
    #[serde(default)]
    expected: Option<At<DayAs>>,
}

/// An internal review.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "review", title = "a review", deny_unknown_fields)]
pub(super) struct ReviewAs {
    /// The post that reviews: an id under `posts:` of the register, of a post that had no part in the answer.
    by: At<Id>,
    /// The reference of the answer that it is about, where the review is a case of its own.
    #[serde(default)]
    of: Option<At<Text>>,
    /// When it was asked for; unless written, as `events.yaml` says, or when a case of its own was received.
    #[serde(default)]
    asked: Option<At<DayAs>>,
    /// The day on the answer that it is about; unless written, the day on which it was sent, or the day on the sealed letter
    /// that it is `of`.
    #[serde(default)]
    answered: Option<At<DayAs>>,
    /// What the requester is unhappy with, as it follows "look again at": `our refusal to give the dates`.
    points: At<Text>,
    /// What it came to, once that is decided.
    #[serde(default)]
    result: Option<ResultAs>,
    /// Why, in whole sentences.
    #[serde(default)]
    because: Option<At<Text>>,
}

/// What a review came to.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum ResultAs {
    Upheld,
    PartlyUpheld,
    Overturned,
}

/// Something that an earlier answer said and that was not so.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "correction", title = "a correction", deny_unknown_fields)]
pub(super) struct CorrectionAs {
    /// The reference of the earlier case.
    case: At<Text>,
    /// What of it is put right, as `candour audit` names it: a claim, a fact or an entry. Without it nothing is cleared.
    #[serde(default)]
    claim: Option<At<Text>>,
    /// The day on the earlier letter.
    dated: At<DayAs>,
    /// What it said, as it follows "we told you that".
    said: At<Text>,
    /// What is so instead, in whole sentences.
    instead: At<Text>,
    /// How the mistake came about, in whole sentences.
    #[serde(default)]
    because: Option<At<Text>>,
}

pub(super) fn fee(read: At<FeeAs>) -> Fee {
    let At { value: read, span } = read;
    Fee { span, amount: read.amount.0, covers: text(read.covers), pay: text(read.pay) }
}

pub(super) fn delay(read: At<DelayAs>) -> Delay {
    let At { value: read, span } = read;
    Delay { span, because: text(read.because), expected: read.expected.map(day) }
}

pub(super) fn review(read: At<ReviewAs>) -> Review {
    let At { value: read, span } = read;
    Review {
        span,
        by: read.by.map(|id| id.0),
        of: read.of.map(text),
        asked: read.asked.map(day),
        answered: read.answered.map(day),
        points: text(read.points),
        result: read.result.map(|result| match result {
            ResultAs::Upheld => ReviewResult::Upheld,
            ResultAs::PartlyUpheld => ReviewResult::PartlyUpheld,
            ResultAs::Overturned => ReviewResult::Overturned,
        }),
        because: read.because.map(text),
    }
}

pub(super) fn correction(read: CorrectionAs) -> Correction {
    Correction {
        case: text(read.case),
        claim: read.claim.map(text),
        dated: day(read.dated),
        said: text(read.said),
        instead: text(read.instead),
        because: read.because.map(text),
    }
}

fn day(day: At<DayAs>) -> At<crate::value::Day> {
    day.map(|day| day.0)
}
