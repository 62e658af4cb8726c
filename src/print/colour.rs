//! Colours, and whether one can read them.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A colour on white paper, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, green and blue.
    pub rgb: [u8; 3],
}

impl Colour {
    /// The colour of these parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { rgb: [red, green, blue] }
    }

    /// How it stands out from white, from 1 to 21, as WCAG 2.2 counts it.
    pub fn contrast(self) -> f64 {
        let [red, green, blue] = self.rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.rgb;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Colour {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let hex = written
            .strip_prefix('#')
            .filter(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let [_, red, green, blue] =
            number.ok_or("a colour is written as `#` and six digits, such as `#1d3d5c`")?.to_be_bytes();
        Ok(Self::new(red, green, blue))
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_runs_from_white_to_black() {
        assert!((Colour::new(255, 255, 255).contrast() - 1.0).abs() < 1e-9);
        assert!((Colour::new(0, 0, 0).contrast() - 21.0).abs() < 1e-9);
        assert!(Colour::new(0x76, 0x76, 0x76).contrast() > 4.5);
        assert!(Colour::new(0x77, 0x77, 0x77).contrast() < 4.5);
    }

    #[test]
    fn colours_are_written_as_they_are_read() {
        assert_eq!("#1D3d5c".parse::<Colour>().unwrap().to_string(), "#1d3d5c");
        for odd in ["", "#", "1d3d5c", "#1d3d5", "#+1d3d5", "#1d3d5cc", "#1d3d5é"] {
            assert!(odd.parse::<Colour>().is_err(), "{odd}");
        }
    }
}
