//! The short forms that a field may be written in: words, counts, amounts, ids, lists.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::register::{Holds, Staff, Value};
use crate::text::At;
use crate::value::{Count, Money, Nil, Refusal, When, Wrong};
use crate::yaml;

/// What every written field can become.
pub(super) trait Field {
    /// What the field holds, for those who go by its name.
    const HOLDS: Holds;

    /// The value as the register keeps it.
    fn lower(self) -> Value;
}

/// One line of words.
#[derive(Debug, Clone)]
pub(super) struct Text(pub(super) String);

impl Text {
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            let refusal = Refusal::new(Wrong::Form, "nothing is written here");
            return Err(refusal.help("leave the field out if there is nothing to say"));
        }
        Ok(Self(text.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "words", Self::parse)
    }
}

impl Field for Text {
    const HOLDS: Holds = Holds::Text;

    fn lower(self) -> Value {
        Value::Text(self.0)
    }
}

/// Several lines of words; one needs no list.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub(super) struct Texts(Vec<Text>);

impl Field for Texts {
    const HOLDS: Holds = Holds::Texts;

    fn lower(self) -> Value {
        Value::Texts(self.0.into_iter().map(|text| text.0).collect())
    }
}

/// Ids of other entries; one needs no list.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub(super) struct Ids(Vec<At<Id>>);

impl Field for Ids {
    const HOLDS: Holds = Holds::Ids;

    fn lower(self) -> Value {
        Value::Ids(self.0.into_iter().map(|id| id.map(|id| id.0)).collect())
    }
}

/// An id: small letters, digits and hyphens.
#[derive(Debug, Clone)]
pub(super) struct Id(pub(super) String);

impl Id {
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.is_empty() || text.len() > 80 || !text.chars().all(plain) || text.starts_with('-') {
            let refusal = Refusal::new(Wrong::Id, format!("`{text}` is not an id"));
            return Err(refusal.help("write small letters, digits and hyphens: force-lead"));
        }
        Ok(Self(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "an id", Self::parse)
    }
}

/// Yes or no.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(super) struct Flag(pub(super) bool);

impl Field for Flag {
    const HOLDS: Holds = Holds::Flag;

    fn lower(self) -> Value {
        Value::Flag(self.0)
    }
}

macro_rules! from_text {
    ($($type:ident, $holds:ident, $expected:literal, $parse:expr, $lower:expr;)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                yaml::from_text(deserializer, $expected, $parse)
            }
        }

        impl Field for $type {
            const HOLDS: Holds = Holds::$holds;

            fn lower(self) -> Value {
                let lower: fn($type) -> Value = $lower;
                lower(self)
            }
        }
    )*};
}

/// How many whole things.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(pub(super) Count);

/// How many, in posts or full-time equivalents.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strength(pub(super) Staff);

/// An amount of money, or why there is none.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sum {
    Amount(Money),
    Nil(Nil),
}

/// A date in any form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Date(pub(super) When);

from_text! {
    Number, Count, "a count", |text| Count::parse(text).map(Number), |number| Value::Count(number.0);
    Strength, Staff, "a number of posts", |text| Staff::parse(text).map(Strength), |strength| Value::Staff(strength.0);
    Sum, Sum, "an amount or a kind of nil", parse_sum, |sum| match sum {
        Sum::Amount(money) => Value::Money(money),
        Sum::Nil(nil) => Value::Nil(nil),
    };
    Date, Date, "a date", |text| When::parse(text).map(Date), |date| Value::When(date.0);
}

pub(super) fn parse_sum(text: &str) -> Result<Sum, Refusal> {
    if let Some(nil) = Nil::parse(text) {
        return Ok(Sum::Nil(nil));
    }
    if text.starts_with('£') {
        return Money::parse(text).map(Sum::Amount);
    }
    if text == "0" {
        // What is wrong with it is not the pound sign that it lacks.
        return Money::parse("£0").map(Sum::Amount);
    }
    let nils = Nil::ALL.map(|(_, words)| format!("`{words}`")).join(", ");
    let refusal = Refusal::new(Wrong::Form, format!("`{text}` is neither an amount nor a kind of nil"));
    Err(refusal.help(format!("write £45,000, or one of {nils}")))
}

/// Declares a field that takes one of a few words.
macro_rules! words {
    ($($(#[$doc:meta])* $type:ident: $expected:literal { $($word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(super) struct $type(pub(super) &'static str);

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                yaml::from_text(deserializer, $expected, |text| one_of(text, $expected, &[$($word),*]).map(Self))
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "title": $expected, "enum": [$($word),*] })
            }
        }

        impl Field for $type {
            const HOLDS: Holds = Holds::Words(&[$($word),*]);

            fn lower(self) -> Value {
                Value::Text(self.0.to_owned())
            }
        }
    )*};
}

fn one_of(text: &str, expected: &str, words: &[&'static str]) -> Result<&'static str, Refusal> {
    words.iter().find(|word| **word == text).copied().ok_or_else(|| {
        let known = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let help = match yaml::closest(text, words.iter().copied()) {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("write one of {known}"),
        };
        Refusal::new(Wrong::Word, format!("`{text}` is not {expected}")).help(help)
    })
}

words! {
    /// How much of its holder's time a post takes. "Part of duties" is never a full-time equivalent.
    Commitment: "a commitment" { "dedicated", "part of duties" }
    /// What sort of activity it is.
    ActivityKind: "a type of activity" {
        "policing", "work", "operation", "campaign", "training", "intervention", "plan", "project", "assessment"
    }
    /// The stage that an activity has reached.
    ActivityStatus: "the status of an activity" {
        "planned", "begun", "in progress", "done", "done and planned", "ended"
    }
    /// The stage that a document has reached.
    DocumentStatus: "the status of a document" {
        "in development", "in consultation", "agreed", "published", "in force", "withdrawn"
    }
    /// How widely a forum reaches.
    Level: "the level of a forum" { "internal", "local", "regional", "national" }
    /// What the organisation has to do with a forum.
    Involvement: "an involvement" { "set up", "member", "engaged", "took part" }
    /// Whether a figure may still change.
    FigureStatus: "the status of a figure" { "provisional", "final" }
    /// A part of the United Kingdom with bank holidays of its own.
    Division: "a part of the United Kingdom" { "england-and-wales", "scotland", "northern-ireland" }
    /// Whose cost limit an organisation has.
    CostLimit: "a cost limit" { "central" }
    /// What one writes to a contact for.
    ContactRole: "a role" { "regulator", "review" }
}
