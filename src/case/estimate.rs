//! What answering a request would take, as an officer estimates it, and how much of that stays within the limit.

use std::collections::{BTreeMap, BTreeSet};

use crate::law::{Activity, CostLimit, Effort};
use crate::text::{At, Span};
use crate::value::Money;

/// An officer's estimate of what answering a request would take.
#[derive(Debug, Clone)]
pub struct Estimate {
    /// Where it is written.
    pub span: Span,
    /// How the times were found.
    pub sampled: Option<At<String>>,
    /// The work, in the order written. Not all of it need count.
    pub work: Vec<Work>,
    /// What would be spent besides.
    pub costs: Vec<Expense>,
    /// The references of other requests that are counted together with it.
    pub together_with: Vec<At<String>>,
}

/// Work of one sort, done for each of some records or once.
#[derive(Debug, Clone)]
pub struct Work {
    /// Of which sort.
    pub activity: Activity,
    /// What is done, or to what.
    pub what: Option<At<String>>,
    /// For how many records; none where it is done once, however many there are.
    pub records: Option<u32>,
    /// How long it takes for each.
    pub seconds_each: u64,
    /// The numbers of the questions that need it; none where all do.
    pub questions: Vec<At<String>>,
}

/// Money that is spent on what counts.
#[derive(Debug, Clone)]
pub struct Expense {
    /// What it is needed for.
    pub activity: Activity,
    /// What it is spent on.
    pub what: At<String>,
    /// How much.
    pub amount: Money,
}

/// Records that the same work is done for, and how many of them stay within the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Records {
    /// How many there are.
    pub of: u32,
    /// What each takes, all work on it together.
    pub each: Effort,
    /// How many stay within the limit, beside the work that is done once and no other records; none where that work
    /// alone exceeds it.
    pub most: Option<u32>,
}

/// Questions that stay within the limit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions<'c> {
    /// The numbers of those that do, taken in the requester's order as long as they fit.
    pub within: Vec<&'c str>,
    /// The numbers of the rest.
    pub without: Vec<&'c str>,
}

impl Work {
    /// What it takes, whether it counts or not.
    pub fn effort(&self) -> Effort {
        Effort::work(self.records.unwrap_or(1), self.seconds_each)
    }
}

impl Estimate {
    /// What counts of it.
    pub fn effort(&self, limit: &CostLimit) -> Effort {
        self.of(limit, |_| true).plus(self.spent(limit, |_| true))
    }

    /// Everything in it that an officer has worded.
    pub fn texts(&self) -> impl Iterator<Item = &At<String>> {
        let work = self.work.iter().filter_map(|work| work.what.as_ref());
        self.sampled.iter().chain(work).chain(self.costs.iter().map(|cost| &cost.what))
    }

    /// What does not, whatever it takes.
    pub fn excluded(&self, limit: &CostLimit) -> Effort {
        self.work.iter().filter(|work| !limit.counts(work.activity)).map(Work::effort).sum()
    }

    /// What finding out takes whether the information is held, and nothing else.
    pub fn confirming(&self, limit: &CostLimit) -> Effort {
        let is_that = |activity: Activity| activity == Activity::Determining;
        self.of(limit, |work| is_that(work.activity)).plus(self.spent(limit, is_that))
    }

    /// What counts for some of the questions: what they need, and what all do.
    pub fn effort_for(&self, limit: &CostLimit, questions: &BTreeSet<&str>) -> Effort {
        let needed = |work: &Work| {
            work.questions.is_empty() || work.questions.iter().any(|id| questions.contains(&*id.value))
        };
        self.of(limit, needed).plus(self.spent(limit, |_| true))
    }

    /// How many records of each sort stay within the limit, beside what else counts against it; the largest sort first.
    /// Lines that tell of the same number of records tell of the same records.
    pub fn records(&self, limit: &CostLimit, beside: Effort) -> Vec<Records> {
        let once = self.of(limit, |work| work.records.is_none());
        let beside = beside.plus(once).plus(self.spent(limit, |_| true));
        let mut sorts: BTreeMap<u32, Effort> = BTreeMap::new();
        for work in self.work.iter().filter(|work| limit.counts(work.activity)) {
            if let Some(of) = work.records {
                let each = sorts.entry(of).or_default();
                *each = each.plus(Effort::work(1, work.seconds_each));
            }
        }
        let told = |(of, each)| Records { of, each, most: limit.most(beside, each, of) };
        sorts.into_iter().rev().map(told).collect()
    }

    /// Which of the questions stay within the limit, beside what else counts against it; `None` where no work is for
    /// some of them alone.
    pub fn questions<'c>(
        &self,
        limit: &CostLimit,
        beside: Effort,
        asked: impl IntoIterator<Item = &'c str>,
    ) -> Option<Questions<'c>> {
        let lines = self.work.iter().filter(|work| limit.counts(work.activity) && !work.questions.is_empty());
        let mut needed_for: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut unpaid: Vec<Option<Effort>> = Vec::new();
        for (place, work) in lines.enumerate() {
            let ids: BTreeSet<&str> = work.questions.iter().map(|id| &*id.value).collect();
            for id in ids {
                needed_for.entry(id).or_default().push(place);
            }
            unpaid.push(Some(work.effort()));
        }
        if unpaid.is_empty() {
            return None;
        }
        let mut taken = beside.plus(self.effort_for(limit, &BTreeSet::new()));
        let mut asked: Vec<(&str, bool)> = asked.into_iter().map(|id| (id, false)).collect();
        // What one question needs another may have paid for, so those left are tried again until none fits.
        loop {
            let mut grown = false;
            for (id, within) in asked.iter_mut().filter(|(_, within)| !within) {
                let lines = needed_for.get(id).map_or(&[][..], Vec::as_slice);
                let more = lines.iter().filter_map(|place| *unpaid.get(*place)?).sum();
                if !limit.is_exceeded_by(taken.plus(more)) {
                    taken = taken.plus(more);
                    for place in lines {
                        unpaid[*place] = None;
                    }
                    (*within, grown) = (true, true);
                }
            }
            if !grown {
                break;
            }
        }
        let (within, without): (Vec<_>, Vec<_>) = asked.into_iter().partition(|(_, within)| *within);
        let ids = |asked: Vec<(&'c str, bool)>| asked.into_iter().map(|(id, _)| id).collect();
        Some(Questions { within: ids(within), without: ids(without) })
    }

    fn of(&self, limit: &CostLimit, wanted: impl Fn(&Work) -> bool) -> Effort {
        let counted = self.work.iter().filter(|work| limit.counts(work.activity) && wanted(work));
        counted.map(Work::effort).sum()
    }

    fn spent(&self, limit: &CostLimit, wanted: impl Fn(Activity) -> bool) -> Effort {
        let counted = self.costs.iter().filter(|cost| limit.counts(cost.activity) && wanted(cost.activity));
        counted.map(|cost| Effort::money(cost.amount.pence())).sum()
    }
}
