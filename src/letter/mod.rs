//! A letter: every answer told, and the whole put together as Markdown.

mod complete;
mod explain;
mod ledger;
mod sourced;
mod view;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::answer::{self, Answer, CLOSE, Marked as _, Marks, Origin, Phrase, Piece, take_out};
use crate::case::{Case, CaseKind, Question};
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::document::{self, BlockKind, Meta};
use crate::law;
use crate::register::{Kind, Moment, Organisation, Register, Standing};
use crate::template::{self, Templates};
use crate::text::{At, FileId};
use crate::value::Day;
use crate::yaml;

pub use explain::explain;
pub use ledger::{MadeFrom, ledger, one_text, sha256};
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
    /// What each question came to.
    pub answers: Vec<Answer>,
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

/// Drafts the letter of a case from what may be disclosed. `today` is the day on a letter that names none.
///
/// # Errors
/// Everything that keeps the letter from being written, with its place.
pub fn draft(
    register: &Register,
    case: &Case,
    templates: &Templates,
    today: Day,
) -> Result<Letter, Vec<Diagnostic>> {
    draft_with(register, case, templates, today, Marks::new())
}

/// As [`draft`], with marks of one's own: [`Marks::off`] leaves no trace of where values stand.
///
/// # Errors
/// As [`draft`].
pub fn draft_with(
    register: &Register,
    case: &Case,
    templates: &Templates,
    today: Day,
    mut marks: Marks,
) -> Result<Letter, Vec<Diagnostic>> {
    let register = &register.cleared();
    let dated = case.dated.map_or(today, |day| day.value);
    let standing = register.at(Moment { as_at: case.as_at.value, dated });
    let mut diagnostics = Vec::new();
    let organisation = view::organisation(&register.organisation, &mut marks);
    let case_view = view::case(case, dated, &mut marks);
    let desk =
        Desk { standing: &standing, case, templates, organisation: &organisation, case_view: &case_view };
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
    let own = case.regime.as_ref().map(|regime| &regime.value);
    let id = own.unwrap_or(&register.organisation.regime);
    let regime = law::regime(id);
    let law = regime.and_then(|regime| Some((regime, regime.letter?)));
    if case.kind == CaseKind::Request {
        diagnostics.extend(regulator.is_none().then(|| regulator_unknown(register, case, dated)));
        diagnostics.extend(law.is_none().then(|| regime_unknown(id, case.regime.as_ref())));
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let as_at = view::common_occasion(&answers, &mut marks);
    let review = view::contact(register, "review", dated, &mut marks);
    let mut findings: Vec<Diagnostic> = match review {
        None if case.kind == CaseKind::Request => review_not_current(register, dated).into_iter().collect(),
        _ => Vec::new(),
    };
    findings.extend(
        case.questions
            .iter()
            .zip(&answers)
            .filter_map(|(question, answer)| kept_back_unsaid(question, answer)),
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
    };
    let name = match case.kind {
        CaseKind::Request => "letters/response.md",
        CaseKind::Briefing => "briefings/briefing.md",
    };
    let unmarked = take_out(&tidy(&templates.render(name, &view)?));
    let printed: Vec<(Origin, Range<usize>)> = unmarked
        .spans
        .into_iter()
        .filter_map(|(mark, span)| Some((marks.origin(mark)?.clone(), span)))
        .collect();
    let (left_out, unprinted) = if marks.are_on() {
        complete::left_out(case, templates, &answers, &printed)
    } else {
        Default::default()
    };
    findings.extend(unprinted);
    let title = title(&unmarked.text).unwrap_or_else(|| case.reference.clone());
    Ok(Letter { markdown: unmarked.text, printed, title, dated, answers, left_out, findings })
}

/// The words of the first heading.
fn title(markdown: &str) -> Option<String> {
    let (document, _) = document::parse(markdown, FileId(0));
    document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading { content, .. } => Some(document::plain_inlines(content)),
        _ => None,
    })
}

/// What every answer of one letter is drafted with.
struct Desk<'d> {
    standing: &'d Standing<'d>,
    case: &'d Case,
    templates: &'d Templates,
    organisation: &'d OrganisationView,
    case_view: &'d CaseView,
}

