//! The tables of fields in the guides, and the schemas beside them, are what the types give.
#![expect(clippy::disallowed_methods, reason = "a test writes the pages anew")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use candour::case::EventKind;
use candour::read;
use candour::register::Kind;
use candour::text::FileId;
use serde_json::Value;

/// Run the tests with `UPDATE=1` to write the schemas anew.
#[test]
fn the_schemas_of_register_and_case_are_what_the_types_give() {
    for (path, now) in [
        ("docs/register.schema.json", read::register_schema()),
        ("docs/request.schema.json", read::request_schema()),
        ("docs/events.schema.json", read::events_schema()),
    ] {
        assert_is_kept(path, &now);
    }
}

/// Run the tests with `UPDATE=1` to write the tables anew.
#[test]
fn the_fields_in_the_guides_are_what_the_types_give() {
    let register: Value = serde_json::from_str(&read::register_schema()).unwrap();
    let mut tables = String::new();
    for (heading, name) in [
        ("Whose register it is: `organisation`", "organisation"),
        ("Its own year: `year`", "year"),
        ("Each of `bank_holidays`", "bank-holiday"),
        ("Each of `sources`", "source"),
        ("Every kind", "every-kind"),
    ] {
        let _ = write!(tables, "\n### {heading}\n\n{}", table(&register, &register["$defs"][name], None));
        if name == "every-kind" {
            let entry = &register["$defs"]["topics"]["properties"];
            tables += &["versions", "was"].map(|key| row(&register, key, &entry[key], "", None)).concat();
        }
    }
    for kind in Kind::ALL {
        let version = &register["$defs"][format!("{kind}-version")];
        let description = version["description"].as_str().unwrap();
        let _ = write!(tables, "\n### {kind}\n\n{description}\n\n{}", table(&register, version, Some(kind)));
    }
    assert_is_kept_within("docs/register.md", "## Fields\n", "", &tables);

    let request: Value = serde_json::from_str(&read::request_schema()).unwrap();
    let question = table(&request, &request["$defs"]["question"], None);
    let part = |name: &str| table(&request, &request["$defs"][name], None);
    let tables = format!(
        "\n{}\nOf a question:\n\n{question}\nOf an [estimate](estimate.md):\n\n{}\nOf each `work`:\n\n{}\nOf each of its \
         `costs`:\n\n{}\n",
        table(&request, &request, None),
        part("estimate"),
        part("work"),
        part("cost"),
    );
    assert_is_kept_within("docs/case.md", "## Fields\n", "## Your own words\n", &tables);

    let tables = [
        ("`decision`", "decision"),
        ("each of its `grounds`", "ground"),
        ("`harm`", "harm"),
        ("`public_interest`", "public-interest"),
        ("`legitimate_interests`", "legitimate-interests"),
        ("`opinion`", "opinion"),
        ("each of `searches`", "search"),
        ("`earlier`", "earlier"),
        ("`fee`", "fee"),
        ("`delay`", "delay"),
        ("`review`", "review"),
        ("each of `corrects`", "correction"),
    ];
    let tables = tables.map(|(of, name)| format!("\nOf {of}:\n\n{}", part(name)));
    assert_is_kept_within("docs/decisions.md", "## Fields\n", "", &tables.concat());

    let events: Value = serde_json::from_str(&read::events_schema()).unwrap();
    let kinds = EventKind::ALL.map(|kind| {
        let needs: Vec<String> = kind.needs().iter().map(|detail| format!("`{}`", detail.word())).collect();
        format!("| `{}` | {} | {} |\n", kind.word(), kind.told(), needs.join(", "))
    });
    let kinds = format!("| kind | what happened | needs |\n|---|---|---|\n{}", kinds.concat());
    let fields = table(&events, &events["$defs"]["event"], None);
    let tables = format!("\n{kinds}\nOf each:\n\n{fields}\n");
    assert_is_kept_within("docs/due.md", "## What can happen\n", "## For programs\n", &tables);
}

