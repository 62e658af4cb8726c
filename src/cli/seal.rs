//! `candour seal`: what was sent, as it was sent, kept so that nobody changes it unseen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::args::{Common, Seal};
use super::output::{Output, counted, summary};
use super::workspace::{self, Workspace};
use super::{Status, erase, sealed};
use crate::audit::Words;
use crate::case::{CHAIN, Case, Changed, Claim, Kept, Ledger, MANIFEST, Manifest, SENT, SENT_SCHEMA, Sent};
use crate::diagnostic::{self, Diagnostic, Level};
use crate::law::Law;
use crate::letter::{LetterKind, sha256};
use crate::notice::{self, Letter as Notice};
use crate::seal::{self, Anchored};
use crate::value::Day;
use crate::{files, report, rules};

mod letter;

use letter::Letter;

pub(super) fn run(common: &Common, command: &Seal, output: &Output) -> Result<Status, String> {
    let responses = workspace::root(common)?.join("responses");
    let _alone = files::alone_in(&responses.join(&command.reference));
    let _alone_in_all = files::alone_in(&responses);
    let mut workspace = Workspace::open(common, &output.secrets)?;
    let reference = &command.reference;
    workspace.must_have(reference)?;
    let Some(on) = command.sent else { return erase::run(&workspace, command, output) };
    refuse_sealed(&workspace, reference)?;
    if let Some(last) = workspace.chain.links.last() {
        sealed::finish(&workspace.folder(&last.reference), last)?;
    }
    if let Some(fault) = workspace.fault_of_chain() {
        return Err(format!(
            "nothing can be sealed while responses/{CHAIN} is not as it was: {fault}; bring it back, from Git or a copy"
        ));
    }
    let (case, faults) = workspace.case(reference).map_err(|error| error.to_string())?;
    let Some(case) = case else {
        output.diagnostics(&workspace.sources, &faults);
        output.progress(&format!("{reference} is not sealed: {}", summary(&faults)));
        return Ok(Status::Findings);
    };
    dates(&workspace, &case, on)?;
    let ledger = ledger(&workspace, reference)?;
    let drafted = drafted(&mut workspace, &case, &ledger)?;
    let letter = Letter::read(&workspace.folder(reference), command.letter.as_deref())?;
    if workspace.secrets.are_in(&letter.words) {
        return Err(format!(
            "the letter of {reference} says a text that withheld.yaml keeps back; if it was sent, it is kept back no longer: \
             take it out of withheld.yaml, and seal then"
        ));
    }
    let anchored = seal::anchor(&ledger, &drafted, &letter.words);
    // What is wrong elsewhere in the register says nothing of this letter.
    let is_error = |found: &&Diagnostic| found.level == Level::Error;
    let mut findings: Vec<Diagnostic> = workspace.diagnostics.iter().filter(is_error).cloned().collect();
    findings.extend(workspace.settle(faults));
    let found = found(&mut workspace, &case, &letter, command.letter.as_deref(), &anchored);
    findings.extend(found);
    findings.retain(|found| found.level > Level::Note);
    diagnostic::tidy(&mut findings);
    let Some(reason) = command
        .reason
        .as_deref()
        .filter(|reason| !reason.trim().is_empty())
        .or(findings.is_empty().then_some(""))
    else {
        told(&workspace, None, (&anchored, &ledger.claims), &findings, &[], output);
        output.progress(&format!(
            "{reference} is not sealed: {}; what was sent is always recorded: say with --reason why it went out all the same",
            summary(&findings)
        ));
        return Ok(Status::Findings);
    };
    let sent = Sent {
        findings: kept(&workspace, &findings, reason),
        ..what_was_sent(&workspace, &case, (&ledger, &letter, &anchored), on)
    };
    let sealed = write(&workspace, &case, &letter, &sent, command.dry_run)?;
    told(
        &workspace,
        Some((&sealed, !command.dry_run)),
        (&anchored, &ledger.claims),
        &[],
        &sent.findings,
        output,
    );
    let verb = if command.dry_run { "would seal" } else { "sealed" };
    let files = counted(sealed.files.lines().count(), "file", "files");
    let claims = counted(sent.claims.len(), "claim", "claims");
    output.progress(&format!(
        "{verb} {reference}, sent on {}: {claims}, {files}, whose list has the SHA-256 digest {}",
        on.prose(),
        sealed.digest
    ));
    let drafts: Vec<String> = sealed.paths().filter(|path| sealed.role(path) == "draft").collect();
    if !drafts.is_empty() {
        let sent = &sealed.letter;
        let are = if drafts.len() == 1 { "is" } else { "are" };
        output.progress(&format!("what was sent is {sent}; {} {are} its draft", drafts.join(" and ")));
    }
    for path in sealed::unlisted(&workspace.folder(reference), &sealed.files) {
        output.progress(&format!("{path} lies there too, and is not sealed: take it away"));
    }
    if !command.dry_run {
        output.progress(&format!(
            "responses/{CHAIN} now has the digest {}; whoever keeps it elsewhere can prove what was sent",
            sha256(&sealed.chain)
        ));
    }
    Ok(Status::Clean)
}

