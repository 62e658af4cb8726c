//! A letter: every answer told, and the whole put together as Markdown.

use serde::Serialize;

use crate::answer::{self, Answer, Date, FactView, Listed, Phrase, QuestionView};
use crate::case::{Case, CaseKind};
use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Meta;
use crate::law::{self, Regime};
use crate::register::{Kind, Moment, Organisation, Register};
use crate::template::Templates;
use crate::value::{Day, Interval, Verdict};

/// A drafted letter or briefing.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The whole text, in the closed subset of Markdown.
    pub markdown: String,
    /// The day on it.
    pub dated: Day,
    /// What each question came to.
    pub answers: Vec<Answer>,
}

impl Letter {
    /// What is said about the letter beside what it says.
    pub fn meta(&self, organisation: &Organisation, case: &Case) -> Meta {
        let title = self.markdown.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(&case.reference);
        Meta {
            title: format!("{} ({})", title.replace('\\', ""), case.reference),
            language: "en-GB".to_owned(),
            author: organisation.name.clone(),
            reference: case.reference.clone(),
            date: self.dated.date().unwrap_or_default(),
            label: (case.kind == CaseKind::Briefing).then(|| "Briefing".to_owned()),
            page_words: ["Page".to_owned(), "of".to_owned()],
        }
    }
}

#[derive(Serialize)]
struct OrganisationView {
    name: String,
    short: Option<String>,
    called: Phrase,
    year: String,
}

#[derive(Serialize)]
struct CaseView {
    reference: String,
    briefing: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<Phrase>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<Date>,
    as_at: Date,
    dated: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    illustrative: Option<Listed>,
}

#[derive(Serialize)]
struct AnswerView<'v> {
    #[serde(flatten)]
    question: &'v QuestionView,
    organisation: &'v OrganisationView,
    case: &'v CaseView,
}

#[derive(Serialize)]
struct AnsweredView {
    id: String,
    heading: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<Phrase>,
    /// The answer, already Markdown.
    text: String,
}

#[derive(Serialize)]
struct LetterView<'v> {
    organisation: &'v OrganisationView,
    case: &'v CaseView,
    law: Option<LawView>,
    questions: Vec<AnsweredView>,
    number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    regulator: Option<ContactView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<ContactView>,
}

#[derive(Serialize)]
struct LawView {
    act: &'static str,
    complaint: &'static str,
    review_within: u32,
}

#[derive(Serialize)]
struct ContactView {
    name: Phrase,
    #[serde(flatten)]
    facts: std::collections::BTreeMap<&'static str, FactView>,
}

