//! What can go wrong in times and in figures that are added up.

use candour::register::{Entry, Kind, Unit, Value, Version};
use candour::text::{At, Span};
use candour::value::{Day, When};
use candour::yaml::Node;

use super::Operator;
use super::ground::{Ground, Mutant, versions};

pub(crate) const OPERATORS: &[Operator] = &[
    Operator { name: "turn a period round", codes: &["period-reversed"], tries: periods_reversed },
    Operator {
        name: "turn the order of versions round",
        codes: &["versions-overlap", "sources-disagree", "time-impossible"],
        tries: versions_reversed,
    },
    Operator {
        name: "begin before the version above ended",
        codes: &["versions-overlap", "sources-disagree"],
        tries: begun_too_early,
    },
    Operator {
        name: "begin after it was seen",
        codes: &["seen-out-of-force", "period-reversed"],
        tries: begun_after_seen,
    },
    Operator {
        name: "end before it was seen",
        codes: &["seen-out-of-force", "period-reversed"],
        tries: ended_before_seen,
    },
    Operator { name: "see it before it began", codes: &["seen-out-of-force"], tries: seen_before_begun },
    Operator {
        name: "a source older than what it attests",
        codes: &["source-before-fact", "seen-out-of-force"],
        tries: older_sources,
    },
    Operator {
        name: "a day of review that has passed",
        codes: &["confirmation-overdue"],
        tries: reviews_due,
    },
    Operator {
        name: "no longer say which source is believed",
        codes: &["sources-disagree", "versions-overlap"],
        tries: believed,
    },
    Operator {
        name: "name as its unit what has ended",
        codes: &["reference-out-of-force"],
        tries: ended_references,
    },
    Operator { name: "a basis of another year", codes: &["basis-of-another-year"], tries: bases },
    Operator { name: "another total", codes: &["total-contradicted"], tries: totals },
    Operator { name: "another part of a total", codes: &["total-contradicted"], tries: parts },
    Operator { name: "a part of another body", codes: &["bodies-mixed"], tries: bodies },
    Operator { name: "a part of another measure", codes: &["measures-mixed"], tries: measures },
];

fn all(ground: &Ground) -> impl Iterator<Item = (&Entry, usize, &Version)> {
    let entries = ground.register.entries.iter();
    entries.flat_map(|entry| entry.versions.iter().enumerate().map(move |(at, version)| (entry, at, version)))
}

/// The map in which a version is written.
fn written<'g>(ground: &'g Ground, entry: &Entry, at: usize) -> &'g Node {
    let node = ground.entry(&entry.id.value);
    versions(node).get(at).unwrap_or(node)
}

fn periods_reversed(ground: &Ground) -> Vec<Mutant> {
    let bounded = all(ground).filter_map(|(_, _, version)| Some((version.time.from?, version.time.until?)));
    let bounded = bounded.filter(|(from, until)| from.value.interval().last < until.value.interval().first);
    let swapped = bounded.map(|(from, until)| {
        let text = |span: Span| ground.of(span).to_owned();
        ground.mutant(vec![(from.span.range(), text(until.span)), (until.span.range(), text(from.span))])
    });
    let mut mutants: Vec<Mutant> = swapped.collect();
    for date in ground.dates() {
        let Some((first, last)) = date.as_text().and_then(|text| text.split_once("..")) else { continue };
        let ends = When::parse(first).ok().zip(When::parse(last).ok());
        if ends.is_some_and(|(first, last)| first.interval().last < last.interval().first) {
            mutants.push(ground.replaced(date.span, format!("{last}..{first}")));
        }
    }
    mutants
}

fn versions_reversed(ground: &Ground) -> Vec<Mutant> {
    let several = ground.entries().filter(|(_, _, node)| versions(node).len() > 1);
    let reversed = several.map(|(_, _, node)| {
        let texts = versions(node).iter().map(|version| ground.of(version.span).trim_end().to_owned());
        let spans = versions(node).iter().map(|version| {
            let range = version.span.range();
            range.start..range.start + ground.of(version.span).trim_end().len()
        });
        ground.mutant(spans.zip(texts.rev()).collect())
    });
    reversed.collect()
}

/// A day on which a version was certainly in force.
fn sure_day(ground: &Ground, version: &Version) -> Option<Day> {
    let day = |when: Option<At<When>>| when.and_then(|when| when.value.as_day());
    let seen = version.time.seen.iter().find_map(|seen| day(seen.on));
    let source = || {
        let source = version.source.filter(|_| version.time.seen.is_empty())?;
        ground.register.source(source.value).date.as_day()
    };
    day(version.time.until).or(seen).or_else(source)
}