/// What was sent, as it is recorded; what was found on it is not said yet.
fn what_was_sent(
    workspace: &Workspace,
    case: &Case,
    (ledger, letter, anchored): (&Ledger, &Letter, &Anchored),
    on: Day,
) -> Sent {
    Sent {
        schema: SENT_SCHEMA,
        candour: env!("CARGO_PKG_VERSION").to_owned(),
        reference: case.reference.clone(),
        sent: on.to_string(),
        sealed: Some(workspace.today.to_string()),
        as_at: ledger.as_at.clone(),
        dated: ledger.dated.clone(),
        letter: letter.name.clone(),
        after: workspace.chain.digest(),
        claims: anchored.claims.iter().cloned().map(Arc::new).collect(),
        answers: anchored.answers.iter().cloned().map(Arc::new).collect(),
        corrects: case.corrects.iter().map(|correction| seal::corrected(correction, &letter.words)).collect(),
        sentences: anchored.sentences.clone(),
        changed: anchored.changed.clone(),
        reworded: anchored.reworded.clone(),
        new: anchored.new.clone(),
        lost: anchored.lost.clone(),
        findings: Vec::new(),
    }
}

fn kept(workspace: &Workspace, findings: &[Diagnostic], reason: &str) -> Vec<Kept> {
    let kept = findings.iter().map(|found| Kept {
        code: found.code.to_owned(),
        message: workspace.secrets.mask(&found.finding.message),
        reason: reason.to_owned(),
    });
    kept.collect()
}

/// Nothing sealed is ever rewritten.
pub(super) fn refuse_sealed(workspace: &Workspace, reference: &str) -> Result<(), String> {
    if workspace.chain.find(reference).is_none() {
        return Ok(());
    }
    let on = workspace
        .sent_on(reference)
        .map_or_else(String::new, |day| format!(" as it was sent on {}", day.prose()));
    Err(format!("{reference} is sealed{on}, and nothing sealed is ever rewritten"))
}

fn dates(workspace: &Workspace, case: &Case, on: Day) -> Result<(), String> {
    let (today, reference) = (workspace.today, &case.reference);
    if on > today {
        return Err(format!("{} has not come yet: today is {}", on.prose(), today.prose()));
    }
    if let Some(received) = case.received.filter(|received| on < received.value) {
        let received = received.value.prose();
        return Err(format!(
            "{reference} was received on {received}, and cannot have been sent on {}",
            on.prose()
        ));
    }
    match case.history.sent().filter(|sent| *sent != on) {
        Some(sent) => Err(format!(
            "{} says that {reference} was sent on {}, and not on {}",
            files::EVENTS,
            sent.prose(),
            on.prose()
        )),
        None => Ok(()),
    }
}

fn ledger(workspace: &Workspace, reference: &str) -> Result<Ledger, String> {
    let path = workspace.folder(reference).join("ledger.json");
    let review = workspace.folder(reference).join(LetterKind::ReviewOutcome.ledger());
    if !files::is_there(&path) && files::is_there(&review) {
        return Err(format!(
            "{reference} has no answer, only the outcome of its review: say under `review:` which answer it is `of:`, and draft \
             it anew; it is then the answer of this case"
        ));
    }
    if !files::is_there(&path) {
        return Err(format!(
            "{reference} has no ledger.json, so nobody knows what its letter says; draft it first (candour draft {reference}), \
             and seal with --letter what was sent instead"
        ));
    }
    let text = files::read_text(&path).map_err(|error| error.to_string())?;
    let ledger: Ledger = serde_json::from_str(&text)
        .map_err(|error| format!("responses/{reference}/ledger.json:{}:{}: this is no ledger of this version of Candour; draft the letter again", error.line(), error.column()))?;
    if ledger.reference == reference {
        return Ok(ledger);
    }
    Err(format!(
        "responses/{reference}/ledger.json is the ledger of {}; draft the letter again",
        ledger.reference
    ))
}

