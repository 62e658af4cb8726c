//! Faults of templates.

use std::time::Duration;

use candour::template::{Limits, TemplateFile, Templates};
use candour::text::SourceMap;
use serde_json::{Value, json};

/// Takes in templates that have no fault.
fn load(templates: &[(&str, &str)]) -> Templates {
    let mut sources = SourceMap::new();
    let files: Vec<TemplateFile> = templates
        .iter()
        .map(|(name, text)| TemplateFile { name: (*name).to_owned(), file: sources.add(*name, *text) })
        .collect();
    let (loaded, diagnostics) = Templates::load(&sources, &files);
    assert_eq!(diagnostics, []);
    loaded.unwrap()
}

/// A View with as many groups of posts.
fn view(groups: usize) -> Value {
    json!({ "heading": "Posts", "posts": { "groups": vec![json!({}); groups] } })
}

#[test]
fn what_a_template_prints_is_bounded() {
    let name = "answers/template-output-too-large.md";
    let templates = load(&[(name, include_str!("templates/template-output-too-large.md"))]);
    let templates = templates.within(Limits { output: 500, ..Limits::default() });
    assert_eq!(
        templates.render(name, &view(3)).unwrap(),
        "Posts Posts Posts Posts Posts Posts Posts Posts Posts \n"
    );
    let faults = templates.render(name, &view(100)).unwrap_err();
    assert_eq!(faults[0].code, "template-output-too-large");
    assert_eq!(faults[0].finding.message, format!("`{name}` prints more than 500 bytes"));
}

#[test]
fn a_template_that_does_not_come_to_an_end_is_named() {
    // It does come to an end, some time after nobody waits for it any more.
    let name = "answers/template-too-slow.md";
    let templates =
        load(&[(name, include_str!("templates/template-too-slow.md")), ("parts/short.md", "Yes.")]);
    let templates = templates.within(Limits { time: Duration::ZERO, ..Limits::default() });
    let faults = templates.render(name, &view(200)).unwrap_err();
    assert_eq!(faults[0].code, "template-too-slow");
    assert_eq!(faults[0].finding.message, format!("`{name}` is not filled in after 0 seconds"));
    let faults = templates.render("parts/short.md", &view(0)).unwrap_err();
    let message = "`parts/short.md` is not filled in, as another template has not come to an end";
    assert_eq!(faults[0].finding.message, message);
}
