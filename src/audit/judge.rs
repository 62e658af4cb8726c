//! How one claim stands today.
//!
//! A claim says of some days that something held throughout, on a part, on some of them, or on none. Over all worlds
//! that fit the register of today that is so in each, in none, or in some: it stands, it is corrected, or it is
//! weakened. Two verdicts decide it: how far the register says what lies *within* what the letter said, and how far it
//! may say what *touches* that.

use std::collections::HashMap;
use std::sync::Arc;

use super::fit::Fit;
use super::known::Known;
use super::{Assessed, AuditResult, Letter, Side, sum, then};
use crate::answer;
use crate::case::{Claim, ClaimKind, Tense};
use crate::register::{EntryIndex, Shape, SourceIndex, Standing, Value};
use crate::value::{Interval, Verdict};

/// Judges claims, and each that letters share once.
pub(super) struct Judge<'j> {
    known: &'j Known<'j>,
    standing: &'j Standing<'j>,
    judged: HashMap<*const Claim, Assessed>,
}

impl<'j> Judge<'j> {
    pub(super) fn new(known: &'j Known<'j>, standing: &'j Standing<'j>) -> Self {
        Self { known, standing, judged: HashMap::new() }
    }

    /// Every claim of a letter.
    pub(super) fn claims(&mut self, at: usize, letter: &Letter) -> Vec<Assessed> {
        let claims = letter.sent.claims.iter().enumerate();
        claims.map(|(number, claim)| self.claim(letter, claim, (at, number))).collect()
    }

    fn claim(&mut self, letter: &Letter, claim: &Arc<Claim>, (at, number): (usize, usize)) -> Assessed {
        // How a sum stands depends on what else its letter says.
        let alone = claim.kind != ClaimKind::Sum;
        if let Some(same) = self.judged.get(&Arc::as_ptr(claim)).filter(|_| alone) {
            return Assessed { letter: at, claim: Some(number), ..same.clone() };
        }
        let Judged { result, register, changed_since } = one(self.known, self.standing, letter, claim);
        let found = Assessed {
            letter: at,
            claim: Some(number),
            fact: claim.fact.as_str().into(),
            result,
            register: register.into(),
            changed_since,
            cleared: None,
        };
        if alone && Arc::strong_count(claim) > 1 {
            self.judged.insert(Arc::as_ptr(claim), found.clone());
        }
        found
    }
}

/// How a claim stands, and what the register says of it.
pub(super) struct Judged {
    pub(super) result: AuditResult,
    pub(super) register: Side,
    pub(super) changed_since: bool,
}

impl Judged {
    pub(super) fn new(result: AuditResult) -> Self {
        Self { result, register: Side::default(), changed_since: false }
    }
}

fn one(known: &Known<'_>, standing: &Standing<'_>, letter: &Letter, claim: &Claim) -> Judged {
    // What an officer stated from elsewhere is not the register's to bear out.
    if claim.fact == answer::STATED {
        return Judged::new(AuditResult::Stands);
    }
    if claim.kind == ClaimKind::Sum {
        return sum::judge(known, standing, letter, claim);
    }
    let Some((entry, field)) = known.fact(&claim.fact) else { return Judged::new(AuditResult::Unsupported) };
    // How a thing is worded is no fact: the letter stands whatever it is called inside a sentence today.
    if field.is_some_and(answer::is_wording) {
        return Judged::new(AuditResult::Stands);
    }
    let Some(days) = then::during(claim) else { return Judged::new(AuditResult::Stands) };
    match (field, &claim.value) {
        (Some(field), Some(value)) => of_field(known, standing, claim, (entry, field), value, days),
        _ => of_entry(known, standing, claim, entry, days),
    }
}

fn of_field(
    known: &Known<'_>,
    standing: &Standing<'_>,
    claim: &Claim,
    (entry, field): (EntryIndex, &str),
    then: &Shape,
    days: Interval,
) -> Judged {
    let versions = of_scope(known, claim, entry);
    let all = &known.register.entry(entry).versions;
    // What is set aside stands for nothing.
    if !versions.iter().any(|at| all[*at].value(field).is_some() && !all[*at].is_set_aside()) {
        return Judged::new(AuditResult::Unsupported);
    }
    let fits = |now: &Value| known.fit((entry, field), then, &Shape::from(now));
    let says = |fit: &dyn Fn(Fit) -> bool, days| {
        standing.field_of(entry, &versions, field, |now| fit(fits(now)), days)
    };
    let within = says(&|fit| fit == Fit::Within, days);
    let touches = |days| says(&|fit| fit != Fit::Apart, days);
    let mut touching = touches(days);
    if claim.verdict == Verdict::Throughout && touching == Verdict::Possibly {
        // What certainly said something else on some day did not say this on all.
        let otherwise = || says(&|fit| fit == Fit::Apart, days).is_certain();
        let one_by_one = || follow_one_another(known, entry, &versions, field);
        if leaves_a_day(standing, entry, &versions, days, &touches) || (one_by_one() && otherwise()) {
            touching = Verdict::Part;
        }
    }
    let mut result = held_against(claim.verdict, within, touching);
    if let Some(source) = papers_day(known, standing, claim, days) {
        let may_say = |now: &Value| fits(now) != Fit::Apart;
        let told_so = |at: &usize| {
            all[*at].value(field).is_none_or(may_say) && all[*at].sources().any(|it| it == source)
        };
        if !versions.iter().any(told_so) && !standing.field_may_be(entry, &versions, field, may_say, source) {
            result = AuditResult::Corrected;
        }
    }
    let now = says(&|fit| fit != Fit::Apart, Interval::day(known.today));
    Judged {
        result,
        register: side(standing, entry, Some(field), days, within),
        changed_since: now == Verdict::No && claim.tense == Tense::Current && result == AuditResult::Stands,
    }
}

