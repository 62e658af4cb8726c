//! What Tera itself reports of templates: their syntax, each by itself, and values that are missing when one is filled in.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera};

use super::lint::Linted;
use crate::diagnostic::{Diagnostic, Finding};
use crate::text::{FileId, Span};

/// What Tera reports, at its place in the template.
pub(super) fn diagnostic(
    files: &BTreeMap<String, FileId>,
    error: &tera::Error,
    code: &'static str,
) -> Diagnostic {
    let finding = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let message = report.message().trim_end_matches('.').to_owned();
            match files.get(report.filename()) {
                Some(file) => Finding::new(Span::new(*file, report.span().range.clone()), message),
                None => Finding::nowhere(format!("{}: {message}", report.filename())),
            }
        }
        _ => Finding::nowhere(error.to_string().lines().next().unwrap_or_default().to_owned()),
    };
    finding.error(code)
}

/// What keeps Tera from taking in the templates, together with what the lint found: of one fault, what says most.
pub(super) fn refused(
    files: &BTreeMap<String, FileId>,
    texts: &[(&str, &str)],
    refusal: &tera::Error,
    linted: Linted,
) -> Vec<Diagnostic> {
    let Linted { mut diagnostics, mut vague, .. } = linted;
    for (name, text) in texts {
        // By itself a template can only be refused for its syntax, or for what it names of others.
        let Err(error) = Tera::new().add_raw_template(name, text) else { continue };
        if !matches!(error.kind(), ErrorKind::SyntaxError(_)) {
            continue;
        }
        let Some(file) = files.get(*name) else { continue };
        let found = diagnostic(files, &error, "template-syntax");
        let place = found.finding.span.unwrap_or(Span::new(*file, 0..0));
        let said = diagnostics.iter().filter_map(|diagnostic| diagnostic.finding.span);
        let said = said
            .into_iter()
            .any(|span| span.file == *file && span.start <= place.end && place.start < span.end);
        vague.retain(|diagnostic| diagnostic.finding.span.is_none_or(|span| span.file != *file));
        // What follows the fault was read without knowing what it stands in.
        diagnostics.retain(|diagnostic| {
            diagnostic.finding.span.is_none_or(|span| span.file != *file || span.start <= place.start)
        });
        if !said {
            diagnostics.push(found);
        }
    }
    diagnostics.extend(vague);
    if diagnostics.is_empty() {
        diagnostics.push(diagnostic(files, refusal, "template-syntax"));
    }
    diagnostics
}
