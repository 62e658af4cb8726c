//! Registers of invented worlds, held against what is the case in them.

use std::collections::{BTreeMap, BTreeSet};

use candour::answer::Assertion;
use candour::diagnostic::{Diagnostic, Level};
use candour::letter;
use candour::read;
use candour::register::{EntryIndex, Moment, Register, Standing, Value};
use candour::rules::{self, Subject};
use candour::text::{FileId, SourceMap};
use candour::value::{Count, Day, Interval, Verdict};

use crate::drafts;
use crate::world::{GeneratedCase, Random, Size, World, history, some_day};

/// So many small worlds are looked at.
const WORLDS: u64 = 60;

/// The register, in which nothing is wrong. In some worlds a thing comes back and no paper says so; whatever else names
/// it then is warned of, and rightly.
pub(crate) fn register_of(world: &World) -> Register {
    register_below(world, Level::Error)
}

/// The register, which must raise nothing of this level or above, neither read nor checked.
fn register_below(world: &World, level: Level) -> Register {
    let text = world.register();
    let mut files = SourceMap::new();
    let file = files.add("resources.yaml", text.as_str());
    let (register, mut found) = read::register(file, &text);
    let day = Day::parse("2022-06-01").unwrap();
    let standing = register.at(Moment::on(day));
    found.extend(rules::check(Subject { register: &register, standing: &standing }));
    found.retain(|fault| fault.level >= level);
    let tell = |fault: &Diagnostic| {
        let line = fault.finding.span.map(|span| files.file(span.file).position(span.start as usize));
        format!("{line:?} [{}] {}", fault.code, fault.finding.message)
    };
    let told: Vec<String> = found.iter().take(5).map(tell).collect();
    assert!(found.is_empty(), "{}\n{text}", told.join("\n"));
    register
}

