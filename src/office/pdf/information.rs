//! What a PDF says of itself: who made it, with what, from which file.

use std::collections::BTreeSet;

use super::super::finding::{Found, Kind, help};
use super::super::package::names_a_path;
use super::super::places::listed;
use super::super::xml::{self, Event};
use super::facts::Facts;
use super::file::File;
use super::object::Value;

/// Names that every program writes, and what they say: nothing, where it is nobody's business.
const KNOWN: &[(&str, &str)] = &[
    ("Author", "the author"),
    ("Subject", "a subject"),
    ("Keywords", "keywords"),
    ("Title", ""),
    ("Creator", ""),
    ("Producer", ""),
    ("CreationDate", ""),
    ("ModDate", ""),
    ("Trapped", ""),
];

/// Letters that Candour prints name the authority as their author, as readers of accessible documents need.
const OWN: &str = "Candour";

/// Endings of documents that a PDF is made from: a title that ends so is the name of a file.
const ENDINGS: &[&str] =
    &[".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".pub", ".msg", ".tmp"];

/// Tells what the properties say.
pub(super) fn tell(file: &File<'_>, facts: &Facts, found: &mut Found) {
    let mut says = BTreeSet::new();
    let mut unread = 0;
    if let Some(Value::Dictionary(own)) = file.info.as_ref().and_then(|info| file.resolved(info)) {
        let words = |name: &str| {
            let value = own.get(name).and_then(|value| file.resolved(value));
            if let Some(Value::Text(text)) = value { decoded(&text) } else { String::new() }
        };
        let is_own = words("Creator") == OWN;
        for (name, value) in &own.0 {
            let text = words(name);
            let known = KNOWN.iter().find(|(known, _)| known == name).map(|(_, says)| *says);
            match known {
                Some("") => {}
                Some("the author") if is_own => {}
                Some(what) if !says_nothing(&text) => {
                    says.insert(what);
                }
                Some(_) => {}
                // What typesetters write of themselves.
                None if name.starts_with("PTEX") || name.starts_with("GTS_") || !value.holds() => {}
                None => {
                    says.insert("entries of somebody's own");
                }
            }
            path(&text, name == "Title", &mut says);
        }
    }
    for number in &facts.descriptions {
        let Some(object) = file.object(*number) else { continue };
        let read = file.stream(&object).and_then(|text| described(&text, &mut says));
        unread += usize::from(read.is_err());
    }
    if !says.is_empty() {
        let what = format!("they name {}", listed(&says.into_iter().collect::<Vec<&str>>()));
        found.add(Kind::Metadata, "properties", what, help::PDF_METADATA);
    }
    if unread > 0 {
        let what = "there are properties that cannot be read here";
        found.add(Kind::Metadata, "properties", what, help::PDF_METADATA);
    }
}

/// What programs write where nobody has said anything.
fn says_nothing(text: &str) -> bool {
    matches!(
        &*text.trim().to_lowercase(),
        "" | "anonymous" | "unspecified" | "unknown" | "(anonymous)" | "(unspecified)"
    )
}

/// A text that names a file, or the place of one.
fn path(text: &str, is_title: bool, says: &mut BTreeSet<&'static str>) {
    let small = text.trim().to_lowercase();
    if names_a_path(text) {
        says.insert("a folder on somebody's computer");
    } else if is_title
        && (ENDINGS.iter().any(|ending| small.ends_with(ending)) || small.starts_with("microsoft word - "))
    {
        says.insert("the file that it was made from");
    }
}

/// What a description in XML says.
fn described(text: &[u8], says: &mut BTreeSet<&'static str>) -> Result<(), super::Fault> {
    let mut open: Vec<String> = Vec::new();
    let (mut author, mut is_own) = (false, false);
    let mut own = BTreeSet::new();
    xml::walk(text, |event| match event {
        Event::Open(name, tag) => {
            // A value may stand in an attribute as well as in an element.
            for (name, value) in tag.all() {
                author |= name == "creator" && !says_nothing(&value);
                is_own |= name == "CreatorTool" && value == OWN;
                path(&value, name == "title", &mut own);
            }
            if name == "DerivedFrom" || name == "Ingredients" {
                own.insert("the file that it was made from");
            }
            open.push(name.to_owned());
        }
        Event::Close(_) => {
            open.pop();
        }
        Event::Words(words) if !words.trim().is_empty() => {
            let within = |name: &str| open.iter().any(|own| own == name);
            author |= within("creator") && !says_nothing(words);
            is_own |= within("CreatorTool") && words == OWN;
            path(words, within("title"), &mut own);
        }
        Event::Words(_) => {}
    })?;
    if author && !is_own {
        own.insert("the author");
    }
    says.extend(own);
    Ok(())
}

/// A text of a PDF: in two bytes a sign where it says so.
fn decoded(text: &[u8]) -> String {
    match text {
        [0xFE, 0xFF, wide @ ..] => {
            let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        text => String::from_utf8_lossy(text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)).into_owned(),
    }
}
