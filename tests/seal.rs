//! What was sent is kept as it was sent: nobody changes it unseen, and whether it still stands can be asked on any day.
#![expect(clippy::disallowed_methods, reason = "a test makes the folders that are worked in")]

mod accepted;
mod audited;
mod beside;
mod corrected;
mod edited;
mod kept;
mod many;
mod reported;
mod reviewed;
mod stopped;
mod worded;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const REGISTER: &str = "\
organisation: { name: Ashcombe District Council, regime: foia-2000 }
sources:
  minutes: { title: Minutes of the Leisure Committee, date: 2026-06-01, published: true }
  rota: { title: Pool rota, date: 2026-07-01, published: true }
topics:
  swimming: { name: Swimming lessons, work: work on swimming lessons }
units:
  leisure: { name: Leisure Services, source: minutes }
posts:
  instructor: { title: Swimming Instructor, source: minutes, count: 3, topics: [swimming] }
  lifeguard: { title: Lifeguard, source: minutes, count: 6, topics: [swimming] }
  solicitor: { title: Solicitor, source: rota, count: 1 }
contacts:
  commissioner:
    role: regulator
    name: The Regulator
    in_text: the regulator
    source: minutes
    for: 2026..2027
    address: [One Street, A Town]
";

pub(crate) const REQUEST: &str = "\
received: 2026-09-01
dated: 2026-09-20
questions:
  - { id: \"1\", heading: Posts, answer: posts, topic: swimming, periods: [2026-06] }
";

pub(crate) const TODAY: &str = "2026-11-22";

/// A register and its cases.
pub(crate) struct Workspace(pub(crate) TempDir);

impl Workspace {
    /// With these cases, not drafted.
    pub(crate) fn with(cases: &[(&str, &str)]) -> Self {
        let workspace = Self(tempfile::tempdir().unwrap());
        workspace.write("resources.yaml", REGISTER);
        for (reference, request) in cases {
            workspace.write(&format!("responses/{reference}/request.yaml"), request);
        }
        workspace
    }

    /// With one case, drafted and sealed.
    pub(crate) fn sealed() -> Self {
        let workspace = Self::with(&[("2026-001", REQUEST)]);
        workspace.write("responses/2026-001/attachments/plan.csv", "day,pool\nMonday,open\n");
        workspace.seals("2026-001");
        workspace
    }

    /// Drafts a case and seals it.
    pub(crate) fn seals(&self, reference: &str) {
        self.drafts(reference);
        self.must(&["seal", reference, "--sent", "2026-09-21", "--reason", "there was no time"]);
    }

    pub(crate) fn drafts(&self, reference: &str) {
        self.must(&["draft", reference, "--only", "md"]);
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Says something else in a file.
    pub(crate) fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
        self.write(path, text.replace(from, to));
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(arguments).args(["--as-of", TODAY]).env_clear().current_dir(self.0.path());
        command
    }

    /// How a run ends, and what it says.
    pub(crate) fn run(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.command(arguments).output().unwrap();
        (output.status.code().unwrap(), said(&output))
    }

    /// A run that has nothing to say against anything.
    pub(crate) fn must(&self, arguments: &[&str]) -> String {
        let (code, said) = self.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {said}");
        said
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.command(&[arguments, &["--format", "json"]].concat()).output().unwrap();
        let value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", said(&output)));
        (output.status.code().unwrap(), value)
    }

    /// The codes of an audit, each as often as it comes.
    pub(crate) fn audit(&self) -> Vec<String> {
        let (_, told) = self.json(&["audit"]);
        let found = told["diagnostics"].as_array().unwrap().iter();
        let found = found.filter(|found| found["level"] != "note");
        let mut codes: Vec<String> = found.map(|found| found["code"].as_str().unwrap().to_owned()).collect();
        codes.sort();
        codes
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Whether what `sha256sum` says of a list in a folder is that all is as listed; none where there is no such program.
fn sums_agree(folder: &Path, list: &str) -> Option<bool> {
    let run = Command::new("sha256sum").args(["--check", "--quiet", list]).current_dir(folder).output();
    run.ok().map(|output| output.status.success())
}
