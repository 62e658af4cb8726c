//! Registers that are not there, not text, not YAML, or only half there.

use std::fs::{self, File};

use candour::report::{self, Style};
use candour::text::{SourceMap, floor_char};
use candour::{diagnostic, read};

use super::Workspace;

const START: &str = "organisation: { name: A, regime: foia-2000 }\nsources:\n  s: { title: T, date: 2017 }\n";

/// Each with how the run ends, what it says first, and the place it names.
#[test]
fn bad_files_get_a_place_and_a_sentence() {
    let with = |rest: &str| format!("{START}{rest}").into_bytes();
    let bomb: Vec<String> = (1..40).map(|n| format!("k{n}: &k{n} [*k{}, *k{}]\n", n - 1, n - 1)).collect();
    let cases: Vec<(&str, Vec<u8>, i32, &str, &str)> = vec![
        ("empty", Vec::new(), 1, "error[file-empty]: the file is empty", ":1:1"),
        ("blank", b" \n\n".to_vec(), 1, "error[file-empty]", ":1:1"),
        ("comment", b"# nothing\n".to_vec(), 1, "error[file-empty]", ":1:1"),
        ("a list", b"- a\n".to_vec(), 1, "error[wrong-type]: the register is a list", ":1:1"),
        (
            "Latin-1",
            with("topics:\n  a: { name: caf\u{e9} }\n").iter().copied().filter(|b| *b != 0xc3).collect(),
            2,
            "error: ",
            ":5:17: the text is not UTF-8",
        ),
        (
            "UTF-16",
            [&b"\xff\xfe"[..], &[b'a', 0, b':', 0]].concat(),
            2,
            "error: ",
            ":1:1: the text is not UTF-8",
        ),
        ("NUL", with("topics:\n  a: { name: \"x\0y\" }\n"), 1, "error[control-character]: NUL", ":5:16"),
        ("escaped NUL", with("topics:\n  a: { name: \"x\\0y\" }\n"), 1, "error[control-character]", ":5:14"),
        ("tab", with("topics:\n\ta: { name: x }\n"), 1, "error[yaml-tab]", ":5:1"),
        (
            "key twice",
            with("topics:\n  a: { name: x }\n  a: { name: y }\n"),
            1,
            "error[key-repeated]",
            ":6:3",
        ),
        ("nested flow", format!("x: {}", "[".repeat(100_000)).into_bytes(), 1, "error[yaml-too-deep]", ":1:"),
        ("nested maps", "{a: ".repeat(100_000).into_bytes(), 1, "error[yaml-too-deep]", ":1:"),
        ("nested dashes", "- ".repeat(100_000).into_bytes(), 1, "error[yaml-too-deep]", ":1:"),
        ("aliases", format!("k0: &k0 [x, x]\n{}", bomb.concat()).into_bytes(), 1, "error[", ":1:"),
        (
            "quote",
            with("topics:\n  a: { name: \"x }\n"),
            1,
            "error[yaml-syntax]: a quote is never closed",
            ":5:14",
        ),
        ("two documents", with("---\na: b\n"), 1, "error[yaml-second-document]", ":4:1"),
        ("direction", with("topics:\n  a: { name: \"a\u{202e}b\" }\n"), 1, "error[", ":5:16"),
        ("a mark of ours", with("topics:\n  a: { name: \"a\u{fdd0}b\" }\n"), 1, "error[", ":5:16"),
    ];
    for (name, bytes, code, says, place) in cases {
        let run = Workspace::of(&bytes).run(&["check"]);
        assert_eq!(run.code, Some(code), "{name}: {}", run.stderr);
        assert!(run.first().starts_with(says), "{name}: {}", run.first());
        assert!(run.stderr.contains(&format!("resources.yaml{place}")), "{name}: {}", run.stderr);
        assert!(run.stdout.is_empty(), "{name}");
    }
}

#[test]
fn a_register_that_cannot_be_read_is_said_to_be_so() {
    let missing = Workspace::empty();
    let run = missing.run(&["check", "-C", "."]);
    assert_eq!((run.code, run.stderr.lines().count()), (Some(2), 1), "{}", run.stderr);
    let folder = Workspace::empty();
    fs::create_dir(folder.path().join("resources.yaml")).unwrap();
    let run = folder.run(&["check", "-C", "."]);
    assert_eq!((run.code, run.stderr.lines().count()), (Some(2), 1), "{}", run.stderr);
    let huge = Workspace::empty();
    File::create(huge.path().join("resources.yaml")).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let run = huge.run(&["check"]);
    assert_eq!((run.code, run.stderr.lines().count()), (Some(2), 1), "{}", run.stderr);
    assert!(run.stderr.contains("resources.yaml is too large"), "{}", run.stderr);
}

