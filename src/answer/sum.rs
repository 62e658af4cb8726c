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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{Asked, select};
    use crate::read;
    use crate::register::{Kind, Moment};
    use crate::text::FileId;
    use crate::value::{Day, When};

    const HEAD: &str = "organisation: { name: A, regime: foia-2000 }\n\
                        sources: { a: { title: A, date: 2017-01-31 }, b: { title: B, date: 2017-03-31 } }\n\
                        topics: { t: { name: T } }\nposts:\n";

    /// The total of a field over all posts, asked for the year 2016/17.
    fn sum(posts: &str, field: &'static str) -> Option<String> {
        let (register, diagnostics) = read::register(FileId(0), &format!("{HEAD}{posts}"));
        assert_eq!(diagnostics, []);
        let standing = register.at(Moment::on(Day::parse("2018-01-01").unwrap()));
        let when = When::parse("FY 2016/17").unwrap();
        let asked = [Asked { when, during: when.interval() }];
        let items = select::select(&standing, &[Kind::Posts], "t", &[], &asked);
        let total = total(&standing, &items.iter().collect::<Vec<_>>(), field, &[when.interval()])?;
        Some(total.count.to_string())
    }

    #[test]
    fn parts_that_one_source_saw_add_up() {
        let posts = "  x: { source: a, title: X, count: 1, topics: t }\n  y: { source: a, title: Y, count: 2 to 4, topics: t }\n";
        assert_eq!(sum(posts, "count").as_deref(), Some("3 to 5"));
    }

    #[test]
    fn parts_seen_on_different_days_do_not_add_up() {
        let posts = "  x: { source: a, title: X, count: 1, topics: t }\n  y: { source: b, title: Y, count: 2, topics: t }\n";
        assert_eq!(sum(posts, "count"), None);
    }

    #[test]
    fn parts_that_share_a_certain_day_add_up_whoever_saw_them() {
        let posts = "  x: { source: a, title: X, count: 1, topics: t, from: 2016-05-01, until: 2017-02-28 }\n  \
                     y: { source: b, title: Y, count: 2, topics: t, from: 2017-02-01, until: ongoing }\n";
        assert_eq!(sum(posts, "count").as_deref(), Some("3"));
    }

    #[test]
    fn units_do_not_mix_and_an_unstated_part_leaves_no_sum() {
        let mixed = "  x: { source: a, title: X, established: 2, topics: t }\n  y: { source: a, title: Y, established: 1.5 FTE, topics: t }\n";
        assert_eq!(sum(mixed, "established"), None);
        let unstated =
            "  x: { source: a, title: X, count: 2, topics: t }\n  y: { source: a, title: Y, topics: t }\n";
        assert_eq!(sum(unstated, "count"), None);
    }
}
