//! No template states a figure: every number, date and amount in a letter comes from the register, the law or the case.

use std::ops::Range;

use super::fault::Fault;
use super::library::{Faults, Library};
use super::tree::{Expr, ExprKind, Node};

/// Where a text has figures.
pub type FindFigures<'f> = &'f dyn Fn(&str) -> Vec<Range<usize>>;

pub(super) fn check(library: &Library<'_>, find: FindFigures<'_>, faults: &mut Faults) {
    for (at, source) in library.sources.iter().enumerate() {
        let mut found = Vec::new();
        source.tree.each_node(&mut |node| match node {
            Node::Text(range) => {
                let figures = find(&source.text[range.clone()]);
                found.extend(
                    figures.into_iter().map(|figure| range.start + figure.start..range.start + figure.end),
                );
            }
            Node::Print(value) | Node::Set { value, .. } => printed(value, find, &mut found),
            Node::If { .. } | Node::For { .. } | Node::Include(_) => {}
        });
        let parameters = source.tree.components.iter().flat_map(|component| &component.parameters);
        for default in parameters.filter_map(|parameter| parameter.default.as_ref()) {
            printed(default, find, &mut found);
        }
        for range in found {
            let figure = source.text.get(range.clone()).unwrap_or_default();
            let message = format!("`{figure}` is a figure of the template's own");
            let help = "print it from what the answer, the law or the case gives";
            faults.add(at, Fault::new("template-figure", range, message).help(help));
        }
    }
}

/// The figures in what an expression may print: not in the words that it only compares.
fn printed(value: &Expr, find: FindFigures<'_>, found: &mut Vec<Range<usize>>) {
    match &value.kind {
        ExprKind::Text(text) if !find(text).is_empty() => found.push(value.range.clone()),
        ExprKind::Number => found.push(value.range.clone()),
        ExprKind::Equal(..) | ExprKind::In(..) => {}
        _ => {
            for part in value.parts() {
                printed(part, find, found);
            }
        }
    }
}
