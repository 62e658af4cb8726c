//! What is printed, and where.

use proptest::prelude::*;

use super::*;
use crate::document::plain_text;

#[test]
fn a_letter_of_three_pages_is_accessible_and_archivable() {
    let bytes = print(LETTER);
    assert_eq!(pieces(LETTER).len(), 3);
    for part in ["/Lang(en-GB)", "/DisplayDocTitle true", "/Outlines"] {
        let found = bytes.windows(part.len()).any(|window| window == part.as_bytes());
        assert!(found, "{part}");
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let (document, meta, theme) = (read(LETTER), meta(), theme());
    let first = pdf(&document, &meta, &theme).unwrap();
    // Nothing remembered may show in the second.
    typst::comemo::evict(0);
    assert!(pdf(&document, &meta, &theme).unwrap() == first);
    let other = Meta { date: date(2031, 3, 31), ..meta };
    assert!(pdf(&document, &other, &theme).unwrap() != first);
}

/// A table of `columns` columns with `words` in each cell.
fn table(columns: usize, words: &str) -> String {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
    [row("Header"), row("-"), row(words)].concat()
}

#[test]
fn nothing_runs_into_the_margins() {
    within_margins(LETTER);
    let long = "x".repeat(400);
    within_margins(&format!("# {long}\n\n{long}\n\n> {long}\n\n- {long}\n\n{}", table(8, &long)));
    for words in [
        "Responsibilities and Superintendents",
        "2015/16-2016/17",
        "ab.cd/efghij_klm",
        "iiiiiiiiiiiiiiWWWWWWWWW",
    ] {
        within_margins(&format!("# T\n\n{}", table(8, words)));
    }
    within_margins(&format!("# T\n\n> {}", table(6, "one two three").replace('\n', "\n> ")));
}

#[test]
fn no_words_are_lost_at_the_foot_of_a_page() {
    let long = "word ".repeat(1_500);
    for body in [
        format!("|A|B|\n|-|-|\n|{long}|b|\n"),
        format!("> {long}"),
        format!("- {long}"),
        format!("- a[^1]\n\n[^1]: {long}"),
    ] {
        let markdown = format!("# T\n\n{body}\n");
        within_margins(&markdown);
        let printed: usize = pieces(&markdown).iter().map(|page| letters(page).matches("word").count()).sum();
        assert_eq!(printed, 1_500, "{}", &body[..20]);
    }
}

#[test]
fn hostile_text_stays_text() {
    let markdown = "# #import \"x\": \\*\n\n$x^2$ @ref \\<label> #read(\"/etc/passwd\") #{panic()} \\`raw\\` \\*a\\* \\_b\\_ ~ -- ... // no\n\n\
        \\= not a heading /* nor this */ \\u{41} \\[link\\] https://a.uk #\"\n\n|#table|$$|\n|-|-|\n|#v(1em)|#[x]|\n\n\
        - #set text(red)\n- \\+ x[^1]\n\n[^1]: #pagebreak()\n";
    let document = read(markdown);
    let page = pieces(markdown).remove(0);
    let words = plain_text(&document.blocks).replace("#pagebreak()", "");
    let expected = format!(
        "Môr and Vale Police Information Rights Unit {words} • • 1 1 #pagebreak() 2031-0457 · Page 1 of 1"
    );
    // The order of bullets and notes is the page's own: the letters are what counts.
    let sorted = |text: &str| {
        let mut letters: Vec<_> = squeeze(text).chars().collect();
        letters.sort_unstable();
        letters.into_iter().collect::<String>()
    };
    assert_eq!(sorted(&letters(&page)), sorted(&expected));
    print(markdown);
}

#[test]
fn what_nests_as_deep_as_letters_may_prints() {
    let lists: Vec<_> = (0..8).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    print(&format!(
        "# T\n\n{}\n\n{} x\n\n1. > - a\n\n      b[^n] ***[c](https://a.uk)***\n\n[^n]: - x\n",
        lists.concat(),
        ">".repeat(8)
    ));
}

#[test]
fn odd_letters_print() {
    print("# T\n\nx[^1]\n\n|A[^1]|B|\n|-|:-:|\n\n[^1]: n\n");
    print("x\n\n# T\n");
    print("**A** b · **C**\n\n# T\n\n---\n\n999999999. x\n\na  \nb &copy; &#9; e\u{301} \u{ad} \u{200b}\n");
    print(&format!("# T\n\n{}", table(40, "x")));
    print("# T\n\n>\n\nx\n\n|A|B|C|\n|-|-|-|\n|||\n||b|\n\n-\n- a\n-\n\n1.\n");
    // No heading at all is a short note, not a fault of the printer.
    print("Only a line.\n");
}

/// Letters as people may put them together.
fn markdown() -> impl Strategy<Value = String> {
    let words = [
        "words and words ",
        "**b**",
        "*i*",
        "[l](https://a.uk)",
        "[^n] ",
        "x/y-z",
        "as follows:",
        "** · **",
        "1 ",
        "\\\n",
    ];
    let starts = [
        "",
        "",
        "## U\n\n",
        "> ",
        "> > ",
        "> - ",
        "- ",
        "1. ",
        "- 1. ",
        "|a|b|\n|-|-:|\n|",
        "|a|\n|-|\n|c|\n|",
        "---\n\n",
    ];
    let line =
        prop::collection::vec(prop::sample::select(words.to_vec()), 0..30).prop_map(|words| words.concat());
    let block =
        (prop::sample::select(starts.to_vec()), line).prop_map(|(start, line)| format!("{start}{line}"));
    let blocks = prop::collection::vec((block, prop::sample::select(vec!["\n", "\n\n"])), 0..30);
    blocks.prop_map(|blocks| {
        let blocks: Vec<_> = blocks.into_iter().map(|(block, end)| block + end).collect();
        format!("# T\n\nx[^n]\n\n{}\n\n[^n]: note\n", blocks.concat())
    })
}

proptest! {
    // Each case is a whole letter.
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_reads_prints(markdown in markdown()) {
        if parse(&markdown, FileId(0)).1.is_empty() {
            print(&markdown);
            within_margins(&markdown);
        }
    }
}
