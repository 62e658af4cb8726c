//! `candour approve`: a second person's yes to a letter, or everything that stands in its way.

use serde_json::{Value as Json, json};

use super::Status;
use super::approval::LETTER;
use super::args::{Approve, Common};
use super::output::{Output, counted, status, summary};
use super::workspace::Workspace;
use crate::case::{Case, Ledger, Manifest};
use crate::diagnostic::{self, Diagnostic, Finding, Level};
use crate::letter::LetterKind;
use crate::register::{EntryIndex, Moment};
use crate::text::Span;
use crate::value::Day;
use crate::{files, letter, report, rules};

pub(super) fn run(common: &Common, command: &Approve, output: &Output) -> Result<Status, String> {
    let mut workspace = Workspace::open(common, &output.secrets)?;
    let reference = &command.reference;
    workspace.must_have(reference)?;
    super::seal::refuse_sealed(&workspace, reference)?;
    let _alone = files::alone_in(&workspace.folder(reference));
    let (case, faults) = workspace.case(reference).map_err(|error| error.to_string())?;
    if let Some(sent) = case.as_ref().and_then(|case| case.history.sent()) {
        return Err(format!(
            "{reference} was sent on {}, and what was sent is not approved afterwards",
            sent.prose()
        ));
    }
    // What cannot be found may stand in what could not be read.
    let by = match workspace.post_in_force(&command.by, workspace.today) {
        Err(unknown) if workspace.register.whole => return Err(unknown),
        by => by.ok(),
    };
    let mut obstacles: Vec<Diagnostic> = workspace.faults().cloned().collect();
    // Whom a letter does not concern need not have been asked for it.
    obstacles.retain(|found| found.code != "ask-unanswered");
    obstacles.extend(workspace.settle(faults));
    let going_out = case.as_ref().map(|case| workspace.going_out(case)).unwrap_or_default();
    if let Some(case) = &case {
        let readable = workspace.templates.is_some() && !obstacles.iter().any(is_error);
        let found = of_case(&mut workspace, case, readable);
        obstacles.extend(found);
        let hidden = workspace.attachments(reference);
        obstacles.extend(workspace.settle(hidden));
        let outdated = obstacles.iter().any(|found| found.code == "response-outdated");
        obstacles.extend(incomplete(&workspace, case, &going_out, outdated));
        obstacles.extend(by.and_then(|by| not_by_another(&workspace, case, by, &command.by)));
    }
    obstacles.retain(|found| found.level > Level::Note);
    diagnostic::tidy(&mut obstacles);
    let (Some(case), true) = (&case, obstacles.is_empty()) else {
        return Ok(refuse(&workspace, reference, &obstacles, output));
    };
    if workspace.going_out(case) != going_out {
        return Err(format!("something in responses/{reference} changed while it was looked at; try again"));
    }
    let approval = case.history.approval();
    if let Some(before) = approval.filter(|before| rules::why_void(before, &going_out).is_empty())
        && !is_by_drafter(&workspace, case, before.by.as_ref().map_or("", |by| &by.value))
    {
        let on = before.on.value.prose();
        output.progress(&format!("{reference} was approved on {on} as it is: nothing to write"));
        told(&workspace, &going_out, true, output);
        return Ok(Status::Clean);
    }
    let digest = letter::sha256(going_out.text());
    let event = event(&workspace, by, command, &digest, &going_out);
    let (path, text) = workspace.with_event(reference, &event)?;
    let (history, faults) = workspace.history(reference, &text, Some(case));
    let faults: Vec<Diagnostic> = faults.into_iter().filter(is_error).collect();
    if !faults.is_empty() {
        return Ok(refuse(&workspace, reference, &faults, output));
    }
    if let Some(later) = history.approval().filter(|last| last.on.value > workspace.today) {
        let (today, later) = (workspace.today.prose(), later.on.value.prose());
        return Err(format!("an approval on {today} would count for nothing: there is one of {later}"));
    }
    if !command.dry_run {
        files::write_whole(&path, text.as_bytes()).map_err(|error| error.to_string())?;
    }
    let verb = if command.dry_run { "would approve" } else { "approved" };
    let files = counted(going_out.lines().count(), "file", "files");
    output.progress(&format!("{verb} {reference}: {files}, whose list has the SHA-256 digest {digest}"));
    told(&workspace, &going_out, !command.dry_run, output);
    Ok(Status::Clean)
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == Level::Error
}

/// Says what stands in the way. Nothing has been written.
fn refuse(workspace: &Workspace, reference: &str, obstacles: &[Diagnostic], output: &Output) -> Status {
    if output.json {
        let findings: Vec<Json> =
            obstacles.iter().map(|found| report::json(&workspace.sources, found)).collect();
        output.json(json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "approved": false,
            "sha256": null,
            "files": [],
            "findings": findings,
        }));
    } else {
        output.diagnostics(&workspace.sources, obstacles);
        output.progress(&format!("{reference} is not approved: {}", summary(obstacles)));
    }
    // A case that cannot be read has said why.
    if obstacles.is_empty() { Status::Findings } else { status(obstacles) }
}

/// What was or would be approved, as `sha256sum` lists it.
fn told(workspace: &Workspace, going_out: &Manifest, approved: bool, output: &Output) {
    if !output.json {
        output.result(&going_out.text());
        return;
    }
    let files = going_out.lines().filter_map(|line| Manifest::read(&line));
    output.json(json!({
        "version": 1,
        "as_of": workspace.today.to_string(),
        "approved": approved,
        "sha256": letter::sha256(going_out.text()),
        "files": files.map(|(path, sha256)| json!({ "path": path, "sha256": sha256 })).collect::<Vec<_>>(),
        "findings": [],
    }));
}

