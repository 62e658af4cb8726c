//! Plain YAML: text to a tree in which everything keeps its place, and from that tree to types.
//!
//! [`parse`] refuses what plain YAML has no need of and keeps every scalar as the text that was written;
//! [`read`] fills a type that derives [`serde::Deserialize`]. Neither stops at the first fault.

mod access;
mod at;
mod build;
mod clean;
mod de;
mod diagnostics;
mod fault;
mod number;
mod parse;
mod run;
mod suggest;
mod syntax;
mod tree;

pub use at::from_text;
pub use diagnostics::Diagnostics;
pub use fault::Fault;
pub use parse::{Limits, parse, parse_with};
pub use run::{read, read_field};
pub use suggest::{closest, listed};
pub use tree::{Key, Kind, Node};

#[cfg(test)]
mod tests;
