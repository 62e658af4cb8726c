//! The words of a letter written in Word, as plain text.

use std::collections::BTreeMap;
use std::fmt;

use super::archive::Archive;
use super::fault::Fault;
use super::package::Package;
use super::xml::{Event, Tag};

/// The words of a document, as it stands when every change is accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Headings, paragraphs, items and tables, in their order.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, from 1, the title of the document too.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// An item of a list: how deep it stands, from 0, and its number if it has one.
    Item(u8, Option<u32>, String),
    /// A table: the words of its cells, row by row.
    Table(Vec<Vec<String>>),
}

/// However small a file is, its words may come to this; those of a larger one to [`TIMES`] its size besides.
const LEAST_WORDS: usize = 4 << 20;
const TIMES: usize = 4;

/// No document has more styles or lists.
const MOST: usize = 10_000;

/// Lists do not stand deeper in one another.
const DEEPEST: u32 = 8;

/// The words of a document of Word, whatever it is called. What was inserted counts and what was deleted does not;
/// headers, footers and comments are no part of the text.
///
/// # Errors
/// When the bytes are no document of Word, or cannot be looked into.
pub fn text(bytes: &[u8]) -> Result<Text, Fault> {
    let package = Package::open(Archive::open(bytes)?)?;
    let main = package.main().ok_or(Fault::Missing)?.to_owned();
    let mut reading = Reading {
        styles: styles(&package, &main)?,
        lists: lists(&package, &main)?,
        most: LEAST_WORDS + TIMES * bytes.len(),
        ..Reading::default()
    };
    let mut is_word = false;
    package.walk(&main, |event| {
        is_word |= matches!(event, Event::Open("body", _));
        reading.see(&event);
    })?;
    for relation in package.related(&main, "footnotes").chain(package.related(&main, "endnotes")) {
        package.walk(&relation.target, |event| reading.see(&event))?;
    }
    match (is_word, reading.most) {
        (false, _) => Err(Fault::Missing),
        (true, 0) => Err(Fault::Swollen),
        (true, _) => Ok(Text { blocks: reading.blocks }),
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before: Option<&Block> = None;
        for block in &self.blocks {
            let items = matches!((before, block), (Some(Block::Item(..)), Block::Item(..)));
            if before.is_some() {
                f.write_str(if items { "\n" } else { "\n\n" })?;
            }
            write!(f, "{block}")?;
            before = Some(block);
        }
        if before.is_some() { f.write_str("\n") } else { Ok(()) }
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Heading(level, words) => write!(f, "{} {words}", "#".repeat((*level).into())),
            Self::Paragraph(words) => f.write_str(words),
            Self::Item(depth, number, words) => {
                let indent = "   ".repeat((*depth).into());
                match number {
                    Some(number) => write!(f, "{indent}{number}. {words}"),
                    None => write!(f, "{indent}- {words}"),
                }
            }
            Self::Table(rows) => {
                for (at, row) in rows.iter().enumerate() {
                    let end = if at + 1 < rows.len() { "\n" } else { "" };
                    write!(f, "| {} |{end}", row.join(" | "))?;
                    if at == 0 {
                        write!(
                            f,
                            "{}|{}|{end}",
                            if end.is_empty() { "\n" } else { "" },
                            vec!["---"; row.len()].join("|")
                        )?;
                    }
                }
                Ok(())
            }
        }
    }
}

/// What a style makes of a paragraph.
#[derive(Debug, Default, Clone)]
struct Style {
    level: Option<u8>,
    list: Option<(String, u32)>,
}

fn styles(package: &Package<'_>, main: &str) -> Result<BTreeMap<String, Style>, Fault> {
    let mut styles = BTreeMap::new();
    let mut open = (String::new(), Style::default());
    for relation in package.related(main, "styles") {
        package.walk(&relation.target, |event| match event {
            Event::Open("style", tag) => open = (tag.get("styleId").unwrap_or_default(), Style::default()),
            Event::Open("name", tag) => {
                let name = tag.get("val").unwrap_or_default().to_ascii_lowercase();
                let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
                open.1.level =
                    if name == "title" { Some(1) } else { level.filter(|level| (1..=6).contains(level)) };
            }
            Event::Open(name @ ("numId" | "ilvl"), tag) => listed(&mut open.1.list, name, &tag),
            Event::Close("style") => {
                let (name, style) = std::mem::take(&mut open);
                if styles.len() < MOST && (style.level.is_some() || style.list.is_some()) {
                    styles.insert(name, style);
                }
            }
            _ => {}
        })?;
    }
    Ok(styles)
}

/// Takes in the list that a paragraph or a style belongs to, or how deep it stands there.
fn listed(list: &mut Option<(String, u32)>, name: &str, tag: &Tag<'_>) {
    let list = list.get_or_insert_default();
    match name {
        "numId" => list.0 = tag.get("val").unwrap_or_default(),
        _ => list.1 = tag.number("val").unwrap_or(0).min(DEEPEST),
    }
}

/// For each list and depth, whether its items have numbers.
#[derive(Debug, Default)]
struct Lists {
    /// The kind of each list.
    kinds: BTreeMap<String, String>,
    numbered: BTreeMap<(String, u32), bool>,
}

