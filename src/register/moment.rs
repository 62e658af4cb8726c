//! What stood, as known at one moment.

use super::{EntryIndex, Register, SourceIndex, Time, Version};
use crate::text::Span;
use crate::value::{Day, Interval, Misfit, Sighting, SourceDay, Stretch, StretchId, Verdict, When, Worlds};

/// Whose facts are given, and on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day whose facts are given: no source certainly later is used, no later day is spoken of.
    pub as_at: Day,
    /// The day on the letter: every source was made on or before it.
    pub dated: Day,
}

impl Moment {
    /// Everything known on `day`.
    pub fn on(day: Day) -> Self {
        Self { as_at: day, dated: day }
    }
}

/// A version that fits no world, and the one it clashes with where that can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worldless {
    /// The entry.
    pub entry: EntryIndex,
    /// Where the version is written.
    pub span: Span,
    /// Why.
    pub misfit: Misfit,
    /// Where the version before it is written, when that is what it clashes with.
    pub clash: Option<Span>,
}

/// The register as known at one moment: every world that fits it.
#[derive(Debug)]
pub struct Standing<'r> {
    register: &'r Register,
    moment: Moment,
    worlds: Worlds,
    stretches: Vec<Vec<Placed>>,
    worldless: Vec<Worldless>,
}

#[derive(Debug, Clone, Default)]
struct Placed {
    version: Option<StretchId>,
    fields: Vec<(&'static str, Option<StretchId>)>,
}

impl Register {
    /// The register as known at `moment`.
    pub fn at(&self, moment: Moment) -> Standing<'_> {
        self.at_with(moment, |_| None)
    }

    /// As [`Register::at`], where it is known besides by which day some sources had been made.
    pub fn at_with(&self, moment: Moment, made_by: impl Fn(SourceIndex) -> Option<Day>) -> Standing<'_> {
        let days = self.sources.iter().enumerate().map(|(at, source)| {
            let made = source.date.interval();
            let made = made.until(moment.dated).unwrap_or(made);
            made_by(SourceIndex(at)).and_then(|by| made.until(by)).unwrap_or(made)
        });
        let mut standing = Standing {
            register: self,
            moment,
            worlds: Worlds::new(days.collect()),
            stretches: Vec::with_capacity(self.entries.len()),
            worldless: Vec::new(),
        };
        for at in 0..self.entries.len() {
            standing.place(EntryIndex(at));
        }
        standing
    }
}

