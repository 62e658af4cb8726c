//! Pictures: where and by whom they were taken.

use std::collections::BTreeSet;

use super::finding::{Found, Kind, help};
use super::places::listed;

/// What the details of a picture give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    Place,
    Person,
    Camera,
    Preview,
}

use Detail::{Camera, Person, Place, Preview};

/// All that the details of a picture give.
#[derive(Debug, Default)]
struct Details(BTreeSet<Detail>);

impl Details {
    fn add(&mut self, detail: Detail, is_given: bool) {
        if is_given {
            self.0.insert(detail);
        }
    }

    fn tell(&self, at: &str, found: &mut Found) {
        if self.0.contains(&Place) {
            found.add(Kind::Data, at, "its details say on which spot it was taken", help::PICTURE);
        }
        let given: Vec<&str> = self
            .0
            .iter()
            .filter_map(|detail| match detail {
                Place => None,
                Person => Some("a person"),
                Camera => Some("a camera by its number"),
                Preview => Some("a small picture, perhaps of what it was before"),
            })
            .collect();
        if !given.is_empty() {
            let what = format!("its details give {}", listed(&given));
            found.add(Kind::Metadata, at, what, help::PICTURE);
        }
    }
}

/// A picture of any kind, or its beginning, within a document.
pub(super) fn within(bytes: &[u8], at: &str, found: &mut Found) {
    match bytes {
        [0xFF, 0xD8, ..] => jpeg(bytes, at, found),
        [0x89, b'P', b'N', b'G', ..] => png(bytes, at, found),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => tiff(bytes, at, found),
        [b'R', b'I', b'F', b'F', ..] => webp(bytes, at, found),
        _ => {}
    }
}

/// Stretches of a JPEG, up to where the picture itself begins.
pub(super) fn jpeg(bytes: &[u8], at: &str, found: &mut Found) {
    let mut details = Details::default();
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xFF, marker, high, low, ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        if matches!(marker, 0xDA | 0xD9) || length < 2 {
            break;
        }
        let own = rest.get(4..2 + length).unwrap_or(&rest[4..]);
        match (marker, own) {
            (0xE1, [b'E', b'x', b'i', b'f', 0, 0, exif @ ..]) => exif_says(exif, &mut details),
            (0xE1, own) if own.starts_with(b"http://ns.adobe.com/xap/") => xmp_says(own, &mut details),
            // What newspapers write about a picture: its maker, its caption.
            (0xED, own) if own.windows(4).any(|window| window == b"8BIM") => {
                details.add(Person, own.windows(3).any(|tag| matches!(tag, [0x1C, 2, 80 | 85 | 110 | 122])));
            }
            _ => {}
        }
        rest = rest.get(2 + length..).unwrap_or_default();
    }
    details.tell(at, found);
}

/// Stretches of a PNG.
pub(super) fn png(bytes: &[u8], at: &str, found: &mut Found) {
    let mut details = Details::default();
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let [a, b, c, d, kind @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let own = kind.get(4..).unwrap_or_default();
        let own = &own[..own.len().min(length)];
        match kind.get(..4) {
            Some(b"eXIf") => exif_says(own, &mut details),
            Some(b"tEXt" | b"iTXt" | b"zTXt") => {
                let name = own.split(|byte| *byte == 0).next().unwrap_or_default();
                details.add(
                    Person,
                    name.eq_ignore_ascii_case(b"author") || name.eq_ignore_ascii_case(b"artist"),
                );
                if name.starts_with(b"XML:com.adobe.xmp") {
                    xmp_says(own, &mut details);
                }
            }
            None => break,
            _ => {}
        }
        let Some(next) = length.checked_add(12).and_then(|next| rest.get(next..)) else { break };
        rest = next;
    }
    details.tell(at, found);
}

