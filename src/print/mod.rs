//! The letter as people receive it: the tree, what is said about it, and the look of the organisation.
//!
//! The page is laid out by Typst, from data: no word of a letter is ever read as markup.

mod colour;
#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod streams;
mod theme;
#[cfg(feature = "pdf")]
mod world;

#[cfg(test)]
#[cfg(feature = "pdf")]
mod tests;

pub use self::colour::Colour;
#[cfg(feature = "pdf")]
pub use self::pdf::pdf;
pub use self::theme::{Margins, Theme};
