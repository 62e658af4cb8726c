//! A workbook of Excel: its sheets, and what it keeps besides.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::finding::{Found, Kind, help, shown};
use super::package::{Package, names_a_path};
use super::places::counted;
use super::properties;
use super::sheet::{self, Sheet};
use super::styles::Styles;
use super::xml::Event;

/// No workbook has more sheets or names.
const MOST: usize = 5_000;

/// What a workbook holds beside what it shows.
pub(super) fn hidden(package: &Package<'_>, main: &str, found: &mut Found) {
    properties::hidden(package, found);
    let styles = Styles::read(package, main);
    found.unless("the looks of cells", styles.as_ref().map(|_| ()).map_err(|fault| *fault));
    let styles = styles.unwrap_or_default();
    match book(package, main, found) {
        Err(fault) => found.opaque("", fault),
        Ok(sheets) => {
            for sheet in &sheets {
                let looked = sheet::hidden(package, sheet, &styles, found);
                found.unless(sheet.place(), looked);
            }
        }
    }
    beside(package, main, found);
}

/// A name that stands for cells.
struct Name {
    written: String,
    refers: String,
    is_hidden: bool,
}

/// Reads the list of sheets and names.
fn book(package: &Package<'_>, main: &str, found: &mut Found) -> Result<Vec<Sheet>, Fault> {
    let mut sheets = Vec::new();
    let mut names: Vec<Name> = Vec::new();
    let (mut path, mut person, mut within_name) = (false, false, false);
    package.walk(main, |event| match event {
        Event::Open("sheet", tag) if sheets.len() < MOST => {
            let id = tag.get("id").unwrap_or_default();
            let part = package.relations_of(main).iter().find(|relation| relation.id == id);
            let state = tag.get("state").unwrap_or_default();
            sheets.push(Sheet {
                name: tag.get("name").unwrap_or_default(),
                part: part.map(|relation| relation.target.clone()),
                is_hidden: state == "hidden",
                is_very_hidden: state == "veryHidden",
            });
        }
        Event::Open("definedName", tag) if names.len() < MOST => {
            let (written, is_hidden) = (tag.get("name").unwrap_or_default(), tag.is("hidden"));
            names.push(Name { written, refers: String::new(), is_hidden });
            within_name = true;
        }
        Event::Close("definedName") => within_name = false,
        Event::Words(words) => {
            if let Some(name) = names.last_mut().filter(|name| within_name && name.refers.len() < 1_000) {
                name.refers.push_str(words);
            }
        }
        Event::Open("absPath", tag) => path |= tag.get("url").is_some_and(|url| !url.is_empty()),
        Event::Open("fileSharing", tag) => person |= tag.get("userName").is_some_and(|name| !name.is_empty()),
        _ => {}
    })?;
    if path {
        found.add(Kind::Metadata, "", "it names the folder that it was last saved in", help::INSPECT);
    }
    if person {
        found.add(Kind::Metadata, "", "it names who reserved it for writing", help::INSPECT);
    }
    named(&names, &sheets, found);
    Ok(sheets)
}

/// Names that are hidden, or that lead to what is hidden or elsewhere.
fn named(names: &[Name], sheets: &[Sheet], found: &mut Found) {
    let unseen = || sheets.iter().filter(|sheet| sheet.is_hidden || sheet.is_very_hidden);
    // What Excel itself names begins so, and comes and goes with what it belongs to.
    for name in names.iter().filter(|name| !name.written.starts_with("_xl")) {
        let place = format!("the defined name {}", shown(&name.written));
        if sheet::leads_elsewhere(&name.refers) || names_a_path(&name.refers) {
            found.add(Kind::Data, place, "this stands for cells of another workbook", NAMES);
        } else if unseen().any(|sheet| sheet.is_in(&name.refers)) {
            found.add(Kind::Data, place, "this stands for cells of a hidden sheet", NAMES);
        } else if name.is_hidden {
            found.add(Kind::Data, place, "this name is hidden", NAMES);
        }
    }
}

const NAMES: &str = "delete the name (Formulas, Name Manager), or save what is meant to go out as CSV";

/// What a workbook keeps beside its sheets.
fn beside(package: &Package<'_>, main: &str, found: &mut Found) {
    let mut seen = BTreeSet::new();
    for relation in package.relations_of(main).iter().filter(|relation| !relation.is_elsewhere) {
        if !seen.insert(&relation.target) {
            continue;
        }
        let part = &relation.target;
        match &*relation.kind {
            "pivotCacheDefinition" => {
                let looked = pivot(package, part, found);
                found.unless(format!("part {}", shown(part)), looked);
            }
            "externalLink" => {
                let looked = link(package, part, found);
                found.unless(format!("part {}", shown(part)), looked);
            }
            "connections" => found.add(
                Kind::Data,
                "",
                "it keeps how it is connected to a database or to another file, and where that is",
                "delete the connections (Data, Queries and Connections), or save as CSV",
            ),
            "powerPivotData" => {
                found.add(
                    Kind::Data,
                    "",
                    "it keeps a data model: whole tables that no sheet need show",
                    help::SHEET,
                );
            }
            "revisionHeaders" => {
                let what = "it keeps a history of changes, with what stood there before";
                found.add(Kind::Changes, "", what, help::CHANGES);
            }
            "person" => found.add(
                Kind::Metadata,
                "",
                "it keeps a list of people who took part in comments",
                help::INSPECT,
            ),
            _ => {}
        }
    }
}

/// The copy that a pivot table keeps of the rows that it was made from.
fn pivot(package: &Package<'_>, part: &str, found: &mut Found) -> Result<(), Fault> {
    let (mut from, mut rows, mut values) = (None, None, 0_usize);
    package.walk(part, |event| match event {
        Event::Open("pivotCacheDefinition", tag) => rows = tag.number("recordCount"),
        Event::Open("worksheetSource", tag) => from = tag.get("sheet").or_else(|| tag.get("name")),
        Event::Open("s" | "n" | "d", _) => values += 1,
        _ => {}
    })?;
    let whole = package.related(part, "pivotCacheRecords").next().is_some();
    let place = match from {
        Some(from) => format!("the pivot table made from {}", shown(&from)),
        None => "a pivot table".to_owned(),
    };
    let what = match (whole, rows) {
        (true, Some(rows)) => {
            let rows = counted(rows as usize, "row", "rows");
            format!("it keeps a copy of all {rows} that it was made from")
        }
        (true, None) => "it keeps a copy of all the rows that it was made from".to_owned(),
        (false, _) if values > 0 => "it keeps every different value of what it was made from".to_owned(),
        (false, _) => return Ok(()),
    };
    found.add(Kind::Data, place, what, "paste the table as values into a new workbook, or save it as CSV");
    Ok(())
}

/// What is kept of another workbook.
fn link(package: &Package<'_>, part: &str, found: &mut Found) -> Result<(), Fault> {
    let (mut values, mut runs) = (0_usize, false);
    package.walk(part, |event| match event {
        Event::Open("cell" | "value", _) => values += 1,
        Event::Open("ddeLink", _) => runs = true,
        _ => {}
    })?;
    let place = format!("part {}", shown(part));
    if runs {
        found.add(Kind::Active, &*place, "this starts another program (DDE)", help::ACTIVE);
    }
    let what = match values {
        0 => "this names another workbook and where it lies".to_owned(),
        values => format!(
            "this keeps {} of another workbook, and where that lies",
            counted(values, "value", "values")
        ),
    };
    found.add(
        Kind::Data,
        place,
        what,
        "break the links (Data, Edit Links), or save what is meant to go out as CSV",
    );
    Ok(())
}
