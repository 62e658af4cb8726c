//! Citations: every form that people write is read, what is printed is read back, and text is searched for them.

use candour::law::{self, Citation, Law, find, list, parse};
use proptest::prelude::*;

/// What a text cites, as a list of short forms.
fn cited(text: &str, law: Law) -> String {
    match parse(text, law) {
        Ok(citations) => shown(&citations),
        Err(refusal) => panic!("{text}: {refusal}"),
    }
}

fn shown(citations: &[Citation]) -> String {
    let all = citations.iter().map(|citation| match citation.law {
        Law::Foia => citation.to_string(),
        Law::Eir => format!("eir {citation}"),
        Law::Foisa => format!("foisa {citation}"),
    });
    all.collect::<Vec<_>>().join("; ")
}

#[test]
fn every_form_that_people_write_is_read() {
    for (text, expected) in [
        ("31(1)(a)", "31(1)(a)"),
        ("s.31(1)(a)", "31(1)(a)"),
        ("s31(1)(a)", "31(1)(a)"),
        ("s 31 (1)(a)", "31(1)(a)"),
        ("S.31(1)a", "31(1)(a)"),
        ("sec. 31(1)(a)", "31(1)(a)"),
        ("section 31(1)(a)", "31(1)(a)"),
        ("SECTION 31 (1) (A)", "31(1)(a)"),
        ("Section 31, subsection (1)(a)", "31(1)(a)"),
        ("section 31 sub-section (1), paragraph (a)", "31(1)(a)"),
        ("section\u{a0}31(1)(a).", "31(1)(a)"),
        ("s.\u{202f}31\u{2009}(1)\u{200b}(a)", "31(1)(a)"),
        ("31[1][a]", "31(1)(a)"),
        ("31.1.a", "31(1)(a)"),
        ("31.1a", "31(1)(a)"),
        ("ss.30 and 31", "30; 31"),
        ("ss. 30, 31 & 43", "30; 31; 43"),
        ("Sections 30(1)(a)(i) and 31(1)(a)", "30(1)(a)(i); 31(1)(a)"),
        ("section 30(1)(a)(i) and section 31(1)(a)", "30(1)(a)(i); 31(1)(a)"),
        ("s.30(1)(a)(i)/s.31(1)(a)", "30(1)(a)(i); 31(1)(a)"),
        ("s.31(1)(a)(b)", "31(1)(a); 31(1)(b)"),
        ("Section 5.1.a&b", "5(1)(a); 5(1)(b)"),
        ("31(1)(a) & (b)", "31(1)(a); 31(1)(b)"),
        ("31(1)(a)/(b)", "31(1)(a); 31(1)(b)"),
        ("31(1)(a, b and g)", "31(1)(a); 31(1)(b); 31(1)(g)"),
        ("31(1)(a), (b) and (c)", "31(1)(a); 31(1)(b); 31(1)(c)"),
        ("31(1)(a) to (c)", "31(1)(a); 31(1)(b); 31(1)(c)"),
        ("31(1)(a)–(c)", "31(1)(a); 31(1)(b); 31(1)(c)"),
        ("31(1)(a-c)", "31(1)(a); 31(1)(b); 31(1)(c)"),
        ("31(1)(g) to (i)", "31(1)(g); 31(1)(h); 31(1)(i)"),
        ("36(2)(b)(i) to (ii)", "36(2)(b)(i); 36(2)(b)(ii)"),
        ("37(1)(a) to (ac)", "37(1)(a); 37(1)(aa); 37(1)(ab); 37(1)(ac)"),
        ("sections 22 to 24", "22; 22A; 23; 24"),
        ("31(1)(a) and (3)", "31(1)(a); 31(3)"),
        ("31(1)(g) and 31(2)(c)", "31(1)(g); 31(2)(c)"),
        ("31(1)(g) with (2)(c)", "31(1)(g)+(2)(c)"),
        ("31(1)(a) and (i)", "31(1)(a); 31(1)(i)"),
        ("31(1)(h)(i)", "31(1)(h); 31(1)(i)"),
        ("31(1)(a)(i)", "31(1)(a)(i)"),
        ("31(1)(i)", "31(1)(i)"),
        ("36(2)(b)(i)", "36(2)(b)(i)"),
        ("36(2)(b)(i)(ii)", "36(2)(b)(i); 36(2)(b)(ii)"),
        ("36(2)(b)(i) and (ii)", "36(2)(b)(i); 36(2)(b)(ii)"),
        ("36(2)(b)(i), (ii) and (c)", "36(2)(b)(i); 36(2)(b)(ii); 36(2)(c)"),
        ("22A", "22A"),
        ("22a(1)(b)(iv)", "22A(1)(b)(iv)"),
        ("s.40(2) and (3A)(a)", "40(2)+(3A)(a)"),
        ("40(2)+(3A)(a)", "40(2)+(3A)(a)"),
        ("40(2) + 40(3A)(a)", "40(2)+(3A)(a)"),
        ("section 40(2)(3A)(a)", "40(2)+(3A)(a)"),
        ("section 40(2) by virtue of section 40(3a)(a)", "40(2)+(3A)(a)"),
        ("section 40(2) read with (3A)(a)", "40(2)+(3A)(a)"),
        ("40(2) and (3A)(a) and (b)", "40(2)+(3A)(a); 40(2)+(3A)(b)"),
        ("40(3A)(a)", "40(3A)(a)"),
        ("40(5B)(a)(i)", "40(5B)(a)(i)"),
        ("40(1) and (2)", "40(1); 40(2)"),
        ("30(2)(a)(i)+(b)", "30(2)(a)(i)+(b)"),
        ("30(2)(a)(i) and (b)", "30(2)(a)(i)+(b)"),
        ("30(2)(a)(i)(b)", "30(2)(a)(i)+(b)"),
        ("1(3)", "1(3)"),
        ("FOIA s.31", "31"),
        ("FOIA 31(1)(a)", "31(1)(a)"),
        ("section 31 of the Freedom of Information Act 2000", "31"),
        ("section 31(1)(a) of the FOI Act (\u{201c}the Act\u{201d})", "31(1)(a)"),
        ("Freedom of Information Act 2000, section 31(1)(a)", "31(1)(a)"),
        ("sections 30 and 31 of the Act", "30; 31"),
        ("31(1)(z)", "31(1)(z)"),
        ("31(1)(a)(z)", "31(1)(a); 31(1)(z)"),
        ("reg 12(5)(b)", "eir 12(5)(b)"),
        ("Regulation 12(4)(b) EIR", "eir 12(4)(b)"),
        ("EIR 12(4)(b) and (d)", "eir 12(4)(b); eir 12(4)(d)"),
        ("regs. 12(5)(a) and (b) of the EIRs", "eir 12(5)(a); eir 12(5)(b)"),
        ("reg 12(5)(a)(b)", "eir 12(5)(a); eir 12(5)(b)"),
        ("section 39(1)(a) and regulation 12(4)(b)", "39(1)(a); eir 12(4)(b)"),
        ("section 30(b)(i) of FOISA", "foisa 30(b)(i)"),
        ("section 25 of the Freedom of Information (Scotland) Act 2002", "foisa 25"),
        (
            "section 31(1)(a) of the Freedom of Information Act 2000 and regulation 12(4)(b) of the EIR 2004",
            "31(1)(a); eir 12(4)(b)",
        ),
    ] {
        assert_eq!(cited(text, Law::Foia), expected, "{text}");
    }
    for (text, law, expected) in [
        ("12(4)(b)", Law::Eir, "eir 12(4)(b)"),
        ("s.39", Law::Eir, "39"),
        ("30(b)(i) and (ii)", Law::Foisa, "foisa 30(b)(i); foisa 30(b)(ii)"),
        ("reg 12(4)(b) of the Environmental Information Regulations 2004", Law::Foisa, "eir 12(4)(b)"),
    ] {
        assert_eq!(cited(text, law), expected, "{text}");
    }
}

