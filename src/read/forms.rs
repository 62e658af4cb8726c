//! How each short form may be written, as JSON Schema. Editors guess what plain YAML means: `2017` is a number to them,
//! `yes` a text or a truth, and nothing at all is `null`.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::case::DayAs;
use super::common::{DiscloseAs, Said, SeenAs, Until};
use super::front::Starts;
use super::words::{Date, Flag, Id, Ids, Number, Strength, Sum, Text, Texts, parse_sum};
use crate::register::Staff;
use crate::value::{Count, Day, Nil, Refusal, When};

const ID: &str = "^[a-z0-9][a-z0-9-]{0,79}$";

const WHOLE: &str = "(?:0|[1-9][0-9]{0,11})";
const WHOLE_BUT_NOUGHT: &str = "[1-9][0-9]{0,11}";
const DECIMAL: &str = r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,4})?";
const DECIMAL_BUT_NOUGHT: &str = r"(?:[1-9][0-9]{0,11}(?:\.[0-9]{1,4})?|0\.[0-9]{1,4})";
pub(super) const MONEY: &str =
    r"£(?:(?:[1-9][0-9]{0,19}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.[0-9]{2})?|0\.(?:0[1-9]|[1-9][0-9]))";
const DAY: &str = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
const POINT: &str = "(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?|\
                     FY [0-9]{4}/[0-9]{2}|(?:about|early|mid|late) [0-9]{4})";
const MONTH_AND_DAY: &str = "^(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])$";

/// The names of entries and sources.
pub(super) fn names() -> Value {
    json!({ "pattern": ID, "patternErrorMessage": help(Id::parse("")) })
}

/// A key under which nothing is written. Its type is not named, lest editors offer the word `null`, which is a word
/// like any other.
pub(super) fn nothing() -> Value {
    json!({ "not": { "type": ["string", "number", "boolean", "array", "object"] } })
}

fn count(number: &str, single: &str) -> String {
    format!(
        "none|unknown|not quantifiable|{single}|about {number}|(?:about )?{number} to {number}|at (?:least|most) {number}"
    )
}

fn number() -> String {
    format!("^(?:{})$", count(WHOLE, WHOLE_BUT_NOUGHT))
}

fn strength() -> String {
    let posts = count(WHOLE, WHOLE_BUT_NOUGHT);
    format!("^(?:{posts}|(?:{}) (?:FTE|WTE))$", count(DECIMAL, DECIMAL_BUT_NOUGHT))
}

fn date(others: &str) -> String {
    format!(r"^(?:{others}by {POINT}|[ \t]*{POINT}[ \t]*\.\.[ \t]*{POINT}[ \t]*|{POINT})$")
}

/// What the parser says one may write, for editors to say the same.
pub(super) fn help<T>(read: Result<T, Refusal>) -> String {
    read.err().and_then(|refusal| refusal.help).unwrap_or_default()
}

/// A year by itself is a number to an editor.
fn dated(title: &str, others: &str) -> Schema {
    json_schema!({
        "title": title,
        "type": ["string", "integer"],
        "pattern": date(others),
        "patternErrorMessage": help(When::parse("")),
        "minimum": 1000,
        "maximum": 9998,
        "examples": ["2017-05-02", "2017-05", 2017, "FY 2016/17", "early 2017", "by 2013-04", "about 2015"],
    })
}

