//! What templates print: every value in the forms that sentences and tables need, never the register itself.

use serde::Serialize;

use super::english;
use crate::value::{Count, Interval, When};

/// Words, inside a sentence and at its start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// As it stands inside a sentence.
    pub text: String,
    /// As it stands at the start of one.
    pub start: String,
    /// What a sentence says of it, where it is one of a few words: "had begun".
    pub told: String,
    /// For a template to choose by, never to print.
    pub word: String,
}

impl Phrase {
    /// These words.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let told = english::told(&text).unwrap_or(&text).to_owned();
        Self { start: english::start(&text), told, word: text.clone(), text }
    }
}

/// Several things, alone and joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Each by itself.
    pub items: Vec<Phrase>,
    /// "a, b and c".
    pub text: String,
    /// "A, b and c".
    pub start: String,
    /// "a, b or c".
    pub or: String,
    /// "to a, to b and to c", for verb phrases.
    pub to: String,
    /// "a, b, c", as an address has it.
    pub commas: String,
    /// The same as headings, where they are names: without articles.
    pub names: String,
    /// How many, in words.
    pub number: String,
    /// Whether there is only one.
    pub one: bool,
}

impl Listed {
    /// Other things, which as headings are called `names`.
    pub(super) fn named(items: &[String], names: &[String]) -> Option<Self> {
        Some(Self { names: english::list(names, "and"), ..Self::new(items)? })
    }

    /// These things; none where there are none.
    pub fn new<T: AsRef<str>>(items: &[T]) -> Option<Self> {
        let to: Vec<String> = items.iter().map(|item| format!("to {}", item.as_ref())).collect();
        let text = english::list(items, "and");
        (!items.is_empty()).then(|| Self {
            start: english::start(&text),
            or: english::list(items, "or"),
            commas: items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
            to: english::list(&to, "and"),
            names: text.clone(),
            text,
            number: english::number(items.len().into()),
            one: items.len() == 1,
            items: items.iter().map(|item| Phrase::new(item.as_ref())).collect(),
        })
    }
}

/// How many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates choose their wording by them")]
pub struct Number {
    /// For a table: "2 to 4".
    pub text: String,
    /// For a sentence: "between two and four".
    pub words: String,
    /// The same at its start.
    pub start: String,
    /// "no" for none, so that a sentence can say so; else as `words`.
    pub no: String,
    /// Whether exactly one.
    pub one: bool,
    /// Whether a known zero.
    pub none: bool,
    /// Whether there is a range or a bound rather than one number.
    pub range: bool,
    /// Whether rough.
    pub approximate: bool,
    /// Whether it is beyond counting.
    pub not_quantifiable: bool,
    /// Whether it is simply not known.
    pub unknown: bool,
    /// "WTE" or "FTE", where that is what is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

impl Number {
    pub(super) fn new(count: Count, unit: Option<&str>) -> Self {
        let with_unit = |text: String| unit.map_or_else(|| text.clone(), |unit| format!("{text} {unit}"));
        let words = with_unit(if unit.is_some() { english::figures(count) } else { english::words(count) });
        Self {
            text: with_unit(english::figures(count)),
            start: english::start(&words),
            no: if count == Count::None { "no".to_owned() } else { words.clone() },
            words,
            one: count.exact().is_some_and(|number| number == 1.into()),
            none: count == Count::None,
            range: matches!(count, Count::Known { .. } | Count::AtMost(_)) && count.exact().is_none(),
            approximate: count.is_approximate(),
            not_quantifiable: count == Count::NotQuantifiable,
            unknown: count == Count::Unknown,
            unit: unit.map(str::to_owned),
        }
    }
}

/// A date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Date {
    /// "early 2017".
    pub text: String,
    /// "in early 2017".
    pub within: String,
    /// "In early 2017".
    pub start: String,
    /// "as at April 2013", or "at some time in 2017" where the date is no occasion.
    pub as_at: String,
    /// Whether it is a single day.
    pub day: bool,
}

