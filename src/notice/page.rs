//! A letter as paragraphs: what is a heading, an item, a row of a table, and where each sentence stands.

use std::ops::Range;

use super::lexicon::Family as F;
use super::line::{Form, LONGEST_HEADING, Line, lines};
use super::pattern::Lexicon;
use super::sentence::{LABEL, Place, Sentence, sentences};
use super::shadow::shadow;
use super::topic::{Topic, topic};
use super::voice::Voice;
use crate::law::{self, Law};

/// Every sentence of a letter.
#[derive(Debug)]
pub(super) struct Page {
    /// The text without marks, byte for byte as long as the letter.
    pub(super) text: String,
    pub(super) sentences: Vec<Sentence>,
    /// The paragraphs, in bytes.
    pub(super) paragraphs: Vec<Range<usize>>,
}

/// A heading that only stands alone.
const ALONE: u8 = 8;

/// A heading that nothing marks has at most so many words.
const MOST_WORDS: usize = 11;

impl Page {
    /// Reads a letter.
    pub(super) fn new(letter: &str, law: Law, lexicon: &Lexicon) -> Self {
        let text = shadow(letter);
        let lines = lines(letter, &text);
        let mut page = Self { text, sentences: Vec::new(), paragraphs: Vec::new() };
        let mut at = 0;
        while at < lines.len() {
            let line = &lines[at];
            let from = at;
            at += 1;
            match line.form {
                Form::Blank | Form::Rule => {}
                Form::Heading(level) => page.heading(line, level, lexicon),
                Form::Row => page.row(line, lexicon),
                Form::Item | Form::Text => {
                    if page.is_heading(&lines, from, law, lexicon) {
                        page.heading(line, ALONE, lexicon);
                        continue;
                    }
                    while at < lines.len()
                        && lines[at].form == Form::Text
                        && lines[at].quoted == line.quoted
                        && !page.is_heading(&lines, at, law, lexicon)
                        && !page.is_labelled(&lines[at], lexicon)
                    {
                        at += 1;
                    }
                    let place = if line.form == Form::Item { Place::Item } else { Place::Text };
                    let range = line.range.start..lines[at - 1].range.end;
                    page.paragraph(range, place, line.quoted, lexicon);
                }
            }
        }
        page
    }

    /// Who is called the commissioner is the Information Commissioner where the letter names that one, or no other.
    pub(super) fn name_commissioner(&mut self) {
        const OTHERS: [&str; 7] = [
            "police and crime",
            "opcc",
            "children's commissioner",
            "children\u{2019}s commissioner",
            "commissioner for",
            "charity commission",
            "commissioners",
        ];
        let text = self.text.to_lowercase();
        let other = OTHERS.iter().any(|name| text.contains(name));
        if other && !self.sentences.iter().any(|sentence| sentence.has(F::Regulator)) {
            return;
        }
        let hits = self.sentences.iter_mut().flat_map(|sentence| &mut sentence.hits);
        hits.filter(|hit| hit.family == F::RegulatorPerhaps).for_each(|hit| hit.family = F::Regulator);
    }

    fn heading(&mut self, line: &Line, level: u8, lexicon: &Lexicon) {
        let start = self.sentences.len();
        self.add(line.range.clone(), Place::Heading(level), lexicon);
        self.end_paragraph(line.range.clone(), start, line.quoted);
    }

    fn row(&mut self, line: &Line, lexicon: &Lexicon) {
        let start = self.sentences.len();
        let row = self.text[line.range.clone()].to_owned();
        let labelled = Self::is_labelled_row(&row, lexicon);
        let mut from = line.range.start;
        let mut first = true;
        for cell in row.split(['|', '\t']) {
            let place = match (labelled, first) {
                (true, true) => Place::Heading(LABEL),
                (true, false) => Place::Text,
                _ => Place::Cell,
            };
            first &= cell.trim().is_empty();
            for range in sentences(&self.text, from..from + cell.len()) {
                self.add(range, place, lexicon);
            }
            from += cell.len() + 1;
        }
        self.end_paragraph(line.range.clone(), start, line.quoted);
    }

