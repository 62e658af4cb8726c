//! House English: numbers, lists, plurals.

use rust_decimal::Decimal;

use crate::document::SMALL_NUMBERS;
use crate::value::Count;

/// A number as a sentence has it: in words up to ten, in digits from there.
pub(super) fn number(number: Decimal) -> String {
    let whole = usize::try_from(number).ok().filter(|whole| *whole <= 10 && number.fract().is_zero());
    let word = whole.map(|whole| whole.checked_sub(1).map_or("none", |at| SMALL_NUMBERS[at]));
    word.map_or_else(|| digits(number), str::to_owned)
}

/// A number in digits, with commas in thousands.
pub(super) fn digits(number: Decimal) -> String {
    let text = number.normalize().to_string();
    let (whole, parts) = text.split_once('.').map_or((&*text, None), |(whole, parts)| (whole, Some(parts)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    parts.map_or_else(|| grouped.clone(), |parts| format!("{grouped}.{parts}"))
}

/// A count as a table has it: "2 to 4".
pub(super) fn figures(count: Count) -> String {
    spell(count, digits, false)
}

/// A count as a sentence has it: "six", "between six and eight", "about 10 to 15".
pub(super) fn words(count: Count) -> String {
    let small = count.max().is_none_or(|max| max <= Decimal::TEN);
    spell(count, if small { number } else { digits }, true)
}

fn spell(count: Count, number: fn(Decimal) -> String, sentence: bool) -> String {
    match count {
        Count::None => "none".to_owned(),
        Count::Unknown => "not known".to_owned(),
        Count::NotQuantifiable => "could not be counted".to_owned(),
        Count::AtMost(max) => format!("at most {}", number(max)),
        Count::Known { min, max: None, .. } => format!("at least {}", number(min)),
        Count::Known { min, max: Some(max), approximate } => {
            let about = if approximate { "about " } else { "" };
            match (min == max, sentence && !approximate) {
                (true, _) => format!("{about}{}", number(min)),
                (false, true) => format!("between {} and {}", number(min), number(max)),
                (false, false) => format!("{about}{} to {}", number(min), number(max)),
            }
        }
    }
}

/// Several things in one sentence: "a, b and c".
pub(super) fn list<T: AsRef<str>>(items: &[T], joiner: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            // An item with a comma or a joining word of its own would blur into its neighbours.
            let blurs = items
                .iter()
                .any(|item| [", ", " and ", " or "].iter().any(|mark| item.as_ref().contains(mark)));
            let (between, before_last) = match (blurs, items.len()) {
                (false, _) => (", ", " "),
                (true, 2) => (", ", ", "),
                (true, _) => ("; ", "; "),
            };
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{}{before_last}{joiner} {}", rest.join(between), last.as_ref())
        }
    }
}

/// What a sentence says of a thing of which the register says `word`.
pub(super) fn told(word: &str) -> Option<&'static str> {
    Some(match word {
        "planned" => "had been planned",
        "begun" => "had begun",
        "in progress" => "was working to deliver",
        "done" => "had taken place",
        "done and planned" => "had taken place and would continue",
        "ended" => "had ended",
        "in development" => "was still being developed",
        "in consultation" => "had reached the stage of consultation",
        "agreed" => "had agreed",
        "published" => "had published",
        "in force" => "was in force",
        "withdrawn" => "had withdrawn",
        "set up" => "had set up",
        "member" => "was a member of",
        "engaged" => "was fully engaged with",
        "took part" => "had taken a full part in",
        _ => return None,
    })
}

/// The plural of a noun phrase, by its last word.
pub(super) fn plural(noun: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));
    if ends(&["s", "x", "z", "ch", "sh"]) {
        format!("{noun}es")
    } else if noun.ends_with('y') && !ends(&["ay", "ey", "oy", "uy"]) {
        format!("{}ies", &noun[..noun.len() - 1])
    } else {
        format!("{noun}s")
    }
}

/// The same words at the start of a sentence.
pub(super) fn start(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same words inside a sentence: a capital goes unless a second one, or a name, stands beside it.
pub(super) fn inside(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    let later_capital = text.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase));
    let initials = first_word.chars().filter(|c| c.is_uppercase()).count() > 1;
    if later_capital || initials {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Count {
        Count::parse(text).unwrap()
    }

    #[test]
    fn small_numbers_are_words_in_sentences_and_digits_in_tables() {
        for (text, sentence, table) in [
            ("1", "one", "1"),
            ("6 to 8", "between six and eight", "6 to 8"),
            ("about 10 to 15", "about 10 to 15", "about 10 to 15"),
            ("about 7", "about seven", "about 7"),
            ("12", "12", "12"),
            ("8 to 12", "between 8 and 12", "8 to 12"),
            ("1250", "1,250", "1,250"),
            ("none", "none", "none"),
            ("at least 3", "at least three", "at least 3"),
        ] {
            assert_eq!(words(count(text)), sentence);
            assert_eq!(figures(count(text)), table);
        }
    }

    #[test]
    fn lists_read_aloud() {
        assert_eq!(list(&["a"], "and"), "a");
        assert_eq!(list(&["a", "b"], "or"), "a or b");
        assert_eq!(list(&["a", "b", "c"], "and"), "a, b and c");
        assert_eq!(list(&["a and b", "c", "d"], "and"), "a and b; c; and d");
        assert_eq!(list(&["a and b", "c"], "and"), "a and b, and c");
    }

    #[test]
    fn plurals_and_capitals() {
        assert_eq!(plural("Detective Chief Inspector"), "Detective Chief Inspectors");
        assert_eq!(plural("inquiry"), "inquiries");
        assert_eq!(start("the Force"), "The Force");
        assert_eq!(inside("Support to the Force Lead"), "Support to the Force Lead");
        assert_eq!(inside("Lead officer for labour exploitation"), "lead officer for labour exploitation");
        assert_eq!(inside("WMP"), "WMP");
    }
}
