//! Values as a template reaches them: where each stands, what shape it has, and what its being there means.

use std::collections::{BTreeMap, BTreeSet};

use super::logic::{Atom, Formula, entails};
use crate::answer::{Brings, Fields, Shape};

/// A value that a template has named: the same way there gives the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(usize);

/// What is known of a value.
#[derive(Debug, Clone)]
pub(super) struct Value {
    /// Its shape; `None` where nothing is known of it.
    pub(super) shape: Option<Shape>,
    /// Where it stands; `None` where it is no named value.
    pub(super) place: Option<Place>,
}

impl Value {
    pub(super) const UNKNOWN: Self = Self { shape: None, place: None };
}

/// Every place named so far.
#[derive(Debug, Default)]
pub(super) struct Places {
    steps: BTreeMap<(Option<Place>, String), Place>,
    /// The atom of each place: that it is there and not empty.
    atom_of: Vec<Atom>,
    /// For each place, the nearest place on the way that may be absent: itself, or one before it.
    doubtful: Vec<Option<Place>>,
    /// What follows from each atom, and what holds whatever else does.
    follows: BTreeMap<Option<Atom>, Vec<Atom>>,
    /// Comparisons of a place with a word.
    words: BTreeMap<(Place, String), Atom>,
    atoms: usize,
}

impl Places {
    /// A place of its own that is always there: the variable of a loop, say.
    pub(super) fn fresh(&mut self) -> Place {
        let atom = self.atom();
        self.atom_of.push(atom);
        self.doubtful.push(None);
        Place(self.atom_of.len() - 1)
    }

    /// A member of a map, one of `siblings`; of the root where there is no place before it.
    pub(super) fn member(
        &mut self,
        of: Option<Place>,
        name: &str,
        siblings: &Fields,
        root: Option<&Fields>,
    ) -> Option<Place> {
        let member = siblings.get(name)?;
        if let Some(known) = self.steps.get(&(of, name.to_owned())) {
            return Some(*known);
        }
        let place = self.step(of, name, member.always);
        let truth = self.truth(place);
        if let (Shape::List { some: true, .. }, true) = (&member.shape, member.always) {
            let before = of.and_then(|of| self.doubtful[of.0]).map(|before| self.truth(before));
            self.follows.entry(before).or_default().push(truth);
        }
        for brings in &member.brings {
            let brought = match brings {
                Brings::Beside(name) => self.member(of, name, siblings, root),
                Brings::Root(name) => root.and_then(|root| self.member(None, name, root, Some(root))),
            };
            if let Some(brought) = brought {
                let brought = self.truth(brought);
                self.follows.entry(Some(truth)).or_default().push(brought);
            }
        }
        Some(place)
    }

    /// An element of a list.
    pub(super) fn element(&mut self, of: Option<Place>, index: &str) -> Place {
        if let Some(known) = self.steps.get(&(of, index.to_owned())) {
            return *known;
        }
        let place = self.step(of, index, false);
        if let (Some(of), "0") = (of, index) {
            let (list, first) = (self.truth(of), self.truth(place));
            self.follows.entry(Some(list)).or_default().push(first);
        }
        place
    }

    fn step(&mut self, of: Option<Place>, name: &str, always: bool) -> Place {
        let place = self.fresh();
        self.steps.insert((of, name.to_owned()), place);
        let before = of.and_then(|of| self.doubtful[of.0]);
        if let Some(before) = before {
            let (there, before) = (self.truth(place), self.truth(before));
            self.follows.entry(Some(there)).or_default().push(before);
        }
        self.doubtful[place.0] = if always { before } else { Some(place) };
        place
    }

    /// That a place is there and not empty.
    pub(super) fn truth(&self, place: Place) -> Atom {
        self.atom_of[place.0]
    }

    /// Whether a place itself may be absent where what leads to it is there.
    pub(super) fn may_be_absent(&self, place: Place) -> bool {
        self.doubtful[place.0] == Some(place)
    }

    /// That a place holds this word; then it is there.
    pub(super) fn is_word(&mut self, place: Place, word: &str) -> Formula {
        let atom = if let Some(known) = self.words.get(&(place, word.to_owned())) {
            *known
        } else {
            let atom = self.atom();
            self.words.insert((place, word.to_owned()), atom);
            atom
        };
        Formula::And(vec![Formula::Atom(atom), Formula::Atom(self.truth(place))])
    }

    /// A condition of which nothing is known.
    pub(super) fn open(&mut self) -> Formula {
        Formula::Atom(self.atom())
    }

    fn atom(&mut self) -> Atom {
        self.atoms += 1;
        Atom(self.atoms)
    }

    /// Whether a place is certainly there and not empty where these conditions hold.
    pub(super) fn is_certain(&self, place: Place, facts: &[Formula]) -> bool {
        let mut facts = facts.to_vec();
        let mut reached: BTreeSet<Option<Atom>> = BTreeSet::from([None]);
        let mut atoms = BTreeSet::new();
        for fact in &facts {
            fact.atoms(&mut atoms);
        }
        let mut waiting: Vec<Option<Atom>> = atoms.into_iter().map(Some).chain([None]).collect();
        reached.extend(waiting.iter().copied());
        while let Some(atom) = waiting.pop() {
            for follows in self.follows.get(&atom).into_iter().flatten() {
                let given = atom.map_or(Formula::Known(true), Formula::Atom);
                facts.push(given.implies(Formula::Atom(*follows)));
                if reached.insert(Some(*follows)) {
                    waiting.push(Some(*follows));
                }
            }
        }
        entails(&facts, self.truth(place))
    }
}
