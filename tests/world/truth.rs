//! What is the case in an invented world, on every day: what its register is held against.

use std::collections::BTreeMap;

use candour::register::{Kind, Value};
use candour::value::{Count, Day, Interval};

/// Everything that is the case.
#[derive(Debug, Default)]
pub(crate) struct Truth {
    pub(crate) things: Vec<Thing>,
    index: BTreeMap<String, usize>,
}

/// One thing with an id.
#[derive(Debug)]
pub(crate) struct Thing {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    /// The department that it belongs to; what all share belongs to none.
    pub(crate) group: Option<usize>,
    /// Its parts, or all of it as one, each with a history of its own.
    pub(crate) strands: Vec<Strand>,
    /// Ids it had before.
    pub(crate) was: Vec<String>,
    /// What is said of it once for all: other names, topics, what it may be the same as.
    pub(crate) besides: Vec<(&'static str, Said)>,
    /// Whether figures are written as they are, because others are added up from them.
    pub(crate) exact: bool,
}

/// The history of a thing, or of one part of it.
#[derive(Debug)]
pub(crate) struct Strand {
    pub(crate) scope: Option<String>,
    /// Without a day in common, oldest first.
    pub(crate) eras: Vec<Era>,
    /// Whether its facts are of whole periods, such as a year's figures.
    pub(crate) yearly: bool,
}

/// A stretch of days on each of which the same was the case.
#[derive(Debug, Clone)]
pub(crate) struct Era {
    pub(crate) days: Interval,
    pub(crate) facts: Vec<(&'static str, Said)>,
}

/// What is the case, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    Text(String),
    Texts(Vec<String>),
    Ids(Vec<String>),
    Number(i32),
    /// Tenths of a full-time equivalent.
    Tenths(i32),
    Pence(i64),
    Nil(&'static str),
    /// Beyond counting.
    Beyond,
}

impl Truth {
    /// Takes in a thing whose id no other has.
    pub(crate) fn add(&mut self, thing: Thing) -> usize {
        let before = self.index.insert(thing.id.clone(), self.things.len());
        assert!(before.is_none(), "`{}` is invented twice", thing.id);
        self.things.push(thing);
        self.things.len() - 1
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Thing> {
        self.position(id).map(|at| &self.things[at])
    }

    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// Whether the thing was in force on `day`.
    pub(crate) fn in_force(&self, id: &str, day: Day) -> bool {
        self.find(id).is_some_and(|thing| thing.on(day).next().is_some())
    }

    /// What was the case of a field on `day`: one value for each part of the thing that was in force.
    pub(crate) fn said(&self, id: &str, field: &str, day: Day) -> Vec<&Said> {
        let eras = self.find(id).into_iter().flat_map(|thing| thing.on(day));
        eras.filter_map(|era| era.said(field)).collect()
    }
}

impl Thing {
    /// Each of its parts that was in force on `day`, as it then was.
    pub(crate) fn on(&self, day: Day) -> impl Iterator<Item = &Era> {
        self.strands.iter().filter_map(move |strand| strand.on(day))
    }

    /// Whether it was in force on each of these days.
    pub(crate) fn covers(&self, days: Interval) -> bool {
        let mut day = days.first;
        for era in self.strands.iter().flat_map(|strand| &strand.eras) {
            if era.days.contains(day) {
                if era.days.last >= days.last {
                    return true;
                }
                day = era.days.last.next();
            }
        }
        false
    }
}

impl Strand {
    /// Whether each era follows the one before it without a pause.
    pub(crate) fn is_unbroken(&self) -> bool {
        self.eras.windows(2).all(|pair| pair[0].days.last.next() == pair[1].days.first)
    }

    pub(crate) fn on(&self, day: Day) -> Option<&Era> {
        let at = self.eras.partition_point(|era| era.days.last < day);
        self.eras.get(at).filter(|era| era.days.contains(day))
    }
}

impl Era {
    pub(crate) fn said(&self, field: &str) -> Option<&Said> {
        self.facts.iter().find(|(name, _)| *name == field).map(|(_, said)| said)
    }
}

impl Said {
    /// Whether what is written tells the truth; `None` where that cannot be decided.
    pub(crate) fn agrees(&self, written: &Value) -> Option<bool> {
        match (self, written) {
            (Self::Text(said), Value::Text(written)) => Some(said == written),
            (Self::Texts(said), Value::Texts(written)) => Some(said == written),
            (Self::Ids(said), Value::Ids(written)) => Some(written.iter().map(|id| &id.value).eq(said)),
            (Self::Number(number), Value::Count(count)) => within(*number * 10, *count),
            (Self::Tenths(tenths), Value::Staff(staff)) => within(*tenths, staff.count),
            (Self::Beyond, Value::Count(count)) => Some(*count == Count::NotQuantifiable),
            (Self::Pence(pence), Value::Money(money)) => Some(money.pounds() == pounds(*pence)),
            (Self::Nil(nil), Value::Nil(written)) => Some(*nil == written.words()),
            (Self::Pence(_) | Self::Nil(_), Value::Money(_) | Value::Nil(_)) => Some(false),
            _ => None,
        }
    }
}

fn within(tenths: i32, count: Count) -> Option<bool> {
    let (min, max) = (count.min(), count.max());
    if min.is_none() || count.is_approximate() {
        return None;
    }
    let number = rust_decimal::Decimal::new(i64::from(tenths), 1);
    Some(min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max))
}

fn pounds(pence: i64) -> rust_decimal::Decimal {
    rust_decimal::Decimal::new(pence, 2)
}
