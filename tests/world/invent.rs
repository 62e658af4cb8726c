//! Invents what is the case: departments with all that belongs to them, and how each of these came, changed and went.

use candour::register::Kind;
use candour::value::{Interval, YearStart};

use super::dates::{far, history, some_day};
use super::random::Random;
use super::truth::{Era, Said, Strand, Thing, Truth};
use super::words::{
    ACTIVITIES, AIMS, AUDIENCES, COVERS, DOCUMENTS, DUTIES, FORUMS, PARTNERS, POSTS, RANKS, RESULTS,
    SENTENCES, UNITS, field_of_work, slug,
};

/// A department has no more things than this; a larger world has more departments.
pub(crate) const OF_A_GROUP: usize = 60;

pub(super) type Facts = Vec<(&'static str, Said)>;

/// One department being invented.
pub(crate) struct Inventor<'t> {
    pub(crate) truth: &'t mut Truth,
    pub(crate) random: Random,
    pub(crate) start: YearStart,
    pub(crate) group: usize,
    /// How many things the department may still get.
    pub(crate) room: usize,
}

impl Inventor<'_> {
    /// Everything of one department, the most telling first, until there is no room left.
    pub(crate) fn department(mut self) {
        let topic = self.topic();
        self.unit(0, &topic);
        self.post(0, &topic, true);
        for at in 0..PARTNERS.len() {
            self.partner(at, &topic);
        }
        self.budgets(&topic);
        self.activity(0, &topic);
        let most = 1 + self.random.below(POSTS.len());
        for at in 1..most {
            self.post(at, &topic, false);
            self.unit(at, &topic);
            self.document(at - 1, &topic);
            self.forum(at - 1, &topic);
            self.stock(at - 1, &topic);
            self.activity(at, &topic);
        }
        self.counts(&topic);
        self.rest(&topic);
    }

    pub(super) fn work(&self) -> String {
        field_of_work(self.group)
    }

    pub(super) fn thing(&mut self, kind: Kind, id: String, eras: Vec<Era>, besides: Facts) -> Option<String> {
        if self.room == 0 || eras.is_empty() {
            return None;
        }
        self.room -= 1;
        let was = if self.random.chance(3) { vec![format!("{id}-of-old")] } else { Vec::new() };
        let yearly = matches!(kind, Kind::Budgets) || (kind == Kind::Statistics && id.ends_with("-figures"));
        let scope =
            self.random.chance(4).then(|| format!("the {} side", self.random.pick(&["north", "south"])));
        let mut strands = vec![Strand { scope, eras, yearly }];
        if !yearly && strands[0].scope.is_some() {
            let other = strands[0].eras.last().cloned().into_iter().collect();
            strands.push(Strand { scope: Some("the other side".to_owned()), eras: other, yearly });
        }
        let thing =
            Thing { kind, id: id.clone(), group: Some(self.group), strands, was, besides, exact: yearly };
        self.truth.add(thing);
        Some(id)
    }

    fn topic(&mut self) -> String {
        let work = self.work();
        let id = slug(&work);
        let inside = format!("work on {work}");
        let besides = vec![
            ("name", Said::Text(format!("Looking after {work}"))),
            ("aliases", Said::Texts(vec![format!("upkeep of {work}")])),
            ("work", Said::Text(inside)),
        ];
        let always = vec![Era { days: Interval { first: history().first, last: far() }, facts: Vec::new() }];
        self.thing(Kind::Topics, id.clone(), always, besides);
        id
    }

    fn unit(&mut self, at: usize, _topic: &str) {
        let Some(names) = UNITS.get(at) else { return };
        let life = if at == 0 { whole() } else { self.life() };
        let mut eras = self.eras(life, 2);
        self.named(&mut eras, "name", *names);
        let mut besides = Vec::new();
        if at > 0 && self.random.chance(60) {
            self.refer(&mut eras, "part_of", Kind::Units);
        }
        self.also(&mut besides, names.0);
        let id = self.id(names.0);
        self.thing(Kind::Units, id, eras, besides);
    }

    fn post(&mut self, at: usize, topic: &str, lasting: bool) {
        let life = if lasting { whole() } else { self.life() };
        let mut eras = self.eras(life, 3);
        self.named(&mut eras, "title", POSTS[at]);
        let rank = self.random.chance(40).then(|| *self.random.pick(&RANKS));
        let staffed = self.random.chance(20);
        let unit = self.unit_word();
        let mut posts = self.random.between(1, 12);
        let commitment = *self.random.pick(&["dedicated", "part of duties"]);
        for era in &mut eras {
            posts = (posts + self.random.between(-2, 3)).max(1);
            if let Some(rank) = rank {
                era.facts.push(("rank", Said::Text(rank.to_owned())));
            }
            if staffed {
                let established = posts * 10 + self.random.between(0, 9);
                let filled = (established - self.random.between(0, 30)).max(1);
                era.facts.push(("established", Said::Tenths(established)));
                era.facts.push(("in_post", Said::Tenths(filled)));
            } else {
                era.facts.push(("count", Said::Number(posts)));
            }
            if self.random.chance(50) {
                era.facts.push(("commitment", Said::Text(commitment.to_owned())));
            }
        }
        if self.random.chance(25) {
            let duties = Said::Texts(self.several(&DUTIES));
            each(&mut eras, "duties", &duties);
        }
        self.refer(&mut eras, "unit", unit);
        if !lasting && self.random.chance(15) {
            self.refer(&mut eras, "employer", Kind::Partners);
            if self.random.chance(40) {
                self.refer(&mut eras, "funder", Kind::Partners);
            }
        }
        let mut besides = on(topic);
        self.also(&mut besides, POSTS[at].0);
        let id = self.id(POSTS[at].0);
        self.thing(Kind::Posts, id, eras, besides);
    }

    fn partner(&mut self, at: usize, topic: &str) {
        let Some(names) = PARTNERS.get(at) else { return };
        let mut eras = self.eras_of_life(2);
        self.named(&mut eras, "name", *names);
        let mut besides = if self.random.chance(50) { on(topic) } else { Vec::new() };
        if self.random.chance(30) {
            each(&mut eras, "sector", &Said::Text("voluntary".to_owned()));
        }
        self.also(&mut besides, names.0);
        let id = self.id(names.0);
        self.thing(Kind::Partners, id, eras, besides);
    }

    fn forum(&mut self, at: usize, topic: &str) {
        let Some(names) = FORUMS.get(at) else { return };
        let mut eras = self.eras_of_life(2);
        self.named(&mut eras, "name", *names);
        let level = *self.random.pick(&["internal", "local", "regional", "national"]);
        let part = *self.random.pick(&["set up", "member", "engaged", "took part"]);
        each(&mut eras, "level", &Said::Text(level.to_owned()));
        each(&mut eras, "involvement", &Said::Text(part.to_owned()));
        self.refer(&mut eras, "members", Kind::Partners);
        self.refer(&mut eras, "chair", Kind::Posts);
        let besides = on(topic);
        let id = self.id(names.0);
        self.thing(Kind::Forums, id, eras, besides);
    }

    fn activity(&mut self, at: usize, topic: &str) {
        let Some((name, later, kind)) = ACTIVITIES.get(at) else { return };
        let mut eras = self.eras_of_life(2);
        self.named(&mut eras, "name", (name, later));
        each(&mut eras, "kind", &Said::Text((*kind).to_owned()));
        for era in &mut eras {
            let status = *self.random.pick(&["begun", "in progress", "done and planned"]);
            era.facts.push(("status", Said::Text(status.to_owned())));
        }
        if self.random.chance(30) {
            let aims = Said::Texts(self.several(&AIMS));
            each(&mut eras, "aims", &aims);
        }
        if self.random.chance(30) {
            let audience = Said::Texts(self.several(&AUDIENCES));
            each(&mut eras, "audience", &audience);
        }
        self.refer(&mut eras, "departments", Kind::Units);
        let id = self.id(name);
        self.thing(Kind::Activities, id, eras, on(topic));
    }

    fn document(&mut self, at: usize, topic: &str) {
        let Some((name, later, kind)) = DOCUMENTS.get(at) else { return };
        let life = self.life();
        let mut eras = self.eras(life, 3);
        self.named(&mut eras, "title", (name, later));
        each(&mut eras, "kind", &Said::Text((*kind).to_owned()));
        let stages = ["in development", "in consultation", "agreed", "in force"];
        let first = self.random.below(stages.len());
        for (at, era) in eras.iter_mut().enumerate() {
            let stage = stages[(first + at).min(stages.len() - 1)];
            era.facts.push(("status", Said::Text(stage.to_owned())));
        }
        if self.random.chance(30) {
            let covers = Said::Texts(self.several(&COVERS));
            each(&mut eras, "covers", &covers);
        }
        self.refer(&mut eras, "agreed_with", Kind::Partners);
        let id = self.id(name);
        self.thing(Kind::Documents, id, eras, on(topic));
    }

    /// What there is one of.
    fn rest(&mut self, topic: &str) {
        let mut eras = self.eras_of_life(2);
        let work = self.work();
        each(&mut eras, "name", &Said::Text(format!("Care of {work}")));
        each(&mut eras, "resource", &Said::Text("officer dedicated to it".to_owned()));
        for era in &mut eras {
            era.facts.push(("dedicated", Said::Number(self.random.between(0, 3))));
        }
        self.refer(&mut eras, "held_by", Kind::Posts);
        self.thing(Kind::Duties, format!("{}-care", slug(&work)), eras, on(topic));

        let mut eras = self.eras_of_life(1);
        let found = (*self.random.pick(&RESULTS)).to_owned();
        each(&mut eras, "found", &Said::Text(found));
        self.refer(&mut eras, "of", Kind::Documents);
        self.thing(Kind::Assessments, format!("{}-result", slug(&work)), eras, on(topic));

        let mut eras = self.eras_of_life(1);
        let text = (*self.random.pick(&SENTENCES)).to_owned();
        each(&mut eras, "text", &Said::Text(text));
        self.thing(Kind::Statements, format!("{}-statement", slug(&work)), eras, on(topic));

        let mut eras = self.eras_of_life(1);
        let aims = Said::Texts(self.several(&AIMS));
        each(&mut eras, "name", &Said::Text(format!("Better {work}")));
        each(&mut eras, "aims", &aims);
        self.refer(&mut eras, "set_by", Kind::Partners);
        self.thing(Kind::Priorities, format!("{}-priority", slug(&work)), eras, on(topic));
    }

    pub(super) fn id(&self, noun: &str) -> String {
        slug(&format!("{} {noun}", self.work()))
    }

    fn unit_word(&mut self) -> Kind {
        if self.random.chance(92) { Kind::Units } else { Kind::Partners }
    }

    /// Other names, and what a thing belongs with.
    fn also(&mut self, besides: &mut Facts, noun: &str) {
        if self.random.chance(20) {
            besides.push(("aliases", Said::Texts(vec![format!("{} {noun} Office", self.work())])));
        }
        if self.random.chance(6)
            && let Some(other) = self.others(None).pop()
        {
            let field = *self.random.pick(&["related", "maybe_same_as"]);
            besides.push((field, Said::Ids(vec![self.truth.things[other].id.clone()])));
        }
    }

    /// The name of each era: mostly the same, sometimes a new one from some day on.
    fn named(&mut self, eras: &mut [Era], field: &'static str, (name, later): (&str, &str)) {
        let renamed = if self.random.chance(20) { self.random.below(eras.len()).max(1) } else { eras.len() };
        let work = self.work();
        for (at, era) in eras.iter_mut().enumerate() {
            let noun = if at < renamed { name } else { later };
            era.facts.push((field, Said::Text(format!("{work} {noun}"))));
        }
    }

    /// Lets each era refer to something of the department that was in force throughout it.
    fn refer(&mut self, eras: &mut [Era], field: &'static str, kind: Kind) {
        let others = self.others(Some(kind));
        for era in eras {
            let fit: Vec<usize> =
                others.iter().copied().filter(|at| self.truth.things[*at].covers(era.days)).collect();
            if let Some(at) = self.random.any(&fit) {
                era.facts.push((field, Said::Ids(vec![self.truth.things[*at].id.clone()])));
            }
        }
    }

    /// What the department has of a kind so far.
    fn others(&self, kind: Option<Kind>) -> Vec<usize> {
        let things = self.truth.things.iter().enumerate().rev();
        let own = things.take_while(|(_, thing)| thing.group == Some(self.group));
        own.filter(|(_, thing)| kind.is_none_or(|kind| thing.kind == kind) && thing.kind != Kind::Topics)
            .map(|(at, _)| at)
            .collect()
    }

    fn several(&mut self, words: &[&str]) -> Vec<String> {
        let first = self.random.below(words.len());
        let count = 1 + self.random.below(2);
        (first..first + count).map(|at| words[at % words.len()].to_owned()).collect()
    }

    pub(super) fn eras_of_life(&mut self, most: usize) -> Vec<Era> {
        let life = self.life();
        self.eras(life, most)
    }

    /// From when to when a thing is there at all.
    fn life(&mut self) -> Interval {
        let first = if self.random.chance(35) {
            history().first.plus(-self.random.between(1, 3000))
        } else {
            history().first.plus(self.random.between(0, 3000))
        };
        let ends = some_day(&mut self.random, history());
        let last = if self.random.chance(55) || ends <= first.plus(200) { far() } else { ends };
        Interval { first, last }
    }

    /// A life in as many pieces as it has changes, sometimes with a pause.
    fn eras(&mut self, life: Interval, most: usize) -> Vec<Era> {
        let changing = Interval::new(life.first.plus(90).max(history().first), life.last.min(history().last));
        let mut cuts = Vec::new();
        if let Some(changing) = changing {
            for _ in 0..self.random.below(most) * self.random.below(2) {
                cuts.push(some_day(&mut self.random, changing));
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut eras = Vec::new();
        let mut first = life.first;
        for cut in cuts.into_iter().filter(|cut| *cut < life.last) {
            eras.push(Era { days: Interval { first, last: cut }, facts: Vec::new() });
            let pause = if self.random.chance(15) { self.random.between(1, 400) } else { 0 };
            first = cut.next().plus(pause).min(life.last);
        }
        eras.retain(|era| era.days.last < first);
        eras.push(Era { days: Interval { first, last: life.last }, facts: Vec::new() });
        let mut free = life.first;
        eras.retain(|era| {
            let fits = era.days.first >= free && era.days.first <= era.days.last;
            free = free.max(era.days.last.next());
            fits
        });
        eras
    }
}

/// From before the history begins until long after it.
fn whole() -> Interval {
    Interval { first: history().first.plus(-2000), last: far() }
}

pub(super) fn on(topic: &str) -> Facts {
    vec![("topics", Said::Ids(vec![topic.to_owned()]))]
}

pub(super) fn each(eras: &mut [Era], field: &'static str, said: &Said) {
    for era in eras {
        era.facts.push((field, said.clone()));
    }
}
