//! Rooms import only what lies above them, each outside crate lives behind one room, and files stay short.
#![expect(clippy::disallowed_methods, reason = "a test reads the sources of the program")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What only some rooms may name: `std` where it touches the world, and the crates that do one room's work.
const BEHIND: [(&str, &[&str]); 20] = [
    ("annotate_snippets", &["report"]),
    ("anstream", &["cli"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("colorchoice_clap", &["cli"]),
    ("flate2", &["office"]),
    ("granit_parser", &["yaml"]),
    ("pulldown_cmark", &["document"]),
    ("quick_xml", &["office"]),
    ("similar", &["seal"]),
    ("std::env", &["files", "main"]),
    ("std::fs", &["files"]),
    ("std::net", &[]),
    ("std::process", &["main"]),
    ("std::time", &["files", "template"]),
    ("tempfile", &["files"]),
    ("tera", &["template"]),
    ("typst", &["print"]),
    ("typst_pdf", &["print"]),
];

/// Rooms that import less than their place in the list allows.
const NARROW: [(&str, &[&str]); 6] = [
    ("text", &[]),
    ("files", &["value"]),
    ("value", &[]),
    ("office", &[]),
    ("print", &["text", "diagnostic", "document"]),
    ("document", &["text", "diagnostic"]),
];

/// A file of this many lines is two.
const MOST_LINES: usize = 450;

struct Source {
    path: String,
    room: String,
    code: String,
    lines: usize,
}

#[test]
fn rooms_import_only_rooms_above_them() {
    let rooms = rooms();
    let place = |name: &str| rooms.iter().position(|room| room == name);
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = place(&source.room) else { continue };
        for name in references(&source) {
            match place(&name) {
                Some(there) if there <= own => {}
                Some(_) => {
                    wrong.push(format!("{}: `{}` imports `{name}`, below it", source.path, source.room));
                }
                None => wrong.push(format!("{}: `crate::{name}` is no room", source.path)),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn some_rooms_import_less_than_they_might() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((_, allowed)) = NARROW.iter().find(|(room, _)| *room == source.room) else { continue };
        let others = references(&source).into_iter().filter(|name| *name != source.room);
        let others = others.filter(|name| !allowed.contains(&&**name));
        wrong.extend(others.map(|name| format!("{}: imports `{name}`", source.path)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_command_line_reaches_the_world() {
    let mut wrong = Vec::new();
    for source in sources() {
        if source.room != "cli" && source.room != "files" {
            let reaches = references(&source).contains(&"files".to_owned());
            wrong.extend(reaches.then(|| format!("{}: imports `files`", source.path)));
        }
        for (name, rooms) in BEHIND {
            let named = paths_from(&source.code, name).next().is_some();
            if named && !rooms.contains(&&*source.room) {
                wrong.push(format!("{}: `{name}` belongs to {rooms:?}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Another room is named from `crate`, so that the tests above see it.
#[test]
fn no_path_climbs_into_another_room() {
    let mut wrong = Vec::new();
    for source in sources() {
        let outside_tests = source.code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let depth = source.path.matches('/').count();
        let top = depth == 1 || source.path == format!("src/{}/mod.rs", source.room);
        let climbs = (top && outside_tests.contains("super::"))
            || (depth < 3 && source.code.contains("super::super::"))
            || source.code.contains("super::super::super::");
        if climbs {
            wrong.push(source.path);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} climbs with `super::`");
}

#[test]
fn the_page_on_architecture_lists_the_rooms_in_their_order() {
    let page = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let listed: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("- `")?.split_once("`:"))
        .map(|(room, _)| room)
        .collect();
    assert_eq!(
        listed,
        rooms(),
        "docs/ARCHITECTURE.md has a line \"- `room`: …\" for each room of src/lib.rs"
    );
}

/// What holds an invariant is there: a test that was lost on the way would hold nothing.
#[test]
fn every_invariant_names_a_test_that_exists() {
    let page = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let (_, invariants) = page.split_once("## Invariants").expect("a section on invariants");
    let invariants: Vec<&str> = invariants.split("\n- ").skip(1).collect();
    assert!(invariants.len() >= 6, "{}", invariants.len());
    let mut code = String::new();
    for folder in ["src", "tests"] {
        for path in files_below(&root().join(folder), "rs") {
            code += &fs::read_to_string(path).unwrap();
        }
    }
    for invariant in invariants {
        let words = invariant.split('`').skip(1).step_by(2);
        let (tests, others): (Vec<&str>, Vec<&str>) =
            words.partition(|word| code.contains(&format!("fn {word}(")));
        assert!(!tests.is_empty(), "no test is named by: {invariant}");
        let lost = others.iter().find(|word| word.matches('_').count() > 2 && !word.contains(' '));
        assert_eq!(lost, None, "there is no such test");
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut lines: BTreeMap<String, usize> =
        sources().into_iter().map(|file| (file.path, file.lines)).collect();
    for path in files_below(&root().join("tests"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        lines.insert(shown(&path), text.lines().count());
    }
    lines.retain(|_, lines| *lines > MOST_LINES);
    assert!(lines.is_empty(), "look for the second room in {lines:?}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rooms as the library lists them.
fn rooms() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let names = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

fn sources() -> Vec<Source> {
    let folder = root().join("src");
    let files = files_below(&folder, "rs").into_iter();
    files
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let within = path.strip_prefix(&folder).unwrap().components().next().unwrap();
            let room = within.as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
            Source { path: shown(&path), room, code: without_comments(&text), lines: text.lines().count() }
        })
        .collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// The files of a folder and of all below it that end so, by name.
pub(crate) fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that a file names: what follows `crate::`, alone or in a group.
fn references(source: &Source) -> Vec<String> {
    let mut names: Vec<String> = paths_from(&source.code, "crate").flat_map(heads).collect();
    names.sort();
    names.dedup();
    names.retain(|name| name.chars().next().is_some_and(char::is_lowercase));
    names
}

/// What follows `head::` wherever a path begins with it.
fn paths_from<'t>(code: &'t str, head: &str) -> impl Iterator<Item = &'t str> {
    let whole = format!("{head}::");
    code.match_indices(&whole)
        .map(|(at, found)| (at, at + found.len()))
        .collect::<Vec<_>>()
        .into_iter()
        .filter_map(move |(at, end)| {
            let before = code[..at].chars().next_back();
            let begins = before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':' && c != '$');
            begins.then(|| &code[end..])
        })
}

/// The first names of a path, or of each path of a group.
fn heads(path: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut depth, mut starts) = (0, vec![0]);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts.into_iter().map(|at| word(&group[at..])).filter(|name| !name.is_empty()).collect()
}

#[test]
fn references_are_seen_in_every_form() {
    let code = "use crate::value::Day;\nuse crate::{files, letter::{self, Letter}, read};\nfn f() -> crate::yaml::Node {}\n\
                $crate::text;\nuse my_crate::x;\nuse other::crate::y;";
    let (path, room) = ("src/cli/file.rs".to_owned(), "cli".to_owned());
    let source = Source { path, room, code: code.to_owned(), lines: 6 };
    assert_eq!(references(&source), ["files", "letter", "read", "value", "yaml"]);
    assert_eq!(heads("{a::{b, c}, d}, e"), ["a", "d"]);
}
