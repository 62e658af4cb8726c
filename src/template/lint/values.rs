//! Values as templates use them: printed, asked about, given to components.

use super::fault::Fault;
use super::logic::Formula;
use super::place::Value;
use super::scope::Scope;
use super::tree::{Expr, ExprKind, Word};
use super::walk::Walk;
use crate::answer::Shape;

impl<'l> Walk<'l, '_> {
    /// A value that is printed.
    pub(super) fn print(&mut self, scope: &mut Scope<'l>, value: &'l Expr) {
        match &value.kind {
            ExprKind::Path { .. } => {
                let found = self.value(scope, value);
                if let Some(Shape::Words(_) | Shape::Word) = &found.shape {
                    let message = format!(
                        "`{}` is for choosing by: printed, it would not say where it comes from",
                        self.text(scope, value)
                    );
                    let fault = Fault::new("template-word-printed", value.range.clone(), message);
                    self.fault(scope, fault.help("print another form of it, such as the `.text` beside it"));
                }
                if let Some(shape @ (Shape::Bool | Shape::List { .. } | Shape::Map(_))) = &found.shape {
                    let message =
                        format!("`{}` is {}, which cannot be printed", self.text(scope, value), shape.what());
                    let fault = Fault::new("template-value-misused", value.range.clone(), message);
                    let help = printable(shape);
                    self.fault(scope, fault.help(help));
                }
            }
            ExprKind::Filter { of, name, .. } if name.text == "safe" => self.safe(scope, of, name),
            ExprKind::Filter { of, name, .. } if name.text == "length" => {
                self.value(scope, of);
                let message = "how many there are is asked, not printed";
                let fault = Fault::new("template-filter-refused", name.range.clone(), message);
                self.fault(scope, fault.help("print the list's own `.number`"));
            }
            ExprKind::Call { name, arguments } => self.call(scope, name, arguments),
            ExprKind::Text(_)
            | ExprKind::Number
            | ExprKind::Filter { .. }
            | ExprKind::Function { .. }
            | ExprKind::Unknown(_) => {
                self.value(scope, value);
            }
            _ => {
                self.condition(scope, value);
                let fault =
                    Fault::new("template-value-misused", value.range.clone(), "a condition is not printed");
                self.fault(scope, fault.help("choose what is printed with `{% if %}`"));
            }
        }
    }

    /// `| safe`, which only an answer already written may have.
    fn safe(&mut self, scope: &mut Scope<'l>, of: &'l Expr, name: &Word) {
        let value = self.value(scope, of);
        if matches!(value.shape, Some(Shape::Markdown)) || (value.shape.is_none() && !is_literal(of)) {
            return;
        }
        let message =
            format!("`{}` must not be printed as it is: it could change the page", self.text(scope, of));
        let fault = Fault::new("template-unsafe", name.range.clone(), message);
        self.fault(
            scope,
            fault.help("leave `safe` out; only the text of an answer, in a letter, is Markdown already"),
        );
    }

    /// A value that is made use of, and so must be there.
    pub(super) fn value(&mut self, scope: &mut Scope<'l>, value: &'l Expr) -> Value {
        self.value_of(scope, value, true)
    }

    /// A value, which may be absent unless it is `needed`.
    pub(super) fn value_of(&mut self, scope: &mut Scope<'l>, value: &'l Expr, needed: bool) -> Value {
        let known = |shape: Shape| Value { shape: Some(shape), place: None };
        match &value.kind {
            ExprKind::Path { root, steps } => {
                let found = self.path(scope, root, steps);
                if needed {
                    self.require(scope, &found, value.range.clone());
                }
                found
            }
            ExprKind::Text(_) => known(Shape::Text),
            ExprKind::Number => known(Shape::Number),
            ExprKind::List(parts) => {
                for part in parts {
                    self.value_of(scope, part, false);
                }
                Value::UNKNOWN
            }
            ExprKind::Unknown(parts) => {
                // What is not known may be guarding: here every name must be known, and no more.
                let before = scope.facts.len();
                scope.facts.push(Formula::Known(false));
                for part in parts {
                    self.value_of(scope, part, false);
                }
                scope.facts.truncate(before);
                Value::UNKNOWN
            }
            ExprKind::Filter { of, arguments, .. } => {
                self.value(scope, of);
                self.arguments(scope, arguments);
                Value::UNKNOWN
            }
            ExprKind::Function { arguments, .. } => {
                self.arguments(scope, arguments);
                Value::UNKNOWN
            }
            ExprKind::Call { name, arguments } => {
                self.call(scope, name, arguments);
                let message = "a component is called only to be printed";
                let fault = Fault::new("template-value-misused", value.range.clone(), message);
                self.fault(scope, fault.help("print it by itself, with {{ < … /> }}"));
                Value::UNKNOWN
            }
            _ => {
                self.condition(scope, value);
                known(Shape::Bool)
            }
        }
    }

    fn arguments(&mut self, scope: &mut Scope<'l>, arguments: &'l [(Word, Expr)]) {
        for (_, value) in arguments {
            self.value(scope, value);
        }
    }

    /// Whether a value is there and not empty, or otherwise holds.
    pub(super) fn condition(&mut self, scope: &mut Scope<'l>, condition: &'l Expr) -> Formula {
        match &condition.kind {
            ExprKind::Path { .. } => {
                let value = self.value_of(scope, condition, false);
                match value.place {
                    Some(place) => Formula::Atom(self.places.truth(place)),
                    None => self.places.open(),
                }
            }
            ExprKind::Bool(value) => Formula::Known(*value),
            ExprKind::List(items) if items.is_empty() => Formula::Known(false),
            ExprKind::Not(of) => self.condition(scope, of).not(),
            ExprKind::And(left, right) => {
                let (left, right) = self.both(scope, left, right, true);
                Formula::And(vec![left, right])
            }
            ExprKind::Or(left, right) => {
                let (left, right) = self.both(scope, left, right, false);
                Formula::Or(vec![left, right])
            }
            ExprKind::Equal(left, right) => self.equal(scope, left, right),
            ExprKind::In(left, right) => self.is_in(scope, left, right),
            ExprKind::Filter { of, name, .. } if name.text == "length" => {
                let list = self.value(scope, of);
                self.length(scope, of, &list);
                match list.place {
                    Some(place) => Formula::Atom(self.places.truth(place)),
                    None => self.places.open(),
                }
            }
            ExprKind::Filter { of, name, .. } if name.text == "safe" => {
                self.safe(scope, of, name);
                self.places.open()
            }
            _ => {
                self.value(scope, condition);
                self.places.open()
            }
        }
    }

    /// Two conditions, the second of which is asked only where the first is `then`.
    fn both(
        &mut self,
        scope: &mut Scope<'l>,
        left: &'l Expr,
        right: &'l Expr,
        then: bool,
    ) -> (Formula, Formula) {
        let left = self.condition(scope, left);
        let before = scope.facts.len();
        let asked = if then { left.clone() } else { left.clone().not() };
        scope.facts.push(asked.clone());
        let right = self.condition(scope, right);
        // What the second takes to be there is there wherever the second has been asked.
        let taken: Vec<Formula> = scope.facts.drain(before..).skip(1).collect();
        scope.facts.extend(taken.into_iter().map(|fact| asked.clone().implies(fact)));
        (left, right)
    }

    /// `length` is asked only of a list.
    pub(super) fn length(&mut self, scope: &Scope<'l>, of: &Expr, list: &Value) {
        if let Some(shape) = list.shape.as_ref().filter(|shape| !matches!(shape, Shape::List { .. })) {
            let message =
                format!("`{}` is {}, and only a list has a length", self.text(scope, of), shape.what());
            self.fault(scope, Fault::new("template-filter-refused", of.range.clone(), message));
        }
    }

    /// An expression as it is written.
    pub(super) fn text(&self, scope: &Scope<'l>, value: &Expr) -> &'l str {
        let library = self.library;
        library.sources[scope.at].text.get(value.range.clone()).unwrap_or_default()
    }
}

fn is_literal(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Text(_) | ExprKind::Number | ExprKind::Bool(_))
}

/// What to print instead of a value that cannot be.
fn printable(shape: &Shape) -> String {
    match shape {
        Shape::Map(fields) if fields.get("text").is_some() => "print its `.text`".to_owned(),
        Shape::Map(_) => "print one of its values".to_owned(),
        Shape::List { .. } => "go through it with `for`".to_owned(),
        _ => "choose what is printed with `{% if %}`".to_owned(),
    }
}
