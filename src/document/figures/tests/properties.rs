//! What holds of every text.

use proptest::prelude::*;

use super::*;

/// Figures of all kinds, each whole by itself.
const PLANTS: [&str; 40] = [
    "0",
    "12",
    "45,000.50",
    "1\\.",
    "3rd",
    "½",
    "④",
    "٣",
    "two",
    "Nineteen",
    "TWENTY",
    "twenty-one",
    "twenty\nfive",
    "hundred",
    "three million",
    "dozen",
    "half",
    "quarter",
    "both",
    "couple",
    "pair",
    "twice",
    "double",
    "zero",
    "nil",
    "2 May 2017",
    "May 2017",
    "2016/17",
    "2017-05-02",
    "early 2017",
    "January",
    "mid-March",
    "£45,000.50",
    "\\$3",
    "€2 million",
    "five pounds",
    "12.6 per cent",
    "40%",
    "Force Lead",
    "Operation PROTECTION",
];

const WORDS: [&str; 16] = [
    "the", "officers", "were", "one", "of", "and", "a", "records,", "say", "(not", "known)", "may", "first.",
    "|", "-", "work:",
];

fn names() -> Names {
    Names::new(["Force Lead", "Lead Officer", "Operation PROTECTION", "2 and", "two hundred officers", "CP"])
}

/// Text of the parts that figures are made of, which random characters seldom come to.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => proptest::sample::select(&PLANTS[..]).prop_map(str::to_owned),
        2 => proptest::sample::select(&WORDS[..]).prop_map(str::to_owned),
        4 => proptest::sample::select(&[" ", "-", "\n", "\n\n", "\u{a0}", ".", ",", "/", "\\", "*", "\u{ad}", "> "][..])
            .prop_map(str::to_owned),
        1 => ".{0,4}",
    ];
    prop_oneof![
        proptest::collection::vec(part, 0..24).prop_map(|parts| parts.concat()),
        ".{0,64}",
        "[0-9 .,/£%a-z\\\\-]{0,32}",
    ]
}

proptest! {
    #[test]
    fn figures_are_in_order_and_leave_no_number_out(text in text()) {
        let figures = figures(&text, &names());
        let mut end = 0;
        for figure in &figures {
            prop_assert!(end <= figure.span.start && figure.span.start < figure.span.end, "{figures:?}");
            prop_assert!(text.get(figure.span.clone()).is_some(), "{figure:?}");
            end = figure.span.end;
        }
        for (at, _) in text.char_indices().filter(|(_, c)| c.is_numeric()) {
            prop_assert!(figures.iter().any(|figure| figure.span.contains(&at)), "byte {at}: {figures:?}");
        }
    }

    #[test]
    fn a_figure_is_found_in_any_sentence(
        before in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..6),
        plant in proptest::sample::select(&PLANTS[..]),
        after in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..6),
        round in proptest::sample::select(&[("", ""), ("(", ")"), ("**", "**"), ("“", "”"), ("- ", "."), ("| ", " |")][..]),
    ) {
        let start = format!("{} {}", before.join(" "), round.0);
        let text = format!("{start}{plant}{} {}", round.1, after.join(" "));
        let place = start.len()..start.len() + plant.trim_end_matches("\\.").len();
        let found = figures(&text, &names());
        let holds = |figure: &Figure| figure.span.start <= place.start && place.end <= figure.span.end;
        prop_assert!(found.iter().any(holds), "{text:?}: {found:?}");
    }

    #[test]
    fn harmless_sentences_stay_harmless(words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..12)) {
        prop_assert_eq!(figures(&words.join(" "), &names()), []);
    }
}
