//! Letters read into trees, and what is refused.

mod refused;
mod tree;

use super::*;
use crate::diagnostic::Diagnostic;
use crate::text::FileId;

fn read(markdown: &str) -> (Document, Vec<Diagnostic>) {
    parse(markdown, FileId(0))
}

/// Each diagnostic as its code and the words it points at.
fn faults(markdown: &str) -> Vec<(&'static str, &str)> {
    let (_, found) = read(markdown);
    let shown = |d: &Diagnostic| (d.code, d.finding.span.map_or("", |span| &markdown[span.range()]));
    found.iter().map(shown).collect()
}
