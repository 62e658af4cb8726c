//! A question answered: items told as a View, with everything asserted on the way.

use std::collections::BTreeMap;

use super::assertion::{self, Assertion, Told};
use super::facts::{self, FactView};
use super::select::{self, Asked, Item, Place, Reason, Selection};
use super::sum::{self, Total};
use super::value::{Date, Listed, Number, Periods, Phrase};
use super::view::{Compiled, Group, ItemView, QuestionView, Section, TopicView, Totals};
use crate::case::Question;
use crate::diagnostic::{Diagnostic, Finding};
use crate::register::{Kind, Standing, Value, Version};
use crate::value::{Interval, Verdict, When};

/// What a question comes to.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What templates print.
    pub view: QuestionView,
    /// Everything it says, and every absence.
    pub assertions: Vec<Assertion>,
    /// What was looked for and found.
    pub selection: Selection,
}

/// Answers a question from entries of `kinds`.
///
/// # Errors
/// What the question names and the register does not have, or a period of which nothing can be said yet.
pub fn answer(
    standing: &Standing<'_>,
    question: &Question,
    kinds: &[Kind],
) -> Result<Answer, Vec<Diagnostic>> {
    let (asked, topic) = understand(standing, question)?;
    let items = select::select(standing, kinds, &question.topic.value, &question.about, &asked);
    let mut assertions: Vec<Assertion> = items
        .iter()
        .flat_map(|item| assertion::of_item(standing, &question.id.value, item, &asked))
        .collect();
    let main = main_occasion(&items);
    let builder = Builder { standing, asked: &asked, main };
    let mut sections = BTreeMap::new();
    for kind in kinds {
        let (section, totals) = builder.section(&items, *kind);
        let told = totals.iter().map(|total| builder.total_assertion(&question.id.value, total));
        assertions.extend(told);
        sections.insert(kind.word(), section);
    }
    let see: Vec<&str> = question.see.iter().map(|id| &*id.value).collect();
    let view = QuestionView {
        id: question.id.value.clone(),
        heading: question.heading.value.clone(),
        asked: question.asked.as_ref().map(|text| Phrase::new(&text.value)),
        template: question.answer.value.clone(),
        topic,
        periods: Periods::new(&asked),
        compiled: main.map(|when| Compiled { date: Date::new(when), certain: all_certain(&items, when) }),
        see: Listed::new(&see),
        sections,
    };
    let selection = Selection {
        kinds: kinds.to_vec(),
        topic: question.topic.value.clone(),
        periods: asked.iter().map(|asked| asked.when).collect(),
        found: assertion::found(standing, &items),
    };
    Ok(Answer { view, assertions, selection })
}

fn understand(
    standing: &Standing<'_>,
    question: &Question,
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
    let topic =
        register.find(&question.topic.value).filter(|index| register.entry(*index).kind == Kind::Topics);
    let version = topic.and_then(|index| register.entry(index).versions.last());
    match version {
        Some(version) if diagnostics.is_empty() => {
            let name = Phrase::new(facts::name_in_text(version));
            let work = version.text("work").map_or_else(|| name.clone(), Phrase::new);
            Ok((asked, TopicView { name, work }))
        }
        Some(_) => Err(diagnostics),
        None => {
            let message = format!("the register has no topic called `{}`", question.topic.value);
            let help = "write it under `topics:`, and under `topics:` of each entry that bears on it";
            diagnostics
                .push(Finding::new(question.topic.span, message).help(help).error("reference-unknown"));
            Err(diagnostics)
        }
    }
}

/// Tells items of one question.
pub(super) struct Builder<'a> {
    pub(super) standing: &'a Standing<'a>,
    pub(super) asked: &'a [Asked],
    /// The occasion on which most of what is shown was seen.
    pub(super) main: Option<When>,
}

/// When an item was seen, where its verdicts leave that to be said.
fn occasion(item: &Item) -> Option<When> {
    item.sight.filter(|_| !item.is_final()).map(|sight| sight.when)
}

fn main_occasion(items: &[Item]) -> Option<When> {
    let mut seen: Vec<When> =
        items.iter().filter(|item| item.place == Place::Shown).filter_map(occasion).collect();
    seen.sort_by_key(|when| when.interval());
    seen.iter().copied().max_by_key(|when| seen.iter().filter(|other| *other == when).count())
}

fn all_certain(items: &[Item], when: When) -> bool {
    let mut then = items.iter().filter(|item| item.place == Place::Shown && occasion(item) == Some(when));
    then.all(|item| item.verdicts.iter().all(|verdict| verdict.is_certain()))
}

