//! What the guides for officers and auditors and the pages on approval, seals and corrections show is done and shown again, from the first block to the last.
//!
//! Each guide begins with a copy of this repository's workspace. What a block does is told by its language, and the
//! file it is about is the last one named before it:
//!
//! - `yaml` is written as that file, whole, and must raise no warning and no error;
//! - `diff` changes that file: lines with `-` go, those with `+` come, the others say where;
//! - `markdown` and `json` are excerpts of that file;
//! - `console` is typed, and answered as shown.
//!
//! Where something is left out there is `…`.
#![expect(clippy::disallowed_methods, reason = "a test makes the folder that a guide is followed in")]

use std::fs;
use std::io::{Read, pipe};
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// The day on which the guides are followed, in so many words.
const TODAY: (&str, &str) = ("2026-11-22", "22 November 2026");

#[test]
fn the_guide_for_officers_shows_what_happens() {
    follow(include_str!("../docs/officer.md"));
}

#[test]
fn the_guide_for_auditors_shows_what_happens() {
    follow(include_str!("../docs/auditor.md"));
}

#[test]
fn the_page_on_approval_shows_what_happens() {
    follow(include_str!("../docs/approve.md"));
}

#[test]
fn the_page_on_seals_shows_what_happens() {
    follow(include_str!("../docs/seal.md"));
}

#[test]
fn the_page_on_corrections_shows_what_happens() {
    follow(include_str!("../docs/correct.md"));
}

fn follow(guide: &str) {
    assert!(guide.contains(TODAY.1), "a guide says on which day it was followed");
    let folder = workspace();
    for block in blocks(guide) {
        let path = folder.path().join(block.file);
        match block.language {
            "yaml" => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, block.text).unwrap();
                assert_eq!(run(folder.path(), "candour check --quiet"), "", "{}", block.file);
            }
            "diff" => {
                let text = fs::read_to_string(&path).unwrap();
                fs::write(path, changed(&text, block.text)).unwrap();
            }
            "markdown" | "json" => {
                let text = fs::read_to_string(path).unwrap();
                assert!(holds(&text, block.text.trim_end()), "{} does not hold\n{}", block.file, block.text);
            }
            "console" => answers_as_shown(folder.path(), block.text),
            other => panic!("nothing holds a block of `{other}` true"),
        }
    }
    for command in guide.split('`').filter_map(|code| code.strip_prefix("candour ")) {
        let name = words(command).swap_remove(0);
        assert!(run(folder.path(), &format!("candour {name} --help")).contains("Usage: "), "candour {name}");
    }
}

fn answers_as_shown(folder: &Path, session: &str) {
    let session = format!("\n{session}");
    let mut runs = session.split("\n$ ").skip(1).peekable();
    assert!(runs.peek().is_some(), "no command in{session}");
    for (command, shown) in runs.map(|run| run.split_once('\n').unwrap_or((run, ""))) {
        let said = run(folder, command);
        assert!(is_shown(&said, shown), "$ {command}\nis said to print\n{shown}\nand prints\n{said}");
    }
}

struct Block<'t> {
    language: &'t str,
    /// The last name before it that stands as code.
    file: &'t str,
    text: &'t str,
}

/// The fenced blocks of a page.
fn blocks(page: &str) -> Vec<Block<'_>> {
    let parts: Vec<&str> = page.split("```").collect();
    let blocks = parts.chunks_exact(2).map(|part| {
        let (language, text) = part[1].split_once('\n').unwrap();
        let file = part[0].rsplit('`').nth(1).unwrap_or_default();
        Block { language, file, text }
    });
    blocks.collect()
}

/// A copy of this repository's workspace.
fn workspace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("resources.yaml"), folder.path().join("resources.yaml")).unwrap();
    copy(&root.join("responses"), &folder.path().join("responses"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A text with the one place changed that a diff shows.
fn changed(text: &str, diff: &str) -> String {
    let without = |sign: char| {
        let lines = diff.lines().filter(|line| !line.starts_with(sign));
        lines.flat_map(|line| [line.get(1..).unwrap_or_default(), "\n"]).collect::<String>()
    };
    let (before, after) = (without('+'), without('-'));
    assert_eq!(text.matches(&before).count(), 1, "stands once:\n{before}");
    text.replace(&before, &after)
}

/// What a terminal shows of a run, in the order in which it was written.
fn run(folder: &Path, line: &str) -> String {
    let words = words(line);
    assert_eq!(words[0], "candour", "{line}");
    let (mut reader, writer) = pipe().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(&words[1..]).args(["--as-of", TODAY.0]).env_clear().current_dir(folder);
    command.stdout(writer.try_clone().unwrap()).stderr(writer);
    let mut child = command.spawn().unwrap();
    // The command holds the writing ends, and the pipe ends with the last of them.
    drop(command);
    let mut said = String::new();
    reader.read_to_string(&mut said).unwrap();
    assert_ne!(child.wait().unwrap().code(), Some(2), "{line}: could not be run\n{said}");
    said
}

/// The words of a command, which double quotes hold together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, part) in line.split('"').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Whether a text holds an excerpt, from the beginning of a line.
fn holds(text: &str, excerpt: &str) -> bool {
    text.match_indices('\n')
        .map(|(end, _)| &text[end + 1..])
        .chain([text])
        .any(|rest| parts(rest, excerpt).is_some())
}

/// Whether a text is what is shown, from its beginning to its end.
fn is_shown(text: &str, shown: &str) -> bool {
    let (text, shown) = (text.trim_end(), shown.trim_end());
    let Some((shown, last)) = shown.rsplit_once('…') else { return text == shown };
    text.strip_suffix(last).is_some_and(|text| parts(text, shown).is_some())
}

/// What follows in a text on the parts between `…`, which stand in it in their order, the first at its beginning.
fn parts<'t>(text: &'t str, shown: &str) -> Option<&'t str> {
    let mut parts = shown.split('…');
    let mut rest = text.strip_prefix(parts.next()?)?;
    for part in parts {
        rest = &rest[rest.find(part)? + part.len()..];
    }
    Some(rest)
}

#[test]
fn what_is_left_out_is_marked() {
    assert!(is_shown("one\ntwo\nthree\n", "one\n…\nthree\n"));
    assert!(is_shown("one\ntwo\nthree\n", "one\n…\n"));
    assert!(is_shown("one\ntwo\none\ntwo\n", "one\n…\ntwo\n"));
    assert!(!is_shown("one\ntwo\nthree\n", "one\nthree\n"));
    assert!(!is_shown("one\ntwo\nthree\n", "one\n…\ntwo\n"));
    assert!(holds("one\ntwo\nthree\n", "two\nthr…\n"));
    assert!(!holds("one\ntwo\nthree\n", "wo\n"));
    assert_eq!(words(r#"candour show --during "FY 2016/17""#), ["candour", "show", "--during", "FY 2016/17"]);
    assert_eq!(changed("a\nb\nc\n", " a\n-b\n+d\n"), "a\nd\nc\n");
}