    /// Whether a row has two cells, of which the first announces what stands in the second: "| Review | Write to … |".
    fn is_labelled_row(row: &str, lexicon: &Lexicon) -> bool {
        const LABEL_WORDS: usize = 6;
        let cells: Vec<&str> =
            row.split(['|', '\t']).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let &[label, text] = &*cells else { return false };
        let words = |cell: &str| cell.split_whitespace().count();
        if words(label) > LABEL_WORDS || words(text) <= LABEL_WORDS || label.ends_with('.') {
            return false;
        }
        let heading = Sentence::new(label, 0..label.len(), 0, Place::Heading(LABEL), lexicon);
        let topic = heading.first().and_then(|heading| topic(label, heading));
        matches!(
            topic,
            Some(
                Topic::For
                    | Topic::Against
                    | Topic::Balance
                    | Topic::Rights
                    | Topic::Harm
                    | Topic::Test
                    | Topic::Interests
            )
        )
    }

    fn paragraph(&mut self, range: Range<usize>, place: Place, quoted: bool, lexicon: &Lexicon) {
        let start = self.sentences.len();
        for sentence in sentences(&self.text, range.clone()) {
            // An item that has nothing after its label is one of a list.
            let listed = |end: &usize| {
                let ends =
                    self.text[..*end].ends_with(':') || self.text[*end..].trim_start().starts_with(':');
                place != Place::Item || ends || sentence != range || *end < sentence.end
            };
            match self.label(&sentence, lexicon).filter(listed) {
                Some(end) => {
                    self.add(sentence.start..end, Place::Heading(LABEL), lexicon);
                    let rest =
                        self.text[end..sentence.end].trim_start_matches([':', '-', '\u{2013}', ' ', '.']);
                    let rest = sentence.end - rest.len()..sentence.end;
                    if !rest.is_empty() {
                        self.add(rest, place, lexicon);
                    }
                }
                None => self.add(sentence, place, lexicon),
            }
        }
        self.end_paragraph(range, start, quoted);
    }

    fn add(&mut self, range: Range<usize>, place: Place, lexicon: &Lexicon) {
        let made = Sentence::new(&self.text, range, self.paragraphs.len(), place, lexicon);
        self.sentences.extend(made.into_iter().filter(|sentence| !sentence.words.is_empty()));
    }

    fn end_paragraph(&mut self, range: Range<usize>, start: usize, quoted: bool) {
        self.paragraphs.push(range);
        if quoted {
            self.sentences[start..].iter_mut().for_each(|sentence| sentence.voice = Voice::Asked);
        }
    }

    /// Whether a line begins with a label that is known: "Appeals: …".
    fn is_labelled(&self, line: &Line, lexicon: &Lexicon) -> bool {
        const FAR: usize = 60;
        let text = &self.text[line.range.clone()];
        let near = text.find(": ").is_some_and(|at| at < FAR) || text.starts_with("Section ");
        near && text.starts_with(char::is_uppercase) && self.label(&line.range, lexicon).is_some()
    }

