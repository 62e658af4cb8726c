//! Workbooks of Excel.

use super::make::{Office, rows};
use super::{Case, all_are_found};

const BOOK: &str = "xl/workbook.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";

const ONE: &[&str] = &[
    "Data sheet \"Summary\", cell B7: a cell holds something and shows nothing, by its colour or its format",
];

const SHEET_IS_HIDDEN: &str = "Data sheet \"Old pay\": the sheet is hidden, and a click shows it";

fn book() -> Office {
    Office::workbook(&rows(1, 3, ""), "")
}

/// The case that all of this is for: the sheet that a table was made from is hidden, and stays in the file.
#[test]
fn a_hidden_sheet_is_found_with_its_rows() {
    let hidden = |state| book().sheet("Sheet3", state, &rows(1, 9_483, "")).build();
    all_are_found(
        "staff.xlsx",
        vec![
            (
                "a hidden sheet",
                hidden("hidden"),
                &[
                    "Data sheet \"Sheet3\", rows 1 to 9,483: the sheet is hidden, with 9,483 rows, and a click shows it",
                ],
            ),
            (
                "a very hidden sheet",
                hidden("veryHidden"),
                &[
                    "Data sheet \"Sheet3\", rows 1 to 9,483: the sheet is hidden, with 9,483 rows, so that no menu shows it",
                ],
            ),
            ("a sheet that is seen", hidden("visible"), &[]),
            (
                "a hidden sheet of nothing",
                book().sheet("Sheet3", "hidden", "<sheetData/>").build(),
                &["Data sheet \"Sheet3\": the sheet is hidden, and a click shows it"],
            ),
            (
                "a sheet that was taken off the list",
                book().part("xl/worksheets/sheet9.xml", b"<worksheet/>").build(),
                &["Data: it holds 1 part that nothing in it refers to, such as \"xl/worksheets/sheet9.xml\""],
            ),
        ],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn rows_columns_and_cells_that_are_not_seen_are_found() {
    let with = |before: &str, rows: &str| Office::workbook(&format!("{before}{rows}"), "").build();
    let styled = |style: &str, font: &str, fill: &str, format: &str| {
        let styles = format!(
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts><fonts><font/><font>{font}\
             </font></fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill \
             patternType=\"solid\">{fill}</patternFill></fill></fills><cellXfs><xf fontId=\"0\" fillId=\"0\"/>{style}\
             </cellXfs></styleSheet>"
        );
        let row = "<sheetData><row r=\"7\"><c r=\"B7\" s=\"1\"><v>4</v></c></row></sheetData>";
        Office::workbook(row, "").related(BOOK, "styles", "xl/styles.xml", &styles).build()
    };
    let white = "<color rgb=\"FFFFFFFF\"/>";
    let cases: Vec<Case> = vec![
        (
            "hidden rows",
            with("", &rows(4, 9, " hidden=\"1\"")),
            &["Data sheet \"Summary\", rows 4 to 9: rows are hidden"],
        ),
        (
            "a row of no height",
            with("", &rows(4, 4, " ht=\"0.2\"")),
            &["Data sheet \"Summary\", row 4: rows are hidden"],
        ),
        (
            "hidden rows of nothing",
            with("", "<sheetData><row r=\"9\" hidden=\"1\"><c r=\"A9\" s=\"0\"/></row></sheetData>"),
            &[],
        ),
        (
            "a filter",
            with("<autoFilter><filterColumn/></autoFilter>", &rows(2, 3, " hidden=\"1\"")),
            &["Data sheet \"Summary\", rows 2 to 3: a filter hides rows"],
        ),
        (
            "a filter of a table",
            Office::workbook(&rows(2, 3, " hidden=\"1\""), "")
                .related(
                    SHEET,
                    "table",
                    "xl/tables/table1.xml",
                    "<table><autoFilter><filterColumn/></autoFilter></table>",
                )
                .build(),
            &["Data sheet \"Summary\", rows 2 to 3: a filter hides rows"],
        ),
        (
            "hidden columns",
            with("<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols>", &rows(1, 2, "")),
            &["Data sheet \"Summary\", column A: columns are hidden"],
        ),
        (
            "a column of no width",
            with("<cols><col min=\"1\" max=\"1\" width=\"0\"/></cols>", &rows(1, 2, "")),
            &["Data sheet \"Summary\", column A: columns are hidden"],
        ),
        (
            "hidden columns of nothing",
            with("<cols><col min=\"3\" max=\"16384\" hidden=\"1\"/></cols>", &rows(1, 2, "")),
            &[],
        ),
        (
            "rows far below",
            with(
                "",
                &(rows(1, 2, "").replace("</sheetData>", "")
                    + &rows(6_000, 6_001, "").replace("<sheetData>", "")),
            ),
            &["Data sheet \"Summary\", from row 6,000: rows lie far below the rest, where nobody looks"],
        ),
        (
            "cells far to the right",
            with("", "<sheetData><row><c><v>1</v></c><c r=\"ZZ1\"><v>2</v></c></row></sheetData>"),
            &[
                "Data sheet \"Summary\", from column ZZ: cells lie far to the right of the rest, where nobody looks",
            ],
        ),
        ("white on white", styled("<xf fontId=\"1\" fillId=\"0\"/>", white, "", "0"), ONE),
        ("white by theme", styled("<xf fontId=\"1\" fillId=\"0\"/>", "<color theme=\"0\"/>", "", "0"), ONE),
        (
            "blue on blue",
            styled(
                "<xf fontId=\"1\" fillId=\"1\"/>",
                "<color rgb=\"FF0000AA\"/>",
                "<fgColor rgb=\"FF0000AA\"/>",
                "0",
            ),
            ONE,
        ),
        (
            "white on blue",
            styled("<xf fontId=\"1\" fillId=\"1\"/>", white, "<fgColor rgb=\"FF0000AA\"/>", "0"),
            &[],
        ),
        (
            "a format that writes nothing",
            styled("<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\"/>", "", "", ";;;"),
            ONE,
        ),
        (
            "a format that writes",
            styled("<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\"/>", "", "", "0.0"),
            &[],
        ),
        (
            "a formula on another workbook",
            with("", "<sheetData><row><c><f>[1]Pay!A1</f><v>Secret</v></c></row></sheetData>"),
            &["Data sheet \"Summary\", cell A1: a formula takes its result from another workbook"],
        ),
        (
            "scenarios",
            with("<scenarios><scenario name=\"Secret\"/></scenarios>", &rows(1, 1, "")),
            &["Data sheet \"Summary\": 1 scenario keeps other values"],
        ),
    ];
    all_are_found("a.xlsx", cases);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_a_workbook_keeps_besides_is_found() {
    let pivot = "<pivotCacheDefinition recordCount=\"9483\"><cacheSource><worksheetSource sheet=\"Export\"/></cacheSource>\
                 <sharedItems><s v=\"Secret\"/></sharedItems></pivotCacheDefinition>";
    let cached = book().related(BOOK, "pivotCacheDefinition", "xl/pivotCache/c1.xml", pivot);
    let names = |names: &str| {
        let more = format!("<definedNames>{names}</definedNames>");
        Office::workbook(&rows(1, 1, ""), &more).sheet("Old pay", "hidden", "<sheetData/>").build()
    };
    let cases: Vec<Case> = vec![
        (
            "a pivot table with its rows",
            cached
                .clone()
                .related("xl/pivotCache/c1.xml", "pivotCacheRecords", "xl/pivotCache/r1.xml", "<r/>")
                .build(),
            &[
                "Data the pivot table made from \"Export\": it keeps a copy of all 9,483 rows that it was made from",
            ],
        ),
        (
            "a pivot table with its values",
            cached.build(),
            &[
                "Data the pivot table made from \"Export\": it keeps every different value of what it was made from",
            ],
        ),
        (
            "a name for a hidden sheet",
            names("<definedName name=\"staff\">'Old pay'!$A$1</definedName>"),
            &["Data the defined name \"staff\": this stands for cells of a hidden sheet", SHEET_IS_HIDDEN],
        ),
        (
            "a name for another workbook",
            names("<definedName name=\"staff\">[2]Pay!$A$1</definedName>"),
            &["Data the defined name \"staff\": this stands for cells of another workbook", SHEET_IS_HIDDEN],
        ),
        (
            "a hidden name",
            names("<definedName name=\"staff\" hidden=\"1\">\"Secret\"</definedName>"),
            &["Data the defined name \"staff\": this name is hidden", SHEET_IS_HIDDEN],
        ),
        (
            "what Excel names itself",
            names("<definedName name=\"_xlnm._FilterDatabase\" hidden=\"1\">'Old pay'!$A$1</definedName>"),
            &[SHEET_IS_HIDDEN],
        ),
        (
            "values of another workbook",
            book()
                .related(
                    BOOK,
                    "externalLink",
                    "xl/externalLinks/l.xml",
                    "<externalLink><cell><v>Secret</v></cell></externalLink>",
                )
                .elsewhere("xl/externalLinks/l.xml", "externalLinkPath", "file:///C:\\Secret\\pay.xlsx")
                .build(),
            &[
                "Data part \"xl/externalLinks/l.xml\": this keeps 1 value of another workbook, and where that lies",
                "Metadata part \"xl/externallinks/l.xml\": 1 link leads to a file on somebody's computer or network",
            ],
        ),
        (
            "another program",
            book()
                .related(BOOK, "externalLink", "xl/l.xml", "<externalLink><ddeLink/></externalLink>")
                .build(),
            &[
                "Data part \"xl/l.xml\": this names another workbook and where it lies",
                "Active part \"xl/l.xml\": this starts another program (DDE)",
            ],
        ),
        (
            "connections",
            book().related(BOOK, "connections", "xl/connections.xml", "<c/>").build(),
            &["Data: it keeps how it is connected to a database or to another file, and where that is"],
        ),
        (
            "a data model",
            book().related(BOOK, "powerPivotData", "xl/model/item.data", "Secret").build(),
            &["Data: it keeps a data model: whole tables that no sheet need show"],
        ),
        (
            "a history of changes",
            book().related(BOOK, "revisionHeaders", "xl/revisions/h.xml", "<h/>").build(),
            &["Changes: it keeps a history of changes, with what stood there before"],
        ),
        (
            "the folder that it was saved in",
            Office::workbook("<sheetData/>", "<absPath url=\"C:\\Users\\Secret\\\"/>").build(),
            &["Metadata: it names the folder that it was last saved in"],
        ),
        (
            "notes",
            book()
                .related(SHEET, "comments", "xl/comments1.xml", "<comments><comment/><comment/></comments>")
                .build(),
            &["Comments sheet \"Summary\": 2 cells have notes"],
        ),
        (
            "comments, and those who made them",
            book()
                .related(
                    SHEET,
                    "threadedComment",
                    "xl/t.xml",
                    "<ThreadedComments><threadedComment/></ThreadedComments>",
                )
                .related(BOOK, "person", "xl/persons/person.xml", "<personList/>")
                .build(),
            &[
                "Comments sheet \"Summary\": 1 comment is left",
                "Metadata: it keeps a list of people who took part in comments",
            ],
        ),
        (
            "macros",
            book().related(BOOK, "vbaProject", "xl/vbaProject.bin", "x").build(),
            &["Active: it holds macros"],
        ),
        (
            "a sheet of macros",
            book().related(BOOK, "xlMacrosheet", "xl/macrosheets/m.xml", "<m/>").build(),
            &["Active part \"xl/macrosheets/m.xml\": this is a sheet of macros"],
        ),
        (
            "an embedded file",
            book().related(SHEET, "package", "xl/embeddings/a.docx", "x").build(),
            &["Data part \"xl/embeddings/a.docx\": this is a whole file that is embedded"],
        ),
        (
            "a printer",
            book().related(SHEET, "printerSettings", "xl/printerSettings/p.bin", "x").build(),
            &["Metadata: it keeps the settings of a printer, and its name"],
        ),
        (
            "data for other programs",
            book().related(BOOK, "customXml", "customXml/item1.xml", "<x/>").build(),
            &["Metadata part \"customXml/item1.xml\": this is data for other programs"],
        ),
    ];
    all_are_found("a.xlsx", cases);
}

#[test]
fn properties_of_a_document_are_named_and_not_quoted() {
    let core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>Ann Secret</dc:creator><dc:title> </dc:title>\
                <cp:lastModifiedBy>Secret</cp:lastModifiedBy></cp:coreProperties>";
    let app = "<Properties><Template>Normal.dotm</Template><Company>Secret</Company><Application>Excel</Application></Properties>";
    let own = "<Properties><property name=\"Secret\"><vt/></property></Properties>";
    let cases: Vec<Case> = vec![
        (
            "properties",
            book()
                .related("", "core-properties", "docProps/core.xml", core)
                .related("", "extended-properties", "docProps/app.xml", app)
                .related("", "custom-properties", "docProps/custom.xml", own)
                .build(),
            &[
                "Metadata properties: they name the author, who saved it last and the company",
                "Metadata properties: they hold 1 entry of somebody's own",
            ],
        ),
        (
            "nothing in them",
            book().related("", "extended-properties", "docProps/app.xml", &app.replace("Secret", "")).build(),
            &[],
        ),
        (
            "a small picture",
            book().related("", "thumbnail", "docProps/thumbnail.jpeg", "x").build(),
            &[
                "Metadata part \"docProps/thumbnail.jpeg\": this is a small picture of the first page, as it once was",
            ],
        ),
    ];
    all_are_found("a.xlsx", cases);
}
