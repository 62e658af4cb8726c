//! What letters left out, held against every world of what may be told of small registers.
#![expect(clippy::print_stdout, reason = "a test says how much it has looked at")]

use std::collections::BTreeSet;

use candour::audit::{self, AuditResult, Letter};
use candour::case::{AnswerRecord, LeftOut};

use super::claims::{letter, register};
use super::counted::{bits, stretches};
use super::oracle::{Oracle, periods};
use super::small::{ASKED, Sighting, Small, Span, TODAY, day, days};
use crate::world::Random;

/// So many registers are written.
const REGISTERS: u64 = 250;

/// The register as letters may tell of it: what no published paper says leaves a version of which nothing is known.
fn cleared(small: &Small) -> Small {
    let mut cleared = small.clone();
    for version in cleared.posts.iter_mut().flat_map(|post| &mut post.versions) {
        if !small.sources[version.source].published {
            version.blank = true;
            (version.from, version.until, version.count, version.on_topic) = (None, None, None, false);
            version.seen.clear();
            version.held.clear();
        }
    }
    cleared
}

/// Whether all that a published paper says was seen by papers that are published too.
fn is_plain(small: &Small) -> bool {
    small.posts.iter().flat_map(|post| &post.versions).all(|version| {
        let published = |at: usize| small.sources[at].published;
        let seen = version.seen.iter().all(|seen| match seen {
            Sighting::By(source) => published(*source),
            Sighting::On(_) => true,
        });
        !published(version.source) || (seen && version.own.is_none_or(published))
    })
}

/// What a letter looked for, and what it found of it.
struct Asked {
    periods: Vec<Span>,
    as_at: u8,
    about: Vec<usize>,
    told: Option<usize>,
}

impl Asked {
    fn new(random: &mut Random, posts: usize) -> Self {
        let all: Vec<Span> = periods().collect();
        Self {
            periods: (0..random.below(3)).map(|_| *random.pick(&all)).collect(),
            as_at: u8::try_from(random.between(i32::from(ASKED.0), i32::from(TODAY))).unwrap(),
            about: random.chance(20).then(|| random.below(posts)).into_iter().collect(),
            told: random.chance(20).then(|| random.below(posts)),
        }
    }

    fn letter(&self, small: &Small, random: &mut Random) -> Letter {
        let path = |at: usize| format!("posts/{}", small.posts[at].id);
        let told = self.told.map(path);
        let by_name = random.chance(50);
        let left = told.clone().filter(|_| by_name).map(|fact| LeftOut { fact, why: "ended".to_owned() });
        let record = AnswerRecord {
            question: "1".to_owned(),
            kinds: vec!["posts".to_owned()],
            topic: "pool".to_owned(),
            about: self.about.iter().map(|at| small.posts[*at].id.clone()).collect(),
            periods: self.periods.iter().map(|period| days(*period)).collect(),
            outcome: None,
            under: Vec::new(),
            found: told.filter(|_| !by_name).into_iter().collect(),
            left_out: left.into_iter().collect(),
        };
        let mut letter = letter("2016-1", Vec::new(), TODAY);
        letter.sent.as_at = day(self.as_at).to_string();
        letter.sent.answers.push(record.into());
        letter
    }

    /// Whether the letter left out a post: one that bears on the topic and was there, in every world, on some day of what
    /// was asked about; or, where nothing was, before the letter, and perhaps still then.
    fn leaves_out(&self, small: &Small, oracle: &Oracle<'_>, at: usize) -> bool {
        let post = &small.posts[at];
        let on_topic = post.versions.iter().any(|version| version.on_topic && !version.set_aside);
        let asked_of = self.about.is_empty() || self.about.contains(&at);
        let all = stretches(post);
        let own = |world: &super::counted::World| {
            let own = world.days.iter().zip(&all).filter(|(_, stretch)| !stretch.of_count);
            own.map(|(days, _)| *days).collect::<Vec<_>>()
        };
        let worlds: Vec<_> = oracle.worlds_of(at).iter().map(own).collect();
        let certain = |(first, last): Span| {
            let period = bits((first, last.min(self.as_at)));
            first <= self.as_at && worlds.iter().all(|world| world.iter().any(|days| days.on & period != 0))
        };
        let there = if self.periods.is_empty() {
            let began = worlds.iter().all(|world| world.iter().any(|days| days.first <= self.as_at));
            let still = worlds.iter().flatten().any(|days| days.on & bits((self.as_at, self.as_at)) != 0);
            began && still
        } else {
            self.periods.iter().any(|period| certain(*period))
        };
        on_topic && asked_of && self.told != Some(at) && there
    }
}

#[test]
fn every_letter_left_out_what_counting_every_world_says() {
    let (mut asked_of, mut left, mut wrong) = (0, 0, Vec::new());
    for seed in 0..REGISTERS {
        let mut random = Random::new(seed ^ 0x0517);
        let small = Small::new(&mut random);
        let shown = cleared(&small);
        let Some(oracle) = Oracle::new(&shown, &[None, None]).filter(|_| is_plain(&small)) else { continue };
        let text = small.yaml();
        let register = register(&text);
        for _ in 0..6 {
            let asked = Asked::new(&mut random, small.posts.len());
            let letters = [asked.letter(&small, &mut random)];
            let audit = audit::audit(&register, &letters, day(TODAY));
            assert!(audit.results.iter().all(|found| found.result == AuditResult::Omitted));
            let found: BTreeSet<&str> = audit.results.iter().map(|found| &*found.fact).collect();
            for at in 0..small.posts.len() {
                let expected = asked.leaves_out(&shown, &oracle, at);
                asked_of += 1;
                left += usize::from(expected);
                if found.contains(&*format!("posts/{}", small.posts[at].id)) != expected {
                    let Asked { periods, as_at, about, .. } = &asked;
                    wrong.push(format!("{seed}: {at} {expected} {periods:?} {as_at} {about:?}\n{text}"));
                }
            }
        }
    }
    println!("{asked_of} posts asked of, {left} left out");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
    assert!(left > 300, "{left} of {asked_of}");
}
