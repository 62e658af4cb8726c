//! What a workspace says about the rules, in `candour.yaml`: exceptions, each with its reason, and levels raised.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Check, rule, rules};
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::text::{At, FileId, SourceMap, Span};
use crate::yaml::{self, Diagnostics, Node};

/// Exceptions and levels of one workspace.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    levels: Vec<(String, Level)>,
    exceptions: Vec<Exception>,
}

/// A finding that a workspace accepts.
#[derive(Debug, Clone)]
struct Exception {
    code: At<String>,
    place: At<String>,
    reason: String,
}

/// Findings that stand, and those that an exception accepts.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// What is to be put right.
    pub diagnostics: Vec<Diagnostic>,
    /// What is accepted, each with the reason.
    pub excepted: Vec<(Diagnostic, String)>,
    /// Which exceptions were needed.
    used: BTreeSet<usize>,
}

#[derive(Debug, Deserialize)]
struct ExceptionAs {
    code: At<String>,
    at: At<String>,
    reason: At<String>,
}

const HELP: &str = "`candour.yaml` has `exceptions:` and `levels:`";

/// No workspace accepts so much one by one: each exception is held against each finding.
const MOST_BYTES: usize = 1 << 20;

/// A reason is told with every finding that it accepts.
const LONGEST_REASON: usize = 1_000;

impl Settings {
    /// Reads the text of `candour.yaml`.
    pub fn read(file: FileId, text: &str) -> (Self, Vec<Diagnostic>) {
        if text.len() > MOST_BYTES {
            let message = format!("`candour.yaml` is larger than {} MiB", MOST_BYTES >> 20);
            let finding = Finding::new(Span::new(file, 0..0), message);
            let help = "accept the findings of a whole file or folder in one exception";
            return (Self::default(), vec![finding.help(help).error("yaml-too-large")]);
        }
        let mut diagnostics = Diagnostics::new();
        let (root, faults) = yaml::parse(file, text);
        // A file of comments alone says nothing, as does none.
        diagnostics.extend(faults.into_iter().filter(|fault| fault.code != "file-empty"));
        let mut settings = Self::default();
        for (key, node) in root.as_ref().map_or(&[][..], Node::entries) {
            match &*key.value {
                "exceptions" => {
                    let read = node.items().iter().filter_map(|item| yaml::read(item, &mut diagnostics));
                    let read: Vec<ExceptionAs> = read.collect();
                    settings
                        .exceptions
                        .extend(read.into_iter().filter_map(|read| exception(read, &mut diagnostics)));
                }
                "levels" => {
                    if !matches!(node.kind, yaml::Kind::Map(_) | yaml::Kind::Empty | yaml::Kind::Refused) {
                        let message = format!("`levels` is {}, but a map is expected", node.what());
                        let help = "write the name of a rule, a colon, and `warning` or `error`";
                        diagnostics.push(Finding::new(node.span, message).help(help).error("wrong-type"));
                    }
                    let raised = node.entries().iter();
                    settings
                        .levels
                        .extend(raised.filter_map(|(code, level)| raise(code, level, &mut diagnostics)));
                }
                other => {
                    let message = format!("`candour.yaml` has no part called `{other}`");
                    diagnostics.push(Finding::new(key.span, message).help(HELP).error("unknown-key"));
                }
            }
        }
        if let Some(root) = root.filter(|root| !matches!(root.kind, yaml::Kind::Map(_) | yaml::Kind::Refused))
        {
            let message = format!("`candour.yaml` is {}, but a map is expected", root.what());
            diagnostics.push(Finding::new(root.span, message).help(HELP).error("wrong-type"));
        }
        (settings, diagnostics.into_vec())
    }

    /// Raises levels, and parts what stands from what is accepted.
    pub fn settle(&self, sources: &SourceMap, diagnostics: Vec<Diagnostic>, settled: &mut Settled) {
        for mut diagnostic in diagnostics {
            let raised = self.levels.iter().find(|(code, _)| code == diagnostic.code);
            diagnostic.level = raised.map_or(diagnostic.level, |(_, level)| diagnostic.level.max(*level));
            let accepts = |exception: &Exception| {
                exception.code.value == diagnostic.code
                    && lies_at(sources, &diagnostic, &exception.place.value)
            };
            match self.exceptions.iter().position(accepts) {
                Some(at) => {
                    settled.used.insert(at);
                    settled.excepted.push((diagnostic, self.exceptions[at].reason.clone()));
                }
                None => settled.diagnostics.push(diagnostic),
            }
        }
    }

