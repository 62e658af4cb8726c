//! A sum, added up again from what the register says of its parts.

use rust_decimal::Decimal;

use super::fit::{self, Fit};
use super::judge::{self, Judged};
use super::known::Known;
use super::{AuditResult, Letter, Side, then};
use crate::case::Claim;
use crate::register::{EntryIndex, Shape, Staff, Standing, Unit, Value};
use crate::value::{Count, Interval, Nil, Verdict};

/// So many sums are told apart where parts changed in the days on which they were seen; of more, nothing is known.
const MOST: usize = 256;

/// How a sum stands. Each part is taken as it was on the days on which the letter's own claim of it was seen; that sums
/// agree though the parts do not is found at the parts.
pub(super) fn judge(known: &Known<'_>, standing: &Standing<'_>, letter: &Letter, claim: &Claim) -> Judged {
    let Some(then @ Shape::Count(counted)) = &claim.value else { return Judged::new(AuditResult::Stands) };
    let unit = match counted.unit.as_deref() {
        Some("fte") => Unit::Fte,
        Some("wte") => Unit::Wte,
        _ => Unit::Posts,
    };
    let mut register = Side { verdict: Some(Verdict::AtLeastPart), ..Side::default() };
    let mut parts = Vec::new();
    for input in &claim.inputs {
        let Some((entry, Some(field))) = known.fact(input) else {
            return Judged::new(AuditResult::Unsupported);
        };
        let mut days = days_of(letter, claim, input);
        if days.is_empty() {
            days.push(Interval::day(known.today));
        }
        let Some(part) = Part::of(standing, (entry, field), unit, &days) else {
            return Judged::new(AuditResult::Unsupported);
        };
        parts.push(Part { taken_away: claim.fact == "vacancy" && field == "in_post", ..part });
        for days in days {
            tell(&mut register, judge::side(standing, entry, Some(field), days, Verdict::AtLeastPart));
        }
    }
    let same = |first: &str, second: &str| known.same(first, second);
    let shape = |sum: &Sum| Shape::from(&Value::Staff(Staff { count: sum.count(), unit }));
    let fits = |sum: &Sum| fit::fit(then, &shape(sum), &same);
    let sums = every(&parts);
    let result = if ways(&parts).iter().all(|way| way.iter().any(|sum| fits(sum) == Fit::Within)) {
        AuditResult::Stands
    } else if sums.iter().all(|sum| fits(sum) == Fit::Apart) {
        AuditResult::Corrected
    } else {
        AuditResult::Weakened
    };
    for value in sums.iter().map(shape) {
        if !register.values.contains(&value) {
            register.values.push(value);
        }
    }
    Judged { result, register, changed_since: false }
}

/// Names the sources of a part, and the place of the first.
fn tell(register: &mut Side, part: Side) {
    for id in part.sources {
        if !register.sources.contains(&id) {
            register.sources.push(id);
        }
    }
    register.span = register.span.or(part.span);
}

/// One of the sums that there may be.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Sum {
    /// What there is.
    all: Count,
    /// What of it is taken away.
    taken: Count,
}

impl Sum {
    const NOTHING: Self = Self { all: Count::None, taken: Count::None };
    const ANYTHING: Self = Self { all: ANY, taken: Count::None };

    fn count(&self) -> Count {
        match self.taken {
            Count::None => self.all,
            taken => self.all.minus(taken).unwrap_or(ANY),
        }
    }

    fn with(self, part: &Part, count: Count) -> Self {
        if part.taken_away {
            Self { taken: self.taken.plus(count), ..self }
        } else {
            Self { all: self.all.plus(count), ..self }
        }
    }
}

/// Every sum that there may be, each once.
fn every(parts: &[Part]) -> Vec<Sum> {
    let mut sums = vec![Sum::NOTHING];
    for part in parts {
        let mut with = Vec::new();
        for sum in sums {
            for (_, count) in &part.counts {
                let sum = sum.with(part, *count);
                if !with.contains(&sum) {
                    with.push(sum);
                }
            }
        }
        sums = if with.len() > MOST { vec![Sum::ANYTHING] } else { with };
    }
    sums
}

