//! `candour completions` and `candour man`: what the arguments say of themselves.

use clap::CommandFactory as _;

use super::args::{Args, Completions, Man};
use super::output::Output;
use super::{NAME, Status};

pub(super) fn completions(command: &Completions, output: &Output) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut Args::command(), NAME, &mut script);
    output.result_bytes(&script);
    Status::Clean
}

/// The page of the program, or of one command: in a manual each has a page of its own.
pub(super) fn man(command: &Man, output: &Output) -> Result<Status, String> {
    let mut program = Args::command();
    program.build();
    let described = match &command.command {
        None => program,
        Some(name) => {
            let names = || program.get_subcommands().map(clap::Command::get_name);
            program.find_subcommand(name).cloned().ok_or_else(|| {
                let near = crate::yaml::closest(name, names());
                let help = near.map_or_else(
                    || format!("there are {}", names().collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean {near}?"),
                );
                format!("there is no command called {name}; {help}")
            })?
        }
    };
    let mut page = Vec::new();
    let source = format!("{NAME} {}", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(described).source(source).render(&mut page).map_err(|error| error.to_string())?;
    output.result_bytes(&page);
    Ok(Status::Clean)
}
