//! `candour estimate`: what answering a request would cost, held against the limit.

mod others;
mod told;

use serde_json::{Value as Json, json};

use super::Status;
use super::args::{Common, Estimate as Command};
use super::output::{Output, status};
use super::workspace::Workspace;
use crate::case::{Case, CaseKind, Estimate, Questions, Records};
use crate::diagnostic::Level;
use crate::law::{self, CostLimit, Effort, Regime};
use crate::value::Day;
use others::{Other, Others};

pub(super) fn run(common: &Common, command: &Command, output: &Output) -> Result<Status, String> {
    let mut workspace = Workspace::open(common, &output.secrets)?;
    let reference = &command.reference;
    workspace.must_have(reference)?;
    let (case, faults) = workspace.case(reference).map_err(|error| error.to_string())?;
    let faults = workspace.settle(faults);
    let Some(case) = case.filter(|_| !faults.iter().any(|fault| fault.level == Level::Error)) else {
        output.diagnostics(&workspace.sources, &faults);
        output.progress(&format!("{reference} cannot be read, so nothing is worked out"));
        return Ok(Status::Findings);
    };
    let (regime, limit) = limit(&workspace, &case)?;
    let (Some(estimate), Some(received)) = (&case.estimate, case.received) else {
        return Err(format!(
            "{reference} has no estimate; write into its request.yaml what the work would take:\n  estimate:\n    \
             work:\n      - {{ activity: locating, records: 4300, minutes: 5 }}"
        ));
    };
    let others = Others::of(&mut workspace, &case, received.value, regime, &limit);
    let worked = Worked::new(&case, estimate, received.value, regime, limit, others);
    output.diagnostics(&workspace.sources, &faults);
    if output.json {
        output.json(worked.json(workspace.today));
    } else {
        output.page(&told::page(&worked));
    }
    Ok(status(&faults))
}

/// The law that a case is answered under, and its cost limit.
fn limit(workspace: &Workspace, case: &Case) -> Result<(&'static Regime, CostLimit), String> {
    let reference = &case.reference;
    if case.kind == CaseKind::Briefing {
        return Err(format!(
            "{reference} is a briefing: nobody asked for it, and no limit is set to its cost"
        ));
    }
    let regime = workspace.regime(Some(case))?;
    let limit = regime.cost.ok_or_else(|| {
        format!(
            "{reference} is answered under the {}, which set no cost limit; what would be too much work can only be \
             manifestly unreasonable, regulation 12(4)(b), and the public interest has to be weighed",
            regime.act()
        )
    })?;
    let central = workspace.register.organisation.is_central;
    Ok((regime, if central { limit.of_central() } else { limit }))
}

/// What came out.
struct Worked<'c> {
    case: &'c Case,
    estimate: &'c Estimate,
    received: Day,
    regime: &'static Regime,
    limit: CostLimit,
    others: Others,
    /// What the request takes by itself.
    own: Effort,
    /// The same with those that are counted together with it.
    total: Effort,
    records: Vec<Records>,
    questions: Option<Questions<'c>>,
}

impl<'c> Worked<'c> {
    fn new(
        case: &'c Case,
        estimate: &'c Estimate,
        received: Day,
        regime: &'static Regime,
        limit: CostLimit,
        others: Others,
    ) -> Self {
        let own = estimate.effort(&limit);
        let beside = others.effort();
        let asked = case.questions.iter().map(|question| &*question.id.value);
        Self {
            case,
            estimate,
            received,
            regime,
            limit,
            own,
            total: own.plus(beside),
            records: estimate.records(&limit, beside),
            questions: estimate.questions(&limit, beside, asked),
            others,
        }
    }

    fn exceeds(&self) -> bool {
        self.limit.is_exceeded_by(self.total)
    }

    /// Whether finding out alone would exceed the limit; `None` under a law that asks no such thing.
    fn confirm_alone_exceeds(&self) -> Option<bool> {
        self.limit.confirm.map(|_| self.limit.is_exceeded_by(self.estimate.confirming(&self.limit)))
    }

    fn json(&self, today: Day) -> Json {
        let Self { estimate, limit, others, .. } = self;
        let lines = estimate.work.iter().map(|work| {
            json!({
                "activity": work.activity.word(),
                "counts": limit.counts(work.activity),
                "what": work.what.as_ref().map(|what| &what.value),
                "records": work.records,
                "seconds_each": work.seconds_each,
                "seconds": whole(work.effort().seconds()),
                "minutes": whole(work.effort().minutes()),
                "questions": work.questions.iter().map(|id| &id.value).collect::<Vec<_>>(),
            })
        });
        let costs = estimate.costs.iter().map(|cost| {
            json!({
                "activity": cost.activity.word(),
                "counts": limit.counts(cost.activity),
                "what": cost.what.value,
                "amount": law::Pence(cost.amount.pence()).decimal(),
            })
        });
        let other = |other: &Other| other.json(limit);
        json!({
            "version": 1,
            "as_of": today.to_string(),
            "reference": self.case.reference,
            "regime": self.regime.id(),
            "received": self.received.to_string(),
            "minutes": whole(self.total.minutes()),
            "seconds": whole(self.total.seconds()),
            "cost": limit.cost(self.total).decimal(),
            "limit": limit.amount().decimal(),
            "limit_minutes": whole(limit.time().minutes()),
            "pounds_per_hour": limit.pounds_per_hour,
            "exceeds": self.exceeds(),
            "confirm_alone_exceeds": self.confirm_alone_exceeds(),
            "confirm_minutes": whole(estimate.confirming(limit).minutes()),
            "provision": limit.provision,
            "own_minutes": whole(self.own.minutes()),
            "own_cost": limit.cost(self.own).decimal(),
            "excluded_minutes": whole(estimate.excluded(limit).minutes()),
            "sampled": estimate.sampled.as_ref().map(|sampled| &sampled.value),
            "lines": lines.collect::<Vec<_>>(),
            "costs": costs.collect::<Vec<_>>(),
            "period": others.period.map(|(first, last)| json!([first.to_string(), last.to_string()])),
            "aggregated": others.counted.iter().map(other).collect::<Vec<_>>(),
            "candidates": others.candidates.iter().map(other).collect::<Vec<_>>(),
            "not_aggregated": others.left_out.iter().map(|(reference, why)| {
                json!({ "reference": reference, "why": why })
            }).collect::<Vec<_>>(),
            "fits": {
                "whole": !self.exceeds(),
                "records": self.records.iter().map(|sort| json!({
                    "of": sort.of,
                    "seconds_each": whole(sort.each.seconds()),
                    "most": sort.most.unwrap_or_default(),
                })).collect::<Vec<_>>(),
                "questions": self.questions.as_ref().map(|questions| &questions.within),
                "without": self.questions.as_ref().map(|questions| &questions.without),
            },
        })
    }
}

/// A whole number for programs; one that is too large for them is cut off there, and is over every limit anyway.
fn whole(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
