//! Five different silences, kept apart.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Nil {
    /// A known zero; for money, that there was no such budget (never an amount of nought).
    None,
    /// It exists, but no record keeps it apart from other things.
    NotRecordedSeparately,
    /// A search found no record. It claims that search.
    NotHeld,
    /// The sources read do not say.
    NotStated,
    /// Held, and kept back under a provision.
    Withheld,
}

impl Nil {
    /// Every kind, with the words that write it.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::None, "none"),
        (Self::NotRecordedSeparately, "not recorded separately"),
        (Self::NotHeld, "not held"),
        (Self::NotStated, "not stated"),
        (Self::Withheld, "withheld"),
    ];

    /// The nil that `text` writes, if it writes one.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, words)| *words == text).map(|(nil, _)| nil)
    }

    /// The words that write it.
    pub fn words(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

impl fmt::Display for Nil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
