//! Worlds: every choice of days, register-wide, that fits everything written.
//!
//! A stretch of time begins on one unknown day and ends on another; a source was made on an unknown day that all of
//! its undated sightings share. What is written gives each of these days bounds and puts some before others. Such
//! orderings have a pleasant property: if each day can be as early as its earliest bound, all can be at once, and the
//! same for late. So the bounds alone, kept tight here, answer what [`super::standing`] asks of all worlds together.

use std::collections::{BTreeMap, BTreeSet};

use super::{Day, Interval};

/// A source's day, shared by all of its sightings that name no day of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceDay(pub usize);

/// A stretch taken into the [`Worlds`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StretchId(pub(super) usize);

/// A day on which a stretch was seen to be in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sighting {
    /// Some day within these.
    Within(Interval),
    /// The day of a source.
    Source(SourceDay),
}

/// One stretch of time as written.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The days on which it may have begun.
    pub from: Interval,
    /// The days on which it may have ended.
    pub until: Interval,
    /// Days on which it was in force.
    pub seen: Vec<Sighting>,
    /// Periods on every day of which it was in force. If there are any, each other day is open, one by one.
    pub held: Vec<Interval>,
}

impl Stretch {
    /// A stretch of which nothing is known.
    pub fn unknown() -> Self {
        Self { from: Interval::ALWAYS, until: Interval::ALWAYS, seen: Vec::new(), held: Vec::new() }
    }
}

/// Why a stretch fits no world, with the stretch it clashes with where one can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It would end before it begins, or was seen outside its own bounds.
    Itself,
    /// It cannot come after this one of its chain.
    After(StretchId),
    /// It would put the days of two sources in an impossible order.
    Sources,
}

/// Every choice of days that fits what was added.
#[derive(Debug, Clone, Default)]
pub struct Worlds {
    pub(super) source_days: Vec<Interval>,
    /// `later[a][b] = w`: the day of source `b` is at least `w` days after that of `a`.
    pub(super) later: Vec<BTreeMap<usize, i32>>,
    sightings_of: Vec<Vec<StretchId>>,
    pub(super) placed: Vec<Placed>,
    chains: usize,
}

/// A stretch in its place, with the bounds that hold for it in some world each.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) chain: usize,
    pub(super) position: usize,
    pub(super) start: Interval,
    pub(super) end: Interval,
    pub(super) sources: Vec<usize>,
    pub(super) held: Vec<Interval>,
    pub(super) before: Vec<StretchId>,
    pub(super) after: Vec<StretchId>,
}

/// A day that worlds choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Choice {
    Source(usize),
    Start(usize),
    End(usize),
}

impl Worlds {
    /// Worlds in which only the sources' days are chosen, each within its bounds.
    pub fn new(source_days: Vec<Interval>) -> Self {
        let count = source_days.len();
        Self {
            source_days,
            later: vec![BTreeMap::new(); count],
            sightings_of: vec![Vec::new(); count],
            placed: Vec::new(),
            chains: 0,
        }
    }

