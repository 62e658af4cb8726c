//! What templates are told they may name is what they are given: real Views against the vocabulary.

use std::collections::BTreeSet;

use candour::answer::{Brings, CLOSE, Fields, Marks, Shape, Vocabulary};
use candour::case::Case;
use candour::letter::LetterKind;
use candour::register::{Kind, Register};
use candour::template::{DEFAULTS, TemplateFile, Templates};
use candour::text::{FileId, SourceMap};
use candour::value::{Day, YearStart};
use candour::{letter, read};
use serde_json::Value;

use crate::{decisions, registers};

/// Templates that print what they are given instead of a letter.
fn mirrors() -> Templates {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
    let mut sources = SourceMap::new();
    let mut files = Vec::new();
    for (name, _) in DEFAULTS {
        let text = match name.split_once('/') {
            Some(("answers", _)) => {
                format!("{{#- tells of: {} -#}}{{{{ __tera_context | safe }}}}", kinds.join(", "))
            }
            Some(("letters" | "briefings", _)) => "{{ __tera_context | safe }}".to_owned(),
            _ => continue,
        };
        files.push(TemplateFile { name: (*name).to_owned(), file: sources.add(*name, text) });
    }
    Templates::load(&sources, &files).0.unwrap()
}

/// What is printed of a map is JSON but for values that are none and characters that are rare.
fn parse(printed: &str) -> Value {
    let mut json = String::new();
    let mut letters = printed.chars().peekable();
    let (mut quoted, mut after) = (false, ' ');
    while let Some(c) = letters.next() {
        match c {
            '\\' if quoted => match letters.next() {
                Some('u') => {
                    let code: String = letters.by_ref().skip(1).take_while(|c| *c != '}').collect();
                    json.extend(char::from_u32(u32::from_str_radix(&code, 16).unwrap()));
                }
                Some('\'') => json.push('\''),
                escaped => json.extend(['\\'].into_iter().chain(escaped)),
            },
            '"' => {
                quoted = !quoted;
                json.push(c);
            }
            ',' | '}' if !quoted && after == ':' => json.extend(['n', 'u', 'l', 'l', c]),
            _ => json.push(c),
        }
        if !c.is_whitespace() {
            after = c;
        }
    }
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in\n{json}"))
}

/// The views of a letter: that of the letter itself, and those of its answers.
fn views(register: &Register, request: &str, marks: Marks) -> (Value, Vec<Value>) {
    let (case, diagnostics) = read::case("2018-0001", FileId(0), request, register.organisation.year_start);
    assert_eq!(diagnostics, [], "{request}");
    let today = Day::parse("2018-06-20").unwrap();
    let case = Case { attachments: vec!["liberate.pdf".to_owned()], ..case.unwrap() };
    let letter = letter::draft_with(LetterKind::Response, register, &case, &mirrors(), today, marks).unwrap();
    let view = parse(letter.markdown.trim());
    let answers = view["questions"].as_array().unwrap().iter();
    let answers = answers.map(|question| parse(question["text"].as_str().unwrap())).collect();
    (view, answers)
}

/// The views of the letters that cases with decisions need.
pub(crate) fn views_of_decisions(marks: fn() -> Marks) -> Vec<Value> {
    let templates = mirrors();
    let cases = decisions::cases();
    let answers = cases.iter().map(|(name, _)| (&**name, LetterKind::Response, "2024-06-24"));
    let views = answers.chain(decisions::OTHERS).map(|(name, kind, on)| {
        let (_, request) = cases.iter().find(|(known, _)| known == name).unwrap();
        let (case, diagnostics) = read::case("2024-0100", FileId(0), request, YearStart::default());
        assert_eq!(diagnostics, [], "{name}");
        let (case, on) = (case.unwrap(), Day::parse(on).unwrap());
        let letter = letter::draft_with(kind, &decisions::REGISTER, &case, &templates, on, marks());
        let letter = letter.unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        parse(letter.markdown.trim())
    });
    views.collect()
}

