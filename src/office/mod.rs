//! Files that go out with a letter: what they hold beside what they show, and the words of a letter written in Word.
//!
//! Nothing here trusts a file: what is unpacked, kept and looked at is bounded, and what a file is called says nothing
//! about what it is.

mod archive;
mod finding;
mod fault;
mod form;
mod image;
mod media;
mod odf;
mod odf_content;
mod package;
mod pdf;
mod places;
mod plain;
mod properties;
mod sheet;
mod slides;
mod styles;
mod word;
mod words;
mod workbook;
mod xml;

pub use finding::{Hidden, Kind};
pub use form::hidden;
pub use words::{Block, Text, text};
