//! The tree: maps, lists and text, each with its place.

use crate::text::{At, Span};

/// The name before a colon, and its place.
pub type Key = At<String>;

/// A piece of YAML with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// From the first to the last character, quotes and brackets included; of an empty node, its key or
    /// its `-`; of a text block, the lines after its `|` or `>`.
    pub span: Span,
    /// What is written there.
    pub kind: Kind,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Text, never guessed to be anything else.
    Scalar {
        /// The text, unfolded and without its quotes.
        text: String,
        /// Whether it stands in quotes or in a `|` or `>` block.
        quoted: bool,
    },
    /// Items in order.
    List(Vec<Node>),
    /// Entries in order; no key is there twice.
    Map(Vec<(Key, Node)>),
    /// Nothing is written.
    Empty,
    /// Something that parsing has refused and reported; reading says nothing more of it.
    Refused,
}

impl Node {
    /// The value under `key`, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The key as written and its value, if this is a map that has it.
    pub fn entry(&self, key: &str) -> Option<(&Key, &Node)> {
        self.entries().iter().find(|(name, _)| name.value == key).map(|(name, value)| (name, value))
    }

    /// The entries of a map; none for everything else.
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list. One thing needs no list: text or a map is its own only item.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            Kind::Empty => &[],
            Kind::Scalar { .. } | Kind::Map(_) | Kind::Refused => std::slice::from_ref(self),
        }
    }

    /// The text of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What a person would call it, with its article.
    pub fn what(&self) -> &'static str {
        match self.kind {
            Kind::Scalar { .. } => "text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
            Kind::Empty | Kind::Refused => "nothing",
        }
    }

    /// What tells this node from every other that lives at the same time.
    pub(super) fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}
