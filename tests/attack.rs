//! Bad input, hostile words and sudden ends: nothing crashes, nothing half-written stays.
#![expect(clippy::disallowed_methods, reason = "a test makes the files that the command is given")]

mod bounds;
mod broken;
mod hostile;
mod set;
pub(crate) mod whole;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const TODAY: &str = "2019-06-01";

/// A folder with a register and one case.
struct Workspace(TempDir);

impl Workspace {
    /// The one of the whole runs.
    fn good() -> Self {
        Self::of(include_bytes!("cmd/good.in/resources.yaml"))
    }

    fn of(register: &[u8]) -> Self {
        let workspace = Self::empty();
        workspace.write("resources.yaml", register);
        workspace.write(
            "responses/2019-014/request.yaml",
            include_bytes!("cmd/good.in/responses/2019-014/request.yaml"),
        );
        workspace
    }

    fn empty() -> Self {
        Self(tempfile::Builder::new().prefix("workspace-").tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap()
    }

    /// The command, about this workspace, with nothing of the world around it.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(arguments).args(["--as-of", TODAY]).env_clear().current_dir(self.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }
}

/// How a run of the command ended.
struct Run {
    code: Option<i32>,
    stdout: Vec<u8>,
    stderr: String,
}

impl Run {
    fn of(output: Output) -> Self {
        let stderr = String::from_utf8(output.stderr).unwrap();
        Self { code: output.status.code(), stdout: output.stdout, stderr }
    }

    /// The first line of what was said.
    fn first(&self) -> &str {
        self.stderr.lines().next().unwrap_or_default()
    }
}
