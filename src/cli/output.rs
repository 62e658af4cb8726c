//! What goes to the terminal: stdout is what was asked for, stderr the rest.

use std::cell::Cell;
use std::io::{IsTerminal as _, Write as _};

use anstream::ColorChoice;
use serde_json::Value as Json;

use super::Status;
use super::args::{Common, Format};
use super::page;
use crate::diagnostic::{Diagnostic, Level};
use crate::leak::Secrets;
use crate::report::{self, Style};
use crate::text::SourceMap;

/// Where a run's words go.
pub(super) struct Output {
    /// What none of them may quote.
    pub(super) secrets: Secrets,
    pub(super) json: bool,
    quiet: bool,
    closed: Cell<bool>,
}

impl Output {
    pub(super) fn new(common: &Common, secrets: Secrets) -> Self {
        Self { secrets, json: common.format == Format::Json, quiet: common.quiet, closed: Cell::new(false) }
    }

    /// Writes what was asked for. A reader that has gone away is no fault of ours.
    pub(super) fn result(&self, text: &str) {
        self.result_bytes(self.secrets.mask(text).as_bytes());
    }

    /// Writes what was asked for, for people: folded to the terminal if there is one, coloured where colour is wanted.
    pub(super) fn page(&self, text: &str) {
        let mut stdout = anstream::stdout();
        let masked = self.secrets.mask(text);
        let folded = match terminal_width() {
            Some(width) => page::fold(&masked, width),
            None => masked,
        };
        let painted = page::paint(&folded, stdout.current_choice() != ColorChoice::Never);
        if stdout.write_all(painted.as_bytes()).and_then(|()| stdout.flush()).is_err() {
            self.closed.set(true);
        }
    }

    /// Writes what was asked for, as JSON.
    pub(super) fn json(&self, mut result: Json) {
        veil(&self.secrets, &mut result);
        self.result_bytes(format!("{result:#}\n").as_bytes());
    }

    /// As [`Output::result`], byte for byte: for what has been through the gate as a whole.
    pub(super) fn result_bytes(&self, bytes: &[u8]) {
        let mut stdout = std::io::stdout().lock();
        if stdout.write_all(bytes).and_then(|()| stdout.flush()).is_err() {
            self.closed.set(true);
        }
    }

    /// Says what has been done, unless asked to be quiet.
    pub(super) fn progress(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr(), "{}", self.secrets.mask(text));
        }
    }

    /// Shows diagnostics to a person, on stderr.
    pub(super) fn diagnostics(&self, sources: &SourceMap, diagnostics: &[Diagnostic]) {
        let mut stderr = anstream::stderr();
        let style = match stderr.current_choice() {
            ColorChoice::Never => Style::Plain,
            _ => Style::Coloured,
        };
        let (sources, diagnostics) = self.secrets.veil(sources, diagnostics);
        for diagnostic in
            diagnostics.iter().filter(|diagnostic| !self.quiet || diagnostic.level > Level::Note)
        {
            let _ = writeln!(stderr, "{}\n", report::human(&sources, diagnostic, style));
        }
    }

    /// Says why the work could not be done.
    pub(super) fn problem(&self, error: &impl std::fmt::Display) {
        let _ = writeln!(anstream::stderr(), "error: {}", self.secrets.mask(&error.to_string()));
    }
}

/// How many characters a line of the terminal holds; none where stdout is no terminal.
fn terminal_width() -> Option<usize> {
    let (width, _) = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten()?;
    Some(usize::from(width.0).clamp(NARROWEST, WIDEST))
}

/// Narrower lines are not folded further, and wider ones are hard to read.
const NARROWEST: usize = 40;
const WIDEST: usize = 110;

/// Masks every string of a JSON value, and the names of its fields.
fn veil(secrets: &Secrets, value: &mut Json) {
    match value {
        Json::String(text) => *text = secrets.mask(text),
        Json::Array(items) => items.iter_mut().for_each(|item| veil(secrets, item)),
        Json::Object(fields) => {
            let named = std::mem::take(fields).into_iter().map(|(name, mut value)| {
                veil(secrets, &mut value);
                (secrets.mask(&name), value)
            });
            fields.extend(named);
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
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
