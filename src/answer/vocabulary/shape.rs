//! The shape of what templates are given: which names it has, what each is, and whether it is always there.

use std::collections::BTreeMap;
use std::rc::Rc;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Words to be printed as they are, and not to be looked into.
    Text,
    /// One of a few words, by which a template may choose its own, and which it never prints.
    Words(&'static [&'static str]),
    /// A text for choosing by, of which nothing is known but that it is there. It is never printed.
    Word,
    /// Text that is Markdown already.
    Markdown,
    /// A whole number.
    Number,
    /// Yes or no.
    Bool,
    /// Several of one shape.
    List {
        /// The shape of each.
        of: Rc<Shape>,
        /// Whether there is always at least one.
        some: bool,
    },
    /// Several values by name.
    Map(Rc<Fields>),
}

/// One name of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// What it stands for.
    pub shape: Shape,
    /// Whether it is there whenever the map is.
    pub always: bool,
    /// What else is there, and not empty, whenever this is.
    pub brings: Vec<Brings>,
}

/// A name that is there whenever another is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brings {
    /// Of the same map.
    Beside(&'static str),
    /// At the root.
    Root(&'static str),
}

/// The names of a map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<&'static str, Member>);

impl Shape {
    /// What it is called in a message.
    pub fn what(&self) -> &'static str {
        match self {
            Self::Text | Self::Markdown => "a text",
            Self::Words(_) | Self::Word => "a word to choose by",
            Self::Number => "a number",
            Self::Bool => "a yes or no",
            Self::List { .. } => "a list",
            Self::Map(_) => "a map of several values",
        }
    }

    /// A list of these, perhaps empty.
    pub(super) fn list(of: Shape) -> Self {
        Self::List { of: Rc::new(of), some: false }
    }

    /// A list of these that has at least one.
    pub(super) fn some(of: Shape) -> Self {
        Self::List { of: Rc::new(of), some: true }
    }

    /// What holds of both shapes.
    fn common(&self, other: &Self) -> Self {
        match (self, other) {
            _ if self == other => self.clone(),
            (Self::Map(one), Self::Map(other)) => Self::Map(Rc::new(one.common(other))),
            (Self::Words(_) | Self::Word, Self::Words(_) | Self::Word) => Self::Word,
            _ => Self::Text,
        }
    }
}

impl Fields {
    /// The member of this name.
    pub fn get(&self, name: &str) -> Option<&Member> {
        self.0.get(name)
    }

    /// Every member, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Member)> {
        self.0.iter().map(|(name, member)| (*name, member))
    }

    /// With a member that is always there.
    #[must_use]
    pub(super) fn with(self, name: &'static str, shape: &Shape) -> Self {
        self.add(name, shape, true)
    }

    /// With a member that may be absent.
    #[must_use]
    pub(super) fn maybe(self, name: &'static str, shape: &Shape) -> Self {
        self.add(name, shape, false)
    }

    fn add(mut self, name: &'static str, shape: &Shape, always: bool) -> Self {
        self.0.insert(name, Member { shape: shape.clone(), always, brings: Vec::new() });
        self
    }

    /// With something that a member brings along.
    #[must_use]
    pub(super) fn brings(mut self, name: &str, brings: Brings) -> Self {
        if let Some(member) = self.0.get_mut(name) {
            member.brings.push(brings);
        }
        self
    }

    /// With the members of another map. Its own stay as they are.
    #[must_use]
    pub(super) fn and(mut self, others: Self) -> Self {
        for (name, member) in others.0 {
            self.0.entry(name).or_insert(member);
        }
        self
    }

    /// The same members, where none brings another along.
    #[must_use]
    pub(super) fn unbound(mut self) -> Self {
        self.0.values_mut().for_each(|member| member.brings.clear());
        self
    }

    /// What holds of a value that may be one or the other: what only one of them has may be absent.
    #[must_use]
    pub(super) fn common(&self, other: &Self) -> Self {
        let mut common = Self::default();
        for (name, member) in self.iter().chain(other.iter()) {
            let (shape, always) = match (self.get(name), other.get(name)) {
                (Some(one), Some(other)) => (one.shape.common(&other.shape), one.always && other.always),
                _ => (member.shape.clone(), false),
            };
            common = common.add(name, &shape, always);
        }
        common
    }

    /// The map itself as a shape.
    pub(super) fn shape(self) -> Shape {
        Shape::Map(Rc::new(self))
    }
}
