//! Numbers: what is added up fits together.

use rust_decimal::Decimal;

use super::{Check, Rule, Subject, is_enough};
use crate::diagnostic::{Finding, Level};
use crate::document::{FigureKind, Names, figures};
use crate::register::{Entry, EntryIndex, Kind, Unit, Value, Version};
use crate::text::{At, Span};
use crate::value::{Count, Interval, Nil, When};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "total-contradicted",
        summary: "a total is not what its parts come to",
        level: Level::Error,
        explanation: include_str!("explain/total-contradicted.md"),
        check: Check::Register(total_contradicted),
    },
    Rule {
        code: "bodies-mixed",
        summary: "a total adds up posts of different bodies",
        level: Level::Error,
        explanation: include_str!("explain/bodies-mixed.md"),
        check: Check::Register(bodies_mixed),
    },
    Rule {
        code: "measures-mixed",
        summary: "a total adds up different measures",
        level: Level::Error,
        explanation: include_str!("explain/measures-mixed.md"),
        check: Check::Register(measures_mixed),
    },
    Rule {
        code: "basis-of-another-year",
        summary: "a figure is given on the basis of a year that is not its own",
        level: Level::Warning,
        explanation: include_str!("explain/basis-of-another-year.md"),
        check: Check::Register(basis_of_another_year),
    },
];

/// A version that is a total, and each of its parts that there is.
struct Total<'r> {
    entry: &'r Entry,
    version: &'r Version,
    parts: Vec<(&'r At<String>, EntryIndex, &'r Entry)>,
}

fn totals<'r>(subject: Subject<'r>) -> impl Iterator<Item = Total<'r>> {
    let register = subject.register;
    let versions =
        register.entries.iter().flat_map(|entry| entry.versions.iter().map(move |version| (entry, version)));
    versions.filter(|(_, version)| !version.parts().is_empty() && !version.is_set_aside()).map(
        |(entry, version)| {
            let found = |id: &'r At<String>| {
                let index = register.find(&id.value)?;
                Some((id, index, register.entry(index)))
            };
            Total { entry, version, parts: version.parts().iter().filter_map(found).collect() }
        },
    )
}

/// At least and at most; no upper bound where none is known.
type Bounds = (Decimal, Option<Decimal>);

fn total_contradicted(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for total in totals(subject) {
        if is_enough(&findings) {
            break;
        }
        for (field, fact) in &total.version.facts {
            let Some(whole) = bounds(&fact.value.value) else { continue };
            let parts = total.parts.iter().map(|(_, index, _)| part(subject, total.version, *index, field));
            let Some(parts) = parts.collect::<Option<Vec<Bounds>>>().filter(|parts| !parts.is_empty()) else {
                continue;
            };
            let least: Decimal = parts.iter().map(|part| part.0).sum();
            let most = parts.iter().map(|part| part.1).sum::<Option<Decimal>>();
            let below = most.is_some_and(|most| most < whole.0);
            if !(below || whole.1.is_some_and(|whole| least > whole)) {
                continue;
            }
            let come_to = match most {
                Some(most) if most == least => least.normalize().to_string(),
                Some(most) => format!("{} to {}", least.normalize(), most.normalize()),
                None => format!("at least {}", least.normalize()),
            };
            let message = format!(
                "the {field} of `{}` is {}, but its parts come to {come_to}",
                total.entry.id.value, fact.value.value
            );
            let finding = Finding::new(fact.value.span, message).see(parts_span(total.version), "its parts");
            findings.push(
                finding
                    .help("correct the total or a part, or name the parts that are missing")
                    .entry(total.entry.path()),
            );
        }
    }
    findings
}

/// What a value allows; a rough figure may be a tenth off. Whatever is not known may be any number from nought.
fn bounds(value: &Value) -> Option<Bounds> {
    let count = |count: Count| {
        let (least, most) = (count.min().unwrap_or_default(), count.max());
        let tenth = Decimal::new(1, 1);
        if count.is_approximate() {
            (least - least * tenth, most.map(|most| most + most * tenth))
        } else {
            (least, most)
        }
    };
    match value {
        Value::Count(number) => Some(count(*number)),
        Value::Staff(staff) => Some(count(staff.count)),
        Value::Money(money) => Some((money.pounds(), Some(money.pounds()))),
        Value::Nil(Nil::None) => Some((Decimal::ZERO, Some(Decimal::ZERO))),
        Value::Nil(_) => Some((Decimal::ZERO, None)),
        _ => None,
    }
}

/// What a part says of the same time as the total: none where it says nothing of it, or more than one thing.
fn part(subject: Subject<'_>, total: &Version, index: EntryIndex, field: &str) -> Option<Bounds> {
    let entry = subject.register.entry(index);
    let versions = entry.versions.iter().enumerate();
    let mut said = versions.filter(|(at, version)| {
        subject.standing.is_known(index, *at)
            && version.value(field).is_some()
            && is_of_one_time(total, version)
    });
    let (_, version) = said.next()?;
    if said.next().is_some() {
        return None;
    }
    bounds(version.value(field)?)
}

/// Whether two versions speak of one time: of the same periods, or of the day of one source, or of one day.
fn is_of_one_time(total: &Version, part: &Version) -> bool {
    let periods = |version: &Version| {
        version.time.held.iter().map(|period| period.value.interval()).collect::<Vec<_>>()
    };
    let days = |version: &Version| -> Vec<Interval> {
        let seen = version.time.seen.iter().filter_map(|seen| seen.on);
        seen.filter_map(|on| on.value.as_day()).map(Interval::day).collect()
    };
    let source = |version: &Version| {
        version.source.filter(|_| version.time.seen.is_empty()).map(|source| source.value)
    };
    match (periods(total), periods(part)) {
        (total, part) if !total.is_empty() || !part.is_empty() => total == part,
        _ => {
            let same_source = source(total).is_some() && source(total) == source(part);
            same_source || days(total).iter().any(|day| days(part).contains(day))
        }
    }
}

