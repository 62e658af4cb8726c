//! Diagnostics for programs: a contract.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::text::{SourceMap, Span};

#[derive(Serialize)]
struct DiagnosticJson<'d> {
    code: &'d str,
    level: String,
    message: &'d str,
    #[serde(flatten)]
    place: PlaceJson<'d>,
    entry: Option<&'d str>,
    help: Option<&'d str>,
    labels: Vec<LabelJson<'d>>,
}

#[derive(Serialize)]
struct LabelJson<'d> {
    message: &'d str,
    #[serde(flatten)]
    place: PlaceJson<'d>,
}

/// Lines and columns count from 1; columns count characters; the end is one past the last character.
#[derive(Serialize, Default)]
struct PlaceJson<'d> {
    file: Option<&'d str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// One diagnostic as a JSON value.
pub fn json(sources: &SourceMap, diagnostic: &Diagnostic) -> serde_json::Value {
    let finding = &diagnostic.finding;
    let labels = finding.labels.iter();
    let view = DiagnosticJson {
        code: diagnostic.code,
        level: diagnostic.level.to_string(),
        message: &finding.message,
        place: finding.span.map(|span| place(sources, span)).unwrap_or_default(),
        entry: finding.entry.as_deref(),
        help: finding.help.as_deref(),
        labels: labels
            .map(|label| LabelJson { message: &label.message, place: place(sources, label.span) })
            .collect(),
    };
    serde_json::to_value(view).unwrap_or_default()
}

fn place(sources: &SourceMap, span: Span) -> PlaceJson<'_> {
    let file = sources.file(span.file);
    if !file.has_lines() {
        return PlaceJson { file: Some(file.path()), ..PlaceJson::default() };
    }
    let (start, end) = (file.position(span.start as usize), file.position(span.end as usize));
    PlaceJson {
        file: Some(file.path()),
        line: Some(start.line),
        column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
    }
}
