//! The English words of numbers, months and money.

/// `one` to `nineteen`, in small letters.
pub const SMALL_NUMBERS: [&str; 19] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// What a number in words up to `ninety-nine` comes to, of a word in small letters.
pub fn small_number(word: &str) -> Option<usize> {
    let unit = |word: &str| SMALL_NUMBERS.iter().position(|known| *known == word).map(|at| at + 1);
    let above = || {
        let (at, rest) =
            TENS.iter().enumerate().find_map(|(at, tens)| Some((at, word.strip_prefix(tens)?)))?;
        let tens = 10 * (at + 2);
        if rest.is_empty() {
            Some(tens)
        } else {
            Some(tens + unit(rest.strip_prefix('-')?).filter(|unit| *unit < 10)?)
        }
    };
    unit(word).or_else(above)
}

/// What a number word can be joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeral {
    /// `one`, which counts only within a longer number.
    One,
    /// `two` to `nine`.
    Unit,
    /// `ten` to `nineteen`.
    Teen,
    /// `twenty` to `ninety`.
    Tens,
    /// `dozen`, `hundred` and upwards.
    Scale,
    /// Parts of a whole that are nothing else: `half`, `thirds`.
    Share,
    /// Parts of a whole that are ordinals as well: `third`.
    Ordinal,
    /// What stands by itself: `nil`, `both`, `twice`.
    Alone,
}

/// The number that a word in small letters is.
pub(super) fn numeral(word: &str) -> Option<Numeral> {
    simple(word).or_else(|| compound(word))
}

fn simple(word: &str) -> Option<Numeral> {
    if let Some(at) = SMALL_NUMBERS.iter().position(|known| *known == word) {
        return Some(match at {
            0 => Numeral::One,
            1..9 => Numeral::Unit,
            _ => Numeral::Teen,
        });
    }
    if TENS.contains(&word) {
        return Some(Numeral::Tens);
    }
    Some(match word {
        "dozen" | "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozens" | "hundreds"
        | "thousands" | "millions" | "billions" | "trillions" => Numeral::Scale,
        "half" | "halves" | "quarter" | "quarters" => Numeral::Share,
        "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth" | "hundredth"
        | "thousandth" => Numeral::Ordinal,
        "zero" | "nil" | "nought" | "both" | "couple" | "couples" | "pair" | "pairs" | "twice" | "thrice"
        | "double" | "doubles" | "doubled" | "doubling" | "triple" | "tripled" | "treble" | "trebled"
        | "quadruple" | "quadrupled" | "halve" | "halved" | "halving" | "tens" | "twos" | "zeros"
        | "zeroes" => Numeral::Alone,
        _ => return None,
    })
}

/// `twofold`, `thirds`, `twenties`, and what is written in one that should have a hyphen.
fn compound(word: &str) -> Option<Numeral> {
    if let Some(times) = word.strip_suffix("fold") {
        return simple(times).filter(|kind| *kind != Numeral::Alone).map(|_| Numeral::Alone);
    }
    if let Some(part) = word.strip_suffix('s')
        && (part.ends_with("th") || part == "third")
    {
        return (simple(part)? == Numeral::Ordinal).then_some(Numeral::Share);
    }
    if let Some(tens) = word.strip_suffix("ties") {
        return TENS.iter().any(|known| known.strip_suffix("ty") == Some(tens)).then_some(Numeral::Alone);
    }
    let unit = TENS.iter().find_map(|tens| word.strip_prefix(tens))?;
    matches!(simple(unit)?, Numeral::One | Numeral::Unit).then_some(Numeral::Unit)
}

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Whether the word is an ordinal that can end a number: the last word of `twenty-first`.
pub(super) fn ends_an_ordinal(word: &str) -> bool {
    matches!(word, "first" | "second") || numeral(word) == Some(Numeral::Ordinal)
}

/// How sure it is that a word is a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    /// It is nothing else.
    Surely,
    /// With a capital: `March`, `August`, `Mar`.
    Capital,
    /// With a capital, unless it opens a question: `May`.
    May,
}

/// The month that a word in small letters can be.
pub(super) fn month(word: &str) -> Option<Month> {
    Some(match word {
        "january" | "february" | "april" | "june" | "july" | "september" | "october" | "november"
        | "december" => Month::Surely,
        "march" | "august" | "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept"
        | "oct" | "nov" | "dec" => Month::Capital,
        "may" => Month::May,
        _ => return None,
    })
}

/// Whether the word follows `May` where that opens a question.
pub(super) fn is_asked_of(word: &str) -> bool {
    matches!(
        word,
        "i" | "we"
            | "you"
            | "he"
            | "she"
            | "it"
            | "they"
            | "one"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "there"
            | "a"
            | "an"
            | "any"
            | "anyone"
            | "someone"
            | "our"
            | "your"
            | "my"
            | "his"
            | "her"
            | "its"
            | "their"
            | "each"
            | "every"
            | "all"
            | "no"
            | "not"
    )
}

/// Whether the word names units of money after a number.
pub(super) fn is_currency(word: &str) -> bool {
    matches!(
        word,
        "pound"
            | "pounds"
            | "penny"
            | "pence"
            | "p"
            | "euro"
            | "euros"
            | "cents"
            | "dollar"
            | "dollars"
            | "gbp"
            | "eur"
            | "usd"
    )
}

/// Whether the mark stands for units of money.
pub(super) fn is_currency_sign(mark: char) -> bool {
    matches!(mark, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}' | '\u{fe69}' | '\u{ff04}' | '\u{ffe0}' | '\u{ffe1}' | '\u{ffe5}')
}
