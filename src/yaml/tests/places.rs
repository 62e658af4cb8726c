use super::*;
use crate::yaml::Kind;

fn at<'t>(text: &'t str, node: &Node) -> &'t str {
    &text[node.span.range()]
}

#[test]
fn places_are_bytes_of_the_original_text() {
    let text = "\u{FEFF}a: 1\r\nbé:\r\n  - é: ü\r\n    c: 'x''y' # z\r\n  - [1, {a: b}, ]\r\nd: plain\r\n  text\r\nlast: x  \r\n";
    let root = tree(text);
    assert_eq!(at(text, &root), &text["\u{FEFF}".len()..text.len() - 4]);
    let keys: Vec<_> = root.entries().iter().map(|(key, _)| &text[key.span.range()]).collect();
    assert_eq!(keys, ["a", "bé", "d", "last"]);
    let list = root.get("bé").unwrap();
    assert_eq!(at(text, list), "- é: ü\r\n    c: 'x''y' # z\r\n  - [1, {a: b}, ]");
    let [map, flow] = list.items() else { panic!() };
    assert_eq!(at(text, map), "é: ü\r\n    c: 'x''y'");
    assert_eq!(at(text, map.get("c").unwrap()), "'x''y'");
    assert_eq!(map.get("c").and_then(Node::as_text), Some("x'y"));
    assert_eq!(at(text, flow), "[1, {a: b}, ]");
    assert_eq!(at(text, &flow.items()[1]), "{a: b}");
    assert_eq!(at(text, root.get("d").unwrap()), "plain\r\n  text");
    assert_eq!(root.get("d").and_then(Node::as_text), Some("plain text"));
    assert_eq!(at(text, root.get("last").unwrap()), "x");
}

#[test]
fn blocks_of_text_are_unfolded() {
    let text = "a: |\r\n  one\r\n  two\r\n\r\nb: >-\n  one\n  two\n\n  three\nc: |\nd: x\n";
    let root = tree(text);
    assert_eq!(root.get("a").and_then(Node::as_text), Some("one\ntwo\n"));
    assert_eq!(at(text, root.get("a").unwrap()), "one\r\n  two");
    assert_eq!(root.get("b").and_then(Node::as_text), Some("one two\nthree"));
    assert_eq!(at(text, root.get("b").unwrap()), "one\n  two\n\n  three");
    assert_eq!(root.get("c").and_then(Node::as_text), Some(""));
    assert!(matches!(root.get("b").unwrap().kind, Kind::Scalar { quoted: true, .. }));
}

#[test]
fn nothing_is_shown_where_something_would_be() {
    let text = "a:\nb: {c, d: }\ne:\n- # - c\n- x\nf:\n  -\n";
    let root = tree(text);
    let empty: Vec<_> = [
        root.get("a").unwrap(),
        root.get("b").unwrap().get("c").unwrap(),
        root.get("b").unwrap().get("d").unwrap(),
        &root.get("e").unwrap().items()[0],
        &root.get("f").unwrap().items()[0],
    ]
    .into_iter()
    .map(|node| (at(text, node), matches!(node.kind, Kind::Empty)))
    .collect();
    assert_eq!(empty, [("a", true), ("c", true), ("d", true), ("-", true), ("-", true)]);
    assert_eq!(at(text, root.get("e").unwrap()), "- # - c\n- x");
    assert_eq!(at(text, root.get("f").unwrap()), "-");
}

#[test]
fn lists_start_at_their_first_dash() {
    for text in ["- - x", "-\n  - x"] {
        assert_eq!(at(text, &tree(text)), text);
        assert_eq!(at(text, &tree(text).items()[0]), "- x");
    }
    let text = "a:\n- - x\n- y\nb:\n  -  - x";
    let root = tree(text);
    assert_eq!(at(text, root.get("a").unwrap()), "- - x\n- y");
    assert_eq!(at(text, &root.get("a").unwrap().items()[0]), "- x");
    assert_eq!(at(text, root.get("b").unwrap()), "-  - x");
}