    /// Exceptions that nothing needed, once everything has been looked at.
    pub fn unused(&self, settled: &Settled) -> Vec<Diagnostic> {
        let unused = self.exceptions.iter().enumerate().filter(|(at, _)| !settled.used.contains(at));
        let mut diagnostics = Diagnostics::new();
        diagnostics.extend(unused.map(|(_, Exception { code, place, .. })| {
            let message = format!("nothing at `{}` needs an exception from `{}`", place.value, code.value);
            let help = "take it out; if it was for something that moved, write the new place";
            Finding::new(place.span, message).help(help).with("exception-unused", Level::Warning)
        }));
        diagnostics.into_vec()
    }
}

fn exception(read: ExceptionAs, diagnostics: &mut Diagnostics) -> Option<Exception> {
    let Some(rule) = rule(&read.code.value) else {
        diagnostics.push(unknown(&read.code.value, read.code.span));
        return None;
    };
    // What could not be read is not there: no reason makes a register whole that has a hole.
    if matches!(rule.check, Check::Elsewhere) && rule.level == Level::Error {
        let message = format!("nothing can be excepted from `{}`: it has to be put right", rule.code);
        let help = "take the exception out, and see `candour explain` for what to do";
        diagnostics.push(Finding::new(read.code.span, message).help(help).error("exception-refused"));
        return None;
    }
    if read.reason.value.split_whitespace().count() < 2 {
        let help = "write in a few words why it may stand: whoever comes after you has nothing else to go by";
        let message = format!("the exception from `{}` does not give a reason", rule.code);
        diagnostics.push(Finding::new(read.reason.span, message).help(help).error("exception-refused"));
        return None;
    }
    if read.reason.value.chars().count() > LONGEST_REASON {
        let help = "say it in a few sentences, and name the paper that says more";
        let message =
            format!("the reason for the exception from `{}` is longer than anybody reads", rule.code);
        diagnostics.push(Finding::new(read.reason.span, message).help(help).error("exception-refused"));
        return None;
    }
    Some(Exception { code: read.code, place: read.at, reason: read.reason.value })
}

fn raise(code: &yaml::Key, level: &Node, diagnostics: &mut Diagnostics) -> Option<(String, Level)> {
    let Some(rule) = rule(&code.value) else {
        diagnostics.push(unknown(&code.value, code.span));
        return None;
    };
    let wanted = match level.as_text() {
        Some("note") => Level::Note,
        Some("warning") => Level::Warning,
        Some("error") => Level::Error,
        _ => {
            let finding = Finding::new(level.span, "this is not a level").help("write `warning` or `error`");
            diagnostics.push(finding.error("unknown-word"));
            return None;
        }
    };
    if wanted < rule.level {
        let message = format!("`{}` is an {} and cannot be made a {wanted}", rule.code, rule.level);
        let message = if rule.level == Level::Error { message } else { message.replace("is an ", "is a ") };
        let help = "a level can only be raised; accept single findings under `exceptions:`, with a reason";
        diagnostics.push(Finding::new(level.span, message).help(help).error("level-lowered"));
        return None;
    }
    Some((code.value.clone(), wanted))
}

fn unknown(code: &str, span: Span) -> Diagnostic {
    let help = match yaml::closest(code, rules().map(|rule| rule.code)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`candour rules` lists them all".to_owned(),
    };
    Finding::new(span, format!("there is no rule called `{code}`")).help(help).error("rule-unknown")
}

/// Whether a finding lies at a place: an entry (`posts/analysts`), a file, or a folder of files.
fn lies_at(sources: &SourceMap, diagnostic: &Diagnostic, place: &str) -> bool {
    let place = place.trim_end_matches('/');
    let within =
        |path: &str| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let file = diagnostic.finding.span.map(|span| sources.file(span.file).path());
    diagnostic.finding.entry.as_deref().is_some_and(within) || file.is_some_and(within)
}
