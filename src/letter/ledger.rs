//! From a drafted letter to its ledger.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use super::Letter;
use crate::answer::{Answer, Assertion, Origin, Reason, Tense, Told};
use crate::case::{self, AnswerRecord, Case, Claim, ClaimKind, Days, Digests, Ledger, LeftOut, Other};
use crate::register::{Shape, Why};
use crate::value::{Interval, Verdict};

/// The texts that a letter was made from.
#[derive(Debug, Clone, Copy)]
pub struct MadeFrom<'t> {
    /// The register's file, or [`one_text`] of several.
    pub register: &'t str,
    /// The request's file.
    pub request: &'t str,
    /// Each template, by name.
    pub templates: &'t [(&'t str, &'t str)],
}

/// The text whose digest stands for a register's files: the file itself; of several, what `sha256sum` prints of them.
pub fn one_text<'t>(files: &[(&str, &'t str)]) -> Cow<'t, str> {
    match files {
        [(_, text)] => Cow::Borrowed(text),
        _ => files.iter().flat_map(|(path, text)| [sha256(text), format!("  {path}\n")]).collect(),
    }
}

/// The ledger of a letter.
pub fn ledger(letter: &Letter, case: &Case, made_from: MadeFrom<'_>) -> Ledger {
    let mut spans: BTreeMap<&str, Vec<[usize; 2]>> = BTreeMap::new();
    let mut others = Vec::new();
    for (origin, Range { start, end }) in &letter.printed {
        match why(origin) {
            None => {
                if let Origin::Claims(ids) = origin {
                    for id in ids {
                        spans.entry(id).or_default().push([*start, *end]);
                    }
                }
            }
            Some(why) => others.push(Other { span: [*start, *end], why }),
        }
    }
    others.sort_by_key(|other| other.span);
    let assertions = letter.answers.iter().flat_map(|answer| &answer.assertions).chain(&letter.frame);
    let claims = assertions.filter_map(|assertion| Some(claim(assertion, spans.remove(&*assertion.id)?)));
    Ledger {
        schema: case::SCHEMA,
        candour: env!("CARGO_PKG_VERSION").to_owned(),
        reference: case.reference.clone(),
        as_at: case.as_at.value.to_string(),
        dated: letter.dated.to_string(),
        digests: Digests {
            register: sha256(made_from.register),
            request: sha256(made_from.request),
            templates: made_from
                .templates
                .iter()
                .map(|(name, text)| ((*name).to_owned(), sha256(text)))
                .collect(),
            letter: sha256(&letter.markdown),
            pdf: None,
        },
        claims: claims.collect(),
        answers: letter
            .answers
            .iter()
            .zip(&letter.left_out)
            .map(|(answer, left)| record(case, answer, left))
            .collect(),
        others,
    }
}

/// Why a printed value that is no claim may stand.
fn why(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Claims(_) => None,
        Origin::Wording(path) => Some(format!("wording/{path}")),
        Origin::Case(field) => Some(format!("case/{field}")),
        Origin::Question(id) => Some(format!("question/{id}")),
        Origin::Law(field) => Some(format!("law/{field}")),
    }
}

fn claim(assertion: &Assertion, mut spans: Vec<[usize; 2]>) -> Claim {
    spans.sort_unstable();
    spans.dedup();
    let kind = match (assertion.told, assertion.verdict) {
        (Told::Standing, Verdict::No) => ClaimKind::Absent,
        (Told::Standing, _) => ClaimKind::Standing,
        (Told::Value, _) => ClaimKind::Value,
        (Told::Nil, _) => ClaimKind::Nil,
        (Told::Sum, _) => ClaimKind::Sum,
    };
    let tense = match assertion.tense {
        Tense::For => case::Tense::For,
        Tense::Current => case::Tense::Current,
    };
    Claim {
        id: assertion.id.clone(),
        question: assertion.question.clone(),
        fact: assertion.fact.clone(),
        scope: assertion.scope.clone(),
        kind,
        tense,
        during: assertion.during.map(days),
        asked: assertion.asked.map(|when| when.to_string()),
        verdict: assertion.verdict,
        value: assertion.value.as_ref().map(Shape::from),
        inputs: assertion.inputs.clone(),
        from: assertion.time.map(|(from, _)| days(from)),
        until: assertion.time.map(|(_, until)| days(until)),
        seen: assertion.seen.map(days),
        sources: assertion.sources.clone(),
        spans,
    }
}

fn days(interval: Interval) -> Days {
    Days {
        first: interval.first.is_bound().then(|| interval.first.to_string()),
        last: interval.last.is_bound().then(|| interval.last.to_string()),
    }
}

fn record(case: &Case, answer: &Answer, left_out: &BTreeSet<String>) -> AnswerRecord {
    let selection = &answer.selection;
    let question = case.questions.iter().find(|question| question.id.value == selection.question);
    let decision = question.and_then(|question| question.decision.as_ref());
    let about = question.map_or(&[][..], |question| &question.about);
    let under = decision.map_or(&[][..], |decision| &decision.grounds);
    let by_time = selection.left_out.iter().map(|(fact, reason)| LeftOut {
        fact: fact.clone(),
        why: match reason {
            Reason::Ended => "ended before the periods asked about".to_owned(),
            Reason::NearerVersion => "what the same entry says at another time is nearer".to_owned(),
            Reason::NotBegun => "had not begun in the periods asked about".to_owned(),
        },
    });
    let kept_back = selection.kept_back.iter().map(|(fact, why)| LeftOut {
        fact: fact.clone(),
        why: match why {
            Why::NotCleared => "not cleared for disclosure".to_owned(),
            Why::Withheld(provision) => format!("withheld under {provision}"),
        },
    });
    let by_template = left_out
        .iter()
        .map(|fact| LeftOut { fact: fact.clone(), why: "the template leaves it out".to_owned() });
    AnswerRecord {
        question: selection.question.clone(),
        kinds: selection.kinds.iter().map(|kind| kind.word().to_owned()).collect(),
        topic: selection.topic.clone(),
        about: about.iter().map(|id| id.value.clone()).collect(),
        outcome: decision.map(|decision| decision.outcome.value.word().to_owned()),
        under: under.iter().map(|ground| ground.under.value.clone()).collect(),
        periods: selection.periods.iter().map(ToString::to_string).collect(),
        found: selection.found.clone(),
        left_out: by_time.chain(kept_back).chain(by_template).collect(),
    }
}

/// The SHA-256 digest of some bytes, in hexadecimal.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    let mut digest = Digest::new();
    digest.add(bytes);
    digest.so_far()
}

/// The SHA-256 digest of bytes that come one after the other.
#[derive(Debug, Clone, Default)]
pub struct Digest(Sha256);

impl Digest {
    /// That of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in more bytes.
    pub fn add(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.update(bytes);
    }

    /// The digest of all bytes until now, in hexadecimal.
    pub fn so_far(&self) -> String {
        let mut hex = String::with_capacity(64);
        for byte in self.0.clone().finalize() {
            for digit in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(u32::from(digit), 16).unwrap_or_default());
            }
        }
        hex
    }
}
