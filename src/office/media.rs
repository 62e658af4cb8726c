//! Pictures and drawings within documents: what was cut off, what is hidden, what names a path.

use super::finding::{Found, Kind, help, shown};
use super::image;
use super::package::{Package, names_a_path};
use super::places::counted;
use super::xml::Tag;

/// Details of a picture stand at its beginning.
const BEGINNING: u64 = 256 << 10;

/// Details of the pictures that a document holds.
pub(super) fn pictures(package: &Package<'_>, found: &mut Found) {
    let media = package.archive.parts().filter(|part| part.name.to_ascii_lowercase().contains("/media/"));
    for part in media {
        match package.archive.beginning(part, BEGINNING) {
            Ok(bytes) => image::within(&bytes, &format!("picture {}", shown(&part.name)), found),
            Err(fault) => found.opaque(format!("picture {}", shown(&part.name)), fault),
        }
    }
}

/// What the drawings of one part hold.
#[derive(Debug, Default)]
pub(super) struct Drawings {
    cropped: usize,
    hidden: usize,
    paths: usize,
}

impl Drawings {
    /// Looks at an element of a drawing.
    pub(super) fn see(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "srcRect" => {
                let cut = tag.all().any(|(side, by)| "ltrb".contains(&*side) && !matches!(&*by, "0" | "0%"));
                self.cropped += usize::from(cut);
            }
            "cNvPr" | "docPr" => {
                self.hidden += usize::from(tag.is("hidden"));
                self.look_at_words(tag);
            }
            "shape" | "rect" | "imagedata" => self.look_at_words(tag),
            _ => {}
        }
    }

    /// Names and alternative texts are written by programs, which know where a picture came from.
    fn look_at_words(&mut self, tag: &Tag<'_>) {
        let words = ["name", "descr", "title", "alt", "href"];
        let path = words.iter().any(|name| tag.get(name).is_some_and(|text| names_a_path(&text)));
        self.paths += usize::from(path);
    }

    /// Tells what was seen of the drawings at `place`.
    pub(super) fn tell(&self, place: &str, found: &mut Found) {
        if self.cropped > 0 {
            let what = format!(
                "{}, and what was cut off is still there",
                counted(self.cropped, "picture is cropped", "pictures are cropped")
            );
            found.add(
                Kind::Data,
                place,
                what,
                "delete the cropped areas (Compress Pictures), save, and look again",
            );
        }
        if self.hidden > 0 {
            let what = counted(self.hidden, "drawing is hidden", "drawings are hidden");
            found.add(Kind::Data, place, what, help::DOCUMENT);
        }
        if self.paths > 0 {
            let what = format!(
                "{} the path of a file on somebody's computer",
                counted(self.paths, "picture names", "pictures name")
            );
            found.add(Kind::Metadata, place, what, "write an alternative text that says what is shown");
        }
    }
}