fn begun_too_early(ground: &Ground) -> Vec<Mutant> {
    let begun = all(ground).filter_map(|(entry, at, version)| {
        let before = &entry.versions[at.checked_sub(1)?];
        if !before.time.held.is_empty()
            || !version.time.held.is_empty()
            || before.scope.as_ref().map(|scope| &scope.value)
                != version.scope.as_ref().map(|scope| &scope.value)
        {
            return None;
        }
        let day = sure_day(ground, before)?;
        match version.time.from {
            Some(from) => Some(ground.replaced(from.span, day.to_string())),
            None => ground.said(written(ground, entry, at), &format!("from: {day}")),
        }
    });
    begun.collect()
}

fn begun_after_seen(ground: &Ground) -> Vec<Mutant> {
    let begun = all(ground).filter_map(|(_, _, version)| version.time.from);
    begun.map(|from| ground.replaced(from.span, "2035-01-01")).collect()
}

fn ended_before_seen(ground: &Ground) -> Vec<Mutant> {
    let ended = all(ground).filter_map(|(_, _, version)| version.time.until);
    ended.map(|until| ground.replaced(until.span, "1990-01-01")).collect()
}

fn seen_before_begun(ground: &Ground) -> Vec<Mutant> {
    let begun = all(ground).filter(|(_, _, version)| version.time.from.is_some());
    let seen = begun.flat_map(|(_, _, version)| version.time.seen.iter().filter_map(|seen| seen.on));
    seen.map(|on| ground.replaced(on.span, "1990-01-01")).collect()
}

fn older_sources(ground: &Ground) -> Vec<Mutant> {
    let older = ground.register.sources.iter().enumerate().filter_map(|(at, source)| {
        let rests = all(ground).filter(|(entry, _, version)| {
            let foretold = version.value("allocated").is_some() || version.text("status") == Some("planned");
            entry.kind != Kind::Contacts
                && !foretold
                && version.source.is_some_and(|source| source.value.0 == at)
        });
        let places: Vec<Span> =
            rests.flat_map(|(_, _, version)| version.time.held.iter().map(|held| held.span)).collect();
        let date = ground.sources().iter().find(|(key, _)| key.value == source.id.value)?.1.get("date")?;
        (!places.is_empty()).then(|| ground.replaced(date.span, "1990-01-01").at_every(places))
    });
    older.collect()
}

fn reviews_due(ground: &Ground) -> Vec<Mutant> {
    let places = ground.places();
    let written = places.iter().filter(|place| place.key.value == "review_by");
    let mut mutants: Vec<Mutant> =
        written.map(|place| ground.replaced(place.value.span, "2001-01-31")).collect();
    let silent = ground.entries().filter(|(_, _, node)| {
        node.get("review_by").is_none()
            && versions(node).iter().all(|version| version.get("review_by").is_none())
    });
    mutants.extend(silent.filter_map(|(_, _, node)| ground.said(node, "review_by: 2001-01-31")));
    mutants
}

fn believed(ground: &Ground) -> Vec<Mutant> {
    let places = ground.places().into_iter();
    let said = places.filter(|place| ["disputed", "set_aside"].contains(&&*place.key.value));
    said.map(|place| ground.without(place.map, place.at).at([place.map.span])).collect()
}

/// Units and bodies end in 1990, long before what names them.
fn ended_references(ground: &Ground) -> Vec<Mutant> {
    let named = ["unit", "employer", "chair", "held_by", "host", "funder"];
    let places = ground.references().into_iter().filter(|(place, _)| named.contains(&&*place.key.value));
    let ended = places.filter_map(|(_, id)| {
        let index = ground.register.find(id.as_text()?)?;
        let [version] = &*ground.register.entry(index).versions else { return None };
        let timeless =
            version.time.from.is_none() && version.time.until.is_none() && version.time.seen.is_empty();
        let node = ground.entry(id.as_text()?);
        let ended = timeless.then(|| ground.said(node, "seen: 1989, until: 1990"));
        let ended = if ground.is_flow(node) {
            ended?
        } else {
            ground.said(
                node,
                &format!("seen: 1989{}until: 1990", ground.between(node, &node.entries().first()?.0)),
            )
        };
        Some(ended.filter(|_| timeless)?.at([id.span]))
    });
    ended.collect()
}

