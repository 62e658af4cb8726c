//! What was sent: that it is as it was approved and drafted, and that its seal holds.

use super::{Check, Rule};
use crate::case::Case;
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::seal::{Anchored, MalformedLink};
use crate::text::{FileId, Span};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "sent-unapproved",
        summary: "a letter was sent that nobody had approved",
        level: Level::Warning,
        explanation: include_str!("explain/sent-unapproved.md"),
        check: Check::Elsewhere,
    },
    Rule {
        code: "sent-otherwise",
        summary: "a letter was sent with a figure that was not drafted from the register",
        level: Level::Warning,
        explanation: include_str!("explain/sent-otherwise.md"),
        check: Check::Elsewhere,
    },
    Rule {
        code: "chain-malformed",
        summary: "a line of the chain of seals is none",
        level: Level::Error,
        explanation: include_str!("explain/chain-malformed.md"),
        check: Check::Elsewhere,
    },
];

/// That nobody approved what was sent, which is told where a case is sealed.
pub fn sent_unapproved(case: &Case) -> Diagnostic {
    let message = format!("nobody has approved the letter of {}", case.reference);
    let help =
        format!("before a letter goes out, have it approved: candour approve {} --by POST", case.reference);
    Finding::new(Span::new(case.as_at.span.file, 0..0), message)
        .help(help)
        .with("sent-unapproved", Level::Warning)
}

/// Figures that were sent and not drafted. Places are those of the words that were sent, in `file`.
pub fn sent_otherwise(text: &str, file: FileId, anchored: &Anchored) -> Vec<Diagnostic> {
    let place = |line: usize, column: usize| {
        let start = offset(text, line, column);
        Span::new(file, start..start)
    };
    let changed = anchored.changed.iter().map(|changed| {
        let message = format!("“{}” was sent, and “{}” was drafted", changed.sent, changed.drafted);
        (changed.line, changed.column, message)
    });
    let new = anchored.new.iter().map(|new| {
        let message = format!("“{}” was sent, and was not drafted", new.text);
        (new.line, new.column, message)
    });
    let help = "no source bears it out: put it into the register if it is so, and correct it if it is not";
    let told = changed.chain(new).map(|(line, column, message)| {
        Finding::new(place(line, column), message).help(help).with("sent-otherwise", Level::Warning)
    });
    told.collect()
}

/// A line of the chain that is none.
pub fn malformed_link(text: &str, file: FileId, MalformedLink(line, why): &MalformedLink) -> Diagnostic {
    let start = offset(text, *line, 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let help = "only `candour seal` adds lines to it; bring back the file as it was, from Git or a copy";
    Finding::new(Span::new(file, start..end), why.clone()).help(help).error("chain-malformed")
}

/// The byte at a line and a character of it, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(end, _)| end + 1),
    };
    text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}
