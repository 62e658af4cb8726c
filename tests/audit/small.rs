//! Registers so small that every world that fits them can be counted: a few posts on a line of a few days.

use std::fmt::Write as _;

use candour::value::Day;

use crate::world::Random;

/// The line: what begins before it or ends after it does so on its first or last days.
pub(crate) const LINE: u8 = 11;
/// The days that letters speak of, with both ends.
pub(crate) const ASKED: (u8, u8) = (3, 6);
/// The day of the audit.
pub(crate) const TODAY: u8 = 7;

/// Days of the line, with both ends.
pub(crate) type Span = (u8, u8);

/// The day of the calendar.
pub(crate) fn day(at: u8) -> Day {
    Day::parse("2016-06-01").unwrap().plus(i32::from(at))
}

/// A number as it is written, and what it may be: one bit for each of 0 to 19, and one for what is beyond counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) text: &'static str,
    pub(crate) may_be: u32,
}

const BEYOND: u32 = 1 << 20;

/// Every number that small registers write.
pub(crate) const NUMBERS: [Number; 12] = [
    number("none", 0, 0),
    number("1", 1, 1),
    number("2", 2, 2),
    number("3", 3, 3),
    number("2 to 3", 2, 3),
    number("3 to 5", 3, 5),
    number("about 3", 2, 4),
    number("about 2 to 4", 1, 5),
    number("at least 3", 3, 19),
    number("at most 2", 0, 2),
    Number { text: "unknown", may_be: (1 << 21) - 1 },
    Number { text: "not quantifiable", may_be: BEYOND },
];

const fn number(text: &'static str, least: u32, most: u32) -> Number {
    Number { text, may_be: (1 << (most + 1)) - (1 << least) }
}

pub(crate) const RANKS: [&str; 3] = ["Officer", "Senior Officer", "Manager"];

/// A whole register.
#[derive(Debug, Clone)]
pub(crate) struct Small {
    pub(crate) sources: Vec<Source>,
    pub(crate) posts: Vec<Post>,
}

/// A paper, and the days on which it may have been made.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) date: Span,
    pub(crate) published: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Post {
    pub(crate) id: String,
    pub(crate) was: Option<String>,
    pub(crate) versions: Vec<Version>,
}

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word that may stand in a version by itself")]
pub(crate) struct Version {
    pub(crate) source: usize,
    pub(crate) from: Option<Span>,
    pub(crate) until: Option<Span>,
    /// Days on which it was seen; where there are none, on that of its source.
    pub(crate) seen: Vec<Sighting>,
    /// Days on each of which it was in force.
    pub(crate) held: Vec<Span>,
    pub(crate) scope: Option<&'static str>,
    pub(crate) disputed: bool,
    pub(crate) set_aside: bool,
    /// Whether nothing of it may be told, not even when it was.
    pub(crate) blank: bool,
    pub(crate) on_topic: bool,
    pub(crate) count: Option<Number>,
    /// A source that dates the count by itself.
    pub(crate) own: Option<usize>,
    pub(crate) rank: Option<&'static str>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Sighting {
    On(Span),
    By(usize),
}

impl Small {
    pub(crate) fn new(random: &mut Random) -> Self {
        let made: Vec<u8> = (0..2).map(|_| ASKED.0 + below(random, TODAY - ASKED.0)).collect();
        let sources =
            made.iter().map(|at| Source { date: around(random, *at), published: random.chance(85) });
        let mut small = Self { sources: sources.collect(), posts: Vec::new() };
        for at in 0..=random.below(2) {
            let scoped = random.chance(15);
            let most = if scoped { 3 } else { 1 + random.below(3) };
            let truth = Truth::of(random, &made, most);
            let versions = (0..most).map(|number| version(random, &truth, number, scoped)).collect();
            let was = random.chance(30).then(|| format!("old-{at}"));
            small.posts.push(Post { id: format!("post-{at}"), was, versions });
        }
        small
    }

    /// As a person writes it.
    pub(crate) fn yaml(&self) -> String {
        let mut page = String::from("organisation: { name: Ashcombe, regime: foia-2000 }\nsources:\n");
        for (at, source) in self.sources.iter().enumerate() {
            let (date, published) = (days(source.date), source.published);
            let _ = writeln!(page, "  s{at}: {{ title: Paper {at}, date: {date}, published: {published} }}");
        }
        page += "topics:\n  pool: { name: The pool, work: work on the pool }\n";
        if !self.posts.is_empty() {
            page += "posts:\n";
        }
        for post in &self.posts {
            let _ = writeln!(page, "  {}:", post.id);
            if let Some(was) = &post.was {
                let _ = writeln!(page, "    was: {was}");
            }
            page += "    versions:\n";
            for version in &post.versions {
                let _ = writeln!(page, "      - {{ {} }}", version.yaml());
            }
        }
        page
    }
}