impl Date {
    /// This date.
    pub fn new(when: When) -> Self {
        let within = when.prose_within();
        let as_at = if when.is_occasion() {
            format!("as at {}", when.prose())
        } else {
            format!("at some time {within}")
        };
        Self {
            text: when.prose(),
            start: english::start(&within),
            within,
            as_at,
            day: when.as_day().is_some(),
        }
    }
}

impl Date {
    /// The day on which something began or ended, as it stands after "from" or "until".
    pub(super) fn bound(when: When) -> Self {
        Self { text: when.prose_bound(), ..Self::new(when) }
    }
}

/// Periods, alone and joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Periods {
    /// Each by itself.
    pub items: Vec<Date>,
    /// "2015/16 and 2016/17".
    pub text: String,
    /// "2015/16 or 2016/17".
    pub or: String,
    /// "in 2015/16 and in 2016/17".
    pub within: String,
    /// "In 2015/16 and in 2016/17".
    pub start: String,
    /// "in 2015/16 or in 2016/17".
    pub within_or: String,
    /// Whether there is only one.
    pub one: bool,
    /// Whether they are all years of the organisation's own.
    pub years: bool,
    /// The last day of the last one, or the last day of it that is spoken of.
    pub last_day: String,
}

impl Periods {
    pub(super) fn new(asked: &[super::select::Asked]) -> Option<Self> {
        let last = asked.iter().map(|asked| asked.during.last).max()?;
        let items: Vec<Date> = asked.iter().map(|asked| Date::asked(*asked)).collect();
        let texts: Vec<&str> = items.iter().map(|date| &*date.text).collect();
        let within: Vec<&str> = items.iter().map(|date| &*date.within).collect();
        let joined = english::list(&within, "and");
        Some(Self {
            text: english::list(&texts, "and"),
            or: english::list(&texts, "or"),
            start: english::start(&joined),
            within: joined,
            within_or: english::list(&within, "or"),
            one: asked.len() == 1,
            years: asked.iter().all(|asked| asked.when.is_own_year()),
            last_day: last.prose(),
            items,
        })
    }
}

impl Date {
    /// A period asked about, and where it is cut short.
    pub(super) fn asked(asked: super::select::Asked) -> Self {
        let whole = Self::new(asked.when);
        let Some(day) = asked.clipped() else { return whole };
        let cut = |text: String| format!("{text} (to {})", day.prose());
        Self { text: cut(whole.text), within: cut(whole.within), start: cut(whole.start), ..whole }
    }
}

/// What keeps a verdict from being certain: a known bound that lies across the edge of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Straddle {
    /// The bound as known: "early 2017".
    pub bound: String,
    /// Whether it is when the thing began, rather than when it ended.
    pub began: bool,
    /// The day at the edge: "31 March 2017".
    pub edge: String,
    /// The period: "2016/17".
    pub period: String,
    /// Whether the edge is the end of the period rather than its start.
    pub at_end: bool,
    /// Whether it may lie beyond either edge.
    pub both: bool,
    /// What the organisation calls its own years, where the period is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
}

impl Straddle {
    /// The bound of a version that leaves it open on which side of an edge of the period it falls.
    pub(super) fn find(
        asked: super::select::Asked,
        from: Option<(When, Interval)>,
        until: Option<(When, Interval)>,
        year_name: &str,
    ) -> Option<Self> {
        let during = asked.during;
        let straddle = |(when, days): (When, Interval), began: bool, at_end: bool| Self {
            bound: when.prose_bound(),
            began,
            edge: if at_end { during.last.prose() } else { during.first.prose() },
            period: asked.when.prose(),
            at_end,
            both: days.first < during.first && during.last < days.last,
            year: asked.when.is_own_year().then(|| year_name.to_owned()),
        };
        // Where the period is cut short, its last day here is no edge of it.
        let whole = asked.clipped().is_none();
        let begins = from.filter(|(_, days)| whole && days.first <= during.last && during.last < days.last);
        let ends = until.filter(|(_, days)| days.first < during.first && during.first <= days.last);
        match (begins, ends) {
            (Some(bound), _) => Some(straddle(bound, true, true)),
            (None, Some(bound)) => Some(straddle(bound, false, false)),
            (None, None) => None,
        }
    }
}
