//! The catalogue of provisions, held against a list of its own, and what must be true of every limb.

use std::collections::BTreeMap;

use candour::law::{
    self, Citation, Confirm, Engaged, Found, Ground, Law, Need, Notice, PoliceUse, Provision, Weight,
    excludes, parse, provision, provisions,
};
use candour::value::Day;

/// The sections of the Act under which something is refused or put off, and the limbs of each.
const EXPECTED: [(&str, &str); 29] = [
    ("1", "(3)"),
    ("8", ""),
    ("9", ""),
    ("12", "(1) (2)"),
    ("14", "(1) (2)"),
    ("21", "(1) (2)(a) (2)(b)"),
    ("22", "(1)(a) (1)(b) (1)(c) (2)"),
    ("22A", "(1)(a) (1)(b)(i) (1)(b)(ii) (1)(b)(iii) (1)(b)(iv) (2)"),
    ("23", "(1) (5)"),
    ("24", "(1) (2)"),
    ("25", ""),
    ("26", "(1)(a) (1)(b) (3)"),
    ("27", "(1)(a) (1)(b) (1)(c) (1)(d) (2) (4)(a) (4)(b)"),
    ("28", "(1) (3)"),
    ("29", "(1)(a) (1)(b) (2)"),
    (
        "30",
        "(1)(a)(i) (1)(a)(ii) (1)(b) (1)(c) (2)(a)(i)+(b) (2)(a)(ii)+(b) (2)(a)(iii)+(b) (2)(a)(iv)+(b) (3)",
    ),
    (
        "31",
        "(1)(a) (1)(b) (1)(c) (1)(d) (1)(e) (1)(f) (1)(g) (1)(h) (1)(i) (2)(a) (2)(b) (2)(c) (2)(d) (2)(e) (2)(f) (2)(g) \
         (2)(h) (2)(i) (2)(j) (3)",
    ),
    ("32", "(1)(a) (1)(b) (1)(c) (2)(a) (2)(b) (3)"),
    ("33", "(1)(a) (1)(b) (3)"),
    ("34", "(1) (2)"),
    ("35", "(1)(a) (1)(b) (1)(c) (1)(d) (3)"),
    ("36", "(2)(a)(i) (2)(a)(ii) (2)(a)(iii) (2)(b)(i) (2)(b)(ii) (2)(c) (3)"),
    ("37", "(1)(a) (1)(aa) (1)(ab) (1)(ac) (1)(ad) (1)(b) (2)"),
    ("38", "(1)(a) (1)(b) (2)"),
    ("39", "(1)(a) (1)(b) (2)"),
    (
        "40",
        "(1) (2)+(3A)(a) (2)+(3A)(b) (2)+(3B) (2)+(4A)(a) (2)+(4A)(b) (2)+(3)(a)(i) (2)+(3)(a)(ii) (2)+(3)(b) (5) \
         (5)(a) (5)(b)(i) (5)(b)(ii) (5A) (5B)(a)(i) (5B)(a)(ii) (5B)(b) (5B)(c) (5B)(d)",
    ),
    ("41", "(1)(a) (1)(b) (2)"),
    ("42", "(1) (2)"),
    ("43", "(1) (2) (3)"),
];
const LAST: (&str, &str) = ("44", "(1)(a) (1)(b) (1)(c) (2)");

#[test]
fn the_catalogue_has_every_section_and_limb_of_the_list() {
    let mut expected: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (section, limbs) in EXPECTED.into_iter().chain([LAST]) {
        let limbs: Vec<String> = match limbs {
            "" => vec![section.to_owned()],
            limbs => limbs.split(' ').map(|limb| format!("{section}{limb}")).collect(),
        };
        expected.insert(section, limbs);
    }
    let mut own: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for provision in provisions(Law::Foia) {
        own.entry(provision.section.number).or_default().push(provision.citation().to_string());
    }
    assert_eq!(own, expected);
    assert_eq!((own.len(), provisions(Law::Foia).count()), (30, 136));
    // In the order of the Act, in which 22A stands behind 22.
    let order: Vec<&str> = law::sections(Law::Foia).map(|section| section.number).collect();
    let listed: Vec<&str> = EXPECTED.iter().chain([&LAST]).map(|(section, _)| *section).collect();
    assert_eq!(order, listed);
    let few: Vec<String> = provisions(Law::Eir).map(|provision| provision.citation().to_string()).collect();
    assert_eq!(few, ["12(4)(b)", "12(4)(d)", "13"]);
    assert_eq!(provisions(Law::Foisa).count(), 0);
}

