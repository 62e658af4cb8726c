//! What takes a finding away: another letter that puts it right, or somebody who accepts it, with a reason.

use std::collections::{HashMap, HashSet};

use super::known::Known;
use super::{Assessed, Audit, AuditResult, End, Letter, then};
use crate::case::{Claim, ClaimKind};
use crate::value::{Day, Interval};

/// That a finding on a letter is accepted as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The claim, by its id, by its fact's path or by that of the entry. None for all of the letter.
    pub claim: Option<String>,
    /// When.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// The post that accepted it, by its id, where that was said.
    pub by: Option<String>,
}

/// What took a finding away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClearedBy {
    /// It was put right by the letter of this case, sent on that day.
    PutRight(String, Option<Day>),
    /// It was accepted of the letter of this case.
    Accepted(String, Acceptance),
}

impl ClearedBy {
    /// The word for how.
    pub fn word(&self) -> &'static str {
        match self {
            Self::PutRight(..) => "put_right",
            Self::Accepted(..) => "accepted",
        }
    }

    /// How, in words: by which letter, or when, by whom and why. `name` says what a post is called.
    pub fn told(&self, name: impl Fn(&str) -> Option<String>) -> String {
        match self {
            Self::PutRight(case, sent) => {
                let day = sent.map_or_else(String::new, |day| format!(" of {}", day.prose()));
                format!("put right by {case}{day}")
            }
            Self::Accepted(case, Acceptance { on, reason, by, .. }) => {
                let by = by.as_ref().map(|by| format!(" by {}", name(by).unwrap_or_else(|| by.clone())));
                format!("accepted on {}{} for {case}: {reason}", on.prose(), by.unwrap_or_default())
            }
        }
    }
}

/// Marks every finding that something takes away.
pub(super) fn clear(audit: &mut Audit, letters: &[Letter], clearing: &Clearing<'_>) {
    for found in audit.results.iter_mut().filter(|found| found.result != AuditResult::Stands) {
        let letter = &letters[found.letter];
        let what = What { letter, claim: found.claim.map(|at| &*letter.sent.claims[at]), fact: &found.fact };
        found.cleared = clearing.of(what).map(Box::new);
    }
    for relation in &mut audit.relations {
        let of = |end: &End, other: &End| {
            let letter = &letters[end.letter];
            let claim = end.claim.map(|at| &*letter.sent.claims[at]);
            clearing.of_relation(What { letter, claim, fact: &relation.fact }, &letters[other.letter])
        };
        // Where either end is put right, both agree again.
        relation.cleared = of(&relation.a, &relation.b).or_else(|| of(&relation.b, &relation.a));
    }
}

/// What something was found on.
#[derive(Clone, Copy)]
pub(super) struct What<'w> {
    pub(super) letter: &'w Letter,
    /// None for what was left out or kept back.
    pub(super) claim: Option<&'w Claim>,
    pub(super) fact: &'w str,
}

impl What<'_> {
    /// Whether it is meant: by its id, by its fact, or by the entry that the fact is of.
    fn is_called(&self, name: &str) -> bool {
        let names =
            [self.claim.map(|claim| &*claim.id), self.claim.map(|claim| &*claim.fact), Some(self.fact)];
        names.into_iter().flatten().any(|own| is_within(own, name))
    }
}

/// Whether a path is this one, or lies below it.
pub(super) fn is_within(path: &str, whole: &str) -> bool {
    path.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Who puts right what.
pub(super) struct Clearing<'l> {
    known: &'l Known<'l>,
    letters: &'l [Letter],
    /// For each case, the letters that correct it, by their places.
    by_case: HashMap<&'l str, Vec<usize>>,
    /// Claims of those letters that stand.
    standing: HashSet<(usize, usize)>,
}