/// That an entry stood, or did not. Where it is told in parts, the letter spoke of one of them.
fn of_entry(
    known: &Known<'_>,
    standing: &Standing<'_>,
    claim: &Claim,
    entry: EntryIndex,
    days: Interval,
) -> Judged {
    let all = of_scope(known, claim, entry);
    let whole = standing.versions(entry, &all, days);
    let versions = seen_then(standing, claim, entry, &all);
    let part = standing.versions(entry, &versions, days);
    let of = |verdict, versions: &[usize]| {
        let stands = |days| standing.versions(entry, versions, days);
        let open = claim.verdict == Verdict::Throughout && verdict == Verdict::Possibly;
        let broken = open && leaves_a_day(standing, entry, versions, days, &stands);
        held_against(claim.verdict, verdict, if broken { Verdict::Part } else { verdict })
    };
    let (of_part, of_whole) = (of(part, &versions), of(whole, &all));
    let (verdict, mut result) = if of_part <= of_whole { (part, of_part) } else { (whole, of_whole) };
    // What was there throughout neither began nor ended within the days that were asked about.
    let bounded = claim.verdict.is_certain() && claim.verdict != Verdict::Throughout;
    if result == AuditResult::Stands && bounded {
        // A letter may have told several stretches as one; it spoke of the bounds of one of them.
        let all = all.iter().filter_map(|at| standing.bounds(entry, *at));
        let held = all.map(|(began, ended)| {
            bound(claim.from.as_ref(), began, days).max(bound(claim.until.as_ref(), ended, days))
        });
        result = held.min().unwrap_or(result);
    }
    // What was told of a period is as true of it whatever came later, and a thing that changed is still there.
    let today = standing.versions(entry, &all, Interval::day(known.today));
    let gone = today == Verdict::No && claim.verdict.is_certain() && claim.tense == Tense::Current;
    Judged {
        result,
        register: side(standing, entry, None, days, verdict),
        changed_since: gone && result == AuditResult::Stands,
    }
}

/// The one source of what a letter says in the present tense: that is a claim about this source's day, where it lies within
/// the days that the letter names. What the source tells of other days is none.
fn papers_day(
    known: &Known<'_>,
    standing: &Standing<'_>,
    claim: &Claim,
    days: Interval,
) -> Option<SourceIndex> {
    let [source] = &*claim.sources else { return None };
    let source =
        known.register.find_source(source).filter(|source| days.covers(standing.source_day(*source)))?;
    (claim.tense == Tense::Current && claim.verdict.is_certain()).then_some(source)
}

/// Whether there is a day of these on which it was so in no world: then it was not so throughout, however little is
/// certain besides. There is one next to the bounds of some version, or none.
fn leaves_a_day(
    standing: &Standing<'_>,
    entry: EntryIndex,
    versions: &[usize],
    days: Interval,
    so: &dyn Fn(Interval) -> Verdict,
) -> bool {
    let bounds = versions.iter().filter_map(|at| standing.bounds(entry, *at));
    let beside = bounds.flat_map(|(began, ended)| [began.first.previous(), ended.last.next()]);
    let mut tried = beside.chain([days.first, days.last]).filter(|day| days.contains(*day));
    tried.any(|day| so(Interval::day(day)) == Verdict::No)
}

/// Whether no two of these versions say something of a field on one day.
fn follow_one_another(known: &Known<'_>, entry: EntryIndex, versions: &[usize], field: &str) -> bool {
    let all = &known.register.entry(entry).versions;
    let scope = |at: usize| all[at].scope.as_ref().map(|scope| &scope.value);
    versions.iter().all(|at| {
        let alone = all[*at].facts.get(field).is_none_or(|fact| fact.source.is_none());
        alone && !all[*at].disputed && scope(*at) == scope(versions[0])
    })
}

/// The versions that speak of the same part of a thing as the claim; of all of it, where none does any more.
fn of_scope(known: &Known<'_>, claim: &Claim, entry: EntryIndex) -> Vec<usize> {
    let versions = &known.register.entry(entry).versions;
    let scope = |at: &usize| versions[*at].scope.as_ref().map(|scope| &*scope.value);
    let same: Vec<usize> = (0..versions.len()).filter(|at| scope(at) == claim.scope.as_deref()).collect();
    if same.is_empty() { (0..versions.len()).collect() } else { same }
}

