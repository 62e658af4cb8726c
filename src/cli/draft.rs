//! `candour draft`: the letter of a case, or nothing at all.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::Status;
use super::approval::Approval;
use super::args::{Common, Draft, Only};
use super::output::{Output, status, summary};
use super::workspace::{Drafted, Workspace};
use crate::case::{Case, Ledger};
use crate::diagnostic::{self, Diagnostic, Level};
use crate::letter::{Letter, LetterKind};
use crate::{files, letter, report};

pub(super) fn run(common: &Common, command: &Draft, output: &Output) -> Result<Status, String> {
    let mut workspace = Workspace::open(common, &output.secrets)?;
    let reference = &command.reference;
    workspace.must_have(reference)?;
    let _alone = files::alone_in(&workspace.folder(reference));
    let is_written = !command.explain && !command.dry_run && command.output.is_none();
    if is_written {
        super::seal::refuse_sealed(&workspace, reference)?;
    }
    let (case, faults) = workspace.case(reference).map_err(|error| error.to_string())?;
    let kind = case.as_ref().map_or(command.letter, |case| command.letter.within(case));
    let is_answer = kind == LetterKind::Response;
    let writes = is_answer && is_written;
    if let Some(sent) = case.as_ref().and_then(|case| case.history.sent()).filter(|_| writes) {
        return Err(format!(
            "{reference} was sent on {}, and what was sent is not drafted anew; write it elsewhere with --only md -o FILE",
            sent.prose()
        ));
    }
    let mut diagnostics: Vec<Diagnostic> = workspace.faults().cloned().collect();
    diagnostics.extend(workspace.settle(faults));
    let drafted = match &case {
        Some(case) if !workspace.has_errors() && !diagnostics.iter().any(is_error) => {
            write(&mut workspace, case, kind, command, output)
        }
        _ => Ok(Err(Vec::new())),
    };
    let Done { written, claims, findings: found } = match drafted? {
        Ok(done) => done,
        Err(faults) => {
            diagnostics.extend(faults);
            diagnostic::tidy(&mut diagnostics);
            return Ok(refuse(&workspace, reference, &diagnostics, output));
        }
    };
    diagnostics.extend(found);
    diagnostic::tidy(&mut diagnostics);
    let approval = case.as_ref().and_then(|case| workspace.approval(case));
    if output.json {
        let result = json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "files": written,
            "claims": claims,
            "approval": approval.as_ref().map(Approval::word),
            "findings": findings(&workspace, &diagnostics),
        });
        output.json(result);
    } else {
        output.diagnostics(&workspace.sources, &diagnostics);
        let verb = if command.dry_run { "would write" } else { "wrote" };
        for path in &written {
            output.progress(&format!("{verb} {path}"));
        }
        if let Some(Approval::Void(finding)) = approval.filter(|_| !written.is_empty() && writes) {
            output.progress(&format!("{}; have it approved again", finding.message));
        }
    }
    Ok(status(&diagnostics))
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == Level::Error
}

fn findings(workspace: &Workspace, diagnostics: &[Diagnostic]) -> Vec<serde_json::Value> {
    diagnostics.iter().map(|found| report::json(&workspace.sources, found)).collect()
}

/// What a draft came to, or what stands in its way.
type Outcome = Result<Done, Vec<Diagnostic>>;

/// What a draft came to.
struct Done {
    written: Vec<String>,
    claims: usize,
    findings: Vec<Diagnostic>,
}