#[test]
fn what_is_true_raises_nothing() {
    for seed in 0..WORLDS {
        let size = Size(10 + usize::try_from(seed * 3).unwrap());
        // That nobody knows when something changed is what such a register is about: notes are no fault.
        let register = register_below(&World::new(seed, size), Level::Warning);
        assert!(register.entries.len() > size.0 / 2, "{seed}: {}", register.entries.len());
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    for seed in 0..5 {
        let [first, second] = [0, 1].map(|_| World::new(seed, Size(80)));
        assert_eq!(first.register(), second.register());
        assert_ne!(first.register(), World::new(seed + 1, Size(80)).register());
        let texts = |world: &World| world.cases().map(|case| case.request_yaml).collect::<Vec<_>>();
        assert_eq!(texts(&first), texts(&second));
    }
}

#[test]
fn what_letters_of_invented_worlds_say_is_the_case() {
    let templates = drafts::templates();
    let (mut letters, mut certain) = (0, 0);
    for seed in 0..WORLDS {
        let world = World::new(seed, Size(70));
        let register = register_of(&world);
        for case in world.cases() {
            let GeneratedCase { reference, request_yaml, as_at, dated } = &case;
            assert!(as_at <= dated);
            let (read, found) =
                read::case(reference, FileId(0), request_yaml, register.organisation.year_start);
            assert_eq!(found, [], "{request_yaml}");
            let letter = match letter::draft(&register, &read.unwrap(), &templates, *dated) {
                Ok(letter) => letter,
                Err(faults) => {
                    let codes: BTreeSet<&str> = faults.iter().map(|fault| fault.code).collect();
                    assert_eq!(codes, BTreeSet::from(["answer-empty"]), "{seed}: {request_yaml}");
                    continue;
                }
            };
            assert_eq!(letter.figures_without_source(&letter::names(&register), FileId(0)), []);
            for assertion in letter.answers.iter().flat_map(|answer| &answer.assertions) {
                certain += usize::from(is_the_case(&world, assertion));
            }
            letters += 1;
        }
    }
    assert!(letters > 150 && certain > 1000, "{letters} letters, {certain} certain facts");
}

/// Holds one assertion against the truth, where it is certain of anything; whether it was.
fn is_the_case(world: &World, assertion: &Assertion) -> bool {
    let mut path = assertion.fact.split('/').skip(1);
    let (Some(id), field) = (path.next(), path.next()) else { return false };
    let Some(thing) = world.truth().find(id) else { return false };
    // What is seen on some day is true on that day, and what is certain of a period on some day of it.
    let certain = if assertion.verdict.is_certain() { assertion.during } else { None };
    let Some(days) = certain.or(assertion.seen.filter(|_| assertion.verdict != Verdict::No)) else {
        return false;
    };
    let is = |day: Day| match (field, &assertion.value) {
        (None, _) => Some(world.truth().in_force(id, day)),
        (Some(field), Some(value)) => {
            let said = world.truth().said(id, field, day);
            said.into_iter().try_fold(false, |any, said| Some(any | said.agrees(value)?))
        }
        _ => None,
    };
    let mut each = Vec::new();
    let mut day = days.first;
    while day <= days.last && days.first.is_bound() {
        let Some(is) = is(day) else { return false };
        each.push(is);
        day = day.next();
    }
    let known_once_for_all = thing.besides.iter().any(|(other, _)| Some(*other) == field);
    if each.is_empty() || known_once_for_all {
        return false;
    }
    let right = match assertion.verdict {
        Verdict::Throughout if certain.is_some() => each.iter().all(|is| *is),
        _ => each.contains(&true),
    };
    assert!(right, "{assertion:?}\n{}", world.excerpt(id));
    true
}

#[test]
fn every_verdict_agrees_with_the_truth() {
    let mut verdicts = BTreeMap::new();
    for seed in 0..WORLDS {
        let world = World::new(seed, Size(90));
        let register = register_of(&world);
        let mut random = Random::new(seed ^ 0xfeed);
        for _ in 0..4 {
            let as_at = some_day(&mut random, history());
            let moment = Moment { as_at, dated: as_at.plus(random.between(0, 30)) };
            let standing = register.at(moment);
            for (index, entry) in register.indexed() {
                let Some(thing) = world.truth().find(&entry.id.value) else { panic!("{}", entry.id.value) };
                if !world.is_fair(thing.group, moment) {
                    continue;
                }
                for _ in 0..2 {
                    let period = some_period(&mut random, as_at);
                    let asked = Asked { world: &world, standing: &standing, index, period };
                    *verdicts.entry(asked.entry()).or_insert(0) += 1;
                    if let Some((field, value)) = some_value(&mut random, &register, index) {
                        *verdicts.entry(asked.field(field, value)).or_insert(0) += 1;
                    }
                }
            }
        }
    }
    for verdict in [Verdict::No, Verdict::Possibly, Verdict::AtLeastPart, Verdict::Part, Verdict::Throughout]
    {
        assert!(verdicts.get(&verdict).is_some_and(|count| *count > 200), "{verdicts:?}");
    }
}

/// A period of up to four years, up to the day whose facts are given.
fn some_period(random: &mut Random, as_at: Day) -> Interval {
    let from = Interval { first: history().first.plus(-300), last: as_at };
    let first = some_day(random, from);
    let longest = *random.pick(&[30, 400, 1500]);
    Interval { first, last: first.plus(random.between(0, longest)).min(as_at) }
}

/// What one of the versions known says of one of its fields.
fn some_value<'r>(
    random: &mut Random,
    register: &'r Register,
    index: EntryIndex,
) -> Option<(&'static str, &'r Value)> {
    let version = random.any(&register.entry(index).versions)?;
    let facts: Vec<_> = version.facts.iter().collect();
    let (field, fact) = random.any(&facts)?;
    Some((**field, &fact.value.value))
}

/// One question about one entry, and what is the case.
struct Asked<'a> {
    world: &'a World,
    standing: &'a Standing<'a>,
    index: EntryIndex,
    period: Interval,
}