fn bodies_mixed(subject: Subject<'_>) -> Vec<Finding> {
    let help = "take it out of `parts:`: what different bodies have is never added up";
    mixed(subject, help, |total, part| {
        let body = employer(total.version);
        let other = part.versions.iter().map(employer).find(|other| *other != body)?;
        let name = |body: Option<&str>| {
            body.map_or_else(|| "the organisation itself".to_owned(), |id| format!("`{id}`"))
        };
        Some(("of", name(body), "of", name(other)))
    })
}

/// The body whose post it is; none where it is the organisation's own.
fn employer(version: &Version) -> Option<&str> {
    version.ids("employer").next().map(|id| &*id.value)
}

fn measures_mixed(subject: Subject<'_>) -> Vec<Finding> {
    let help = "take it out of `parts:`, or give both in one measure";
    mixed(subject, help, |total, part| {
        let (whole, one) = part.versions.iter().find_map(|version| difference(total, part, version))?;
        Some(("a number of", whole, "one of", one))
    })
}

/// Totals with a part that is of another sort: what the total is, and what the part is.
fn mixed(
    subject: Subject<'_>,
    help: &str,
    sorts: impl Fn(&Total<'_>, &Entry) -> Option<(&'static str, String, &'static str, String)>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for total in totals(subject) {
        if is_enough(&findings) {
            break;
        }
        let entry = total.entry;
        for (id, _, part) in &total.parts {
            let Some((is, whole, but_is, other)) = sorts(&total, part) else { continue };
            let message = format!(
                "the total `{}` is {is} {whole}, but its part `{}` is {but_is} {other}",
                entry.id.value, part.id.value
            );
            let finding = Finding::new(id.span, message).see(part.id.span, "the part");
            findings.push(finding.help(help).entry(entry.path()));
        }
    }
    findings
}

/// What the total and a part count, where that is not the same.
fn difference(total: &Total<'_>, part: &Entry, version: &Version) -> Option<(String, String)> {
    if total.entry.kind != part.kind {
        return Some((total.entry.kind.to_string(), part.kind.to_string()));
    }
    if let (Some(whole), Some(one)) = (total.version.text("measure"), version.text("measure"))
        && total.entry.kind == Kind::Statistics
        && !one.to_lowercase().starts_with(&whole.to_lowercase())
    {
        return Some((whole.to_owned(), one.to_owned()));
    }
    let units = total.version.facts.iter().filter_map(|(field, fact)| {
        match (&fact.value.value, version.value(field)?) {
            (Value::Staff(whole), Value::Staff(one)) => Some((whole.unit, one.unit)),
            _ => None,
        }
    });
    let mut mixed = units.filter(|(whole, one)| whole != one);
    mixed.next().map(|(whole, one)| (words(whole).to_owned(), words(one).to_owned()))
}

fn words(unit: Unit) -> &'static str {
    match unit {
        Unit::Posts => "posts",
        Unit::Fte => "full-time equivalents",
        Unit::Wte => "whole-time equivalents",
    }
}

fn parts_span(version: &Version) -> Span {
    let parts = version.parts();
    parts.iter().map(|id| id.span).reduce(Span::to).unwrap_or(version.span)
}

fn basis_of_another_year(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let start = subject.register.organisation.year_start;
    for entry in &subject.register.entries {
        if is_enough(&findings) {
            break;
        }
        for version in entry.versions.iter().filter(|version| !version.time.held.is_empty()) {
            let Some(basis) = version.facts.get("basis") else { continue };
            let Value::Text(text) = &basis.value.value else { continue };
            let held: Vec<Interval> =
                version.time.held.iter().map(|period| period.value.interval()).collect();
            let mut years = years_in(text).into_iter().filter_map(|year| year.in_years_from(start).ok());
            let foreign = years.find(|year| held.iter().all(|held| held.meet(year.interval()).is_none()));
            let (Some(year), Some(period)) = (foreign, version.time.held.first()) else { continue };
            let message = format!(
                "the figure of `{}` for {} rests on a basis of {}",
                entry.id.value,
                period.value.prose(),
                year.prose()
            );
            let finding =
                Finding::new(basis.value.span, message).see(period.span, "the period it is given for");
            let finding = finding.help("give the figure for the year that it is of, or correct the basis");
            findings.push(finding.entry(entry.path()));
        }
    }
    findings
}

/// The years and own years that a text names: `2015`, `2015/16`, `31 March 2015`.
pub(super) fn years_in(text: &str) -> Vec<When> {
    let found = figures(text, &Names::default()).into_iter().filter_map(|figure| {
        let written = &text[figure.span];
        let own =
            || When::parse(&format!("FY {}", written.replace(['-', '–'], "/").replace("/20", "/"))).ok();
        let year = || {
            let digits = written.get(written.len().checked_sub(4)?..)?;
            let year: u16 = digits.parse().ok()?;
            (1900..=2100).contains(&year).then(|| When::parse(digits).ok()).flatten()
        };
        matches!(figure.kind, FigureKind::Date | FigureKind::Digits).then(|| own().or_else(year)).flatten()
    });
    found.collect()
}
