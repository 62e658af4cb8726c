//! Whatever a value says, and wherever a template puts it, the letter shows it and keeps its structure.
//!
//! Some ten thousand pairs of value and context are tried. `PROPTEST_CASES=35000` tries a million.

use std::sync::LazyLock;

use candour::answer::{Marked as _, Marks, Origin, take_out};
use candour::document::{self, Document, plain_text};
use candour::read;
use candour::template::{TemplateFile, Templates, escape};
use candour::text::{FileId, SourceMap};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde::Serialize;
use serde_json::{Map, Value};

/// A word that means nothing to Markdown and stands in no context.
const HARMLESS: &str = "zebra";

/// Where our templates put values, with `heading` for the value.
const CONTEXTS: [&str; 29] = [
    "{{ heading }} had set a priority.\n",
    "{{ heading }}\n",
    "The aim was {{ heading }}.\n",
    "Above.\n\n{{ heading }}\n\nBelow.\n",
    "One line\n{{ heading }}\nand another\n",
    "- {{ heading }}\n- next\n",
    "Above.\n\n- {{ heading }} was in place.\n\nBelow.\n",
    "1. {{ heading }}\n2. next\n",
    "- **{{ heading }}:** {{ heading }}, {{ heading }}.\n",
    "**{{ heading }}** of {{ heading }}\n",
    "_{{ heading }}_ and the rest\n",
    "| Post | Rank |\n|---|---|\n| {{ heading }} | {{ heading }} |\n| next | row |\n",
    "|{{ heading }}|{{ heading }}|\n|---|---|\n|{{ heading }}|{{ heading }}|\n",
    "# {{ heading }}\n\nBelow.\n",
    "# 1. About {{ heading }}\n\nBelow.\n",
    "# About\n\n## {{ heading }}. {{ heading }}\n",
    "> **Your question:** {{ heading }}\n\nBelow.\n",
    "> {{ heading }}\n",
    "7{{ heading }}\n",
    "See www{{ heading }}\n",
    "{{ heading }} (implied, not stated): {{ heading }}; telephone {{ heading }}\n",
    "{{ heading }}[words](https://example.org/) after\n",
    "[{{ heading }}](https://example.org/)\n",
    "the source has “{{ heading }}”. That can mean {{ heading }}.\n",
    "snake_{{ heading }}_case and *{{ heading }}*\n",
    "{{ heading }}: {{ heading }} {{ heading }} - {{ heading }}/{{ heading }}!\n",
    "About it (**{{ heading }}**), at {{ heading }} or {{ heading }}, giving it.\n",
    "{{ heading }}. Then\n",
    "- {{ heading }}.\n",
];

/// What a value may be made of: all that means something to Markdown, HTML, Typst, Tera or a reader's eye.
const PIECES: [&str; 118] = [
    "word",
    "Force",
    "é",
    "字",
    "١",
    "snake_case",
    "2",
    "12",
    "2015/16",
    "123456789",
    "1234567890",
    "£1,042.50",
    "1.",
    "2)",
    "12. ",
    "(x2)",
    "-",
    "+",
    "*",
    "- item",
    "--",
    "---",
    "- - -",
    "=",
    "===",
    "= =",
    "***",
    "* * *",
    "#",
    "##",
    "# head",
    " #",
    "#hash",
    "####### x",
    ">",
    "> quote",
    ">>",
    "|",
    "||",
    " | ",
    "|---|---|",
    ":--",
    "--:",
    ":",
    "`",
    "``",
    "```",
    "```rust",
    "~",
    "~~",
    "~~~",
    "_",
    "__",
    "_x_",
    "**",
    "***x",
    "**bold**",
    "*x*",
    "[",
    "]",
    "](",
    "[x]",
    "[ ] ",
    "[x] ",
    "[x](https://a.b)",
    "[x][y]",
    "[x]: https://a.b",
    "[^1]",
    "[^1]: note",
    "![",
    "!",
    "![x](y.png)",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "</p>",
    "<br/>",
    "<!--",
    "-->",
    "<?",
    "<![CDATA[",
    "<script>",
    "<https://a.b>",
    "<a@b.c>",
    "https://a.b/c",
    "http://",
    "mailto:",
    "www.",
    "www.a.b",
    "a@b.c",
    "&",
    "&amp;",
    "&lt",
    ";",
    "&#35;",
    "&#x2a;",
    "&#0;",
    "&colon",
    "\\",
    "\\\\",
    "\\*",
    "{{ heading }}",
    "{% raw %}",
    "{# x",
    "{#id}",
    "#set page()",
    "$x$",
    "$$",
    "@ref",
    "/ Term:",
    "\"",
    "'",
    " ",
    "  ",
    "\t",
    "…",
];

