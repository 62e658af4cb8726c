//! A presentation of `PowerPoint`: hidden slides, notes and comments.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::finding::{Found, Kind, help};
use super::media::Drawings;
use super::package::Package;
use super::places::counted;
use super::properties;
use super::xml::Event;

/// No presentation has more slides.
const MOST: usize = 10_000;

/// What a presentation holds beside what it shows.
pub(super) fn hidden(package: &Package<'_>, main: &str, found: &mut Found) {
    properties::hidden(package, found);
    let slides = order(package, main);
    found.unless("", slides.as_ref().map(|_| ()).map_err(|fault| *fault));
    for (number, part) in (1..).zip(slides.unwrap_or_default()) {
        let place = format!("slide {number}");
        let looked = slide(package, &part, &place, found);
        found.unless(place, looked);
    }
    if package.related(main, "commentAuthors").chain(package.related(main, "authors")).next().is_some() {
        let what = "it keeps a list of people who took part in comments";
        found.add(Kind::Metadata, "", what, help::INSPECT);
    }
}

/// The slides, as they follow one another.
fn order(package: &Package<'_>, main: &str) -> Result<Vec<String>, Fault> {
    let mut slides = Vec::new();
    let parts: BTreeMap<&str, &str> =
        package.related(main, "slide").map(|relation| (&*relation.id, &*relation.target)).collect();
    package.walk(main, |event| {
        if let Event::Open("sldId", tag) = event {
            // Of its two ids, the one with letters names the part.
            let part = tag.all().find_map(|(name, id)| parts.get(&*id).filter(|_| name == "id").copied());
            slides.extend(part.map(str::to_owned).filter(|_| slides.len() < MOST));
        }
    })?;
    Ok(slides)
}

fn slide(package: &Package<'_>, part: &str, place: &str, found: &mut Found) -> Result<(), Fault> {
    let (mut drawings, mut is_hidden) = (Drawings::default(), false);
    package.walk(part, |event| {
        if let Event::Open(name, tag) = event {
            is_hidden |= name == "sld" && tag.get("show").is_some_and(|show| show == "0" || show == "false");
            drawings.see(name, &tag);
        }
    })?;
    if is_hidden {
        found.add(
            Kind::Data,
            place,
            "the slide is hidden",
            "delete the slide, or print to PDF and send that",
        );
    }
    drawings.tell(place, found);
    for relation in package.relations_of(part) {
        match &*relation.kind {
            "notesSlide" if has_notes(package, &relation.target)? => {
                let todo = "delete the notes, or print slides without notes to PDF and send that";
                found.add(Kind::Data, place, "the slide has speaker's notes", todo);
            }
            "comments" => {
                let mut count = 0;
                package.walk(&relation.target, |event| {
                    count += usize::from(matches!(event, Event::Open("cm", _)));
                })?;
                let what = counted(count, "comment is left", "comments are left");
                found.add(Kind::Comments, place, what, help::COMMENTS);
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether a page of notes has any. It also has fields, such as the number of the slide.
fn has_notes(package: &Package<'_>, part: &str) -> Result<bool, Fault> {
    let (mut in_words, mut in_field, mut has) = (false, 0_usize, false);
    package.walk(part, |event| match event {
        Event::Open("fld", _) => in_field += 1,
        Event::Close("fld") => in_field = in_field.saturating_sub(1),
        Event::Open("t", _) => in_words = true,
        Event::Close("t") => in_words = false,
        Event::Words(words) => has |= in_words && in_field == 0 && !words.trim().is_empty(),
        _ => {}
    })?;
    Ok(has)
}
