//! What keeps a letter from being drafted, and what should be looked at in it.

use crate::answer::Answer;
use crate::case::{Case, Question};
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::law;
use crate::register::{Kind, Register};
use crate::template::Templates;
use crate::text::At;
use crate::value::Day;
use crate::yaml;

pub(super) fn template_unknown(templates: &Templates, wanted: &At<String>) -> Diagnostic {
    let message = format!("there is no answer template called `{}`", wanted.value);
    let help = match yaml::closest(&wanted.value, templates.in_folder("answers")) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", yaml::listed(templates.in_folder("answers"), "and")),
    };
    Finding::new(wanted.span, message).help(help).error("template-unknown")
}

/// A document that a question asks for, and that the register says can be sent, must lie beside the letter.
pub(super) fn missing_attachments(register: &Register, case: &Case, question: &Question) -> Vec<Diagnostic> {
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

pub(super) fn answer_empty(question: &At<String>) -> Diagnostic {
    let message = format!(
        "question {} would have no answer: the register has nothing on it that can be told",
        question.value
    );
    let help = "choose another template or topic, or add what is known to the register";
    Finding::new(question.span, message).help(help).error("answer-empty")
}

pub(super) fn regulator_unknown(register: &Register, case: &Case, dated: Day) -> Diagnostic {
    let closed = register.of_kind(Kind::Contacts).any(|(_, entry)| entry.keeps_back());
    let message = format!("no entry under `contacts:` gives the regulator's details on {}", dated.prose());
    let help = if closed {
        "some of them are not cleared for disclosure: say `published: true` of their source, or `disclose: yes`"
    } else {
        "write who the regulator is on that day; a letter must say where to complain (section 17(7) of the Act)"
    };
    let finding = Finding::new(case.dated.unwrap_or(case.as_at).span, message);
    let known = register.of_kind(Kind::Contacts).flat_map(|(_, entry)| &entry.versions);
    match known.filter(|version| version.text("role") == Some("regulator")).last() {
        Some(other) if !closed => finding
            .see(other.span, "these are known for other days")
            .help("look whether they still hold on that day, and write so with `for:`, or add those that do")
            .error("regulator-unknown"),
        _ => finding.help(help).error("regulator-unknown"),
    }
}

/// A place for reviews is written down, but not known to be right on the day of the letter.
pub(super) fn review_not_current(register: &Register, dated: Day) -> Option<Diagnostic> {
    let contacts = register.entries.iter().filter(|entry| entry.kind == Kind::Contacts);
    let mut versions = contacts.flat_map(|entry| &entry.versions);
    let version = versions.find(|version| version.text("role") == Some("review"))?;
    let message =
        format!("the letter names no address for a review: none is known to be in use on {}", dated.prose());
    let help = "write for which time the address holds, with `for:` or with `from:` and `until:`";
    Some(Finding::new(version.span, message).help(help).with("contact-not-current", Level::Warning))
}

/// What bears on a question and may not be told, of which the letter says nothing.
pub(super) fn kept_back_unsaid(question: &Question, answer: &Answer) -> Option<Diagnostic> {
    let facts = answer.selection.kept_back.len();
    let says_so = question.decision.as_ref().is_some_and(|decision| !decision.grounds.is_empty());
    if facts == 0 || says_so {
        return None;
    }
    let count = if facts == 1 { "a fact".to_owned() } else { format!("{facts} facts") };
    let message = format!(
        "{count} that bear{} on question {} may not be told, and the letter does not say so",
        if facts == 1 { "s" } else { "" },
        question.id.value
    );
    let help =
        "`candour draft --explain` lists what: have it cleared, or say what is withheld under `decision:`";
    Some(Finding::new(question.id.span, message).help(help).with("kept-back-unsaid", Level::Note))
}

pub(super) fn regime_unknown(id: &str, own: Option<&At<String>>) -> Diagnostic {
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
