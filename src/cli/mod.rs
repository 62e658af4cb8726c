//! The command line: arguments, one file a command, and how it ended.

mod alone;
mod approval;
mod approve;
mod args;
mod attachments;
mod audit;
mod check;
mod compare;
mod draft;
mod erase;
mod due;
mod entry;
mod estimate;
mod event;
mod impact;
mod init;
mod note;
mod output;
mod page;
mod provision;
mod provisions;
mod register;
mod rules;
mod select;
mod shell;
mod seal;
mod sealed;
mod schema;
mod show;
mod source;
mod time;
mod workspace;

use std::ffi::OsString;

use clap::Parser as _;
use clap::error::ErrorKind;

pub use args::Args;
pub use init::workspace as example;

use crate::leak::Secrets;
use args::{Command, Format};
use output::Output;

/// What the program is called.
const NAME: &str = "candour";

/// How a run ended; `main` makes the exit code of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing to find fault with.
    Clean,
    /// At least one warning or error.
    Findings,
    /// The work could not be begun.
    CouldNotRun,
}

impl Status {
    /// 0, 1 or 2.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::CouldNotRun => 2,
        }
    }
}

/// Runs a command line, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Status {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            // Help and version are what was asked for; anything else could not run.
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            let _ = error.print();
            return if asked { Status::Clean } else { Status::CouldNotRun };
        }
    };
    args.common.color.write_global();
    let secrets = match workspace::secrets(&args.common) {
        Ok(secrets) => secrets,
        // Without the list nothing can be masked, so nothing else is said.
        Err(error) => {
            Output::new(&args.common, Secrets::default()).problem(&error);
            return Status::CouldNotRun;
        }
    };
    let output = Output::new(&args.common, secrets);
    let status = match &args.command {
        Command::Check(command) => check::run(&args.common, command, &output),
        Command::Audit(command) => audit::run(&args.common, command, &output),
        _ if matches!(args.common.format, Format::Sarif | Format::Github) => {
            Err("only `candour check` and `candour audit` can be written as sarif or github; choose human or json".to_owned())
        }
        Command::Approve(command) => approve::run(&args.common, command, &output),
        Command::Compare(command) => compare::run(&args.common, command, &output),
        Command::Draft(command) => draft::run(&args.common, command, &output),
        Command::Due(command) => due::run(&args.common, command, &output),
        Command::Estimate(command) => estimate::run(&args.common, command, &output),
        Command::Impact(command) => impact::run(&args.common, command, &output),
        Command::Note(command) => note::run(&args.common, command, &output),
        Command::Seal(command) => seal::run(&args.common, command, &output),
        Command::Schema(command) => Ok(schema::run(command, &output)),
        Command::Show(command) => show::run(&args.common, command, &output),
        Command::Provisions(command) => provisions::run(&args.common, command, &output),
        Command::Rules => Ok(rules::list(&args.common, &output)),
        Command::Explain(command) => rules::explain(&args.common, command, &output),
        Command::Init(command) => init::run(&args.common, command, &output),
        Command::Completions(command) => Ok(shell::completions(command, &output)),
        Command::Man(command) => shell::man(command, &output),
    };
    status.unwrap_or_else(|error| {
        output.problem(&error);
        Status::CouldNotRun
    })
}
