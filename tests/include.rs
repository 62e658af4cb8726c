//! A register split over files: how the files are found, how they count, and what is refused.
#![expect(clippy::disallowed_methods, reason = "a test makes the files that the command is given")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use candour::read::{self, Reading};
use candour::text::SourceMap;
use tempfile::TempDir;

const FIRST: &str = include_str!("cmd/good.in/resources.yaml");
const REQUEST: &str = include_str!("cmd/good.in/responses/2019-014/request.yaml");

struct Workspace(TempDir);

impl Workspace {
    fn of(files: &[(&str, &str)]) -> Self {
        let workspace = Self(tempfile::Builder::new().prefix("workspace-").tempdir().unwrap());
        for (name, text) in files {
            workspace.write(name, text.as_bytes());
        }
        workspace
    }

    /// The register of the whole runs with further lines at its start.
    fn including(include: &str, files: &[(&str, &str)]) -> Self {
        let workspace = Self::of(files);
        workspace.write("resources.yaml", format!("include: {include}\n{FIRST}").as_bytes());
        workspace
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// How a command ends, and what it says.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(arguments).args(["--as-of", "2019-06-01"]).env_clear().current_dir(self.path());
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    }

    /// The code, the place and the sentence of each finding, as JSON gives them.
    fn found(&self, arguments: &[&str]) -> Vec<(String, String, String)> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(["check", "--format", "json", "--as-of", "2019-06-01"]).args(arguments);
        let output = command.env_clear().current_dir(self.path()).output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        // Notes ask for nothing.
        let asked = json["diagnostics"].as_array().unwrap().iter().filter(|found| found["level"] != "note");
        let found = asked.map(|found| {
            let place = format!("{}:{}:{}", found["file"].as_str().unwrap(), found["line"], found["column"]);
            (word(&found["code"]), place, word(&found["message"]))
        });
        found.collect()
    }
}

const PARTNER: &str = "partners:\n  port: { name: Port Authority, source: s-2019 }\n";
const SOURCE: &str = "sources:\n  s-2019: { title: A list, date: 2019-02, published: true }\n";

#[test]
fn files_may_be_split_and_name_each_other() {
    let workspace = Workspace::including(
        "[register/partners.yaml, register/sources/all.yaml]",
        &[
            ("register/partners.yaml", &format!("include: ./more/partners.yaml\n{PARTNER}")),
            ("register/more/partners.yaml", "partners:\n  harbour: { name: Harbour, source: s-2019 }\n"),
            ("register/sources/all.yaml", &format!("include: ../../old.yml\n{SOURCE}")),
            ("old.yml", "topics:\n  old: { name: Old }\n"),
        ],
    );
    assert_eq!(workspace.run(&["check"]).0, Some(0), "{}", workspace.run(&["check"]).1);
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    let output = command.arg("show").env_clear().current_dir(workspace.path()).output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    let places = ["partners/port", "partners/harbour", "topics/old"].map(|id| shown.find(id).unwrap());
    assert!(places.is_sorted(), "depth first, in the order named: {shown}");
}

#[test]
fn one_file_is_read_as_ever() {
    let mut sources = SourceMap::new();
    let file = sources.add("resources.yaml", FIRST);
    let (alone, none) = read::register(file, FIRST);
    let (read, found) = Reading::of("resources.yaml", file, FIRST).finish();
    assert_eq!((none, read.entries.len()), (found, alone.entries.len()));
    let text = format!("include: posts.yaml\n{FIRST}");
    let (_, found) = read::register(file, &text);
    assert_eq!(found[0].finding.message, "`posts.yaml` has not been read");
}

