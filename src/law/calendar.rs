//! Which days count: the working days of a regime, by the bank holidays of each part of the United Kingdom.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use crate::value::{Day, Interval};

/// A part of the United Kingdom with bank holidays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Division {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl Division {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::EnglandAndWales, Self::Scotland, Self::NorthernIreland];

    /// Its word in lists of holidays, which is the Government's own: `england-and-wales`.
    pub fn word(self) -> &'static str {
        match self {
            Self::EnglandAndWales => "england-and-wales",
            Self::Scotland => "scotland",
            Self::NorthernIreland => "northern-ireland",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::EnglandAndWales => "England and Wales",
            Self::Scotland => "Scotland",
            Self::NorthernIreland => "Northern Ireland",
        }
    }

    /// The part with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|division| division.word() == word)
    }
}

/// A bank holiday, or several on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// What the day is called, by itself.
    pub title: String,
    /// Where it is kept, without repeats.
    pub divisions: Vec<Division>,
    /// When it became known, where it is an extra day that was proclaimed after the list of its year.
    pub proclaimed: Option<Day>,
}

impl Holiday {
    /// Where it is kept: "the United Kingdom", "Scotland", "England and Wales and in Northern Ireland".
    pub fn kept_in(&self) -> String {
        match &*self.divisions {
            all if all.len() == Division::ALL.len() => "the United Kingdom".to_owned(),
            some => some.iter().map(|division| division.name()).collect::<Vec<_>>().join(" and in "),
        }
    }
}

/// Why a day does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Off<'c> {
    /// It is a Saturday or a Sunday.
    Weekend,
    /// It is Christmas Day.
    Christmas,
    /// It is a bank holiday.
    Holiday(&'c Holiday),
}

/// The days that do not count, and the days for which that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    holidays: BTreeMap<Day, Vec<Holiday>>,
    covers: Interval,
}

/// A day for which no calendar says whether it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncovered {
    /// The day.
    pub day: Day,
    /// The days that are known.
    pub covers: Interval,
}

impl fmt::Display for Uncovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { day, covers: Interval { first, last } } = self;
        let (day, first, last) = (day.prose(), first.prose(), last.prose());
        write!(f, "bank holidays are known from {first} to {last}, and {day} would have to be counted")
    }
}

/// What the Government has published.
static PUBLISHED: LazyLock<Calendar> = LazyLock::new(|| read(include_str!("bank-holidays.csv")));

impl Calendar {
    /// The published bank holidays of these parts of the United Kingdom.
    pub fn published(divisions: &[Division]) -> Self {
        let mut calendar = PUBLISHED.clone();
        calendar.retain(|holiday| holiday.divisions.iter().any(|division| divisions.contains(division)));
        calendar
    }

    /// The days for which it is known whether they count.
    pub fn covers(&self) -> Interval {
        self.covers
    }

    /// Every day on which a bank holiday is kept, in order.
    pub fn holidays(&self) -> impl Iterator<Item = (Day, &Holiday)> {
        self.holidays.iter().flat_map(|(day, holidays)| holidays.iter().map(|holiday| (*day, holiday)))
    }

    /// Takes in a holiday that was proclaimed, unless the day is known as one in the same places already.
    pub fn proclaim(&mut self, day: Day, holiday: Holiday) {
        let there = self.holidays.entry(day).or_default();
        let is_known = |division| there.iter().any(|known| known.divisions.contains(division));
        if !holiday.divisions.iter().all(is_known) {
            there.push(holiday);
        }
    }

    /// The calendar as it was known on a day, before what was proclaimed after it.
    #[must_use]
    pub fn as_known_on(&self, day: Day) -> Self {
        let mut calendar = self.clone();
        calendar.retain(|holiday| holiday.proclaimed.is_none_or(|proclaimed| proclaimed <= day));
        calendar
    }

