//! What takes a finding away: another letter that puts it right, or somebody who accepts it, with a reason.

use std::collections::HashMap;

use super::{Audit, AuditResult, End, Letter};
use crate::value::Day;

/// That a finding on a letter is accepted as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The claim, by its id, by its fact's path or by that of the entry. None for all of the letter.
    pub claim: Option<String>,
    /// When.
    pub on: Day,
    /// Why.
    pub reason: String,
}

/// What took a finding away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClearedBy {
    /// It was put right by the letter of this case.
    PutRight(String),
    /// It was accepted.
    Accepted(Acceptance),
}

impl ClearedBy {
    /// The word for how.
    pub fn word(&self) -> &'static str {
        match self {
            Self::PutRight(_) => "put_right",
            Self::Accepted(_) => "accepted",
        }
    }
}

/// Marks every finding that something takes away.
pub(super) fn clear(audit: &mut Audit, letters: &[Letter], clearing: &Clearing<'_>) {
    for found in audit.results.iter_mut().filter(|found| found.result != AuditResult::Stands) {
        let letter = &letters[found.letter];
        let id = found.claim.map(|at| &*letter.sent.claims[at].id);
        found.cleared = clearing.of(letter, &[id.unwrap_or(&found.fact), &found.fact]);
    }
    for relation in &mut audit.relations {
        let of = |end: &End| {
            let letter = &letters[end.letter];
            let id = end.claim.map(|at| &*letter.sent.claims[at].id);
            clearing.of(letter, &[id.unwrap_or(&relation.fact), &relation.fact])
        };
        // Where either end is put right, both agree again.
        relation.cleared = of(&relation.a).or_else(|| of(&relation.b));
    }
}

/// Who puts right what: for each case, the letters that correct it.
pub(super) struct Clearing<'l>(HashMap<&'l str, Vec<&'l Letter>>);

impl<'l> Clearing<'l> {
    pub(super) fn new(letters: &'l [Letter]) -> Self {
        let mut by_case: HashMap<&str, Vec<&Letter>> = HashMap::new();
        for letter in letters {
            for corrected in &letter.sent.corrects {
                by_case.entry(&corrected.case).or_default().push(letter);
            }
        }
        Self(by_case)
    }

    /// What clears any of these names of a finding on a letter. A letter puts right only what was sent before it.
    pub(super) fn of(&self, letter: &Letter, names: &[&str]) -> Option<ClearedBy> {
        let sent = |letter: &Letter| Day::parse(&letter.sent.sent).ok();
        let reference = &letter.sent.reference;
        let puts_right = |later: &&&Letter| {
            sent(later) >= sent(letter)
                && later.sent.reference != *reference
                && later.sent.corrects.iter().any(|corrected| {
                    let is_it = corrected.claim.as_ref().is_some_and(|claim| is_named(names, claim));
                    corrected.case == *reference && is_it
                })
        };
        let later = self.0.get(&**reference).and_then(|correcting| correcting.iter().find(puts_right));
        if let Some(later) = later {
            return Some(ClearedBy::PutRight(later.sent.reference.clone()));
        }
        let accepts = |accepted: &&crate::text::At<Acceptance>| {
            accepted.value.claim.as_deref().is_none_or(|claim| is_named(names, claim))
        };
        letter.accepted.iter().find(accepts).map(|accepted| ClearedBy::Accepted(accepted.value.clone()))
    }
}

/// Whether something is meant: by its id, by its fact, or by the entry that the fact is of.
fn is_named(names: &[&str], meant: &str) -> bool {
    let is_it =
        |name: &&str| name.strip_prefix(meant).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    names.iter().any(is_it)
}
