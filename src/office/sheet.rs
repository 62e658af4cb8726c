//! One sheet of a workbook of Excel: rows, columns and cells that hold something and do not show it.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::finding::{Found, Kind, help, shown};
use super::media::Drawings;
use super::package::{Package, Relation};
use super::places::{Stretches, cell, column, counted, figure};
use super::styles::Styles;
use super::xml::{Event, Tag};

/// After so many empty rows nobody scrolls on.
const FAR_ROWS: u32 = 500;

/// After so many empty columns nobody scrolls on.
const FAR_COLUMNS: u32 = 50;

/// No sheet has more columns.
const MOST_COLUMNS: usize = 16_384;

/// No row or column that one can see is lower or narrower, in points or characters.
const THINNEST: f64 = 1.0;

/// No formula is longer.
const LONGEST_FORMULA: usize = 10_000;

/// A sheet, as the workbook lists it.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) part: Option<String>,
    pub(super) is_hidden: bool,
    /// Hidden so that the menu does not offer to show it.
    pub(super) is_very_hidden: bool,
}

impl Sheet {
    pub(super) fn place(&self) -> String {
        format!("sheet {}", shown(&self.name))
    }

    /// Whether a formula or a name refers to this sheet.
    pub(super) fn is_in(&self, refers: &str) -> bool {
        refers.contains(&format!("{}!", self.name))
            || refers.contains(&format!("'{}'!", self.name.replace('\'', "''")))
    }
}

/// What a sheet holds beside what it shows.
pub(super) fn hidden(
    package: &Package<'_>,
    sheet: &Sheet,
    styles: &Styles,
    found: &mut Found,
) -> Result<(), Fault> {
    let part = sheet.part.as_deref().ok_or(Fault::Missing)?;
    let mut look = Look::default();
    package.walk(part, |event| look.see(&event, styles))?;
    for relation in package.related(part, "table") {
        package.walk(&relation.target, |event| {
            look.filters |= matches!(event, Event::Open("filterColumn", _));
        })?;
    }
    let related = package.relations_of(part).iter().filter(|relation| !relation.is_elsewhere);
    for relation in related {
        attached(package, sheet, relation, found)?;
    }
    look.tell(sheet, found);
    Ok(())
}

/// What hangs on a sheet: comments and drawings.
fn attached(
    package: &Package<'_>,
    sheet: &Sheet,
    relation: &Relation,
    found: &mut Found,
) -> Result<(), Fault> {
    match &*relation.kind {
        "comments" | "threadedComment" => {
            let mut count = 0;
            package.walk(&relation.target, |event| {
                count += usize::from(matches!(event, Event::Open("comment" | "threadedComment", _)));
            })?;
            if count > 0 {
                let what = match &*relation.kind {
                    "comments" => counted(count, "cell has a note", "cells have notes"),
                    _ => counted(count, "comment is left", "comments are left"),
                };
                found.add(Kind::Comments, sheet.place(), what, help::COMMENTS);
            }
        }
        "drawing" => {
            let mut drawings = Drawings::default();
            package.walk(&relation.target, |event| {
                if let Event::Open(name, tag) = event {
                    drawings.see(name, &tag);
                }
            })?;
            drawings.tell(&sheet.place(), found);
        }
        _ => {}
    }
    Ok(())
}

/// What has been seen of a sheet so far.
#[derive(Debug, Default)]
struct Look {
    row: u32,
    column: u32,
    row_is_hidden: bool,
    /// The look of the cell that is open, while nothing has been seen in it.
    open: Option<usize>,
    /// The formula that is open.
    formula: Option<String>,
    /// Where hidden columns begin and end: how many more or fewer hide a column than the one before.
    hidden_columns: BTreeMap<u32, i64>,
    used_columns: Vec<bool>,
    rows: Stretches,
    hidden_rows: Stretches,
    filters: bool,
    scenarios: usize,
    unseen: Few,
    elsewhere: Few,
    /// The last row with anything in it, and the first after a great gap.
    last_row: u32,
    far_row: Option<u32>,
}

