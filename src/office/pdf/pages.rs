//! The pages of a PDF, as they follow one another.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::file::File;
use super::object::{Dictionary, Value};

/// No document has more pages.
const MOST: usize = 50_000;

/// Pages do not stand deeper in groups of one another.
const DEEPEST: usize = 50;

/// A page.
pub(super) struct Page {
    /// Streams that draw it.
    pub(super) contents: Vec<u32>,
    /// Remarks and fields that lie on it.
    pub(super) remarks: Vec<u32>,
    /// Fonts, pictures and looks, by the names that the page gives them.
    pub(super) resources: Option<Rc<Value>>,
    /// Left, bottom, right and top of what is shown.
    pub(super) shown: Option<[f64; 4]>,
}

/// What a group of pages gives to those that do not say it themselves.
#[derive(Default, Clone)]
struct Given {
    resources: Option<Rc<Value>>,
    paper: Option<[f64; 4]>,
    cut: Option<[f64; 4]>,
}

/// All pages that the document shows.
pub(super) fn pages(file: &File<'_>) -> Vec<Page> {
    let mut pages = Vec::new();
    let root = file.root.and_then(|root| file.object(root));
    if let Some(Value::Reference(first)) = root.as_ref().and_then(|root| root.dictionary()?.get("Pages")) {
        add(file, *first, &Given::default(), 0, &mut BTreeSet::new(), &mut pages);
    }
    pages
}

fn add(
    file: &File<'_>,
    number: u32,
    given: &Given,
    depth: usize,
    seen: &mut BTreeSet<u32>,
    pages: &mut Vec<Page>,
) {
    if depth > DEEPEST || pages.len() >= MOST || !seen.insert(number) {
        return;
    }
    let Some(object) = file.object(number) else { return };
    let Some(own) = object.dictionary() else { return };
    let given = Given {
        resources: own.get("Resources").cloned().map(Rc::new).or_else(|| given.resources.clone()),
        paper: area(file, own, "MediaBox").or(given.paper),
        cut: area(file, own, "CropBox").or(given.cut),
    };
    if let Some(Value::List(kids)) = own.get("Kids").and_then(|kids| file.resolved(kids)) {
        for kid in references(&kids) {
            add(file, kid, &given, depth + 1, seen, pages);
        }
    } else {
        let (contents, remarks) = (list(file, own, "Contents"), list(file, own, "Annots"));
        let shown = given.cut.or(given.paper);
        pages.push(Page { contents, remarks, resources: given.resources, shown });
    }
}

/// The objects that a name lists, or the one that it names.
fn list(file: &File<'_>, own: &Dictionary, name: &str) -> Vec<u32> {
    match own.get(name) {
        Some(Value::Reference(number)) => match file.resolved(&Value::Reference(*number)) {
            Some(Value::List(items)) => references(&items),
            _ => vec![*number],
        },
        Some(Value::List(items)) => references(items),
        _ => Vec::new(),
    }
}

fn references(values: &[Value]) -> Vec<u32> {
    let numbers =
        values.iter().map(|value| if let Value::Reference(number) = value { Some(*number) } else { None });
    numbers.flatten().collect()
}

/// Four numbers, in whatever order the corners are written.
fn area(file: &File<'_>, own: &Dictionary, name: &str) -> Option<[f64; 4]> {
    let Value::List(corners) = file.resolved(own.get(name)?)? else { return None };
    let corners: Vec<f64> = corners.iter().filter_map(|corner| file.resolved(corner)?.number()).collect();
    let [a, b, c, d] = corners[..] else { return None };
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}