#[test]
fn every_limb_is_found_by_its_citation_and_says_what_it_covers() {
    for known in Law::ALL.into_iter().flat_map(provisions) {
        let citation = known.citation();
        assert_eq!(provision(&citation), Found::Whole(known), "{citation}");
        let covers = known.limb.covers;
        assert!(
            !covers.is_empty() && !covers.ends_with('.') && !covers.contains("  "),
            "{citation}: {covers}"
        );
        assert!(!known.section.title.is_empty() && !known.section.source.is_empty(), "{citation}");
        for note in known.section.notes {
            assert!(note.ends_with('.') && !note.contains("  ") && note.len() < 360, "{citation}: {note}");
        }
    }
}

#[test]
fn what_lifts_the_duty_to_confirm_is_itself_in_the_catalogue() {
    let mut without = Vec::new();
    for known in Law::ALL.into_iter().flat_map(provisions) {
        let citation = known.citation();
        match known.denial() {
            Some(denial) => {
                let Found::Whole(denying) = provision(&denial) else { panic!("{citation}: {denial}") };
                assert_eq!(denying.confirm(), Confirm::Here, "{citation}: {denial}");
                assert_eq!(parse(&denial.long(), denial.law), Ok(vec![denial.clone()]));
                assert_eq!(denying.weight().is_weighed(), denied_weight(known), "{citation}: {denial}");
            }
            None if known.ground() == Ground::Exemption && known.law == Law::Foia => {
                without.push(citation.to_string());
            }
            None => {}
        }
    }
    assert_eq!(without, ["21(1)", "21(2)(a)", "21(2)(b)", "43(1)"]);
    for (limb, denial) in [
        ("23(1)", "23(5)"),
        ("30(1)(a)(i)", "30(3)"),
        ("31(1)(a)", "31(3)"),
        ("40(1)", "40(5A)"),
        ("40(2)+(3A)(a)", "40(5B)(a)(i)"),
        ("40(2)+(3A)(b)", "40(5B)(a)(ii)"),
        ("40(2)+(3B)", "40(5B)(b)"),
        ("40(2)+(4A)(a)", "40(5B)(c)"),
        ("40(2)+(4A)(b)", "40(5B)(d)"),
        ("27(1)(c)", "27(4)(a)"),
        ("27(2)", "27(4)(b)"),
        ("43(2)", "43(3)"),
        ("12(1)", "12(2)"),
    ] {
        assert_eq!(one(limb).denial().unwrap().to_string(), denial, "{limb}");
    }
}

/// Whether the public interest is weighed before the duty to confirm is set aside: as for the limb, save in two sections.
fn denied_weight(limb: Provision) -> bool {
    match limb.section.number {
        "37" => true,
        "40" => false,
        _ => limb.weight().is_weighed(),
    }
}

#[test]
fn what_is_absolute_is_what_section_2_lists() {
    let absolute =
        |known: &Provision| known.weight() == Weight::Absolute && known.ground() == Ground::Exemption;
    let mut sections: Vec<String> =
        provisions(Law::Foia).filter(absolute).map(|known| known.section.number.to_owned()).collect();
    sections.dedup();
    assert_eq!(sections, ["21", "23", "32", "34", "37", "40", "41", "44"]);
    for (limb, weight) in [
        ("37(1)(a)", Weight::Absolute),
        ("37(1)(aa)", Weight::Absolute),
        ("37(1)(ab)", Weight::Absolute),
        ("37(1)(ac)", Weight::Qualified),
        ("37(1)(b)", Weight::Qualified),
        ("40(1)", Weight::Absolute),
        ("40(2)+(3A)(a)", Weight::Absolute),
        ("40(2)+(3B)", Weight::Qualified),
        ("40(2)+(4A)(b)", Weight::Qualified),
        ("40(5A)", Weight::Absolute),
        ("40(5B)(a)(i)", Weight::AbsoluteByRegulator),
        ("30(1)(a)(i)", Weight::Qualified),
        ("31(3)", Weight::Qualified),
        ("12(1)", Weight::NotApplicable),
        ("31(2)(a)", Weight::NotApplicable),
        ("25", Weight::NotApplicable),
    ] {
        assert_eq!(one(limb).weight(), weight, "{limb}");
    }
    assert!(matches!(one("36(2)(c)").weight(), Weight::QualifiedSave(_)));
}