/// Every name of some fields and of what lies in them.
fn names(path: &str, fields: &Fields, all: &mut BTreeSet<String>) {
    for (name, member) in fields.iter() {
        let mut path = format!("{path}.{name}");
        all.insert(path.clone());
        let mut shape = &member.shape;
        while let Shape::List { of, .. } = shape {
            (path, shape) = (path + "[]", of);
        }
        if let Shape::Map(fields) = shape {
            names(&path, fields, all);
        }
    }
}

/// Everything in which a value differs from its shape, and every name seen on the way.
#[derive(Default)]
struct Comparison {
    faults: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl Comparison {
    fn value(&mut self, path: &str, value: &Value, shape: &Shape, root: &Value) {
        let fits = match (shape, value) {
            (Shape::Text | Shape::Word | Shape::Markdown, Value::String(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::Bool, Value::Bool(_)) => true,
            (Shape::Words(words), Value::String(word)) => words.contains(&word.as_str()),
            (Shape::List { of, some }, Value::Array(values)) => {
                for value in values {
                    self.value(&format!("{path}[]"), value, of, root);
                }
                !(*some && values.is_empty())
            }
            (Shape::Map(fields), Value::Object(_)) => {
                self.map(path, value, fields, root);
                true
            }
            _ => false,
        };
        if !fits {
            self.faults.insert(format!("{path} is not {}: {value}", shape.what()));
        }
    }

    fn map(&mut self, path: &str, value: &Value, fields: &Fields, root: &Value) {
        for (name, value) in value.as_object().unwrap() {
            if fields.get(name).is_none() {
                self.faults.insert(format!("{path}.{name} is not in the vocabulary: {value}"));
            }
        }
        for (name, member) in fields.iter() {
            let path = format!("{path}.{name}");
            match value.get(name).filter(|value| !value.is_null()) {
                Some(held) => {
                    self.value(&path, held, &member.shape, root);
                    let empty = held.as_array().is_some_and(Vec::is_empty);
                    for brings in member.brings.iter().filter(|_| !empty) {
                        let (place, brought) = match brings {
                            Brings::Beside(name) => (value, name),
                            Brings::Root(name) => (root, name),
                        };
                        let there = place
                            .get(brought)
                            .is_some_and(|value| !value.as_array().is_some_and(Vec::is_empty));
                        if !there {
                            self.faults.insert(format!("{path} does not bring `{brought}` along"));
                        }
                    }
                    self.seen.insert(path);
                }
                None if member.always => {
                    self.faults.insert(format!("{path} is not always there"));
                }
                None => {}
            }
        }
    }
}

/// Registers and requests that bring every part of a View about.
fn letters() -> Vec<(Register, String)> {
    let force = [
        include_str!("../responses/2017-0001/request.yaml").to_owned(),
        include_str!("../responses/2013-04-briefing/request.yaml").to_owned(),
    ];
    let invented = |topic: &str| {
        ["FY 2015/16, FY 2016/17", "2016-04-01..2017-03-31", "2014", "2017..2018-05-31", ""].map(|periods| {
            format!(
                "received: 2018-06-01\nquestions:\n  - {{ id: \"1\", heading: Resources, answer: resources, topic: \
                 {topic}, periods: [{periods}] }}\n"
            )
        })
    };
    let bodies = [
        (registers::force as fn() -> Register, force.to_vec()),
        (registers::fire, invented("home-safety").to_vec()),
        (registers::university, invented("student-welfare").to_vec()),
        (registers::health, invented("district-nursing").to_vec()),
    ];
    let each = bodies
        .into_iter()
        .flat_map(|(register, requests)| requests.into_iter().map(move |request| (register(), request)));
    each.collect()
}

/// The names of what a letter or briefing is given.
fn of_letter<'v>(vocabulary: &'v Vocabulary, request: &str) -> &'v Fields {
    if request.contains("briefing") { &vocabulary.briefing } else { &vocabulary.letter }
}

