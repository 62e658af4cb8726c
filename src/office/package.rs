//! What documents of Microsoft Office have in common: parts that refer to one another by relationships.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{Archive, Part};
use super::fault::Fault;
use super::xml::{self, Event};

/// No document has more references that matter here.
const MOST_RELATIONS: usize = 50_000;

/// An archive with what refers to what.
pub(super) struct Package<'b> {
    pub(super) archive: Archive<'b>,
    /// By the part that refers; the whole file is the part without a name.
    relations: BTreeMap<String, Vec<Relation>>,
}

/// That one part refers to another, or to something elsewhere.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// What the other is to the one, in a word: `worksheet`, `comments`.
    pub(super) kind: String,
    /// The name of the part, or the address of what lies elsewhere.
    pub(super) target: String,
    pub(super) is_elsewhere: bool,
}

impl<'b> Package<'b> {
    pub(super) fn open(archive: Archive<'b>) -> Result<Self, Fault> {
        let mut relations: BTreeMap<String, Vec<Relation>> = BTreeMap::new();
        let mut count = 0;
        for part in archive.parts() {
            let Some(owner) = owner(&part.name) else { continue };
            let mut own = Vec::new();
            xml::walk(archive.read(part)?, |event| {
                if let Event::Open("Relationship", tag) = event {
                    let get = |name| tag.get(name).unwrap_or_default();
                    let (kind, target) = (last(&get("Type")), get("Target"));
                    let is_elsewhere = get("TargetMode") == "External";
                    // Links to the web are there to be seen, and there may be thousands.
                    if is_elsewhere && kind == "hyperlink" && !names_a_path(&target) {
                        return;
                    }
                    let target = if is_elsewhere { target } else { resolved(&owner, &target) };
                    own.push(Relation { id: get("Id"), kind, target, is_elsewhere });
                }
            })?;
            count += own.len();
            if count > MOST_RELATIONS {
                return Err(Fault::Swollen);
            }
            relations.entry(owner).or_default().extend(own);
        }
        Ok(Self { archive, relations })
    }

    /// The part that the whole file is about.
    pub(super) fn main(&self) -> Option<&str> {
        self.related("", "officeDocument").next().map(|relation| &*relation.target)
    }

    /// What a part refers to as `kind`.
    pub(super) fn related<'p>(
        &'p self,
        owner: &str,
        kind: &'p str,
    ) -> impl Iterator<Item = &'p Relation> + use<'p, 'b> {
        self.relations_of(owner).iter().filter(move |relation| relation.kind == kind)
    }

    /// All that a part refers to.
    pub(super) fn relations_of(&self, owner: &str) -> &[Relation] {
        self.relations.get(&owner.to_ascii_lowercase()).map_or(&[], |relations| relations)
    }

    /// All that any part refers to, with the part.
    pub(super) fn relations(&self) -> impl Iterator<Item = (&str, &Relation)> {
        self.relations.iter().flat_map(|(owner, own)| own.iter().map(move |relation| (&**owner, relation)))
    }

    /// Tells of everything in the part of this name.
    pub(super) fn walk(&self, name: &str, each: impl FnMut(Event<'_>)) -> Result<(), Fault> {
        let part = self.archive.part(name).ok_or(Fault::Missing)?;
        xml::walk(self.archive.read(part)?, each)
    }

    /// Parts that nothing refers to: what was taken out of a document and left in its file.
    pub(super) fn unreferred(&self) -> impl Iterator<Item = &Part> {
        let inside = self.relations().filter(|(_, relation)| !relation.is_elsewhere);
        let referred: BTreeSet<String> =
            inside.map(|(_, relation)| relation.target.to_ascii_lowercase()).collect();
        self.archive.parts().filter(move |part| {
            let name = part.name.to_ascii_lowercase();
            let is_own = name == "[content_types].xml" || name.ends_with('/') || owner(&name).is_some();
            !is_own && !referred.contains(&name)
        })
    }
}

/// The part whose relationships a part lists: `xl/_rels/workbook.xml.rels` those of `xl/workbook.xml`.
fn owner(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    let above = folder.strip_suffix("_rels").filter(|above| above.is_empty() || above.ends_with('/'))?;
    Some(format!("{above}{}", file.strip_suffix(".rels")?))
}

/// A target as the name of a part: it is written from the folder of the part that refers.
fn resolved(owner: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let base = owner.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { base.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// The last word of an address.
fn last(address: &str) -> String {
    address.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Whether a text names a place on somebody's computer or network.
pub(super) fn names_a_path(text: &str) -> bool {
    let drive = |(at, _): (usize, &str)| {
        let before = &text.as_bytes()[..at];
        let letter = before.last().is_some_and(u8::is_ascii_alphabetic);
        letter && before.len().checked_sub(2).is_none_or(|at| !before[at].is_ascii_alphanumeric())
    };
    text.match_indices(":\\").any(drive)
        || text.contains("\\\\")
        || text.contains("file:/")
        || ["/Users/", "/home/", "\\Users\\"].iter().any(|folder| text.contains(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_from_the_part_that_refers() {
        for (owner, target, found) in [
            ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
            ("", "/word/document.xml", "word/document.xml"),
            ("a/b.xml", "../../../../c.xml", "c.xml"),
        ] {
            assert_eq!(resolved(owner, target), found);
        }
        assert_eq!(owner("xl/_rels/workbook.xml.rels").as_deref(), Some("xl/workbook.xml"));
        assert_eq!(owner("_rels/.rels").as_deref(), Some(""));
        assert_eq!(owner("xl/rels/workbook.xml"), None);
    }

    #[test]
    fn a_path_is_told_from_a_web_address_and_from_words() {
        for path in ["C:\\Users\\jo\\plan.docx", "file:///home/jo/a.png", "\\\\server\\share\\a", "(D:\\a)"] {
            assert!(names_a_path(path), "{path}");
        }
        for words in ["https://example.org/a:b", "ratio 1:2", "Re:\\", "A chart of crime by month", "and/or"]
        {
            assert!(!names_a_path(words), "{words}");
        }
    }
}
