//! A text as words, numbers and marks, without what a reader does not see.

use std::borrow::Cow;
use std::ops::Range;

/// A word, a number or a mark.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    /// Which bytes of the text.
    pub(super) span: Range<usize>,
    /// What parts it from the token before.
    pub(super) gap: Gap,
    /// Those bytes.
    pub(super) raw: &'t str,
    /// What it is.
    pub(super) part: Part<'t>,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// A run of letters, in small letters.
    Word(Cow<'t, str>),
    /// A run of characters that stand for numbers.
    Number(Cow<'t, str>),
    /// Any other character, of its kind: all hyphens are one, and all apostrophes.
    Mark(char),
}

/// What lies between two tokens, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing that is seen.
    None,
    /// One space that keeps a number together.
    NoBreak,
    /// White space within a line.
    Space,
    /// The end of a line.
    Line,
    /// The end of a paragraph.
    Break,
}

impl Token<'_> {
    /// The word in small letters, or nothing.
    pub(super) fn word(&self) -> &str {
        match &self.part {
            Part::Word(word) => word,
            _ => "",
        }
    }

    /// Whether it starts with a capital.
    pub(super) fn capital(&self) -> bool {
        self.raw.starts_with(char::is_uppercase)
    }

    /// Whether it is this mark, right after the token before.
    pub(super) fn closes_up(&self, mark: char) -> bool {
        self.gap == Gap::None && self.part == Part::Mark(mark)
    }
}

/// The token that a reader takes together with the one before it: after white space, nothing, or one hyphen.
pub(super) fn linked(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let next = tokens.get(at)?;
    if !next.closes_up('-') {
        return (next.gap != Gap::Break).then_some(at);
    }
    tokens.get(at + 1).filter(|after| matches!(after.gap, Gap::None | Gap::Line)).map(|_| at + 1)
}

/// Takes a text apart.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut gap = Gap::None;
    while let Some(first) = text[at..].chars().next() {
        let start = at;
        let part = if first.is_whitespace() || first == '>' && matches!(gap, Gap::Line | Gap::Break) {
            at += space(&text[at..], &mut gap);
            continue;
        } else if is_hidden(first) || matches!(first, '*' | '_' | '`' | '~') {
            at += first.len_utf8();
            continue;
        } else if first.is_numeric() {
            at += run(&text[at..], char::is_numeric);
            Part::Number(seen(&text[start..at]))
        } else if first.is_alphabetic() {
            at += run(&text[at..], |c| c.is_alphabetic() && !c.is_numeric());
            Part::Word(small(&text[start..at]))
        } else {
            let (mark, length) = mark(&text[at..], first);
            at += length;
            if mark == ' ' {
                gap = gap.max(Gap::Space);
                continue;
            }
            Part::Mark(mark)
        };
        tokens.push(Token { span: start..at, gap, raw: &text[start..at], part });
        gap = Gap::None;
    }
    tokens
}

/// The length of white space, and of the marks of quotation that open its lines.
fn space(text: &str, gap: &mut Gap) -> usize {
    let is_line = |c: char| matches!(c, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut only = None;
    let mut length = 0;
    for c in text.chars() {
        let lined = matches!(gap, Gap::Line | Gap::Break);
        if !(c.is_whitespace() || c == '>' && lined) {
            break;
        }
        *gap = match c {
            '\u{2029}' => Gap::Break,
            c if is_line(c) => {
                if lined {
                    Gap::Break
                } else {
                    Gap::Line
                }
            }
            '\u{a0}' | '\u{2009}' | '\u{202f}' if only.is_none() && *gap == Gap::None => Gap::NoBreak,
            _ => (*gap).max(Gap::Space),
        };
        only = Some(c);
        length += c.len_utf8();
    }
    length
}

/// The length of a run, hidden characters within it and not those after it.
fn run(text: &str, belongs: fn(char) -> bool) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if belongs(c) {
            end = at + c.len_utf8();
        } else if !is_hidden(c) {
            break;
        }
    }
    end
}

/// A mark, as it is seen, and its length as it is written.
fn mark(text: &str, first: char) -> (char, usize) {
    if first == '\\'
        && let Some(escaped) = text[1..].chars().next().filter(char::is_ascii_punctuation)
    {
        return (alike(escaped), 2);
    }
    // A backslash at the end of a line is the end of that line.
    if first == '\\' && text[1..].starts_with(['\n', '\r']) {
        return (' ', 1);
    }
    if first == '&' {
        let entities = [
            ("&amp;", '&'),
            ("&nbsp;", ' '),
            ("&pound;", '£'),
            ("&euro;", '€'),
            ("&dollar;", '$'),
            ("&percnt;", '%'),
            ("&hyphen;", '-'),
            ("&ndash;", '-'),
            ("&mdash;", '-'),
        ];
        if let Some((entity, mark)) = entities.into_iter().find(|(entity, _)| text.starts_with(entity)) {
            return (mark, entity.len());
        }
    }
    (alike(first), first.len_utf8())
}

/// One mark for all that look and read alike.
fn alike(mark: char) -> char {
    match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{ff07}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => '/',
        '\u{ff05}' | '\u{fe6a}' | '\u{66a}' => '%',
        '\u{ff0c}' | '\u{66c}' => ',',
        '\u{ff0e}' | '\u{b7}' | '\u{66b}' => '.',
        mark => mark,
    }
}

/// A word in small letters, which is mostly the text itself.
fn small(word: &str) -> Cow<'_, str> {
    match seen(word) {
        Cow::Borrowed(word) if !word.chars().any(char::is_uppercase) => Cow::Borrowed(word),
        word => Cow::Owned(word.to_lowercase()),
    }
}

/// What is seen of a text.
pub(super) fn seen(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_hidden(*c)).collect())
}

/// Characters that take no room of their own.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
        || (c.is_control() && !c.is_whitespace())
}
