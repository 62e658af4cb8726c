//! Names that a text may not use without a source.

use std::borrow::Cow;
use std::collections::HashMap;

use super::token::{Gap, Part, Token, seen, tokens};

/// A name is known by as many of its words and marks: what starts with them is found, whatever follows.
const MAX_PARTS: usize = 64;

/// The names of the register and of the law.
///
/// A name is found where all its words stand whole and in order. Kinds of hyphen and of quotation mark, a hyphen or a
/// space, `&` or `and`, and where lines end make no difference. A name with a space in it is found in any
/// capitalisation; one without, which may be an ordinary word (`Liberate`, `CP`), as it is written or all in capitals,
/// and with a capital of its own if it has none.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Each word and mark that occurs in a name, by number.
    words: HashMap<Box<str>, u32>,
    /// From a place in the tree of names, by a word, to a place further down.
    steps: HashMap<(u32, u32), u32>,
    /// The places where names end.
    ends: HashMap<u32, Forms>,
    places: u32,
}

/// In which capitalisation a name counts.
#[derive(Debug, Clone)]
enum Forms {
    Any,
    These(Vec<Box<str>>),
}

impl Names {
    /// Takes in names. One without a letter or a digit is left out.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut all = Self::default();
        for name in names {
            all.add(name);
        }
        all
    }

    fn add(&mut self, name: &str) {
        let tokens = tokens(name);
        let is_word = |token: &Token<'_>| !matches!(token.part, Part::Mark(_));
        let Some(first) = tokens.iter().position(is_word) else { return };
        let last = tokens.iter().rposition(is_word).unwrap_or(first);
        let tokens = &tokens[first..=last];
        let tokens = &tokens[..tokens.len().min(MAX_PARTS)];
        let mut place = 0;
        for (at, token) in tokens.iter().enumerate() {
            if joins(tokens, at) {
                continue;
            }
            let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let word = *self.words.entry(key(token).into()).or_insert(next);
            place = *self.steps.entry((place, word)).or_insert_with(|| {
                self.places += 1;
                self.places
            });
        }
        let in_one = tokens.iter().skip(1).all(|token| token.gap == Gap::None);
        let forms = self.ends.entry(place).or_insert_with(|| Forms::These(Vec::new()));
        match forms {
            Forms::These(written) if in_one => written.extend(forms_of(&written_form(tokens))),
            _ => *forms = Forms::Any,
        }
    }

    /// Each token by its number among the words of names, for those that are in any.
    pub(super) fn words(&self, tokens: &[Token<'_>]) -> Vec<Option<u32>> {
        tokens.iter().map(|token| self.words.get(&*key(token)).copied()).collect()
    }

    /// The token after the longest name that starts at a token. `words` are those of [`Names::words`].
    pub(super) fn at(&self, tokens: &[Token<'_>], words: &[Option<u32>], start: usize) -> Option<usize> {
        if runs_on(tokens, start) {
            return None;
        }
        let mut place = 0;
        let mut longest = None;
        for at in start..tokens.len() {
            if at > start && tokens[at].gap == Gap::Break {
                break;
            }
            if at > start && joins(tokens, at) {
                continue;
            }
            let Some(next) = words[at].and_then(|word| self.steps.get(&(place, word))) else { break };
            place = *next;
            let counts = || match self.ends.get(&place)? {
                Forms::Any => Some(()),
                Forms::These(forms) => {
                    let written = written_form(&tokens[start..=at]);
                    forms.iter().any(|form| **form == *written).then_some(())
                }
            };
            if !runs_on(tokens, at + 1) && counts().is_some() {
                longest = Some(at + 1);
            }
        }
        longest
    }
}

/// Whether a token goes on where a word or number before it ends.
fn runs_on(tokens: &[Token<'_>], at: usize) -> bool {
    let is_word = |token: &Token<'_>| !matches!(token.part, Part::Mark(_));
    let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at))
    else {
        return false;
    };
    is_word(before) && is_word(token) && before.span.end == token.span.start
}

/// Whether a token is a hyphen within a word, which may as well be a space.
fn joins(tokens: &[Token<'_>], at: usize) -> bool {
    tokens[at].closes_up('-')
        && tokens.get(at + 1).is_some_and(|after| matches!(after.gap, Gap::None | Gap::Line))
}

/// What a token is compared by.
fn key<'t>(token: &'t Token<'_>) -> Cow<'t, str> {
    match &token.part {
        Part::Word(word) | Part::Number(word) => Cow::Borrowed(word),
        Part::Mark('&') => Cow::Borrowed("and"),
        Part::Mark(mark) => Cow::Owned(mark.to_string()),
    }
}

/// A name in its own capitalisation, however it is parted.
fn written_form(tokens: &[Token<'_>]) -> String {
    let parts = tokens.iter().map(|token| match token.part {
        Part::Mark(_) => key(token),
        _ => seen(token.raw),
    });
    parts.filter(|part| part != "-").collect()
}

/// Every form in which a name without a space counts.
fn forms_of(name: &str) -> Vec<Box<str>> {
    let mut forms = vec![name.into(), name.to_uppercase().into()];
    if name == name.to_lowercase()
        && let Some(first) = name.chars().next()
    {
        let capital = first.to_uppercase().collect::<String>() + &name[first.len_utf8()..];
        forms.push(capital.into());
    }
    forms
}
