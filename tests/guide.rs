//! The guide to templates: its examples do what it says, and it knows every name of the View.

use std::collections::BTreeSet;

use candour::answer::Marks;
use candour::case::Case;
use candour::letter::{self, Letter};
use candour::read;
use candour::register::{Kind, Moment, Register};
use candour::template::{DEFAULTS, TemplateFile, Templates};
use candour::text::{FileId, SourceMap};
use candour::value::Day;
use serde_json::Value;

use crate::{registers, vocabulary};

const GUIDE: &str = include_str!("../docs/templates.md");

/// A template that prints everything it is given.
const EVERYTHING: &str = "{{ __tera_context | safe }}\n";

#[test]
fn a_sentence_changed_as_the_guide_says_is_told_so() {
    let example = example("Change a sentence");
    let [before, after] = example.templates[..] else { panic!("two pieces of a template") };
    let name = "parts/budgets.md";
    assert!(!answer(&[], "budgets").contains(example.result));
    assert_eq!(answer(&[(name, changed(name, before, after))], "budgets"), example.result);
}

#[test]
fn a_field_printed_as_the_guide_says_is_told() {
    let example = example("Print a field that the default leaves out");
    let [before, after] = example.templates[..] else { panic!("two pieces of a template") };
    let name = "parts/partners.md";
    assert!(!answer(&[], "partners").contains("education"));
    let answer = answer(&[(name, changed(name, before, after))], "partners");
    assert!(answer.contains(example.result), "{answer}");
}

#[test]
fn a_template_of_ones_own_is_taken_as_the_guide_says() {
    let example = example("A template of your own");
    let [template] = example.templates[..] else { panic!("one template") };
    assert_eq!(answer(&[("answers/overview.md", template.to_owned())], "overview"), example.result);
}

#[test]
fn the_register_of_the_guide_raises_nothing() {
    let register = register();
    let standing = register.at(Moment::on(Day::parse("2018-12-01").unwrap()));
    let found = candour::rules::check(candour::rules::Subject { register: &register, standing: &standing });
    assert_eq!(found, []);
}

/// What templates are given is read off a template that prints it all.
#[test]
fn every_name_of_the_view_stands_in_the_guide_and_no_other() {
    let given = names_given();
    let facts: BTreeSet<&str> =
        Kind::ALL.iter().flat_map(|kind| read::fields(*kind)).map(|field| field.name).collect();
    let told = names_told();
    let missing: Vec<&String> =
        given.iter().filter(|name| !told.contains(&***name) && !facts.contains(&***name)).collect();
    assert!(missing.is_empty(), "docs/templates.md lacks {missing:#?}");
    let unknown: Vec<&&str> = told
        .iter()
        .filter(|name| !given.contains(**name) && !facts.contains(**name) && Kind::parse(name).is_none())
        .collect();
    assert!(unknown.is_empty(), "no template is given {unknown:#?}");
    let kinds: Vec<&str> =
        Kind::ALL.map(Kind::word).into_iter().filter(|kind| !told.contains(kind)).collect();
    assert!(kinds.is_empty(), "docs/templates.md lacks {kinds:#?}");
}

struct Example {
    templates: Vec<&'static str>,
    result: &'static str,
}

fn example(heading: &str) -> Example {
    let (_, rest) =
        GUIDE.split_once(&format!("\n### {heading}\n")).unwrap_or_else(|| panic!("no {heading:?}"));
    let section = rest.split("\n### ").next().unwrap_or_default();
    Example { templates: fences(section, "jinja"), result: fences(section, "markdown")[0].trim_end() }
}

fn fences<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opening = format!("```{language}\n");
    let blocks = text.split(&*opening).skip(1).filter_map(|rest| rest.split_once("```"));
    blocks.map(|(block, _)| block).collect()
}

/// A default with one line of it replaced.
fn changed(name: &str, before: &str, after: &str) -> String {
    let (_, default) = DEFAULTS.iter().find(|(default, _)| *default == name).unwrap();
    let (before, after) = (before.trim_end(), after.trim_end());
    assert_eq!(default.matches(before).count(), 1, "{before:?} stands once in {name}");
    default.replace(before, after)
}

fn register() -> Register {
    let (register, faults) = read::register(FileId(0), fences(GUIDE, "yaml")[0]);
    assert_eq!(faults, []);
    register
}

/// The answer to the question of the guide's case.
fn answer(own: &[(&str, String)], template: &str) -> String {
    let request = fences(GUIDE, "yaml")[1].replace("ANSWER", template);
    let letter = draft(&register(), &request, &templates(own)).markdown;
    let (_, answer) = letter.split_once("## Swimming lessons\n").unwrap();
    answer.trim().to_owned()
}

fn templates(own: &[(&str, String)]) -> Templates {
    let mut sources = SourceMap::new();
    let own_names: Vec<&str> = own.iter().map(|(name, _)| *name).collect();
    let defaults = DEFAULTS.iter().filter(|(name, _)| !own_names.contains(name)).copied();
    let own = own.iter().map(|(name, text)| (*name, &**text));
    let mut file =
        |(name, text): (&str, &str)| TemplateFile { name: name.to_owned(), file: sources.add(name, text) };
    let files: Vec<TemplateFile> = defaults.chain(own).map(&mut file).collect();
    let (templates, faults) = Templates::load(&sources, &files);
    // To print all it is given, a template uses a name that no View has.
    let known = faults.iter().filter(|fault| !fault.finding.message.contains("__tera_context"));
    assert_eq!(known.collect::<Vec<_>>(), Vec::<&candour::diagnostic::Diagnostic>::new());
    templates.unwrap()
}

