//! What can be wrong with a letter's Markdown, in plain words.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Finding};
use crate::text::{FileId, Span};

/// Something outside the subset, and what to do instead.
pub(super) struct Outside {
    what: &'static str,
    label: &'static str,
    help: &'static str,
}

pub(super) const HTML: Outside = Outside {
    what: "HTML",
    label: "this is HTML",
    help: "write it in Markdown, or put a backslash before `<` to print it",
};
pub(super) const PICTURE: Outside = Outside {
    what: "pictures",
    label: "this is a picture",
    help: "say in words what it shows, or attach it",
};
pub(super) const FENCED_CODE: Outside = Outside {
    what: "code blocks",
    label: "this block is code",
    help: "write it as a paragraph or as a quote",
};
pub(super) const INDENTED_CODE: Outside = Outside {
    what: "code blocks",
    label: "text indented by four spaces reads as code",
    help: "start the line with fewer spaces",
};
pub(super) const CODE: Outside = Outside {
    what: "code",
    label: "backticks make this code",
    help: "leave the backticks out, or put a backslash before each",
};
pub(super) const STRUCK_OUT: Outside = Outside {
    what: "struck-out words",
    label: "these words are struck out",
    help: "leave them out: some readers would hear them as if they stood",
};
pub(super) const TICK_BOX: Outside = Outside {
    what: "tick boxes",
    label: "this makes a tick box",
    help: "say in words what is done and what is not",
};
pub(super) const LINK_TITLE: Outside = Outside {
    what: "links with a hidden title",
    label: "the title in quotation marks would not be printed",
    help: "put it into the words of the link",
};
pub(super) const NESTED_HEADING: Outside = Outside {
    what: "headings inside quotes, lists and footnotes",
    label: "this heading is inside something else",
    help: "start the line with the heading's `#`",
};
pub(super) const NESTED_TABLE: Outside = Outside {
    what: "tables inside lists and footnotes",
    label: "this table is inside something else",
    help: "put the table before or after it",
};
pub(super) const NESTED_NOTE: Outside = Outside {
    what: "footnotes to footnotes",
    label: "this refers from one footnote to another",
    help: "say it in one footnote",
};
pub(super) const NOTE_IN_HEADING: Outside = Outside {
    what: "footnotes in headings",
    label: "this heading has a footnote, which lists of headings would show as a stray number",
    help: "put the footnote into the text below",
};
pub(super) const NOTE_QUOTE: Outside = Outside {
    what: "quotes inside footnotes",
    label: "this quote is inside a footnote",
    help: "put the quote into the text",
};
pub(super) const OTHER: Outside = Outside {
    what: "this kind of Markdown",
    label: "this is not understood",
    help: "write it as plain text",
};

/// Collects faults with their places.
pub(super) struct Faults {
    file: FileId,
    found: Vec<Diagnostic>,
}

impl Faults {
    pub(super) fn new(file: FileId) -> Self {
        Self { file, found: Vec::new() }
    }

    /// Reports something that letters do not use.
    pub(super) fn outside(&mut self, place: &Range<usize>, outside: &Outside) {
        let finding = self.at(place, format!("letters do not use {}", outside.what));
        self.add("markdown-outside-subset", finding.label(outside.label).help(outside.help));
    }

    /// A finding at `place`, still to be added.
    pub(super) fn at(&self, place: &Range<usize>, message: impl Into<String>) -> Finding {
        Finding::new(Span::new(self.file, place.clone()), message)
    }

    /// The place as messages carry it.
    pub(super) fn span(&self, place: &Range<usize>) -> Span {
        Span::new(self.file, place.clone())
    }

    /// Adds `finding` under `code`.
    pub(super) fn add(&mut self, code: &'static str, finding: Finding) {
        self.found.push(finding.error(code));
    }

    /// Everything reported, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        crate::diagnostic::tidy(&mut self.found);
        self.found
    }
}
