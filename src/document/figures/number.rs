//! Numbers in digits and in words, amounts of money and percentages.

use super::FigureKind;
use super::token::{Gap, Part, Token, linked};
use super::vocabulary::{Numeral, ends_an_ordinal, is_currency, is_currency_sign, numeral};

/// The number that starts at a token, with what it counts where that is money or a percentage.
pub(super) fn at(tokens: &[Token<'_>], at: usize) -> Option<(usize, FigureKind)> {
    let sign = match &tokens[at].part {
        Part::Mark(mark) => is_currency_sign(*mark),
        Part::Word(word) => matches!(&**word, "gbp" | "eur" | "usd"),
        Part::Number(_) => false,
    };
    if sign {
        let from = linked(tokens, at + 1)?;
        return plain(tokens, from).map(|(end, _)| (end, FigureKind::Money));
    }
    let number = plain(tokens, at);
    // `one` is no number by itself, yet a pound is an amount.
    let end = number.map(|(end, _)| end).or_else(|| (tokens[at].word() == "one").then_some(at + 1))?;
    let counted = percent(tokens, end).map(|end| (end, FigureKind::Percentage));
    counted.or_else(|| money(tokens, end).map(|end| (end, FigureKind::Money))).or(number)
}

/// The number, whatever it counts.
fn plain(tokens: &[Token<'_>], at: usize) -> Option<(usize, FigureKind)> {
    match tokens.get(at)?.part {
        Part::Number(_) => Some((digits(tokens, at), FigureKind::Digits)),
        Part::Word(_) => words(tokens, at).map(|end| (end, FigureKind::NumberWord)),
        Part::Mark(_) => None,
    }
}

/// The token after a number in digits, its separators, and what is joined to it.
fn digits(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at + 1;
    let mut grouped = length(tokens, at).is_some_and(|length| length <= 3);
    while let Some(next) = tokens.get(end) {
        let full = |at| length(tokens, at) == Some(3);
        let closes_up = tokens.get(end + 1).is_some_and(|after| after.gap == Gap::None);
        end = if closes_up && next.closes_up('.') && length(tokens, end + 1).is_some() {
            grouped = false;
            end + 2
        } else if closes_up && (next.closes_up(',') || next.closes_up('\'')) && grouped && full(end + 1) {
            end + 2
        } else if next.gap == Gap::NoBreak && grouped && full(end) {
            end + 1
        } else {
            break;
        };
    }
    let joined = tokens.get(end).filter(|token| token.gap == Gap::None).map_or("", Token::word);
    if matches!(joined, "st" | "nd" | "rd" | "th" | "s" | "k" | "m" | "mn" | "bn" | "tn") {
        end += 1;
    }
    scales(tokens, end)
}

/// How many characters a number has.
fn length(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    match &tokens.get(at)?.part {
        Part::Number(number) => Some(number.chars().count()),
        _ => None,
    }
}

/// The token after `million` and the like.
fn scales(tokens: &[Token<'_>], mut end: usize) -> usize {
    while let Some(at) = linked(tokens, end).filter(|at| class(tokens, *at) == Some(Numeral::Scale)) {
        end = at + 1;
    }
    end
}

fn class(tokens: &[Token<'_>], at: usize) -> Option<Numeral> {
    tokens.get(at).and_then(|token| numeral(token.word()))
}

/// The token after a number in words.
fn words(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    if matches!(word(at), "a" | "an") {
        let share = linked(tokens, at + 1).filter(|at| class(tokens, *at) == Some(Numeral::Ordinal))?;
        let of = linked(tokens, share + 1)?;
        return (word(of) == "of").then_some(share + 1);
    }
    let mut last = class(tokens, at).filter(|class| *class != Numeral::Ordinal)?;
    let mut end = at + 1;
    while let Some((next, after)) = further(tokens, end, last) {
        last = next;
        end = after;
    }
    if last == Numeral::Tens
        && let Some(at) = linked(tokens, end).filter(|at| ends_an_ordinal(word(*at)))
    {
        end = at + 1;
    }
    (end > at + 1 || last != Numeral::One).then_some(end)
}

/// How a number in words goes on after a word of the class `last`.
fn further(tokens: &[Token<'_>], end: usize, last: Numeral) -> Option<(Numeral, usize)> {
    use Numeral::{One, Ordinal, Scale, Share, Teen, Tens, Unit};
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let from = linked(tokens, end)?;
    let counts = matches!(last, One | Unit | Teen | Tens);
    if let Some(next) = class(tokens, from) {
        let goes_on = match next {
            One | Unit => matches!(last, Tens | Scale),
            Teen | Tens => last == Scale,
            Scale => counts || matches!(last, Scale | Share),
            Share => counts,
            Ordinal => last == One,
            Numeral::Alone => false,
        };
        return goes_on.then_some((if next == Ordinal { Share } else { next }, from + 1));
    }
    let then = linked(tokens, from + 1)?;
    match (word(from), class(tokens, then)) {
        ("and", Some(next @ (One | Unit | Teen | Tens))) if last == Scale => Some((next, then + 1)),
        ("and", Some(Share)) if counts || last == Scale => Some((Share, then + 1)),
        ("and", _) if (counts || last == Scale) && matches!(word(then), "a" | "one") => {
            let share = linked(tokens, then + 1)?;
            (class(tokens, share) == Some(Share)).then_some((Share, share + 1))
        }
        ("a", Some(Scale)) if last == Share => Some((Scale, then + 1)),
        _ => None,
    }
}

/// The token after `%` or `per cent`.
fn percent(tokens: &[Token<'_>], end: usize) -> Option<usize> {
    let at = linked(tokens, end)?;
    match &tokens[at].part {
        Part::Mark('%' | '\u{2030}') => Some(at + 1),
        Part::Word(word) if matches!(&**word, "percent" | "pct") => Some(at + 1),
        Part::Word(word) if *word == "per" => {
            let cent = linked(tokens, at + 1)?;
            (tokens[cent].word() == "cent").then_some(cent + 1)
        }
        _ => None,
    }
}

/// The token after the units of money.
fn money(tokens: &[Token<'_>], end: usize) -> Option<usize> {
    let at = linked(tokens, end)?;
    let next = &tokens[at];
    let joined = next.gap == Gap::None && at == end;
    // A sign right before another number belongs to that.
    let of_another = || {
        tokens
            .get(at + 1)
            .is_some_and(|after| after.gap == Gap::None && matches!(after.part, Part::Number(_)))
    };
    let counts = match &next.part {
        Part::Word(word) if *word == "p" => joined,
        Part::Word(word) => is_currency(word),
        Part::Mark(mark) => (joined || *mark == '€') && is_currency_sign(*mark) && !of_another(),
        Part::Number(_) => false,
    };
    counts.then_some(at + 1)
}
