//! Short forms in the register's tree, written out in full.
//!
//! What an entry says beside its versions is shorthand for each version that does not say otherwise; an entry with
//! one version needs no list; a field may be a plain value or a value with a source; a sighting may be a plain date, and a
//! decision on disclosure a plain yes or no.

use crate::register::{Field, Kind};
use crate::text::{At, Span};
use crate::yaml::{Key, Kind as Shape, Node};

/// The versions of an entry, each with all that it says, and the place to point at for each.
pub(super) fn versions(entry: &Node, id: &Key, kind: Kind, fields: &[Field]) -> Vec<At<Node>> {
    let shared = shared(entry, kind);
    let Some(list) = list(entry, kind) else {
        return vec![At::new(complete(&[], &shared, entry.span, fields), id.span)];
    };
    let items = list.items().iter();
    items
        .map(|version| match version.kind {
            Shape::Map(_) => {
                At::new(complete(version.entries(), &shared, version.span, fields), version.span)
            }
            _ => At::new(version.clone(), version.span),
        })
        .collect()
}

fn list(entry: &Node, kind: Kind) -> Option<&Node> {
    list_name(entry, kind).and_then(|name| entry.get(name))
}

fn list_name(entry: &Node, kind: Kind) -> Option<&'static str> {
    lists(kind).iter().copied().find(|name| entry.get(name).is_some())
}

/// What an entry says for all of its versions: everything but the list of them and the ids that it had before.
fn shared(entry: &Node, kind: Kind) -> Vec<&(Key, Node)> {
    let list = list_name(entry, kind);
    let own = |key: &str| key == "was" || Some(key) == list;
    entry.entries().iter().filter(|(key, _)| !own(&key.value)).collect()
}

/// The keys under which an entry of this kind lists its versions.
pub(super) fn lists(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Statistics | Kind::Budgets => &["versions", "values"],
        _ => &["versions"],
    }
}

/// How many nodes an entry repeats in its versions.
pub(super) fn repeated(entry: &Node, kind: Kind) -> usize {
    let Some(list) = list(entry, kind) else { return 0 };
    let each: usize = shared(entry, kind).into_iter().map(|(_, node)| size(node)).sum();
    each.saturating_mul(list.items().len())
}

fn size(node: &Node) -> usize {
    let inner: usize = match &node.kind {
        Shape::Map(entries) => entries.iter().map(|(_, node)| size(node)).sum(),
        Shape::List(items) => items.iter().map(size).sum(),
        _ => 0,
    };
    inner + 1
}

fn complete(own: &[(Key, Node)], shared: &[&(Key, Node)], span: Span, fields: &[Field]) -> Node {
    let inherited =
        shared.iter().copied().filter(|(key, _)| !own.iter().any(|(mine, _)| mine.value == key.value));
    let entries =
        own.iter().chain(inherited).map(|(key, node)| (key.clone(), written_out(key, node, fields)));
    Node { span, kind: Shape::Map(entries.collect()) }
}

fn written_out(key: &Key, node: &Node, fields: &[Field]) -> Node {
    if key.value == "seen" {
        let dates = node.items().iter().map(|item| match item.kind {
            Shape::Scalar { .. } => under("on", item),
            _ => item.clone(),
        });
        return Node { span: node.span, kind: Shape::List(dates.collect()) };
    }
    if key.value == "disclose" && matches!(node.kind, Shape::Scalar { .. }) {
        return under("allowed", node);
    }
    let said = node.get("value").is_some() || node.get("source").is_some();
    if said || !fields.iter().any(|field| field.name == key.value) {
        return node.clone();
    }
    under("value", node)
}

fn under(key: &str, node: &Node) -> Node {
    Node { span: node.span, kind: Shape::Map(vec![(At::new(key.to_owned(), node.span), node.clone())]) }
}
