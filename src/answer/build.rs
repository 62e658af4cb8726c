//! A question answered: items told as a View, with everything asserted on the way.

use std::collections::BTreeMap;

use super::assertion::{Assertion, Recorder};
use super::facts;
use super::groups::{self, Builder};
use super::marks::{Marked as _, Marks};
use super::own_words::selection_of_own_words;
use super::select::{self, Asked, Item, Place, Reason, Selection};
use super::value::{Date, Listed, Periods, Phrase};
use super::view::{Compiled, QuestionView, TopicView};
use crate::case::{Question, Template};
use crate::diagnostic::{Diagnostic, Finding};
use crate::register::{KeptBack, Kind, Standing, Why};
use crate::text::At;

/// What a question comes to.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What templates print; nothing where the officer's own words are the whole answer.
    pub view: Option<QuestionView>,
    /// Everything it says, and every absence.
    pub assertions: Vec<Assertion>,
    /// What was looked for and found.
    pub selection: Selection,
}

impl Answer {
    /// An answer in the officer's own words alone.
    pub fn of_own_words(question: &str) -> Self {
        Self { view: None, assertions: Vec::new(), selection: selection_of_own_words(question) }
    }
}

/// Answers a question from entries of `kinds`. Everything that can be printed carries one of `marks`.
///
/// # Errors
/// What the question names and the register does not have, or a period of which nothing can be said yet.
pub fn answer(
    standing: &Standing<'_>,
    question: &Question,
    template: &Template,
    kinds: &[Kind],
    marks: &mut Marks,
) -> Result<Answer, Vec<Diagnostic>> {
    let (asked, topic) = understand(standing, question, &template.topic)?;
    let items = select::select(standing, kinds, &template.topic.value, &question.about, &asked);
    let kept_back = select::kept_back(standing, kinds, &template.topic.value, &question.about);
    let mut recorder = Recorder::new(&question.id.value, marks);
    let of_question = recorder.of_question();
    let wording = recorder.wording(format!("topics/{}", template.topic.value));
    let closed_kinds = kept_back.iter().map(|kept| standing.register().entry(kept.entry).kind).collect();
    let mut builder = Builder::new(standing, &asked, &items, closed_kinds, recorder);
    let mut sections = BTreeMap::new();
    for kind in kinds {
        sections.insert(kind.word(), builder.section(&items, *kind));
    }
    let compiled = builder.main().map(|when| {
        let claims = builder.claims_seen_on(&items, when);
        let date = Date::new(when).marked(builder.mark(&claims));
        let unknown = builder.unknown(&groups::seen_on(&items, when));
        Compiled { date, certain: groups::all_certain(&items, when), unknown }
    });
    let occasion = builder.main();
    let assertions = builder.into_assertions();
    let see: Vec<&str> = question.see.iter().map(|id| &*id.value).collect();
    let view = QuestionView {
        id: question.id.value.clone().marked(of_question),
        heading: question.heading.value.clone().marked(of_question),
        asked: question.asked.as_ref().map(|text| Phrase::new(&text.value).marked(of_question)),
        template: template.name.value.clone(),
        topic: TopicView { name: topic.name.marked(wording), work: topic.work.marked(wording) },
        periods: Periods::new(&asked).marked(of_question),
        compiled,
        see: Listed::new(&see).marked(of_question),
        sections,
    };
    let selection = Selection {
        question: question.id.value.clone(),
        kinds: kinds.to_vec(),
        topic: template.topic.value.clone(),
        periods: asked.iter().map(|asked| asked.when).collect(),
        occasion,
        found: found(standing, &items),
        left_out: left_out(standing, &items),
        kept_back: once(&kept_back),
    };
    Ok(Answer { view: Some(view), assertions, selection })
}

/// Every entry that was selected, as `kind/id`.
fn found(standing: &Standing<'_>, items: &[Item]) -> Vec<String> {
    let mut entries: Vec<_> = items.iter().map(|item| item.entry).collect();
    entries.dedup();
    entries.iter().map(|index| standing.register().entry(*index).path()).collect()
}

/// Each thing that is kept back, once.
fn once(kept_back: &[&KeptBack]) -> Vec<(String, Why)> {
    let mut once: Vec<(String, Why)> = Vec::new();
    for kept in kept_back {
        if !once.iter().any(|(fact, why)| *fact == kept.fact && *why == kept.why) {
            once.push((kept.fact.clone(), kept.why.clone()));
        }
    }
    once
}

fn left_out(standing: &Standing<'_>, items: &[Item]) -> Vec<(String, Reason)> {
    let left = items.iter().filter_map(|item| match item.place {
        Place::LeftOut(reason) => Some((standing.register().entry(item.entry).path(), reason)),
        Place::Shown | Place::LastRecorded => None,
    });
    left.collect()
}

fn understand(
    standing: &Standing<'_>,
    question: &Question,
    wanted: &At<String>,
) -> Result<(Vec<Asked>, TopicView), Vec<Diagnostic>> {
    let register = standing.register();
    let mut diagnostics = Vec::new();
    let mut asked = Vec::new();
    for period in &question.periods {
        if let Some(during) = standing.clip(period.value.interval()) {
            asked.push(Asked { when: period.value, during });
            continue;
        }
        let as_at = standing.moment().as_at.prose();
        let message =
            format!("{} lies wholly after {as_at}, the day whose facts are given", period.value.prose());
        let help = "leave the period out, or give the facts of a later day with `as_at:`";
        diagnostics.push(Finding::new(period.span, message).help(help).error("period-after-facts"));
    }
    for id in question.about.iter().filter(|id| register.find(&id.value).is_none()) {
        let message = format!("the register has no entry called `{}`", id.value);
        diagnostics.push(Finding::new(id.span, message).error("reference-unknown"));
    }
    let topic = register.find(&wanted.value).filter(|index| register.entry(*index).kind == Kind::Topics);
    let versions = topic.map(|index| &register.entry(index).versions);
    let version = versions.and_then(|versions| versions.iter().rev().find(|version| !version.kept_back));
    match version {
        Some(version) if diagnostics.is_empty() => {
            let name = Phrase::new(facts::name_in_text(version));
            let work = version.text("work").map_or_else(|| name.clone(), Phrase::new);
            Ok((asked, TopicView { name, work }))
        }
        Some(_) => Err(diagnostics),
        None if topic.is_some() => {
            let message = format!("the topic `{}` is not cleared for disclosure", wanted.value);
            let help = "name a published source for it, or write `disclose: yes`";
            diagnostics.push(Finding::new(wanted.span, message).help(help).error("topic-closed"));
            Err(diagnostics)
        }
        None => {
            let message = format!("the register has no topic called `{}`", wanted.value);
            let help = "write it under `topics:`, and under `topics:` of each entry that bears on it";
            diagnostics.push(Finding::new(wanted.span, message).help(help).error("reference-unknown"));
            Err(diagnostics)
        }
    }
}
