//! What an answer would have told, had it been drafted with what is known today.

use std::collections::{HashMap, HashSet};

use super::known::Known;
use super::{Assessed, AuditResult, Letter, judge};
use crate::answer;
use crate::case::AnswerRecord;
use crate::register::{EntryIndex, Kind, Standing};
use crate::value::{Day, Interval, When};

/// Asks again what letters were asked, and each that several were asked alike once.
pub(super) struct Again<'a> {
    known: &'a Known<'a>,
    standing: &'a Standing<'a>,
    /// What a selection finds, by its kinds, its topic and what it is about.
    found: HashMap<Selection, Vec<EntryIndex>>,
}

type Selection = (Vec<Kind>, String, Vec<String>);

impl<'a> Again<'a> {
    pub(super) fn new(known: &'a Known<'a>, standing: &'a Standing<'a>) -> Self {
        Self { known, standing, found: HashMap::new() }
    }

    /// What a letter left out: entries that its own selection finds today for its own periods, and did not find then.
    pub(super) fn omitted(&mut self, at: usize, letter: &Letter) -> Vec<Assessed> {
        let Ok(as_at) = Day::parse(&letter.sent.as_at) else { return Vec::new() };
        let known = self.known;
        let entry = |fact: &String| known.fact(fact).map(|(entry, _)| entry);
        let mut told: HashSet<EntryIndex> =
            letter.sent.claims.iter().filter_map(|claim| entry(&claim.fact)).collect();
        let mut omitted: Vec<Assessed> = Vec::new();
        for record in letter.sent.answers.iter().filter(|record| !record.kinds.is_empty()) {
            let left_out = record.left_out.iter().map(|left| &left.fact);
            let of_it: HashSet<EntryIndex> = record.found.iter().chain(left_out).filter_map(entry).collect();
            for (entry, days) in self.asked_again(record, as_at) {
                if of_it.contains(&entry) || !told.insert(entry) {
                    continue;
                }
                let verdict = self.standing.entry(entry, days);
                omitted.push(Assessed {
                    letter: at,
                    claim: None,
                    fact: known.register.entry(entry).path().into(),
                    result: AuditResult::Omitted,
                    register: judge::side(self.standing, entry, None, days, verdict).into(),
                    changed_since: false,
                    cleared: None,
                });
            }
        }
        omitted
    }

    /// The entries that a selection finds today and that certainly stood on some day of what it asked about.
    fn asked_again(&mut self, record: &AnswerRecord, as_at: Day) -> Vec<(EntryIndex, Interval)> {
        let standing = self.standing;
        let start = standing.register().organisation.year_start;
        let periods =
            record.periods.iter().filter_map(|text| When::parse(text).ok()?.in_years_from(start).ok());
        let periods: Vec<Interval> = periods.filter_map(|when| when.interval().until(as_at)).collect();
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
        self.found(record).iter().filter_map(|entry| Some((*entry, stood(*entry)?))).collect()
    }

    /// What a selection finds today. To find it, the whole register is gone through.
    fn found(&mut self, record: &AnswerRecord) -> &[EntryIndex] {
        let standing = self.standing;
        // What was asked about then may have another id today.
        let register = standing.register();
        let today = |id: &String| {
            register.find_ever(id).map_or_else(|| id.clone(), |at| register.entry(at).id.value.clone())
        };
        let kinds: Vec<Kind> = record.kinds.iter().filter_map(|word| Kind::parse(word)).collect();
        let selection = (kinds, today(&record.topic), record.about.iter().map(today).collect());
        self.found.entry(selection).or_insert_with_key(|(kinds, topic, about)| {
            let about: Vec<&str> = about.iter().map(String::as_str).collect();
            answer::entries_on(standing, kinds, topic, &about)
        })
    }
}
