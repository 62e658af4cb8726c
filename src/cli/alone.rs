//! Letters and documents that are checked by themselves: whoever made them, and with or without a workspace.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::Status;
use super::args::{Check, Common, Format};
use super::attachments::look_into;
use super::output::{Output, counted, is_file, status, summary};
use super::workspace::{self, Workspace};
use crate::diagnostic::{self, Diagnostic, Level};
use crate::files;
use crate::law::Law;
use crate::letter::LetterKind;
use crate::notice::{self, Letter};
use crate::office;
use crate::report;

/// Endings of what is checked as part of a workspace and never by itself.
const OF_WORKSPACE: [&str; 3] = ["yaml", "yml", "json"];

/// What a file is checked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A letter in plain text or Markdown: what it says.
    Text,
    /// A letter written in Word: what it says and what it hides.
    Word,
    /// Any other document: what it hides.
    Document,
}

fn form(path: &Path) -> Form {
    match ending(path).as_str() {
        "md" | "txt" => Form::Text,
        "docx" => Form::Word,
        _ => Form::Document,
    }
}

fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// Whether all of these are letters or documents to be checked by themselves, and none is part of this workspace: there,
/// `candour check` looks at them with everything else.
pub(super) fn are_meant(common: &Common, paths: &[PathBuf]) -> bool {
    let root = workspace::root(common).ok().and_then(|root| root.canonicalize().ok());
    let alone = |path: &PathBuf| path.is_file() && !is_of_workspace(path, root.as_deref());
    !paths.is_empty() && paths.iter().all(alone)
}

fn is_of_workspace(path: &Path, root: Option<&Path>) -> bool {
    if OF_WORKSPACE.contains(&&*ending(path)) {
        return true;
    }
    let (Ok(path), Some(root)) = (path.canonicalize(), root) else { return false };
    let steps: Vec<&str> =
        path.strip_prefix(root).into_iter().flat_map(Path::iter).filter_map(|step| step.to_str()).collect();
    match steps[..] {
        ["templates", ..] | ["responses", _, "attachments", ..] => true,
        ["responses", _, name] => {
            LetterKind::ALL.iter().any(|kind| name.strip_suffix(".md") == Some(kind.word()))
        }
        _ => false,
    }
}

/// Checks these files, and nothing else.
pub(super) fn run(common: &Common, command: &Check, output: &Output) -> Result<Status, String> {
    let mut workspace = Workspace::open_if_any(common, &output.secrets)?;
    let today = common.as_of.unwrap_or_else(files::today);
    let law = match &workspace {
        Some(workspace) => workspace.regime(None).map_or(Law::Foia, |regime| regime.law),
        None => Law::Foia,
    };
    let mut sources = workspace.as_ref().map(|workspace| workspace.sources.clone()).unwrap_or_default();
    let mut diagnostics = Vec::new();
    for path in &command.paths {
        let shown = path.display().to_string().replace('\\', "/");
        let form = form(path);
        if form != Form::Text {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            diagnostics.extend(look_into(path, &name, shown.clone(), &mut sources, &output.secrets));
        }
        let text = match form {
            Form::Text => Some(files::read_text(path).map_err(|error| error.to_string())?),
            // What cannot be read of it has been said already.
            Form::Word => files::read_bytes(path)
                .and_then(|bytes| office::text(&bytes).ok())
                .map(|text| text.to_string()),
            Form::Document => None,
        };
        if let Some(text) = text {
            let file = sources.add(shown, text);
            let text = sources.file(file).text();
            diagnostics.extend(notice::lint(&Letter { text, file, law, today, attachments: &[] }));
        }
    }
    let mut excepted = Vec::new();
    if let Some(workspace) = &mut workspace {
        workspace.sources = sources.clone();
        diagnostics = workspace.settle(diagnostics);
        excepted = std::mem::take(&mut workspace.settled.excepted);
    }
    diagnostic::tidy(&mut diagnostics);
    let path = command.output.as_deref();
    let asked = |path: &Path| path.canonicalize().ok();
    if path.is_some_and(|path| {
        asked(path).is_some() && command.paths.iter().any(|other| asked(other) == asked(path))
    }) {
        return Err("cannot write there: that file is one of those that were checked".to_owned());
    }
    match common.format {
        Format::Human => output.diagnostics(&sources, &diagnostics),
        Format::Json => {
            let count = |level: Level| diagnostics.iter().filter(|found| found.level == level).count();
            let accepted = excepted.iter().map(|(found, reason): &(Diagnostic, String)| {
                let mut told = report::json(&sources, found);
                told["reason"] = json!(reason);
                told
            });
            let told = json!({
                "version": 1,
                "as_of": today.to_string(),
                "summary": {
                    "errors": count(Level::Error),
                    "warnings": count(Level::Warning),
                    "notes": count(Level::Note),
                    "excepted": excepted.len(),
                    "files": command.paths.len(),
                },
                "diagnostics": diagnostics.iter().map(|found| report::json(&sources, found)).collect::<Vec<_>>(),
                "excepted": accepted.collect::<Vec<_>>(),
            });
            output.json_to(path, told)?;
        }
        Format::Sarif => output.sarif_to(path, &sources, &diagnostics, &excepted)?,
        Format::Github => output.github_to(path, &sources, &diagnostics)?,
    }
    if common.format != Format::Json || is_file(path) {
        let checked = counted(command.paths.len(), "file", "files");
        output.progress(&format!("checked {checked}: {}", summary(&diagnostics)));
    }
    if let Some(path) = path.filter(|path| is_file(Some(path))) {
        output.progress(&format!("wrote {}", path.display()));
    }
    Ok(status(&diagnostics))
}
