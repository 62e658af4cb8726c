//! What a version of any kind may say about itself: its time, its source, its disclosure.

use serde::Deserialize;

use super::words::{Date, Flag, Id, Text};
use crate::register::{Disclosure, Withheld};
use crate::text::At;
use crate::value::{Interval, When};
use crate::yaml;

/// A field as written: a value, and a source of its own if it has one.
#[derive(Debug, Deserialize)]
pub(super) struct Said<T> {
    pub(super) value: Option<At<T>>,
    pub(super) source: Option<At<Id>>,
}

/// One sighting as written.
#[derive(Debug, Deserialize)]
pub(super) struct SeenAs {
    pub(super) source: Option<At<Id>>,
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
        yaml::from_text(deserializer, "a date or `ongoing`", |text| match text {
            "ongoing" => Ok(Self::Ongoing),
            _ => When::parse(text).map(Self::Date),
        })
    }
}

impl Until {
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
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DiscloseAs {
    allowed: Option<Flag>,
    by: Option<Text>,
    on: Option<Date>,
}

/// What stands for a withheld text, as written.
#[derive(Debug, Deserialize)]
pub(super) struct WithheldAs {
    label: Text,
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
