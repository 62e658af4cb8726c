//! Documents of Word, their words, and presentations.

use candour::office::text;

use super::make::Office;
use super::{Case, all_are_found};

const MAIN: &str = "word/document.xml";

const HIDDEN: &[&str] = &["Data the text, paragraph 1: words are hidden"];

const WHITE: &[&str] = &["Data the text, paragraph 1: words are white, on white"];

fn paragraph(run: &str) -> String {
    format!("<w:p><w:r>{run}<w:t>Ann Secret</w:t></w:r></w:p>")
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_a_letter_keeps_is_found() {
    let word = |body: &str| Office::word(body);
    let plain = || word(&paragraph(""));
    let styled = |style: &str, body: &str| {
        let styles = format!(
            "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"S\"><w:rPr>{style}</w:rPr></w:style></w:styles>"
        );
        word(body).related(MAIN, "styles", "word/styles.xml", &styles).build()
    };
    let in_style = "<w:p><w:pPr><w:pStyle w:val=\"S\"/></w:pPr><w:r><w:t>Secret</w:t></w:r></w:p>";
    let header = |kind: &str, more: &str| {
        let body = format!(
            "{}<w:sectPr><w:headerReference w:type=\"{kind}\" r:id=\"rId1\"/>{more}</w:sectPr>",
            paragraph("")
        );
        let text = format!("<w:hdr xmlns:w=\"w\">{}</w:hdr>", paragraph(""));
        word(&body).related(MAIN, "header", "word/header1.xml", &text).build()
    };
    let white = "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>";
    let cases: Vec<Case> = vec![
        ("nothing", plain().build(), &[]),
        (
            "tracked changes",
            word(
                "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:ins><w:r><w:t>Secret</w:t></w:r></w:ins><w:del><w:r><w:delText>\
                 Secret</w:delText></w:r></w:del></w:p><w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:moveTo>\
                 <w:r><w:t>b</w:t></w:r></w:moveTo></w:p>",
            )
            .build(),
            &["Changes the text, paragraphs 2 to 3: changes are tracked, and what was taken out is still there: 1 \
               insertion, 1 deletion, 1 move and 1 change of format"],
        ),
        ("hidden words", word(&paragraph("<w:rPr><w:vanish/></w:rPr>")).build(), HIDDEN),
        ("words that are not hidden", word(&paragraph("<w:rPr><w:vanish w:val=\"0\"/></w:rPr>")).build(), &[]),
        ("tiny words", word(&paragraph("<w:rPr><w:sz w:val=\"2\"/></w:rPr>")).build(), HIDDEN),
        ("a style that hides", styled("<w:vanish/>", in_style), HIDDEN),
        ("a mark of a paragraph that is hidden", word(&format!("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}", &paragraph("")[5..])).build(), &[]),
        ("white words", word(&paragraph(white)).build(), WHITE),
        ("a white style", styled("<w:color w:val=\"ffffff\"/>", in_style), WHITE),
        ("white words in a table", word(&format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph(white))).build(), &[]),
        (
            "white words on black",
            word(&paragraph("<w:rPr><w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"000000\"/></w:rPr>")).build(),
            &[],
        ),
        (
            "comments and people",
            plain()
                .related(MAIN, "comments", "word/comments.xml", "<w:comments xmlns:w=\"w\"><w:comment/></w:comments>")
                .related(MAIN, "people", "word/people.xml", "<p/>")
                .build(),
            &[
                "Comments: 1 comment is left in it",
                "Metadata: it keeps a list of people who changed it or took part in comments",
            ],
        ),
        (
            "the workbook behind a chart",
            plain()
                .related(MAIN, "chart", "word/charts/chart1.xml", "<c/>")
                .related("word/charts/chart1.xml", "package", "word/embeddings/a.xlsx", "x")
                .build(),
            &["Data part \"word/embeddings/a.xlsx\": this is the whole workbook behind a chart"],
        ),
        (
            "a template elsewhere",
            plain()
                .related(MAIN, "settings", "word/settings.xml", "<s/>")
                .elsewhere("word/settings.xml", "attachedTemplate", "file:///C:\\Secret.dotx")
                .build(),
            &["Metadata: it names the template that it was made from, and where that lies"],
        ),
        (
            "variables and a list of addresses",
            plain()
                .related(MAIN, "settings", "word/settings.xml", "<w:s xmlns:w=\"w\"><w:docVars><w:docVar w:val=\"Secret\"/></w:docVars><w:mailMerge/></w:s>")
                .build(),
            &[
                "Data the settings: 1 variable keeps a value",
                "Metadata the settings: they name the list of addresses that letters are merged from, and where it lies",
            ],
        ),
        ("a header that is shown", header("default", ""), &[]),
        ("a header of first pages", header("first", "<w:titlePg/>"), &[]),
        (
            "a header of another draft",
            header("first", ""),
            &["Data part \"word/header1.xml\": this is a header with words that no page shows"],
        ),
        (
            "an alternative text that names a path",
            word("<w:p><w:r><w:drawing><wp:docPr xmlns:wp=\"wp\" descr=\"C:\\Users\\Secret\\a.png\"/></w:drawing></w:r></w:p>").build(),
            &["Metadata the text: 1 picture names the path of a file on somebody's computer"],
        ),
        (
            "a cropped picture",
            word("<w:p><w:r><w:drawing><a:srcRect xmlns:a=\"a\" l=\"0\" r=\"25000\"/></w:drawing></w:r></w:p>").build(),
            &["Data the text: 1 picture is cropped, and what was cut off is still there"],
        ),
        (
            "a hidden drawing",
            word("<w:p><w:r><w:drawing><wp:docPr xmlns:wp=\"wp\" hidden=\"1\"/></w:drawing></w:r></w:p>").build(),
            &["Data the text: 1 drawing is hidden"],
        ),
        (
            "another document in it",
            plain().related(MAIN, "aFChunk", "word/a.html", "x").build(),
            &["Opaque part \"word/a.html\": this cannot be looked into: it is another document, which is shown as part of this one"],
        ),
        (
            "building blocks",
            plain().related(MAIN, "glossaryDocument", "word/glossary/document.xml", "<g/>").build(),
            &["Metadata: it keeps building blocks: text that is offered to whoever writes in it"],
        ),
    ];
    all_are_found("letter.docx", cases);
}

