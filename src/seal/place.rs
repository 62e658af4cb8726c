//! What became of the words of a draft, sentence by sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::align::{Text, is_whole};
use crate::case::Changed;

/// What became of some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Became {
    /// They stand here, in bytes of what was sent.
    Same(Range<usize>),
    /// These stand in their place.
    Other(Range<usize>),
    /// Their sentence is gone, or nothing stands in their place.
    Nothing,
}

/// The sentences of a draft, and where their words are in what was sent.
pub(super) struct Sentences<'t> {
    before: &'t Text<'t>,
    after: &'t Text<'t>,
    map: &'t [Option<usize>],
    /// Which words of what was sent were in the draft.
    taken: Vec<bool>,
    /// What was asked about already, by its bytes.
    known: BTreeMap<(usize, usize), Became>,
    /// Sentences in which something is said as it was.
    kept: BTreeSet<usize>,
    /// Words of the draft whose change is told, and how many words of what was sent stand for them.
    other: BTreeMap<(usize, usize), usize>,
}

impl<'t> Sentences<'t> {
    pub(super) fn new(before: &'t Text<'t>, after: &'t Text<'t>, map: &'t [Option<usize>]) -> Self {
        let mut taken = vec![false; after.words.len()];
        map.iter().flatten().for_each(|word| taken[*word] = true);
        let (known, kept, other) = Default::default();
        Self { before, after, map, taken, known, kept, other }
    }

    /// What became of these bytes of the draft.
    pub(super) fn became(&mut self, span: Range<usize>) -> Became {
        let words = self.before.within(span.clone());
        if words.is_empty() {
            return Became::Nothing;
        }
        let key = (span.start, span.end);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let became = match self.look(&words) {
            Became::Same(sent) => Became::Same(self.with_marks(&span, &words, sent)),
            became => became,
        };
        self.known.insert(key, became.clone());
        became
    }

    /// Bytes of what was sent, with what stands about their words and stood about them in these bytes of the draft.
    fn with_marks(&self, drafted: &Range<usize>, words: &Range<usize>, sent: Range<usize>) -> Range<usize> {
        let inner = self.before.span(words);
        let before = self.before.whole.get(drafted.start..inner.start).unwrap_or_default();
        let after = self.before.whole.get(inner.end..drafted.end).unwrap_or_default();
        let starts = if self.after.whole[..sent.start].ends_with(before) { before.len() } else { 0 };
        let ends = if self.after.whole[sent.end..].starts_with(after) { after.len() } else { 0 };
        sent.start - starts..sent.end + ends
    }

    fn look(&mut self, words: &Range<usize>) -> Became {
        let sentence = self.before.sentence(words.start);
        // What is said may take several sentences.
        let [first, last] =
            [words.start, words.end - 1].map(|word| self.before.sentences.get(self.before.sentence(word)));
        let Some(whole) = first.zip(last).map(|(first, last)| first.start..last.end) else {
            return Became::Nothing;
        };
        let is_there = |word: &usize| self.map[*word].is_some();
        let around = whole.len() - words.len().min(whole.len());
        let left = whole.clone().filter(|word| !words.contains(word)).filter(is_there).count();
        // Words that stand somewhere by chance, when their sentence is gone, say nothing of what it said.
        if left * 3 < around * 2 {
            return Became::Nothing;
        }
        if is_whole(&self.map[words.clone()]) {
            self.kept.insert(sentence);
            let (first, last) = (self.map[words.start], self.map[words.end - 1]);
            let Some((first, last)) = first.zip(last) else { return Became::Nothing };
            return Became::Same(self.after.span(&(first..last + 1)));
        }
        let Some(instead) = self.instead(&whole, words) else { return Became::Nothing };
        // The diff may have taken the same words from elsewhere.
        let said = |text: &'t Text<'t>, words: &Range<usize>| {
            text.words[words.clone()].iter().map(|word| &*word.text)
        };
        if said(self.before, words).eq(said(self.after, &instead)) {
            self.kept.insert(sentence);
            return Became::Same(self.after.span(&instead));
        }
        self.other.insert((words.start, words.end), instead.len());
        Became::Other(self.after.span(&instead))
    }

    /// The words that stand where these stood, between what is left of their sentence.
    fn instead(&self, whole: &Range<usize>, words: &Range<usize>) -> Option<Range<usize>> {
        let before = (whole.start..words.start).rev().find_map(|word| Some((word, self.map[word]?)));
        let after = (words.end..whole.end).find_map(|word| Some((word, self.map[word]?)));
        let (start, end) = match (before, after) {
            (Some((_, from)), Some((_, to))) => (from + 1, to),
            (Some((_, from)), None) => {
                let sentence = self.after.sentences.get(self.after.sentence(from))?;
                (from + 1, sentence.end)
            }
            (None, Some((_, to))) => (self.after.sentences.get(self.after.sentence(to))?.start, to),
            // The sentence is nothing but these words.
            (None, None) => return None,
        };
        if start >= end {
            return None;
        }
        // Of as many words as there were, each stands for its own.
        let (gap_start, gap_end) =
            (before.map_or(whole.start, |(word, _)| word + 1), after.map_or(whole.end, |(word, _)| word));
        if gap_end - gap_start == end - start {
            return Some(start + (words.start - gap_start)..end - (gap_end - words.end));
        }
        Some(start..end)
    }

    /// Sentences in which something is said as it was, in other words around it.
    pub(super) fn reworded(&self) -> Vec<Changed> {
        let told = self.kept.iter().filter_map(|sentence| {
            let whole = self.before.sentences[*sentence].clone();
            let there: Vec<usize> = whole.clone().filter_map(|word| self.map[word]).collect();
            let (first, last) = (*there.iter().min()?, *there.iter().max()?);
            let others = || self.other.iter().filter(|((start, _), _)| whole.contains(start));
            let is_told = |word: &usize| others().any(|((start, end), _)| (*start..*end).contains(word));
            let gone = whole.clone().filter(|word| self.map[*word].is_none() && !is_told(word)).count();
            let instead: usize = others().map(|(_, words)| words).sum();
            let added = (last + 1 - first).saturating_sub(there.len() + instead);
            if gone == 0 && added == 0 && !self.is_added_to(first, last) {
                return None;
            }
            let sent = self.after.sentence(first);
            let span =
                self.after.spans.get(sent)?.start..self.after.spans.get(self.after.sentence(last))?.end;
            Some(Changed {
                claims: Vec::new(),
                drafted: self.before.whole[self.before.spans[*sentence].clone()].to_owned(),
                sent: self.after.whole[span.clone()].to_owned(),
                line: self.after.place(span.start).0,
                column: self.after.place(span.start).1,
            })
        });
        told.collect()
    }

    /// Whether words of nobody's stand before or after these in their sentence.
    fn is_added_to(&self, first: usize, last: usize) -> bool {
        let [from, to] =
            [first, last].map(|word| self.after.sentences.get(self.after.sentence(word)).cloned());
        let starts = from.is_some_and(|sentence| sentence.start < first && !self.taken[first - 1]);
        starts || to.is_some_and(|sentence| last + 1 < sentence.end && !self.taken[last + 1])
    }
}
