//! How the tables of expressions are written, and how they are found in a text.
//!
//! A form is words in a row, in small letters: `not be disclosed`. `a|b` is either of them, `no_longer|not` two words or one,
//! `prejudic*` any word that begins so, `?be|been` words of which one may stand there, `..` at most three words of any kind,
//! `...` at most eight, and `<disclose>` whatever the class of that name has. A form begins with a word or a class.

use std::collections::HashMap;

use super::lexicon::{self, Family};

/// A word of the tables: each has a number.
pub(super) type Atom = u16;

/// Where a form of a family stands, in words of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) family: Family,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Hit {
    /// Its words, of so many.
    pub(super) fn range(self, words: usize) -> std::ops::Range<usize> {
        self.start.min(words)..self.end.min(words)
    }

    /// Whether the two have a word in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Every table, made ready.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    exact: HashMap<String, Atom>,
    stems: HashMap<String, Atom>,
    longest: usize,
    forms: Vec<(Family, Vec<Step>)>,
    /// For each atom, the forms that begin with it.
    starts: Vec<Vec<usize>>,
}

#[derive(Debug, Clone)]
enum Step {
    Word(Vec<Atom>),
    Maybe(Box<Step>),
    Gap(usize),
    Either(Vec<Vec<Step>>),
}

/// What a number is, besides what the tables have: no gap counts it, so that "section 31(1)(a)" is as long as "the section".
const LIGHT: Atom = Atom::MAX - 1;

/// No stem is shorter: it would be looked up for nothing.
const SHORTEST_STEM: usize = 3;

impl Lexicon {
    /// All that the tables have.
    pub(super) fn new() -> Self {
        let mut new = Self::default();
        for (family, forms) in lexicon::families() {
            for form in forms {
                let steps = new.steps(form);
                let number = new.forms.len();
                for atom in first(&steps) {
                    new.starts[usize::from(atom)].push(number);
                }
                new.forms.push((family, steps));
            }
        }
        new
    }

    fn steps(&mut self, form: &str) -> Vec<Step> {
        form.split_whitespace().map(|part| self.step(part)).collect()
    }

    fn step(&mut self, part: &str) -> Step {
        match part {
            ".." => return Step::Gap(3),
            "..." => return Step::Gap(8),
            _ => {}
        }
        if let Some(part) = part.strip_prefix('?') {
            return Step::Maybe(Box::new(self.step(part)));
        }
        let (mut words, mut branches) = (Vec::new(), Vec::new());
        for one in part.split('|') {
            match one.strip_prefix('<').and_then(|one| one.strip_suffix('>')) {
                None if one.contains('_') => branches.push(self.steps(&one.replace('_', " "))),
                None => words.push(self.atom(one)),
                Some(class) => {
                    for member in lexicon::class(class) {
                        match &*self.steps(member) {
                            [Step::Word(atoms)] => words.extend(atoms),
                            steps => branches.push(steps.to_vec()),
                        }
                    }
                }
            }
        }
        let word = Step::Word(words);
        if branches.is_empty() {
            return word;
        }
        branches.push(vec![word]);
        Step::Either(branches)
    }

    fn atom(&mut self, word: &str) -> Atom {
        let next = Atom::try_from(self.starts.len()).unwrap_or(Atom::MAX);
        let (map, word) = match word.strip_suffix('*') {
            Some(stem) => (&mut self.stems, stem),
            None => (&mut self.exact, word),
        };
        if let Some(known) = map.get(word) {
            return *known;
        }
        map.insert(word.to_owned(), next);
        self.longest = self.longest.max(word.len());
        self.starts.push(Vec::new());
        next
    }

    /// The atoms that a word is.
    pub(super) fn atoms(&self, word: &str, into: &mut Vec<Atom>) {
        into.extend(word.starts_with(|c: char| c.is_ascii_digit()).then_some(LIGHT));
        into.extend(self.exact.get(word));
        for length in SHORTEST_STEM..=word.len().min(self.longest) {
            into.extend(word.get(..length).and_then(|stem| self.stems.get(stem)));
        }
    }

    /// Every place in a sentence where a form stands: for each form and beginning, the shortest.
    ///
    /// The atoms of the word at each place are given.
    pub(super) fn hits(&self, words: &[&[Atom]]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for start in 0..words.len() {
            for atom in words[start].iter().filter(|atom| **atom != LIGHT) {
                for number in &self.starts[usize::from(*atom)] {
                    let (family, steps) = &self.forms[*number];
                    if let Some(end) = ends(steps, words, &[start]).into_iter().min() {
                        let hit = Hit { family: *family, start, end };
                        if !hits
                            .iter()
                            .rev()
                            .take_while(|other| other.start == start)
                            .any(|other| *other == hit)
                        {
                            hits.push(hit);
                        }
                    }
                }
            }
        }
        hits
    }
}

/// Where a gap ends at the latest that begins at a word: numbers lie within it and do not count.
fn gap(words: &[&[Atom]], from: usize, most: usize) -> usize {
    let (mut end, mut left) = (from, most);
    while let Some(word) = words.get(end) {
        if !word.contains(&LIGHT) {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        end += 1;
    }
    end
}

/// Where a run of steps can end that begins at any of these words.
fn ends(steps: &[Step], words: &[&[Atom]], starts: &[usize]) -> Vec<usize> {
    let mut places = starts.to_vec();
    for step in steps {
        let mut next = Vec::new();
        for place in places {
            match step {
                Step::Word(atoms) => {
                    let fits =
                        words.get(place).is_some_and(|word| word.iter().any(|atom| atoms.contains(atom)));
                    next.extend(fits.then_some(place + 1));
                }
                Step::Maybe(step) => {
                    next.push(place);
                    next.extend(ends(std::slice::from_ref(step), words, &[place]));
                }
                Step::Gap(most) => next.extend(place..=gap(words, place, *most)),
                Step::Either(branches) => {
                    next.extend(branches.iter().flat_map(|branch| ends(branch, words, &[place])));
                }
            }
        }
        next.sort_unstable();
        next.dedup();
        if next.is_empty() {
            return next;
        }
        places = next;
    }
    places
}

/// The atoms that a form can begin with.
fn first(steps: &[Step]) -> Vec<Atom> {
    match steps.first() {
        Some(Step::Word(atoms)) => atoms.clone(),
        Some(Step::Either(branches)) => branches.iter().flat_map(|branch| first(branch)).collect(),
        Some(Step::Maybe(_) | Step::Gap(_)) | None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Family> {
        let lexicon = Lexicon::new();
        let atoms: Vec<Vec<Atom>> = text
            .split(' ')
            .map(|word| {
                let mut atoms = Vec::new();
                lexicon.atoms(word, &mut atoms);
                atoms
            })
            .collect();
        let words: Vec<&[Atom]> = atoms.iter().map(|atoms| &**atoms).collect();
        lexicon.hits(&words).into_iter().map(|hit| hit.family).collect()
    }

    #[test]
    fn every_form_begins_with_a_word() {
        let lexicon = Lexicon::new();
        for (family, steps) in &lexicon.forms {
            assert!(!first(steps).is_empty(), "{family:?}: {steps:?}");
        }
        assert!(lexicon.forms.len() > 300);
        assert!(lexicon.stems.keys().all(|stem| stem.len() >= SHORTEST_STEM));
    }

    #[test]
    fn words_may_be_missing_and_others_stand_between() {
        assert!(found("it will not be disclosed").contains(&Family::Withholds));
        assert!(found("we neither want to confirm nor will we deny").contains(&Family::Denies));
        assert!(found("a cat sat on a mat").is_empty());
    }
}
