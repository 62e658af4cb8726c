//! Numbers that know how sure they are, and sums that keep it.

use std::fmt;

use rust_decimal::Decimal;

use super::{Refusal, Wrong};

/// How many there are: exactly, between two numbers, about, at least, at most, none, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// A known zero.
    None,
    /// At least `min` and, if known, at most `max`; `approximate` says that the bounds themselves are rough.
    Known {
        /// Least.
        min: Decimal,
        /// Most; `None` where no upper bound is known.
        max: Option<Decimal>,
        /// "about".
        approximate: bool,
    },
    /// At most so many, perhaps none.
    AtMost(Decimal),
    /// Not known.
    Unknown,
    /// Of its nature beyond counting; never a zero.
    NotQuantifiable,
}

const FORMS: &str = "write `4`, `2 to 4`, `about 10`, `about 10 to 15`, `at least 3`, `at most 5`, `none`, `unknown` or \
                     `not quantifiable`";

impl Count {
    /// Exactly `number`.
    pub fn exactly(number: Decimal) -> Self {
        if number.is_zero() {
            Self::None
        } else {
            Self::Known { min: number, max: Some(number), approximate: false }
        }
    }

    /// Reads a count of whole things.
    ///
    /// # Errors
    /// What is wrong with it, and what may be written.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        Self::read(text, &whole)
    }

    /// Reads a full-time equivalent, which may have decimals.
    ///
    /// # Errors
    /// As [`Count::parse`].
    pub fn parse_decimal(text: &str) -> Result<Self, Refusal> {
        Self::read(text, &decimal)
    }

    fn read(text: &str, number: &dyn Fn(&str) -> Result<Decimal, Refusal>) -> Result<Self, Refusal> {
        match text {
            "none" => return Ok(Self::None),
            "unknown" => return Ok(Self::Unknown),
            "not quantifiable" => return Ok(Self::NotQuantifiable),
            _ => {}
        }
        if let Some(rest) = text.strip_prefix("at least ") {
            return Ok(Self::Known { min: number(rest)?, max: None, approximate: false });
        }
        if let Some(rest) = text.strip_prefix("at most ") {
            return Ok(Self::AtMost(more_than_nought(number(rest)?)?));
        }
        let (approximate, rest) = match text.strip_prefix("about ") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (min, max) = match rest.split_once(" to ") {
            Some((min, max)) => (number(min)?, number(max)?),
            None => (number(rest)?, number(rest)?),
        };
        if min > max {
            let refusal = Refusal::new(Wrong::Form, format!("`{text}` counts down"));
            return Err(refusal.help("write the smaller number first"));
        }
        Ok(Self::Known { min, max: Some(more_than_nought(max)?), approximate })
    }

    /// The least it can be.
    pub fn min(self) -> Option<Decimal> {
        match self {
            Self::None | Self::AtMost(_) => Some(Decimal::ZERO),
            Self::Known { min, .. } => Some(min),
            Self::Unknown | Self::NotQuantifiable => None,
        }
    }

    /// The most it can be.
    pub fn max(self) -> Option<Decimal> {
        match self {
            Self::None => Some(Decimal::ZERO),
            Self::Known { max, .. } => max,
            Self::AtMost(max) => Some(max),
            Self::Unknown | Self::NotQuantifiable => None,
        }
    }

    /// The number, where there is exactly one.
    pub fn exact(self) -> Option<Decimal> {
        match self {
            Self::None => Some(Decimal::ZERO),
            Self::Known { min, max: Some(max), approximate: false } if min == max => Some(min),
            _ => None,
        }
    }

    /// Whether its bounds are rough.
    pub fn is_approximate(self) -> bool {
        matches!(self, Self::Known { approximate: true, .. })
    }

    /// The sum of both, as uncertain as they are; a part that is not known makes the whole not known.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let (Some(first), Some(second)) = (self.min(), other.min()) else { return Self::Unknown };
        let max = self.max().zip(other.max()).map(|(first, second)| first + second);
        let approximate = self.is_approximate() || other.is_approximate();
        Self::between(first + second, max, approximate)
    }

    /// How many more there are than `other`, as uncertain as they are: the vacancies between two bases of one post.
    /// `None` where that may be less than nothing or is not known.
    pub fn minus(self, other: Self) -> Option<Self> {
        let least = self.min()? - other.max()?;
        let most = self.max()? - other.min()?;
        let approximate = self.is_approximate() || other.is_approximate();
        (least >= Decimal::ZERO).then(|| Self::between(least, Some(most), approximate))
    }

    fn between(min: Decimal, max: Option<Decimal>, approximate: bool) -> Self {
        match max {
            Some(max) if max.is_zero() => Self::None,
            Some(max) if min.is_zero() && !approximate => Self::AtMost(max),
            _ => Self::Known { min, max, approximate },
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Unknown => f.write_str("unknown"),
            Self::NotQuantifiable => f.write_str("not quantifiable"),
            Self::AtMost(max) => write!(f, "at most {max}"),
            Self::Known { min, max: None, .. } => write!(f, "at least {min}"),
            Self::Known { min, max: Some(max), approximate } => {
                if *approximate {
                    f.write_str("about ")?;
                }
                if min == max { write!(f, "{min}") } else { write!(f, "{min} to {max}") }
            }
        }
    }
}

