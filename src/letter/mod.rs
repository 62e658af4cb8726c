//! A letter: every answer told, and the whole put together as Markdown.

mod complete;
mod decided;
mod desk;
mod explain;
mod faults;
mod frame;
mod kind;
mod ledger;
mod own;
mod sourced;
mod view;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::answer::{self, Answer, Assertion, CLOSE, Marks, Origin, take_out};
use crate::case::{Case, CaseKind};
use crate::diagnostic::Diagnostic;
use crate::document::{self, BlockKind, Meta};
use crate::law;
use crate::register::{Moment, Organisation, Register};
use crate::template::Templates;
use crate::text::FileId;
use crate::value::Day;
use desk::Desk;

pub use decided::{
    CostView, DecisionView, EarlierView, GroundView, HarmView, InterestsView, OpinionView, SearchView,
    TestView,
};
pub use explain::explain;
pub use frame::{CorrectionView, FeeView, FrameView, LateView, ReviewedView};
pub use kind::LetterKind;
pub use ledger::{Digest, MadeFrom, ledger, one_text, sha256};
pub use sourced::names;
pub use view::{AnsweredView, CaseView, ContactView, LawView, OrganisationView};

/// A drafted letter or briefing.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The whole text, in the closed subset of Markdown.
    pub markdown: String,
    /// Where in the text each printed value stands, and where it comes from.
    pub printed: Vec<(Origin, Range<usize>)>,
    /// What it is headed, as plain words.
    pub title: String,
    /// The day on it.
    pub dated: Day,
    /// Which letter it is.
    pub kind: LetterKind,
    /// What each question came to.
    pub answers: Vec<Answer>,
    /// What the letter asserts beside its answers.
    pub frame: Vec<Assertion>,
    /// For each answer, the facts that its template leaves out by name.
    pub left_out: Vec<BTreeSet<String>>,
    /// What should be looked at before it is sent.
    pub findings: Vec<Diagnostic>,
}

impl Letter {
    /// What is said about the letter beside what it says.
    pub fn meta(&self, organisation: &Organisation, case: &Case) -> Meta {
        Meta {
            title: format!("{} ({})", self.title, case.reference),
            language: "en-GB".to_owned(),
            author: organisation.name.clone(),
            reference: case.reference.clone(),
            date: self.dated.date().unwrap_or_default(),
            label: (case.kind == CaseKind::Briefing).then(|| "Briefing".to_owned()),
            page_words: ["Page".to_owned(), "of".to_owned()],
        }
    }
}

/// Drafts the answer to a case from what may be disclosed. `today` is the day on a letter that names none.
///
/// # Errors
/// Everything that keeps the letter from being written, with its place.
pub fn draft(
    register: &Register,
    case: &Case,
    templates: &Templates,
    today: Day,
) -> Result<Letter, Vec<Diagnostic>> {
    draft_as(LetterKind::Response, register, case, templates, today)
}

/// Drafts a letter of a case.
///
/// # Errors
/// As [`draft`]; and what the case lacks for this letter.
pub fn draft_as(
    kind: LetterKind,
    register: &Register,
    case: &Case,
    templates: &Templates,
    today: Day,
) -> Result<Letter, Vec<Diagnostic>> {
    draft_with(kind, register, case, templates, today, Marks::new())
}