    /// Where a label ends that stands before its text in the same sentence: "Harm: disclosure would …".
    fn label(&self, sentence: &Range<usize>, lexicon: &Lexicon) -> Option<usize> {
        const MOST_WORDS: usize = 8;
        const SHORT: usize = 4;
        const FIRST: [&str; 5] = ["public", "factors", "arguments", "considerations", "reasons"];
        let text = &self.text[sentence.clone()];
        let head = &text[..crate::text::floor_char(text, LONGEST_HEADING)];
        let dash =
            [": ", ":\n", " - ", " \u{2013} ", " \u{2014} "].iter().filter_map(|mark| head.find(mark)).min();
        let whole = text.len() <= LONGEST_HEADING;
        let short = text.split_whitespace().count() <= SHORT || text.ends_with(':');
        let end = dash.or_else(|| whole.then(|| text.trim_end_matches([':', '.']).len()))?;
        let label = &text[..end];
        let words: Vec<String> = label.split_whitespace().map(str::to_lowercase).collect();
        let verbs = [
            "could",
            "should",
            "may",
            "might",
            "must",
            "had",
            "holds",
            "hold",
            "shows",
            "reached",
            "we",
            "i",
            "succeeds",
            "prevails",
            "wins",
            "fails",
            "outweighs",
            "weighs",
            "is",
            "are",
            "was",
            "were",
            "have",
            "has",
            "will",
            "would",
            "can",
            "may",
            "do",
            "does",
            "be",
            "if",
        ];
        // "Why we might release it: …" has a verb, and is a label all the same.
        let asks = dash.is_some() && words.first().is_some_and(|word| word == "why" || word == "what");
        if words.len() > MOST_WORDS
            || (!asks && words.iter().any(|word| verbs.contains(&&**word)))
            || text.ends_with('?')
        {
            return None;
        }
        let range = sentence.start..sentence.start + end;
        let heading = Sentence::new(&self.text, range, 0, Place::Heading(LABEL), lexicon);
        let announced = heading.first().and_then(|heading| topic(&self.text, heading))?;
        // "The exemption prevails." is a sentence.
        if dash.is_none() && heading.iter().any(|heading| heading.has(F::OutweighsSurely)) {
            return None;
        }
        // "Nobody complained." tells what happened.
        let tells = |word: &String| word.ends_with("ed") && word != "need";
        if announced == Topic::Rights && dash.is_none() && words.iter().skip(1).any(tells) {
            return None;
        }
        // A whole sentence announces no request: "Thanks for your message."
        if dash.is_none() && announced == Topic::Request && !text.ends_with(':') {
            return None;
        }
        // A longer one is a label where it announces a side: "Public interest in maintaining the exemption."
        let side = matches!(announced, Topic::For | Topic::Against)
            && words.first().is_some_and(|first| FIRST.contains(&&**first));
        (dash.is_some() || short || side).then_some(sentence.start + end)
    }

    /// Whether a line that nothing marks is a heading: short, without an end, alone or known to announce something.
    fn is_heading(&self, lines: &[Line], at: usize, law: Law, lexicon: &Lexicon) -> bool {
        let line = &lines[at];
        let text = &self.text[line.range.clone()];
        let words = text.split_whitespace().count();
        let ends = text.ends_with(['.', ',', ';', '!']) || text.contains('@');
        if line.range.len() > LONGEST_HEADING || words > MOST_WORDS || ends || text.starts_with("Dear ") {
            return false;
        }
        let blank =
            |line: Option<&Line>| line.is_none_or(|line| matches!(line.form, Form::Blank | Form::Rule));
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let after = lines.get(at + 1);
        if sentences(&self.text, line.range.clone()).len() > 1 {
            return false;
        }
        let alone = blank(before) && blank(after);
        if line.form == Form::Text && alone {
            return true;
        }
        // Within a paragraph a heading follows a line that has ended, and what follows it begins anew.
        let ended = before.is_none_or(|before| {
            before.form != Form::Text || self.text[before.range.clone()].ends_with(['.', ':', '!', '?', ')'])
        });
        let begins = after.is_none_or(|after| {
            after.form != Form::Text
                || self.text[after.range.clone()].starts_with(|c: char| !c.is_lowercase())
        });
        if !ended
            || !begins
            || (line.form == Form::Item
                && [before, after].into_iter().flatten().any(|line| line.form == Form::Item))
        {
            return false;
        }
        let Some(heading) = Sentence::new(&self.text, line.range.clone(), 0, Place::Text, lexicon).pop()
        else {
            return false;
        };
        topic(&self.text, &heading).is_some()
            || (words < 8 && !law::find(text, law).is_empty() && line.form == Form::Text)
    }
}