/// The first of some cells, and how many there are.
#[derive(Debug, Default)]
struct Few {
    first: Option<(u32, u32)>,
    count: usize,
}

impl Few {
    fn add_if(&mut self, is_one: bool, column: u32, row: u32) {
        if is_one {
            self.first.get_or_insert((column, row));
            self.count += 1;
        }
    }

    fn tell(&self, place: &str, one: &str, several: &str, help: &'static str, found: &mut Found) {
        if let Some((at, row)) = self.first {
            let place = format!("{place}, cell {}{row}", column(at));
            let what = match self.count {
                1 => one.to_owned(),
                count => {
                    format!("{several}, here and in {}", counted(count - 1, "further cell", "further cells"))
                }
            };
            found.add(Kind::Data, place, what, help);
        }
    }
}

impl Look {
    fn see(&mut self, event: &Event<'_>, styles: &Styles) {
        match event {
            Event::Open("row", tag) => {
                self.row = tag.number("r").unwrap_or(self.row.saturating_add(1));
                self.column = 0;
                self.row_is_hidden = tag.is("hidden") || is_thin(tag, "ht");
            }
            Event::Open("c", tag) => {
                let written = tag.get("r").and_then(|written| cell(&written));
                (self.column, self.row) = written.unwrap_or((self.column.saturating_add(1), self.row));
                self.open = Some(tag.number("s").unwrap_or(0) as usize);
            }
            Event::Close("c") => self.open = None,
            Event::Open("f", _) => self.formula = Some(String::new()),
            Event::Close("f") => {
                let formula = self.formula.take().unwrap_or_default();
                self.elsewhere.add_if(leads_elsewhere(&formula), self.column, self.row);
            }
            Event::Open("v" | "is", _) => self.holds(styles),
            Event::Words(words) => {
                if let Some(formula) = self.formula.as_mut().filter(|formula| formula.len() < LONGEST_FORMULA)
                {
                    formula.push_str(words.get(..LONGEST_FORMULA).unwrap_or(words));
                }
            }
            Event::Open("col", tag) if tag.is("hidden") || is_thin(tag, "width") => {
                let (first, last) = (tag.number("min").unwrap_or(0), tag.number("max").unwrap_or(0));
                if last >= first && last as usize <= MOST_COLUMNS {
                    *self.hidden_columns.entry(first).or_default() += 1;
                    *self.hidden_columns.entry(last + 1).or_default() -= 1;
                }
            }
            Event::Open("filterColumn", _) => self.filters = true,
            Event::Open("scenario", _) => self.scenarios += 1,
            _ => {}
        }
    }

    /// A cell that holds something.
    fn holds(&mut self, styles: &Styles) {
        let Some(style) = self.open.take() else { return };
        self.rows.add(self.row);
        if self.row_is_hidden {
            self.hidden_rows.add(self.row);
        }
        self.unseen.add_if(styles.is_unseen(style), self.column, self.row);
        if self.last_row > 0 && self.row > self.last_row.saturating_add(FAR_ROWS) {
            self.far_row.get_or_insert(self.row);
        }
        self.last_row = self.last_row.max(self.row);
        let column = self.column as usize;
        if column < MOST_COLUMNS + 1 {
            let columns = self.used_columns.len().max(column + 1);
            self.used_columns.resize(columns, false);
            self.used_columns[column] = true;
        }
    }

