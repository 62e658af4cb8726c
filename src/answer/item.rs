//! One item told: its facts, its time, and how far it stood over each period.

use std::collections::BTreeMap;

use super::build::Builder;
use super::facts::{self, FactView};
use super::select::{self, Asked, Item};
use super::value::{Date, Number, Periods, Phrase, Straddle};
use super::view::{ByVerdict, Cell, ItemView};
use super::{english, sum};
use crate::register::{EntryIndex, Kind, Version};
use crate::value::{Interval, Verdict, When};

/// A beginning or an end as written, with the days it may have been.
type Bound = (When, Interval);

impl Builder<'_> {
    pub(super) fn item(&self, item: &Item, with_links: bool) -> ItemView {
        let version = self.version(item);
        let name = facts::name_in_text(version);
        let heading = version.name().map_or_else(|| name.clone(), str::to_owned);
        let mut facts: BTreeMap<&'static str, FactView> = version
            .facts
            .iter()
            .filter(|(field, _)| !matches!(**field, "topics" | "name" | "aliases" | "in_text"))
            .filter_map(|(field, fact)| Some((*field, FactView::new(self.standing, &fact.value.value)?)))
            .collect();
        if let Some(plural) = plural(version) {
            facts.insert("plural", FactView::Words(Phrase::new(plural)));
        }
        if let (Some(rank), None) = (version.text("rank"), version.text("ranks")) {
            facts.insert("ranks", FactView::Words(Phrase::new(english::plural(rank))));
        }
        let bounds = self.bounds(item);
        let held: Vec<When> = item.versions.iter().flat_map(|at| self.held(item.entry, *at)).collect();
        let exact = |asked: &&Asked| held.iter().any(|period| period.interval() == asked.when.interval());
        let (given, not_given): (Vec<&Asked>, Vec<&Asked>) = self.asked.iter().partition(exact);
        let some = |asked: &[&Asked]| {
            let asked: Vec<Asked> = asked.iter().map(|asked| **asked).collect();
            Periods::new(&asked).filter(|_| !held.is_empty())
        };
        let recorded: Vec<Asked> =
            held.iter().map(|when| Asked { when: *when, during: when.interval() }).collect();
        let cells: Vec<Cell> = (0..self.asked.len()).map(|at| self.cell(item, at)).collect();
        ItemView {
            name: Phrase::new(name),
            heading: if version.redacted_in.is_some() { facts::BLANKED_OUT.to_owned() } else { heading },
            straddles: cells.iter().filter_map(|cell| cell.straddle.clone()).collect(),
            cells,
            periods: self.by_verdict(item),
            seen: item.sight.map(|sight| Date::new(sight.when)),
            since: bounds.0.map(|(when, _)| Date::new(when)),
            ended: bounds.1.map(|(when, _)| Date::new(when)),
            recorded_for: Periods::new(&recorded),
            given_for: some(&given),
            not_given_for: some(&not_given),
            vacancy: self.vacancy(item),
            linked: if with_links { self.linked(version) } else { BTreeMap::new() },
            facts,
        }
    }

    fn held(&self, entry: EntryIndex, at: usize) -> Vec<When> {
        let time = &self.standing.register().entry(entry).versions[at].time;
        time.held.iter().map(|period| period.value).collect()
    }

    /// When the item began and ended, where that is written, with the days it may have been.
    fn bounds(&self, item: &Item) -> (Option<Bound>, Option<Bound>) {
        let versions = &self.standing.register().entry(item.entry).versions;
        let (Some(first), Some(last)) = (item.versions.first(), item.versions.last()) else {
            return (None, None);
        };
        let start = self.standing.bounds(item.entry, *first).map(|(start, _)| start);
        let end = self.standing.bounds(item.entry, *last).map(|(_, end)| end);
        let from = versions[*first].time.from.map(|when| when.value).zip(start);
        let until = versions[*last].time.until.map(|when| when.value).zip(end);
        (from, until)
    }

    fn cell(&self, item: &Item, at: usize) -> Cell {
        let (asked, verdict) = (self.asked[at], item.verdicts[at]);
        let (from, until) = self.bounds(item);
        let year_name = &self.standing.register().organisation.year_name;
        let straddle = Straddle::find(asked, from, until, year_name).filter(|_| verdict == Verdict::Possibly);
        let text = match verdict {
            Verdict::Throughout => "in place throughout".to_owned(),
            Verdict::Part => self.in_place_for_part(item, asked),
            Verdict::AtLeastPart => match item.sight.filter(|sight| asked.during.covers(sight.days)) {
                Some(sight) => format!("in place as at {}", sight.when.prose()),
                None => "in place for at least part of it".to_owned(),
            },
            Verdict::Possibly if straddle.is_some() => "not certain: see below".to_owned(),
            Verdict::Possibly => "not known".to_owned(),
            Verdict::No if self.standing.entry(item.entry, asked.during) == Verdict::No => {
                "not in place".to_owned()
            }
            Verdict::No => "not as in this row".to_owned(),
        };
        Cell { period: Date::asked(asked), text, verdict: verdict.word(), straddle }
    }

    /// From when to the end of the period, or from its start until when, where that is certain.
    fn in_place_for_part(&self, item: &Item, asked: Asked) -> String {
        let (from, until) = self.bounds(item);
        let certain = self.standing.certain_days(item.entry, &item.versions, asked.during);
        let inside = |bound: Option<Bound>| bound.filter(|(_, days)| asked.during.covers(*days));
        let to_end = certain.last().is_some_and(|days| days.last == asked.during.last);
        let from_start = certain.first().is_some_and(|days| days.first == asked.during.first);
        match (inside(from).filter(|_| to_end), inside(until).filter(|_| from_start)) {
            (Some((when, _)), _) => format!("in place from {}", when.prose()),
            (None, Some((when, _))) => format!("in place until {}", when.prose()),
            (None, None) => "in place for part of it".to_owned(),
        }
    }

    pub(super) fn by_verdict(&self, item: &Item) -> ByVerdict {
        let with = |wanted: Verdict| {
            let asked = self.asked.iter().zip(&item.verdicts).filter(|(_, verdict)| **verdict == wanted);
            Periods::new(&asked.map(|(asked, _)| *asked).collect::<Vec<_>>())
        };
        ByVerdict {
            throughout: with(Verdict::Throughout),
            part: with(Verdict::Part),
            at_least_part: with(Verdict::AtLeastPart),
            possibly: with(Verdict::Possibly),
            no: with(Verdict::No),
        }
    }

    /// Vacant posts: the difference of two bases of one post, which a version states for one time.
    fn vacancy(&self, item: &Item) -> Option<Number> {
        let (established, unit) = sum::figure(self.standing, item, "established")?;
        let (in_post, other) = sum::figure(self.standing, item, "in_post")?;
        let vacancy = (unit == other).then(|| established.minus(in_post)).flatten()?;
        Some(Number::new(vacancy, facts::unit(unit)))
    }

    /// The activities and documents that a version refers to, as items of their own.
    fn linked(&self, version: &Version) -> BTreeMap<&'static str, Vec<ItemView>> {
        let register = self.standing.register();
        let mut linked = BTreeMap::new();
        for field in version.facts.keys().filter(|field| !matches!(**field, "topics" | "related")) {
            let entries = version.ids(field).filter_map(|id| register.find(&id.value));
            let views: Vec<ItemView> = entries
                .filter(|index| {
                    matches!(register.entry(*index).kind, Kind::Activities | Kind::Documents | Kind::Posts)
                })
                .filter_map(|index| select::latest(self.standing, index, self.asked))
                .map(|item| self.item(&item, false))
                .collect();
            if !views.is_empty() {
                linked.insert(*field, views);
            }
        }
        linked
    }
}

fn plural(version: &Version) -> Option<String> {
    version.text("plural").map(str::to_owned).or_else(|| version.text("title").map(english::plural))
}
