//! What can be named of a letter: a claim, a fact or an entry that something may be found on.

use super::cleared::is_within;
use crate::case::{AnswerRecord, Sent};
use crate::register::{Entry, Kind, Register};
use crate::yaml;

/// Whether something can be found on a letter under this name: the id of a claim, a fact or an entry that it speaks of, or
/// an entry that it may have left out.
///
/// # Errors
/// What it may have been meant to be, where something is near.
pub fn named(register: &Register, sent: &Sent, name: &str) -> Result<(), Option<String>> {
    let ids = sent.claims.iter().map(|claim| &claim.id);
    let facts = sent.claims.iter().map(|claim| &claim.fact);
    let looked_for = sent.answers.iter().flat_map(|answer| looked_for(register, answer));
    let found: Vec<String> = ids.clone().chain(facts).cloned().chain(looked_for).collect();
    if found.iter().any(|known| is_within(known, name)) {
        return Ok(());
    }
    let entries = found.iter().filter_map(|path| Some(&path[..path.match_indices('/').nth(1)?.0]));
    Err(yaml::closest(name, found.iter().map(String::as_str).chain(entries)).map(str::to_owned))
}

/// Every entry that an answer told, left out or was about, and every other that it may find today.
fn looked_for(register: &Register, answer: &AnswerRecord) -> Vec<String> {
    let left_out = answer.left_out.iter().map(|left| left.fact.clone());
    let about = answer.about.iter().filter_map(|id| register.find_ever(id));
    let about = about.map(|entry| register.entry(entry).path());
    let kinds: Vec<Kind> = answer.kinds.iter().filter_map(|word| Kind::parse(word)).collect();
    let of_kind = register.entries.iter().filter(|entry| kinds.contains(&entry.kind)).map(Entry::path);
    answer.found.iter().cloned().chain(left_out).chain(about).chain(of_kind).collect()
}
