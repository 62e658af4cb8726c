//! The words of a sentence: in small letters, without contractions, each with its place.

use std::ops::Range;

use super::pattern::{Atom, Lexicon};

/// One word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its first byte in the text.
    pub(super) start: u32,
    /// One past its last.
    pub(super) end: u32,
    /// Whether it stands in quotation marks.
    pub(super) quoted: bool,
}

impl Word {
    /// Its bytes in the text.
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Words within quotation marks are somebody else's from this many on.
const QUOTATION: usize = 7;

/// The words of a stretch of text, and what each is in the tables.
pub(super) fn words(text: &str, range: Range<usize>, lexicon: &Lexicon) -> (Vec<Word>, Vec<Vec<Atom>>) {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let (mut words, mut known): (Vec<Word>, Vec<Vec<Atom>>) = (Vec::new(), Vec::new());
    let mut opened: Option<usize> = None;
    let mut rest = text[range.clone()].char_indices().peekable();
    while let Some((at, first)) = rest.next() {
        let start = range.start + at;
        if !first.is_alphanumeric() {
            match first {
                '"' | '\u{201c}' | '\u{201d}' => match opened.take() {
                    Some(from) if first != '\u{201c}' => quote(&mut words, from),
                    _ if first != '\u{201d}' => opened = Some(words.len()),
                    _ => {}
                },
                _ => {}
            }
            continue;
        }
        let mut end = start + first.len_utf8();
        let digit = first.is_ascii_digit();
        while let Some((at, next)) = rest.peek().copied() {
            let apostrophe = matches!(next, '\'' | '\u{2019}') && {
                let after = text[range.start + at + next.len_utf8()..range.end].chars().next();
                after.is_some_and(char::is_alphabetic)
            };
            let fits = if digit {
                next.is_alphanumeric() && next.is_ascii()
            } else {
                next.is_alphabetic() || apostrophe
            };
            if !fits {
                break;
            }
            end = range.start + at + next.len_utf8();
            rest.next();
        }
        for word in plain(&text[start..end]) {
            let mut atoms = Vec::new();
            lexicon.atoms(&word, &mut atoms);
            atoms.shrink_to_fit();
            known.push(atoms);
            words.push(Word { start: narrow(start), end: narrow(end), quoted: false });
        }
    }
    (words, known)
}

fn quote(words: &mut [Word], from: usize) {
    if words.len() - from >= QUOTATION {
        words[from..].iter_mut().for_each(|word| word.quoted = true);
    }
}

/// A word as the tables have it: `don't` as `do not`, `Commissioner's` as `commissioner`.
fn plain(word: &str) -> Vec<String> {
    const LONGEST: usize = 40;
    if word.len() > LONGEST {
        return vec![String::new()];
    }
    let word = word.to_lowercase().replace('\u{2019}', "'");
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match &*word {
        "cannot" | "can't" => return owned(&["can", "not"]),
        "won't" => return owned(&["will", "not"]),
        "shan't" => return owned(&["shall", "not"]),
        "let's" => return owned(&["let", "us"]),
        _ => {}
    }
    if let Some(verb) = word.strip_suffix("n't") {
        return owned(&[verb, "not"]);
    }
    let short = [("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'d", "would"), ("'m", "am")];
    if let Some((word, verb)) = short.iter().find_map(|(end, verb)| Some((word.strip_suffix(end)?, *verb))) {
        return owned(&[word, verb]);
    }
    match word.strip_suffix("'s") {
        Some(pronoun @ ("it" | "that" | "there" | "what" | "he" | "she")) => owned(&[pronoun, "is"]),
        Some(whose) => owned(&[whose]),
        None => vec![word.replace('\'', "")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_are_written_out() {
        let shown = |word: &str| plain(word).join(" ");
        assert_eq!(shown("can\u{2019}t"), "can not");
        assert_eq!(shown("Isn't"), "is not");
        assert_eq!(shown("we've"), "we have");
        assert_eq!(shown("Commissioner's"), "commissioner");
        assert_eq!(shown("it's"), "it is");
    }

    #[test]
    fn a_long_quotation_is_set_apart() {
        let lexicon = Lexicon::new();
        let text =
            "It said \u{201c}we hold all of the records that you want\u{201d}, not \u{201c}all\u{201d}.";
        let (words, _) = words(text, 0..text.len(), &lexicon);
        let quoted: Vec<&str> =
            words.iter().filter(|word| word.quoted).map(|word| &text[word.range()]).collect();
        assert_eq!(quoted, ["we", "hold", "all", "of", "the", "records", "that", "you", "want"]);
    }
}