#[test]
fn what_is_no_citation_is_refused_with_a_sentence() {
    for (text, expected) in [
        ("", "no provision is named"),
        ("  \u{a0}", "no provision is named"),
        ("none", "`none` does not name a provision"),
        ("s.", "`s.` does not name a provision"),
        ("section a", "`section a` does not name a provision"),
        ("2017", "`2017` does not name a provision"),
        ("s.r.o.", "`s.r.o.` does not name a provision"),
        ("£31", "`£31` does not name a provision"),
        ("31(1", "`31(1` goes on with `(1`, which is no part of a citation"),
        ("31(1)(a) crime", "`31(1)(a) crime` goes on with `crime`, which is no part of a citation"),
        ("31, 2017", "`31, 2017` goes on with `, 2017`, which is no part of a citation"),
        (
            "section 45 of the Data Protection Act 2018",
            "`section 45 of the Data Protection Act 2018` is not a provision of a law on access to information",
        ),
        ("section 45 DPA 2018", "`section 45 DPA 2018` is not a provision of a law on access to information"),
        (
            "section 3 of the plan",
            "`section 3 of the plan` is not a provision of a law on access to information",
        ),
        (
            "31(1)(c) to (a)",
            "`31(1)(c) to (a)` is no range: its ends are not of one kind, or stand the wrong way round",
        ),
        (
            "31(1)(a) to 43(2)",
            "`31(1)(a) to 43(2)` is no range: its ends are not of one kind, or stand the wrong way round",
        ),
    ] {
        let refusal = parse(text, Law::Foia).unwrap_err();
        assert_eq!(refusal.message, expected, "{text}");
        assert!(refusal.help.is_some());
    }
    let scottish = parse("regulation 10(4)(b)", Law::Foisa).unwrap_err();
    assert_eq!(scottish.message, "`regulation 10(4)(b)` is of regulations that are not in the catalogue");
}

