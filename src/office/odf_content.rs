//! What a document of `LibreOffice` says: its text, sheets or slides.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Found, Kind, help, shown};
use super::odf::leads_to_a_file;
use super::places::{Stretches, counted, figure};
use super::xml::{Event, Tag};

/// No document has more styles that hide something.
const MOST_STYLES: usize = 10_000;

/// No sheet has more columns that change from hidden to shown.
const MOST_STRETCHES: usize = 20_000;

/// Everything that has been seen so far.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Styles that hide what has them, by family and name.
    hiding: BTreeSet<(String, String)>,
    style: (String, String),
    /// Paragraphs and stretches of words that are open, and whether each is hidden.
    open: Vec<bool>,
    hidden_sections: usize,
    sections: Vec<bool>,
    paragraph: u32,
    hides: Stretches,
    changes: usize,
    comments: usize,
    in_comment: usize,
    objects: usize,
    paths: usize,
    elsewhere: usize,
    sheet: Option<Sheet>,
    found: Vec<(Kind, String, String)>,
    slide: usize,
    in_notes: usize,
    notes: bool,
}

/// A sheet that is open.
#[derive(Debug, Default)]
struct Sheet {
    name: String,
    is_hidden: bool,
    row: Row,
    /// The cell that is open, and how many columns it stands for.
    column: u32,
    columns_at_once: u32,
    hidden_columns: Vec<(u32, u32)>,
    next_column: u32,
    rows: Stretches,
    hidden_rows: Stretches,
    columns: BTreeMap<u32, u32>,
    filters: bool,
}

/// The row that is open, and those after it that are the same.
#[derive(Debug, Default)]
struct Row {
    number: u32,
    at_once: u32,
    is_hidden: bool,
    holds: bool,
}

impl Content {
    pub(super) fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Open(name, tag) => self.open(name, tag),
            Event::Close(name) => self.close(name),
            Event::Words(words) => self.words(words),
        }
    }

    /// A part is at its end.
    pub(super) fn ends(&mut self) {
        (self.open, self.sections, self.hidden_sections, self.sheet) = Default::default();
        (self.paragraph, self.in_comment, self.in_notes) = (0, 0, 0);
    }

    fn open(&mut self, name: &str, tag: &Tag<'_>) {
        if tag.get("href").is_some_and(|address| leads_to_a_file(&address)) {
            self.paths += 1;
        }
        let says = |attribute: &str, value: &str| tag.get(attribute).is_some_and(|own| own == value);
        match name {
            "style" => {
                self.style = (tag.get("family").unwrap_or_default(), tag.get("name").unwrap_or_default());
            }
            "table-properties" if says("display", "false") => self.style_hides(),
            "text-properties" if says("display", "none") => self.style_hides(),
            "drawing-page-properties" if says("visibility", "hidden") => self.style_hides(),
            "section" => {
                let hidden = tag.get("display").is_some_and(|display| display != "true");
                self.sections.push(hidden);
                self.hidden_sections += usize::from(hidden);
            }
            "p" | "h" | "span" => {
                if name != "span" {
                    self.paragraph = self.paragraph.saturating_add(1);
                }
                let family = if name == "span" { "text" } else { "paragraph" };
                self.open.push(self.is_hiding(family, tag) || self.open.last().is_some_and(|hidden| *hidden));
            }
            "hidden-text" | "hidden-paragraph" => self.hides.add(self.paragraph.max(1)),
            "changed-region" | "cell-content-change" | "movement" => self.changes += 1,
            "deletion" | "insertion" if tag.get("id").is_some() => self.changes += 1,
            "annotation" => {
                self.comments += 1;
                self.in_comment += 1;
            }
            "object" | "object-ole" | "plugin" | "applet" => self.objects += 1,
            "table-source" | "dde-source" => self.elsewhere += 1,
            "page" => {
                self.slide += 1;
                if self.is_hiding("drawing-page", tag) {
                    let place = format!("slide {}", self.slide);
                    self.found.push((Kind::Data, place, "the slide is hidden".to_owned()));
                }
            }
            "notes" => (self.in_notes, self.notes) = (self.in_notes + 1, false),
            "table" => {
                let name = tag.get("name").unwrap_or_default();
                let is_hidden = self.is_hiding("table", tag);
                self.sheet = Some(Sheet { name, is_hidden, ..Sheet::default() });
            }
            _ => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.open(name, tag);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "section" => self.hidden_sections -= usize::from(self.sections.pop() == Some(true)),
            "p" | "h" | "span" => {
                self.open.pop();
            }
            "annotation" => self.in_comment = self.in_comment.saturating_sub(1),
            "notes" => {
                self.in_notes = self.in_notes.saturating_sub(1);
                if self.notes {
                    let place = format!("slide {}", self.slide);
                    self.found.push((Kind::Data, place, "the slide has speaker's notes".to_owned()));
                }
            }
            "table-row" => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.end_row();
                }
            }
            "table" => {
                let told = self.sheet.take().map(|sheet| sheet.told());
                self.found.extend(told.into_iter().flatten());
            }
            _ => {}
        }
        // Nobody reads more than this of one file.
        self.found.truncate(1_000);
    }

    fn words(&mut self, words: &str) {
        if words.trim().is_empty() || self.in_comment > 0 {
            return;
        }
        self.notes |= self.in_notes > 0 && !self.open.is_empty();
        if let Some(sheet) = self.sheet.as_mut().filter(|_| !self.open.is_empty()) {
            sheet.holds();
        }
        if self.open.last().is_some_and(|hidden| *hidden) || self.hidden_sections > 0 && !self.open.is_empty()
        {
            self.hides.add(self.paragraph);
        }
    }

    fn style_hides(&mut self) {
        if self.hiding.len() < MOST_STYLES {
            self.hiding.insert(self.style.clone());
        }
    }

    fn is_hiding(&self, family: &str, tag: &Tag<'_>) -> bool {
        let style = tag.get("style-name").unwrap_or_default();
        !self.hiding.is_empty() && self.hiding.contains(&(family.to_owned(), style))
    }

    pub(super) fn tell(&self, found: &mut Found) {
        for (kind, place, what) in &self.found {
            found.add(*kind, &**place, &**what, help::SHEET);
        }
        if !self.hides.is_empty() {
            let place = self.hides.told("paragraph", "paragraphs", |number| figure(number as usize));
            found.add(Kind::Data, place, "words are hidden", help::DOCUMENT);
        }
        if self.changes > 0 {
            let changes = counted(self.changes, "change is", "changes are");
            let what = format!("{changes} tracked, and what was taken out is still there");
            found.add(
                Kind::Changes,
                "",
                what,
                "accept or reject every change (Edit, Track Changes), and save",
            );
        }
        if self.comments > 0 {
            let what = counted(self.comments, "comment is left in it", "comments are left in it");
            found.add(Kind::Comments, "", what, help::COMMENTS);
        }
        if self.objects > 0 {
            let what = counted(self.objects, "object or chart is embedded", "objects or charts are embedded");
            found.add(Kind::Data, "", format!("{what}, with the data behind it"), help::DOCUMENT);
        }
        if self.elsewhere > 0 {
            let what = "it keeps values of another file, and where that lies";
            found.add(Kind::Data, "", what, help::SHEET);
        }
        if self.paths > 0 {
            let what = counted(self.paths, "link leads to a file", "links lead to files");
            found.add(Kind::Metadata, "", format!("{what} on somebody's computer"), help::DOCUMENT);
        }
    }
}

