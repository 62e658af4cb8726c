//! The `candour` command. Everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(candour::cli::run(std::env::args_os()).code())
}
