//! Which parts of a notice each sentence shows.

use super::cited::is_law_told;
use super::course::Weighed;
use super::lexicon::Family as F;
use super::page::Page;
use super::pattern::Hit;
use super::sentence::{End, Place, Sentence};
use super::shown::{Shown, is_stray};
use super::topic::Topic;
use super::voice::Voice;
use super::weighing::weighed;

/// A part of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Part {
    /// That something is refused.
    Refused,
    /// That it is neither confirmed nor denied.
    Denied,
    /// Why.
    Reason,
    /// The harm.
    Harm,
    /// How likely it is.
    Likely,
    /// A public interest test, whatever it says.
    Test,
    /// Something in favour of disclosure.
    For,
    /// Something against it.
    Against,
    /// Which weighs more.
    Balance,
    /// That the public interest is still being weighed.
    Extends,
    /// The legitimate interest.
    Interest,
    /// Whether disclosure is necessary for it.
    Necessity,
    /// That it is not, or that there is no such interest.
    NotNecessary,
    /// The balance with the person's own interests.
    PersonsBalance,
    /// Data of a special category, or on offences.
    SpecialData,
    /// The opinion of the qualified person.
    Opinion,
    /// Statistics.
    Statistics,
    /// How to narrow the request.
    Advice,
    /// The internal review.
    Review,
    /// The regulator.
    Complaint,
    /// That the reasons would tell what is exempt.
    Unsayable,
    /// That nothing is held.
    NotHeld,
    /// A reason, to judge only by its place.
    ReasonPerhaps,
    /// What would come of disclosure, in words that do not name a harm.
    HarmPerhaps,
    /// Harm that may, could or might come about.
    Might,
    /// What may be in favour of disclosure.
    ForPerhaps,
    /// What may be against it.
    AgainstPerhaps,
}

/// Parts as bits.
pub(super) type Parts = u32;

impl Part {
    /// Its bit.
    pub(super) fn bit(self) -> Parts {
        1 << (self as u32)
    }
}

/// What each sentence shows.
pub(super) fn parts(page: &Page) -> Vec<Parts> {
    let around = arounds(page);
    let concludes = |number: usize| {
        let sentence = &page.sentences[number];
        let told = is_law_told(sentence);
        let weighed = Weighed { here: true, ..Weighed::default() };
        Shown { text: &page.text, sentence, told, weighed, around: around[number] }.concludes()
    };
    let weighed = weighed(page, &concludes);
    let shown = page.sentences.iter().zip(weighed).zip(&around).map(|((sentence, weighed), around)| {
        if sentence.voice != Voice::Own {
            return 0;
        }
        let told = is_law_told(sentence);
        let shown = Shown { text: &page.text, sentence, told, weighed, around: *around };
        if sentence.is_heading() { shown.of_heading() } else { shown.of_text() }
    });
    let mut shown: Vec<Parts> = shown.collect();
    empty(page, &mut shown);
    answers(page, &mut shown);
    concluded(page, &mut shown);
    shown
}

/// A marked heading with another of its depth right below it has nothing to tell.
fn empty(page: &Page, shown: &mut [Parts]) {
    const MARKED: u8 = 6;
    for (at, pair) in page.sentences.windows(2).enumerate() {
        if let (Place::Heading(level), Place::Heading(next)) = (pair[0].place, pair[1].place)
            && level <= MARKED
            && next <= level
        {
            shown[at] = 0;
        }
    }
}

/// An answer of one word or two.
const SHORT: usize = 2;

/// "Is disclosure necessary? No." A question and its answer say together what neither says alone.
fn answers(page: &Page, shown: &mut [Parts]) {
    for (at, pair) in page.sentences.windows(2).enumerate() {
        let asked = pair[0].end == End::Question && pair[0].voice == Voice::Own && pair[0].has(F::Necessary);
        // "No", "It is not", "We do not think so".
        let denied = pair[1].of(F::Not).any(|not| not.start <= 2);
        if asked && denied {
            shown[at + 1] |= Part::NotNecessary.bit();
        }
        // "Does it outweigh their interests? No."
        let weighs =
            pair[0].end == End::Question && pair[0].has(F::PersonsRights) && pair[0].has(F::Outweighs);
        let yes = pair[1].words.len() <= SHORT;
        if weighs && pair[0].voice != Voice::Law && (denied || yes) {
            shown[at + 1] |= Part::PersonsBalance.bit();
        }
    }
}

/// "Is it in the public interest to tell you? It would show … No, it is not."
fn concluded(page: &Page, shown: &mut [Parts]) {
    let mut asked = None;
    for (at, sentence) in page.sentences.iter().enumerate() {
        if sentence.voice != Voice::Own || asked.is_some_and(|paragraph| paragraph != sentence.paragraph) {
            asked = None;
        }
        let asks = sentence.end == End::Question || sentence.has(F::Whether);
        if sentence.voice == Voice::Own && asks && sentence.has(F::PublicInterest) {
            asked = Some(sentence.paragraph);
        } else if asked.is_some()
            && sentence.of(F::Not).any(|not| not.start <= 2 || sentence.has(F::Concludes))
            && sentence.words.len() <= BRIEF
            && !sentence.has(F::Extends)
        {
            shown[at] |= Part::Balance.bit();
        }
    }
}

/// An answer that only says no has no more words.
const BRIEF: usize = 7;

/// What is spoken of around each sentence.
fn arounds(page: &Page) -> Vec<Around> {
    let mut all: Vec<Around> = Vec::with_capacity(page.sentences.len());
    for (number, sentence) in page.sentences.iter().enumerate() {
        let same = number > 0 && page.sentences[number - 1].paragraph == sentence.paragraph;
        let mut around = if same { all[number - 1] } else { Around::of(&page.sentences[number..]) };
        // The rows of a table go on about one thing.
        let cell = |at: usize| page.sentences[at].place == Place::Cell;
        if number > 0 && cell(number) && cell(number - 1) {
            around.legitimate |= all[number - 1].legitimate;
        }
        all.push(around);
    }
    all
}

/// What the sentences of a paragraph speak of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) complains: bool,
    pub(super) legitimate: bool,
    pub(super) test: bool,
    /// How many sentences say what would be if it came out.
    pub(super) disclosed: usize,
}

impl Around {
    fn of(rest: &[Sentence]) -> Self {
        let number = rest.first().map(|sentence| sentence.paragraph);
        let mut around = Self::default();
        for sentence in rest.iter().take_while(|sentence| Some(sentence.paragraph) == number) {
            // "If we were challenged in court" tells nobody what to do who is not content.
            let spoken_to = sentence.under == Some(Topic::Rights)
                || sentence.end == End::Question
                || [F::You, F::Recourse].iter().any(|family| sentence.has(*family));
            let opens = |hit: Hit| spoken_to || hit.start <= 2;
            around.complains |= sentence.of(F::Complains).any(|hit| opens(hit) && !is_stray(sentence, hit));
            around.legitimate |= sentence.has(F::LegitimateInterest) || sentence.has(F::InterestPerhaps);
            around.disclosed += usize::from(sentence.has(F::Disclosed));
            around.test |= sentence.has(F::PublicInterest) && !sentence.has(F::NoTest);
        }
        around
    }
}

/// Whether a sentence tells of the regulator, and not of what it has published.
pub(super) fn is_of_regulator(sentence: &Sentence) -> bool {
    sentence.has(F::Regulator) && (!sentence.has(F::Guidance) || sentence.has(F::Complains))
}
