//! `candour schema`: what may be written in a file, for editors.

use super::Status;
use super::args::{Schema, SchemaOf};
use super::output::Output;
use crate::read;

pub(super) fn run(command: &Schema, output: &Output) -> Status {
    output.result(&match command.of {
        SchemaOf::Register => read::register_schema(),
        SchemaOf::Request => read::request_schema(),
        SchemaOf::Events => read::events_schema(),
    });
    Status::Clean
}
