//! `candour check`: every rule over register, templates and cases; a letter by itself through the linter of notices.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::Status;
use super::alone;
use super::args::{Check, Common, Format};
use super::output::{Output, counted, is_file, status, summary};
use super::workspace::Workspace;
use crate::diagnostic::{self, Diagnostic, Level};
use crate::files;
use crate::report;

/// A finding that `candour.yaml` accepts, and the reason.
type Excepted = (Diagnostic, String);

pub(super) fn run(common: &Common, command: &Check, output: &Output) -> Result<Status, String> {
    let path = command.output.as_deref();
    if path.is_some() && common.format == Format::Human {
        return Err(
            "--output takes what is written for programs; choose json, sarif or github with --format"
                .to_owned(),
        );
    }
    if let Some(gone) = command.paths.iter().find(|path| !files::is_there(path)) {
        return Err(format!("cannot check {}: there is no such file or folder", gone.display()));
    }
    if alone::are_meant(common, &command.paths) {
        return alone::run(common, command, output);
    }
    let mut workspace = Workspace::open(common, &output.secrets)?;
    let mut diagnostics = workspace.diagnostics.clone();
    for reference in workspace.references() {
        let (case, mut faults) = workspace.case(&reference).map_err(|error| error.to_string())?;
        // What was sent stays as it is, and whether it still stands is for `candour audit`. What has happened since can be
        // put right.
        if workspace.chain.find(&reference).is_some() {
            faults.retain(|fault| is_of_history(&workspace, fault));
            diagnostics.extend(workspace.settle(faults));
            continue;
        }
        let readable = faults.is_empty();
        diagnostics.extend(workspace.settle(faults));
        let found = workspace.attachments(&reference);
        diagnostics.extend(workspace.settle(found));
        // A letter drawn from a faulty register would only repeat its faults.
        if let (Some(case), true, false) = (&case, readable, workspace.has_errors()) {
            let found = workspace.check_case(case);
            diagnostics.extend(workspace.settle(found));
        }
    }
    // Where letters could not be tried, nobody knows what they would have needed.
    if !workspace.has_errors() {
        diagnostics.extend(workspace.unused_exceptions());
    }
    let wanted = wanted(&workspace, command)?;
    diagnostic::tidy(&mut diagnostics);
    let errors =
        |diagnostics: &[Diagnostic]| diagnostics.iter().filter(|found| found.level == Level::Error).count();
    let all = errors(&diagnostics);
    diagnostics.retain(|diagnostic| lies_within(&workspace, diagnostic, &wanted));
    // What is wrong elsewhere may have kept the letters asked about from being tried at all.
    let elsewhere = all - errors(&diagnostics);
    let mut excepted = std::mem::take(&mut workspace.settled.excepted);
    excepted.retain(|(diagnostic, _)| lies_within(&workspace, diagnostic, &wanted));
    if path.is_some_and(|path| is_checked(&workspace, path)) {
        return Err("cannot write there: that file is one of those that were checked".to_owned());
    }
    match common.format {
        Format::Human => output.diagnostics(&workspace.sources, &diagnostics),
        Format::Json => output.json_to(path, json(&workspace, &diagnostics, &excepted, elsewhere))?,
        Format::Sarif => output.sarif_to(path, &workspace.sources, &diagnostics, &excepted)?,
        Format::Github => output.github_to(path, &workspace.sources, &diagnostics)?,
    }
    // The JSON form says all of this itself.
    if common.format != Format::Json || is_file(path) {
        let entries = counted(workspace.register.entries.len(), "entry", "entries");
        let (cases, _) = cases(&workspace);
        let cases = counted(cases, "case", "cases");
        let excepted = match excepted.len() {
            0 => String::new(),
            accepted => format!(" ({} by candour.yaml)", counted(accepted, "accepted", "accepted")),
        };
        output.progress(&format!("checked {entries} and {cases}: {}{excepted}", summary(&diagnostics)));
        if elsewhere > 0 {
            let errors = counted(elsewhere, "error", "errors");
            output.progress(&format!(
                "{errors} outside these paths kept letters from being tried; check without a path"
            ));
        }
    }
    if let Some(path) = path.filter(|path| is_file(Some(path))) {
        output.progress(&format!("wrote {}", path.display()));
    }
    Ok(if elsewhere > 0 { Status::Findings } else { status(&diagnostics) })
}

fn json(workspace: &Workspace, diagnostics: &[Diagnostic], excepted: &[Excepted], elsewhere: usize) -> Json {
    let accepted = excepted.iter().map(|(found, reason)| {
        let mut told = report::json(&workspace.sources, found);
        told["reason"] = json!(reason);
        told
    });
    let count = |level: Level| diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count();
    json!({
        "version": 1,
        "as_of": workspace.today.to_string(),
        "summary": {
            "errors": count(Level::Error),
            "warnings": count(Level::Warning),
            "notes": count(Level::Note),
            "excepted": excepted.len(),
            "errors_elsewhere": elsewhere,
            "entries": workspace.register.entries.len(),
            "cases": cases(workspace).0,
            "sealed": cases(workspace).1,
        },
        "diagnostics": diagnostics.iter().map(|found| report::json(&workspace.sources, found)).collect::<Vec<_>>(),
        "excepted": accepted.collect::<Vec<_>>(),
    })
}

fn is_of_history(workspace: &Workspace, fault: &Diagnostic) -> bool {
    let path = fault.finding.span.map(|span| workspace.sources.file(span.file).path());
    path.is_some_and(|path| path.ends_with(files::EVENTS))
}

/// How many cases have not been sealed, and how many have.
fn cases(workspace: &Workspace) -> (usize, usize) {
    let all = workspace.references();
    let sealed = all.iter().filter(|reference| workspace.chain.find(reference).is_some()).count();
    (all.len() - sealed, sealed)
}

fn is_checked(workspace: &Workspace, path: &Path) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    let mut files = workspace.sources.files();
    files
        .any(|(_, file)| workspace.root.join(file.path()).canonicalize().is_ok_and(|checked| checked == path))
}

/// The paths asked for, relative to the workspace. A path that is not there is a mistake.
fn wanted(workspace: &Workspace, command: &Check) -> Result<Vec<PathBuf>, String> {
    let mut wanted = Vec::new();
    for path in &command.paths {
        let (Ok(path_there), Ok(root)) = (path.canonicalize(), workspace.root.canonicalize()) else {
            return Err(format!("cannot check {}: there is no such file or folder", path.display()));
        };
        let within = path_there.strip_prefix(&root);
        let within =
            within.map_err(|_| format!("cannot check {}: it lies outside the workspace", path.display()))?;
        wanted.push(within.to_path_buf());
    }
    Ok(wanted)
}

fn lies_within(workspace: &Workspace, diagnostic: &Diagnostic, wanted: &[PathBuf]) -> bool {
    let Some(span) = diagnostic.finding.span else { return true };
    let path = PathBuf::from(workspace.sources.file(span.file).path());
    wanted.is_empty() || wanted.iter().any(|wanted| path.starts_with(wanted))
}
