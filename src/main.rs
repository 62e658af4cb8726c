//! The `candour` command: see the library for everything.
fn main() {}
