//! Totals: only of what can be added, and as uncertain as its parts.

use std::collections::BTreeSet;

use crate::register::{EntryIndex, SourceIndex, Standing, Unit, Value};
use crate::value::{Count, Interval};

use super::select::Item;

/// A total and what it was made of.
#[derive(Debug, Clone)]
pub struct Total {
    /// How many.
    pub count: Count,
    /// Of what.
    pub unit: Unit,
    /// The field that was added up.
    pub field: &'static str,
    /// The parts.
    pub parts: Vec<EntryIndex>,
}

/// What one version of an item says under `field`, as a number and its unit.
pub(super) fn figure(standing: &Standing<'_>, item: &Item, field: &str) -> Option<(Count, Unit)> {
    let version = &standing.register().entry(item.entry).versions[*item.versions.first()?];
    match version.value(field)? {
        Value::Count(count) => Some((*count, Unit::Posts)),
        Value::Staff(staff) => Some((staff.count, staff.unit)),
        _ => None,
    }
}

/// The sum of `field` over items. There is none where a part does not state it, where units differ, or where no day
/// is known on which all parts stood: a common certain day, or the day of one source that saw them all.
pub(super) fn total(
    standing: &Standing<'_>,
    items: &[&Item],
    field: &'static str,
    days: &[Interval],
) -> Option<Total> {
    let figures: Vec<(Count, Unit)> =
        items.iter().map(|item| figure(standing, item, field)).collect::<Option<Vec<_>>>()?;
    let (_, unit) = *figures.first()?;
    let one_unit = figures.iter().all(|(_, other)| *other == unit);
    if !one_unit || !stood_together(standing, items, days) {
        return None;
    }
    let count = figures.into_iter().map(|(count, _)| count).reduce(Count::plus)?;
    Some(Total { count, unit, field, parts: items.iter().map(|item| item.entry).collect() })
}

/// Whether all items certainly stood on one day: that of a source, or one within `days`.
pub(super) fn stood_together(standing: &Standing<'_>, items: &[&Item], days: &[Interval]) -> bool {
    let sources: BTreeSet<SourceIndex> =
        items.iter().filter_map(|item| item.sight.and_then(|sight| sight.source)).collect();
    let by_source = |source: &SourceIndex| {
        items.iter().all(|item| standing.certain_at_source(item.entry, &item.versions, *source))
    };
    sources.iter().any(by_source)
        || days.iter().any(|period| {
            let common = items.iter().fold(vec![*period], |common, item| {
                let certain = standing.certain_days(item.entry, &item.versions, *period);
                let overlaps =
                    common.iter().flat_map(|mine| certain.iter().filter_map(|theirs| mine.meet(*theirs)));
                overlaps.collect()
            });
            !common.is_empty()
        })
}
