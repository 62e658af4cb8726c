//! Which word of a draft is which word of what was sent.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::{Word, sentences, words};

/// A text as words, and which of them make up each sentence.
pub(super) struct Text<'t> {
    pub(super) whole: &'t str,
    pub(super) words: Vec<Word>,
    /// Each sentence, by its words. A sentence without words is not listed.
    pub(super) sentences: Vec<Range<usize>>,
    /// The bytes of each sentence.
    pub(super) spans: Vec<Range<usize>>,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let words = words(text);
        let of = |span: &Range<usize>| {
            let start = words.partition_point(|word| word.span.start < span.start);
            start..words.partition_point(|word| word.span.start < span.end)
        };
        let spans: Vec<Range<usize>> =
            sentences(text).into_iter().filter(|span| !of(span).is_empty()).collect();
        let sentences = spans.iter().map(of).collect();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1)).collect();
        Self { whole: text, words, sentences, spans, lines }
    }

    /// The words that stand in these bytes, be it in part.
    pub(super) fn within(&self, span: Range<usize>) -> Range<usize> {
        let start = self.words.partition_point(|word| word.span.end <= span.start);
        start..self.words.partition_point(|word| word.span.start < span.end).max(start)
    }

    /// The sentence that a word stands in.
    pub(super) fn sentence(&self, word: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= word)
    }

    /// The line and the character of it that start at a byte, both from 1.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        (line, self.whole[self.lines[line - 1]..at].chars().count() + 1)
    }

    /// The bytes that these words take up.
    pub(super) fn span(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].span.start..self.words[words.end - 1].span.end
    }
}

/// For each word of a draft, the word of what was sent that it became; none where it is gone.
pub(super) fn align(drafted: &Text<'_>, sent: &Text<'_>) -> Vec<Option<usize>> {
    let mut map = vec![None; drafted.words.len()];
    let mut from = vec![None; sent.words.len()];
    let [before, after] = [drafted, sent].map(|text| text.words.iter().map(|word| &*word.text).collect());
    let (before, after): (Vec<&str>, Vec<&str>) = (before, after);
    for change in capture_diff_slices(Algorithm::Myers, &before, &after) {
        if let DiffOp::Equal { old_index, new_index, len } = change {
            for at in 0..len {
                map[old_index + at] = Some(new_index + at);
                from[new_index + at] = Some(old_index + at);
            }
        }
    }
    moved(drafted, &after, &mut map, &mut from);
    map
}

/// A sentence of fewer words says too little to be known again elsewhere.
const SHORTEST: usize = 3;

/// Nothing is looked for in more places.
const MOST_PLACES: usize = 64;

/// Sentences that stand somewhere else now, word for word. They take back words that the diff gave to what is left of
/// other sentences. `from` is `map` the other way round.
fn moved(drafted: &Text<'_>, after: &[&str], map: &mut [Option<usize>], from: &mut [Option<usize>]) {
    let mut places: HashMap<&[&str], Vec<usize>> = HashMap::new();
    for (at, words) in after.windows(SHORTEST).enumerate() {
        let found = places.entry(words).or_default();
        if found.len() < MOST_PLACES {
            found.push(at);
        }
    }
    for sentence in drafted.sentences.iter().filter(|sentence| sentence.len() >= SHORTEST) {
        if is_whole(&map[sentence.clone()]) {
            continue;
        }
        let said: Vec<&str> = drafted.words[sentence.clone()].iter().map(|word| &*word.text).collect();
        let is_free = |word: usize| {
            let owner = from[word].and_then(|word| drafted.sentences.get(drafted.sentence(word)));
            owner.is_none_or(|owner| !is_whole(&map[owner.clone()]))
        };
        let fits = |at: &usize| after[*at..].starts_with(&said) && (*at..at + said.len()).all(is_free);
        let Some(at) = places.get(&said[..SHORTEST]).and_then(|places| places.iter().copied().find(fits))
        else {
            continue;
        };
        map[sentence.clone()].iter().flatten().for_each(|word| from[*word] = None);
        for (word, place) in sentence.clone().zip(at..) {
            if let Some(before) = from[place].replace(word) {
                map[before] = None;
            }
            map[word] = Some(place);
        }
    }
}

/// Whether words stand next to each other as they did.
pub(super) fn is_whole(map: &[Option<usize>]) -> bool {
    map.iter().all(Option::is_some)
        && map.windows(2).all(|two| two[0].zip(two[1]).is_some_and(|(one, next)| one + 1 == next))
}
