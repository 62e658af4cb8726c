//! Any text at all is looked through, and in bounded time.

use proptest::prelude::*;

use super::tests::found;

/// Pieces of templates, so that what is put together from them is often nearly one.
const PIECES: [&str; 60] = [
    "{{ ",
    " }}",
    "{% ",
    " %}",
    "{#",
    "#}",
    "{{-",
    "-}}",
    "{%-",
    "-%}",
    "if ",
    "elif ",
    "else",
    "endif",
    "for ",
    " in ",
    "endfor",
    "include ",
    "component ",
    "endcomponent",
    "set ",
    "raw",
    "endraw",
    "group",
    "posts",
    "periods",
    "loop",
    ".groups",
    ".items",
    ".text",
    ".first",
    ".",
    "[0]",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "<",
    "/>",
    "=",
    "==",
    "!=",
    " and ",
    " or ",
    " not ",
    "| safe",
    "| length",
    "\"parts/b.md\"",
    "\"",
    "'",
    "é",
    "\u{1f600}",
    "12",
    "May",
    " ",
    "\n",
    "~",
    "said.when",
];

fn soup() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => ".{0,200}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_at_all_is_looked_through(answer in soup(), part in soup(), house in soup(), letter in soup()) {
        let templates =
            [("answers/a.md", &*answer), ("house/style.md", &*house), ("letters/c.md", &*letter), ("parts/b.md", &*part)];
        // Every place is a place in the template that it is said of.
        found(&templates);
    }

    #[test]
    fn a_template_changed_anywhere_is_looked_through(which in 0..22_usize, cut in 0..4000_usize, piece in soup()) {
        let defaults = crate::template::DEFAULTS;
        let (name, text) = defaults[which % defaults.len()];
        let cut = crate::text::floor_char(text, cut.min(text.len()));
        let changed = format!("{}{piece}{}", &text[..cut], &text[cut..]);
        let templates = defaults.iter().map(|(other, text)| (*other, if *other == name { &*changed } else { *text }));
        found(&templates.collect::<Vec<_>>());
    }
}

#[test]
fn what_is_endless_is_given_up() {
    let deep = format!("{}x{}", "{% if case %}".repeat(5000), "{% endif %}".repeat(5000));
    let brackets = format!("{{{{ {}1{} }}}}", "(".repeat(50_000), ")".repeat(50_000));
    let chain = format!("{{% if case {} %}}{{% endif %}}", "and case ".repeat(50_000));
    let steps = format!("{{{{ case{} }}}}", ".a".repeat(50_000));
    let branches = format!("{{% if case %}}{}{{% endif %}}", "{% elif case %}".repeat(3000));
    let tags = "{{ heading }}".repeat(20_000);
    for text in [deep, brackets, chain, steps, branches, tags] {
        found(&[("answers/a.md", &text)]);
    }
    let includes: Vec<(String, String)> = (0..300)
        .map(|at| {
            (format!("parts/{at:03}.md"), format!("{{% include \"parts/{:03}.md\" %}}", at + 1).repeat(2))
        })
        .collect();
    let includes: Vec<(&str, &str)> = includes.iter().map(|(name, text)| (&**name, &**text)).collect();
    assert!(found(&includes).contains(&"parts/000.md too-intricate: {".to_owned()));
}
