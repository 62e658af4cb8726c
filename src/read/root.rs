//! The parts of a register, from each of its files: whose it is, its sources, its entries.

use std::collections::{HashMap, HashSet};

use super::lower::{self, Allowance, Sources};
use super::{organisation, source};
use crate::diagnostic::{Diagnostic, Finding};
use crate::register::{Entry, Kind, Organisation, Register, Source};
use crate::text::Span;
use crate::value::YearStart;
use crate::yaml::{self, Diagnostics, Key, Node};

/// What a register has beside kinds of entries.
const OTHER_PARTS: [&str; 3] = ["organisation", "include", "sources"];

/// The register that the trees of its files make, the first of which says whose it is.
pub(super) fn register(first: &Node, included: &[&Node], diagnostics: &mut Diagnostics) -> Register {
    if !is_map(first, "the register", "`organisation:`, `sources:` and", diagnostics) {
        return Register::default();
    }
    let organisation = whose(first, diagnostics);
    let mut roots = vec![first];
    for root in included {
        if !is_map(root, "this part of the register", "`sources:` or", diagnostics) {
            continue;
        }
        if let Some((again, _)) = root.entry("organisation") {
            let message = "an included file cannot say whose register it is";
            let finding = Finding::new(again.span, message).help("say it in the first file alone");
            let said = first.entry("organisation").map(|(key, _)| key.span);
            let finding =
                said.into_iter().fold(finding, |finding, span| finding.see(span, "it is said here"));
            diagnostics.push(finding.error("organisation-repeated"));
        }
        roots.push(root);
    }
    let (sources, unread) = sources(&roots, organisation.year_start, diagnostics);
    let entries = entries(&roots, &Sources::of(&sources, &unread), organisation.year_start, diagnostics);
    Register::new(organisation, sources, entries)
}

fn is_map(root: &Node, what: &str, begin: &str, diagnostics: &mut Diagnostics) -> bool {
    if matches!(root.kind, yaml::Kind::Map(_)) {
        return true;
    }
    let message = format!("{what} is {}, but a map of its parts is expected", root.what());
    let help = format!("begin with {begin} a kind of entry, such as `posts:`");
    diagnostics.push(Finding::new(root.span, message).help(help).error("wrong-type"));
    false
}

fn whose(root: &Node, diagnostics: &mut Diagnostics) -> Organisation {
    if let Some((key, node)) = root.entry("organisation") {
        return organisation(key, node, diagnostics);
    }
    let start = Span { end: root.span.start, ..root.span };
    let missing = Finding::new(start, "the register does not say whose it is")
        .help("begin with `organisation: { name: …, regime: foia-2000 }`");
    diagnostics.push(missing.error("key-missing"));
    Organisation::default()
}

/// The sources of all files, and the ids of those that are there and could not be read: one file may name those of another.
fn sources(
    roots: &[&Node],
    start: YearStart,
    diagnostics: &mut Diagnostics,
) -> (Vec<Source>, HashSet<String>) {
    let mut first: HashMap<String, Span> = HashMap::new();
    let mut sources = Vec::new();
    let mut unread = HashSet::new();
    for (_, node) in roots.iter().filter_map(|root| root.entry("sources")) {
        for (key, node) in map_of(node, "sources", diagnostics) {
            if let Some(earlier) = first.get(&key.value) {
                let finding =
                    Finding::new(key.span, format!("`{}` is already the id of a source", key.value));
                let finding =
                    finding.see(*earlier, "the first one").help("give each source an id of its own");
                diagnostics.push(finding.error("id-repeated"));
                continue;
            }
            if let Some(source) = source(key, node, start, diagnostics) {
                first.insert(key.value.clone(), key.span);
                sources.push(source);
            } else {
                unread.insert(key.value.clone());
            }
        }
    }
    (sources, unread)
}

fn entries(
    roots: &[&Node],
    sources: &Sources<'_>,
    start: YearStart,
    diagnostics: &mut Diagnostics,
) -> Vec<Entry> {
    let mut allowance = Allowance::of(roots.iter().map(|root| root.span.range().len()).sum());
    let mut entries = Vec::new();
    for (key, node) in roots.iter().flat_map(|root| root.entries()) {
        let Some(kind) = Kind::parse(&key.value) else {
            if !OTHER_PARTS.contains(&&*key.value) {
                diagnostics.push(unknown_part(key));
            }
            continue;
        };
        for (id, node) in map_of(node, kind.word(), diagnostics) {
            if allowance.is_used_up() {
                break;
            }
            entries.extend(lower::entry(kind, id, node, sources, start, &mut allowance, diagnostics));
        }
    }
    entries
}

fn unknown_part(key: &Key) -> Diagnostic {
    let known = Kind::ALL.iter().map(|kind| kind.word()).chain(OTHER_PARTS);
    let help = match yaml::closest(&key.value, known.clone()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("a register has {}", yaml::listed(known, "and")),
    };
    Finding::new(key.span, format!("a register has no part called `{}`", key.value))
        .help(help)
        .error("unknown-key")
}

/// The entries of a map of ids; anything else is reported.
fn map_of<'n>(node: &'n Node, what: &str, diagnostics: &mut Diagnostics) -> &'n [(Key, Node)] {
    match &node.kind {
        yaml::Kind::Map(entries) => entries,
        yaml::Kind::Empty | yaml::Kind::Refused => &[],
        _ => {
            let message = format!("`{what}` is {}, but a map of ids is expected", node.what());
            let help = "write an id, a colon, and what the entry says";
            diagnostics.push(Finding::new(node.span, message).help(help).error("wrong-type"));
            &[]
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read;
    use crate::text::FileId;

    #[test]
    fn a_source_that_cannot_be_read_is_there_all_the_same() {
        let text = "organisation: { name: Ashcombe, regime: foia-2000 }\nsources:\n  minutes: { title: Minutes, date: 2017-13 }\n\
                    units:\n  pool: { name: Pool, source: minutes }\n  park: { name: Park, source: report }\n";
        let (register, found) = read::register(FileId(0), text);
        let codes: Vec<&str> = found.iter().map(|one| one.code).collect();
        assert_eq!(codes, ["day-impossible", "reference-unknown"]);
        assert!(found[1].finding.message.contains("`report`") && !register.whole, "{found:?}");
    }
}
