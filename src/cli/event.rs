//! What moves a date, as it is typed: a kind, and the day on which it began or the days on which it began and ended.

use crate::law::{self, Purpose};
use crate::value::Day;
use crate::yaml;

/// What moves a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// Something that an answer waits for or is put off by.
    Answer(law::Event),
    /// A review, asked for on this day.
    Review {
        /// When.
        asked: Day,
        /// Whether it takes the longer time.
        extended: bool,
    },
}

/// Each kind, as it is typed.
const KINDS: [&str; 6] = [
    "clarification",
    "fees_notice",
    "pit_extension",
    "complex_extension",
    "internal_review",
    "internal_review_extended",
];

impl Event {
    /// Reads `KIND`, `KIND=DATE` or `KIND=DATE..DATE`.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (kind, days) = text.split_once('=').unwrap_or((text, ""));
        let (begun, ended) = days.split_once("..").unwrap_or((days, ""));
        let (begun, ended) = (day(begun)?, day(ended)?);
        let begins = || begun.ok_or_else(|| format!("{kind} needs a day: {kind}=2024-05-15"));
        let alone = |event: Self| match ended {
            None => Ok(event),
            Some(_) => Err(format!("{kind} has no second day")),
        };
        match kind {
            "clarification" => Ok(Self::Answer(law::Event::Clarification { asked: begins()?, given: ended })),
            "fees_notice" => Ok(Self::Answer(law::Event::FeesNotice { given: begins()?, paid: ended })),
            // From when does not matter: how long it may take is counted from receipt.
            "pit_extension" => Ok(Self::Answer(law::Event::Extension(Purpose::PublicInterest))),
            "complex_extension" => Ok(Self::Answer(law::Event::Extension(Purpose::Complexity))),
            "internal_review" => alone(Self::Review { asked: begins()?, extended: false }),
            "internal_review_extended" => alone(Self::Review { asked: begins()?, extended: true }),
            _ => Err(match yaml::closest(kind, KINDS) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("the kinds of event are {}", KINDS.join(", ")),
            }),
        }
    }
}

fn day(text: &str) -> Result<Option<Day>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    Day::parse(text).map(Some).map_err(|refusal| refusal.to_string())
}
