//! The written form of a case: `request.yaml`.

use serde::Deserialize;

use super::own_year;
use super::words::{Date, Id, Text};
use crate::case::{Case, CaseKind, Question, Template};
use crate::diagnostic::{Diagnostic, Finding};
use crate::text::{At, FileId, Span};
use crate::value::{Day, YearStart};
use crate::yaml::{self, Diagnostics};

#[derive(Debug, Deserialize)]
struct CaseAs {
    #[serde(default)]
    kind: CaseKindAs,
    #[serde(default)]
    subject: Option<At<Text>>,
    #[serde(default)]
    received: Option<At<DayAs>>,
    #[serde(default)]
    as_at: Option<At<DayAs>>,
    #[serde(default)]
    dated: Option<At<DayAs>>,
    #[serde(default)]
    illustrative: Vec<At<Text>>,
    #[serde(default)]
    questions: Vec<QuestionAs>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum CaseKindAs {
    #[default]
    Request,
    Briefing,
}

#[derive(Debug, Deserialize)]
struct QuestionAs {
    id: At<Text>,
    heading: At<Text>,
    #[serde(default)]
    asked: Option<At<Text>>,
    #[serde(default)]
    words: Option<At<String>>,
    #[serde(default)]
    answer: Option<At<Id>>,
    #[serde(default)]
    topic: Option<At<Id>>,
    #[serde(default)]
    periods: Vec<At<Date>>,
    #[serde(default)]
    about: Vec<At<Id>>,
    #[serde(default)]
    see: Vec<At<Text>>,
}

#[derive(Debug, Clone, Copy)]
struct DayAs(Day);

impl<'de> Deserialize<'de> for DayAs {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "a day", |text| Day::parse(text).map(Self))
    }
}

/// Reads the case called `reference` from the text of its `request.yaml`.
pub fn case(
    reference: &str,
    file: FileId,
    text: &str,
    year_start: YearStart,
) -> (Option<Case>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let (root, faults) = yaml::parse(file, text);
    diagnostics.extend(faults);
    let top = root.as_ref().map_or(Span::new(file, 0..0), |root| root.span);
    let read = root.and_then(|root| yaml::read::<CaseAs>(&root, &mut diagnostics));
    let case = read.and_then(|read| lower(reference, read, top, year_start, &mut diagnostics));
    (case, diagnostics.into_vec())
}

fn lower(
    reference: &str,
    read: CaseAs,
    top: Span,
    year_start: YearStart,
    diagnostics: &mut Diagnostics,
) -> Option<Case> {
    let day = |day: At<DayAs>| day.map(|day| day.0);
    let kind = match read.kind {
        CaseKindAs::Request => CaseKind::Request,
        CaseKindAs::Briefing => CaseKind::Briefing,
    };
    let Some(as_at) = read.as_at.or(read.received) else {
        let (message, help) = match kind {
            CaseKind::Request => {
                ("the case does not say when the request was received", "write `received:` and a day")
            }
            CaseKind::Briefing => {
                ("the briefing does not say whose day's facts it gives", "write `as_at:` and a day")
            }
        };
        diagnostics
            .push(Finding::new(Span { end: top.start, ..top }, message).help(help).error("key-missing"));
        return None;
    };
    if let (Some(received), Some(dated)) = (read.received, read.dated)
        && dated.value.0 < received.value.0
    {
        let message =
            format!("the letter is dated {}, before the request was received", dated.value.0.prose());
        let finding = Finding::new(dated.span, message).see(received.span, "received on this day");
        diagnostics.push(finding.help("one of the two days is wrong").error("dates-out-of-order"));
    }
    let text = |text: At<Text>| text.map(|text| text.0);
    let id = |id: At<Id>| id.map(|id| id.0);
    let mut questions = Vec::new();
    for question in read.questions {
        let answer = match (question.answer, question.topic) {
            (Some(name), Some(topic)) => Some(Template { name: id(name), topic: id(topic) }),
            (None, None) if question.words.is_some() => None,
            (Some(name), None) => {
                let message =
                    format!("question {} does not say what its answer is about", question.id.value.0);
                let help = "write `topic:` and the id of an entry under `topics:` of the register";
                diagnostics.push(Finding::new(name.span, message).help(help).error("key-missing"));
                continue;
            }
            (None, _) => {
                let message = format!("question {} has no answer", question.id.value.0);
                let help =
                    "name an answer template with `answer:` and `topic:`, or write the answer under `words:`";
                let finding = Finding::new(question.id.span, message).help(help);
                diagnostics.push(finding.error("question-unanswered"));
                continue;
            }
        };
        let periods = question.periods.into_iter().map(|date| date.map(|date| date.0));
        questions.push(Question {
            id: text(question.id),
            heading: text(question.heading),
            asked: question.asked.map(text),
            words: question.words,
            answer,
            periods: periods.filter_map(|period| own_year(period, year_start, diagnostics)).collect(),
            about: question.about.into_iter().map(id).collect(),
            see: question.see.into_iter().map(text).collect(),
        });
    }
    Some(Case {
        reference: reference.to_owned(),
        kind,
        subject: read.subject.map(text),
        received: read.received.map(day),
        as_at: day(as_at),
        dated: read.dated.map(day),
        illustrative: read.illustrative.into_iter().map(text).collect(),
        questions,
        attachments: Vec::new(),
    })
}
