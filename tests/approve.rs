//! A letter is approved as it is, by a second person, when nothing stands in its way; and by nobody once it has changed.
#![expect(clippy::disallowed_methods, reason = "a test makes the folders that are worked in")]

mod gate;
mod history;
mod void;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

/// Whom to ask about one post, something to confirm of another, and an ask that no letter here bears on.
const REGISTER: &str = "\
organisation: { name: Ashcombe District Council, regime: foia-2000 }
sources:
  minutes: { title: Minutes of the Leisure Committee, date: 2026-06-01, published: true }
  rota: { title: Pool rota, date: 2026-07-01 }
topics:
  swimming: { name: Swimming lessons, work: work on swimming lessons }
  skating: { name: Skating lessons, work: work on skating lessons }
units:
  leisure: { name: Leisure Services, source: minutes }
posts:
  instructor: { title: Swimming Instructor, source: minutes, count: 3, topics: [swimming], unit: leisure }
  keyholder: { title: Keyholder, source: rota, count: 2, topics: [swimming], ask: the Head of Leisure }
  lifeguard: { title: Lifeguard, source: minutes, count: 6, topics: [swimming], confirm: needed – with seasonal staff? }
  skater: { title: Skating Instructor, source: rota, count: 1, topics: [skating], ask: head-of-leisure }
  head-of-leisure: { title: Head of Leisure, source: minutes, count: 1 }
  information-officer: { title: Information Officer, was: [clerk], source: minutes, count: 1 }
  solicitor: { title: Solicitor, source: minutes, count: 1 }
  surveyor: { title: Surveyor, source: minutes, count: 1, from: 2020, until: 2021, seen: 2020-06 }
contacts:
  commissioner:
    role: regulator
    name: The Regulator
    in_text: the regulator
    source: minutes
    for: 2026..2027
    address: [One Street, A Town]
";

const REQUEST: &str = "\
drafted_by: information-officer
received: 2026-11-02
dated: 2026-11-20
questions:
  - { id: \"1\", heading: Instructors, answer: posts, topic: swimming, periods: [2026] }
";

const CASE: &str = "responses/2026-014";

/// The files that go out, and one attachment.
const GOING_OUT: [&str; 5] =
    ["attachments/plan.csv", "ledger.json", "request.yaml", "response.md", "response.pdf"];

const CONSENTS: [&[&str]; 2] = [
    &["answered", "--fact", "posts/keyholder", "--by", "head-of-leisure", "--answer", "yes"],
    &["confirmed", "--fact", "posts/lifeguard", "--by", "head-of-leisure"],
];

struct Workspace(TempDir);

/// The files of a workspace that was drafted once.
static DRAFTED: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let workspace = Workspace::bare();
    let (code, said) = workspace.run(&["draft", "2026-014"]);
    assert!(code < 2, "{said}");
    ["response.md", "response.pdf", "ledger.json"]
        .map(|name| (format!("{CASE}/{name}"), fs::read(workspace.case().join(name)).unwrap()))
        .into_iter()
        .collect()
});

impl Workspace {
    /// A case with an attachment, not drafted.
    fn bare() -> Self {
        let workspace = Self(tempfile::tempdir().unwrap());
        workspace.write("resources.yaml", REGISTER);
        workspace.write(&format!("{CASE}/request.yaml"), REQUEST);
        workspace.write(&format!("{CASE}/attachments/plan.csv"), "day,pool\nMonday,open\n");
        workspace
    }

    /// A drafted case.
    fn drafted() -> Self {
        let workspace = Self::bare();
        for (path, bytes) in &*DRAFTED {
            workspace.write(path, bytes);
        }
        workspace
    }

    /// A drafted case of which all is said that has to be.
    fn ready() -> Self {
        let workspace = Self::drafted();
        for consent in CONSENTS {
            workspace.note(consent);
        }
        workspace
    }

    fn approved() -> Self {
        let workspace = Self::ready();
        assert_eq!(workspace.approve("solicitor"), (0, BTreeSet::new()));
        workspace
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn case(&self) -> std::path::PathBuf {
        self.0.path().join(CASE)
    }

    fn events(&self) -> String {
        fs::read_to_string(self.case().join("events.yaml")).unwrap_or_default()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        self.command_on("2026-11-22", arguments)
    }

    fn command_on(&self, today: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(arguments).args(["--as-of", today]).env_clear().current_dir(self.0.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        self.run_on("2026-11-22", arguments)
    }

    fn run_on(&self, today: &str, arguments: &[&str]) -> (i32, String) {
        let output = self.command_on(today, arguments).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), said)
    }

    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.command(&[arguments, &["--format", "json"]].concat()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        let value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
        (output.status.code().unwrap(), value)
    }

    fn note(&self, arguments: &[&str]) {
        let (code, said) = self.run(&[&["note", "2026-014"], arguments].concat());
        assert_eq!(code, 0, "{said}");
    }

    /// The exit code of an approval, and the codes of what stands in its way.
    fn approve(&self, by: &str) -> (i32, BTreeSet<String>) {
        let (code, said) = self.json(&["approve", "2026-014", "--by", by]);
        assert_eq!(said["approved"], code == 0);
        (code, codes(&said["findings"]))
    }

    /// How the case stands with its approval, by `due`.
    fn approval(&self) -> Value {
        self.json(&["due", "2026-014"]).1["approval"].clone()
    }

    /// What is found in the case by `check`, code and message.
    fn found(&self) -> Vec<(String, String)> {
        let (_, said) = self.json(&["check", CASE]);
        let word = |found: &Value, key: &str| found[key].as_str().unwrap().to_owned();
        let found = said["diagnostics"].as_array().unwrap().iter();
        found.map(|found| (word(found, "code"), word(found, "message"))).collect()
    }
}

fn codes(findings: &Value) -> BTreeSet<String> {
    findings.as_array().unwrap().iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect()
}

fn set(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &there);
        } else {
            assert!(fs::copy(entry.path(), there).is_ok());
        }
    }
}