impl<'r> Standing<'r> {
    /// The register it speaks for.
    pub fn register(&self) -> &'r Register {
        self.register
    }

    /// The moment it speaks for.
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// Versions that fit no world: left out of everything else.
    pub fn worldless(&self) -> &[Worldless] {
        &self.worldless
    }

    /// How many versions of an entry fit a world, and facts that a source dates by itself.
    pub fn fitting(&self, entry: EntryIndex) -> usize {
        let own = |placed: &Placed| placed.fields.iter().filter(|(_, stretch)| stretch.is_some()).count();
        self.stretches[entry.0].iter().map(|placed| usize::from(placed.version.is_some()) + own(placed)).sum()
    }

    /// The part of a period that can be spoken of; `None` when all of it lies after the moment.
    pub fn clip(&self, period: Interval) -> Option<Interval> {
        period.until(self.moment.as_at)
    }

    /// Whether a version is known at this moment, fits a world and is not kept back.
    pub fn is_known(&self, entry: EntryIndex, version: usize) -> bool {
        let kept_back = self.register.entry(entry).versions[version].kept_back;
        self.stretches[entry.0][version].version.is_some() && !kept_back
    }

    /// How far an entry stood over `period`, whatever was true of it.
    pub fn entry(&self, entry: EntryIndex, period: Interval) -> Verdict {
        let says: Vec<StretchId> =
            self.stretches[entry.0].iter().filter_map(|placed| placed.version).collect();
        self.verdict(entry, &says, &[], period)
    }

    /// Whether in some world an entry stood on some day of `period`: as [`Standing::entry`] is not [`Verdict::No`], and
    /// found at once. Where nothing is known of it, nothing is ruled out.
    pub fn may_have_stood(&self, entry: EntryIndex, period: Interval) -> bool {
        let mut known = self.stretches[entry.0].iter().filter_map(|placed| placed.version).peekable();
        known.peek().is_none() || known.any(|stretch| self.worlds.hull(stretch).meet(period).is_some())
    }

    /// How far these versions of an entry, taken together, stood over `period`.
    pub fn versions(&self, entry: EntryIndex, versions: &[usize], period: Interval) -> Verdict {
        self.verdict(entry, &self.ids(entry, versions), &[], period)
    }

    /// How far a field said what `says` accepts over `period`. Versions that do not state the field leave it open.
    pub fn field(
        &self,
        entry: EntryIndex,
        field: &str,
        says: impl Fn(&super::Value) -> bool,
        period: Interval,
    ) -> Verdict {
        let all: Vec<usize> = (0..self.stretches[entry.0].len()).collect();
        self.field_of(entry, &all, field, says, period)
    }

    /// As [`Standing::field`], by these versions alone: those of one scope.
    pub fn field_of(
        &self,
        entry: EntryIndex,
        versions: &[usize],
        field: &str,
        says: impl Fn(&super::Value) -> bool,
        period: Interval,
    ) -> Verdict {
        let (saying, silent) = self.of_field(entry, versions, field, says);
        self.verdict(entry, &saying, &silent, period)
    }

    /// Whether in some world a field said what `says` accepts, by these versions, on the day of `source`.
    pub fn field_may_be(
        &self,
        entry: EntryIndex,
        versions: &[usize],
        field: &str,
        says: impl Fn(&super::Value) -> bool,
        source: SourceIndex,
    ) -> bool {
        let (saying, silent) = self.of_field(entry, versions, field, says);
        !self.is_told_of(entry)
            || self.worlds.possible_at_source(&[saying, silent].concat(), SourceDay(source.0))
    }

    /// Of these versions, those that say what `says` accepts of a field, and those that leave it open.
    fn of_field(
        &self,
        entry: EntryIndex,
        versions: &[usize],
        field: &str,
        says: impl Fn(&super::Value) -> bool,
    ) -> (Vec<StretchId>, Vec<StretchId>) {
        let (mut saying, mut silent) = (Vec::new(), Vec::new());
        for at in versions {
            let version = &self.register.entry(entry).versions[*at];
            let placed = &self.stretches[entry.0][*at];
            let own = placed.fields.iter().find(|(name, _)| *name == field);
            match (version.value(field), own) {
                (Some(value), None) if says(value) => saying.extend(placed.version),
                (Some(value), Some((_, Some(id)))) if says(value) => saying.push(*id),
                (Some(_), None | Some((_, Some(_)))) => {}
                (None, _) | (_, Some((_, None))) => silent.extend(placed.version),
            }
        }
        (saying, silent)
    }

    /// Whether anything is known of an entry yet; else nothing is ruled out.
    fn is_told_of(&self, entry: EntryIndex) -> bool {
        self.stretches[entry.0].iter().any(|placed| placed.version.is_some())
    }

    fn verdict(
        &self,
        entry: EntryIndex,
        says: &[StretchId],
        silent: &[StretchId],
        period: Interval,
    ) -> Verdict {
        if self.is_told_of(entry) { self.worlds.verdict(says, silent, period) } else { Verdict::Possibly }
    }

    /// The days of `period` on which these versions stood in every world.
    pub fn certain_days(&self, entry: EntryIndex, versions: &[usize], period: Interval) -> Vec<Interval> {
        self.worlds.certain_days(&self.ids(entry, versions), period)
    }

    /// Whether these versions stood on the day of `source` in every world, whichever day that is.
    pub fn certain_at_source(&self, entry: EntryIndex, versions: &[usize], source: SourceIndex) -> bool {
        self.worlds.certain_at_source(&self.ids(entry, versions), SourceDay(source.0))
    }

    /// The days on which the source may have been made.
    pub fn source_day(&self, source: SourceIndex) -> Interval {
        self.worlds.source_day(SourceDay(source.0))
    }

    /// The days on which a version may have begun and ended.
    pub fn bounds(&self, entry: EntryIndex, version: usize) -> Option<(Interval, Interval)> {
        let id = self.stretches[entry.0][version].version?;
        Some((self.worlds.start(id), self.worlds.end(id)))
    }

    /// Whether a source is used at this moment: not one that is certainly later.
    pub fn uses(&self, source: SourceIndex) -> bool {
        self.register.source(source).date.interval().first <= self.moment.as_at
    }

    fn ids(&self, entry: EntryIndex, versions: &[usize]) -> Vec<StretchId> {
        versions.iter().filter_map(|version| self.stretches[entry.0][*version].version).collect()
    }

    fn place(&mut self, entry: EntryIndex) {
        let versions = &self.register.entry(entry).versions;
        let mut placed = vec![Placed::default(); versions.len()];
        let mut scopes: Vec<Option<&str>> = Vec::new();
        for version in versions {
            let scope = version.scope.as_ref().map(|scope| &*scope.value);
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        for scope in scopes {
            self.place_chain(entry, scope, &mut placed);
        }
        self.stretches.push(placed);
    }

    /// Versions of one entry in one scope follow one another; a disputed one stands beside the one before it.
    fn place_chain(&mut self, entry: EntryIndex, scope: Option<&str>, placed: &mut [Placed]) {
        let register = self.register;
        let known =
            |source: &SourceIndex| register.source(*source).date.interval().first <= self.moment.as_at;
        let mut chain = self.worlds.chain();
        let mut before: Option<Span> = None;
        for (version, placed) in register.entry(entry).versions.iter().zip(placed) {
            let source = version.source.as_ref().map(|source| source.value);
            if version.scope.as_ref().map(|scope| &*scope.value) != scope
                || !source.as_ref().is_none_or(known)
                || version.is_set_aside()
            {
                continue;
            }
            let stretch = stretch(&version.time, source, known);
            let result = if version.disputed && before.is_some() {
                chain.beside(&stretch)
            } else {
                chain.push(&stretch)
            };
            match result {
                Ok(id) => placed.version = Some(id),
                Err(misfit) => {
                    let clash = before.filter(|_| matches!(misfit, Misfit::After(_)));
                    self.worldless.push(Worldless { entry, span: version.span, misfit, clash });
                    continue;
                }
            }
            before = Some(version.span);
            for (field, own) in own_sources(version) {
                let time = Time { seen: Vec::new(), held: Vec::new(), ..version.time.clone() };
                let id = if known(&own) {
                    chain.beside(&self::stretch(&time, Some(own), known)).ok()
                } else {
                    None
                };
                placed.fields.push((field, id));
            }
        }
    }
}

