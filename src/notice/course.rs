//! Which side of the public interest each sentence of a weighing speaks for: a side goes on until something turns from it.

use super::cited::is_law_told;
use super::lean::{Lean, Side};
use super::lexicon::Family as F;
use super::page::Page;
use super::part::{Part, Parts};
use super::pattern::Hit;
use super::sentence::{Place, Sentence};
use super::stretch::{Stretch, opposed, parted};
use super::topic::Topic;
use super::weighing::begins;

/// What a sentence says in the weighing of the public interest.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weighed {
    /// Whether it is weighed here.
    pub(super) here: bool,
    /// Whether that was announced before, and is not only known from what comes after.
    pub(super) announced: bool,
    /// Which side it speaks for, or may speak for.
    pub(super) shows: Parts,
}

impl Weighed {
    fn says(&mut self, side: Side) {
        self.shows |= match side {
            Side::For => Part::For.bit(),
            Side::Against => Part::Against.bit(),
        };
    }

    /// It does not speak for this side.
    pub(super) fn turns_from(&mut self, side: Side) {
        self.shows &= match side {
            Side::For => !(Part::For.bit() | Part::ForPerhaps.bit()),
            Side::Against => !(Part::Against.bit() | Part::AgainstPerhaps.bit()),
        };
    }

    fn may_say(&mut self, side: Side) {
        self.shows |= match side {
            Side::For => Part::ForPerhaps.bit(),
            Side::Against => Part::AgainstPerhaps.bit(),
        };
    }
}

/// The side that a heading or sign above a sentence announces.
pub(super) fn announced_above(sentence: &Sentence) -> Option<Side> {
    match sentence.under {
        Some(Topic::For) => Some(Side::For),
        Some(Topic::Against) => Some(Side::Against),
        _ => None,
    }
}

/// A conclusion may say why; that speaks against disclosure, and what it outweighs has been told before.
pub(super) fn conclusion(sentence: &Sentence, weighed: &mut Weighed) {
    let end = sentence.words.len();
    let lean = Lean::of(sentence, 0..end);
    if Lean::besides(sentence).may(Side::Against) {
        weighed.says(Side::Against);
    }
    // "But marks got by knowing the questions are worth nothing, and on balance it is better to wait."
    let formula = [F::PublicInterest, F::Outweighs, F::Balancing];
    let last = formula.iter().flat_map(|family| sentence.of(*family)).map(|hit| hit.end).max();
    let formula = [F::PublicInterest, F::Outweighs, F::Balancing, F::Weighing, F::BothSides, F::Stake]
        .into_iter()
        .chain([F::ForDisclosure, F::AgainstDisclosure]);
    let formula: Vec<Hit> = formula.flat_map(|family| sentence.of(family)).collect();
    let plain = |word: &usize| !formula.iter().any(|hit| hit.start <= *word && *word < hit.end);
    let adds = |hit: Hit| {
        (0..hit.start).filter(plain).count() >= SUBSTANCE && last.is_some_and(|last| hit.start < last)
    };
    if sentence.of(F::AndThat).any(adds) {
        weighed.may_say(Side::Against);
    }
    // "It is outweighed by her need to consult a lawyer in private."
    let sides = [F::AgainstDisclosure, F::PublicInterest, F::Stake, F::ForDisclosure];
    let of_side = |word: usize| {
        let mut hits = sides.iter().flat_map(|family| sentence.of(*family));
        hits.any(|hit| hit.start <= word && word < hit.end)
    };
    let said = |hit: Hit| (hit.end..end).filter(|word| !of_side(*word)).count();
    if sentence.of(F::OutweighedBy).any(|hit| said(hit) >= CONTENT) {
        weighed.says(Side::Against);
    }
    // "There is a stronger one in fewer deaths."
    let labelled = sentence.has(F::ForDisclosure) || sentence.has(F::AgainstDisclosure);
    if !labelled && sentence.of(F::OutweighedBy).any(|hit| hit.end + BRIEF <= end) {
        weighed.may_say(Side::Against);
    }
    // "The second wish carries the greater weight": two have been told before.
    let labelled = [F::ForDisclosure, F::AgainstDisclosure, F::BothSides];
    let labelled = labelled.iter().any(|family| sentence.has(*family));
    if !labelled && sentence.of(F::Latter).any(|hit| hit.start <= 1) {
        weighed.may_say(Side::Against);
    }
    // "It outweighs the other, because …" says why.
    let last = sentence.of(F::Outweighs).map(|hit| hit.end).max();
    if last
        .is_some_and(|last| sentence.of(F::Because).any(|hit| last <= hit.start && hit.end + CONTENT <= end))
    {
        weighed.may_say(Side::Against);
    }
    // "There is a much stronger interest in their not being stolen" names no side by its name.
    let interest = |hit: Hit| sentence.of(F::PublicInterest).any(|interest| interest.start == hit.end);
    if !labelled && sentence.of(F::Outweighs).any(interest) {
        weighed.may_say(Side::Against);
    }
    let conceded = sentence.of(F::Contrast).any(|hit| hit.start == 0)
        || sentence.has(F::Weighs)
        || opposed(sentence).next().is_some();
    if conceded && lean.may(Side::For) {
        weighed.says(Side::For);
    }
}