    /// Why a day is no working day; `None` for one that is.
    ///
    /// # Errors
    /// Where the calendar does not know the day.
    pub fn off(&self, day: Day) -> Result<Option<Off<'_>>, Uncovered> {
        if !self.covers.contains(day) {
            return Err(Uncovered { day, covers: self.covers });
        }
        if day.is_weekend() {
            return Ok(Some(Off::Weekend));
        }
        let holiday = self.holidays.get(&day).and_then(|holidays| holidays.first()).map(Off::Holiday);
        let christmas = day.date().is_some_and(|date| (date.month(), date.day()) == (12, 25));
        Ok(holiday.or_else(|| christmas.then_some(Off::Christmas)))
    }

    /// How many working days there are after one day, up to and with another.
    ///
    /// # Errors
    /// Where the calendar does not know one of them.
    pub fn working_days(&self, after: Day, until: Day) -> Result<usize, Uncovered> {
        let (mut day, mut count) = (after, 0);
        while day < until {
            day = day.next();
            count += usize::from(self.off(day)?.is_none());
        }
        Ok(count)
    }

    fn retain(&mut self, keep: impl Fn(&Holiday) -> bool) {
        for holidays in self.holidays.values_mut() {
            holidays.retain(&keep);
        }
        self.holidays.retain(|_, holidays| !holidays.is_empty());
    }
}

/// Reads a list of holidays. It is ours and a test reads it whole; a line that is none is left out.
fn read(text: &str) -> Calendar {
    let mut calendar = Calendar { holidays: BTreeMap::new(), covers: Interval::ALWAYS };
    for line in text.lines() {
        if let Some(covers) = line.strip_prefix("covers,").and_then(interval) {
            calendar.covers = covers;
        } else if let Some((day, holiday)) = holiday(line) {
            calendar.holidays.entry(day).or_default().push(holiday);
        }
    }
    calendar
}

fn interval(text: &str) -> Option<Interval> {
    let (first, last) = text.split_once("..")?;
    Interval::new(Day::parse(first).ok()?, Day::parse(last).ok()?)
}

fn holiday(line: &str) -> Option<(Day, Holiday)> {
    let [day, divisions, title, proclaimed] = *line.split(',').collect::<Vec<_>>() else { return None };
    let divisions = match divisions {
        "uk" => Division::ALL.to_vec(),
        some => some.split(' ').map(Division::parse).collect::<Option<_>>()?,
    };
    let proclaimed = if proclaimed.is_empty() { None } else { Some(Day::parse(proclaimed).ok()?) };
    Some((Day::parse(day).ok()?, Holiday { title: title.to_owned(), divisions, proclaimed }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        let lines = include_str!("bank-holidays.csv").lines();
        let lines = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
        for line in lines.clone() {
            let (day, holiday) = holiday(line).unwrap();
            assert!(PUBLISHED.covers.contains(day) && !day.is_weekend(), "{line}");
            assert!(holiday.proclaimed.is_none_or(|proclaimed| proclaimed < day), "{line}");
        }
        assert_eq!(PUBLISHED.holidays().count(), lines.count());
        let years = 2011..=2028;
        for division in Division::ALL {
            let calendar = Calendar::published(&[division]);
            for year in years.clone() {
                let count = calendar.holidays().filter(|(day, _)| day.date().unwrap().year() == year).count();
                assert!((8..=12).contains(&count), "{}: {count} in {year}", division.name());
            }
        }
    }

    #[test]
    fn a_holiday_in_one_part_counts_where_that_part_does() {
        let (all, scotland) =
            (Calendar::published(&Division::ALL), Calendar::published(&[Division::Scotland]));
        let boyne = day("2026-07-13");
        assert!(
            matches!(all.off(boyne), Ok(Some(Off::Holiday(holiday))) if holiday.kept_in() == "Northern Ireland")
        );
        assert_eq!(scotland.off(boyne), Ok(None));
        assert_eq!(all.off(day("2026-07-11")), Ok(Some(Off::Weekend)));
        assert!(all.off(day("2029-01-02")).is_err());
    }

    #[test]
    fn what_is_proclaimed_is_known_from_its_day() {
        let mut all = Calendar::published(&Division::ALL);
        let funeral = day("2022-09-19");
        assert_eq!(all.as_known_on(day("2022-09-09")).off(funeral), Ok(None));
        assert!(matches!(all.as_known_on(day("2022-09-10")).off(funeral), Ok(Some(_))));
        let extra = Holiday {
            title: "Extra".to_owned(),
            divisions: vec![Division::Scotland],
            proclaimed: Some(day("2027-01-04")),
        };
        all.proclaim(day("2027-02-01"), extra.clone());
        assert_eq!(all.off(day("2027-02-01")), Ok(Some(Off::Holiday(&extra))));
        let before = all.clone();
        all.proclaim(funeral, extra);
        assert_eq!(all, before);
    }
}
