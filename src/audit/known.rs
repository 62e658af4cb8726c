//! The register as an audit knows it: today's, and that a source which a letter used was there when it was sent.

use super::Letter;
use super::fit::{Fit, fit, fit_in_part};
use super::made_by::made_by;
use crate::register::{EntryIndex, Moment, Register, Shape, SourceIndex, Standing};
use crate::value::Day;

/// A register, and what letters show of it.
pub(super) struct Known<'r> {
    pub(super) register: &'r Register,
    pub(super) today: Day,
    /// The day by which each source must have been made.
    made_by: Vec<Option<Day>>,
}

impl<'r> Known<'r> {
    pub(super) fn new(register: &'r Register, letters: &[Letter], today: Day) -> Self {
        let made_by = made_by(register, letters, Moment::on(today));
        Self { register, today, made_by }
    }

    /// What stood, as it is known today.
    pub(super) fn standing(&self) -> Standing<'r> {
        self.register.at_with(Moment::on(self.today), |SourceIndex(at)| self.made_by[at])
    }

    /// Whether both ids are, or were, those of one entry.
    pub(super) fn same(&self, first: &str, second: &str) -> bool {
        let find = |id| self.register.find_ever(id);
        first == second || find(first).is_some_and(|entry| find(second) == Some(entry))
    }

    /// How what a field allows now lies to what was said of it. Members that nobody calls complete may be more than are listed.
    pub(super) fn fit(&self, (entry, field): (EntryIndex, &str), then: &Shape, now: &Shape) -> Fit {
        let same = |first: &str, second: &str| self.same(first, second);
        let complete = || self.register.entry(entry).versions.iter().any(|version| version.flag("complete"));
        if field == "members" && !complete() { fit_in_part(then, now, &same) } else { fit(then, now, &same) }
    }

    /// The entry and the field of a fact's path.
    pub(super) fn fact<'p>(&self, path: &'p str) -> Option<(EntryIndex, Option<&'p str>)> {
        let mut parts = path.splitn(3, '/');
        let (_, id, field) = (parts.next()?, parts.next()?, parts.next());
        Some((self.register.find_ever(id)?, field))
    }

    /// The path as the register has it today.
    pub(super) fn path(&self, path: &str) -> String {
        match self.fact(path) {
            Some((entry, Some(field))) => format!("{}/{field}", self.register.entry(entry).path()),
            Some((entry, None)) => self.register.entry(entry).path(),
            None => path.to_owned(),
        }
    }
}
