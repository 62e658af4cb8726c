use super::*;
use crate::yaml::{Limits, parse_with};
use proptest::prelude::*;

fn codes(text: &str) -> Vec<&'static str> {
    parse(FILE, text).1.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn bombs_are_refused() {
    assert_eq!(codes(&"{".repeat(200_000)), ["yaml-too-deep"]);
    assert_eq!(codes(&"[".repeat(200_000)), ["yaml-too-deep"]);
    assert_eq!(codes(&"- ".repeat(100_000)), ["yaml-too-deep"]);
    assert_eq!(codes(&"? ".repeat(100_000)), ["yaml-too-deep"]);
    assert_eq!(codes(&"[{a: ".repeat(100_000)), ["yaml-too-deep"]);
    assert_eq!(codes(&" ".repeat((32 << 20) + 1)), ["yaml-too-large"]);
    assert_eq!(codes(&format!("{}x{}", "[".repeat(64), "]".repeat(64))), [""; 0]);
    assert_eq!(codes(&format!("{}x{}", "[".repeat(65), "]".repeat(65))), ["yaml-too-deep"]);
    let steps: Vec<_> = (0..300).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(codes(&steps.concat()), ["yaml-too-deep"]);
}

#[test]
fn nodes_are_counted() {
    let limits = Limits { nodes: 4, ..Limits::default() };
    assert!(parse_with(limits, FILE, "[a, b, c]").0.is_some());
    let (tree, diagnostics) = parse_with(limits, FILE, "[a, b, c, d]");
    assert_eq!((tree, diagnostics[0].code), (None, "yaml-too-large"));
    // A long text may hold as many as it has room for.
    let long = format!("[a, b, c, d] # {}", "-".repeat(50));
    assert!(parse_with(limits, FILE, &long).0.is_some());
}

#[test]
fn many_keys_are_compared_quickly() {
    let keys: Vec<_> = (0..60_000).map(|number| format!("key-{number}: x\n")).collect();
    let text = keys.concat() + "key-7: y\n";
    let (tree, diagnostics) = parse(FILE, &text);
    assert_eq!(tree.unwrap().entries().len(), 60_000);
    assert_eq!(shown(&text, &diagnostics), [("key-repeated", "key-7")]);
}

#[test]
fn faults_are_counted() {
    let limits = Limits { faults: 3, ..Limits::default() };
    for text in ["\0".repeat(9), "- *a\n".repeat(9), "a: 1\n".repeat(9)] {
        let codes: Vec<_> = parse_with(limits, FILE, &text).1.iter().map(|found| found.code).collect();
        assert!(codes.len() <= 4, "{codes:?}");
    }
    assert_eq!(codes(&"- *a\n".repeat(100_000)).last(), Some(&"too-many-faults"));
    assert_eq!(codes(&"\0".repeat(100_000)).last(), Some(&"too-many-faults"));
    assert_eq!(codes(&"%a\n".repeat(100_000)).last(), Some(&"too-many-faults"));
}

fn check_places(text: &str, node: &Node) {
    assert!(text.get(node.span.range()).is_some(), "{node:?} in {text:?}");
    for (key, value) in node.entries() {
        assert!(text.get(key.span.range()).is_some(), "{key:?} in {text:?}");
        check_places(text, value);
    }
    if let crate::yaml::Kind::List(items) = &node.kind {
        for item in items {
            check_places(text, item);
        }
    }
}

fn check(text: &str) {
    let (tree, diagnostics) = parse(FILE, text);
    assert!(tree.is_some() || !diagnostics.is_empty(), "{text:?}");
    if let Some(tree) = &tree {
        check_places(text, tree);
    }
    for found in diagnostics {
        assert!(text.get(found.finding.span.unwrap().range()).is_some(), "{found:?} in {text:?}");
        assert!(!found.finding.message.contains("invalid") && !found.finding.message.ends_with('.'));
    }
}

proptest! {
    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_jumble_of_signs_is_survived(parts in prop::collection::vec(prop::sample::select(vec![
        "a", "é", "😀", ": ", ":", "- ", "-", "? ", "\n", "\n", "\r\n", "\r", "  ", " ", "\t", "[", "]", "{", "}", ", ",
        "\"", "'", "|\n", ">-\n", "#", " # c", "&a ", "*a", "!t ", "<<", "---\n", "...\n", "%", "\u{FEFF}", "\0",
        "\u{202E}", "\\u202e", "\u{85}", "\u{2028}", "~", "@", "`", "|", ">",
    ]), 0..24)) {
        check(&parts.concat());
    }
}
