//! The register of a world as YAML: what versions share stands beside them, and some lines are comments.

use std::collections::HashSet;
use std::fmt::Write as _;

use candour::register::Kind;

use super::dates::{far, history};
use super::page::{Node, pad};
use super::sources::Paper;
use super::truth::{Said, Thing};
use super::witness::Written;
use super::words::{BODIES, place};
use super::{Random, World};

impl World {
    /// The whole register.
    pub(crate) fn register(&self) -> String {
        self.register_by(7)
    }

    /// The whole register as another hand would write it.
    pub(crate) fn register_by(&self, hand: u64) -> String {
        let mut random = self.random.part(hand);
        let (sort, called, month, year) = BODIES[self.body];
        let mut page = String::from("# The register of an invented body.\n\n");
        let name = format!("{} {sort}", place(random.below(500)));
        let _ = write!(page, "organisation: {{ name: {name}, called: {called}, regime: foia-2000");
        if month != 4 {
            let _ = write!(page, ", year: {{ starts: {month:02}-01, name: {year} }}");
        }
        page += " }\n\nsources:\n";
        let entries = self.entries(&mut random);
        let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let named: HashSet<&str> = entries.split(|c| !is_id(c)).collect();
        // A paper that saw nothing new is not kept.
        let papers = self.papers.shared.iter().chain(self.papers.groups.iter().flatten());
        for paper in papers.filter(|paper| named.contains(&*paper.id)) {
            source(paper, &mut page, &mut random);
        }
        page + &entries
    }

    fn entries(&self, random: &mut Random) -> String {
        let mut page = String::new();
        for kind in Kind::ALL {
            let mut heading = false;
            for (thing, written) in self.truth.things.iter().zip(&self.written) {
                if thing.kind != kind || self.unwritten.contains(&thing.id) {
                    continue;
                }
                if !std::mem::replace(&mut heading, true) {
                    let _ = write!(page, "\n{}:\n", kind.word());
                }
                if random.chance(4) {
                    page += "  # Checked against the papers.\n";
                }
                self.entry(thing, written, &mut page, random);
            }
        }
        page
    }

    fn entry(&self, thing: &Thing, written: &Written, page: &mut String, random: &mut Random) {
        let mut beside: Vec<(&'static str, Node)> = Vec::new();
        for (field, said) in &thing.besides {
            let node = match said {
                Said::Ids(ids) if ids.iter().any(|id| self.unwritten.contains(id)) => continue,
                Said::Texts(texts) | Said::Ids(texts) => Node::texts(texts),
                Said::Text(text) => Node::text(text),
                _ => continue,
            };
            beside.push((field, node));
        }
        let mut versions = written.versions.clone();
        if thing.kind == Kind::Topics {
            versions.clear();
        }
        if thing.kind == Kind::Contacts
            && let Some(version) = versions.first_mut()
        {
            version.retain(|(key, _)| !["from", "until", "seen", "for"].contains(key));
            version.insert(1, ("for", Node::text(format!("{}..{}", history().first, far()))));
        }
        if let [one] = &mut *versions {
            if random.chance(85) {
                let mut fields = std::mem::take(one);
                fields.append(&mut beside);
                beside = fields;
                versions.clear();
            }
        } else if let Some(first) = versions.first().cloned() {
            for field in first.into_iter().rev() {
                let key = field.0;
                let fits = |version: &Vec<_>| version.len() > 1 && version.contains(&field);
                let shared = key != "seen" && versions.iter().all(fits);
                if shared && random.chance(94) {
                    for version in &mut versions {
                        version.retain(|(other, _)| *other != key);
                    }
                    beside.insert(0, field);
                }
            }
        }
        if !thing.was.is_empty() {
            beside.push(("was", Node::texts(&thing.was)));
        }
        if !versions.is_empty() {
            let values = matches!(thing.kind, Kind::Statistics | Kind::Budgets) && random.chance(50);
            let list = Node::List(versions.into_iter().map(Node::Map).collect());
            beside.push((if values { "values" } else { "versions" }, list));
        }
        pad(page, 2);
        page.push_str(&thing.id);
        page.push(':');
        let node = Node::Map(beside);
        match &node {
            Node::Map(fields) if fields.iter().any(|(key, _)| *key == "versions" || *key == "values") => {
                page.push('\n');
                node.block(page, 4, random);
            }
            _ => node.write(page, 2, random),
        }
    }

    /// What the register says of one thing and of each paper of its department, for those who look for a fault.
    pub(crate) fn excerpt(&self, id: &str) -> String {
        let mut random = self.random.part(7);
        let Some(at) = self.truth.position(id) else { return String::new() };
        let mut page = String::new();
        for paper in self.papers.on(self.truth.things[at].group) {
            let _ = writeln!(page, "{}: {}, made on {}", paper.id, paper.date, paper.day);
        }
        self.entry(&self.truth.things[at], &self.written[at], &mut page, &mut random);
        page
    }
}

fn source(paper: &Paper, page: &mut String, random: &mut Random) {
    let mut fields = vec![("title", Node::text(&paper.title)), ("date", Node::text(&paper.date))];
    if paper.published {
        fields.push(("published", Node::text("true")));
    }
    if random.chance(10) {
        fields.push(("by", Node::text("the Head of Service")));
    }
    if random.chance(10) {
        fields.push(("silent_on", Node::texts(&["full-time equivalents".to_owned(), "costs".to_owned()])));
    }
    pad(page, 2);
    page.push_str(&paper.id);
    page.push(':');
    Node::Map(fields).write(page, 2, random);
}
