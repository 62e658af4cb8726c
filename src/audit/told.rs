//! Findings as people read them: one for all claims of a letter that say the same of a fact.

use std::collections::BTreeMap;

use super::{Assessed, Audit, AuditResult, ClearedBy, Letter, Words};
use crate::case::{Claim, Said, Sent};
use crate::text::Span;

/// What was found of one fact in one letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which letter, by its place in the list.
    pub letter: usize,
    /// Its claims that say it, by their places; none of what was left out.
    pub claims: Vec<usize>,
    /// The fact, by its path.
    pub fact: String,
    /// What the thing is called, where the fact is that it was there and its name is known.
    pub name: Option<String>,
    /// How it stands.
    pub result: AuditResult,
    /// What the letter says, in words; nothing of what was left out.
    pub asserted: String,
    /// The sources that the letter had, by id.
    pub asserted_by: Vec<String>,
    /// What the register says now, in words.
    pub register: String,
    /// The sources that say so, by id.
    pub register_by: Vec<String>,
    /// Where the register says it.
    pub span: Option<Span>,
    /// What takes it away.
    pub cleared: Option<ClearedBy>,
    /// The first sentence of the letter that says it, once the letter has been read again.
    pub sentence: Option<Said>,
    /// Where the letter says it: bytes of its words, from and up to. Once it has been read again.
    pub place: Option<[usize; 2]>,
}

impl Finding {
    /// The ids of its claims, or the fact, for what was left out.
    pub fn names<'l>(&'l self, letters: &'l [Letter]) -> Vec<&'l str> {
        let of = |at: &usize| &*letters[self.letter].sent.claims[*at].id;
        if self.claims.is_empty() { vec![&*self.fact] } else { self.claims.iter().map(of).collect() }
    }

    /// Says where its letter says it, which has been read again.
    pub fn read_again(&mut self, sent: &Sent) {
        let Some(claim) = self.claims.first().and_then(|at| sent.claims.get(*at)) else { return };
        self.place = claim.spans.first().copied();
        self.sentence = sent.said(claim).cloned();
    }
}

/// How much was found on one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Of what it says or left out.
    pub open: usize,
    /// Between it and others.
    pub between: usize,
    /// What something took away, of either.
    pub cleared: usize,
}

impl Audit {
    /// How much was found on a letter; of these findings, those on it.
    pub fn counts(&self, findings: &[Finding], letter: usize) -> Counts {
        let of_it = findings.iter().filter(|found| found.letter == letter);
        let (settled, open): (Vec<&Finding>, Vec<&Finding>) =
            of_it.partition(|found| found.cleared.is_some());
        let between = self.relations.iter().filter(|it| it.a.letter == letter || it.b.letter == letter);
        let (undone, between): (Vec<_>, Vec<_>) = between.partition(|found| found.cleared.is_some());
        Counts { open: open.len(), between: between.len(), cleared: settled.len() + undone.len() }
    }

    /// All that does not stand, in the order of the letters; what is cleared is there, and says how.
    pub fn findings(&self, letters: &[Letter], words: &Words<'_>) -> Vec<Finding> {
        let mut found: Vec<Finding> = Vec::new();
        let mut places: BTreeMap<(usize, &str, AuditResult, String, bool), usize> = BTreeMap::new();
        for one in self.results.iter().filter(|one| one.result != AuditResult::Stands) {
            let claim = one.claim.map(|at| &letters[one.letter].sent.claims[at]);
            let value = claim.and_then(|claim| claim.value.as_ref()).map(ToString::to_string);
            let key = (one.letter, &*one.fact, one.result, value.unwrap_or_default(), one.cleared.is_some());
            if let Some(at) = places.get(&key) {
                found[*at].claims.extend(one.claim);
            } else {
                places.insert(key, found.len());
                found.push(finding(one, claim.map(|claim| &**claim), &letters[one.letter], words));
            }
        }
        found
    }
}

fn finding(one: &Assessed, claim: Option<&Claim>, letter: &Letter, words: &Words<'_>) -> Finding {
    let is_entry = one.fact.matches('/').count() == 1;
    Finding {
        name: is_entry.then(|| words.name_in(&one.fact, letter)).flatten(),
        letter: one.letter,
        claims: one.claim.into_iter().collect(),
        fact: one.fact.to_string(),
        result: one.result,
        asserted: claim.map(|claim| words.asserted(claim)).unwrap_or_default(),
        asserted_by: claim.map(|claim| claim.sources.clone()).unwrap_or_default(),
        register: words.told(&one.register, claim),
        register_by: one.register.sources.clone(),
        span: one.register.span,
        cleared: one.cleared.as_deref().cloned(),
        sentence: None,
        place: None,
    }
}
