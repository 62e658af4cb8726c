//! Why a text is not the value that it was meant to be.

use std::fmt;

/// Why a text is not the value that it was meant to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub wrong: Wrong,
    /// One sentence that stands alone.
    pub message: String,
    /// What may be written instead.
    pub help: Option<String>,
}

/// What can be wrong with a text, whatever value it was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It has none of the forms that the value can be written in.
    Form,
    /// It is none of the few words that may stand there.
    Word,
    /// An id has signs that ids do not have.
    Id,
    /// A date names a day or a month that no calendar has.
    Day,
    /// The second of two dates comes before the first.
    Period,
    /// A nought stands where it would not say which kind of nil is meant.
    Nought,
}

impl Wrong {
    /// Everything that can be wrong.
    pub const ALL: [Self; 6] = [Self::Form, Self::Word, Self::Id, Self::Day, Self::Period, Self::Nought];

    /// The code of the rule.
    pub fn code(self) -> &'static str {
        match self {
            Self::Form => "wrong-value",
            Self::Word => "unknown-word",
            Self::Id => "id-malformed",
            Self::Day => "day-impossible",
            Self::Period => "period-reversed",
            Self::Nought => "nil-as-zero",
        }
    }
}

impl Refusal {
    /// A text that is wrong in this way.
    pub fn new(wrong: Wrong, message: impl Into<String>) -> Self {
        Self { wrong, message: message.into(), help: None }
    }

    /// Says what may be written instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl std::error::Error for Refusal {}

/// The sentence, and below it what may be written.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "\n{help}"))
    }
}
