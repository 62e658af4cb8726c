//! One source, as `candour show` tells of it.

use serde_json::{Value as Json, json};

use super::page::Tone;
use crate::register::{Register, SourceIndex, Version};

pub(super) fn json(register: &Register, index: SourceIndex) -> Json {
    let source = register.source(index);
    json!({
        "id": source.id.value,
        "title": source.title,
        "date": source.date.to_string(),
        "published": source.published,
        "by": source.by,
        "silent_on": source.silent_on.iter().map(|what| &what.value).collect::<Vec<_>>(),
        "note": source.note,
        "drawn_on_by": drawn_on_by(register, index),
    })
}

pub(super) fn human(register: &Register, index: SourceIndex) -> String {
    let source = register.source(index);
    let public = if source.published { "published" } else { "not published" };
    let mut lines = vec![format!("{}  {public}", Tone::Name.on(&format!("sources/{}", source.id.value)))];
    lines.push(format!("  title: {}", source.title));
    lines.push(format!("  date: {}", source.date));
    lines.extend(source.by.as_ref().map(|by| format!("  by: {by}")));
    let silent: Vec<&str> = source.silent_on.iter().map(|what| &*what.value).collect();
    if !silent.is_empty() {
        lines.push(format!("  silent on: {}", silent.join("; ")));
    }
    lines.extend(source.note.as_ref().map(|note| format!("  note: {note}")));
    let drawn = drawn_on_by(register, index);
    let drawn = if drawn.is_empty() { "nothing".to_owned() } else { drawn.join(", ") };
    lines.push(format!("  drawn on by: {drawn}"));
    lines.join("\n") + "\n"
}

/// The entries of which it says something, or saw something.
fn drawn_on_by(register: &Register, index: SourceIndex) -> Vec<String> {
    let draws = |version: &Version| {
        let own = version.facts.values().filter_map(|fact| fact.source);
        let seen = version.time.seen.iter().filter_map(|seen| seen.source);
        own.chain(seen).chain(version.source).any(|source| source.value == index)
    };
    let entries = register.entries.iter().filter(|entry| entry.versions.iter().any(draws));
    entries.map(crate::register::Entry::path).collect()
}
