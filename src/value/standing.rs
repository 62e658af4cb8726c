//! What holds in every world, and what in some.
//!
//! A value *stands* by the stretches that say it; a stretch that says nothing of it leaves it open. Every answer
//! below is about all worlds at once, and needs only the bounds that [`Worlds`] keeps. Two facts carry it:
//!
//! - Choose any set of days that holds, with each day, all that must come before it. Let these be as early as they
//!   can and all others as late as they can: that is a world. So a period can be *avoided* if some such choice puts
//!   each stretch wholly before or wholly after it (or, where single days are open, around it), and the smallest
//!   choice is the one to try.
//! - Whether a day is certain changes only at a bound, so it is enough to ask once between neighbouring bounds.

use std::collections::BTreeSet;

use super::worlds::Placed;
use super::{Interval, SourceDay, StretchId, Verdict, Worlds};

impl Worlds {
    /// How far a value stands over `period`, said by `says` and left open by `silent`.
    pub fn verdict(&self, says: &[StretchId], silent: &[StretchId], period: Interval) -> Verdict {
        let could: Vec<StretchId> = says.iter().chain(silent).copied().collect();
        if could.iter().all(|id| self.hull(*id).meet(period).is_none()) {
            return Verdict::No;
        }
        if self.avoidable(says, period) {
            return Verdict::Possibly;
        }
        if self.certain_days(says, period) == [period] {
            return Verdict::Throughout;
        }
        if self.coverable(&could, period) { Verdict::AtLeastPart } else { Verdict::Part }
    }

    /// The days from the earliest possible start of a stretch to its latest possible end.
    pub fn hull(&self, stretch: StretchId) -> Interval {
        Interval { first: self.start(stretch).first, last: self.end(stretch).last }
    }

    /// The days of `period` on which the value stands in every world, as stretches in order.
    pub fn certain_days(&self, says: &[StretchId], period: Interval) -> Vec<Interval> {
        let mut starts = BTreeSet::from([period.first]);
        for id in says {
            let placed = self.at(*id);
            for bound in placed.held.iter().chain([&placed.start, &placed.end]) {
                starts.extend([bound.first, bound.first.next(), bound.last, bound.last.next()]);
            }
        }
        starts.retain(|day| period.contains(*day));
        let ends = starts.iter().skip(1).map(|day| day.previous()).chain([period.last]);
        let mut certain: Vec<Interval> = Vec::new();
        for (first, last) in starts.iter().copied().zip(ends) {
            if self.avoidable(says, Interval::day(first)) {
                continue;
            }
            match certain.last_mut() {
                Some(before) if before.last.next() == first => before.last = last,
                _ => certain.push(Interval { first, last }),
            }
        }
        certain
    }

    /// Whether the value stands on the day of `source` in every world, whichever day that is.
    pub fn certain_at_source(&self, says: &[StretchId], source: SourceDay) -> bool {
        says.iter().any(|id| self.at(*id).sources.contains(&source.0))
            || self.certain_days(says, self.source_day(source)) == [self.source_day(source)]
    }

    /// Whether in some world one of `says` is in force on the day of `source`: its own days may meet that day, and nothing
    /// that comes after it was seen by then, nor anything that comes before it only later.
    pub fn possible_at_source(&self, says: &[StretchId], source: SourceDay) -> bool {
        let seen_by = |stretches: BTreeSet<StretchId>| -> Vec<usize> {
            let sources: BTreeSet<usize> =
                stretches.iter().flat_map(|id| self.at(*id).sources.iter().copied()).collect();
            sources.into_iter().collect()
        };
        says.iter().any(|id| {
            let placed = self.at(*id);
            let (before, after) = (self.chain_before(&placed.before), self.chain_after(&placed.after));
            self.hull(*id).meet(self.source_day(source)).is_some()
                && !self.reaches(source.0, &seen_by(before))
                && !seen_by(after).iter().any(|later| self.reaches(*later, &[source.0]))
        })
    }

