//! Markdown to tree: blocks, and the order of headings.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::fault::{self, Faults};
use super::note::Notes;
use super::plain::plain_inlines;
use super::tree::{Block, BlockKind, Document, Inline, Place};
use crate::diagnostic::Diagnostic;
use crate::text::FileId;

/// How deep lists, quotes and stressed words may lie in each other.
///
/// The bound keeps every walk through a tree, printing included, within a small stack.
pub const MAX_DEPTH: usize = 8;

/// Reads `markdown`, the text of `file`.
///
/// The tree holds everything that could be understood; while there are diagnostics, something is missing from
/// it or would not be accessible, and it should not be printed.
pub fn parse(markdown: &str, file: FileId) -> (Document, Vec<Diagnostic>) {
    // Tick boxes and strike-through are switched on to be recognised, and then refused.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<_> = Parser::new_ext(markdown, options).into_offset_iter().collect();
    let mut faults = Faults::new(file);
    let notes = Notes::find(&events, &mut faults);
    let mut reader = Reader {
        markdown,
        events: &events,
        at: 0,
        depth: 0,
        within: Within::Page,
        level: None,
        notes,
        faults,
    };
    let blocks = reader.blocks();
    reader.unused_notes();
    (Document { file, blocks }, reader.faults.finish())
}

/// What the blocks being read lie in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Page,
    Quote,
    List,
    Note,
}

/// Goes once through the events, looking one ahead.
pub(super) struct Reader<'a> {
    pub(super) markdown: &'a str,
    pub(super) events: &'a [(Event<'a>, Place)],
    pub(super) at: usize,
    pub(super) depth: usize,
    pub(super) within: Within,
    level: Option<(u8, Place)>,
    pub(super) notes: Notes,
    pub(super) faults: Faults,
}

