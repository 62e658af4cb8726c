//! Which word of a draft is which word of what was sent.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
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
    /// Which character of its line each word starts at, from 1.
    columns: Vec<usize>,
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
        let mut last = (0, 1);
        let columns = words.iter().map(|word| {
            let between = &text[last.0..word.span.start];
            let column = match between.rfind('\n') {
                Some(end) => between[end + 1..].chars().count() + 1,
                None => last.1 + between.chars().count(),
            };
            last = (word.span.start, column);
            column
        });
        let columns = columns.collect();
        Self { whole: text, words, sentences, spans, lines, columns }
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
        let start = self.lines[line - 1];
        // A letter may be one long line: the characters before its words are counted once.
        let known = self.words.partition_point(|word| word.span.start <= at).checked_sub(1);
        let known = known.map(|word| (self.words[word].span.start, self.columns[word]));
        let (from, column) = known.filter(|(from, _)| *from >= start).unwrap_or((start, 1));
        (line, column + self.whole[from..at].chars().count())
    }

    /// The words of these sentences.
    fn words_of(&self, sentences: &Range<usize>) -> Range<usize> {
        let starts = |at: usize| self.sentences.get(at).map_or(self.words.len(), |sentence| sentence.start);
        starts(sentences.start)..starts(sentences.end)
    }

    fn compared(&self) -> Vec<&str> {
        self.words.iter().map(|word| &*word.text).collect()
    }

    /// The bytes that these words take up.
    pub(super) fn span(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].span.start..self.words[words.end - 1].span.end
    }
}

/// For each word of a draft, the word of what was sent that it became; none where it is gone.
pub(super) fn align(drafted: &Text<'_>, sent: &Text<'_>) -> Vec<Option<usize>> {
    let (before, after) = (drafted.compared(), sent.compared());
    let mut pairs = Pairs { map: vec![None; before.len()], from: vec![None; after.len()] };
    // Sentences that are as they were first: what is left to compare word by word is little.
    let of = |text: &Text<'_>, words: &[&'_ str]| -> Vec<String> {
        text.sentences.iter().map(|sentence| words[sentence.clone()].join(" ")).collect()
    };
    for change in changes(&of(drafted, &before), &of(sent, &after)) {
        match change {
            DiffOp::Equal { .. } => {
                let [old, new] = [drafted.words_of(&change.old_range()), sent.words_of(&change.new_range())];
                pairs.put(old.start, new.start, old.len());
            }
            _ => {
                for (old, new) in apart(drafted, sent, &change) {
                    pairs.compare(&before, &after, old, new);
                }
            }
        }
    }
    moved(drafted, &after, &mut pairs);
    pairs.map
}

/// More than this, as the one number times the other, is not compared: nobody edits so much of a letter.
const MOST_COMPARED: usize = 400_000_000;

fn changes<T: Hash + Ord>(before: &[T], after: &[T]) -> Vec<DiffOp> {
    if before.len().saturating_mul(after.len()) > MOST_COMPARED {
        let (old_index, old_len, new_index, new_len) = (0, before.len(), 0, after.len());
        return vec![DiffOp::Replace { old_index, old_len, new_index, new_len }];
    }
    capture_diff_slices(Algorithm::Myers, before, after)
}

/// What to compare of sentences that have changed. Where as many stand there as did, and each has half its words, such
/// as the rows of a table, each is compared with its own; else all with all.
fn apart(drafted: &Text<'_>, sent: &Text<'_>, change: &DiffOp) -> Vec<(Range<usize>, Range<usize>)> {
    let (old, new) = (change.old_range(), change.new_range());
    let each: Vec<(Range<usize>, Range<usize>)> = old
        .clone()
        .zip(new.clone())
        .map(|(one, other)| (drafted.sentences[one].clone(), sent.sentences[other].clone()))
        .collect();
    let is_alike = |(one, other): &(Range<usize>, Range<usize>)| {
        let said: HashSet<&str> = sent.words[other.clone()].iter().map(|word| &*word.text).collect();
        let shared = drafted.words[one.clone()].iter().filter(|word| said.contains(&*word.text)).count();
        shared * 2 >= one.len().min(other.len())
    };
    if old.len() == new.len() && each.iter().all(is_alike) {
        return each;
    }
    vec![(drafted.words_of(&old), sent.words_of(&new))]
}

/// Which words are which.
struct Pairs {
    map: Vec<Option<usize>>,
    /// The same, the other way round.
    from: Vec<Option<usize>>,
}

impl Pairs {
    /// Finds the words of one range in another.
    fn compare(&mut self, before: &[&str], after: &[&str], old: Range<usize>, new: Range<usize>) {
        for change in changes(&before[old.clone()], &after[new.clone()]) {
            if let DiffOp::Equal { old_index, new_index, len } = change {
                self.put(old.start + old_index, new.start + new_index, len);
            }
        }
    }

    /// So many words from one on are those from another on. They take back words that were given to others.
    fn put(&mut self, before: usize, after: usize, many: usize) {
        for (word, place) in (before..before + many).zip(after..) {
            if let Some(old) = self.map[word].replace(place) {
                self.from[old] = None;
            }
            if let Some(other) = self.from[place].replace(word) {
                self.map[other] = None;
            }
        }
    }
}

/// A sentence of fewer words says too little to be known again elsewhere.
const SHORTEST: usize = 3;

/// Nothing is looked for in more places.
const MOST_PLACES: usize = 64;

/// Sentences that stand somewhere else now, word for word. They take back words that the diff gave to what is left of
/// other sentences.
fn moved(drafted: &Text<'_>, after: &[&str], pairs: &mut Pairs) {
    let mut places: HashMap<&[&str], Vec<usize>> = HashMap::new();
    for (at, words) in after.windows(SHORTEST).enumerate() {
        let found = places.entry(words).or_default();
        if found.len() < MOST_PLACES {
            found.push(at);
        }
    }
    for sentence in drafted.sentences.iter().filter(|sentence| sentence.len() >= SHORTEST) {
        if is_whole(&pairs.map[sentence.clone()]) {
            continue;
        }
        let said: Vec<&str> = drafted.words[sentence.clone()].iter().map(|word| &*word.text).collect();
        let is_free = |word: usize| {
            let owner = pairs.from[word].and_then(|word| drafted.sentences.get(drafted.sentence(word)));
            owner.is_none_or(|owner| !is_whole(&pairs.map[owner.clone()]))
        };
        let fits = |at: &usize| after[*at..].starts_with(&said) && (*at..at + said.len()).all(is_free);
        let found = places.get(&said[..SHORTEST]).and_then(|places| places.iter().copied().find(fits));
        if let Some(at) = found {
            pairs.put(sentence.start, at, sentence.len());
        }
    }
}

/// Whether words stand next to each other as they did.
pub(super) fn is_whole(map: &[Option<usize>]) -> bool {
    map.iter().all(Option::is_some)
        && map.windows(2).all(|two| two[0].zip(two[1]).is_some_and(|(one, next)| one + 1 == next))
}
