//! Every world of a small register, one after another: which days each source has, and which each version.

use std::collections::BTreeSet;

use super::small::{ASKED, LINE, Post, Sighting, Small, Span, TODAY, Version};

/// The days of a stretch in one world: its first and last, and each day on which it is in force, as a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    pub(crate) first: u8,
    pub(crate) last: u8,
    pub(crate) on: u16,
}

impl Days {
    /// Only what anybody asks about: how far outside the days of letters it goes makes no world another.
    fn as_asked(self) -> Self {
        let near = |day: u8| day.clamp(ASKED.0 - 1, TODAY + 1);
        Self { first: near(self.first), last: near(self.last), on: self.on & bits((ASKED.0, TODAY)) }
    }
}

/// One post in one world: its stretches, in the order of [`stretches`], and the day of each source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct World {
    pub(crate) days: Vec<Days>,
    pub(crate) sources: Vec<u8>,
}

/// Which version a stretch is of, and whether it is the version's own or that of its count alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) version: usize,
    pub(crate) of_count: bool,
}

/// The days of a span, as bits.
pub(crate) fn bits((first, last): Span) -> u16 {
    (first..=last).fold(0, |bits, at| bits | 1 << at)
}

/// The stretches of a post: one for each version, and one for each count that a source of its own dates.
pub(crate) fn stretches(post: &Post) -> Vec<Stretch> {
    let mut all = Vec::new();
    for (version, said) in post.versions.iter().enumerate().filter(|(_, said)| !said.set_aside) {
        all.push(Stretch { version, of_count: false });
        if said.count.is_some() && said.own.is_some() {
            all.push(Stretch { version, of_count: true });
        }
    }
    all
}

/// Every world of each post, register-wide; nothing where some post has none. Letters show that source `at` had been made by
/// the day `made_by[at]`: where that leaves no world to what is written, by itself or with others, it is not believed.
pub(crate) fn worlds(small: &Small, made_by: &[Option<u8>]) -> Option<Vec<BTreeSet<World>>> {
    let alone = |at: usize| {
        let by = made_by.iter().enumerate().map(|(other, by)| by.filter(|_| other == at));
        fitting(small, &by.collect::<Vec<_>>()).is_some()
    };
    let believed = made_by.iter().enumerate().map(|(at, by)| by.filter(|_| alone(at)));
    let none = vec![None; made_by.len()];
    fitting(small, &believed.collect::<Vec<_>>()).or_else(|| fitting(small, &none))
}

fn fitting(small: &Small, made_by: &[Option<u8>]) -> Option<Vec<BTreeSet<World>>> {
    let mut all = vec![BTreeSet::new(); small.posts.len()];
    for sources in choices(small, made_by) {
        let each: Vec<BTreeSet<World>> = small.posts.iter().map(|post| of_post(post, &sources)).collect();
        // A choice of source days holds for the whole register or not at all.
        if each.iter().all(|worlds| !worlds.is_empty()) {
            all.iter_mut().zip(each).for_each(|(all, each)| all.extend(each));
        }
    }
    let fits = all.iter().all(|worlds| !worlds.is_empty());
    fits.then_some(all)
}

/// Every choice of the days of all sources.
fn choices(small: &Small, made_by: &[Option<u8>]) -> Vec<Vec<u8>> {
    let mut choices = vec![Vec::new()];
    for (source, by) in small.sources.iter().zip(made_by) {
        let (first, last) = source.date;
        // It is there on the day of the audit.
        let by = by.filter(|by| *by >= first).unwrap_or(TODAY);
        let last = if by >= first { last.min(by) } else { last };
        choices = choices
            .into_iter()
            .flat_map(|choice: Vec<u8>| (first..=last).map(move |day| [&*choice, &[day]].concat()))
            .collect();
    }
    choices
}

