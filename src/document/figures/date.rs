//! Days, months and years, as letters write them.

use super::FigureKind;
use super::token::{Gap, Part, Token, linked};
use super::vocabulary::{self, Month, is_asked_of};

/// The date or the month that starts at a token.
pub(super) fn at(tokens: &[Token<'_>], at: usize) -> Option<(usize, FigureKind)> {
    if matches!(tokens[at].word(), "early" | "mid" | "late")
        && let Some(from) = linked(tokens, at + 1)
    {
        let year = || year(tokens, from).map(|end| (end, FigureKind::Date));
        return day_or_month(tokens, from).or_else(year);
    }
    day_or_month(tokens, at)
}

fn day_or_month(tokens: &[Token<'_>], at: usize) -> Option<(usize, FigureKind)> {
    if matches!(tokens.get(at)?.part, Part::Number(_)) {
        let end = in_digits(tokens, at).or_else(|| financial_year(tokens, at)).or_else(|| day(tokens, at));
        return end.map(|end| (end, FigureKind::Date));
    }
    month(tokens, at)
}

/// `2 May`, `2nd of May 2017`.
fn day(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    number(tokens, at, 1..=2).filter(|day| (1..=31).contains(day))?;
    let joined = tokens.get(at + 1).filter(|token| token.gap == Gap::None).map_or("", Token::word);
    let ordinal = matches!(joined, "st" | "nd" | "rd" | "th");
    let mut from = linked(tokens, at + 1 + usize::from(ordinal))?;
    if tokens[from].word() == "of" {
        from = linked(tokens, from + 1)?;
    }
    let surely = vocabulary::month(tokens[from].word())? == Month::Surely;
    let year = year_after(tokens, from);
    (surely || ordinal || tokens[from].capital() || year.is_some()).then(|| year.unwrap_or(from + 1))
}

/// `May 2017`, `May 2nd, 2017`, or a month alone.
fn month(tokens: &[Token<'_>], at: usize) -> Option<(usize, FigureKind)> {
    let kind = vocabulary::month(tokens[at].word())?;
    if let Some(end) = year_after(tokens, at).or_else(|| day_after(tokens, at)) {
        return Some((end, FigureKind::Date));
    }
    let counts = match kind {
        Month::Surely => true,
        Month::Capital => tokens[at].capital(),
        Month::May => tokens[at].capital() && !(opens(tokens, at) && asks(tokens, at)),
    };
    counts.then_some((at + 1, FigureKind::Month))
}

/// Whether nothing of the same sentence can stand before the token.
fn opens(tokens: &[Token<'_>], at: usize) -> bool {
    let within = |before: &Token<'_>| match before.part {
        Part::Word(_) | Part::Number(_) | Part::Mark(',') => true,
        Part::Mark(mark) => mark == '-' && tokens[at].gap == Gap::None,
    };
    tokens[at].gap == Gap::Break || !at.checked_sub(1).is_some_and(|before| within(&tokens[before]))
}

fn asks(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| next.gap != Gap::None && is_asked_of(next.word()))
}

/// `2nd`, or `2, 2017`, after a month.
fn day_after(tokens: &[Token<'_>], month: usize) -> Option<usize> {
    let day = linked(tokens, month + 1)?;
    number(tokens, day, 1..=2).filter(|day| (1..=31).contains(day))?;
    let joined = tokens.get(day + 1).filter(|token| token.gap == Gap::None).map_or("", Token::word);
    let ordinal = matches!(joined, "st" | "nd" | "rd" | "th");
    let last = day + usize::from(ordinal);
    year_after(tokens, last).or_else(|| ordinal.then_some(last + 1))
}

/// The year after a token, past a comma or the full stop of a short form.
fn year_after(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = tokens[at].word();
    let short = word.len() <= 4 && vocabulary::month(word) == Some(Month::Capital);
    let stops = |next: &Token<'_>| next.closes_up(',') || short && next.closes_up('.');
    let stop = tokens.get(at + 1).is_some_and(stops);
    let from = linked(tokens, at + 1 + usize::from(stop))?;
    // What goes on as another date is no year of this one.
    if in_digits(tokens, from).or_else(|| financial_year(tokens, from)).is_some() {
        return None;
    }
    year(tokens, from)
}

/// `2017`, `1990s`.
fn year(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    number(tokens, at, 4..=4).filter(|year| is_year(*year))?;
    let decade = tokens.get(at + 1).is_some_and(|next| next.gap == Gap::None && next.word() == "s");
    Some(at + 1 + usize::from(decade))
}

fn is_year(number: u32) -> bool {
    (1000..3000).contains(&number)
}

/// `2015/16`, `2015-2016`, and the month `2017-05`.
fn financial_year(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = number(tokens, at, 1..=4)?;
    let mark = separator(tokens, at + 1)?;
    let second = number(tokens, at + 2, 2..=4)?;
    let long = |at: usize| number(tokens, at, 4..=4).is_some_and(is_year);
    let short = |at: usize| number(tokens, at, 2..=2).is_some();
    let follows =
        long(at) && (long(at + 2) && second == first + 1 || short(at + 2) && second == (first + 1) % 100);
    let month_first =
        mark == '/' && (1..=12).contains(&first) && number(tokens, at, 1..=2).is_some() && long(at + 2);
    let month_last = mark == '-' && long(at) && short(at + 2) && (1..=12).contains(&second);
    (follows || month_first || month_last).then_some(at + 3)
}

/// `2017-05-02`, `02/05/2017`, `2/5/17`, `2.5.2017`.
fn in_digits(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mark = separator(tokens, at + 1).filter(|mark| separator(tokens, at + 3) == Some(*mark))?;
    let part = |index: usize, low, high| {
        number(tokens, at + 2 * index, 1..=2).is_some_and(|number| (low..=high).contains(&number))
    };
    let year = |index: usize| number(tokens, at + 2 * index, 4..=4).is_some_and(is_year);
    let short_year = mark == '/' && number(tokens, at + 4, 2..=2).is_some();
    let year_first = year(0) && part(1, 1, 12) && part(2, 1, 31);
    let day_first = part(0, 1, 31) && part(1, 1, 31) && (part(0, 1, 12) || part(1, 1, 12));
    (year_first || day_first && (year(2) || short_year)).then_some(at + 5)
}

/// A mark that parts a date, with a number right after it.
fn separator(tokens: &[Token<'_>], at: usize) -> Option<char> {
    let mark = ['/', '-', '.']
        .into_iter()
        .find(|mark| tokens.get(at).is_some_and(|token| token.closes_up(*mark)))?;
    tokens.get(at + 1).filter(|next| next.gap == Gap::None)?;
    Some(mark)
}

/// The value of a number of so many digits.
fn number(tokens: &[Token<'_>], at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    match &tokens.get(at)?.part {
        Part::Number(number) if digits.contains(&number.len()) => number.parse().ok(),
        _ => None,
    }
}
