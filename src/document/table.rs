//! Markdown to tree: tables.

use pulldown_cmark::{self as markdown, Event, Tag};

use super::plain::plain_inlines;
use super::read::Reader;
use super::tree::{Alignment, BlockKind, Cell};

impl Reader<'_> {
    /// Reads a table up to its end, and steps over that end.
    pub(super) fn table(&mut self, columns: &[markdown::Alignment]) -> BlockKind {
        let columns: Vec<_> = columns.iter().copied().map(alignment).collect();
        let mut header = Vec::new();
        let mut rows = Vec::new();
        while let Some((Event::Start(tag), _)) = self.peek() {
            self.at += 1;
            let cells = self.cells();
            match tag {
                Tag::TableHead => header = cells,
                _ => rows.push(cells),
            }
        }
        self.at += 1;
        self.check_header(&header);
        BlockKind::Table { columns, header, rows }
    }

    fn cells(&mut self) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), place)) = self.peek() {
            self.at += 1;
            cells.push(Cell { span: self.trim(place), content: self.inlines() });
        }
        self.at += 1;
        cells
    }

    /// Each figure is read aloud with the header of its column.
    fn check_header(&mut self, header: &[Cell]) {
        for (index, cell) in header.iter().enumerate() {
            if plain_inlines(&cell.content).trim().is_empty() {
                let message = format!("column {} of this table has no header", index + 1);
                let finding = self.faults.at(&cell.span, message);
                self.faults
                    .add("table-header-empty", finding.help("say in a word or two what the column holds"));
            }
        }
    }
}

fn alignment(written: markdown::Alignment) -> Alignment {
    match written {
        markdown::Alignment::None | markdown::Alignment::Left => Alignment::Left,
        markdown::Alignment::Center => Alignment::Center,
        markdown::Alignment::Right => Alignment::Right,
    }
}
