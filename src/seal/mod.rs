//! A letter as it was really sent: where each claim of its draft stands in it, what was changed by hand, and how what was
//! sent is kept so that nobody changes it unseen.
//!
//! Draft and letter are taken as words, whatever they are written in. A claim is still made where the words that say it
//! stand in a sentence that is still there. Where other words stand in their place it is changed, and where none do it is
//! lost. Words that
//! say something of many things, such as a period, say nothing of one by themselves.

mod align;
mod anchor;
mod chain;
mod edits;
mod entries;
mod place;
mod printed;
mod reread;
mod words;

pub use anchor::{Anchored, anchor};
pub use chain::{Broken, Chain, Link, MalformedLink};
pub use printed::corrected;

#[cfg(test)]
mod tests;
