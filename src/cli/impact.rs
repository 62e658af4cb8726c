//! `candour impact`: every letter that was sent and used a fact, and how what it said stands now.

use serde_json::{Value as Json, json};

use super::Status;
use super::args::{Common, Impact};
use super::audit::{has_errors, held, load_letters};
use super::output::{Output, counted};
use super::sealed;
use super::workspace::Workspace;
use crate::answer;
use crate::audit::{Assessed, AuditResult, Letter, Words};
use crate::case::Claim;
use crate::register::EntryIndex;

pub(super) fn run(common: &Common, command: &Impact, output: &Output) -> Result<Status, String> {
    let workspace = Workspace::open(common, &output.secrets)?;
    if has_errors(&workspace) {
        let errors: Vec<_> = workspace.faults().cloned().collect();
        output.diagnostics(&workspace.sources, &errors);
        output.progress("nothing was asked: the register has errors; put them right first");
        return Ok(Status::Findings);
    }
    let asked = Asked::read(&workspace, &command.fact);
    let loaded = load_letters(&workspace, output);
    let held = held(&workspace, &loaded.letters, &[]);
    let is_of_it = |found: &&Assessed| {
        let claim = found.claim.map(|at| &loaded.letters[found.letter].sent.claims[at]);
        claim.is_some_and(|claim| asked.is_of(&workspace, claim))
    };
    let used: Vec<&Assessed> = held.results.iter().filter(is_of_it).collect();
    let gone = asked.unknown(&workspace);
    if let Some((unknown, help)) = gone.as_ref().filter(|_| used.is_empty()) {
        return Err(format!("{unknown}{help}"));
    }
    let mut letters: Vec<usize> = used.iter().map(|found| found.letter).collect();
    letters.dedup();
    // Its sentences are read again, of the letters that are told.
    let whole = |letter: &usize| {
        let letter = &loaded.letters[*letter];
        let sent = sealed::sent(&workspace.folder(&letter.sent.reference));
        Letter { sent: sent.unwrap_or_else(|| letter.sent.clone()), accepted: Vec::new() }
    };
    let words = Words::new(&workspace.register, workspace.today);
    let of = |letter: usize| used.iter().filter(move |found| found.letter == letter).copied();
    if output.json {
        let cases = letters.iter().map(|at| json_of(&whole(at), of(*at), &words));
        output.json(json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "fact": command.fact,
            "cases": cases.collect::<Vec<_>>(),
        }));
        return Ok(Status::Clean);
    }
    let mut page = String::new();
    for at in &letters {
        page += &told(&whole(at), of(*at), &words);
    }
    output.page(&page);
    let name = &command.fact;
    let told = match letters.len() {
        0 => format!("no letter that was sent has used {name}"),
        count => format!(
            "{} used {name}",
            counted(count, "letter that was sent has", "letters that were sent have")
        ),
    };
    output.progress(&match gone {
        Some((unknown, _)) => format!("{unknown} any more; {told}"),
        None => told,
    });
    let mut unread: Vec<&str> = loaded.broken.iter().map(|(reference, _)| &**reference).collect();
    unread.dedup();
    if !unread.is_empty() {
        let them = counted(unread.len(), "sealed case is", "sealed cases are");
        output.progress(&format!(
            "{them} not as sealed ({}), and may not have been asked: `candour audit` says what is wrong",
            unread.join(", ")
        ));
    }
    Ok(Status::Clean)
}

/// What is asked about: `lead`, `lead.count`, `posts/lead` or `posts/lead/count`.
struct Asked {
    id: String,
    field: Option<String>,
    /// The entry, where the register has it.
    entry: Option<EntryIndex>,
}

impl Asked {
    fn read(workspace: &Workspace, text: &str) -> Self {
        let path = text.split_once('/').map_or(text, |(_, rest)| rest);
        let (id, field) = match path.split_once(['/', '.']) {
            Some((id, field)) => (id, Some(field.to_owned())),
            None => (path, None),
        };
        Self { id: id.to_owned(), field, entry: workspace.register.find_ever(id) }
    }

