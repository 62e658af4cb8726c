//! The sections that a letter relies on, each with the limbs that it may mean.

use std::ops::Range;

use super::catalogue::provision;
use super::cited::{Cited, Stance};
use super::lexicon::Family;
use super::page::Page;
use super::sentence::Sentence;
use super::voice::Voice;
use crate::law::{self, Citation, Engaged, Found, Law, Need, Provision};
use crate::value::Day;

/// A section that a letter relies on.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    /// The number of the section.
    pub(super) number: String,
    /// What is cited of it, each once, with the place where it stands first.
    pub(super) cited: Vec<Meant>,
}

/// A citation, and what it may mean.
#[derive(Debug, Clone)]
pub(super) struct Meant {
    pub(super) citation: Citation,
    pub(super) range: Range<usize>,
    /// The sentences in which it stands.
    pub(super) sentences: Vec<usize>,
    /// The limbs that it may mean, of those in force.
    pub(super) limbs: Vec<Provision>,
    /// Whether no limb is missing.
    pub(super) precise: bool,
    /// Whether the letter speaks of the applicant's own data.
    own_data: bool,
    /// How firmly it is cited, at the most.
    stance: Stance,
    /// Whether it is only said what would be so if something were held.
    supposed: bool,
}

/// Of what is cited over and over, so many places are enough.
const MOST: usize = 100;

/// What the letter relies on that the catalogue has, in the order in which it is cited first.
pub(super) fn grounds(page: &Page, cited: &[Cited], law: Law, on: Day) -> Vec<Ground> {
    let known = cited.iter().filter(|cited| cited.citation.law == law && is_ground(&cited.citation));
    let known: Vec<&Cited> = known.collect();
    let mut denied: Vec<&Citation> = Vec::new();
    for cited in known.iter().filter(|cited| cited.stance == Stance::Denied) {
        if !denied.contains(&&cited.citation) {
            denied.push(&cited.citation);
        }
    }
    // A letter that only ever tells what its provisions say relies on them without saying so.
    let named = known.iter().any(|cited| cited.stance >= Stance::Named && !is_denied(cited, &denied));
    let least = if named { Stance::Named } else { Stance::Told };
    let mut grounds: Vec<Ground> = Vec::new();
    for one in known.iter().filter(|one| one.stance >= least && !is_denied(one, &denied)) {
        let at =
            grounds.iter().position(|ground| ground.number == one.citation.section).unwrap_or_else(|| {
                grounds.push(Ground { number: one.citation.section.clone(), cited: Vec::new() });
                grounds.len() - 1
            });
        match grounds[at].cited.iter_mut().find(|meant| meant.citation == one.citation) {
            Some(meant) if meant.sentences.len() < MOST => {
                meant.sentences.push(one.sentence);
                meant.stance = meant.stance.max(one.stance);
            }
            Some(_) => {}
            None => grounds[at].cited.push(meant(one, on)),
        }
    }
    let own_data =
        page.sentences.iter().any(|sentence| sentence.voice == Voice::Own && sentence.has(Family::OwnData));
    for ground in &mut grounds {
        for meant in &mut ground.cited {
            let supposed = |number: &usize| page.sentences[*number].has(Family::If);
            meant.own_data = own_data;
            meant.supposed = meant.sentences.iter().all(supposed);
        }
        let mut all: Vec<Citation> = Vec::new();
        for cited in known
            .iter()
            .filter(|cited| cited.citation.section == ground.number && cited.stance > Stance::Supposed)
        {
            if !all.contains(&cited.citation) {
                all.push(cited.citation.clone());
            }
        }
        for meant in ground.cited.iter_mut().filter(|meant| !meant.precise) {
            meant.precise =
                all.iter().any(|other| is_below(other, &meant.citation)) || names_limb(page, meant);
        }
        // Beside a limb, the rest of the section is only referred to.
        if ground.cited.iter().any(|meant| meant.precise && !meant.citation.path.is_empty()) {
            ground.cited.iter_mut().for_each(|meant| meant.precise = true);
        }
    }
    grounds
}

