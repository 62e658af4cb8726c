//! Figures: every place where a finished text states a number, a date, an amount or a name.
//!
//! What counts is decided here, once, and on the safe side: what is missed breaks a promise, what is found too often
//! only asks for a source. Nothing is masked; the addresses of links and the numbers of lists count as well.
//!
//! Counted:
//!
//! - characters that stand for a number, in any script, with `½`, `²`, `④` and `Ⅳ`; an ordinal in digits (`1st`); each
//!   end of a range by itself. A year alone is [`FigureKind::Digits`].
//! - number words from `two` up in any capitalisation, `zero`, `nil`, `both`, `couple`, `pair`, `twice`, `double`,
//!   `half`, `quarter`, `dozen`; `one` only within more (`one hundred`, `one third`, `one pound`); `third` and other
//!   parts in the plural, after a number, or in `a third of`.
//! - dates as letters write them, and months alone. Those that are other words too (May, March, August, and short forms
//!   such as `Mar`) count alone only with a capital; `May` does not where it opens a question (`May we …`).
//! - names of the register and of the law, as [`Names`] knows them.
//!
//! Not counted: `one`, `none`, `single`; ordinals in words (`first`, `second`); Roman numerals in plain letters, which
//! are initials as often; days of the week; numbers in languages other than English.
//!
//! A backslash of Markdown, emphasis round a word, a mark of quotation at the start of a line and characters that
//! nobody sees hide nothing. Emphasis within a word parts it, as it may not be emphasis: ask for the figures of
//! [`plain_text`](super::plain_text) too where that matters.

mod date;
mod names;
mod number;
mod token;
mod vocabulary;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use self::names::Names;
use self::token::{Part, Token};
pub use self::vocabulary::{SMALL_NUMBERS, small_number};

/// What sort of figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// A number in digits, a year alone among them.
    Digits,
    /// A number in words.
    NumberWord,
    /// A day, a month of a year, a financial year, or part of a year.
    Date,
    /// A month of no stated year.
    Month,
    /// An amount of money.
    Money,
    /// A share of a hundred.
    Percentage,
    /// A name of the register or of the law.
    Name,
}

/// A place where a text states something that needs a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Which bytes of the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: FigureKind,
}

/// Every figure of `text`, in order and apart from each other.
///
/// Of figures that start together the widest is given; a name that starts within another figure and goes on after it
/// is given whole, and the other figure only up to it.
pub fn figures(text: &str, names: &Names) -> Vec<Figure> {
    let tokens = token::tokens(text);
    let words = names.words(&tokens);
    let mut figures = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let name = names.at(&tokens, &words, at).map(|end| (end, FigureKind::Name));
        let stated = || {
            let (end, kind) = stated_at(&tokens, at)?;
            let sticks_out = |from: &usize| names.at(&tokens, &words, *from).is_some_and(|name| name > end);
            match (at + 1..end).find(sticks_out) {
                Some(from) => stated_at(&tokens[..from], at),
                None => Some((end, kind)),
            }
        };
        let widest = match (name, stated()) {
            (Some(name), Some(stated)) => Some(if stated.0 > name.0 { stated } else { name }),
            (name, stated) => name.or(stated),
        };
        at = match widest {
            Some((end, kind)) => {
                figures.push(Figure { span: tokens[at].span.start..tokens[end - 1].span.end, kind });
                end
            }
            None => at + 1,
        };
    }
    figures
}

/// The widest number or date that starts at a token: the token after it, and what it is.
fn stated_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, FigureKind)> {
    let widest =
        [number::at(tokens, at), date::at(tokens, at)].into_iter().flatten().max_by_key(|(end, _)| *end);
    // Nothing that is written in digits goes by, whatever stands round it.
    widest.or_else(|| matches!(tokens[at].part, Part::Number(_)).then_some((at + 1, FigureKind::Digits)))
}

/// Every place in `text` where one of `names` stands, the longest where several start together.
pub fn names_in(text: &str, names: &Names) -> Vec<Range<usize>> {
    let tokens = token::tokens(text);
    let words = names.words(&tokens);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = match names.at(&tokens, &words, at) {
            Some(end) => {
                found.push(tokens[at].span.start..tokens[end - 1].span.end);
                end
            }
            None => at + 1,
        };
    }
    found
}