    /// Whether in some world none of `says` is in force on any day of `period`.
    fn avoidable(&self, says: &[StretchId], period: Interval) -> bool {
        let mut ends: Vec<Ends<'_>> = Vec::new();
        for id in says {
            let placed = self.at(*id);
            if placed.held.iter().any(|held| held.meet(period).is_some()) {
                return false;
            }
            let start_early = placed.start.last <= period.last;
            let end_early = placed.end.last <= period.last || (start_early && placed.held.is_empty());
            ends.push(Ends { id: *id, placed, start_early, end_early });
        }
        ends.sort_by_key(|end| (end.placed.chain, end.placed.position));
        while self.pull_early(&mut ends) {}
        ends.iter().all(|end| {
            let start_fits = !end.start_early || end.placed.start.first < period.first;
            let end_fits = !end.end_early || end.placed.end.first < period.first;
            start_fits && end_fits
        })
    }

    /// Makes early what must come before something early; `true` if anything changed.
    fn pull_early(&self, ends: &mut [Ends<'_>]) -> bool {
        let mut changed = false;
        let mut early = None;
        for end in ends.iter_mut().rev() {
            match early {
                Some((chain, position)) if chain == end.placed.chain && end.placed.position < position => {
                    changed |= end.make_early();
                }
                Some((chain, _)) if chain == end.placed.chain => {}
                _ => early = end.start_early.then_some((end.placed.chain, end.placed.position)),
            }
        }
        let parallel = ends.windows(2).any(|pair| !pair[0].precedes(&pair[1]));
        if !parallel {
            return changed;
        }
        let sources: BTreeSet<usize> = ends.iter().flat_map(|end| self.sources_before(end)).collect();
        let sources: Vec<usize> = sources.into_iter().collect();
        for end in ends.iter_mut().filter(|end| !end.end_early) {
            let (from_start, from_end) = self.sources_after(end.id);
            let reaches = |mine: &BTreeSet<usize>| mine.iter().any(|first| self.reaches(*first, &sources));
            if reaches(&from_end) {
                changed |= end.make_early();
            } else if !end.start_early && reaches(&from_start) {
                changed |= end.make_start_early();
            }
        }
        changed
    }

    /// Sources that must come on or before the days that `end` makes early.
    fn sources_before(&self, end: &Ends<'_>) -> BTreeSet<usize> {
        if !end.start_early {
            return BTreeSet::new();
        }
        let mut stretches = self.chain_before(&end.placed.before);
        if end.end_early {
            stretches.insert(end.id);
        }
        stretches.iter().flat_map(|id| self.at(*id).sources.iter().copied()).collect()
    }

    /// Sources that must come on or after the start of a stretch, and those that must come after its end.
    fn sources_after(&self, stretch: StretchId) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let later = self.chain_after(&self.at(stretch).after);
        let from_end: BTreeSet<usize> =
            later.iter().flat_map(|id| self.at(*id).sources.iter().copied()).collect();
        let from_start = from_end.iter().chain(&self.at(stretch).sources).copied().collect();
        (from_start, from_end)
    }

    pub(super) fn at(&self, stretch: StretchId) -> &Placed {
        &self.placed[stretch.0]
    }
}

/// A stretch and which of its two ends are chosen early.
struct Ends<'a> {
    id: StretchId,
    placed: &'a Placed,
    start_early: bool,
    end_early: bool,
}

impl Ends<'_> {
    /// Whether this whole stretch comes before the other because they share a chain.
    fn precedes(&self, other: &Self) -> bool {
        self.placed.chain == other.placed.chain && self.placed.position < other.placed.position
    }

    fn make_early(&mut self) -> bool {
        let changed = !(self.start_early && self.end_early);
        self.start_early = true;
        self.end_early = true;
        changed
    }

    /// A stretch without open days is early as a whole or not at all.
    fn make_start_early(&mut self) -> bool {
        if self.placed.held.is_empty() {
            return self.make_early();
        }
        !std::mem::replace(&mut self.start_early, true)
    }
}
