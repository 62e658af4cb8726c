//! What became of the words of a draft, sentence by sentence.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::align::{Text, is_whole};
use crate::document::{FigureKind, Names, figures};

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
    /// What was asked about already, by its bytes.
    known: BTreeMap<(usize, usize), Became>,
}

impl<'t> Sentences<'t> {
    pub(super) fn new(before: &'t Text<'t>, after: &'t Text<'t>, map: &'t [Option<usize>]) -> Self {
        Self { before, after, map, known: BTreeMap::new() }
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

    fn look(&self, words: &Range<usize>) -> Became {
        // What is said may take several sentences.
        let [first, last] =
            [words.start, words.end - 1].map(|word| self.before.sentences.get(self.before.sentence(word)));
        let Some(whole) = first.zip(last).map(|(first, last)| first.start..last.end) else {
            return Became::Nothing;
        };
        // What was moved within a sentence is there all the same.
        let home = whole.clone().find_map(|word| self.map[word]).map(|place| self.after.sentence(place));
        let home = home.and_then(|sentence| self.after.sentences.get(sentence).cloned());
        let at_home: HashSet<&str> =
            self.after.words[home.unwrap_or_default()].iter().map(|word| &*word.text).collect();
        let is_there =
            |word: &usize| self.map[*word].is_some() || at_home.contains(&*self.before.words[*word].text);
        let around = whole.len() - words.len().min(whole.len());
        let left = whole.clone().filter(|word| !words.contains(word)).filter(is_there).count();
        // Words that stand somewhere by chance, when their sentence is gone, say nothing of what it said.
        if left * 3 < around * 2 {
            return Became::Nothing;
        }
        if is_whole(&self.map[words.clone()]) && self.is_at_home(&whole, words) {
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
            return Became::Same(self.after.span(&instead));
        }
        Became::Other(self.after.span(&instead))
    }

    /// Whether words stand in the sentence of what is left next to them. The diff may have found them in another.
    fn is_at_home(&self, whole: &Range<usize>, words: &Range<usize>) -> bool {
        let sentence = |word: usize| self.map[word].map(|place| self.after.sentence(place));
        let beside =
            [(whole.start..words.start).rev().find_map(sentence), (words.end..whole.end).find_map(sentence)];
        let own = [sentence(words.start), sentence(words.end - 1)];
        beside == [None, None] || beside.iter().flatten().any(|beside| own.contains(&Some(*beside)))
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
            let beside = self.after.sentence(before.map_or(start, |(_, place)| place));
            return self
                .moved(words, beside)
                .filter(|_| !sorts(&self.before.whole[self.before.span(words)]).is_empty());
        }
        // Of as many words as there were, each stands for its own.
        let (gap_start, gap_end) =
            (before.map_or(whole.start, |(word, _)| word + 1), after.map_or(whole.end, |(word, _)| word));
        if gap_end - gap_start == end - start {
            return Some(start + (words.start - gap_start)..end - (gap_end - words.end));
        }
        self.of_one_sort(words, start..end)
    }

    /// Of the words that stand where others stood, those that can stand for these: an amount for an amount, a date for a
    /// date. Where there is none of the sort, these words may have been moved within their sentence.
    fn of_one_sort(&self, words: &Range<usize>, gap: Range<usize>) -> Option<Range<usize>> {
        let drafted = &self.before.whole[self.before.span(words)];
        let Some(wanted) = sorts(drafted).first().map(|(sort, _)| *sort) else { return Some(gap) };
        let span = self.after.span(&gap);
        let there = sorts(&self.after.whole[span.clone()]);
        if there.iter().all(|(sort, _)| *sort == wanted) && !there.is_empty() {
            return Some(gap);
        }
        let mut same = there.into_iter().filter(|(sort, _)| *sort == wanted);
        match (same.next(), same.next()) {
            (Some((_, found)), None) => {
                Some(self.after.within(span.start + found.start..span.start + found.end))
            }
            (Some(_), Some(_)) => Some(gap),
            (None, _) => self.moved(words, self.after.sentence(gap.start)),
        }
    }

    /// Where words stand in a sentence of what was sent, if they stand there once and are not those of another place.
    fn moved(&self, words: &Range<usize>, sentence: usize) -> Option<Range<usize>> {
        let all = self.after.sentences.get(sentence)?;
        let is_here = |start: &usize| {
            let here = self.after.words.get(*start..start + words.len());
            here.is_some_and(|here| {
                here.iter()
                    .map(|word| &word.text)
                    .eq(self.before.words[words.clone()].iter().map(|word| &word.text))
            })
        };
        let mut places = (all.start..(all.end + 1).saturating_sub(words.len())).filter(is_here);
        let found = places.next().filter(|_| places.next().is_none())?;
        let found = found..found + words.len();
        (!self.map.iter().flatten().any(|place| found.contains(place))).then_some(found)
    }
}

/// What sort of thing a figure tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Number,
    Share,
    Money,
    Date,
}

/// The figures of a text by their sorts, each with its bytes.
fn sorts(text: &str) -> Vec<(Sort, Range<usize>)> {
    let found = figures(text, &Names::default()).into_iter().filter_map(|figure| {
        let sort = match figure.kind {
            FigureKind::Digits | FigureKind::NumberWord => Sort::Number,
            FigureKind::Date | FigureKind::Month => Sort::Date,
            FigureKind::Money => Sort::Money,
            FigureKind::Percentage => Sort::Share,
            FigureKind::Name => return None,
        };
        Some((sort, figure.span))
    });
    found.collect()
}
