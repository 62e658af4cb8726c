//! What has been said while reading, each thing once.

use std::collections::{HashMap, HashSet};

use super::suggest::closest;
use crate::diagnostic::{Diagnostic, Finding, MOST_FINDINGS};
use crate::text::{Span, floor_char};

/// Diagnostics in the order they were found. What is read twice is reported once.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    said: HashSet<(Option<Span>, &'static str, String)>,
    meant: HashMap<Span, Option<&'static str>>,
}

impl Diagnostics {
    /// Nothing said yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a diagnostic, unless the same was said of the same place, or so much that one more is no help.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        shorten(&mut diagnostic.finding.message);
        diagnostic.finding.help.as_mut().map(shorten);
        let finding = &diagnostic.finding;
        if self.list.len() > MOST_FINDINGS {
            return;
        }
        if self.list.len() == MOST_FINDINGS {
            let more = Finding { span: finding.span, ..Finding::too_many("the file has") };
            self.list.push(more.error("too-many-faults"));
            return;
        }
        if self.said.insert((finding.span, diagnostic.code, finding.message.clone())) {
            self.list.push(diagnostic);
        }
    }

    /// Everything said so far.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Everything said.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }

    /// What the word at `span` was meant to be. Looking is costly: it is done for the first fifty words.
    pub(super) fn suggest(
        &mut self,
        span: Span,
        word: &str,
        candidates: impl Iterator<Item = &'static str>,
    ) -> Option<&'static str> {
        const MOST: usize = 50;
        if self.meant.len() < MOST && !self.meant.contains_key(&span) {
            self.meant.insert(span, closest(word, candidates));
        }
        self.suggested(span)
    }

    /// What was suggested for the word at `span`.
    pub(super) fn suggested(&self, span: Span) -> Option<&'static str> {
        self.meant.get(&span).copied().flatten()
    }
}

/// Takes out the middle of a sentence that quotes more than anybody reads.
fn shorten(sentence: &mut String) {
    const MOST: usize = 400;
    if sentence.len() > MOST {
        let start = floor_char(sentence, MOST / 2);
        let end = floor_char(sentence, sentence.len() - MOST / 4);
        sentence.replace_range(start..end, "…");
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}
