//! By which day each source had been made, as letters show that used it.

use std::collections::BTreeSet;

use super::Letter;
use crate::register::{EntryIndex, Moment, Register, SourceIndex, Standing, Version};
use crate::value::Day;

/// The day by which each source had been made: that of the first letter that used it. A letter may have been wrong about
/// its source: a day that leaves no world to what the register says is not believed, and the next letter's is taken; nor
/// are days that only together leave it none.
pub(super) fn made_by(register: &Register, letters: &[Letter], on: Moment) -> Vec<Option<Day>> {
    let mut shown = shown(register, letters);
    let bare = register.at(on);
    let first = |shown: &[Vec<Day>]| shown.iter().map(|days| days.first().copied()).collect::<Vec<_>>();
    let lost = |days: &[Option<Day>]| lost(&bare, &register.at_with(on, |SourceIndex(at)| days[at]));
    let mut doubted = BTreeSet::new();
    loop {
        let days = first(&shown);
        let lost_by_all = lost(&days);
        if lost_by_all.is_empty() {
            return days;
        }
        let known = doubted.len();
        doubted.extend(lost_by_all.into_iter().flat_map(|entry| sources(register, entry)));
        let before: usize = shown.iter().map(Vec::len).sum();
        for SourceIndex(at) in &doubted {
            let is_refuted = |day: &Day| {
                let mut alone = vec![None; shown.len()];
                alone[*at] = Some(*day);
                !lost(&alone).is_empty()
            };
            let refuted = shown[*at].partition_point(is_refuted);
            shown[*at].drain(..refuted);
        }
        if before > shown.iter().map(Vec::len).sum() || doubted.len() > known {
            continue;
        }
        // What stands beside them may be what they clash with.
        let beside = (0..register.entries.len()).map(|at| sources(register, EntryIndex(at)));
        let beside = beside.filter(|sources| !sources.is_disjoint(&doubted));
        let all: BTreeSet<SourceIndex> = beside.flatten().collect();
        if all.is_subset(&doubted) {
            for SourceIndex(at) in &doubted {
                shown[*at].clear();
            }
        }
        doubted.extend(all);
    }
}

/// For each source the days of the letters that used it, in order.
fn shown(register: &Register, letters: &[Letter]) -> Vec<Vec<Day>> {
    let mut shown = vec![BTreeSet::new(); register.sources.len()];
    for letter in letters {
        let Ok(dated) = Day::parse(&letter.sent.dated) else { continue };
        for source in letter.sent.claims.iter().flat_map(|claim| &claim.sources) {
            if let Some(SourceIndex(at)) = register.find_source(source) {
                shown[at].insert(dated);
            }
        }
    }
    shown.into_iter().map(|days| days.into_iter().collect()).collect()
}

/// The entries of which less fits a world.
fn lost(bare: &Standing<'_>, standing: &Standing<'_>) -> Vec<EntryIndex> {
    let entries = (0..bare.register().entries.len()).map(EntryIndex);
    entries.filter(|entry| standing.fitting(*entry) < bare.fitting(*entry)).collect()
}

/// Every source that an entry has anything from.
fn sources(register: &Register, entry: EntryIndex) -> BTreeSet<SourceIndex> {
    register.entry(entry).versions.iter().flat_map(Version::sources).collect()
}
