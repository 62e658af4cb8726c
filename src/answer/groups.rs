//! Items in groups: what was seen on one occasion is told together.

use std::collections::{BTreeMap, BTreeSet};

use super::assertion::{Assertion, ItemClaims, NAMES, Recorder};
use super::facts::{self, FactView};
use super::marks::{Mark, Marked as _};
use super::select::{Asked, Item, Place, Reason};
use super::value::{Date, Listed, Periods};
use super::view::{ByVerdict, Group, ItemView, Section, Totals};
use crate::register::{EntryIndex, Kind, Standing, Value, Version};
use crate::value::{Verdict, When};

/// Tells the items of one question.
pub(super) struct Builder<'a, 'm> {
    pub(super) standing: &'a Standing<'a>,
    pub(super) asked: &'a [Asked],
    pub(super) recorder: Recorder<'m>,
    /// Kinds of which something is kept back: no total of these is whole.
    kept_back: Vec<Kind>,
    /// The one occasion on which everything shown was seen.
    main: Option<When>,
    /// Entries that others name.
    named: BTreeSet<EntryIndex>,
    made: BTreeMap<(EntryIndex, Vec<usize>), ItemClaims>,
}

/// What makes items one group: the occasion, or else the verdicts.
type GroupKey = (Option<When>, Vec<Verdict>);

impl<'a, 'm> Builder<'a, 'm> {
    pub(super) fn new(
        standing: &'a Standing<'a>,
        asked: &'a [Asked],
        items: &[Item],
        kept_back: Vec<Kind>,
        recorder: Recorder<'m>,
    ) -> Self {
        let mut seen: Vec<When> =
            items.iter().filter(|item| item.place == Place::Shown).filter_map(occasion).collect();
        seen.sort_by_key(|when| when.interval());
        seen.dedup();
        let main = Some(seen).filter(|seen| seen.len() == 1).and_then(|seen| seen.first().copied());
        let named = named(standing);
        Self { standing, asked, recorder, kept_back, main, named, made: BTreeMap::new() }
    }

    pub(super) fn is_named(&self, item: &Item) -> bool {
        self.named.contains(&item.entry)
    }

    pub(super) fn main(&self) -> Option<When> {
        self.main
    }

    pub(super) fn into_assertions(self) -> Vec<Assertion> {
        self.recorder.assertions
    }

    pub(super) fn mark(&mut self, claims: &[usize]) -> Mark {
        self.recorder.mark(claims)
    }

    /// The standing of everything that was seen on this occasion.
    pub(super) fn claims_seen_on(&mut self, items: &[Item], when: When) -> Vec<usize> {
        let then = items.iter().filter(|item| item.place == Place::Shown && occasion(item) == Some(when));
        then.flat_map(|item| self.claims(item, true).standing).collect()
    }

    /// What an item asserts, made once.
    pub(super) fn claims(&mut self, item: &Item, shown: bool) -> ItemClaims {
        let key = (item.entry, item.versions.clone());
        if let Some(made) = self.made.get(&key) {
            return made.clone();
        }
        let claims = self.recorder.item(self.standing, item, self.asked, shown);
        self.made.insert(key, claims.clone());
        claims
    }

    pub(super) fn section(&mut self, items: &[Item], kind: Kind) -> Section {
        let of_kind = |place: Place| -> Vec<&Item> {
            let register = self.standing.register();
            let mine = items.iter().filter(|item| register.entry(item.entry).kind == kind);
            mine.filter(|item| item.place == place).collect()
        };
        let shown = of_kind(Place::Shown);
        let (nearer, earlier) =
            (of_kind(Place::LeftOut(Reason::NearerVersion)), of_kind(Place::LastRecorded));
        let groups = self.groups(&shown, &nearer);
        let last_recorded = self.groups(&earlier, &[]);
        let any = !groups.is_empty() || !last_recorded.is_empty();
        Section { groups, last_recorded, any, unrecorded: self.unrecorded(&shown, kind) }
    }

