//! What follows from the conditions that a place in a template stands under.
//!
//! A value that may be absent is safe to use where the conditions round it hold only if it is there. That is decided as
//! a matter of logic alone: every value is an atom, true where it is there and not empty.

use std::collections::{BTreeMap, BTreeSet};

/// Something that holds or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Atom(pub(super) usize);

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Formula {
    Known(bool),
    Atom(Atom),
    Not(Box<Formula>),
    And(Vec<Formula>),
    Or(Vec<Formula>),
}

impl Formula {
    pub(super) fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// `self` holds only if `other` does.
    pub(super) fn implies(self, other: Self) -> Self {
        Self::Or(vec![self.not(), other])
    }

    pub(super) fn atoms(&self, atoms: &mut BTreeSet<Atom>) {
        match self {
            Self::Known(_) => {}
            Self::Atom(atom) => {
                atoms.insert(*atom);
            }
            Self::Not(of) => of.atoms(atoms),
            Self::And(parts) | Self::Or(parts) => {
                for part in parts {
                    part.atoms(atoms);
                }
            }
        }
    }

    /// Whether it holds, as far as the world is known; and if that is open, an atom that it turns on.
    fn value(&self, world: &World) -> Result<bool, Atom> {
        match self {
            Self::Known(value) => Ok(*value),
            Self::Atom(atom) => world.get(atom).copied().ok_or(*atom),
            Self::Not(of) => of.value(world).map(|value| !value),
            Self::And(parts) => decide(parts, world, false),
            Self::Or(parts) => decide(parts, world, true),
        }
    }
}

type World = BTreeMap<Atom, bool>;

/// The value of several parts, any one of which settles it if it is `settling`.
fn decide(parts: &[Formula], world: &World, settling: bool) -> Result<bool, Atom> {
    let mut open = Ok(!settling);
    for part in parts {
        match part.value(world) {
            Ok(value) if value == settling => return Ok(settling),
            Ok(_) => {}
            Err(atom) => open = open.and(Err(atom)),
        }
    }
    open
}

/// More steps than any template of ours takes; past it, nothing is reported.
const MOST_STEPS: usize = 20_000;

/// Whether `wanted` holds in every world in which all of `facts` do. Where that takes too long to say, it is taken to.
pub(super) fn entails(facts: &[Formula], wanted: Atom) -> bool {
    let bearing = bearing(facts, wanted);
    let mut world = World::from([(wanted, false)]);
    let mut steps = 0;
    !satisfiable(&bearing, &mut world, &mut steps) || steps > MOST_STEPS
}

/// The facts that have anything to do with an atom, directly or by way of others.
fn bearing(facts: &[Formula], wanted: Atom) -> Vec<&Formula> {
    let mut rest: Vec<(&Formula, BTreeSet<Atom>)> = facts
        .iter()
        .map(|fact| {
            let mut atoms = BTreeSet::new();
            fact.atoms(&mut atoms);
            (fact, atoms)
        })
        .collect();
    let mut reached = BTreeSet::from([wanted]);
    let mut bearing = Vec::new();
    loop {
        let (touched, apart): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|(_, atoms)| atoms.is_empty() || !atoms.is_disjoint(&reached));
        if touched.is_empty() {
            return bearing;
        }
        for (fact, atoms) in touched {
            bearing.push(fact);
            reached.extend(atoms);
        }
        rest = apart;
    }
}

/// Whether some world has all of these.
fn satisfiable(facts: &[&Formula], world: &mut World, steps: &mut usize) -> bool {
    *steps += 1;
    if *steps > MOST_STEPS {
        return true;
    }
    let mut open = None;
    for fact in facts {
        match fact.value(world) {
            Ok(true) => {}
            Ok(false) => return false,
            Err(atom) => open = open.or(Some(atom)),
        }
    }
    let Some(atom) = open else { return true };
    [true, false].into_iter().any(|value| {
        world.insert(atom, value);
        let found = satisfiable(facts, world, steps);
        world.remove(&atom);
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atom(at: usize) -> Formula {
        Formula::Atom(Atom(at))
    }

    #[test]
    fn what_follows_is_found_and_no_more() {
        let (a, b, c) = (atom(0), atom(1), atom(2));
        for (facts, expected) in [
            (vec![], false),
            (vec![a.clone()], true),
            (vec![a.clone().not()], false),
            (vec![Formula::Or(vec![a.clone(), b.clone()])], false),
            (vec![Formula::Or(vec![a.clone(), b.clone()]), b.clone().not()], true),
            (vec![Formula::And(vec![b.clone(), a.clone()])], true),
            (vec![b.clone().implies(a.clone()), c.clone().implies(b.clone()), c.clone()], true),
            (
                vec![
                    Formula::And(vec![b.clone(), Formula::Or(vec![c.clone(), a.clone().not()])]).not(),
                    b.clone(),
                ],
                true,
            ),
            (vec![Formula::Known(false)], true),
            (vec![c, b], false),
        ] {
            assert_eq!(entails(&facts, Atom(0)), expected, "{facts:?}");
        }
    }

    #[test]
    fn what_takes_too_long_is_let_be() {
        let pairs = (1..60).map(|at| Formula::Or(vec![atom(at), atom(at + 1).not(), atom(0)]));
        let odd = (1..40).map(|at| {
            let (one, two, three) = (atom(at), atom(at * 7 % 41 + 1), atom(at * 11 % 43 + 1));
            Formula::Or(vec![
                Formula::And(vec![one.clone(), two.clone().not()]),
                three,
                Formula::And(vec![two, one.not()]),
            ])
        });
        // Either answer will do, as long as there is one.
        entails(&pairs.chain(odd).collect::<Vec<_>>(), Atom(0));
    }
}