#[test]
fn several_are_printed_as_a_sentence_has_them() {
    for (text, expected) in [
        ("31(1)(a)", "section 31(1)(a)"),
        ("30(1)(a)(i) and 31(1)(a)", "sections 30(1)(a)(i) and 31(1)(a)"),
        ("21, 40(2)+(3A)(a) and 43(2)", "sections 21, 40(2) with (3A)(a) and 43(2)"),
        ("reg 12(4)(b)", "regulation 12(4)(b)"),
        (
            "s.39(1)(a) and reg 12(4)(b)",
            "section 39(1)(a) of the Freedom of Information Act 2000 and regulation 12(4)(b) of the Environmental \
             Information Regulations 2004",
        ),
    ] {
        assert_eq!(list(&parse(text, Law::Foia).unwrap()), expected);
    }
    assert_eq!(list(&[]), "");
    let short = |text| parse(text, Law::Foia).unwrap()[0].short();
    assert_eq!(short("section 31(1)(a)"), "s.31(1)(a)");
    assert_eq!(short("regulation 12(4)(b)"), "reg 12(4)(b)");
}

#[test]
fn every_limb_is_read_back_from_every_form() {
    let all: Vec<Citation> =
        Law::ALL.into_iter().flat_map(law::provisions).map(|provision| provision.citation()).collect();
    assert!(all.len() > 120, "{}", all.len());
    for citation in &all {
        let bare = citation.to_string();
        for form in
            [citation.long(), citation.short(), citation.of_law(), list(std::slice::from_ref(citation)), bare]
        {
            assert_eq!(parse(&form, citation.law), Ok(vec![citation.clone()]), "{form}");
            assert_eq!(parse(&form.to_uppercase(), citation.law), Ok(vec![citation.clone()]), "{form}");
        }
        let within = format!("It is withheld under {}, as we said.", citation.long());
        let found = find(&within, citation.law);
        assert_eq!(found, [(21..within.len() - 13, vec![citation.clone()])], "{within}");
    }
    for pair in all.windows(2) {
        assert_eq!(parse(&list(pair), Law::Foia), Ok(pair.to_vec()), "{}", list(pair));
    }
}

