//! Approval: a second person has said yes to the very letter that goes out, and whoever had to be asked was.

mod consent;
mod named;
mod stated;

use super::{CaseSubject, Check, Rule};
use crate::case::{Event, Manifest};
use crate::diagnostic::{Finding, Level};
use crate::letter;

pub use consent::{consents, said_of};
pub use named::{fact_named, post_named, unknown_names};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "approval-void",
        summary: "something that goes out has changed since it was approved",
        level: Level::Warning,
        explanation: include_str!("explain/approval-void.md"),
        check: Check::Case(approval_void),
    },
    Rule {
        code: "same-post-approves",
        summary: "a letter is approved by the post that drafted it",
        level: Level::Error,
        explanation: include_str!("explain/same-post-approves.md"),
        check: Check::Case(same_post_approves),
    },
    Rule {
        code: "drafter-unnamed",
        summary: "a case to be approved does not say which post drafted its letter",
        level: Level::Error,
        explanation: include_str!("explain/drafter-unnamed.md"),
        check: Check::Elsewhere,
    },
    Rule {
        code: "draft-incomplete",
        summary: "of a letter to be approved something is missing, unreadable or another",
        level: Level::Error,
        explanation: include_str!("explain/draft-incomplete.md"),
        check: Check::Elsewhere,
    },
    Rule {
        code: "confirmation-missing",
        summary: "a letter to be approved states what nobody has confirmed",
        level: Level::Error,
        explanation: include_str!("explain/confirmation-missing.md"),
        check: Check::Elsewhere,
    },
    Rule {
        code: "disclosure-refused",
        summary: "a letter to be approved states what may not be disclosed",
        level: Level::Error,
        explanation: include_str!("explain/disclosure-refused.md"),
        check: Check::Elsewhere,
    },
];

/// Why an approval does not count for what goes out now, as sentences have it; nothing, where it counts.
pub fn why_void(approval: &Event, now: &Manifest) -> Vec<String> {
    let digest = letter::sha256(approval.files.text());
    match &approval.digest {
        Some(told) if told.value == digest => approval.files.changes(now),
        _ => vec!["its digest is not that of the files that it lists".to_owned()],
    }
}

/// That an approval is void, at its line.
pub fn void(approval: &Event, why: &[String], reference: &str) -> Finding {
    let by = approval.by.as_ref().map_or(String::new(), |by| format!(" by `{}`", by.value));
    let message = format!("the approval of {}{by} is void: {}", approval.on.value.prose(), why.join(", "));
    let help = format!(
        "look at what has changed, and have it approved again: candour approve {reference} --by POST"
    );
    Finding::new(approval.kind.span, message).help(help)
}

fn approval_void(subject: CaseSubject<'_>) -> Vec<Finding> {
    let (Some(approval), Some(now)) = (subject.case.history.approval(), subject.kept.going_out) else {
        return Vec::new();
    };
    let why = why_void(approval, now);
    let found = (!why.is_empty()).then(|| void(approval, &why, &subject.case.reference));
    found.into_iter().collect()
}

/// Of an approval that counts: whoever drafted another letter may have approved an earlier one.
fn same_post_approves(subject: CaseSubject<'_>) -> Vec<Finding> {
    let (case, register) = (subject.case, subject.register);
    let (Some(approval), Some(now)) = (case.history.approval(), subject.kept.going_out) else {
        return Vec::new();
    };
    let (Some(by), Some(drafter)) = (&approval.by, &case.drafted_by) else { return Vec::new() };
    let post = |id: &str| post_named(register, id).ok();
    if post(&by.value) != post(&drafter.value) || !why_void(approval, now).is_empty() {
        return Vec::new();
    }
    let message = format!("`{}` approved the letter that it drafted", by.value);
    let help = format!("have another post look at it: candour approve {} --by POST", case.reference);
    vec![Finding::new(by.span, message).see(drafter.span, "drafted by this post").help(help)]
}