/// As [`draft_as`], with marks of one's own: [`Marks::off`] leaves no trace of where values stand.
///
/// # Errors
/// As [`draft_as`].
pub fn draft_with(
    kind: LetterKind,
    register: &Register,
    case: &Case,
    templates: &Templates,
    today: Day,
    mut marks: Marks,
) -> Result<Letter, Vec<Diagnostic>> {
    let register = &register.cleared();
    // The case's date is that of its answer; another letter goes out on another day.
    let dated = case.dated.filter(|_| kind == LetterKind::Response).map_or(today, |day| day.value);
    let standing = register.at(Moment { as_at: case.as_at.value, dated });
    let mut diagnostics = Vec::new();
    let organisation = view::organisation(&register.organisation, &mut marks);
    let case_view = view::case(case, dated, &mut marks);
    let own = case.regime.as_ref().map(|regime| &regime.value);
    let id = own.unwrap_or(&register.organisation.regime);
    let regime = law::regime(id);
    let law = regime.and_then(|regime| Some((regime, regime.letter?)));
    let desk = Desk {
        standing: &standing,
        case,
        templates,
        organisation: &organisation,
        case_view: &case_view,
        regime: law.map(|(regime, _)| regime),
        dated,
        kind,
    };
    let mut answers = Vec::new();
    let mut questions = Vec::new();
    for question in &case.questions {
        match desk.answer(question, &answers, &questions, &mut marks) {
            Ok((answer, answered)) => {
                answers.push(answer);
                questions.push(answered);
            }
            Err(faults) => diagnostics.extend(faults),
        }
    }
    let regulator = view::contact(register, "regulator", dated, &mut marks);
    if case.kind == CaseKind::Request {
        diagnostics.extend(regulator.is_none().then(|| faults::regulator_unknown(register, case, dated)));
        diagnostics.extend(law.is_none().then(|| faults::regime_unknown(id, case.regime.as_ref())));
    }
    let mut frame = frame::Frame::new(&standing, case, regime, dated);
    let framed = frame.told(kind.told_as(case), &mut marks);
    diagnostics.extend(frame.faults());
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let as_at = view::common_occasion(&answers, &mut marks);
    let review = view::contact(register, "review", dated, &mut marks);
    let mut findings: Vec<Diagnostic> = match review {
        None if case.kind == CaseKind::Request => {
            faults::review_not_current(register, dated).into_iter().collect()
        }
        _ => Vec::new(),
    };
    findings.extend(
        case.questions
            .iter()
            .zip(&answers)
            .filter_map(|(question, answer)| faults::kept_back_unsaid(question, answer)),
    );
    let law = law.map(|(regime, letter)| view::law(regime, letter, &mut marks));
    let view = view::LetterView {
        organisation: &organisation,
        case: &case_view,
        as_at,
        law,
        number: answer::number_in_words(questions.len(), &mut marks),
        one: questions.len() == 1,
        questions,
        regulator,
        review,
        frame: framed,
    };
    let unmarked = take_out(&tidy(&templates.render(kind.template(case), &view)?));
    let printed: Vec<(Origin, Range<usize>)> = unmarked
        .spans
        .into_iter()
        .filter_map(|(mark, span)| Some((marks.origin(mark)?.clone(), span)))
        .collect();
    let (left_out, unprinted) = if marks.are_on() && kind.answers() {
        complete::left_out(case, templates, &answers, &printed)
    } else {
        (answers.iter().map(|_| BTreeSet::new()).collect(), Vec::new())
    };
    findings.extend(unprinted);
    let title = title(&unmarked.text).unwrap_or_else(|| case.reference.clone());
    let (markdown, frame) = (unmarked.text, frame.assertions());
    Ok(Letter { markdown, printed, title, dated, kind, answers, frame, left_out, findings })
}

/// The words of the first heading.
fn title(markdown: &str) -> Option<String> {
    let (document, _) = document::parse(markdown, FileId(0));
    document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading { content, .. } => Some(document::plain_inlines(content)),
        _ => None,
    })
}

/// One blank line between blocks, none at the ends, a line break after the last line; no heading over nothing.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if let Some(level) = heading_level(line) {
            while let Some(at) = lines.iter().rposition(|line| !line.is_empty()) {
                if heading_level(lines[at]).is_none_or(|above| above < level || above < 3) {
                    break;
                }
                lines.truncate(at);
            }
        }
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let lines: Vec<String> = lines.into_iter().map(no_list_by_chance).collect();
    lines.join("\n") + "\n"
}

/// A printed number that begins a block, with the template's full stop behind it, would be read as a numbered list.
fn no_list_by_chance(line: &str) -> String {
    let visible = take_out(line).text;
    let text = visible.trim_start_matches(['-', '>', ' ']);
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && digits.starts_with(['.', ')']);
    // Only where the number is a printed value: its mark closes right before the sign.
    let sign = [format!("{CLOSE}."), format!("{CLOSE})")].iter().find_map(|sign| line.find(sign.as_str()));
    match sign {
        Some(at) if numbered && take_out(&line[..at]).text.len() == visible.len() - digits.len() => {
            let at = at + CLOSE.len_utf8();
            format!("{}\\{}", &line[..at], &line[at..])
        }
        _ => line.to_owned(),
    }
}

/// How deep a line's heading is, if it is one.
fn heading_level(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (level > 0 && rest.starts_with(' ')).then_some(level)
}
