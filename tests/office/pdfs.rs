//! PDFs, those that Candour prints among them.

use super::make::pdf;
use super::{Case, all_are_found, found};

const WORDS: &str = "BT /F1 12 Tf 72 700 Td (Ann Secret) Tj ET\n";

const COVERED: &[&str] =
    &["Data page 1: 1 piece of text can be read under what is drawn over it, such as a box"];

const UNSEEN: &[&str] =
    &["Unseen page 1: 1 piece of text can be read and is not seen, as under a scanned picture"];

const AUTHOR: &[&str] = &["Metadata properties: they name the author"];

#[test]
fn what_lies_under_something_is_found() {
    let page = |drawn: &str| pdf(drawn, "", "", &[]);
    let over = |more: &str| page(&format!("{WORDS}{more}"));
    let cases: Vec<Case> = vec![
        ("nothing over it", over(""), &[]),
        ("a box over it", over("0 g 70 696 90 18 re f"), COVERED),
        ("a box over a part of it", over("0 g 100 696 20 18 re f"), COVERED),
        ("a box that is drawn as lines", over("70 696 m 160 696 l 160 714 l 70 714 l h f"), COVERED),
        ("a box that is moved over it", over("q 1 0 0 1 60 690 cm 0 0 100 30 re f Q"), COVERED),
        ("a white box", over("1 g 70 696 90 18 re f"), COVERED),
        ("a box before it", page(&format!("0.9 g 60 690 200 40 re f {WORDS}")), &[]),
        ("a line under it", over("72 698 60 0.7 re f"), &[]),
        ("a line through it", over("72 703 60 0.7 re f"), &[]),
        ("a box beside it", over("0 g 300 696 90 18 re f"), &[]),
        ("a box that shows through", over("/Pale gs 70 696 90 18 re f"), &[]),
        ("a box that is only drawn round", over("70 696 90 18 re S"), &[]),
        ("a large box, of which a part is drawn", over("q 300 300 20 20 re W n 0 0 595 842 re f Q"), &[]),
        ("a picture over it", over("q 500 0 0 700 50 50 cm /Im1 Do Q"), UNSEEN),
        ("text that is not drawn", page("BT 3 Tr /F1 12 Tf 72 700 Td (Ann Secret) Tj ET"), UNSEEN),
        (
            "text beyond the edge",
            page("BT /F1 12 Tf 1 0 0 1 900 700 Tm [(Ann) -200 (Secret)] TJ ET"),
            &["Data page 1: 2 pieces of text can be read beyond the edge of the page"],
        ),
        ("a picture among the drawing", over("BI /W 1 ID 0 0 595 842 re f EI "), &[]),
    ];
    all_are_found("a.pdf", cases);
}

#[test]
fn what_a_pdf_holds_beside_its_pages_is_found() {
    let with = |page: &str, root: &str, objects: &[&str]| {
        let objects: Vec<&str> = ["<< /Producer (x) >>"].iter().chain(objects).copied().collect();
        pdf(WORDS, page, root, &objects)
    };
    let remark = |kind: &str| {
        with(
            "/Annots [11 0 R]",
            "",
            &[&format!("<< /Type /Annot /Subtype /{kind} /Rect [0 0 9 9] /Contents (Secret) >>")],
        )
    };
    let twice = || {
        let mut bytes = with("", "", &[]);
        bytes.extend(b"4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Prev 0 >>\nstartxref\n0\n%%EOF\n");
        bytes
    };
    let cases: Vec<Case> = vec![
        ("nothing", with("", "", &[]), &[]),
        ("an earlier version", twice(), &["Data: 1 earlier version of it can be read in it"]),
        (
            "an embedded file",
            with("", "", &["<< /Type /Filespec /EF << /F 12 0 R >> >>"]),
            &["Data: 1 file is embedded"],
        ),
        (
            "layers that are off",
            with("", "/OCProperties << /D << /OFF [11 0 R] >> >>", &["<< /Type /OCG /Name (Secret) >>"]),
            &["Data: 1 set of layers is switched off"],
        ),
        ("layers that are on", with("", "/OCProperties << /D << /OFF [] >> >>", &[]), &[]),
        ("a comment", remark("Text"), &["Comments: 1 comment or drawing lies on its pages"]),
        ("a drawn box", remark("Square"), &["Comments: 1 comment or drawing lies on its pages"]),
        ("a link", remark("Link"), &[]),
        (
            "a redaction that was not done",
            remark("Redact"),
            &["Data: 1 place is marked for redaction, and nothing was taken out"],
        ),
        ("a film", remark("RichMedia"), &["Active: 1 film or sound is in it"]),
        (
            "a comment that was taken off",
            with("", "", &["<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Secret) >>"]),
            &["Data: 1 remark that was taken off a page is still there"],
        ),
        (
            "a hidden field",
            with(
                "/Annots [11 0 R]",
                "",
                &["<< /Subtype /Widget /Rect [0 0 9 9] /F 2 /FT /Tx /V (Secret) >>"],
            ),
            &["Data: 1 remark or field is there and not shown", "Metadata: 1 field of a form holds a value"],
        ),
        (
            "a script",
            with("", "/OpenAction << /S /JavaScript /JS (Secret) >>", &[]),
            &["Active: 1 script is in it"],
        ),
        (
            "a program that is started",
            with("", "/OpenAction << /S /Launch /F (Secret) >>", &[]),
            &["Active: 1 action starts a program or sends data"],
        ),
        (
            "a form in XML",
            with("", "/AcroForm << /XFA [11 0 R] >>", &[]),
            &["Opaque: this cannot be looked into: it is a form in XML (XFA)"],
        ),
        (
            "private data",
            with("/PieceInfo << /Illustrator 11 0 R >>", "", &[]),
            &["Data: 1 part holds what the program that made it keeps for itself"],
        ),
        (
            "a small picture",
            with("/Thumb 6 0 R", "", &[]),
            &["Data: 1 small picture of a page shows it as it once was"],
        ),
        (
            "a page that was taken out",
            with("", "", &["<< /Type /Page /Contents 4 0 R >>"]),
            &["Data: 1 page that was taken out is still there"],
        ),
    ];
    all_are_found("a.pdf", cases);
}

