//! One civil day.

use std::fmt;

use jiff::civil::Date;

use super::{Refusal, Wrong};

/// The months as a letter writes them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of a week, from Monday.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A civil day, as days since 1970-01-01; [`Day::EVER`] and [`Day::NEVER`] stand for no bound at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Before every day: a start of which nothing is known.
    pub const EVER: Self = Self(i32::MIN / 2);
    /// After every day: an end of which nothing is known.
    pub const NEVER: Self = Self(i32::MAX / 2);

    /// The day of a calendar; `None` for a day that does not exist, such as 31 September.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from)
    }

    /// `YYYY-MM-DD` and nothing else.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let not_single = || Refusal::new(Wrong::Form, format!("`{text}` is not a single day"));
        let read = super::When::parse(text).and_then(|when| when.as_day().ok_or_else(not_single));
        read.map_err(|refusal| refusal.help("write it as year, month, day: 2017-05-02"))
    }

    /// Whether this is a real day rather than the lack of a bound.
    pub fn is_bound(self) -> bool {
        Self::EVER < self && self < Self::NEVER
    }

    /// `days` later (earlier when negative); the lack of a bound stays what it is.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        if self.is_bound() { Self((self.0 + days).clamp(Self::EVER.0 + 1, Self::NEVER.0 - 1)) } else { self }
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus(-1)
    }

    /// The day in the calendar; `None` where no bound is known.
    pub fn date(self) -> Option<Date> {
        let epoch = Date::constant(1970, 1, 1);
        self.is_bound().then(|| epoch.checked_add(jiff::Span::new().try_days(self.0).ok()?).ok()).flatten()
    }

    /// The name of its day of the week.
    pub fn weekday(self) -> &'static str {
        WEEKDAYS[self.place_in_week()]
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        self.place_in_week() > 4
    }

    fn place_in_week(self) -> usize {
        // 1 January 1970 was a Thursday.
        usize::try_from((self.0 + 3).rem_euclid(7)).unwrap_or_default()
    }

    /// As a letter writes it: `2 May 2017`.
    pub fn prose(self) -> String {
        match self.date() {
            Some(date) => {
                let month = usize::try_from(date.month() - 1).unwrap_or_default();
                format!("{} {} {}", date.day(), MONTHS[month], date.year())
            }
            None => "an unknown day".to_owned(),
        }
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let epoch = Date::constant(1970, 1, 1);
        // Within years -9999..=9999 the difference is at most some seven million days.
        let days = epoch.until(date).map_or(0, |span| span.get_days());
        Self(days)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (*self, self.date()) {
            (_, Some(date)) => write!(f, "{date}"),
            (Self::EVER, None) => f.write_str(".."),
            _ => f.write_str("open"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_one_way() {
        assert_eq!(Day::parse("2017-05-02").unwrap().prose(), "2 May 2017");
        for wrong in ["20170502", "+002015-04-01", "2017-5-2", "2017-09-31", "2017-02-29", "2 May 2017", ""] {
            assert!(Day::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn weeks_run_through_every_year() {
        for (text, weekday) in
            [("1969-12-28", "Sunday"), ("2017-05-02", "Tuesday"), ("2024-02-29", "Thursday")]
        {
            let day = Day::parse(text).unwrap();
            assert_eq!(day.weekday(), weekday);
            assert_eq!((day.is_weekend(), day.plus(7).weekday()), (weekday == "Sunday", weekday));
        }
    }

    #[test]
    fn days_count_across_leap_years() {
        let day = Day::parse("2016-02-28").unwrap();
        assert_eq!(day.plus(2).to_string(), "2016-03-01");
        assert_eq!(Day::EVER.plus(3), Day::EVER);
        assert_eq!(Day::parse("2016-03-01").unwrap().plus(-2), day);
    }
}
