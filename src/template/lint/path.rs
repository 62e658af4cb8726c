//! Paths: a name, the steps from it, and whether what they lead through is there.

use std::ops::Range;

use super::fault::Fault;
use super::logic::Formula;
use super::place::Value;
use super::scope::Scope;
use super::tree::{Step, Word};
use super::walk::Walk;
use crate::answer::Shape;
use crate::register::Kind;

impl<'l> Walk<'l, '_> {
    /// What a name and the steps from it lead to.
    pub(super) fn path(&mut self, scope: &mut Scope<'l>, root: &'l Word, steps: &'l [Step]) -> Value {
        if root.text == "loop" && scope.in_loop && scope.variable("loop").is_none() {
            return self.loop_field(scope, steps);
        }
        let mut value = match scope.variable(&root.text) {
            Some(value) => value.clone(),
            None => self.root(scope, root),
        };
        let mut reached = root.range.clone();
        for step in steps {
            self.require(scope, &value, reached.clone());
            value = self.step(scope, &value, reached.clone(), step);
            let (Step::Field(Word { range, .. }) | Step::Index(_, range)) = step;
            reached.end = range.end + usize::from(matches!(step, Step::Index(..)));
        }
        value
    }

    /// What `loop` gives. Its counters would print figures that nothing vouches for.
    fn loop_field(&mut self, scope: &mut Scope<'l>, steps: &[Step]) -> Value {
        match steps {
            [Step::Field(field)] if ["first", "last"].contains(&field.text.as_str()) => {
                return Value { shape: Some(Shape::Bool), place: None };
            }
            [Step::Field(field), ..] => {
                let message = format!("`loop` has no `{}` that templates may use", field.text);
                let fault = Fault::new("template-name-undefined", field.range.clone(), message);
                self.fault(scope, fault.near(&field.text, ["first", "last"]));
            }
            _ => {}
        }
        Value::UNKNOWN
    }

    fn root(&mut self, scope: &mut Scope<'l>, root: &Word) -> Value {
        let fields = scope.root;
        if let Some((fields, member)) = fields.and_then(|fields| Some((fields, fields.get(&root.text)?))) {
            if let Some(kind) = Kind::parse(&root.text) {
                let span = self.library.span(scope.at, root.range.clone());
                self.kinds.entry(kind).or_insert(span);
            }
            let place = self.places.member(None, &root.text, fields, Some(fields));
            return Value { shape: Some(member.shape.clone()), place };
        }
        let message = match scope.root {
            Some(_) => format!("`{}` is no name that this template is given", root.text),
            None => format!("`{}` is no name that this component is given", root.text),
        };
        let fault = Fault::new("template-name-undefined", root.range.clone(), message);
        self.fault(scope, fault.near(&root.text, scope.names()));
        Value::UNKNOWN
    }

    fn step(&mut self, scope: &mut Scope<'l>, value: &Value, reached: Range<usize>, step: &'l Step) -> Value {
        let Some(shape) = &value.shape else { return Value::UNKNOWN };
        let before = self.library.sources[scope.at].text.get(reached).unwrap_or_default();
        match (step, shape) {
            (Step::Field(field), Shape::Map(fields)) => {
                if let Some(member) = fields.get(&field.text) {
                    let place = value
                        .place
                        .and_then(|of| self.places.member(Some(of), &field.text, fields, scope.root));
                    return Value { shape: Some(member.shape.clone()), place };
                }
                let message = format!("`{before}` has no `{}`", field.text);
                let fault = Fault::new("template-name-undefined", field.range.clone(), message);
                let names: Vec<&str> = fields.iter().map(|(name, _)| name).collect();
                self.fault(scope, fault.near(&field.text, names));
            }
            (Step::Field(field), _) => {
                let message = format!("`{before}` is {}, and has no `{}`", shape.what(), field.text);
                let fault = Fault::new("template-name-undefined", field.range.clone(), message);
                let list = matches!(shape, Shape::List { .. });
                self.fault(scope, if list { fault.help("go through it with `for`") } else { fault });
            }
            (Step::Index(index, _), Shape::List { of, .. }) => {
                let place = value.place.map(|list| self.places.element(Some(list), index));
                return Value { shape: Some((**of).clone()), place };
            }
            (Step::Index(_, range), _) => {
                let message = format!("`{before}` is {}, and only a list has numbered items", shape.what());
                self.fault(scope, Fault::new("template-value-misused", range.clone(), message));
            }
        }
        Value::UNKNOWN
    }

    /// Reports a value that may be absent where it must not be. From there on it is taken to be there: one fault is
    /// told once.
    pub(super) fn require(&mut self, scope: &mut Scope<'l>, value: &Value, range: Range<usize>) {
        let Some(place) = value.place.filter(|place| self.places.may_be_absent(*place)) else { return };
        if self.places.is_certain(place, &scope.facts) {
            return;
        }
        let text = self.library.sources[scope.at].text.get(range.clone()).unwrap_or_default();
        let list = text.strip_suffix(']').and_then(|text| text.rsplit_once('['));
        let (message, asked) = match list {
            Some((list, _)) => (format!("`{text}` may be absent: `{list}` may be empty"), list),
            None => (format!("`{text}` may be absent"), text),
        };
        let help =
            format!("use it only inside `{{% if {asked} %}}`, and say something true where it is absent");
        self.fault(scope, Fault::new("template-value-unguarded", range, message).help(help));
        scope.facts.push(Formula::Atom(self.places.truth(place)));
    }
}