/// What changes where lines end, or is not seen.
const UNSEEN: [&str; 21] = [
    "\n", "\r\n", "\r", "\n\n", "\n    ", "  \n", "\\\n", "\u{85}", "\u{a0}", "\u{2028}", "\u{2029}",
    "\u{0}", "\u{7f}", "\u{61c}", "\u{200b}", "\u{200d}", "\u{202e}", "\u{2066}", "\u{2069}", "\u{feff}",
    "\u{ad}",
];

#[derive(Serialize)]
struct View<'v> {
    heading: &'v str,
}

struct Context {
    name: String,
    template: &'static str,
    /// The tree of a harmless word.
    tree: Value,
    /// The words of that tree.
    words: String,
}

static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let mut sources = SourceMap::new();
    let mut file = |(at, text): (usize, &&str)| {
        let name = format!("answers/{at}.md");
        TemplateFile { file: sources.add(&*name, *text), name }
    };
    let files: Vec<TemplateFile> = CONTEXTS.iter().enumerate().map(&mut file).collect();
    let (templates, faults) = Templates::load(&sources, &files);
    // Some of them have digits around the value on purpose.
    assert!(faults.iter().all(|fault| fault.code == "template-figure"), "{faults:?}");
    templates.unwrap()
});

static HARMLESS_TREES: LazyLock<Vec<Context>> = LazyLock::new(|| {
    let context = |(at, template): (usize, &&'static str)| {
        let name = format!("answers/{at}.md");
        let (document, faults) = parsed(&filled(&name, HARMLESS));
        assert_eq!(faults, Vec::<&str>::new(), "{template}");
        Context { name, template, tree: tree(&document), words: plain_text(&document.blocks) }
    };
    CONTEXTS.iter().enumerate().map(context).collect()
});

fn values() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => select(PIECES.as_slice()).prop_map(str::to_owned),
        2 => select(UNSEEN.as_slice()).prop_map(str::to_owned),
        1 => (select(PIECES.as_slice()), 2_usize..60).prop_map(|(piece, times)| piece.repeat(times)),
        1 => "[ -~]{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// The same values in every run, at least this many; `PROPTEST_CASES` asks for more.
