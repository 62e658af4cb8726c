//! From a citation to what the catalogue has of it.

use std::fmt;

use super::table::Side;
use super::{Ground, Place, Provision, Section, foia, is_whole, provisions, sections};
use crate::law::{Citation, Law, bracketed, joined, list};

/// What the catalogue has of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A limb, to the last letter.
    Whole(Provision),
    /// It stops above the limbs, or names only a condition that they are read with.
    Above {
        /// The section that it lies in.
        section: &'static Section,
        /// The limbs that it may mean.
        below: Vec<Provision>,
        /// Whether they are conditions that must all be met, so that no limb is missing.
        together: bool,
    },
    /// Nothing.
    Missing(Missing),
}

/// Why a citation leads nowhere, and what there is near it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    cited: Citation,
}

/// What the catalogue has of a citation.
pub fn provision(citation: &Citation) -> Found {
    let mut below = Vec::new();
    for provision in provisions(citation.law).filter(|known| known.section.number == citation.section) {
        match fits(citation, &provision) {
            Fit::Exactly => return Found::Whole(provision),
            Fit::Above => below.push(provision),
            Fit::Not => {}
        }
    }
    let Some(section) = below.first().map(|first| first.section) else {
        return Found::Missing(Missing { cited: citation.clone() });
    };
    if section.together {
        // Only conditions can be met together; what need be neither confirmed nor denied is another matter.
        below.retain(|provision| provision.ground() == section.ground);
    }
    Found::Above { section, below, together: section.together }
}

enum Fit {
    Exactly,
    Above,
    Not,
}

fn fits(citation: &Citation, provision: &Provision) -> Fit {
    let Place { path, with } = provision.limb.place;
    // Purposes may be named with a limb that has functions for one; they do not change which limb it is.
    let further = citation.with.iter().filter(|part| !is_purpose(provision.section, part));
    let condition = match *further.collect::<Vec<_>>() {
        [] => &[][..],
        [condition] => condition,
        _ => return Fit::Not,
    };
    if begins(path, &citation.path) && begins(with, condition) {
        let whole = (path.len(), with.len()) == (citation.path.len(), condition.len());
        if whole { Fit::Exactly } else { Fit::Above }
    } else if condition.is_empty() && begins(with, &citation.path) {
        Fit::Above
    } else {
        Fit::Not
    }
}

/// Whether a part names a purpose of a section.
fn is_purpose(section: &Section, part: &[String]) -> bool {
    let mut purposes = section.limbs.iter().filter(|limb| limb.ground == Some(Ground::Purpose));
    purposes.any(|limb| limb.place.path == part)
}

/// Whether a path of the catalogue begins with these parts.
fn begins(own: &[&str], parts: &[String]) -> bool {
    own.len() >= parts.len() && own.iter().zip(parts).all(|(own, part)| own == part)
}

/// Whether two provisions can never both hold for the same information.
///
/// A citation that stops above the limbs counts as each of them: `30` excludes `31(1)(a)`, and `31(3)` nothing.
pub fn excludes(one: &Citation, other: &Citation) -> bool {
    let table = if (one.law, other.law) == (Law::Foia, Law::Foia) { foia::EXCLUSIVE } else { &[] };
    table.iter().any(|(first, second)| {
        (meets(one, first) && meets(other, second)) || (meets(one, second) && meets(other, first))
    })
}

fn meets(citation: &Citation, (section, place): &Side) -> bool {
    citation.section == *section && citation.path.iter().zip(place.path).all(|(own, part)| own == part)
}

impl Provision {
    /// What it excludes for the same information, above the limbs.
    pub fn excluded(&self) -> Vec<Citation> {
        let own = self.citation();
        let sides = foia::EXCLUSIVE.iter().flat_map(|(first, second)| [(first, second), (second, first)]);
        let others = sides.filter(|(side, _)| self.law == Law::Foia && meets(&own, side));
        others
            .map(|(_, (section, place))| Citation {
                law: self.law,
                section: (*section).to_owned(),
                path: place.path.iter().map(|part| (*part).to_owned()).collect(),
                with: Vec::new(),
            })
            .collect()
    }
}

