//! Templates filled in within bounds: of what they print, and of the time that they take.
//!
//! The lint bounds what any template can do over a View: loops go only through its lists, four deep at the most, and no
//! part goes into itself, so every template comes to an end. But four loops over a long list can still take hours, and
//! where they print nothing, no writer is ever called that could stop them: Tera has no fuel. So each template is
//! filled in on a thread of its own, and whoever asked waits for it no longer than the limit. Then that thread is left
//! behind, nothing more is filled in, and the fault goes the way of all others: it is reported with the name of the
//! template, and the program ends, and the thread with it. A count of steps would be the same on every machine, but only
//! an interpreter of our own could keep it.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use tera::{Context, Tera};

/// How far a template may go.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// What it may print, in bytes.
    pub output: usize,
    /// How long it may take.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { output: 16 * 1024 * 1024, time: Duration::from_secs(10) }
    }
}

/// Why a template was not filled in.
#[derive(Debug)]
pub(super) enum Failure {
    /// Tera reports a fault.
    Tera(tera::Error),
    /// It prints more than it may.
    TooLarge,
    /// It takes longer than it may.
    TooSlow,
    /// Another took longer than it may, and is still at it.
    Stopped,
    /// The thread ended without a word.
    Lost,
}

/// Tera within bounds.
#[derive(Debug)]
pub(super) struct Renderer {
    tera: Arc<Tera>,
    pub(super) limits: Limits,
    stuck: AtomicBool,
}

impl Renderer {
    pub(super) fn new(tera: Tera) -> Self {
        Self { tera: Arc::new(tera), limits: Limits::default(), stuck: AtomicBool::new(false) }
    }

    pub(super) fn render(&self, name: &str, context: Context) -> Result<String, Failure> {
        if self.stuck.load(Ordering::Relaxed) {
            return Err(Failure::Stopped);
        }
        let (done, wait) = mpsc::sync_channel(1);
        let (tera, owned, output) = (Arc::clone(&self.tera), name.to_owned(), self.limits.output);
        let thread = std::thread::Builder::new().name(format!("template {name}"));
        let started = thread.spawn(move || {
            // Nobody may be waiting any more.
            let _ = done.send(print(&tera, &owned, &context, output));
        });
        if started.is_err() {
            return Err(Failure::Lost);
        }
        match wait.recv_timeout(self.limits.time) {
            Ok(printed) => printed,
            Err(RecvTimeoutError::Disconnected) => Err(Failure::Lost),
            Err(RecvTimeoutError::Timeout) => {
                self.stuck.store(true, Ordering::Relaxed);
                Err(Failure::TooSlow)
            }
        }
    }
}

fn print(tera: &Tera, name: &str, context: &Context, output: usize) -> Result<String, Failure> {
    let mut page = Page { bytes: Vec::new(), most: output, is_full: false };
    let printed = tera.render_to(name, context, &mut page);
    if page.is_full {
        return Err(Failure::TooLarge);
    }
    printed.map_err(Failure::Tera)?;
    String::from_utf8(page.bytes).map_err(|_| Failure::Lost)
}

/// A page that takes no more than it may.
struct Page {
    bytes: Vec<u8>,
    most: usize,
    is_full: bool,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > self.most - self.bytes.len() {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
