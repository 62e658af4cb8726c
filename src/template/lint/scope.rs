//! What a place in a template can see, and the conditions that it stands under.

use super::logic::Formula;
use super::place::Value;
use crate::answer::Fields;
use crate::text::Span;

/// What is around a place in a template.
pub(super) struct Scope<'l> {
    /// The template that the place is written in.
    pub(super) at: usize,
    /// What may be named at the root; a component is given nothing of it.
    pub(super) root: Option<&'l Fields>,
    /// Names given by loops, `set` and parameters, the nearest last.
    pub(super) variables: Vec<(&'l str, Value)>,
    /// Whether `loop` is one of them.
    pub(super) in_loop: bool,
    /// The conditions, all of which hold.
    pub(super) facts: Vec<Formula>,
    /// The parts and components on the way here, the nearest last.
    pub(super) chain: Vec<&'l str>,
    /// Where the nearest of them is named.
    pub(super) from: Option<Span>,
    /// How many loops run round the place, those round each part and component too.
    pub(super) loops: usize,
    /// How many blocks, parts and components are round it.
    pub(super) depth: usize,
}

impl<'l> Scope<'l> {
    pub(super) fn new(at: usize, root: Option<&'l Fields>) -> Self {
        Self {
            at,
            root,
            variables: Vec::new(),
            in_loop: false,
            facts: Vec::new(),
            chain: Vec::new(),
            from: None,
            loops: 0,
            depth: 0,
        }
    }

    /// What a variable stands for.
    pub(super) fn variable(&self, name: &str) -> Option<&Value> {
        self.variables.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Every name that may be used here.
    pub(super) fn names(&self) -> Vec<&'l str> {
        let root = self.root.into_iter().flat_map(Fields::iter).map(|(name, _)| name);
        self.variables
            .iter()
            .map(|(name, _)| *name)
            .chain(self.in_loop.then_some("loop"))
            .chain(root)
            .collect()
    }
}
