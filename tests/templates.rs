//! Faults of templates: each code by a template that has it and no other, and none in our own.

use std::collections::BTreeSet;
use std::time::Duration;

use candour::case::Case;
use candour::diagnostic::Diagnostic;
use candour::template::{DEFAULTS, Limits, TemplateFile, Templates};
use candour::text::{FileId, SourceMap};
use candour::value::Day;
use candour::{letter, read};
use serde_json::{Value, json};

use crate::{drafts, registers};

/// Takes in templates, and gives what was found as `name:line:column code message`.
fn load(templates: &[(&str, &str)]) -> (Option<Templates>, Vec<String>) {
    let mut sources = SourceMap::new();
    let files: Vec<TemplateFile> = templates
        .iter()
        .map(|(name, text)| TemplateFile { name: (*name).to_owned(), file: sources.add(*name, *text) })
        .collect();
    let (loaded, diagnostics) = Templates::load(&sources, &files);
    (loaded, diagnostics.iter().map(|diagnostic| told(&sources, diagnostic)).collect())
}

fn told(sources: &SourceMap, diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, finding, .. } = diagnostic;
    let place = finding.span.map_or("nowhere".to_owned(), |span| {
        let file = sources.file(span.file);
        format!("{}:{}", file.path(), file.position(span.start as usize))
    });
    let help = finding.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
    format!("{place} {code} {}{help}", finding.message)
}

macro_rules! fixtures {
    ($($code:literal: $($told:literal),+;)*) => {
        /// Each code, the template that has it, and what is said of it.
        const FIXTURES: &[(&str, &str, &[&str])] =
            &[$(($code, include_str!(concat!("templates/", $code, ".md")), &[$($told),+])),*];
    };
}

fixtures! {
    "template-construct-unknown":
        "3:4 `filter` has no place in a template (print each value as it is given)",
        "3:46 a choice inside an expression has no place in a template (choose with `{% if %}`)";
    "template-name-undefined": "3:22 `group` has no `item` (did you mean `items`?)";
    "template-value-unguarded":
        "3:78 `post.rank` may be absent (use it only inside `{% if post.rank %}`, and say something true where it is \
         absent)";
    "template-value-misused":
        "3:4 `post.name` is a map of several values, which cannot be printed (print its `.text`)",
        "3:42 `post.readings.items` is a list, which cannot be printed (go through it with `for`)";
    "template-filter-refused":
        "3:48 the filter `upper` is not for templates: what is printed must stand as the register has it (print the \
         value's own `.start` where it begins a sentence)";
    "template-comparison-refused":
        "3:7 `post.heading` is a text, which is not compared (ask for a value that is yes or no, such as `.one`, or \
         for one of a few words, such as the `.word` of a status)";
    "template-unsafe":
        "3:19 `post.heading` must not be printed as it is: it could change the page (leave `safe` out; only the text \
         of an answer, in a letter, is Markdown already)";
    "template-word-printed":
        "3:34 `post.commitment.word` is for choosing by: printed, it would not say where it comes from (print \
         another form of it, such as the `.text` beside it)",
        "5:15 `cell.verdict` is for choosing by: printed, it would not say where it comes from (print another \
         form of it, such as the `.text` beside it)";
    "template-word-unknown": "3:51 `post.commitment.word` is never \"dedicate\" (did you mean `dedicated`?)";
    "template-function-unknown":
        "2:35 there is no function called `now` (a template prints what it is given, and calls only components)";
    "template-loop-deep":
        "3:37 this loop stands in 4 others, its parts' and components' included (tell one thing after the other, not \
         one inside the other)";
    "template-include-cycle":
        "1:12 `answers/template-include-cycle.md` goes into itself (put what both need into a part of its own)";
    "template-figure":
        "2:30 `two` is a figure of the template's own (print it from what the answer, the law or the case gives)",
        "2:43 `2015/16` is a figure of the template's own (print it from what the answer, the law or the case gives)";
    "template-header":
        "1:1 `answers/template-header.md` goes into `documents`, which its first line does not name (add documents to \
         the line: nothing else is looked up)",
        "2:23 posts have no field called `rang` (did you mean `rank`?)",
        "2:29 a register has no kind of entry called `dutys` (did you mean `duties`?)",
        "2:36 `budgets` is not among what this template tells of, so none can be left out (take it out of this line)";
    "template-too-intricate":
        "1:1 too many parts go into `answers/template-too-intricate.md`, or too deep into one another (include each \
         part once, and put what is repeated into a loop)";
    "template-syntax": "3:16 Found `}` but expected }}";
}

