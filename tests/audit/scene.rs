//! An invented world in which some things are known to the day, and letters about it: the ground on which faults are
//! planted.

use candour::audit::{self, Audit, Letter};
use candour::read;
use candour::register::{Kind, Register};
use candour::text::FileId;
use candour::value::{Day, YearStart};

use super::claims::register;
use super::letter_of;
use crate::world::{Own, Random, Size, World};

/// A world and what is known of it to the day.
pub(crate) struct Scene {
    pub(crate) seed: u64,
    /// The day on which the things of its own were seen, by this paper.
    pub(crate) seen: Day,
    pub(crate) paper: String,
    /// A paper of a day well after the letter, if there is one.
    pub(crate) later: Option<(String, Day)>,
    /// When they began.
    pub(crate) began: Day,
    pub(crate) as_at: Day,
    pub(crate) dated: Day,
    pub(crate) clerks: i32,
    pub(crate) wardens: i32,
    topic: String,
}

/// The day of the audit.
pub(crate) fn today() -> Day {
    Day::parse("2023-01-01").unwrap()
}

impl Scene {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed ^ 0xfa17);
        let world = world(seed);
        let papers = world.public_papers();
        // The first paper is made soon after the history begins.
        let at = 1 + random.below(papers.len() - 1);
        let (paper, made) = papers[at].clone();
        let as_at = made.plus(random.between(1, 200));
        let dated = as_at.plus(random.between(0, 28));
        let after = papers.iter().find(|(_, day)| *day > dated.plus(3)).cloned();
        Self {
            seed,
            seen: made,
            paper,
            later: after,
            began: made.plus(-random.between(80, 900)),
            as_at,
            dated,
            clerks: random.between(2, 9),
            wardens: random.between(2, 9),
            topic: world.topic().to_owned(),
        }
    }

    /// The world as it was written when the letters were drafted.
    pub(crate) fn world(&self) -> World {
        let mut world = world(self.seed);
        for own in [self.clerk(), self.warden(), self.forum(), self.fund()] {
            world.write(&own);
        }
        world
    }

    pub(crate) fn clerk(&self) -> Own {
        let mut clerk = self.post("probe-clerk", "Probe Clerk", &self.clerks.to_string());
        clerk.versions[0].push(("commitment", "dedicated".to_owned()));
        clerk
    }

    pub(crate) fn warden(&self) -> Own {
        let mut warden = self.post("probe-warden", "Probe Warden", &self.wardens.to_string());
        warden.versions[0].push(("commitment", "part of duties".to_owned()));
        warden
    }

    /// A post that the paper saw.
    pub(crate) fn post(&self, id: &str, title: &str, count: &str) -> Own {
        let mut version = self.version();
        version.extend([("title", title.to_owned()), ("count", count.to_owned())]);
        Own { kind: Kind::Posts, id: id.to_owned(), was: Vec::new(), versions: vec![version] }
    }

    fn forum(&self) -> Own {
        let mut version = self.version();
        let said = [("name", "Probe Forum"), ("level", "local"), ("involvement", "member")];
        version.extend(said.map(|(key, text)| (key, text.to_owned())));
        Own { kind: Kind::Forums, id: "probe-forum".to_owned(), was: Vec::new(), versions: vec![version] }
    }

    fn fund(&self) -> Own {
        let said = [
            ("source", self.paper.clone()),
            ("topics", self.topic.clone()),
            ("name", "Probe Fund".to_owned()),
            ("for", self.year()),
            ("allocated", format!("£{}", 1000 * self.clerks + self.wardens)),
        ];
        Own { kind: Kind::Budgets, id: "probe-fund".to_owned(), was: Vec::new(), versions: vec![said.into()] }
    }

    fn version(&self) -> Vec<(&'static str, String)> {
        let said = [
            ("source", self.paper.clone()),
            ("topics", self.topic.clone()),
            ("from", self.began.to_string()),
        ];
        said.into()
    }

    /// A year of the body's own that was over when the paper was made.
    fn year(&self) -> String {
        let year = self.seen.date().unwrap().year() - 2;
        format!("FY {year}/{:02}", (year + 1) % 100)
    }

    /// The first day of the body's own year.
    pub(crate) fn year_start(&self) -> YearStart {
        world(self.seed).year_start()
    }

    /// A letter that tells of the things of its own and of everything else on their topic, as drafted from a register.
    pub(crate) fn letter(&self, reference: &str, register: &Register) -> Letter {
        let (as_at, dated, topic, year) = (self.as_at, self.dated, &self.topic, self.year());
        let during = format!("{}..{}, {}", self.seen.plus(-70), self.seen.plus(-10), self.seen);
        let request = format!(
            "subject: work asked about\nreceived: {as_at}\ndated: {dated}\nquestions:\n  \
             - {{ id: \"1\", heading: Two posts, answer: posts, topic: {topic}, about: [probe-clerk, probe-warden] }}\n  \
             - {{ id: \"2\", heading: Posts, answer: posts, topic: {topic}, periods: [{during}] }}\n  \
             - {{ id: \"3\", heading: Partners, answer: partners, topic: {topic}, periods: [{during}] }}\n  \
             - {{ id: \"4\", heading: Budget, answer: budgets, topic: {topic}, about: [probe-fund], periods: [{year}] }}\n"
        );
        self.drafted(reference, &request, register, self.dated).expect("the letter is drafted")
    }

    fn drafted(&self, reference: &str, request: &str, register: &Register, dated: Day) -> Option<Letter> {
        let (case, found) = read::case(reference, FileId(0), request, register.organisation.year_start);
        assert_eq!(found, [], "{}: {request}", self.seed);
        letter_of(register, &case.unwrap(), dated)
    }

    /// That letter, and one that somebody else had on some other day.
    pub(crate) fn letters(&self, world: &World, register: &Register) -> Vec<Letter> {
        let mut letters = vec![self.letter("2000-1", register)];
        let mut cases = world.cases();
        letters.extend(
            cases.find_map(|case| self.drafted(&case.reference, &case.request_yaml, register, case.dated)),
        );
        letters
    }
}

fn world(seed: u64) -> World {
    World::new(seed, Size(10 + usize::try_from(seed % 9).unwrap()))
}

/// The audit of letters against what is written of a world today.
pub(crate) fn held(world: &World, letters: &[Letter]) -> Audit {
    audit::audit(&register(&world.register()), letters, today())
}
