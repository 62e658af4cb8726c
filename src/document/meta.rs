//! What is said about a letter, beside what it says.

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Finding};

/// What is said about a letter, beside what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// The title that readers show in their window bar and libraries in their lists.
    pub title: String,
    /// The language, such as `en-GB` or `cy`.
    pub language: String,
    /// Who writes: the name of the body, never of a person.
    pub author: String,
    /// The reference, at the foot of each page.
    pub reference: String,
    /// The date on the letter, which is also the only date inside the file.
    #[serde(skip)]
    pub date: Date,
    /// A word or two at the right of the letterhead, such as "Briefing".
    pub label: Option<String>,
    /// The words around the page number, in the letter's language: "Page" and "of".
    pub page_words: [String; 2],
}

impl Meta {
    /// Says what would keep a reader, or a reading machine, from making sense of the file.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (what, words) in
            [("title", &self.title), ("author", &self.author), ("reference", &self.reference)]
        {
            if words.trim().is_empty() {
                found.push(Finding::nowhere(format!("the letter has no {what}")).error("letter-unnamed"));
            }
            if words.chars().any(char::is_control) {
                let finding = Finding::nowhere(format!("the {what} holds control characters or new lines"));
                found.push(finding.help("write it on one line").error("letter-unnamed"));
            }
        }
        if self.language().is_none() {
            let message = format!("`{}` is not the name of a language", self.language.escape_debug());
            let finding = Finding::nowhere(message).help("write it as `en-GB`, `cy` or `pl`");
            found.push(finding.error("language-unknown"));
        }
        found
    }

    /// Language and region.
    pub fn language(&self) -> Option<(&str, Option<&str>)> {
        let letters = |part: &&str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let (language, region) = match self.language.split_once('-') {
            Some((language, region)) => (language, Some(region)),
            None => (&*self.language, None),
        };
        let language = Some(language).filter(letters).filter(|part| matches!(part.len(), 2 | 3))?;
        match region {
            Some(region) => {
                Some(region).filter(letters).filter(|part| part.len() == 2).map(|_| (language, region.into()))
            }
            None => Some((language, None)),
        }
    }
}
