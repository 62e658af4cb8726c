//! Days as people write them: sometimes exactly, often not, and never wrongly.

use candour::value::{Day, Interval, When, YearStart};

use super::random::Random;

/// The first and the last day of the years of which worlds tell.
pub(crate) fn history() -> Interval {
    Interval { first: day(2008, 1, 1), last: day(2019, 12, 31) }
}

/// Long after the history: what has not ended goes on until then.
pub(crate) fn far() -> Day {
    day(2040, 12, 31)
}

pub(crate) fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

/// Some day of `days`.
pub(crate) fn some_day(random: &mut Random, days: Interval) -> Day {
    days.first.plus(random.between(0, length(days) - 1))
}

/// How many days there are.
pub(crate) fn length(days: Interval) -> i32 {
    let (first, last) = (days.first.date().unwrap(), days.last.date().unwrap());
    first.until(last).unwrap().get_days() + 1
}

/// The organisation's own year that holds `day`, as it is written, and its days.
pub(crate) fn own_year(day: Day, start: YearStart) -> (String, Interval) {
    let year = day.date().unwrap().year();
    let written = |year: i16| format!("FY {year}/{:02}", (year + 1) % 100);
    let days = |year| read(&written(year), start);
    let year = if days(year).contains(day) { year } else { year - 1 };
    (written(year), days(year))
}

/// The days that a date means.
pub(crate) fn read(text: &str, start: YearStart) -> Interval {
    When::parse(text).and_then(|when| when.in_years_from(start)).unwrap().interval()
}

/// `day` as one who knows it more or less well writes it: among the days meant is always `day` itself.
pub(crate) fn loosely(random: &mut Random, day: Day, start: YearStart) -> String {
    let date = day.date().unwrap();
    let (year, month) = (date.year(), date.month());
    let text = match random.between(0, 19) {
        0..=8 => day.to_string(),
        9..=12 => format!("{year}-{month:02}"),
        13 => format!("{year}"),
        14 => own_year(day, start).0,
        15 => format!("about {}", year + i16::try_from(random.between(-1, 1)).unwrap()),
        16 => format!("by {}", day.plus(random.between(0, 90))),
        17 => format!("{}..{}", day.plus(-random.between(1, 60)), day.plus(random.between(1, 60))),
        _ => third(year, month),
    };
    assert!(read(&text, start).contains(day), "{text} is not {day}");
    text
}

/// The day of a source: mostly on its cover, sometimes only its month or season.
pub(crate) fn on_the_cover(random: &mut Random, day: Day) -> String {
    let date = day.date().unwrap();
    match random.between(0, 19) {
        0..=12 => day.to_string(),
        13..=17 => format!("{}-{:02}", date.year(), date.month()),
        18 => third(date.year(), date.month()),
        _ => date.year().to_string(),
    }
}

fn third(year: i16, month: i8) -> String {
    format!("{} {year}", ["early", "mid", "late"][usize::try_from((month - 1) / 4).unwrap()])
}
