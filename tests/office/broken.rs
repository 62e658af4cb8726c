//! Files that are cut off, damaged or made to do harm: each gets a sentence, in bounded time and memory.
#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::process::Command;

use proptest::prelude::*;

use super::found;
use super::make::{Office, odf, pdf, rows, zip};

/// One whole file of each kind.
fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let workbook = Office::workbook(&rows(1, 3, ""), "").sheet("Sheet3", "hidden", &rows(1, 9, ""));
    let styles = "<styleSheet><fonts><font/></fonts><cellXfs><xf fontId=\"0\"/></cellXfs></styleSheet>";
    let workbook = workbook.related("xl/workbook.xml", "styles", "xl/styles.xml", styles);
    let letter =
        Office::word("<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl>");
    let sheet = "<office:spreadsheet><table:table table:name=\"a\"><table:table-row><table:table-cell \
                 office:value-type=\"float\"/></table:table-row></table:table></office:spreadsheet>";
    let remark = "<< /Subtype /Text /Rect [0 0 9 9] /Contents (a\\(b) /X <41> /Y [1 0 R true null -1.5] >>";
    let drawn = "q 1 0 0 1 0 0 cm BT /F1 12 Tf 72 700 Td [(a) 3 (b)] TJ ET 0 g 70 690 90 20 re f /Im1 Do Q";
    vec![
        ("a.xlsx", workbook.build()),
        ("a.docx", letter.build()),
        ("a.ods", odf("spreadsheet", "", sheet, &[])),
        ("a.pdf", pdf(drawn, "/Annots [11 0 R]", "", &["<< /Author (a) >>", remark])),
        (
            "a.jpg",
            b"\xFF\xD8\xFF\xE1\0\x26Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0"
                .to_vec(),
        ),
        ("a.png", b"\x89PNG\r\n\x1A\n\0\0\0\x08tEXtAuthor\0xcrc!\0\0\0\0IENDcrc!".to_vec()),
        ("a.webp", b"RIFF\0\0\0\0WEBPEXIF\x10\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0\0\0".to_vec()),
        ("a.html", b"<html><p hidden>x</p><!-- y -->".to_vec()),
    ]
}

