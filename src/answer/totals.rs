//! Totals of a body's own items, each with what it was made of.

use super::assertion;
use super::facts;
use super::groups::Builder;
use super::marks::Marked as _;
use super::select::Item;
use super::sum::{self, Total};
use super::value::Number;
use super::view::Totals;
use crate::register::{Staff, Unit, Value};
use crate::value::{Count, Interval, Verdict, When};

impl Builder<'_, '_> {
    /// The totals of own items that some day is known to have had all of.
    /// Without an occasion, all must have stood throughout every period.
    pub(super) fn totals(&mut self, own: &[&Item], when: Option<When>) -> Totals {
        let throughout = |item: &&Item| item.verdicts.iter().all(|verdict| *verdict == Verdict::Throughout);
        if when.is_none() && !own.iter().all(throughout) {
            return Totals::default();
        }
        let never = |item: &Item| {
            let all =
                !item.verdicts.is_empty() && item.verdicts.iter().all(|verdict| *verdict == Verdict::No);
            all && item.is_final()
        };
        let own: Vec<&Item> = own.iter().filter(|item| !never(item)).copied().collect();
        let commitment = |item: &&&Item| self.version(item).text("commitment");
        let stated = own.iter().all(|item| commitment(&item).is_some());
        let dedicated: Vec<&Item> =
            own.iter().filter(|item| commitment(item) == Some("dedicated")).copied().collect();
        let count = self.sum(&own, "count");
        let (established, in_post) = (self.sum(&own, "established"), self.sum(&own, "in_post"));
        let vacancy = established.as_ref().zip(in_post.as_ref()).and_then(|(all, filled)| {
            let count = all.count.minus(filled.count).filter(|_| all.unit == filled.unit)?;
            Some((count, all.unit, [self.paths(all), self.paths(filled)].concat()))
        });
        let dedicated = self.sum(&dedicated, "count").filter(|_| stated && count.is_some());
        let all_dedicated =
            dedicated.as_ref().zip(count.as_ref()).is_some_and(|(some, all)| some.count == all.count);
        Totals {
            all_dedicated,
            count: count.map(|total| self.total(&total, &own)),
            dedicated: dedicated.map(|total| self.total(&total, &own)),
            established: established.map(|total| self.total(&total, &own)),
            in_post: in_post.map(|total| self.total(&total, &own)),
            vacancy: vacancy.map(|(count, unit, inputs)| self.number("vacancy", count, unit, inputs, &own)),
        }
    }

    /// Vacant posts: the difference of two bases of one post, which a version states for one time.
    pub(super) fn vacancy(&mut self, item: &Item) -> Option<Number> {
        let (established, unit) = sum::figure(self.standing, item, "established")?;
        let (in_post, other) = sum::figure(self.standing, item, "in_post")?;
        let vacancy = (unit == other).then(|| established.minus(in_post)).flatten()?;
        let path = self.standing.register().entry(item.entry).path();
        let inputs = vec![format!("{path}/established"), format!("{path}/in_post")];
        Some(self.number("vacancy", vacancy, unit, inputs, &[item]))
    }

    fn sum(&self, items: &[&Item], field: &'static str) -> Option<Total> {
        let days: Vec<Interval> = self.asked.iter().map(|asked| asked.during).collect();
        sum::total(self.standing, items, field, &days)
    }

    fn total(&mut self, total: &Total, own: &[&Item]) -> Number {
        self.number(total.field, total.count, total.unit, self.paths(total), own)
    }

    fn number(
        &mut self,
        field: &str,
        count: Count,
        unit: Unit,
        inputs: Vec<String>,
        own: &[&Item],
    ) -> Number {
        let mut sources: Vec<String> =
            own.iter().flat_map(|item| assertion::sources(self.standing, item, None)).collect();
        sources.sort();
        sources.dedup();
        let claim = self.recorder.sum(field, Value::Staff(Staff { count, unit }), inputs, sources);
        Number::new(count, facts::unit(unit)).marked(self.recorder.mark(&[claim]))
    }

    fn paths(&self, total: &Total) -> Vec<String> {
        let register = self.standing.register();
        total.parts.iter().map(|part| format!("{}/{}", register.entry(*part).path(), total.field)).collect()
    }
}
