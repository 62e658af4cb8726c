//! The lines of a letter: what each is by its form.

use std::ops::Range;

/// What a line is by its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing stands on it.
    Blank,
    /// Marked as a heading; the number is how deep it lies.
    Heading(u8),
    /// An item of a list, or a numbered paragraph.
    Item,
    /// A row of a table.
    Row,
    /// A rule, or what underlines the line before it.
    Rule,
    /// Running text.
    Text,
}

/// One line, without what marks it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words, as bytes of the text.
    pub(super) range: Range<usize>,
    /// Its form.
    pub(super) form: Form,
    /// Whether it is marked as somebody else's words: `>`.
    pub(super) quoted: bool,
}

/// How deep headings lie that no `#` marks: in capitals, in bold type, and those that only stand alone.
pub(super) const CAPITALS: u8 = 5;
const BOLD: u8 = 7;

/// The lines of a text; `shadow` is the same without marks.
pub(super) fn lines(text: &str, shadow: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = line(text, shadow, start..start + whole.len());
        if line.form == Form::Rule
            && let Some(before) = lines.last_mut()
            && before.form == Form::Text
            && before.range.len() <= LONGEST_HEADING
            && is_underline(&text[line.range.clone()])
        {
            before.form = Form::Heading(2);
        }
        lines.push(line);
        start += whole.len();
    }
    lines
}

/// No heading is longer, in bytes.
pub(super) const LONGEST_HEADING: usize = 120;

fn line(text: &str, shadow: &str, range: Range<usize>) -> Line {
    let whole = range.clone();
    let mut range = trimmed(shadow, range);
    let mut quoted = false;
    while shadow[range.clone()].starts_with('>') {
        quoted = true;
        range = trimmed(shadow, range.start + 1..range.end);
    }
    let words = &shadow[range.clone()];
    let form = if words.is_empty() {
        let rule = text[whole.clone()].trim().len() >= 3;
        if rule { Form::Rule } else { Form::Blank }
    } else if is_rule(words) {
        Form::Rule
    } else if let Some(level) = hashes(words) {
        range = trimmed(shadow, range.start + level..range.end);
        Form::Heading(u8::try_from(level).unwrap_or(6))
    } else if words.starts_with('|') || words.matches(" | ").count() >= 2 || words.matches('\t').count() >= 2
    {
        Form::Row
    } else if let Some(mark) = item(words) {
        range = trimmed(shadow, range.start + mark..range.end);
        Form::Item
    } else if is_starred(&text[whole]) {
        Form::Item
    } else if is_capitals(words) {
        Form::Heading(CAPITALS)
    } else {
        Form::Text
    };
    let bold =
        matches!(form, Form::Text | Form::Item) && range.len() <= LONGEST_HEADING && is_bold(text, &range);
    Line { form: if bold { Form::Heading(BOLD) } else { form }, range, quoted }
}

/// The same stretch without blanks at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    start..end
}

fn hashes(words: &str) -> Option<usize> {
    let level = words.bytes().take_while(|byte| *byte == b'#').count();
    let spaced = words[level..].starts_with([' ', '\t']);
    ((1..=6).contains(&level) && spaced).then_some(level)
}

fn is_rule(words: &str) -> bool {
    words.len() >= 3
        && words.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'_' | b' ' | b'|' | b':' | b'+' | b'#'))
}

fn is_underline(words: &str) -> bool {
    let words = words.trim();
    words.bytes().all(|byte| byte == b'=') || words.bytes().all(|byte| byte == b'-')
}

/// How long the mark of an item is: `- `, `• `, `1. `, `(a) `, `iv) `.
fn item(words: &str) -> Option<usize> {
    let bullet = [
        "- ",
        "\u{2022} ",
        "\u{2022}\t",
        "\u{b7} ",
        "\u{2013} ",
        "+ ",
        "= ",
        "o ",
        "-\t",
        "\u{25aa} ",
        "\u{25e6} ",
    ];
    if let Some(mark) = bullet.into_iter().find(|mark| words.starts_with(*mark)) {
        return Some(mark.len());
    }
    let opened = usize::from(words.starts_with('('));
    let label = words[opened..]
        .bytes()
        .take(6)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'.')
        .count();
    let text = words[opened..opened + label].trim_end_matches('.');
    let number = !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && text.len() <= 5
        && text.bytes().take_while(u8::is_ascii_digit).count() <= 2;
    let letter =
        text.len() == 1 || (text.len() <= 4 && text.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')));
    let closed = words[opened + label..].starts_with(')');
    let dotted = words[opened..opened + label].ends_with('.');
    let mark = opened + label + usize::from(closed);
    let spaced = words[mark..].starts_with([' ', '\t']);
    let known = (number && (closed || dotted || text.contains('.'))) || (letter && closed);
    (known && spaced).then_some(mark + 1)
}

/// Whether a star marks an item, which the text without marks no longer shows.
fn is_starred(line: &str) -> bool {
    line.trim_start_matches([' ', '\t', '>']).starts_with("* ")
}

fn is_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && words.len() <= LONGEST_HEADING && !words.chars().any(char::is_lowercase)
}

/// Whether a whole line is set in bold.
fn is_bold(text: &str, range: &Range<usize>) -> bool {
    let line = text[..range.end].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line..range.start];
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let after = &text[range.end..end];
    let inside = &text[range.clone()];
    before.contains("**") && after.contains("**") && !inside.contains("**")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::shadow::shadow;

    #[test]
    fn lines_are_told_by_their_form() {
        for (text, form) in [
            ("", Form::Blank),
            ("## Harm", Form::Heading(2)),
            ("**Balance test**", Form::Heading(BOLD)),
            ("PUBLIC INTEREST TEST", Form::Heading(CAPITALS)),
            ("- an item", Form::Item),
            ("  * **an** item", Form::Item),
            ("(a) a limb", Form::Item),
            ("2.1 A numbered paragraph", Form::Item),
            ("31. The number of a section is no item, but looks like one", Form::Item),
            ("| s.31 | crime |", Form::Row),
            ("----------", Form::Rule),
            ("*****", Form::Rule),
            ("Dear Applicant,", Form::Text),
            ("**We** say **this**", Form::Text),
        ] {
            assert_eq!(
                lines(text, &shadow(text)).first().map_or(Form::Blank, |line| line.form),
                form,
                "{text}"
            );
        }
        let text = "Reasons\n-------\n> asked\n";
        let lines = lines(text, &shadow(text));
        assert_eq!(lines[0].form, Form::Heading(2));
        assert!(lines[2].quoted && &text[lines[2].range.clone()] == "asked");
    }
}
