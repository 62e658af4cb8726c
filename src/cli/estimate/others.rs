//! The requests that are counted together with one, and those that might be.

use serde_json::{Value as Json, json};

use super::whole;
use crate::case::{Case, CaseKind};
use crate::cli::workspace::Workspace;
use crate::diagnostic::Level;
use crate::law::{self, CostLimit, Effort, Regime};
use crate::value::Day;

/// Other requests, as far as they bear on the cost of one.
#[derive(Default)]
pub(super) struct Others {
    /// The first and the last day of receipt in the period that they share.
    pub(super) period: Option<(Day, Day)>,
    /// Those that an officer has decided to count.
    pub(super) counted: Vec<Other>,
    /// Those of the same requester that nobody has decided about.
    pub(super) candidates: Vec<Other>,
    /// Those that were named and cannot be counted, each with the reason.
    pub(super) left_out: Vec<(String, String)>,
}

/// Another request.
pub(super) struct Other {
    pub(super) reference: String,
    pub(super) received: Day,
    /// What it takes by itself; none where nobody has estimated that.
    pub(super) effort: Option<Effort>,
    named: bool,
}

impl Others {
    /// What bears on `case`, which was received on `own`.
    pub(super) fn of(
        workspace: &mut Workspace,
        case: &Case,
        own: Day,
        regime: &Regime,
        limit: &CostLimit,
    ) -> Self {
        let named = case.estimate.iter().flat_map(|estimate| &estimate.together_with);
        let named: Vec<String> = named.map(|named| named.value.clone()).collect();
        let mut others = Self::default();
        let Some(aggregation) = limit.aggregation else {
            let why = format!("the {} does not add requests together for this", regime.act());
            others.left_out = named.into_iter().map(|named| (named, why.clone())).collect();
            return others;
        };
        let mut found = Vec::new();
        for reference in workspace.references().into_iter().filter(|other| *other != case.reference) {
            let is_named = named.contains(&reference);
            if !is_named && case.requester.is_none() {
                continue;
            }
            match Other::read(workspace, &reference, is_named, case, regime, limit) {
                Ok(other) => found.extend(other),
                Err(why) => others.left_out.extend(is_named.then_some((reference, why))),
            }
        }
        let calendar = regime.calendar(&workspace.register.organisation.bank_holidays);
        let days: Vec<Day> = found.iter().map(|other| other.received).collect();
        // What was decided comes first; what might be decided only tells periods apart that hold as much of it.
        let weigh = |holds: &[usize]| {
            let cost = |named: bool| {
                let held = holds.iter().filter_map(|place| found.get(*place));
                let efforts = held.filter(|other| other.named || !named).filter_map(|other| other.effort);
                limit.cost(efforts.sum())
            };
            let decided = holds.iter().filter(|place| found.get(**place).is_some_and(|other| other.named));
            (cost(true), decided.count(), cost(false), holds.len())
        };
        let together = match law::together(&calendar, aggregation.within, own, &days, weigh) {
            Ok(together) => together,
            Err(uncovered) => {
                let named = found.into_iter().filter(|other| other.named);
                others.left_out.extend(named.map(|other| (other.reference, uncovered.to_string())));
                return others;
            }
        };
        if !together.holds.is_empty() {
            others.period = Some((together.first, together.last));
        }
        for (place, other) in found.into_iter().enumerate() {
            match (together.holds.contains(&place), other.named) {
                (true, true) if other.effort.is_some() => others.counted.push(other),
                (true, true) => others.left_out.push((other.reference, "it has no estimate".to_owned())),
                (true, false) => others.candidates.push(other),
                (false, true) => {
                    let received = other.received.prose();
                    let why = format!(
                        "it was received on {received}, and no {} consecutive working days hold that day, this request and those counted",
                        aggregation.within
                    );
                    others.left_out.push((other.reference, why));
                }
                (false, false) => {}
            }
        }
        others
    }

    /// What those that are counted take.
    pub(super) fn effort(&self) -> Effort {
        self.counted.iter().filter_map(|other| other.effort).sum()
    }
}

impl Other {
    /// Reads a case that may be counted with `case`; nothing, where it is neither named nor of the same requester. What
    /// keeps it from being counted is the error.
    fn read(
        workspace: &mut Workspace,
        reference: &str,
        named: bool,
        case: &Case,
        regime: &Regime,
        limit: &CostLimit,
    ) -> Result<Option<Self>, String> {
        let (other, faults) = workspace.case(reference).map_err(|error| error.to_string())?;
        let broken = faults.iter().any(|fault| fault.level == Level::Error);
        let other = other.filter(|_| !broken).ok_or("it cannot be read; candour check says why")?;
        let same = |other: &Case| {
            let (own, others) = (case.requester.as_ref(), other.requester.as_ref());
            own.is_some_and(|own| others.is_some_and(|others| own.value == others.value))
        };
        if !named && !same(&other) {
            return Ok(None);
        }
        let received = other.received.filter(|_| other.kind == CaseKind::Request);
        let received = received.ok_or("it is a briefing, which nobody asked for")?;
        let own = workspace.regime(Some(&other))?;
        if own.law != regime.law {
            return Err(format!("it is answered under the {}", own.act()));
        }
        let effort = other.estimate.as_ref().map(|estimate| estimate.effort(limit));
        Ok(Some(Self { reference: reference.to_owned(), received: received.value, effort, named }))
    }

    pub(super) fn json(&self, limit: &CostLimit) -> Json {
        json!({
            "reference": self.reference,
            "received": self.received.to_string(),
            "minutes": self.effort.map(|effort| whole(effort.minutes())),
            "cost": self.effort.map(|effort| limit.cost(effort).decimal()),
        })
    }
}
