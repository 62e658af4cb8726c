//! What the register can say about a period.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a thing is known to have stood over a period: the strongest of these that holds.
///
/// `No`, `Throughout` and `Part` are final: no narrower date and no further sighting changes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In no world on any day.
    No,
    /// Nothing stronger can be said.
    Possibly,
    /// In every world on some day.
    AtLeastPart,
    /// In every world on some day, and in no world on all days.
    Part,
    /// In every world on every day.
    Throughout,
}

impl Verdict {
    /// Whether it stood on at least one day, whatever the truth about the rest.
    pub fn is_certain(self) -> bool {
        self >= Self::AtLeastPart
    }

    /// The word used in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Possibly => "possibly",
            Self::AtLeastPart => "at_least_part",
            Self::Part => "part",
            Self::Throughout => "throughout",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
