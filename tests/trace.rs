//! Every fact of the two source documents has its place in the register, and every fact of the register its source.

use std::collections::{BTreeMap, BTreeSet};

use candour::register::{Kind, Register, Source, Value, Version};
use candour::value::Count;

use crate::registers;

const FACTS: &str = include_str!("trace/facts.tsv");

/// What helps to find or word a fact, and what the editors wonder about: no facts of a source.
const EDITORIAL: [&str; 8] =
    ["aliases", "in_text", "maybe_same_as", "one", "plural", "readings", "related", "topics"];

/// The questions that the second document answers: they belong to a case.
const ASKED: [&str; 6] = ["B02", "B03", "B04", "B05", "B06", "B07"];

/// One line of the table.
struct Row<'t> {
    id: &'t str,
    place: &'t str,
    source: &'t str,
    expected: &'t str,
}

fn rows() -> Vec<Row<'static>> {
    let lines = FACTS.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| match *line.split('\t').collect::<Vec<_>>() {
            [id, place, source, expected] => Row { id, place, source, expected },
            _ => panic!("four columns are expected: {line}"),
        })
        .collect()
}

#[test]
fn every_fact_of_the_sources_is_traced() {
    let note = (1..=60).map(|number| format!("A{number:02}"));
    let reply = (1..=39).map(|number| format!("B{number:02}"));
    let expected: BTreeSet<String> = note.chain(reply).collect();
    let traced: BTreeSet<String> = rows().iter().map(|row| row.id.to_owned()).collect();
    assert_eq!(traced, expected);
}

#[test]
fn every_trace_leads_to_its_value() {
    let register = registers::force();
    for row in rows() {
        let Row { id, place, expected, .. } = row;
        if place == "case" {
            assert!(ASKED.contains(&id), "{id} is not part of the request");
            continue;
        }
        let said = said(&register, &row);
        let holds = match expected.split_once(": ") {
            _ if expected == "not stated" => said.is_empty(),
            Some(("all", list)) => said.join("; ") == list,
            Some(("has", part)) => said.iter().any(|text| text.contains(part)),
            _ => said.iter().any(|text| text == expected),
        };
        assert!(holds, "{id}: {place} says {said:?}, not {expected:?}");
    }
}

#[test]
fn every_fact_of_the_register_is_traced() {
    let register = registers::force();
    let mut traced: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    let rows = rows();
    for row in &rows {
        traced.entry((row.place, row.source)).or_default().push(row.expected);
    }
    for (_, entry) in
        register.indexed().filter(|(_, entry)| !matches!(entry.kind, Kind::Topics | Kind::Contacts))
    {
        for version in &entry.versions {
            let source =
                source_of(&register, version).unwrap_or_else(|| panic!("{} has no source", entry.path()));
            for (field, fact) in version.facts.iter().filter(|(field, _)| !EDITORIAL.contains(field)) {
                let place = format!("{}/{field}", entry.path());
                let expected = traced.get(&(&*place, source)).map_or(&[][..], |expected| expected);
                assert!(!expected.is_empty(), "{place} is not in the table for {source}");
                for item in items(&fact.value.value) {
                    let listed = expected.iter().any(|expected| match expected.strip_prefix("all: ") {
                        Some(list) => list.split("; ").any(|listed| listed == item),
                        None => *expected == item,
                    });
                    assert!(listed, "{place}: {item:?} is not in the table for {source}");
                }
            }
        }
    }
}

#[test]
fn no_time_is_claimed_that_no_source_states() {
    let register = registers::force();
    for (_, entry) in register.indexed().filter(|(_, entry)| entry.kind != Kind::Contacts) {
        for version in &entry.versions {
            let path = entry.path();
            assert_eq!(version.time.from.is_some(), path == "posts/co-ordinator", "{path}");
            assert_eq!(!version.time.held.is_empty(), path == "budgets/anti-trafficking-budget", "{path}");
            assert!(version.time.until.is_none() && version.time.seen.is_empty(), "{path}");
        }
    }
}

/// What stands at the row's place: one text, the items of a list, or nothing.
fn said(register: &Register, row: &Row<'_>) -> Vec<String> {
    if row.place.contains(" + ") {
        return vec![sum(register, row).to_string()];
    }
    match *row.place.split('/').collect::<Vec<_>>() {
        ["organisation", "name"] => vec![register.organisation.name.clone()],
        ["organisation", "short"] => register.organisation.short.iter().cloned().collect(),
        ["sources", id, field] => of_source(source(register, id), field),
        [_, _, field] => of_version(register, version(register, row.place, row.source), field),
        _ => panic!("{} is no place", row.place),
    }
}

fn sum(register: &Register, row: &Row<'_>) -> Count {
    let parts = row.place.split(" + ").map(|place| {
        let field = place.rsplit('/').next().unwrap_or_default();
        match version(register, place, row.source).value(field) {
            Some(Value::Count(count)) => *count,
            other => panic!("{place} is {other:?}, not a count"),
        }
    });
    parts.reduce(Count::plus).unwrap_or(Count::Unknown)
}

fn source<'r>(register: &'r Register, id: &str) -> &'r Source {
    let found = register.sources.iter().find(|source| source.id.value == id);
    found.unwrap_or_else(|| panic!("there is no source `{id}`"))
}

fn of_source(source: &Source, field: &str) -> Vec<String> {
    match field {
        "title" => vec![source.title.clone()],
        "date" => vec![source.date.to_string()],
        "by" => source.by.iter().cloned().collect(),
        "note" => source.note.iter().cloned().collect(),
        "silent_on" => source.silent_on.iter().map(|item| item.value.clone()).collect(),
        _ => panic!("a source has no {field}"),
    }
}

/// The one version that the source speaks of.
fn version<'r>(register: &'r Register, place: &str, source: &str) -> &'r Version {
    let [kind, id, _] = *place.split('/').collect::<Vec<_>>() else { panic!("{place} is no place") };
    let found = register.find(id).map(|index| register.entry(index));
    let entry =
        found.filter(|entry| entry.kind.word() == kind).unwrap_or_else(|| panic!("no entry at {place}"));
    let mut versions = entry.versions.iter().filter(|version| source_of(register, version) == Some(source));
    match (versions.next(), versions.next()) {
        (Some(version), None) => version,
        _ => panic!("{place} has no single version of {source}"),
    }
}

fn source_of<'r>(register: &'r Register, version: &Version) -> Option<&'r str> {
    version.source.as_ref().map(|source| &*register.source(source.value).id.value)
}

fn of_version(register: &Register, version: &Version, field: &str) -> Vec<String> {
    match field {
        "from" => version.time.from.iter().map(|from| from.value.to_string()).collect(),
        "until" => version.time.until.iter().map(|until| until.value.to_string()).collect(),
        "for" => version.time.held.iter().map(|period| period.value.to_string()).collect(),
        "scope" => version.scope.iter().map(|scope| scope.value.clone()).collect(),
        "redacted_in" => {
            let sources = version.redacted_in().into_iter();
            sources.map(|source| register.source(source.value).id.value.clone()).collect()
        }
        _ => version.value(field).map_or_else(Vec::new, items),
    }
}

fn items(value: &Value) -> Vec<String> {
    match value {
        Value::Texts(texts) => texts.clone(),
        Value::Ids(ids) => ids.iter().map(|id| id.value.clone()).collect(),
        value => vec![value.to_string()],
    }
}
