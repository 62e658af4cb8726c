//! Attachments: nothing goes out with a letter but what it shows.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::office::{Hidden, Kind};
use crate::text::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "hidden-data",
        summary: "a file that goes out holds data that it does not show",
        level: Level::Error,
        explanation: include_str!("explain/hidden-data.md"),
        check: Check::Attachment(Kind::Data),
    },
    Rule {
        code: "tracked-changes",
        summary: "a file that goes out keeps what was changed in it",
        level: Level::Error,
        explanation: include_str!("explain/tracked-changes.md"),
        check: Check::Attachment(Kind::Changes),
    },
    Rule {
        code: "comments-left",
        summary: "a file that goes out has comments or notes in it",
        level: Level::Error,
        explanation: include_str!("explain/comments-left.md"),
        check: Check::Attachment(Kind::Comments),
    },
    Rule {
        code: "text-unseen",
        summary: "a page that goes out holds text that no eye sees",
        level: Level::Warning,
        explanation: include_str!("explain/text-unseen.md"),
        check: Check::Attachment(Kind::Unseen),
    },
    Rule {
        code: "metadata-left",
        summary: "a file that goes out says who made it, or where",
        level: Level::Warning,
        explanation: include_str!("explain/metadata-left.md"),
        check: Check::Attachment(Kind::Metadata),
    },
    Rule {
        code: "attachment-active",
        summary: "a file that goes out runs something when it is opened",
        level: Level::Error,
        explanation: include_str!("explain/attachment-active.md"),
        check: Check::Attachment(Kind::Active),
    },
    Rule {
        code: "attachment-opaque",
        summary: "a file that goes out cannot be looked into",
        level: Level::Error,
        explanation: include_str!("explain/attachment-opaque.md"),
        check: Check::Attachment(Kind::Opaque),
    },
];

/// What was found in a file, each thing with its rule; `whole` stands for the file.
pub fn check_attachment(name: &str, whole: Span, hidden: &[Hidden]) -> Vec<Diagnostic> {
    let found = hidden.iter().filter_map(|hidden| {
        let is_about = |rule: &&Rule| matches!(rule.check, Check::Attachment(kind) if kind == hidden.kind);
        let rule = RULES.iter().find(is_about)?;
        let place = if hidden.place.is_empty() { String::new() } else { format!(", {}", hidden.place) };
        let message = format!("`{name}`{place}: {}", hidden.what);
        Some(Finding::new(whole, message).help(hidden.help).with(rule.code, rule.level))
    });
    found.collect()
}
