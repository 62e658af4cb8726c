//! The days that a letter names, and the one that it bears.

use std::ops::Range;

use super::page::Page;
use super::sentence::{Place, Sentence};
use super::voice::Voice;
use crate::value::{Day, MONTHS};

/// A day, or a month, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The day; of a month, its last.
    pub(super) day: Day,
    pub(super) range: Range<usize>,
    /// Whether the day itself is named, and not only the month.
    pub(super) whole: bool,
}

/// The day that a letter bears: one that stands by itself or after "date", else the first that it names.
pub(super) fn dated(page: &Page) -> Option<Day> {
    const LABELS: [&str; 7] = ["date", "dated", "sent", "issued", "our ref", "answered", "date of response"];
    let mut first = None;
    let mut last_alone = None;
    // The head of a letter or an e-mail names its day before anybody speaks.
    let body =
        page.sentences.iter().position(|sentence| page.text[sentence.range.clone()].starts_with("Dear "));
    let head = body.unwrap_or_default().clamp(1, HEAD);
    let spoken = |(at, sentence): &(usize, &Sentence)| *at < head || sentence.voice == Voice::Own;
    for (_, sentence) in page.sentences.iter().enumerate().filter(spoken) {
        let text = &page.text[sentence.range.clone()];
        let Some(named) = days(text).into_iter().find(|named| named.whole) else { continue };
        let before = text[..named.range.start].trim().to_lowercase();
        let before = before.trim_end_matches([':', ' ', '*']);
        let labelled = LABELS.iter().any(|label| before.starts_with(label) || before.ends_with(label));
        let alone = sentence.words.len() <= 8 && sentence.place != Place::Item;
        if labelled && before.len() < 60 {
            return Some(named.day);
        }
        if alone && last_alone.is_none() {
            last_alone = Some(named.day);
        }
        first = first.or(Some(named.day));
    }
    last_alone.or(first)
}

/// The head of a letter has at most so many lines.
const HEAD: usize = 14;

/// Every day and month of a year that a text names: `2 May 2017`, `2nd May, 2017`, `May 2, 2017`, `02/05/2017`, `2017-05-02`.
pub(super) fn days(text: &str) -> Vec<Named> {
    let parts = parts(text);
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        match named(&parts[at..]) {
            Some((day, length, whole)) => {
                found.push(Named { day, range: parts[at].1.start..parts[at + length - 1].1.end, whole });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

type Part<'t> = (&'t str, Range<usize>);

/// The words and numbers of a text; what stands between parts of a date is left out.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = None;
    let mut digits = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let same = c.is_alphanumeric() && start.is_none_or(|_| c.is_ascii_digit() == digits);
        if !same && let Some(from) = start.take() {
            parts.push((&text[from..at], from..at));
        }
        if c.is_alphanumeric() && start.is_none() {
            start = Some(at);
            digits = c.is_ascii_digit();
        }
    }
    parts.retain(|(word, _)| !matches!(&*word.to_lowercase(), "st" | "nd" | "rd" | "th" | "of"));
    parts
}

fn named(parts: &[Part<'_>]) -> Option<(Day, usize, bool)> {
    let number = |at: usize| parts.get(at).and_then(|(word, _)| word.parse::<i16>().ok());
    let small = |at: usize| number(at).and_then(|number| i8::try_from(number).ok());
    let long = |at: usize| number(at).filter(|year| (1990..2100).contains(year));
    let year = |at: usize| {
        let short = parts.get(at).filter(|(word, _)| word.len() == 2).and_then(|_| number(at));
        long(at).or_else(|| short.filter(|year| *year < 60).map(|year| year + 2000))
    };
    let month = |at: usize| parts.get(at).and_then(|(word, _)| month(word));
    let close = |from: usize, to: usize| parts.get(to).is_some_and(|to| to.1.start <= parts[from].1.end + 5);
    let day = |year, month, day| Day::new(year, month, day);
    if let (Some(own), Some(of), Some(year)) = (small(0), month(1), long(2)) {
        return day(year, of, own).map(|day| (day, 3, true));
    }
    if let (Some(of), Some(own), Some(year)) = (month(0), small(1), long(2)) {
        return day(year, of, own).map(|day| (day, 3, true));
    }
    if let (Some(year), Some(of), Some(own)) = (long(0), small(1), small(2))
        && let Some(day) = day(year, of, own).filter(|_| close(0, 1) && close(1, 2))
    {
        return Some((day, 3, true));
    }
    if let (Some(own), Some(of), Some(year)) = (small(0), small(1), year(2))
        && close(0, 1)
        && close(1, 2)
        && parts[1].1.start == parts[0].1.end + 1
        && parts[2].1.start == parts[1].1.end + 1
        && let Some(day) = day(year, of, own)
    {
        return Some((day, 3, true));
    }
    if let (Some(of), Some(year)) = (month(0), long(1)) {
        let last = (28..=31).rev().find_map(|last| day(year, of, last))?;
        return Some((last, 2, false));
    }
    None
}

fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        name == lower || (lower.len() >= 3 && lower.len() <= 4 && name.starts_with(&lower))
    };
    let at = MONTHS.iter().position(|name| fits(name))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_form() {
        for text in [
            "2 May 2017",
            "2nd of May, 2017",
            "May 2, 2017",
            "02/05/2017",
            "2.5.17",
            "2017-05-02",
            "Tuesday 2nd May 2017",
        ] {
            let days = days(text);
            assert_eq!(
                days.first().map(|named| named.day.to_string()).as_deref(),
                Some("2017-05-02"),
                "{text}"
            );
        }
        assert_eq!(days("by the end of May 2017")[0].day.to_string(), "2017-05-31");
        for text in ["section 31(1)(a) 2000", "31 of 2017", "may 2 people", "99/99/2017"] {
            assert!(days(text).is_empty(), "{text}");
        }
    }
}
