//! What is sealed in a workspace: the chain, and what each case says that was sent.

use std::path::Path;

use super::erase;
use super::workspace::Workspace;
use crate::case::{CHAIN, Case, EventKind, MANIFEST, Manifest, Review, SENT, Sent};
use crate::diagnostic::{Diagnostic, Level};
use crate::files;
use crate::letter::{Digest, LetterKind, sha256};
use crate::rules::{self, Corrects};
use crate::seal::{Chain, Link};
use crate::text::{At, FileId, SourceMap};
use crate::value::Day;

/// A manifest that is written and not yet in its place: it counts once the chain lists it.
pub(super) const PENDING: &str = ".candour-seal.sha256";

/// The chain of a workspace, and every line of it that is none.
pub(super) fn chain(root: &Path, sources: &mut SourceMap) -> Result<(Chain, Vec<Diagnostic>), String> {
    let path = root.join("responses").join(CHAIN);
    if !files::is_there(&path) {
        return Ok(Default::default());
    }
    let text = files::read_text(&path).map_err(|error| error.to_string())?;
    let (chain, malformed) = Chain::read(&text);
    if malformed.is_empty() {
        return Ok((chain, Vec::new()));
    }
    let file = sources.add(format!("responses/{CHAIN}"), text);
    let told = malformed.iter().map(|line| rules::malformed_link(sources.file(file).text(), file, line));
    let told = told.collect();
    Ok((chain, told))
}

/// The manifest of a sealed case: in its place, or about to be put there by a run that was stopped.
pub(super) fn manifest(folder: &Path, link: &Link) -> Option<Vec<u8>> {
    files::read_bytes(&folder.join(MANIFEST)).or_else(|| pending(folder, link))
}

fn pending(folder: &Path, link: &Link) -> Option<Vec<u8>> {
    files::read_bytes(&folder.join(PENDING)).filter(|bytes| sha256(bytes) == link.digest)
}

/// Puts a manifest into its place that a run was about to put there when it was stopped.
pub(super) fn finish(folder: &Path, link: &Link) -> Result<(), String> {
    if files::is_there(&folder.join(MANIFEST)) || pending(folder, link).is_none() {
        return Ok(());
    }
    files::rename(&folder.join(PENDING), &folder.join(MANIFEST)).map_err(|error| error.to_string())
}

/// The digest of a file, if it can be read.
pub(super) fn digest(path: &Path) -> Option<String> {
    let mut digest = Digest::new();
    files::read_parts(path, |part| digest.add(part))?;
    Some(digest.so_far())
}

/// What a case says that was sent, if it can be read.
pub(super) fn sent(folder: &Path) -> Option<Sent> {
    serde_json::from_slice(&files::read_bytes(&folder.join(SENT))?).ok()
}

/// What lies in the folder of a sealed case and is in no list: by its path there, in order. What may come later is no such
/// file, nor are other letters of the case.
pub(super) fn unlisted(folder: &Path, listed: &Manifest) -> Vec<String> {
    let is_known = |path: &str| {
        let later = [MANIFEST, files::EVENTS, erase::LIST, erase::TOMBSTONE];
        later.contains(&path)
            || erase::OF_REQUESTER.contains(&path)
            || listed.digest(path).is_some()
            || is_other_letter(path)
    };
    let mut found = files::names_below(folder);
    found.retain(|path| !is_known(path));
    found
}

/// Whether it is a letter of the case beside its answer, or what somebody made of a draft by hand.
fn is_other_letter(path: &str) -> bool {
    LetterKind::ALL.into_iter().any(|kind| {
        let Some(rest) = path.strip_prefix(kind.word()) else { return false };
        let is_other = kind != LetterKind::Response && [".md", ".pdf", ".ledger.json"].contains(&rest);
        is_other || rest.strip_prefix(".edited").and_then(|rest| rest.strip_suffix(".md")).is_some()
    })
}