impl Version {
    fn yaml(&self) -> String {
        let mut fields = vec![format!("source: s{}", self.source), "title: Warden".to_owned()];
        fields.extend(self.from.map(|from| format!("from: {}", days(from))));
        fields.extend(self.until.map(|until| format!("until: {}", days(until))));
        let seen: Vec<String> = self.seen.iter().map(|seen| seen.yaml()).collect();
        let held: Vec<String> = self.held.iter().map(|held| days(*held)).collect();
        for (key, list) in [("seen", seen), ("for", held)] {
            fields.extend((!list.is_empty()).then(|| format!("{key}: [{}]", list.join(", "))));
        }
        fields.extend(self.scope.map(|scope| format!("scope: {scope}")));
        fields.extend(self.disputed.then(|| "disputed: yes".to_owned()));
        fields.extend(self.set_aside.then(|| "set_aside: the other is believed".to_owned()));
        fields.extend(self.on_topic.then(|| "topics: [pool]".to_owned()));
        if let Some(count) = self.count {
            fields.push(match self.own {
                Some(own) => format!("count: {{ value: {}, source: s{own} }}", count.text),
                None => format!("count: {}", count.text),
            });
        }
        fields.extend(self.rank.map(|rank| format!("rank: {rank}")));
        fields.join(", ")
    }
}

impl Sighting {
    fn yaml(self) -> String {
        match self {
            Self::On(on) => days(on),
            Self::By(source) => format!("{{ source: s{source} }}"),
        }
    }
}

/// A day, or some day of several.
pub(crate) fn days((first, last): Span) -> String {
    if first == last { day(first).to_string() } else { format!("{}..{}", day(first), day(last)) }
}

/// What is the case: the day of each source and the days of each version, one after another. Whatever is written has it
/// among its worlds.
struct Truth {
    sources: Vec<u8>,
    days: Vec<Span>,
}

impl Truth {
    fn of(random: &mut Random, sources: &[u8], versions: usize) -> Self {
        let mut days = Vec::new();
        let mut free = 0;
        for at in 0..versions {
            let room = LINE - free - u8::try_from(versions - at).unwrap();
            let first = free + below(random, room.min(4));
            let last = first + below(random, (LINE - first - u8::try_from(versions - at).unwrap()).min(6));
            days.push((first, last));
            free = last + 1;
        }
        Self { sources: sources.to_vec(), days }
    }

    /// Some source that was made while this version was in force.
    fn source(&self, random: &mut Random, (first, last): Span) -> Option<usize> {
        let made = |at: &usize| (first..=last).contains(&self.sources[*at]);
        let fit: Vec<usize> = (0..self.sources.len()).filter(made).collect();
        random.any(&fit).copied()
    }
}

/// A number up to `most`.
fn below(random: &mut Random, most: u8) -> u8 {
    u8::try_from(random.between(0, i32::from(most))).unwrap()
}

/// This day, or some days around it, with room on both sides of those that letters speak of.
fn around(random: &mut Random, at: u8) -> Span {
    let (least, most) = (ASKED.0 - 1, TODAY + 1);
    let (before, after) = if random.chance(45) { (0, 0) } else { (below(random, 2), below(random, 2)) };
    ((at - before.min(at)).max(least).min(at), (at + after).min(most).max(at))
}

fn version(random: &mut Random, truth: &Truth, number: usize, scoped: bool) -> Version {
    let (first, last) = truth.days[number];
    let inside = |at: u8| ASKED.0 - 1 <= at && at <= TODAY + 1;
    let bound = |random: &mut Random, at: u8| (inside(at) && random.chance(55)).then(|| around(random, at));
    let (from, until) = (bound(random, first), bound(random, last));
    let near: Vec<u8> = (first..=last).filter(|at| inside(*at)).collect();
    let (mut seen, mut held) = (Vec::new(), Vec::new());
    let by = truth.source(random, (first, last));
    match (random.between(0, 9), by, random.any(&near).copied()) {
        (0 | 1, _, Some(at)) => held.push((at, at + below(random, last.min(TODAY + 1) - at))),
        (2, Some(source), Some(at)) => seen.extend([Sighting::On(around(random, at)), Sighting::By(source)]),
        (3..=9, Some(_), _) => {}
        (_, _, Some(at)) => seen.push(Sighting::On(around(random, at))),
        _ => seen.push(Sighting::On(if last < ASKED.0 { (0, ASKED.0) } else { (TODAY, LINE - 1) })),
    }
    Version {
        source: by.unwrap_or_default(),
        from,
        until,
        seen,
        held,
        scope: scoped.then(|| ["north", "south", "north"][number]),
        disputed: number > 0 && random.chance(10),
        set_aside: random.chance(4),
        blank: false,
        on_topic: random.chance(70),
        count: random.chance(80).then(|| *random.pick(&NUMBERS)),
        own: by.filter(|_| random.chance(10)),
        rank: random.chance(60).then(|| *random.pick(&RANKS)),
    }
}
