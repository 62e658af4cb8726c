//! What is published as JSON Schema is held against a validator that others use.

use serde_json::Value;

/// Where a value does not follow a schema, and why.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap_or_else(|fault| panic!("no schema: {fault}"));
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}
