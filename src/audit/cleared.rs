//! What takes a finding away: another letter that puts it right, or somebody who accepts it, with a reason.

use super::{Audit, AuditResult, End, Letter, Relation};
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
pub(super) fn clear(audit: &mut Audit, letters: &[Letter]) {
    for found in &mut audit.results {
        let letter = &letters[found.letter];
        let id = found.claim.map(|at| &*letter.sent.claims[at].id);
        if found.result != AuditResult::Stands {
            found.cleared = cleared(letters, letter, &[id.unwrap_or(&found.fact), &found.fact]);
        }
    }
    for relation in &mut audit.relations {
        relation.cleared = of_relation(relation, letters);
    }
}

/// Where either end is put right, both agree again.
fn of_relation(relation: &Relation, letters: &[Letter]) -> Option<ClearedBy> {
    let of = |end: &End| {
        let letter = &letters[end.letter];
        let id = end.claim.map(|at| &*letter.sent.claims[at].id);
        cleared(letters, letter, &[id.unwrap_or(&relation.fact), &relation.fact])
    };
    of(&relation.a).or_else(|| of(&relation.b))
}

/// What clears any of these names of a finding on a letter. A letter puts right only what was sent before it.
fn cleared(letters: &[Letter], letter: &Letter, names: &[&str]) -> Option<ClearedBy> {
    let sent = |letter: &Letter| Day::parse(&letter.sent.sent).ok();
    let puts_right = |later: &&Letter| {
        sent(later) >= sent(letter)
            && later.sent.reference != letter.sent.reference
            && later.sent.corrects.iter().any(|corrected| {
                corrected.case == letter.sent.reference
                    && corrected.claim.as_ref().is_some_and(|claim| is_named(names, claim))
            })
    };
    if let Some(later) = letters.iter().find(puts_right) {
        return Some(ClearedBy::PutRight(later.sent.reference.clone()));
    }
    let accepts = |accepted: &&crate::text::At<Acceptance>| {
        accepted.value.claim.as_deref().is_none_or(|claim| is_named(names, claim))
    };
    letter.accepted.iter().find(accepts).map(|accepted| ClearedBy::Accepted(accepted.value.clone()))
}

/// Whether something is meant: by its id, by its fact, or by the entry that the fact is of.
fn is_named(names: &[&str], meant: &str) -> bool {
    let is_it =
        |name: &&str| name.strip_prefix(meant).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    names.iter().any(is_it)
}
