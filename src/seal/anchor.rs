//! From the claims of a draft to those of the letter that was sent.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::align::{Text, align};
use super::edits::{Told, edits};
use super::entries::{self, Entries};
use super::place::{Became, Sentences};
use super::reread;
use crate::case::{AnswerRecord, Changed, Claim, Figure, Ledger, Said};
use crate::document::{FigureKind, Names, figures};
use crate::register::Shape;

/// What a letter says as it was sent, against its draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchored {
    /// Every claim that the letter makes, with its places in what was sent. A number that was changed is claimed as sent,
    /// under the id of the drafted claim, or under one that ends in `-as-sent` where the letter says both.
    pub claims: Vec<Claim>,
    /// The sentences that they stand in, in their order.
    pub sentences: Vec<Said>,
    /// Words that say something of the register, and what they became.
    pub changed: Vec<Changed>,
    /// Sentences that are not as they were drafted, were left out or were added.
    pub reworded: Vec<Changed>,
    /// Figures that are in no claim and not in the draft.
    pub new: Vec<Figure>,
    /// Claims that the letter does not make.
    pub lost: Vec<String>,
    /// What each answer looked for, and what of that the letter says something of.
    pub answers: Vec<AnswerRecord>,
}

/// Finds the claims of a draft in what was sent. Spans of the ledger are bytes of `drafted`; those of the claims that are
/// given back are bytes of `sent`.
pub fn anchor(ledger: &Ledger, drafted: &str, sent: &str) -> Anchored {
    let texts @ (before, after) = &(Text::new(drafted), Text::new(sent));
    let map = align(before, after);
    let looked = Looked::new(ledger, texts, &map);
    let (old, new): (Vec<_>, Vec<_>) = looked.told().unzip();
    let mut anchored = Anchored {
        reworded: edits(texts, &map, &Told::new((before, &old), (after, &new)), &by_sentence(before, ledger)),
        new: new_figures(after, &map, &new),
        changed: looked.changed.into_values().map(|(changed, _)| changed).collect(),
        ..Anchored::default()
    };
    let entries = Entries::new(ledger, &looked.found);
    for (claim, mut now) in ledger.claims.iter().zip(looked.found) {
        if !entries.is_said(claim, &now) {
            now.kept.clear();
        }
        if now.kept.is_empty() && !now.is_changed {
            anchored.lost.push(claim.id.clone());
        }
        anchored.claims.extend(now.claims(claim));
    }
    anchored.answers = entries::answers(ledger, &anchored.claims);
    anchored.sentences = said(after, &anchored.claims);
    anchored
}

/// What became of the places where claims stood in the draft.
#[derive(Default)]
struct Looked {
    /// Of each claim.
    found: Vec<Now>,
    /// Places where something else stands now, and where that is.
    changed: BTreeMap<[usize; 2], (Changed, Range<usize>)>,
    /// Places where the same number stands, written otherwise, or the same words elsewhere in their sentence, and where
    /// that is.
    same: Vec<([usize; 2], Range<usize>)>,
}

impl Looked {
    fn new(ledger: &Ledger, (before, after): &(Text<'_>, Text<'_>), map: &[Option<usize>]) -> Self {
        let mut sentences = Sentences::new(before, after, map);
        let mut looked = Self::default();
        for claim in &ledger.claims {
            let mut now = Now::default();
            for at in &claim.spans {
                match sentences.became(at[0]..at[1]) {
                    Became::Same(span) => {
                        now.kept.push((*at, [span.start, span.end]));
                        if map[before.within(at[0]..at[1])].iter().all(Option::is_none) {
                            looked.same.push((*at, span));
                        }
                    }
                    Became::Other(words) => {
                        looked.instead(claim, &mut now, (*at, &before.whole[at[0]..at[1]]), (words, after));
                    }
                    Became::Nothing => {}
                }
            }
            // Of a number that was changed, what else was said with it does not say it as drafted.
            if now.other.is_some() {
                now.kept.retain(|([start, end], _)| {
                    reread::reread(claim, &before.whole[*start..*end]) == claim.value
                });
            }
            looked.found.push(now);
        }
        looked
    }