/// What is found in a text: the words of it, and what they cite.
fn found(text: &str) -> Vec<(&str, String)> {
    find(text, Law::Foia).into_iter().map(|(range, citations)| (&text[range], shown(&citations))).collect()
}

#[test]
fn citations_are_found_in_running_text() {
    for (text, expected) in [
        (
            "We rely on sections 30(1)(a)(i) and 31(1)(a) of the Freedom of Information Act 2000 (FOIA).",
            &[(
                "sections 30(1)(a)(i) and 31(1)(a) of the Freedom of Information Act 2000 (FOIA)",
                "30(1)(a)(i); 31(1)(a)",
            )][..],
        ),
        (
            "Refused (s.31(1)(a)). Section 43(2) – Commercial interests. See s17 too.",
            &[("s.31(1)(a)", "31(1)(a)"), ("Section 43(2)", "43(2)"), ("s17", "17")],
        ),
        ("FOIA s.31(3) and s.24(2) apply", &[("FOIA s.31(3) and s.24(2)", "31(3); 24(2)")]),
        ("section 31(1)(a), (b) and a further one", &[("section 31(1)(a), (b)", "31(1)(a); 31(1)(b)")]),
        ("section 31(1)(a) and 12 officers", &[("section 31(1)(a)", "31(1)(a)")]),
        ("sections 30, 31 and 12 March 2017", &[("sections 30, 31", "30; 31")]),
        ("under section 40(2). 12 people", &[("section 40(2)", "40(2)")]),
        ("under section 40. The data", &[("section 40", "40")]),
        ("under section 31 (1)(a) (see below)", &[("section 31 (1)(a)", "31(1)(a)")]),
        ("section 24 (national security)", &[("section 24", "24")]),
        ("Section 5.1.a&b of FOISA", &[("Section 5.1.a&b of FOISA", "foisa 5(1)(a); foisa 5(1)(b)")]),
        ("as regulation 12(4)(b) says", &[("regulation 12(4)(b)", "eir 12(4)(b)")]),
        ("section 99(1) has it", &[("section 99(1)", "99(1)")]),
        ("section 3 of the Act", &[("section 3 of the Act", "3")]),
        (
            "Section 31(1)(a) Law Enforcement of the Freedom of Information Act",
            &[("Section 31(1)(a)", "31(1)(a)")],
        ),
        ("Section 40(2) Personal Information. The Act says", &[("Section 40(2)", "40(2)")]),
        ("Section 43 Commercial Interests The Act says", &[("Section 43", "43")]),
        ("*s.31(1)(a)*", &[("s.31(1)(a)", "31(1)(a)")]),
        (
            "under section\u{a0}31(1)(a)–(c) we",
            &[("section\u{a0}31(1)(a)–(c)", "31(1)(a); 31(1)(b); 31(1)(c)")],
        ),
        ("section 31(1)(c) to (a)", &[("section 31(1)(c) to (a)", "31(1)(c); 31(1)(a)")]),
    ] {
        let expected: Vec<(&str, String)> =
            expected.iter().map(|(words, cited)| (*words, (*cited).to_owned())).collect();
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_citation_is_left_alone() {
    for text in [
        "section 3 of the plan",
        "section 31 of the policy",
        "sections 12 and 14 of the report",
        "Section 3: staffing",
        "section 12 below",
        "section 45 of the Data Protection Act 2018",
        "section 45(4) DPA 2018",
        "Data Protection Act 2018, section 45(4)",
        "the Police and Criminal Evidence Act 1984 s.19(2)",
        "PACE s.19(2)",
        "a firm s.r.o. of Brno",
        "It's 31 (1) days",
        "31(1)(a)",
        "at 10.30 on 12(1)",
        "it cost £31.50",
        "he ran 100 m in 10 s 12 times",
        "the 1990s 12 times",
        "the car's 31 miles",
        "sections",
        "section",
        "section (a)",
        "press.31(1)(a)",
        "regulation of 12 firms",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

/// Words and signs of which citations consist, and some of which they do not.
fn scraps() -> impl Strategy<Value = String> {
    let scraps = [
        "section ",
        "sections ",
        "s.",
        "ss.",
        "reg ",
        "31",
        "40",
        "30",
        "22A",
        "(1)",
        "(2)",
        "(3A)",
        "(a)",
        "(b)",
        "(i)",
        "(ii)",
        "(z)",
        "(",
        ")",
        ".",
        ",",
        " ",
        "\u{a0}",
        " and ",
        " to ",
        "-",
        "–",
        "+",
        "&",
        " with ",
        "a",
        "i",
        "1",
        " of the Act",
        " of the plan",
        "FOIA ",
        " EIR",
        "subsection ",
        "é",
        "\u{ad}",
        "2017",
        "99999999999999999999",
        "Freedom of Information Act 2000 ",
        "]",
        "\u{1F600}",
        "'",
    ];
    prop::collection::vec(prop::sample::select(scraps.to_vec()), 0..24).prop_map(|all| all.concat())
}

/// A citation that need not be in any catalogue, and cannot be read as two limbs of one section.
fn anything() -> impl Strategy<Value = Citation> {
    let law = prop::sample::select(Law::ALL.to_vec());
    let section = prop::sample::select(vec!["1", "12", "22A", "30", "31", "36", "40", "99"]);
    let number = prop::sample::select(vec!["1", "2", "3A", "5B", "12"]);
    let letter = prop::sample::select(vec!["a", "b", "h", "z", "aa"]);
    let numeral = prop::sample::select(vec!["i", "ii", "iv", "x"]);
    (law, section, number, letter, numeral, 0..4_usize).prop_map(
        |(law, section, number, letter, numeral, depth)| {
            // Section 31(1)(h)(i) is 31(1)(h) and 31(1)(i).
            let letter = if section == "31" && letter == "h" { "b" } else { letter };
            let path = [number, letter, numeral].into_iter().take(depth).map(str::to_owned).collect();
            Citation { law, section: section.to_owned(), path, with: Vec::new() }
        },
    )
}

proptest! {
    #[test]
    fn no_text_is_too_odd_to_be_read(text in scraps(), any in "\\PC{0,60}") {
        for text in [&text, &any] {
            for law in Law::ALL {
                if let Ok(citations) = parse(text, law) {
                    prop_assert!(!citations.is_empty());
                    // A list names no law: it is read as it was meant where all of it is of one.
                    let named = citations[0].law;
                    if citations.iter().all(|citation| citation.law == named) {
                        prop_assert_eq!(parse(&list(&citations), named), Ok(citations));
                    }
                }
                let mut end = 0;
                for (range, citations) in find(text, law) {
                    prop_assert!(end <= range.start && range.start < range.end && text.get(range.clone()).is_some());
                    prop_assert!(!citations.is_empty());
                    end = range.end;
                }
            }
        }
    }

    #[test]
    fn whatever_is_printed_is_read_back(citations in prop::collection::vec(anything(), 1..4)) {
        for citation in &citations {
            let forms = [citation.long(), citation.short(), citation.of_law(), citation.to_string()];
            for form in forms {
                prop_assert_eq!(parse(&form, citation.law), Ok(vec![citation.clone()]), "{}", form);
            }
        }
        let law = citations[0].law;
        prop_assert_eq!(parse(&list(&citations), law), Ok(citations));
    }
}

/// A text of any length is searched in a time that grows with it and no faster.
#[test]
fn long_texts_are_searched_in_good_time() {
    for scrap in
        ["section 3 and ", "section 31(1)(a), ", "(1)(a)", "31, ", "s.", "section 31 (", "FOIA ", "sub-"]
    {
        let text = scrap.repeat(200_000 / scrap.len());
        let _ = find(&text, Law::Foia);
        let _ = parse(&text, Law::Foia);
    }
}
