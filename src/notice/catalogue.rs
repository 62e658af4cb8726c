//! What the catalogue of provisions has of a citation, where the Act divides a section otherwise than the catalogue does.

use crate::law::{self, Citation, Found};

/// Subsections that make something exempt by pointing to the functions that another subsection lists: section 33(2) to (1).
const BY_FUNCTIONS: &[(&str, &str, &str)] = &[("33", "2", "1")];

/// What the catalogue has of a citation. One that points to functions is whole by itself.
pub(super) fn provision(citation: &Citation) -> Found {
    let pointing = BY_FUNCTIONS.iter().find(|(section, subsection, _)| {
        citation.section == *section && citation.path.first().is_some_and(|part| part == subsection)
    });
    let Some((_, _, functions)) = pointing else { return law::provision(citation) };
    let listed = Citation { path: vec![(*functions).to_owned()], with: Vec::new(), ..citation.clone() };
    match law::provision(&listed) {
        Found::Above { section, below, .. } => Found::Above { section, below, together: true },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Law, parse};

    #[test]
    fn a_subsection_may_point_to_functions() {
        let cited = |text: &str| parse(text, Law::Foia).unwrap().remove(0);
        let together = |text: &str| matches!(provision(&cited(text)), Found::Above { together: true, .. });
        assert!(together("33(2)") && together("33(2), read with 33(1)(b)"));
        assert!(!together("33(1)") && matches!(provision(&cited("33(1)(b)")), Found::Whole(_)));
        assert!(matches!(provision(&cited("33(4)")), Found::Missing(_)));
    }
}
