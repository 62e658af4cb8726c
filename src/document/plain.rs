//! The words of a tree, as a reader hears them: no marks, no layout.

use super::tree::{Block, BlockKind, Cell, Inline};

/// The words of `blocks`: a line for each paragraph, list item's paragraph and table row.
///
/// Cells are parted by tabs. A footnote's words follow the block that first refers to it.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    each_block(blocks, &mut lines);
    lines.join("\n")
}

/// The words of `inlines` on one line, footnotes left out.
pub fn plain_inlines(inlines: &[Inline]) -> String {
    let mut words = String::new();
    each_inline(inlines, &mut words, &mut Vec::new());
    words
}

fn each_block(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph { content } => line([content], lines),
            BlockKind::List { start, items, .. } => list(*start, items, lines),
            BlockKind::Table { header, rows, .. } => {
                std::iter::once(header).chain(rows).for_each(|row| line(row.iter().map(words), lines));
            }
            BlockKind::Quote { blocks } => each_block(blocks, lines),
            BlockKind::Rule => {}
        }
    }
}

fn words(cell: &Cell) -> &Vec<Inline> {
    &cell.content
}

/// Numbers are heard, bullets are not.
fn list(start: Option<u64>, items: &[Vec<Block>], lines: &mut Vec<String>) {
    for (index, item) in (0..).zip(items) {
        let first = lines.len();
        each_block(item, lines);
        if let (Some(start), Some(line)) = (start, lines.get_mut(first)) {
            line.insert_str(0, &format!("{}. ", start.saturating_add(index)));
        }
    }
}

fn line<'a>(cells: impl IntoIterator<Item = &'a Vec<Inline>>, lines: &mut Vec<String>) {
    let mut notes = Vec::new();
    let cells = cells.into_iter().map(|content| {
        let mut words = String::new();
        each_inline(content, &mut words, &mut notes);
        words
    });
    let line = cells.collect::<Vec<_>>().join("\t");
    lines.push(line);
    for note in notes {
        each_block(note, lines);
    }
}

fn each_inline<'a>(inlines: &'a [Inline], words: &mut String, notes: &mut Vec<&'a [Block]>) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } => words.push_str(text),
            Inline::Strong { content } | Inline::Emphasis { content } | Inline::Link { content, .. } => {
                each_inline(content, words, notes);
            }
            Inline::LineBreak => words.push(' '),
            Inline::Footnote { content, .. } => notes.push(content),
        }
    }
}
