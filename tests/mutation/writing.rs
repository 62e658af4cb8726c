//! What can go wrong in writing: keys, words, ids, values of the wrong form, and YAML that is none.

use candour::register::{Holds, Kind};
use candour::yaml::Kind as Shape;

use super::Operator;
use super::ground::{Ground, Mutant};

pub(crate) const OPERATORS: &[Operator] = &[
    Operator { name: "misspell a field", codes: &["unknown-key"], tries: misspelt_fields },
    Operator { name: "misspell a heading", codes: &["unknown-key"], tries: misspelt_headings },
    Operator { name: "misspell one of a few words", codes: &["unknown-word"], tries: misspelt_words },
    Operator { name: "misspell yes or no", codes: &["wrong-type"], tries: misspelt_flags },
    Operator { name: "misspell a kind of nil", codes: &["wrong-value"], tries: misspelt_nils },
    Operator { name: "write a key twice", codes: &["key-repeated"], tries: keys_twice },
    Operator { name: "leave out what must be said", codes: &["key-missing"], tries: left_out },
    Operator {
        name: "a day or month that no calendar has",
        codes: &["day-impossible"],
        tries: impossible_days,
    },
    Operator { name: "0 for a kind of nil, or £0", codes: &["nil-as-zero"], tries: noughts },
    Operator { name: "a number in words, or below nought", codes: &["wrong-value"], tries: numbers_in_words },
    Operator { name: "an amount without its pound sign", codes: &["wrong-value"], tries: bare_amounts },
    Operator { name: "a text where an id belongs", codes: &["id-malformed"], tries: texts_for_ids },
    Operator { name: "a map or a list where a text belongs", codes: &["wrong-type"], tries: maps_for_texts },
    Operator { name: "indent with a tab", codes: &["yaml-tab"], tries: tabs },
    Operator { name: "leave a quote open", codes: &["yaml-syntax"], tries: open_quotes },
    Operator { name: "indent one space more", codes: &["yaml-syntax"], tries: one_space_more },
    Operator { name: "indent one space less", codes: &["yaml-syntax"], tries: one_space_less },
    Operator {
        name: "give a value a tag",
        codes: &["yaml-tag"],
        tries: |ground| before_values(ground, "!str "),
    },
    Operator {
        name: "name a value with an anchor",
        codes: &["yaml-anchor"],
        tries: |ground| before_values(ground, "&x "),
    },
    Operator {
        name: "a sign that turns the writing",
        codes: &["bidi-character"],
        tries: |ground| in_texts(ground, "\u{202e}"),
    },
    Operator {
        name: "a sign that does not show",
        codes: &["control-character"],
        tries: |ground| in_texts(ground, "\u{7}"),
    },
];

/// The word with two letters that differ in each other's places.
pub(crate) fn misspelt(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let at = (1..letters.len()).chain([0]).find(|at| {
        let pair = [letters.get(*at), letters.get(at + 1)];
        pair[0] != pair[1] && pair.iter().all(|letter| letter.is_some_and(|letter| letter.is_alphabetic()))
    })?;
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}

fn misspelt_fields(ground: &Ground) -> Vec<Mutant> {
    let keys = ground.fields().into_iter().map(|(map, at)| &map.entries()[at].0);
    keys.filter_map(|key| Some(ground.replaced(key.span, misspelt(&key.value)?))).collect()
}

fn misspelt_headings(ground: &Ground) -> Vec<Mutant> {
    let keys = ground.root.entries().iter().map(|(key, _)| key);
    keys.filter_map(|key| Some(ground.replaced(key.span, misspelt(&key.value)?))).collect()
}

fn values(ground: &Ground, holds: fn(Holds) -> bool, change: impl Fn(&str) -> Vec<String>) -> Vec<Mutant> {
    let places = ground.places().into_iter().filter(|place| place.holds(holds));
    let changed = places.flat_map(|place| {
        let texts = change(place.value.as_text().unwrap_or_default());
        texts.into_iter().map(move |text| ground.replaced(place.value.span, text))
    });
    changed.collect()
}

fn is_number(holds: Holds) -> bool {
    matches!(holds, Holds::Count | Holds::Staff)
}

fn misspelt_words(ground: &Ground) -> Vec<Mutant> {
    values(ground, |holds| matches!(holds, Holds::Words(_)), |text| misspelt(text).into_iter().collect())
}

fn misspelt_flags(ground: &Ground) -> Vec<Mutant> {
    let mut mutants =
        values(ground, |holds| holds == Holds::Flag, |text| misspelt(text).into_iter().collect());
    let published = ground.sources().iter().filter_map(|(_, node)| node.get("published"));
    mutants.extend(published.map(|node| ground.replaced(node.span, "ture")));
    mutants
}

fn misspelt_nils(ground: &Ground) -> Vec<Mutant> {
    let words = |text: &str| text.chars().next().is_some_and(char::is_alphabetic);
    values(
        ground,
        |holds| is_number(holds) || holds == Holds::Sum,
        |text| misspelt(text).filter(|_| words(text)).into_iter().collect(),
    )
}

fn keys_twice(ground: &Ground) -> Vec<Mutant> {
    let root = (0..ground.root.entries().len()).map(|at| (&ground.root, at));
    let twice = ground.fields().into_iter().chain(root).map(|(map, at)| {
        let (key, value) = &map.entries()[at];
        let start = key.span.range().start;
        let written = ground.of(key.span.to(value.span)).trim_end();
        let added = format!("{written}{}", ground.between(map, key));
        ground.mutant(vec![(start..start, added)]).at([key.span])
    });
    twice.collect()
}

