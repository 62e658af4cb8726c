//! Documents of `LibreOffice` and its like: texts, sheets and presentations in one format.

use super::archive::{Archive, Part};
use super::fault::Fault;
use super::finding::{CANNOT, Found, Kind, help, shown};
use super::image;
use super::odf_content::Content;
use super::package::names_a_path;
use super::places::listed;
use super::xml::{self, Event};

/// What a document is, and how its name should end.
type Is = (&'static str, &'static [&'static str]);

/// What a document holds beside what it shows, and what kind of document it is.
pub(super) fn hidden(archive: &Archive<'_>, found: &mut Found) -> Option<Is> {
    let kind =
        archive.part("mimetype").and_then(|part| archive.beginning(part, 100).ok()).unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind);
    let is: Is = match kind.trim().trim_start_matches("application/vnd.oasis.opendocument.") {
        "text" | "text-template" => ("a text of LibreOffice", &["odt", "ott"]),
        "spreadsheet" | "spreadsheet-template" => ("a spreadsheet of LibreOffice", &["ods", "ots"]),
        "presentation" | "presentation-template" => ("a presentation of LibreOffice", &["odp", "otp"]),
        _ => {
            found.add(
                Kind::Opaque,
                "",
                format!("{CANNOT}: it is of a kind that is not known here"),
                help::OPAQUE,
            );
            return None;
        }
    };
    match is_locked(archive) {
        Ok(false) => look(archive, found),
        Ok(true) => found.opaque("", Fault::Locked),
        Err(fault) => found.opaque("", fault),
    }
    Some(is)
}

fn look(archive: &Archive<'_>, found: &mut Found) {
    if archive.odd_names() > 0 {
        let what = format!("{CANNOT}: a part is there twice or leads elsewhere");
        found.add(Kind::Opaque, "", what, help::OPAQUE);
    }
    if archive.unlisted() > 0 {
        found.add(Kind::Data, "", "it holds parts that are not on its own list", help::DOCUMENT);
    }
    let mut content = Content::default();
    for name in ["styles.xml", "content.xml"] {
        let looked = walk(archive, name, |event| content.see(&event));
        content.ends();
        found.unless(format!("part {}", shown(name)), looked);
    }
    content.tell(found);
    let looked = properties(archive, found);
    found.unless("properties", looked);
    let looked = printer(archive, found);
    found.unless("the settings", looked);
    parts(archive, found);
}

/// Tells of everything in a part; nothing where a part that need not be there is not.
fn walk(archive: &Archive<'_>, name: &str, each: impl FnMut(Event<'_>)) -> Result<(), Fault> {
    archive.part(name).map_or(Ok(()), |part| xml::walk(archive.read(part)?, each))
}

fn is_locked(archive: &Archive<'_>) -> Result<bool, Fault> {
    let mut locked = archive.is_locked();
    walk(archive, "META-INF/manifest.xml", |event| {
        locked |= matches!(event, Event::Open("encryption-data", _));
    })?;
    Ok(locked)
}

fn properties(archive: &Archive<'_>, found: &mut Found) -> Result<(), Fault> {
    const SAYS: [(&str, &str); 9] = [
        ("initial-creator", "the author"),
        ("creator", "who saved it last"),
        ("printed-by", "who printed it"),
        ("title", "a title"),
        ("subject", "a subject"),
        ("description", "a comment"),
        ("keyword", "keywords"),
        ("template", "the template"),
        ("user-defined", "entries of somebody's own"),
    ];
    let mut says = [false; SAYS.len()];
    let mut open = String::new();
    let place = |name: &str| SAYS.iter().position(|(own, _)| *own == name);
    walk(archive, "meta.xml", |event| match event {
        Event::Open(name, tag) => {
            name.clone_into(&mut open);
            if let Some(at) = place(name).filter(|_| name == "template" && tag.get("href").is_some()) {
                says[at] = true;
            }
        }
        Event::Close(_) => open.clear(),
        Event::Words(words) => {
            if let Some(at) = place(&open).filter(|_| !words.trim().is_empty()) {
                says[at] = true;
            }
        }
    })?;
    let said: Vec<&str> =
        SAYS.iter().zip(says).filter_map(|((_, what), says)| says.then_some(*what)).collect();
    if !said.is_empty() {
        let what = format!("they name {}", listed(&said));
        found.add(
            Kind::Metadata,
            "properties",
            what,
            "clear them (File, Properties, Reset), or print to PDF",
        );
    }
    Ok(())
}

/// The printer that a document was last meant for.
fn printer(archive: &Archive<'_>, found: &mut Found) -> Result<(), Fault> {
    let (mut open, mut named) = (false, false);
    walk(archive, "settings.xml", |event| match event {
        Event::Open("config-item", tag) => open = tag.get("name").is_some_and(|name| name == "PrinterName"),
        Event::Close(_) => open = false,
        Event::Words(words) => named |= open && !words.trim().is_empty(),
        Event::Open(..) => {}
    })?;
    if named {
        found.add(Kind::Metadata, "", "it keeps the name of a printer", help::DOCUMENT);
    }
    Ok(())
}

/// What the names of parts tell.
fn parts(archive: &Archive<'_>, found: &mut Found) {
    let within = |folder: &str| -> Option<&Part> {
        archive.parts().find(|part| part.name.starts_with(folder) && part.name.len() > folder.len())
    };
    if within("Basic/").or_else(|| within("Scripts/")).is_some() {
        found.add(Kind::Active, "", "it holds macros", help::ACTIVE);
    }
    if within("Versions/").is_some() {
        found.add(Kind::Data, "", "it holds earlier versions of itself", help::DOCUMENT);
    }
    if within("Thumbnails/").is_some() {
        let what = "it holds a small picture of the first page, as it once was";
        found.add(Kind::Metadata, "", what, help::DOCUMENT);
    }
    for part in archive.parts().filter(|part| part.name.starts_with("Pictures/") && !part.name.ends_with('/'))
    {
        let place = format!("picture {}", shown(&part.name));
        match archive.beginning(part, 256 << 10) {
            Ok(bytes) => image::within(&bytes, &place, found),
            Err(fault) => found.opaque(place, fault),
        }
    }
}

/// Whether a link leads to a file rather than to the web or to a part.
pub(super) fn leads_to_a_file(address: &str) -> bool {
    names_a_path(address) || address.starts_with("file:")
}
