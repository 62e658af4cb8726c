//! What letters and briefings may print, beside their answers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::decided::DecisionView;
use super::frame::FrameView;
use crate::answer::{
    self, Answer, Date, FactView, Listed, Marked as _, Marks, Origin, Phrase, QuestionView, Told, take_out,
};
use crate::case::{Case, CaseKind, Question};
use crate::law::{Letter, Regime};
use crate::register::{EntryIndex, Kind, Moment, Organisation, Register, Standing};
use crate::value::{Day, Interval, Verdict, When};

/// The organisation that writes.
#[derive(Debug, Serialize)]
pub struct OrganisationView {
    /// Its full name.
    pub name: String,
    /// Its short name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// What it calls itself after the first mention.
    pub called: Phrase,
    /// What it calls its own year.
    pub year: String,
    /// When that year begins: "1 April".
    pub year_from: String,
    /// When it ends: "31 March".
    pub year_to: String,
}

/// The case.
#[derive(Debug, Serialize)]
pub struct CaseView {
    /// Its reference.
    pub reference: String,
    /// Whether it is a briefing rather than a request.
    pub briefing: bool,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Phrase>,
    /// When the request was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// The day whose facts are given.
    pub as_at: Date,
    /// The day on the letter.
    pub dated: Date,
    /// What was made up to illustrate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub illustrative: Option<Listed>,
}

/// What an answer template prints.
#[derive(Serialize)]
pub(super) struct AnswerView<'v> {
    #[serde(flatten)]
    pub(super) question: &'v QuestionView,
    pub(super) organisation: &'v OrganisationView,
    pub(super) case: &'v CaseView,
    /// Documents that the answers named by `see` print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) named: Option<Listed>,
}

/// A question as a letter prints it.
#[derive(Debug, Serialize)]
pub struct AnsweredView {
    /// The requester's number.
    pub id: String,
    /// What the answer is headed.
    pub heading: String,
    /// The question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Phrase>,
    /// The answer, already Markdown.
    pub text: String,
    /// What was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionView>,
}

/// What a letter or briefing template prints.
#[derive(Serialize)]
pub(super) struct LetterView<'v> {
    pub(super) organisation: &'v OrganisationView,
    pub(super) case: &'v CaseView,
    /// The one occasion on which everything in all answers was seen, where all of it was certainly so then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) as_at: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) law: Option<LawView>,
    /// How many questions there are, in words.
    pub(super) number: String,
    /// Whether there is only one.
    pub(super) one: bool,
    pub(super) questions: Vec<AnsweredView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) regulator: Option<ContactView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) review: Option<ContactView>,
    #[serde(flatten)]
    pub(super) frame: FrameView,
}

/// The law that a letter names.
#[derive(Debug, Serialize)]
pub struct LawView {
    /// Its short title.
    pub act: String,
    /// Working days within which an answer is due.
    pub answer_within: String,
    /// Working days within which to ask for a review.
    pub review_within: String,
    /// Where it says what, by name.
    #[serde(flatten)]
    pub named: BTreeMap<&'static str, String>,
}

/// Where to write.
#[derive(Debug, Serialize)]
pub struct ContactView {
    /// Who it is.
    pub name: Phrase,
    /// Its address and the rest.
    #[serde(flatten)]
    pub facts: BTreeMap<&'static str, FactView>,
}

pub(super) fn organisation(organisation: &Organisation, marks: &mut Marks) -> OrganisationView {
    let mut wording = |field: &str| marks.mark(Origin::Wording(format!("organisation/{field}")));
    let (name, called, year) = (wording("name"), wording("called"), wording("year"));
    let start = organisation.year_start;
    // Any year will do, but one after a leap day shows 28 February as the day before 1 March.
    let first = Day::new(2017, start.month, start.day).unwrap_or(Day::EVER);
    OrganisationView {
        name: organisation.name.clone().marked(name),
        short: organisation.short.clone().marked(wording("short")),
        called: Phrase::new(organisation.called.as_ref().unwrap_or(&organisation.name)).marked(called),
        year: organisation.year_name.clone().marked(year),
        year_from: day_of_year(first).marked(year),
        year_to: day_of_year(first.previous()).marked(year),
    }
}

