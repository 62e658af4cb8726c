//! What letters and the register say, in words for people: entries by their names.

use super::{Letter, Side, then};
use crate::answer;
use crate::case::Claim;
use crate::register::{Moment, Register, Shape, Standing};
use crate::value::{Day, Interval, Verdict};

/// The names that things have today.
pub struct Words<'r> {
    standing: Standing<'r>,
}

impl<'r> Words<'r> {
    /// As the register has them on a day.
    pub fn new(register: &'r Register, today: Day) -> Self {
        Self { standing: register.at(Moment::on(today)) }
    }

    /// What an entry is called; nothing, where the register does not have it.
    pub fn name(&self, id: &str) -> Option<String> {
        let entry = self.standing.register().find_ever(id)?;
        answer::name_of(&self.standing, entry)
    }

    /// What the thing that a path leads to is called: by the register or, where that has it no more, by a letter.
    pub fn name_in(&self, path: &str, letter: &Letter) -> Option<String> {
        let id = path.split('/').nth(1)?;
        let told = || {
            let names = ["name", "title", "described", "measure"];
            let mut claims = letter.sent.claims.iter();
            claims.find_map(|claim| {
                let (entry, field) = claim.fact.rsplit_once('/')?;
                (names.contains(&field) && entry.split('/').nth(1) == Some(id))
                    .then(|| claim.value.as_ref().map(ToString::to_string))?
            })
        };
        self.name(id).or_else(told)
    }

    /// A value, where it lists entries by their names.
    pub fn value(&self, value: &Shape) -> String {
        let Shape::Ids(ids) = value else { return value.to_string() };
        let names: Vec<String> = ids.iter().map(|id| self.name(id).unwrap_or_else(|| id.clone())).collect();
        names.join(", ")
    }

    /// What a claim says: "3, on all days from 1 April 2015 to 31 March 2016".
    pub fn asserted(&self, claim: &Claim) -> String {
        let days = then::during(claim).map(|days| format!(" {}", over(days))).unwrap_or_default();
        match &claim.value {
            Some(value) => format!("{}, {}{days}", self.value(value), certainly(claim.verdict)),
            None => format!("that it stood {}{days}", certainly(claim.verdict)),
        }
    }

    /// What one side says, beside what a letter did: how far a value held is told where the letter says otherwise.
    pub fn told(&self, side: &Side, beside: Option<&Claim>) -> String {
        let Some(verdict) = side.verdict else { return "nothing".to_owned() };
        let said = beside.map(|claim| match then::during(claim) {
            Some(days) => then::how_far(claim, days),
            None => claim.verdict,
        });
        let values: Vec<String> = side.values.iter().map(|value| self.value(value)).collect();
        match (&values[..], verdict) {
            ([], Verdict::No) => "that it stood on none of these days".to_owned(),
            ([], verdict) => format!("that it stood {}", certainly(verdict)),
            ([only], verdict) if said.is_some_and(|said| said != verdict) => {
                format!("{only}, {}", certainly(verdict))
            }
            (values, _) => values.join(", or "),
        }
    }
}

fn certainly(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Throughout => "on all days",
        Verdict::Part => "on some days and not on all",
        Verdict::AtLeastPart => "on some days at least",
        Verdict::Possibly => "perhaps on some days",
        Verdict::No => "on no day",
    }
}

fn over(days: Interval) -> String {
    let bound = |day: Day| day.is_bound().then(|| day.prose());
    match (bound(days.first), bound(days.last)) {
        (Some(first), Some(last)) if first == last => format!("of {first}"),
        (Some(first), Some(last)) => format!("from {first} to {last}"),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("up to {last}"),
        (None, None) => "ever".to_owned(),
    }
}