#[test]
fn each_fault_is_told_by_its_code_and_no_other() {
    for (code, text, expected) in FIXTURES {
        let name = format!("answers/{code}.md");
        let (_, found) = load(&[(&name, text)]);
        let expected: Vec<String> = expected
            .iter()
            .map(|told| {
                let (place, message) = told.split_once(' ').unwrap();
                format!("{name}:{place} {code} {message}")
            })
            .collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn what_would_exhaust_tera_is_refused_before() {
    let text = format!("{{% if case %}}{}{{% endif %}}", "{% elif case %}".repeat(30_000));
    let (loaded, found) = load(&[("parts/x.md", &text)]);
    assert!(loaded.is_none());
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("template-too-intricate there are more than 200 branches"), "{found:?}");
}

#[test]
fn a_component_is_written_once() {
    let text = include_str!("templates/template-component-repeated.md");
    let (_, found) = load(&[
        ("answers/template-component-repeated.md", text),
        ("house/style.md", text.lines().next().unwrap()),
    ]);
    let expected = "house/style.md:1:15 template-component-repeated there are two components called `said.once` (give one \
                    of them another name)";
    assert_eq!(found, [expected]);
}

#[test]
fn our_own_templates_have_no_fault() {
    let (loaded, found) = load(DEFAULTS);
    assert!(loaded.is_some());
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_fault_of_every_template_is_told_at_once() {
    let (loaded, found) = load(&[
        ("answers/a.md", "{{ heading | shout }}{{ now() }}\n{% macro x() %}{% endmacro %}{{ headin }}"),
        ("answers/b.md", "{{ headng }}\n{% if case %}{{ heading } {% endif %}\n{{ hedding }}"),
        ("letters/c.md", "{{ <say what={law} /> }}{{ law.ac }}"),
    ]);
    assert!(loaded.is_none());
    let found: Vec<&str> = found.iter().map(|told| told.split_once("md:").unwrap().1).collect();
    let found: Vec<String> =
        found.iter().map(|told| told.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        found,
        [
            "1:14 template-filter-refused",
            "1:25 template-function-unknown",
            "2:4 template-construct-unknown",
            "1:4 template-name-undefined",
            "1:5 template-name-undefined",
            "1:32 template-name-undefined",
            "2:25 template-syntax",
        ]
    );
}

/// A View with as many groups of posts.
fn view(groups: usize) -> Value {
    json!({ "heading": "Posts", "posts": { "groups": vec![json!({}); groups] } })
}

#[test]
fn what_a_template_prints_is_bounded() {
    let name = "answers/template-output-too-large.md";
    let (templates, found) = load(&[(name, include_str!("templates/template-output-too-large.md"))]);
    assert_eq!(found, [""; 0]);
    let templates = templates.unwrap().within(Limits { output: 500, ..Limits::default() });
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
    let (templates, found) =
        load(&[(name, include_str!("templates/template-too-slow.md")), ("parts/short.md", "Yes.")]);
    assert_eq!(found, [""; 0]);
    let templates = templates.unwrap().within(Limits { time: Duration::ZERO, ..Limits::default() });
    let faults = templates.render(name, &view(200)).unwrap_err();
    assert_eq!(faults[0].code, "template-too-slow");
    assert_eq!(faults[0].finding.message, format!("`{name}` is not filled in after 0 seconds"));
    let faults = templates.render("parts/short.md", &view(0)).unwrap_err();
    let message = "`parts/short.md` is not filled in, as another template has not come to an end";
    assert_eq!(faults[0].finding.message, message);
}

#[test]
fn a_value_that_is_missing_all_the_same_is_told_with_its_place() {
    let text = include_str!("templates/template-value-missing.md");
    let (templates, found) = load(&[("answers/x.md", text)]);
    assert_eq!(found, [""; 0]);
    let faults = templates.unwrap().render("answers/x.md", &view(0)).unwrap_err();
    assert_eq!(faults[0].code, "template-value-missing");
    assert_eq!(&text[faults[0].finding.span.unwrap().range()], "words");
}

/// One field after another is taken out of a whole register: no letter breaks off in the middle of a template.
#[test]
fn no_letter_needs_a_fact_that_a_register_need_not_state() {
    let invented = |topic: &str| {
        format!(
            "received: 2018-06-01\nquestions:\n  - {{ id: \"1\", heading: Resources, answer: resources, topic: {topic}, periods: [FY 2015/16, \
             FY 2016/17] }}\n"
        )
    };
    let force = include_str!("../responses/2017-0001/request.yaml");
    let briefing = include_str!("../responses/2013-04-briefing/request.yaml");
    let templates = drafts::templates();
    for (register, request) in [
        (registers::force(), force.to_owned()),
        (registers::force(), briefing.to_owned()),
        (registers::fire(), invented("home-safety")),
        (registers::university(), invented("student-welfare")),
        (registers::health(), invented("district-nursing")),
    ] {
        let versions = register.entries.iter().flat_map(|entry| &entry.versions);
        let fields: BTreeSet<&str> = versions.flat_map(|version| version.facts.keys().copied()).collect();
        let starts = register.organisation.year_start;
        let (case, _) = read::case("2018-0001", FileId(0), &request, starts);
        let case = Case { attachments: vec!["liberate.pdf".to_owned()], ..case.unwrap() };
        for without in fields {
            let mut sparse = register.clone();
            for version in sparse.entries.iter_mut().flat_map(|entry| &mut entry.versions) {
                let kept = version.facts.iter().filter(|(field, _)| **field != without);
                version.facts = kept.map(|(field, fact)| (*field, fact.clone())).collect();
            }
            let drafted = letter::draft(&sparse, &case, &templates, Day::parse("2018-06-20").unwrap());
            let broken =
                drafted.err().into_iter().flatten().filter(|fault| fault.code.starts_with("template-"));
            let broken: Vec<String> = broken.map(|fault| fault.finding.message).collect();
            assert_eq!(broken, [""; 0], "without {without}");
        }
    }
}