/// The worlds of one post where its sources have these days.
fn of_post(post: &Post, sources: &[u8]) -> BTreeSet<World> {
    let mut worlds: BTreeSet<(Vec<Days>, Vec<Chain>)> = BTreeSet::from([(Vec::new(), Vec::new())]);
    for stretch in stretches(post) {
        let version = &post.versions[stretch.version];
        let may_be = alone(version, stretch.of_count, sources);
        let mut next = BTreeSet::new();
        for (world, chains) in &worlds {
            for days in &may_be {
                let mut chains = chains.clone();
                let beside = stretch.of_count || version.disputed;
                if Chain::of(&mut chains, version.scope).place(*days, beside) {
                    next.insert(([&**world, &[days.as_asked()]].concat(), chains));
                }
            }
        }
        worlds = next;
    }
    worlds.into_iter().map(|(days, _)| World { days, sources: sources.to_vec() }).collect()
}

/// The versions of one scope as far as they are laid: the last day of what a new one must come after.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Chain {
    scope: Option<&'static str>,
    /// The last day of all that came before the latest, and of the latest and what stands beside it.
    ends: Option<(Option<u8>, u8)>,
}

impl Chain {
    fn of<'c>(chains: &'c mut Vec<Self>, scope: Option<&'static str>) -> &'c mut Self {
        let at = chains.iter().position(|chain| chain.scope == scope).unwrap_or_else(|| {
            chains.push(Self { scope, ends: None });
            chains.len() - 1
        });
        &mut chains[at]
    }

    /// Lays one more, after the latest or beside it, if there is room.
    fn place(&mut self, days: Days, beside: bool) -> bool {
        let after = |end: Option<u8>| end.is_none_or(|end| end < days.first);
        self.ends = Some(match self.ends {
            Some((earlier, latest)) if beside && after(earlier) => (earlier, latest.max(days.last)),
            Some((_, latest)) if !beside && after(Some(latest)) => (Some(latest), days.last),
            None => (None, days.last),
            Some(_) => return false,
        });
        true
    }
}

/// Every choice of days that a stretch has by itself.
fn alone(version: &Version, of_count: bool, sources: &[u8]) -> Vec<Days> {
    let mut found = Vec::new();
    for first in 0..LINE {
        for last in first..LINE {
            let within = |bound: Option<Span>, day: u8| bound.is_none_or(|(a, b)| a <= day && day <= b);
            if !within(version.from, first) || !within(version.until, last) {
                continue;
            }
            let whole = bits((first, last));
            if version.blank {
                found.push(Days { first, last, on: whole });
            } else if of_count {
                let own = version.own.is_some_and(|own| whole & 1 << sources[own] != 0);
                found.extend(own.then_some(Days { first, last, on: whole }));
            } else if !version.held.is_empty() {
                found.extend(open(version, first, last));
            } else if is_seen(version, whole, sources) {
                found.push(Days { first, last, on: whole });
            }
        }
    }
    found
}

fn is_seen(version: &Version, on: u16, sources: &[u8]) -> bool {
    let by = |source: usize| on & 1 << sources[source] != 0;
    let seen = |sighting: &Sighting| match sighting {
        Sighting::On(days) => on & bits(*days) != 0,
        Sighting::By(source) => by(*source),
    };
    if version.seen.is_empty() { by(version.source) } else { version.seen.iter().all(seen) }
}

/// Of what held for whole periods, each day outside them is open by itself; of those that nobody asks about it does not
/// matter which are.
fn open(version: &Version, first: u8, last: u8) -> Vec<Days> {
    let held = version.held.iter().fold(0, |all, held| all | bits(*held));
    let whole = bits((first, last));
    if held & !whole != 0 {
        return Vec::new();
    }
    let fixed = held | 1 << first | 1 << last | whole & !bits((ASKED.0, TODAY));
    let free: Vec<u8> = (ASKED.0..=TODAY).filter(|at| whole & !fixed & 1 << at != 0).collect();
    let subset = |number: u32| {
        let chosen = free.iter().enumerate().filter(|(at, _)| number & 1 << at != 0);
        chosen.fold(fixed, |on, (_, day)| on | 1 << day)
    };
    (0..1u32 << free.len()).map(|number| Days { first, last, on: subset(number) }).collect()
}