/// A label says nothing by itself: this many words must stand beside it.
const CONTENT: usize = 5;

/// So many at least say what is weightier.
const BRIEF: usize = 2;

/// So many must stand after it, where nothing stands before.
const FOLLOWS: usize = 4;

/// The side that goes on until something turns to the other.
#[derive(Default)]
pub(super) struct Course {
    pub(super) side: Option<Side>,
    /// A sentence before any side was known, which is on the one or the other, and what is known of all such.
    pending: Option<(usize, Lean)>,
    /// The sides of the columns of a table, as its head announces them.
    columns: Vec<Option<Side>>,
    column: usize,
    /// Whether a side has been told before the balance.
    pub(super) told: bool,
    /// The side that the sentence before a list announces: "these matters tell in favour of disclosure:".
    pub(super) listed: Option<Side>,
    /// Whether a conclusion has been reached: what comes after it says why, and seldom speaks for disclosure.
    pub(super) concluded: bool,
}

/// So long is a sentence that says something.
const SUBSTANCE: usize = 8;

impl Course {
    /// What the parts of a sentence speak for.
    pub(super) fn follow(&mut self, page: &Page, number: usize, all: &mut [Weighed]) {
        let sentence = &page.sentences[number];
        if sentence.place == Place::Cell {
            self.cell(page, number, &mut all[number]);
            return;
        }
        let neutral = sentence.has(F::NoTest)
            || (is_law_told(sentence)
                && (sentence.has(F::Asks) || begins(sentence))
                && Lean::of(sentence, 0..sentence.words.len()).side().is_none())
            || asks_which(sentence)
            || (sentence.has(F::Presumption) && Lean::of(sentence, 0..sentence.words.len()).side().is_none())
            || (sentence.has(F::Encloses)
                && announced_above(sentence).is_none()
                && Lean::of(sentence, 0..sentence.words.len()).side().is_none())
            || names_both(page, sentence);
        if neutral {
            return;
        }
        if sentence.under == Some(Topic::Balance) && self.told {
            // What is told again where the balance is struck shows a side only if it surely is on it.
            let lean = Lean::of(sentence, 0..sentence.words.len());
            lean.side().into_iter().for_each(|side| all[number].says(side));
            return;
        }
        if sentence.place != Place::Item {
            self.listed = None;
        }
        let above = announced_above(sentence).or(self.listed);
        if let Some(side) = announces_list(page, sentence) {
            self.listed = Some(side);
        }
        for part in parted(&page.text, sentence) {
            let mut said = Weighed::default();
            let found = side(sentence, &part, self.side, &mut said);
            // What has been suffered and stands below the name of disclosure is a reason for it.
            let comes = [F::Would, F::Might].iter().any(|family| {
                let mut hits = sentence.of(*family);
                hits.any(|hit| part.words.contains(&hit.start))
            });
            if above == Some(Side::For) && !part.turns && !comes {
                said.turns_from(Side::Against);
            }
            all[number].shows |= said.shows;
            let Some(side) = found else {
                let lean = Lean::of(sentence, part.words.clone());
                let says = part.words.len() >= SUBSTANCE
                    && (!begins(sentence) || lean.both())
                    && !sentence.has(F::BothSides);
                if self.side.is_none() && says {
                    let (first, known) = self.pending.unwrap_or((number, Lean::default()));
                    self.pending = Some((first, known.plus(lean)));
                }
                continue;
            };
            // What stood before the turn was on the other side.
            match self.pending.take() {
                Some((before, _)) if part.turns => all[before].says(side.other()),
                Some((before, known)) if known.may(Side::For) && !known.may(Side::Against) => {
                    self.settle(before, known, all);
                }
                _ => {}
            }
            // What turns and leans the same way as before may have been on the other side there.
            if part.turns && self.side == Some(side) && above.is_none() {
                all[number].may_say(side.other());
            }
            self.side = Some(side);
        }
        if sentence.of(F::SetAgainst).any(|hit| hit.start <= 2) {
            for side in [Side::For, Side::Against] {
                all[number].may_say(side);
            }
        }
        // "People loved it, and want to know; that is an argument for disclosure": one label, and nothing turns.
        if let Some(side) = only_label(page, sentence) {
            all[number].says(side);
        }
        // What stands below the name of a side is on that side, unless it clearly speaks for the other.
        let lean = Lean::of(sentence, 0..sentence.words.len());
        match above {
            Some(side) if lean.side() == Some(side.other()) => {}
            // Where it only leans the other way, it may be out of place.
            Some(side) if lean.may(side.other()) && !lean.may(side) => all[number].may_say(side),
            // "None", "Nothing has been put forward".
            Some(_) if sentence.of(F::Not).any(|not| not.start == 0) && lean.side().is_none() => {
                all[number].turns_from(Side::For);
            }
            Some(side) => all[number].says(side),
            None => {}
        }
    }

