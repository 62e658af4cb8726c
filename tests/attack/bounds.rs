//! However a register is made, checking it takes no more memory than 64 MB and twenty times its size.
#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::process::Command;

use super::{Run, Workspace};

const START: &str = "organisation: { name: A, regime: foia-2000 }\nsources:\n  s: { title: T, date: 2017, published: true }\n";

/// A register with `count` pieces after its start.
fn many(before: &str, count: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = format!("{START}{before}");
    for at in 0..count {
        text += &piece(at);
    }
    text
}

/// Runs `check` in a shell that gives it no more memory than `bytes`.
fn check_within(bytes: usize, workspace: &Workspace) -> Run {
    let mut command = Command::new("/bin/sh");
    let script = format!("ulimit -d {} && exec \"$@\"", bytes / 1024);
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_candour"), "check", "--as-of", super::TODAY]);
    command.env_clear().current_dir(workspace.path());
    Run::of(command.output().unwrap())
}

#[test]
fn memory_stays_within_the_promise() {
    let list = |word: &str, count: usize| vec![word; count].join(",");
    let versions = |entry: usize| {
        let mut text = format!("  t{entry}:\n    title: x\n    versions:\n");
        for count in 1..=500 {
            let _ = writeln!(text, "      - {{ source: s, count: {count} }}");
        }
        text
    };
    let attacks = [
        ("one long word", many("topics:\n  a: { name: ", 1, |_| format!("{} }}\n", "x".repeat(4_000_000)))),
        ("comments", many("", 500_000, |_| "# c\n".to_owned())),
        ("short entries", many("topics:\n", 30_000, |at| format!("  t{at}: {{ name: N }}\n"))),
        ("posts", many("posts:\n", 20_000, |at| format!("  t{at}: {{ title: N, source: s, count: 3 }}\n"))),
        ("nodes", many("topics:\n  a: { aliases: [", 1, |_| list("x", 1_200_000) + "] }\n")),
        ("longer nodes", many("topics:\n  a: { aliases: [", 1, |_| list("xxxxxxxxx", 1_100_000) + "] }\n")),
        (
            "unknown entries",
            many("posts:\n", 20_000, |at| format!("  t{at}: {{ title: N, source: s, unit: u{at} }}\n")),
        ),
        (
            "unknown entries in a list",
            many("posts:\n", 1, |_| {
                format!("  t: {{ title: N, source: s, unit: [{}] }}\n", list("u", 100_000))
            }),
        ),
        (
            "unknown sources",
            many("posts:\n", 20_000, |at| format!("  t{at}: {{ title: N, source: q{at} }}\n")),
        ),
        ("unknown fields", many("posts:\n  t:\n    title: x\n", 50_000, |at| format!("    z{at}: 1\n"))),
        ("wrong ids", many("topics:\n", 50_000, |at| format!("  X{at}: {{ name: a }}\n"))),
        (
            "one line",
            many("posts: {", 10_000, |at| format!(" t{at}: {{ title: N, source: s, unit: u{at} }},")) + "}\n",
        ),
        ("versions", many("posts:\n", 45, versions)),
        (
            "a long list for each version",
            many("posts:\n  a:\n    duties: [", 1, |_| {
                list("x", 5000) + "]\n    versions:\n" + &"      - { source: s }\n".repeat(999)
            }),
        ),
        ("aliases", many("topics:\n", 30_000, |at| format!("  t{at}: *x\n"))),
        ("anchors", many("topics:\n", 30_000, |at| format!("  t{at}: &x {{}}\n"))),
        ("sources", many("", 20_000, |at| format!("  s{at}: {{ title: T, date: 2017 }}\n"))),
        ("one key again and again", many("", 60_000, |_| "k: 1\n".to_owned())),
        ("keys twice", many("", 60_000, |at| format!("k{}: 1\n", at % 30_000))),
        (
            "sources that nobody has",
            many("", 5000, |at| format!("  s{at}: {{ title: T, date: 2017 }}\n"))
                + &many("posts:\n", 5000, |at| format!("  t{at}: {{ title: N, source: q{at} }}\n"))
                    [START.len()..],
        ),
        (
            "long ids that nobody has",
            many("posts:\n", 50, |at| {
                format!("  t{at}: {{ title: N, source: s, unit: {} }}\n", "x".repeat(50_000))
            }),
        ),
        ("files that nobody has", many("include:\n", 50_000, |at| format!("  - {at}.yaml\n"))),
        ("blank lines", "\n".repeat(4_000_000)),
        ("brackets", "[".repeat(1_000_000)),
        ("colons", ":".repeat(500_000)),
        ("backslashes", format!("\"{}", "\\".repeat(999_999))),
        ("question marks", "? ".repeat(100_000)),
    ];
    for (name, text) in attacks {
        let workspace = Workspace::of(text.as_bytes());
        let run = check_within(64_000_000 + 20 * text.len(), &workspace);
        assert!(matches!(run.code, Some(0 | 1)), "{name}: {:?} {}", run.code, run.stderr);
        assert!(run.stderr.len() < 1_000_000, "{name}: {} bytes are said", run.stderr.len());
    }
}

/// Settings that accept everything one by one cost no more than others, and are told of in bounds.
#[test]
fn exceptions_that_nothing_needs_are_told_of_in_bounds() {
    let exception = |at: usize| format!("- {{ code: source-unused, at: a{at}, reason: a b }}\n");
    let many = (0..20_000).map(exception).collect::<String>();
    let long = format!("- {{ code: source-unused, at: {}, reason: a b }}\n", "a".repeat(1_000_000));
    for exceptions in [many, long] {
        let workspace = Workspace::good();
        let text = format!("exceptions:\n{exceptions}");
        workspace.write("candour.yaml", text.as_bytes());
        let run = check_within(64_000_000 + 20 * text.len(), &workspace);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert!(run.stderr.contains("exception-unused"), "{}", run.stderr);
        assert!(run.stderr.len() < 1_000_000, "{} bytes are said", run.stderr.len());
    }
}

/// The limit is real: with too little, the command cannot run.
#[test]
fn the_measure_of_memory_measures() {
    let run = check_within(1_000_000, &Workspace::good());
    assert!(!matches!(run.code, Some(0..=2)), "{:?}", run.code);
}

/// Versions in one chain after another, over sources whose days are all unknown: this once took minutes.
#[test]
fn many_chains_over_many_sources_are_settled() {
    let mut text = String::from("organisation: { name: A, regime: foia-2000 }\nsources:\n");
    for at in 0..200 {
        let _ = writeln!(text, "  s{at}: {{ title: T, date: 2015..2017, published: true }}");
    }
    text += "posts:\n";
    for entry in 0..20 {
        let _ = writeln!(text, "  t{entry}:\n    title: x{entry}\n    versions:");
        for at in 0..200 {
            let _ = writeln!(text, "      - {{ source: s{at} }}");
        }
    }
    let workspace = Workspace::empty();
    workspace.write("resources.yaml", text.as_bytes());
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}
