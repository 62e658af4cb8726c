//! What the program has to say about what it read: a level, a code, a place and help.

use std::fmt;

use crate::text::Span;

/// How much a diagnostic weighs. Notes never change an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; nothing need be done.
    Note,
    /// Should be put right.
    Warning,
    /// Must be put right: nothing is drafted while one stands.
    Error,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A second place and what it has to do with the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// Why it is shown.
    pub message: String,
}

/// Nobody reads more faults of one kind than this; each costs time and memory to describe.
pub const MOST_FINDINGS: usize = 1000;

/// What a rule found: facts only. The table of rules adds code and level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The smallest place that shows the fault; none where a whole file or run is meant.
    pub span: Option<Span>,
    /// One sentence that stands alone, without a full stop.
    pub message: String,
    /// What the place itself is told, if more than the message says.
    pub label: Option<String>,
    /// Other places.
    pub labels: Vec<Label>,
    /// Something one can do.
    pub help: Option<String>,
    /// The entry concerned, as `kind/id`.
    pub entry: Option<String>,
}

impl Finding {
    /// A finding at `span`.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::nowhere(message) }
    }

    /// A finding that no place shows.
    pub fn nowhere(message: impl Into<String>) -> Self {
        Self { span: None, message: message.into(), label: None, labels: Vec::new(), help: None, entry: None }
    }

    /// One for all that is not shown.
    pub fn too_many(subject: &str) -> Self {
        Self::nowhere(format!("{subject} more than {MOST_FINDINGS} faults"))
            .help("put right those above; then the rest is shown")
    }

    /// Says why the place is shown.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn see(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Says what one can do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names the entry concerned, as `kind/id`.
    #[must_use]
    pub fn entry(mut self, entry: impl Into<String>) -> Self {
        self.entry = Some(entry.into());
        self
    }

    /// The finding with the rule's code and level.
    pub fn with(self, code: &'static str, level: Level) -> Diagnostic {
        Diagnostic { code, level, finding: self }
    }

    /// An error of the rule `code`.
    pub fn error(self, code: &'static str) -> Diagnostic {
        self.with(code, Level::Error)
    }
}

/// A finding with its code and level: what the user sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Kebab-case name of the fault; never reused, never renamed without an alias.
    pub code: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// The facts.
    pub finding: Finding,
}

/// Sorts by file, place and code, and drops what was said twice of one place.
pub fn tidy(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics.dedup_by(|a, b| key(a) == key(b));
}

type Key<'a> = (Option<Span>, &'static str, &'a str, &'a [Label]);

fn key(diagnostic: &Diagnostic) -> Key<'_> {
    let finding = &diagnostic.finding;
    (finding.span, diagnostic.code, &finding.message, &finding.labels)
}