/// What is missing is shown at the name of what lacks it.
fn left_out(ground: &Ground) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let organisation = ground.root.entry("organisation").unwrap();
    let sources = ground.sources().iter().map(|(key, node)| (key, node, ["title", "date"]));
    for (key, node, fields) in sources.chain([(organisation.0, organisation.1, ["name", "regime"])]) {
        for (at, (field, _)) in node.entries().iter().enumerate() {
            if fields.contains(&&*field.value) {
                mutants.push(ground.without(node, at).at([key.span]));
            }
        }
    }
    mutants
}

fn impossible_days(ground: &Ground) -> Vec<Mutant> {
    let dates = ground.dates().into_iter();
    dates.flat_map(|date| ["2017-09-31", "2017-13"].map(|day| ground.replaced(date.span, day))).collect()
}

fn noughts(ground: &Ground) -> Vec<Mutant> {
    let mut mutants = values(ground, is_number, |_| vec!["0".to_owned()]);
    mutants.extend(values(ground, |holds| holds == Holds::Sum, |_| vec!["0".to_owned(), "£0".to_owned()]));
    mutants
}

fn numbers_in_words(ground: &Ground) -> Vec<Mutant> {
    let mut mutants = values(ground, is_number, |_| vec!["four".to_owned(), "-3".to_owned()]);
    mutants.extend(values(ground, |holds| holds == Holds::Sum, |_| vec!["-£5".to_owned()]));
    mutants
}

fn bare_amounts(ground: &Ground) -> Vec<Mutant> {
    values(
        ground,
        |holds| holds == Holds::Sum,
        |text| text.strip_prefix('£').map(|bare| format!("\"{bare}\"")).into_iter().collect(),
    )
}

fn texts_for_ids(ground: &Ground) -> Vec<Mutant> {
    let ids = ground.references().into_iter().map(|(_, id)| id).chain(ground.attributions());
    ids.map(|id| ground.replaced(id.span, "The Adviser's Office")).collect()
}

fn maps_for_texts(ground: &Ground) -> Vec<Mutant> {
    let places = ground.places().into_iter().filter(|place| place.holds(|holds| holds == Holds::Text));
    let plain = places.filter(|place| !is_block(ground, place.value.span));
    plain
        .flat_map(|place| {
            ["{ who: anybody }", "[one, two]"].map(|shape| ground.replaced(place.value.span, shape))
        })
        .collect()
}

/// Whether a text stands on lines of its own below a `>` or `|`.
fn is_block(ground: &Ground, span: candour::text::Span) -> bool {
    let before = ground.text[..span.range().start].trim_end();
    before.ends_with(">-") || before.ends_with('>') || before.ends_with('|') || before.ends_with("|-")
}

/// Every line that begins with a key or an item.
fn lines(ground: &Ground) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    let lines = ground.text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    });
    lines.filter_map(|(at, line)| {
        let words = line.trim_start();
        let begins = words.starts_with("- ") || words.split_once(": ").is_some() || words.ends_with(":\n");
        let indent = line.len() - words.len();
        (begins && indent > 0 && !words.starts_with('#')).then_some((at, indent))
    })
}

fn tabs(ground: &Ground) -> Vec<Mutant> {
    lines(ground).map(|(at, indent)| ground.mutant(vec![(at..at + indent, "\t".to_owned())])).collect()
}

fn open_quotes(ground: &Ground) -> Vec<Mutant> {
    let texts = ground.places().into_iter().flat_map(|place| place.value.items());
    let plain = texts.filter(|node| {
        matches!(node.kind, Shape::Scalar { quoted: false, .. }) && !is_block(ground, node.span)
    });
    let starts = plain.map(|node| node.span.range().start);
    starts.map(|at| ground.mutant(vec![(at..at, "\"".to_owned())])).collect()
}

fn block_keys(ground: &Ground) -> Vec<(usize, bool)> {
    let mut keys = Vec::new();
    for (map, at) in ground.fields() {
        let start = map.entries()[at].0.span.range().start;
        let alone = ground.text[..start].rsplit('\n').next().is_some_and(|before| before.trim().is_empty());
        if alone && !ground.is_flow(map) {
            keys.push((start, at == 0));
        }
    }
    keys
}

fn one_space_more(ground: &Ground) -> Vec<Mutant> {
    let later = block_keys(ground).into_iter().filter(|(_, first)| !first);
    later.map(|(start, _)| ground.mutant(vec![(start..start, " ".to_owned())])).collect()
}

fn one_space_less(ground: &Ground) -> Vec<Mutant> {
    let later = block_keys(ground)
        .into_iter()
        .filter(|(start, first)| !first && ground.text[..*start].ends_with("  "));
    later.map(|(start, _)| ground.mutant(vec![(start - 1..start, String::new())])).collect()
}

fn before_values(ground: &Ground, sign: &str) -> Vec<Mutant> {
    let nodes =
        ground.places().into_iter().filter(|place| place.kind != Kind::Topics).map(|place| place.value);
    let plain = nodes.filter(|node| !is_block(ground, node.span));
    let starts =
        plain.filter(|node| matches!(node.kind, Shape::Scalar { .. })).map(|node| node.span.range().start);
    starts.map(|at| ground.mutant(vec![(at..at, sign.to_owned())])).collect()
}

fn in_texts(ground: &Ground, sign: &str) -> Vec<Mutant> {
    let texts = ground.texts().into_iter().map(|(_, text)| ground.added(text, sign));
    texts.collect()
}
