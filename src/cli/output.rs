//! What goes to the terminal: stdout is what was asked for, stderr the rest.

use std::cell::Cell;
use std::io::Write as _;

use anstream::ColorChoice;

use super::Status;
use super::args::{Common, Format};
use crate::diagnostic::{Diagnostic, Level};
use crate::report::{self, Style};
use crate::text::SourceMap;

/// Where a run's words go.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) json: bool,
    quiet: bool,
    closed: Cell<bool>,
}

impl Output {
    pub(super) fn new(common: &Common) -> Self {
        Self { json: common.format == Format::Json, quiet: common.quiet, closed: Cell::new(false) }
    }

    /// Writes what was asked for. A reader that has gone away is no fault of ours.
    pub(super) fn result(&self, text: &str) {
        self.result_bytes(text.as_bytes());
    }

    /// As [`Output::result`], byte for byte.
    pub(super) fn result_bytes(&self, bytes: &[u8]) {
        let mut stdout = std::io::stdout().lock();
        if stdout.write_all(bytes).and_then(|()| stdout.flush()).is_err() {
            self.closed.set(true);
        }
    }

    /// Says what has been done, unless asked to be quiet.
    pub(super) fn progress(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr(), "{text}");
        }
    }

    /// Shows diagnostics to a person, on stderr.
    pub(super) fn diagnostics(&self, sources: &SourceMap, diagnostics: &[Diagnostic]) {
        let mut stderr = anstream::stderr();
        let style = match stderr.current_choice() {
            ColorChoice::Never => Style::Plain,
            _ => Style::Coloured,
        };
        for diagnostic in
            diagnostics.iter().filter(|diagnostic| !self.quiet || diagnostic.level > Level::Note)
        {
            let _ = writeln!(stderr, "{}\n", report::human(sources, diagnostic, style));
        }
    }
}

/// Says why the work could not be done.
pub(super) fn problem(error: &impl std::fmt::Display) {
    let _ = writeln!(anstream::stderr(), "error: {error}");
}

/// How many of each level there are, as one line.
pub(super) fn summary(diagnostics: &[Diagnostic]) -> String {
    let counts =
        [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Note, "note")].map(|(level, word)| {
            let count = diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count();
            (count > 0).then(|| counted(count, word, &format!("{word}s")))
        });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") }
}

/// A number of things.
pub(super) fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// How a run ends that found these.
pub(super) fn status(diagnostics: &[Diagnostic]) -> Status {
    let found = diagnostics.iter().any(|diagnostic| diagnostic.level > Level::Note);
    if found { Status::Findings } else { Status::Clean }
}
