//! What editors do to the register of a world after letters have gone out.

use candour::register::Kind;
use candour::value::Day;

use super::World;
use super::page::Node;
use super::truth::{Said, Thing};
use super::witness::{Fields, Written};

/// An entry that a test writes itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Own {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) was: Vec<String>,
    /// What stands in each version, as it is written.
    pub(crate) versions: Vec<Vec<(&'static str, String)>>,
}

impl World {
    /// The topic of its first department, by id.
    pub(crate) fn topic(&self) -> &str {
        let topic = self.truth.things.iter().find(|thing| thing.kind == Kind::Topics);
        topic.map_or("", |topic| &topic.id)
    }

    /// The papers that everybody may read, by id, each with its day, oldest first.
    pub(crate) fn public_papers(&self) -> Vec<(String, Day)> {
        self.papers.shared.iter().map(|paper| (paper.id.clone(), paper.day)).collect()
    }

    /// Writes an entry, or writes it anew.
    pub(crate) fn write(&mut self, own: &Own) {
        let list = |text: &String| match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            Some(items) => Node::List(items.split(", ").map(Node::text).collect()),
            None => Node::text(text),
        };
        let version = |fields: &Vec<(&'static str, String)>| -> Fields {
            fields.iter().map(|(key, text)| (*key, list(text))).collect()
        };
        let written = Written { versions: own.versions.iter().map(version).collect(), told: Vec::new() };
        if let Some(at) = self.truth.position(&own.id) {
            self.written[at] = written;
            self.truth.things[at].was.clone_from(&own.was);
            return;
        }
        self.truth.add(Thing {
            kind: own.kind,
            id: own.id.clone(),
            group: Some(self.papers.groups.len().saturating_sub(1)),
            strands: Vec::new(),
            was: own.was.clone(),
            besides: Vec::new(),
            exact: true,
        });
        self.written.push(written);
    }

    /// Strikes an entry out. Nothing may refer to it.
    pub(crate) fn strike(&mut self, id: &str) {
        self.unwritten.insert(id.to_owned());
    }

    /// Gives every entry a new id, and lets it keep the old one as what it was; only the regulator is called what it is.
    pub(crate) fn rename_all(&mut self) {
        let new = |id: &str| format!("{id}-as-it-is");
        let things = self.truth.things.iter().filter(|thing| thing.kind != Kind::Contacts);
        let ids: Vec<String> = things.map(|thing| thing.id.clone()).collect();
        let is_id = |text: &str| ids.iter().any(|id| id == text);
        for field in self.written.iter_mut().flat_map(|written| &mut written.versions).flatten() {
            field.1.each_text(&mut |text| {
                if is_id(text) {
                    *text = new(text);
                }
            });
        }
        let things = std::mem::take(&mut self.truth).things;
        for mut thing in things {
            if thing.kind != Kind::Contacts {
                let id = new(&thing.id);
                thing.was.push(std::mem::replace(&mut thing.id, id));
            }
            for (_, said) in &mut thing.besides {
                if let Said::Ids(ids) = said {
                    for id in ids {
                        *id = new(id);
                    }
                }
            }
            self.truth.add(thing);
        }
        self.unwritten = self.unwritten.iter().map(|id| new(id)).collect();
    }

    /// Puts entries, papers and the parts of things into another order. What was true of one part after something else
    /// stays after it.
    pub(crate) fn reorder(&mut self) {
        let things = std::mem::take(&mut self.truth).things;
        let mut written = std::mem::take(&mut self.written);
        written.reverse();
        for thing in things.into_iter().rev() {
            self.truth.add(thing);
        }
        for written in &mut written {
            let scope = |version: &Fields| {
                version.iter().find(|(key, _)| *key == "scope").map(|(_, node)| format!("{node:?}"))
            };
            written.versions.sort_by_key(|version| std::cmp::Reverse(scope(version)));
        }
        self.written = written;
        self.papers.shared.reverse();
        self.papers.groups.iter_mut().for_each(|papers| papers.reverse());
    }

    /// Gives everything other names by which it is found, and writes them in each version.
    pub(crate) fn move_aliases(&mut self) {
        for (thing, written) in self.truth.things.iter_mut().zip(&mut self.written) {
            let aliases = thing.besides.iter().position(|(field, _)| *field == "aliases");
            if let Some(at) = aliases.filter(|_| thing.kind != Kind::Topics) {
                thing.besides.remove(at);
                let alias = Node::text(format!("{} by another name", thing.id));
                written.versions.iter_mut().for_each(|version| version.push(("aliases", alias.clone())));
            }
        }
    }

    /// Writes every day and every number of the register as it is, where it was known less well.
    pub(crate) fn sharpen(&mut self) {
        for paper in self.papers.shared.iter_mut().chain(self.papers.groups.iter_mut().flatten()) {
            paper.date = paper.day.to_string();
        }
        for (thing, written) in self.truth.things.iter().zip(&mut self.written) {
            let is_set_aside = |version: &&mut Fields| version.iter().any(|(key, _)| *key == "set_aside");
            let versions = written.versions.iter_mut().filter(|version| !is_set_aside(version));
            for (version, told) in versions.zip(&written.told) {
                let era = thing.strands[told.strand].on(told.days.first);
                for (key, node) in version {
                    let number = match era.and_then(|era| era.said(key)) {
                        Some(Said::Number(0)) => Some("none".to_owned()),
                        Some(Said::Number(number)) => Some(number.to_string()),
                        _ => None,
                    };
                    let day = match (&*node, *key) {
                        (Node::Text(_), "from") => Some(told.days.first.to_string()),
                        (Node::Text(text), "until") if text != "ongoing" => Some(told.days.last.to_string()),
                        _ => None,
                    };
                    match node {
                        Node::Map(fields) => {
                            let value = fields.iter_mut().find(|(key, _)| *key == "value");
                            if let Some(((_, value), number)) = value.zip(number) {
                                *value = Node::text(number);
                            }
                        }
                        Node::Text(_) => {
                            if let Some(text) = day.or(number) {
                                *node = Node::text(text);
                            }
                        }
                        Node::List(_) => {}
                    }
                }
            }
        }
    }
}

impl Node {
    /// Hands every text to `change`.
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Text(text) => change(text),
            Self::List(items) => items.iter_mut().for_each(|item| item.each_text(change)),
            Self::Map(fields) => fields.iter_mut().for_each(|(_, node)| node.each_text(change)),
        }
    }
}
