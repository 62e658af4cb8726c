//! A sentence, cut where it turns from one side to the other.

use std::ops::Range;

use super::lean::Side;
use super::lexicon::Family as F;
use super::pattern::Hit;
use super::sentence::Sentence;

/// A part of a sentence that is on one side.
pub(super) struct Stretch {
    pub(super) words: Range<usize>,
    /// Whether it turns to the other side.
    pub(super) turns: bool,
}

/// What a sentence concedes has so many words at least.
const CONTENT: usize = 5;

/// Between two turns stand at least so many words.
const CLOSE: usize = 4;

/// A sentence, parted where it turns from one side to the other.
pub(super) fn parted(text: &str, sentence: &Sentence) -> Vec<Stretch> {
    let end = sentence.words.len();
    let mut cuts: Vec<(usize, bool)> = vec![(0, false)];
    cuts.extend(turns(text, sentence).map(|hit| (hit.start, true)));
    cuts.extend(sentence.of(F::Opposed).filter(|hit| hit.start == 0).map(|_| (0, true)));
    cuts.extend(sentence.of(F::Weighs).chain(opposed(sentence)).map(|hit| (hit.end, true)));
    let mut label = None;
    let mut labels: Vec<(usize, Side)> =
        sentence.of(F::ForDisclosure).map(|hit| (hit.start, Side::For)).collect();
    labels.extend(sentence.of(F::AgainstDisclosure).map(|hit| (hit.start, Side::Against)));
    labels.sort_unstable_by_key(|(start, _)| *start);
    for (start, side) in labels {
        if label.is_some_and(|before| before != side) {
            cuts.push((start, false));
        }
        label = Some(side);
    }
    let gap = |word: usize| {
        let (before, after) = (sentence.words[word - 1].range().end, sentence.words[word].range().start);
        // What a contraction stands for has one place: there is nothing between.
        text.get(before..after).unwrap_or_default()
    };
    // "Although the one is so, the other is so": it turns at the comma.
    let concedes = sentence.of(F::Contrast).any(|hit| hit.start == 0 && concessive(text, sentence));
    let comma = (1..end).find(|word| concedes && *word > CONTENT && gap(*word).contains(','));
    cuts.extend(comma.map(|word| (word, true)));
    cuts.extend((1..end).filter(|word| gap(*word).contains(';')).map(|word| (word, false)));
    cuts.sort_unstable();
    // What stands close together is one turn; a sentence that concedes first does not turn with its first word.
    cuts.dedup_by(|next, before| {
        let close = next.0 < before.0 + CLOSE;
        before.1 |= close && next.1;
        close
    });
    if concedes {
        cuts[0].1 = false;
    }
    let ends: Vec<usize> = cuts.iter().skip(1).map(|(start, _)| *start).chain([end]).collect();
    let parts = cuts.into_iter().zip(ends);
    parts.map(|((start, turns), end)| Stretch { words: start..end, turns }).collect()
}

/// Where a sentence weighs one thing against another.
pub(super) fn opposed(sentence: &Sentence) -> impl Iterator<Item = Hit> {
    let weighs = sentence.of(F::Weighing).map(|hit| hit.start).min();
    sentence.of(F::Opposed).filter(move |hit| weighs.is_some_and(|weighs| weighs < hit.start))
}

/// Where a sentence turns: "yet" and "while" only do where something ends before them.
fn turns(text: &str, sentence: &Sentence) -> impl Iterator<Item = Hit> {
    sentence.of(F::Contrast).filter(move |hit| {
        let Some(before) = hit.start.checked_sub(1) else { return true };
        let word = sentence.words[hit.start].range();
        let surely = ["but", "on", "whereas", "although"];
        let led = ["and", "as", "but", "yet", "set", "weighed", "put", "held"];
        let leads = text.get(sentence.words[before].range()).unwrap_or_default().to_lowercase();
        let against = text[word.clone()].eq_ignore_ascii_case("against") && led.contains(&&*leads);
        let between = text.get(sentence.words[before].range().end..word.start).unwrap_or_default();
        let ended = between.contains([',', ';', ':', '-', '\u{2013}', '(']);
        ended || against || surely.contains(&&*text[word].to_lowercase())
    })
}

fn concessive(text: &str, sentence: &Sentence) -> bool {
    let first = text[sentence.range.clone()].split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(&*first, "although" | "though" | "while" | "whilst" | "whereas" | "notwithstanding")
}
