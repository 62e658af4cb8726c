//! What templates may print of a decision.

use serde::Serialize;

use super::CostView;
use crate::answer::{Date, Mark, Marked, Phrase};
use crate::law::Provision;

/// A decision on one question. Texts of the officer's are Markdown.
#[derive(Debug, Serialize)]
pub struct DecisionView {
    /// What it comes to: a word to choose by.
    pub outcome: &'static str,
    /// What is said of holding the information: `held`, `held_in_part`, `not_held`, `nothing`.
    pub says: &'static str,
    /// What is withheld, or neither confirmed nor denied, and why.
    pub grounds: Vec<GroundView>,
    /// The provision that the outcome rests on, where it is no exemption: "section 12(1)".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<String>,
    /// Where it was looked for.
    pub searches: Vec<SearchView>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What would help.
    pub advice: Vec<String>,
    /// What has to be known first.
    pub needed: Vec<String>,
    /// The request that this one repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierView>,
    /// The body that may hold it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What it would cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<CostView>,
}

/// A ground.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates choose their wording by them")]
pub struct GroundView {
    /// "section 31(1)(a)", "sections 31(1)(a) and 31(1)(b)".
    pub provision: String,
    /// Whether it is one provision.
    pub one: bool,
    /// Its subject: "law enforcement".
    pub subject: Phrase,
    /// Whether it lifts the duty to confirm or deny, rather than that to disclose.
    pub denial: bool,
    /// Whether the public interest is weighed.
    pub weighed: bool,
    /// Whether it rests on harm.
    pub harmful: bool,
    /// Whether reasons are left out because they would disclose what is exempt.
    pub left_unsaid: bool,
    /// The information.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Why it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What harm would come about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub harm: Option<HarmView>,
    /// The public interest test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<TestView>,
    /// The day by which the public interest is expected to be decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undecided_until: Option<Date>,
    /// What is weighed instead for others' personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interests: Option<InterestsView>,
    /// The opinion of the qualified person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinion: Option<OpinionView>,
}

/// A harm.
#[derive(Debug, Serialize)]
pub struct HarmView {
    /// To what.
    pub to: String,
    /// How it comes about.
    pub how: String,
    /// Whether it would come about, rather than be likely to.
    pub would: bool,
}

/// A public interest test that is decided.
#[derive(Debug, Serialize)]
pub struct TestView {
    /// For disclosure.
    pub disclosure: Vec<String>,
    /// Against.
    pub withholding: Vec<String>,
    /// Which weighs more.
    pub balance: String,
}

/// The three steps for others' personal data.
#[derive(Debug, Serialize)]
pub struct InterestsView {
    /// The interest.
    pub interest: String,
    /// Whether disclosure is necessary for it.
    pub necessity: String,
    /// The balance.
    pub balance: String,
}

/// The opinion of the qualified person.
#[derive(Debug, Serialize)]
pub struct OpinionView {
    /// Who gave it.
    pub by: String,
    /// When.
    pub on: Date,
    /// What it was.
    pub held: String,
}

/// A search.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The post that made it.
    pub by: String,
    /// Where.
    pub place: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// An earlier request.
#[derive(Debug, Serialize)]
pub struct EarlierView {
    /// Its reference.
    pub reference: String,
    /// When it was complied with.
    pub answered: Date,
}

impl Marked for EarlierView {
    fn marked(self, mark: Mark) -> Self {
        Self { reference: self.reference.marked(mark), answered: self.answered.marked(mark) }
    }
}

impl DecisionView {
    /// Where the officer has written the provision of an exclusion as a ground, it is what the outcome rests on: there is
    /// nothing to withhold under it.
    pub(super) fn with_exclusion_of_grounds(mut self, relied: &[Provision]) -> Self {
        let excluded = relied.iter().any(|provision| provision.ground() == crate::law::Ground::Exclusion);
        if excluded && self.rests_on.is_none() {
            let grounds = std::mem::take(&mut self.grounds);
            self.rests_on = grounds.into_iter().next().map(|ground| ground.provision);
        }
        self
    }
}
