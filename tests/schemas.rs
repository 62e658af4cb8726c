//! What is published as JSON Schema is held against a validator that others use, and against what reads the files.

use candour::read;
use candour::text::FileId;
use candour::value::YearStart;
use candour::yaml::{self, Kind, Node};
use jsonschema::Validator;
use serde_json::{Number, Value, json};

const REGISTERS: [(&str, &str); 5] = [
    ("resources.yaml", include_str!("../resources.yaml")),
    ("fire", include_str!("bodies/fire/resources.yaml")),
    ("university", include_str!("bodies/university/resources.yaml")),
    ("health", include_str!("bodies/health/resources.yaml")),
    ("canary", include_str!("canary/resources.yaml")),
];

const CASES: [(&str, &str); 3] = [
    ("2017-0001", include_str!("../responses/2017-0001/request.yaml")),
    ("2013-04-briefing", include_str!("../responses/2013-04-briefing/request.yaml")),
    ("canary", include_str!("canary/request.yaml")),
];

/// Where a value does not follow a schema, and why.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    told(&validator(schema), value)
}

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(schema).unwrap_or_else(|fault| panic!("no schema: {fault}"))
}

fn told(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

fn register() -> Validator {
    validator(&serde_json::from_str(&read::register_schema()).unwrap())
}

fn request() -> Validator {
    validator(&serde_json::from_str(&read::request_schema()).unwrap())
}

#[test]
fn every_register_and_case_follows_its_schema() {
    let (register, request) = (register(), request());
    for (name, text) in REGISTERS {
        assert_eq!(told(&register, &as_an_editor_reads(text)), [""; 0], "{name}");
    }
    for (name, text) in CASES {
        assert_eq!(told(&request, &as_an_editor_reads(text)), [""; 0], "{name}");
    }
}

#[test]
fn the_examples_of_the_guides_follow_their_schema() {
    let (register, request) = (register(), request());
    let pages =
        [(&register, include_str!("../docs/register.md")), (&request, include_str!("../docs/case.md"))];
    for (validator, page) in pages {
        let examples: Vec<&str> =
            page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert_ne!(examples, [""; 0]);
        for example in examples {
            assert_eq!(told(validator, &as_an_editor_reads(example)), [""; 0], "{example}");
        }
    }
}

/// Every short form, written as an editor may meet it.
#[test]
fn short_forms_follow_the_schema() {
    let validator = register();
    for lines in [
        "posts:",
        "posts: {}",
        "posts: { lead: {} }",
        "posts: { lead: { title: Lead, count: 2 to 4, topics: a, versions: } }",
        "posts: { lead: { title: Lead, versions: { count: 4 } } }",
        "posts: { 101: { title: 101, count: { value: about 10 to 15, source: s }, was: old-lead } }",
        "posts: { lead: { in_post: 12.6 FTE, established: 12, headcount: unknown, duties: [], aliases: } }",
        "posts: { lead: { count: { value: , source: s }, duties: { value: [a, b], source: s } } }",
        "posts: { lead: { seen: 2017, from: 2017-05-02, until: ongoing, for: [FY 2016/17, 2017], parts: b } }",
        "posts: { lead: { seen: [2017-05, { source: s, on: by 2013-04 }, { on: about 2015 }] } }",
        "posts: { lead: { seen: { source: s }, until: 2015 .. early 2017, review_by: late 2018 } }",
        "posts: { lead: { disclose: yes, disputed: true, withheld: { label: a, provision: \"31(1)\" } } }",
        "posts: { lead: { disclose: { by: the-head, on: 2019-04-02 }, under_review: { value: no, source: s } } }",
        "posts: { lead: { disclose: { allowed: no } } }",
        "budgets: { b: { name: B, values: [{ for: 2017, spend: \"£1,234.50\" }, { spend: not held }] } }",
        "statistics: { s: { measure: things, values: { value: none } } }",
        "include: posts.yaml",
        "include: [posts.yaml, more/budgets.yaml]",
        "sources: { 1a: { title: T, date: 2017, published: no, silent_on: money } }",
        "sources: { s: { title: 1984, date: 2017-05..2017-06, by: , note: } }",
    ] {
        let text = format!("organisation: {{ name: A, regime: foia-2000 }}\n{lines}\n");
        assert_eq!(told(&validator, &as_an_editor_reads(&text)), [""; 0], "{lines}");
        if !lines.starts_with("include") {
            let known = |code: &str| code != "reference-unknown";
            let (_, refused) = read::register(FileId(0), &text);
            assert!(refused.iter().all(|fault| !known(fault.code)), "{lines}: {refused:?}");
        }
    }
}

#[test]
fn what_is_no_register_does_not_follow_the_schema() {
    let validator = register();
    for (lines, at) in [
        ("post: { a: { title: A } }", ""),
        ("posts: [a]", "/posts"),
        ("posts: { a: text }", "/posts/a"),
        ("posts: { A: { title: A } }", "/posts"),
        ("posts: { -a: { title: A } }", "/posts"),
        ("posts: { a: { titel: A } }", "/posts/a"),
        ("posts: { a: { title: [A, B] } }", "/posts/a/title"),
        ("posts: { a: { title: { name: A } } }", "/posts/a/title"),
        ("posts: { a: { title: \" \" } }", "/posts/a/title"),
        ("posts: { a: { count: 0 } }", "/posts/a/count"),
        ("posts: { a: { count: -3 } }", "/posts/a/count"),
        ("posts: { a: { count: 4.5 } }", "/posts/a/count"),
        ("posts: { a: { count: four } }", "/posts/a/count"),
        ("posts: { a: { count: 12.6 FTE } }", "/posts/a/count"),
        ("posts: { a: { established: 12.6 } }", "/posts/a/established"),
        ("posts: { a: { commitment: part-time } }", "/posts/a/commitment"),
        ("posts: { a: { duties: { one: b } } }", "/posts/a/duties"),
        ("posts: { a: { unit: Leisure } }", "/posts/a/unit"),
        ("posts: { a: { from: soon } }", "/posts/a/from"),
        ("posts: { a: { from: ongoing } }", "/posts/a/from"),
        ("posts: { a: { from: 2017-5-2 } }", "/posts/a/from"),
        ("posts: { a: { from: 2017-13-01 } }", "/posts/a/from"),
        ("posts: { a: { seen: [{ at: 2017 }] } }", "/posts/a/seen"),
        ("posts: { a: { disputed: perhaps } }", "/posts/a/disputed"),
        ("posts: { a: { disclose: maybe } }", "/posts/a/disclose"),
        ("posts: { a: { disclose: { who: b } } }", "/posts/a/disclose"),
        ("posts: { a: { withheld: { label: b } } }", "/posts/a/withheld"),
        ("posts: { a: { count: { value: 4, from: s } } }", "/posts/a/count"),
        ("posts: { a: { count: {} } }", "/posts/a/count"),
        ("posts: { a: { values: [{ count: 4 }] } }", "/posts/a"),
        ("posts: { a: { versions: [{ versions: [] }] } }", "/posts/a/versions"),
        ("posts: { a: { versions: [{ was: b }] } }", "/posts/a/versions"),
        ("posts: { a: { versions: [text] } }", "/posts/a/versions"),
        ("budgets: { b: { spend: £0 } }", "/budgets/b/spend"),
        ("budgets: { b: { spend: 45000 } }", "/budgets/b/spend"),
        ("budgets: { b: { spend: \"£45,00\" } }", "/budgets/b/spend"),
        ("sources: { s: { title: T } }", "/sources/s"),
        ("sources: { s: { title: T, date: } }", "/sources/s/date"),
        ("include: { a: b }", "/include"),
    ] {
        let text = format!("organisation: {{ name: A, regime: foia-2000 }}\n{lines}\n");
        let found = told(&validator, &as_an_editor_reads(&text));
        assert!(found.iter().any(|fault| fault.starts_with(&format!("{at}: "))), "{lines}: {found:#?}");
    }
    for whose in ["{ name: A }", "{ name: A, regime: foia-2000, year: { starts: 13-01 } }", "A", ""] {
        let value = as_an_editor_reads(&format!("organisation: {whose}\n"));
        assert!(!validator.is_valid(&value), "{whose}");
    }
    assert!(!validator.is_valid(&json!(["posts"])));
}

#[test]
fn what_is_no_case_does_not_follow_the_schema() {
    let validator = request();
    let question = "{ id: 1, heading: H, answer: posts, topic: t }";
    assert!(
        validator.is_valid(&as_an_editor_reads(&format!("received: 2017-05-02\nquestions: {question}\n")))
    );
    for text in [
        format!("questions: [{question}]\n"),
        format!("received: 2017-05\nquestions: [{question}]\n"),
        format!("received: 2017-05-02\nkind: letter\nquestions: [{question}]\n"),
        format!("received: 2017-05-02\nrequester: somebody\nquestions: [{question}]\n"),
        "received: 2017-05-02\nquestions: [{ heading: H, words: W }]\n".to_owned(),
        "received: 2017-05-02\nquestions: [{ id: 1, heading: H }]\n".to_owned(),
        "received: 2017-05-02\nquestions: [{ id: 1, heading: H, answer: posts }]\n".to_owned(),
        "received: 2017-05-02\nquestions: [{ id: 1, heading: H, words: [W] }]\n".to_owned(),
        "received: 2017-05-02\nquestions: [{ id: 1, heading: H, words: W, periods: soon }]\n".to_owned(),
        "received: 2017-05-02\nquestions: [{ id: 1, heading: H, words: W, about: Two Words }]\n".to_owned(),
    ] {
        assert!(!validator.is_valid(&as_an_editor_reads(&text)), "{text}");
        let (_, refused) = read::case("2017-0001", FileId(0), &text, YearStart::default());
        assert_ne!(refused, [], "{text}");
    }
}

/// What takes the place of something else, one after the other.
const PUT: [&str; 22] = [
    "",
    "word",
    "Two words",
    "yes",
    "no",
    "4",
    "0",
    "2 to 4",
    "4.5",
    "12.6 FTE",
    "2017",
    "2017-05-02",
    "FY 2016/17",
    "ongoing",
    "£45,000",
    "not held",
    "\"\"",
    "[]",
    "[word, 2017]",
    "{}",
    "{ value: 4 }",
    "{ source: word, on: 2017 }",
];

/// Whatever part of a register or case is changed: what is read without fault follows the schema.
#[test]
fn what_is_read_without_fault_follows_the_schema() {
    let (register, request) = (register(), request());
    let mut count = (0, 0);
    for text in one_part_at_a_time().iter().flat_map(|text| changed(text)) {
        let (_, refused) = read::register(FileId(0), &text);
        let refused = refused.iter().any(|fault| fault.code != "reference-unknown");
        settle(&register, &text, refused, &mut count);
    }
    for text in changed(EVERY_KEY_OF_A_CASE) {
        let (_, refused) = read::case("2017-0001", FileId(0), &text, YearStart::default());
        let refused = refused.iter().any(|fault| fault.code != "dates-out-of-order");
        settle(&request, &text, refused, &mut count);
    }
    let (refused, passed) = count;
    // What a schema cannot say: which of two dates is the earlier, and what one key asks of another.
    assert!(passed * 100 < refused, "of {refused} that are refused, {passed} follow the schema");
}

/// Every field of every kind, in registers short enough to be read thousands of times.
fn one_part_at_a_time() -> Vec<String> {
    let everything = include_str!("schemas/everything.yaml");
    let (register, faults) = read::register(FileId(0), everything);
    assert_eq!(faults, []);
    for kind in candour::register::Kind::ALL {
        let (_, entry) = register.of_kind(kind).next().unwrap_or_else(|| panic!("no entry under {kind}"));
        let said = |name: &str| {
            entry.versions.iter().any(|version| version.facts.keys().any(|known| *known == name))
        };
        let shared = ["definition", "under_review", "as_written", "readings", "implied", "topics", "related"];
        let mut own = read::fields(kind).iter().map(|field| field.name);
        let missing = own.find(|name| !said(name) && !shared.contains(name) && *name != "maybe_same_as");
        assert_eq!(missing, None, "{kind}");
    }
    let parts: Vec<&str> = everything.split("\n\n").collect();
    parts[2..].iter().map(|part| format!("{}\n{part}\n", parts[1])).collect()
}

const EVERY_KEY_OF_A_CASE: &str = "\
kind: briefing
subject: some words
received: 2017-05-02
as_at: 2017-05-02
dated: 2017-05-26
illustrative: [some words]
questions:
  - { id: \"1\", heading: H, asked: A, words: W, answer: posts, topic: t, periods: [2017], about: [b], see: [\"2\"] }
  - { id: \"2\", heading: H, words: W }
requester: p-7f3a
estimate:
  sampled: some words
  work: [{ activity: locating, what: W, records: 4, minutes: 4, seconds: 4, questions: [\"1\"] }, { activity: redacting, minutes: 4 }]
  costs: [{ activity: locating, what: W, amount: £45,000 }]
  together_with: [word]
";

fn settle(validator: &Validator, text: &str, refused: bool, count: &mut (usize, usize)) {
    let follows = validator.is_valid(&as_an_editor_reads(text));
    if refused {
        count.0 += 1;
        count.1 += usize::from(follows);
    } else {
        assert!(follows, "{:#?}\n{text}", told(validator, &as_an_editor_reads(text)));
    }
}

/// A text with each of its parts replaced by each of [`PUT`], as far as that is YAML.
fn changed(text: &str) -> Vec<String> {
    let (root, _) = yaml::parse(FileId(0), text);
    let mut places = Vec::new();
    gather(&root.unwrap(), &mut places);
    let changed = places
        .into_iter()
        .flat_map(|place| PUT.map(|put| format!("{}{put}{}", &text[..place.start], &text[place.end..])));
    changed.filter(|text| yaml::parse(FileId(0), text).1.is_empty()).collect()
}

fn gather(node: &Node, places: &mut Vec<std::ops::Range<usize>>) {
    places.push(node.span.range());
    for inner in node.entries().iter().map(|(_, node)| node).chain(match &node.kind {
        Kind::List(items) => items.as_slice(),
        _ => &[],
    }) {
        gather(inner, places);
    }
}

/// A file as YAML 1.2 has it: plain words are numbers, truths or nothing where they look like it.
fn as_an_editor_reads(text: &str) -> Value {
    let (root, faults) = yaml::parse(FileId(0), text);
    assert_eq!(faults, [], "{text}");
    root.map_or(Value::Null, |root| typed(&root))
}

fn typed(node: &Node) -> Value {
    match &node.kind {
        Kind::Scalar { text, quoted: true } => json!(text),
        Kind::Scalar { text, quoted: false } => plain(text),
        Kind::List(items) => items.iter().map(typed).collect(),
        Kind::Map(entries) => entries.iter().map(|(key, node)| (key.value.clone(), typed(node))).collect(),
        Kind::Empty | Kind::Refused => Value::Null,
    }
}

fn plain(text: &str) -> Value {
    match text {
        "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return json!(true),
        "false" | "False" | "FALSE" => return json!(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let numeric = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && digits.chars().all(|c| c.is_ascii_digit() || ".eE+-".contains(c));
    if numeric && let Ok(whole) = text.parse::<i64>() {
        return json!(whole);
    }
    let number = text.parse::<f64>().ok().filter(|_| numeric).and_then(Number::from_f64);
    number.map_or_else(|| json!(text), Value::Number)
}
