//! Whether a letter says what its case puts right.

use super::words::{Word, words};
use crate::case::{Corrected, Correction};

/// What is kept of a correction with a letter of these words.
pub fn corrected(correction: &Correction, letter: &str) -> Corrected {
    let letter = words(letter);
    let Correction { case, said, instead, .. } = correction;
    let printed = [case, said, instead].into_iter().all(|text| has_in_order(&letter, &text.value));
    let claim = correction.claim.as_ref().map(|claim| claim.value.clone());
    Corrected { case: case.value.clone(), claim, printed }
}

/// Whether words hold those of a text, one after another but for what stands in its `{{ … }}`.
fn has_in_order(letter: &[Word], text: &str) -> bool {
    let pieces = text.split("{{").enumerate().map(|(at, piece)| match piece.split_once("}}") {
        Some((_, after)) if at > 0 => after,
        _ => piece,
    });
    let mut rest = letter;
    for piece in pieces.map(words).filter(|piece| !piece.is_empty()) {
        let same = |window: &[Word]| window.iter().zip(&piece).all(|(one, other)| one.text == other.text);
        let Some(at) = rest.windows(piece.len()).position(same) else { return false };
        rest = &rest[at + piece.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{At, FileId, Span};
    use crate::value::Day;

    #[test]
    fn a_correction_is_printed_where_all_of_it_is() {
        let place = Span::new(FileId(0), 0..0);
        let text = |text: &str| At::new(text.to_owned(), place);
        let correction = Correction {
            case: text("2017-0012"),
            claim: None,
            dated: At::new(Day::parse("2017-06-22").unwrap(), place),
            said: text("there were {{ stated(\"2\", \"our letter\", \"2017-06-22\") }} co-ordinators"),
            instead: text("There was {{ co-ordinator.count }} of them."),
            because: None,
        };
        let printed = "In our response (our reference 2017-0012) we told you that there were **2** co-ordinators. \
                       There was one of them.";
        assert!(corrected(&correction, printed).printed);
        for gone in ["2017-0012", "co-ordinators", "of them"] {
            assert!(!corrected(&correction, &printed.replace(gone, "some")).printed, "{gone}");
        }
        let turned =
            printed.replace("there were **2** co-ordinators", "co-ordinators, 2 of them, there were");
        assert!(!corrected(&correction, &turned).printed);
    }
}