/// The occasion that all answers share.
pub(super) fn common_occasion(answers: &[Answer], marks: &mut Marks) -> Option<Date> {
    let when = answers.first()?.selection.occasion?;
    let alike = |answer: &Answer| {
        answer.selection.occasion == Some(when)
            && answer.view.as_ref().and_then(|view| view.compiled.as_ref()).is_some_and(|seen| seen.certain)
    };
    let stood =
        answers.iter().flat_map(|answer| &answer.assertions).filter(|told| told.told == Told::Standing);
    let ids = stood.map(|told| told.id.clone()).collect();
    answers.iter().all(alike).then(|| Date::new(when).marked(marks.mark(Origin::Claims(ids))))
}

/// A day without its year.
fn day_of_year(day: Day) -> String {
    let prose = day.prose();
    prose.rsplit_once(' ').map_or(prose.clone(), |(day, _)| day.to_owned())
}

/// The documents that earlier answers named by `see` print, except those that this question asks for itself.
pub(super) fn documents_named(
    standing: &Standing<'_>,
    answers: &[Answer],
    printed: &[AnsweredView],
    question: &Question,
    marks: &mut Marks,
) -> Option<Listed> {
    let register = standing.register();
    let mut found: Vec<EntryIndex> = Vec::new();
    for (answer, printed) in answers.iter().zip(printed) {
        if !question.see.iter().any(|id| id.value == answer.selection.question) {
            continue;
        }
        for (mark, _) in take_out(&printed.text).spans {
            let Some(Origin::Claims(ids)) = marks.origin(mark) else { continue };
            let naming = answer.assertions.iter().filter(|told| ids.contains(&told.id));
            let naming = naming.filter(|told| told.names_an_entry_of(Kind::Documents.word()));
            let entries = naming.filter_map(|told| register.find(told.entry().rsplit('/').next()?));
            for entry in entries {
                let own = question.about.iter().any(|id| id.value == register.entry(entry).id.value);
                if !own && !found.contains(&entry) {
                    found.push(entry);
                }
            }
        }
    }
    found.sort();
    let names: Vec<String> = found.into_iter().filter_map(|entry| answer::name_of(standing, entry)).collect();
    Listed::new(&names).marked(marks.mark(Origin::Wording("documents".to_owned())))
}

pub(super) fn case(case: &Case, dated: Day, marks: &mut Marks) -> CaseView {
    let mut mark = |field: &'static str| marks.mark(Origin::Case(field));
    let date = |day: Day| Date::new(When::on(day));
    let illustrative: Vec<&str> = case.illustrative.iter().map(|text| &*text.value).collect();
    CaseView {
        reference: case.reference.clone().marked(mark("reference")),
        briefing: case.kind == CaseKind::Briefing,
        subject: case.subject.as_ref().map(|subject| Phrase::new(&subject.value)).marked(mark("subject")),
        received: case.received.map(|day| date(day.value)).marked(mark("received")),
        as_at: date(case.as_at.value).marked(mark("as_at")),
        dated: date(dated).marked(mark("dated")),
        illustrative: Listed::new(&illustrative).marked(mark("illustrative")),
    }
}

pub(super) fn law(regime: &Regime, letter: Letter, marks: &mut Marks) -> LawView {
    let mut mark = |field: &'static str| marks.mark(Origin::Law(field));
    let named = letter.named.iter().map(|(name, place)| (*name, (*place).to_owned().marked(mark(name))));
    LawView {
        named: named.collect(),
        act: regime.act().to_owned().marked(mark("act")),
        answer_within: regime.answer.days.to_string().marked(mark("answer_within")),
        review_within: regime.review.ask_within.to_string().marked(mark("review_within")),
    }
}

/// The contact with this role on the day of the letter. Where to write is not one of the facts that a letter gives as
/// at a day in the past, so everything known today counts.
pub(super) fn contact(register: &Register, role: &str, dated: Day, marks: &mut Marks) -> Option<ContactView> {
    let standing = register.at(Moment::on(Day::NEVER));
    register.of_kind(Kind::Contacts).find_map(|(index, entry)| {
        let at = (0..entry.versions.len()).find(|at| {
            let says = entry.versions[*at].text("role") == Some(role);
            says && standing.versions(index, &[*at], Interval::day(dated)) == Verdict::Throughout
        })?;
        let (name, facts) = answer::told(&standing, &entry.versions[at]);
        let mark = marks.mark(Origin::Wording(entry.path()));
        let facts = facts.into_iter().map(|(field, fact)| (field, fact.marked(mark))).collect();
        Some(ContactView { name: name.marked(mark), facts })
    })
}