#[test]
fn harm_is_shown_where_the_limb_rests_on_it() {
    let harm = |known: &Provision| matches!(known.engaged(), Engaged::Harm(_));
    let mut sections: Vec<&str> =
        provisions(Law::Foia).filter(harm).map(|known| known.section.number).collect();
    sections.dedup();
    assert_eq!(sections, ["22A", "24", "26", "27", "28", "29", "31", "33", "36", "38", "43"]);
    for class in ["27(2)", "43(1)", "30(1)(b)", "31(2)(a)", "22(1)(a)"] {
        assert!(!harm(&one(class)), "{class}");
    }
    for (limb, needs) in [
        ("31(1)(a)", &[Need::Harm, Need::PublicInterest][..]),
        ("31(1)(g)", &[Need::FunctionAndPurpose, Need::Harm, Need::PublicInterest]),
        ("30(1)(a)(i)", &[Need::PublicInterest]),
        ("36(2)(b)(i)", &[Need::QualifiedPerson, Need::Harm, Need::PublicInterest]),
        ("36(3)", &[Need::QualifiedPerson, Need::Harm, Need::PublicInterest]),
        ("40(2)+(3A)(a)", &[Need::LegitimateInterests]),
        ("40(2)+(3B)", &[Need::PublicInterest]),
        ("40(1)", &[]),
        ("23(1)", &[]),
        ("12(1)", &[Need::Estimate]),
        ("14(1)", &[]),
        ("31(2)(a)", &[]),
    ] {
        assert_eq!(one(limb).needs(), needs, "{limb}");
    }
}

