//! `candour check FILE`: documents by themselves, whether or not they lie in a workspace.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::Status;
use super::args::{Check, Common, Format};
use super::attachments::look_into;
use super::output::{Output, counted, is_file, status, summary};
use crate::diagnostic::{self, Diagnostic, Level};
use crate::files;
use crate::report;
use crate::text::SourceMap;

/// Endings of what people write by hand, which is checked as part of a workspace.
const WRITTEN: &[&str] = &["yaml", "yml", "md", "txt", "json"];

/// Whether all of these are documents to look into, and none is part of a workspace: there, exceptions count.
pub(super) fn are_meant(paths: &[PathBuf]) -> bool {
    !paths.is_empty() && paths.iter().all(|path| path.is_file() && !is_written(path) && !is_attachment(path))
}

fn is_written(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    WRITTEN.iter().any(|written| ending.eq_ignore_ascii_case(written))
}

/// Whether a file lies among the attachments of a case: `responses/REF/attachments/` of a workspace.
fn is_attachment(path: &Path) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    let Some(root) = files::find_workspace(&path) else { return false };
    let mut steps = path.strip_prefix(&root).into_iter().flat_map(Path::iter);
    steps.next().is_some_and(|step| step == "responses")
        && steps.nth(1).is_some_and(|step| step == "attachments")
}

pub(super) fn run(common: &Common, command: &Check, output: &Output) -> Result<Status, String> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Vec::new();
    for path in &command.paths {
        let shown = path.to_string_lossy().replace('\\', "/");
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        diagnostics.extend(look_into(path, &name, shown, &mut sources, &output.secrets));
    }
    diagnostic::tidy(&mut diagnostics);
    let path = command.output.as_deref();
    if path.is_some_and(|path| command.paths.iter().any(|checked| checked == path)) {
        return Err("cannot write there: that file is one of those that were checked".to_owned());
    }
    match common.format {
        Format::Human => output.diagnostics(&sources, &diagnostics),
        Format::Json => output.json_to(path, json(common, &sources, &diagnostics, command.paths.len()))?,
        Format::Sarif => output.sarif_to(path, &sources, &diagnostics, &[])?,
        Format::Github => output.github_to(path, &sources, &diagnostics)?,
    }
    if common.format != Format::Json || is_file(path) {
        let checked = counted(command.paths.len(), "file", "files");
        output.progress(&format!("checked {checked}: {}", summary(&diagnostics)));
    }
    Ok(status(&diagnostics))
}

fn json(common: &Common, sources: &SourceMap, diagnostics: &[Diagnostic], count: usize) -> Json {
    let today = common.as_of.unwrap_or_else(files::today);
    let of = |level: Level| diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count();
    json!({
        "version": 1,
        "as_of": today.to_string(),
        "summary": {
            "errors": of(Level::Error),
            "warnings": of(Level::Warning),
            "notes": of(Level::Note),
            "files": count,
        },
        "diagnostics": diagnostics.iter().map(|found| report::json(sources, found)).collect::<Vec<_>>(),
    })
}
