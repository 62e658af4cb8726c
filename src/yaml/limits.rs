//! How much a file may hold, and what has been found in it so far.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Finding};
use crate::text::{FileId, Span, floor_char};

/// How much one file may hold. What is larger is refused, not read in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Maps, lists, texts and keys together, in however short a file.
    pub nodes: usize,
    /// A long file may hold as many of them as it has room for, at so many bytes each.
    pub bytes_of_a_node: usize,
    /// Maps and lists within each other; what walks a tree may recurse this deep.
    pub depth: usize,
    /// Faults after which nothing more is looked for.
    pub faults: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 32 << 20, nodes: 1_000_000, bytes_of_a_node: 10, depth: 64, faults: 1000 }
    }
}

/// Parsing cannot go on; the reason has been reported.
pub(super) struct Stop;

/// What has been found so far in one file.
pub(super) struct Faults<'t> {
    file: FileId,
    text: &'t str,
    limit: usize,
    list: Vec<Diagnostic>,
}

impl<'t> Faults<'t> {
    /// Nothing found yet in `text`.
    pub(super) fn new(file: FileId, text: &'t str, limit: usize) -> Self {
        Self { file, text, limit, list: Vec::new() }
    }

    /// Everything found.
    pub(super) fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }

    /// A place in the file, made to hold whole characters: a masked one is several to the parser.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = floor_char(self.text, range.start);
        let end = (range.end.max(start)..self.text.len()).find(|&end| self.text.is_char_boundary(end));
        Span::new(self.file, start..end.unwrap_or(self.text.len()))
    }

    /// Reports a fault that parsing can go on after, unless there have been too many.
    pub(super) fn report(&mut self, code: &'static str, finding: Finding) -> Result<(), Stop> {
        if self.list.len() < self.limit {
            self.list.push(finding.error(code));
            return Ok(());
        }
        let summary = Finding::nowhere(format!("the file has more than {} faults", self.limit));
        let summary =
            Finding { span: finding.span, ..summary.help("put right those above; then the rest is shown") };
        self.list.push(summary.error("too-many-faults"));
        Err(Stop)
    }

    /// Reports a fault that ends parsing.
    pub(super) fn stop<T>(&mut self, code: &'static str, finding: Finding) -> Result<T, Stop> {
        self.list.push(finding.error(code));
        Err(Stop)
    }
}