/// Makes every part of the letter, and only then writes the first.
fn write(
    workspace: &mut Workspace,
    case: &Case,
    kind: LetterKind,
    command: &Draft,
    output: &Output,
) -> Result<Outcome, String> {
    let mut drafted = match workspace.draft(case, kind) {
        Ok(drafted) => drafted,
        Err(faults) => return Ok(Err(faults)),
    };
    let mut findings = std::mem::take(&mut drafted.letter.findings);
    findings.extend(workspace.notice_drafted(case, &drafted.letter));
    let findings = workspace.settle(findings);
    if findings.iter().any(is_error) {
        return Ok(Err(findings));
    }
    if command.explain {
        output.result(&letter::explain(&drafted.letter, &drafted.ledger, &workspace.register));
        let claims = drafted.ledger.claims.len();
        return Ok(Ok(Done { written: Vec::new(), claims, findings }));
    }
    let folder = workspace.folder(&case.reference);
    let name = kind.word();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    if command.only != Some(Only::Pdf) {
        parts.push((format!("{name}.md"), drafted.letter.markdown.clone().into_bytes()));
    }
    if command.only != Some(Only::Md) {
        match pdf(workspace, case, &drafted) {
            Ok(bytes) => {
                drafted.ledger.digests.pdf = Some(letter::sha256(&bytes));
                parts.push((format!("{name}.pdf"), bytes));
            }
            Err(faults) => return Ok(Err(faults)),
        }
    }
    // The ledger goes with the text that it speaks of.
    if command.only != Some(Only::Pdf) && command.output.is_none() {
        let ledger = serde_json::to_string_pretty(&drafted.ledger).map_err(|error| error.to_string())?;
        parts.push((kind.ledger(), (ledger + "\n").into_bytes()));
    }
    let held = |path: &PathBuf| output.secrets.are_in(&path.to_string_lossy());
    if command.output.as_ref().is_some_and(held) {
        return Err("cannot write there: the path holds a text that withheld.yaml keeps back".to_owned());
    }
    let mut written = Vec::new();
    if command.output.is_none() && command.only != Some(Only::Pdf) {
        written.extend(keep_edits(workspace, case, &drafted.letter, command.dry_run)?);
    }
    let shown = |path: &Path| path.strip_prefix(&workspace.root).unwrap_or(path).display().to_string();
    match &command.output {
        Some(path) if path == Path::new("-") => {
            for (_, bytes) in &parts {
                output.result_bytes(bytes);
            }
        }
        Some(path) => {
            for (_, bytes) in parts.iter().filter(|_| !command.dry_run) {
                files::write_whole(path, bytes).map_err(|error| error.to_string())?;
            }
            written.push(shown(path));
        }
        None => {
            written.extend(parts.iter().map(|(name, _)| shown(&folder.join(name))));
            if !command.dry_run {
                files::write_together(&folder, &parts).map_err(|error| error.to_string())?;
            }
        }
    }
    Ok(Ok(Done { written, claims: drafted.ledger.claims.len(), findings }))
}

/// What somebody has changed in the letter since it was drafted is kept under a name of its own, which is given.
fn keep_edits(
    workspace: &Workspace,
    case: &Case,
    drafted: &Letter,
    dry_run: bool,
) -> Result<Option<String>, String> {
    let folder = workspace.folder(&case.reference);
    let name = drafted.kind.word();
    let Some(bytes) = files::read_bytes(&folder.join(format!("{name}.md"))) else { return Ok(None) };
    let ledger = files::read_text(&folder.join(drafted.kind.ledger())).ok();
    let before = ledger.and_then(|text| serde_json::from_str::<Ledger>(&text).ok());
    let digest = letter::sha256(&bytes);
    if bytes == drafted.markdown.as_bytes() || before.is_some_and(|ledger| ledger.digests.letter == digest) {
        return Ok(None);
    }
    let names = (1..).map(|number| match number {
        1 => format!("{name}.edited.md"),
        _ => format!("{name}.edited-{number}.md"),
    });
    // An edit that is kept already is not kept again.
    for path in names.map(|name| folder.join(name)) {
        match files::read_bytes(&path) {
            Some(kept) if kept == bytes => return Ok(None),
            Some(_) => {}
            None if files::is_there(&path) => {}
            None => {
                if !dry_run {
                    files::write_whole(&path, &bytes).map_err(|error| error.to_string())?;
                }
                return Ok(Some(path.strip_prefix(&workspace.root).unwrap_or(&path).display().to_string()));
            }
        }
    }
    Ok(None)
}

fn refuse(workspace: &Workspace, reference: &str, diagnostics: &[Diagnostic], output: &Output) -> Status {
    if output.json {
        let result = json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "files": [],
            "claims": 0,
            "findings": findings(workspace, diagnostics),
        });
        output.json(result);
    } else {
        output.diagnostics(&workspace.sources, diagnostics);
        output.progress(&format!("nothing was written for {reference}: {}", summary(diagnostics)));
    }
    Status::Findings
}

#[cfg(feature = "pdf")]
fn pdf(workspace: &Workspace, case: &Case, drafted: &Drafted) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let organisation = &workspace.register.organisation;
    let theme = crate::print::Theme::plain(&*organisation.name);
    crate::print::pdf(&drafted.document, &drafted.letter.meta(organisation, case), &theme)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Workspace, _: &Case, _: &Drafted) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let message = "this build of candour cannot print PDF";
    let help = "write Markdown alone with `--only md`, or build with the feature `pdf`";
    Err(vec![crate::diagnostic::Finding::nowhere(message).help(help).error("print-failed")])
}
