//! Filters and functions: what would look into printed text, or rewrite it, is refused.

use super::fault::Fault;
use super::library::{Faults, Library};
use super::tree::ExprKind;

/// The filters that templates may use, each where it is in place.
const FILTERS: [&str; 2] = ["safe", "length"];

/// The functions that templates may call.
const FUNCTIONS: [&str; 0] = [];

pub(super) fn check(library: &Library<'_>, faults: &mut Faults) {
    for (at, source) in library.sources.iter().enumerate() {
        source.tree.each_expr(&mut |value| match &value.kind {
            ExprKind::Filter { name, .. } if !FILTERS.contains(&name.text.as_str()) => {
                let message = format!("the filter `{}` is not for templates: {}", name.text, why(&name.text));
                faults.add(
                    at,
                    Fault::new("template-filter-refused", name.range.clone(), message).help(help(&name.text)),
                );
            }
            ExprKind::Filter { name, arguments, .. } => {
                for (argument, _) in arguments {
                    let message = format!("`{}` takes no `{}`", name.text, argument.text);
                    let fault = Fault::new("template-filter-refused", argument.range.clone(), message);
                    faults.add(at, fault.help(format!("write `{}` alone", name.text)));
                }
            }
            ExprKind::Function { name, .. } if !FUNCTIONS.contains(&name.text.as_str()) => {
                let message = format!("there is no function called `{}`", name.text);
                let fault = Fault::new("template-function-unknown", name.range.clone(), message);
                faults.add(at, fault.help("a template prints what it is given, and calls only components"));
            }
            _ => {}
        });
    }
}

fn why(filter: &str) -> &'static str {
    match filter {
        "default" => "it would hide that a value is absent",
        "first" | "last" | "nth" | "slice" | "sort" | "reverse" | "unique" | "group_by" | "filter"
        | "map" | "get" | "join" | "keys" | "values" | "pairs" | "concat" => {
            "what is told, and its order, come from the answer"
        }
        _ => "what is printed must stand as the register has it",
    }
}

fn help(filter: &str) -> &'static str {
    match filter {
        "default" => "ask with `if` whether there is a value, and say in words that there is none",
        "first" | "last" | "nth" | "get" => {
            "name the item, as in `group.items[0]`, or go through the list with `for`"
        }
        "join" => "print the list's own `.text`, `.or` or `.commas`",
        "capitalize" | "title" | "upper" => "print the value's own `.start` where it begins a sentence",
        _ => "print one of the forms that the value has",
    }
}
