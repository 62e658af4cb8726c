//! The closed forms against the enumeration of worlds, on a line short enough to count.

use proptest::prelude::*;

use super::{Day, Interval, Sighting, SourceDay, Stretch, StretchId, Verdict, Worlds};

const LINE: i32 = 5;

fn day(at: i32) -> Day {
    Day::new(2017, 1, 1).unwrap().plus(at)
}

fn span(first: i32, last: i32) -> Interval {
    Interval::new(day(first.min(last)), day(first.max(last))).unwrap()
}

fn bits(interval: Interval) -> u32 {
    (0..LINE).filter(|at| interval.contains(day(*at))).fold(0, |bits, at| bits | 1 << at)
}

/// A stretch on the line and where it goes: a new chain, after the latest, or beside it.
#[derive(Debug, Clone)]
struct Written {
    joins: Joins,
    stretch: Stretch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joins {
    NewChain,
    After,
    Beside,
}

/// One world: the day of each source and the days of each stretch.
#[derive(Debug, Clone)]
struct World {
    sources: Vec<i32>,
    days: Vec<u32>,
}

fn spans() -> impl Strategy<Value = Interval> {
    prop_oneof![
        2 => Just(span(0, LINE - 1)),
        3 => (0..LINE, 0..LINE).prop_map(|(a, b)| span(a, b)),
    ]
}

fn stretches() -> impl Strategy<Value = Written> {
    let joins = prop_oneof![1 => Just(Joins::NewChain), 3 => Just(Joins::After), 1 => Just(Joins::Beside)];
    let sighting = prop_oneof![
        2 => (0..2usize).prop_map(|at| Sighting::Source(SourceDay(at))),
        1 => spans().prop_map(Sighting::Within),
    ];
    let seen = prop::collection::vec(sighting, 0..3);
    let held = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(spans(), 1..3)];
    (joins, spans(), spans(), seen, held).prop_map(|(joins, from, until, seen, held)| {
        let seen = if held.is_empty() { seen } else { Vec::new() };
        Written { joins, stretch: Stretch { from, until, seen, held } }
    })
}

/// Every set of days that a stretch may be in a world with these source days.
fn sets(stretch: &Stretch, sources: &[i32]) -> Vec<u32> {
    let held = stretch.held.iter().fold(0, |all, period| all | bits(*period));
    let fits = |set: u32| {
        let first = i32::try_from(set.trailing_zeros()).unwrap();
        let last = 31 - i32::try_from(set.leading_zeros()).unwrap();
        let whole = bits(span(first, last));
        stretch.from.contains(day(first))
            && stretch.until.contains(day(last))
            && set & held == held
            && (!stretch.held.is_empty() || set == whole)
            && stretch.seen.iter().all(|sighting| match sighting {
                Sighting::Within(days) => set & bits(*days) != 0,
                Sighting::Source(source) => set & (1 << sources[source.0]) != 0,
            })
    };
    (1..1u32 << LINE).filter(|set| fits(*set)).collect()
}

fn before(first: u32, second: u32) -> bool {
    32 - first.leading_zeros() <= second.trailing_zeros()
}

/// Every world of what is written, stretch by stretch; a stretch that leaves no world is left out.
fn enumerate(source_days: &[Interval], written: &[Written]) -> (Vec<World>, Vec<Option<usize>>) {
    let days = |interval: &Interval| (0..LINE).filter(|at| interval.contains(day(*at))).collect::<Vec<_>>();
    let mut worlds = Vec::new();
    for first in days(&source_days[0]) {
        for second in days(&source_days[1]) {
            worlds.push(World { sources: vec![first, second], days: Vec::new() });
        }
    }
    let (mut earlier, mut latest): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut kept = Vec::new();
    let mut count = 0;
    for Written { joins, stretch } in written {
        if *joins == Joins::NewChain {
            (earlier, latest) = (Vec::new(), Vec::new());
        }
        let after = if *joins == Joins::Beside { &earlier } else { &latest };
        let mut next = Vec::new();
        for world in &worlds {
            for set in sets(stretch, &world.sources) {
                if after.iter().all(|at| before(world.days[*at], set)) {
                    let mut world = world.clone();
                    world.days.push(set);
                    next.push(world);
                }
            }
        }
        if next.is_empty() {
            kept.push(None);
            continue;
        }
        worlds = next;
        kept.push(Some(count));
        match joins {
            Joins::Beside => latest.push(count),
            _ => earlier = std::mem::replace(&mut latest, vec![count]),
        }
        count += 1;
    }
    (worlds, kept)
}

fn build(source_days: &[Interval], written: &[Written]) -> (Worlds, Vec<Option<StretchId>>) {
    let mut worlds = Worlds::new(source_days.to_vec());
    let mut ids = Vec::new();
    let mut rest = written;
    while !rest.is_empty() {
        let length = rest
            .iter()
            .skip(1)
            .position(|next| next.joins == Joins::NewChain)
            .map_or(rest.len(), |at| at + 1);
        let mut chain = worlds.chain();
        for Written { joins, stretch } in &rest[..length] {
            let placed = if *joins == Joins::Beside { chain.beside(stretch) } else { chain.push(stretch) };
            ids.push(placed.ok());
        }
        rest = &rest[length..];
    }
    (worlds, ids)
}