    /// The weighing ends: what was not understood may have been on either side.
    pub(super) fn end(&mut self, all: &mut [Weighed]) {
        if let Some((before, known)) = self.pending.take() {
            self.settle(before, known, all);
        }
        *self = Self { told: self.told, concluded: self.concluded, ..Self::default() };
    }

    /// Says of a sentence that nothing announced on which side it is, as far as that is known.
    fn settle(&self, before: usize, known: Lean, all: &mut [Weighed]) {
        match (known.may(Side::For), known.may(Side::Against)) {
            (true, false) => all[before].says(Side::For),
            (false, true) => all[before].says(Side::Against),
            _ if self.concluded => all[before].may_say(Side::Against),
            _ => [Side::For, Side::Against].into_iter().for_each(|side| all[before].may_say(side)),
        }
    }

    /// A cell is on the side that the head of its column announces.
    fn cell(&mut self, page: &Page, number: usize, weighed: &mut Weighed) {
        let sentence = &page.sentences[number];
        let row = page.paragraphs[sentence.paragraph].start;
        let before = page.text.get(row..sentence.range.start).unwrap_or_default();
        self.column = before.matches(['|', '\t']).count().min(MOST_COLUMNS);
        let label = match (sentence.has(F::ForDisclosure), sentence.has(F::AgainstDisclosure)) {
            (true, false) => Some(Side::For),
            (false, true) => Some(Side::Against),
            _ => None,
        };
        let plain = page.text[sentence.range.clone()].trim().to_lowercase();
        let label = match &*plain {
            "for" | "pros" | "in favour" => Some(Side::For),
            "against" | "cons" => Some(Side::Against),
            _ => label,
        };
        if label.is_some() && sentence.words.len() <= HEAD {
            self.columns.resize(self.columns.len().max(self.column + 1), None);
            self.columns[self.column] = label;
            return;
        }
        let side = self.columns.get(self.column).copied().flatten();
        let lean = Lean::of(sentence, 0..sentence.words.len()).side();
        // "None identified".
        if lean.is_none() && sentence.of(F::Not).any(|not| not.start == 0) {
            return;
        }
        if let Some(side) = side.or(label).or(lean) {
            weighed.says(side);
        }
    }
}

/// The side that a sentence names which ends in a colon, so that a list of what speaks for it follows.
fn announces_list(page: &Page, sentence: &Sentence) -> Option<Side> {
    let colon = page.text[sentence.range.clone()].trim_end().ends_with(':');
    match (sentence.has(F::ForDisclosure), sentence.has(F::AgainstDisclosure)) {
        (true, false) if colon => Some(Side::For),
        (false, true) if colon => Some(Side::Against),
        _ => None,
    }
}

/// The side that a sentence names where it names but one, at its end, and turns nowhere.
fn only_label(page: &Page, sentence: &Sentence) -> Option<Side> {
    let turns = parted(&page.text, sentence).iter().any(|part| part.turns);
    let plain =
        !turns && !sentence.has(F::BothSides) && !sentence.has(F::Outweighs) && !sentence.has(F::Weighs);
    // "Costs were awarded against it" names no side.
    let stray = |hit: Hit| sentence.of(F::Contrast).any(|turn| turn.meets(hit));
    let last = |family| sentence.of(family).any(|hit| hit.start >= SUBSTANCE && !stray(hit));
    match (sentence.has(F::ForDisclosure), sentence.has(F::AgainstDisclosure)) {
        (true, false) if plain && last(F::ForDisclosure) => Some(Side::For),
        (false, true) if plain && last(F::AgainstDisclosure) => Some(Side::Against),
        _ => None,
    }
}