impl Builder<'_> {
    fn section(&self, items: &[Item], kind: Kind) -> (Section, Vec<Total>) {
        let register = self.standing.register();
        let mine = |place: Place| {
            let of_kind = items.iter().filter(move |item| register.entry(item.entry).kind == kind);
            of_kind.filter(move |item| item.place == place).collect::<Vec<_>>()
        };
        let mut totals = Vec::new();
        let groups: Vec<Group> =
            self.groups(&mine(Place::Shown), &mine(Place::LeftOut(Reason::NearerVersion)), &mut totals);
        let last_recorded = self.groups(&mine(Place::LastRecorded), &[], &mut Vec::new());
        let any = !groups.is_empty() || !last_recorded.is_empty();
        (Section { groups, last_recorded, any }, totals)
    }

    /// Items in groups that were seen on one occasion, certain ones first.
    fn groups(&self, items: &[&Item], left_out: &[&Item], totals: &mut Vec<Total>) -> Vec<Group> {
        // Figures of whole periods need no occasion. Nor does what is certain: it is told by how far it stood; but
        // posts are told together, in one table.
        let key = |item: &Item| match occasion(item) {
            _ if self.is_of_periods(item) => (None, Vec::new()),
            None if !self.is_post(item) => (None, item.verdicts.clone()),
            when => (when, Vec::new()),
        };
        let mut keys: Vec<(Option<When>, Vec<Verdict>)> = items.iter().map(|item| key(item)).collect();
        keys.sort_by_key(|(when, verdicts)| (when.map(When::interval), verdicts.clone()));
        keys.dedup();
        let grouped = keys.into_iter().map(|(when, verdicts)| {
            let mine = (when, verdicts);
            let here: Vec<&Item> = items.iter().copied().filter(|item| key(item) == mine).collect();
            let (others, own): (Vec<&Item>, Vec<&Item>) =
                here.iter().partition(|item| self.is_of_others(item));
            // A total of what is shown would mislead where more was seen on the same occasion.
            let whole = when.is_none() || !left_out.iter().any(|item| occasion(item) == when);
            let total = if whole { self.totals(&own, totals) } else { Totals::default() };
            let open = self
                .asked
                .iter()
                .enumerate()
                .filter(|(at, _)| own.iter().any(|item| item.verdicts[*at] == Verdict::Possibly));
            let open: Vec<Asked> = open.map(|(_, asked)| *asked).collect();
            let certain = |item: &&Item| item.verdicts.iter().all(|verdict| verdict.is_certain());
            let names: Vec<String> = own.iter().map(|item| facts::name_in_text(self.version(item))).collect();
            let told: Vec<ItemView> = own.iter().map(|item| self.item(item, true)).collect();
            let states =
                own.iter().flat_map(|item| self.version(item).facts.keys().map(|field| (*field, true)));
            Group {
                as_at: when.map(Date::new),
                main: when.is_some() && when == self.main,
                certain: here.iter().all(certain),
                periods: here
                    .iter()
                    .find(|item| !self.is_of_periods(item))
                    .map(|item| self.by_verdict(item))
                    .unwrap_or_default(),
                names: Listed::new(&names),
                shared: shared(&told),
                states: states.collect(),
                items: told,
                others: others.iter().map(|item| self.item(item, true)).collect(),
                total,
                unknown: Periods::new(&open),
            }
        });
        grouped.collect()
    }

    fn is_of_periods(&self, item: &Item) -> bool {
        !self.is_post(item) && !self.version(item).time.held.is_empty()
    }

    fn is_post(&self, item: &Item) -> bool {
        self.standing.register().entry(item.entry).kind == Kind::Posts
    }

    fn is_of_others(&self, item: &Item) -> bool {
        self.version(item).ids("employer").next().is_some()
    }

    pub(super) fn version(&self, item: &Item) -> &Version {
        let at = item.versions.first().copied().unwrap_or_default();
        &self.standing.register().entry(item.entry).versions[at]
    }

    /// The totals of a body's own items that some day is known to have had all of.
    fn totals(&self, own: &[&Item], totals: &mut Vec<Total>) -> Totals {
        let never = |item: &&&Item| {
            !item.verdicts.is_empty() && item.verdicts.iter().all(|v| *v == Verdict::No) && item.is_final()
        };
        let own: Vec<&Item> = own.iter().filter(|item| !never(item)).copied().collect();
        if own.is_empty() {
            return Totals::default();
        }
        let days: Vec<Interval> = self.asked.iter().map(|asked| asked.during).collect();
        let mut add = |items: &[&Item], field: &'static str| {
            let total = sum::total(self.standing, items, field, &days)?;
            let number = Number::new(total.count, facts::unit(total.unit));
            totals.push(total.clone());
            Some((number, total))
        };
        let count = add(&own, "count");
        let stated = own.iter().all(|item| self.version(item).text("commitment").is_some());
        let dedicated: Vec<&Item> = own
            .iter()
            .copied()
            .filter(|item| self.version(item).text("commitment") == Some("dedicated"))
            .collect();
        let dedicated = add(&dedicated, "count").filter(|_| stated && count.is_some());
        let established = add(&own, "established");
        let in_post = add(&own, "in_post");
        let headcount = add(&own, "headcount");
        let vacancy = established.as_ref().zip(in_post.as_ref()).and_then(|((_, all), (_, filled))| {
            let unit = (all.unit == filled.unit).then_some(all.unit)?;
            Some(Number::new(all.count.minus(filled.count)?, facts::unit(unit)))
        });
        let number = |total: Option<(Number, Total)>| total.map(|(number, _)| number);
        Totals {
            count: number(count),
            dedicated: number(dedicated),
            established: number(established),
            in_post: number(in_post),
            vacancy,
            headcount: number(headcount),
        }
    }

    fn total_assertion(&self, question: &str, total: &Total) -> Assertion {
        let register = self.standing.register();
        let staff = crate::register::Staff { count: total.count, unit: total.unit };
        let parts: Vec<String> = total
            .parts
            .iter()
            .map(|part| format!("{}/{}", register.entry(*part).path(), total.field))
            .collect();
        Assertion {
            question: question.to_owned(),
            fact: parts.join(" + "),
            told: Told::Sum(Value::Staff(staff)),
            during: None,
            asked: None,
            verdict: Verdict::AtLeastPart,
            sources: Vec::new(),
            place: Place::Shown,
        }
    }
}

/// What all of these say alike.
fn shared(items: &[ItemView]) -> BTreeMap<&'static str, FactView> {
    let Some((first, rest)) = items.split_first() else { return BTreeMap::new() };
    let alike = first
        .facts
        .iter()
        .filter(|(field, fact)| rest.iter().all(|item| item.facts.get(*field) == Some(fact)));
    alike.map(|(field, fact)| (*field, fact.clone())).collect()
}
