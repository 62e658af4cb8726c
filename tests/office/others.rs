//! Documents of `LibreOffice`, pictures, texts, and what cannot be looked into.

use super::make::{Office, odf, zip};
use super::{Case, all_are_found, found};

const CELL: &str =
    "<table:table-cell office:value-type=\"string\"><text:p>Ann Secret</text:p></table:table-cell>";

const PLACE: &[&str] = &["Data: its details say on which spot it was taken"];

const PERSON: &[&str] = &["Metadata: its details give a person"];

#[test]
fn what_a_spreadsheet_of_libreoffice_hides_is_found() {
    let hides = "<style:style style:name=\"ta9\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let sheet = |style: &str, inside: &str| {
        format!(
            "<office:spreadsheet><table:table table:name=\"Staff\" table:style-name=\"{style}\">{inside}</table:table></office:spreadsheet>"
        )
    };
    let row = |says: &str| format!("<table:table-row{says}>{CELL}{CELL}</table:table-row>");
    let ods = |inside: &str| odf("spreadsheet", hides, &sheet("ta1", inside), &[]);
    let cases: Vec<Case> = vec![
        ("nothing", ods(&row("")), &[]),
        (
            "a hidden sheet",
            odf("spreadsheet", hides, &sheet("ta9", &row(" table:number-rows-repeated=\"40\"")), &[]),
            &["Data sheet \"Staff\", rows 1 to 40: the sheet is hidden, with 40 rows"],
        ),
        (
            "hidden rows",
            ods(&(row("") + &row(" table:visibility=\"collapse\" table:number-rows-repeated=\"3\""))),
            &["Data sheet \"Staff\", rows 2 to 4: rows are hidden"],
        ),
        (
            "a filter",
            ods(&row(" table:visibility=\"filter\"")),
            &["Data sheet \"Staff\", row 1: a filter hides rows"],
        ),
        (
            "hidden rows of nothing",
            ods(
                "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>",
            ),
            &[],
        ),
        (
            "hidden columns",
            ods(&format!(
                "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"9\"/>{}",
                row("")
            )),
            &["Data sheet \"Staff\", column B: columns are hidden"],
        ),
        (
            "a comment",
            ods(
                "<table:table-row><table:table-cell><office:annotation><text:p>Secret</text:p></office:annotation></table:table-cell></table:table-row>",
            ),
            &["Comments: 1 comment is left in it"],
        ),
        (
            "another file",
            ods("<table:table-source xlink:href=\"file:///home/secret/a.ods\"/>"),
            &[
                "Data: it keeps values of another file, and where that lies",
                "Metadata: 1 link leads to a file on somebody's computer",
            ],
        ),
    ];
    all_are_found("a.ods", cases);
}

