//! Requests about a world, each received on a day of its history.

use std::fmt::Write as _;

use candour::register::{Kind, Moment};
use candour::value::{Day, Interval};

use super::World;
use super::dates::{history, own_year, some_day};
use super::random::Random;

/// A case as its folder holds it.
#[derive(Debug, Clone)]
pub(crate) struct GeneratedCase {
    /// The name of its folder.
    pub(crate) reference: String,
    pub(crate) request_yaml: String,
    /// The day whose facts are given.
    pub(crate) as_at: Day,
    /// The day on the letter.
    pub(crate) dated: Day,
}

/// Templates that draw on one kind of entry alone.
const NARROW: [(&str, Kind); 4] = [
    ("posts", Kind::Posts),
    ("budgets", Kind::Budgets),
    ("documents", Kind::Documents),
    ("resources", Kind::Posts),
];

impl World {
    /// A few cases about each department that has something to tell on the day of receipt.
    pub(crate) fn cases(&self) -> impl Iterator<Item = GeneratedCase> {
        (0..self.papers.groups.len()).flat_map(move |group| (0..3).filter_map(move |at| self.case(group, at)))
    }

    fn case(&self, group: usize, at: usize) -> Option<GeneratedCase> {
        let mut random = self.random.part(500_009 * (3 * group + at + 1) as u64);
        let first = self.papers.groups[group].first()?.dated.last.max(history().first.plus(400));
        let from = Interval::new(first, history().last)?;
        let (as_at, dated) = (0..20).find_map(|_| {
            let as_at = some_day(&mut random, from);
            let dated = as_at.plus(random.between(5, 28));
            self.is_fair(Some(group), Moment { as_at, dated }).then_some((as_at, dated))
        })?;
        let number = 3 * group + at + 1;
        let reference = format!("{}-{number:05}", as_at.date()?.year());
        let topic = &self.things_of(group).find(|(_, thing)| thing.kind == Kind::Topics)?.1.id;
        let mut request =
            format!("subject: work asked about\nreceived: {as_at}\ndated: {dated}\n\nquestions:\n");
        let mut numbers = 0;
        for _ in 0..random.between(1, 3) {
            let (template, kind) = *random.pick(&NARROW);
            if !self.has_something(group, kind, as_at) {
                continue;
            }
            numbers += 1;
            let periods = self.periods(&mut random, as_at);
            let _ = write!(
                request,
                "  - id: \"{numbers}\"\n    heading: Part {numbers}\n    asked: what you have for this work.\n    \
                 answer: {template}\n    topic: {topic}\n"
            );
            if !periods.is_empty() {
                let _ = writeln!(request, "    periods: [{}]", periods.join(", "));
            }
        }
        if random.chance(20) {
            numbers += 1;
            let _ = write!(
                request,
                "  - id: \"{numbers}\"\n    heading: Closing\n    asked: why the gate was shut.\n    words: |\n      \
                 The gate was being mended. The log shows {{{{ stated(\"11\", \"duty log\", \"{as_at}\") }}}} such days.\n"
            );
        }
        (numbers > 0).then_some(GeneratedCase { reference, request_yaml: request, as_at, dated })
    }

    /// Whether something of the kind that bears on the department's topic may be told on `day`.
    fn has_something(&self, group: usize, kind: Kind, day: Day) -> bool {
        self.things_of(group).any(|(at, thing)| {
            let mut told = self.written[at].told.iter();
            thing.kind == kind && told.any(|told| told.open && told.known <= day)
        })
    }

    fn things_of(&self, group: usize) -> impl Iterator<Item = (usize, &super::Thing)> {
        let first = self.truth.things.partition_point(|thing| thing.group < Some(group));
        let things = self.truth.things.iter().enumerate().skip(first);
        things.take_while(move |(_, thing)| thing.group == Some(group))
    }

    /// One to three periods that begin before `as_at`, or none.
    fn periods(&self, random: &mut Random, as_at: Day) -> Vec<String> {
        let mut periods = Vec::new();
        let mut day = as_at;
        for _ in 0..random.between(0, 3) {
            day = day.plus(-random.between(20, 500));
            let date = day.date().unwrap();
            let text = match random.between(0, 4) {
                0 => format!("{}-{:02}", date.year(), date.month()),
                1 => date.year().to_string(),
                2 => format!("{}..{day}", day.plus(-random.between(30, 400))),
                _ => own_year(day, self.year_start()).0,
            };
            periods.insert(0, text);
        }
        periods.dedup();
        periods
    }
}
