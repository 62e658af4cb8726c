//! What takes a finding away: another letter that puts it right, or somebody who accepts it, with a reason.

use std::collections::{HashMap, HashSet};

use super::known::Known;
use super::{Assessed, Audit, AuditResult, End, Letter, RelationKind, Side, then};
use crate::case::{Claim, ClaimKind, FoundThen};
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
    /// What had been found then; nothing, where that was not kept: it then accepts whatever is found.
    pub found: Vec<FoundThen>,
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
        found.cleared = clearing.of(what, Now::Result(found.result, &found.register)).map(Box::new);
    }
    for relation in &mut audit.relations {
        let of = |end: &End, other: &End| {
            let letter = &letters[end.letter];
            let claim = end.claim.map(|at| &*letter.sent.claims[at]);
            let what = What { letter, claim, fact: &relation.fact };
            clearing.of_relation(what, relation.kind, &letters[other.letter])
        };
        // Where either end is put right, both agree again.
        relation.cleared = of(&relation.a, &relation.b).or_else(|| of(&relation.b, &relation.a));
    }
}

/// What is found now.
#[derive(Clone, Copy)]
enum Now<'n> {
    /// How something stands, and what the register says.
    Result(AuditResult, &'n Side),
    /// What is between two letters.
    Relation(RelationKind),
}

impl Now<'_> {
    /// Whether what was found then was this: the same, of which the register said the same, or something worse.
    fn is_accepted_by(self, then: &FoundThen) -> bool {
        match self {
            Self::Relation(kind) => then.result == kind.word(),
            Self::Result(result, register) if then.result == result.word() => then.says == said(register),
            Self::Result(AuditResult::Weakened, _) => [AuditResult::Corrected, AuditResult::Unsupported]
                .iter()
                .any(|worse| then.result == worse.word()),
            Self::Result(..) => false,
        }
    }
}

/// What the register says, by the ids of what it names: what a thing is called may change.
fn said(register: &Side) -> String {
    register.values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", or ")
}

/// What is found of a letter under a name, to be written down with its acceptance.
pub fn found_under(audit: &Audit, letters: &[Letter], at: usize, name: &str) -> Vec<FoundThen> {
    let letter = &letters[at];
    let is_called = |claim: Option<usize>, fact: &str| {
        What { letter, claim: claim.map(|at| &*letter.sent.claims[at]), fact }.is_called(name)
    };
    let results = audit.results.iter().filter(|found| {
        found.letter == at && found.result != AuditResult::Stands && is_called(found.claim, &found.fact)
    });
    let results = results.map(|found| FoundThen {
        result: found.result.word().to_owned(),
        fact: found.fact.to_string(),
        says: said(&found.register),
    });
    let between = audit.relations.iter().filter(|found| {
        let mut ends = [&found.a, &found.b].into_iter();
        ends.any(|end| end.letter == at && is_called(end.claim, &found.fact))
    });
    let between = between.map(|found| FoundThen {
        result: found.kind.word().to_owned(),
        fact: found.fact.clone(),
        says: String::new(),
    });
    let mut found: Vec<FoundThen> = Vec::new();
    for one in results.chain(between) {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
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
    fn of(&self, what: What<'_>, now: Now<'_>) -> Option<ClearedBy> {
        self.put_right(what).or_else(|| self.accepted(what, now, None))
    }

    /// What clears something between two letters, at one of them. Who accepted it knew the other.
    fn of_relation(&self, what: What<'_>, kind: RelationKind, other: &Letter) -> Option<ClearedBy> {
        self.put_right(what).or_else(|| self.accepted(what, Now::Relation(kind), other.sent.known_from()))
    }

    /// Until when letters that come to be known cannot undo what clears this; none where nothing does.
    pub(super) fn until(&self, what: What<'_>) -> Option<Day> {
        if self.put_right(what).is_some() {
            return Some(Interval::ALWAYS.last);
        }
        // What is told of a field may contradict what is told of its entry.
        let own = self.known.path(what.fact);
        let of_relation = |then: &FoundThen| {
            then.result == RelationKind::Contradicts.word() && is_within(&own, &self.known.path(&then.fact))
        };
        let accepted = what.letter.accepted.iter().map(|accepted| &accepted.value);
        let called = accepted.filter(|accepted| {
            is_of(accepted, what) && (accepted.found.is_empty() || accepted.found.iter().any(of_relation))
        });
        called.map(|accepted| accepted.on).max()
    }

    /// Who accepted it as it is found now, on the day on which something else came to be known or later.
    fn accepted(&self, what: What<'_>, now: Now<'_>, known_from: Option<Day>) -> Option<ClearedBy> {
        let own = self.known.path(what.fact);
        let as_now = |then: &FoundThen| now.is_accepted_by(then) && self.known.path(&then.fact) == own;
        let mut accepted = what.letter.accepted.iter().map(|accepted| &accepted.value);
        let accepts = |accepted: &&Acceptance| {
            Some(accepted.on) >= known_from
                && is_of(accepted, what)
                && (accepted.found.is_empty() || accepted.found.iter().any(as_now))
        };
        let found = accepted.find(accepts)?;
        Some(ClearedBy::Accepted(what.letter.sent.reference.clone(), found.clone()))
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
                && corrected.any(|corrected| {
                    (corrected.printed && !self.is_told_of_others(what, **at))
                        || self.is_told_anew(what, **at)
                })
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

    /// Whether a letter tells the same thing, and of other days alone: what it prints of it puts nothing right.
    fn is_told_of_others(&self, what: What<'_>, later: usize) -> bool {
        let claims = &self.letters[later].sent.claims;
        let mut same = claims.iter().filter_map(|claim| {
            what.claim.filter(|wrong| self.is_of_same(wrong, claim)).map(|wrong| meet(wrong, claim))
        });
        same.next().is_some_and(|first| !first && same.all(|met| !met))
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

fn is_of(accepted: &Acceptance, what: What<'_>) -> bool {
    accepted.claim.as_deref().is_none_or(|claim| what.is_called(claim))
}
