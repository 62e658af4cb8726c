//! Identity: one id, one thing; one name for it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use super::{Check, Rule, Subject, is_enough};
use crate::diagnostic::{Finding, Level};
use crate::document::{Names, names_in};
use crate::register::{Entry, EntryIndex, Kind, Value, Version};
use crate::text::Span;
use crate::value::Interval;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "id-repeated",
        summary: "two entries have the same id",
        level: Level::Error,
        explanation: include_str!("explain/id-repeated.md"),
        check: Check::Register(id_repeated),
    },
    Rule {
        code: "name-missing",
        summary: "an entry has no name that a sentence can use",
        level: Level::Warning,
        explanation: include_str!("explain/name-missing.md"),
        check: Check::Register(name_missing),
    },
    Rule {
        code: "name-shared",
        summary: "two entries that may stand together have one name",
        level: Level::Warning,
        explanation: include_str!("explain/name-shared.md"),
        check: Check::Register(name_shared),
    },
    Rule {
        code: "post-repeated",
        summary: "one post seems to stand under two ids",
        level: Level::Warning,
        explanation: include_str!("explain/post-repeated.md"),
        check: Check::Register(post_repeated),
    },
    Rule {
        code: "alias-for-name",
        summary: "a text uses another name of an entry instead of its own",
        level: Level::Warning,
        explanation: include_str!("explain/alias-for-name.md"),
        check: Check::Register(alias_for_name),
    },
];

fn id_repeated(subject: Subject<'_>) -> Vec<Finding> {
    let mut first = HashMap::new();
    let mut findings = Vec::new();
    for entry in &subject.register.entries {
        if is_enough(&findings) {
            break;
        }
        for id in std::iter::once(&entry.id).chain(&entry.was) {
            let Some((earlier, span)) = first.insert(&id.value, (entry, id.span)) else { continue };
            let message = format!("`{}` is already the id of an entry under `{}`", id.value, earlier.kind);
            let help = "give each entry an id of its own: references name an id and nothing else";
            let finding =
                Finding::new(id.span, message).see(span, "the first one").help(help).entry(entry.path());
            findings.push(finding);
            first.insert(&id.value, (earlier, span));
        }
    }
    findings
}

/// Bodies and their parts are named beside each other; other things only among their own kind.
fn circle(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Organisations | Kind::Units | Kind::Partners | Kind::Forums => Some(Kind::Organisations),
        Kind::Duties | Kind::Priorities | Kind::Activities | Kind::Documents => Some(kind),
        _ => None,
    }
}

/// What an entry is called in one version: each name and alias, and where it is written.
fn called(version: &Version) -> impl Iterator<Item = (&str, Span)> {
    let fact = |field: &str| version.facts.get(field);
    let own = ["name", "title"].into_iter().filter_map(fact);
    let own = own.filter_map(|fact| match &fact.value.value {
        Value::Text(text) => Some((&**text, fact.value.span)),
        _ => None,
    });
    let aliases = version.facts.get("aliases").into_iter().flat_map(|fact| match &fact.value.value {
        Value::Texts(texts) => texts.iter().map(|text| (&**text, fact.value.span)).collect(),
        _ => Vec::new(),
    });
    own.chain(aliases)
}

fn name_missing(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // A name that could not be read is told of as that.
    if !subject.register.whole {
        return findings;
    }
    let named = |entry: &&Entry| !matches!(entry.kind, Kind::Assessments | Kind::Statements);
    for entry in subject.register.entries.iter().filter(named) {
        if is_enough(&findings) {
            break;
        }
        // What is withheld has a label in its place.
        let unnamed = entry.versions.iter().find(|version| {
            version.name().is_none() && version.text("in_text").is_none() && version.withheld().is_none()
        });
        if let Some(version) = unnamed {
            let field = match entry.kind {
                Kind::Posts | Kind::Documents => "title",
                Kind::Statistics => "measure",
                _ => "name",
            };
            let message = format!("`{}` has no `{field}`, so no sentence can say what it is", entry.id.value);
            let finding = Finding::new(entry.id.span, message).entry(entry.path());
            let finding = if version.span == entry.id.span {
                finding
            } else {
                finding.see(version.span, "in this version")
            };
            findings.push(finding.help(format!("write `{field}:` beside its versions, or in each of them")));
        }
    }
    findings
}

fn name_shared(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // By the name, hashed: there may be very many.
    let mut bearers: HashMap<u64, (EntryIndex, Span)> = HashMap::new();
    for (index, entry) in subject.register.indexed() {
        if is_enough(&findings) {
            break;
        }
        let Some(circle) = circle(entry.kind) else { continue };
        for version in entry.versions.iter().filter(|version| !version.is_set_aside()) {
            for (name, span) in called(version) {
                let (other, first) =
                    *bearers.entry(hash(&(circle, name.to_lowercase()))).or_insert((index, span));
                let earlier = subject.register.entry(other);
                if other == index || earlier.id.value == entry.id.value || !may_meet(subject, index, other) {
                    continue;
                }
                let message =
                    format!("`{}` and `{}` are both called “{name}”", earlier.id.value, entry.id.value);
                let help = "a reader cannot tell them apart: give one a fuller name, or say when each ended";
                let finding = Finding::new(span, message).see(first, "the name is taken here");
                findings.push(finding.help(help).entry(entry.path()));
            }
        }
    }
    findings.dedup_by(|second, first| second.message == first.message);
    findings
}

