//! The View: everything that an answer template may print, and nothing else.

use std::collections::BTreeMap;

use serde::Serialize;

use super::facts::FactView;
use super::value::{Date, Listed, Number, Periods, Phrase, Straddle};

/// One question and everything that answers it.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// The requester's number.
    pub id: String,
    /// What the answer is headed.
    pub heading: String,
    /// The question as the letter repeats it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Phrase>,
    /// The name of the answer template.
    pub template: String,
    /// What it is about.
    pub topic: TopicView,
    /// The periods asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<Periods>,
    /// The one occasion on which everything told was seen, so that the answer need say it only once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compiled: Option<Compiled>,
    /// Other questions whose answers belong to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub see: Option<Listed>,
    /// What was found, kind by kind.
    #[serde(flatten)]
    pub sections: BTreeMap<&'static str, Section>,
}

/// The one occasion on which everything was seen that an answer tells.
#[derive(Debug, Clone, Serialize)]
pub struct Compiled {
    /// When it was.
    pub date: Date,
    /// Whether everything seen then certainly stood on some day of every period asked about.
    pub certain: bool,
    /// The periods of which that is not known of everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<Periods>,
}

/// What a question is about.
#[derive(Debug, Clone, Serialize)]
pub struct TopicView {
    /// Its name.
    pub name: Phrase,
    /// The work on it: "work against human trafficking".
    pub work: Phrase,
}

/// What was found of one kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Section {
    /// What is shown, together with what was seen on the same occasion.
    pub groups: Vec<Group>,
    /// What was last recorded before the periods asked about.
    pub last_recorded: Vec<Group>,
    /// Whether there is anything at all.
    pub any: bool,
    /// Periods asked about for which no figure was recorded, where figures of whole periods were for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unrecorded: Option<Periods>,
}

/// Items seen on one occasion.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates choose their wording by them")]
pub struct Group {
    /// When they were seen; absent where the verdicts need no such day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_at: Option<Date>,
    /// Whether everything in the answer was seen on this one occasion, so that it need not be said again.
    pub main: bool,
    /// Whether it is known of some item when it began or ended.
    pub bounded: bool,
    /// Whether every item certainly stood on some day of every period asked about.
    pub certain: bool,
    /// The periods by what is known of the items, where they were not seen on one occasion and so stood alike.
    pub periods: ByVerdict,
    /// The own items by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Listed>,
    /// What every own item says alike.
    pub shared: BTreeMap<&'static str, FactView>,
    /// The fields that some own item states.
    pub states: BTreeMap<&'static str, bool>,
    /// The organisation's own items.
    pub items: Vec<ItemView>,
    /// Items that belong to other bodies.
    pub others: Vec<ItemView>,
    /// Of the own items, how many posts, people or equivalents there are.
    pub total: Totals,
    /// Whether some own item is named by no other entry.
    pub unnamed: bool,
    /// The periods, all of which some item in the group leaves open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<Periods>,
}

/// Totals over a group's own items, where they can be given.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Totals {
    /// Posts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Number>,
    /// Of these, dedicated ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dedicated: Option<Number>,
    /// Whether that is all of them.
    pub all_dedicated: bool,
    /// Established strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub established: Option<Number>,
    /// Strength in post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_post: Option<Number>,
    /// The difference between the two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<Number>,
}

/// One thing, as the answer tells it.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// What it is called inside a sentence.
    pub name: Phrase,
    /// What it is called as a heading.
    pub heading: String,
    /// Its facts by field name. A field that is not stated is absent.
    #[serde(flatten)]
    pub facts: BTreeMap<&'static str, FactView>,
    /// Its standing over each period asked about.
    pub cells: Vec<Cell>,
    /// The periods by what is known of them.
    pub periods: ByVerdict,
    /// When it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Date>,
    /// Since when, as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Until when, as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Date>,
    /// What these figures were recorded for, where they are of whole periods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded_for: Option<Periods>,
    /// Every period that figures of the same thing were recorded for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all_recorded_for: Option<Periods>,
    /// Whether nothing of the same thing was recorded for any period asked about, and this is the first of it told.
    pub nothing_given: bool,
    /// The periods asked about for which its figures were recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_for: Option<Periods>,
    /// The periods asked about for which its figures were not recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_given_for: Option<Periods>,
    /// The uncertain edges of its time.
    pub straddles: Vec<Straddle>,
    /// How many of its established posts are vacant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<Number>,
    /// Whether another entry names it.
    pub named: bool,
    /// The items that its references name, where the answer goes into them.
    pub linked: BTreeMap<&'static str, Vec<ItemView>>,
}

/// How far an item stood over one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The period.
    pub period: Date,
    /// How far it stood, in words: "not in place".
    pub text: String,
    /// The verdict's word.
    pub verdict: &'static str,
    /// The days for which it is certain, where that is one stretch within the period: "from 1 January to 31 March".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<String>,
    /// The uncertain edge, where that is what leaves it open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub straddle: Option<Straddle>,
}

/// The periods asked about, by verdict; one with none of them is absent.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ByVerdict {
    /// Throughout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub throughout: Option<Periods>,
    /// For part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Periods>,
    /// On some day at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least_part: Option<Periods>,
    /// Not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possibly: Option<Periods>,
    /// Not at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<Periods>,
}
