//! Going through a tree, word by word.

use super::tree::{Block, BlockKind, Document, Inline, Place};

impl Document {
    /// Calls `visit` with every stretch of text and its place, in reading order.
    pub fn each_text<'a>(&'a self, visit: &mut impl FnMut(&'a str, &'a Place)) {
        blocks(&self.blocks, visit);
    }
}

fn blocks<'a>(list: &'a [Block], visit: &mut impl FnMut(&'a str, &'a Place)) {
    for block in list {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph { content } => inlines(content, visit),
            BlockKind::List { items, .. } => items.iter().for_each(|item| blocks(item, visit)),
            BlockKind::Table { header, rows, .. } => {
                let cells = header.iter().chain(rows.iter().flatten());
                cells.for_each(|cell| inlines(&cell.content, visit));
            }
            BlockKind::Quote { blocks: inner } => blocks(inner, visit),
            BlockKind::Rule => {}
        }
    }
}

fn inlines<'a>(list: &'a [Inline], visit: &mut impl FnMut(&'a str, &'a Place)) {
    for inline in list {
        match inline {
            Inline::Text { text, span } => visit(text, span),
            Inline::Strong { content } | Inline::Emphasis { content } | Inline::Link { content, .. } => {
                inlines(content, visit);
            }
            Inline::Footnote { content, .. } => blocks(content, visit),
            Inline::LineBreak => {}
        }
    }
}