#[test]
fn what_other_documents_of_libreoffice_hide_is_found() {
    let hides = "<style:style style:name=\"T9\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let odt = |inside: &str, more: &[(&str, &str)]| {
        odf("text", hides, &format!("<office:text>{inside}<text:p>a</text:p></office:text>"), more)
    };
    let meta = "<office:document-meta xmlns:office=\"o\" xmlns:dc=\"d\" xmlns:meta=\"m\"><dc:creator>Secret</dc:creator>\
                <meta:initial-creator>Secret</meta:initial-creator></office:document-meta>";
    let settings = |printer: &str| {
        format!("<s xmlns:c=\"c\"><c:config-item c:name=\"PrinterName\">{printer}</c:config-item></s>")
    };
    let cases: Vec<Case> = vec![
        ("nothing", odt("", &[("settings.xml", &settings(""))]), &[]),
        (
            "hidden words",
            odt("<text:p>a<text:span text:style-name=\"T9\">Secret</text:span></text:p>", &[]),
            &["Data paragraph 1: words are hidden"],
        ),
        (
            "a hidden section",
            odt("<text:section text:display=\"none\"><text:p>Secret</text:p></text:section>", &[]),
            &["Data paragraph 1: words are hidden"],
        ),
        (
            "tracked changes",
            odt(
                "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><text:p>Secret</text:p></text:deletion></text:changed-region></text:tracked-changes>",
                &[],
            ),
            &["Changes: 1 change is tracked, and what was taken out is still there"],
        ),
        (
            "an object",
            odt("<draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame>", &[]),
            &["Data: 1 object or chart is embedded, with the data behind it"],
        ),
        (
            "properties",
            odt("", &[("meta.xml", meta)]),
            &["Metadata properties: they name the author and who saved it last"],
        ),
        (
            "a printer",
            odt("", &[("settings.xml", &settings("Secret"))]),
            &["Metadata: it keeps the name of a printer"],
        ),
        ("macros", odt("", &[("Basic/Standard/Module1.xml", "<m/>")]), &["Active: it holds macros"]),
        (
            "earlier versions",
            odt("", &[("Versions/Version1", "x")]),
            &["Data: it holds earlier versions of itself"],
        ),
        (
            "a small picture",
            odt("", &[("Thumbnails/thumbnail.png", "x")]),
            &["Metadata: it holds a small picture of the first page, as it once was"],
        ),
        (
            "a password",
            odt("", &[("META-INF/manifest.xml", "<m><encryption-data/></m>")]),
            &["Opaque: this cannot be looked into: it is locked with a password"],
        ),
    ];
    all_are_found("a.odt", cases);
    let slides = "<style:style style:name=\"dp9\" style:family=\"drawing-page\"><style:drawing-page-properties presentation:visibility=\"hidden\"/></style:style>";
    let body = "<office:presentation><draw:page/><draw:page draw:style-name=\"dp9\"><presentation:notes><text:p>Secret</text:p></presentation:notes></draw:page></office:presentation>";
    assert_eq!(
        found("a.odp", &odf("presentation", slides, body, &[])),
        ["Data slide 2: the slide is hidden", "Data slide 2: the slide has speaker's notes"]
    );
}

/// Tables of details as cameras write them: a number, a kind, a length and a value each.
fn exif(entries: &[(u16, u32, u32)], further: &[(u16, u32, u32)]) -> Vec<u8> {
    let mut bytes = b"MM\0*\0\0\0\x08".to_vec();
    for table in [entries, further] {
        bytes.extend(u16::try_from(table.len()).unwrap().to_be_bytes());
        for (tag, length, value) in table {
            bytes.extend(tag.to_be_bytes());
            bytes.extend([0, 4]);
            bytes.extend(length.to_be_bytes());
            bytes.extend(value.to_be_bytes());
        }
        bytes.extend([0; 4]);
    }
    bytes
}

#[test]
fn details_of_pictures_are_found() {
    let jpeg = |exif: &[u8]| {
        let length = u16::try_from(exif.len() + 8).unwrap().to_be_bytes();
        [b"\xFF\xD8\xFF\xE1", &length[..], b"Exif\0\0", exif, b"\xFF\xDA\0\0"].concat()
    };
    // The table of places begins after one of one entry.
    let place = exif(&[(0x8825, 1, 26)], &[(2, 3, 0)]);
    let version_alone = exif(&[(0x8825, 1, 26)], &[(0, 1, 0)]);
    let artist = exif(&[(0x013B, 9, 0)], &[]);
    let png = |kind: &[u8], own: &[u8]| {
        let length = u32::try_from(own.len()).unwrap().to_be_bytes();
        [b"\x89PNG\r\n\x1A\n", &length[..], kind, own, b"crc!\0\0\0\0IENDcrc!"].concat()
    };
    all_are_found(
        "a.jpg",
        vec![
            ("a place", jpeg(&place), PLACE),
            ("no place", jpeg(&version_alone), &[]),
            ("a person", jpeg(&artist), PERSON),
            ("no details", b"\xFF\xD8\xFF\xDA\0\0".to_vec(), &[]),
        ],
    );
    all_are_found(
        "a.png",
        vec![
            ("a place", png(b"eXIf", &place), PLACE),
            ("a person", png(b"tEXt", b"Author\0Ann Secret"), PERSON),
            ("what it was made with", png(b"tEXt", b"Software\0x"), &[]),
        ],
    );
    all_are_found("a.tif", vec![("a place", place.clone(), PLACE), ("nothing", exif(&[], &[]), &[])]);
    let webp = |kind: &[u8], own: &[u8]| {
        [b"RIFF\0\0\0\0WEBP", kind, &u32::try_from(own.len()).unwrap().to_le_bytes(), own].concat()
    };
    all_are_found(
        "a.webp",
        vec![("a place", webp(b"EXIF", &place), PLACE), ("nothing", webp(b"VP8 ", b"xx"), &[])],
    );
    let letter = Office::word("<w:p/>").related("word/document.xml", "image", "word/media/a.jpg", "");
    let mut letter = letter;
    letter.parts.last_mut().unwrap().1 = jpeg(&place);
    assert_eq!(
        found("a.docx", &letter.build()),
        ["Data picture \"word/media/a.jpg\": its details say on which spot it was taken"]
    );
}