/// Stretches of a WebP.
pub(super) fn webp(bytes: &[u8], at: &str, found: &mut Found) {
    let mut details = Details::default();
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let [k, i, n, d, a, b, c, e, own @ ..] = rest {
        let length = u32::from_le_bytes([*a, *b, *c, *e]) as usize;
        let own = &own[..own.len().min(length)];
        match &[*k, *i, *n, *d] {
            b"EXIF" => exif_says(own.strip_prefix(b"Exif\0\0").unwrap_or(own), &mut details),
            b"XMP " => xmp_says(own, &mut details),
            _ => {}
        }
        let Some(next) = length.checked_add(8 + length % 2).and_then(|next| rest.get(next..)) else { break };
        rest = next;
    }
    details.tell(at, found);
}

/// A TIFF is nothing but tables of details; the picture is one of them.
pub(super) fn tiff(bytes: &[u8], at: &str, found: &mut Found) {
    let mut details = Details::default();
    exif_says(bytes, &mut details);
    // Further pages of a TIFF are pages.
    details.0.remove(&Preview);
    details.tell(at, found);
}

/// Tables of details, each a list of numbered entries.
fn exif_says(exif: &[u8], details: &mut Details) {
    let little = exif.starts_with(b"II");
    let mut tables = vec![(4, true)];
    let mut looked = 0;
    while let Some((pointer, first)) = tables.pop() {
        looked += 1;
        // No camera writes so many tables; a ring of them would never end.
        let Some(table) = number(exif, pointer, 4, little).filter(|table| *table > 0 && looked < 16) else {
            continue;
        };
        let count = number(exif, table, 2, little).unwrap_or(0).min(1_000);
        for entry in (0..count).map(|at| table + 2 + 12 * at) {
            let Some(tag) = number(exif, entry, 2, little) else { break };
            let says = number(exif, entry + 4, 4, little).is_some_and(|length| length > 1);
            match tag {
                0x8825 => details.add(Place, has_entries(exif, entry + 8, little)),
                0x8769 => tables.push((entry + 8, false)),
                0x013B | 0x9C9D | 0xA430 => details.add(Person, says),
                0xA431 | 0xA435 => details.add(Camera, says),
                0x0201 => details.add(Preview, !first),
                _ => {}
            }
        }
        if first {
            let next = table + 2 + 12 * count;
            let second = number(exif, next, 4, little).filter(|second| *second > 0);
            let rows = second.and_then(|second| number(exif, second, 2, little)).unwrap_or(0).min(1_000);
            let mut tags = (0..rows).filter_map(|at| number(exif, second? + 2 + 12 * at, 2, little));
            details.add(Preview, tags.any(|tag| tag == 0x0201));
        }
    }
}

/// Whether a table of places gives one: a table with nothing but its version does not.
fn has_entries(exif: &[u8], pointer: usize, little: bool) -> bool {
    let table = number(exif, pointer, 4, little).unwrap_or(0);
    let count = number(exif, table, 2, little).unwrap_or(0).min(1_000);
    (0..count).any(|at| matches!(number(exif, table + 2 + 12 * at, 2, little), Some(2 | 4)))
}

fn number(bytes: &[u8], at: usize, size: usize, little: bool) -> Option<usize> {
    let own = bytes.get(at..at.checked_add(size)?)?;
    let join = |number: usize, byte: &u8| number << 8 | usize::from(*byte);
    Some(if little { own.iter().rev().fold(0, join) } else { own.iter().fold(0, join) })
}

/// What Adobe's programs write about a picture, as text.
fn xmp_says(text: &[u8], details: &mut Details) {
    let holds = |word: &[u8]| text.windows(word.len()).any(|window| window == word);
    details.add(Place, holds(b"exif:GPSLatitude"));
    details.add(Person, holds(b"dc:creator") || holds(b"photoshop:AuthorsPosition"));
    details.add(Camera, holds(b"aux:SerialNumber") || holds(b"exifEX:BodySerialNumber"));
    details.add(Preview, holds(b"xmpGImg:image"));
}
