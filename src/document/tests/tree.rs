//! What letters read as.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value;

use super::*;

/// The tree as an outline: each block with the Markdown it was read from, each stretch of text in quotation marks.
fn outline(markdown: &str, node: &Value, indent: usize, out: &mut String) {
    match node {
        Value::Array(nodes) => nodes.iter().for_each(|node| outline(markdown, node, indent, out)),
        Value::Object(fields) => {
            let source = fields.get("span").map(|span| {
                let end = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
                &markdown[end("start")..end("end")]
            });
            write!(out, "{:indent$}{}", "", fields.get("kind").and_then(Value::as_str).unwrap_or("cell"))
                .unwrap();
            for (name, value) in fields {
                if ["level", "start", "tight", "columns", "number", "url", "text"].contains(&name.as_str()) {
                    write!(out, " {name}={value}").unwrap();
                }
            }
            writeln!(out, "{}", source.map(|source| format!(" < {source:?}")).unwrap_or_default()).unwrap();
            for name in ["content", "blocks", "items", "header", "rows"] {
                outline(markdown, fields.get(name).unwrap_or(&Value::Null), indent + 2, out);
            }
        }
        _ => {}
    }
}

#[test]
fn a_letter_reads_as_a_tree() {
    let markdown = "**Received** 2 May\n\n# Answer\n\n> *Asked:* why\n> so few\n\n\
        - one[^n]\n- two\n\n|A|B|\n|-|-:|\n|x|1|\n\n---\n\n[^n]: A note.\n";
    let (document, found) = read(markdown);
    assert_eq!(found, []);
    let mut tree = String::new();
    outline(markdown, &serde_json::to_value(&document.blocks).unwrap(), 0, &mut tree);
    let expected = r##"
paragraph < "**Received** 2 May"
  strong
    text text="Received" < "Received"
  text text=" 2 May" < " 2 May"
heading level=1 < "# Answer"
  text text="Answer" < "Answer"
quote < "> *Asked:* why\n> so few"
  paragraph < "*Asked:* why\n> so few"
    emphasis
      text text="Asked:" < "Asked:"
    text text=" why " < " why\n"
    text text="so few" < "so few"
list start=null tight=true < "- one[^n]\n- two"
  paragraph < "one[^n]"
    text text="one" < "one"
    footnote number=1
      paragraph < "A note."
        text text="A note." < "A note."
  paragraph < "two"
    text text="two" < "two"
table columns=["left","right"] < "|A|B|\n|-|-:|\n|x|1|"
  cell < "A"
    text text="A" < "A"
  cell < "B"
    text text="B" < "B"
  cell < "x"
    text text="x" < "x"
  cell < "1"
    text text="1" < "1"
rule < "---"
"##;
    assert_eq!(tree, expected.trim_start(), "{tree}");
}

#[test]
fn a_reader_hears_words_only() {
    let markdown = "# A **b**\n\n3. x\n4. y[^1]\n\n   z\n\n|A|B|\n|-|-|\n|c|d\\|e|\n\n> q\\\n> r <https://a.uk/>\n\n[^1]: n\n";
    let (document, found) = read(markdown);
    assert_eq!(found, []);
    assert_eq!(plain_text(&document.blocks), "A b\n3. x\n4. y\nn\nz\nA\tB\nc\td|e\nq r https://a.uk/");
}

#[test]
fn a_note_is_printed_once_however_often_it_is_referred_to() {
    let (document, found) = read("# T\n\na[^x] b[^y] c[^X]\n\n[^y]: Y\n[^x]: X\n");
    assert_eq!(found, []);
    let tree = serde_json::to_string(&document).unwrap();
    let numbers: Vec<_> = tree.matches("\"number\":").collect();
    assert_eq!(numbers.len(), 3);
    assert_eq!(plain_text(&document.blocks), "T\na b c\nX\nY\n".trim_end());
}

#[test]
fn an_address_in_angle_brackets_is_a_link() {
    let (document, found) = read("# T\n\n<foi@example.org> [a](HTTPS://b.uk)\n");
    assert_eq!(found, []);
    let tree = serde_json::to_string(&document).unwrap();
    assert!(tree.contains(r#""url":"mailto:foi@example.org""#), "{tree}");
}

/// Pieces that meet in letters, and pieces that ought not to.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = [
        "# ",
        "## ",
        "#### ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\n",
        "\n\n",
        "|",
        "|-|-|\n",
        "a",
        "é",
        "*",
        "**",
        "_",
        "[",
        "](",
        ")",
        "!",
        "`",
        "```\n",
        "<b>",
        "<!--",
        "[^a]",
        "[^a]: ",
        "\\",
        "&amp;",
        "&#0;",
        "\0",
        "---\n",
        "https://x.uk",
        "~~",
        "[ ] ",
        "\r\n",
        "\t",
        "\u{202e}",
        "<a@b.uk>",
        "]",
        "[x]: y\n",
        "  \n",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_place_lies_in_the_text(markdown in prop_oneof![markdown(), ".{0,200}"]) {
        let (document, found) = read(&markdown);
        document.each_text(&mut |_, place| assert!(markdown.get(place.clone()).is_some()));
        for diagnostic in found {
            let labels = diagnostic.finding.labels.iter().map(|label| label.span);
            for span in labels.chain(diagnostic.finding.span) {
                prop_assert!(markdown.get(span.range()).is_some(), "{diagnostic:?}");
            }
        }
        plain_text(&document.blocks);
        prop_assert_eq!(read(&markdown).0, document);
    }

    #[test]
    fn no_words_are_lost_where_nothing_is_reported(words in prop::collection::vec("[a-zé£–]{1,8}", 1..20)) {
        let text = words.join(" ");
        let (document, found) = read(&format!("# {text}\n\n> {text}\n\n- {text}\n"));
        prop_assert_eq!(found, vec![]);
        prop_assert_eq!(plain_text(&document.blocks), [&*text; 3].join("\n"));
    }
}
