//! One concern a file; each test reads a small text.

mod limits;
mod places;
mod policy;
mod reading;
mod recovery;

use super::{Diagnostics, Node, parse, read};
use crate::diagnostic::Diagnostic;
use crate::text::FileId;
use serde::de::DeserializeOwned;

const FILE: FileId = FileId(0);

/// Each diagnostic as its code and the text it points at.
fn shown<'t>(text: &'t str, diagnostics: &[Diagnostic]) -> Vec<(&'static str, &'t str)> {
    let place = |found: &Diagnostic| found.finding.span.map_or("", |span| &text[span.range()]);
    diagnostics.iter().map(|found| (found.code, place(found))).collect()
}

/// What parsing reports.
fn faults(text: &str) -> Vec<(&'static str, &str)> {
    shown(text, &parse(FILE, text).1)
}

/// The tree of a text without faults.
fn tree(text: &str) -> Node {
    let (tree, diagnostics) = parse(FILE, text);
    assert_eq!(diagnostics, []);
    tree.unwrap()
}

/// What is read from a text that parses without faults, and what reading reports.
fn reading<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let value = read(&tree(text), &mut diagnostics);
    (value, diagnostics.into_vec())
}

/// As [`reading`], with diagnostics as their code and first line.
fn said<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<String>) {
    let (value, diagnostics) = reading(text);
    let line = |found: Diagnostic| match found.finding.help {
        Some(help) => format!("{}: {} = {help}", found.code, found.finding.message),
        None => format!("{}: {}", found.code, found.finding.message),
    };
    (value, diagnostics.into_iter().map(line).collect())
}
