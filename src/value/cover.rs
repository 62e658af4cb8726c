//! Whether stretches, laid end to end, may cover a period: what tells `part` from `at_least_part`.

use std::collections::{BTreeMap, BTreeSet};

use super::worlds::Choice;
use super::{Day, Interval, StretchId, Worlds};

/// How many ways of laying stretches end to end are tried. Past it, a period counts as possibly covered, which
/// weakens `part` to `at_least_part` and never the other way.
const WAYS: usize = 512;

impl Worlds {
    /// Whether in some world the stretches together are in force on every day of `period`.
    pub(super) fn coverable(&self, could: &[StretchId], period: Interval) -> bool {
        let mut first = could.iter().filter(|id| self.start(**id).first <= period.first);
        let mut ways = WAYS;
        first.any(|first| self.lay_on(&mut vec![*first], could, period, &mut ways))
    }

    fn lay_on(
        &self,
        laid: &mut Vec<StretchId>,
        could: &[StretchId],
        period: Interval,
        ways: &mut usize,
    ) -> bool {
        let (Some(first), Some(last)) = (laid.first().copied(), laid.last().copied()) else { return false };
        if *ways == 0 {
            return true;
        }
        *ways -= 1;
        let begins = (Choice::Start(first.0), Interval { first: Day::EVER, last: period.first });
        let ends = (Choice::End(last.0), Interval { first: period.last, last: Day::NEVER });
        if !self.feasible(laid, &[begins]) {
            return false;
        }
        if self.feasible(laid, &[begins, ends]) {
            return true;
        }
        could.iter().any(|next| {
            if laid.contains(next) || !self.may_adjoin(last, *next) {
                return false;
            }
            laid.push(*next);
            let covers = self.lay_on(laid, could, period, ways);
            laid.pop();
            covers
        })
    }

    /// Whether nothing plain stands against `next` beginning before or right after the end of `last`.
    fn may_adjoin(&self, last: StretchId, next: StretchId) -> bool {
        let (last_placed, next_placed) = (self.at(last), self.at(next));
        let neighbours = last_placed.position..=last_placed.position + 1;
        self.start(next).first <= self.end(last).last.next()
            && (last_placed.chain != next_placed.chain || neighbours.contains(&next_placed.position))
    }

    /// Whether some world keeps `limits` and leaves no day free between each of `laid` and the next.
    ///
    /// Every ordering is of the form "this day plus so many is no later than that one"; tightening each in turn, as
    /// often as there are days to choose, finds the answer.
    fn feasible(&self, laid: &[StretchId], limits: &[(Choice, Interval)]) -> bool {
        let mut stretches = self.chain_before(laid);
        stretches.extend(self.chain_after(laid));
        let mut order: Vec<(Choice, Choice, i32)> = Vec::new();
        let mut sources = BTreeSet::new();
        for id in &stretches {
            let placed = self.at(*id);
            order.push((Choice::Start(id.0), Choice::End(id.0), 0));
            order.extend(placed.after.iter().map(|next| (Choice::End(id.0), Choice::Start(next.0), 1)));
            for source in &placed.sources {
                sources.insert(*source);
                order.push((Choice::Start(id.0), Choice::Source(*source), 0));
                order.push((Choice::Source(*source), Choice::End(id.0), 0));
            }
        }
        let between = |source: &usize| {
            let first = *source;
            self.later[first]
                .iter()
                .map(move |(second, days)| (Choice::Source(first), Choice::Source(*second), *days))
        };
        order.extend((0..self.later.len()).collect::<Vec<_>>().iter().flat_map(between));
        order.extend(laid.windows(2).map(|pair| (Choice::Start(pair[1].0), Choice::End(pair[0].0), -1)));

        let mut bounds: BTreeMap<Choice, Interval> = BTreeMap::new();
        for (choice, limit) in limits {
            let Some(met) = bounds.get(choice).copied().unwrap_or(self.bounds(*choice)).meet(*limit) else {
                return false;
            };
            bounds.insert(*choice, met);
        }
        for _ in 0..=stretches.len() * 2 + self.later.len() {
            let mut settled = true;
            for (earlier, later, days) in &order {
                let first = bounds.get(earlier).copied().unwrap_or(self.bounds(*earlier));
                let second = bounds.get(later).copied().unwrap_or(self.bounds(*later));
                let raised = Interval { first: second.first.max(first.first.plus(*days)), last: second.last };
                let lowered = Interval { first: first.first, last: first.last.min(second.last.plus(-*days)) };
                if raised.first > raised.last || lowered.first > lowered.last {
                    return false;
                }
                if raised != second {
                    bounds.insert(*later, raised);
                    settled = false;
                }
                if lowered != first {
                    bounds.insert(*earlier, lowered);
                    settled = false;
                }
            }
            if settled {
                return true;
            }
        }
        false
    }
}