    /// Begins a chain: stretches that follow one another without overlap.
    pub fn chain(&mut self) -> Chain<'_> {
        self.chains += 1;
        let chain = self.chains - 1;
        Chain { worlds: self, number: chain, position: 0, earlier: Vec::new(), latest: Vec::new() }
    }

    /// The days on which a source may have been made, as narrowed by everything that it saw.
    pub fn source_day(&self, source: SourceDay) -> Interval {
        self.source_days[source.0]
    }

    /// The days on which a stretch may have begun.
    pub fn start(&self, stretch: StretchId) -> Interval {
        self.placed[stretch.0].start
    }

    /// The days on which a stretch may have ended.
    pub fn end(&self, stretch: StretchId) -> Interval {
        self.placed[stretch.0].end
    }

    /// Takes in a stretch that comes after each of `before`, unless no world has room for it.
    fn place(
        &mut self,
        chain: usize,
        position: usize,
        before: &[StretchId],
        written: &Stretch,
    ) -> Result<StretchId, Misfit> {
        let mut placed = alone(chain, position, written).ok_or(Misfit::Itself)?;
        let unseen = |source: &usize| {
            let day = self.source_days[*source];
            day.last < placed.start.first || placed.end.last < day.first
        };
        if placed.sources.iter().any(unseen) {
            return Err(Misfit::Itself);
        }
        if let Some(clash) = before.iter().find(|id| self.end(**id).first.next() > placed.start.last) {
            return Err(Misfit::After(*clash));
        }
        placed.before = before.to_vec();
        let orderings = self.orderings(&placed);
        if self.turns_back(&orderings) {
            return Err(Misfit::Sources);
        }
        let id = StretchId(self.placed.len());
        self.insert(id, placed);
        let mut trail = Vec::new();
        if self.settle(id, &mut trail) {
            for ((first, second), days) in orderings {
                let gap = self.later[first].entry(second).or_insert(days);
                *gap = days.max(*gap);
            }
            return Ok(id);
        }
        for (choice, bounds) in trail.into_iter().rev() {
            *self.bounds_mut(choice) = bounds;
        }
        self.remove_last();
        Err(Misfit::Sources)
    }

    /// Pairs of sources of which the new stretch puts the first before the second, by how many days at least.
    fn orderings(&self, placed: &Placed) -> BTreeMap<(usize, usize), i32> {
        let mut pairs = BTreeMap::new();
        if placed.sources.is_empty() {
            return pairs;
        }
        for earlier in self.chain_before(&placed.before) {
            let stretch = &self.placed[earlier.0];
            let days = i32::try_from(placed.position - stretch.position).unwrap_or(i32::MAX);
            for first in &stretch.sources {
                for second in &placed.sources {
                    let gap = pairs.entry((*first, *second)).or_insert(days);
                    *gap = days.max(*gap);
                }
            }
        }
        pairs
    }

    /// Whether an ordering would put a source before one that must come before it. What is ordered already cannot.
    fn turns_back(&self, orderings: &BTreeMap<(usize, usize), i32>) -> bool {
        let mut firsts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (first, second) in orderings.keys() {
            if first == second {
                return true;
            }
            if !self.later[*first].contains_key(second) {
                firsts.entry(*second).or_default().push(*first);
            }
        }
        firsts.iter().any(|(second, firsts)| self.reaches(*second, firsts))
    }

    /// `stretches` and every one that comes before them in their chain.
    pub(super) fn chain_before(&self, stretches: &[StretchId]) -> BTreeSet<StretchId> {
        self.closure(stretches, |placed| &placed.before)
    }

    /// `stretches` and every one that comes after them in their chain.
    pub(super) fn chain_after(&self, stretches: &[StretchId]) -> BTreeSet<StretchId> {
        self.closure(stretches, |placed| &placed.after)
    }

    fn closure(
        &self,
        stretches: &[StretchId],
        step: impl Fn(&Placed) -> &Vec<StretchId>,
    ) -> BTreeSet<StretchId> {
        let mut found = BTreeSet::new();
        let mut work = stretches.to_vec();
        while let Some(id) = work.pop() {
            if found.insert(id) {
                work.extend(step(&self.placed[id.0]));
            }
        }
        found
    }

    fn insert(&mut self, id: StretchId, placed: Placed) {
        for earlier in &placed.before {
            self.placed[earlier.0].after.push(id);
        }
        for source in &placed.sources {
            self.sightings_of[*source].push(id);
        }
        self.placed.push(placed);
    }

    fn remove_last(&mut self) {
        let Some(placed) = self.placed.pop() else { return };
        for earlier in &placed.before {
            self.placed[earlier.0].after.pop();
        }
        for source in &placed.sources {
            self.sightings_of[*source].pop();
        }
    }

    pub(super) fn bounds(&self, choice: Choice) -> Interval {
        match choice {
            Choice::Source(at) => self.source_days[at],
            Choice::Start(at) => self.placed[at].start,
            Choice::End(at) => self.placed[at].end,
        }
    }

    fn bounds_mut(&mut self, choice: Choice) -> &mut Interval {
        match choice {
            Choice::Source(at) => &mut self.source_days[at],
            Choice::Start(at) => &mut self.placed[at].start,
            Choice::End(at) => &mut self.placed[at].end,
        }
    }

    /// Days that cannot come before `choice`, with the least number of days between.
    fn following(&self, choice: Choice) -> Vec<(Choice, i32)> {
        match choice {
            Choice::Source(at) => self.sightings_of[at].iter().map(|id| (Choice::End(id.0), 0)).collect(),
            Choice::Start(at) => {
                let sources = self.placed[at].sources.iter().map(|source| (Choice::Source(*source), 0));
                sources.chain([(Choice::End(at), 0)]).collect()
            }
            Choice::End(at) => self.placed[at].after.iter().map(|id| (Choice::Start(id.0), 1)).collect(),
        }
    }

    /// Days that cannot come after `choice`, with the least number of days between.
    fn preceding(&self, choice: Choice) -> Vec<(Choice, i32)> {
        match choice {
            Choice::Source(at) => self.sightings_of[at].iter().map(|id| (Choice::Start(id.0), 0)).collect(),
            Choice::Start(at) => self.placed[at].before.iter().map(|id| (Choice::End(id.0), 1)).collect(),
            Choice::End(at) => {
                let sources = self.placed[at].sources.iter().map(|source| (Choice::Source(*source), 0));
                sources.chain([(Choice::Start(at), 0)]).collect()
            }
        }
    }

    /// Tightens every bound that the new stretch bears on; `false` when some day is left without a choice.
    /// `trail` keeps what was overwritten, oldest first. Orderings have no cycle, so this comes to rest.
    fn settle(&mut self, new: StretchId, trail: &mut Vec<(Choice, Interval)>) -> bool {
        // What its sources bear on is settled already, apart from the new stretch itself.
        let days = self.placed[new.0].sources.iter().map(|source| self.source_days[*source]);
        let (earliest, latest) = days.fold((Day::EVER, Day::NEVER), |(earliest, latest), day| {
            (earliest.max(day.first), latest.min(day.last))
        });
        for (choice, allowed) in [
            (Choice::Start(new.0), Interval { first: Day::EVER, last: latest }),
            (Choice::End(new.0), Interval { first: earliest, last: Day::NEVER }),
        ] {
            let bounds = self.bounds(choice);
            let Some(narrowed) = bounds.meet(allowed) else { return false };
            trail.push((choice, bounds));
            *self.bounds_mut(choice) = narrowed;
        }
        let mut work = vec![Choice::Start(new.0), Choice::End(new.0)];
        work.extend(self.placed[new.0].before.iter().map(|id| Choice::End(id.0)));
        while let Some(choice) = work.pop() {
            let here = self.bounds(choice);
            let forward = self
                .following(choice)
                .into_iter()
                .map(|(next, gap)| (next, Interval { first: here.first.plus(gap), last: Day::NEVER }));
            let backward = self
                .preceding(choice)
                .into_iter()
                .map(|(previous, gap)| (previous, Interval { first: Day::EVER, last: here.last.plus(-gap) }));
            for (other, allowed) in forward.chain(backward).collect::<Vec<_>>() {
                let bounds = self.bounds(other);
                let Some(narrowed) = bounds.meet(allowed) else { return false };
                if narrowed != bounds {
                    trail.push((other, bounds));
                    *self.bounds_mut(other) = narrowed;
                    work.push(other);
                }
            }
        }
        true
    }

    /// Whether the day of source `first` must come on or before that of one of `seconds`, which are in order.
    ///
    /// What must come before a day cannot be later than it can: where a source may be later than all of them, no way
    /// leads on. So of many sources few are looked at.
    pub(super) fn reaches(&self, first: usize, seconds: &[usize]) -> bool {
        let latest = seconds.iter().map(|second| self.source_days[*second].last).max();
        let mut seen = BTreeSet::new();
        let mut work = vec![first];
        while let Some(at) = work.pop() {
            if seconds.binary_search(&at).is_ok() {
                return true;
            }
            if Some(self.source_days[at].last) <= latest && seen.insert(at) {
                work.extend(self.later[at].keys());
            }
        }
        false
    }
}

