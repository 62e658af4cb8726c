//! The officer's own words wherever a letter prints them: each value marked, each figure accounted for.

use super::sourced;
use crate::answer::{self, Assertion, Marks, Piece};
use crate::diagnostic::Diagnostic;
use crate::register::Standing;
use crate::template;
use crate::text::At;

/// The own words of one question, or of the letter's frame, as they are told one after another.
pub(super) struct Own<'o> {
    standing: &'o Standing<'o>,
    question: &'o str,
    /// What they claim.
    pub(super) assertions: Vec<Assertion>,
    /// What is wrong with them.
    pub(super) faults: Vec<Diagnostic>,
}

impl<'o> Own<'o> {
    pub(super) fn new(standing: &'o Standing<'o>, question: &'o str) -> Self {
        Self { standing, question, assertions: Vec::new(), faults: Vec::new() }
    }

    /// A text as Markdown, with its values marked; nothing where it is faulty.
    pub(super) fn told(&mut self, text: &At<String>, marks: &mut Marks) -> String {
        self.faults.extend(sourced::in_own_words(text, self.standing.register()));
        match answer::own_words(self.standing, self.question, self.assertions.len(), text, marks) {
            Ok(own) => {
                self.assertions.extend(own.assertions);
                written(&own.pieces)
            }
            Err(found) => {
                self.faults.extend(found);
                String::new()
            }
        }
    }
}

/// The officer's words as Markdown, with what they print escaped.
fn written(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Written(text) => text.clone(),
        Piece::Printed(value) => template::escape(value),
    });
    pieces.collect()
}
