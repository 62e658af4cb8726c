//! The schema of ledgers is what the types give, and the ledgers that are kept follow it.
#![expect(
    clippy::disallowed_methods,
    reason = "a test reads the ledgers that are kept, and writes the schema anew"
)]

use std::fs;
use std::path::Path;

use candour::case::{Ledger, Sent};
use serde_json::{Value, json};

use crate::schemas;

/// Run the tests with `UPDATE=1` to write the schemas anew.
#[test]
fn the_schemas_of_what_is_kept_are_what_the_types_give() {
    let sent = schemars::schema_for!(Sent).to_value();
    for (name, schema) in [("ledger", schema()), ("sent", sent)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{name}.schema.json"));
        let now = format!("{schema:#}\n");
        if std::env::var("UPDATE").is_ok() {
            fs::write(&path, &now).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(written, now, "docs/{name}.schema.json is out of date: run the tests with UPDATE=1");
    }
}

#[test]
fn every_ledger_that_is_kept_follows_the_schema() {
    let schema = schema();
    let ledgers = ledgers();
    assert!(ledgers.len() >= 2);
    for ledger in ledgers {
        assert_eq!(schemas::faults(&schema, &ledger), [""; 0]);
    }
}

/// The check of the ledgers would notice.
#[test]
fn what_is_no_ledger_does_not_follow_the_schema() {
    let schema = schema();
    let good = ledgers().remove(0);
    let changes: [(&str, Value, &str); 5] = [
        ("/claims/0/verdict", json!("perhaps"), "/claims/0/verdict"),
        ("/claims/0/during", json!({ "first": "2015-04-01", "middle": "2015-05-01" }), "/claims/0/during"),
        ("/claims/0/spans", json!([[1, 2, 3]]), "/claims/0/spans/0"),
        ("/schema", json!("one"), "/schema"),
        ("/others/0", json!({ "span": [1, 2] }), "/others/0"),
    ];
    for (place, value, at) in changes {
        let mut ledger = good.clone();
        *ledger.pointer_mut(place).unwrap() = value;
        let found = schemas::faults(&schema, &ledger);
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
