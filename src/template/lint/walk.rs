//! Templates gone through as they would be rendered, every branch of them, each part in each place that it goes into.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fault::Fault;
use super::library::{Defined, Faults, Library};
use super::logic::Formula;
use super::place::{Places, Value};
use super::scope::Scope;
use super::tree::{Expr, ExprKind, Node, Word};
use crate::answer::{Fields, Shape};
use crate::register::Kind;
use crate::text::Span;

/// Loops within loops, which bounds how long a template can take over a View.
const MOST_LOOPS: usize = 4;

/// Blocks, parts and components within one another.
const DEEPEST: usize = 100;

/// Nodes gone through for one template with all that goes into it. Ours take some hundreds.
const MOST_NODES: usize = 50_000;

/// Goes through templates, one that is rendered by itself after another.
pub(super) struct Walk<'l, 't> {
    pub(super) library: &'l Library<'t>,
    pub(super) faults: &'l mut Faults,
    pub(super) places: Places,
    /// The kinds of entry that the template goes into, and where it first does.
    pub(super) kinds: BTreeMap<Kind, Span>,
    /// Templates that some other goes into.
    pub(super) reached: BTreeSet<usize>,
    /// Components that are called.
    called: BTreeSet<&'l str>,
    nodes: usize,
}

impl<'l, 't> Walk<'l, 't> {
    pub(super) fn new(library: &'l Library<'t>, faults: &'l mut Faults) -> Self {
        let (reached, called) = (BTreeSet::new(), BTreeSet::new());
        Self { library, faults, places: Places::default(), kinds: BTreeMap::new(), reached, called, nodes: 0 }
    }

    /// A template that is rendered by itself.
    pub(super) fn template(&mut self, at: usize, root: &'l Fields) {
        let source = &self.library.sources[at];
        let mut scope = Scope::new(at, Some(root));
        scope.chain.push(source.name);
        self.begin(at);
        self.nodes(&mut scope, &source.tree.nodes);
    }

    /// A component that nothing calls: of what it is given, nothing is known.
    pub(super) fn uncalled(&mut self) {
        for Defined { at, component } in self.library.components() {
            if !self.called.contains(component.name.text.as_str()) {
                let mut scope = Scope::new(at, None);
                let parameters = component.parameters.iter();
                scope.variables.extend(parameters.map(|parameter| (parameter.name.as_str(), Value::UNKNOWN)));
                scope.chain.push(&component.name.text);
                self.begin(at);
                self.nodes(&mut scope, &component.body);
            }
        }
    }

    fn begin(&mut self, at: usize) {
        self.reached.insert(at);
        self.places = Places::default();
        self.kinds = BTreeMap::new();
        self.nodes = 0;
    }

    pub(super) fn fault(&mut self, scope: &Scope<'l>, fault: Fault) {
        let fault =
            if fault.see.is_none() { fault.see(scope.from, "this is where it is used") } else { fault };
        self.faults.add(scope.at, fault);
    }

    fn nodes(&mut self, scope: &mut Scope<'l>, nodes: &'l [Node]) {
        scope.depth += 1;
        for node in nodes {
            self.nodes += 1;
            if self.nodes > MOST_NODES || scope.depth > DEEPEST {
                self.too_intricate(scope);
                break;
            }
            self.node(scope, node);
        }
        scope.depth -= 1;
    }

    fn too_intricate(&mut self, scope: &Scope<'l>) {
        // The whole walk ends: the same would be said at every node from here on.
        self.nodes = MOST_NODES;
        let name = scope.chain.first().copied().unwrap_or_default();
        let at = self.library.find(name).unwrap_or(scope.at);
        let length = self.library.sources[at].text.chars().next().map_or(0, char::len_utf8);
        let message = format!("too many parts go into `{name}`, or too deep into one another");
        let help = "include each part once, and put what is repeated into a loop";
        self.faults.add(at, Fault::new("template-too-intricate", 0..length, message).help(help));
    }

    fn node(&mut self, scope: &mut Scope<'l>, node: &'l Node) {
        match node {
            Node::Text(_) => {}
            Node::Print(value) => self.print(scope, value),
            Node::If { branches, otherwise } => self.branches(scope, branches, otherwise),
            Node::For { variable, list, body, range } => self.for_loop(scope, variable, list, body, range),
            Node::Include(name) => self.include(scope, name),
            Node::Set { variable, value } => {
                let value = self.value_of(scope, value, false);
                scope.variables.push((&variable.text, value));
            }
        }
    }

