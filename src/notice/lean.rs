//! Which side of the public interest a stretch of a letter speaks for, to judge by how many of its words lean that way.

use std::ops::Range;

use super::lexicon::Family as F;
use super::pattern::Hit;
use super::sentence::Sentence;

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Disclosure.
    For,
    /// The exemption.
    Against,
}

impl Side {
    pub(super) fn other(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
        }
    }
}

/// How much of a stretch speaks for each side.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lean {
    open: usize,
    closed: usize,
}

/// What an expression weighs that hardly ever stands on the other side; one that often does weighs one.
const STRONG: usize = 3;

/// Whether a harm is said not to come about: "nobody's case would suffer", "it could do no damage".
fn is_denied(sentence: &Sentence, harm: Hit) -> bool {
    const NEAR: usize = 4;
    let before = |family| {
        sentence
            .of(family)
            .any(|hit| hit.start <= harm.start && harm.start <= hit.end + NEAR && !hit.meets(harm))
    };
    before(F::NoOne) && (before(F::Would) || before(F::Might))
}

impl Lean {
    pub(super) fn plus(self, other: Self) -> Self {
        Self { open: self.open + other.open, closed: self.closed + other.closed }
    }

    /// What the words of a sentence come to besides those that only say on which side it is, or what is kept.
    pub(super) fn besides(sentence: &Sentence) -> Self {
        let labels = [F::AgainstDisclosure, F::ForDisclosure, F::Withholds, F::PublicInterest];
        let mut lean = Self::default();
        let mut start = 0;
        let labelled = |word: usize| {
            let mut hits = labels.iter().flat_map(|family| sentence.of(*family));
            hits.any(|hit| hit.start <= word && word < hit.end)
        };
        for word in 0..=sentence.words.len() {
            if word == sentence.words.len() || labelled(word) {
                lean = lean.plus(Self::of(sentence, start..word));
                start = word + 1;
            }
        }
        lean
    }

    /// What the words of a stretch come to; what stands in several expressions counts once.
    pub(super) fn of(sentence: &Sentence, range: Range<usize>) -> Self {
        let mut weights = vec![(0_usize, 0_usize); range.len()];
        for (family, open, closed) in [
            (F::OpenPerhaps, 1, 0),
            (F::Protection, 0, 1),
            (F::HarmPerhaps, 0, 1),
            (F::Openness, STRONG, 0),
            (F::Harm, 0, STRONG),
            (F::Closed, 0, STRONG),
        ] {
            for hit in sentence.of(family) {
                let denied = family == F::Harm && is_denied(sentence, hit);
                // "Neighbours would not hear of them" is no word for openness.
                let within = |not: Hit| hit.start < not.start && not.end <= hit.end;
                let denied = denied || (family == F::Openness && sentence.of(F::Unheard).any(within));
                let past = family == F::Harm && sentence.of(F::Past).any(|past| past.meets(hit));
                let (open, closed) = if denied { (closed, open) } else { (open, closed) };
                let closed = if past { closed.min(1) } else { closed };
                let words = hit.start.max(range.start)..hit.end.min(range.end);
                for word in words {
                    let weight = &mut weights[word - range.start];
                    *weight = (weight.0.max(open), weight.1.max(closed));
                }
            }
        }
        let mut lean = Self::default();
        let mut before = (0, 0);
        for (open, closed) in weights {
            // "At a cost to the public purse": where expressions meet, the stronger counts.
            let weight = (if open > closed { open } else { 0 }, if closed >= open { closed } else { 0 });
            // A run of such words is one expression.
            lean.open += weight.0.saturating_sub(before.0);
            lean.closed += weight.1.saturating_sub(before.1);
            before = weight;
        }
        lean
    }

    /// The side that it clearly speaks for.
    pub(super) fn side(self) -> Option<Side> {
        match (self.open, self.closed) {
            (open, closed) if open >= STRONG && open > closed => Some(Side::For),
            (open, closed) if closed >= STRONG && closed > open => Some(Side::Against),
            _ => None,
        }
    }

    /// Whether it speaks for the other side than it should, and hardly at all for that one.
    pub(super) fn betrays(self, side: Side) -> bool {
        let (own, other) = match side {
            Side::For => (self.open, self.closed),
            Side::Against => (self.closed, self.open),
        };
        other >= STRONG && other >= 2 * own
    }

    /// Whether it strongly speaks for both.
    pub(super) fn both(self) -> bool {
        self.open >= STRONG && self.closed >= STRONG
    }

    /// Whether anything in it speaks for a side.
    pub(super) fn may(self, side: Side) -> bool {
        match side {
            Side::For => self.open > 0,
            Side::Against => self.closed > 0,
        }
    }
}
