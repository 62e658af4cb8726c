//! From the claims of a draft to those of the letter that was sent.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Text, align};
use super::place::{Became, Sentences};
use super::reread;
use crate::case::{Changed, Claim, Figure, Ledger, Said};
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
    /// Sentences that say the same in other words around it.
    pub reworded: Vec<Changed>,
    /// Figures that are in no claim and not in the draft.
    pub new: Vec<Figure>,
    /// Claims that the letter does not make.
    pub lost: Vec<String>,
}

/// Finds the claims of a draft in what was sent. Spans of the ledger are bytes of `drafted`; those of the claims that are
/// given back are bytes of `sent`.
pub fn anchor(ledger: &Ledger, drafted: &str, sent: &str) -> Anchored {
    let (before, after) = (Text::new(drafted), Text::new(sent));
    let map = align(&before, &after);
    let mut sentences = Sentences::new(&before, &after, &map);
    let mut anchored = Anchored::default();
    let mut changed: BTreeMap<[usize; 2], Changed> = BTreeMap::new();
    for claim in &ledger.claims {
        let mut now = Now::default();
        for drafted_at in &claim.spans {
            let words = match sentences.became(drafted_at[0]..drafted_at[1]) {
                Became::Same(span) => {
                    now.kept.push([span.start, span.end]);
                    continue;
                }
                Became::Other(words) => words,
                Became::Nothing => continue,
            };
            let text = &sent[words.clone()];
            let value = reread::reread(claim, text);
            if value.is_some() && value == claim.value {
                now.kept.push([words.start, words.end]);
                continue;
            }
            now.is_changed = true;
            now.other = now.other.or(value.map(|value| (value, [words.start, words.end])));
            let (line, column) = after.place(words.start);
            let entry = changed.entry(*drafted_at).or_insert_with(|| Changed {
                claims: Vec::new(),
                drafted: drafted[drafted_at[0]..drafted_at[1]].to_owned(),
                sent: text.to_owned(),
                line,
                column,
            });
            entry.claims.push(claim.id.clone());
        }
        if now.kept.is_empty() && !now.is_changed {
            anchored.lost.push(claim.id.clone());
        }
        anchored.claims.extend(now.claims(claim));
    }
    anchored.reworded = sentences.reworded();
    anchored.sentences = said(&after, &anchored.claims);
    anchored.new = new_figures(&after, &map, &changed);
    anchored.changed = changed.into_values().collect();
    anchored
}

/// What became of one claim.
#[derive(Default)]
struct Now {
    /// Where it is said as drafted.
    kept: Vec<[usize; 2]>,
    /// Another number that is said instead, and where.
    other: Option<(Shape, [usize; 2])>,
    is_changed: bool,
}

impl Now {
    fn claims(self, drafted: &Claim) -> impl Iterator<Item = Claim> {
        let both = !self.kept.is_empty();
        let other = self.other.map(|(value, span)| {
            let id = if both { format!("{}-as-sent", drafted.id) } else { drafted.id.clone() };
            Claim { id, value: Some(value), spans: vec![span], ..drafted.clone() }
        });
        let kept = both.then(|| Claim { spans: self.kept, ..drafted.clone() });
        kept.into_iter().chain(other)
    }
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
fn new_figures(
    after: &Text<'_>,
    map: &[Option<usize>],
    changed: &BTreeMap<[usize; 2], Changed>,
) -> Vec<Figure> {
    let drafted: BTreeSet<usize> = map.iter().flatten().copied().collect();
    let told: BTreeSet<(usize, usize)> = changed.values().map(|it| (it.line, it.column)).collect();
    let found = figures(after.whole, &Names::default());
    let new = found.into_iter().filter(|figure| figure.kind != FigureKind::Name).filter_map(|figure| {
        let words = after.within(figure.span.clone());
        let (line, column) = after.place(figure.span.start);
        let is_new = words.clone().any(|word| !drafted.contains(&word));
        let text = after.whole[figure.span].to_owned();
        (is_new && !told.contains(&(line, column))).then_some(Figure { text, line, column })
    });
    new.collect()
}
