//! What an audit says of every claim, held against every world of the register, counted one by one.
//!
//! Nothing here asks the program how far anything stood. A claim allows some sets of days on which it was as the letter
//! says; so does the register, one for each world and each choice of what it leaves open. Where the letter allows all of
//! the register's, it stands; where it allows none, it is corrected; else it is weakened.

use std::collections::{BTreeMap, BTreeSet};

use candour::audit::AuditResult;
use candour::value::Verdict;

use super::counted::{self, Days, Stretch, World, bits};
use super::small::{ASKED, Number, Post, Sighting, Small, Span, TODAY};

/// What a letter says of a post.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Says {
    /// That it was there.
    Stood,
    /// So many of it.
    Count(Number),
    /// Of this rank.
    Rank(&'static str),
    /// What the register has no field for.
    Nothing,
}

/// One claim, in the terms of small registers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    pub(crate) post: usize,
    pub(crate) scope: Option<&'static str>,
    pub(crate) says: Says,
    pub(crate) during: Span,
    pub(crate) verdict: Verdict,
    pub(crate) current: bool,
    pub(crate) seen: Option<Span>,
    pub(crate) from: Option<Span>,
    pub(crate) until: Option<Span>,
    /// The one source that the letter has it from.
    pub(crate) by: Option<usize>,
}

/// How a claim stands, and whether what it said is so no more.
pub(crate) type Outcome = (AuditResult, bool);

/// A register with each world of each of its posts.
pub(crate) struct Oracle<'s> {
    small: &'s Small,
    worlds: Vec<BTreeSet<World>>,
}

/// On which days something was as a letter says: on those of its stretch, on none of them, or on any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    As,
    Otherwise,
    Open,
}

impl<'s> Oracle<'s> {
    /// Nothing where the register fits no world.
    pub(crate) fn new(small: &'s Small, made_by: &[Option<u8>]) -> Option<Self> {
        Some(Self { small, worlds: counted::worlds(small, made_by)? })
    }

    /// How a claim stands.
    pub(crate) fn outcome(&self, told: &Told) -> Outcome {
        let Some(post) = self.small.posts.get(told.post) else { return (AuditResult::Unsupported, false) };
        let stretches = counted::stretches(post);
        if told.says == Says::Stood {
            return self.stood(told, post, &stretches);
        }
        let in_scope = |stretch: &Stretch| is_in_scope(post, told.scope, stretch.version);
        let states = |stretch: &Stretch| states(post, stretch.version, told.says);
        if !stretches.iter().any(|stretch| in_scope(stretch) && states(stretch)) {
            return (AuditResult::Unsupported, false);
        }
        let roles: Vec<Option<Role>> = stretches
            .iter()
            .map(|stretch| in_scope(stretch).then(|| role(post, *stretch, told.says)).flatten())
            .collect();
        let result = self.of_paper(told, &roles, self.held(told, &roles, told.during));
        let now = Told { verdict: Verdict::No, ..told.clone() };
        let no_more = self.held(&now, &roles, (TODAY, TODAY)) == AuditResult::Stands;
        (result, no_more && told.current && result == AuditResult::Stands)
    }

    /// Holds a claim against each world, where stretches say so much of what it says.
    fn held(&self, told: &Told, roles: &[Option<Role>], during: Span) -> AuditResult {
        let period = bits(during);
        let mut sets: BTreeSet<Vec<(u16, bool)>> = BTreeSet::new();
        for world in &self.worlds[told.post] {
            let laid = world.days.iter().zip(roles).filter_map(|(days, role)| match role {
                Some(Role::As) => Some((days.on & period, false)),
                Some(Role::Open) => Some((days.on & period, true)),
                _ => None,
            });
            sets.insert(laid.filter(|(days, _)| *days != 0).collect());
        }
        let each = sets.iter().flat_map(|set| choices(set)).map(|days| holds(told.verdict, days, period));
        all_or_none(each)
    }

    /// What is said in the present tense is said of the day of the paper that it is from, where the letter names no other day,
    /// and the paper does not tell it of another: it was wrong when it was not so on this day, in any world.
    fn of_paper(&self, told: &Told, roles: &[Option<Role>], result: AuditResult) -> AuditResult {
        let Some(by) = told.by.filter(|_| told.current && told.verdict.is_certain()) else { return result };
        let worlds = &self.worlds[told.post];
        let (first, last) = told.during;
        let named = worlds.iter().all(|world| (first..=last).contains(&world.sources[by]));
        let may_be = worlds.iter().any(|world| {
            let so = |(days, role): (&Days, &Option<Role>)| {
                matches!(role, Some(Role::As | Role::Open)) && days.on & 1 << world.sources[by] != 0
            };
            world.days.iter().zip(roles).any(so)
        });
        let post = &self.small.posts[told.post];
        let of_another = counted::stretches(post).iter().zip(roles).any(|(stretch, role)| {
            let version = &post.versions[stretch.version];
            let seen = version.seen.iter().any(|seen| matches!(seen, Sighting::By(source) if *source == by));
            let from_it = version.source == by || version.own == Some(by) && version.count.is_some() || seen;
            matches!(role, Some(Role::As | Role::Open)) && from_it
        });
        if named && !may_be && !of_another { AuditResult::Corrected } else { result }
    }

