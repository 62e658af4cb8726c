//! What an answer would have told, had it been drafted with what is known today.

use super::known::Known;
use super::{Assessed, AuditResult, Letter, judge};
use crate::answer;
use crate::case::AnswerRecord;
use crate::register::{EntryIndex, Kind, Standing};
use crate::value::{Day, Interval, When};

/// What a letter left out: entries that its own selection finds today for its own periods, and did not find then.
pub(super) fn omitted(
    known: &Known<'_>,
    standing: &Standing<'_>,
    at: usize,
    letter: &Letter,
) -> Vec<Assessed> {
    let Ok(as_at) = Day::parse(&letter.sent.as_at) else { return Vec::new() };
    let mut omitted: Vec<Assessed> = Vec::new();
    for record in letter.sent.answers.iter().filter(|record| !record.kinds.is_empty()) {
        for (entry, days) in asked_again(standing, record, as_at) {
            let path = known.register.entry(entry).path();
            let is_this = |fact: &String| known.fact(fact).is_some_and(|(other, _)| other == entry);
            let told = record.found.iter().any(is_this)
                || record.left_out.iter().any(|left| is_this(&left.fact))
                || letter.sent.claims.iter().any(|claim| is_this(&claim.fact))
                || omitted.iter().any(|other| *other.fact == path);
            if told {
                continue;
            }
            let verdict = standing.entry(entry, days);
            omitted.push(Assessed {
                letter: at,
                claim: None,
                fact: path.into(),
                result: AuditResult::Omitted,
                register: judge::side(standing, entry, None, days, verdict).into(),
                changed_since: false,
                cleared: None,
            });
        }
    }
    omitted
}

/// The entries that a selection finds today and that certainly stood on some day of what it asked about.
fn asked_again(standing: &Standing<'_>, record: &AnswerRecord, as_at: Day) -> Vec<(EntryIndex, Interval)> {
    let kinds: Vec<Kind> = record.kinds.iter().filter_map(|word| Kind::parse(word)).collect();
    let start = standing.register().organisation.year_start;
    let periods = record.periods.iter().filter_map(|text| When::parse(text).ok()?.in_years_from(start).ok());
    let periods: Vec<Interval> = periods.filter_map(|when| when.interval().until(as_at)).collect();
    // What was asked about then may have another id today.
    let register = standing.register();
    let today = |id: &String| {
        register.find_ever(id).map_or_else(|| id.clone(), |at| register.entry(at).id.value.clone())
    };
    let about: Vec<String> = record.about.iter().map(today).collect();
    let about: Vec<&str> = about.iter().map(String::as_str).collect();
    let found = answer::entries_on(standing, &kinds, &today(&record.topic), &about);
    let stood = |entry| match &*periods {
        // Of days after those whose facts were given nothing could be told.
        [] if !record.periods.is_empty() => None,
        [] => {
            // Asked about no time: what had been seen by the day whose facts were given, and may still have stood on it.
            let before = Interval { first: Interval::ALWAYS.first, last: as_at };
            let seen = standing.entry(entry, before).is_certain();
            (seen && standing.may_have_stood(entry, Interval::day(as_at))).then_some(before)
        }
        periods => periods.iter().copied().find(|days| standing.entry(entry, *days).is_certain()),
    };
    found.into_iter().filter_map(|entry| Some((entry, stood(entry)?))).collect()
}
