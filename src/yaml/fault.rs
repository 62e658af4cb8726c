//! Why something cannot be read, and how that is put.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use super::build::clip;
use super::run::Place;
use super::suggest::listed;
use super::tree::{Kind, Node};
use crate::diagnostic::{Diagnostic, Finding};
use crate::text::Span;
use crate::value::Wrong;

/// Why a value cannot be read.
///
/// A type that reads itself raises one with [`serde::de::Error::custom`]. The message is shown at the node that
/// was being read; what follows its first line break is shown as help.
#[derive(Debug)]
pub struct Fault {
    cause: Cause,
    slot: Option<usize>,
}

#[derive(Debug)]
enum Cause {
    /// The value is not of the kind that is wanted.
    Expected { what: String, help: Option<String> },
    /// The word is none of those that are known.
    Word(&'static [&'static str]),
    /// A required key is not there.
    Missing(&'static str),
    /// The type itself refuses the value: for what, and its words.
    Refused(Wrong, String),
    /// Described, with its place.
    Found(Box<Diagnostic>),
    /// Nothing more need be said.
    Reported,
}

/// Lists longer than this are no help.
pub(super) const LONGEST_LIST: usize = 12;

impl Fault {
    /// A fault that needs no words, because the cause of it has been reported.
    pub(super) fn reported() -> Self {
        Cause::Reported.into()
    }

    /// Something of another kind is wanted.
    pub(super) fn expected(what: &str) -> Self {
        Cause::Expected { what: plain(what).to_owned(), help: None }.into()
    }

    /// Something of another kind is wanted, as the visitor says.
    pub(super) fn unlike(visitor: &dyn Expected) -> Self {
        Self::expected(&visitor.to_string())
    }

    /// The same with something one can do.
    pub(super) fn help(mut self, advice: String) -> Self {
        if let Cause::Expected { help, .. } = &mut self.cause {
            *help = Some(advice);
        }
        self
    }

    /// The key that is missing, if that is the fault.
    pub(super) fn missing(&self) -> Option<&'static str> {
        match self.cause {
            Cause::Missing(key) => Some(key),
            _ => None,
        }
    }

    /// The fault at its place, unless it has one.
    pub(super) fn at(self, place: Place<'_>) -> Self {
        let span = place.node.span;
        let (code, finding) = match self.cause {
            Cause::Found(_) | Cause::Reported => return self,
            Cause::Expected { what, help } => {
                let message =
                    format!("{} is {}, but {what} is expected", subject(place), described(place.node));
                ("wrong-type", Finding { help, ..Finding::new(span, message) })
            }
            Cause::Word(allowed) => ("unknown-word", unknown_word(place, allowed)),
            Cause::Missing(key) => {
                let (span, whole) = missing_from(place);
                ("key-missing", Finding::new(span, format!("the key `{key}` is missing{whole}")))
            }
            Cause::Refused(wrong, message) => (wrong.code(), refusal(span, &message)),
        };
        Self { cause: Cause::Found(Box::new(finding.error(code))), slot: self.slot }
    }

    /// Names the node to leave out, unless one deeper down is named.
    pub(super) fn leaving_out(mut self, node: &Node) -> Self {
        self.slot = self.slot.or(Some(node.address()));
        self
    }

    /// What to say, and which node to leave out.
    pub(super) fn into_parts(self) -> (Option<Diagnostic>, Option<usize>) {
        let diagnostic = match self.cause {
            Cause::Found(diagnostic) => Some(*diagnostic),
            _ => None,
        };
        (diagnostic, self.slot)
    }
}

impl From<Cause> for Fault {
    fn from(cause: Cause) -> Self {
        Self { cause, slot: None }
    }
}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Cause::Refused(Wrong::Form, message.to_string()).into()
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::unlike(expected)
    }

    fn invalid_value(met: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let refused = |wrong: &Wrong| met == Unexpected::Other(wrong.code());
        match Wrong::ALL.into_iter().find(refused) {
            Some(wrong) => Cause::Refused(wrong, expected.to_string()).into(),
            None => Self::unlike(expected),
        }
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::unlike(expected)
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Cause::Word(expected).into()
    }

    fn missing_field(field: &'static str) -> Self {
        Cause::Missing(field).into()
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::custom(format_args!("`{field}` is given under two names\nkeep one of the two"))
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Expected { what, .. } => write!(f, "{what} is expected"),
            Cause::Word(allowed) => write!(f, "{} is expected", listed(allowed.iter().copied(), "or")),
            Cause::Missing(key) => write!(f, "the key `{key}` is missing"),
            Cause::Refused(_, message) => f.write_str(message),
            Cause::Found(diagnostic) => f.write_str(&diagnostic.finding.message),
            Cause::Reported => f.write_str("reported already"),
        }
    }
}

fn subject(place: Place<'_>) -> String {
    match place.key {
        Some(key) if place.item => format!("an item of `{}`", clip(&key.value)),
        Some(key) => format!("`{}`", clip(&key.value)),
        None => "this".to_owned(),
    }
}

fn described(node: &Node) -> String {
    match &node.kind {
        Kind::Scalar { text, .. } if text.is_empty() => "an empty text".to_owned(),
        Kind::Scalar { text, quoted: true } => format!("the text `{}`", clip(text)),
        Kind::Scalar { text, quoted: false } => format!("`{}`", clip(text)),
        Kind::Empty => "empty".to_owned(),
        _ => node.what().to_owned(),
    }
}

fn unknown_word(place: Place<'_>, allowed: &'static [&'static str]) -> Finding {
    let entry = place.node.entries().first().map(|(key, _)| (key.span, key.value.as_str()));
    let (span, word) = entry.unwrap_or((place.node.span, place.node.as_text().unwrap_or_default()));
    let message = format!("{} is `{}`, which is not a word known here", subject(place), clip(word));
    let near = place.run.diagnostics.borrow_mut().suggest(span, word, allowed.iter().copied());
    let help = match near {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if allowed.len() <= LONGEST_LIST => {
            Some(format!("write {}", listed(allowed.iter().copied(), "or")))
        }
        None => None,
    };
    Finding { help, ..Finding::new(span, message) }
}

/// Where to show that a key is missing: at the key of the map, else at its first line.
fn missing_from(place: Place<'_>) -> (Span, String) {
    match (place.key, place.node.entries().first()) {
        (Some(key), _) if !place.item => (key.span, format!(" from `{}`", clip(&key.value))),
        (Some(key), Some((first, _))) => (first.span, format!(" from an item of `{}`", clip(&key.value))),
        (None, Some((first, _))) => (first.span, String::new()),
        (_, None) => (place.node.span, String::new()),
    }
}

fn refusal(span: Span, message: &str) -> Finding {
    match message.split_once('\n') {
        Some((message, help)) => Finding::new(span, message).help(help.trim()),
        None => Finding::new(span, message),
    }
}

/// What serde expects, in the words of the rest.
fn plain(expected: &str) -> &str {
    match expected {
        "a string" => "text",
        "a character" => "one character",
        "a boolean" => "`yes` or `no`",
        "a sequence" => "a list",
        "unit" => "nothing",
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => "a whole number from 0",
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => "a whole number",
        "f32" | "f64" => "an exact number",
        _ if expected.starts_with("struct ") => "a map",
        _ if expected.starts_with("a tuple ") || expected.starts_with("tuple struct ") => {
            "a list of fixed length"
        }
        _ if expected.starts_with("a nonzero ") => "a whole number other than 0",
        _ => expected,
    }
}
