//! Invents figures: how many there are at a time, how many in a year, what it cost, and totals of these.

use candour::register::Kind;
use candour::value::Interval;

use super::dates::{history, own_year};
use super::invent::{Facts, Inventor, each, on};
use super::truth::{Era, Said};
use super::words::{BUDGETS, MEASURES, STOCKS, slug};

impl Inventor<'_> {
    pub(super) fn stock(&mut self, at: usize, topic: &str) {
        let Some((measure, one, verb)) = STOCKS.get(at) else { return };
        let mut eras = self.eras_of_life(3);
        let beyond = self.random.chance(8);
        let mut number = self.random.between(0, 90);
        each(&mut eras, "measure", &Said::Text((*measure).to_owned()));
        each(&mut eras, "one", &Said::Text((*one).to_owned()));
        each(&mut eras, "verb", &Said::Text((*verb).to_owned()));
        for era in &mut eras {
            number = (number + self.random.between(-20, 25)).max(0);
            era.facts.push(("value", if beyond { Said::Beyond } else { Said::Number(number) }));
        }
        let id = self.id(measure);
        self.thing(Kind::Statistics, id, eras, on(topic));
    }

    /// A few budgets and, of some of them, the total.
    pub(super) fn budgets(&mut self, topic: &str) {
        let years = self.years();
        let mut totals = vec![0_i64; years.len()];
        let mut parts = Vec::new();
        let added = self.random.chance(60);
        let count = 1 + self.random.below(BUDGETS.len() - 1);
        for name in &BUDGETS[..count] {
            let nothing = !added && self.random.chance(30);
            let mut eras = Vec::new();
            for (year, total) in years.iter().zip(&mut totals) {
                let pence = i64::from(self.random.between(500, 90_000)) * 100;
                *total += pence;
                let mut facts = if nothing {
                    vec![("allocated", Said::Nil("none")), ("spend", Said::Nil("not recorded separately"))]
                } else {
                    vec![("allocated", Said::Pence(pence))]
                };
                if !nothing && self.random.chance(60) {
                    let spent = pence - i64::from(self.random.between(0, 40_000));
                    facts.push(("spend", Said::Pence(spent)));
                }
                eras.push(Era { days: *year, facts });
            }
            let called = format!("{} {}", self.work(), name);
            each(&mut eras, "name", &Said::Text(called.clone()));
            parts.extend(self.thing(Kind::Budgets, slug(&called), eras, on(topic)));
        }
        if !added || parts.len() < count || count == 1 {
            return;
        }
        let called = format!("{} Budget", self.work());
        let mut eras: Vec<Era> = years
            .iter()
            .zip(totals)
            .map(|(year, total)| Era { days: *year, facts: vec![("allocated", Said::Pence(total))] })
            .collect();
        each(&mut eras, "name", &Said::Text(called.clone()));
        let mut besides = on(topic);
        besides.push(("parts", Said::Ids(parts)));
        self.thing(Kind::Budgets, slug(&called), eras, besides);
    }

    /// Yearly counts, each of two sites and of both together.
    pub(super) fn counts(&mut self, topic: &str) {
        let most = 1 + self.random.below(MEASURES.len() - 1);
        for (measure, one) in &MEASURES[..most] {
            let years = self.years();
            let mut totals = vec![0; years.len()];
            let mut parts = Vec::new();
            for site in ["east", "west"] {
                let mut eras = Vec::new();
                for (year, total) in years.iter().zip(&mut totals) {
                    let number = self.random.between(0, 900);
                    *total += number;
                    eras.push(Era { days: *year, facts: vec![("value", Said::Number(number))] });
                }
                parts.extend(self.count(measure, one, site, eras, on(topic)));
            }
            let whole = years.iter().zip(totals);
            let eras = whole
                .map(|(year, total)| Era { days: *year, facts: vec![("value", Said::Number(total))] })
                .collect();
            let mut besides = on(topic);
            if parts.len() == 2 {
                besides.push(("parts", Said::Ids(parts)));
            }
            self.count(measure, one, "whole", eras, besides);
        }
    }

    fn count(
        &mut self,
        measure: &str,
        one: &str,
        site: &str,
        mut eras: Vec<Era>,
        besides: Facts,
    ) -> Option<String> {
        let covers = format!("the {site} of {}", self.work());
        each(&mut eras, "measure", &Said::Text(measure.to_owned()));
        each(&mut eras, "one", &Said::Text(one.to_owned()));
        each(&mut eras, "covers", &Said::Text(covers));
        let id = format!("{}-{measure}-{site}-figures", slug(&self.work()));
        self.thing(Kind::Statistics, id, eras, besides)
    }

    /// A few of the organisation's own years, one after another.
    fn years(&mut self) -> Vec<Interval> {
        let first = history().first.plus(self.random.between(100, 2800));
        let mut years = Vec::new();
        let mut day = first;
        for _ in 0..self.random.between(1, 3) {
            let (_, days) = own_year(day, self.start);
            years.push(days);
            day = days.last.next();
        }
        years
    }
}
