//! Every sealed letter, read and held against its seal, on as many threads as the machine has.

use std::mem;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::audit::{self, Acceptance, Letter, Shared};
use crate::case::{EventKind, MANIFEST, Manifest, SENT, Sent};
use crate::cli::erase;
use crate::cli::output::Output;
use crate::cli::sealed;
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Diagnostic, Level};
use crate::files::{self, FileError};
use crate::law::Law;
use crate::letter::sha256;
use crate::read;
use crate::rules;
use crate::seal::{Broken, Link};
use crate::text::{At, FileId, Span};
use crate::value::Day;

/// What is sealed, as it lies in its folders.
#[derive(Default)]
pub(in crate::cli) struct Loaded {
    /// The letters, in the order in which they were sealed. What is not as it was sealed is not among them.
    pub(in crate::cli) letters: Vec<Letter>,
    /// How many letters were sent after the day for which it is asked: what had been sent by then is audited.
    pub(in crate::cli) sent_later: usize,
    /// What is not as it was sealed.
    pub(in crate::cli) broken: Vec<(String, Broken)>,
    /// Cases of whose history something cannot be read, so that what was accepted may not count.
    pub(in crate::cli) unread: Vec<String>,
    /// Cases that have a seal and no place in the chain.
    pub(in crate::cli) unchained: Vec<String>,
}

impl Loaded {
    /// What a letter says in full: an audit keeps of it only what it is held against the register by.
    pub(in crate::cli) fn read_again(&self, workspace: &Workspace, letter: usize) -> Option<Sent> {
        sealed::sent(&workspace.folder(&self.letters[letter].sent.reference))
    }
}

/// Reads all that is sealed.
pub(in crate::cli) fn load(workspace: &Workspace, output: &Output) -> Loaded {
    let links = &workspace.chain.links;
    let done = AtomicUsize::new(0);
    let shared: Mutex<Shared> = Mutex::default();
    let read = |link: &Link| {
        let Opened { letter, broken, is_unread } = open(workspace, link);
        let keep = |sent| shared.lock().unwrap_or_else(PoisonError::into_inner).keep(sent);
        let letter = letter.map(|letter| Letter { sent: keep(letter.sent), ..letter });
        output.step("read", done.fetch_add(1, Ordering::Relaxed) + 1, links.len());
        Opened { letter, broken, is_unread }
    };
    let opened = each(&links.iter().collect::<Vec<_>>(), &read);
    output.step("read", 0, 0);
    let mut loaded = Loaded::default();
    for (link, Opened { letter, broken, is_unread }) in links.iter().zip(opened) {
        loaded.unread.extend(is_unread.then(|| link.reference.clone()));
        let is_later = |letter: &Letter| Day::parse(&letter.sent.sent).is_ok_and(|day| day > workspace.today);
        match letter {
            Some(letter) if is_later(&letter) => loaded.sent_later += 1,
            letter => loaded.letters.extend(letter),
        }
        loaded.broken.extend(broken.into_iter().map(|broken| (link.reference.clone(), broken)));
    }
    // Where the chain is broken, so it is for all that was sealed later: the first is told.
    let mut is_first = true;
    loaded.broken.retain(|(_, broken)| *broken != Broken::Chain || mem::take(&mut is_first));
    let is_unchained = |reference: &String| {
        workspace.chain.find(reference).is_none()
            && files::is_there(&workspace.folder(reference).join(MANIFEST))
    };
    let responses = workspace.root.join("responses");
    loaded.unchained = files::folders(&responses).into_iter().filter(is_unchained).collect();
    loaded
}

/// What becomes of each sealed case, in their order, on as many threads as the machine has.
pub(super) fn each<T: Send>(links: &[&Link], of: &(dyn Fn(&Link) -> T + Sync)) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = links.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let parts = links.chunks(share);
        let parts =
            parts.map(|part| scope.spawn(move || part.iter().map(|link| of(link)).collect::<Vec<_>>()));
        let parts: Vec<_> = parts.collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_else(|fault| resume_unwind(fault))).collect()
    })
}

/// A sealed case.
struct Opened {
    /// Its letter, where what it says can be relied on.
    letter: Option<Letter>,
    /// What is not as it was sealed.
    broken: Vec<Broken>,
    /// Whether something of its history cannot be read.
    is_unread: bool,
}

