//! Candour: one register, every Freedom of Information answer.
//!
//! Data flows one way, through the rooms below from top to bottom; each imports only rooms above it. Between
//! reading and writing, everything is a pure function of texts and dates.

pub mod text;
pub mod diagnostic;
pub mod value;
pub mod yaml;
pub mod register;
pub mod law;
pub mod case;
pub mod read;
pub mod document;
pub mod answer;
pub mod template;
pub mod letter;
pub mod print;
pub mod audit;
pub mod office;
pub mod notice;
pub mod seal;
pub mod rules;
pub mod report;
pub mod leak;
pub mod files;
pub mod cli;