macro_rules! forms {
    ($($(#[$doc:meta])* $type:ty, $name:literal, |$generator:pat_param| $schema:expr;)*) => {$(
        $(#[$doc])*
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

forms! {
    Text, "words", |_| json_schema!({
        "title": "words",
        "type": ["string", "number", "boolean"],
        "pattern": r"\S",
        "patternErrorMessage": help(Text::parse("")),
    });
    Texts, "texts", |generator| one_or_several::<Text>("words, several", generator);
    Id, "id", |_| json_schema!({
        "title": "an id",
        "type": ["string", "integer"],
        "pattern": ID,
        "patternErrorMessage": help(Id::parse("")),
        "minimum": 0,
    });
    Ids, "ids", |generator| one_or_several::<Id>("ids", generator);
    // No list of words: an editor would put quotes around `yes`, and then it is not read.
    Flag, "flag", |_| json_schema!({
        "title": "yes or no",
        "type": ["boolean", "string"],
        "pattern": "^(?:yes|no)$",
        "patternErrorMessage": "write `yes` or `no`, without quotes",
        "defaultSnippets": [{ "label": "yes", "body": "yes" }, { "label": "no", "body": "no" }],
    });
    Number, "count", |_| json_schema!({
        "title": "a count",
        "type": ["string", "integer"],
        "pattern": number(),
        "patternErrorMessage": help(Count::parse("")),
        "minimum": 1,
        "maximum": 999_999_999_999_u64,
        "examples": [4, "2 to 4", "about 10", "about 10 to 15", "at least 3", "at most 5", "none", "unknown", "not quantifiable"],
    });
    Strength, "strength", |_| json_schema!({
        "title": "a count, FTE or WTE",
        "type": ["string", "integer"],
        "pattern": strength(),
        "patternErrorMessage": format!("{}; `12.6 FTE` or `12.6 WTE` for equivalents", help(Staff::parse(""))),
        "minimum": 1,
        "maximum": 999_999_999_999_u64,
        "examples": [12, "12.6 FTE", "12.6 WTE", "about 10", "none", "unknown"],
    });
    Sum, "sum", |_| json_schema!({
        "title": "an amount or a kind of nil",
        "anyOf": [
            { "enum": Nil::ALL.map(|(_, words)| words) },
            {
                "type": "string",
                "pattern": format!("^{MONEY}$"),
                "patternErrorMessage": help(parse_sum("")),
                "examples": ["£45,000"],
            },
        ],
    });
    Date, "date", |_| dated("a date", "");
    Until, "until", |_| dated("a date or `ongoing`", "ongoing|");
    Starts, "month-and-day", |_| json_schema!({
        "title": "a month and day",
        "type": "string",
        "pattern": MONTH_AND_DAY,
        "patternErrorMessage": help(Starts::parse("")),
        "examples": ["08-01"],
    });
    DayAs, "day", |_| json_schema!({
        "title": "a day",
        "type": "string",
        "pattern": format!("^{DAY}$"),
        "patternErrorMessage": help(Day::parse("")),
        "examples": ["2017-05-02"],
    });
    Markdown, "markdown", |_| json_schema!({ "title": "Markdown", "type": ["string", "number", "boolean"] });
    Sighting, "seen", |generator| json_schema!({
        "title": "a date or a sighting",
        "anyOf": [generator.subschema_for::<Date>(), generator.subschema_for::<SeenAs>()],
    });
    Decision, "disclose", |generator| json_schema!({
        "title": "yes, no or a decision",
        "anyOf": [generator.subschema_for::<Flag>(), generator.subschema_for::<DiscloseAs>()],
    });
}

/// Paragraphs of the officer's own, of any length.
pub(super) struct Markdown;

/// When something was seen in force: a date is short for a sighting on it.
pub(super) struct Sighting;

/// Whether something may be disclosed: yes or no is short for a decision.
pub(super) struct Decision;

fn one_or_several<T: JsonSchema>(title: &str, generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<T>();
    json_schema!({ "title": title, "anyOf": [one, { "type": "array", "items": one }] })
}

/// A list, of which one thing needs no brackets; it may be left empty.
pub(super) struct Several<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Several<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}-several", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let title = format!("{}, several", title::<T>(generator));
        let one = generator.subschema_for::<T>();
        json_schema!({ "title": title, "anyOf": [one, { "type": "array", "items": one }, nothing()] })
    }
}

fn title<T: JsonSchema>(generator: &mut SchemaGenerator) -> String {
    let schema = T::json_schema(generator);
    schema.get("title").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A value with a source of its own, written out.
struct Sourced<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Sourced<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}-sourced", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<Option<T>>();
        let source = generator.subschema_for::<Option<Id>>();
        json_schema!({
            "title": "a value and its source",
            "type": "object",
            "properties": { "value": value, "source": source },
            "additionalProperties": false,
            "minProperties": 1,
        })
    }
}

