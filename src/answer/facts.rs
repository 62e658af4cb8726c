//! A fact as templates see it, whatever its kind.

use serde::Serialize;

use super::english;
use super::value::{Date, Listed, Number, Phrase};
use crate::register::{EntryIndex, Standing, Unit, Value, Version};
use crate::value::Nil;

/// What stands for a name that a source had blanked out: always the same, whatever the length of the name.
pub const BLANKED_OUT: &str = "[name blanked out in the source]";

/// What stands behind a name of which it is not known what it stands for.
const NOT_EXPLAINED: &str = "not explained in the source";

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FactView {
    /// Words.
    Words(Phrase),
    /// Several, or other entries by name.
    Listed(Listed),
    /// How many.
    Number(Number),
    /// An amount of money, or why there is none.
    Sum(Sum),
    /// A date.
    Date(Date),
}

/// An amount of money, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates choose their wording by them")]
pub struct Sum {
    /// The amount, or the kind of nil in words.
    pub text: String,
    /// "no" where there was none, so that a sentence can say so; else as `text`.
    pub no: String,
    /// Whether it is an amount.
    pub amount: bool,
    /// Whether there was no such money.
    pub none: bool,
    /// Whether it is not recorded apart from other things.
    pub not_recorded_separately: bool,
    /// Whether a search found nothing.
    pub not_held: bool,
    /// Whether it is kept back.
    pub withheld: bool,
}

impl Sum {
    fn nil(nil: Nil) -> Self {
        Self {
            text: nil.words().to_owned(),
            no: if nil == Nil::None { "no" } else { nil.words() }.to_owned(),
            amount: false,
            none: nil == Nil::None,
            not_recorded_separately: nil == Nil::NotRecordedSeparately,
            not_held: nil == Nil::NotHeld,
            withheld: nil == Nil::Withheld,
        }
    }
}

impl FactView {
    /// The value of a field as templates print it; `None` where nothing is stated, or a flag is not set.
    pub(super) fn new(standing: &Standing<'_>, field: &str, value: &Value) -> Option<Self> {
        Some(match value {
            Value::Text(text) => Self::Words(Phrase::new(text)),
            Value::Texts(texts) => Self::Listed(Listed::new(texts)?),
            Value::Count(count) => Self::Number(Number::new(*count, None)),
            Value::Staff(staff) => Self::Number(Number::new(staff.count, unit(staff.unit))),
            Value::Money(money) => {
                let text = money.to_string();
                Self::Sum(Sum { no: text.clone(), text, amount: true, ..Sum::nil(Nil::NotStated) })
            }
            Value::Nil(Nil::NotStated) | Value::Flag(false) => return None,
            Value::Nil(nil) => Self::Sum(Sum::nil(*nil)),
            Value::Ids(ids) => {
                let entries = || ids.iter().filter_map(|id| standing.register().find(&id.value));
                let names: Vec<String> = entries().filter_map(|index| name(standing, index)).collect();
                let headings: Vec<String> = entries().filter_map(|index| heading(standing, index)).collect();
                Self::Listed(Listed::named(&names, &headings)?)
            }
            Value::When(when) => Self::Date(Date::new(*when)),
            Value::Flag(true) => Self::Words(Phrase::new(flag(field).unwrap_or("yes"))),
        })
    }
}

/// What a sentence says where a flag is set.
fn flag(field: &str) -> Option<&'static str> {
    match field {
        "under_review" => Some("under review"),
        "inseparable" => Some("cannot be divided"),
        _ => None,
    }
}

pub(super) fn unit(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Posts => None,
        Unit::Fte => Some("FTE"),
        Unit::Wte => Some("WTE"),
    }
}

/// What an entry is called inside a sentence, by its latest known version.
pub(super) fn name(standing: &Standing<'_>, index: EntryIndex) -> Option<String> {
    latest(standing, index).map(name_in_text)
}

/// What an entry is called as a heading, by its latest known version.
fn heading(standing: &Standing<'_>, index: EntryIndex) -> Option<String> {
    let version = latest(standing, index)?;
    let named = version.name().filter(|_| version.redacted_in().is_none());
    Some(named.map_or_else(|| name_in_text(version), str::to_owned))
}

fn latest<'r>(standing: &Standing<'r>, index: EntryIndex) -> Option<&'r Version> {
    let versions = &standing.register().entry(index).versions;
    (0..versions.len()).rev().find(|at| standing.is_known(index, *at)).map(|at| &versions[at])
}

/// What a version calls its entry inside a sentence.
pub(super) fn name_in_text(version: &Version) -> String {
    if version.redacted_in().is_some() {
        return BLANKED_OUT.to_owned();
    }
    let named = version.text("in_text").or_else(|| version.text("name")).map(str::to_owned);
    if let (Some(name), true) = (&named, version.flag("unidentified")) {
        return format!("{name} ({NOT_EXPLAINED})");
    }
    let titled = || {
        ["title", "described", "measure"].iter().find_map(|field| version.text(field)).map(english::inside)
    };
    named.or_else(titled).unwrap_or_default()
}
