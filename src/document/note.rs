//! Footnotes: each is folded into the first reference to it.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use super::fault::{self, Faults};
use super::read::{Reader, Within};
use super::tree::{Inline, Place};

/// The footnotes of a letter, by label.
#[derive(Default)]
pub(super) struct Notes {
    /// Labels differ by more than case.
    defined: BTreeMap<String, Note>,
    count: usize,
}

struct Note {
    /// The index of the event after the definition's start.
    start: usize,
    place: Place,
    number: Option<usize>,
}

impl Notes {
    /// Finds all definitions, wherever they stand.
    pub(super) fn find(events: &[(Event<'_>, Place)], faults: &mut Faults) -> Self {
        let mut defined = BTreeMap::<String, Note>::new();
        for (index, (event, place)) in events.iter().enumerate() {
            let Event::Start(Tag::FootnoteDefinition(label)) = event else { continue };
            if let Some(first) = defined.get(&label.to_lowercase()) {
                let finding = faults.at(place, format!("the footnote `{label}` is written twice"));
                let finding = finding.see(faults.span(&first.place), "first written here");
                faults.add("footnote-repeated", finding.help("give one of them another label"));
                continue;
            }
            defined
                .insert(label.to_lowercase(), Note { start: index + 1, place: place.clone(), number: None });
        }
        Self { defined, count: 0 }
    }
}

impl Reader<'_> {
    /// The footnote that the text refers to, with its words if this is the first reference.
    pub(super) fn note(&mut self, label: &str, place: &Place) -> Option<Inline> {
        if self.within == Within::Note {
            self.faults.outside(place, &fault::NESTED_NOTE);
            return None;
        }
        let Some(note) = self.notes.defined.get_mut(&label.to_lowercase()) else {
            self.undefined_note(label, place);
            return None;
        };
        if let Some(number) = note.number {
            return Some(Inline::Footnote { number, content: Vec::new() });
        }
        self.notes.count += 1;
        let number = self.notes.count;
        note.number = Some(number);
        let start = note.start;
        let back = std::mem::replace(&mut self.at, start);
        let content = self.deeper(place, Within::Note, Self::blocks).unwrap_or_default();
        self.at = back;
        if content.is_empty() {
            let finding = self.faults.at(place, format!("the footnote `{label}` has no words"));
            self.faults.add("footnote-empty", finding.help("write it, or take the reference away"));
            return None;
        }
        Some(Inline::Footnote { number, content })
    }

    /// Reports footnotes that nothing refers to: they would not be printed.
    pub(super) fn unused_notes(&mut self) {
        let unused: Vec<_> = self.notes.defined.iter().filter(|(_, note)| note.number.is_none()).collect();
        for (label, note) in unused {
            let place = self.trim(&note.place);
            let finding = self.faults.at(&place, format!("nothing refers to the footnote `{label}`"));
            let help = format!("put `[^{label}]` where the text needs it, or take the footnote out");
            self.faults.add("footnote-unused", finding.help(help));
        }
    }

    /// Reports references that lead nowhere: Markdown takes them for plain text.
    pub(super) fn undefined_notes(&mut self, run: &[Inline]) {
        for inline in run {
            let Inline::Text { text, span } = inline else { continue };
            for (at, _) in text.match_indices("[^") {
                let label = text[at + 2..].split_once(']').map_or("", |(label, _)| label);
                let place = span.start + at..span.start + at + label.len() + 3;
                // A backslash before the bracket means the bracket.
                let escaped = self.markdown[..span.start].ends_with('\\') && at == 0;
                let plain = label.is_empty() || label.contains(char::is_whitespace) || escaped;
                if plain || self.markdown.get(place.clone()) != text.get(at..at + label.len() + 3) {
                    continue;
                }
                self.undefined_note(label, &place);
            }
        }
    }

    fn undefined_note(&mut self, label: &str, place: &Place) {
        // Markdown takes `[^a][b]` for a link that leads nowhere, whether there is such a footnote or not.
        let (message, help) = if self.notes.defined.contains_key(&label.to_lowercase()) {
            (format!("this does not refer to the footnote `{label}`"), "put a space after it".to_owned())
        } else {
            let help = format!("write it on a line of its own, as `[^{label}]: …`");
            (format!("there is no footnote `{label}`"), help)
        };
        let finding = self.faults.at(place, message).help(help);
        self.faults.add("footnote-undefined", finding);
    }
}
