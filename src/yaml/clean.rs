//! What is looked for before YAML is parsed: characters that do not show, directives, tabs that indent.

use std::borrow::Cow;
use std::ops::Range;

/// A text fit for the parser, of the same length as the original, and what stands in the way of it.
pub(super) struct Cleaned<'t> {
    /// The text with refused characters and directives masked byte by byte, so that places stay right.
    pub(super) text: Cow<'t, str>,
    /// What was masked, in order.
    pub(super) masked: Vec<Masked>,
    /// Where tabs indent a line that says something. In a block scalar or in quotes they are harmless.
    pub(super) tabs: Vec<usize>,
}

/// Something the parser never sees.
pub(super) enum Masked {
    /// A character that does not show or changes how others are shown.
    Character(usize, char),
    /// A line that starts with `%` before the document.
    Directive(Range<usize>),
}

/// Masks at most `limit` things; the rest of the text is not looked at after that.
pub(super) fn clean(text: &str, limit: usize) -> Cleaned<'_> {
    let mut masked: Vec<_> = directives(text).take(limit).map(Masked::Directive).collect();
    let mut tabs = Vec::new();
    let (mut indenting, mut tab) = (true, None);
    for (at, character) in text.char_indices() {
        match character {
            '\n' | '\r' => (indenting, tab) = (true, None),
            '\t' if indenting => tab = tab.or(Some(at)),
            ' ' => {}
            _ if indenting => {
                indenting = false;
                tabs.extend(tab.filter(|_| character != '#'));
            }
            _ => {}
        }
        if is_refused(character) && (at > 0 || character != BOM) {
            masked.push(Masked::Character(at, character));
            if masked.len() >= limit {
                break;
            }
        }
    }
    Cleaned { text: mask(text, &masked), masked, tabs }
}

const BOM: char = '\u{FEFF}';

/// Whether a character has no business in a text that people read and check.
pub(super) fn is_refused(character: char) -> bool {
    is_control(character) || is_bidi(character) || is_noncharacter(character) || character == BOM
}

/// The code and the name of a refused character.
pub(super) fn name(character: char) -> (&'static str, String) {
    let number = u32::from(character);
    match character {
        '\0' => ("control-character", "NUL".to_owned()),
        BOM => ("control-character", "a byte order mark".to_owned()),
        _ if is_bidi(character) => ("bidi-character", format!("the writing direction mark U+{number:04X}")),
        _ if is_noncharacter(character) => ("control-character", format!("the noncharacter U+{number:04X}")),
        _ => ("control-character", format!("the control character U+{number:04X}")),
    }
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

fn is_bidi(character: char) -> bool {
    matches!(
        character,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

fn is_noncharacter(character: char) -> bool {
    let number = u32::from(character);
    number & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&number)
}

/// The directive lines before the document starts, each without its line break.
fn directives(text: &str) -> impl Iterator<Item = Range<usize>> {
    // Most texts have none, however many blank lines they begin with.
    let text = if text.contains('%') { text } else { "" };
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let (start, line) = match line.strip_prefix(BOM) {
            Some(rest) if at == 0 => (line.len() - rest.len(), rest),
            _ => (at, line),
        };
        at = start + line.len();
        (start, line)
    });
    lines
        .take_while(|(_, line)| {
            line.starts_with('%') || matches!(line.trim_start().chars().next(), None | Some('#'))
        })
        .filter(|(_, line)| line.starts_with('%'))
        .map(|(start, line)| start..start + line.trim_end().len())
}

/// Directives become comments, refused characters become as many underscores as they have bytes.
fn mask<'t>(text: &'t str, masked: &[Masked]) -> Cow<'t, str> {
    if masked.is_empty() {
        return text.into();
    }
    let mut places: Vec<_> = masked
        .iter()
        .map(|masked| match masked {
            Masked::Character(at, character) => (*at, character.len_utf8(), "_"),
            Masked::Directive(range) => (range.start, 1, "#"),
        })
        .collect();
    places.sort_unstable();
    let mut clean = String::with_capacity(text.len());
    for (at, length, filler) in places {
        clean.push_str(&text[clean.len()..at]);
        clean.push_str(&filler.repeat(length));
    }
    clean.push_str(&text[clean.len()..]);
    clean.into()
}
