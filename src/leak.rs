//! The leak gate: what `withheld.yaml` lists is found however it is dressed, masked where people look, and quoted by
//! nothing.
//!
//! Letters and figures alone are compared, in small letters: space, line breaks, emphasis, escapes and hyphens hide
//! nothing. A string of at least [`LONG`] of them is found inside longer words too, a shorter one as a word.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Finding, Label};
use crate::text::{FileId, Position, SourceFile, SourceMap, Span};
use crate::yaml::{self, Kind, Node};

/// What stands for a withheld text: always the same, whatever its length.
pub const MARK: &str = "[withheld]";

/// A string with fewer letters and figures would be found everywhere.
const SHORTEST: usize = 3;

/// A string with so many letters and figures is looked for inside longer words.
pub const LONG: usize = 6;

/// Each string is looked for in all that is read and written: no list may be larger.
const MOST_BYTES: usize = 1 << 20;

/// The strings that nothing may quote. It has no `Debug`: nor may a panic or a log.
#[derive(Clone, Default)]
pub struct Secrets(Vec<String>);

/// Why the list cannot be read: a place, and a sentence without a word of it.
pub type Unreadable = (Position, &'static str);

impl Secrets {
    /// Reads a list of strings, or a map from labels to strings.
    ///
    /// # Errors
    /// The first place that cannot be read. Nothing of the text is repeated.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut sources = SourceMap::new();
        let file = sources.add("", text);
        let at = |span: Option<Span>| sources.file(file).position(span.map_or(0, |span| span.start as usize));
        if text.len() > MOST_BYTES {
            return Err((at(None), "a list larger than 1 MiB is more than can be looked for everywhere"));
        }
        let (root, faults) = yaml::parse(file, text);
        match faults.first() {
            None => {}
            Some(fault) if fault.code == "file-empty" => return Ok(Self::default()),
            Some(fault) => return Err((at(fault.finding.span), "this is not plain YAML")),
        }
        let Some(root) = root else { return Err((at(None), "this is not plain YAML")) };
        let mut secrets = Vec::new();
        let nodes: Vec<&Node> = match &root.kind {
            Kind::List(items) => items.iter().collect(),
            Kind::Map(entries) => entries.iter().map(|(_, node)| node).collect(),
            _ => {
                return Err((
                    at(Some(root.span)),
                    "a list of strings is expected, or a map of labels and strings",
                ));
            }
        };
        for node in nodes {
            let Kind::Scalar { text, .. } = &node.kind else {
                return Err((at(Some(node.span)), "a string is expected here"));
            };
            let folded = Folded::new(text).text;
            if folded.chars().count() < SHORTEST {
                return Err((
                    at(Some(node.span)),
                    "fewer than three letters and figures cannot be looked for",
                ));
            }
            secrets.push(folded);
        }
        // The longest first: what holds another is masked as one.
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        secrets.dedup();
        Ok(Self(secrets))
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text holds one.
    pub fn are_in(&self, text: &str) -> bool {
        !self.find(text).is_empty()
    }

    /// Where a text holds one, in order and apart.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for secret in self.0.iter().filter(|secret| secret.len() <= folded.text.len()) {
            let short = secret.chars().nth(LONG - 1).is_none();
            for (at, _) in folded.text.match_indices(&**secret) {
                let place = folded.place(at, at + secret.len());
                let within_word = text[..place.start].ends_with(char::is_alphanumeric)
                    || text[place.end..].starts_with(char::is_alphanumeric);
                if !(short && within_word) {
                    found.push(place);
                }
            }
        }
        found.sort_by_key(|place| place.start);
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in found {
            match apart.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }

    /// The text with a mark for each; line breaks stay.
    pub fn mask(&self, text: &str) -> String {
        self.masked(text).text
    }

    fn masked(&self, text: &str) -> Masked {
        let mut masked = Masked::default();
        let mut done = 0;
        for place in self.find(text) {
            masked.copy(text, done..place.start);
            let mut from = place.start;
            for line in text[place.clone()].split_inclusive('\n') {
                let words = line.trim_end();
                let (start, end) = (from + line.len() - line.trim_start().len(), from + words.len());
                if start < end {
                    masked.copy(text, from..start);
                    masked.stretch(start..end);
                    masked.copy(text, end..from + line.len());
                } else {
                    masked.copy(text, from..from + line.len());
                }
                from += line.len();
            }
            done = place.end;
        }
        masked.copy(text, done..text.len());
        masked
    }

    /// What people are shown: the same diagnostics and files with every secret masked, in paths as in texts.
    pub fn veil(&self, sources: &SourceMap, diagnostics: &[Diagnostic]) -> (SourceMap, Vec<Diagnostic>) {
        if self.is_empty() {
            return (sources.clone(), diagnostics.to_vec());
        }
        let mut veiled = SourceMap::new();
        let mut texts = Vec::new();
        for (_, file) in sources.files() {
            let masked = self.masked(file.text());
            if file.has_lines() {
                veiled.add(self.mask(file.path()), &*masked.text);
            } else {
                veiled.add_whole(self.mask(file.path()));
            }
            texts.push(masked);
        }
        let span = |span: Span| texts[span.file.0 as usize].span(span);
        let words = |words: &Option<String>| words.as_ref().map(|words| self.mask(words));
        let shown = diagnostics.iter().map(|diagnostic| {
            let finding = &diagnostic.finding;
            let labels = finding.labels.iter();
            let finding = Finding {
                span: finding.span.map(span),
                message: self.mask(&finding.message),
                label: words(&finding.label),
                labels: labels
                    .map(|label| Label { span: span(label.span), message: self.mask(&label.message) })
                    .collect(),
                help: words(&finding.help),
                entry: words(&finding.entry),
            };
            Diagnostic { finding, ..diagnostic.clone() }
        });
        (veiled, shown.collect())
    }

    /// Every place in a file that holds one, and its path if that does.
    pub fn in_file(&self, id: FileId, file: &SourceFile) -> Vec<Diagnostic> {
        let path = self.are_in(file.path()).then_some(0..0);
        let help = "take it out; an entry holds a label and a provision, under `withheld:`";
        let places = path.into_iter().chain(self.find(file.text()));
        let finding = |place| {
            let message = "a text that `withheld.yaml` keeps back stands here in clear";
            Finding::new(Span::new(id, place), message).help(help).error(IN_CLEAR)
        };
        places.take(crate::diagnostic::MOST_FINDINGS).map(finding).collect()
    }
}

