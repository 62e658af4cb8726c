//! One item told: its facts, its time, and how far it stood over each period.

use std::collections::BTreeMap;

use super::assertion::{ItemClaims, NAMES};
use super::english;
use super::facts::{self, FactView};
use super::groups::Builder;
use super::marks::Marked as _;
use super::select::{self, Asked, Item};
use super::value::{Date, Periods, Phrase, Straddle};
use super::view::{ByVerdict, Cell, ItemView};
use crate::register::{EntryIndex, Kind, Version};
use crate::value::{Interval, Verdict, When};

/// A beginning or an end as written, with the days it may have been.
type Bound = (When, Interval);

impl Builder<'_, '_> {
    pub(super) fn item(&mut self, item: &Item, shown: bool) -> ItemView {
        let version = self.version(item);
        let claims = self.claims(item, shown);
        let named: Vec<usize> = claims
            .facts
            .iter()
            .filter(|(field, _)| NAMES.contains(field))
            .flat_map(|(_, made)| made.iter().copied())
            .collect();
        let (named, time) = (self.mark(&named), self.mark(&claims.standing));
        let name = facts::name_in_text(version);
        let heading = version.name().filter(|_| version.redacted_in().is_none());
        let (from, until) = self.bounds(item);
        let cells: Vec<Cell> = (0..self.asked.len()).map(|at| self.cell(item, at)).collect();
        let straddles = cells.iter().filter_map(|cell| cell.straddle.clone()).collect();
        let mut cells_marked = Vec::new();
        for (at, cell) in cells.into_iter().enumerate() {
            let mark = self.mark(claims.standing.get(at..=at).unwrap_or_default());
            cells_marked.push(cell.marked(mark));
        }
        let standing = claims.standing.clone();
        let [recorded_for, all_recorded_for, given_for, not_given_for] = self.recorded(item, &claims);
        ItemView {
            heading: heading.unwrap_or(&name).to_owned().marked(named),
            name: Phrase::new(&name).marked(named),
            facts: self.facts(version, &claims),
            cells: cells_marked,
            straddles: Vec::<Straddle>::marked(straddles, time),
            periods: self.by_verdict(item, |at| standing.get(at).copied().into_iter().collect()),
            seen: item.sight.map(|sight| Date::new(sight.when)).marked(time),
            since: from.map(|(when, _)| Date::bound(when)).marked(time),
            ended: until.map(|(when, _)| Date::bound(when)).marked(time),
            nothing_given: self.nothing_given(item),
            recorded_for,
            all_recorded_for,
            given_for,
            not_given_for,
            vacancy: self.vacancy(item),
            named: self.is_named(item),
            linked: if shown { self.linked(version) } else { BTreeMap::new() },
        }
    }

