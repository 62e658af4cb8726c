//! What was edited, sentence by sentence: nothing of a draft is gone, and nothing of what was sent has come, without
//! being told.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::align::Text;
use crate::case::Changed;

/// The words of both texts that are told of by themselves: a figure, and what stands for it.
pub(super) struct Told {
    before: BTreeSet<usize>,
    after: BTreeSet<usize>,
}

impl Told {
    /// Of these bytes of the draft and of what was sent.
    pub(super) fn new(
        (before, drafted): (&Text<'_>, &[Range<usize>]),
        (after, sent): (&Text<'_>, &[Range<usize>]),
    ) -> Self {
        let words = |text: &Text<'_>, spans: &[Range<usize>]| {
            spans.iter().flat_map(|span| text.within(span.clone())).collect()
        };
        Self { before: words(before, drafted), after: words(after, sent) }
    }
}

/// A sentence of the draft, and the sentence that it became; one of them where it was left out or added.
type Pair = (Option<usize>, Option<usize>);

/// Sentences that are not as they were, in the order of what was sent. `map` says for each word of the draft where it is
/// now, `claims` which sentence of the draft makes which claims. What only differs in words that are told of by
/// themselves is not told again.
pub(super) fn edits(
    (before, after): &(Text<'_>, Text<'_>),
    map: &[Option<usize>],
    told: &Told,
    claims: &BTreeMap<usize, Vec<String>>,
) -> Vec<Changed> {
    let mut from: Vec<Option<usize>> = vec![None; after.words.len()];
    for (word, place) in map.iter().enumerate() {
        if let Some(place) = place {
            from[*place] = Some(word);
        }
    }
    let mut pairs: BTreeSet<(usize, Pair)> = BTreeSet::new();
    let mut paired = BTreeSet::new();
    // What was left out stood after the sentence that is there last.
    let mut last = 0;
    for (at, words) in before.sentences.iter().enumerate() {
        if is_edited(words, map, told) {
            let became = became(words, map, after);
            paired.extend(became);
            pairs.insert((became.unwrap_or(last), (Some(at), became)));
        }
        last = words.clone().rev().find_map(|word| map[word]).map_or(last, |place| after.sentence(place));
    }
    for (at, words) in after.sentences.iter().enumerate() {
        let comes = words.clone().any(|word| from[word].is_none() && !told.after.contains(&word));
        if comes && !paired.contains(&at) {
            pairs.insert((at, (became(words, &from, before), Some(at))));
        }
    }
    let words = |text: &Text<'_>, at: Option<usize>| {
        let span = at.and_then(|at| text.spans.get(at));
        span.map_or_else(String::new, |span| text.whole[span.clone()].to_owned())
    };
    let changed = pairs.into_iter().map(|(place, (was, is))| {
        let (line, column) = after.spans.get(place).map_or((1, 1), |span| after.place(span.start));
        let claims = was.and_then(|was| claims.get(&was)).cloned().unwrap_or_default();
        Changed { claims, drafted: words(before, was), sent: words(after, is), line, column }
    });
    changed.collect()
}

/// Whether a word of a sentence of the draft is gone, or has moved within it, or words have come between them.
fn is_edited(words: &Range<usize>, map: &[Option<usize>], told: &Told) -> bool {
    let mut last: Option<usize> = None;
    for word in words.clone().filter(|word| !told.before.contains(word)) {
        let Some(place) = map[word] else { return true };
        let follows = last.is_none_or(|last| {
            last < place && (last + 1..place).all(|between| told.after.contains(&between))
        });
        if !follows {
            return true;
        }
        last = Some(place);
    }
    false
}

/// The sentence of the other text that most words of this one stand in, where that is half of the shorter of both.
fn became(words: &Range<usize>, map: &[Option<usize>], other: &Text<'_>) -> Option<usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for place in words.clone().filter_map(|word| map[word]) {
        *shared.entry(other.sentence(place)).or_default() += 1;
    }
    let (at, many) = shared.into_iter().max_by_key(|(at, many)| (*many, usize::MAX - at))?;
    let shorter = other.sentences.get(at)?.len().min(words.len());
    (many * 2 >= shorter).then_some(at)
}