impl<'a> Reader<'a> {
    pub(super) fn peek(&self) -> Option<&'a (Event<'a>, Place)> {
        self.events.get(self.at)
    }

    /// Reads blocks up to the end of what they lie in, and steps over that end.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, place)) = self.peek() {
            if super::inline::is_inline(event) {
                // Items of a tight list hold their words without a paragraph around them.
                blocks.extend(self.bare_paragraph());
                continue;
            }
            self.at += 1;
            match event {
                Event::End(_) => break,
                Event::Rule => blocks.push(Block { span: self.trim(place), kind: BlockKind::Rule }),
                Event::Start(tag) => {
                    let kind = self.block(tag, place);
                    blocks.extend(kind.map(|kind| Block { span: self.trim(place), kind }));
                }
                _ => self.faults.outside(&self.trim(place), &fault::OTHER),
            }
        }
        blocks
    }

    fn block(&mut self, tag: &'a Tag<'a>, place: &Place) -> Option<BlockKind> {
        match tag {
            Tag::Paragraph => Some(BlockKind::Paragraph { content: self.inlines() }),
            Tag::Heading { level, .. } => Some(self.heading(*level as u8, place)),
            Tag::BlockQuote(_) if self.within == Within::Note => self.refuse(place, &fault::NOTE_QUOTE),
            Tag::BlockQuote(_) => {
                self.deeper(place, Within::Quote, Self::blocks).map(|blocks| BlockKind::Quote { blocks })
            }
            Tag::List(start) => self.list(*start, place),
            Tag::Table(_) if matches!(self.within, Within::List | Within::Note) => {
                self.refuse(place, &fault::NESTED_TABLE)
            }
            Tag::Table(columns) => Some(self.table(columns)),
            Tag::FootnoteDefinition(_) => self.skip(),
            Tag::HtmlBlock => self.refuse(place, &fault::HTML),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.refuse(place, &fault::INDENTED_CODE),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.refuse(place, &fault::FENCED_CODE),
            _ => self.refuse(place, &fault::OTHER),
        }
    }

    fn list(&mut self, start: Option<u64>, place: &Place) -> Option<BlockKind> {
        let items = self.deeper(place, Within::List, |reader| {
            let mut items = Vec::new();
            while let Some((Event::Start(Tag::Item), _)) = reader.peek() {
                reader.at += 1;
                let tight = !matches!(reader.peek(), Some((Event::Start(Tag::Paragraph), _)));
                items.push((tight, reader.blocks()));
            }
            reader.at += 1;
            items
        })?;
        let tight = items.iter().all(|(tight, _)| *tight);
        let items = items.into_iter().map(|(_, item)| item).collect();
        Some(BlockKind::List { start, tight, items })
    }

    fn heading(&mut self, level: u8, place: &Place) -> BlockKind {
        let content = self.inlines();
        let place = self.trim(place);
        if self.within == Within::Page {
            self.check_level(level, &place);
        } else {
            self.faults.outside(&place, &fault::NESTED_HEADING);
        }
        if content.iter().any(has_note) {
            self.faults.outside(&place, &fault::NOTE_IN_HEADING);
        }
        if plain_inlines(&content).trim().is_empty() {
            let finding = self.faults.at(&place, "this heading has no words");
            self.faults.add("heading-empty", finding.help("give it words, or take the `#` away"));
        }
        BlockKind::Heading { level, content }
    }

    /// Screen readers jump from heading to heading: a gap between levels reads as something missing.
    fn check_level(&mut self, level: u8, place: &Place) {
        let before = self.level.replace((level, place.clone()));
        match before {
            None if level != 1 => {
                let message = format!("the first heading is of level {level}, not 1");
                let finding =
                    self.faults.at(place, message).help("start it with a single `#`: it is the title");
                self.faults.add("title-missing", finding);
            }
            Some((before, above)) if level > before + 1 => {
                let message =
                    format!("this heading is of level {level}, the one before it of level {before}");
                let help = format!("start it with {} `#`", before + 1);
                let finding = self.faults.at(place, message).help(help);
                let finding = finding.see(self.faults.span(&above), "the heading before it");
                self.faults.add("heading-level-skipped", finding);
            }
            _ => {}
        }
    }

    fn bare_paragraph(&mut self) -> Option<Block> {
        let start = self.peek()?.1.start;
        let content = self.inline_run();
        let end =
            self.at.checked_sub(1).and_then(|last| self.events.get(last)).map_or(start, |last| last.1.end);
        let empty =
            content.iter().all(|inline| matches!(inline, Inline::Text { text, .. } if text.is_empty()));
        let span = self.trim(&(start..end.max(start)));
        (!empty).then_some(Block { span, kind: BlockKind::Paragraph { content } })
    }

    /// Reads what lies in something nested, unless that is too deep.
    pub(super) fn deeper<T>(
        &mut self,
        place: &Place,
        within: Within,
        read: impl FnOnce(&mut Self) -> T,
    ) -> Option<T> {
        if self.depth == MAX_DEPTH {
            let message = format!("lists, quotes or stressed words lie more than {MAX_DEPTH} deep");
            let finding = self.faults.at(&self.trim(place), message).help("say it in fewer levels");
            self.faults.add("markdown-too-deep", finding);
            return self.skip();
        }
        // A list in a footnote is still in the footnote.
        let within = if self.within == Within::Note { Within::Note } else { within };
        let outer = std::mem::replace(&mut self.within, within);
        self.depth += 1;
        let inner = read(self);
        self.depth -= 1;
        self.within = outer;
        Some(inner)
    }

    fn refuse<T>(&mut self, place: &Place, outside: &fault::Outside) -> Option<T> {
        self.faults.outside(&self.trim(place), outside);
        self.skip()
    }

    /// Steps over everything up to the end of what has just begun.
    pub(super) fn skip<T>(&mut self) -> Option<T> {
        let mut open = 1_usize;
        while open > 0 {
            match self.peek()?.0 {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
        None
    }

    /// The place without the white space around it.
    pub(super) fn trim(&self, place: &Place) -> Place {
        let text = self.markdown.get(place.clone()).unwrap_or_default();
        let start = place.start + (text.len() - text.trim_start().len());
        start..(start + text.trim().len())
    }
}

fn has_note(inline: &Inline) -> bool {
    match inline {
        Inline::Footnote { .. } => true,
        Inline::Strong { content } | Inline::Emphasis { content } | Inline::Link { content, .. } => {
            content.iter().any(has_note)
        }
        Inline::Text { .. } | Inline::LineBreak => false,
    }
}
