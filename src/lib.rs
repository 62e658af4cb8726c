//! Candour: one register, every Freedom of Information answer.
//!
//! Data flows one way, through the rooms below from top to bottom; each imports only rooms above it. Between
//! reading and writing, everything is a pure function of texts and dates.

pub mod answer;
pub mod case;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod files;
pub mod letter;
pub mod print;
pub mod read;
pub mod register;
pub mod report;
pub mod rules;
pub mod template;
pub mod text;
pub mod value;
pub mod yaml;