fn open(workspace: &Workspace, link: &Link) -> Opened {
    let folder = workspace.folder(&link.reference);
    let manifest = sealed::manifest(&folder, link);
    let record = files::read_bytes(&folder.join(SENT));
    let sent = record.as_ref().and_then(|bytes| serde_json::from_slice::<Sent>(bytes).ok());
    let digest_of = |path: &str| match (&record, path) {
        (Some(record), SENT) => Some(sha256(record)),
        _ => sealed::digest(&folder.join(path)),
    };
    let mut broken = link.broken(manifest.as_deref(), &digest_of, sent.as_ref());
    broken.extend(of_requester(workspace, link));
    let words = sent.as_ref().map(|sent| sent.letter.clone());
    let is_sent = |broken: &Broken| match broken {
        Broken::Missing(path) | Broken::Changed(path) => {
            path == SENT || path == MANIFEST || words.as_ref() == Some(path)
        }
        Broken::Manifest => true,
        Broken::Chain => false,
    };
    if sent.is_none() && broken.is_empty() {
        broken.push(Broken::Changed(SENT.to_owned()));
    }
    let relied_on = sent.filter(|_| !broken.iter().any(is_sent));
    let (accepted, is_unread) = accepted(workspace, &link.reference);
    let letter = relied_on.map(|sent| Letter { sent, accepted });
    Opened { letter, broken, is_unread }
}

/// What of who asked is not as it was listed, while it has not been erased.
fn of_requester(workspace: &Workspace, link: &Link) -> Vec<Broken> {
    let folder = workspace.folder(&link.reference);
    let Some(list) = files::read_bytes(&folder.join(erase::LIST)) else { return Vec::new() };
    if files::is_there(&folder.join(erase::TOMBSTONE)) {
        return Vec::new();
    }
    let list = String::from_utf8_lossy(&list).into_owned();
    let listed =
        list.lines().filter_map(Manifest::read).filter(|(path, _)| erase::OF_REQUESTER.contains(&&**path));
    let broken = listed.filter_map(|(path, digest)| match sealed::digest(&folder.join(&path)) {
        None => Some(Broken::Missing(path)),
        Some(now) => (now != digest).then_some(Broken::Changed(path)),
    });
    broken.collect()
}

/// What somebody accepted since, by the case's history, and whether something of that cannot be read.
fn accepted(workspace: &Workspace, reference: &str) -> (Vec<At<Acceptance>>, bool) {
    let word = EventKind::Accepted.word();
    let path = workspace.folder(reference).join(files::EVENTS);
    if !files::is_there(&path) {
        return (Vec::new(), false);
    }
    let Ok(text) = files::read_text(&path) else { return (Vec::new(), true) };
    if !text.contains(word) {
        return (Vec::new(), false);
    }
    let (history, faults) = read::events(FileId(0), &text, None, None, Law::Foia);
    let is_unread = faults.iter().any(is_unreadable);
    let accepted = history.until(workspace.today).events.into_iter();
    let accepted = accepted.filter(|event| event.kind.value == EventKind::Accepted).filter_map(|event| {
        let (claim, reason) = (event.claim?, event.reason?);
        let acceptance = Acceptance {
            claim: Some(claim.value),
            on: event.on.value,
            reason: reason.value,
            by: event.by.map(|by| by.value),
            found: event.found,
        };
        Some(At::new(acceptance, event.span))
    });
    (accepted.collect(), is_unread)
}

/// Whether a line cannot be read. What happened in a wrong order or under a wrong law is for `check` to tell.
fn is_unreadable(fault: &Diagnostic) -> bool {
    let of_what_happened =
        ["dates-out-of-order", "event-out-of-place", "provision-unknown", "extension-unqualified"];
    fault.level == Level::Error && !of_what_happened.contains(&fault.code)
}

/// What a case's history accepts that its letter neither says nor may have left out.
pub(super) fn unknown_acceptances(workspace: &mut Workspace, letter: &Letter) -> Vec<Diagnostic> {
    let reference = &letter.sent.reference;
    let named = |claim: &str| audit::named(&workspace.register, &letter.sent, claim).err();
    let claims = letter.accepted.iter().filter_map(|accepted| {
        let claim = accepted.value.claim.as_deref()?;
        Some((accepted.span.range(), claim, named(claim)?))
    });
    let unknown: Vec<_> = claims.collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let file = history(workspace, reference).map(|(file, _)| file);
    let told = unknown.into_iter().filter_map(|(range, claim, near)| {
        let place = Span::new(*file.as_ref().ok()?, range);
        Some(rules::unknown_acceptance(reference, claim, near.as_deref(), place))
    });
    told.collect()
}

/// The history of a case, to be shown.
fn history(workspace: &mut Workspace, reference: &str) -> Result<(FileId, String), FileError> {
    let text = files::read_text(&workspace.folder(reference).join(files::EVENTS))?;
    let name = format!("responses/{reference}/{}", files::EVENTS);
    Ok((workspace.sources.add(name, &*text), text))
}

/// What cannot be read of the history of a case.
pub(super) fn faults(workspace: &mut Workspace, reference: &str) -> Vec<Diagnostic> {
    match history(workspace, reference) {
        Ok((file, text)) => {
            let (_, faults) = read::events(file, &text, None, None, Law::Foia);
            faults.into_iter().filter(is_unreadable).collect()
        }
        Err(error) => vec![rules::unread_history(reference, &error.to_string())],
    }
}