    /// Other words stand where a claim was said.
    fn instead(
        &mut self,
        claim: &Claim,
        now: &mut Now,
        (at, drafted): ([usize; 2], &str),
        (words, after): (Range<usize>, &Text<'_>),
    ) {
        let (text, span) = (&after.whole[words.clone()], [words.start, words.end]);
        let value = reread::reread(claim, text);
        if value.is_some() && value == claim.value {
            now.kept.push((at, span));
            self.same.push((at, words));
            return;
        }
        now.is_changed = true;
        now.other = now.other.take().or(value.map(|value| (value, span)));
        let (line, column) = after.place(words.start);
        let (changed, _) = self.changed.entry(at).or_insert_with(|| {
            let (claims, drafted, sent) = (Vec::new(), drafted.to_owned(), text.to_owned());
            (Changed { claims, drafted, sent, line, column }, words)
        });
        changed.claims.push(claim.id.clone());
    }

    /// What need not be told again: bytes of the draft, and of what was sent.
    fn told(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let changed = self.changed.iter().map(|(old, (_, new))| (old, new));
        let same = self.same.iter().map(|(old, new)| (old, new));
        changed.chain(same).map(|([start, end], new)| (*start..*end, new.clone()))
    }
}

/// What became of one claim.
#[derive(Default)]
pub(super) struct Now {
    /// Where it was said in the draft, and is said as drafted.
    pub(super) kept: Vec<([usize; 2], [usize; 2])>,
    /// Another number that is said instead, and where.
    other: Option<(Shape, [usize; 2])>,
    pub(super) is_changed: bool,
}

impl Now {
    fn claims(self, drafted: &Claim) -> impl Iterator<Item = Claim> {
        let both = !self.kept.is_empty();
        let other = self.other.map(|(value, span)| {
            let id = if both { format!("{}-as-sent", drafted.id) } else { drafted.id.clone() };
            Claim { id, value: Some(value), spans: vec![span], ..drafted.clone() }
        });
        let spans = self.kept.into_iter().map(|(_, sent)| sent).collect();
        let kept = both.then(|| Claim { spans, ..drafted.clone() });
        kept.into_iter().chain(other)
    }
}

/// The claims that each sentence of the draft makes, by their ids.
fn by_sentence(before: &Text<'_>, ledger: &Ledger) -> BTreeMap<usize, Vec<String>> {
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for claim in &ledger.claims {
        let words = claim.spans.iter().map(|[start, end]| before.within(*start..*end));
        let sentences: BTreeSet<usize> =
            words.flat_map(|words| words.map(|word| before.sentence(word)).collect::<Vec<_>>()).collect();
        for sentence in sentences {
            found.entry(sentence).or_default().push(claim.id.clone());
        }
    }
    found
}

/// The sentences that claims stand in.
fn said(after: &Text<'_>, claims: &[Claim]) -> Vec<Said> {
    let mut by_sentence: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        for [start, end] in &claim.spans {
            let words = after.within(*start..*end);
            by_sentence.entry(after.sentence(words.start)).or_default().insert(at);
        }
    }
    let told = by_sentence.into_iter().filter_map(|(sentence, found)| {
        let span = after.spans.get(sentence)?.clone();
        let (line, column) = after.place(span.start);
        let claims = found.into_iter().map(|at| claims[at].id.clone()).collect();
        Some(Said { text: after.whole[span].to_owned(), line, column, claims })
    });
    told.collect()
}

/// Figures of what was sent whose words were not drafted, and that stand for nothing that was.
fn new_figures(after: &Text<'_>, map: &[Option<usize>], told: &[Range<usize>]) -> Vec<Figure> {
    let drafted: BTreeSet<usize> = map.iter().flatten().copied().collect();
    let told: BTreeSet<usize> = told.iter().flat_map(|span| after.within(span.clone())).collect();
    let found = figures(after.whole, &Names::default());
    let new = found.into_iter().filter(|figure| figure.kind != FigureKind::Name).filter_map(|figure| {
        let mut words = after.within(figure.span.clone());
        let (line, column) = after.place(figure.span.start);
        let is_new = words.any(|word| !drafted.contains(&word) && !told.contains(&word));
        is_new.then(|| Figure { text: after.whole[figure.span].to_owned(), line, column })
    });
    new.collect()
}