/// What rules find in a case, and who has yet to be asked about what its letter states. A letter drawn from what could
/// not be read would only repeat its faults.
fn of_case(workspace: &mut Workspace, case: &Case, readable: bool) -> Vec<Diagnostic> {
    let kept = kept_ledger(workspace, case);
    let dated = kept.as_ref().and_then(|ledger| Day::parse(&ledger.dated).ok()).unwrap_or(workspace.today);
    let (mut found, mut drafted) = (Vec::new(), None);
    if readable {
        found = workspace.check_case(case);
        drafted = workspace.draft_on(case, LetterKind::Response, dated).ok().map(|drafted| drafted.ledger);
    }
    // An earlier approval is what a new one makes good.
    found.retain(|found| !matches!(found.code, "approval-void" | "same-post-approves"));
    // Of the ledger that is kept and of the one of today: neither may leave out what the other has.
    let ledgers: Vec<&Ledger> = [&kept, &drafted].into_iter().flatten().collect();
    let dated = case.dated.map_or(dated, |dated| dated.value);
    let standing = workspace.register.at(Moment { as_at: case.as_at.value, dated });
    found.extend(rules::consents(&standing, case, &ledgers));
    workspace.settle(found)
}

fn kept_ledger(workspace: &Workspace, case: &Case) -> Option<Ledger> {
    let text = files::read_text(&workspace.folder(&case.reference).join("ledger.json")).ok()?;
    serde_json::from_str(&text).ok()
}

/// What is not there, cannot be read or is not what the ledger was written with.
fn incomplete(workspace: &Workspace, case: &Case, going_out: &Manifest, outdated: bool) -> Vec<Diagnostic> {
    let reference = &case.reference;
    let place = Span::new(case.as_at.span.file, 0..0);
    let missing = workspace.paths_going_out(case).into_iter().filter(|path| going_out.digest(path).is_none());
    let (letter, attachments): (Vec<String>, Vec<String>) =
        missing.partition(|path| LETTER.contains(&&**path));
    let mut found = Vec::new();
    if !letter.is_empty() {
        let verb = if letter.len() == 1 { "is" } else { "are" };
        let message = format!("the letter is not there whole: {} {verb} missing", joined(&letter));
        let help = format!("draft it: candour draft {reference}");
        found.push(Finding::new(place, message).help(help).error("draft-incomplete"));
    }
    for path in attachments {
        let message = format!("{path} cannot be read, so nobody can say what it holds");
        let help = "make it a file that can be read, no larger than 256 MiB";
        found.push(Finding::new(place, message).help(help).error("draft-incomplete"));
    }
    for name in files::strays(&workspace.folder(reference).join("attachments")) {
        let message =
            format!("attachments/{name} is no file, so nobody has looked at what would go out with it");
        let help = "put the files themselves into attachments/, under names that every system can read";
        found.push(Finding::new(place, message).help(help).error("draft-incomplete"));
    }
    // That the letter is not the one of today is told already, and drafting puts both right.
    let Some(ledger) = kept_ledger(workspace, case).filter(|_| !outdated && letter.is_empty()) else {
        return found;
    };
    let digests = ledger.digests;
    let differ: Vec<String> = [
        ("response.md", Some(digests.letter)),
        ("response.pdf", digests.pdf),
        ("request.yaml", Some(digests.request)),
    ]
    .into_iter()
    .filter(|(path, digest)| going_out.digest(path) != digest.as_deref())
    .map(|(path, _)| path.to_owned())
    .collect();
    if !differ.is_empty() {
        let verb = if differ.len() == 1 { "is" } else { "are" };
        let message = format!("{} {verb} not what the ledger was written with", joined(&differ));
        let help = format!("draft the letter again: candour draft {reference}");
        found.push(Finding::new(place, message).help(help).error("draft-incomplete"));
    }
    found
}

fn joined(paths: &[String]) -> String {
    match paths {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => paths.concat(),
    }
}

/// Why this post may not approve: it drafted the letter, or nobody knows who did.
fn not_by_another(workspace: &Workspace, case: &Case, by: EntryIndex, typed: &str) -> Option<Diagnostic> {
    let Some(drafter) = &case.drafted_by else {
        let place = Span::new(case.as_at.span.file, 0..0);
        let message = "the request does not say which post drafted the letter";
        let help = "write `drafted_by:` and the id of a post into request.yaml, and draft the letter again: another \
                    post has to approve it";
        return Some(Finding::new(place, message).help(help).error("drafter-unnamed"));
    };
    if rules::post_named(&workspace.register, &drafter.value).ok()? != by {
        return None;
    }
    let message = format!("`{typed}` drafted the letter, and cannot be the one to approve it");
    let help = "have somebody in another post look at it, and approve it by that post";
    Some(Finding::new(drafter.span, message).help(help).error("same-post-approves"))
}

fn is_by_drafter(workspace: &Workspace, case: &Case, by: &str) -> bool {
    let post = |id: &str| rules::post_named(&workspace.register, id).ok();
    case.drafted_by.as_ref().is_some_and(|drafter| post(&drafter.value) == post(by))
}

/// The approval, as lines of `events.yaml`.
fn event(
    workspace: &Workspace,
    by: Option<EntryIndex>,
    command: &Approve,
    digest: &str,
    going_out: &Manifest,
) -> String {
    let by = by.map_or(&*command.by, |by| &*workspace.register.entry(by).id.value);
    let on = workspace.today;
    let mut lines = vec![format!("- kind: approved\n  on: {on}\n  by: {by}\n  digest: {digest}\n  files:\n")];
    // A text in quotes is one for YAML as it is for JSON.
    lines.extend(going_out.lines().map(|line| format!("    - {}\n", Json::from(line))));
    lines.concat()
}
