//! From numbers and parts in a row to citations: which part lies below which, which begins another limb, and which is a
//! condition. The catalogue decides; where it has nothing, the form does.

use super::Citation;
use super::token::is_roman;
use crate::law::Law;
use crate::law::provisions::{is_known, is_read_with, next_parts, section_numbers};

/// How something is tied to what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// As one of several.
    And,
    /// As the last of a range.
    To,
    /// As something that it is read with.
    With,
}

/// A number with its parts, or only parts, and how it is tied to what stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) joint: Joint,
    /// The number of the section, where it is said (again).
    pub(super) section: Option<String>,
    pub(super) parts: Vec<String>,
}

/// A range that has no first or no last, or whose ends are of different kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoRange;

/// More than this is no list of provisions.
const MOST: usize = 100;

/// The citations that these pieces make up.
pub(super) fn compose(law: Law, pieces: &[Piece]) -> Result<Vec<Citation>, NoRange> {
    let mut all: Vec<Citation> = Vec::new();
    for piece in pieces {
        let mut joint = piece.joint;
        let last = all.last().cloned();
        let (section, mut paths) = match (&piece.section, &last) {
            (Some(section), _) => (section.clone(), split(law, section, None, &piece.parts)),
            (None, Some(last)) => {
                let before = last.with.last().unwrap_or(&last.path);
                (last.section.clone(), split(law, &last.section, Some(before), &piece.parts))
            }
            (None, None) => continue,
        };
        if let (Joint::To, Some(last)) = (joint, &last) {
            let end = if paths.is_empty() { Vec::new() } else { paths.remove(0) };
            all.extend(range(law, last, &section, &end)?);
            joint = Joint::And;
        }
        for (at, path) in paths.into_iter().enumerate() {
            let said_anew = at == 0 && piece.section.is_some();
            let joint = if at == 0 { joint } else { Joint::And };
            add(
                law,
                &mut all,
                Citation { law, section: section.clone(), path, with: Vec::new() },
                joint,
                said_anew,
            );
        }
        if all.len() > MOST {
            return Err(NoRange);
        }
    }
    Ok(all)
}

/// Adds a provision, or ties it to the last one as a condition of that.
fn add(law: Law, all: &mut Vec<Citation>, new: Citation, joint: Joint, said_anew: bool) {
    if let Some(last) = all.last_mut().filter(|last| last.section == new.section) {
        let conditional = !said_anew && is_read_with(law, &last.section, &last.path, &new.path);
        if !new.path.is_empty() && (joint == Joint::With || (conditional && last.with.is_empty())) {
            last.with.push(new.path);
            return;
        }
        if conditional {
            let another = Citation { path: last.path.clone(), with: vec![new.path], ..new };
            all.push(another);
            return;
        }
    }
    all.push(new);
}

/// A run of parts as the paths of one or more provisions.
fn split(law: Law, section: &str, before: Option<&[String]>, parts: &[String]) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut path: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let longer = [&path[..], std::slice::from_ref(part)].concat();
        if let (0, Some(before)) = (at, before) {
            path = sibling(law, section, before, part);
        } else if is_known(law, section, &longer) || rank(&path, part) > own_rank(&path) {
            path = longer;
        } else {
            let next = sibling(law, section, &path, part);
            // After (h), an (i) that the law does not have as a letter is a numeral.
            if own_rank(&path) == 2 && is_roman(part) && !is_known(law, section, &next) {
                path = longer;
            } else {
                paths.push(std::mem::replace(&mut path, next));
            }
        }
    }
    paths.push(path);
    paths
}

/// Where a part belongs that follows a whole path: beside its last part, or further up; only then below it.
fn sibling(law: Law, section: &str, before: &[String], part: &str) -> Vec<String> {
    let at = |depth: usize| [&before[..depth], &[part.to_owned()]].concat();
    let known =
        (0..before.len()).rev().chain([before.len()]).map(at).find(|path| is_known(law, section, path));
    known.unwrap_or_else(|| {
        let own = rank(before, part);
        let beside = (0..before.len()).find(|depth| own_rank(&before[..=*depth]) >= own);
        at(beside.unwrap_or(before.len()))
    })
}

/// How deep a part seems to lie: a number, then a letter, then a roman numeral.
fn rank(before: &[String], part: &str) -> u8 {
    let last = before.last().map_or("", |last| last);
    match own_rank(before) {
        _ if part.starts_with(|c: char| c.is_ascii_digit()) => 1,
        // After (h) comes (i), a letter; after any other letter (i) is a numeral.
        2 if is_roman(part) && !follows(last, part) => 3,
        3 if is_roman(part) => 3,
        _ => 2,
    }
}

/// How deep the last part of a path lies.
fn own_rank(path: &[String]) -> u8 {
    match path {
        [] => 0,
        [before @ .., last] => rank(before, last),
    }
}

/// Whether one letter comes right after another.
fn follows(before: &str, part: &str) -> bool {
    matches!((before.as_bytes(), part.as_bytes()), ([one], [next]) if one + 1 == *next)
}

/// What follows a citation up to the end of a range.
fn range(law: Law, first: &Citation, section: &str, end: &[String]) -> Result<Vec<Citation>, NoRange> {
    let same = first.section == section;
    let (Some((last, parent)), Some((start, above)), true) =
        (end.split_last(), first.path.split_last(), same && first.with.is_empty())
    else {
        let whole = first.path.is_empty() && end.is_empty() && first.with.is_empty();
        let numbers =
            between(&section_numbers(law), &first.section, section).filter(|_| whole).ok_or(NoRange)?;
        let cited = numbers.into_iter().map(|section| Citation { section, ..first.clone() });
        return Ok(cited.collect());
    };
    if parent != above {
        return Err(NoRange);
    }
    let parts = between(&next_parts(law, section, parent), start, last).ok_or(NoRange)?;
    let cited = parts.into_iter().map(|part| Citation { path: [parent, &[part]].concat(), ..first.clone() });
    Ok(cited.collect())
}

/// What of a list lies behind the first up to the last; by letters or numbers where the list lacks one of them.
fn between(list: &[&str], start: &str, end: &str) -> Option<Vec<String>> {
    let place = |wanted: &str| list.iter().position(|part| *part == wanted);
    if let (Some(from), Some(to)) = (place(start), place(end)) {
        return (from < to).then(|| list[from + 1..=to].iter().map(|part| (*part).to_owned()).collect());
    }
    if let (Ok(from), Ok(to)) = (start.parse::<u8>(), end.parse::<u8>()) {
        return (from < to && to - from < 30).then(|| (from + 1..=to).map(|part| part.to_string()).collect());
    }
    match (start.as_bytes(), end.as_bytes()) {
        ([from @ b'a'..=b'z'], [to @ b'a'..=b'z']) if from < to => {
            Some((from + 1..=*to).map(|letter| char::from(letter).to_string()).collect())
        }
        _ => None,
    }
}

/// A further condition as far as it must be said after what stands before it.
pub(super) fn shortened<'c>(citation: &Citation, before: &[String], further: &'c [String]) -> &'c [String] {
    let common = before.iter().zip(further).take_while(|(one, other)| one == other).count();
    let same = |parts: &[String]| split(citation.law, &citation.section, Some(before), parts) == [further];
    let short = (0..=common.min(further.len().saturating_sub(1))).rev().map(|depth| &further[depth..]);
    short.into_iter().find(|parts| same(parts)).unwrap_or(further)
}