/// Whether something can be refused under a citation.
pub(super) fn is_ground(citation: &Citation) -> bool {
    use law::Ground as Kind;
    let refuses = |limb: &Provision| {
        matches!(
            limb.ground(),
            Kind::Exemption | Kind::NeitherConfirmNorDeny | Kind::Exclusion | Kind::Purpose
        )
    };
    match provision(citation) {
        Found::Whole(limb) => refuses(&limb),
        Found::Above { below, .. } => below.iter().any(refuses),
        Found::Missing(_) => false,
    }
}

/// Whether a citation lies in a section under which something can be refused, even where it leads nowhere.
pub(super) fn is_of_exemption(citation: &Citation) -> bool {
    is_ground(&Citation { path: Vec::new(), with: Vec::new(), ..citation.clone() })
}

/// Whether the letter says of a provision that it does not rely on it, here or, where it only names it, elsewhere.
fn is_denied(one: &Cited, denied: &[&Citation]) -> bool {
    let same = |other: &&&Citation| {
        other.section == one.citation.section
            && other.path.iter().zip(&one.citation.path).all(|(other, own)| other == own)
    };
    one.stance < Stance::Told || (one.stance < Stance::Relied && denied.iter().any(|other| same(&other)))
}

fn meant(cited: &Cited, on: Day) -> Meant {
    let (mut limbs, mut precise) = match provision(&cited.citation) {
        Found::Whole(limb) => (vec![limb], true),
        Found::Above { below, together, .. } => (below, together),
        Found::Missing(_) => (Vec::new(), true),
    };
    if limbs.iter().any(|limb| limb.in_force(on)) {
        limbs.retain(|limb| limb.in_force(on));
    }
    if limbs.iter().any(|limb| limb.ground() != law::Ground::Purpose) {
        limbs.retain(|limb| limb.ground() != law::Ground::Purpose);
    }
    let mut grounds = limbs.clone();
    grounds.retain(|limb| limb.ground() != law::Ground::NeitherConfirmNorDeny);
    if !grounds.is_empty() {
        limbs = grounds;
    }
    precise |= is_one(&limbs);
    Meant {
        citation: cited.citation.clone(),
        range: cited.range.clone(),
        sentences: vec![cited.sentence],
        limbs,
        precise,
        own_data: false,
        stance: cited.stance,
        supposed: false,
    }
}

/// Whether limbs are one ground: they differ only in a condition, or the law has the same words of a class for all.
fn is_one(limbs: &[Provision]) -> bool {
    let Some(first) = limbs.first() else { return true };
    let path = |limb: &Provision| limb.limb.place.path;
    limbs.iter().all(|limb| path(limb) == path(first))
        || (matches!(first.engaged(), Engaged::ClassOf(_))
            && limbs.iter().all(|limb| limb.engaged() == first.engaged()))
}

/// Whether a citation lies below another.
fn is_below(citation: &Citation, above: &Citation) -> bool {
    let longer = citation.path.len() > above.path.len();
    let within = citation.path.iter().zip(&above.path).all(|(own, above)| own == above);
    let purpose = matches!(provision(citation), Found::Whole(limb) if limb.ground() == law::Ground::Purpose);
    longer && within && !purpose && !matches!(provision(citation), Found::Missing(_))
}

