use super::*;
use crate::yaml::Kind;

#[test]
fn what_plain_yaml_has_no_need_of_is_refused_in_one_go() {
    let text = "a: &x 1\nb: *x\nc: *y\nd: !!str é\n<<: {e: 1}\n&k k: 1\n? [a]\n: 2\na: 3\n: 4\n";
    let expected = [
        ("yaml-anchor", "&x"),
        ("yaml-alias", "*x"),
        ("yaml-alias", "*y"),
        ("yaml-tag", "!!str"),
        ("yaml-merge-key", "<<"),
        ("yaml-anchor", "&k"),
        ("yaml-complex-key", "[a]"),
        ("key-empty", ":"),
        ("key-repeated", "a"),
    ];
    let (tree, diagnostics) = parse(FILE, text);
    assert_eq!(shown(text, &diagnostics), expected);
    let tree = tree.unwrap();
    let keys: Vec<_> = tree.entries().iter().map(|(key, _)| key.value.as_str()).collect();
    assert_eq!(keys, ["a", "b", "c", "d", "k"]);
    assert_eq!(tree.get("a").and_then(Node::as_text), Some("1"), "the first one is kept");
    assert_eq!(tree.get("b").map(|node| &node.kind), Some(&Kind::Refused));
    assert_eq!(tree.get("d").and_then(Node::as_text), Some("é"));
    let first = &diagnostics.last().unwrap().finding.labels[0];
    assert_eq!(first.span.range(), 0..1);
}

#[test]
fn quotes_make_text_of_signs() {
    let tree = tree("a: '*x'\nb: \"!y\"\n'<<': '&z'\nc: ~\nd: 2024-01-01\ne: no\n");
    let texts: Vec<_> = tree.entries().iter().filter_map(|(_, node)| node.as_text()).collect();
    assert_eq!(texts, ["*x", "!y", "&z", "~", "2024-01-01", "no"]);
}

#[test]
fn one_document_and_no_directives() {
    assert_eq!(faults("a: 1\n---\nb: 1\n"), [("yaml-second-document", "---")]);
    assert_eq!(faults("--- \na: 1\n...\n"), []);
    assert_eq!(
        faults("%YAML 1.2\n# x\n%TAG ! x\r\n---\na: &b 1\n"),
        [("yaml-directive", "%YAML 1.2"), ("yaml-directive", "%TAG ! x"), ("yaml-anchor", "&b"),]
    );
    assert_eq!(faults("a: 1\n...\n%YAML 1.2\n---\n"), [("yaml-directive", "%")]);
    assert_eq!(faults("a: 1 %\nb: x%y\n"), []);
}

#[test]
fn nothing_is_reported_as_such() {
    for text in ["", "\n \n", "# only words\n", "---\n", "\u{FEFF}", "\u{FEFF}# x"] {
        let (tree, diagnostics) = parse(FILE, text);
        assert_eq!((tree, diagnostics.len(), diagnostics[0].code), (None, 1, "file-empty"), "{text:?}");
    }
}

#[test]
fn characters_that_do_not_show_are_refused_everywhere() {
    let text = "a\u{200E}: x\0y\n# \u{202E}\nb: 'é\u{7F}'\nc: \"\\u202e\"\nd: \u{FDD0}\ne: \u{FEFF}\nf: \u{85}\u{1FFFE}\n";
    assert_eq!(
        faults(text),
        [
            ("bidi-character", "\u{200E}"),
            ("control-character", "\0"),
            ("bidi-character", "\u{202E}"),
            ("control-character", "\u{7F}"),
            ("control-character", "\u{FDD0}"),
            ("control-character", "\u{FEFF}"),
            ("control-character", "\u{85}"),
            ("control-character", "\u{1FFFE}"),
            ("bidi-character", "\"\\u202e\""),
        ]
    );
    let tree = parse(FILE, text).0.unwrap();
    assert_eq!(tree.get("b").and_then(Node::as_text), Some("é_"));
    assert_eq!(tree.get("c").and_then(Node::as_text), Some("_"));
}

#[test]
fn tabs_do_not_indent() {
    assert_eq!(parse(FILE, "a:\n\tb: 1\n").1[0].finding.span.map(crate::text::Span::range), Some(3..4));
    assert_eq!(faults("a:\n  - b\n\t- c\n"), [("yaml-tab", "\t")]);
    assert_eq!(faults("a: {\n\tb: 1\n}\n"), [("yaml-tab", "\t")]);
    assert_eq!(faults("a: x\n\ty\n"), [("yaml-tab", "\t")]);
    assert_eq!(faults(" \ta: 1\n"), [("yaml-tab", "\t")]);
    assert_eq!(faults("a:\t1\t\nb: |\n  x\n  \ty\nc: 'x\n  \ty'\n  \t# c\n\t\nd: x\ty\n"), []);
    assert_eq!(faults("b: |\n  \tx\nc: |2\n  \ty\nd: >\n\n  \tz\n"), []);
    assert_eq!(faults("a: {b: c\n\t}\n"), [("yaml-tab", "\t")]);
}

#[test]
fn faults_of_syntax_are_one_sentence() {
    let cases = [
        ("a: [1\n", "this `[` is never closed", "["),
        ("a: {1", "this `{` is never closed", "{"),
        ("a: [1}", "`[` is closed by `}`", "["),
        ("a: [1]]", "this bracket closes nothing", "]"),
        ("a: 'x", "a quote is never closed", "'"),
        ("a: b: c", "a `:` is not expected here", ":"),
        ("a: @x", "text cannot start with `@`", "@"),
        ("a: %x", "text cannot start with `%`", "%"),
        ("a: * b", "text cannot start with `&` or `*`", "*"),
        ("a: - b", "`-` cannot start an item here", "-"),
        ("- a\nb: c", "an item that starts with `-` is expected here, in line with those above", "b"),
        ("a:\n  b: 1\n c: 2\n", "a key is expected here, in line with the keys above", "c"),
        ("a: 'x' y", "something follows the closing quote", "y"),
        ("a: 1\nb\n", "this line has no `:` after its key", "b"),
    ];
    for (text, message, place) in cases {
        let (tree, diagnostics) = parse(FILE, text);
        assert_eq!(tree, None);
        assert_eq!(shown(text, &diagnostics), [("yaml-syntax", place)], "{text}");
        assert_eq!(diagnostics[0].finding.message, message);
    }
    assert_eq!(faults("a: !e!x 1"), [("yaml-tag", "!")]);
}
