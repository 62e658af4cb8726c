//! A text as words and sentences, whatever it is written in: marks of Markdown are no words.

use std::ops::Range;

use crate::document::small_number;

/// A word as it is compared, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters; a number in digits without commas, however it is written.
    pub(super) text: String,
    /// Which bytes of the text.
    pub(super) span: Range<usize>,
}

/// The words of a text. Figures stay whole: "£1,250.50", "20%". What a link leads to, the marks of footnotes and the
/// numbers of items are no words, as other programs write these otherwise or not at all.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let rest = &text[at..];
        let skipped = unsaid(text, at);
        if skipped > 0 {
            at += skipped;
        } else if is_word(sign)
            || (sign == '£' && rest[sign.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()))
        {
            let end = at + length(rest);
            words.push(Word { text: compared(&text[at..end]), span: at..end });
            at = end;
        } else {
            at += sign.len_utf8();
        }
    }
    words
}

/// A word in the form in which it is compared: see [`Word::text`].
pub(super) fn compared(word: &str) -> String {
    let word = word.to_lowercase();
    small_number(&word).map_or_else(|| word.replace(',', ""), |number| number.to_string())
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric()
}

/// How long the word is that a text begins with.
fn length(text: &str) -> usize {
    let mut end = 0;
    for (at, sign) in text.char_indices() {
        let next_is_digit = text[at + sign.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        let before_is_digit = text[..at].ends_with(|c: char| c.is_ascii_digit());
        let belongs = match sign {
            '£' => at == 0,
            '.' | ',' => before_is_digit && next_is_digit,
            '%' => before_is_digit,
            sign => is_word(sign),
        };
        if !belongs {
            break;
        }
        end = at + sign.len_utf8();
    }
    end
}

/// How many bytes from `at` on are no words though they have letters or digits.
fn unsaid(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let to = |from: &str, end: char| {
        let inner = rest.strip_prefix(from)?;
        let closes = inner.find([end, '\n'])?;
        inner[closes..].starts_with(end).then_some(from.len() + closes + end.len_utf8())
    };
    if let Some(length) = to("](", ')').or_else(|| to("[^", ']')) {
        return length;
    }
    let starts_line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    if !text[starts_line..at].chars().all(|c| c == ' ' || c == '>') {
        return 0;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marked = rest[digits..].starts_with(". ") || rest[digits..].starts_with(") ");
    if (1..=3).contains(&digits) && marked { digits } else { 0 }
}

/// The sentences of a text: each up to its stop, and each heading, item and row of a table by itself.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut stopped = false;
    for (at, sign) in text.char_indices() {
        let after = at + sign.len_utf8();
        let ends = match sign {
            '\n' => ends_line(&text[start..at], &text[after..]),
            '.' | '?' | '!' => {
                stopped = true;
                false
            }
            ' ' | '\t' => {
                let next = text[after..].trim_start_matches(['*', '_', '“', '"', '(', '[', '‘']);
                stopped && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            }
            '"' | '”' | ')' | '*' | '_' | ']' | '’' => false,
            _ => {
                stopped = false;
                false
            }
        };
        let is_row = text[start..at].trim_start().starts_with('|');
        if ends && (sign == '\n' || !is_row) {
            found.push(start..at);
            start = after;
            stopped = false;
        }
    }
    found.push(start..text.len());
    found.into_iter().map(|range| trimmed(text, range)).filter(|range| !range.is_empty()).collect()
}

/// Whether a sentence ends with its line: what follows begins something new.
fn ends_line(line: &str, next: &str) -> bool {
    const MARKS: [&str; 7] = ["#", "|", "- ", "* ", "+ ", ">", "\n"];
    let next = next.split('\n').next().map_or("", str::trim);
    let line = line.trim();
    let item = next.trim_start_matches(|c: char| c.is_ascii_digit());
    next.is_empty()
        || line.is_empty()
        || MARKS.iter().any(|mark| next.starts_with(mark))
        || (item.len() < next.len() && item.starts_with(['.', ')']))
        || line.starts_with(['#', '|'])
        || line.ends_with(['.', '?', '!', ':'])
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn marks_are_no_words_and_figures_stay_whole() {
        assert_eq!(
            said("## 2. **£1,250.50** or 20%, see [the page](https://a.example/9)[^1] of 2016/17."),
            ["2", "£1250.50", "or", "20%", "see", "the", "page", "of", "2016", "17"]
        );
        assert_eq!(said("1. First\n2) Second\n> 3. third 12.\n"), ["first", "second", "third", "12"]);
        assert_eq!(said("the Force’s £"), ["the", "force", "s"]);
        assert_eq!(said("](never closed"), ["never", "closed"]);
    }

    #[test]
    fn a_sentence_ends_at_its_stop_and_a_row_with_its_line() {
        let text =
            "# Title\n\nOne here. Two\ngoes on (see 3.5). Three?\n\n| a. B | c |\n| d |\n- item\n- item two";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            [
                "# Title",
                "One here.",
                "Two\ngoes on (see 3.5).",
                "Three?",
                "| a. B | c |",
                "| d |",
                "- item",
                "- item two"
            ]
        );
    }
}
