//! When a version held and how far it stood, in words.

use crate::register::{Register, Version};
use crate::value::Verdict;

/// When a version was seen, as written; by default, its source's own day.
pub(super) fn seen(register: &Register, version: &Version) -> Vec<String> {
    if !version.time.held.is_empty() {
        return Vec::new();
    }
    if version.time.seen.is_empty() {
        let source = version.source.map(|source| register.source(source.value).date.to_string());
        return source.into_iter().collect();
    }
    let seen = version.time.seen.iter().filter_map(|seen| {
        let by = seen.source.map(|source| register.source(source.value).date);
        seen.on.map(|on| on.value).or(by).map(|when| when.to_string())
    });
    seen.collect()
}

/// The periods on every day of which a version held, as written.
pub(super) fn held(version: &Version) -> Vec<String> {
    version.time.held.iter().map(|when| when.value.to_string()).collect()
}

/// All that is written of a version's time, as one line.
pub(super) fn told(register: &Register, version: &Version) -> String {
    let mut parts = Vec::new();
    parts.extend(version.time.from.map(|when| format!("from {}", when.value)));
    parts.extend(version.time.until.map(|when| format!("until {}", when.value)));
    let (held, seen) = (held(version), seen(register, version));
    if !held.is_empty() {
        parts.push(format!("for {}", held.join(", ")));
    }
    if !seen.is_empty() {
        parts.push(format!("seen {}", seen.join(", ")));
    }
    parts.extend(version.source.map(|source| format!("source {}", register.source(source.value).id.value)));
    if parts.is_empty() { "no time stated".to_owned() } else { parts.join("; ") }
}

/// A verdict in words.
pub(super) fn plain(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::No => "not in force",
        Verdict::Possibly => "not known",
        Verdict::AtLeastPart => "in force on some day at least",
        Verdict::Part => "in force for part of it",
        Verdict::Throughout => "in force throughout",
    }
}