/// Every way in which what is not certain may have been, each with the sums that there then certainly were, on one day
/// or another.
fn ways(parts: &[Part]) -> Vec<Vec<Sum>> {
    let mut ways = vec![vec![Sum::NOTHING]];
    for part in parts {
        let add = |way: &[Sum], counts: &[Count]| -> Vec<Sum> {
            way.iter().flat_map(|sum| counts.iter().map(|count| sum.with(part, *count))).collect()
        };
        let certain: Vec<Count> =
            part.counts.iter().filter(|(certain, _)| *certain).map(|(_, count)| *count).collect();
        ways = if certain.is_empty() {
            let each = part.counts.iter().flat_map(|(_, count)| ways.iter().map(|way| add(way, &[*count])));
            each.collect()
        } else {
            ways.iter().map(|way| add(way, &certain)).collect()
        };
        if ways.iter().map(Vec::len).sum::<usize>() > MOST {
            return vec![vec![Sum::ANYTHING]];
        }
    }
    ways
}

/// What a part may have been on some of its days.
struct Part {
    /// Each count, and whether it was certainly so.
    counts: Vec<(bool, Count)>,
    /// Whether it is taken away from the others.
    taken_away: bool,
}

/// What is not known may be any number.
const ANY: Count = Count::Known { min: Decimal::ZERO, max: None, approximate: false };

impl Part {
    /// Nothing where the register has no such fact. What is counted in another unit cannot be added; what the version in
    /// force does not state may be anything.
    fn of(
        standing: &Standing<'_>,
        (entry, field): (EntryIndex, &str),
        unit: Unit,
        days: &[Interval],
    ) -> Option<Self> {
        let versions = &standing.register().entry(entry).versions;
        let value = |at: usize| versions[at].value(field).filter(|_| !versions[at].is_set_aside());
        let stating: Vec<usize> = (0..versions.len()).filter(|at| value(*at).is_some()).collect();
        if stating.is_empty() {
            return None;
        }
        let mut counts = Vec::new();
        for value in stating.iter().filter_map(|at| value(*at)) {
            let count = match value {
                Value::Count(count) if unit == Unit::Posts => *count,
                Value::Staff(staff) if unit == staff.unit || staff.count == Count::None => staff.count,
                Value::Nil(Nil::None) => Count::None,
                _ => ANY,
            };
            let count = if count.min().is_none() { ANY } else { count };
            for days in days {
                let verdict = standing.field_of(entry, &stating, field, |now| now == value, *days);
                if verdict != Verdict::No {
                    counts.push((verdict.is_certain(), count));
                }
            }
        }
        if days.iter().any(|days| standing.field(entry, field, |_| false, *days) != Verdict::No) {
            counts.push((false, ANY));
        }
        let stated = |days: &Interval| standing.field_of(entry, &stating, field, |_| true, *days);
        let always = days.iter().all(|days| stated(days).is_certain());
        if !always {
            // Where it was not there on any of those days there was nothing to add.
            counts.push((counts.is_empty(), Count::None));
        }
        Some(Self { counts, taken_away: false })
    }
}

/// The days of a part: those of each claim that the same answer makes of it, or of any that names one of its entry. Where
/// an answer tells an entry in parts, it is those that the sum was read from. Of a part that was struck out of the letter
/// nothing else is said: it was seen when what its sum was read from was.
fn days_of(letter: &Letter, sum: &Claim, input: &str) -> Vec<Interval> {
    let Some((entry, _)) = input.rsplit_once('/') else { return Vec::new() };
    let mine = letter.sent.claims.iter().filter(|claim| claim.question == sum.question);
    let of_entry = |claim: &Claim| claim.fact.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/'));
    let of_sum = |claim: &Claim| claim.sources.iter().all(|source| sum.sources.contains(source));
    let found = |wanted: &dyn Fn(&Claim) -> bool| -> Vec<Interval> {
        let claims = mine.clone().filter(|claim| wanted(claim));
        let mut days: Vec<Interval> =
            claims.filter_map(|claim| claim.seen.as_ref().and_then(then::interval)).collect();
        days.sort_unstable();
        days.dedup();
        days
    };
    let ways: [&dyn Fn(&Claim) -> bool; 5] = [
        &|claim| claim.fact == input && of_sum(claim),
        &|claim| claim.fact == input,
        &|claim| of_entry(claim) && of_sum(claim),
        &of_entry,
        &of_sum,
    ];
    ways.into_iter().map(found).find(|days| !days.is_empty()).unwrap_or_default()
}
