//! What templates name of one another: parts and components, each there once, and none within itself.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::library::{Faults, Library};
use super::tree::{Expr, ExprKind, Node, Word, each};

pub(super) fn check(library: &Library<'_>, faults: &mut Faults) {
    repeated(library, faults);
    for (at, source) in library.sources.iter().enumerate() {
        source.tree.each_node(&mut |node| {
            let Node::Include(name) = node else { return };
            if library.find(&name.text).is_none() {
                let message = format!("there is no template called `{}`", name.text);
                let fault = Fault::new("template-name-undefined", name.range.clone(), message);
                let near = fault.near(&name.text, library.sources.iter().map(|source| source.name));
                faults.add(at, near);
            }
        });
        source.tree.each_expr(&mut |value| {
            if let ExprKind::Call { name, arguments } = &value.kind {
                call(library, at, name, arguments, faults);
            }
        });
    }
    cycles(library, faults);
}

/// Components that have the name of another.
fn repeated(library: &Library<'_>, faults: &mut Faults) {
    for defined in library.components() {
        let name = &defined.component.name;
        let Some(first) = library.component(&name.text) else { continue };
        if !std::ptr::eq(first.component, defined.component) {
            let message = format!("there are two components called `{}`", name.text);
            let other = library.span(first.at, first.component.name.range.clone());
            let fault = Fault::new("template-component-repeated", name.range.clone(), message);
            faults.add(
                defined.at,
                fault.see(Some(other), "the other one").help("give one of them another name"),
            );
        }
    }
}

fn call(library: &Library<'_>, at: usize, name: &Word, arguments: &[(Word, Expr)], faults: &mut Faults) {
    const CODE: &str = "template-name-undefined";
    let Some(defined) = library.component(&name.text) else {
        let message = format!("there is no component called `{}`", name.text);
        let names = library.components().map(|defined| defined.component.name.text.as_str());
        faults.add(at, Fault::new(CODE, name.range.clone(), message).near(&name.text, names));
        return;
    };
    let parameters = &defined.component.parameters;
    let here = Some(library.span(defined.at, defined.component.name.range.clone()));
    for (argument, _) in arguments {
        if !parameters.iter().any(|parameter| parameter.name == argument.text) {
            let message = format!("the component `{}` takes no `{}`", name.text, argument.text);
            let fault = Fault::new(CODE, argument.range.clone(), message).see(here, "it is defined here");
            let names = parameters.iter().map(|parameter| parameter.name.as_str());
            faults.add(at, fault.near(&argument.text, names));
        }
    }
    let given = |wanted: &str| arguments.iter().any(|(argument, _)| argument.text == wanted);
    let missing =
        parameters.iter().filter(|parameter| parameter.default.is_none() && !given(&parameter.name));
    let missing: Vec<&str> = missing.map(|parameter| parameter.name.as_str()).collect();
    if let Some(first) = missing.first() {
        let message = format!(
            "the component `{}` is not given {}",
            name.text,
            crate::yaml::listed(missing.iter().copied(), "and")
        );
        let fault = Fault::new(CODE, name.range.clone(), message).see(here, "it is defined here");
        faults.add(at, fault.help(format!("write `{first}={{…}}` before `/>`")));
    }
}

/// A template or a component, in the graph of what goes into what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'l> {
    Template(usize),
    Component(&'l str),
}

struct Cycles<'l, 't> {
    library: &'l Library<'t>,
    /// Whether all that a part goes into has been looked at.
    done: BTreeMap<Part<'l>, bool>,
    faults: Vec<(usize, Fault)>,
}

fn cycles(library: &Library<'_>, faults: &mut Faults) {
    let mut cycles = Cycles { library, done: BTreeMap::new(), faults: Vec::new() };
    let components = library.components().map(|defined| Part::Component(&defined.component.name.text));
    for part in (0..library.sources.len()).map(Part::Template).chain(components) {
        cycles.visit(part);
    }
    for (at, fault) in cycles.faults {
        faults.add(at, fault);
    }
}

impl<'l> Cycles<'l, '_> {
    /// Goes through all that a part goes into, by a stack of its own: chains may be long.
    fn visit(&mut self, part: Part<'l>) {
        if self.done.contains_key(&part) {
            return;
        }
        self.done.insert(part, false);
        let mut stack = vec![(part, self.edges(part))];
        while let Some((part, edges)) = stack.last_mut() {
            let Some((at, word, next)) = edges.pop() else {
                self.done.insert(*part, true);
                stack.pop();
                continue;
            };
            match self.done.get(&next) {
                Some(true) => {}
                Some(false) => {
                    let message = format!("`{}` goes into itself", word.text);
                    let fault = Fault::new("template-include-cycle", word.range.clone(), message);
                    let fault = fault.help("put what both need into a part of its own");
                    self.faults.push((at, fault));
                }
                None => {
                    self.done.insert(next, false);
                    let edges = self.edges(next);
                    stack.push((next, edges));
                }
            }
        }
    }

    /// What a part goes into, the last first, and where it says so.
    fn edges(&self, part: Part<'l>) -> Vec<(usize, &'l Word, Part<'l>)> {
        let (at, nodes) = match part {
            Part::Template(at) => (at, &self.library.sources[at].tree.nodes),
            Part::Component(name) => match self.library.component(name) {
                Some(defined) => (defined.at, &defined.component.body),
                None => return Vec::new(),
            },
        };
        let mut edges = Vec::new();
        each(nodes, &mut |node| match node {
            Node::Include(name) => {
                edges.extend(self.library.find(&name.text).map(|next| (at, name, Part::Template(next))));
            }
            Node::Print(value) => value.each(&mut |value| {
                if let ExprKind::Call { name, .. } = &value.kind {
                    edges.push((at, name, Part::Component(&name.text)));
                }
            }),
            _ => {}
        });
        edges.reverse();
        edges
    }
}
