//! The registers that tests read: a police force's, from two real documents, and three of invented bodies.

use candour::read;
use candour::register::{Kind, Register};
use candour::text::SourceMap;

/// West Midlands Police.
pub(crate) fn force() -> Register {
    load("resources.yaml", include_str!("../resources.yaml"))
}

/// A fire and rescue service.
pub(crate) fn fire() -> Register {
    load("fire/resources.yaml", include_str!("bodies/fire/resources.yaml"))
}

/// A university, whose year begins in August.
pub(crate) fn university() -> Register {
    load("university/resources.yaml", include_str!("bodies/university/resources.yaml"))
}

/// A health trust.
pub(crate) fn health() -> Register {
    load("health/resources.yaml", include_str!("bodies/health/resources.yaml"))
}

/// Reads a register that has no fault at all, within itself or in what it refers to.
fn load(path: &str, text: &str) -> Register {
    let mut files = SourceMap::new();
    let file = files.add(path, text);
    let (register, diagnostics) = read::register(file, text);
    let faults: Vec<String> = diagnostics
        .iter()
        .map(|fault| {
            let place = fault.finding.span.map(|span| files.file(span.file).position(span.start as usize));
            format!("{path}:{}: {}", place.unwrap_or(files.file(file).position(0)), fault.finding.message)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_ids_are_unique(&register);
    assert_references_hold(&register);
    register
}

fn assert_ids_are_unique(register: &Register) {
    for (index, entry) in register.indexed() {
        assert_eq!(register.find(&entry.id.value), Some(index), "`{}` is an id twice", entry.path());
    }
}

fn assert_references_hold(register: &Register) {
    let allowed = |kind: Kind, field: &str| {
        let mut fields = read::fields(kind).iter();
        fields.find(|known| known.name == field).map_or(&[][..], |known| known.refers)
    };
    for (_, entry) in register.indexed() {
        for version in &entry.versions {
            for field in version.facts.keys() {
                for id in version.ids(field) {
                    let path = entry.path();
                    let found = register.find(&id.value).map(|found| register.entry(found).kind);
                    let kind = found.unwrap_or_else(|| panic!("{path}/{field}: no entry `{}`", id.value));
                    assert!(allowed(entry.kind, field).contains(&kind), "{path}/{field}: `{}`", id.value);
                }
            }
        }
    }
}