#[test]
fn a_letter_says_what_section_17_asks_for() {
    let under = |citation: &str| {
        one(citation)
            .letter()
            .iter()
            .map(|statement| statement.under.replace("section ", ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(under("21(1)"), ["17(1)(a)", "17(1)(b)", "17(1)(c)", "17(7)(a)", "17(7)(b)"]);
    assert_eq!(
        under("31(1)(a)"),
        ["17(1)(a)", "17(1)(b)", "17(1)(c)", "17(3)(b)", "17(2)", "17(7)(a)", "17(7)(b)"]
    );
    assert!(under("31(3)").contains(&"17(3)(a)".to_owned()));
    assert_eq!(under("12(1)"), ["17(5)", "17(7)(a)", "17(7)(b)"]);
    assert_eq!(under("14(1)"), ["17(5)", "17(6)", "17(7)(a)", "17(7)(b)"]);
    assert_eq!(
        (under("8"), under("1(3)"), under("9")),
        (vec!["16".into()], vec!["1(3)".into()], vec!["9(1)".into()])
    );
    assert_eq!((under("25"), under("31(2)(a)")), (vec![], vec![]));
    for known in Law::ALL.into_iter().flat_map(provisions) {
        assert_eq!(known.letter().is_empty(), known.notice() == Notice::None, "{}", known.citation());
        for statement in known.letter() {
            assert!(parse(statement.under, known.law).is_ok(), "{}", statement.under);
        }
        if let Some(notice) = known.notice_provision() {
            assert!(parse(notice, known.law).is_ok(), "{notice}");
        }
    }
}

#[test]
fn provisions_that_exclude_each_other_do_so_both_ways() {
    let all: Vec<Citation> = provisions(Law::Foia).map(|known| known.citation()).collect();
    for one in &all {
        assert!(!excludes(one, one), "{one}");
        for other in &all {
            assert_eq!(excludes(one, other), excludes(other, one), "{one} {other}");
        }
    }
    for (one, other, expected) in [
        ("30(1)(a)(i)", "31(1)(a)", true),
        ("30(2)(a)(i)+(b)", "31(1)(g)", true),
        ("30", "31", true),
        ("30(1)", "31(3)", false),
        ("30(3)", "31(1)(a)", false),
        ("23(1)", "24(1)", true),
        ("23(5)", "24(2)", false),
        ("35(1)(a)", "36(2)(b)(i)", true),
        ("35(3)", "36(3)", false),
        ("31(1)(a)", "31(1)(b)", false),
        ("31(1)(a)", "38(1)(a)", false),
        ("reg 12(4)(b)", "31(1)(a)", false),
    ] {
        assert_eq!(excludes(&cite(one), &cite(other)), expected, "{one} {other}");
    }
    for known in provisions(Law::Foia) {
        for excluded in known.excluded() {
            assert!(excludes(&known.citation(), &excluded), "{}: {excluded}", known.citation());
        }
    }
    let told: Vec<String> = one("31(1)(a)").excluded().iter().map(Citation::to_string).collect();
    assert_eq!(told, ["30(1)", "30(2)"]);
}

#[test]
fn a_provision_is_law_from_its_first_day_to_its_last() {
    for (citation, day, expected) in [
        ("22A(1)(a)", "2014-09-30", false),
        ("22A(1)(a)", "2014-10-01", true),
        ("40(5)", "2018-05-24", true),
        ("40(5)", "2018-05-25", false),
        ("40(5A)", "2018-05-24", false),
        ("40(5B)(a)(i)", "2018-05-25", true),
        ("40(2)+(3A)(a)", "2018-05-24", false),
        ("40(2)+(4A)(b)", "2026-11-22", true),
        ("40(1)", "2005-01-01", true),
        ("31(1)(a)", "2005-01-01", true),
    ] {
        assert_eq!(one(citation).in_force(Day::parse(day).unwrap()), expected, "{citation} {day}");
    }
}

#[test]
fn who_may_rely_on_a_provision_is_told() {
    let closed = |known: &Provision| known.section.police == PoliceUse::NotOpen;
    let mut sections: Vec<&str> =
        provisions(Law::Foia).filter(closed).map(|known| known.section.number).collect();
    sections.dedup();
    assert_eq!(sections, ["25", "33", "35"]);
    assert!(one("33(1)(a)").section.only.is_some() && one("35(1)(a)").section.only.is_some());
    assert_eq!(one("31(1)(a)").section.only, None);
}

#[test]
fn a_citation_may_stop_above_the_limbs_or_lead_nowhere() {
    let below = |text: &str| match provision(&cite(text)) {
        Found::Above { below, together, .. } => {
            let below: Vec<String> = below.iter().map(|known| known.citation().to_string()).collect();
            (below.join(" "), together)
        }
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(below("36(2)(b)"), ("36(2)(b)(i) 36(2)(b)(ii)".to_owned(), false));
    assert_eq!(below("1"), ("1(3)".to_owned(), false));
    assert_eq!(below("22"), ("22(1)(a) 22(1)(b) 22(1)(c)".to_owned(), true));
    assert_eq!(below("41(1)"), ("41(1)(a) 41(1)(b)".to_owned(), true));
    assert_eq!(below("40(2)+(3A)"), ("40(2)+(3A)(a) 40(2)+(3A)(b)".to_owned(), false));
    assert_eq!(below("40(3B)"), ("40(2)+(3B)".to_owned(), false));
    assert_eq!(below("30(2)(a)(i)"), ("30(2)(a)(i)+(b)".to_owned(), false));
    assert_eq!(below("reg 12"), ("12(4)(b) 12(4)(d)".to_owned(), false));
    // A purpose says more of a limb, and does not make it another.
    assert_eq!(provision(&cite("31(1)(g)+(2)(c)")), Found::Whole(one("31(1)(g)")));

    for (text, sentence, help) in [
        (
            "31(1)(z)",
            "section 31(1)(z) of the Freedom of Information Act 2000 is not in the catalogue",
            "section 31(1) has (a), (b), (c), (d), (e), (f), (g), (h) and (i)",
        ),
        (
            "31(1)(a)(i)",
            "section 31(1)(a)(i) of the Freedom of Information Act 2000 is not in the catalogue",
            "section 31(1)(a) has no parts",
        ),
        (
            "31(4)",
            "section 31(4) of the Freedom of Information Act 2000 is not in the catalogue",
            "section 31 has (1), (2) and (3)",
        ),
        (
            "17(1)",
            "section 17(1) of the Freedom of Information Act 2000 is not in the catalogue",
            "section 17 says what an authority must do; nothing is withheld under it",
        ),
        (
            "40(2)+(3C)",
            "section 40(2) with (3C) of the Freedom of Information Act 2000 is not in the catalogue",
            "section 40(2) is read with (3A)(a), (3A)(b), (3B), (4A)(a) and (4A)(b)",
        ),
        (
            "reg 12(5)(a)",
            "regulation 12(5)(a) of the Environmental Information Regulations 2004 is not in the catalogue, which has \
             only a part of that law",
            "it has regulations 12(4)(b), 12(4)(d) and 13",
        ),
        (
            "section 30(b)(i) of FOISA",
            "section 30(b)(i) of the Freedom of Information (Scotland) Act 2002 is not in the catalogue, which has \
             nothing of that law yet",
            "",
        ),
    ] {
        let Found::Missing(missing) = provision(&cite(text)) else { panic!("{text}") };
        assert_eq!(missing.to_string(), sentence);
        assert_eq!(missing.help().unwrap_or_default(), help, "{text}");
    }
}

fn cite(text: &str) -> Citation {
    let [only] = &*parse(text, Law::Foia).unwrap() else { panic!("{text}") };
    only.clone()
}

fn one(text: &str) -> Provision {
    match provision(&cite(text)) {
        Found::Whole(provision) => provision,
        other => panic!("{text}: {other:?}"),
    }
}