    fn branches(&mut self, scope: &mut Scope<'l>, branches: &'l [(Expr, Vec<Node>)], otherwise: &'l [Node]) {
        let (facts, known) = (scope.facts.len(), scope.variables.len());
        let mut set = Vec::new();
        let mut leave =
            |scope: &mut Scope<'l>| set.extend(scope.variables.drain(known..).map(|(name, _)| name));
        for (condition, body) in branches {
            let holds = self.condition(scope, condition);
            let before = scope.facts.len();
            scope.facts.push(holds.clone());
            self.nodes(scope, body);
            leave(scope);
            scope.facts.truncate(before);
            scope.facts.push(holds.not());
        }
        self.nodes(scope, otherwise);
        leave(scope);
        scope.facts.truncate(facts);
        // What is set in a branch may have been set, or not.
        scope.variables.extend(set.into_iter().map(|name| (name, Value::UNKNOWN)));
    }

    fn for_loop(
        &mut self,
        scope: &mut Scope<'l>,
        variable: &'l Word,
        list: &'l Expr,
        body: &'l [Node],
        range: &Range<usize>,
    ) {
        let (facts, known, in_loop) = (scope.facts.len(), scope.variables.len(), scope.in_loop);
        let item = self.items(scope, list);
        if scope.loops == MOST_LOOPS {
            let message =
                format!("this loop stands in {MOST_LOOPS} others, its parts' and components' included");
            let help = "tell one thing after the other, not one inside the other";
            let fault = Fault::new("template-loop-deep", range.clone(), message);
            self.fault(scope, fault.help(help));
        }
        scope.variables.push((&variable.text, item));
        scope.in_loop = true;
        scope.loops += 1;
        self.nodes(scope, body);
        scope.loops -= 1;
        scope.in_loop = in_loop;
        scope.variables.truncate(known);
        scope.facts.truncate(facts);
    }

    /// What a loop goes through: an item of it. In the loop, the list is there and not empty.
    fn items(&mut self, scope: &mut Scope<'l>, list: &'l Expr) -> Value {
        let (path, may_be_absent) = match &list.kind {
            ExprKind::Or(path, empty) if matches!(&empty.kind, ExprKind::List(items) if items.is_empty()) => {
                (&**path, true)
            }
            _ => (list, false),
        };
        let value = self.value_of(scope, path, !may_be_absent);
        if let Some(place) = value.place {
            scope.facts.push(Formula::Atom(self.places.truth(place)));
        }
        let shape = match &value.shape {
            Some(Shape::List { of, .. }) => Some((**of).clone()),
            Some(other) => {
                let message = format!("this is {}, and only a list can be gone through", other.what());
                self.fault(scope, Fault::new("template-value-misused", path.range.clone(), message));
                None
            }
            None => None,
        };
        Value { shape, place: Some(self.places.fresh()) }
    }

    fn include(&mut self, scope: &mut Scope<'l>, name: &'l Word) {
        let Some(at) = self.library.find(&name.text) else { return };
        if scope.chain.contains(&name.text.as_str()) {
            return;
        }
        self.reached.insert(at);
        let (known, facts) = (scope.variables.len(), scope.facts.len());
        let outer = (scope.at, scope.in_loop, scope.from);
        scope.from = Some(self.library.span(scope.at, name.range.clone()));
        (scope.at, scope.in_loop) = (at, false);
        scope.chain.push(&name.text);
        self.nodes(scope, &self.library.sources[at].tree.nodes);
        scope.chain.pop();
        (scope.at, scope.in_loop, scope.from) = outer;
        scope.variables.truncate(known);
        scope.facts.truncate(facts);
    }

    /// A component where it is called, with what it is given there.
    pub(super) fn call(&mut self, scope: &mut Scope<'l>, name: &'l Word, arguments: &'l [(Word, Expr)]) {
        let given: Vec<(&'l str, Value)> = arguments
            .iter()
            .map(|(argument, value)| (argument.text.as_str(), self.value(scope, value)))
            .collect();
        let Some(Defined { at, component }) = self.library.component(&name.text) else { return };
        self.called.insert(&name.text);
        if scope.chain.contains(&name.text.as_str()) {
            return;
        }
        let variables = component.parameters.iter().map(|parameter| {
            let value = given.iter().find(|(name, _)| *name == parameter.name);
            (parameter.name.as_str(), value.map_or(Value::UNKNOWN, |(_, value)| value.clone()))
        });
        let mut chain = scope.chain.clone();
        chain.push(&name.text);
        let mut inside = Scope {
            variables: variables.collect(),
            facts: std::mem::take(&mut scope.facts),
            chain,
            from: Some(self.library.span(scope.at, name.range.clone())),
            loops: scope.loops,
            depth: scope.depth,
            ..Scope::new(at, None)
        };
        let facts = inside.facts.len();
        self.nodes(&mut inside, &component.body);
        inside.facts.truncate(facts);
        scope.facts = inside.facts;
    }
}