#[test]
fn texts_show_what_they_hold() {
    for (name, text) in [
        ("a.csv", &b"Year,Count\n2016,4\n"[..]),
        ("a.csv", b"\xEF\xBB\xBFYear,Count\n2016,=1+1\n"),
        ("a.csv", b"caf\xE9,4\n"),
        ("a.txt", b"\xFF\xFEa\0b\0"),
        ("a.html", b"<!DOCTYPE html><p>x</p>"),
    ] {
        assert_eq!(found(name, text), Vec::<String>::new(), "{name}");
    }
    for (name, text, wanted) in [
        ("a.html", &b"<html><script>Secret</script>"[..], "Active: it holds scripts"),
        ("a.html", b"<html><!-- Secret -->", "Comments: it holds comments that no browser shows"),
        ("a.html", b"<html><p hidden>Secret</p>", "Data: parts of the page may be hidden"),
        (
            "a.eml",
            b"Subject: Secret\n\nx",
            "Opaque: this cannot be looked into: it is an e-mail as it was sent, with its headers and attachments",
        ),
        (
            "a.xml",
            b"<?xml version='1.0'?><x/>",
            "Opaque: this cannot be looked into: it is XML, which programs show as they please",
        ),
    ] {
        assert_eq!(found(name, text), [wanted]);
    }
}

#[test]
fn what_cannot_be_looked_into_is_told() {
    let letter = Office::word("<w:p/>").build();
    let opaque = |what: &str| format!("Opaque: this cannot be looked into: {what}");
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
    let archive = zip(&[("a.csv".to_owned(), b"x".to_vec())]);
    for (name, bytes, wanted) in [
        ("a.xls", &old[..], opaque("it is a workbook of before 2007")),
        ("a.doc", old, opaque("it is a document of Office of before 2007")),
        ("a.xlsx", old, opaque("it is locked with a password")),
        ("a.msg", old, opaque("it is an e-mail of Outlook, with its headers and attachments")),
        ("a.rtf", b"{\\rtf1 }", opaque("it is rich text (RTF), which hides much")),
        ("a.7z", b"7z\xBC\xAF\x27\x1C\0", opaque("it is an archive")),
        ("a.mp3", b"ID3\x04\0\0", opaque("it is of a kind that is not known here")),
        ("a.zip", &archive, "Opaque: this is an archive: the files in it are not looked into".to_owned()),
        ("a.pdf", b"", "Opaque: the file is empty".to_owned()),
        (
            "a.pdf",
            &letter,
            "Opaque: the name does not fit: this is a Word document, and its name should end in .docx"
                .to_owned(),
        ),
        (
            "a",
            b"Year,Count\n",
            "Opaque: the name does not fit: this is text, and its name should end in .txt".to_owned(),
        ),
    ] {
        assert_eq!(found(name, bytes), [wanted], "{name}");
    }
}
