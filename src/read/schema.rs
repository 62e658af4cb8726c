//! The JSON Schemas of `resources.yaml`, `request.yaml` and `events.yaml`, made from the types that read them, for editors that point
//! at a slip while it is being written.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::case::CaseAs;
use super::events::EventAs;
use super::expand;
use super::forms::{Several, names, nothing};
use super::front::{OrganisationAs, SourceAs};
use super::words::{Id, Text};
use super::{fields, kinds};
use crate::register::{Field, Kind};

/// Where what every kind may say is described once.
const EVERY_KIND: &str = "every-kind";

/// The JSON Schema of a register, as text.
pub fn register_schema() -> String {
    let mut generator = generator();
    let organisation = generator.subschema_for::<OrganisationAs>();
    let source = generator.subschema_for::<SourceAs>();
    let mut parts = Map::new();
    parts.insert("organisation".to_owned(), organisation.to_value());
    parts.insert("include".to_owned(), include(&mut generator));
    let sources = "The documents and records that facts are taken from, each under an id of its own.";
    parts.insert("sources".to_owned(), by_id(sources, source.as_value()));
    let was = generator.subschema_for::<Several<Id>>().to_value();
    let versions: Vec<(Kind, Map<String, Value>)> =
        Kind::ALL.into_iter().map(|kind| (kind, version(kind, &mut generator))).collect();
    let mut definitions = generator.take_definitions(false);
    let shared = shared(&versions);
    for (kind, version) in versions {
        let description = version.get("description").cloned().unwrap_or_default();
        let entry = reference(kind.word());
        parts.insert(kind.word().to_owned(), by_id(description.as_str().unwrap_or_default(), &entry));
        definitions.insert(kind.word().to_owned(), entry_schema(kind, &version, &shared, &was));
        definitions.insert(format!("{kind}-version"), version_schema(kind, version, &shared));
    }
    definitions.insert(EVERY_KIND.to_owned(), json!({ "type": "object", "properties": shared }));
    written(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The register of an organisation",
        "description": "What an organisation has and does, since when, and who says so. Write only what a source \
                        says: what is not written counts as not stated, never as nought.",
        "type": "object",
        "properties": parts,
        "additionalProperties": false,
        "$defs": definitions,
    }))
}

/// The JSON Schema of a case, as text.
pub fn request_schema() -> String {
    written(generator().into_root_schema_for::<CaseAs>().to_value())
}

/// The JSON Schema of what happened to a case, as text.
pub fn events_schema() -> String {
    let mut schema = generator().into_root_schema_for::<Vec<EventAs>>().to_value();
    schema["title"] = json!("What happened to a case");
    schema["description"] =
        json!("One line for each thing that happened, oldest first. Lines are only ever added.");
    written(schema)
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().into_generator()
}

