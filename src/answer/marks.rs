//! Marks: what every printed value carries through a template, so that the finished text knows where it came from.
//!
//! A mark wraps a value in noncharacters, which no register and no case can hold. Taking all marks out leaves the
//! letter, and where each stood.

use std::ops::Range;

const OPEN: char = '\u{fdd0}';
const BEGIN: char = '\u{fdd1}';
/// What ends a marked value.
pub const CLOSE: char = '\u{fdef}';

/// Where a printed value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Claims of the letter, by id.
    Claims(Vec<String>),
    /// Words of the register that claim nothing of the world: `organisation/name`, `topics/…/work`.
    Wording(String),
    /// The case's own dates and reference.
    Case(&'static str),
    /// The quoted question, by its number.
    Question(String),
    /// The law.
    Law(&'static str),
}

/// A mark to put on values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    number: Option<usize>,
    instead: Option<&'static str>,
}

/// All marks of one letter.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    origins: Vec<Origin>,
    off: bool,
    instead: Option<&'static str>,
}

impl Marks {
    /// No marks yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Marks that leave no trace: for showing that they change nothing.
    pub fn off() -> Self {
        Self { off: true, ..Self::default() }
    }

    /// Marks that put `word` in place of every value of the register: for showing that nothing else speaks of it.
    pub fn swapping(word: &'static str) -> Self {
        Self { instead: Some(word), ..Self::default() }
    }

    /// Whether values are marked at all.
    pub fn are_on(&self) -> bool {
        !self.off
    }

    /// A mark for values from `origin`.
    pub fn mark(&mut self, origin: Origin) -> Mark {
        if self.off {
            return Mark { number: None, instead: None };
        }
        let of_register = matches!(origin, Origin::Claims(_) | Origin::Wording(_));
        self.origins.push(origin);
        Mark { number: Some(self.origins.len() - 1), instead: self.instead.filter(|_| of_register) }
    }

    /// Where the values under a mark come from.
    pub fn origin(&self, mark: usize) -> Option<&Origin> {
        self.origins.get(mark)
    }
}

impl Mark {
    /// Marks a value in place. Nothing is not marked.
    pub fn put(self, text: &mut String) {
        if let (Some(number), false) = (self.number, text.is_empty()) {
            *text = format!("{OPEN}{number}{BEGIN}{}{CLOSE}", self.instead.unwrap_or(text));
        }
    }
}

/// A text without its marks, and where each stood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unmarked {
    /// The text.
    pub text: String,
    /// Which mark covered which bytes, in the order in which they close.
    pub spans: Vec<(usize, Range<usize>)>,
}

/// Takes all marks out of a text.
pub fn take_out(marked: &str) -> Unmarked {
    let mut unmarked = Unmarked::default();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find([OPEN, CLOSE]) {
        unmarked.text.push_str(&rest[..at]);
        let here = unmarked.text.len();
        if let Some(after) = rest[at..].strip_prefix(OPEN) {
            let (number, after) = after.split_once(BEGIN).unwrap_or(("", after));
            if let Ok(number) = number.parse() {
                open.push((number, here));
            }
            rest = after;
        } else {
            if let Some((number, start)) = open.pop() {
                unmarked.spans.push((number, start..here));
            }
            rest = &rest[at + CLOSE.len_utf8()..];
        }
    }
    unmarked.text.push_str(rest);
    unmarked
}

/// Puts a change to what can be seen, mark by mark: `change` gets the whole visible text and gives each of its
/// characters' replacement, and the marks stay between the same characters.
pub fn through_marks(marked: &str, mut change: impl FnMut(&str) -> Vec<String>) -> String {
    let visible = take_out(marked).text;
    let mut replaced = change(&visible).into_iter();
    let mut result = String::with_capacity(marked.len() + 8);
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            OPEN => rest.find(BEGIN).map_or(c.len_utf8(), |at| at + BEGIN.len_utf8()),
            CLOSE => c.len_utf8(),
            _ => {
                result.push_str(&replaced.next().unwrap_or_default());
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        result.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    result
}

/// A value whose every printed form can be marked.
pub trait Marked: Sized {
    /// Marks every form that a template may print.
    #[must_use]
    fn marked(self, mark: Mark) -> Self;
}

impl<T: Marked> Marked for Vec<T> {
    fn marked(self, mark: Mark) -> Self {
        self.into_iter().map(|value| value.marked(mark)).collect()
    }
}

impl<T: Marked> Marked for Option<T> {
    fn marked(self, mark: Mark) -> Self {
        self.map(|value| value.marked(mark))
    }
}

impl Marked for String {
    fn marked(mut self, mark: Mark) -> Self {
        mark.put(&mut self);
        self
    }
}

/// Declares which parts of a type are printed.
macro_rules! marked {
    ($($type:ty: $($field:ident),+;)*) => {$(
        impl Marked for $type {
            fn marked(mut self, mark: Mark) -> Self {
                $(self.$field = self.$field.marked(mark);)+
                self
            }
        }
    )*};
}

marked! {
    super::Phrase: text, start, told;
    super::Listed: items, text, start, or, to, commas, names, number;
    super::Number: text, words, start, no, unit;
    super::facts::Sum: text, no;
    super::Date: text, within, start, as_at;
    super::Periods: items, text, or, within, start, within_or, last_day;
    super::Straddle: bound, edge, period, year;
    super::Cell: text, period, days, straddle;
}

impl Marked for super::FactView {
    fn marked(self, mark: Mark) -> Self {
        match self {
            Self::Words(value) => Self::Words(value.marked(mark)),
            Self::Listed(value) => Self::Listed(value.marked(mark)),
            Self::Number(value) => Self::Number(value.marked(mark)),
            Self::Sum(value) => Self::Sum(value.marked(mark)),
            Self::Date(value) => Self::Date(value.marked(mark)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_on_is_taken_out() {
        let mut marks = Marks::new();
        let (first, second) = (marks.mark(Origin::Case("dated")), marks.mark(Origin::Law("act")));
        let text = format!("a {} and {}.", "five".to_owned().marked(first), "6".to_owned().marked(second));
        let unmarked = take_out(&text);
        assert_eq!(unmarked.text, "a five and 6.");
        assert_eq!(unmarked.spans, [(0, 2..6), (1, 11..12)]);
        assert_eq!("x".to_owned().marked(Marks::off().mark(Origin::Law("act"))), "x");
    }

    #[test]
    fn stray_marks_do_no_harm() {
        for text in ["\u{fdef}a", "\u{fdd0}a", "\u{fdd0}9\u{fdd1}a", "\u{fdd0}x\u{fdd1}a\u{fdef}\u{fdef}"] {
            assert!(!take_out(text).text.contains(['\u{fdd0}', '\u{fdef}']));
        }
    }
}
