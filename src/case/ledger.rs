//! The ledger of a letter: every claim it makes, and where in the text each stands.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::register::Shape;
use crate::value::Verdict;

/// The version of this form. It changes when a reader of the last one would misread the next.
pub const SCHEMA: u32 = 1;

/// Every claim of a letter, what it was made from, and every other figure with why it may stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The version of this form.
    pub schema: u32,
    /// The version of Candour that drafted the letter.
    pub candour: String,
    /// The case.
    pub reference: String,
    /// The day whose facts are given.
    pub as_at: String,
    /// The day on the letter.
    pub dated: String,
    /// SHA-256 digests, in hexadecimal, of what the letter was made from and of the letter.
    pub digests: Digests,
    /// Every claim, question by question.
    pub claims: Vec<Claim>,
    /// What each answer looked for and found.
    pub answers: Vec<AnswerRecord>,
    /// Every printed value that is no claim.
    pub others: Vec<Other>,
}

/// SHA-256 digests in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Digests {
    /// Of the register's file; of several, of what `sha256sum` prints of them in their order.
    pub register: String,
    /// Of the request's file.
    pub request: String,
    /// Of each template, by name.
    pub templates: BTreeMap<String, String>,
    /// Of the letter as Markdown.
    pub letter: String,
    /// Of the letter as PDF, where it was printed with this ledger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdf: Option<String>,
}

/// What sort of claim it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// That a thing stood.
    Standing,
    /// That a thing certainly did not stand.
    Absent,
    /// What a field says.
    Value,
    /// Which kind of nil a field says.
    Nil,
    /// A sum or difference of other facts.
    Sum,
    /// That something is kept back.
    Withheld,
    /// That it is neither confirmed nor denied.
    Ncnd,
}

/// Of when a claim speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tense {
    /// Of a period.
    For,
    /// Of the day on which it was seen.
    Current,
}

/// One thing that the letter says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id within the letter.
    pub id: String,
    /// The question that it answers.
    pub question: String,
    /// `kind/entry` or `kind/entry/field`; of a sum, the field that is added up.
    pub fact: String,
    /// Which part of the thing it speaks of, where not of all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// What sort of claim it is.
    pub kind: ClaimKind,
    /// Of when it speaks.
    pub tense: Tense,
    /// The days it speaks of, as clipped to the day whose facts are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub during: Option<Days>,
    /// The period as the question asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// How far it stood.
    pub verdict: Verdict,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Shape>,
    /// What a sum was made of, as fact paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<String>,
    /// The days on which it may have begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Days>,
    /// The days on which it may have ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Days>,
    /// The days on which it may last have been seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Days>,
    /// The sources, by id.
    pub sources: Vec<String>,
    /// Where it stands in the letter: bytes of the Markdown, from and up to.
    pub spans: Vec<[usize; 2]>,
}

/// A stretch of days, both ends included; an end that is absent is not known.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}

/// What one answer looked for and found, so that an audit can ask the same again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerRecord {
    /// The question.
    pub question: String,
    /// The kinds of entry looked for.
    pub kinds: Vec<String>,
    /// The topic.
    pub topic: String,
    /// The only entries asked about, by id, where not all on the topic are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The periods, as the question has them.
    pub periods: Vec<String>,
    /// What was decided about it, where something was: `refused`, `neither`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The provisions that the decision relies on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
    /// Every entry found, as `kind/id`.
    pub found: Vec<String>,
    /// What of it is left out by name, and why.
    pub left_out: Vec<LeftOut>,
}

/// Something that an answer leaves out by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The entry or fact.
    pub fact: String,
    /// Why.
    pub why: String,
}

/// A printed value that is no claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// Where it stands in the letter: bytes of the Markdown, from and up to.
    pub span: [usize; 2],
    /// Why it may stand: `case/…`, `law/…`, `question/…` or `wording/…`.
    pub why: String,
}
