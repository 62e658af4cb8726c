use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::*;
use crate::text::At;
use crate::value::{Refusal, Wrong};
use crate::yaml::from_text;

/// Text that must be made of letters.
#[derive(Debug, PartialEq)]
struct Letters(String);

impl<'de> Deserialize<'de> for Letters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, "a word of letters", |text| match text {
            _ if text.chars().all(char::is_alphabetic) => Ok(Self(text.to_owned())),
            _ => Err(Refusal::new(Wrong::Form, format!("`{text}` is not made of letters"))
                .help("leave out the digits")),
        })
    }
}

/// What can be wrong keeps its code through an error of serde's, which holds words alone.
#[test]
fn what_a_type_refuses_is_told_by_its_code() {
    #[derive(Debug, PartialEq)]
    struct Never(());

    impl<'de> Deserialize<'de> for Never {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            from_text(deserializer, "nothing", |text| {
                let wrong = Wrong::ALL.into_iter().find(|wrong| wrong.code() == text).unwrap();
                Err(Refusal::new(wrong, "no").help("help"))
            })
        }
    }

    for wrong in Wrong::ALL {
        let code = wrong.code();
        assert_eq!(said::<Never>(code), (None, vec![format!("{code}: no = help")]));
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Level {
    Low,
    VeryHigh,
    Custom(u8),
}

#[test]
fn scalars_are_what_the_type_asks_for() {
    assert_eq!(said("12"), (Some(12_u8), vec![]));
    assert_eq!(said("-12"), (Some(-12_i64), vec![]));
    assert_eq!(said("no"), (Some(false), vec![]));
    assert_eq!(said("012"), (Some("012".to_owned()), vec![]));
    assert_eq!(said("yes"), (Some(At { value: true, span: tree("yes").span }), vec![]));
    assert_eq!(said("abc"), (Some(Letters("abc".to_owned())), vec![]));
    assert_eq!(said("very-high"), (Some(Level::VeryHigh), vec![]));
    assert_eq!(said("custom: 3"), (Some(Level::Custom(3)), vec![]));
}

#[test]
fn what_does_not_fit_is_told_why() {
    let cases = [
        (
            said::<u8>("012").1,
            "wrong-type: this is `012`, but a whole number from 0 is expected = write `12`, without a zero in front",
        ),
        (said::<u8>("300").1, "wrong-type: this is `300`, but a whole number from 0 is expected"),
        (said::<u8>("-1").1, "wrong-type: this is `-1`, but a whole number from 0 is expected"),
        (
            said::<i8>("'1'").1,
            "wrong-type: this is the text `1`, but a whole number is expected = write `1`, without quotes",
        ),
        (said::<u8>("[1]").1, "wrong-type: this is a list, but a whole number from 0 is expected"),
        (said::<f64>("1.5").1, "wrong-type: this is `1.5`, but an exact number is expected"),
        (
            said::<bool>("True").1,
            "wrong-type: this is `True`, but `yes` or `no` is expected = write `yes` or `no`, without quotes",
        ),
        (
            said::<bool>("'true'").1,
            "wrong-type: this is the text `true`, but `yes` or `no` is expected = write `yes` or `no`, without quotes",
        ),
        (said::<String>("a: b").1, "wrong-type: this is a map, but text is expected"),
        (said::<Letters>("- x").1, "wrong-type: this is a list, but a word of letters is expected"),
        (said::<Letters>("x1").1, "wrong-value: `x1` is not made of letters = leave out the digits"),
        (
            said::<Level>("Low").1,
            "unknown-word: this is `Low`, which is not a word known here = did you mean `low`?",
        ),
        (
            said::<Level>("none").1,
            "unknown-word: this is `none`, which is not a word known here = write `low`, `very-high` or `custom`",
        ),
        (said::<Level>("[]").1, "wrong-type: this is a list, but `low`, `very-high` or `custom` is expected"),
        (
            said::<Level>("custom").1,
            "wrong-type: this is `custom`, but a map with this word as its key is expected",
        ),
        (said::<Level>("low: x").1, "wrong-type: this is a map, but the word alone is expected"),
        (said::<BTreeMap<String, u8>>("x").1, "wrong-type: this is `x`, but a map is expected"),
        (
            said::<(u8, u8)>("[1, x]").1,
            "wrong-type: this is `x`, but a whole number from 0 is expected = write plain digits, as in `1200`",
        ),
        (said::<(u8, u8)>("[1]").1, "wrong-type: this is a list, but a list of fixed length is expected"),
    ];
    for (said, expected) in cases {
        assert_eq!(said, [expected]);
    }
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Loose {
    one: Option<At<u8>>,
    many: Vec<At<String>>,
    nested: Option<Box<Loose>>,
    by_name: BTreeMap<String, u8>,
}

#[test]
fn one_thing_needs_no_list_and_nothing_is_absent() {
    let (loose, said) = said::<Loose>("one:\nmany: x\nnested:\n  many:\nby-name:\n");
    assert_eq!(said, [""; 0]);
    let loose = loose.unwrap();
    assert_eq!((loose.one, loose.many.len()), (None, 1));
    assert_eq!(loose.nested, Some(Box::default()));
    assert_eq!(said_of_maps("a: 1"), 1);
    assert_eq!(said_of_maps("- a: 1\n- b: 2"), 2);
}

fn said_of_maps(text: &str) -> usize {
    let (maps, said) = said::<Vec<BTreeMap<String, u8>>>(text);
    assert_eq!(said, [""; 0]);
    maps.unwrap().len()
}

#[test]
fn places_are_kept_at_any_depth() {
    let text = "nested:\n  nested:\n    one: 7\n    many: [é, ü]\n";
    let (loose, _) = said::<At<Loose>>(text);
    let loose = loose.unwrap();
    assert_eq!(loose.span, tree(text).span);
    let inner = loose.value.nested.unwrap().nested.unwrap();
    assert_eq!(inner.one.map(|one| &text[one.span.range()]), Some("7"));
    assert_eq!(inner.many.iter().map(|at| &text[at.span.range()]).collect::<Vec<_>>(), ["é", "ü"]);
}