    /// That a post was there. A letter may speak of all of it, or of what it had seen on its day.
    fn stood(&self, told: &Told, post: &Post, stretches: &[Stretch]) -> Outcome {
        if stretches.is_empty() {
            // Nothing is known of it, so nothing is ruled out.
            let open = matches!(told.verdict, Verdict::Possibly);
            return (if open { AuditResult::Stands } else { AuditResult::Weakened }, false);
        }
        let whole: Vec<usize> = (0..stretches.len())
            .filter(|at| !stretches[*at].of_count && is_in_scope(post, told.scope, stretches[*at].version))
            .collect();
        let seen_in_each = |at: &usize| {
            let worlds = &mut self.worlds[told.post].iter();
            told.seen.is_some_and(|seen| worlds.all(|world| world.days[*at].on & bits(seen) != 0))
        };
        let seen: Vec<usize> = whole.iter().copied().filter(seen_in_each).collect();
        let part = if seen.is_empty() { whole.clone() } else { seen };
        let role = |of: &[usize], at: usize| of.contains(&at).then_some(Role::As);
        let roles = |of: &[usize]| (0..stretches.len()).map(|at| role(of, at)).collect::<Vec<_>>();
        let held = |of: &[usize]| self.held(told, &roles(of), told.during);
        let mut result = held(&part).min(held(&whole));
        let bounded = matches!(told.verdict, Verdict::AtLeastPart | Verdict::Part);
        if result == AuditResult::Stands && bounded {
            let bounds = whole.iter().map(|at| self.bounds(told, *at));
            result = bounds.min().unwrap_or(result);
        }
        let now = Told { verdict: Verdict::No, ..told.clone() };
        let no_more = self.held(&now, &roles(&whole), (TODAY, TODAY)) == AuditResult::Stands;
        let current = told.current && told.verdict.is_certain();
        (result, no_more && current && result == AuditResult::Stands)
    }

    /// That it began and ended when the letter says so, where that lies within the days that it speaks of.
    fn bounds(&self, told: &Told, at: usize) -> AuditResult {
        let worlds = &self.worlds[told.post];
        let said = |bound: Option<Span>| {
            bound.filter(|(first, last)| told.during.0 <= *first && *last <= told.during.1)
        };
        let within = |(first, last): Span, day: u8| first <= day && day <= last;
        let began = said(told.from)
            .map(|from| all_or_none(worlds.iter().map(|world| within(from, world.days[at].first))));
        let ended = said(told.until)
            .map(|until| all_or_none(worlds.iter().map(|world| within(until, world.days[at].last))));
        began.max(ended).unwrap_or(AuditResult::Stands)
    }

    /// Every world of one post.
    pub(crate) fn worlds_of(&self, post: usize) -> &BTreeSet<World> {
        &self.worlds[post]
    }
}

/// Whether a version speaks of the part of a thing that a claim speaks of; any does where none speaks of that part.
fn is_in_scope(post: &Post, scope: Option<&str>, version: usize) -> bool {
    let any = post.versions.iter().any(|version| version.scope == scope);
    !any || post.versions[version].scope == scope
}

fn states(post: &Post, version: usize, says: Says) -> bool {
    let version = &post.versions[version];
    match says {
        Says::Stood => true,
        Says::Count(_) => version.count.is_some(),
        Says::Rank(_) => version.rank.is_some(),
        Says::Nothing => false,
    }
}

/// What a stretch says of the claim; nothing where another stretch says it for the same version.
fn role(post: &Post, stretch: Stretch, says: Says) -> Option<Role> {
    let version = &post.versions[stretch.version];
    let dated_alone = matches!(says, Says::Count(_)) && version.count.is_some() && version.own.is_some();
    if stretch.of_count != dated_alone {
        return None;
    }
    Some(match (says, version.count, version.rank) {
        (Says::Count(then), Some(now), _) if now.may_be & !then.may_be == 0 => Role::As,
        (Says::Count(then), Some(now), _) if now.may_be & then.may_be == 0 => Role::Otherwise,
        (Says::Rank(then), _, Some(now)) if then == now => Role::As,
        (Says::Rank(_), _, Some(_)) => Role::Otherwise,
        _ => Role::Open,
    })
}

/// Every set of days on which it may have been so: what is open may be so on all of its days, on none, or on one.
fn choices(stretches: &[(u16, bool)]) -> Vec<u16> {
    let mut sets = vec![0];
    for (days, open) in stretches {
        let first = days & days.wrapping_neg();
        let options: &[u16] = if *open { &[0, first, *days] } else { &[*days] };
        sets = sets.iter().flat_map(|set| options.iter().map(move |days| set | days)).collect();
    }
    sets
}

/// Whether that it was so on these days is what a letter says of the period.
pub(crate) fn holds(verdict: Verdict, days: u16, period: u16) -> bool {
    match verdict {
        Verdict::No => days == 0,
        Verdict::Possibly => true,
        Verdict::AtLeastPart => days != 0,
        Verdict::Part => days != 0 && days != period,
        Verdict::Throughout => days == period,
    }
}

fn all_or_none(each: impl Iterator<Item = bool>) -> AuditResult {
    let mut found = BTreeMap::new();
    each.for_each(|holds| *found.entry(holds).or_insert(0) += 1);
    match (found.contains_key(&true), found.contains_key(&false)) {
        (_, false) => AuditResult::Stands,
        (false, true) => AuditResult::Corrected,
        (true, true) => AuditResult::Weakened,
    }
}

/// Every stretch of the days that letters speak of.
pub(crate) fn periods() -> impl Iterator<Item = Span> {
    (ASKED.0..=ASKED.1).flat_map(|first| (first..=ASKED.1).map(move |last| (first, last)))
}