    /// Of periods asked about, those for which no figure was recorded, where one was for others. Of a kind of which
    /// something is kept back that cannot be said.
    fn unrecorded(&mut self, shown: &[&Item], kind: Kind) -> Option<Periods> {
        let of_periods = !shown.is_empty() && shown.iter().all(|item| item.of_periods);
        if !of_periods || self.kept_back.contains(&kind) {
            return None;
        }
        // That there was no budget is told of any period, be it that it is not known.
        let is_nil = |item: &Item| self.version(item).facts.values().any(|fact| fact.value.value.is_nil());
        let is_told = |item: &Item, at: usize| match item.verdicts[at] {
            Verdict::Possibly => is_nil(item),
            verdict => verdict.is_certain(),
        };
        let is_recorded = |at: &usize| shown.iter().any(|item| is_told(item, *at));
        let (recorded, silent): (Vec<usize>, Vec<usize>) = (0..self.asked.len()).partition(is_recorded);
        if recorded.is_empty() {
            return None;
        }
        let silent: Vec<Asked> = silent.iter().map(|at| self.asked[*at]).collect();
        let of_question = self.recorder.of_question();
        Periods::new(&silent).marked(of_question)
    }

    /// Items in groups that were seen on one occasion, certain ones first.
    fn groups(&mut self, items: &[&Item], left_out: &[&Item]) -> Vec<Group> {
        let mut keys: Vec<GroupKey> = items.iter().map(|item| self.key(item)).collect();
        keys.sort_by_key(|(when, verdicts)| (when.map(When::interval), verdicts.clone()));
        keys.dedup();
        let mut groups = Vec::new();
        for key in keys {
            let here: Vec<&Item> = items.iter().copied().filter(|item| self.key(item) == key).collect();
            // A total of what is shown would mislead where more was seen on the same occasion.
            let more = left_out.iter().any(|item| occasion(item) == key.0);
            let closed = here.iter().any(|item| self.keeps_back(item));
            let whole = !closed && (key.0.is_none() || !more);
            groups.push(self.group(key.0, &here, whole));
        }
        groups
    }

    /// Figures of whole periods need no occasion. Nor does what is certain: it is told by how far it stood; but posts
    /// are told together, in one table.
    fn key(&self, item: &Item) -> GroupKey {
        match occasion(item) {
            None if item.of_periods => (None, Vec::new()),
            None if !self.is_post(item) => (None, item.verdicts.clone()),
            when => (when, Vec::new()),
        }
    }

    fn group(&mut self, when: Option<When>, here: &[&Item], whole: bool) -> Group {
        let (others, own): (Vec<&Item>, Vec<&Item>) = here.iter().partition(|item| self.is_of_others(item));
        let standing: Vec<usize> = here.iter().flat_map(|item| self.claims(item, true).standing).collect();
        let occasion = self.mark(&standing);
        let told: Vec<ItemView> = own.iter().map(|item| self.item(item, true)).collect();
        let told_of_others = others.iter().map(|item| self.item(item, true)).collect();
        Group {
            as_at: when.map(Date::new).marked(occasion),
            main: when.is_some() && when == self.main,
            bounded: own.iter().any(|item| {
                let time = &self.version(item).time;
                time.from.is_some() || time.until.is_some()
            }),
            certain: here.iter().all(|item| item.verdicts.iter().all(|verdict| verdict.is_certain())),
            periods: self.periods_alike(here),
            names: self.names(&own),
            shared: self.shared(&own),
            states: own
                .iter()
                .flat_map(|item| self.version(item).facts.keys().map(|field| (*field, true)))
                .collect(),
            items: told,
            others: told_of_others,
            total: if whole { self.totals(&own, when) } else { Totals::default() },
            unknown: self.unknown(&own),
            unnamed: own.iter().any(|item| !self.is_named(item)),
        }
    }

    /// The periods by verdict, where all items stood alike.
    fn periods_alike(&mut self, here: &[&Item]) -> ByVerdict {
        let Some(first) = here.iter().find(|item| !item.of_periods) else {
            return ByVerdict::default();
        };
        let claims: Vec<Vec<usize>> = here.iter().map(|item| self.claims(item, true).standing).collect();
        self.by_verdict(first, |at| claims.iter().filter_map(|standing| standing.get(at).copied()).collect())
    }

