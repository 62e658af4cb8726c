//! Comparisons: a template may ask which of a few words a value is, and nothing else about its text.

use super::fault::Fault;
use super::logic::Formula;
use super::scope::Scope;
use super::tree::{Expr, ExprKind};
use super::walk::Walk;
use crate::answer::Shape;

impl<'l> Walk<'l, '_> {
    /// `left == right`.
    pub(super) fn equal(&mut self, scope: &mut Scope<'l>, left: &'l Expr, right: &'l Expr) -> Formula {
        let (left, right) = if literal(left) && !literal(right) { (right, left) } else { (left, right) };
        if let (ExprKind::Filter { of, name, .. }, ExprKind::Number) = (&left.kind, &right.kind)
            && name.text == "length"
        {
            let list = self.value(scope, of);
            self.length(scope, of, &list);
            return self.places.open();
        }
        self.words(scope, left, std::slice::from_ref(right))
    }

    /// `left in right`.
    pub(super) fn is_in(&mut self, scope: &mut Scope<'l>, left: &'l Expr, right: &'l Expr) -> Formula {
        if let ExprKind::List(words) = &right.kind {
            return self.words(scope, left, words);
        }
        self.value_of(scope, left, false);
        self.value_of(scope, right, false);
        let message =
            format!("whether `{}` holds something is not asked in a template", self.text(scope, right));
        let fault = Fault::new("template-comparison-refused", right.range.clone(), message);
        self.fault(scope, fault.help(INSTEAD));
        self.places.open()
    }

    /// Whether a value is one of several words.
    fn words(&mut self, scope: &mut Scope<'l>, asked: &'l Expr, words: &'l [Expr]) -> Formula {
        let value = self.value_of(scope, asked, false);
        for other in words.iter().filter(|word| !literal(word)) {
            self.value_of(scope, other, false);
        }
        let known = match &value.shape {
            Some(Shape::Words(known)) => *known,
            Some(shape) => {
                let message =
                    format!("`{}` is {}, which is not compared", self.text(scope, asked), shape.what());
                self.refuse(scope, asked, message);
                return self.places.open();
            }
            None if literal(asked) => {
                self.refuse(scope, asked, "a comparison begins with the name of a value".to_owned());
                return self.places.open();
            }
            None => return self.places.open(),
        };
        let mut one_of = Vec::new();
        for word in words {
            let ExprKind::Text(text) = &word.kind else {
                self.refuse(scope, word, "a word in quotes is compared with, and nothing else".to_owned());
                continue;
            };
            if known.contains(&text.as_str()) {
                one_of.extend(value.place.map(|place| self.places.is_word(place, text)));
                continue;
            }
            let message = format!("`{}` is never \"{text}\"", self.text(scope, asked));
            let fault = Fault::new("template-word-unknown", word.range.clone(), message);
            self.fault(scope, fault.near(text, known.iter().copied()));
        }
        if one_of.len() == words.len() { Formula::Or(one_of) } else { self.places.open() }
    }

    fn refuse(&mut self, scope: &Scope<'l>, at: &Expr, message: String) {
        let fault = Fault::new("template-comparison-refused", at.range.clone(), message);
        self.fault(scope, fault.help(INSTEAD));
    }
}

const INSTEAD: &str = "ask for a value that is yes or no, such as `.one`, or for one of a few words, such as the `.word` of a status";

fn literal(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Text(_) | ExprKind::Number | ExprKind::Bool(_) | ExprKind::List(_))
}