/// Whatever is left of a file, something is said or nothing, and the program goes on.
#[test]
fn a_file_cut_off_anywhere_is_looked_into() {
    for (name, bytes) in whole() {
        for end in 0..bytes.len() {
            found(name, &bytes[..end]);
            let _ = candour::office::text(&bytes[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_with_bits_turned_is_looked_into(which in 0_usize..8, turns in prop::collection::vec((any::<u32>(), 0_u8..8), 1..12)) {
        let (name, mut bytes) = whole().swap_remove(which);
        for (at, bit) in turns {
            let at = at as usize % bytes.len();
            bytes[at] ^= 1 << bit;
        }
        found(name, &bytes);
        let _ = candour::office::text(&bytes);
    }

    /// The parts of a document, damaged before they are packed, so that the damage reaches what reads them.
    #[test]
    fn a_part_with_bits_turned_is_looked_into(turns in prop::collection::vec((any::<u32>(), any::<u32>(), 0_u8..8), 1..6)) {
        let styles = "<styleSheet><fonts><font><color rgb=\"FFFFFFFF\"/></font></fonts></styleSheet>";
        let mut office = Office::workbook(&rows(1, 3, " hidden=\"1\""), "<definedName name=\"a\">[1]b!A1</definedName>")
            .related("xl/workbook.xml", "styles", "xl/styles.xml", styles);
        for (part, at, bit) in turns {
            let count = office.parts.len();
            let bytes = &mut office.parts[part as usize % count].1;
            let at = at as usize % bytes.len();
            bytes[at] ^= 1 << bit;
        }
        found("a.xlsx", &office.build());
    }
}

#[test]
fn what_a_damaged_file_gets_is_a_sentence() {
    let cannot = |why: &str| format!("Opaque: this cannot be looked into: {why}");
    let (_, workbook) = whole().swap_remove(0);
    assert_eq!(found("a.xlsx", &workbook[..workbook.len() / 2]), [cannot("it is damaged")]);
    let entities =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><workbook>&b;</workbook>";
    let bomb = Office::default().related("", "officeDocument", "xl/workbook.xml", entities).build();
    assert_eq!(found("a.xlsx", &bomb), [cannot("it declares entities, which documents do not")]);
    let swollen = Office::workbook(&" ".repeat(60 << 20), "").build();
    assert_eq!(
        found("a.xlsx", &swollen),
        [format!("Opaque sheet \"Summary\": {}", &cannot("it unpacks to far more than documents hold")[8..])]
    );
    let missing = Office::default().elsewhere("", "x", "y").build();
    assert_eq!(found("a.docx", &missing), [cannot("a part that it needs is missing")]);
    let twice =
        Office::word("<w:p/>").part("word/Document.xml", b"<other/>").part("../../../etc/passwd", b"x");
    let told = found("a.docx", &twice.build());
    assert!(told.contains(&cannot("2 parts are there twice or lead elsewhere")), "{told:?}");
    // A part that was taken off the list, and stays where it was.
    let mut parts = zip(&[("x".to_owned(), b"Ann Secret".to_vec())]);
    let end = parts.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    parts.truncate(end);
    let inner = Office::word("<w:p/>").build();
    let shift = u32::try_from(parts.len()).unwrap();
    let mut moved = parts.clone();
    moved.extend(&inner);
    for at in 0..moved.len() - 4 {
        let place = match &moved[at..at + 4] {
            b"PK\x01\x02" => at + 42,
            b"PK\x05\x06" => at + 16,
            _ => continue,
        };
        let own = u32::from_le_bytes(moved[place..place + 4].try_into().unwrap());
        moved[place..place + 4].copy_from_slice(&(own + shift).to_le_bytes());
    }
    assert_eq!(found("a.docx", &moved), ["Data: it holds parts that are not on its own list"]);
}

/// The name of a sheet or a part cannot write to the terminal or fill it.
#[test]
fn names_from_a_file_are_shown_safely() {
    let name = format!("a\u{202E}b&#10;{}", "x".repeat(500));
    let told =
        found("a.xlsx", &Office::workbook("<sheetData/>", "").sheet(&name, "hidden", "<sheetData/>").build());
    assert_eq!(
        told,
        [format!("Data sheet \"ab{}…\": the sheet is hidden, and a click shows it", "x".repeat(58))]
    );
}

/// However a file is made, looking into it takes no more memory than 64 MB and twenty times its size.
#[test]
#[expect(clippy::too_many_lines, reason = "a table of attacks")]
fn memory_stays_within_the_promise_for_files_that_go_out() {
    let large = |size: usize, piece: &str| piece.repeat(size / piece.len());
    let book = |text: &str| Office::workbook(text, "").build();
    let mut many_rows = "<sheetData>".to_owned();
    for row in 1..300_000 {
        let _ =
            write!(many_rows, "<row r=\"{row}\" hidden=\"{}\"><c r=\"A{row}\"><v>1</v></c></row>", row % 2);
    }
    many_rows += "</sheetData>";
    let many_objects = |object: &str| {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        for number in 1..60_000 {
            bytes.extend(format!("{number} 0 obj {object} endobj\n").bytes());
        }
        bytes.extend(b"trailer << /Root 1 0 R >>\n%%EOF");
        bytes
    };
    let attacks: Vec<(&str, &str, Vec<u8>)> = vec![
        ("zeros", "a.xlsx", book(&large(60 << 20, " "))),
        ("rows", "a.xlsx", book(&many_rows)),
        ("deep", "a.xlsx", book(&large(20 << 20, "<a>"))),
        ("one long tag", "a.xlsx", book(&format!("<a b=\"{}\"/>", large(60 << 20, "x")))),
        (
            "one long word",
            "a.docx",
            Office::word(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", large(60 << 20, "x"))).build(),
        ),
        (
            "many words",
            "a.docx",
            Office::word(&large(30 << 20, "<w:p><w:r><w:t>x</w:t></w:r></w:p>")).build(),
        ),
        (
            "many cells",
            "a.docx",
            Office::word(&format!("<w:tbl>{}</w:tbl>", large(30 << 20, "<w:tr><w:tc/></w:tr>"))).build(),
        ),
        ("attributes", "a.xlsx", book(&format!("<a {}/>", large(3 << 20, "b=\"\" ")))),
        (
            "styles",
            "a.ods",
            odf(
                "text",
                &large(
                    30 << 20,
                    "<style:style style:name=\"a\"><style:text-properties text:display=\"none\"/></style:style>",
                ),
                "",
                &[],
            ),
        ),
        ("a packed page", "a.pdf", pdf(&large(40 << 20, " "), "", "", &[])),
        (
            "pieces of text",
            "a.pdf",
            pdf(&large(4 << 20, "BT /F1 9 Tf 9 9 Td (a) Tj ET 0 0 99 99 re f\n"), "", "", &[]),
        ),
        ("objects", "a.pdf", many_objects("<< /Type /Page >>")),
        (
            "pages that hold one another",
            "a.pdf",
            many_objects("<< /Type /Pages /Kids [1 0 R 2 0 R 3 0 R 4 0 R] /Pages 1 0 R >>"),
        ),
        (
            "pages of one packed page",
            "a.pdf",
            pdf(
                &large(14 << 20, " "),
                "",
                "/Pages 10 0 R",
                &[&format!(
                    "<< /Kids [{}] >>",
                    (11..400).map(|page| page.to_string() + " 0 R ").collect::<String>()
                )]
                .into_iter()
                .chain([&"<< /Type /Page /Contents 4 0 R >>".to_owned(); 389])
                .map(|object| &**object)
                .collect::<Vec<&str>>(),
            ),
        ),
        ("brackets", "a.pdf", [b"%PDF-1.7\n1 0 obj ".to_vec(), large(4 << 20, "[").into_bytes()].concat()),
        (
            "a long list",
            "a.pdf",
            [b"%PDF-1.7\n1 0 obj [".to_vec(), large(4 << 20, "1 ").into_bytes(), b"]".to_vec()].concat(),
        ),
        (
            "open strings",
            "a.pdf",
            [b"%PDF-1.7\n".to_vec(), large(1 << 20, "1 0 obj ( ").into_bytes()].concat(),
        ),
        (
            "streams without an end",
            "a.pdf",
            [b"%PDF-1.7\n".to_vec(), large(1 << 20, "1 0 obj <<>> stream ").into_bytes()].concat(),
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (attack, name, bytes) in attacks {
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let most = 64_000_000 + 20 * bytes.len();
        let mut command = Command::new("/bin/sh");
        let script = format!("ulimit -d {} && exec timeout 150 \"$@\"", most / 1024);
        command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_candour"), "check", "--as-of", "2019-06-01"]);
        command.arg(&path).env_clear().current_dir(folder.path());
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{attack}: {:?} {said}", output.status);
        assert!(said.len() < 100_000, "{attack}: {} bytes are said", said.len());
    }
}
