//! Words, numbers and signs of a text, with their places.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits and the letters that follow them.
    Number,
    /// Any other sign, by itself.
    Sign(char),
}

/// A word, a number or a sign.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
    /// Whether something blank stands before it.
    pub(super) spaced: bool,
}

impl Token<'_> {
    /// Whether it is this word, in capitals or not.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut spaced = true;
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if is_blank(first) {
            spaced = true;
            continue;
        }
        let mut end = start + first.len_utf8();
        let number = first.is_ascii_digit();
        let mut digits = number;
        while let Some((at, next)) = rest.peek().copied() {
            let goes_on = if number {
                digits &= next.is_ascii_digit();
                digits || next.is_alphabetic()
            } else {
                first.is_alphabetic() && next.is_alphabetic()
            };
            if !goes_on {
                break;
            }
            end = at + next.len_utf8();
            rest.next();
        }
        let kind = match first {
            _ if number => Kind::Number,
            _ if first.is_alphabetic() => Kind::Word,
            '[' => Kind::Sign('('),
            ']' => Kind::Sign(')'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => Kind::Sign('-'),
            '\u{2018}' | '\u{2019}' => Kind::Sign('\''),
            '\u{201C}' | '\u{201D}' => Kind::Sign('"'),
            other => Kind::Sign(other),
        };
        tokens.push(Token { kind, text: &text[start..end], range: start..end, spaced });
        spaced = false;
    }
    tokens
}

/// Spaces of every width, and what takes no room at all.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// A number as sections have it: `31`, `22a` as `22A`.
pub(super) fn section(text: &str) -> Option<String> {
    numbered(text, 3)
}

/// What may stand in brackets: `1`, `5B`, `a`, `aa`, `iv`.
pub(super) fn part(token: &Token<'_>) -> Option<String> {
    match token.kind {
        Kind::Number => numbered(token.text, 2),
        Kind::Word => lettered(token.text),
        Kind::Sign(_) => None,
    }
}

fn numbered(text: &str, most: usize) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = &text[digits..];
    let fits =
        (1..=most).contains(&digits) && !text.starts_with('0') && suffix.len() <= 1 && suffix.is_ascii();
    fits.then(|| text.to_ascii_uppercase())
}

fn lettered(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let letters = match lower.as_bytes() {
        [only] => only.is_ascii_lowercase(),
        // `aa` to `af`, or a letter twice.
        [first, second] => {
            first.is_ascii_lowercase() && (first == second || (*first == b'a' && *second <= b'f'))
        }
        _ => false,
    };
    (letters || is_roman(&lower)).then_some(lower)
}

/// Whether a part can be a small roman numeral.
pub(super) fn is_roman(part: &str) -> bool {
    const ROMAN: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
        "xvii", "xviii", "xix", "xx",
    ];
    ROMAN.contains(&part)
}
