//! Which words speak of which entry of the register.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::Now;
use crate::case::{AnswerRecord, Claim, Ledger};

/// What the claims of a ledger share. A period that is said once for many things says nothing of one of them, where
/// nothing else of it is said any more.
pub(super) struct Entries<'l> {
    /// The entry that these bytes of the draft alone speak of; none where they speak of several.
    own: BTreeMap<[usize; 2], Option<&'l str>>,
    /// Entries that some words of the draft speak of alone.
    alone: BTreeSet<&'l str>,
    /// Those of which such words are still there.
    named: BTreeSet<&'l str>,
}

impl<'l> Entries<'l> {
    /// `found` says what became of each claim of the ledger.
    pub(super) fn new(ledger: &'l Ledger, found: &[Now]) -> Self {
        let mut own: BTreeMap<[usize; 2], Option<&str>> = BTreeMap::new();
        for claim in &ledger.claims {
            for span in &claim.spans {
                let entry = entry(&claim.fact);
                let known = own.entry(*span).or_insert(Some(entry));
                *known = known.filter(|known| *known == entry);
            }
        }
        let alone = own.values().copied().flatten().collect();
        let mut entries = Self { own, alone, named: BTreeSet::new() };
        let named = ledger.claims.iter().zip(found);
        let named =
            named.filter(|(_, now)| now.is_changed || now.kept.iter().any(|(span, _)| entries.is_own(span)));
        entries.named = named.map(|(claim, _)| entry(&claim.fact)).collect();
        entries
    }

    /// Whether what is still there of a claim says it.
    pub(super) fn is_said(&self, claim: &Claim, now: &Now) -> bool {
        if claim.spans.iter().any(|span| self.is_own(span)) {
            return now.kept.iter().any(|(span, _)| self.is_own(span));
        }
        let entry = entry(&claim.fact);
        self.named.contains(entry) || !self.alone.contains(entry)
    }

    fn is_own(&self, span: &[usize; 2]) -> bool {
        self.own.get(span).is_some_and(Option::is_some)
    }
}

/// The answers of a ledger, without what was found for them and is not told any more.
pub(super) fn answers(ledger: &Ledger, claims: &[Claim]) -> Vec<AnswerRecord> {
    let of = |claims: &'_ [Claim]| -> BTreeSet<(String, String)> {
        claims.iter().map(|claim| (claim.question.clone(), entry(&claim.fact).to_owned())).collect()
    };
    let (drafted, sent) = (of(&ledger.claims), of(claims));
    let answers = ledger.answers.iter().cloned().map(|mut answer| {
        answer.found.retain(|found| {
            let this = (answer.question.clone(), found.clone());
            !drafted.contains(&this) || sent.contains(&this)
        });
        answer
    });
    answers.collect()
}

/// The entry of a fact: `posts/lead` of `posts/lead/count`.
fn entry(fact: &str) -> &str {
    fact.match_indices('/').nth(1).map_or(fact, |(end, _)| &fact[..end])
}