/// Each with what `include` says, a file beside the register, and the finding at the place of the path.
#[test]
fn what_cannot_be_included_is_refused_where_it_is_named() {
    let (outside, not_read) = ("include-outside", "include-not-read");
    let cases = [
        ("/etc/passwd", outside, "`/etc/passwd` does not begin in the workspace"),
        ("../posts.yaml", outside, "`../posts.yaml` leads out of the workspace"),
        ("a/../../posts.yaml", outside, "`a/../../posts.yaml` leads out of the workspace"),
        (
            "C:/posts.yaml",
            outside,
            "`C:/posts.yaml` names a drive or an address, not a file of the workspace",
        ),
        ("a\\posts.yaml", not_read, "`a\\posts.yaml` has a backslash in it"),
        ("a/*.yaml", not_read, "`a/*.yaml` is a pattern, not a path"),
        ("a", not_read, "cannot read a: it is a folder"),
        ("a/", not_read, "`a/` is a folder"),
        ("none.yaml", not_read, "cannot read none.yaml: there is no such file"),
        (
            "a/latin.yaml",
            not_read,
            "a/latin.yaml:2:6: the text is not UTF-8; save the file as UTF-8 and try again",
        ),
        ("a/huge.yaml", not_read, "a/huge.yaml is too large: more than 32 MiB is not read"),
        ("a/words.txt", not_read, "`a/words.txt` cannot be a part of the register"),
        ("withheld.yaml", not_read, "`withheld.yaml` cannot be a part of the register"),
        ("responses/1/request.yaml", not_read, "`responses/1/request.yaml` cannot be a part of the register"),
        ("requester.yaml", not_read, "`requester.yaml` cannot be a part of the register"),
        ("resources.yaml", "include-repeated", "including `resources.yaml` here would go round in a circle"),
    ];
    for (path, code, message) in cases {
        let workspace = Workspace::including(
            path,
            &[
                ("a/words.txt", "topics:\n"),
                ("withheld.yaml", "# none\n"),
                ("requester.yaml", "name: x\n"),
                ("responses/1/request.yaml", "received: 2019-03-01\n"),
            ],
        );
        workspace.write("a/latin.yaml", b"topics:\n  caf\xe9: { name: a }\n");
        let huge = fs::File::create(workspace.path().join("a/huge.yaml")).unwrap();
        huge.set_len(100 << 20).unwrap();
        let found = workspace.found(&["resources.yaml"]);
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert_eq!(found[0], (code.into(), "resources.yaml:1:10".into(), message.into()));
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_workspace() {
    use std::os::unix::fs::symlink;
    let outside = Workspace::of(&[("posts.yaml", "topics:\n  secret: { name: SECRET }\n")]);
    let inside = Workspace::of(&[("posts.yaml", "topics:\n  known: { name: Known }\n")]);
    for (target, link, path) in [
        (outside.path().join("posts.yaml"), "a.yaml", "a.yaml"),
        (outside.path().to_owned(), "folder", "folder/posts.yaml"),
        ("/dev/stdin".into(), "a.yaml", "a.yaml"),
        ("..".into(), "up", "up/posts.yaml"),
    ] {
        inside.write("resources.yaml", format!("include: {path}\n{FIRST}").as_bytes());
        symlink(target, inside.path().join(link)).unwrap();
        let found = inside.found(&[]);
        let (_, said) = inside.run(&["check"]);
        fs::remove_file(inside.path().join(link)).unwrap();
        let code = if link == "up" { "include-not-read" } else { "include-outside" };
        assert_eq!((&*found[0].0, &*found[0].1, found.len()), (code, "resources.yaml:1:10", 1), "{found:?}");
        assert!(!said.contains("SECRET"), "{said}");
    }
    // A link that stays within is followed, and the file has its own name; twice is twice under any name.
    symlink("posts.yaml", inside.path().join("b.yaml")).unwrap();
    inside.write("resources.yaml", format!("include: [b.yaml]\n{FIRST}").as_bytes());
    assert_eq!(inside.run(&["check"]).0, Some(0), "{}", inside.run(&["check"]).1);
    inside.write("resources.yaml", format!("include: [b.yaml, posts.yaml]\n{FIRST}").as_bytes());
    let found = inside.found(&[]);
    assert_eq!((&*found[0].0, &*found[0].1), ("include-repeated", "resources.yaml:1:19"), "{found:?}");
    // Two that lead to each other lead nowhere.
    symlink("d.yaml", inside.path().join("c.yaml")).unwrap();
    symlink("c.yaml", inside.path().join("d.yaml")).unwrap();
    inside.write("resources.yaml", format!("include: c.yaml\n{FIRST}").as_bytes());
    assert_eq!(inside.found(&[])[0].0, "include-not-read");
}

#[test]
fn a_circle_is_told_from_a_file_that_is_named_twice() {
    let circle = Workspace::including(
        "a.yaml",
        &[
            ("a.yaml", "include: b/b.yaml\n"),
            ("b/b.yaml", "include: [c.yaml, ../a.yaml]\n"),
            ("b/c.yaml", SOURCE),
        ],
    );
    let found = circle.found(&[]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (&*found[0].1, &*found[0].2),
        ("b/b.yaml:1:19", "including `a.yaml` here would go round in a circle")
    );
    let twice = Workspace::including(
        "[a.yaml, ./b/../a.yaml, b.yaml]",
        &[("a.yaml", SOURCE), ("b.yaml", "include: a.yaml\n")],
    );
    let found = twice.found(&[]);
    let places: Vec<&str> = found.iter().map(|found| &*found.1).collect();
    assert_eq!(places, ["resources.yaml:1:19", "b.yaml:1:10"], "{found:?}");
    assert!(found.iter().all(|found| found.2 == "`a.yaml` is included already"), "{found:?}");
}

#[test]
fn a_fault_is_shown_in_the_file_that_has_it() {
    let workspace = Workspace::including(
        "[a.yaml, b.yaml]",
        &[
            ("a.yaml", &format!("organisation: {{ name: B, regime: foia-2000 }}\n{SOURCE}{PARTNER}")),
            (
                "b.yaml",
                "sources:\n  s-2019: { title: B, date: 2019 }\npartners:\n  port: { name: P, source: none }\nposst:\n",
            ),
        ],
    );
    let found = workspace.found(&[]);
    let places: Vec<(&str, &str)> = found.iter().map(|found| (&*found.0, &*found.1)).collect();
    assert_eq!(
        places,
        [
            ("organisation-repeated", "a.yaml:1:1"),
            ("id-repeated", "b.yaml:2:3"),
            ("id-repeated", "b.yaml:4:3"),
            ("reference-unknown", "b.yaml:4:28"),
            ("unknown-key", "b.yaml:5:1"),
        ]
    );
    let (_, said) = workspace.run(&["check"]);
    assert_eq!(said.matches("the first one").count(), 2, "{said}");
    assert!(said.contains("a.yaml:3:3") && said.contains("a.yaml:5:3"), "both places are shown: {said}");
    assert_eq!(workspace.found(&["b.yaml"]).len(), 4, "asked about one file");
    assert_eq!(workspace.found(&["a.yaml"]).len(), 1, "asked about the other");
}

#[test]
fn what_a_broken_file_would_have_said_is_not_missed_elsewhere() {
    let broken = format!("{SOURCE}topics:\n  a: {{ name: \"x }}\n");
    let workspace = Workspace::including(
        "[a.yaml, b.yaml]",
        &[("a.yaml", &broken), ("b.yaml", PARTNER), ("responses/2019-014/request.yaml", REQUEST)],
    );
    let found = workspace.found(&[]);
    assert_eq!((&*found[0].0, &*found[0].1, found.len()), ("yaml-syntax", "a.yaml:4:14", 1), "{found:?}");
    assert_eq!(workspace.run(&["draft", "2019-014", "--only", "md"]).0, Some(1));
    assert!(!workspace.path().join("responses/2019-014/response.md").exists());
    workspace.write("b.yaml", b"topics:\n  X: {}\n");
    assert_eq!(workspace.found(&["b.yaml"]).len(), 1, "the rest is still read");
}

#[test]
fn a_register_has_so_many_files_and_no_more() {
    let many = |count: usize| {
        let mut text = String::from("\n");
        for at in 0..count {
            let _ = writeln!(text, "  - a/{at}.yaml");
        }
        Workspace::including(&text, &[])
    };
    let found = many(100_000).found(&[]);
    assert_eq!(found.len(), 1001, "{:?}", found.last());
    let last = &found[1000];
    assert_eq!((&*last.0, &*last.1), ("register-too-large", "resources.yaml:1002:5"), "{last:?}");
    // A chain as long as it may be, and one longer.
    for (count, code) in [(1000, 0), (1001, 1)] {
        let chain = Workspace::including("0.yaml", &[]);
        for at in 0..count {
            let next = if at + 1 < count { format!("include: {}.yaml\n", at + 1) } else { String::new() };
            chain.write(&format!("{at}.yaml"), format!("{next}topics:\n  t{at}: {{ name: N }}\n").as_bytes());
        }
        let (ended, said) = chain.run(&["check"]);
        assert_eq!(ended, Some(code), "{said}");
    }
}

#[test]
fn several_files_hold_no_more_than_one_might() {
    let workspace = Workspace::including("[a.yaml, b.yaml, c.yaml, d.yaml]", &[]);
    let comment = format!("{SOURCE}# {}\n", "x".repeat(20 << 20));
    workspace.write("a.yaml", comment.as_bytes());
    workspace.write("b.yaml", comment.as_bytes());
    let found = workspace.found(&[]);
    assert_eq!((&*found[0].0, &*found[0].1, found.len()), ("register-too-large", "resources.yaml:1:19", 1));
    let values = format!("topics:\n  a: {{ name: N, aliases: [{}] }}\n", vec!["x"; 600_000].join(","));
    workspace.write("a.yaml", values.as_bytes());
    workspace.write("b.yaml", values.replace("a:", "b:").as_bytes());
    let found = workspace.found(&[]);
    let told = found.iter().find(|found| found.0 == "register-too-large").unwrap();
    assert_eq!(told.2, "with `b.yaml`, the register holds more than 1000000 values");
    assert_eq!(told.1, "resources.yaml:1:19");
}

#[test]
fn what_is_withheld_is_looked_for_in_every_file() {
    let workspace = Workspace::including(
        "register/nightjar.yaml",
        &[
            ("withheld.yaml", "- Nightjar\n- Cutler Row\n"),
            ("register/nightjar.yaml", &format!("# 14 Cutler Row\n{SOURCE}{PARTNER}")),
        ],
    );
    let found = workspace.found(&[]);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|found| found.0 == "withheld-in-clear"), "{found:?}");
    assert!(found.iter().any(|found| found.1 == "register/[withheld].yaml:1:6"), "{found:?}");
    let (_, said) = workspace.run(&["check"]);
    assert!(!said.to_lowercase().contains("nightjar") && !said.contains("Cutler"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_ledger_stands_for_every_file_of_the_register() {
    let digest = |workspace: &Workspace| {
        workspace.write("responses/2019-014/request.yaml", REQUEST.as_bytes());
        let (code, said) = workspace.run(&["draft", "2019-014", "--only", "md"]);
        assert_eq!(code, Some(0), "{said}");
        let ledger = fs::read(workspace.path().join("responses/2019-014/ledger.json")).unwrap();
        let ledger: serde_json::Value = serde_json::from_slice(&ledger).unwrap();
        ledger["digests"]["register"].as_str().unwrap().to_owned()
    };
    let sum = |workspace: &Workspace, script: &str| {
        let mut command = Command::new("/bin/sh");
        let output = command.args(["-c", script]).current_dir(workspace.path()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()[..64].to_owned()
    };
    let alone = Workspace::of(&[("resources.yaml", FIRST)]);
    assert_eq!(digest(&alone), sum(&alone, "sha256sum resources.yaml"));
    let part = format!("{SOURCE}{PARTNER}");
    let split = Workspace::including("a/b.yaml", &[("a/b.yaml", &part)]);
    let before = digest(&split);
    assert_eq!(before, sum(&split, "sha256sum resources.yaml a/b.yaml | sha256sum"));
    split.write("a/b.yaml", format!("{part}# seen\n").as_bytes());
    assert!(digest(&split) != before, "a comment in an included file counts");
}
