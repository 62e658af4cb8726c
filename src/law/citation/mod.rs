//! Citations of provisions: what they name, and how they are printed.
//!
//! Whatever is printed here is read back as the same: [`parse`] knows every form.

mod compose;
mod find;
mod grammar;
mod names;
mod token;

use std::fmt;

pub use find::{find, mentions, parse};

use super::Law;

/// A provision as it is cited: a section or regulation, and the parts that follow it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The law.
    pub law: Law,
    /// The number of the section or regulation: `31`, `22A`.
    pub section: String,
    /// The parts that follow, from the outermost: `1`, `a`.
    pub path: Vec<String>,
    /// Further parts of the same section that it is read with: the condition `3A`, `a` of `40(2)`.
    pub with: Vec<Vec<String>>,
}

impl Citation {
    /// In full: `section 31(1)(a)`, `regulation 12(4)(b)`, `section 40(2) with (3A)(a)`.
    pub fn long(&self) -> String {
        format!("{} {}", self.law.unit().word(), self.numbered(" with "))
    }

    /// For short: `s.31(1)(a)`, `reg 12(4)(b)`, `s.40(2)+(3A)(a)`.
    pub fn short(&self) -> String {
        format!("{}{self}", self.law.unit().short())
    }

    /// In full, and the law: `section 31(1)(a) of the Freedom of Information Act 2000`.
    pub fn of_law(&self) -> String {
        format!("{} of the {}", self.long(), self.law.title())
    }

    fn numbered(&self, joiner: &str) -> String {
        let mut all = format!("{}{}", self.section, bracketed(&self.path));
        for (at, further) in self.with.iter().enumerate() {
            all.push_str(joiner);
            let before = at.checked_sub(1).map_or(&self.path, |before| &self.with[before]);
            all.push_str(&bracketed(compose::shortened(self, before, further)));
        }
        all
    }
}

/// The number and its parts: `31(1)(a)`, `40(2)+(3A)(a)`.
impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.numbered("+"))
    }
}

/// Several, as a sentence has them: `sections 30(1)(a)(i) and 31(1)(a)`.
///
/// Where they are of more than one law, each law is named after what is cited of it.
pub fn list(citations: &[Citation]) -> String {
    let groups: Vec<&[Citation]> = citations.chunk_by(|one, next| one.law == next.law).collect();
    let of_one_law = groups.len() < 2;
    let told = groups.iter().filter_map(|group| {
        let law = group.first()?.law;
        let plural = if group.len() > 1 { "s" } else { "" };
        let numbers: Vec<String> = group.iter().map(|citation| citation.numbered(" with ")).collect();
        let named = if of_one_law { String::new() } else { format!(" of the {}", law.title()) };
        Some(format!("{}{plural} {}{named}", law.unit().word(), joined(&numbers)))
    });
    joined(&told.collect::<Vec<_>>())
}

/// Words as a sentence lists them.
pub(in crate::law) fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Parts as they stand behind a number.
pub(in crate::law) fn bracketed(parts: &[impl AsRef<str>]) -> String {
    parts.iter().fold(String::new(), |all, part| all + "(" + part.as_ref() + ")")
}
