//! The look of an organisation's letters: data that every printed form reads.

use serde::Serialize;

use super::colour::Colour;
use crate::diagnostic::{Diagnostic, Finding};

/// The look of an organisation's letters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Theme {
    /// The name on the letterhead.
    pub organisation: String,
    /// Smaller lines below the name: a department, an address.
    pub letterhead: Vec<String>,
    /// The font's family.
    pub font: String,
    /// The size of running text in points; 12 at least, as the Government Digital Service asks.
    pub size: f64,
    /// Running text.
    pub text: Colour,
    /// The organisation's name, headings and links.
    pub accent: Colour,
    /// What matters less: the foot of the page.
    pub muted: Colour,
    /// Thin lines, which carry no meaning and so may be light.
    pub line: Colour,
    /// The white around the text.
    pub margins: Margins,
    /// Whether long words may be divided at the end of a line.
    pub hyphenate: bool,
}

/// The white around the text, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Margins {
    /// Above.
    pub top: f64,
    /// At the right.
    pub right: f64,
    /// Below, with the foot of the page in it.
    pub bottom: f64,
    /// At the left.
    pub left: f64,
}

impl Theme {
    /// A calm letter of `organisation`.
    pub fn plain(organisation: impl Into<String>) -> Self {
        Self {
            organisation: organisation.into(),
            letterhead: Vec::new(),
            font: "Liberation Sans".to_owned(),
            size: 12.0,
            text: Colour::new(0x1a, 0x1f, 0x24),
            accent: Colour::new(0x1d, 0x3d, 0x5c),
            muted: Colour::new(0x50, 0x5a, 0x63),
            line: Colour::new(0xb8, 0xc0, 0xc8),
            margins: Margins { top: 24.0, right: 26.0, bottom: 26.0, left: 26.0 },
            hyphenate: false,
        }
    }

    /// Says what would make letters hard to read.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if !(12.0..=24.0).contains(&self.size) {
            let message = format!("text of {} points is not easy to read", self.size);
            found.push(Finding::nowhere(message).help("choose 12 to 24 points").error("theme-size"));
        }
        for (what, colour) in [("text", self.text), ("accent", self.accent), ("muted", self.muted)] {
            let contrast = colour.contrast();
            if contrast < 4.5 {
                let message =
                    format!("the {what} colour {colour} is too light: its contrast is {contrast:.1} to 1");
                let finding = Finding::nowhere(message).help("choose one with at least 4.5 to 1 on white");
                found.push(finding.error("theme-contrast"));
            }
        }
        let Margins { top, right, bottom, left } = self.margins;
        for (side, width) in [("top", top), ("right", right), ("bottom", bottom), ("left", left)] {
            if !(10.0..=60.0).contains(&width) {
                let message = format!("a {side} margin of {width} mm leaves the page too full or too empty");
                found.push(Finding::nowhere(message).help("choose 10 to 60 mm").error("theme-margin"));
            }
        }
        found
    }
}