impl Missing {
    /// What the catalogue has where the citation leaves it: `31(1)` has `(a)` to `(i)`.
    pub fn help(&self) -> Option<String> {
        let Citation { law, section, path, with } = &self.cited;
        if !is_whole(*law) {
            // What the catalogue lacks may well exist, so nothing is said of what the section has.
            let all: Vec<Citation> = provisions(*law).map(|known| known.citation()).collect();
            return (!all.is_empty()).then(|| format!("it has {}", list(&all)));
        }
        let Some(known) = sections(*law).find(|known| known.number == section) else {
            if *law == Law::Foia && foia::PROCEDURE.contains(&&**section) {
                let says = "says what an authority must do; nothing is withheld under it";
                return Some(format!("section {section} {says}"));
            }
            let all: Vec<String> = section_numbers(*law).iter().map(|number| (*number).to_owned()).collect();
            return (!all.is_empty()).then(|| format!("it has {}s {}", law.unit().word(), joined(&all)));
        };
        let at =
            |path: &[String]| Citation { path: path.to_vec(), with: Vec::new(), ..self.cited.clone() }.long();
        let conditions = known.limbs.iter().filter(|limb| limb.until.is_none()).map(|limb| limb.place);
        let conditions = conditions.filter(|place| place.path == path && !place.with.is_empty());
        let conditions: Vec<String> = conditions.map(|place| bracketed(place.with)).collect();
        if !with.is_empty() && !conditions.is_empty() {
            return Some(format!("{} is read with {}", at(path), joined(&conditions)));
        }
        let depth = (0..=path.len()).rev().find(|depth| is_known(*law, section, &path[..*depth]))?;
        let next = next_parts(*law, section, &path[..depth]);
        let next: Vec<String> = next.iter().map(|part| bracketed(&[part])).collect();
        let has = if next.is_empty() { "no parts".to_owned() } else { joined(&next) };
        Some(format!("{} has {has}", at(&path[..depth])))
    }
}

/// One sentence that names the provision and the law.
impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let law = self.cited.law;
        write!(f, "{} is not in the catalogue", self.cited.of_law())?;
        match sections(law).next() {
            _ if is_whole(law) => Ok(()),
            Some(_) => f.write_str(", which has only a part of that law"),
            None => f.write_str(", which has nothing of that law yet"),
        }
    }
}

/// Whether a section has this path, or one below it.
pub(in crate::law) fn is_known(law: Law, section: &str, path: &[String]) -> bool {
    let mut limbs = sections(law).filter(|known| known.number == section).flat_map(|known| known.limbs);
    limbs.any(|limb| {
        let Place { path: own, with } = limb.place;
        begins(own, path) || (!path.is_empty() && begins(with, path))
    })
}

/// Whether a place is read with a further condition.
pub(in crate::law) fn is_read_with(law: Law, section: &str, path: &[String], further: &[String]) -> bool {
    let mut limbs = sections(law).filter(|known| known.number == section).flat_map(|known| known.limbs);
    limbs.any(|limb| {
        let Place { path: own, with } = limb.place;
        own.len() == path.len() && begins(own, path) && begins(with, further) && !with.is_empty()
    })
}

/// The parts that stand directly below a path, in the order of the law.
pub(in crate::law) fn next_parts(law: Law, section: &str, path: &[String]) -> Vec<&'static str> {
    let mut next: Vec<&'static str> = Vec::new();
    for limb in sections(law).filter(|known| known.number == section).flat_map(|known| known.limbs) {
        for place in [limb.place.path, limb.place.with] {
            if begins(place, path)
                && let Some(part) = place.get(path.len())
                && !next.contains(part)
            {
                next.push(part);
            }
        }
    }
    next
}

/// The numbers of every section in the catalogue.
pub(in crate::law) fn section_numbers(law: Law) -> Vec<&'static str> {
    sections(law).map(|section| section.number).collect()
}
