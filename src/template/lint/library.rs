//! All templates together: what each is called, where its components are, and what was found in it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fault::Fault;
use super::parse::parse;
use super::tree::{Component, Tree};
use crate::text::{FileId, Span};

/// One template.
pub(super) struct Source<'t> {
    pub(super) name: &'t str,
    pub(super) file: FileId,
    pub(super) text: &'t str,
    pub(super) tree: Tree,
}

/// A component and the template that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Defined<'l> {
    pub(super) at: usize,
    pub(super) component: &'l Component,
}

/// All templates, in the order of their names.
pub(super) struct Library<'t> {
    pub(super) sources: Vec<Source<'t>>,
}

impl<'t> Library<'t> {
    /// Reads all templates.
    pub(super) fn read(texts: &[(&'t str, FileId, &'t str)]) -> (Self, Faults) {
        let mut faults = Faults::default();
        let sources = texts.iter().enumerate().map(|(at, (name, file, text))| {
            let (tree, found) = parse(text);
            for fault in found {
                faults.add(at, fault);
            }
            Source { name, file: *file, text, tree }
        });
        let sources = sources.collect();
        (Self { sources }, faults)
    }

    /// The place of a template.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.name == name)
    }

    /// The component of this name, the first of several.
    pub(super) fn component(&self, name: &str) -> Option<Defined<'_>> {
        self.components().find(|defined| defined.component.name.text == name)
    }

    pub(super) fn components(&self) -> impl Iterator<Item = Defined<'_>> + Clone {
        let sources = self.sources.iter().enumerate();
        sources.flat_map(|(at, source)| {
            source.tree.components.iter().map(move |component| Defined { at, component })
        })
    }

    pub(super) fn span(&self, at: usize, range: Range<usize>) -> Span {
        Span::new(self.sources[at].file, range)
    }
}

/// What was found, by template, place and code. What a template is told of many times over is told once.
#[derive(Default)]
pub(super) struct Faults {
    found: BTreeMap<(usize, usize, usize, &'static str), Fault>,
}

impl Faults {
    pub(super) fn add(&mut self, at: usize, fault: Fault) {
        self.found.entry((at, fault.range.start, fault.range.end, fault.code)).or_insert(fault);
    }

    pub(super) fn into_sorted(self) -> impl Iterator<Item = (usize, Fault)> {
        self.found.into_iter().map(|((at, ..), fault)| (at, fault))
    }
}