    /// What of it the register does not have, and what may have been meant.
    fn unknown(&self, workspace: &Workspace) -> Option<(String, String)> {
        let (register, id) = (&workspace.register, &self.id);
        let Some(entry) = self.entry else {
            let near = crate::yaml::closest(id, register.entries.iter().map(|entry| &*entry.id.value));
            let help = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
            return Some((format!("the register has no entry `{id}`"), help));
        };
        let field = self.field.as_deref()?;
        let versions = || register.entry(entry).versions.iter();
        if versions().any(|version| version.facts.get(field).is_some()) {
            return None;
        }
        let fields = versions().flat_map(|version| version.facts.iter().map(|(name, _)| *name));
        let near = crate::yaml::closest(field, fields);
        let help = near.map_or_else(String::new, |near| format!("; did you mean {id}.{near}?"));
        Some((format!("`{id}` says nothing of `{field}`"), help))
    }

    /// Whether a claim is of this fact, or is a sum in which it is added up.
    fn is_of(&self, workspace: &Workspace, claim: &Claim) -> bool {
        let is_it = |path: &str| {
            let mut parts = path.splitn(3, '/').skip(1);
            let is_entry = parts.next().is_some_and(|id| match self.entry {
                Some(entry) => workspace.register.find_ever(id) == Some(entry),
                None => id == self.id,
            });
            is_entry && self.field.as_deref().is_none_or(|field| parts.next() == Some(field))
        };
        is_it(&claim.fact) || claim.inputs.iter().any(|input| is_it(input))
    }
}

/// Whether it is how a thing is called inside a sentence, which is no fact.
fn is_wording(found: &Assessed) -> bool {
    found.result == AuditResult::Stands && found.fact.rsplit('/').next().is_some_and(answer::is_wording)
}

fn claim<'l>(letter: &'l Letter, found: &Assessed) -> Option<&'l Claim> {
    found.claim.map(|at| &*letter.sent.claims[at])
}

fn json_of<'f>(letter: &Letter, found: impl Iterator<Item = &'f Assessed>, words: &Words<'_>) -> Json {
    let claims = found.map(|found| {
        let claim = claim(letter, found);
        let said = claim.and_then(|claim| sentence(letter, claim));
        json!({
            "claim": claim.map(|claim| &claim.id),
            "fact": found.fact,
            "sentence": said,
            "asserted": claim.map(|claim| words.asserted(claim, &letter.sent.as_at)),
            "now": (!is_wording(found)).then(|| words.told(&found.register, claim)),
            "result": found.result.word(),
            "changed_since": found.changed_since,
        })
    });
    json!({ "case": letter.sent.reference, "sent": letter.sent.sent, "claims": claims.collect::<Vec<_>>() })
}

fn sentence<'l>(letter: &'l Letter, claim: &Claim) -> Option<&'l str> {
    letter.sent.said(claim).map(|said| &*said.text)
}

/// One letter: each thing that it says of the fact, and what the register says now.
fn told<'f>(letter: &Letter, found: impl Iterator<Item = &'f Assessed>, words: &Words<'_>) -> String {
    let mut lines = vec![format!("{}, sent on {}", letter.sent.reference, letter.sent.sent)];
    let mut last = None;
    for found in found {
        let Some(claim) = claim(letter, found) else { continue };
        let said = sentence(letter, claim);
        if said.is_some() && said != last {
            lines.push(format!("  “{}”", said.unwrap_or_default().trim()));
            last = said;
        }
        let now = if is_wording(found) {
            "how it is worded is not held against the register".to_owned()
        } else {
            let since = if found.changed_since { ", changed since" } else { "" };
            let register = words.told(&found.register, Some(claim));
            format!("now {register} ({}{since})", found.result.word())
        };
        let said = words.asserted(claim, &letter.sent.as_at);
        lines.push(format!("    {} {}: said {said}; {now}", claim.id, found.fact));
    }
    lines.join("\n") + "\n\n"
}