fn own_sources(version: &Version) -> impl Iterator<Item = (&'static str, SourceIndex)> {
    version.facts.iter().filter_map(|(field, fact)| Some((*field, fact.source?.value)))
}

/// The stretch that a version's time writes: its bounds, and when it was seen.
fn stretch(time: &Time, source: Option<SourceIndex>, known: impl Fn(&SourceIndex) -> bool) -> Stretch {
    let days =
        |when: &Option<crate::text::At<When>>| when.map_or(Interval::ALWAYS, |when| when.value.interval());
    let mut stretch = Stretch {
        from: days(&time.from),
        until: days(&time.until),
        seen: Vec::new(),
        held: time.held.iter().map(|period| period.value.interval()).collect(),
    };
    if !stretch.held.is_empty() {
        return stretch;
    }
    if time.seen.is_empty() {
        stretch.seen.extend(source.map(|source| Sighting::Source(SourceDay(source.0))));
    }
    for seen in &time.seen {
        let by = seen.source.map(|source| source.value).filter(|source| known(source));
        match (seen.on, by) {
            (Some(on), _) if seen.source.is_none() || by.is_some() => {
                stretch.seen.push(Sighting::Within(on.value.interval()));
            }
            (None, Some(source)) => stretch.seen.push(Sighting::Source(SourceDay(source.0))),
            _ => {}
        }
    }
    stretch
}