/// What stands beside a register is refused like one: with its name, and a place if it is a text.
#[test]
fn settings_and_lists_that_cannot_be_read_are_said_to_be_so() {
    for name in ["candour.yaml", "withheld.yaml"] {
        let end = if name == "candour.yaml" { 1 } else { 2 };
        for (bytes, code, says) in [
            (&b"a: caf\xe9 noir\n"[..], 2, ":1:7: the text is not UTF-8"),
            (b"\xff\xfea\0:\0", 2, ":1:1: the text is not UTF-8"),
            (b"a: \"Night\0jar\"\n", end, ":1:10"),
            (b"a: \"Nightjar\n", end, ":1:12"),
            (&vec![b'\n'; 30 << 20], end, ":1:1"),
            (&vec![b'x'; 30 << 20], end, ":1:1"),
        ] {
            let workspace = Workspace::good();
            workspace.write(name, bytes);
            let run = workspace.run(&["check"]);
            assert_eq!(run.code, Some(code), "{name}: {}", run.stderr);
            assert!(run.stderr.contains(&format!("{name}{says}")), "{name}: {says}: {}", run.stderr);
            assert!(run.stderr.len() < 2_000, "{name}: {} bytes are said", run.stderr.len());
        }
        let folder = Workspace::good();
        fs::create_dir(folder.path().join(name)).unwrap();
        let huge = Workspace::good();
        File::create(huge.path().join(name)).unwrap().set_len(100 << 20).unwrap();
        for (workspace, says) in [(folder, "it is a folder"), (huge, "is too large")] {
            let run = workspace.run(&["check"]);
            assert_eq!((run.code, run.stderr.lines().count()), (Some(2), 1), "{name}: {}", run.stderr);
            assert!(run.stderr.contains(name) && run.stderr.contains(says), "{name}: {}", run.stderr);
        }
    }
}

#[test]
fn a_case_that_cannot_be_read_is_refused_like_a_register() {
    for (text, code, place) in [
        (&b"\xff"[..], 2, "request.yaml:1:1"),
        (b"", 1, "request.yaml:1:1"),
        (b"received: 2019-03-01\nquestions: [{ id: 1 ", 1, "request.yaml:2:"),
    ] {
        let workspace = Workspace::good();
        workspace.write("responses/2019-014/request.yaml", text);
        for arguments in [&["check"][..], &["draft", "2019-014", "--only", "md"]] {
            let run = workspace.run(arguments);
            assert_eq!(run.code, Some(code), "{}", run.stderr);
            assert!(run.stderr.contains(place), "{}", run.stderr);
        }
    }
}

#[test]
fn a_register_cut_short_anywhere_is_refused_in_sentences() {
    let whole = include_str!("../../resources.yaml");
    for cut in (0..whole.len()).step_by(97) {
        let text = &whole[..floor_char(whole, cut)];
        let mut sources = SourceMap::new();
        let file = sources.add("resources.yaml", text);
        let (register, mut found) = read::register(file, text);
        let standing =
            register.at(candour::register::Moment::on(candour::value::Day::parse("2019-06-01").unwrap()));
        found.extend(candour::rules::check(candour::rules::Subject {
            register: &register,
            standing: &standing,
        }));
        diagnostic::tidy(&mut found);
        for fault in &found {
            let message = &fault.finding.message;
            assert!(fault.finding.span.is_some(), "cut at {cut}: no place for: {message}");
            assert!(
                !message.contains('\n') && !message.ends_with('.') && message.len() < 300,
                "cut at {cut}: {message}"
            );
            assert!(report::human(&sources, fault, Style::Plain).contains("resources.yaml:"), "cut at {cut}");
            assert!(report::json(&sources, fault)["line"].is_u64(), "cut at {cut}");
        }
    }
    // Whole runs, and cuts inside characters.
    for cut in (0..whole.len()).step_by(997) {
        let run = Workspace::of(&whole.as_bytes()[..cut]).run(&["check"]);
        assert!(matches!(run.code, Some(1 | 2)), "cut at {cut}: {:?} {}", run.code, run.stderr);
        assert!(run.stderr.contains("error"), "cut at {cut}: {}", run.stderr);
    }
}
