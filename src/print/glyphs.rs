//! Characters that the font cannot show: an empty box tells a reader nothing, so they are faults.

use std::collections::BTreeMap;

use typst::text::{Coverage, FontBook, is_default_ignorable};

use super::Theme;
use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Meta;
use crate::document::{Document, Place};
use crate::text::Span;

/// Each character of the letter that no face of the theme's font has, once, where it first stands.
pub(super) fn missing(document: &Document, meta: &Meta, theme: &Theme, book: &FontBook) -> Vec<Diagnostic> {
    let faces: Vec<_> = book
        .select_family(&theme.font.to_lowercase())
        .filter_map(|index| book.info(index))
        .map(|info| &info.coverage)
        .collect();
    if faces.is_empty() {
        let message = format!("there is no font called `{}`", theme.font);
        return vec![Finding::nowhere(message).help("choose `Liberation Sans`").error("font-unknown")];
    }
    let mut missing = BTreeMap::<char, Missing>::new();
    document.each_text(&mut |text, place| {
        for (at, character) in text.char_indices().filter(|(_, c)| !shown(*c, &faces)) {
            let found = missing.entry(character).or_insert_with(|| Missing {
                place: Some(narrow(text, place, at, character)),
                part: "letter",
                count: 0,
            });
            found.count += 1;
        }
    });
    for (part, words) in around(meta, theme) {
        for character in words.chars().filter(|c| !shown(*c, &faces)) {
            missing.entry(character).or_insert(Missing { place: None, part, count: 0 }).count += 1;
        }
    }
    let report = |(character, found): (char, Missing)| found.report(character, document, theme);
    missing.into_iter().map(report).collect()
}

struct Missing {
    place: Option<Place>,
    part: &'static str,
    count: usize,
}

impl Missing {
    fn report(self, character: char, document: &Document, theme: &Theme) -> Diagnostic {
        let code = u32::from(character);
        let name = if character.is_control() { String::new() } else { format!("{character} ") };
        let message =
            format!("the character {name}(U+{code:04X}) in the {} is not in {}", self.part, theme.font);
        let finding = match self.place {
            Some(place) => Finding::new(Span::new(document.file, place), message),
            None => Finding::nowhere(message),
        };
        let finding = match self.count {
            0 | 1 => finding,
            more => finding.label(format!("the first of {more}")),
        };
        finding.help("write it with other characters").error("character-not-in-font")
    }
}

/// What is printed around the letter itself.
fn around<'a>(meta: &'a Meta, theme: &'a Theme) -> impl Iterator<Item = (&'static str, &'a str)> {
    let foot = meta.page_words.iter().map(|word| ("footer", &**word));
    let head = std::iter::once(&theme.organisation).chain(&theme.letterhead).chain(&meta.label);
    let head = head.map(|words| ("letterhead", &**words));
    std::iter::once(("reference", &*meta.reference)).chain(foot).chain(head)
}

/// Whether the character can be seen, or need not be.
fn shown(character: char, faces: &[&Coverage]) -> bool {
    is_default_ignorable(character) || faces.iter().any(|face| face.contains(character.into()))
}

/// The character's own place, or that of the text it was written in by another name, such as `&copy;`.
fn narrow(text: &str, place: &Place, at: usize, character: char) -> Place {
    if text.len() != place.len() {
        return place.clone();
    }
    place.start + at..place.start + at + character.len_utf8()
}
