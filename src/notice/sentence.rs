//! From paragraphs to sentences, and what is found in each.

use std::ops::Range;

use super::lexicon::Family;
use super::line::trimmed;
use super::pattern::{Atom, Hit, Lexicon};
use super::topic::Topic;
use super::voice::Voice;
use super::words::{Word, words};

/// What a sentence is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A heading, so deep; or a label that stands before its text.
    Heading(u8),
    /// Running text.
    Text,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
}

/// A sentence, a heading or a cell.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    pub(super) words: Vec<Word>,
    pub(super) hits: Vec<Hit>,
    /// The number of its paragraph.
    pub(super) paragraph: usize,
    pub(super) place: Place,
    /// Whose words it has.
    pub(super) voice: Voice,
    /// What the nearest heading above announces.
    pub(super) under: Option<Topic>,
    /// How it ends.
    pub(super) end: End,
    /// Whether the number of a section seems to stand in it.
    pub(super) cites: bool,
    /// Whether it ends in a figure, as an answer does: "Number of officers: 112".
    pub(super) figure: bool,
    /// Whether it says that one can write to somebody by name who is not the regulator: "write to FOI Appeals".
    pub(super) names: bool,
}

/// How a sentence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// As a question.
    Question,
    /// As a whole sentence, or as an item or a cell, which need no stop.
    Stop,
    /// Without any, as a line of an address.
    Open,
}

/// A label before a text is as deep as no heading.
pub(super) const LABEL: u8 = 9;

/// A sentence that goes on longer is cut, so that no work grows with its length.
const MOST_WORDS: usize = 200;

impl Sentence {
    /// The sentence that lies there; several, where it is too long for one.
    pub(super) fn new(
        text: &str,
        range: Range<usize>,
        paragraph: usize,
        place: Place,
        lexicon: &Lexicon,
    ) -> Vec<Self> {
        let last = text[range.clone()].trim_end();
        let end = if last.ends_with('?') {
            End::Question
        } else if matches!(place, Place::Item | Place::Cell)
            || last.ends_with(['.', ';', ':', ')', '!', '\u{201d}', '"'])
        {
            End::Stop
        } else {
            End::Open
        };
        let whole = &text[range.clone()];
        let numbered = whole.bytes().any(|byte| byte.is_ascii_digit());
        let cites = numbered && (whole.contains("ection") || abbreviates(whole));
        let last_word =
            whole.trim_end_matches(['.', ';', ' ', '*']).rsplit([' ', ':']).next().unwrap_or_default();
        let label = whole.rfind(':').map(|at| whole[at..].split_whitespace().count());
        let figure = label.is_some_and(|words| words <= FIGURE)
            && last_word.ends_with(|c: char| c.is_ascii_digit() || c == '%');
        let names = text[range.clone()].match_indices(" to ").take(20).any(|(at, to)| {
            let after = text[range.start + at + to.len()..range.end].trim_start_matches("the ");
            after.starts_with(|c: char| c.is_ascii_uppercase())
                && !after.starts_with("Information Comm")
                && !after.starts_with("ICO")
        });
        let (all, known) = words(text, range.clone(), lexicon);
        let chunks = all.chunks(MOST_WORDS).zip(known.chunks(MOST_WORDS)).enumerate();
        let made = chunks.map(|(number, (words, known))| {
            let start = if number == 0 { range.start } else { words[0].range().start };
            let next = all.get((number + 1) * MOST_WORDS);
            let until = next.map_or(range.end, |word| word.range().start.max(start));
            let atoms: Vec<&[Atom]> = known.iter().map(|atoms| &**atoms).collect();
            let mut hits = lexicon.hits(&atoms);
            hits.retain(|hit| !words[hit.range(words.len())].iter().any(|word| word.quoted));
            hits.shrink_to_fit();
            Self {
                range: start..until,
                words: words.to_vec(),
                hits,
                paragraph,
                place,
                voice: Voice::Own,
                under: None,
                end,
                cites,
                figure,
                names,
            }
        });
        made.collect()
    }

    pub(super) fn has(&self, family: Family) -> bool {
        self.hits.iter().any(|hit| hit.family == family)
    }

