//! One question at a time: the officer's own words, what the template tells, and what was decided.

use std::ops::Range;

use super::decided::{self, DecisionView};
use super::faults::{answer_empty, missing_attachments, template_unknown};
use super::own::Own;
use super::view::{self, AnsweredView, CaseView, OrganisationView};
use super::{LetterKind, heading_level, tidy};
use crate::answer::{self, Answer, Marked as _, Marks, Origin, Phrase, take_out};
use crate::case::{Case, Question};
use crate::diagnostic::Diagnostic;
use crate::law::Regime;
use crate::register::Standing;
use crate::template::Templates;
use crate::value::Day;

/// What every answer of one letter is drafted with.
pub(super) struct Desk<'d> {
    pub(super) standing: &'d Standing<'d>,
    pub(super) case: &'d Case,
    pub(super) templates: &'d Templates,
    pub(super) organisation: &'d OrganisationView,
    pub(super) case_view: &'d CaseView,
    /// The law that decisions are taken under; none where no letter can be drafted under it.
    pub(super) regime: Option<&'static Regime>,
    pub(super) dated: Day,
    pub(super) kind: LetterKind,
}

impl Desk<'_> {
    /// Answers one question: the officer's own words, then what the template tells.
    pub(super) fn answer(
        &self,
        question: &Question,
        earlier: &[Answer],
        answered: &[AnsweredView],
        marks: &mut Marks,
    ) -> Result<(Answer, AnsweredView), Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let mut paragraphs = Vec::new();
        let mut own = Own::new(self.standing, &question.id.value);
        let mut told = Answer::of_own_words(&question.id.value);
        if self.kind.answers() {
            // What is not given need not be there to be sent.
            if question.decision.as_ref().is_none_or(|decision| decision.outcome.value.gives()) {
                faults.extend(missing_attachments(self.standing.register(), self.case, question));
            }
            paragraphs.extend(question.words.as_ref().map(|words| own.told(words, marks)));
            if let Some(template) = &question.answer {
                let name = format!("answers/{}.md", template.name.value);
                if !self.templates.has(&name) {
                    faults.push(template_unknown(self.templates, &template.name));
                    return Err(faults);
                }
                told = answer::answer(self.standing, question, template, self.templates.tells(&name), marks)?;
                let named = view::documents_named(self.standing, earlier, answered, question, marks);
                let (organisation, case) = (self.organisation, self.case_view);
                let view = told.view.as_ref().map(|question| view::AnswerView {
                    question,
                    organisation,
                    case,
                    named,
                });
                paragraphs.push(self.templates.render(&name, &view)?);
            }
        }
        let decision = self.decision(question, &mut own, marks).unwrap_or_else(|found| {
            faults.extend(found);
            None
        });
        faults.extend(own.faults);
        told.assertions.extend(own.assertions);
        let text = paragraphs.join("\n\n");
        let needs_text = self.kind.answers()
            && question.decision.as_ref().is_none_or(|decision| decision.outcome.value.gives());
        let says_something = question.words.is_some() || says_something(&tidy(&text), marks);
        if faults.is_empty() && needs_text && !says_something {
            faults.push(answer_empty(&question.id));
        }
        let mark = marks.mark(Origin::Question(question.id.value.clone()));
        let answered = AnsweredView {
            id: question.id.value.clone().marked(mark),
            heading: question.heading.value.clone().marked(mark),
            asked: question.asked.as_ref().map(|asked| Phrase::new(&asked.value)).marked(mark),
            text: text.trim().to_owned(),
            decision,
        };
        if faults.is_empty() { Ok((told, answered)) } else { Err(faults) }
    }

    /// What was decided on a question, as this letter tells it.
    fn decision(
        &self,
        question: &Question,
        own: &mut Own<'_>,
        marks: &mut Marks,
    ) -> Result<Option<DecisionView>, Vec<Diagnostic>> {
        let (Some(decision), Some(regime)) = (&question.decision, self.regime) else { return Ok(None) };
        let with = decided::Told {
            register: self.standing.register(),
            case: self.case,
            question,
            regime,
            dated: self.dated,
        };
        decided::told(&with, decision, own, marks).map(Some)
    }
}

/// Whether some block of an answer makes a claim, or is the template's own words: what only names a year or the
/// organisation answers nothing.
fn says_something(text: &str, marks: &Marks) -> bool {
    let claims = |(mark, _): &(usize, Range<usize>)| matches!(marks.origin(*mark), Some(Origin::Claims(_)));
    text.split("\n\n").filter(|block| heading_level(block).is_none()).any(|block| {
        let unmarked = take_out(block);
        let plain = unmarked.spans.is_empty() && !unmarked.text.trim().is_empty();
        plain || unmarked.spans.iter().any(claims)
    })
}