impl<'l> Clearing<'l> {
    pub(super) fn new(known: &'l Known<'l>, letters: &'l [Letter], results: &[Assessed]) -> Self {
        let mut by_case: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, letter) in letters.iter().enumerate() {
            for corrected in &letter.sent.corrects {
                by_case.entry(&corrected.case).or_default().push(at);
            }
        }
        let stands = results.iter().filter(|found| {
            found.result == AuditResult::Stands && !letters[found.letter].sent.corrects.is_empty()
        });
        let standing = stands.filter_map(|found| Some((found.letter, found.claim?))).collect();
        Self { known, letters, by_case, standing }
    }

    /// What clears a finding.
    fn of(&self, what: What<'_>) -> Option<ClearedBy> {
        self.put_right(what).or_else(|| accepted(what, None))
    }

    /// What clears something between two letters, at one of them. Who accepted it knew the other.
    fn of_relation(&self, what: What<'_>, other: &Letter) -> Option<ClearedBy> {
        self.put_right(what).or_else(|| accepted(what, other.sent.known_from()))
    }

    /// Until when letters that come to be known cannot undo what clears this; none where nothing does.
    pub(super) fn until(&self, what: What<'_>) -> Option<Day> {
        if self.put_right(what).is_some() {
            return Some(Interval::ALWAYS.last);
        }
        let called = what.letter.accepted.iter().filter(|accepted| is_of(&accepted.value, what));
        called.map(|accepted| accepted.value.on).max()
    }

    /// By which letter it was put right: one that was sent after it, names it, and tells what is so instead.
    fn put_right(&self, what: What<'_>) -> Option<ClearedBy> {
        let reference = &what.letter.sent.reference;
        let puts_right = |at: &&usize| {
            let later = &self.letters[**at];
            let mut corrected = later.sent.corrects.iter().filter(|corrected| {
                let is_it = corrected.claim.as_ref().is_some_and(|claim| what.is_called(claim));
                corrected.case == *reference && is_it
            });
            later.sent.reference != *reference
                && sent_on(later) >= sent_on(what.letter)
                && corrected.any(|corrected| corrected.printed || self.is_told_anew(what, **at))
        };
        let later = self.by_case.get(&**reference)?.iter().find(puts_right)?;
        let later = &self.letters[*later];
        Some(ClearedBy::PutRight(later.sent.reference.clone(), sent_on(later)))
    }

    /// Whether a letter says of the same thing and days what the register bears out.
    fn is_told_anew(&self, what: What<'_>, later: usize) -> bool {
        let claims = self.letters[later].sent.claims.iter().enumerate();
        let mut standing = claims.filter(|(number, _)| self.standing.contains(&(later, *number)));
        standing.any(|(_, claim)| match what.claim {
            Some(wrong) => self.is_of_same(wrong, claim) && meet(wrong, claim),
            None => is_within(&self.known.path(&claim.fact), &self.known.path(what.fact)),
        })
    }

    fn is_of_same(&self, one: &Claim, other: &Claim) -> bool {
        let path = |fact: &String| self.known.path(fact);
        if one.kind == ClaimKind::Sum || other.kind == ClaimKind::Sum {
            let parts: Vec<String> = other.inputs.iter().map(path).collect();
            return one.fact == other.fact && one.inputs.iter().any(|part| parts.contains(&path(part)));
        }
        one.scope == other.scope && path(&one.fact) == path(&other.fact)
    }
}

fn sent_on(letter: &Letter) -> Option<Day> {
    Day::parse(&letter.sent.sent).ok()
}

/// Whether two claims speak of a day that is the same.
fn meet(one: &Claim, other: &Claim) -> bool {
    let days = then::during(one).zip(then::during(other));
    days.is_none_or(|(one, other)| one.meet(other).is_some())
}

/// Who accepted it, on the day on which something else came to be known or later.
fn accepted(what: What<'_>, known_from: Option<Day>) -> Option<ClearedBy> {
    let accepts = |accepted: &&crate::text::At<Acceptance>| {
        Some(accepted.value.on) >= known_from && is_of(&accepted.value, what)
    };
    let found = what.letter.accepted.iter().find(accepts)?;
    Some(ClearedBy::Accepted(what.letter.sent.reference.clone(), found.value.clone()))
}

fn is_of(accepted: &Acceptance, what: What<'_>) -> bool {
    accepted.claim.as_deref().is_none_or(|claim| what.is_called(claim))
}