    pub(super) fn of(&self, family: Family) -> impl Iterator<Item = Hit> {
        self.hits.iter().copied().filter(move |hit| hit.family == family)
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self.place, Place::Heading(_))
    }

    /// The bytes that a hit takes up.
    pub(super) fn span(&self, hit: Hit) -> Range<usize> {
        let words = &self.words[hit.range(self.words.len())];
        let ends = words.first().zip(words.last());
        ends.map_or(self.range.clone(), |(first, last)| first.range().start..last.range().end)
    }

    /// Which word begins at this byte, or next after it.
    pub(super) fn word_at(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.range().start < byte)
    }
}

/// Whether a section is named by its letter: "s.31", "ss 30 and 31", "S 40".
fn abbreviates(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut before = "";
    words.into_iter().any(|word| {
        let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        let joined = word.trim_start_matches(['s', 'S']);
        let found = (joined.len() < word.len() && digit(joined))
            || (digit(word) && ["s", "ss", "S", "SS"].contains(&before));
        before = word;
        found
    })
}

/// An answer in figures has so many words after its label, with the colon.
const FIGURE: usize = 5;

/// Words that end in a full stop within a sentence.
const SHORT_FORMS: [&str; 31] = [
    "s", "ss", "sec", "sect", "reg", "regs", "para", "paras", "art", "no", "nos", "e.g", "i.e", "eg", "ie",
    "mr", "mrs", "ms", "dr", "prof", "st", "c", "ca", "v", "vs", "cf", "ref", "tel", "approx", "p", "pp",
];

/// So many marks may follow the stop of a sentence.
const MOST_CLOSING: usize = 6;

/// Where the sentences of a paragraph lie.
pub(super) fn sentences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[range.clone()];
    let mut found = Vec::new();
    let mut start = 0;
    for (at, stop) in part.match_indices(['.', '!', '?']) {
        let after = &part[at + stop.len()..];
        // A few marks may close with it; a long run of stops is no sentence each.
        let closing: usize = after
            .chars()
            .take(MOST_CLOSING)
            .take_while(|c| matches!(c, ')' | '"' | '\'' | '\u{201d}' | '\u{2019}' | '.' | '!' | '?'))
            .map(char::len_utf8)
            .sum();
        let after = &after[closing..];
        let spaced = after.starts_with(char::is_whitespace);
        let next =
            after.trim_start().trim_start_matches(['(', '"', '\'', '\u{201c}', '\u{2018}']).chars().next();
        let begins = next.is_none_or(|next| !next.is_lowercase());
        if at < start || !spaced || !begins || (stop == "." && is_short_form(&part[start..at], next)) {
            continue;
        }
        let end = at + stop.len() + closing;
        found.push(trimmed(text, range.start + start..range.start + end));
        start = end;
    }
    found.push(trimmed(text, range.start + start..range.end));
    found.retain(|range| !range.is_empty());
    found
}

/// Whether the full stop after this text belongs to a short form: `s. 31`, `e.g. Tuesday`, `J. Doe`.
fn is_short_form(before: &str, next: Option<char>) -> bool {
    let tail = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    if tail.len() > 6 {
        return false;
    }
    let lower = tail.to_lowercase();
    let initial = tail.chars().count() == 1 && tail.chars().all(char::is_uppercase);
    let number = next.is_some_and(|next| next.is_ascii_digit());
    let numbered = ["no", "nos", "s", "ss", "p", "pp", "c"].contains(&&*lower);
    (SHORT_FORMS.contains(&&*lower) && (!numbered || number)) || initial
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_need_not_end_a_sentence() {
        let shown = |text: &str| -> Vec<String> {
            sentences(text, 0..text.len()).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(shown("We rely on s. 31(1)(a). It is exempt.").len(), 2);
        assert_eq!(shown("See e.g. Section 40. (It applies.) \u{201c}Yes.\u{201d} Ask J. Doe now").len(), 4);
        assert_eq!(shown("no end at all"), ["no end at all"]);
        assert_eq!(shown("Held. held by 3.5 people? Yes! ").len(), 2);
        assert_eq!(shown("...").len(), 1);
    }
}
