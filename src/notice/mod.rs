//! The linter of notices: reads a letter in which a public authority refuses information, anybody's, and says which
//! statutory part is missing.
//!
//! What a notice needs is asked of the catalogue of provisions ([`crate::law`]); what a letter says is read with the tables
//! of `lexicon`. Text becomes lines, paragraphs, sentences; each sentence shows parts of a notice, and is about provisions.

mod catalogue;
mod cited;
mod course;
mod day;
mod findings;
mod ground;
mod harm;
mod kind;
mod lean;
mod lexicon;
mod line;
mod page;
mod part;
mod pattern;
mod question;
mod reading;
mod scope;
mod sentence;
mod shadow;
mod shown;
mod side;
mod stretch;
mod topic;
mod voice;
mod weighing;
mod words;

#[cfg(test)]
mod tests;

use crate::diagnostic::{Diagnostic, tidy};
use crate::law::Law;
use crate::text::FileId;
use crate::value::Day;

use reading::Reading;

/// A letter, and what is known of it from elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'l> {
    /// Its text: plain, or Markdown.
    pub text: &'l str,
    /// The file that findings point into.
    pub file: FileId,
    /// The law that it answers under.
    pub law: Law,
    /// The day to take where the letter bears none.
    pub today: Day,
    /// The names of the files that go out with it.
    pub attachments: &'l [String],
}

/// What is wrong with a letter as a notice of refusal. One that refuses nothing is never found fault with.
pub fn lint(letter: &Letter<'_>) -> Vec<Diagnostic> {
    let reading = Reading::new(letter);
    let mut diagnostics = findings::all(&reading);
    tidy(&mut diagnostics);
    diagnostics
}
