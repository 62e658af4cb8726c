//! Pounds and pence, exact.

use std::fmt;

use rust_decimal::Decimal;

use super::{Refusal, Wrong};

/// An exact amount in pounds sterling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

impl Money {
    /// Reads `£45,000`, `£45000` or `£45,000.50`.
    ///
    /// # Errors
    /// What is wrong with it; an amount of nought is refused, for it is written `none`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let wrong = || {
            let refusal = Refusal::new(Wrong::Form, format!("`{text}` is not an amount"));
            refusal.help("write pounds, with pence if there are any: £45,000 or £45,000.50")
        };
        let amount = text.strip_prefix('£').ok_or_else(wrong)?;
        let (pounds, pence) =
            amount.split_once('.').map_or((amount, None), |(pounds, pence)| (pounds, Some(pence)));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let groups: Vec<&str> = pounds.split(',').collect();
        let grouped =
            groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
        let plain = groups.iter().all(|group| digits(group))
            && pence.is_none_or(|pence| pence.len() == 2 && digits(pence));
        if !plain || !grouped || pounds.len() > 20 || (pounds.len() > 1 && pounds.starts_with('0')) {
            return Err(wrong());
        }
        let number: Decimal = amount.replace(',', "").parse().map_err(|_| wrong())?;
        if number.is_zero() {
            let refusal = Refusal::new(Wrong::Nought, "an amount of £0 is ambiguous");
            return Err(refusal.help("write `none` if there was no such budget"));
        }
        Ok(Self(number))
    }

    /// The amount in pounds.
    pub fn pounds(self) -> Decimal {
        self.0
    }

    /// The amount in pence.
    pub fn pence(self) -> u128 {
        let mut pence = self.0;
        pence.rescale(2);
        pence.mantissa().unsigned_abs()
    }

    /// The sum of both.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text =
            if self.0.fract().is_zero() { self.0.trunc().to_string() } else { format!("{:.2}", self.0) };
        let (pounds, pence) =
            text.split_once('.').map_or((&*text, None), |(pounds, pence)| (pounds, Some(pence)));
        write!(f, "£{}", grouped(pounds))?;
        pence.map_or(Ok(()), |pence| write!(f, ".{pence}"))
    }
}

/// A whole number with commas between its thousands.
pub fn grouped(number: impl fmt::Display) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pence_are_exact() {
        for (text, pence) in [("£7", 700), ("£0.01", 1), ("£1,234.50", 123_450)] {
            assert_eq!(Money::parse(text).unwrap().pence(), pence);
        }
        let most = Money::parse("£99999999999999999999.99").unwrap();
        assert_eq!(most.pence(), 9_999_999_999_999_999_999_999);
    }

    #[test]
    fn amounts_print_as_they_should_be_written() {
        for (text, expected) in [
            ("£45000", "£45,000"),
            ("£45,000", "£45,000"),
            ("£1,234,567.50", "£1,234,567.50"),
            ("£7", "£7"),
            ("£0.45", "£0.45"),
        ] {
            assert_eq!(Money::parse(text).unwrap().to_string(), expected);
        }
        for wrong in
            ["45000", "£", "£0", "£0.00", "£45,00", "£1,2345", "£1.5", "£-3", "£012", "£1e5", "£1 000"]
        {
            assert!(Money::parse(wrong).is_err(), "{wrong}");
        }
    }
}
