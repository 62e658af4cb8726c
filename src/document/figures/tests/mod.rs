//! What counts as a figure, and how far it reaches.

mod names;
mod properties;

use super::FigureKind::{Date, Digits, Money, Month, Name, NumberWord, Percentage};
use super::*;

/// Each figure as its kind and its words.
fn found<'t>(text: &'t str, names: &Names) -> Vec<(FigureKind, &'t str)> {
    figures(text, names).into_iter().map(|figure| (figure.kind, &text[figure.span])).collect()
}

/// Each text has figures of one kind: those that are given.
#[track_caller]
fn all_are(kind: FigureKind, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let expected: Vec<_> = expected.iter().map(|words| (kind, *words)).collect();
        assert_eq!(found(text, &Names::default()), expected, "{text}");
    }
}

#[test]
fn numbers_in_digits() {
    all_are(
        Digits,
        &[
            ("12 officers", &["12"]),
            ("1\\. first", &["1"]),
            ("1. first", &["1"]),
            ("45,000.50 and 45\\,000", &["45,000.50", "45\\,000"]),
            ("45\u{a0}000 and 45 000", &["45\u{a0}000", "45", "000"]),
            ("questions 1,2 and 3", &["1", "2", "3"]),
            ("10-15, 10 to 15, 10–15", &["10", "15", "10", "15", "10", "15"]),
            ("the 1st, the 22nd", &["1st", "22nd"]),
            ("2½ posts, ② x² Ⅳ ٣٤ १२", &["2½", "②", "²", "Ⅳ", "٣٤", "१२"]),
            ("SK9 5AF, x2, v1.2.3", &["9", "5", "2", "1.2.3"]),
            ("in 2017, the 1990s", &["2017", "1990s"]),
            ("2.5 million or 3bn", &["2.5 million", "3bn"]),
            ("[the page](https://a.uk/b2)", &["2"]),
            ("0303 123 1113", &["0303", "123", "1113"]),
            ("note[^1], &#50;", &["1", "50"]),
            ("4\u{200b}5", &["4\u{200b}5"]),
            ("about **12**.", &["12"]),
            ("2017-0001", &["2017", "0001"]),
            ("question 2 may apply", &["2"]),
        ],
    );
}

#[test]
fn numbers_in_words() {
    all_are(
        NumberWord,
        &[
            ("two, Three and FOUR", &["two", "Three", "FOUR"]),
            ("between two and four", &["two", "four"]),
            ("twenty-one twenty\nfive twenty  six", &["twenty-one", "twenty\nfive", "twenty  six"]),
            (
                "twenty\u{2011}one, twenty\\-one, twenty–one",
                &["twenty\u{2011}one", "twenty\\-one", "twenty–one"],
            ),
            ("twentyone, twen\u{ad}ty", &["twentyone", "twen\u{ad}ty"]),
            ("one hundred and five thousand", &["one hundred and five thousand"]),
            ("a hundred; hundreds of thousands", &["hundred", "hundreds", "thousands"]),
            ("a dozen or half a dozen", &["dozen", "half a dozen"]),
            ("half of them, a quarter, one third", &["half", "quarter", "one third"]),
            ("two thirds; two-thirds; a third of us", &["two thirds", "two-thirds", "a third"]),
            ("one and a half, two and a half million", &["one and a half", "two and a half million"]),
            ("both, a couple, a pair, twice, double", &["both", "couple", "pair", "twice", "double"]),
            ("zero, nil, doubled, twofold, the nineties", &["zero", "nil", "doubled", "twofold", "nineties"]),
            ("a two-year plan, two_forces", &["two", "two"]),
            ("the twenty-first century", &["twenty-first"]),
            ("twenty\n\nfive", &["twenty", "five"]),
            ("**two** *three*", &["two", "three"]),
            ("two third parties", &["two"]),
        ],
    );
}