/// The draft that the ledger speaks of: as it is kept, or drafted again where somebody has edited it.
fn drafted(workspace: &mut Workspace, case: &Case, ledger: &Ledger) -> Result<String, String> {
    let kept = files::read_text(&workspace.folder(&case.reference).join("response.md")).ok();
    let is_it = |text: &String| sha256(text) == ledger.digests.letter;
    if let Some(kept) = kept.filter(is_it) {
        return Ok(kept);
    }
    let again = Day::parse(&ledger.dated).ok().filter(|_| !workspace.has_errors());
    let again = again.and_then(|dated| workspace.draft_on(case, LetterKind::Response, dated).ok());
    again.map(|drafted| drafted.letter.markdown).filter(is_it).ok_or_else(|| {
        format!(
            "response.md of {0} was edited, and the draft that ledger.json speaks of cannot be made again; draft {0} anew, and \
             seal with --letter what was sent",
            case.reference
        )
    })
}

/// Everything that speaks against what was sent.
fn found(
    workspace: &mut Workspace,
    case: &Case,
    letter: &Letter,
    file: Option<&Path>,
    anchored: &Anchored,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !workspace.has_errors() {
        found.extend(workspace.check_case(case));
    }
    found.extend(workspace.attachments(&case.reference));
    let path = format!("responses/{}/{}", case.reference, letter.name);
    let place = workspace.sources.add(path, &*letter.words);
    let edits = anchored.changed.len() + anchored.reworded.len();
    found.extend(workspace.approval_of_sent(case, place, edits));
    found.extend(rules::sent_otherwise(&letter.words, place, anchored));
    let unprinted = case.corrects.iter().filter(|it| !seal::corrected(it, &letter.words).printed);
    found.extend(unprinted.map(rules::unprinted_correction));
    if let Some(file) = file {
        let law = workspace.regime(Some(case)).map_or(Law::Foia, |regime| regime.law);
        let text = workspace.sources.file(place).text();
        if case.refuses(law) {
            let today = workspace.today;
            found.extend(notice::lint(&Notice {
                text,
                file: place,
                law,
                today,
                attachments: &case.attachments,
            }));
        }
        if letter.name.ends_with("docx") {
            let shown = file.display().to_string();
            found.extend(super::attachments::look_into(
                file,
                &letter.name,
                shown,
                &mut workspace.sources,
                &workspace.secrets,
            ));
        }
    }
    workspace.settle(found)
}

/// What was, or would be, sealed.
struct Sealed {
    /// The letter that was sent, by its name in the folder.
    letter: String,
    files: Manifest,
    digest: String,
    chain: String,
}

impl Sealed {
    fn paths(&self) -> impl Iterator<Item = String> {
        self.files.lines().filter_map(|line| Some(Manifest::read(&line)?.0))
    }

    /// What a sealed file is: the draft is not the letter where another file was sent.
    fn role(&self, path: &str) -> &'static str {
        match path {
            "response.md" | "response.pdf" if self.letter == "response.md" => "letter",
            "response.md" | "response.pdf" => "draft",
            path if *path == *self.letter => "letter",
            path if path.starts_with("attachments/") => "attachment",
            _ => "record",
        }
    }
}

