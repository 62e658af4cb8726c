//! An audit of many letters: what it says of them is written as it comes, and not kept until all of it is there.
#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::ops::Range;
use std::process::Stdio;

use candour::case::{CHAIN, MANIFEST, Manifest};
use candour::letter::{Digest, sha256};
use serde_json::Value;

use super::{REGISTER, REQUEST, Workspace};

const FIRST: &str = "2026-00000";

/// A sealed letter that says something of many posts.
fn one() -> Workspace {
    let workspace = Workspace::with(&[(FIRST, REQUEST)]);
    let mut posts = String::new();
    for post in 0..60 {
        let _ = writeln!(
            posts,
            "  p{post}: {{ title: Officer of Room {post}, source: minutes, count: {post} to 90, topics: [swimming] }}"
        );
    }
    workspace.write("resources.yaml", REGISTER.replace("posts:\n", &format!("posts:\n{posts}")));
    workspace.seals(FIRST);
    workspace
}

/// Seals more letters that say the same.
fn more(workspace: &Workspace, letters: Range<usize>) {
    let path = |reference: &str, file: &str| format!("responses/{reference}/{file}");
    let listed = Manifest::new(workspace.read(&path(FIRST, MANIFEST)).lines().filter_map(Manifest::read));
    let names: Vec<String> = listed.lines().filter_map(|line| Some(Manifest::read(&line)?.0)).collect();
    let (mut chain, mut digest) = (workspace.read(&format!("responses/{CHAIN}")), Digest::new());
    let nothing = digest.so_far();
    digest.add(&chain);
    for number in letters {
        let reference = format!("2026-{number:05}");
        let of_file = |name: &String| {
            let text = workspace.read(&path(FIRST, name)).replace(FIRST, &reference);
            let text = text.replace(&nothing, &digest.so_far());
            workspace.write(&path(&reference, name), &text);
            (name.clone(), sha256(text))
        };
        let manifest = Manifest::new(names.iter().map(of_file)).text();
        workspace.write(&path(&reference, MANIFEST), &manifest);
        let line = format!("{}  {reference}/{MANIFEST}\n", sha256(manifest));
        digest.add(&line);
        chain += &line;
    }
    workspace.write(&format!("responses/{CHAIN}"), chain);
}

/// How many bytes an audit writes as JSON, and how many it needed for that. Nothing is taken from it before its memory
/// has been looked at, so that it cannot have come to an end unseen: a pipe holds only a small part of what it writes.
fn audit(workspace: &Workspace, letters: usize) -> (usize, usize) {
    let mut command = workspace.command(&["audit", "--format", "json"]);
    let mut run = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdout = run.stdout.take().unwrap();
    let (mut said, mut part, mut most) = (Vec::new(), vec![0; 1 << 16], 0);
    loop {
        let length = stdout.read(&mut part).unwrap();
        if length == 0 {
            break;
        }
        said.extend_from_slice(&part[..length]);
        let status = fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
        most = most.max(peak.unwrap_or_default() * 1024);
    }
    assert!(run.wait().unwrap().success());
    let told: Value = serde_json::from_slice(&said).unwrap();
    assert_eq!(told["letters"], letters);
    assert!(told["claims"].as_array().unwrap().len() > 100 * letters);
    (said.len(), most)
}

#[test]
fn what_an_audit_writes_is_not_kept() {
    let workspace = one();
    more(&workspace, 1..5);
    let (few, before) = audit(&workspace, 5);
    more(&workspace, 5..70);
    let (many, after) = audit(&workspace, 70);
    assert!(many > few + (8 << 20), "{few} and {many} bytes are too much alike to show anything");
    // To keep it takes several times as much as it is long.
    assert!(
        after < before + (many - few),
        "{many} bytes took {after} bytes of memory, and {few} took {before}"
    );
}
