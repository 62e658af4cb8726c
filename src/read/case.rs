//! The written form of a case: `request.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::decision::{self, DecisionAs};
use super::estimate::{self, EstimateAs, Pseudonym};
use super::forms::{Markdown, Several};
use super::own_year;
use super::procedure::{self, CorrectionAs, DelayAs, FeeAs, ReviewAs};
use super::words::{Date, Id, Text};
use crate::case::{Case, CaseKind, History, Question, Template};
use crate::diagnostic::{Diagnostic, Finding};
use crate::law;
use crate::text::{At, FileId, Span};
use crate::value::{Day, YearStart};
use crate::yaml::{self, Diagnostics};

/// What was asked, and what an officer decided about it. Never write who asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(
    title = "A case",
    deny_unknown_fields,
    extend("anyOf" = [{ "required": ["received"] }, { "required": ["as_at"] }])
)]
pub(super) struct CaseAs {
    /// What it is: `request`, unless `briefing` is written, which has no clock and no requester.
    #[serde(default)]
    kind: CaseKindAs,
    /// What it is about, as it stands inside a sentence: `our work on swimming`. Of a briefing, its title.
    #[serde(default)]
    subject: Option<At<Text>>,
    /// The day the request was received. A briefing has none.
    #[serde(default)]
    received: Option<At<DayAs>>,
    /// What stands for who asked, the same in each of their requests: `p-7f3a`. Never a name or an address.
    #[serde(default)]
    requester: Option<At<Pseudonym>>,
    /// The post that drafted the letter, by its id in the register. Another has to approve it.
    #[serde(default)]
    drafted_by: Option<At<Id>>,
    /// The law that it is answered under, where that is not the organisation's own: `eir-2004`.
    #[serde(default)]
    regime: Option<At<Id>>,
    /// The day whose facts are given; the day of receipt unless said. No source that is certainly later is used.
    #[serde(default)]
    as_at: Option<At<DayAs>>,
    /// The day on the letter; the day of drafting unless said.
    #[serde(default)]
    dated: Option<At<DayAs>>,
    /// What in it was made up, so that the letter says so: `the reference`.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    illustrative: Vec<At<Text>>,
    /// The parts of the request, in the requester's order.
    #[serde(default)]
    #[schemars(with = "Several<QuestionAs>")]
    questions: Vec<QuestionAs>,
    /// What answering it would take, from which `candour estimate` works out whether the cost limit is exceeded.
    #[serde(default)]
    estimate: Option<At<EstimateAs>>,
    /// A fee that has to be paid first, for the letter `fees`.
    #[serde(default)]
    fee: Option<At<FeeAs>>,
    /// Why the answer is late, so that the letter says so.
    #[serde(default)]
    delay: Option<At<DelayAs>>,
    /// The review of the answer, for the letters `review-acknowledgement` and `review-outcome`.
    #[serde(default)]
    review: Option<At<ReviewAs>>,
    /// What it puts right in earlier letters; its own letter is then a correction.
    #[serde(default)]
    #[schemars(with = "Several<CorrectionAs>")]
    corrects: Vec<CorrectionAs>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum CaseKindAs {
    #[default]
    Request,
    Briefing,
}

/// One part of a request, and how it is answered: by a template on a topic, in your own words, or both.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(
    rename = "question",
    title = "a question",
    deny_unknown_fields,
    extend("anyOf" = [{ "required": ["words"] }, { "required": ["answer", "topic"] }, { "required": ["decision"] }])
)]
pub(super) struct QuestionAs {
    /// The requester's number for it: `"1"`.
    id: At<Text>,
    /// What the answer is headed: `Staff and money, 2017/18`.
    heading: At<Text>,
    /// The question, as the letter repeats it: `how many lifeguards you had in 2017/18.`
    #[serde(default)]
    asked: Option<At<Text>>,
    /// Your own words, in Markdown. They come before what the template tells, or stand alone.
    #[serde(default)]
    #[schemars(with = "Option<Markdown>")]
    words: Option<At<String>>,
    /// The answer template: a file under `templates/answers/`, without its ending. It needs a `topic`.
    #[serde(default)]
    answer: Option<At<Id>>,
    /// What the answer tells of: the id of an entry under `topics:` of the register.
    #[serde(default)]
    topic: Option<At<Id>>,
    /// What was decided, where the question is not simply answered in full.
    #[serde(default)]
    decision: Option<At<DecisionAs>>,
    /// The periods asked about, in any form of a date: `FY 2016/17`. None where the question names none.
    #[serde(default)]
    #[schemars(with = "Several<Date>")]
    periods: Vec<At<Date>>,
    /// Ids of the entries asked for, where the question names them, such as documents to be copied.
    #[serde(default)]
    #[schemars(with = "Several<Id>")]
    about: Vec<At<Id>>,
    /// Numbers of other questions whose answers belong to this one.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    see: Vec<At<Text>>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct DayAs(pub(super) Day);

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
    let read = root.as_ref().and_then(|root| yaml::read::<CaseAs>(root, &mut diagnostics));
    let unread = root.as_ref().map(|root| Unread::of(root, &diagnostics)).unwrap_or_default();
    let mut found = Diagnostics::new();
    let case = read.and_then(|read| lower(reference, read, top, year_start, &mut found));
    let mut found = found.into_vec();
    found.retain(|one| !unread.explains(one, top));
    diagnostics.extend(found);
    (case, diagnostics.into_vec())
}

