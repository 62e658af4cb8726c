//! What can be named of a letter: a claim, a fact or an entry that something may be found on.

use std::collections::BTreeSet;
use std::sync::Arc;

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
    let looked_for = looked_for(register, &sent.answers);
    let found: Vec<String> = ids.clone().chain(facts).cloned().chain(looked_for).collect();
    if found.iter().any(|known| is_within(known, name)) {
        return Ok(());
    }
    let entries = found.iter().filter_map(|path| Some(&path[..path.match_indices('/').nth(1)?.0]));
    Err(yaml::closest(name, found.iter().map(String::as_str).chain(entries)).map(str::to_owned))
}

/// Every entry that answers told, left out or were about, and every other that they may find today.
fn looked_for(register: &Register, answers: &[Arc<AnswerRecord>]) -> impl Iterator<Item = String> {
    let found = answers.iter().flat_map(|answer| answer.found.iter().cloned());
    let left_out = answers.iter().flat_map(|answer| &answer.left_out).map(|left| left.fact.clone());
    let about = answers.iter().flat_map(|answer| &answer.about).filter_map(|id| register.find_ever(id));
    let about = about.map(|entry| register.entry(entry).path());
    let words = answers.iter().flat_map(|answer| &answer.kinds);
    let kinds: BTreeSet<Kind> = words.filter_map(|word| Kind::parse(word)).collect();
    let of_kind = register.entries.iter().filter(move |entry| kinds.contains(&entry.kind)).map(Entry::path);
    found.chain(left_out).chain(about).chain(of_kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use crate::text::FileId;

    #[test]
    fn what_many_answers_may_find_is_looked_for_once() {
        let text = "sources:\n  minutes: { title: Minutes, date: 2016, published: true }\nposts:\n  lead: { title: Lead, source: minutes }\n  clerk: { title: Clerk, source: minutes }\n";
        let (register, _) = read::register(FileId(0), text);
        let answer = Arc::new(AnswerRecord {
            question: "1".to_owned(),
            kinds: vec!["posts".to_owned()],
            topic: "t".to_owned(),
            about: Vec::new(),
            periods: Vec::new(),
            outcome: None,
            under: Vec::new(),
            found: Vec::new(),
            left_out: Vec::new(),
        });
        let found: Vec<String> = looked_for(&register, &vec![answer; 50]).collect();
        assert_eq!(found, ["posts/lead", "posts/clerk"]);
    }
}
