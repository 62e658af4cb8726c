//! Words that try to be more than words, in every field that takes words.

use candour::case::Case;
use candour::document::{self, Document, plain_text};
use candour::letter::{self, Letter};
use candour::read;
use candour::register::Register;
use candour::template::{DEFAULTS, TemplateFile, Templates};
use candour::text::SourceMap;
use candour::value::Day;
use serde_json::{Map, Value};

/// A register of every kind and a case that asks for everything, with `@` for each text.
const REGISTER: &str = include_str!("hostile/resources.yaml");
const REQUEST: &str = include_str!("hostile/request.yaml");

const HARMLESS: &str = "plain words";

const HOSTILE: [&str; 62] = [
    "# Heading",
    "## 9. Another answer",
    "#",
    "#hash",
    "= Heading",
    "1. one",
    "2) two",
    "12.",
    "- item",
    "* item",
    "+ item",
    "-",
    "> quote",
    "| a | b |",
    "|---|---|",
    "a | b",
    "|",
    "```",
    "~~~",
    "`code`",
    "~~gone~~",
    "---",
    "===",
    "***",
    "* * *",
    "**bold",
    "_stress_",
    "*x* **y** ***z***",
    "<script>alert(1)</script>",
    "<!-- -->",
    "<b>",
    "<",
    "<https://example.org>",
    "[words](https://example.org)",
    "![picture](x.png)",
    "![",
    "!",
    "[^1]",
    "[^1]: note",
    "[ref]: https://example.org",
    "[ ] task",
    "\\",
    "ends in \\",
    "\\\\*",
    "two  \n\nlines",
    "x\n# y",
    "x\n- y",
    "&lt;b&gt; &#35; &amp;",
    "{{ organisation.name }}",
    "{% include \"letters/response.md\" %}",
    "{# gone #}",
    "#set page(width: 1pt)",
    "#include \"/etc/passwd\"",
    "$x^2$",
    "@ref <label>",
    "/ Term: words",
    "https://example.org",
    "www.example.org",
    "someone@example.org",
    ":---",
    "\"quoted\" 'words'",
    "\u{a0}\u{a0}x",
];

#[test]
fn no_value_changes_the_structure_of_a_letter() {
    let (_, harmless) = draft(HARMLESS);
    let expected = skeleton(&harmless);
    for hostile in HOSTILE {
        let (letter, document) = draft(hostile);
        assert_eq!(skeleton(&document), expected, "{hostile:?} changes\n{}", letter.markdown);
        let shown = plain_text(&document.blocks);
        let written = hostile.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&written), "{hostile:?} is not told as written in\n{shown}");
    }
}

/// Different words in each field, so that the end of one may meet the beginning of the next.
#[test]
fn no_values_change_the_structure_together() {
    let (_, harmless) = draft(HARMLESS);
    for step in 1..HOSTILE.len() {
        let mut at = step;
        let mut next = || {
            at = (at + step) % HOSTILE.len();
            HOSTILE[at].to_owned()
        };
        let (letter, document) = draft_with(&mut next);
        assert_eq!(skeleton(&document), skeleton(&harmless), "step {step} changes\n{}", letter.markdown);
    }
}

#[test]
#[cfg(feature = "pdf")]
fn hostile_words_are_printed_as_words() {
    let mut at = 0;
    let mut next = || {
        at += 1;
        HOSTILE[at % HOSTILE.len()].to_owned()
    };
    let (_, case, letter, document) = everything(&mut next);
    let organisation = candour::register::Organisation { name: HARMLESS.to_owned(), ..Default::default() };
    let theme = candour::print::Theme::plain(HARMLESS);
    let pdf = candour::print::pdf(&document, &letter.meta(&organisation, &case), &theme);
    assert!(pdf.unwrap().starts_with(b"%PDF-"));
}

fn draft(word: &str) -> (Letter, Document) {
    draft_with(&mut || word.to_owned())
}

fn draft_with(next: &mut dyn FnMut() -> String) -> (Letter, Document) {
    let (_, _, letter, document) = everything(next);
    (letter, document)
}

fn everything(next: &mut dyn FnMut() -> String) -> (Register, Case, Letter, Document) {
    let mut sources = SourceMap::new();
    let text = filled(REGISTER, next);
    let file = sources.add("resources.yaml", &*text);
    let (register, faults) = read::register(file, &text);
    assert_eq!(faults, [], "{text}");
    let text = filled(REQUEST, next);
    let file = sources.add("request.yaml", &*text);
    let (case, faults) = read::case("2019-014", file, &text, register.organisation.year_start);
    assert_eq!(faults, [], "{text}");
    let case = Case { attachments: vec!["plan.pdf".to_owned()], ..case.unwrap() };
    let templates: Vec<TemplateFile> = DEFAULTS
        .iter()
        .map(|(name, text)| TemplateFile { name: (*name).to_owned(), file: sources.add(*name, *text) })
        .collect();
    let (templates, faults) = Templates::load(&sources, &templates);
    assert_eq!(faults, []);
    let today = Day::parse("2019-06-01").unwrap();
    let letter = letter::draft(&register, &case, &templates.unwrap(), today).unwrap();
    let file = sources.add("response.md", &*letter.markdown);
    let (document, faults) = document::parse(&letter.markdown, file);
    assert_eq!(faults, [], "{}", letter.markdown);
    (register, case, letter, document)
}

/// Each `@` with the next text in its place, quoted as YAML has it.
fn filled(template: &str, next: &mut dyn FnMut() -> String) -> String {
    let mut parts = template.split('@');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += &serde_json::to_string(&next()).unwrap();
        text += part;
    }
    text
}

/// What a letter is made of, without its words.
fn skeleton(document: &Document) -> Value {
    bare(serde_json::to_value(document).unwrap())
}

fn bare(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, _)| name != "text" && name != "span");
            Value::Object(kept.map(|(name, value)| (name, bare(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(bare).collect();
            // Words may come in several pieces.
            items.dedup_by(|a, b| a == b && a["kind"] == "text");
            Value::Array(items)
        }
        other => other,
    }
}
