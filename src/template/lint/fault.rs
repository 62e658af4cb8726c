//! What the lint finds in one template, before it has a file.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Finding};
use crate::text::{FileId, Span};
use crate::yaml;

/// One fault of one template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: &'static str,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// Another place that bears on it.
    pub(super) see: Option<(Span, &'static str)>,
    /// Whether it says no more than that something cannot be read here.
    pub(super) vague: bool,
}

impl Fault {
    pub(super) fn new(code: &'static str, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { code, range, message: message.into(), help: None, see: None, vague: false }
    }

    /// Something that templates may not use.
    pub(super) fn construct(range: Range<usize>, message: impl Into<String>, help: &str) -> Self {
        Self::new("template-construct-unknown", range, message).help(help)
    }

    /// Something that cannot be read. Where Tera cannot read it either, Tera says what it expects.
    pub(super) fn vague(range: Range<usize>) -> Self {
        let message = "this is no part of the template language that templates may use";
        Self { vague: true, ..Self::new("template-construct-unknown", range, message) }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Helps with the nearest of the words that would do, or else with all of them.
    pub(super) fn near<'w>(self, word: &str, words: impl IntoIterator<Item = &'w str> + Clone) -> Self {
        let listed: Vec<&str> = words.clone().into_iter().take(MOST_LISTED + 1).collect();
        match yaml::closest(word, words) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None if listed.is_empty() || listed.len() > MOST_LISTED => self,
            None => self.help(format!("what may stand here: {}", yaml::listed(listed, "or"))),
        }
    }

    pub(super) fn see(mut self, span: Option<Span>, message: &'static str) -> Self {
        self.see = span.map(|span| (span, message));
        self
    }

    pub(super) fn diagnostic(self, file: FileId) -> Diagnostic {
        let mut finding = Finding::new(Span::new(file, self.range), self.message);
        finding.help = self.help;
        if let Some((span, message)) = self.see {
            finding = finding.see(span, message);
        }
        finding.error(self.code)
    }
}

/// More words than this help nobody.
const MOST_LISTED: usize = 16;
