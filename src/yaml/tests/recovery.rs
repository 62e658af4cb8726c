use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;
use crate::text::At;
use crate::yaml::read_field;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Figure {
    value: At<u32>,
    from: String,
    note: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Entry {
    title: Option<String>,
    public: Option<bool>,
    count: Option<At<u64>>,
    figures: Vec<Figure>,
    by_year: BTreeMap<u16, u32>,
    owner: Option<Figure>,
}

#[test]
fn ten_mistakes_make_ten_diagnostics() {
    let text = "\
titel: x
public: perhaps
count: 1_000
figures:
  - {value: 1, from: a}
  - {value: one, from: a}
  - {from: a}
  - {value: 2, from: [a], note: {}}
  - {value: 3, from: b, note: [x]}
by-year:
  2020: 7
  twenty: 8
  2021: eight
owner:
  value: 1
colour: red
";
    let (entry, diagnostics) = reading::<Entry>(text);
    let mut shown = shown(text, &diagnostics);
    shown.sort_unstable();
    assert_eq!(
        shown,
        [
            ("key-missing", "from"),
            ("key-missing", "owner"),
            ("unknown-key", "colour"),
            ("unknown-key", "titel"),
            ("wrong-type", "1_000"),
            ("wrong-type", "[a]"),
            ("wrong-type", "[x]"),
            ("wrong-type", "eight"),
            ("wrong-type", "one"),
            ("wrong-type", "perhaps"),
            ("wrong-type", "twenty"),
            ("wrong-type", "{}"),
        ]
    );
    let entry = entry.unwrap();
    let values: Vec<_> = entry.figures.iter().map(|figure| figure.value.value).collect();
    assert_eq!(values, [1, 3], "what is whole is kept");
    assert_eq!(entry.by_year.into_iter().collect::<Vec<_>>(), [(2020, 7)]);
    assert!(
        entry.title.is_none() && entry.public.is_none() && entry.count.is_none() && entry.owner.is_none()
    );
    assert!(entry.figures[1].note.is_none() && entry.figures[1].from == "b");
}

#[test]
fn diagnostics_name_the_key() {
    let text = "figures:\n  - x\n  - {value: 1}\nowner: {value: 1, form: x}\ncount: [1]\npublic:\n  - yes\n";
    assert_eq!(
        said::<Entry>(text).1,
        [
            "wrong-type: an item of `figures` is `x`, but a map is expected",
            "key-missing: the key `from` is missing from an item of `figures`",
            "unknown-key: the key `form` is not known here = did you mean `from`?",
            "wrong-type: `count` is a list, but a whole number from 0 is expected",
            "wrong-type: `public` is a list, but `yes` or `no` is expected = write `yes` or `no`, without quotes",
        ]
    );
    let few = said::<Figure>("value: 1\nfrom: x\ncolour: red\n").1;
    assert_eq!(
        few,
        [
            "unknown-key: the key `colour` is not known here = the keys known here are `value`, `from` and `note`"
        ]
    );
}

#[test]
fn a_required_value_that_does_not_fit_is_reported_once() {
    let (figure, said) = said::<Figure>("value: x\nfrom: y\n");
    assert!(figure.is_none());
    assert_eq!(said.len(), 1);
}

#[test]
fn what_parsing_refused_is_not_reported_again() {
    let (tree, parsed) =
        parse(FILE, "count: *x\nowner: {value: *y, from: z}\nfigures: [*z, {value: 1, from: a}]\n");
    assert_eq!(parsed.len(), 3);
    let mut diagnostics = Diagnostics::new();
    let entry: Entry = read(&tree.unwrap(), &mut diagnostics).unwrap();
    assert_eq!(diagnostics.as_slice(), []);
    assert!(entry.count.is_none() && entry.owner.is_none());
    assert_eq!(entry.figures.len(), 1);
}

#[test]
fn what_is_read_again_is_not_reported_again() {
    let tree = tree("count: x\ncolour: 1\nowner: {from: x, valu: 1}\n");
    let mut diagnostics = Diagnostics::new();
    for _ in 0..3 {
        let copy = tree.clone();
        assert!(read::<Entry>(&copy, &mut diagnostics).is_some());
    }
    let codes: Vec<_> = diagnostics.as_slice().iter().map(|found| found.code).collect();
    assert_eq!(codes, ["wrong-type", "unknown-key", "unknown-key"]);
}

#[test]
fn a_value_can_be_read_under_its_key() {
    let tree = tree("officers: [x]\n");
    let (key, node) = tree.entry("officers").unwrap();
    let mut diagnostics = Diagnostics::new();
    assert_eq!(read_field::<u8>(key, node, &mut diagnostics), None);
    assert_eq!(
        diagnostics.as_slice()[0].finding.message,
        "`officers` is a list, but a whole number from 0 is expected"
    );
}

#[test]
fn tries_and_suggestions_are_bounded() {
    let items = "- x\n".repeat(20_000);
    let (list, said_of_items) = said::<Vec<u8>>(&items);
    assert!(list.is_none());
    assert_eq!(said_of_items.len(), 101);
    assert!(said_of_items[100].starts_with("too-many-faults"));
    let keys: Vec<_> = (0..20_000).map(|number| format!("note{number}: x\n")).collect();
    let (_, said_of_keys) = said::<Figure>(&format!("value: 1\nfrom: x\n{}", keys.concat()));
    assert_eq!(said_of_keys.len(), 1001);
    assert!(said_of_keys[1000].starts_with("too-many-faults"));
    assert!(said_of_keys.iter().filter(|line| line.contains("did you mean")).count() == 50);
}