#[test]
fn what_a_presentation_keeps_is_found() {
    let slides = |first: &str, second: &str| {
        let list = "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldId id=\"256\" r:id=\"rId1\"/><p:sldId id=\"257\" \
                    r:id=\"rId2\"/></p:presentation>";
        let main = "ppt/presentation.xml";
        let slide = |show: &str| format!("<p:sld xmlns:p=\"p\"{show}/>");
        Office::default()
            .related("", "officeDocument", main, list)
            .related(main, "slide", "ppt/slides/slide1.xml", &slide(first))
            .related(main, "slide", "ppt/slides/slide2.xml", &slide(second))
    };
    let notes = |words: &str| {
        let text =
            format!("<p:notes xmlns:p=\"p\" xmlns:a=\"a\"><a:fld><a:t>2</a:t></a:fld>{words}</p:notes>");
        slides("", "").related("ppt/slides/slide2.xml", "notesSlide", "ppt/notesSlides/n.xml", &text).build()
    };
    let cases: Vec<Case> = vec![
        ("nothing", slides("", " show=\"1\"").build(), &[]),
        ("a hidden slide", slides("", " show=\"0\"").build(), &["Data slide 2: the slide is hidden"]),
        ("notes", notes("<a:t>Secret</a:t>"), &["Data slide 2: the slide has speaker's notes"]),
        ("a page of notes with its number alone", notes(""), &[]),
        (
            "comments",
            slides("", "")
                .related("ppt/slides/slide1.xml", "comments", "ppt/comments/c.xml", "<c><cm/><cm/></c>")
                .related("ppt/presentation.xml", "commentAuthors", "ppt/a.xml", "<a/>")
                .build(),
            &[
                "Comments slide 1: 2 comments are left",
                "Metadata: it keeps a list of people who took part in comments",
            ],
        ),
    ];
    all_are_found("talk.pptx", cases);
}

/// Headings, lists and tables can be told apart; what was deleted, hidden or shown another way is not there.
#[test]
fn the_words_of_a_letter_are_read() {
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style><w:style \
                  w:styleId=\"B\"><w:name w:val=\"List Bullet\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:style></w:styles>";
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:numFmt \
                     w:val=\"bullet\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"6\"><w:lvl w:ilvl=\"0\">\
                     <w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/></w:lvl>\
                     </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num><w:num w:numId=\"2\">\
                     <w:abstractNumId w:val=\"6\"/></w:num></w:numbering>";
    let item = |depth: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let said = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let body = [
        said("H", "What we hold"),
        "<w:p><w:r><w:t xml:space=\"preserve\">We </w:t></w:r><w:ins><w:r><w:t>do </w:t></w:r></w:ins><w:del><w:r><w:t>Secret\
         </w:t><w:delText>Secret</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Secret</w:t></w:r></w:moveFrom><w:r><w:rPr>\
         <w:vanish/></w:rPr><w:t>Secret</w:t></w:r><w:r><w:t>hold it &amp; more.</w:t><w:br/><w:t>So&#233;</w:t></w:r></w:p>\
         <w:p/>"
            .to_owned(),
        said("B", "one"),
        said("B", "two"),
        item(0, "first"),
        item(1, "deeper"),
        item(1, "deeper again"),
        item(0, "second"),
        item(1, "anew"),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("Year"), cell("Count"), cell("2017"), cell("4")),
        "<w:p><w:r><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>\
         </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>In a box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>\
         <w:t>The end</w:t></w:r></w:p>"
            .to_owned(),
    ];
    let letter = Office::word(&body.concat())
        .related(MAIN, "styles", "word/styles.xml", styles)
        .related(MAIN, "numbering", "word/numbering.xml", numbering)
        .related(
            MAIN,
            "footnotes",
            "word/footnotes.xml",
            "<w:f xmlns:w=\"w\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:f>",
        );
    assert_eq!(
        text(&letter.build()).unwrap().to_string(),
        "## What we hold\n\nWe do hold it & more.\nSoé\n\n- one\n- two\n1. first\n   1. deeper\n   2. deeper again\n2. \
         second\n   1. anew\n\n| Year | Count |\n|---|---|\n| 2017 | 4 |\n\nIn a box\n\nThe end\n\nA note.\n"
    );
}

#[test]
fn what_is_no_letter_of_word_has_no_words() {
    let workbook = Office::workbook("<sheetData/>", "").build();
    for (bytes, why) in [
        (&b"Dear Sir"[..], "it is damaged"),
        (&workbook, "a part that it needs is missing"),
        (&[], "it is damaged"),
    ] {
        assert_eq!(text(bytes).unwrap_err().to_string(), why);
    }
}