fn lists(package: &Package<'_>, main: &str) -> Result<Lists, Fault> {
    let mut lists = Lists::default();
    let (mut kind, mut list, mut depth) = (String::new(), String::new(), 0);
    for relation in package.related(main, "numbering") {
        package.walk(&relation.target, |event| match event {
            Event::Open("abstractNum", tag) => kind = tag.get("abstractNumId").unwrap_or_default(),
            Event::Open("lvl", tag) => depth = tag.number("ilvl").unwrap_or(0).min(DEEPEST),
            Event::Open("numFmt", tag) if lists.numbered.len() < MOST => {
                let numbered = tag.get("val").is_some_and(|form| form != "bullet" && form != "none");
                lists.numbered.insert((kind.clone(), depth), numbered);
            }
            Event::Open("num", tag) => list = tag.get("numId").unwrap_or_default(),
            Event::Open("abstractNumId", tag) if lists.kinds.len() < MOST => {
                lists.kinds.insert(list.clone(), tag.get("val").unwrap_or_default());
            }
            _ => {}
        })?;
    }
    Ok(lists)
}

impl Lists {
    fn has_numbers(&self, list: &str, depth: u32) -> bool {
        let kind = self.kinds.get(list).cloned().unwrap_or_default();
        self.numbered.get(&(kind, depth)).is_some_and(|numbered| *numbered)
    }
}

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Open {
    words: String,
    style: Option<String>,
    list: Option<(String, u32)>,
}

#[derive(Debug, Default)]
struct Reading {
    styles: BTreeMap<String, Style>,
    lists: Lists,
    blocks: Vec<Block>,
    /// Paragraphs that are open: those of a text box within the one that it stands in.
    open: Vec<Open>,
    in_words: bool,
    in_run: bool,
    run_is_hidden: bool,
    /// How deep in what is not there: deleted, moved away, another way of showing the same.
    gone: usize,
    /// How deep in tables; a table within another is part of its cell.
    tables: usize,
    rows: Vec<Vec<String>>,
    counts: BTreeMap<(String, u32), u32>,
    /// How many more bytes of words are read.
    most: usize,
}

impl Reading {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Open("del" | "moveFrom" | "Fallback", _) => self.gone += 1,
            Event::Close("del" | "moveFrom" | "Fallback") => self.gone = self.gone.saturating_sub(1),
            Event::Open("p", _) => self.open.push(Open::default()),
            Event::Close("p") => self.close(),
            Event::Open("r", _) => (self.in_run, self.run_is_hidden) = (true, false),
            Event::Close("r") => self.in_run = false,
            Event::Open("vanish", tag) if self.in_run => self.run_is_hidden = tag.is_on(),
            Event::Open("t", _) => self.in_words = true,
            Event::Close("t") => self.in_words = false,
            Event::Words(words) if self.in_words => self.add(words),
            Event::Open("tab", _) if self.in_run => self.add("\t"),
            Event::Open("br" | "cr", _) if self.in_run => self.add("\n"),
            Event::Open("noBreakHyphen", _) => self.add("\u{2011}"),
            Event::Open("pStyle", tag) => {
                if let Some(open) = self.open.last_mut() {
                    open.style = tag.get("val");
                }
            }
            Event::Open(name @ ("numId" | "ilvl"), tag) => {
                if let Some(open) = self.open.last_mut() {
                    listed(&mut open.list, name, tag);
                }
            }
            Event::Open("tbl", _) => self.tables += 1,
            Event::Open("tr", _) if self.tables == 1 && self.has_room() => self.rows.push(Vec::new()),
            Event::Open("tc", _) if self.tables == 1 && self.has_room() => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            Event::Close("tbl") => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    let mut rows = std::mem::take(&mut self.rows);
                    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
                    self.blocks.extend((!rows.is_empty()).then_some(Block::Table(rows)));
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if self.gone > 0 || self.run_is_hidden {
            return;
        }
        self.most = self.most.saturating_sub(words.len());
        if let Some(open) = self.open.last_mut().filter(|_| self.most > 0) {
            open.words.push_str(words);
        }
    }

    /// Whether there is room for one more paragraph or cell.
    fn has_room(&mut self) -> bool {
        self.most = self.most.saturating_sub(2 * size_of::<Block>());
        self.most > 0
    }

    /// Ends a paragraph.
    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let words = open.words.trim();
        if words.is_empty() {
            return;
        }
        if !self.has_room() {
            return;
        }
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| self.tables > 0) {
            let apart = if cell.is_empty() { "" } else { " " };
            cell.push_str(apart);
            cell.extend(words.split('\n').flat_map(|line| [line.trim(), " "]).collect::<Vec<_>>());
            cell.truncate(cell.trim_end().len());
            return;
        }
        let style = open.style.and_then(|style| self.styles.get(&style).cloned()).unwrap_or_default();
        let list = open.list.or(style.list).filter(|(list, _)| !matches!(&**list, "" | "0"));
        let block = match (style.level, list) {
            (Some(level), _) => Block::Heading(level, words.replace('\n', " ")),
            (None, Some((list, depth))) => {
                let number = self.lists.has_numbers(&list, depth).then(|| self.count(list, depth));
                Block::Item(u8::try_from(depth).unwrap_or_default(), number, words.to_owned())
            }
            (None, None) => Block::Paragraph(words.to_owned()),
        };
        self.blocks.push(block);
    }

    /// The number of the next item of a list at this depth; what stands deeper begins again.
    fn count(&mut self, list: String, depth: u32) -> u32 {
        for deeper in depth + 1..=DEEPEST {
            self.counts.remove(&(list.clone(), deeper));
        }
        if self.counts.len() > MOST {
            self.counts.clear();
        }
        let count = self.counts.entry((list, depth)).or_default();
        *count += 1;
        *count
    }
}