fn draft(register: &Register, request: &str, templates: &Templates) -> Letter {
    let (case, faults) = read::case("2018-0001", FileId(0), request, register.organisation.year_start);
    assert_eq!(faults, [], "{request}");
    let case = Case { attachments: vec!["liberate.pdf".to_owned()], ..case.unwrap() };
    match letter::draft(register, &case, templates, Day::parse("2018-12-01").unwrap()) {
        Ok(letter) => letter,
        Err(faults) => panic!("{request}{faults:#?}"),
    }
}

/// Every name that some template is given in the cases of this repository and of the other bodies.
fn names_given() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for request in [
        include_str!("../responses/2017-0001/request.yaml"),
        include_str!("../responses/2013-04-briefing/request.yaml"),
    ] {
        names_of_answers(&registers::force(), request, &mut names);
        names_of_letter(&with_office(), request, &mut names);
    }
    let bodies: [(Register, &str); 4] = [
        (registers::force(), "modern-slavery"),
        (registers::fire(), "home-safety"),
        (registers::university(), "student-welfare"),
        (registers::health(), "district-nursing"),
    ];
    for (register, topic) in &bodies {
        for periods in ["FY 2015/16, FY 2016/17", "FY 2011/12, FY 2016/17", "2016-10"] {
            let request = format!(
                "received: 2018-11-01\ndated: 2018-11-20\nquestions:\n  - {{ id: \"1\", heading: Resources, topic: \
                 {topic}, periods: [{periods}], answer: everything\n    }}\n"
            );
            names_of_answers(register, &request, &mut names);
        }
    }
    for view in vocabulary::views_of_decisions(Marks::off) {
        // An answer stands in its letter's view as text.
        gather(&view, &mut names);
    }
    names
}

/// The Force's register, with an office that reviews.
fn with_office() -> Register {
    let office = "\ncontacts:\n  office: { role: review, name: The office, address: [A, B], email: a@b.example, from: 2013, source: \
                  regulator-2026 }\n";
    let text = include_str!("../resources.yaml").replacen("\ncontacts:\n", office, 1);
    let (register, faults) = read::register(FileId(0), &text);
    assert_eq!(faults, []);
    register
}

/// A template that is given everything, prints it and need print none of it.
fn everything() -> String {
    let kinds = Kind::ALL.map(Kind::word).join(", ");
    let fields = Kind::ALL.map(|kind| {
        let names = read::fields(kind).iter().map(|field| format!("{}/{}", kind.word(), field.name));
        names.collect::<Vec<_>>().join(", ")
    });
    let fields = fields.join(", ");
    format!("{{#- tells of: {kinds} -#}}\n{{#- leaves out: {kinds}, {fields} -#}}\n{EVERYTHING}")
}

/// One answer at a time: what it is given may depend on what the answers before it print.
fn names_of_answers(register: &Register, request: &str, names: &mut BTreeSet<String>) {
    let templates = templates(&[("answers/everything.md", everything())]);
    for template in asked_for(request) {
        let request = request.replace(&format!("answer: {template}\n"), "answer: everything\n");
        let letter = draft(register, &request, &templates);
        let (_, answer) = letter.markdown.split_once("\n{").unwrap();
        gather(&printed(&format!("{{{answer}")), names);
    }
}

fn names_of_letter(register: &Register, request: &str, names: &mut BTreeSet<String>) {
    let templates = templates(&[
        ("answers/everything.md", everything()),
        ("letters/response.md", EVERYTHING.to_owned()),
        ("briefings/briefing.md", EVERYTHING.to_owned()),
    ]);
    let mut request = request.to_owned();
    for template in asked_for(&request.clone()) {
        request = request.replace(&format!("answer: {template}\n"), "answer: everything\n");
    }
    gather(&printed(&draft(register, &request, &templates).markdown), names);
}

/// What a template printed of all it is given, with marks as it spells them.
fn printed(text: &str) -> Value {
    let text = text.replace(r"\\u{", "u{").replace(r"\u{", "u{");
    serde_json::Deserializer::from_str(&text).into_iter().next().unwrap().unwrap()
}

/// The answer templates that a request names.
fn asked_for(request: &str) -> Vec<&str> {
    request.split("answer: ").skip(1).filter_map(|rest| rest.split('\n').next()).collect()
}

fn gather(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                names.insert(name.clone());
                gather(value, names);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, names)),
        _ => {}
    }
}

/// Every name in the first cells of the guide's tables about the View.
fn names_told() -> BTreeSet<&'static str> {
    let (_, view) = GUIDE.split_once("\n## What an answer template is given\n").unwrap();
    let cells = view.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    cells.flat_map(|cell| cell.split('`').step_by(2)).collect()
}
