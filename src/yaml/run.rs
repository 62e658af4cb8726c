//! Reading a type from a tree although parts of it do not fit.
//!
//! A derived `Deserialize` gives up at the first fault. So the fault is reported, the entry or item it lies in is
//! taken for absent, and the type is read again from the start: what is optional is left out, and where
//! something required is absent the whole that needs it is absent in turn.

use std::cell::RefCell;
use std::collections::HashSet;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, DeserializeSeed};

use super::diagnostics::Diagnostics;
use super::fault::Fault;
use super::tree::{Key, Kind, Node};
use crate::diagnostic::Finding;

/// Reads a `T` from `node`. Every fault becomes a diagnostic, and what does not fit is absent.
pub fn read<T: DeserializeOwned>(node: &Node, diagnostics: &mut Diagnostics) -> Option<T> {
    read_under(None, node, diagnostics)
}

/// As [`read`], for a value that stands under `key`, which diagnostics then name.
pub fn read_field<T: DeserializeOwned>(key: &Key, node: &Node, diagnostics: &mut Diagnostics) -> Option<T> {
    read_under(Some(key), node, diagnostics)
}

/// How often one value is read again.
const MOST_TRIES: usize = 100;

fn read_under<T: DeserializeOwned>(
    key: Option<&Key>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let mut run = Run { absent: HashSet::new(), diagnostics: RefCell::new(std::mem::take(diagnostics)) };
    let value = run.read(key, node);
    *diagnostics = run.diagnostics.into_inner();
    value
}

/// What is known while one value is read, over all tries.
pub(super) struct Run {
    /// Nodes that do not fit, by address.
    absent: HashSet<usize>,
    /// What has been said.
    pub(super) diagnostics: RefCell<Diagnostics>,
}

impl Run {
    fn read<T: DeserializeOwned>(&mut self, key: Option<&Key>, node: &Node) -> Option<T> {
        for _ in 0..MOST_TRIES {
            let place = Place { node, key, item: false, run: self };
            let (diagnostic, slot) = match place.fill(PhantomData) {
                Ok(value) => return Some(value),
                Err(fault) => fault.into_parts(),
            };
            self.diagnostics.get_mut().extend(diagnostic);
            // A node that is absent already and still at fault is the one all others hang from.
            if !self.absent.insert(slot?) {
                return None;
            }
        }
        let finding =
            Finding::new(key.map_or(node.span, |key| key.span), "there are more faults here than are shown");
        self.diagnostics.get_mut().push(finding.help("put right those shown first").error("too-many-faults"));
        None
    }

    /// Whether a node has been found not to fit.
    pub(super) fn is_absent(&self, node: &Node) -> bool {
        !self.absent.is_empty() && self.absent.contains(&node.address())
    }
}

/// A node about to be read, and what it is called.
#[derive(Clone, Copy)]
pub(super) struct Place<'n> {
    pub(super) node: &'n Node,
    /// The key it stands under, itself or as an item of a list.
    pub(super) key: Option<&'n Key>,
    pub(super) item: bool,
    pub(super) run: &'n Run,
}

impl<'n> Place<'n> {
    /// The value of an entry.
    pub(super) fn under(self, (key, node): &'n (Key, Node)) -> Self {
        Self { node, key: Some(key), item: false, run: self.run }
    }

    /// An item of this list; what is no list is its own only item.
    pub(super) fn item(self, node: &'n Node) -> Self {
        Self { node, item: self.item || matches!(self.node.kind, Kind::List(_)), ..self }
    }

    /// Reads what `seed` asks for. A fault that was not placed deeper down is placed here, and this node is what
    /// can be left out to be rid of it.
    pub(super) fn fill<'de, S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        self.fill_part(seed).map_err(|fault| fault.leaving_out(self.node))
    }

    /// As [`Place::fill`], for a part that cannot be left out.
    pub(super) fn fill_part<'de, S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        if matches!(self.node.kind, Kind::Refused) {
            return Err(Fault::reported());
        }
        seed.deserialize(self).map_err(|fault| fault.at(self))
    }
}