/// Whether in some world two entries are in force on one day.
fn may_meet(subject: Subject<'_>, one: EntryIndex, other: EntryIndex) -> bool {
    let versions = 0..subject.register.entry(one).versions.len();
    let mut bounds = versions.filter_map(|at| subject.standing.bounds(one, at));
    bounds.any(|(start, end)| {
        subject.standing.may_have_stood(other, Interval { first: start.first, last: end.last })
    })
}

fn post_repeated(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // By what a post is called, hashed: the texts stay where they are.
    let mut first: HashMap<u64, (EntryIndex, usize)> = HashMap::new();
    for (index, entry) in subject.register.of_kind(Kind::Posts) {
        if is_enough(&findings) {
            break;
        }
        for (at, version) in entry.versions.iter().enumerate().filter(|(_, version)| !version.is_set_aside())
        {
            let Some(title) = version.facts.get("title") else { continue };
            let (other, before) = *first.entry(hash(&description(version))).or_insert((index, at));
            let earlier = subject.register.entry(other);
            let before = &earlier.versions[before];
            if other == index
                || description(before) != description(version)
                || earlier.id.value == entry.id.value
                || linked(entry, earlier)
                || !may_meet(subject, index, other)
            {
                continue;
            }
            let message = format!(
                "`{}` and `{}` have the same title, rank and scope",
                earlier.id.value, entry.id.value
            );
            let help =
                "if they are one post, keep one entry; if not, say what differs, with `unit:` or `scope:`";
            let finding = Finding::new(title.value.span, message);
            let finding = match before.facts.get("title") {
                Some(title) => finding.see(title.value.span, "the first one"),
                None => finding,
            };
            findings.push(finding.help(help).entry(entry.path()));
        }
    }
    findings.dedup_by(|second, first| second.message == first.message);
    findings
}

/// What tells one post from another.
fn description(version: &Version) -> [Option<&str>; 5] {
    let id = |field: &str| version.ids(field).next().map(|id| &*id.value);
    let scope = version.scope.as_ref().map(|scope| &*scope.value);
    [version.text("title"), version.text("rank"), id("unit"), id("employer"), scope]
}

fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Whether one of two entries says that it may be the other.
fn linked(one: &Entry, other: &Entry) -> bool {
    let names = |entry: &Entry, id: &str| {
        entry.versions.iter().any(|version| version.ids("maybe_same_as").any(|named| named.value == *id))
    };
    names(one, &other.id.value) || names(other, &one.id.value)
}

/// Fields that a letter prints as running text.
const PROSE: [&str; 16] = [
    "aim", "aims", "because", "concerns", "covers", "duties", "found", "nature", "place", "resource", "says",
    "sorts", "tasks", "team", "text", "work",
];

fn alias_for_name(subject: Subject<'_>) -> Vec<Finding> {
    let register = subject.register;
    let mut owners: HashMap<&str, &Entry> = HashMap::new();
    let mut all: Vec<&str> = Vec::new();
    for entry in register.entries.iter().filter(|entry| circle(entry.kind).is_some()) {
        for version in &entry.versions {
            all.extend(called(version).map(|(name, _)| name));
            for alias in version.texts("aliases").iter().filter(|alias| alias.chars().count() > 2) {
                owners.insert(alias, entry);
            }
        }
    }
    // Titles of posts and names of topics hold such words and are names of their own.
    let others = register.entries.iter().filter(|entry| circle(entry.kind).is_none());
    all.extend(others.flat_map(|entry| &entry.versions).filter_map(Version::name));
    if owners.is_empty() {
        return Vec::new();
    }
    let names = Names::new(all.iter().copied());
    let mut findings = Vec::new();
    for entry in &register.entries {
        if is_enough(&findings) {
            break;
        }
        for version in &entry.versions {
            for (field, fact) in version.facts.iter().filter(|(field, _)| PROSE.contains(field)) {
                for text in fact.value.value.texts() {
                    for place in names_in(text, &names) {
                        let used = &text[place];
                        let Some(owner) = owners.get(used).filter(|owner| owner.id.value != entry.id.value)
                        else {
                            continue;
                        };
                        let Some(name) = owner.versions.iter().rev().find_map(Version::name) else {
                            continue;
                        };
                        if name == used {
                            continue;
                        }
                        let message =
                            format!("the {field} of `{}` say “{used}” for “{name}”", entry.id.value);
                        let help = "write the name: one thing has one name in every letter";
                        findings.push(Finding::new(fact.value.span, message).help(help).entry(entry.path()));
                    }
                }
            }
        }
    }
    findings
}