    fn facts(&mut self, version: &Version, claims: &ItemClaims) -> BTreeMap<&'static str, FactView> {
        let mut told = BTreeMap::new();
        for (field, fact) in &version.facts {
            if matches!(*field, "topics" | "name" | "aliases" | "in_text") {
                continue;
            }
            let mark = self.mark(&claims.of(field));
            let view = FactView::new(self.standing, field, &fact.value.value);
            told.extend(view.map(|view| (*field, view.marked(mark))));
        }
        let mut several = |field: &'static str, singular: &'static str, words: Option<String>| {
            let mark = self.mark(&claims.of(singular));
            told.extend(words.map(|words| (field, FactView::Words(Phrase::new(words).marked(mark)))));
        };
        if version.text("plural").is_none() {
            several("plural", "title", version.text("title").map(english::plural));
        }
        if version.text("ranks").is_none() {
            several("ranks", "rank", version.text("rank").map(english::plural));
        }
        told
    }

    /// What figures of whole periods were recorded for; and of the periods asked about, those and the others.
    fn recorded(&mut self, item: &Item, claims: &ItemClaims) -> [Option<Periods>; 4] {
        let held: Vec<When> = item.versions.iter().flat_map(|at| self.held(item.entry, *at)).collect();
        if held.is_empty() {
            return [None, None, None, None];
        }
        let exact = |asked: &Asked| held.iter().any(|period| period.interval() == asked.when.interval());
        let (given, mut not_given): (Vec<Asked>, Vec<Asked>) = self.asked.iter().copied().partition(exact);
        if self.standing.register().entry(item.entry).keeps_back() {
            not_given.clear();
        }
        let whole = |when: &When| Asked { when: *when, during: when.interval() };
        let recorded: Vec<Asked> = held.iter().map(whole).collect();
        let all: Vec<Asked> = self.held_by_entry(item.entry).iter().map(whole).collect();
        // A figure that was recorded for a whole period is one for all of it, however much of it had passed.
        let given: Vec<Asked> = given.iter().map(|asked| whole(&asked.when)).collect();
        let made: Vec<usize> = claims.facts.values().flatten().chain(&claims.standing).copied().collect();
        let mark = self.mark(&made);
        [recorded, all, given, not_given].map(|periods| Periods::new(&periods).marked(mark))
    }

    /// Every period that any known version of an entry was recorded for, in order.
    fn held_by_entry(&self, entry: EntryIndex) -> Vec<When> {
        let versions = 0..self.standing.register().entry(entry).versions.len();
        let known = versions.filter(|at| self.standing.is_known(entry, *at));
        let mut held: Vec<When> = known.flat_map(|at| self.held(entry, at)).collect();
        held.sort_by_key(|when| when.interval());
        held.dedup();
        held
    }

    /// Whether nothing of the entry was recorded for any period asked about, and this is where to say so.
    fn nothing_given(&self, item: &Item) -> bool {
        if self.standing.register().entry(item.entry).keeps_back() {
            return false;
        }
        let exact = |held: &When| self.asked.iter().any(|asked| asked.when.interval() == held.interval());
        let certain =
            self.asked.iter().any(|asked| self.standing.entry(item.entry, asked.during).is_certain());
        let nil = self.version(item).facts.values().any(|fact| fact.value.value.is_nil());
        let first = item
            .versions
            .first()
            .is_some_and(|at| (0..*at).all(|earlier| !self.standing.is_known(item.entry, earlier)));
        item.of_periods && first && !self.held_by_entry(item.entry).iter().any(exact) && !(nil && certain)
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
            Verdict::AtLeastPart => match item.sights.iter().rfind(|sight| asked.during.covers(sight.days)) {
                Some(sight) => format!("in place {}", Date::new(sight.when).as_at),
                None => "in place for at least part of it".to_owned(),
            },
            Verdict::Possibly if straddle.is_some() => "not certain: see below".to_owned(),
            Verdict::Possibly => "not known".to_owned(),
            Verdict::No if self.standing.entry(item.entry, asked.during) == Verdict::No => {
                "not in place".to_owned()
            }
            Verdict::No => "see another row".to_owned(),
        };
        let days = match verdict {
            Verdict::AtLeastPart | Verdict::Part => self.certain_stretch(item, asked),
            Verdict::No | Verdict::Possibly | Verdict::Throughout => None,
        };
        Cell { period: Date::asked(asked), text, verdict: verdict.word(), days, straddle }
    }

    /// The days for which it is certain that the item stood, where they are one stretch of more than a day.
    fn certain_stretch(&self, item: &Item, asked: Asked) -> Option<String> {
        let certain = self.standing.certain_days(item.entry, &item.versions, asked.during);
        let [days] = certain[..] else { return None };
        (days.first < days.last).then(|| format!("from {} to {}", days.first.prose(), days.last.prose()))
    }

    /// From when to the end of the period, or from its start until when, where that is certain.
    fn in_place_for_part(&self, item: &Item, asked: Asked) -> String {
        let (from, until) = self.bounds(item);
        let certain = self.standing.certain_days(item.entry, &item.versions, asked.during);
        let inside = |bound: Option<Bound>| bound.filter(|(_, days)| asked.during.covers(*days));
        let to_end = certain.last().is_some_and(|days| days.last == asked.during.last);
        let from_start = certain.first().is_some_and(|days| days.first == asked.during.first);
        match (inside(from).filter(|_| to_end), inside(until).filter(|_| from_start)) {
            (Some((when, _)), _) => format!("in place from {}", when.prose_bound()),
            (None, Some((when, _))) => format!("in place until {}", when.prose_bound()),
            (None, None) => match (inside(from), self.certain_stretch(item, asked)) {
                (_, Some(days)) => format!("in place {days}"),
                (Some((when, _)), None) => {
                    format!("in place from {}; for how long is not recorded", when.prose_bound())
                }
                (None, None) => "in place for part of it".to_owned(),
            },
        }
    }

    pub(super) fn by_verdict(&mut self, item: &Item, claims: impl Fn(usize) -> Vec<usize>) -> ByVerdict {
        let mut with = |wanted: Verdict| {
            let places: Vec<usize> =
                (0..self.asked.len()).filter(|at| item.verdicts[*at] == wanted).collect();
            let claimed: Vec<usize> = places.iter().flat_map(|at| claims(*at)).collect();
            let mark = self.mark(&claimed);
            let asked: Vec<Asked> = places.iter().map(|at| self.asked[*at]).collect();
            Periods::new(&asked).marked(mark)
        };
        ByVerdict {
            throughout: with(Verdict::Throughout),
            part: with(Verdict::Part),
            at_least_part: with(Verdict::AtLeastPart),
            possibly: with(Verdict::Possibly),
            no: with(Verdict::No),
        }
    }

    /// The activities, documents and posts that a version refers to, as items of their own.
    fn linked(&mut self, version: &Version) -> BTreeMap<&'static str, Vec<ItemView>> {
        let register = self.standing.register();
        let mut linked = BTreeMap::new();
        for field in version.facts.keys().filter(|field| !matches!(**field, "topics" | "related")) {
            let entries = version.ids(field).filter_map(|id| register.find(&id.value)).filter(|index| {
                matches!(register.entry(*index).kind, Kind::Activities | Kind::Documents | Kind::Posts)
            });
            let items = entries.filter_map(|index| select::latest(self.standing, index, self.asked));
            let items: Vec<Item> = items.collect();
            let views: Vec<ItemView> = items.iter().map(|item| self.item(item, false)).collect();
            if !views.is_empty() {
                linked.insert(*field, views);
            }
        }
        linked
    }
}