/// A stretch within its own written bounds; `None` when they leave it no day.
fn alone(chain: usize, position: usize, written: &Stretch) -> Option<Placed> {
    let mut start = written.from;
    let mut end = written.until;
    let mut sources = Vec::new();
    for sighting in &written.seen {
        match sighting {
            Sighting::Within(days) => {
                start.last = start.last.min(days.last);
                end.first = end.first.max(days.first);
            }
            Sighting::Source(day) => sources.push(day.0),
        }
    }
    for period in &written.held {
        start.last = start.last.min(period.first);
        end.first = end.first.max(period.last);
    }
    start.last = start.last.min(end.last);
    end.first = end.first.max(start.first);
    sources.sort_unstable();
    sources.dedup();
    let start = Interval::new(start.first, start.last)?;
    let end = Interval::new(end.first, end.last)?;
    let held = written.held.clone();
    Some(Placed { chain, position, start, end, sources, held, before: Vec::new(), after: Vec::new() })
}

/// A chain being written: each stretch comes after the one before it, without a day in common.
#[derive(Debug)]
pub struct Chain<'a> {
    worlds: &'a mut Worlds,
    number: usize,
    position: usize,
    earlier: Vec<StretchId>,
    latest: Vec<StretchId>,
}

impl Chain<'_> {
    /// Adds the next stretch of the chain.
    ///
    /// # Errors
    /// When no world has room for it; it is then left out.
    pub fn push(&mut self, stretch: &Stretch) -> Result<StretchId, Misfit> {
        let id = self.worlds.place(self.number, self.position + 1, &self.latest, stretch)?;
        self.position += 1;
        self.earlier = std::mem::replace(&mut self.latest, vec![id]);
        Ok(id)
    }

    /// Adds a stretch beside the latest one, which it may overlap: the other half of a dispute, or a field that a
    /// source of its own dates.
    ///
    /// # Errors
    /// When no world has room for it; it is then left out.
    pub fn beside(&mut self, stretch: &Stretch) -> Result<StretchId, Misfit> {
        let id = self.worlds.place(self.number, self.position, &self.earlier, stretch)?;
        self.latest.push(id);
        Ok(id)
    }
}