impl Sheet {
    fn open(&mut self, name: &str, tag: &Tag<'_>) {
        let is_off = tag.get("visibility").is_some_and(|visibility| visibility != "visible");
        let times = |name: &str| tag.number(name).unwrap_or(1).max(1);
        match name {
            "table-column" => {
                let count = times("number-columns-repeated");
                let last = self.next_column.saturating_add(count);
                if is_off && self.hidden_columns.len() < MOST_STRETCHES {
                    self.hidden_columns.push((self.next_column + 1, last));
                }
                self.next_column = last.min(u32::MAX - 1);
            }
            "table-row" => {
                let number = self.row.number.saturating_add(self.row.at_once).max(1);
                let at_once = times("number-rows-repeated");
                self.row = Row { number, at_once, is_hidden: is_off, holds: false };
                (self.column, self.columns_at_once) = (1, 0);
                self.filters |= tag.get("visibility").is_some_and(|visibility| visibility == "filter");
            }
            "table-cell" | "covered-table-cell" => {
                self.column = self.column.saturating_add(self.columns_at_once);
                self.columns_at_once = times("number-columns-repeated");
                if tag.get("value-type").is_some() {
                    self.holds();
                }
            }
            _ => {}
        }
    }

    /// The cell that is open holds something.
    fn holds(&mut self) {
        self.row.holds = true;
        if self.columns.len() < MOST_STRETCHES {
            let last = self.columns.entry(self.column).or_default();
            *last = (*last).max(self.column.saturating_add(self.columns_at_once.max(1) - 1));
        }
    }

    fn end_row(&mut self) {
        if self.row.holds {
            let Row { number, at_once, is_hidden, .. } = self.row;
            let last = number.saturating_add(at_once.saturating_sub(1));
            self.rows.add_all(number, last);
            if is_hidden {
                self.hidden_rows.add_all(number, last);
            }
        }
    }

    fn told(&self) -> Vec<(Kind, String, String)> {
        let place = format!("sheet {}", shown(&self.name));
        if self.is_hidden {
            let rows = if self.rows.is_empty() { String::new() } else { format!(", {}", self.rows.rows()) };
            let count = counted(self.rows.count, "row", "rows");
            return vec![(Kind::Data, place + &rows, format!("the sheet is hidden, with {count}"))];
        }
        let mut told = Vec::new();
        if !self.hidden_rows.is_empty() {
            let what = if self.filters { "a filter hides rows" } else { "rows are hidden" };
            told.push((Kind::Data, format!("{place}, {}", self.hidden_rows.rows()), what.to_owned()));
        }
        let mut columns = Stretches::default();
        let mut used = self.columns.iter().peekable();
        for (first, last) in &self.hidden_columns {
            while let Some((from, to)) = used.peek() {
                if **to < *first {
                    used.next();
                    continue;
                }
                if *from <= last {
                    columns.add_all((**from).max(*first), (**to).min(*last));
                }
                if **to > *last || *from > last {
                    break;
                }
                used.next();
            }
        }
        if !columns.is_empty() {
            told.push((
                Kind::Data,
                format!("{place}, {}", columns.columns()),
                "columns are hidden".to_owned(),
            ));
        }
        told
    }
}
