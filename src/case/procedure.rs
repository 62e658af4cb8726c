//! What letters of procedure tell beside answers: a fee, a delay, a review, a correction.

use super::Corrected;
use crate::text::{At, Span};
use crate::value::{Day, Money};

/// A fee to be paid before the answer is sent (section 9).
#[derive(Debug, Clone)]
pub struct Fee {
    /// Where it is written.
    pub span: Span,
    /// How much.
    pub amount: Money,
    /// What it is for: what ends the sentence "The fee covers …".
    pub covers: At<String>,
    /// How it can be paid, in whole sentences.
    pub pay: At<String>,
}

/// Why an answer is late.
#[derive(Debug, Clone)]
pub struct Delay {
    /// Where it is written.
    pub span: Span,
    /// Why, in whole sentences.
    pub because: At<String>,
    /// When the answer is expected now.
    pub expected: Option<At<Day>>,
}

/// An internal review, and what it came to.
#[derive(Debug, Clone)]
pub struct Review {
    /// Where it is written.
    pub span: Span,
    /// The post that reviews, by its id in the register: one that had no part in the answer.
    pub by: At<String>,
    /// The case that it is about, where the review is a case of its own.
    pub of: Option<At<String>>,
    /// When it was asked for; else as `events.yaml` says.
    pub asked: Option<At<Day>>,
    /// The day on the answer that it is about; else as `events.yaml` says.
    pub answered: Option<At<Day>>,
    /// What the requester is unhappy with: what ends the sentence "You asked us to look again at …".
    pub points: At<String>,
    /// What it came to, once it is decided.
    pub result: Option<ReviewResult>,
    /// Why, in whole sentences.
    pub because: Option<At<String>>,
}

/// What a review came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewResult {
    /// The answer stands.
    Upheld,
    /// Some of it stands.
    PartlyUpheld,
    /// It does not stand.
    Overturned,
}

/// Something that an earlier answer said and that was not so.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The earlier case.
    pub case: At<String>,
    /// The claim of its letter that is put right: by its id, its fact or the entry.
    pub claim: Option<At<String>>,
    /// The day on the earlier letter.
    pub dated: At<Day>,
    /// What it said, as a sentence goes on after "we told you that".
    pub said: At<String>,
    /// What is so instead, as a sentence.
    pub instead: At<String>,
    /// How the mistake came about, in whole sentences.
    pub because: Option<At<String>>,
}

impl Correction {
    /// What is kept of it with a letter of these words.
    pub fn told_in(&self, letter: &str) -> Corrected {
        let letter = words(letter);
        let is_there = |text: &str| has_in_order(&letter, text);
        let printed = [&self.case, &self.said, &self.instead].into_iter().all(|text| is_there(&text.value));
        let claim = self.claim.as_ref().map(|claim| claim.value.clone());
        Corrected { case: self.case.value.clone(), claim, printed }
    }
}

/// Whether words hold those of a text, one after another but for what stands in its `{{ … }}`.
fn has_in_order(letter: &[String], text: &str) -> bool {
    let pieces = text.split("{{").enumerate().map(|(at, piece)| match piece.split_once("}}") {
        Some((_, after)) if at > 0 => after,
        _ => piece,
    });
    let mut rest = letter;
    for piece in pieces.map(words).filter(|piece| !piece.is_empty()) {
        let Some(at) = rest.windows(piece.len()).position(|window| window == piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    true
}

/// The words of a text, without what stands around them.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

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
        assert!(correction.told_in(printed).printed);
        for gone in ["2017-0012", "co-ordinators", "of them"] {
            assert!(!correction.told_in(&printed.replace(gone, "some")).printed, "{gone}");
        }
    }
}
