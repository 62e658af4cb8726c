//! What a letter is made of.

use std::ops::Range;

use serde::Serialize;

use crate::text::FileId;

/// A stretch of bytes in the Markdown that something was read from.
pub type Place = Range<usize>;

/// A letter or briefing, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The Markdown that all places lie in.
    #[serde(skip)]
    pub file: FileId,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A paragraph, list, table and so on, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// From its first character to its last.
    pub span: Place,
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockKind,
}

/// The kinds of block that a letter may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading; level 1 is the title.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// Running text.
    Paragraph {
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list with bullets or numbers.
    List {
        /// The first number; none for bullets.
        start: Option<u64>,
        /// Whether the items stand close together, without a blank line between them.
        tight: bool,
        /// Each item's blocks.
        items: Vec<Vec<Block>>,
    },
    /// A table with one header row.
    Table {
        /// How each column is aligned; every row has exactly this many cells.
        columns: Vec<Alignment>,
        /// The header row.
        header: Vec<Cell>,
        /// The rows below it.
        rows: Vec<Vec<Cell>>,
    },
    /// Somebody else's words, such as the question as asked.
    Quote {
        /// What they said.
        blocks: Vec<Block>,
    },
    /// A break between two parts.
    Rule,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Between its bars.
    pub span: Place,
    /// Its words.
    pub content: Vec<Inline>,
}

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// At the left, which is also what is not stated.
    Left,
    /// In the middle.
    Center,
    /// At the right, as figures like it.
    Right,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Words. Where text and place have the same length, byte `i` of the one is byte `i` of the other.
    Text {
        /// The words.
        text: String,
        /// Where they stand.
        span: Place,
    },
    /// Words that matter.
    Strong {
        /// The words.
        content: Vec<Inline>,
    },
    /// Words with stress on them.
    Emphasis {
        /// The words.
        content: Vec<Inline>,
    },
    /// A link whose words make sense alone.
    Link {
        /// An address that begins with `https:`, `http:` or `mailto:`.
        url: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// A new line within a paragraph.
    LineBreak,
    /// A footnote, where the text refers to it.
    Footnote {
        /// Its number, from 1, in the order of first references.
        number: usize,
        /// What it says; empty at the second and later references to one footnote.
        content: Vec<Block>,
    },
}