/// Writes what was sent, and last of all the line of the chain that makes it so.
fn write(
    workspace: &Workspace,
    case: &Case,
    letter: &Letter,
    sent: &Sent,
    dry_run: bool,
) -> Result<Sealed, String> {
    let folder = workspace.folder(&case.reference);
    let written = serde_json::to_string(sent).map_err(|error| error.to_string())? + "\n";
    let record = serde_json::to_value(sent).map_err(|error| error.to_string())?;
    if workspace::holds(&workspace.secrets, &record) {
        return Err("what was sent would be recorded with a text that withheld.yaml keeps back".to_owned());
    }
    let mut new: Vec<(String, &[u8])> = vec![(SENT.to_owned(), written.as_bytes())];
    if letter.name != "response.md" {
        let there = files::read_bytes(&folder.join(&letter.name));
        if there.is_some_and(|there| there != letter.bytes) {
            return Err(format!(
                "responses/{}/{} is there already, and is another letter; move it away first",
                case.reference, letter.name
            ));
        }
        new.push((letter.name.clone(), &letter.bytes));
    }
    let kept = workspace.paths_going_out(case).into_iter().filter_map(|path| {
        let bytes = files::read_bytes(&folder.join(&path))?;
        Some((path, sha256(bytes)))
    });
    let added = new.iter().map(|(path, bytes)| (path.clone(), sha256(bytes)));
    let files = Manifest::new(kept.chain(added));
    let digest = sha256(files.text());
    let chain = workspace.chain.with(&case.reference, &digest);
    if !dry_run {
        let put =
            |path: PathBuf, bytes: &[u8]| files::write_whole(&path, bytes).map_err(|error| error.to_string());
        for (path, bytes) in new {
            put(folder.join(path), bytes)?;
        }
        erase::list(&folder)?;
        put(folder.join(sealed::PENDING), files.text().as_bytes())?;
        put(workspace.root.join("responses").join(CHAIN), chain.as_bytes())?;
        let in_place = files::rename(&folder.join(sealed::PENDING), &folder.join(MANIFEST));
        in_place.map_err(|error| error.to_string())?;
    }
    Ok(Sealed { letter: letter.name.clone(), files, digest, chain })
}

/// More sentences that were added, and more claims that were lost, are only counted.
const MOST_TOLD: usize = 20;

fn told(
    workspace: &Workspace,
    sealed: Option<(&Sealed, bool)>,
    (anchored, drafted): (&Anchored, &[Claim]),
    findings: &[Diagnostic],
    kept: &[Kept],
    output: &Output,
) {
    if output.json {
        let files = sealed.into_iter().flat_map(|(sealed, _)| {
            sealed.paths().map(|path| {
                json!({ "path": path, "sha256": sealed.files.digest(&path), "role": sealed.role(&path) })
            })
        });
        output.json(json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "sealed": sealed.is_some_and(|(_, written)| written),
            "sha256": sealed.map(|(sealed, _)| &sealed.digest),
            "chain": sealed.map(|(sealed, _)| sha256(&sealed.chain)),
            "files": files.collect::<Vec<_>>(),
            "changed": anchored.changed,
            "reworded": anchored.reworded,
            "new": anchored.new,
            "lost": anchored.lost,
            "findings": findings.iter().map(|found| report::json(&workspace.sources, found)).collect::<Vec<_>>(),
            "kept": kept,
        }));
        return;
    }
    output.diagnostics(&workspace.sources, findings);
    // What was drafted and is said otherwise is among the findings, or is kept; what was added says nothing of the register.
    for kept in kept {
        output.progress(&format!("kept with its reason: {}: {}", kept.code, kept.message));
    }
    let added: Vec<&Changed> = anchored.reworded.iter().filter(|it| it.drafted.is_empty()).collect();
    for Changed { line, sent, .. } in added.iter().take(MOST_TOLD) {
        output.progress(&format!("line {line}: “{sent}” was added"));
    }
    if added.len() > MOST_TOLD {
        let more = counted(added.len() - MOST_TOLD, "more sentence was", "more sentences were");
        output.progress(&format!("{more} added"));
    }
    if !anchored.lost.is_empty() {
        let lost = counted(anchored.lost.len(), "claim", "claims");
        output.progress(&format!("{lost} of the draft, not in the letter:"));
        let words = Words::new(&workspace.register, workspace.today);
        let claims = drafted.iter().filter(|claim| anchored.lost.contains(&claim.id));
        for claim in claims.clone().take(MOST_TOLD) {
            let says = words.asserted(claim, &workspace.today.to_string());
            output.progress(&format!("  {} {}: {says}", claim.id, claim.fact));
        }
        let more = claims.skip(MOST_TOLD).count();
        if more > 0 {
            output.progress(&format!("  and {more} more, which sent.json lists"));
        }
    }
    if let Some((sealed, _)) = sealed {
        output.result(&sealed.files.text());
    }
}