/// The versions that the letter may have spoken of: those in force when it was seen.
fn seen_then(standing: &Standing<'_>, claim: &Claim, entry: EntryIndex, all: &[usize]) -> Vec<usize> {
    let Some(seen) = claim.seen.as_ref().and_then(then::interval) else { return all.to_vec() };
    let certain = |at: &usize| standing.versions(entry, &[*at], seen).is_certain();
    let found: Vec<usize> = all.iter().copied().filter(certain).collect();
    if found.is_empty() { all.to_vec() } else { found }
}

/// When it began or ended, as the letter may have said: only within the days that it speaks of.
fn bound(then: Option<&crate::case::Days>, now: Interval, days: Interval) -> AuditResult {
    let Some(then) = then::bounded(then).filter(|then| days.covers(*then)) else {
        return AuditResult::Stands;
    };
    if then.covers(now) {
        AuditResult::Stands
    } else if then.meet(now).is_some() {
        AuditResult::Weakened
    } else {
        AuditResult::Corrected
    }
}

/// A claim of `then`, where the register says so much that lies within it and may say so much that touches it.
pub(super) fn held_against(then: Verdict, within: Verdict, touching: Verdict) -> AuditResult {
    let (always, never) = match then {
        Verdict::Throughout => {
            (within == Verdict::Throughout, matches!(touching, Verdict::No | Verdict::Part))
        }
        Verdict::Part => (
            within.is_certain() && touching == Verdict::Part,
            touching == Verdict::No || within == Verdict::Throughout,
        ),
        Verdict::AtLeastPart => (within.is_certain(), touching == Verdict::No),
        Verdict::Possibly => (true, false),
        Verdict::No => (touching == Verdict::No, within.is_certain()),
    };
    match (always, never) {
        (true, _) => AuditResult::Stands,
        (false, true) => AuditResult::Corrected,
        (false, false) => AuditResult::Weakened,
    }
}

/// What the register says of those days.
pub(super) fn side(
    standing: &Standing<'_>,
    entry: EntryIndex,
    field: Option<&str>,
    days: Interval,
    verdict: Verdict,
) -> Side {
    let register = standing.register();
    let mut side = Side { verdict: Some(verdict), ..Side::default() };
    for (at, version) in register.entry(entry).versions.iter().enumerate() {
        if standing.versions(entry, &[at], days) == Verdict::No || version.is_set_aside() {
            continue;
        }
        let fact = field.and_then(|field| version.facts.get(field));
        if field.is_some() && fact.is_none() {
            continue;
        }
        let value = fact.map(|fact| Shape::from(&fact.value.value));
        side.values.extend(value.filter(|value| !side.values.contains(value)));
        let source = fact.and_then(|fact| fact.source).or(version.source);
        let source = source.map(|source| register.source(source.value).id.value.clone());
        side.sources.extend(source.filter(|source| !side.sources.contains(source)));
        side.span.get_or_insert(fact.map_or(version.span, |fact| fact.value.span));
    }
    if side.span.is_none() {
        side.span = Some(register.entry(entry).id.span);
    }
    // Of one thing said it can be told how far it is so; that of several is told of what the letter says.
    if let (Some(field), [only]) = (field, &*side.values) {
        side.verdict = Some(standing.field(entry, field, |now| Shape::from(now) == *only, days));
    }
    side
}

#[cfg(test)]
mod tests {
    use super::*;
    use AuditResult::{Corrected, Stands, Weakened};
    use Verdict::{AtLeastPart, No, Part, Possibly, Throughout};

    #[test]
    fn what_is_final_is_never_weakened_by_knowing_more() {
        for (then, now, expected) in [
            (Throughout, Throughout, Stands),
            (Throughout, Part, Corrected),
            (Throughout, AtLeastPart, Weakened),
            (Throughout, Possibly, Weakened),
            (Throughout, No, Corrected),
            (Part, Part, Stands),
            (Part, Throughout, Corrected),
            (Part, AtLeastPart, Weakened),
            (Part, No, Corrected),
            (AtLeastPart, Throughout, Stands),
            (AtLeastPart, Part, Stands),
            (AtLeastPart, AtLeastPart, Stands),
            (AtLeastPart, Possibly, Weakened),
            (AtLeastPart, No, Corrected),
            (No, No, Stands),
            (No, Possibly, Weakened),
            (No, AtLeastPart, Corrected),
            (Possibly, No, Stands),
            (Possibly, Throughout, Stands),
        ] {
            assert_eq!(held_against(then, now, now), expected, "{then} then, {now} now");
        }
    }

    #[test]
    fn a_value_that_touches_and_does_not_lie_within_weakens() {
        assert_eq!(held_against(Throughout, No, Throughout), Weakened);
        assert_eq!(held_against(AtLeastPart, No, AtLeastPart), Weakened);
        assert_eq!(held_against(No, No, AtLeastPart), Weakened);
        assert_eq!(held_against(Part, AtLeastPart, Throughout), Weakened);
    }
}
