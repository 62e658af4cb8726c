//! Invented worlds: what is the case on every day, a register of what papers saw of it, and requests about it.
//!
//! A [`World`] comes from a seed and a size, and is the same everywhere. Its truth is one of the worlds that its
//! register leaves open, so whatever the program is certain of can be held against it.

mod dates;
mod edit;
mod figures;
mod invent;
mod page;
mod random;
mod requests;
mod sources;
mod truth;
mod witness;
mod words;
mod writing;

use std::collections::BTreeSet;

use candour::register::{Kind, Moment};
use candour::value::{Day, Interval, YearStart};

pub(crate) use dates::{history, some_day};
pub(crate) use edit::Own;
pub(crate) use random::Random;
pub(crate) use requests::GeneratedCase;
pub(crate) use truth::{Said, Truth};

use dates::far;
use invent::{Inventor, OF_A_GROUP};
use sources::{Paper, Papers};
use truth::{Era, Strand, Thing};
use witness::{Witness, Written};

/// How many entries a register has: from ten to a hundred thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size(pub(crate) usize);

/// An invented body, all that is the case about it, and what was written down.
#[derive(Debug)]
pub(crate) struct World {
    random: Random,
    body: usize,
    truth: Truth,
    papers: Papers,
    written: Vec<Written>,
    unwritten: BTreeSet<String>,
}

impl World {
    pub(crate) fn new(seed: u64, size: Size) -> Self {
        let mut random = Random::new(seed);
        let body = random.below(words::BODIES.len());
        let start = YearStart { month: words::BODIES[body].2, day: 1 };
        let mut papers = Papers { shared: Papers::of_all(&mut random, start), groups: Vec::new() };
        let mut truth = Truth::default();
        truth.add(regulator());
        let mut written = Vec::new();
        while truth.things.len() < size.0 {
            let group = papers.groups.len();
            let mut own = random.part(group as u64 + 1);
            papers.groups.push(Papers::of_group(&mut own, group, start));
            let room = OF_A_GROUP.min(size.0 - truth.things.len());
            Inventor { truth: &mut truth, random: own, start, group, room }.department();
        }
        let mut unwritten = BTreeSet::new();
        let mut of_group = None;
        let mut on = Vec::new();
        for (at, thing) in truth.things.iter().enumerate() {
            if of_group != Some(thing.group) {
                of_group = Some(thing.group);
                on = papers.on(thing.group);
            }
            let mut own = random.part(1_000_003 * (at as u64 + 1));
            let entry = Witness { papers: &on, start, random: &mut own, unwritten: &unwritten }.write(thing);
            if entry.versions.is_empty() && thing.kind != Kind::Topics {
                unwritten.insert(thing.id.clone());
            }
            written.push(entry);
        }
        Self { random, body, truth, papers, written, unwritten }
    }

    pub(crate) fn truth(&self) -> &Truth {
        &self.truth
    }

    /// The first day of the body's own year.
    pub(crate) fn year_start(&self) -> YearStart {
        YearStart { month: words::BODIES[self.body].2, day: 1 }
    }

    /// Whether some version that is known at this moment tells of the thing as it was on `day`. A value that came or
    /// came back in days of which nobody had told is not held against the register.
    pub(crate) fn tells_of(&self, id: &str, day: Day, moment: Moment) -> bool {
        let Some(at) = self.truth.position(id) else { return false };
        let strands = self.truth.things[at].strands.iter().enumerate();
        let mut in_force = strands.filter(|(_, strand)| strand.on(day).is_some());
        in_force.all(|(strand, _)| {
            let mut told = self.written[at].told.iter();
            told.any(|told| told.strand == strand && told.days.contains(day) && told.known <= moment.as_at)
        })
    }

    /// Whether nobody need, at this moment, use a paper of this thing's department that is still to be made: one whose
    /// date leaves that open. Letters of such a moment may know what nobody yet did.
    pub(crate) fn is_fair(&self, group: Option<usize>, moment: Moment) -> bool {
        let unfair = |paper: &&Paper| paper.dated.first <= moment.as_at && moment.dated < paper.day;
        !self.papers.on(group).iter().any(unfair)
    }
}

/// Where requesters may complain, on whatever day they ask.
fn regulator() -> Thing {
    let days = Interval { first: dates::day(2000, 1, 1), last: far() };
    let text = |text: &str| Said::Text(text.to_owned());
    let facts = vec![
        ("role", text("regulator")),
        ("name", text("Information Commissioner's Office")),
        ("in_text", text("the Information Commissioner's Office")),
        ("website", text("ico.org.uk")),
    ];
    let strands = vec![Strand { scope: None, eras: vec![Era { days, facts }], yearly: false }];
    Thing {
        kind: Kind::Contacts,
        id: "regulator".to_owned(),
        group: None,
        strands,
        was: Vec::new(),
        besides: Vec::new(),
        exact: true,
    }
}
