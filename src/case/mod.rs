//! A case: what was asked, and what an officer decided about it.

mod decision;
mod estimate;
mod event;
mod ledger;
mod manifest;
mod outcome;
mod procedure;
mod seal;

pub use decision::{
    Decision, Earlier, Ground, Harm, LegitimateInterests, Likelihood, Opinion, PublicInterest, Search,
};
pub use estimate::{Estimate, Expense, Questions, Records, Work};
pub use event::{Detail, Event, EventKind, FoundThen, History};
pub use ledger::{AnswerRecord, Claim, ClaimKind, Days, Digests, Ledger, LeftOut, Other, SCHEMA, Tense};
pub use manifest::Manifest;
pub use outcome::{Held, Impossible, Outcome, Relied, Says, settle};
pub use procedure::{Correction, Delay, Fee, Review, ReviewResult};
pub use seal::{CHAIN, Changed, Corrected, Figure, Kept, MANIFEST, SENT, SENT_SCHEMA, Said, Sent};

use crate::law::{self, Found, Law};
use crate::text::At;
use crate::value::{Day, When};

/// One folder under `responses/`.
#[derive(Debug, Clone)]
pub struct Case {
    /// The folder's name.
    pub reference: String,
    /// A letter to a requester, or a briefing.
    pub kind: CaseKind,
    /// What it is about, as it stands inside a sentence.
    pub subject: Option<At<String>>,
    /// The day the request was received; a briefing has none.
    pub received: Option<At<Day>>,
    /// The pseudonym that stands for who asked.
    pub requester: Option<At<String>>,
    /// The post that drafted its letter, by id, where it is said.
    pub drafted_by: Option<At<String>>,
    /// The law that it is answered under, where that is not the organisation's own.
    pub regime: Option<At<String>>,
    /// The day whose facts are given.
    pub as_at: At<Day>,
    /// The day on the letter, if it is decided.
    pub dated: Option<At<Day>>,
    /// Which of its dates and references were made up to illustrate.
    pub illustrative: Vec<At<String>>,
    /// What was asked, in order.
    pub questions: Vec<Question>,
    /// What answering it would take, where somebody has estimated that.
    pub estimate: Option<Estimate>,
    /// A fee to be paid first.
    pub fee: Option<Fee>,
    /// Why the answer is late.
    pub delay: Option<Delay>,
    /// The review of the answer.
    pub review: Option<Review>,
    /// What it puts right in earlier answers.
    pub corrects: Vec<Correction>,
    /// The files in its folder `attachments/`, by name.
    pub attachments: Vec<String>,
    /// What has happened to it.
    pub history: History,
}

impl Case {
    /// Every text that letters may print of decisions and of what stands around the answers.
    pub fn decided(&self) -> impl Iterator<Item = &At<String>> {
        let decisions = self.questions.iter().filter_map(|question| question.decision.as_ref());
        let fee = self.fee.iter().map(|fee| &fee.covers);
        let delay = self.delay.iter().map(|delay| &delay.because);
        let review = self.review.iter().flat_map(|review| [Some(&review.points), review.because.as_ref()]);
        let corrects = self.corrects.iter();
        let corrects = corrects.flat_map(|it| [Some(&it.said), Some(&it.instead), it.because.as_ref()]);
        let frame = fee.chain(delay).chain(review.chain(corrects).flatten());
        decisions.flat_map(Decision::texts).chain(frame)
    }

    /// Whether something is refused in it: by a decision, or by a provision that the officer's own words cite.
    pub fn refuses(&self, law: Law) -> bool {
        let decided = |question: &Question| {
            let decision = question.decision.as_ref();
            decision.is_some_and(|decision| decision.outcome.value.refuses() || !decision.grounds.is_empty())
        };
        let cited = |question: &Question| {
            let words = question.words.iter().flat_map(|words| law::find(&words.value, law));
            let mut cited = words.flat_map(|(_, citations)| citations);
            cited.any(|citation| !matches!(law::provision(&citation), Found::Missing(_)))
        };
        self.questions.iter().any(|question| decided(question) || cited(question))
    }
}

/// What a case leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseKind {
    /// A request under the Act, and the letter that answers it.
    Request,
    /// A briefing: no clock and no requester.
    Briefing,
}

/// An answer template, and the topic that it is to tell of.
#[derive(Debug, Clone)]
pub struct Template {
    /// The template's name.
    pub name: At<String>,
    /// What it is about.
    pub topic: At<String>,
}

/// One numbered part of what was asked.
#[derive(Debug, Clone)]
pub struct Question {
    /// The requester's number.
    pub id: At<String>,
    /// What the answer is headed.
    pub heading: At<String>,
    /// The question, as the letter repeats it.
    pub asked: Option<At<String>>,
    /// The officer's own words, in Markdown, which come before the template's.
    pub words: Option<At<String>>,
    /// The answer template and what it is about; none where the officer's own words are the whole answer.
    pub answer: Option<Template>,
    /// What was decided; none where it is answered in full.
    pub decision: Option<Decision>,
    /// The periods asked about; none where it asks about no time in particular.
    pub periods: Vec<At<When>>,
    /// The entries that it is about, where it names them.
    pub about: Vec<At<String>>,
    /// Other questions of the case whose answers belong to this one.
    pub see: Vec<At<String>>,
}
