//! What a version of any kind may say about itself: its time, its source, its disclosure.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{Date, Flag, Id, Text};
use crate::register::{Disclosure, Withheld};
use crate::text::At;
use crate::value::{Interval, Refusal, When};
use crate::yaml;

/// A field as written: a value, and a source of its own if it has one.
#[derive(Debug, Deserialize)]
pub(super) struct Said<T> {
    pub(super) value: Option<At<T>>,
    pub(super) source: Option<At<Id>>,
}

/// One sighting as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "sighting", deny_unknown_fields)]
pub(super) struct SeenAs {
    /// The source that saw it: an id under `sources:`.
    pub(super) source: Option<At<Id>>,
    /// When it was seen in force, some day within this date; unless said, on the day of that source.
    pub(super) on: Option<At<Date>>,
}

/// The end of a version: a date, or that it was still in force when last seen.
#[derive(Debug, Clone, Copy)]
pub(super) enum Until {
    Ongoing,
    Date(When),
}

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "a date or `ongoing`", Self::parse)
    }
}

impl Until {
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        match text {
            "ongoing" => Ok(Self::Ongoing),
            _ => When::parse(text).map(Self::Date),
        }
    }

    /// The date, if there is one: `ongoing` certifies no day after the last sighting.
    pub(super) fn date(self) -> Option<When> {
        match self {
            Self::Date(when) if when.interval() != Interval::ALWAYS => Some(when),
            _ => None,
        }
    }
}

/// What every version says about itself, whatever its kind.
#[derive(Debug, Default)]
pub(super) struct Common {
    pub(super) source: Option<At<Id>>,
    pub(super) from: Option<At<Date>>,
    pub(super) until: Option<At<Until>>,
    pub(super) seen: Vec<SeenAs>,
    pub(super) held: Vec<At<Date>>,
    pub(super) scope: Option<At<Text>>,
    pub(super) disputed: bool,
    pub(super) confirm: Option<At<Text>>,
    pub(super) redacted_in: Option<At<Id>>,
    pub(super) disclose: Option<DiscloseAs>,
    pub(super) ask: Option<At<Text>>,
    pub(super) withheld: Option<WithheldAs>,
    pub(super) review_by: Option<At<Date>>,
    pub(super) set_aside: Option<At<Text>>,
    pub(super) parts: Vec<At<Id>>,
}

/// A decision on disclosure as written; `disclose: yes` is short for `disclose: { allowed: yes }`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "decision", deny_unknown_fields)]
pub(super) struct DiscloseAs {
    /// Whether it may be disclosed: `yes`, unless `no` is written.
    allowed: Option<Flag>,
    /// Who decided that: a post, never a person.
    by: Option<Text>,
    /// When that was decided.
    on: Option<Date>,
}

/// What stands for a withheld text, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "withheld", title = "a label and a provision", deny_unknown_fields)]
pub(super) struct WithheldAs {
    /// What the letter may say of it: `how the building is kept secure`.
    label: Text,
    /// The provision it is withheld under: `31(1)(a)`.
    provision: At<Text>,
}

impl WithheldAs {
    pub(super) fn lower(self) -> Withheld {
        Withheld { label: self.label.0, provision: self.provision.map(|provision| provision.0) }
    }
}

/// What a version says about its disclosure. A decision answers whoever was to be asked.
pub(super) fn disclosure(disclose: Option<DiscloseAs>, ask: Option<At<Text>>) -> Disclosure {
    match (disclose, ask) {
        (Some(DiscloseAs { allowed: Some(Flag(false)), .. }), _) => Disclosure::Closed,
        (Some(decided), _) => {
            Disclosure::Disclosed { by: decided.by.map(|by| by.0), on: decided.on.map(|on| on.0) }
        }
        (None, Some(ask)) => Disclosure::Ask(ask.map(|ask| ask.0)),
        (None, None) => Disclosure::BySource,
    }
}