#[test]
fn every_view_is_as_the_vocabulary_says() {
    let vocabulary = Vocabulary::new();
    let mut comparison = Comparison::default();
    for (register, request) in letters() {
        let (view, answers) = views(&register, &request, Marks::off());
        comparison.map("letter", &view, of_letter(&vocabulary, &request), &view);
        for answer in answers {
            comparison.map("answer", &answer, &vocabulary.answer, &answer);
        }
    }
    for view in views_of_decisions(Marks::off) {
        comparison.map("letter", &view, &vocabulary.letter, &view);
    }
    assert!(comparison.faults.is_empty(), "{:#?}", comparison.faults);
    let mut of_letters = BTreeSet::new();
    names("letter", &vocabulary.letter, &mut of_letters);
    let told = |name: &&String| {
        !name.contains(".regulator.") && !name.contains(".review.") && !name.starts_with("letter.as_at")
    };
    let unseen: Vec<&String> =
        of_letters.iter().filter(told).filter(|name| !comparison.seen.contains(*name)).collect();
    assert_eq!(unseen, Vec::<&String>::new());
    // The comparison has gone into every part of a View.
    for part in [
        "answer.posts.groups[].items[].cells[].straddle.edge",
        "answer.budgets.groups[].items[].linked.because[].departments.text",
        "answer.statistics.groups[].items[].given_for.within",
        "answer.posts.groups[].total.vacancy.unit",
        "answer.posts.groups[].others[].employer.text",
        "answer.posts.last_recorded[].as_at.within",
        "answer.activities.groups[].items[].status.text",
        "answer.activities.groups[].items[].status.word",
        "answer.activities.groups[].shared.response_to.names",
        "answer.budgets.groups[].items[].all_recorded_for.or",
        "answer.posts.groups[].items[].cells[].days",
        "answer.posts.groups[].total.all_dedicated",
        "answer.compiled.unknown.within_or",
        "answer.duties.groups[].items[].dedicated.no",
        "answer.duties.groups[].items[].under_review.text",
        "letter.as_at.as_at",
        "letter.regulator.address.commas",
        "letter.law.review_within",
    ] {
        assert!(comparison.seen.contains(part), "no View has {part}");
    }
}

#[test]
fn everything_that_can_be_printed_is_marked() {
    let vocabulary = Vocabulary::new();
    let mut unmarked = BTreeSet::new();
    for (register, request) in letters() {
        let (view, answers) = views(&register, &request, Marks::new());
        look_for_unmarked("letter", &view, of_letter(&vocabulary, &request), &mut unmarked);
        for answer in answers {
            look_for_unmarked("answer", &answer, &vocabulary.answer, &mut unmarked);
        }
    }
    for view in views_of_decisions(Marks::new) {
        look_for_unmarked("letter", &view, &vocabulary.letter, &mut unmarked);
    }
    assert!(unmarked.is_empty(), "{unmarked:#?}");
}

/// Collects the texts that carry no mark.
fn look_for_unmarked(path: &str, value: &Value, fields: &Fields, unmarked: &mut BTreeSet<String>) {
    for (name, member) in fields.iter() {
        if let Some(held) = value.get(name) {
            look_into(&format!("{path}.{name}"), held, &member.shape, unmarked);
        }
    }
}

fn look_into(path: &str, value: &Value, shape: &Shape, unmarked: &mut BTreeSet<String>) {
    match (shape, value) {
        (Shape::Text, Value::String(text)) if !text.is_empty() && !text.ends_with(CLOSE) => {
            unmarked.insert(format!("{path}: {text}"));
        }
        (Shape::List { of, .. }, Value::Array(values)) => {
            for value in values {
                look_into(&format!("{path}[]"), value, of, unmarked);
            }
        }
        (Shape::Map(fields), _) => look_for_unmarked(path, value, fields, unmarked),
        _ => {}
    }
}
