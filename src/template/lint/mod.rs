//! The lint: what Tera would let pass or find only in some letter is found in every template, in every branch.
//!
//! Tera is silent where a condition names what is not there, and stops only when the branch with the fault is rendered.
//! Here templates are read by a parser of our own, which knows only as much of Tera as templates may use, and gone
//! through with the vocabulary of the Views: each name, each value that may be absent, each comparison. Syntax errors
//! are Tera's to report.

mod call;
mod compare;
mod expression;
mod fault;
mod figures;
mod filters;
mod header;
mod lexer;
mod library;
mod logic;
mod parse;
mod path;
mod place;
mod reader;
mod references;
mod scope;
mod tree;
mod values;
mod walk;

#[cfg(test)]
mod any_text;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use figures::FindFigures;
pub(super) use header::Header;

use library::{Faults, Library};
use walk::Walk;

use crate::answer::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::text::FileId;

/// What the lint comes to.
#[derive(Debug, Default)]
pub(super) struct Linted {
    /// Everything found.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Which of these say only that something cannot be read: Tera may have more to say of the same.
    pub(super) vague: Vec<Diagnostic>,
    /// What each answer template says of itself.
    pub(super) headers: BTreeMap<String, Header>,
}

/// Looks through all templates: of each its name, its file and its text, in the order of their names.
pub(super) fn lint(texts: &[(&str, FileId, &str)], find_figures: FindFigures<'_>) -> Linted {
    let (library, mut faults) = Library::read(texts);
    figures::check(&library, find_figures, &mut faults);
    filters::check(&library, &mut faults);
    references::check(&library, &mut faults);
    let headers = walk(&library, &mut faults);
    let mut linted = Linted { headers, ..Linted::default() };
    for (at, fault) in faults.into_sorted() {
        let file = library.sources[at].file;
        let found = if fault.vague { &mut linted.vague } else { &mut linted.diagnostics };
        found.push(fault.diagnostic(file));
    }
    linted
}

/// Goes through every template by way of those that are rendered by themselves, then through what none of these reach.
fn walk(library: &Library<'_>, faults: &mut Faults) -> BTreeMap<String, Header> {
    let vocabulary = Vocabulary::new();
    let mut headers = BTreeMap::new();
    let mut found = Vec::new();
    let mut walk = Walk::new(library, faults);
    for (at, source) in library.sources.iter().enumerate() {
        match source.name.split_once('/') {
            Some(("letters", _)) => walk.template(at, &vocabulary.letter),
            Some(("briefings", _)) => walk.template(at, &vocabulary.briefing),
            Some(("answers", _)) => {
                walk.template(at, &vocabulary.answer);
                let (header, faults) = Header::read(source.text);
                let faults = faults.into_iter().chain(header.covers(source.name, &walk.kinds));
                found.extend(faults.map(|fault| (at, fault)));
                headers.insert(source.name.to_owned(), header);
            }
            _ => {}
        }
    }
    for at in 0..library.sources.len() {
        if !walk.reached.contains(&at) {
            walk.template(at, &vocabulary.answer);
        }
    }
    walk.uncalled();
    for (at, fault) in found {
        faults.add(at, fault);
    }
    headers
}
