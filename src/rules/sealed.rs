//! What was sent: that it is as it was approved and drafted, and that its seal holds.

use super::{Check, Rule};
use crate::case::{Case, Changed, Event};
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
        summary: "a letter was sent that says something else than was drafted from the register",
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

/// That what was approved is not what was sent. `edits` says how much of it is not.
pub fn approved_otherwise(approval: &Event, file: FileId, edits: usize) -> Diagnostic {
    let on = approval.on.value.prose();
    let places = if edits == 1 { "one place".to_owned() } else { format!("{edits} places") };
    let message = format!("what was approved on {on} is not what was sent: it was edited in {places}");
    let help =
        "whoever approved it has not seen these words; have edited letters approved anew before they go out";
    Finding::new(Span::new(file, 0..0), message).help(help).with("sent-unapproved", Level::Warning)
}

/// What was sent and not drafted, and what was drafted of the register and not sent. Places are those of the words that
/// were sent, in `file`.
pub fn sent_otherwise(text: &str, file: FileId, anchored: &Anchored) -> Vec<Diagnostic> {
    const UNSOURCED: &str =
        "no source bears it out: put it into the register if it is so, and correct it if it is not";
    let told = |(line, column): (usize, usize), message: String, help: &str| {
        let start = offset(text, line, column);
        Finding::new(Span::new(file, start..start), message).help(help).with("sent-otherwise", Level::Warning)
    };
    let instead = |changed: &Changed, help| {
        let message = format!("“{}” was sent, and “{}” was drafted", changed.sent, changed.drafted);
        told((changed.line, changed.column), message, help)
    };
    let mut found: Vec<Diagnostic> =
        anchored.changed.iter().map(|changed| instead(changed, UNSOURCED)).collect();
    found.extend(anchored.new.iter().take(MOST_TOLD).map(|new| {
        let message = format!("“{}” was sent, and was not drafted", new.text);
        told((new.line, new.column), message, UNSOURCED)
    }));
    if let Some(next) = anchored.new.get(MOST_TOLD) {
        let message =
            format!("{} more figures were sent, and were not drafted", anchored.new.len() - MOST_TOLD);
        found.push(told((next.line, next.column), message, UNSOURCED));
    }
    let drafted = anchored.reworded.iter().filter(|changed| !changed.drafted.is_empty());
    let (gone, reworded): (Vec<&Changed>, Vec<&Changed>) =
        drafted.partition(|changed| changed.sent.is_empty());
    found.extend(reworded.into_iter().map(|changed| {
        let claimed = "see that it still says the same: an audit goes on as if it did";
        let help = if changed.claims.is_empty() { "see that it says what it should" } else { claimed };
        instead(changed, help)
    }));
    if let Some(first) = gone.first() {
        let message = match gone.len() {
            1 => format!("“{}” was drafted, and was not sent", first.drafted),
            many => {
                format!("{many} sentences were drafted and not sent, the first of them “{}”", first.drafted)
            }
        };
        let help = "see that nothing that was asked for is missing, and that what is left does not mislead";
        found.push(told((first.line, first.column), message, help));
    }
    found
}

/// More figures that were not drafted are told of as one: another letter was sent.
const MOST_TOLD: usize = 50;

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
