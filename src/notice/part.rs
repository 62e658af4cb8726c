//! Which parts of a notice each sentence shows.

use super::cited::is_law_told;
use super::lexicon::Family as F;
use super::page::Page;
use super::sentence::Sentence;
use super::shown::Shown;
use super::topic::Topic;
use super::voice::Voice;
use super::weighing::{Weighing, before_the_test, begins};

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
    let all = shown(page, false);
    let weighed = |all: &[Parts]| {
        let any = all.iter().fold(0, |any, parts| any | parts);
        any & (Part::For.bit() | Part::Balance.bit() | Part::Extends.bit())
    };
    // Some letters weigh both sides and never speak of the public interest.
    let both = Part::For.bit() | Part::Balance.bit();
    let named = |sentence: &Sentence| {
        sentence.voice == Voice::Own && (begins(sentence) || sentence.under == Some(Topic::Test))
    };
    let unnamed = !page.sentences.iter().any(named) && weighed(&all) & Part::Extends.bit() == 0;
    if weighed(&all) == 0 || (unnamed && weighed(&all) & both != both) {
        let anywhere = shown(page, true);
        if weighed(&anywhere) & both == both {
            return anywhere;
        }
    }
    all
}

fn shown(page: &Page, everywhere: bool) -> Vec<Parts> {
    let mut all = Vec::with_capacity(page.sentences.len());
    let mut weighing = Weighing { region: everywhere, side: None };
    let before = before_the_test(page);
    let mut around = Around::default();
    for (number, sentence) in page.sentences.iter().enumerate() {
        if number == 0 || page.sentences[number - 1].paragraph != sentence.paragraph {
            around = Around::of(&page.sentences[number..]);
        }
        if sentence.voice != Voice::Own {
            all.push(0);
            continue;
        }
        weighing = weighing.next(sentence);
        let leads = before == Some(sentence.paragraph);
        weighing.region |= (everywhere && sentence.under != Some(Topic::Rights)) || leads;
        let side = weighing.side.or(sentence.under);
        let shown = Shown {
            sentence,
            told: is_law_told(sentence),
            region: weighing.region,
            anywhere: everywhere,
            side,
            around,
        };
        all.push(if sentence.is_heading() { shown.of_heading() } else { shown.of_text() });
    }
    all
}

/// What the sentences of a paragraph speak of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) complains: bool,
    pub(super) legitimate: bool,
    pub(super) test: bool,
}

impl Around {
    fn of(rest: &[Sentence]) -> Self {
        let number = rest.first().map(|sentence| sentence.paragraph);
        let mut around = Self::default();
        for sentence in rest.iter().take_while(|sentence| Some(sentence.paragraph) == number) {
            around.complains |= sentence.has(F::Complains);
            around.legitimate |= sentence.has(F::LegitimateInterest);
            around.test |= sentence.has(F::PublicInterest) && !sentence.has(F::NoTest);
        }
        around
    }
}

/// Whether a sentence tells of the regulator, and not of what it has published.
pub(super) fn is_of_regulator(sentence: &Sentence) -> bool {
    sentence.has(F::Regulator) && (!sentence.has(F::Guidance) || sentence.has(F::Complains))
}
