//! The provisions under which information may be withheld, as citations name them.

/// Provisions of the Freedom of Information Act 2000, down to the limb: Part II (sections 21 to 44) and what else ends a
/// duty to comply.
const FOIA: &[&str] = &[
    "8",
    "1(3)",
    "9",
    "12(1)",
    "12(2)",
    "14(1)",
    "14(2)",
    "21(1)",
    "21(2)(a)",
    "21(2)(b)",
    "22(1)(a)",
    "22(1)(b)",
    "22(1)(c)",
    "22(2)",
    "22A(1)(a)",
    "22A(1)(b)(i)",
    "22A(1)(b)(ii)",
    "22A(1)(b)(iii)",
    "22A(1)(b)(iv)",
    "22A(2)",
    "23(1)",
    "23(5)",
    "24(1)",
    "24(2)",
    "25",
    "26(1)(a)",
    "26(1)(b)",
    "26(3)",
    "27(1)(a)",
    "27(1)(b)",
    "27(1)(c)",
    "27(1)(d)",
    "27(2)",
    "27(4)",
    "28(1)",
    "28(3)",
    "29(1)(a)",
    "29(1)(b)",
    "29(2)",
    "30(1)(a)(i)",
    "30(1)(a)(ii)",
    "30(1)(b)",
    "30(1)(c)",
    "30(2)(a)(i)",
    "30(2)(b)",
    "30(2)(a)(ii)",
    "30(2)(a)(iii)",
    "30(2)(a)(iv)",
    "30(3)",
    "31(1)(a)",
    "31(1)(b)",
    "31(1)(c)",
    "31(1)(d)",
    "31(1)(e)",
    "31(1)(f)",
    "31(1)(g)",
    "31(1)(h)",
    "31(1)(i)",
    "31(2)(a)",
    "31(2)(b)",
    "31(2)(c)",
    "31(2)(d)",
    "31(2)(e)",
    "31(2)(f)",
    "31(2)(g)",
    "31(2)(h)",
    "31(2)(i)",
    "31(2)(j)",
    "31(3)",
    "32(1)(a)",
    "32(1)(b)",
    "32(1)(c)",
    "32(2)(a)",
    "32(2)(b)",
    "32(3)",
    "33(1)(a)",
    "33(1)(b)",
    "33(3)",
    "34(1)",
    "34(2)",
    "35(1)(a)",
    "35(1)(b)",
    "35(1)(c)",
    "35(1)(d)",
    "35(3)",
    "36(2)(a)(i)",
    "36(2)(a)(ii)",
    "36(2)(a)(iii)",
    "36(2)(b)(i)",
    "36(2)(b)(ii)",
    "36(2)(c)",
    "36(3)",
    "37(1)(a)",
    "37(1)(aa)",
    "37(1)(ab)",
    "37(1)(ac)",
    "37(1)(ad)",
    "37(1)(b)",
    "37(2)",
    "38(1)(a)",
    "38(1)(b)",
    "38(2)",
    "39(1)(a)",
    "39(1)(b)",
    "39(2)",
    "40(1)",
    "40(2)",
    "40(3A)(a)",
    "40(3A)(b)",
    "40(3B)",
    "40(4A)(a)",
    "40(4A)(b)",
    "40(5A)",
    "40(5B)",
    "41(1)(a)",
    "41(1)(b)",
    "41(2)",
    "42(1)",
    "42(2)",
    "43(1)",
    "43(2)",
    "43(3)",
    "44(1)(a)",
    "44(1)(b)",
    "44(1)(c)",
    "44(2)",
];

/// Whether `citation` names a provision of the Act, a part of one or a limb: `31`, `31(1)`, `s.31(1)(a)`.
pub fn is_provision(citation: &str) -> bool {
    let wanted = steps(citation);
    !wanted.is_empty() && FOIA.iter().any(|known| steps(known).starts_with(&wanted))
}

/// `s.36(2)(b)` as `36`, `2`, `b`.
fn steps(citation: &str) -> Vec<&str> {
    let citation = citation.trim();
    let bare =
        ["section ", "Section ", "s. ", "s.", "s "].iter().find_map(|prefix| citation.strip_prefix(prefix));
    let parts = bare.unwrap_or(citation).split(['(', ')']).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_are_known_down_to_the_limb() {
        for known in [
            "31",
            "31(1)",
            "31(1)(a)",
            "s.31(1)(a)",
            "section 40(2)",
            "22A",
            "36(2)(b)(i)",
            "s. 12(1)",
            "31(3)",
        ] {
            assert!(is_provision(known), "{known}");
        }
        for unknown in ["", "45", "31(1)(z)", "31(4)", "3", "s.", "none", "31(1)(a)(i)"] {
            assert!(!is_provision(unknown), "{unknown}");
        }
    }
}