fn bases(ground: &Ground) -> Vec<Mutant> {
    let held = all(ground)
        .filter(|(entry, _, version)| entry.kind == Kind::Statistics && !version.time.held.is_empty());
    let based = held.filter_map(|(entry, at, version)| match version.facts.get("basis") {
        Some(basis) => Some(ground.replaced(basis.value.span, "counted in 1998/99")),
        None => ground.said(written(ground, entry, at), "basis: counted in 1998/99"),
    });
    based.collect()
}

/// A figure that nothing comes to.
fn far_off(value: &Value) -> Option<String> {
    match value {
        Value::Count(_) => Some("987654".to_owned()),
        Value::Staff(staff) => Some(format!(
            "987654{}",
            match staff.unit {
                Unit::Posts => "",
                Unit::Fte => " FTE",
                Unit::Wte => " WTE",
            }
        )),
        Value::Money(_) => Some("\"£987,654,321\"".to_owned()),
        _ => None,
    }
}

fn with_parts(ground: &Ground) -> impl Iterator<Item = (&Entry, usize, &Version)> {
    all(ground).filter(|(_, _, version)| !version.parts().is_empty())
}

fn totals(ground: &Ground) -> Vec<Mutant> {
    let figures = with_parts(ground).flat_map(|(_, _, version)| version.facts.values());
    figures.filter_map(|fact| Some(ground.replaced(fact.value.span, far_off(&fact.value.value)?))).collect()
}

/// The total is where it shows.
fn parts(ground: &Ground) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (_, _, total) in with_parts(ground) {
        for part in total.parts() {
            let part = ground.register.entry(ground.register.find(&part.value).unwrap());
            let held = |version: &Version| version.time.held.first().map(|held| held.value);
            let same = part.versions.iter().filter(|version| {
                held(version) == held(total)
                    && version.source.map(|at| at.value) == total.source.map(|at| at.value)
            });
            for version in same {
                for (field, fact) in version.facts.iter() {
                    let whole = total.facts.get(field);
                    if let (Some(whole), Some(wrong)) = (whole, far_off(&fact.value.value)) {
                        mutants.push(ground.replaced(fact.value.span, wrong).at([whole.value.span]));
                    }
                }
            }
        }
    }
    mutants
}

fn parts_of(ground: &Ground, kind: Kind) -> impl Iterator<Item = (&Version, &At<String>, &Entry)> {
    let totals = with_parts(ground).filter(move |(entry, ..)| entry.kind == kind);
    totals.flat_map(move |(_, _, total)| {
        total
            .parts()
            .iter()
            .map(move |id| (total, id, ground.register.entry(ground.register.find(&id.value).unwrap())))
    })
}

fn bodies(ground: &Ground) -> Vec<Mutant> {
    let body = ground.register.entries.iter().find(|entry| entry.kind == Kind::Organisations);
    let Some(body) = body.map(|body| &body.id.value) else { return Vec::new() };
    let employed = parts_of(ground, Kind::Posts).filter_map(|(_, _, part)| {
        let node = ground.entry(&part.id.value);
        Some(ground.said(node, &format!("employer: {body}"))?.at([part.id.span]))
    });
    let mut mutants: Vec<Mutant> = employed.collect();
    let others = ground.register.of_kind(Kind::Posts).map(|(_, entry)| entry);
    let others =
        others.filter(|entry| entry.versions.iter().all(|version| version.ids("employer").next().is_some()));
    for other in others {
        let added =
            parts_of(ground, Kind::Posts).map(|(_, id, _)| ground.replaced(id.span, other.id.value.clone()));
        mutants.extend(added);
    }
    mutants
}

fn measures(ground: &Ground) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for kind in [Kind::Posts, Kind::Budgets, Kind::Statistics] {
        for (_, id, part) in parts_of(ground, kind) {
            let other = ground.register.entries.iter().find(|entry| entry.kind != kind).unwrap();
            mutants.push(ground.replaced(id.span, other.id.value.clone()));
            let Some(version) = part.versions.first() else { continue };
            if let Some(measure) = version.facts.get("measure") {
                mutants.push(ground.replaced(measure.value.span, "swans").at([part.id.span]));
            }
            for (_, fact) in version.facts.iter() {
                if let Value::Staff(staff) = &fact.value.value {
                    let unit = if staff.unit == Unit::Fte { "WTE" } else { "FTE" };
                    mutants.push(
                        ground
                            .replaced(fact.value.span, format!("{} {unit}", staff.count))
                            .at([part.id.span]),
                    );
                }
            }
        }
    }
    mutants
}