#[test]
fn dates_and_months() {
    all_are(
        Date,
        &[
            ("on 2 May 2017, by 31 March", &["2 May 2017", "31 March"]),
            ("the 2nd of May 2017 and 2nd may", &["2nd of May 2017", "2nd may"]),
            ("in May 2017 or december 2016", &["May 2017", "december 2016"]),
            ("May 2, 2017; May 2nd", &["May 2, 2017", "May 2nd"]),
            ("2015/16, 2015/2016, 2015–16, 1999-00", &["2015/16", "2015/2016", "2015–16", "1999-00"]),
            ("2017-05-02 2017-05 2017\\-05\\-02", &["2017-05-02", "2017-05", "2017\\-05\\-02"]),
            ("02/05/2017 2/5/17 2.5.2017", &["02/05/2017", "2/5/17", "2.5.2017"]),
            ("early 2017, mid-2017, late May 2017", &["early 2017", "mid-2017", "late May 2017"]),
            ("2\nMay\n2017", &["2\nMay\n2017"]),
            ("> on 2 May\n> 2017", &["2 May\n> 2017"]),
            ("2 Dec. 2017", &["2 Dec. 2017"]),
            ("**2 May** 2017", &["2 May** 2017"]),
            ("up to 2 may 2017", &["2 may 2017"]),
        ],
    );
    all_are(
        Month,
        &[
            ("In May and in MARCH, by august", &["May", "MARCH"]),
            ("April, june, mid-October", &["April", "june", "mid-October"]),
            ("# March\n\n| May | August |", &["March", "May", "August"]),
            ("May was cold. May we ask? You may march.", &["May"]),
            ("- May we ask", &[]),
            ("they may, in May they", &["May"]),
            ("until Dec", &["Dec"]),
        ],
    );
    let both = found("In May. 2017 was cold. In May 12 came, in May 2015/16.", &Names::default());
    let expected =
        [(Month, "May"), (Digits, "2017"), (Month, "May"), (Digits, "12"), (Month, "May"), (Date, "2015/16")];
    assert_eq!(both, expected);
}

#[test]
fn money_and_percentages() {
    all_are(
        Money,
        &[
            ("£45,000.50, £ 45, \\$45, 45€, 45 €", &["£45,000.50", "£ 45", "\\$45", "45€", "45 €"]),
            ("£2.5 million, £2bn, £1-£2", &["£2.5 million", "£2bn", "£1", "£2"]),
            ("45 pounds, five pounds, fifty pence, 45p", &["45 pounds", "five pounds", "fifty pence", "45p"]),
            ("GBP 45, &pound;45, two million pounds", &["GBP 45", "&pound;45", "two million pounds"]),
            ("£45\\.50 and £45, one pound", &["£45\\.50", "£45", "one pound"]),
        ],
    );
    all_are(
        Percentage,
        &[
            ("12.6 per cent, 12%, 12 %, 12\\%", &["12.6 per cent", "12%", "12 %", "12\\%"]),
            ("twenty-five percent or ten per\ncent", &["twenty-five percent", "ten per\ncent"]),
            ("½% of it, one per cent", &["½%", "one per cent"]),
        ],
    );
    let both = found("10-15% and 10 €5, b2%20c", &Names::default());
    let expected = [
        (Digits, "10"),
        (Percentage, "15%"),
        (Digits, "10"),
        (Money, "€5"),
        (Percentage, "2%"),
        (Digits, "20"),
    ];
    assert_eq!(both, expected);
}

#[test]
fn ordinary_words_are_no_figures() {
    for text in [
        "",
        "One of them, one person, someone, none, no one, alone, a single one.",
        "The first, the second and the third question; a third party; firstly.",
        "Often attentive, a tenant in seventh heaven, weighty freight, sixpence.",
        "They may march on an august day; marching, mayor, decent.",
        "I, II and IV; CID; MIX; a pound of flesh; pence; per cent; £ and %.",
        "An early start, late in the day, the months, early.",
        "scaffold, manifold, headquarters, quarterly, tensions, coupled, paired",
        "| Post | Number |\n|---|---|\n- a\n\n---\n\n## A heading",
    ] {
        assert_eq!(found(text, &Names::default()), [], "{text}");
    }
}