/// The code of whatever holds a withheld text.
pub const IN_CLEAR: &str = "withheld-in-clear";

/// A text's letters and figures, small, and where each came from.
struct Folded {
    text: String,
    /// For each byte of `text`, the first byte of its character in the original, and one past the last.
    places: Vec<(u32, u32)>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self { text: String::new(), places: Vec::new() };
        for (at, written) in text.char_indices() {
            // Letters and figures of full width are the same ones, set wider.
            let narrow = match written {
                '\u{FF01}'..='\u{FF5E}' => char::from_u32(written as u32 - 0xFEE0).unwrap_or(written),
                _ => written,
            };
            if !narrow.is_alphanumeric() {
                continue;
            }
            folded.text.extend(narrow.to_lowercase());
            let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            folded.places.resize(folded.text.len(), (narrow(at), narrow(at + written.len_utf8())));
        }
        folded
    }

    fn place(&self, start: usize, end: usize) -> Range<usize> {
        self.places[start].0 as usize..self.places[end - 1].1 as usize
    }
}

/// A text with marks in it, and where each piece of it was.
#[derive(Default)]
struct Masked {
    text: String,
    /// Where a piece began and where it begins now; a piece that is a mark has one place.
    pieces: Vec<(usize, usize, bool)>,
}

impl Masked {
    fn copy(&mut self, text: &str, range: Range<usize>) {
        self.pieces.push((range.start, self.text.len(), false));
        self.text.push_str(&text[range]);
    }

    fn stretch(&mut self, range: Range<usize>) {
        self.pieces.push((range.start, self.text.len(), true));
        self.text.push_str(MARK);
    }

    /// Where a byte of the original lies now; within a mark, the mark's beginning or end.
    fn offset(&self, at: usize, end: bool) -> usize {
        let after = self.pieces.partition_point(|(from, ..)| if end { *from < at } else { *from <= at });
        let Some((from, now, mark)) = self.pieces.get(after.saturating_sub(1)) else { return at };
        match (mark, end) {
            (false, _) => now + at.saturating_sub(*from),
            (true, false) => *now,
            (true, true) => now + MARK.len(),
        }
    }

    fn span(&self, span: Span) -> Span {
        let Range { start, end } = span.range();
        let first = self.offset(start, false);
        let last = if end > start { self.offset(end, true) } else { first };
        Span::new(span.file, first..last.max(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(text: &str) -> Secrets {
        Secrets::read(text).unwrap_or_else(|(place, sentence)| panic!("{place}: {sentence}"))
    }

    #[test]
    fn a_string_is_found_however_it_is_dressed() {
        let secrets = secrets("- Operation Nightjar\n- Ann\n");
        for text in [
            "operation  nightjar",
            "Operation **Night**jar",
            "Opera\\-tion\nNightjar's",
            "co-operation-nightjar-2.pdf",
            "Ｏｐｅｒａｔｉｏｎ Nightjar",
            "ANN",
        ] {
            assert!(secrets.are_in(text), "{text}");
        }
        for text in ["planning", "Operation Jar", "Anna"] {
            assert!(!secrets.are_in(text), "{text}");
        }
    }

    #[test]
    fn a_mark_has_one_width_and_lines_stay() {
        let secrets = secrets("{ the name: Jo Bloggs, place: 14 Cutler Row }\n");
        assert_eq!(
            secrets.mask("by *Jo* Bloggs, at 14 Cutler\n  Row."),
            "by *[withheld], at [withheld]\n  [withheld]."
        );
    }

    #[test]
    fn places_follow_the_masked_text() {
        let secrets = secrets("- Jo Bloggs\n");
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", "by: Jo Bloggs, cont: 3\n");
        let found =
            |range| Finding::new(Span::new(file, range), "Jo Bloggs is no count").error("wrong-value");
        let (veiled, shown) = secrets.veil(&sources, &[found(15..22), found(4..13), found(5..6)]);
        let slices: Vec<_> = shown.iter().map(|shown| veiled.slice(shown.finding.span.unwrap())).collect();
        assert_eq!(slices, ["cont: 3", MARK, MARK]);
        assert_eq!(shown[0].finding.message, "[withheld] is no count");
    }

    #[test]
    fn a_list_that_cannot_be_read_is_not_quoted() {
        for (text, place) in [
            ("- Nightjar\n- [Nightjar\n", "2:3"),
            ("Nightjar\n", "1:1"),
            ("- ab\n", "1:3"),
            ("- { Nightjar: x }\n", "1:3"),
            ("- *Nightjar\n", "1:3"),
        ] {
            let (at, sentence) = Secrets::read(text).err().unwrap();
            assert!(!sentence.contains("Nightjar"));
            assert_eq!(at.line.to_string(), place.split(':').next().unwrap(), "{text}");
        }
        assert!(Secrets::read("# nothing yet\n").is_ok_and(|secrets| secrets.is_empty()));
    }
}