impl<T: JsonSchema> JsonSchema for Said<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}-said", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let title = title::<T>(generator);
        let (plain, sourced) = (generator.subschema_for::<T>(), generator.subschema_for::<Sourced<T>>());
        json_schema!({ "title": title, "anyOf": [plain, sourced, nothing()] })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    /// Words that the short forms are made of, and some that they are not.
    const WORDS: [&str; 46] = [
        "none",
        "unknown",
        "not quantifiable",
        "not held",
        "withheld",
        "about ",
        "at least ",
        "at most ",
        " to ",
        "0",
        "4",
        "12",
        "999",
        "1234567890123",
        ".5",
        ".50",
        ".12345",
        ".",
        ",",
        ",000",
        ",00",
        "£",
        "£0",
        " FTE",
        " WTE",
        "FY ",
        "early ",
        "mid ",
        "late ",
        "by ",
        "..",
        " .. ",
        "2016",
        "2017",
        "9999",
        "0000",
        "/17",
        "/00",
        "-",
        "-02",
        "-13",
        "-31",
        " ",
        "ongoing",
        "lead",
        "A",
    ];

    /// What no pattern can say: the order of two figures, a nought in all its forms, the days of a month, the year after
    /// another, the last year.
    fn is_beyond_patterns(text: &str, error: &str) -> bool {
        let reasons = [
            "counts down",
            "ends before it begins",
            "is not a day",
            "is not a financial year",
            "is ambiguous",
            "there is no month",
        ];
        reasons.iter().any(|reason| error.contains(reason)) || text.contains("9999")
    }

    fn follows<T: JsonSchema>(text: &str) -> bool {
        let schema = SchemaGenerator::default().into_root_schema_for::<T>();
        jsonschema::validator_for(schema.as_value()).unwrap().is_valid(&json!(text))
    }

    fn agree<T: JsonSchema, R>(text: &str, read: Result<R, Refusal>) {
        match read {
            Ok(_) => assert!(follows::<T>(text), "`{text}` is read, but {} refuses it", T::schema_name()),
            Err(error) => {
                let follows = follows::<T>(text) && !is_beyond_patterns(text, &error.message);
                assert!(!follows, "{}: {}", T::schema_name(), error.message);
            }
        }
    }

    /// Texts that a pattern accepts.
    fn like(pattern: &str) -> impl Strategy<Value = String> + use<> {
        let inner = pattern.trim_start_matches('^').trim_end_matches('$');
        proptest::string::string_regex(inner).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

        #[test]
        fn patterns_accept_what_is_read(words in prop::collection::vec(select(&WORDS[..]), 0..6)) {
            let text = words.concat();
            agree::<Text, _>(&text, Text::parse(&text));
            agree::<Id, _>(&text, Id::parse(&text));
            agree::<Number, _>(&text, Count::parse(&text));
            agree::<Strength, _>(&text, Staff::parse(&text));
            agree::<Sum, _>(&text, parse_sum(&text));
            agree::<Date, _>(&text, When::parse(&text));
            agree::<Until, _>(&text, Until::parse(&text));
            agree::<Starts, _>(&text, Starts::parse(&text));
            agree::<DayAs, _>(&text, Day::parse(&text));
        }

        #[test]
        fn what_patterns_accept_is_read(
            count in like(&number()),
            strength in like(&strength()),
            money in like(MONEY),
            date in like(&date("ongoing|")),
            start in like(MONTH_AND_DAY),
            id in like(ID),
        ) {
            agree::<Number, _>(&count, Count::parse(&count));
            agree::<Strength, _>(&strength, Staff::parse(&strength));
            agree::<Sum, _>(&money, parse_sum(&money));
            agree::<Until, _>(&date, Until::parse(&date));
            agree::<Starts, _>(&start, Starts::parse(&start));
            agree::<Id, _>(&id, Id::parse(&id));
        }
    }
}
