//! What was sent, as it was sent: frozen, and chained to what was sent before it.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AnswerRecord, Claim};
use crate::value::Day;

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
    /// The day on which it was sealed, from which audits know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
    /// The day whose facts are given.
    pub as_at: String,
    /// The day on the letter.
    pub dated: String,
    /// The file that was sent, in the folder of the case.
    pub letter: String,
    /// The SHA-256 digest of the chain as it was before this case was added to it; of nothing for the first.
    pub after: String,
    /// Every claim that the letter makes as it was sent; spans are bytes of the words that were sent.
    pub claims: Vec<Arc<Claim>>,
    /// What each answer looked for, and what of that the letter tells.
    pub answers: Vec<Arc<AnswerRecord>>,
    /// What it puts right in letters that were sent before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrects: Vec<Corrected>,
    /// The sentences in which claims stand.
    pub sentences: Vec<Said>,
    /// What was drafted from the register and is said otherwise.
    pub changed: Vec<Changed>,
    /// Sentences that are not as they were drafted. Nothing was sent where one was left out, and nothing drafted where one
    /// was added.
    pub reworded: Vec<Changed>,
    /// Figures of the letter that are in no claim and were not drafted.
    pub new: Vec<Figure>,
    /// Claims of the draft that the letter does not make, by their ids.
    pub lost: Vec<String>,
    /// What was found when it was sealed, and why it was sent all the same.
    pub findings: Vec<Kept>,
}

impl Sent {
    /// The day from which audits know of it; where that was not kept, the day on which it was sent.
    pub fn known_from(&self) -> Option<Day> {
        Day::parse(self.sealed.as_ref().unwrap_or(&self.sent)).ok()
    }

    /// The first sentence that makes a claim.
    pub fn said(&self, claim: &Claim) -> Option<&Said> {
        self.sentences.iter().find(|said| said.claims.contains(&claim.id))
    }
}

/// What a letter puts right in another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corrected {
    /// The other case.
    pub case: String,
    /// The claim of the other letter, by its id, by its fact or by the entry, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// Whether the letter names the other case, repeats what was wrong there and tells what is so instead.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub printed: bool,
}

/// A sentence as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Its words.
    pub text: String,
    /// Where it stands: line and column of the words that were sent, from 1.
    pub line: usize,
    /// See [`Said::line`].
    pub column: usize,
    /// The claims that it makes, by their ids.
    pub claims: Vec<String>,
}

/// What was drafted, and what was sent in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// The claims that were made by the words of the draft, by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
    /// The words of the draft.
    pub drafted: String,
    /// The words that were sent.
    pub sent: String,
    /// Where they stand, or the sentence after which they would: line and column of the words that were sent, from 1.
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
