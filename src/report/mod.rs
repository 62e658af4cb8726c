//! Diagnostics as people and machines read them, and the rules behind them.

mod audit;
mod github;
mod human;
mod json;
mod page;
mod plain;
mod sarif;

pub use audit::{Audited, audit_page};
pub use github::github;
pub use human::{Style, human};
pub use json::json;
pub use page::rules_page;
pub use plain::explanation;
pub use sarif::sarif;
