//! The written form of an estimate: the part `estimate:` of a `request.yaml`, and the pseudonym beside it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::forms::{MONEY, Several, help};
use super::words::Text;
use crate::case::{Estimate, Expense, Work};
use crate::diagnostic::Finding;
use crate::law::Activity;
use crate::text::{At, Span};
use crate::value::{Money, Refusal, Wrong};
use crate::yaml::{self, Diagnostics};

/// What answering the request would take, for the cost limit. Write down all work; only what the law counts is counted.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "estimate", title = "an estimate", deny_unknown_fields)]
pub(super) struct EstimateAs {
    /// How the times were found: `20 files, timed on 3 June`.
    #[serde(default)]
    sampled: Option<At<Text>>,
    /// The work, one line for each thing that is done.
    #[schemars(with = "Several<WorkAs>")]
    work: Vec<At<WorkAs>>,
    /// What would be spent besides staff time, as far as it is reasonably needed for work that counts.
    #[serde(default)]
    #[schemars(with = "Several<ExpenseAs>")]
    costs: Vec<ExpenseAs>,
    /// References of other requests that you have decided to count together with this one.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    together_with: Vec<At<Text>>,
}

/// Work of one sort, for each of some records.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(
    rename = "work",
    title = "work",
    deny_unknown_fields,
    extend("anyOf" = [{ "required": ["minutes"] }, { "required": ["seconds"] }])
)]
struct WorkAs {
    /// What is done. The first four count towards the limit; the others are told apart and never do.
    activity: ActivityAs,
    /// What it is done to, in a few words that name nobody: `custody records of 2023`.
    #[serde(default)]
    what: Option<At<Text>>,
    /// For how many records; once, where none are written.
    #[serde(default)]
    records: Option<Whole>,
    /// How many minutes it takes for each.
    #[serde(default)]
    minutes: Option<Whole>,
    /// How many seconds it takes for each, beside the minutes or alone.
    #[serde(default)]
    seconds: Option<Whole>,
    /// The numbers of the questions that need it; all of them, where none are written.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    questions: Vec<At<Text>>,
}

/// Money that would be spent.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "cost", title = "a cost", deny_unknown_fields)]
struct ExpenseAs {
    /// What it is needed for: work that counts.
    activity: PaidForAs,
    /// What it is spent on: `a licence to search the old system`.
    what: At<Text>,
    /// How much, in pounds and pence: `£40.00`.
    amount: AmountAs,
}

/// A pseudonym that stands for somebody who asks. It has too few signs to be a name.
#[derive(Debug, Clone)]
pub(super) struct Pseudonym(pub(super) String);

impl Pseudonym {
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let digits = text.strip_prefix("p-").unwrap_or_default();
        let plain = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if plain && (4..=64).contains(&digits.len()) {
            return Ok(Self(text.to_owned()));
        }
        // What stands there may be a name, so it is not repeated.
        let refusal = Refusal::new(Wrong::Id, "this is no pseudonym");
        Err(refusal.help(
            "never write who asked: write `p-` and four or more of the signs 0 to 9 and a to f, the same \
                          for everything that one person asks: p-7f3a",
        ))
    }
}

/// A whole number, but nought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole(pub(super) u32);

/// The most that anyone counts to.
const MOST: u32 = 999_999_999;

impl Whole {
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let read = text.parse().ok().filter(|number| *number <= MOST && digits && !text.starts_with('0'));
        read.map(Self).ok_or_else(|| {
            let help = "write a whole number in plain digits, up to 999999999: 4300";
            if digits && text.bytes().all(|byte| byte == b'0') {
                return Refusal::new(Wrong::Nought, "nought of these is no work").help("leave the line out");
            }
            Refusal::new(Wrong::Form, format!("`{text}` cannot be reckoned with")).help(help)
        })
    }
}

#[derive(Debug, Clone, Copy)]
struct ActivityAs(Activity);

/// An activity that counts.
#[derive(Debug, Clone, Copy)]
struct PaidForAs(Activity);

/// What may be paid for, under one law or another.
const PAID_FOR: [Activity; 4] =
    [Activity::Determining, Activity::Locating, Activity::Retrieving, Activity::Extracting];

fn activity(text: &str, known: &[Activity]) -> Result<Activity, Refusal> {
    known.iter().find(|activity| activity.word() == text).copied().ok_or_else(|| {
        let words = known.iter().map(|activity| activity.word());
        if Activity::ALL.iter().any(|activity| activity.word() == text) {
            let refusal = Refusal::new(Wrong::Word, format!("what is spent on `{text}` never counts"));
            return refusal.help(format!("only {} counts; leave the rest out", yaml::listed(words, "or")));
        }
        let help = match yaml::closest(text, words.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it can be {}", yaml::listed(words, "or")),
        };
        Refusal::new(Wrong::Word, format!("`{text}` is no activity")).help(help)
    })
}

#[derive(Debug, Clone, Copy)]
pub(super) struct AmountAs(pub(super) Money);

