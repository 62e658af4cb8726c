//! A template cut into text, tags and tokens, each with its place.
//!
//! Text that is no template at all gives pieces too: what cannot be read becomes [`Token::Stray`], and what Tera will
//! not read either is left for Tera to report.

use std::ops::Range;

/// One piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// What is printed as it stands.
    Text(Range<usize>),
    /// `{{ … }}`.
    Print(Vec<Lexeme<'t>>, Range<usize>),
    /// `{% … %}`.
    Tag(Vec<Lexeme<'t>>, Range<usize>),
    /// `{% raw %} … {% endraw %}`, as one.
    Raw(Range<usize>),
}

/// A token and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lexeme<'t> {
    pub(super) token: Token<'t>,
    pub(super) range: Range<usize>,
}

/// The smallest part of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A name or a keyword.
    Name(&'t str),
    /// A string, without its marks and escapes.
    Text(String),
    /// A number, as written.
    Number(&'t str),
    /// Any sign.
    Sign(&'static str),
    /// What is none of these.
    Stray,
}

/// Signs, longer ones first.
const SIGNS: [&str; 34] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?[", "+", "-", "*", "/", "%", "!", ".", ",", ":",
    "~", "|", "=", ">", "<", "(", ")", "[", "]", "{", "}", "@", "?", "&", ";",
];

/// Cuts a template into pieces.
pub(super) fn lex(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = opening(text, at);
        if start > at {
            pieces.push(Piece::Text(at..start));
        }
        let Some(mark) = text.get(start..start + 2) else { break };
        let inside = start + 2 + usize::from(text[start + 2..].starts_with('-'));
        at = match mark {
            "{#" => text[inside..].find("#}").map_or(text.len(), |end| inside + end + 2),
            "{%" => {
                if let Some(end) = raw_end(text, inside) {
                    pieces.push(Piece::Raw(start..end));
                    end
                } else {
                    let (tokens, end) = tokens(text, inside, "%}");
                    pieces.push(Piece::Tag(tokens, start..end));
                    end
                }
            }
            _ => {
                let (tokens, end) = tokens(text, inside, "}}");
                pieces.push(Piece::Print(tokens, start..end));
                end
            }
        };
    }
    pieces
}

/// Where the next tag or comment opens.
fn opening(text: &str, start: usize) -> usize {
    let mut braces = text[start..].match_indices('{').map(|(offset, _)| start + offset);
    let opens = |at: &usize| matches!(text.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#'));
    braces.find(opens).unwrap_or(text.len())
}

/// Where a raw block ends that opens here; the end of the text where it never does.
fn raw_end(text: &str, inside: usize) -> Option<usize> {
    let mut at = tag_end(text, inside, "raw")?;
    while let Some(offset) = text[at..].find("{%") {
        let inside = at + offset + 2;
        let inside = inside + usize::from(text[inside..].starts_with('-'));
        if let Some(end) = tag_end(text, inside, "endraw") {
            return Some(end);
        }
        at = inside;
    }
    Some(text.len())
}

/// Where the tag ends that opens before `inside`, if it holds this one word.
fn tag_end(text: &str, inside: usize, word: &str) -> Option<usize> {
    let rest = text[inside..].trim_ascii_start().strip_prefix(word)?.trim_ascii_start();
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")?;
    Some(text.len() - rest.len())
}

/// The tokens up to `close`, and where they end.
fn tokens<'t>(text: &'t str, start: usize, close: &str) -> (Vec<Lexeme<'t>>, usize) {
    let mut tokens = Vec::new();
    let mut at = start;
    while at < text.len() {
        let rest = &text[at..];
        let trimmed = rest.strip_prefix('-').unwrap_or(rest);
        if trimmed.starts_with(close) {
            return (tokens, text.len() - trimmed.len() + close.len());
        }
        let Some(first) = rest.chars().next() else { break };
        if first.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let (token, length) = token(rest, first);
        tokens.push(Lexeme { token, range: at..at + length });
        at += length;
    }
    (tokens, text.len())
}

/// The token that `rest` begins with, and how long it is.
fn token(rest: &str, first: char) -> (Token<'_>, usize) {
    let run = |part: fn(char) -> bool| rest.find(|c: char| !part(c)).unwrap_or(rest.len());
    if matches!(first, '"' | '\'' | '`') {
        return string(rest, first);
    }
    if first.is_ascii_digit() {
        let whole = run(|c| c.is_ascii_digit());
        let parts = rest[whole..]
            .strip_prefix('.')
            .map_or(0, |parts| 1 + parts.find(|c: char| !c.is_ascii_digit()).unwrap_or(parts.len()));
        return (Token::Number(&rest[..whole + parts]), whole + parts);
    }
    if first == '_' || first.is_ascii_alphabetic() {
        let length = run(|c| c == '_' || c.is_ascii_alphanumeric());
        return (Token::Name(&rest[..length]), length);
    }
    match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        Some(sign) => (Token::Sign(sign), sign.len()),
        None => (Token::Stray, first.len_utf8()),
    }
}

fn string(rest: &str, mark: char) -> (Token<'_>, usize) {
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1);
    while let Some((at, c)) = letters.next() {
        match c {
            c if c == mark => return (Token::Text(text), at + 1),
            '\\' => match letters.next() {
                Some((_, 'n')) => text.push('\n'),
                Some((_, 't')) => text.push('\t'),
                Some((_, 'r')) => text.push('\r'),
                Some((_, c)) => text.push(c),
                None => break,
            },
            c => text.push(c),
        }
    }
    (Token::Stray, rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> Vec<String> {
        let tokens = |tokens: Vec<Lexeme<'_>>| {
            let each = tokens.into_iter().map(|lexeme| text[lexeme.range].to_owned());
            each.collect::<Vec<_>>().join(" ")
        };
        let pieces = lex(text).into_iter().map(|piece| match piece {
            Piece::Text(range) => format!("text {:?}", &text[range]),
            Piece::Print(inside, _) => format!("print {}", tokens(inside)),
            Piece::Tag(inside, _) => format!("tag {}", tokens(inside)),
            Piece::Raw(_) => "raw".to_owned(),
        });
        pieces.collect()
    }

    #[test]
    fn pieces_are_those_of_tera() {
        for (text, pieces) in [
            ("a { b } c", &["text \"a { b } c\""][..]),
            ("a{{- b.c[0] -}} d", &["text \"a\"", "print b . c [ 0 ]", "text \" d\""]),
            ("{# {{ a }} #}{%- if a!=\"x\" -%}", &["tag if a != \"x\""]),
            ("{% raw %}{{ a }}{% endraw %}b", &["raw", "text \"b\""]),
            ("{%- raw -%}{% x %}{%- endraw -%}", &["raw"]),
            ("{{ <a.b c={d} /> }}", &["print < a . b c = { d } / >"]),
            ("{{ 'a}}' }}", &["print 'a}}'"]),
            ("{{ a", &["print a"]),
            ("{{ \"a }} b", &["print \"a }} b"]),
            ("{{ é }}", &["print é"]),
            ("{#", &[]),
            ("{{-}}", &["print "]),
        ] {
            assert_eq!(signs(text), pieces, "{text}");
        }
    }
}
