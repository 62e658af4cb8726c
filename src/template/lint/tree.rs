//! A template as a tree: the part of Tera that templates may use.

use std::ops::Range;

/// A template as read.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// What stands in it, in order; components apart.
    pub(super) nodes: Vec<Node>,
    /// The components that it defines.
    pub(super) components: Vec<Component>,
}

/// A word and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// `{% component name(parameters) %}`.
#[derive(Debug)]
pub(super) struct Component {
    pub(super) name: Word,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Vec<Node>,
}

/// What a component is given.
#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    /// Its value where none is given.
    pub(super) default: Option<Expr>,
}

/// One thing that a template does.
#[derive(Debug)]
pub(super) enum Node {
    /// Printed as it stands.
    Text(Range<usize>),
    /// `{{ … }}`.
    Print(Expr),
    /// `{% if %}`: each condition with what follows if it holds, and what follows if none does.
    If { branches: Vec<(Expr, Vec<Node>)>, otherwise: Vec<Node> },
    /// `{% for %}`.
    For { variable: Word, list: Expr, body: Vec<Node>, range: Range<usize> },
    /// `{% include %}`.
    Include(Word),
    /// `{% set %}`.
    Set { variable: Word, value: Expr },
}

/// A value or a condition.
#[derive(Debug, Clone)]
pub(super) struct Expr {
    pub(super) kind: ExprKind,
    pub(super) range: Range<usize>,
}

/// What an expression does.
#[derive(Debug, Clone)]
pub(super) enum ExprKind {
    /// `name.field[0]`.
    Path {
        root: Word,
        steps: Vec<Step>,
    },
    /// A string.
    Text(String),
    /// A number.
    Number,
    /// `true` or `false`.
    Bool(bool),
    /// `[…]`.
    List(Vec<Expr>),
    Not(Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    /// `==`, and `!=` as its contrary.
    Equal(Box<Expr>, Box<Expr>),
    /// `in`.
    In(Box<Expr>, Box<Expr>),
    /// `of | name(arguments)`.
    Filter {
        of: Box<Expr>,
        name: Word,
        arguments: Vec<(Word, Expr)>,
    },
    /// `name(arguments)`.
    Function {
        name: Word,
        arguments: Vec<(Word, Expr)>,
    },
    /// `<name arguments />`.
    Call {
        name: Word,
        arguments: Vec<(Word, Expr)>,
    },
    /// What has been reported already: the parts that could be read.
    Unknown(Vec<Expr>),
}

/// One step into a value.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Field(Word),
    Index(String, Range<usize>),
}

impl Expr {
    /// The expressions that this one is made of.
    pub(super) fn parts(&self) -> Vec<&Self> {
        match &self.kind {
            ExprKind::Path { .. } | ExprKind::Text(_) | ExprKind::Number | ExprKind::Bool(_) => Vec::new(),
            ExprKind::List(parts) | ExprKind::Unknown(parts) => parts.iter().collect(),
            ExprKind::Not(of) => vec![of],
            ExprKind::And(left, right)
            | ExprKind::Or(left, right)
            | ExprKind::Equal(left, right)
            | ExprKind::In(left, right) => vec![left, right],
            ExprKind::Filter { of, arguments, .. } => {
                std::iter::once(&**of).chain(arguments.iter().map(|(_, value)| value)).collect()
            }
            ExprKind::Function { arguments, .. } | ExprKind::Call { arguments, .. } => {
                arguments.iter().map(|(_, value)| value).collect()
            }
        }
    }

    /// Every expression within this one, itself first.
    pub(super) fn each<'e>(&'e self, visit: &mut dyn FnMut(&'e Self)) {
        visit(self);
        for part in self.parts() {
            part.each(visit);
        }
    }
}

impl Tree {
    /// Every node of the template, those of its components too.
    pub(super) fn each_node<'t>(&'t self, visit: &mut dyn FnMut(&'t Node)) {
        let components = self.components.iter().map(|component| &component.body);
        for nodes in std::iter::once(&self.nodes).chain(components) {
            each(nodes, visit);
        }
    }

    /// Every expression that a node begins with.
    pub(super) fn each_expr<'t>(&'t self, visit: &mut dyn FnMut(&'t Expr)) {
        self.each_node(&mut |node| match node {
            Node::Print(value) | Node::Set { value, .. } => value.each(visit),
            Node::If { branches, .. } => {
                for (condition, _) in branches {
                    condition.each(visit);
                }
            }
            Node::For { list, .. } => list.each(visit),
            Node::Text(_) | Node::Include(_) => {}
        });
    }
}

/// Every node among these and within them.
pub(super) fn each<'t>(nodes: &'t [Node], visit: &mut dyn FnMut(&'t Node)) {
    for node in nodes {
        visit(node);
        match node {
            Node::If { branches, otherwise } => {
                for (_, body) in branches {
                    each(body, visit);
                }
                each(otherwise, visit);
            }
            Node::For { body, .. } => each(body, visit),
            Node::Text(_) | Node::Print(_) | Node::Include(_) | Node::Set { .. } => {}
        }
    }
}