fn table(root: &Value, schema: &Value, kind: Option<Kind>) -> String {
    let mut table = "| field | takes | |\n|---|---|---|\n".to_owned();
    for (name, field) in schema["properties"].as_object().unwrap() {
        let shared = field["$ref"].as_str().is_some_and(|place| place.contains("every-kind"));
        if !shared {
            let needed =
                schema["required"].as_array().is_some_and(|names| names.contains(&name.as_str().into()));
            table += &row(root, name, field, if needed { ", needed" } else { "" }, kind);
        }
    }
    table
}

fn row(root: &Value, name: &str, field: &Value, needed: &str, kind: Option<Kind>) -> String {
    let known = kind.and_then(|kind| read::fields(kind).iter().find(|field| field.name == name));
    let takes = match (name, known.map_or(&[][..], |field| field.refers)) {
        ("versions", _) => "versions".to_owned(),
        ("topics", _) => "topics".to_owned(),
        ("related" | "maybe_same_as", _) => "any entries".to_owned(),
        (_, []) => takes(root, field),
        (_, kinds) => kinds.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    // Which kinds a field refers to stands in the column before.
    let description = field["description"].as_str().and_then(|text| text.split("\n\n").next()).unwrap();
    format!("| `{name}` | {takes}{needed} | {description} |\n")
}

/// What a field takes: its words if there are only some, else the title of what it takes.
fn takes(root: &Value, field: &Value) -> String {
    if let Some(words) = field["enum"].as_array() {
        return words
            .iter()
            .filter_map(|word| Some(format!("`{}`", word.as_str()?)))
            .collect::<Vec<_>>()
            .join(", ");
    }
    let reference = field["$ref"].as_str().or_else(|| field["anyOf"][0]["$ref"].as_str());
    let found = root.pointer(reference.unwrap().trim_start_matches('#')).unwrap();
    let first =
        found["anyOf"][0]["$ref"].as_str().and_then(|place| root.pointer(place.trim_start_matches('#')));
    match [Some(found), first].into_iter().flatten().find(|schema| schema["enum"][0].is_string()) {
        Some(words) => takes(root, words),
        None => found["title"].as_str().unwrap_or_else(|| panic!("{field} has no title")).to_owned(),
    }
}

fn assert_is_kept(path: &str, now: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("UPDATE").is_ok() {
        fs::write(&file, now).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == now, "{path} is out of date: run the tests with UPDATE=1");
}

/// A page holds these words between two lines of it.
fn assert_is_kept_within(path: &str, after: &str, before: &str, now: &str) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (first, rest) = text.split_once(after).unwrap();
    let last = if before.is_empty() {
        String::new()
    } else {
        format!("{before}{}", rest.split_once(before).unwrap().1)
    };
    assert_is_kept(path, &format!("{first}{after}{now}{last}"));
}

/// What is written where no version has it is told, and never dropped.
#[test]
fn a_list_of_versions_has_one_name() {
    let start = "organisation: { name: A, regime: foia-2000 }\nsources:\n  s: { title: T, date: 2017 }\n";
    for entry in [
        "posts:\n  a: { title: A, source: s, values: [{ count: 4 }] }\n",
        "posts:\n  a: { title: A, source: s, values: [{ count: 4 }], versions: [{ count: 5 }] }\n",
        "budgets:\n  a: { name: A, source: s, versions: [{ for: 2016 }], values: [{ for: 2017 }] }\n",
    ] {
        let (_, faults) = read::register(FileId(0), &format!("{start}{entry}"));
        let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["unknown-key"], "{entry}");
    }
}

#[test]
fn versions_that_one_source_saw_at_once_are_told_as_that() {
    let text = "organisation: { name: A, regime: foia-2000 }\nsources:\n  s: { title: T, date: 2018-11-05 }\n\
                posts:\n  a: { title: A, source: s, versions: [{ from: 2017 }, { from: 2018 }] }\n";
    let (register, _) = read::register(FileId(0), text);
    let standing =
        register.at(candour::register::Moment::on(candour::value::Day::parse("2019-06-01").unwrap()));
    let found = candour::rules::check(candour::rules::Subject { register: &register, standing: &standing });
    let told = found.iter().find(|found| found.code == "time-impossible").unwrap();
    assert_eq!(told.finding.message, "two versions of `a` would both be in force on the day of `s`");
}
