//! Templates state nothing themselves: what they write between values holds no figure.

use candour::document::{Names, figures};
use candour::law;
use candour::register::Register;
use candour::template::DEFAULTS;

use crate::registers;

/// What the prose of a template states all the same: template, figure, and why it may.
const STATED: [(&str, &str, &str); 1] = [(
    "answers/resources.md",
    "Partners",
    "a heading; `partners` is also what one register calls several bodies",
)];

/// A template with its tags blotted out, so that places stay and no name or number reaches across one.
fn prose(template: &str) -> String {
    let mut prose = String::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let (before, tag) = rest.split_at(start);
        prose.push_str(before);
        let close =
            ["{{", "{%", "{#"].into_iter().zip(["}}", "%}", "#}"]).find(|(open, _)| tag.starts_with(open));
        let length = close.map_or(1, |(_, close)| tag.find(close).unwrap() + close.len());
        prose.extend(tag[..length].bytes().map(|byte| if byte == b'\n' { '\n' } else { '|' }));
        rest = &tag[length..];
    }
    prose + rest
}

/// All that registers and law call by name.
fn names(registers: &[Register]) -> Names {
    let entries = registers.iter().flat_map(|register| &register.entries);
    let versions = entries.flat_map(|entry| &entry.versions);
    let called = versions.flat_map(|version| version.name().into_iter().chain(version.text("short")));
    let bodies = registers.iter().map(|register| &register.organisation);
    let bodies = bodies.flat_map(|body| [Some(&*body.name), body.short.as_deref(), body.called.as_deref()]);
    let titles = registers.iter().flat_map(|register| &register.sources).map(|source| &*source.title);
    let law = law::regime("foia-2000").map(law::Regime::act);
    Names::new(called.chain(bodies.flatten()).chain(titles).chain(law))
}

#[test]
fn the_prose_of_templates_holds_no_figure() {
    let registers = [registers::force(), registers::fire(), registers::university(), registers::health()];
    let names = names(&registers);
    let mut stated = Vec::new();
    for (name, template) in DEFAULTS {
        let prose = prose(template);
        for figure in figures(&prose, &names) {
            let words = &prose[figure.span.clone()];
            if !STATED.iter().any(|(place, known, _)| (*place, *known) == (*name, words)) {
                let line = prose[..figure.span.start].matches('\n').count() + 1;
                stated.push(format!("{name}:{line}: {words:?} is a {:?}", figure.kind));
            }
        }
    }
    assert!(stated.is_empty(), "{}", stated.join("\n"));
}

#[test]
fn a_figure_between_tags_is_seen_at_its_place() {
    let template = "{# two #}{% if three == \"four\" %}\nfive{{ six }}{ 7 }\n{% endif %}";
    let prose = prose(template);
    let words: Vec<_> =
        figures(&prose, &Names::default()).into_iter().map(|figure| &template[figure.span]).collect();
    assert_eq!(words, ["five", "7"]);
}
