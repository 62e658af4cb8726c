//! What was sent, as it was sent: frozen, and chained to what was sent before it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AnswerRecord, Claim};

/// The file, in the folder of a case, that lists what is sealed with its digests, as `sha256sum` does.
pub const MANIFEST: &str = "seal.sha256";

/// The file, in the folder of a case, that says what was sent.
pub const SENT: &str = "sent.json";

/// The file, beside the cases, that lists their manifests with their digests, in the order in which they were sealed.
pub const CHAIN: &str = "SEALS";

/// The version of the form of [`Sent`].
pub const SENT_SCHEMA: u32 = 1;

/// A letter as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The version of this form.
    pub schema: u32,
    /// The version of Candour that sealed it.
    pub candour: String,
    /// The case.
    pub reference: String,
    /// The day on which it was sent.
    pub sent: String,
    /// The day whose facts are given.
    pub as_at: String,
    /// The day on the letter.
    pub dated: String,
    /// The file that was sent, in the folder of the case.
    pub letter: String,
    /// The SHA-256 digest of the chain as it was before this case was added to it; of nothing for the first.
    pub after: String,
    /// Every claim that the letter makes as it was sent: those of the draft that it still makes, with their places in
    /// the words that were sent.
    pub claims: Vec<Claim>,
    /// What each answer looked for and found, as drafted.
    pub answers: Vec<AnswerRecord>,
    /// The words of each claim as they were sent, by its id.
    pub words: BTreeMap<String, String>,
    /// Claims of the draft that the letter says otherwise.
    pub changed: Vec<Changed>,
    /// Figures of the letter that are in no claim.
    pub new: Vec<Figure>,
    /// Claims of the draft that the letter does not make, by their ids.
    pub lost: Vec<String>,
    /// What was found when it was sealed, and why it was sent all the same.
    pub findings: Vec<Kept>,
}

/// A claim of the draft that was sent with other words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// The claim, by its id.
    pub claim: String,
    /// The words of the draft.
    pub drafted: String,
    /// The words that were sent.
    pub sent: String,
    /// Where they stand: line and column of the words that were sent, from 1.
    pub line: usize,
    /// See [`Changed::line`].
    pub column: usize,
}

/// A figure that was sent and is in no claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The figure.
    pub text: String,
    /// Where it stands: line and column of the words that were sent, from 1.
    pub line: usize,
    /// See [`Figure::line`].
    pub column: usize,
}

/// A finding that was known when the letter was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Its code.
    pub code: String,
    /// What it says.
    pub message: String,
    /// Why it was sent all the same.
    pub reason: String,
}
