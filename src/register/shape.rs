//! Values as programs read them: one shape for `show`, for ledgers and for everything that compares them.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Unit, Value};
use crate::value::{Count, Money, Nil};

/// A value. Numbers are text, so that none is ever rounded.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Words.
    Text(String),
    /// Several, in order.
    Texts(Vec<String>),
    /// Ids of other entries, in order.
    Ids(Vec<String>),
    /// How many.
    Count(CountShape),
    /// Pounds, with pence after a point.
    Pounds(String),
    /// Why there is no figure.
    Nil(Nil),
    /// A date as the register writes it.
    When(String),
    /// Yes or no.
    Flag(bool),
}

/// How many there are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountShape {
    /// At least so many; absent where nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<String>,
    /// At most so many; absent where there is no bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
    /// Whether the bounds are rough.
    pub approximate: bool,
    /// Whether it is beyond counting.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_quantifiable: bool,
    /// What is counted, where it is staff: `posts`, `fte` or `wte`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

impl From<&Value> for Shape {
    fn from(value: &Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text.clone()),
            Value::Texts(texts) => Self::Texts(texts.clone()),
            Value::Ids(ids) => Self::Ids(ids.iter().map(|id| id.value.clone()).collect()),
            Value::Count(count) => Self::Count(CountShape::new(*count, None)),
            Value::Staff(staff) => Self::Count(CountShape::new(staff.count, Some(staff.unit))),
            Value::Money(money) => Self::Pounds(money.pounds().to_string()),
            Value::Nil(nil) => Self::Nil(*nil),
            Value::When(when) => Self::When(when.to_string()),
            Value::Flag(flag) => Self::Flag(*flag),
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::When(text) => f.write_str(text),
            Self::Texts(texts) => f.write_str(&texts.join("; ")),
            Self::Ids(ids) => f.write_str(&ids.join(", ")),
            Self::Count(count) => count.fmt(f),
            Self::Pounds(pounds) => match Money::parse(&format!("£{pounds}")) {
                Ok(money) => money.fmt(f),
                Err(_) => write!(f, "£{pounds}"),
            },
            Self::Nil(nil) => nil.fmt(f),
            Self::Flag(true) => f.write_str("yes"),
            Self::Flag(false) => f.write_str("no"),
        }
    }
}

impl fmt::Display for CountShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.approximate { "about " } else { "" };
        match (self.min.as_deref(), self.max.as_deref()) {
            _ if self.not_quantifiable => f.write_str("not quantifiable"),
            (None, None) => f.write_str("unknown"),
            (_, Some("0")) => f.write_str("none"),
            (Some(min), None) => write!(f, "at least {min}"),
            (None | Some("0"), Some(max)) => write!(f, "at most {max}"),
            (Some(min), Some(max)) if min == max => write!(f, "{about}{min}"),
            (Some(min), Some(max)) => write!(f, "{about}{min} to {max}"),
        }?;
        match self.unit.as_deref() {
            Some(unit @ ("fte" | "wte")) => write!(f, " {}", unit.to_uppercase()),
            _ => Ok(()),
        }
    }
}

impl From<Count> for CountShape {
    fn from(count: Count) -> Self {
        Self::new(count, None)
    }
}

impl CountShape {
    fn new(count: Count, unit: Option<Unit>) -> Self {
        let unit = unit.map(|unit| match unit {
            Unit::Posts => "posts",
            Unit::Fte => "fte",
            Unit::Wte => "wte",
        });
        Self {
            min: count.min().map(|number| number.normalize().to_string()),
            max: count.max().map(|number| number.normalize().to_string()),
            approximate: count.is_approximate(),
            not_quantifiable: count == Count::NotQuantifiable,
            unit: unit.map(str::to_owned),
        }
    }
}