    fn tell(&self, sheet: &Sheet, found: &mut Found) {
        let place = sheet.place();
        if sheet.is_hidden || sheet.is_very_hidden {
            let how = if sheet.is_very_hidden { "so that no menu shows it" } else { "and a click shows it" };
            let holds = match self.rows.count {
                0 => "the sheet is hidden".to_owned(),
                count => format!("the sheet is hidden, with {}", counted(count, "row", "rows")),
            };
            let place = if self.rows.is_empty() { place } else { format!("{place}, {}", self.rows.rows()) };
            found.add(Kind::Data, place, format!("{holds}, {how}"), help::SHEET);
            return;
        }
        if !self.hidden_rows.is_empty() {
            let what = if self.filters { "a filter hides rows" } else { "rows are hidden" };
            found.add(Kind::Data, format!("{place}, {}", self.hidden_rows.rows()), what, help::SHEET);
        }
        let columns = self.columns_that_hide();
        if !columns.is_empty() {
            found.add(
                Kind::Data,
                format!("{place}, {}", columns.columns()),
                "columns are hidden",
                help::SHEET,
            );
        }
        if let Some(far) = self.far_row {
            let rows = format!("{place}, from row {}", figure(far as usize));
            found.add(Kind::Data, rows, "rows lie far below the rest, where nobody looks", help::SHEET);
        }
        if let Some(far) = self.far_column() {
            let what = "cells lie far to the right of the rest, where nobody looks";
            found.add(Kind::Data, format!("{place}, from column {}", column(far)), what, help::SHEET);
        }
        let one = "a cell holds something and shows nothing, by its colour or its format";
        let several = "cells hold something and show nothing, by their colour or their format";
        self.unseen.tell(&place, one, several, help::SHEET, found);
        let one = "a formula takes its result from another workbook";
        let several = "formulas take their results from another workbook";
        self.elsewhere.tell(&place, one, several, help::SHEET, found);
        if self.scenarios > 0 {
            let what = counted(self.scenarios, "scenario keeps other values", "scenarios keep other values");
            found.add(Kind::Data, place, what, help::SHEET);
        }
    }

    /// Hidden columns that hold anything.
    fn columns_that_hide(&self) -> Stretches {
        let mut columns = Stretches::default();
        let mut edges = self.hidden_columns.iter().peekable();
        let mut hidden = 0;
        for (number, used) in (0_u32..).zip(&self.used_columns) {
            while let Some((_, more)) = edges.next_if(|(at, _)| **at <= number) {
                hidden += more;
            }
            if *used && hidden > 0 {
                columns.add(number);
            }
        }
        columns
    }

    /// The first column after a great gap.
    fn far_column(&self) -> Option<u32> {
        let used: Vec<u32> =
            (0..).zip(&self.used_columns).filter_map(|(at, used)| used.then_some(at)).collect();
        used.windows(2).find(|pair| pair[1] > pair[0] + FAR_COLUMNS).map(|pair| pair[1])
    }
}

/// Whether a row or column is too thin to be seen.
fn is_thin(tag: &Tag<'_>, size: &str) -> bool {
    tag.get(size).and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size < THINNEST)
}

/// Whether a formula refers to another workbook: `[1]Sheet1!A1`. Columns of tables stand in brackets too.
pub(super) fn leads_elsewhere(formula: &str) -> bool {
    formula.match_indices('[').any(|(at, _)| {
        let (before, rest) = (&formula[..at], &formula[at + 1..]);
        let Some((within, after)) = rest.split_once(']') else { return false };
        let is_workbook = within.bytes().all(|byte| byte.is_ascii_digit()) && !within.is_empty()
            || [".xls", ".ods", ".csv"].iter().any(|ending| within.to_ascii_lowercase().contains(ending));
        // A column of a table may be called 2017; before it stands the name of the table.
        let in_table = before.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == '[');
        is_workbook && !in_table && after.contains('!')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_workbook_is_told_from_a_column_of_a_table() {
        for formula in ["[1]Sheet1!$A$1", "SUM('[2]May 2017'!A1:A9)", "'C:\\x\\[pay.xlsx]S'!A1"] {
            assert!(leads_elsewhere(formula), "{formula}");
        }
        for formula in
            ["SUM(Table1[2017])", "Table1[[2017]:[2018]]", "A1+B1", "Sheet2!A1", "[", "Table1[a]!x"]
        {
            assert!(!leads_elsewhere(formula), "{formula}");
        }
    }
}