fn expected(worlds: &[World], says: &[usize], silent: &[usize], period: u32) -> Verdict {
    let union = |world: &World, ids: &[usize]| ids.iter().fold(0, |all, at| all | world.days[*at]);
    let sure = |world: &World| union(world, says) & period;
    let most = |world: &World| sure(world) | union(world, silent) & period;
    if worlds.iter().all(|world| most(world) == 0) {
        Verdict::No
    } else if worlds.iter().all(|world| sure(world) == period) {
        Verdict::Throughout
    } else if worlds.iter().any(|world| sure(world) == 0) {
        Verdict::Possibly
    } else if worlds.iter().all(|world| most(world) != period) {
        Verdict::Part
    } else {
        Verdict::AtLeastPart
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn verdicts_agree_with_every_world(
        sources in [spans(), spans()],
        written in prop::collection::vec(stretches(), 1..4),
        roles in prop::collection::vec(0..3u8, 4),
    ) {
        let (worlds, ids) = build(&sources, &written);
        let (all, kept) = enumerate(&sources, &written);
        let fits: Vec<bool> = ids.iter().map(Option::is_some).collect();
        prop_assert_eq!(&fits, &kept.iter().map(Option::is_some).collect::<Vec<_>>(), "what fits a world");

        let role = |wanted: u8| (0..ids.len()).filter(|at| roles[*at] == wanted).collect::<Vec<_>>();
        for wanted in [[0u8, 1], [1, 2]] {
            let [says, silent] = wanted.map(&role);
            let mine = |at: &[usize]| at.iter().filter_map(|at| ids[*at]).collect::<Vec<_>>();
            let theirs = |at: &[usize]| at.iter().filter_map(|at| kept[*at]).collect::<Vec<_>>();
            for first in 0..LINE {
                for last in first..LINE {
                    let period = span(first, last);
                    let verdict = worlds.verdict(&mine(&says), &mine(&silent), period);
                    let oracle = expected(&all, &theirs(&says), &theirs(&silent), bits(period));
                    prop_assert_eq!(verdict, oracle, "says {:?}, silent {:?}, {}", says, silent, period);
                }
            }
        }
        for source in 0..2 {
            let on_its_day = |world: &World, at: usize| world.days[at] & (1 << world.sources[source]) != 0;
            for at in 0..ids.len() {
                let (Some(id), Some(kept)) = (ids[at], kept[at]) else { continue };
                let possible = worlds.possible_at_source(&[id], SourceDay(source));
                let some = all.iter().any(|world| on_its_day(world, kept));
                prop_assert_eq!(possible, some, "stretch {}, on the day of source {}", at, source);
                let certain = worlds.certain_at_source(&[id], SourceDay(source));
                let every = all.iter().all(|world| on_its_day(world, kept));
                prop_assert!(every || !certain, "stretch {}, on the day of source {}", at, source);
            }
        }
        for (source, written) in [0, 1].into_iter().zip(sources) {
            let seen: Vec<i32> = all.iter().map(|world| world.sources[source]).collect();
            if let (Some(first), Some(last)) = (seen.iter().min(), seen.iter().max()) {
                let narrowed = worlds.source_day(SourceDay(source));
                prop_assert_eq!(narrowed, span(*first, *last), "source day, written {}", written);
            }
        }
    }

    /// What is certain stays so: a narrower date or one more sighting never changes `no`, `throughout` or `part`, and
    /// makes of `at_least_part` nothing weaker.
    #[test]
    fn final_verdicts_stay_final(
        sources in [spans(), spans()],
        written in prop::collection::vec(stretches(), 1..5),
        which in 0..4usize,
        how in 0..4u8,
        narrower in spans(),
    ) {
        let (before, ids) = build(&sources, &written);
        let mut known = (sources, written);
        let at = which % known.1.len();
        let stretch = &mut known.1[at].stretch;
        let within = |days: Interval| days.meet(narrower).unwrap_or(days);
        match how {
            0 => stretch.from = within(stretch.from),
            1 => stretch.until = within(stretch.until),
            2 if stretch.held.is_empty() => stretch.seen.push(Sighting::Within(narrower)),
            _ => known.0[which % 2] = within(known.0[which % 2]),
        }
        let (after, later_ids) = build(&known.0, &known.1);
        prop_assume!(ids.iter().map(Option::is_some).eq(later_ids.iter().map(Option::is_some)));
        for at in 0..ids.len() {
            let (Some(id), Some(later_id)) = (ids[at], later_ids[at]) else { continue };
            for first in 0..LINE {
                for last in first..LINE {
                    let period = span(first, last);
                    let verdict = before.verdict(&[id], &[], period);
                    let later = after.verdict(&[later_id], &[], period);
                    let kept = match verdict {
                        Verdict::Possibly => true,
                        Verdict::AtLeastPart => later.is_certain(),
                        Verdict::No | Verdict::Part | Verdict::Throughout => later == verdict,
                    };
                    prop_assert!(kept, "{} became {} over {}", verdict, later, period);
                }
            }
        }
    }
}
