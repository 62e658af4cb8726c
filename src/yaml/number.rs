//! Whole numbers: plain digits and nothing else.

/// Reads plain digits, with `-` before them where the number is below zero; otherwise says what one can do.
pub(super) fn whole(text: &str) -> Result<i128, String> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain && (!digits.starts_with('0') || text == "0") {
        return text.parse().map_err(|_| "write a smaller number".to_owned());
    }
    Err(help(text, digits))
}

fn help(text: &str, digits: &str) -> String {
    let kept: String = digits.chars().filter(char::is_ascii_digit).collect();
    let without = kept.trim_start_matches('0');
    let meant = if without.is_empty() { "0" } else { without };
    let meant = format!("{}{meant}", &text[..text.len() - digits.len()]);
    let only = |signs: &[char]| digits.chars().all(|sign| sign.is_ascii_digit() || signs.contains(&sign));
    if kept.is_empty() || kept.len() > 38 || text == "-0" {
        "write plain digits, as in `1200`".to_owned()
    } else if only(&[]) {
        format!("write `{meant}`, without a zero in front")
    } else if only(&['_', ',', ' ', '\'', '\u{A0}', '\u{202F}']) {
        format!("write `{meant}`, without signs between the digits")
    } else if let Some(digits) = text.strip_prefix('+') {
        format!("write `{digits}`, without the `+`")
    } else if only(&['.']) {
        "write a whole number, without a decimal point".to_owned()
    } else {
        "write plain digits, as in `1200`".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_digits_are_numbers() {
        for (text, number) in [("0", 0), ("7", 7), ("-7", -7), ("18446744073709551615", i128::from(u64::MAX))]
        {
            assert_eq!(whole(text), Ok(number));
        }
    }

    #[test]
    fn everything_else_is_told_how_to_write_it() {
        let cases = [
            ("012", "write `12`, without a zero in front"),
            ("00", "write `0`, without a zero in front"),
            ("-007", "write `-7`, without a zero in front"),
            ("1_000", "write `1000`, without signs between the digits"),
            ("1,000", "write `1000`, without signs between the digits"),
            ("+12", "write `12`, without the `+`"),
            ("12.0", "write a whole number, without a decimal point"),
            ("0x1F", "write plain digits, as in `1200`"),
            ("-0", "write plain digits, as in `1200`"),
            ("", "write plain digits, as in `1200`"),
            ("-", "write plain digits, as in `1200`"),
            ("١٢", "write plain digits, as in `1200`"),
            ("1e3", "write plain digits, as in `1200`"),
        ];
        for (text, help) in cases {
            assert_eq!(whole(text), Err(help.to_owned()), "{text}");
        }
        assert_eq!(whole(&"9".repeat(50)), Err("write a smaller number".to_owned()));
    }
}
