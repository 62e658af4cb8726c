//! The schema of ledgers is what the types give, and the ledgers that are kept follow it.
#![expect(
    clippy::disallowed_methods,
    reason = "a test reads the ledgers that are kept, and writes the schema anew"
)]

use std::fs;
use std::path::Path;

use candour::case::Ledger;
use serde_json::{Value, json};

/// Run the tests with `UPDATE=1` to write the schema anew.
#[test]
fn the_schema_of_ledgers_is_what_the_types_give() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ledger.schema.json");
    let now = format!("{:#}\n", schema());
    if std::env::var("UPDATE").is_ok() {
        fs::write(&path, &now).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, now, "docs/ledger.schema.json is out of date: run the tests with UPDATE=1");
}

#[test]
fn every_ledger_that_is_kept_follows_the_schema() {
    let schema = schema();
    let ledgers = ledgers();
    assert!(ledgers.len() >= 2);
    for ledger in ledgers {
        assert_eq!(faults(&schema, &ledger), [""; 0]);
    }
}

/// The check of the ledgers would notice.
#[test]
fn what_is_no_ledger_does_not_follow_the_schema() {
    let schema = schema();
    let good = ledgers().remove(0);
    let changes: [(&str, Value, &str); 5] = [
        ("/claims/0/verdict", json!("perhaps"), "/claims/0/verdict"),
        (
            "/claims/0/during",
            json!({ "first": "2015-04-01", "middle": "2015-05-01" }),
            "/claims/0/during/middle",
        ),
        ("/claims/0/spans", json!([[1, 2, 3]]), "/claims/0/spans/0"),
        ("/schema", json!("one"), "/schema"),
        ("/others/0", json!({ "span": [1, 2] }), "/others/0/why"),
    ];
    for (place, value, at) in changes {
        let mut ledger = good.clone();
        *ledger.pointer_mut(place).unwrap() = value;
        let found = faults(&schema, &ledger);
        assert!(found.iter().any(|fault| fault.starts_with(&format!("{at}: "))), "{at}: {found:?}");
        assert!(serde_json::from_value::<Ledger>(ledger).is_err(), "{place}");
    }
}

fn schema() -> Value {
    schemars::schema_for!(Ledger).to_value()
}

fn ledgers() -> Vec<Value> {
    let responses = Path::new(env!("CARGO_MANIFEST_DIR")).join("responses");
    let folders = fs::read_dir(responses).unwrap().map(|entry| entry.unwrap().path().join("ledger.json"));
    let texts = folders.filter(|path| path.exists()).map(|path| fs::read_to_string(path).unwrap());
    texts.map(|text| serde_json::from_str(&text).unwrap()).collect()
}

/// Where a value does not follow a schema, and why. It knows as much of JSON Schema as the schema of ledgers uses.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    for (word, rule) in schema.as_object().into_iter().flatten() {
        match word.as_str() {
            "$ref" => {
                let place = rule.as_str().and_then(|place| place.strip_prefix('#')).unwrap_or_default();
                check(root, root.pointer(place).unwrap(), value, at, faults);
            }
            "type" if !types(rule).any(|name| is_of(name, value)) => {
                faults.push(format!("{at}: is not of type {rule}"));
            }
            "enum" if !array(rule).contains(value) => faults.push(format!("{at}: is none of {rule}")),
            "const" if rule != value => faults.push(format!("{at}: is not {rule}")),
            "minimum" if value.as_f64() < rule.as_f64() => faults.push(format!("{at}: is less than {rule}")),
            "minItems" | "maxItems" => {
                let count = value.as_array().map_or(0, Vec::len);
                let wanted = rule.as_u64().map_or(0, |wanted| usize::try_from(wanted).unwrap());
                let holds = if word == "minItems" { count >= wanted } else { count <= wanted };
                if !holds {
                    faults.push(format!("{at}: has {count} items"));
                }
            }
            "items" => {
                for (index, item) in array(value).iter().enumerate() {
                    check(root, rule, item, &format!("{at}/{index}"), faults);
                }
            }
            "oneOf" | "anyOf" => {
                let tried: Vec<Vec<String>> = array(rule)
                    .iter()
                    .map(|choice| {
                        let mut faults = Vec::new();
                        check(root, choice, value, at, &mut faults);
                        faults
                    })
                    .collect();
                if !tried.iter().any(Vec::is_empty) {
                    let nearest = tried.into_iter().min_by_key(Vec::len).unwrap_or_default();
                    faults.push(format!("{at}: follows none of the choices"));
                    faults.extend(nearest);
                }
            }
            "required" => {
                let missing =
                    array(rule).iter().filter_map(Value::as_str).filter(|name| value.get(name).is_none());
                faults.extend(missing.map(|name| format!("{at}/{name}: is missing")));
            }
            "properties" => {
                for (name, rule) in rule.as_object().into_iter().flatten() {
                    if let Some(inner) = value.get(name) {
                        check(root, rule, inner, &format!("{at}/{name}"), faults);
                    }
                }
            }
            "additionalProperties" => {
                let named = |name: &String| schema["properties"].get(name).is_some();
                for (name, inner) in value.as_object().into_iter().flatten().filter(|(name, _)| !named(name))
                {
                    match rule {
                        Value::Bool(false) => faults.push(format!("{at}/{name}: is not in the schema")),
                        rule => check(root, rule, inner, &format!("{at}/{name}"), faults),
                    }
                }
            }
            "$schema" | "$defs" | "title" | "description" | "default" | "format" | "type" | "enum"
            | "const" | "minimum" => {}
            other => panic!("the schema of ledgers uses `{other}`, which this check does not know"),
        }
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The names of types, of which there may be one or several.
fn types(rule: &Value) -> impl Iterator<Item = &str> {
    std::iter::once(rule).chain(array(rule)).filter_map(Value::as_str)
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the schema of ledgers uses the type `{other}`"),
    }
}