/// Drafts the letter of a case. `today` is the day on a letter that names none.
///
/// # Errors
/// Everything that keeps the letter from being written, with its place.
pub fn draft(
    register: &Register,
    case: &Case,
    templates: &Templates,
    today: Day,
) -> Result<Letter, Vec<Diagnostic>> {
    let dated = case.dated.map_or(today, |day| day.value);
    let standing = register.at(Moment { as_at: case.as_at.value, dated });
    let mut diagnostics = Vec::new();
    let organisation = organisation_view(&register.organisation);
    let case_view = case_view(case, dated);
    let mut answers = Vec::new();
    let mut questions = Vec::new();
    for question in &case.questions {
        let name = format!("answers/{}.md", question.answer.value);
        if !templates.has(&name) {
            diagnostics.push(template_unknown(templates, &question.answer));
            continue;
        }
        match answer::answer(&standing, question, templates.tells(&name)) {
            Err(faults) => diagnostics.extend(faults),
            Ok(answer) => {
                let view =
                    AnswerView { question: &answer.view, organisation: &organisation, case: &case_view };
                match templates.render(&name, &view) {
                    Err(faults) => diagnostics.extend(faults),
                    Ok(text) => questions.push(AnsweredView {
                        id: answer.view.id.clone(),
                        heading: answer.view.heading.clone(),
                        asked: answer.view.asked.clone(),
                        text: text.trim().to_owned(),
                    }),
                }
                answers.push(answer);
            }
        }
    }
    let regulator = contact(register, "regulator", dated);
    if case.kind == CaseKind::Request && regulator.is_none() {
        let message =
            format!("no entry under `contacts:` gives the regulator's details on {}", dated.prose());
        let help = "write who the regulator is on that day; a letter must say where to complain (section 17(7) of the Act)";
        diagnostics.push(Finding::nowhere(message).help(help).error("regulator-unknown"));
    }
    let regime = law::regime(&register.organisation.regime);
    if case.kind == CaseKind::Request && regime.is_none() {
        diagnostics.push(regime_unknown(&register.organisation.regime));
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let number = crate::answer::number_in_words(questions.len());
    let review = contact(register, "review", dated);
    let law = regime.map(|Regime { act, complaint, review_within, .. }| LawView {
        act,
        complaint,
        review_within: *review_within,
    });
    let view = LetterView {
        organisation: &organisation,
        case: &case_view,
        law,
        questions,
        number,
        regulator,
        review,
    };
    let name = match case.kind {
        CaseKind::Request => "letters/response.md",
        CaseKind::Briefing => "briefings/briefing.md",
    };
    let text = templates.render(name, &view)?;
    Ok(Letter { markdown: tidy(&text), dated, answers })
}

fn template_unknown(templates: &Templates, wanted: &crate::text::At<String>) -> Diagnostic {
    let message = format!("there is no answer template called `{}`", wanted.value);
    let help = match crate::yaml::closest(&wanted.value, templates.in_folder("answers")) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", crate::yaml::listed(templates.in_folder("answers"), "and")),
    };
    Finding::new(wanted.span, message).help(help).error("template-unknown")
}

fn regime_unknown(id: &str) -> Diagnostic {
    let known: Vec<&str> = law::REGIMES.iter().map(|regime| regime.id).collect();
    let message = format!("letters cannot yet be drafted under `{id}`");
    let help = format!("`regime:` of the organisation can be {}", known.join(", "));
    Finding::nowhere(message).help(help).error("regime-unknown")
}

fn organisation_view(organisation: &Organisation) -> OrganisationView {
    OrganisationView {
        name: organisation.name.clone(),
        short: organisation.short.clone(),
        called: Phrase::new(organisation.called.as_ref().unwrap_or(&organisation.name)),
        year: organisation.year_name.clone(),
    }
}

fn case_view(case: &Case, dated: Day) -> CaseView {
    let date = |day: Day| Date::new(crate::value::When::on(day));
    let illustrative: Vec<&str> = case.illustrative.iter().map(|text| &*text.value).collect();
    CaseView {
        reference: case.reference.clone(),
        briefing: case.kind == CaseKind::Briefing,
        subject: case.subject.as_ref().map(|subject| Phrase::new(&subject.value)),
        received: case.received.map(|day| date(day.value)),
        as_at: date(case.as_at.value),
        dated: date(dated),
        illustrative: Listed::new(&illustrative),
    }
}

/// The contact with this role on the day of the letter. Where to write is not one of the facts that a letter gives as
/// at a day in the past, so everything known today counts.
fn contact(register: &Register, role: &str, dated: Day) -> Option<ContactView> {
    let standing = register.at(Moment::on(Day::NEVER));
    register.of_kind(Kind::Contacts).find_map(|(index, entry)| {
        let at = (0..entry.versions.len()).find(|at| {
            let says = entry.versions[*at].text("role") == Some(role);
            says && standing.versions(index, &[*at], Interval::day(dated)) == Verdict::Throughout
        })?;
        let (name, facts) = answer::told(&standing, &entry.versions[at]);
        Some(ContactView { name, facts })
    })
}

/// One blank line between blocks, none at the ends, a line break after the last line.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines.join("\n") + "\n"
}