macro_rules! from_text {
    ($($type:ident, $expected:literal, $parse:expr;)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                yaml::from_text(deserializer, $expected, $parse)
            }
        }
    )*};
}

from_text! {
    Pseudonym, "a pseudonym", Pseudonym::parse;
    Whole, "a whole number", Whole::parse;
    ActivityAs, "an activity", |text| activity(text, &Activity::ALL).map(ActivityAs);
    PaidForAs, "an activity that counts", |text| activity(text, &PAID_FOR).map(PaidForAs);
    AmountAs, "an amount", |text| Money::parse(text).map(AmountAs);
}

macro_rules! forms {
    ($($type:ty, $name:literal, $schema:expr;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

forms! {
    Pseudonym, "pseudonym", json_schema!({
        "title": "a pseudonym",
        "type": "string",
        "pattern": "^p-[0-9a-f]{4,64}$",
        "patternErrorMessage": help(Pseudonym::parse("")),
        "examples": ["p-7f3a"],
    });
    Whole, "whole-number", json_schema!({
        "title": "a whole number",
        "type": ["string", "integer"],
        "pattern": "^[1-9][0-9]{0,8}$",
        "patternErrorMessage": help(Whole::parse("")),
        "minimum": 1,
        "maximum": MOST,
        "examples": [4300],
    });
    ActivityAs, "activity", json_schema!({
        "title": "an activity",
        "enum": Activity::ALL.map(Activity::word),
    });
    PaidForAs, "activity-that-counts", json_schema!({
        "title": "an activity that counts",
        "enum": PAID_FOR.map(Activity::word),
    });
    AmountAs, "amount", json_schema!({
        "title": "an amount",
        "type": "string",
        "pattern": format!("^{MONEY}$"),
        "patternErrorMessage": help(Money::parse("")),
        "examples": ["£40.00"],
    });
}

/// The estimate of the case called `reference`, which asks these questions, with what is wrong in it reported.
pub(super) fn estimate(
    read: At<EstimateAs>,
    reference: &str,
    questions: &[String],
    diagnostics: &mut Diagnostics,
) -> Estimate {
    let At { value: read, span } = read;
    let text = |text: At<Text>| text.map(|text| text.0);
    if read.work.is_empty() {
        let help =
            "write a line for each thing that is done: `- { activity: locating, records: 4300, minutes: 5 }`";
        diagnostics.push(Finding::new(span, "the estimate tells of no work").help(help).error("key-missing"));
    }
    let work = read.work.into_iter().filter_map(|line| self::work(line, questions, diagnostics)).collect();
    let costs = read.costs.into_iter().map(|cost| Expense {
        activity: cost.activity.0,
        what: text(cost.what),
        amount: cost.amount.0,
    });
    let together_with: Vec<At<String>> = read.together_with.into_iter().map(text).collect();
    let mut named_before = BTreeSet::new();
    for named in &together_with {
        let told = if named.value == reference {
            "the request is counted together with itself"
        } else if !named_before.insert(&named.value) {
            "this request is named twice"
        } else {
            continue;
        };
        diagnostics.push(Finding::new(named.span, told).help("take it out").error("wrong-value"));
    }
    Estimate { span, sampled: read.sampled.map(text), work, costs: costs.collect(), together_with }
}

fn work(line: At<WorkAs>, questions: &[String], diagnostics: &mut Diagnostics) -> Option<Work> {
    let At { value: line, span } = line;
    let whole = |number: Option<Whole>| number.map_or(0, |number| u64::from(number.0));
    if line.minutes.is_none() && line.seconds.is_none() {
        let message = format!("this does not say how long {} takes", line.activity.0.told());
        let help = "write `minutes:` or `seconds:`, for each record";
        diagnostics.push(Finding::new(span, message).help(help).error("key-missing"));
        return None;
    }
    let asked: Vec<At<String>> = line.questions.into_iter().map(|id| id.map(|id| id.0)).collect();
    for id in asked.iter().filter(|id| !questions.contains(&id.value)) {
        unasked(id, span, questions, diagnostics);
    }
    Some(Work {
        activity: line.activity.0,
        what: line.what.map(|what| what.map(|what| what.0)),
        records: line.records.map(|records| records.0),
        seconds_each: whole(line.minutes) * 60 + whole(line.seconds),
        questions: asked,
    })
}

/// So many questions can be listed in a message.
const FEW: usize = 12;

fn unasked(id: &At<String>, line: Span, questions: &[String], diagnostics: &mut Diagnostics) {
    let known = questions.iter().map(String::as_str);
    let help = match questions.len() {
        0 => "the case has no questions; leave this out".to_owned(),
        1..=FEW => format!("there is {}", yaml::listed(known, "and")),
        _ => "write the `id:` of a question of this case".to_owned(),
    };
    let message = format!("no question is numbered {}", id.value);
    let finding = Finding::new(id.span, message).see(line, "work for it");
    diagnostics.push(finding.help(help).error("unknown-word"));
}
