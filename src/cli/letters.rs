//! Letters that are checked by themselves: whoever wrote them, and with or without a workspace.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::Status;
use super::args::{Check, Common, Format};
use super::output::{Output, counted, is_file, status, summary};
use super::workspace::Workspace;
use crate::diagnostic::{self, Diagnostic, Level};
use crate::files;
use crate::law::Law;
use crate::notice::{self, Letter};
use crate::report;
use crate::text::SourceMap;
use crate::value::Day;

/// The forms in which a letter is read.
const FORMS: [&str; 2] = ["md", "txt"];

/// Whether a path is that of a letter, and no part of a workspace such as a template.
pub(super) fn is_letter(path: &Path) -> bool {
    let form = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let known = form.is_some_and(|form| FORMS.contains(&&*form) || form == "docx");
    let template = path.components().any(|part| part.as_os_str() == "templates");
    known && path.is_file() && !template
}

/// Whether nothing but letters is asked about, and none of them is that of a case.
pub(super) fn alone(paths: &[PathBuf]) -> bool {
    let of_case = |path: &PathBuf| {
        let folder = path.canonicalize().ok().and_then(|path| Some(path.parent()?.to_path_buf()));
        folder.is_some_and(|folder| files::is_there(&folder.join("request.yaml")))
    };
    !paths.is_empty() && paths.iter().all(|path| is_letter(path) && !of_case(path))
}

/// Checks letters, and nothing else.
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
        diagnostics.extend(lint(&mut sources, path, &shown(path), law, today, &[])?);
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
        asked(path).is_some() && command.paths.iter().any(|letter| asked(letter) == asked(path))
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
                    "letters": command.paths.len(),
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
        let letters = counted(command.paths.len(), "letter", "letters");
        output.progress(&format!("checked {letters}: {}", summary(&diagnostics)));
    }
    if let Some(path) = path.filter(|path| is_file(Some(path))) {
        output.progress(&format!("wrote {}", path.display()));
    }
    Ok(status(&diagnostics))
}

/// What is wrong with one letter; its text joins those that findings point into.
pub(super) fn lint(
    sources: &mut SourceMap,
    path: &Path,
    shown: &str,
    law: Law,
    today: Day,
    attachments: &[String],
) -> Result<Vec<Diagnostic>, String> {
    let text = text(path)?;
    let file = sources.add(shown, text);
    let letter = Letter { text: sources.file(file).text(), file, law, today, attachments };
    Ok(notice::lint(&letter))
}

/// The text of a letter, whatever form it has.
fn text(path: &Path) -> Result<String, String> {
    let is_docx = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    if is_docx {
        return Err(format!("cannot check {}: save it as plain text (.txt) first", path.display()));
    }
    files::read_text(path).map_err(|error| error.to_string())
}

/// A path as it was typed, with `/` between folders.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
