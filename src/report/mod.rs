//! Diagnostics as people and machines read them.

mod human;
mod json;

pub use human::{Style, human};
pub use json::json;
