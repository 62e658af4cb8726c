//! Diagnostics as rustc shows them.

use annotate_snippets::{AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Level};
use crate::text::{SourceFile, SourceMap, Span, floor_char};

/// Lines shown above and below a place; the rest of a big file is left out before rendering.
const WINDOW: usize = 2;

/// A line longer than this is not shown.
const ENDLESS: usize = 4000;

/// A line longer than this is cut round the place.
const WIDTH: usize = 110;

/// Whether colour may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Escape codes for colour.
    Coloured,
    /// Text alone.
    Plain,
}

/// One diagnostic with its lines of source.
pub fn human(sources: &SourceMap, diagnostic: &Diagnostic, style: Style) -> String {
    let finding = &diagnostic.finding;
    let level = match diagnostic.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Note => Title::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(&*finding.message).id(diagnostic.code));
    if let Some(span) = finding.span {
        let here = finding.labels.iter().filter(|label| near(sources, label.span, span));
        let labels: Vec<(Span, &str)> = here.map(|label| (label.span, &*label.message)).collect();
        group = if !sources.file(span.file).has_lines() {
            group.element(Origin::path(sources.file(span.file).path()))
        } else if is_on_endless_line(sources.file(span.file), span) {
            group.element(place(sources.file(span.file), span))
        } else {
            group.element(snippet(sources, span, finding.label.as_deref(), &labels))
        };
        for label in finding.labels.iter().filter(|label| !near(sources, label.span, span)) {
            let file = sources.file(label.span.file);
            if !is_on_endless_line(file, label.span) {
                group = group.element(snippet(sources, label.span, Some(&label.message), &[]));
            }
        }
    }
    if let Some(help) = &finding.help {
        group = group.element(Title::HELP.message(&**help));
    }
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    renderer.term_width(WIDTH + 30).render(&[group])
}

/// Whether a place stands on, or next to, a line that no person wrote: showing it would take longer than reading it.
fn is_on_endless_line(file: &SourceFile, span: Span) -> bool {
    let at = floor_char(file.text(), span.start as usize);
    let (start, end, _) = window(file, at, first_line_end(file, span));
    file.text()[start..end].lines().any(|line| line.len() > ENDLESS)
}

/// A place without its line.
fn place(file: &SourceFile, span: Span) -> Origin<'_> {
    let position = file.position(span.start as usize);
    Origin::path(file.path()).line(position.line).char_column(position.column)
}

/// Whether two places are close enough to be shown in one piece.
fn near(sources: &SourceMap, first: Span, second: Span) -> bool {
    let line = |span: Span| sources.file(span.file).position(span.start as usize).line;
    first.file == second.file && line(first).abs_diff(line(second)) <= 4 * WINDOW
}

fn snippet<'s>(
    sources: &'s SourceMap,
    span: Span,
    label: Option<&'s str>,
    labels: &[(Span, &'s str)],
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let file = sources.file(span.file);
    let first = labels.iter().map(|(span, _)| span.start).chain([span.start]).min().unwrap_or(span.start);
    let last =
        labels.iter().map(|(span, _)| first_line_end(file, *span)).chain([first_line_end(file, span)]).max();
    let (start, end, line) = window(file, first as usize, last.unwrap_or(first as usize));
    let within = |span: Span| {
        let end_of_line = first_line_end(file, span);
        let from = floor_char(file.text(), span.start as usize).clamp(start, end);
        let to = floor_char(file.text(), (span.end as usize).min(end_of_line)).clamp(from, end);
        from - start..to - start
    };
    let primary = AnnotationKind::Primary.span(within(span)).label(label);
    let context = labels.iter().map(|(span, text)| AnnotationKind::Context.span(within(*span)).label(*text));
    Snippet::source(&file.text()[start..end])
        .path(file.path())
        .line_start(line)
        .annotation(primary)
        .annotations(context.collect::<Vec<_>>())
}

/// Where the first line of a place ends: a place over many lines is shown by its first.
fn first_line_end(file: &SourceFile, span: Span) -> usize {
    let start = floor_char(file.text(), span.start as usize);
    let rest = &file.text()[start..];
    let line = rest.find('\n').map_or(rest, |length| &rest[..length]);
    let length = if line.len() > ENDLESS { line.len() } else { line.find('\r').unwrap_or(line.len()) };
    start + length
}

/// Whole lines round a place, and the number of the first.
fn window(file: &SourceFile, first: usize, last: usize) -> (usize, usize, usize) {
    let text = file.text();
    let (first, last) = (floor_char(text, first), floor_char(text, last));
    let mut start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    for _ in 0..WINDOW {
        start = text[..start.saturating_sub(1)].rfind('\n').map_or(0, |at| at + 1);
    }
    let mut end = last;
    for _ in 0..=WINDOW {
        end = text[end..].find('\n').map_or(text.len(), |length| end + length + 1);
    }
    let line = file.position(start).line;
    (start, text[..end].trim_end_matches(['\r', '\n']).len().max(last), line)
}
