//! Every figure in the finished text is a printed value: no digit, number word, date or name comes from a template.

use std::collections::HashSet;

use super::Letter;
use crate::diagnostic::{Diagnostic, Finding};
use crate::document::{Figure, Names, figures};
use crate::law::{self, Law};
use crate::register::{Register, Value};
use crate::text::{At, FileId, Span};

/// The names that no text may use without a source: those of the register and of its organisation.
pub fn names(register: &Register) -> Names {
    let organisation = &register.organisation;
    let mut names: Vec<&str> = vec![&organisation.name];
    names.extend(organisation.short.as_deref());
    for version in register.entries.iter().flat_map(|entry| &entry.versions) {
        for field in ["name", "title", "aliases"] {
            match version.value(field) {
                Some(Value::Text(text)) => names.push(text),
                Some(Value::Texts(texts)) => names.extend(texts.iter().map(String::as_str)),
                _ => {}
            }
        }
    }
    // A topic's name and aliases are for finding it in a request: everyday words, not names of anything.
    let topics = register.entries.iter().filter(|entry| entry.kind == crate::register::Kind::Topics);
    let everyday: HashSet<&str> = topics
        .flat_map(|entry| &entry.versions)
        .flat_map(|version| version.texts("aliases").iter().map(String::as_str).chain(version.text("name")))
        .collect();
    names.retain(|name| !everyday.contains(name));
    Names::new(names)
}

/// Figures in the officer's own words that are neither of the register nor stated with their source.
pub(super) fn in_own_words(words: &At<String>, register: &Register) -> Vec<Diagnostic> {
    let mut outside = String::new();
    let mut rest = &*words.value;
    while let Some((before, after)) = rest.split_once("{{") {
        outside.push_str(before);
        // A word that is no figure stands for what is printed, so that its neighbours do not join.
        outside.push_str("printed");
        rest = after.split_once("}}").map_or("", |(_, after)| after);
    }
    outside.push_str(rest);
    // What is cited of the law is its own source.
    let law = Law::of(&register.organisation.regime).unwrap_or(Law::Foia);
    let cited = law::mentions(&outside, law);
    let by_law = |figure: &Figure| {
        cited.iter().any(|range| range.start <= figure.span.start && figure.span.end <= range.end)
    };
    let found =
        figures(&outside, &names(register)).into_iter().filter(|figure| !by_law(figure)).map(|figure| {
            let text = &outside[figure.span];
            let message =
                format!("`{text}` is in the officer's own words, but nothing says where it comes from");
            let help = named(text, register).map_or_else(
                || {
                    let stated = "{{ stated(\"12\", \"duty log\", \"2017-05-02\") }}";
                    format!("write {{{{ entry.field }}}} for a fact of the register, or {stated}")
                },
                |fact| format!("write {{{{ {fact} }}}} for it"),
            );
            Finding::new(words.span, message).help(help).error("figure-without-source")
        });
    found.collect()
}

/// The fact that gives this name, as own words print it.
fn named(text: &str, register: &Register) -> Option<String> {
    register.entries.iter().find_map(|entry| {
        let field = entry.versions.iter().find_map(|version| {
            let field = ["name", "title"].into_iter().find(|field| version.text(field).is_some())?;
            let alias = version.texts("aliases").iter().any(|alias| alias == text);
            (alias || version.text(field) == Some(text)).then_some(field)
        })?;
        Some(format!("{}.{field}", entry.id.value))
    })
}

impl Letter {
    /// Figures that no printed value accounts for, with their places in the letter's own text, `file`.
    pub fn figures_without_source(&self, names: &Names, file: FileId) -> Vec<Diagnostic> {
        let mut printed: Vec<(usize, usize)> =
            self.printed.iter().map(|(_, span)| (span.start, span.end)).collect();
        printed.sort_unstable();
        let covered = |start: usize, end: usize| {
            let mut reached = start;
            for (from, to) in &printed {
                if *from > reached {
                    break;
                }
                reached = reached.max(*to);
            }
            reached >= end
        };
        let found = figures(&self.markdown, names)
            .into_iter()
            .filter(|figure| !covered(figure.span.start, figure.span.end));
        let findings = found.map(|figure| {
            let text = &self.markdown[figure.span.clone()];
            let message = format!("`{text}` is in the letter, but nothing says where it comes from");
            let help = "print it from the register or the case, or take it out of the template";
            Finding::new(Span::new(file, figure.span), message).help(help).error("figure-without-source")
        });
        findings.collect()
    }
}
