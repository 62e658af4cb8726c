//! What goes to the terminal: stdout is what was asked for, stderr the rest.

use std::cell::RefCell;
use std::io::{BufWriter, IsTerminal as _, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::ColorChoice;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::Status;
use super::args::{Common, Format};
use super::page;
use crate::diagnostic::{Diagnostic, Level};
use crate::files;
use crate::leak::Secrets;
use crate::report::{self, Style};
use crate::text::SourceMap;

/// Where a run's words go.
pub(super) struct Output {
    /// What none of them may quote.
    pub(super) secrets: Secrets,
    pub(super) json: bool,
    quiet: bool,
    /// Whether the reader of stdout has gone away.
    closed: AtomicBool,
}

impl Output {
    pub(super) fn new(common: &Common, secrets: Secrets) -> Self {
        Self {
            secrets,
            json: common.format == Format::Json,
            quiet: common.quiet,
            closed: AtomicBool::new(false),
        }
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
        let _ = stdout.write_all(painted.as_bytes()).and_then(|()| stdout.flush());
    }

    /// Writes what was asked for, as JSON.
    pub(super) fn json(&self, mut result: Json) {
        veil(&self.secrets, &mut result);
        self.result_bytes(format!("{result:#}\n").as_bytes());
    }

    /// As [`Output::json`], into a file if one is named.
    pub(super) fn json_to(&self, path: Option<&Path>, mut result: Json) -> Result<(), String> {
        veil(&self.secrets, &mut result);
        self.write_to(path, &format!("{result:#}\n"))
    }

    /// As [`Output::json_to`], of what is too much to be kept: each item is written as it comes.
    pub(super) fn json_parts_to(
        &self,
        path: Option<&Path>,
        parts: Vec<(&str, Part<'_>)>,
    ) -> Result<(), String> {
        if let Some(path) = path.filter(|path| is_file(Some(path))) {
            self.may_write(path)?;
            let written = files::write_whole_by(path, |file| self.write_parts(file, parts));
            return written.map_err(|error| error.to_string());
        }
        // A reader that has gone away is no fault of ours.
        let written = self.write_parts(&mut std::io::stdout().lock(), parts);
        self.closed.fetch_or(written.is_err(), Ordering::Relaxed);
        Ok(())
    }

    fn write_parts(&self, to: &mut dyn Write, parts: Vec<(&str, Part<'_>)>) -> std::io::Result<()> {
        let mut to = BufWriter::with_capacity(BUFFER, to);
        let mut json = serde_json::Serializer::pretty(&mut to);
        let mut object = json.serialize_map(Some(parts.len()))?;
        for (name, part) in parts {
            let name = self.secrets.mask(name);
            let veiled = |mut item: Json| {
                veil(&self.secrets, &mut item);
                item
            };
            match part {
                Part::One(value) => object.serialize_entry(&name, &veiled(value))?,
                Part::Each(items) => {
                    object.serialize_entry(&name, &Items(RefCell::new(&mut items.map(veiled))))?;
                }
            }
        }
        SerializeMap::end(object)?;
        to.write_all(b"\n")?;
        to.flush()
    }

    /// Writes diagnostics, and those that are excepted with the reasons, as SARIF.
    pub(super) fn sarif_to(
        &self,
        path: Option<&Path>,
        sources: &SourceMap,
        diagnostics: &[Diagnostic],
        excepted: &[(Diagnostic, String)],
    ) -> Result<(), String> {
        // Before anything is encoded, so that nothing hides in a path or a fingerprint.
        let (veiled, shown) = self.secrets.veil(sources, diagnostics);
        let (kept, reasons): (Vec<Diagnostic>, Vec<String>) = excepted.iter().cloned().unzip();
        let (_, kept) = self.secrets.veil(sources, &kept);
        let reasons = reasons.iter().map(|reason| self.secrets.mask(reason));
        let excepted: Vec<(Diagnostic, String)> = kept.into_iter().zip(reasons).collect();
        self.json_to(path, report::sarif(&veiled, &shown, &excepted))
    }

    /// Writes diagnostics as commands of a GitHub workflow.
    pub(super) fn github_to(
        &self,
        path: Option<&Path>,
        sources: &SourceMap,
        diagnostics: &[Diagnostic],
    ) -> Result<(), String> {
        let (sources, diagnostics) = self.secrets.veil(sources, diagnostics);
        let lines = diagnostics.iter().map(|found| report::github(&sources, found) + "\n");
        self.write_to(path, &self.secrets.mask(&lines.collect::<String>()))
    }

    /// Writes a text that nothing withheld is in.
    fn write_to(&self, path: Option<&Path>, text: &str) -> Result<(), String> {
        let Some(path) = path.filter(|path| is_file(Some(path))) else {
            self.result_bytes(text.as_bytes());
            return Ok(());
        };
        self.may_write(path)?;
        files::write_whole(path, text.as_bytes()).map_err(|error| error.to_string())
    }

    fn may_write(&self, path: &Path) -> Result<(), String> {
        if self.secrets.are_in(&path.to_string_lossy()) {
            return Err("cannot write there: the path holds a text that withheld.yaml keeps back".to_owned());
        }
        Ok(())
    }

    /// Writes what was asked for in colour, where colour may be used.
    pub(super) fn coloured(&self, text: &str) {
        let mut stdout = anstream::stdout().lock();
        let text = self.secrets.mask(text);
        let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    }

    /// As [`Output::result`], byte for byte: for what has been through the gate as a whole.
    pub(super) fn result_bytes(&self, bytes: &[u8]) {
        if self.closed.load(Ordering::Relaxed) {
            return;
        }
        let mut stdout = std::io::stdout().lock();
        if stdout.write_all(bytes).and_then(|()| stdout.flush()).is_err() {
            self.closed.store(true, Ordering::Relaxed);
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

    /// Shows on a terminal how far a long run has come; of nothing, takes that away again.
    pub(super) fn step(&self, verb: &str, done: usize, all: usize) {
        let mut stderr = std::io::stderr();
        let shown = all == 0 || (all > MANY && done.is_multiple_of(all / 100));
        if self.quiet || !shown || !stderr.is_terminal() {
            return;
        }
        let _ = match all {
            0 => write!(stderr, "\r\x1b[K"),
            all => write!(stderr, "\r{verb} {done} of {all}"),
        };
        let _ = stderr.flush();
    }

    /// Says why the work could not be done.
    pub(super) fn problem(&self, error: &impl std::fmt::Display) {
        let _ = writeln!(anstream::stderr(), "error: {}", self.secrets.mask(&error.to_string()));
    }
}

/// A field of a result that is written as it comes.
pub(super) enum Part<'p> {
    One(Json),
    Each(Box<dyn Iterator<Item = Json> + 'p>),
}

/// Items of a list, each made when it is written.
struct Items<'i>(RefCell<&'i mut dyn Iterator<Item = Json>>);

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(std::iter::from_fn(|| self.0.borrow_mut().next()))
    }
}

/// So many bytes are written at once.
const BUFFER: usize = 1 << 16;

/// How many characters a line of the terminal holds; none where stdout is no terminal.
fn terminal_width() -> Option<usize> {
    let (width, _) = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten()?;
    Some(usize::from(width.0).clamp(NARROWEST, WIDEST))
}

/// Of fewer things nobody needs to be told how far it has come.
const MANY: usize = 200;

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

/// Whether `--output` names a file.
pub(super) fn is_file(path: Option<&Path>) -> bool {
    path.is_some_and(|path| path != Path::new("-"))
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