/// What a staffing count counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Posts that exist, filled or not.
    Established,
    /// Posts with someone in them.
    InPost,
    /// People.
    Headcount,
    /// Full-time equivalents.
    Fte,
}

fn more_than_nought(most: Decimal) -> Result<Decimal, Refusal> {
    if most.is_zero() {
        let refusal = Refusal::new(Wrong::Nought, "a count of 0 is ambiguous");
        return Err(refusal.help("write `none` for a known zero, or `unknown`"));
    }
    Ok(most)
}

fn whole(text: &str) -> Result<Decimal, Refusal> {
    let wrong = || Refusal::new(Wrong::Form, format!("`{text}` is not a count")).help(FORMS);
    let plain = !text.is_empty() && text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (text.len() > 1 && text.starts_with('0')) {
        return Err(wrong());
    }
    text.parse().map_err(|_| wrong())
}

fn decimal(text: &str) -> Result<Decimal, Refusal> {
    match text.split_once('.') {
        None => whole(text),
        Some((units, parts)) => {
            whole(units)?;
            let plain = (1..=4).contains(&parts.len()) && parts.bytes().all(|byte| byte.is_ascii_digit());
            let number: Option<Decimal> = text.parse().ok();
            number.filter(|_| plain).ok_or_else(|| {
                let refusal = Refusal::new(Wrong::Form, format!("`{text}` is not a number"));
                refusal.help("write it with digits: 12.6")
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Count {
        Count::parse(text).unwrap()
    }

    #[test]
    fn every_form_reads_and_prints_alike() {
        for text in [
            "4",
            "2 to 4",
            "about 10",
            "about 10 to 15",
            "at least 3",
            "at most 5",
            "none",
            "unknown",
            "not quantifiable",
        ] {
            assert_eq!(count(text).to_string(), text);
        }
        assert_eq!(Count::parse_decimal("12.6").unwrap().to_string(), "12.6");
    }

    #[test]
    fn what_is_no_count_is_refused() {
        for text in
            ["0", "012", "1_000", "+12", "12.0", "0x1F", "-1", "4 to 2", "", "four", "1 to", "99999999999999"]
        {
            assert!(Count::parse(text).is_err(), "{text}");
        }
        for text in ["1.", ".5", "1.23456", "01.5", "1,5"] {
            assert!(Count::parse_decimal(text).is_err(), "{text}");
        }
        for text in ["0", "0.0", "about 0", "at most 0", "0 to 0"] {
            assert_eq!(Count::parse_decimal(text).unwrap_err().wrong, Wrong::Nought, "{text}");
        }
    }

    #[test]
    fn sums_keep_what_is_not_known() {
        for (parts, whole) in [
            (&["1", "2", "1", "2 to 4"][..], "6 to 8"),
            (&["1", "none"], "1"),
            (&["none", "none"], "none"),
            (&["2", "unknown"], "unknown"),
            (&["about 10 to 15", "2"], "about 12 to 17"),
            (&["at least 3", "2"], "at least 5"),
            (&["at most 5", "none"], "at most 5"),
            (&["at most 5", "2"], "2 to 7"),
        ] {
            let sum = parts.iter().map(|part| count(part)).reduce(Count::plus).unwrap();
            assert_eq!(sum.to_string(), whole, "{parts:?}");
        }
    }

    #[test]
    fn a_vacancy_is_never_negative() {
        assert_eq!(count("10").minus(count("7")).unwrap().to_string(), "3");
        assert_eq!(count("10").minus(count("7 to 8")).unwrap().to_string(), "2 to 3");
        assert_eq!(count("10").minus(count("10")), Some(Count::None));
        assert_eq!(count("10").minus(count("11")), None);
        assert_eq!(count("10").minus(count("unknown")), None);
    }
}