    /// The periods that some item leaves open.
    pub(super) fn unknown(&mut self, own: &[&Item]) -> Option<Periods> {
        let open = |at: &usize| own.iter().any(|item| item.verdicts[*at] == Verdict::Possibly);
        let open: Vec<usize> = (0..self.asked.len()).filter(open).collect();
        let claims = own.iter().flat_map(|item| {
            let standing = self.claims(item, true).standing;
            open.iter().map(move |at| standing[*at]).collect::<Vec<_>>()
        });
        let claims: Vec<usize> = claims.collect();
        let asked: Vec<Asked> = open.iter().map(|at| self.asked[*at]).collect();
        Periods::new(&asked).marked(self.mark(&claims))
    }

    fn names(&mut self, own: &[&Item]) -> Option<Listed> {
        let names: Vec<String> = own.iter().map(|item| facts::name_in_text(self.version(item))).collect();
        let claims = own.iter().flat_map(|item| {
            let claims = self.claims(item, true);
            let naming = claims.facts.into_iter().filter(|(field, _)| NAMES.contains(field));
            naming.flat_map(|(_, made)| made).chain(claims.standing).collect::<Vec<_>>()
        });
        let claims: Vec<usize> = claims.collect();
        Listed::new(&names).marked(self.mark(&claims))
    }

    /// What all of these say alike.
    fn shared(&mut self, own: &[&Item]) -> BTreeMap<&'static str, FactView> {
        let Some(first) = own.first() else { return BTreeMap::new() };
        let says = |item: &Item, field: &str| self.version(item).value(field).map(plain);
        let fields: Vec<&'static str> = self
            .version(first)
            .facts
            .keys()
            .copied()
            .filter(|field| own.iter().all(|item| says(item, field) == says(first, field)))
            .collect();
        let mut shared = BTreeMap::new();
        for field in fields {
            let claims: Vec<usize> = own
                .iter()
                .flat_map(|item| self.claims(item, true).facts.remove(field).unwrap_or_default())
                .collect();
            let mark = self.mark(&claims);
            let value =
                self.version(first).value(field).and_then(|value| FactView::new(self.standing, field, value));
            shared.extend(value.map(|value| (field, value.marked(mark))));
        }
        shared
    }

    fn keeps_back(&self, item: &Item) -> bool {
        self.kept_back.contains(&self.standing.register().entry(item.entry).kind)
    }

    fn is_post(&self, item: &Item) -> bool {
        self.standing.register().entry(item.entry).kind == Kind::Posts
    }

    fn is_of_others(&self, item: &Item) -> bool {
        self.version(item).ids("employer").next().is_some()
    }

    pub(super) fn version(&self, item: &Item) -> &'a Version {
        let at = item.versions.first().copied().unwrap_or_default();
        &self.standing.register().entry(item.entry).versions[at]
    }
}

/// Entries that another refers to by name, as far as is known.
fn named(standing: &Standing<'_>) -> BTreeSet<EntryIndex> {
    let register = standing.register();
    let versions = register.indexed().flat_map(|(index, entry)| {
        let known = entry.versions.iter().enumerate().filter(move |(at, _)| standing.is_known(index, *at));
        known.map(|(_, version)| version)
    });
    let ids = versions.flat_map(|version| {
        let fields = version.facts.keys().filter(|field| !matches!(**field, "topics" | "related"));
        fields.flat_map(|field| version.ids(field))
    });
    ids.filter_map(|id| register.find(&id.value)).collect()
}

/// Whether all that was seen on this occasion certainly stood on some day of every period.
pub(super) fn all_certain(items: &[Item], when: When) -> bool {
    let mut then = items.iter().filter(|item| item.place == Place::Shown && occasion(item) == Some(when));
    then.all(|item| item.verdicts.iter().all(|verdict| verdict.is_certain()))
}

/// Items that are shown and were seen on this occasion.
pub(super) fn seen_on(items: &[Item], when: When) -> Vec<&Item> {
    items.iter().filter(|item| item.place == Place::Shown && occasion(item) == Some(when)).collect()
}

/// When an item was seen, where its verdicts leave that to be said. Figures of whole periods say of when they are.
fn occasion(item: &Item) -> Option<When> {
    item.sight.filter(|_| !item.is_final() && !item.of_periods).map(|sight| sight.when)
}

/// Ids without their places, so that values compare by what they say.
pub(super) fn plain(value: &Value) -> Value {
    match value {
        Value::Ids(ids) => Value::Texts(ids.iter().map(|id| id.value.clone()).collect()),
        other => other.clone(),
    }
}
