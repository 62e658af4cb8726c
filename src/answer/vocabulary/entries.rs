//! The shapes of what the register's entries become: facts, items, groups, sections.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::{Brings, Fields, Shape};
use super::values::Values;
use super::words::VERDICTS;
use crate::read;
use crate::register::{Field, Kind};

/// The kinds whose entries are told with what refers to them.
const LINKED: [Kind; 3] = [Kind::Activities, Kind::Documents, Kind::Posts];

/// The facts of an entry of this kind, none of which need be stated, with those that are worked out from them.
pub(super) fn facts(values: &Values, kind: Kind, untold: &[&str]) -> Fields {
    let fields = read::fields(kind);
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let told = fields.iter().filter(|field| !untold.contains(&field.name));
    let mut facts =
        told.fold(Fields::default(), |facts, field| facts.maybe(field.name, &values.fact(field.holds)));
    if has("title") {
        facts = facts.maybe("plural", &values.phrase).brings("title", Brings::Beside("plural"));
    }
    if has("rank") {
        facts = facts.maybe("ranks", &values.phrase).brings("rank", Brings::Beside("ranks"));
    }
    facts
}

/// The shapes of items that others refer to, by the kinds that they may be of.
pub(super) type Linked = BTreeMap<Vec<Kind>, Shape>;

/// Of all kinds together, the shapes of items that others refer to.
pub(super) fn linked(values: &Values) -> Linked {
    let fields = Kind::ALL.into_iter().flat_map(read::fields);
    let sets: BTreeSet<Vec<Kind>> = fields.map(linked_kinds).collect();
    let shapes = sets.into_iter().filter_map(|kinds| {
        let each = kinds.iter().map(|kind| told(values, *kind, Fields::default()));
        let item = each.reduce(|one, other| one.common(&other))?;
        Some((kinds, item.shape()))
    });
    shapes.collect()
}

/// The kinds that a field refers to and whose entries are told with what refers to them.
fn linked_kinds(field: &Field) -> Vec<Kind> {
    let untold = ["topics", "related"].contains(&field.name);
    LINKED.into_iter().filter(|kind| !untold && field.refers.contains(kind)).collect()
}

/// What was found of one kind.
pub(super) fn section(values: &Values, linked: &Linked, kind: Kind) -> Shape {
    let item = item(values, linked, kind);
    let last_recorded = group(values, &item, kind, true);
    Fields::default()
        .with("groups", &Shape::list(group(values, &item, kind, false)))
        .with("last_recorded", &Shape::list(last_recorded))
        .brings("last_recorded", Brings::Root("periods"))
        .with("any", &Shape::Bool)
        .maybe("unrecorded", &values.periods)
        .brings("unrecorded", Brings::Root("periods"))
        .shape()
}

/// Items seen on one occasion. Only posts can be those of other bodies, and posts alone are never grouped by the whole
/// periods that they were recorded for.
fn group(values: &Values, item: &Shape, kind: Kind, last_recorded: bool) -> Shape {
    let fields = read::fields(kind);
    let of_others = fields.iter().any(|field| field.name == "employer");
    let states =
        fields.iter().fold(Fields::default(), |states, field| states.maybe(field.name, &Shape::Bool));
    let group = Fields::default()
        .with("main", &Shape::Bool)
        .with("bounded", &Shape::Bool)
        .with("certain", &Shape::Bool)
        .with("periods", &values.by_verdict)
        .with("shared", &facts(values, kind, &[]).unbound().shape())
        .with("states", &states.shape())
        .with("others", &Shape::list(item.clone()))
        .with("total", &totals(values))
        .with("unnamed", &Shape::Bool)
        .maybe("unknown", &values.periods)
        .brings("unknown", Brings::Root("periods"));
    let group = if last_recorded && kind == Kind::Posts {
        group.with("as_at", &values.date)
    } else {
        group.maybe("as_at", &values.date)
    };
    if !of_others {
        return group.with("names", &values.listed).with("items", &Shape::some(item.clone())).shape();
    }
    let group = group.maybe("names", &values.listed).with("items", &Shape::list(item.clone()));
    group.brings("names", Brings::Beside("items")).brings("items", Brings::Beside("names")).shape()
}

/// Facts that no item is given under their own name.
const UNTOLD: [&str; 4] = ["topics", "name", "aliases", "in_text"];

/// One thing, with the entries that it refers to as items of their own.
fn item(values: &Values, linked: &Linked, kind: Kind) -> Shape {
    let fields = read::fields(kind).iter().fold(Fields::default(), |fields, field| {
        match linked.get(&linked_kinds(field)) {
            Some(item) => fields.maybe(field.name, &Shape::some(item.clone())),
            None => fields,
        }
    });
    told(values, kind, fields).shape()
}

fn told(values: &Values, kind: Kind, linked: Fields) -> Fields {
    let cell = Fields::default()
        .with("period", &values.date)
        .with("text", &Shape::Text)
        .with("verdict", &Shape::Words(&VERDICTS))
        .maybe("days", &Shape::Text)
        .maybe("straddle", &values.straddle);
    Fields::default()
        .with("name", &values.phrase)
        .with("heading", &Shape::Text)
        .with("cells", &Shape::list(cell.shape()))
        .brings("cells", Brings::Root("periods"))
        .with("periods", &values.by_verdict)
        .maybe("seen", &values.date)
        .maybe("since", &values.date)
        .maybe("ended", &values.date)
        .maybe("recorded_for", &values.periods)
        .brings("recorded_for", Brings::Beside("all_recorded_for"))
        .maybe("all_recorded_for", &values.periods)
        .brings("all_recorded_for", Brings::Beside("recorded_for"))
        .with("nothing_given", &Shape::Bool)
        .maybe("given_for", &values.periods)
        .brings("given_for", Brings::Beside("recorded_for"))
        .brings("given_for", Brings::Root("periods"))
        .maybe("not_given_for", &values.periods)
        .brings("not_given_for", Brings::Root("periods"))
        .with("straddles", &Shape::list(values.straddle.clone()))
        .maybe("vacancy", &values.number)
        .with("named", &Shape::Bool)
        .with("linked", &linked.shape())
        .and(facts(values, kind, &UNTOLD))
}

fn totals(values: &Values) -> Shape {
    let each = ["count", "dedicated", "established", "in_post", "vacancy"];
    let totals = Fields::default().with("all_dedicated", &Shape::Bool);
    each.iter().fold(totals, |totals, name| totals.maybe(name, &values.number)).shape()
}