/// Where something is written that could not be read: it may be what else would be missing.
#[derive(Default)]
struct Unread {
    /// Whether it is one of the case's own keys.
    of_case: bool,
    /// The questions of which it is part.
    questions: Vec<Span>,
}

impl Unread {
    fn of(root: &yaml::Node, diagnostics: &Diagnostics) -> Self {
        let faults: Vec<Span> = diagnostics.as_slice().iter().filter_map(|one| one.finding.span).collect();
        let is_fault = |span: Span| faults.contains(&span);
        let questions = root.entry("questions").map_or(&[][..], |(_, node)| node.items());
        let questions = questions.iter().map(|node| node.span);
        Self {
            of_case: root.entries().iter().any(|(key, node)| is_fault(key.span) || is_fault(node.span)),
            questions: questions.filter(|whole| faults.iter().any(|fault| covers(*whole, *fault))).collect(),
        }
    }

    /// Whether a fault that something is missing may come of this.
    fn explains(&self, found: &Diagnostic, top: Span) -> bool {
        let missing = matches!(found.code, "key-missing" | "question-unanswered");
        let Some(span) = found.finding.span.filter(|_| missing) else { return false };
        let of_case = self.of_case && span.range().is_empty() && span.start == top.start;
        of_case || self.questions.iter().any(|question| covers(*question, span))
    }
}

fn covers(whole: Span, part: Span) -> bool {
    whole.file == part.file && whole.start <= part.start && part.end <= whole.end
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
    let asked: Vec<String> = read.questions.iter().map(|question| question.id.value.0.clone()).collect();
    let mut questions = Vec::new();
    for question in read.questions {
        let decision =
            question.decision.map(|written| decision::decision(written, &question.id.value.0, diagnostics));
        let answer = match (question.answer, question.topic) {
            (Some(name), Some(topic)) => Some(Template { name: id(name), topic: id(topic) }),
            (None, None) if question.words.is_some() => None,
            (None, None) if decision.as_ref().is_some_and(|decision| !decision.outcome.value.gives()) => None,
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
            decision,
            periods: periods.filter_map(|period| own_year(period, year_start, diagnostics)).collect(),
            about: question.about.into_iter().map(id).collect(),
            see: question.see.into_iter().map(text).collect(),
        });
    }
    let estimate = read.estimate.map(|written| estimate::estimate(written, reference, &asked, diagnostics));
    Some(Case {
        reference: reference.to_owned(),
        kind,
        subject: read.subject.map(text),
        received: read.received.map(day),
        requester: read.requester.map(|requester| requester.map(|requester| requester.0)),
        drafted_by: read.drafted_by.map(id),
        regime: read.regime.and_then(|regime| known(regime.map(|regime| regime.0), diagnostics)),
        as_at: day(as_at),
        dated: read.dated.map(day),
        illustrative: read.illustrative.into_iter().map(text).collect(),
        questions,
        estimate,
        fee: read.fee.map(procedure::fee),
        delay: read.delay.map(procedure::delay),
        review: read.review.map(procedure::review),
        corrects: read.corrects.into_iter().map(procedure::correction).collect(),
        attachments: Vec::new(),
        history: History::default(),
    })
}

/// The regime, if there is one of this id.
fn known(regime: At<String>, diagnostics: &mut Diagnostics) -> Option<At<String>> {
    if law::regime(&regime.value).is_some() {
        return Some(regime);
    }
    let known = law::REGIMES.iter().map(law::Regime::id);
    let help = match yaml::closest(&regime.value, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it can be {}", known.collect::<Vec<_>>().join(", ")),
    };
    let message = format!("no law is known as `{}`", regime.value);
    diagnostics.push(Finding::new(regime.span, message).help(help).error("unknown-word"));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str =
        "received: 2017-05-02\nquestions:\n  - { id: 1, heading: Staff, answer: resources, topic: pool }\n";

    fn codes(text: &str) -> Vec<&'static str> {
        let (_, found) = case("2017-1", FileId(0), text, YearStart::default());
        found.into_iter().map(|one| one.code).collect()
    }

    #[test]
    fn what_is_written_and_cannot_be_read_is_not_called_missing() {
        assert_eq!(codes(CASE), [] as [&str; 0]);
        for (from, to, expected) in [
            ("2017-05-02", "2017-05-32", "day-impossible"),
            ("received", "recieved", "unknown-key"),
            ("answer:", "answr:", "unknown-key"),
            ("topic: pool", "topic: The Pool", "id-malformed"),
            ("answer: resources", "answer: [resources, people]", "wrong-type"),
        ] {
            assert_eq!(codes(&CASE.replace(from, to)), [expected], "{to}");
        }
    }

    #[test]
    fn what_is_missing_is_told_beside_other_faults() {
        let second = "  - { id: 2, heding: Money }\n";
        assert_eq!(
            codes(&format!("{}{second}", CASE.replace("received: 2017-05-02\n", ""))),
            ["unknown-key", "key-missing"]
        );
        let third = "  - { id: 3, heading: Money }\n";
        assert_eq!(
            codes(&format!("{}{third}", CASE.replace("answer:", "answr:"))),
            ["unknown-key", "question-unanswered"]
        );
    }
}