/// Whether it only asks which side weighs more, and does not begin with what speaks for one.
fn asks_which(sentence: &Sentence) -> bool {
    const OPENS: usize = 2;
    let label = [F::ForDisclosure, F::AgainstDisclosure].into_iter().flat_map(|side| sentence.of(side));
    let opens = label.into_iter().any(|hit| hit.start <= OPENS);
    !opens && sentence.has(F::Asks) && sentence.has(F::Outweighs) && sentence.has(F::PublicInterest)
}

/// Whether it only says that both were considered: "the interest in disclosing it as well as that in maintaining the exemption".
fn names_both(page: &Page, sentence: &Sentence) -> bool {
    let text = page.text[sentence.range.clone()].to_lowercase();
    let both = ["as well as", " and that in", " and against", "and those in", "both"]
        .iter()
        .any(|word| text.contains(word));
    let lean = Lean::of(sentence, 0..sentence.words.len());
    let says = lean.may(Side::For) || lean.may(Side::Against);
    both && sentence.has(F::PublicInterest) && sentence.has(F::Concludes) && !says
}

/// No table that weighs has more columns.
const MOST_COLUMNS: usize = 20;

/// The head of a column has no more words.
const HEAD: usize = 8;

fn side(sentence: &Sentence, part: &Stretch, running: Option<Side>, weighed: &mut Weighed) -> Option<Side> {
    let within = |hit: &Hit| part.words.contains(&hit.start);
    let both = sentence.has(F::BothSides);
    // "Costs were awarded against it" announces nothing: what turns stands first.
    let late = |hit: &Hit| {
        hit.start > part.words.start + 1 && sentence.of(F::Contrast).any(|turn| turn.start == hit.start)
    };
    // "Against that, people deserve to see …": it turns from what stands before, whichever side that was on.
    let from = |hit: &Hit| {
        let surely = Lean::of(sentence, part.words.clone()).side() == Some(Side::For);
        let lean = Lean::of(sentence, part.words.clone());
        let perhaps = running.is_none() && lean.may(Side::For) && !lean.may(Side::Against);
        (surely || perhaps)
            && running != Some(Side::For)
            && sentence.of(F::Contrast).any(|turn| turn.start == hit.start && turn.end == hit.end)
    };
    // "That has to be set against our need": what follows is on the other side of what stands before.
    let weighs = |hit: &Hit| {
        let held = |other: Hit| other.meets(*hit) && other.end + FOLLOWS <= sentence.words.len();
        running.is_some() && sentence.of(F::Weighs).any(held)
    };
    let label = |family| {
        sentence.of(family).find(|hit| within(hit) && !both && !late(hit) && !weighs(hit) && !from(hit))
    };
    let lean = Lean::of(sentence, part.words.clone());
    let announced = match (label(F::ForDisclosure), label(F::AgainstDisclosure)) {
        (Some(hit), None) => Some((Side::For, hit)),
        (None, Some(hit)) => Some((Side::Against, hit)),
        _ => None,
    };
    let length = part.words.len();
    if let Some((side, hit)) = announced {
        let content = part.words.end >= hit.end + FOLLOWS || hit.start >= part.words.start + CONTENT;
        // "There is a public interest in openness about it": short, and says what speaks for that side.
        let short = lean.side() == Some(side) && part.words.end > hit.end + 1 && !sentence.has(F::Outweighs);
        let back = sentence.of(F::PointsBack).any(|back| back.start == 0)
            && hit.start > 0
            && !sentence.has(F::PublicInterest)
            && !sentence.has(F::Outweighs);
        if content || short || back {
            weighed.says(side);
        }
        return Some(side);
    }
    if length < CONTENT && sentence.place != Place::Item {
        return None;
    }
    if let Some(side) = lean.side() {
        weighed.says(side);
        // Without a word that turns, what went on may still go on.
        if let Some(before) = running.filter(|before| *before != side && !part.turns) {
            if lean.may(before) {
                weighed.may_say(before);
            }
            return Some(before);
        }
        return Some(side);
    }
    if part.turns {
        match running {
            Some(side) => weighed.says(side.other()),
            None => [Side::For, Side::Against].into_iter().for_each(|side| weighed.may_say(side)),
        }
        return running.map(Side::other);
    }
    if let Some(side) = running {
        weighed.says(side);
        // What would come of it, in words that speak for neither, may be a harm that has not been understood.
        let comes = |family| sentence.of(family).any(|hit| within(&hit));
        if side == Side::For
            && sentence.place != Place::Item
            && !lean.may(side)
            && (comes(F::Would) || comes(F::Might))
        {
            weighed.may_say(side.other());
        }
        if lean.may(side.other()) && (!lean.may(side) || lean.both()) {
            weighed.may_say(side.other());
        }
    }
    None
}
