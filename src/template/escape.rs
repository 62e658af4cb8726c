//! Text into Markdown, so that no value can change the structure of the page.

use crate::answer::through_marks;

/// Escapes a value for a place inside a line of Markdown. Line breaks become spaces; control characters go. Marks stay
/// where they are, and change nothing.
pub fn escape(text: &str) -> String {
    through_marks(text, |visible| {
        let kept = one_line(visible);
        let line: String = kept.iter().flatten().collect();
        let mut at = 0;
        let replaced = kept.iter().map(|kept| {
            let Some(c) = *kept else { return String::new() };
            let backslash = needs_backslash(&line, at, c);
            at += c.len_utf8();
            match c {
                // A bar behind two backslashes is taken for an escaped one, and parts no cells.
                '\\' if at == line.len() => "&#92;".to_owned(),
                c if backslash => format!("\\{c}"),
                c => c.to_string(),
            }
        });
        replaced.collect()
    })
}

/// What becomes of each character: runs of white space become one space, none at the ends; what is hidden goes.
fn one_line(text: &str) -> Vec<Option<char>> {
    let last = text.chars().rev().skip_while(|c| c.is_whitespace() || is_hidden(*c)).count();
    let mut spaced = true;
    let kept = text.chars().enumerate().map(|(at, c)| {
        let kept = match c {
            _ if at >= last || is_hidden(c) => None,
            c if c.is_whitespace() => (!spaced).then_some(' '),
            c => Some(c),
        };
        spaced = kept.map_or(spaced, |kept| kept == ' ');
        kept
    });
    kept.collect()
}

/// Characters that change how others are read without being seen.
fn is_hidden(c: char) -> bool {
    if c.is_control() && !c.is_whitespace() {
        return true;
    }
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

fn needs_backslash(line: &str, at: usize, c: char) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + c.len_utf8()..].chars().next();
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '^' | '{' | '}' | '@' => true,
        '_' => !(in_word(before) && in_word(after)),
        '>' | '=' | '-' | '+' | ':' if before.is_none() => true,
        '#' => before.is_none_or(|before| before == ' '),
        '.' | ')' => {
            let marks_an_item =
                line[..at].chars().all(|c| c.is_ascii_digit()) && after.is_none_or(char::is_whitespace);
            marks_an_item || (c == '.' && line[..at].ends_with("www"))
        }
        '!' => after.is_none(),
        '&' => begins_entity(&line[at..]),
        ':' => after == Some('/'),
        _ => false,
    }
}

/// Whether `text` begins like an entity: with the semicolon, or where one may follow in the template.
fn begins_entity(text: &str) -> bool {
    let name = text[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.is_empty() || (name.starts_with(';') && !text.starts_with("&;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_stay_as_they_are() {
        for text in [
            "Force Intelligence",
            "2015/16",
            "£45,000.50",
            "part of duties",
            "snake_case_word",
            "12.6 WTE",
            "1 to 2 (x2)",
        ] {
            assert_eq!(escape(text), text);
        }
    }

    #[test]
    fn nothing_can_open_a_structure() {
        for (text, expected) in [
            ("# head", "\\# head"),
            ("a\n\n# b", "a \\# b"),
            ("1. one", "1\\. one"),
            ("- x", "\\- x"),
            ("<script>", "\\<script>"),
            ("[a](http://b)", "\\[a\\](http\\://b)"),
            ("|cell|", "\\|cell\\|"),
            ("*b* _i_ `c`", "\\*b\\* \\_i\\_ \\`c\\`"),
            ("&lt;", "\\&lt;"),
            ("ends in \\", "ends in &#92;"),
            ("Fish &lt", "Fish \\&lt"),
            ("Fish & chips; tea", "Fish & chips; tea"),
            ("a\u{202e}b\u{61c}\u{0}c", "abc"),
            ("www.example", "www\\.example"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }
}
