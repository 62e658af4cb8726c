//! What letters and the register say, in words for people: entries by their names.

use std::cell::RefCell;

use super::{Letter, Side, then};
use crate::answer;
use crate::case::Claim;
use crate::register::{Entry, EntryIndex, Kind, Moment, Register, Shape, Standing};
use crate::value::{Day, Interval, Verdict};

/// The names that things have today, and had when letters were written.
pub struct Words<'r> {
    standing: Standing<'r>,
    /// As it was known on the day whose facts the last letter gave.
    then: RefCell<Option<(Day, Standing<'r>)>>,
}

impl<'r> Words<'r> {
    /// As the register has them on a day.
    pub fn new(register: &'r Register, today: Day) -> Self {
        Self { standing: register.at(Moment::on(today)), then: RefCell::default() }
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
    fn value(&self, value: &Shape) -> String {
        listed(value, |id| self.name(id))
    }

    /// What a claim of a letter that gives the facts of a day says: "3, on all days from 1 April 2015 to 31 March 2016". What
    /// it lists is called as it was known then.
    pub fn asserted(&self, claim: &Claim, as_at: &str) -> String {
        let days = then::during(claim).map(|days| format!(" {}", over(days))).unwrap_or_default();
        match &claim.value {
            Some(value) => {
                let value = listed(value, |id| self.name_then(id, as_at).or_else(|| self.name(id)));
                format!("{value}, {}{days}", certainly(claim.verdict))
            }
            None => format!("that it stood {}{days}", certainly(claim.verdict)),
        }
    }

    /// What an entry was called, as far as was known on a day.
    fn name_then(&self, id: &str, on: &str) -> Option<String> {
        let on = Day::parse(on).ok()?;
        let register = self.standing.register();
        let mut then = self.then.borrow_mut();
        let known = then.take().filter(|(day, _)| *day == on);
        let (_, standing) = then.insert(known.unwrap_or_else(|| (on, register.at(Moment::on(on)))));
        answer::name_of(standing, register.find_ever(id)?)
    }

    /// The entry that one which is gone may have become: the only one of its kind that is called as the letter calls it.
    pub fn became(&self, path: &str, letter: &Letter) -> Option<String> {
        let (kind, id) = path.split('/').next().zip(path.split('/').nth(1))?;
        let register = self.standing.register();
        let (kind, name) = (Kind::parse(kind)?, self.name_in(path, letter)?);
        let is_called = |at| answer::name_of(&self.standing, EntryIndex(at));
        let is_it = |(at, entry): &(usize, &Entry)| {
            entry.kind == kind && is_called(*at).is_some_and(|own| is_same_name(&own, &name))
        };
        let mut found = register.entries.iter().enumerate().filter(is_it);
        let (_, entry) = found.next().filter(|_| register.find_ever(id).is_none())?;
        found.next().is_none().then(|| entry.path())
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

/// A value, of which a list of entries is told by what each is called.
fn listed(value: &Shape, name: impl Fn(&str) -> Option<String>) -> String {
    let Shape::Ids(ids) = value else { return value.to_string() };
    let names: Vec<String> = ids.iter().map(|id| name(id).unwrap_or_else(|| id.clone())).collect();
    names.join(", ")
}

/// Whether two names are one, as a sentence or a heading has it.
fn is_same_name(one: &str, other: &str) -> bool {
    let bare = |name: &str| name.trim_start_matches("the ").to_lowercase();
    bare(one) == bare(other)
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
