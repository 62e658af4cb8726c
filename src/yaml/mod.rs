//! Plain YAML: text to a tree in which everything keeps its place, and from that tree to types.
//!
//! [`parse`] refuses what plain YAML has no need of and keeps every scalar as the text that was written;
//! [`read`] fills a type that derives [`serde::Deserialize`]. Neither stops at the first fault.
//!
//! ```
//! use candour::text::{At, FileId};
//! use candour::yaml::{Diagnostics, parse, read};
//!
//! #[derive(Default, serde::Deserialize)]
//! #[serde(default, rename_all = "kebab-case")]
//! struct Entry {
//!     title: Option<String>,
//!     count: Option<At<u32>>,
//! }
//!
//! let text = "title: Officers\ncount: 1_000\ncolour: red\n";
//! let (tree, refused) = parse(FileId(0), text);
//! let mut diagnostics = Diagnostics::new();
//! diagnostics.extend(refused);
//! let entry: Option<Entry> = tree.and_then(|tree| read(&tree, &mut diagnostics));
//!
//! assert_eq!(entry.and_then(|entry| entry.title).as_deref(), Some("Officers"));
//! let codes: Vec<_> = diagnostics.as_slice().iter().map(|found| found.code).collect();
//! assert_eq!(codes, ["wrong-type", "unknown-key"]);
//! ```

mod access;
mod at;
mod build;
mod clean;
mod de;
mod diagnostics;
mod fault;
mod limits;
mod number;
mod parse;
mod run;
mod suggest;
mod syntax;
mod tree;

pub use at::from_text;
pub use diagnostics::Diagnostics;
pub use fault::Fault;
pub use limits::Limits;
pub use parse::{parse, parse_with};
pub use run::{read, read_field};
pub use suggest::{closest, listed};
pub use tree::{Key, Kind, Node};

#[cfg(test)]
mod tests;