fn runner(least: u32) -> TestRunner {
    let given = Config::default();
    let cases = if given.cases == 256 { least } else { given.cases.max(least) };
    let config = Config { cases, failure_persistence: None, max_global_rejects: u32::MAX, ..given };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

#[test]
fn no_value_changes_what_stands_around_it() {
    let tried = runner(400).run(&values(), |value| {
        let value = without_marks(&value);
        let shown = shown(&value);
        prop_assume!(!shown.is_empty());
        HARMLESS_TREES
            .iter()
            .filter(|context| !numbers_an_item(context, &shown))
            .try_for_each(|context| holds(context, &value, &shown))
    });
    tried.unwrap_or_else(|failed| panic!("{failed}"));
}

/// What once went wrong, or would look as if it might.
#[test]
fn known_traps_change_nothing() {
    for value in
        ["Fish &lt", "&#35", "x &amp", "\\", "a\\|b", "[ ] ", "x #", "a\r\n\r\n# b", "!", "12. ", "7)"]
    {
        for context in HARMLESS_TREES.iter() {
            holds(context, value, &shown(value)).unwrap();
        }
    }
}

/// A mark lies round a value while it is escaped, and must not change what comes out.
#[test]
fn marks_do_not_change_how_a_value_is_escaped() {
    let mut marks = Marks::new();
    let (outer, inner) = (marks.mark(Origin::Case("dated")), marks.mark(Origin::Law("act")));
    let tried = runner(1_000).run(&(values(), values()), |(first, second)| {
        let (first, second) = (without_marks(&first), without_marks(&second));
        same_when_marked(&first, &first.clone().marked(outer))?;
        // A list is marked as a whole and holds things that are marked themselves.
        let part = second.clone().marked(inner);
        same_when_marked(&format!("{first}{second}{first}"), &format!("{first}{part}{first}").marked(outer))
    });
    tried.unwrap_or_else(|failed| panic!("{failed}"));
}

fn same_when_marked(plain: &str, marked: &str) -> Result<(), TestCaseError> {
    let unmarked = take_out(&escape(marked));
    prop_assert_eq!(&unmarked.text, &escape(plain));
    for (_, span) in unmarked.spans {
        prop_assert!(unmarked.text.get(span).is_some());
    }
    Ok(())
}

/// Nothing that could be taken for a mark gets as far as a template.
#[test]
fn what_marks_are_made_of_is_refused_where_it_is_read() {
    for c in ['\u{fdd0}', '\u{fdd1}', '\u{fdef}', '\u{fffe}'] {
        let register = format!("organisation: {{ name: \"A{c}\", regime: foia-2000 }}\n");
        assert_ne!(read::register(FileId(0), &register).1, [], "{c:?}");
        let request = format!(
            "received: 2018-06-01\nquestions:\n  - {{ id: \"1\", heading: \"A{c}\", answer: posts, topic: t }}\n"
        );
        assert_ne!(
            read::case("2018-0001", FileId(0), &request, candour::value::YearStart::default()).1,
            [],
            "{c:?}"
        );
    }
}

/// A bare number with the template's full stop behind it, where a line begins, numbers a list. Digits cannot be escaped,
/// so the guide to templates warns of it.
fn numbers_an_item(context: &Context, shown: &str) -> bool {
    let starts = context.template.trim_start_matches("- ").starts_with("{{ heading }}.");
    starts && shown.chars().all(|c| c.is_ascii_digit())
}

/// In this context, the value is shown as words and nothing else is different.
fn holds(context: &Context, value: &str, shown: &str) -> Result<(), TestCaseError> {
    let markdown = filled(&context.name, value);
    let (document, faults) = parsed(&markdown);
    let (template, about) =
        (context.template, || format!("{value:?} in {:?} makes\n{markdown}", context.template));
    prop_assert!(faults.is_empty(), "{}: {:?}", about(), faults);
    prop_assert_eq!(&tree(&document), &with(&context.tree, shown), "{}", about());
    prop_assert_eq!(plain_text(&document.blocks), context.words.replace(HARMLESS, shown), "{}", template);
    Ok(())
}

fn filled(name: &str, value: &str) -> String {
    TEMPLATES.render(name, &View { heading: value }).unwrap()
}

fn parsed(markdown: &str) -> (Document, Vec<&'static str>) {
    let (document, faults) = document::parse(markdown, FileId(0));
    let first_is_no_title = |code: &&str| *code != "title-missing";
    (document, faults.iter().map(|fault| fault.code).filter(first_is_no_title).collect())
}

/// What a reader should see of a value: hidden characters gone, white space folded.
fn shown(value: &str) -> String {
    let hidden = |c: char| {
        (c.is_control() && !c.is_whitespace())
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || u32::from(c) & 0xfffe == 0xfffe
    };
    let seen: String = value.chars().filter(|c| !hidden(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_marks(value: &str) -> String {
    value.chars().filter(|c| !('\u{fdd0}'..='\u{fdef}').contains(c)).collect()
}

/// A document without its places, each stretch of words in one piece.
fn tree(document: &Document) -> Value {
    joined(serde_json::to_value(document).unwrap())
}

fn joined(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, _)| name != "span");
            Value::Object(kept.map(|(name, value)| (name, joined(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let mut whole: Vec<Value> = Vec::new();
            for item in items.into_iter().map(joined) {
                match whole.last_mut() {
                    Some(last) if item["kind"] == "text" && last["kind"] == "text" => {
                        let both =
                            [&*last, &item].map(|text| text["text"].as_str().unwrap_or_default()).concat();
                        last["text"] = Value::String(both);
                    }
                    _ => whole.push(item),
                }
            }
            Value::Array(whole)
        }
        other => other,
    }
}

/// The tree of the harmless word, with another in its place.
fn with(tree: &Value, shown: &str) -> Value {
    match tree {
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), with(value, shown))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| with(item, shown)).collect()),
        Value::String(text) => Value::String(text.replace(HARMLESS, shown)),
        other => other.clone(),
    }
}
