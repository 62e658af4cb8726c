//! What stands at the front of a register, as written: whose it is, and what it goes by.

use schemars::JsonSchema;
use serde::Deserialize;

use super::case::DayAs;
use super::forms::Several;
use super::words::{CostLimit, Date, Division, Flag, Id, Text};
use crate::text::At;
use crate::value::{Refusal, Wrong, YearStart};
use crate::yaml;

/// Whose register it is. It stands once, in the register's first file.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "organisation", deny_unknown_fields)]
pub(super) struct OrganisationAs {
    /// Its full name: `Ashcombe District Council`.
    pub(super) name: Text,
    /// Its name in short: `ADC`.
    #[serde(default)]
    pub(super) short: Option<Text>,
    /// What a letter calls it after the first mention: `the Council`.
    #[serde(default)]
    pub(super) called: Option<Text>,
    /// The law that it answers under: `foia-2000`.
    pub(super) regime: Id,
    /// `central` for a body in Part I of Schedule 1 to the Freedom of Information Act 2000, such as a government
    /// department, whose cost limit is higher; nothing for any other.
    #[serde(default)]
    pub(super) cost_limit: Option<CostLimit>,
    /// The organisation's own year, where it does not begin on 1 April.
    #[serde(default)]
    pub(super) year: Option<YearAs>,
    /// Bank holidays that were proclaimed since this version of Candour was made.
    #[serde(default)]
    #[schemars(with = "Several<BankHolidayAs>")]
    pub(super) bank_holidays: Vec<BankHolidayAs>,
}

/// A bank holiday that was proclaimed.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "bank-holiday", title = "a bank holiday", deny_unknown_fields)]
pub(super) struct BankHolidayAs {
    /// The day itself.
    pub(super) date: At<DayAs>,
    /// What it is called: `Jubilee bank holiday`.
    pub(super) title: Text,
    /// Where it is kept; in the whole United Kingdom unless said.
    #[serde(default, rename = "in")]
    #[schemars(with = "Several<Division>")]
    pub(super) kept_in: Vec<Division>,
    /// The day on which it was proclaimed: requests received before it have two dates.
    pub(super) proclaimed: At<DayAs>,
}

/// An organisation's own year.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "year", title = "`starts` and `name`", deny_unknown_fields)]
pub(super) struct YearAs {
    /// The month and day on which it begins: `08-01`.
    #[serde(default)]
    pub(super) starts: Option<Starts>,
    /// What it is called: `academic year`.
    #[serde(default)]
    pub(super) name: Option<Text>,
}

/// A day of every year, written as month and day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Starts(pub(super) YearStart);

impl Starts {
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let wrong = || {
            let refusal = Refusal::new(Wrong::Form, format!("`{text}` is not a month and day"));
            refusal.help("write them with two digits each: 04-01")
        };
        let (month, day) = text.split_once('-').ok_or_else(wrong)?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let two = |part: &str| digits(part).then(|| part.parse::<i8>().ok()).flatten();
        match (two(month), two(day)) {
            (Some(month @ 1..=12), Some(day @ 1..=28)) => Ok(Self(YearStart { month, day })),
            _ => Err(wrong()),
        }
    }
}

impl<'de> Deserialize<'de> for Starts {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "a month and day", Self::parse)
    }
}

/// A document or record that facts are taken from.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "source", deny_unknown_fields)]
pub(super) struct SourceAs {
    /// Its title: `Minutes of the Leisure Committee`.
    pub(super) title: Text,
    /// Its date, as closely as it is known: `2018-11-05`, `2018-11`, `about 2018`.
    pub(super) date: At<Date>,
    /// Whether it is published. Unless it is, nothing it says is disclosed without a decision.
    #[serde(default)]
    pub(super) published: Option<Flag>,
    /// Who wrote it: a post, never a person.
    #[serde(default)]
    pub(super) by: Option<Text>,
    /// What one might look for in it and it does not say, each as a noun: `budgets or costs`.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    pub(super) silent_on: Vec<At<Text>>,
    /// For those who edit the register. It is never printed.
    #[serde(default)]
    pub(super) note: Option<Text>,
}
