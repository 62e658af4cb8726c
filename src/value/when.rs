//! Dates as people know them: a day, a month, a year, "early 2017", "by April 2013".

use std::fmt;

use super::{Day, Interval, MONTHS, Refusal, Wrong};

/// The day on which an organisation's own year begins: 1 April unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct YearStart {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month, 1 to 28.
    pub day: i8,
}

impl Default for YearStart {
    fn default() -> Self {
        Self { month: 4, day: 1 }
    }
}

/// An imprecise date: what was written, and the days it may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    form: Form,
    interval: Interval,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Point(Point),
    Between(Point, Point),
    By(Point),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Point {
    Day(Day),
    Month(i16, i8),
    Year(i16),
    /// The year of the organisation that begins in this year.
    OwnYear(i16),
    Third(Third, i16),
    About(i16),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Third {
    Early,
    Mid,
    Late,
}

const FORMS: &str = "write a day (2017-05-02), a month (2017-05), a year (2017), `FY 2016/17`, `early 2017`, `by 2013-04`, \
                     `about 2015`, or two of them joined by `..`";

impl When {
    /// Reads a date in any of the forms of the register.
    ///
    /// # Errors
    /// What is wrong with it, and what may be written.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let form = if let Some(rest) = text.strip_prefix("by ") {
            Form::By(Point::parse(rest)?)
        } else if let Some((first, last)) = text.split_once("..") {
            Form::Between(Point::parse(first.trim())?, Point::parse(last.trim())?)
        } else {
            Form::Point(Point::parse(text)?)
        };
        let interval = form.interval(YearStart::default()).ok_or_else(|| backwards(text))?;
        Ok(Self { form, interval })
    }

    /// The same date where `FY` means the organisation's own year.
    ///
    /// # Errors
    /// When the two ends of a pair are the wrong way round.
    pub fn in_years_from(self, start: YearStart) -> Result<Self, Refusal> {
        let interval = self.form.interval(start).ok_or_else(|| backwards(&self.to_string()))?;
        Ok(Self { form: self.form, interval })
    }

    /// The single day `day`.
    pub fn on(day: Day) -> Self {
        Self { form: Form::Point(Point::Day(day)), interval: Interval::day(day) }
    }

    /// The days it may mean.
    pub fn interval(self) -> Interval {
        self.interval
    }

    /// The day, if it names exactly one.
    pub fn as_day(self) -> Option<Day> {
        match self.form {
            Form::Point(Point::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Whether it names one of the organisation's own years, such as `FY 2016/17`.
    pub fn is_own_year(self) -> bool {
        matches!(self.form, Form::Point(Point::OwnYear(_)))
    }

    /// As a letter writes it: `2 May 2017`, `April 2013`, `2016/17`, `early 2017`.
    pub fn prose(self) -> String {
        match self.form {
            Form::Point(point) => point.prose(),
            Form::By(point) => format!("by {}", point.prose()),
            Form::Between(first, last) => format!("{} to {}", first.prose(), last.prose()),
        }
    }

    /// As the day on which something began or ended, after "from" or "until": `early 2017`, `April 2013 at the
    /// latest`, `some day between … and …`.
    pub fn prose_bound(self) -> String {
        match self.form {
            Form::Point(point) => point.prose(),
            Form::By(point) => format!("{} at the latest", point.prose()),
            Form::Between(..) => format!("some day {}", self.prose_within()),
        }
    }

    /// Whether it is no more than a month long, so that one may speak "as at" it.
    pub fn is_occasion(self) -> bool {
        matches!(self.form, Form::Point(Point::Day(_) | Point::Month(..)))
    }

    /// With its preposition: `on 2 May 2017`, `in April 2013`, `by April 2013`, `between … and …`.
    pub fn prose_within(self) -> String {
        match self.form {
            Form::Point(Point::Day(day)) => format!("on {}", day.prose()),
            Form::Point(Point::About(year)) => format!("around {year}"),
            Form::Point(point) => format!("in {}", point.prose()),
            Form::By(_) => self.prose(),
            Form::Between(first, last) => format!("between {} and {}", first.prose(), last.prose()),
        }
    }
}

fn backwards(text: &str) -> Refusal {
    Refusal::new(Wrong::Period, format!("`{text}` ends before it begins")).help("swap the two dates")
}

impl Form {
    fn interval(self, start: YearStart) -> Option<Interval> {
        match self {
            Self::Point(point) => point.interval(start),
            Self::By(point) => Interval::new(Day::EVER, point.interval(start)?.last),
            Self::Between(first, last) => {
                Interval::new(first.interval(start)?.first, last.interval(start)?.last)
            }
        }
    }
}

impl Point {
    fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |what: &str| Refusal::new(Wrong::Form, format!("`{text}` is not {what}"));
        let unknown = || match own_year(text) {
            // What people write of a financial year.
            Some(_) => refuse("a date").help(format!("write `FY {text}` for the financial year")),
            None => refuse("a date").help(FORMS),
        };
        let point = if let Some(rest) = text.strip_prefix("FY ") {
            own_year(rest).ok_or_else(|| {
                refuse("a financial year").help("write both years, one after the other: FY 2016/17")
            })?
        } else if let Some(rest) = text.strip_prefix("about ") {
            Self::About(
                year(rest)
                    .ok_or_else(|| refuse("a year").help("write `about` with a year alone: about 2015"))?,
            )
        } else if let Some((third, rest)) = third(text) {
            Self::Third(third, year(rest).ok_or_else(unknown)?)
        } else {
            match *text.split('-').collect::<Vec<_>>() {
                [y] => Self::Year(year(y).ok_or_else(unknown)?),
                [y, m] => {
                    let (Some(year), Some(month)) = (year(y), two(m)) else { return Err(unknown()) };
                    months(year, month, 1).map(|_| Self::Month(year, month)).ok_or_else(|| {
                        let message = format!("`{text}` is not a month: there is no month {month}");
                        Refusal::new(Wrong::Day, message)
                    })?
                }
                [y, m, d] => {
                    let parts = (year(y), two(m), two(d));
                    let (Some(year), Some(month), Some(day)) = parts else { return Err(unknown()) };
                    Self::Day(Day::new(year, month, day).ok_or_else(|| no_such_day(text, year, month, day))?)
                }
                _ => return Err(unknown()),
            }
        };
        point.interval(YearStart::default()).map(|_| point).ok_or_else(unknown)
    }

    fn interval(self, start: YearStart) -> Option<Interval> {
        match self {
            Self::Day(day) => Some(Interval::day(day)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Year(year) => months(year, 1, 12),
            Self::OwnYear(year) => Interval::new(
                Day::new(year, start.month, start.day)?,
                Day::new(year.checked_add(1)?, start.month, start.day)?.previous(),
            ),
            Self::Third(third, year) => months(year, third as i8 * 4 + 1, 4),
            Self::About(year) => Interval::new(
                months(year.checked_sub(1)?, 1, 12)?.first,
                months(year.checked_add(1)?, 1, 12)?.last,
            ),
        }
    }

    fn prose(self) -> String {
        match self {
            Self::Day(day) => day.prose(),
            Self::Month(year, month) => {
                format!("{} {year}", MONTHS[usize::try_from(month - 1).unwrap_or_default()])
            }
            Self::Year(year) => year.to_string(),
            Self::OwnYear(year) => format!("{year}/{:02}", (year + 1).rem_euclid(100)),
            Self::Third(third, year) => format!("{} {year}", third.word()),
            Self::About(year) => format!("about {year}"),
        }
    }
}

impl Third {
    fn word(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Mid => "mid",
            Self::Late => "late",
        }
    }
}

fn third(text: &str) -> Option<(Third, &str)> {
    let (word, rest) = text.split_once(' ')?;
    [Third::Early, Third::Mid, Third::Late]
        .into_iter()
        .find(|third| third.word() == word)
        .map(|third| (third, rest))
}

/// `count` whole months from the first of `month`.
fn months(year: i16, month: i8, count: i8) -> Option<Interval> {
    let past = month.checked_add(count)?;
    let after =
        if past > 12 { Day::new(year.checked_add(1)?, past - 12, 1) } else { Day::new(year, past, 1) };
    Interval::new(Day::new(year, month, 1)?, after?.previous())
}

fn own_year(text: &str) -> Option<Point> {
    let (first, last) = text.split_once('/')?;
    let first = year(first)?;
    let next = i16::from(two(last)?);
    (next == (first + 1).rem_euclid(100)).then_some(Point::OwnYear(first))
}

fn no_such_day(text: &str, year: i16, month: i8, day: i8) -> Refusal {
    let last = months(year, month, 1).and_then(|days| days.last.date());
    let message = match last {
        Some(last) => {
            format!("`{text}` is not a day: {} has {} days", Point::Month(year, month).prose(), last.day())
        }
        None => format!("`{text}` is not a day: there is no month {month} and day {day}"),
    };
    Refusal::new(Wrong::Day, message)
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn two(text: &str) -> Option<i8> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::Point(point) => write!(f, "{point}"),
            Form::By(point) => write!(f, "by {point}"),
            Form::Between(first, last) => write!(f, "{first}..{last}"),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::OwnYear(_) => write!(f, "FY {}", self.prose()),
            Self::Third(..) | Self::About(_) => f.write_str(&self.prose()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> String {
        When::parse(text).unwrap().interval().to_string()
    }

    #[test]
    fn every_form_reads_as_its_days() {
        for (text, expected) in [
            ("2017-05-02", "2017-05-02"),
            ("2013-04", "2013-04-01..2013-04-30"),
            ("2016-02", "2016-02-01..2016-02-29"),
            ("2016-12", "2016-12-01..2016-12-31"),
            ("2017", "2017-01-01..2017-12-31"),
            ("FY 2016/17", "2016-04-01..2017-03-31"),
            ("FY 1999/00", "1999-04-01..2000-03-31"),
            ("early 2017", "2017-01-01..2017-04-30"),
            ("mid 2017", "2017-05-01..2017-08-31"),
            ("late 2017", "2017-09-01..2017-12-31"),
            ("by 2013-04", "..2013-04-30"),
            ("by early 2017", "..2017-04-30"),
            ("about 2015", "2014-01-01..2016-12-31"),
            ("2017-01-01..2017-03-31", "2017-01-01..2017-03-31"),
            ("2016..mid 2017", "2016-01-01..2017-08-31"),
        ] {
            assert_eq!(days(text), expected, "{text}");
            assert_eq!(When::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn an_own_year_follows_the_organisation() {
        let academic = YearStart { month: 8, day: 1 };
        let year = When::parse("FY 2016/17").unwrap().in_years_from(academic).unwrap();
        assert_eq!(year.interval().to_string(), "2016-08-01..2017-07-31");
        assert_eq!(year.prose(), "2016/17");
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (text, wrong, message) in [
            ("2017-09-31", Wrong::Day, "`2017-09-31` is not a day: September 2017 has 30 days"),
            ("2017-13-01", Wrong::Day, "`2017-13-01` is not a day: there is no month 13 and day 1"),
            ("2017-00", Wrong::Day, "`2017-00` is not a month: there is no month 0"),
            ("FY 2016/18", Wrong::Form, "`FY 2016/18` is not a financial year"),
            ("FY 2016", Wrong::Form, "`FY 2016` is not a financial year"),
            ("2017..2016", Wrong::Period, "`2017..2016` ends before it begins"),
            ("about early 2017", Wrong::Form, "`about early 2017` is not a year"),
            ("soon", Wrong::Form, "`soon` is not a date"),
            ("2016/17", Wrong::Form, "`2016/17` is not a date"),
            ("+2016", Wrong::Form, "`+2016` is not a date"),
            ("early", Wrong::Form, "`early` is not a date"),
            ("", Wrong::Form, "`` is not a date"),
        ] {
            let refusal = When::parse(text).unwrap_err();
            assert_eq!((refusal.wrong, &*refusal.message), (wrong, message), "{text}");
        }
    }

    #[test]
    fn a_financial_year_by_itself_is_told_how_to_be_written() {
        let help = |text: &str| When::parse(text).unwrap_err().help.unwrap();
        assert_eq!(help("2016/17"), "write `FY 2016/17` for the financial year");
        assert_eq!(help("2016/18"), FORMS);
    }

    #[test]
    fn prose_has_the_right_preposition() {
        for (text, expected) in [
            ("2017-05-02", "on 2 May 2017"),
            ("2013-04", "in April 2013"),
            ("early 2017", "in early 2017"),
            ("by 2013-04", "by April 2013"),
            ("about 2015", "around 2015"),
            ("2016-09..2017-02-03", "between September 2016 and 3 February 2017"),
        ] {
            assert_eq!(When::parse(text).unwrap().prose_within(), expected);
        }
    }

    #[test]
    fn what_is_no_day_is_not_said_as_if_it_were_one() {
        for (text, expected) in [
            ("2017-05-02", "2 May 2017"),
            ("early 2017", "early 2017"),
            ("by 2013-04", "April 2013 at the latest"),
            ("2016-09..2017-02-03", "some day between September 2016 and 3 February 2017"),
        ] {
            assert_eq!(When::parse(text).unwrap().prose_bound(), expected);
        }
    }
}
