//! One set of hostile pieces of YAML, put below whatever the program reads: each is told by its code at its place.

use std::fmt::Write as _;

use candour::diagnostic::{self, Diagnostic};
use candour::leak::Secrets;
use candour::read;
use candour::rules::Settings;
use candour::text::{FileId, SourceMap};
use candour::value::YearStart;

const REGISTER: &str =
    "organisation: { name: A, regime: foia-2000 }\nsources:\n  s: { title: T, date: 2017 }\n";
const REQUEST: &str = include_str!("../cmd/good.in/responses/2019-014/request.yaml");
const WITHHELD: &str = "the operation: Nightjar\n";
const SETTINGS: &str = "levels: { change-undated: error }\nexceptions:\n  - { code: source-unused, at: a.yaml, reason: kept for later }\n";

/// A piece, and what is found in it: codes with the line within the piece, and the column.
type Piece = (&'static str, String, &'static [&'static str]);

fn piece(name: &'static str, text: &str, found: &'static [&'static str]) -> Piece {
    (name, text.to_owned(), found)
}

fn pieces() -> Vec<Piece> {
    let alias_bomb = "x: &a [b, b]\ny: &b [*a, *a]\nz: [*b, *b]\n";
    vec![
        piece(
            "aliases of aliases",
            alias_bomb,
            &[
                "yaml-anchor 1:4",
                "yaml-anchor 2:4",
                "yaml-alias 2:8",
                "yaml-alias 2:12",
                "yaml-alias 3:5",
                "yaml-alias 3:9",
            ],
        ),
        ("a million brackets", format!("x: {}", "[".repeat(1_000_000)), &["yaml-too-deep 1:68"]),
        (
            "a million brackets that close",
            format!("x: {}{}\n", "[".repeat(1_000_000), "]".repeat(1_000_000)),
            &["yaml-too-deep 1:68"],
        ),
        ("a million braces", format!("x: {}", "{a: ".repeat(1_000_000)), &["yaml-too-deep 1:256"]),
        ("a million question marks", "? ".repeat(1_000_000), &["yaml-too-deep 1:129"]),
        ("a million colons", ":".repeat(1_000_000), &["yaml-syntax 1:1"]),
        (
            "maps below each other",
            (0..4_000).flat_map(|deep| [" ".repeat(deep), "a:\n".to_owned()]).collect(),
            &["yaml-too-deep 65:65"],
        ),
        piece("a key twice", "x: 1\ny: 2\nx: 3\n", &["key-repeated 3:1"]),
        piece(
            "a key twice in braces",
            "x: { a: 1, a: 2, 'a': 3 }\n",
            &["key-repeated 1:12", "key-repeated 1:18"],
        ),
        piece("a tab", "x:\n\ty: 1\n", &["yaml-tab 2:1"]),
        piece("a tab after spaces", "x:\n  \ty: 1\n", &["yaml-tab 2:3"]),
        piece("a tab at the end", "x: y\t\n", &[]),
        piece("NUL", "x: \"a\0b\"\n", &["control-character 1:6"]),
        piece("NUL in an escape", "x: \"a\\0b\"\n", &["control-character 1:4"]),
        piece("a bell", "x: a\u{7}b\n", &["control-character 1:5"]),
        piece("a mark of byte order", "x: a\u{feff}b\n", &["control-character 1:5"]),
        piece("a next line", "x: a\u{85}b\n", &["control-character 1:5"]),
        piece("separators", "x: a\u{2028}b\u{2029}c\n", &[]),
        piece("a writing direction", "x: a\u{202e}b\n", &["bidi-character 1:5"]),
        piece("a merge", "x:\n  <<: { a: b }\n", &["yaml-merge-key 2:3"]),
        piece("a merge of an alias", "x:\n  <<: *y\n", &["yaml-merge-key 2:3", "yaml-alias 2:7"]),
        piece("a merge in quotes", "x:\n  '<<': a\n", &[]),
        piece("a document", "---\nx: 1\n", &["yaml-second-document 1:1"]),
        piece("a document after an end", "...\nx: 1\n", &["yaml-second-document 2:1"]),
        piece("an end", "...\n", &[]),
        piece("a directive", "...\n%YAML 1.2\n---\nx: 1\n", &["yaml-directive 2:1"]),
        piece("a tag", "x: !!binary aGVsbG8=\n", &["yaml-tag 1:4"]),
        piece("a tag that runs", "x: !!python/object/apply:os.system [ls]\n", &["yaml-tag 1:4"]),
        piece("a tag of its own", "x: !y z\n", &["yaml-tag 1:4"]),
        piece("an anchor", "x: &y z\n", &["yaml-anchor 1:4"]),
        piece("an alias to nothing", "x: *y\n", &["yaml-alias 1:4"]),
        piece("comments", "# a\n  # b\n#c\n", &[]),
        piece("a quote that is never closed", "x: \"a\ny: b\n", &["yaml-syntax 2:1"]),
        piece("an apostrophe that is never closed", "x: 'a\ny: b\n", &["yaml-syntax 2:1"]),
        piece("a bracket that is never closed", "x: [a\ny: b\n", &["yaml-syntax 2:2"]),
        piece("a brace that is never closed", "x: { a: b\ny: c\n", &["yaml-syntax 2:2"]),
        piece("half a line", "x: { a: ", &["yaml-syntax 1:4"]),
        piece("a map as a key", "{ a: b }: c\n", &["yaml-complex-key 1:1"]),
        piece("a list as a key", "[a]: c\n", &["yaml-complex-key 1:1"]),
        piece("no key", ": c\n", &["key-empty 1:1"]),
        ("a key of a million letters", format!("{}: 1\n", "x".repeat(1_000_000)), &["yaml-syntax 1:1"]),
        piece("an escape that is none", "x: \"\\q\"\n", &["yaml-syntax 1:4"]),
        piece("a sign that YAML keeps", "x: @a\n", &["yaml-syntax 1:4"]),
        piece("a colon too many", "x: a: b\n", &["yaml-syntax 1:5"]),
        piece("a line out of line", "x:\n    a: b\n  c: d\n", &["yaml-syntax 3:3"]),
        ("a million quotes", format!("x: {}", "'".repeat(1_000_000)), &[]),
    ]
}

/// Codes and places, counted from the line after `start`; whether a key is known here is another matter.
fn told(start: &str, whole: &str, mut found: Vec<Diagnostic>) -> Vec<String> {
    let mut sources = SourceMap::new();
    let file = sources.add("", whole);
    diagnostic::tidy(&mut found);
    let first = start.lines().count();
    let shown = found.iter().filter(|found| found.code != "unknown-key").map(|found| {
        let message = &found.finding.message;
        assert!(message.len() < 450 && !message.contains('\n'), "{message}");
        let place = sources.file(file).position(found.finding.span.unwrap().start as usize);
        format!("{} {}:{}", found.code, place.line - first, place.column)
    });
    shown.collect()
}

#[test]
fn hostile_pieces_are_told_by_their_code_at_their_place() {
    for (name, piece, expected) in pieces() {
        let register = format!("{REGISTER}{piece}");
        let (_, found) = read::register(FileId(0), &register);
        assert_eq!(told(REGISTER, &register, found), expected, "{name}, in a register");
        let request = format!("{REQUEST}{piece}");
        let (_, found) = read::case("1", FileId(0), &request, YearStart::default());
        assert_eq!(told(REQUEST, &request, found), expected, "{name}, in a request");
        // Settings and lists of what is withheld are short, or refused whole.
        if piece.len() >= 1 << 20 {
            continue;
        }
        let settings = format!("{SETTINGS}{piece}");
        let (_, found) = Settings::read(FileId(0), &settings);
        assert_eq!(told(SETTINGS, &settings, found), expected, "{name}, in settings");
        let withheld = format!("{WITHHELD}{piece}");
        let read = Secrets::read(&withheld);
        if let Some(first) = expected.first() {
            let (place, sentence) =
                read.err().unwrap_or_else(|| panic!("{name}, in a list of what is withheld"));
            let place = format!("{}:{}", place.line - 1, place.column);
            assert!(first.ends_with(&format!(" {place}")), "{name}, in a list of what is withheld: {place}");
            assert_eq!(sentence, "this is not plain YAML", "{name}");
        }
    }
}

/// However lines end, and whatever stands before the first, the same is read.
#[test]
fn ends_of_lines_and_a_mark_before_them_change_nothing() {
    for start in [REGISTER, REQUEST, WITHHELD, SETTINGS] {
        for text in [
            start.replace('\n', "\r\n"),
            start.replace('\n', "\r"),
            format!("\u{feff}{start}"),
            format!("---\n{start}"),
            format!("{start}...\n"),
            format!("# c\n\n{start}"),
            format!("# c\n\n{start}").replace('\n', "\r"),
        ] {
            let found = match start {
                REGISTER => read::register(FileId(0), &text).1,
                SETTINGS => Settings::read(FileId(0), &text).1,
                WITHHELD => {
                    assert!(Secrets::read(&text).is_ok_and(|secrets| secrets.are_in("Nightjar")), "{text:?}");
                    continue;
                }
                _ => read::case("1", FileId(0), &text, YearStart::default()).1,
            };
            assert_eq!(found, [], "{text:?}");
        }
    }
    for (text, code) in [("", "file-empty"), ("\u{feff}", "file-empty"), ("# c\n", "file-empty")] {
        for found in
            [read::register(FileId(0), text).1, read::case("1", FileId(0), text, YearStart::default()).1]
        {
            assert_eq!(told("", &format!("{text}\n"), found), [format!("{code} 1:1")], "{text:?}");
        }
        // Settings and a list of what is withheld may say nothing.
        assert_eq!(Settings::read(FileId(0), text).1, [], "{text:?}");
        assert!(Secrets::read(text).is_ok_and(|secrets| secrets.is_empty()), "{text:?}");
    }
}

/// What settings cannot mean is told where it stands, and nothing is passed over in silence.
#[test]
fn settings_that_say_something_else_are_told_so() {
    let long = "for a reason ".repeat(100);
    let exception = |fields: &str| format!("exceptions:\n  - {{ {fields} }}\n");
    for (text, expected) in [
        ("words\n".to_owned(), "wrong-type 1:1"),
        ("- a\n".to_owned(), "wrong-type 1:1"),
        ("levels: words\n".to_owned(), "wrong-type 1:9"),
        ("levels: [change-undated]\n".to_owned(), "wrong-type 1:9"),
        ("levels: { change-undated: [error] }\n".to_owned(), "unknown-word 1:27"),
        ("levels: { change-undated: }\n".to_owned(), "unknown-word 1:11"),
        ("levels: { change-undated: error, change-undated: error }\n".to_owned(), "key-repeated 1:34"),
        ("levels: {}\nlevels: {}\n".to_owned(), "key-repeated 2:1"),
        ("exceptions: words\n".to_owned(), "wrong-type 1:13"),
        ("exceptions: [[]]\n".to_owned(), "wrong-type 1:14"),
        (exception("code: source-unused, at: a"), "key-missing 2:7"),
        (exception(&format!("code: {}, at: a, reason: a b", "x".repeat(100_000))), "rule-unknown 2:13"),
        (exception("code: source-unused, at: [a], reason: a b"), "wrong-type 2:32"),
        (exception("code: source-unused, at: a, reason: \"\""), "exception-refused 2:43"),
        (exception(&format!("code: source-unused, at: a, reason: {long}")), "exception-refused 2:43"),
        ("#\n".repeat(600_000), "yaml-too-large 1:1"),
    ] {
        let found = Settings::read(FileId(0), &text).1;
        assert_eq!(told("", &text, found), [expected], "{}", &text[..text.len().min(60)]);
    }
}

/// What other readers of YAML take for a truth, a number or nothing is an id here, and a word.
#[test]
fn words_stay_words() {
    const WORDS: [&str; 22] = [
        "NO",
        "no",
        "on",
        "off",
        "yes",
        "y",
        "true",
        "False",
        "null",
        "~",
        "012",
        "0o12",
        "0x1F",
        "1_000",
        "1e3",
        "1:30",
        ".inf",
        "-.INF",
        ".nan",
        "2019-01-01",
        "+1",
        "=",
    ];
    let listed = WORDS.join(", ");
    let mut text = format!("{REGISTER}topics:\n  all: {{ name: A, aliases: [{listed}] }}\n");
    let ids = ["no", "on", "off", "yes", "y", "true", "null", "012", "0o12", "1e3", "2019-01-01"];
    for id in ids {
        let _ = writeln!(text, "  {id}: {{ name: {id} }}");
    }
    let (register, found) = read::register(FileId(0), &text);
    assert_eq!(found, []);
    let names: Vec<&str> = register.entries[1..].iter().map(|entry| &*entry.id.value).collect();
    assert_eq!(names, ids);
    for entry in &register.entries[1..] {
        assert_eq!(entry.versions[0].text("name"), Some(&*entry.id.value));
    }
    assert_eq!(register.entries[0].versions[0].texts("aliases"), WORDS);
}

/// Where a number or a day is wanted, what only looks like one is refused where it stands.
#[test]
fn what_only_looks_like_a_number_or_a_day_is_refused() {
    for value in ["no", "~", "0o12", "0x1F", "1_000", "1e3", ".inf", ".nan", "-1", "1.5", "''"] {
        for field in ["count", "from", "published"] {
            let text = match field {
                "published" => format!(
                    "organisation: {{ name: A, regime: foia-2000 }}\nsources:\n  s: {{ title: T, date: 2017, published: {value} }}\n"
                ),
                _ => format!("{REGISTER}posts:\n  p: {{ title: T, source: s, {field}: {value} }}\n"),
            };
            let found = read::register(FileId(0), &text).1;
            let fine = field == "published" && value == "no";
            assert_eq!(found.len(), usize::from(!fine), "{field}: {value}: {found:?}");
            assert!(
                found.iter().all(|found| {
                    let span = found.finding.span.unwrap();
                    text[span.range()] == *value
                }),
                "{field}: {value}: {found:?}"
            );
        }
    }
}

/// A fault quotes no more than a person reads, however long what it is about.
#[test]
fn what_is_long_is_not_quoted_whole() {
    let long = "9".repeat(1_000_000);
    for line in [
        format!("posts:\n  p: {{ title: T, source: s, unit: {long} }}\n"),
        format!("posts:\n  p: {{ title: T, source: {long} }}\n"),
        format!("posts:\n  p: {{ title: T, source: s, count: {long} }}\n"),
        format!("posts:\n  p: {{ title: T, source: s, from: {long} }}\n"),
        format!("posts:\n  p: {{ title: T, source: s, commitment: {long} }}\n"),
        format!("budgets:\n  b: {{ name: T, source: s, spend: {long} }}\n"),
        format!("include: {long}\n"),
        format!("topics:\n  {}: {{ name: T }}\n", &long[..1000]),
    ] {
        let text = format!("{REGISTER}{line}");
        let found = read::register(FileId(0), &text).1;
        assert_eq!(told(REGISTER, &text, found).len(), 1, "{}", &line[..40]);
    }
}