/// What one version of an entry may say, each reference with the kinds that it may name.
fn version(kind: Kind, generator: &mut SchemaGenerator) -> Map<String, Value> {
    let mut schema = kinds::schema(kind, generator).to_value();
    for field in fields(kind).iter().filter(|field| !field.refers.is_empty()) {
        if let Some(Value::String(description)) =
            schema.pointer_mut(&format!("/properties/{}/description", field.name))
        {
            *description = format!("{description}\n\n{}", referring(field));
        }
    }
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

fn referring(field: &Field) -> String {
    if field.refers.len() == Kind::ALL.len() {
        return "Ids of entries of any kind.".to_owned();
    }
    let kinds: Vec<String> = field.refers.iter().map(|kind| format!("`{kind}:`")).collect();
    match kinds.split_last() {
        Some((last, first)) if !first.is_empty() => format!("Ids under {} or {last}.", first.join(", ")),
        _ => format!("Ids under {}.", kinds.join("")),
    }
}

/// What every kind says in the same way.
fn shared(versions: &[(Kind, Map<String, Value>)]) -> Map<String, Value> {
    let mut shared = versions.first().map(|(_, first)| properties(first)).unwrap_or_default();
    for (_, version) in versions {
        let own = properties(version);
        shared.retain(|name, schema| own.get(name) == Some(schema));
    }
    shared
}

fn properties(schema: &Map<String, Value>) -> Map<String, Value> {
    schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
}

/// One version: what only its kind says first, and then what every kind does.
fn version_schema(kind: Kind, mut version: Map<String, Value>, shared: &Map<String, Value>) -> Value {
    let (common, own): (Vec<_>, Vec<_>) =
        properties(&version).into_iter().partition(|(name, _)| shared.contains_key(name));
    let common = common.into_iter().map(|(name, _)| {
        let place = reference(&format!("{EVERY_KIND}/properties/{name}"));
        (name, place)
    });
    let properties: Map<String, Value> = own.into_iter().chain(common).collect();
    version.insert("title".to_owned(), json!(format!("a version of an entry under `{kind}:`")));
    version.insert("properties".to_owned(), Value::Object(properties));
    Value::Object(version)
}

/// An entry: its versions, or what each of them says, or both.
fn entry_schema(kind: Kind, version: &Map<String, Value>, shared: &Map<String, Value>, was: &Value) -> Value {
    let one = reference(&format!("{kind}-version"));
    let several = json!([one, { "type": "array", "items": one }, nothing()]);
    let mut said = Map::new();
    let (common, own): (Vec<_>, Vec<_>) =
        properties(version).into_iter().partition(|(name, _)| shared.contains_key(name));
    for (name, _) in own {
        let place = reference(&format!("{kind}-version/properties/{name}"));
        said.insert(name, place);
    }
    for name in expand::lists(kind) {
        let description = "What was true of it over one stretch of time after another, in order of time. What the \
                           entry says beside them is said by each that does not say otherwise. One version needs no \
                           list: say it all beside.";
        said.insert((*name).to_owned(), json!({ "description": description, "anyOf": several }));
    }
    for (name, _) in common {
        let place = reference(&format!("{EVERY_KIND}/properties/{name}"));
        said.insert(name, place);
    }
    let mut was = was.clone();
    was["description"] = json!("Ids that the entry had before.");
    said.insert("was".to_owned(), was);
    json!({
        "title": format!("an entry under `{kind}:`"),
        "description": version.get("description"),
        "type": "object",
        "properties": said,
        "additionalProperties": false,
    })
}

fn include(generator: &mut SchemaGenerator) -> Value {
    let mut include = generator.subschema_for::<Several<Text>>().to_value();
    include["description"] =
        json!("Other files of the register, relative to this one; each holds parts such as `posts:`.");
    include
}

fn by_id(description: &str, value: &Value) -> Value {
    json!({
        "description": description,
        "type": ["object", "null"],
        "propertyNames": names(),
        "additionalProperties": value,
    })
}

fn reference(place: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{place}") })
}

/// As text: what it is first, descriptions in paragraphs, and nothing allowed twice.
fn written(mut schema: Value) -> String {
    let definitions = schema.get("$defs").cloned().unwrap_or_default();
    tidy(&mut schema, &definitions);
    let mut first = Map::new();
    for name in ["$schema", "title", "description"] {
        if let Some(value) = schema.get(name) {
            first.insert(name.to_owned(), value.clone());
        }
    }
    first.extend(schema.as_object().cloned().unwrap_or_default());
    format!("{:#}\n", Value::Object(first))
}

fn tidy(value: &mut Value, definitions: &Value) {
    match value {
        null if is_null(null) => *null = nothing(),
        Value::Object(entries) => {
            if let Some(reference) = only_reference(entries, definitions) {
                entries.remove("anyOf");
                entries.insert("$ref".to_owned(), reference);
            }
            for (name, value) in entries {
                match value {
                    Value::String(text) if name == "description" => {
                        let paragraphs = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
                        *text = paragraphs.collect::<Vec<_>>().join("\n\n");
                    }
                    value => tidy(value, definitions),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| tidy(item, definitions)),
        _ => {}
    }
}

/// Of "this or nothing", this alone, where it may be nothing anyway.
fn only_reference(schema: &Map<String, Value>, definitions: &Value) -> Option<Value> {
    let [one, other] = &schema.get("anyOf")?.as_array()?[..] else { return None };
    let reference = one.get("$ref").filter(|_| is_null(other))?;
    let name = reference.as_str()?.strip_prefix("#/$defs/")?;
    let choices = definitions.get(name)?.get("anyOf")?.as_array()?;
    choices.contains(&nothing()).then(|| reference.clone())
}

fn is_null(schema: &Value) -> bool {
    *schema == json!({ "type": "null" })
}
