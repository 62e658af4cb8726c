//! What a fact can say.

use std::fmt;

use crate::text::At;
use crate::value::{Count, Money, Nil, Refusal, When};

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// Several, in order.
    Texts(Vec<String>),
    /// How many.
    Count(Count),
    /// How many, in posts, people or full-time equivalents.
    Staff(Staff),
    /// An amount.
    Money(Money),
    /// Why there is no figure.
    Nil(Nil),
    /// Other entries, in order.
    Ids(Vec<At<String>>),
    /// A date.
    When(When),
    /// Yes or no.
    Flag(bool),
}

/// A staffing figure and its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    /// How many.
    pub count: Count,
    /// Of what.
    pub unit: Unit,
}

/// What a staffing figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Posts.
    Posts,
    /// Full-time equivalents.
    Fte,
    /// Whole-time equivalents: the same, as the health service calls it.
    Wte,
}

impl Value {
    /// The words that it says, one text or several; none where it is of another sort.
    pub fn texts(&self) -> &[String] {
        match self {
            Self::Text(text) => std::slice::from_ref(text),
            Self::Texts(texts) => texts,
            _ => &[],
        }
    }

    /// Whether it says why there is no figure; that nothing is stated says nothing.
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil(nil) if *nil != Nil::NotStated)
    }
}

impl Staff {
    /// Reads `12`, `12.6 FTE` or `12.6 WTE`.
    ///
    /// # Errors
    /// What is wrong with it, and what may be written.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (count, unit) = match (text.strip_suffix(" FTE"), text.strip_suffix(" WTE")) {
            (Some(number), _) => (Count::parse_decimal(number)?, Unit::Fte),
            (_, Some(number)) => (Count::parse_decimal(number)?, Unit::Wte),
            _ => (Count::parse(text)?, Unit::Posts),
        };
        Ok(Self { count, unit })
    }
}

impl fmt::Display for Staff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Unit::Posts => write!(f, "{}", self.count),
            Unit::Fte => write!(f, "{} FTE", self.count),
            Unit::Wte => write!(f, "{} WTE", self.count),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Texts(texts) => f.write_str(&texts.join("; ")),
            Self::Count(count) => write!(f, "{count}"),
            Self::Staff(staff) => write!(f, "{staff}"),
            Self::Money(money) => write!(f, "{money}"),
            Self::Nil(nil) => write!(f, "{nil}"),
            Self::Ids(ids) => f.write_str(&ids.iter().map(|id| &*id.value).collect::<Vec<_>>().join(", ")),
            Self::When(when) => write!(f, "{when}"),
            Self::Flag(flag) => f.write_str(if *flag { "yes" } else { "no" }),
        }
    }
}
