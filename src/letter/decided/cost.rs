//! The working of a cost refusal: records, minutes, hours, pounds, beside the limit.

use serde::Serialize;

use super::Told;
use crate::answer::{Mark, Marked as _, Marks, Origin};
use crate::case::{Decision, Estimate, Work};
use crate::diagnostic::{Diagnostic, Finding};
use crate::law::{CostLimit, Effort, Pence};
use crate::value::grouped;

/// What complying would cost.
#[derive(Debug, Serialize)]
pub struct CostView {
    /// The work that counts.
    pub work: Vec<WorkView>,
    /// What would be spent besides.
    pub spent: Vec<SpentView>,
    /// How the times were found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sampled: Option<String>,
    /// All the work together: "21,500 minutes (358 hours 20 minutes)".
    pub time: String,
    /// What all of it comes to: "£8,958.33".
    pub total: String,
    /// What an hour is reckoned at: "£25".
    pub rate: String,
    /// The limit: "£450".
    pub limit: String,
    /// The same in hours: "18 hours".
    pub limit_time: String,
    /// Where it is laid down which work counts, and what an hour costs.
    pub laid_down: String,
}

/// Work of one sort.
#[derive(Debug, Serialize)]
pub struct WorkView {
    /// What is done.
    pub what: String,
    /// For how many records: "4,300"; "once" where it is done once.
    pub records: String,
    /// How long it takes for each.
    pub each: String,
    /// How long in all.
    pub all: String,
}

/// Money spent.
#[derive(Debug, Serialize)]
pub struct SpentView {
    /// On what.
    pub what: String,
    /// How much.
    pub amount: String,
}

/// The working of a case's estimate.
///
/// # Errors
/// No estimate, or one that stays within the limit: then nothing can be refused for its cost.
pub(super) fn told(
    with: &Told<'_>,
    decision: &Decision,
    marks: &mut Marks,
) -> Result<CostView, Box<Diagnostic>> {
    let fault = |finding: Finding, code: &'static str| Err(Box::new(finding.error(code)));
    let number = &with.question.id.value;
    let place = decision.outcome.span;
    let Some(limit) = with.regime.cost else {
        let message = format!("the {} sets no cost limit", with.regime.act());
        return fault(Finding::new(place, message).help("choose another outcome"), "decision-impossible");
    };
    let limit = if with.register.organisation.is_central { limit.of_central() } else { limit };
    let Some(estimate) = &with.case.estimate else {
        let message =
            format!("question {number} would exceed the cost limit, and nobody has estimated the cost");
        let help = "write `estimate:` into the case; `candour estimate` then works it out";
        return fault(Finding::new(place, message).help(help), "decision-incomplete");
    };
    let effort = estimate.effort(&limit);
    // What other requests add is decided, and told, in `candour estimate`.
    if !limit.is_exceeded_by(effort) && estimate.together_with.is_empty() {
        let message = format!(
            "question {number} would cost {}, which does not exceed the limit of {}",
            limit.cost(effort),
            limit.amount()
        );
        let finding = Finding::new(place, message).see(estimate.span, "by this estimate");
        return fault(finding.help("answer it, or correct the estimate"), "decision-impossible");
    }
    let case = marks.mark(Origin::Case("estimate"));
    let law = marks.mark(Origin::Law("cost"));
    Ok(view(estimate, &limit, effort, case, law))
}

fn view(estimate: &Estimate, limit: &CostLimit, effort: Effort, case: Mark, law: Mark) -> CostView {
    let counted = estimate.work.iter().filter(|work| limit.counts(work.activity));
    CostView {
        work: counted.map(|work| line(work, case)).collect(),
        spent: estimate
            .costs
            .iter()
            .filter(|cost| limit.counts(cost.activity))
            .map(|cost| SpentView {
                what: cost.what.value.clone().marked(case),
                amount: in_pounds(Pence(cost.amount.pence())).marked(case),
            })
            .collect(),
        sampled: estimate.sampled.as_ref().map(|sampled| sampled.value.clone()).marked(case),
        time: in_full(effort).marked(case),
        total: in_pounds(limit.cost(effort)).marked(case),
        rate: format!("£{}", limit.pounds_per_hour).marked(law),
        limit: format!("£{}", limit.pounds).marked(law),
        limit_time: in_hours(limit.time()).marked(law),
        laid_down: limit.amounts.to_owned().marked(law),
    }
}

fn line(work: &Work, mark: Mark) -> WorkView {
    let what = work.what.as_ref().map_or_else(|| work.activity.told().to_owned(), |what| what.value.clone());
    WorkView {
        what: what.marked(mark),
        records: work.records.map_or_else(|| "once".to_owned(), grouped).marked(mark),
        each: in_minutes(Effort::work(1, work.seconds_each)).marked(mark),
        all: in_minutes(work.effort()).marked(mark),
    }
}

/// "£8,958.33", "£450".
fn in_pounds(amount: Pence) -> String {
    let text = amount.to_string();
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

/// "21,500 minutes (358 hours 20 minutes)".
fn in_full(effort: Effort) -> String {
    if effort.minutes() < 60 {
        in_minutes(effort)
    } else {
        format!("{} ({})", in_minutes(effort), in_hours(effort))
    }
}

/// "5 minutes", "1 minute 30 seconds".
fn in_minutes(effort: Effort) -> String {
    let (minutes, seconds) = (effort.seconds() / 60, effort.seconds() % 60);
    match (minutes, seconds) {
        (0, seconds) => several(seconds, "second"),
        (minutes, 0) => several(minutes, "minute"),
        (minutes, seconds) => format!("{} {}", several(minutes, "minute"), several(seconds, "second")),
    }
}

/// "18 hours", "358 hours 20 minutes".
fn in_hours(effort: Effort) -> String {
    let minutes = effort.seconds() / 60;
    match (minutes / 60, minutes % 60) {
        (hours, 0) => several(hours, "hour"),
        (0, minutes) => several(minutes, "minute"),
        (hours, minutes) => format!("{} {}", several(hours, "hour"), several(minutes, "minute")),
    }
}

fn several(number: u128, what: &str) -> String {
    format!("{} {what}{}", grouped(number), if number == 1 { "" } else { "s" })
}