#[test]
fn what_a_pdf_says_of_itself_is_found() {
    let info = |entries: &str| pdf(WORDS, "", "", &[&format!("<< {entries} >>")]);
    let described = |inside: &str| {
        let text = format!(
            "<x:xmpmeta xmlns:x=\"x\" xmlns:dc=\"dc\" xmlns:xmp=\"xmp\" xmlns:xmpMM=\"mm\">{inside}</x:xmpmeta>"
        );
        let stream =
            format!("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{text}\nendstream", text.len());
        pdf(WORDS, "", "/Metadata 11 0 R", &["<< /Producer (x) >>", &stream])
    };
    let cases: Vec<Case> = vec![
        (
            "a title, a program and a day",
            info("/Title (Policy) /Creator (Writer 7) /Producer (x) /ModDate (D:2017)"),
            &[],
        ),
        ("an author", info("/Author (Ann Secret)"), AUTHOR),
        ("an author in two bytes a sign", info("/Author <FEFF0041>"), AUTHOR),
        ("nobody", info("/Author () /Subject (unspecified)"), &[]),
        ("an authority, in a letter of ours", info("/Author (Ashcombe) /Creator (Candour)"), &[]),
        (
            "the name of a file",
            info("/Title (Microsoft Word - Secret.docx)"),
            &["Metadata properties: they name the file that it was made from"],
        ),
        (
            "a folder",
            info("/Creator (C:\\\\Users\\\\Secret\\\\print.exe)"),
            &["Metadata properties: they name a folder on somebody's computer"],
        ),
        (
            "entries of one's own",
            info("/Company (Secret)"),
            &["Metadata properties: they name entries of somebody's own"],
        ),
        ("an author in a description", described("<dc:creator><li>Ann Secret</li></dc:creator>"), AUTHOR),
        (
            "an authority in a description of ours",
            described("<dc:creator><li>Ashcombe</li></dc:creator><xmp:CreatorTool>Candour</xmp:CreatorTool>"),
            &[],
        ),
        (
            "another file in a description",
            described("<xmpMM:DerivedFrom/>"),
            &["Metadata properties: they name the file that it was made from"],
        ),
        (
            "a description that is cut off",
            described("<dc:creator>"),
            &["Metadata properties: there are properties that cannot be read here"],
        ),
    ];
    all_are_found("a.pdf", cases);
}

#[test]
fn a_pdf_that_is_locked_or_of_nothing_is_told() {
    let mut locked = pdf(WORDS, "", "", &[]);
    locked.extend(b"trailer << /Root 1 0 R /Encrypt 9 0 R >>");
    assert_eq!(
        found("a.pdf", &locked),
        ["Opaque: this cannot be looked into: it is protected, with a password or against changes"]
    );
    assert_eq!(found("a.pdf", b"%PDF-1.7\n"), ["Opaque: this cannot be looked into: it is damaged"]);
    let lzw =
        String::from_utf8_lossy(&pdf("", "", "", &[])).replace("/FlateDecode", "/LZWDecode").into_bytes();
    assert_eq!(
        found("a.pdf", &lzw),
        ["Opaque page 1: this cannot be looked into: it is packed in a way that is not known here"]
    );
}

/// What goes out with the example's letter, and the letter itself, are clean.
#[test]
fn what_candour_prints_is_clean() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("responses");
    let mut looked = 0;
    for path in crate::architecture::files_below(&folder, "pdf") {
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(found("a.pdf", &bytes), Vec::<String>::new(), "{}", path.display());
        looked += 1;
    }
    assert!(looked > 0);
}
