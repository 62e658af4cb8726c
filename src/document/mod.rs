//! The letter as a tree: a closed subset of Markdown, read with exact places.
//!
//! Everything that is printed, in whatever form, is printed from this tree; what the subset does not hold is
//! reported, never dropped in silence.
//!
//! - `tree`: what a letter is made of; `walk` goes through it
//! - `read`, `inline`, `table`, `note`: Markdown to tree; `fault` says what is outside the subset
//! - `meta`: what is said about a letter beside what it says
//! - `plain`: the words of a tree, as a reader hears them
//! - `figures`: where a text states what needs a source

mod fault;
mod figures;
mod html;
mod inline;
mod meta;
mod note;
mod plain;
mod read;
mod table;
mod tree;
mod walk;

#[cfg(test)]
mod tests;

pub use self::figures::{Figure, FigureKind, Names, SMALL_NUMBERS, figures, names_in, small_number};
pub use self::html::html;
pub use self::meta::Meta;
pub use self::plain::{plain_inlines, plain_text};
pub use self::read::{MAX_DEPTH, parse};
pub use self::tree::{Alignment, Block, BlockKind, Cell, Document, Inline, Place};
