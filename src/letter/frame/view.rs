//! What templates may print beside the answers.

use serde::Serialize;

use crate::answer::Date;

/// What stands around the answers.
#[derive(Debug, Default, Serialize)]
pub struct FrameView {
    /// When the answer is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// That it is late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<LateView>,
    /// The latest day by which the public interest is expected to be decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undecided_until: Option<Date>,
    /// A fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<FeeView>,
    /// A review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<ReviewedView>,
    /// What earlier answers had wrong.
    pub corrections: Vec<CorrectionView>,
}

/// A late answer.
#[derive(Debug, Serialize)]
pub struct LateView {
    /// When it was due.
    pub due: Date,
    /// Whether that day has passed.
    pub passed: bool,
    /// Why it is late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// When it is expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Date>,
}

/// A fee.
#[derive(Debug, Serialize)]
pub struct FeeView {
    /// How much.
    pub amount: String,
    /// What for.
    pub covers: String,
    /// How it can be paid.
    pub pay: String,
    /// The last day to pay it.
    pub by: Date,
}

/// A review.
#[derive(Debug, Serialize)]
pub struct ReviewedView {
    /// The post that reviews.
    pub by: String,
    /// The case that it is about, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// When it was asked for.
    pub asked: Date,
    /// The day of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<Date>,
    /// What it is about.
    pub points: String,
    /// When it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// What it came to: a word to choose by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<&'static str>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// Something that an earlier answer had wrong.
#[derive(Debug, Serialize)]
pub struct CorrectionView {
    /// The earlier case.
    pub case: String,
    /// The day on that letter.
    pub dated: Date,
    /// What it said.
    pub said: String,
    /// What is so instead.
    pub instead: String,
    /// How it came about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}