impl Workspace {
    /// The list of what was sealed of a case, where it is as it was sealed.
    pub(super) fn listed(&self, link: &Link) -> Option<Manifest> {
        let bytes = manifest(&self.folder(&link.reference), link).filter(|it| sha256(it) == link.digest)?;
        Some(Manifest::new(String::from_utf8_lossy(&bytes).lines().filter_map(Manifest::read)))
    }

    /// In what the chain is not as it was, if in anything: what is sealed after such a chain would not fit it once it is mended.
    pub(super) fn fault_of_chain(&self) -> Option<String> {
        if let Some(malformed) = self.diagnostics.iter().find(|found| found.code == "chain-malformed") {
            return Some(malformed.finding.message.clone());
        }
        let responses = self.root.join("responses");
        let is_sealed = |reference: &String| files::is_there(&responses.join(reference).join(MANIFEST));
        let mut references = files::folders(&responses).into_iter();
        let unlisted =
            references.find(|reference| self.chain.find(reference).is_none() && is_sealed(reference));
        if let Some(reference) = unlisted {
            return Some(format!("{reference} has a seal, and no line in it"));
        }
        // The last case whose record is as it was sealed knows what came before it.
        let known = self.chain.links.iter().rev().find_map(|link| {
            let record = files::read_bytes(&self.folder(&link.reference).join(SENT))?;
            let is_as_sealed = self.listed(link)?.digest(SENT) == Some(&sha256(&record));
            let sent: Sent = serde_json::from_slice(&record).ok().filter(|_| is_as_sealed)?;
            Some((link, sent.after))
        });
        let (link, after) = known?;
        (after != link.after).then(|| {
            format!("a line before that of {} is not the one that it was sealed after", link.reference)
        })
    }

    /// The day on which the letter of a sealed case was sent.
    pub(super) fn sent_on(&self, reference: &str) -> Option<Day> {
        self.chain.find(reference)?;
        Day::parse(&sent(&self.folder(reference))?.sent).ok()
    }

    /// A case that reviews another, with the day on the letter of that, where it is sealed and the day is not written.
    pub(super) fn reviewed(&self, mut case: Case) -> Case {
        if let Some(Review { span, of: Some(of), answered: answered @ None, .. }) = &mut case.review {
            let sent = self.chain.find(&of.value).and_then(|link| sent(&self.folder(&link.reference)));
            let dated = sent.and_then(|sent| Day::parse(&sent.dated).ok());
            *answered = dated.map(|day| At::new(day, *span));
        }
        case
    }

    /// What a case puts right and no sealed letter says.
    pub(super) fn unknown_corrections(&self, case: &Case) -> Vec<Diagnostic> {
        let references = if case.corrects.is_empty() { Vec::new() } else { self.references() };
        let told = case.corrects.iter().flat_map(|correction| {
            let named = &correction.case.value;
            let sent = self.chain.find(named).and_then(|_| sent(&self.folder(named)));
            let corrects = match &sent {
                Some(sent) => Corrects::Sealed(sent),
                None if references.contains(named) => Corrects::Unsealed,
                None => Corrects::Missing(&references),
            };
            rules::unknown_correction(&self.register, case, correction, corrects)
        });
        told.collect()
    }

    /// That what is about to be sealed was approved, and has not changed since. `edits` says in how many places what was
    /// sent, in `file`, is not the draft.
    pub(super) fn approval_of_sent(&self, case: &Case, file: FileId, edits: usize) -> Vec<Diagnostic> {
        let last = case.history.events.iter().rfind(|event| event.kind.value == EventKind::Approved);
        let Some(last) = last else { return vec![rules::sent_unapproved(case)] };
        let why = rules::why_void(last, &self.going_out(case));
        if !why.is_empty() {
            return vec![rules::void(last, &why, &case.reference).with("approval-void", Level::Warning)];
        }
        (edits > 0).then(|| rules::approved_otherwise(last, file, edits)).into_iter().collect()
    }
}
