//! Findings as people read them: one for all claims of a letter that say the same of a fact.

use std::collections::BTreeMap;

use super::{Assessed, Audit, AuditResult, ClearedBy, Letter, Place, Words};
use crate::case::{Claim, FoundThen};
use crate::text::Span;
use crate::value::Day;

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
    /// Where the register has it no more, the entry that it may have become: one that is called as the letter calls it.
    pub became: Option<String>,
    /// What takes it away.
    pub cleared: Option<ClearedBy>,
    /// What was accepted of it on an earlier day, where it was found otherwise then.
    pub accepted_then: Option<(Day, FoundThen)>,
    /// Where the letter says it, once it has been read again.
    pub place: Option<Place>,
}

impl Finding {
    /// That something else was accepted of it, in words.
    pub fn told_of_accepted(&self) -> Option<String> {
        let (on, FoundThen { result, says, .. }) = self.accepted_then.as_ref()?;
        let then =
            if says.is_empty() { format!("as {result}") } else { format!("when the register said {says}") };
        Some(format!("it was accepted on {}, {then}", on.prose()))
    }

    /// The ids of its claims, or the fact, for what was left out.
    pub fn names<'l>(&'l self, letters: &'l [Letter]) -> Vec<&'l str> {
        let of = |at: &usize| &*letters[self.letter].sent.claims[*at].id;
        if self.claims.is_empty() { vec![&*self.fact] } else { self.claims.iter().map(of).collect() }
    }
}

/// How much was found on one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Of what it says or left out.
    pub open: usize,
    /// Between it and others.
    pub between: usize,
    /// What something took away of what it says or left out.
    pub cleared: usize,
    /// And between it and others.
    pub cleared_between: usize,
}

impl Audit {
    /// How much was found on each letter, these findings among it.
    pub fn counts(&self, findings: &[Finding], letters: &[Letter]) -> Vec<Counts> {
        let mut counts = vec![Counts::default(); letters.len()];
        for found in findings {
            let of_it = &mut counts[found.letter];
            *if found.cleared.is_some() { &mut of_it.cleared } else { &mut of_it.open } += 1;
        }
        for found in &self.relations {
            for end in [&found.a, &found.b] {
                let of_it = &mut counts[end.letter];
                *if found.cleared.is_some() { &mut of_it.cleared_between } else { &mut of_it.between } += 1;
            }
        }
        counts
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

/// What was accepted of it last; nothing, where it is cleared.
fn accepted_then(one: &Assessed, letter: &Letter) -> Option<(Day, FoundThen)> {
    let accepted = letter.accepted.iter().rev().filter(|_| one.cleared.is_none());
    let mut then = accepted.flat_map(|it| it.value.found.iter().map(|then| (it.value.on, then)));
    then.find(|(_, then)| then.fact == *one.fact).map(|(on, then)| (on, then.clone()))
}

fn finding(one: &Assessed, claim: Option<&Claim>, letter: &Letter, words: &Words<'_>) -> Finding {
    let is_entry = one.fact.matches('/').count() == 1;
    let is_gone = one.result == AuditResult::Unsupported;
    Finding {
        name: is_entry.then(|| words.name_in(&one.fact, letter)).flatten(),
        letter: one.letter,
        claims: one.claim.into_iter().collect(),
        fact: one.fact.to_string(),
        result: one.result,
        asserted: claim.map(|claim| words.asserted(claim, &letter.sent.as_at)).unwrap_or_default(),
        asserted_by: claim.map(|claim| claim.sources.clone()).unwrap_or_default(),
        register: words.told(&one.register, claim),
        register_by: one.register.sources.clone(),
        span: one.register.span,
        became: is_gone.then(|| words.became(&one.fact, letter)).flatten(),
        cleared: one.cleared.as_deref().cloned(),
        accepted_then: accepted_then(one, letter),
        place: None,
    }
}