/// Whether the limb is named elsewhere in words: "subsection (1)(a)", "limb (b)", "paragraphs (a) and (b)".
fn names_limb(page: &Page, meant: &Meant) -> bool {
    const WORDS: [&str; 7] =
        ["subsection", "subsections", "limb", "limbs", "paragraph", "paragraphs", "part"];
    let depth = meant.citation.path.len();
    let next = |limb: &Provision| limb.limb.place.path.get(depth).copied();
    let parts: Vec<&str> = meant.limbs.iter().filter_map(next).collect();
    let near = |sentence: &Sentence| {
        meant.sentences.iter().any(|number| page.sentences[*number].paragraph == sentence.paragraph)
    };
    page.sentences.iter().filter(|sentence| sentence.voice == Voice::Own).any(|sentence| {
        let own = page.text[sentence.range.clone()].trim_start();
        let begins = own
            .strip_prefix('(')
            .and_then(|rest| rest.split(')').next())
            .is_some_and(|label| parts.contains(&label));
        if begins && near(sentence) {
            return true;
        }
        let text = page.text[sentence.range.clone()].to_lowercase().replace("sub-", "sub");
        WORDS.iter().any(|word| {
            text.match_indices(word).any(|(at, word)| {
                let after = text[at + word.len()..].trim_start();
                let label = after.strip_prefix('(').and_then(|after| after.split(')').next());
                label.is_some_and(|label| parts.contains(&label))
            })
        })
    })
}

impl Meant {
    /// Whether this has to be shown of whatever limb is meant.
    pub(super) fn needs(&self, need: Need) -> bool {
        let needed = |limb: &Provision| limb.needs().contains(&need);
        match self.limbs.first() {
            None => false,
            Some(first) if self.limbs.iter().all(|limb| limb.limb.place.path == first.limb.place.path) => {
                needed(first)
            }
            Some(_) if need == Need::LegitimateInterests && self.citation.path.is_empty() => {
                !self.own_data && self.limbs.iter().any(needed)
            }
            // A bare section that has a limb resting on harm is mostly meant for that.
            Some(_) if need == Need::Harm => self.limbs.iter().any(needed),
            Some(_) => self.limbs.iter().all(needed),
        }
    }

    /// Whether it lifts the duty to confirm or deny.
    pub(super) fn denies(&self) -> bool {
        !self.limbs.is_empty() && self.limbs.iter().all(|limb| limb.confirm() == law::Confirm::Here)
    }
}

impl Ground {
    /// Whether this has to be shown.
    pub(super) fn needs(&self, need: Need) -> bool {
        self.cited.iter().any(|meant| meant.needs(need))
    }

    /// Whether nothing but a limb that lifts the duty to confirm or deny is relied on.
    pub(super) fn denies(&self) -> bool {
        // What a limb of the section is cited for in the same breath says only which harm is meant.
        let denies: Vec<&Meant> = self.cited.iter().filter(|meant| meant.denies()).collect();
        let beside = |meant: &Meant| {
            denies.iter().any(|other| other.sentences.iter().any(|number| meant.sentences.contains(number)))
        };
        !denies.is_empty()
            && self.cited.iter().all(|meant| {
                meant.denies()
                    || meant.supposed
                    || meant.stance < Stance::Relied
                    || beside(meant)
                    || meant.citation.path.is_empty()
            })
    }

    /// Whether it has to do with the request, and not with the information: its cost, or that it is vexatious.
    pub(super) fn is_exclusion(&self) -> bool {
        self.cited.iter().any(|meant| meant.limbs.iter().any(|limb| limb.ground() == law::Ground::Exclusion))
    }

    /// What is cited of it, as a sentence names it: the most precise alone where several lie on one line.
    pub(super) fn named(&self) -> String {
        let mut all: Vec<Citation> = self.cited.iter().map(|meant| meant.citation.clone()).collect();
        let every = all.clone();
        all.retain(|one| !every.iter().any(|other| is_below(other, one)));
        law::list(&all)
    }

    /// Where it is cited first.
    pub(super) fn place(&self) -> Range<usize> {
        self.cited.first().map_or(0..0, |meant| meant.range.clone())
    }

    /// The place of the first citation that has this need.
    pub(super) fn place_of(&self, need: Need) -> Range<usize> {
        let first = self.cited.iter().find(|meant| meant.needs(need));
        first.map_or_else(|| self.place(), |meant| meant.range.clone())
    }
}