impl Desk<'_> {
    /// Answers one question: the officer's own words, then what the template tells.
    fn answer(
        &self,
        question: &Question,
        earlier: &[Answer],
        answered: &[AnsweredView],
        marks: &mut Marks,
    ) -> Result<(Answer, AnsweredView), Vec<Diagnostic>> {
        let mut faults = missing_attachments(self.standing.register(), self.case, question);
        let mut paragraphs = Vec::new();
        let mut assertions = Vec::new();
        if let Some(words) = &question.words {
            match answer::own_words(self.standing, &question.id.value, words, marks) {
                Ok(own) => {
                    paragraphs.push(written(&own.pieces));
                    assertions.extend(own.assertions);
                }
                Err(found) => faults.extend(found),
            }
            faults.extend(sourced::in_own_words(words, self.standing.register()));
        }
        let mut told = match &question.answer {
            None => Answer::of_own_words(&question.id.value),
            Some(template) => {
                let name = format!("answers/{}.md", template.name.value);
                if !self.templates.has(&name) {
                    faults.push(template_unknown(self.templates, &template.name));
                    return Err(faults);
                }
                let told =
                    answer::answer(self.standing, question, template, self.templates.tells(&name), marks)?;
                let named = view::documents_named(self.standing, earlier, answered, question, marks);
                let (organisation, case) = (self.organisation, self.case_view);
                let view = told.view.as_ref().map(|question| view::AnswerView {
                    question,
                    organisation,
                    case,
                    named,
                });
                paragraphs.push(self.templates.render(&name, &view)?);
                told
            }
        };
        told.assertions.extend(assertions);
        let text = paragraphs.join("\n\n");
        let says_something = question.words.is_some() || says_something(&tidy(&text), marks);
        if faults.is_empty() && !says_something {
            faults.push(answer_empty(&question.id));
        }
        let mark = marks.mark(Origin::Question(question.id.value.clone()));
        let answered = AnsweredView {
            id: question.id.value.clone().marked(mark),
            heading: question.heading.value.clone().marked(mark),
            asked: question.asked.as_ref().map(|asked| Phrase::new(&asked.value)).marked(mark),
            text: text.trim().to_owned(),
        };
        if faults.is_empty() { Ok((told, answered)) } else { Err(faults) }
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

/// The officer's words as Markdown, with what they print escaped.
fn written(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Written(text) => text.clone(),
        Piece::Printed(value) => template::escape(value),
    });
    pieces.collect()
}

fn template_unknown(templates: &Templates, wanted: &At<String>) -> Diagnostic {
    let message = format!("there is no answer template called `{}`", wanted.value);
    let help = match yaml::closest(&wanted.value, templates.in_folder("answers")) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", yaml::listed(templates.in_folder("answers"), "and")),
    };
    Finding::new(wanted.span, message).help(help).error("template-unknown")
}

/// A document that a question asks for, and that the register says can be sent, must lie beside the letter.
fn missing_attachments(register: &Register, case: &Case, question: &Question) -> Vec<Diagnostic> {
    let asked = question.about.iter().filter_map(|id| Some((id, register.find(&id.value)?)));
    let missing = asked.filter_map(|(id, index)| {
        let file =
            register.entry(index).versions.iter().rev().find_map(|version| version.text("attachment"))?;
        let there = case.attachments.iter().any(|name| name == file);
        let message = format!("`{file}` is not in the case's folder attachments/");
        let help = "put the document there as it goes out, or take `attachment:` out of the register";
        (!there).then(|| Finding::new(id.span, message).help(help).error("attachment-missing"))
    });
    missing.collect()
}

fn answer_empty(question: &At<String>) -> Diagnostic {
    let message = format!(
        "question {} would have no answer: the register has nothing on it that can be told",
        question.value
    );
    let help = "choose another template or topic, or add what is known to the register";
    Finding::new(question.span, message).help(help).error("answer-empty")
}

fn regulator_unknown(register: &Register, case: &Case, dated: Day) -> Diagnostic {
    let closed = register.of_kind(Kind::Contacts).any(|(_, entry)| entry.keeps_back());
    let message = format!("no entry under `contacts:` gives the regulator's details on {}", dated.prose());
    let help = if closed {
        "some of them are not cleared for disclosure: say `published: true` of their source, or `disclose: yes`"
    } else {
        "write who the regulator is on that day; a letter must say where to complain (section 17(7) of the Act)"
    };
    Finding::new(case.dated.unwrap_or(case.as_at).span, message).help(help).error("regulator-unknown")
}

/// A place for reviews is written down, but not known to be right on the day of the letter.
fn review_not_current(register: &Register, dated: Day) -> Option<Diagnostic> {
    let contacts = register.entries.iter().filter(|entry| entry.kind == Kind::Contacts);
    let mut versions = contacts.flat_map(|entry| &entry.versions);
    let version = versions.find(|version| version.text("role") == Some("review"))?;
    let message =
        format!("the letter names no address for a review: none is known to be in use on {}", dated.prose());
    let help = "write for which time the address holds, with `for:` or with `from:` and `until:`";
    Some(Finding::new(version.span, message).help(help).with("contact-not-current", Level::Warning))
}

/// What bears on a question and may not be told, of which the letter says nothing.
fn kept_back_unsaid(question: &Question, answer: &Answer) -> Option<Diagnostic> {
    let facts = answer.selection.kept_back.len();
    if facts == 0 {
        return None;
    }
    let count = if facts == 1 { "a fact".to_owned() } else { format!("{facts} facts") };
    let message = format!(
        "{count} that bear{} on question {} may not be told, and the letter does not say so",
        if facts == 1 { "s" } else { "" },
        question.id.value
    );
    let help = "`candour draft --explain` lists what: have it cleared, or say under `words:` that something is withheld";
    Some(Finding::new(question.id.span, message).help(help).with("kept-back-unsaid", Level::Note))
}

fn regime_unknown(id: &str, own: Option<&At<String>>) -> Diagnostic {
    let known = law::REGIMES.iter().filter(|regime| regime.letter.is_some());
    let known: Vec<&str> = known.map(law::Regime::id).collect();
    let name = law::regime(id).map_or_else(|| format!("`{id}`"), |regime| format!("the {}", regime.act()));
    let message = format!("letters cannot yet be drafted under {name}");
    let help = format!(
        "`regime:` of {} can be {}",
        if own.is_some() { "the case" } else { "the organisation" },
        known.join(", ")
    );
    own.map_or_else(|| Finding::nowhere(&*message), |own| Finding::new(own.span, &*message))
        .help(help)
        .error("regime-unknown")
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
