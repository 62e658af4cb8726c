//! What documents of Microsoft Office hold alike: properties, macros, embedded files, and what nothing refers to.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;
use super::finding::{CANNOT, Found, Kind, help, shown};
use super::media;
use super::package::{Package, names_a_path};
use super::places::{counted, listed};
use super::xml::Event;

/// What is looked for in every document.
pub(super) fn hidden(package: &Package<'_>, found: &mut Found) {
    if package.archive.is_locked() {
        found.opaque("", Fault::Locked);
    }
    let odd = package.archive.odd_names();
    if odd > 0 {
        let what =
            format!("{CANNOT}: {} twice or lead elsewhere", counted(odd, "part is there", "parts are there"));
        found.add(Kind::Opaque, "", what, help::OPAQUE);
    }
    if package.archive.unlisted() > 0 {
        found.add(Kind::Data, "", "it holds parts that are not on its own list", help::DOCUMENT);
    }
    let left = package.unreferred().count();
    if left > 0 {
        let named = package.unreferred().next().map(|part| shown(&part.name)).unwrap_or_default();
        let what = format!(
            "it holds {} that nothing in it refers to, such as {named}",
            counted(left, "part", "parts")
        );
        found.add(Kind::Data, "", what, help::DOCUMENT);
    }
    related(package, found);
    let read = properties(package, found);
    found.unless("properties", read);
    media::pictures(package, found);
}

/// What is told by how one part refers to another.
fn related(package: &Package<'_>, found: &mut Found) {
    let mut seen = BTreeSet::new();
    let mut paths: BTreeMap<&str, usize> = BTreeMap::new();
    for (owner, relation) in package.relations() {
        if relation.is_elsewhere {
            if relation.kind == "attachedTemplate" {
                let what = "it names the template that it was made from, and where that lies";
                found.add(Kind::Metadata, "", what, help::DOCUMENT);
            } else if names_a_path(&relation.target) || relation.kind == "oleObject" {
                *paths.entry(owner).or_default() += 1;
            }
            continue;
        }
        if !seen.insert((relation.kind.clone(), relation.target.to_ascii_lowercase())) {
            continue;
        }
        let part = format!("part {}", shown(&relation.target));
        match &*relation.kind {
            "vbaProject" => found.add(Kind::Active, "", "it holds macros", help::ACTIVE),
            "xlMacrosheet" | "xlIntlMacrosheet" => {
                found.add(Kind::Active, part, "this is a sheet of macros", help::ACTIVE);
            }
            "control" | "activeXControlBinary" => {
                found.add(Kind::Active, part, "this is a control that runs", help::ACTIVE);
            }
            "webextension" | "webextensiontaskpanes" => {
                found.add(Kind::Active, part, "this is an add-in that runs", help::ACTIVE);
            }
            "package" | "oleObject" if owner.contains("/charts/") => {
                found.add(Kind::Data, part, "this is the whole workbook behind a chart", help::DOCUMENT);
            }
            "package" | "oleObject" => {
                found.add(Kind::Data, part, "this is a whole file that is embedded", help::DOCUMENT);
            }
            "aFChunk" => found.add(
                Kind::Opaque,
                part,
                format!("{CANNOT}: it is another document, which is shown as part of this one"),
                help::OPAQUE,
            ),
            "printerSettings" => {
                found.add(
                    Kind::Metadata,
                    "",
                    "it keeps the settings of a printer, and its name",
                    help::INSPECT,
                );
            }
            "customXml" => found.add(Kind::Metadata, part, "this is data for other programs", help::INSPECT),
            "customData" | "customDataProps" => {
                found.add(Kind::Data, part, "this is data that an add-in has left", help::DOCUMENT);
            }
            "thumbnail" => found.add(
                Kind::Metadata,
                part,
                "this is a small picture of the first page, as it once was",
                help::DOCUMENT,
            ),
            _ => {}
        }
    }
    for (owner, count) in paths {
        let what = format!(
            "{} on somebody's computer or network",
            counted(count, "link leads to a file", "links lead to files")
        );
        found.add(Kind::Metadata, format!("part {}", shown(owner)), what, help::DOCUMENT);
    }
}

/// Properties that say something, in words; the order is that of importance.
const SAYS: &[(&str, &str)] = &[
    ("creator", "the author"),
    ("lastModifiedBy", "who saved it last"),
    ("Manager", "a manager"),
    ("Company", "the company"),
    ("Template", "the template"),
    ("HyperlinkBase", "where links begin"),
    ("title", "a title"),
    ("subject", "a subject"),
    ("description", "a comment"),
    ("keywords", "keywords"),
    ("category", "a category"),
    ("contentStatus", "a status"),
];

fn properties(package: &Package<'_>, found: &mut Found) -> Result<(), Fault> {
    let mut says: BTreeSet<usize> = BTreeSet::new();
    let mut own = 0;
    for kind in ["core-properties", "extended-properties", "custom-properties"] {
        for relation in package.related("", kind) {
            let mut open = String::new();
            package.walk(&relation.target, |event| match event {
                Event::Open(name, _) => {
                    own += usize::from(kind == "custom-properties" && name == "property");
                    name.clone_into(&mut open);
                }
                Event::Close(_) => open.clear(),
                Event::Words(words) => {
                    let known = SAYS.iter().position(|(name, _)| *name == open);
                    // Every document has these, and they say nothing.
                    let empty = words.trim().is_empty()
                        || open == "Template" && matches!(words, "Normal.dotm" | "Normal" | "Normal.dot");
                    says.extend(known.filter(|_| !empty));
                }
            })?;
        }
    }
    if !says.is_empty() {
        let said: Vec<&str> = says.iter().map(|at| SAYS[*at].1).collect();
        let what = format!("they name {}", listed(&said));
        found.add(Kind::Metadata, "properties", what, help::INSPECT);
    }
    if own > 0 {
        let what = format!("they hold {} of somebody's own", counted(own, "entry", "entries"));
        found.add(Kind::Metadata, "properties", what, help::INSPECT);
    }
    Ok(())
}