impl Asked<'_> {
    fn id(&self) -> &str {
        &self.standing.register().entry(self.index).id.value
    }

    fn entry(&self) -> Verdict {
        let verdict = self.standing.entry(self.index, self.period);
        assert_eq!(self.standing.may_have_stood(self.index, self.period), verdict != Verdict::No);
        let strands = &self.world.truth().find(self.id()).unwrap().strands;
        let began_again = strands.len() > 1 || !strands[0].is_unbroken();
        self.agrees(verdict, began_again, "in force", |day| {
            Some(self.world.truth().in_force(self.id(), day))
        });
        verdict
    }

    /// What is the case of it, era by era.
    fn history(&self) -> String {
        let strands = &self.world.truth().find(self.id()).unwrap().strands;
        let eras = strands.iter().flat_map(|strand| &strand.eras);
        eras.map(|era| format!("{}: {:?}", era.days, era.facts)).collect::<Vec<_>>().join("\n")
    }

    /// Whether the field said `wanted`, asked only where each other value that is written says that it did not.
    fn field(&self, field: &str, wanted: &Value) -> Verdict {
        let versions = &self.standing.register().entry(self.index).versions;
        let said = versions.iter().filter(|version| !version.is_set_aside());
        let decided = said
            .filter_map(|version| version.value(field))
            .all(|value| same(value, wanted) || excludes(value, wanted));
        let verdict = self.standing.field(self.index, field, |value| same(value, wanted), self.period);
        let besides = &self.world.truth().find(self.id()).unwrap().besides;
        let once_for_all = besides.iter().any(|(other, _)| *other == field);
        if decided && !once_for_all {
            let what = format!("{field}: {wanted}");
            self.agrees(verdict, true, &what, |day| {
                let said = self.world.truth().said(self.id(), field, day);
                said.into_iter().try_fold(false, |any, said| Some(any | said.agrees(wanted)?))
            });
        }
        verdict
    }

    /// Days of which nobody had told yet may be otherwise than a `no` says, if `untold` is allowed for.
    fn agrees(&self, verdict: Verdict, untold: bool, what: &str, is: impl Fn(Day) -> Option<bool>) {
        let moment = self.standing.moment();
        let (mut some, mut all, mut some_told, mut all_told) = (false, true, false, true);
        let mut day = self.period.first;
        while day <= self.period.last {
            let Some(holds) = is(day) else { return };
            let told = holds && (!untold || self.world.tells_of(self.id(), day, moment));
            some |= holds;
            all &= holds;
            some_told |= told;
            all_told &= told;
            day = day.next();
        }
        let right = match verdict {
            Verdict::No => !some_told,
            Verdict::Possibly => true,
            Verdict::AtLeastPart => some,
            Verdict::Part => some && !all_told,
            Verdict::Throughout => all,
        };
        assert!(
            right,
            "{} is said to be `{verdict}`: {what} over {} as at {}\n{}\n{}",
            self.id(),
            self.period,
            moment.as_at,
            self.history(),
            self.world.excerpt(self.id()),
        );
    }
}

/// Whether both say the same, wherever they are written.
fn same(first: &Value, second: &Value) -> bool {
    match (first, second) {
        (Value::Ids(first), Value::Ids(second)) => {
            first.iter().map(|id| &id.value).eq(second.iter().map(|id| &id.value))
        }
        _ => first == second,
    }
}

/// Whether what says the one says that the other is not so. What is rough excludes nothing.
fn excludes(first: &Value, second: &Value) -> bool {
    let apart = |first: Count, second: Count| {
        let before = |first: Count, second: Count| first.max().is_some_and(|max| Some(max) < second.min());
        let exact = !first.is_approximate() && !second.is_approximate();
        exact && (before(first, second) || before(second, first))
    };
    match (first, second) {
        (Value::Count(first), Value::Count(second)) => apart(*first, *second),
        (Value::Staff(first), Value::Staff(second)) => apart(first.count, second.count),
        _ => !same(first, second),
    }
}
