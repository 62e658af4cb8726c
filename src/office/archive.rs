//! A zip archive: its parts by name, each read from start to end, within limits.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

use flate2::bufread::DeflateDecoder;

use super::fault::Fault;

/// No document has more parts.
const MOST_PARTS: usize = 20_000;

/// However small a file is, it may unpack to this; a larger one to [`TIMES`] its size besides.
const LEAST_UNPACKED: u64 = 32 << 20;

/// Tables of figures are packed to a twentieth; nothing that people make is packed to less than this part.
const TIMES: u64 = 100;

const END: [u8; 4] = *b"PK\x05\x06";
const END_64: [u8; 4] = *b"PK\x06\x06";
const WHERE_END_64_IS: [u8; 4] = *b"PK\x06\x07";
const LISTED: [u8; 4] = *b"PK\x01\x02";
const STORED: [u8; 4] = *b"PK\x03\x04";

/// What stands between two parts beside their sizes and what brings them to round places.
const MOST_BETWEEN: usize = 4_200;

/// An archive as its own list has it.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    parts: Vec<Part>,
    by_name: BTreeMap<String, usize>,
    left: Cell<u64>,
}

/// One part.
#[derive(Debug)]
pub(super) struct Part {
    /// Its name, `/` between folders and none before them.
    pub(super) name: String,
    locked: bool,
    packing: u16,
    start: usize,
    packed: usize,
}

impl<'b> Archive<'b> {
    /// Reads the list of parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let (count, mut at) = list(bytes).ok_or(Fault::Broken)?;
        if count > MOST_PARTS {
            return Err(Fault::Swollen);
        }
        let mut parts = Vec::new();
        for _ in 0..count {
            let (part, next) = part(bytes, at).ok_or(Fault::Broken)?;
            parts.push(part);
            at = next;
        }
        let size = bytes.len() as u64;
        let named = parts.iter().enumerate().rev();
        let by_name = named.map(|(at, part)| (part.name.to_ascii_lowercase(), at)).collect();
        Ok(Self { bytes, parts, by_name, left: Cell::new(LEAST_UNPACKED + TIMES * size) })
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter()
    }

    /// The part of this name; of two that are alike, the first. Small and capital letters are the same.
    pub(super) fn part(&self, name: &str) -> Option<&Part> {
        self.by_name.get(&name.to_ascii_lowercase()).map(|at| &self.parts[*at])
    }

    /// Whether a part cannot be read without a password.
    pub(super) fn is_locked(&self) -> bool {
        self.parts.iter().any(|part| part.locked)
    }

    /// Parts of one name, of which one program reads the first and another the last, or whose name leads elsewhere.
    pub(super) fn odd_names(&self) -> usize {
        let climbs = self.by_name.keys().filter(|name| name.split('/').any(|step| step == ".."));
        self.parts.len() - self.by_name.len() + climbs.count()
    }

    /// How many bytes lie between the parts and belong to none, as where a part was taken off the list alone.
    pub(super) fn unlisted(&self) -> usize {
        let mut places: Vec<Range<usize>> = self
            .parts
            .iter()
            .filter_map(|part| self.place(part))
            .map(|(start, data)| start..data.end)
            .collect();
        places.sort_by_key(|place| place.start);
        let mut end = 0;
        let mut unlisted = 0;
        for place in places {
            let between = self.bytes.get(end..place.start).unwrap_or_default();
            let begins_another = between.windows(4).any(|window| window == STORED);
            if between.len() > MOST_BETWEEN || begins_another {
                unlisted += between.len();
            }
            end = end.max(place.end);
        }
        unlisted
    }

    /// The part from start to end.
    pub(super) fn read(&self, part: &Part) -> Result<impl BufRead + use<'_, 'b>, Fault> {
        if part.locked {
            return Err(Fault::Locked);
        }
        let (_, place) = self.place(part).ok_or(Fault::Broken)?;
        let packed = self.bytes.get(place).ok_or(Fault::Broken)?;
        let unpacked: Box<dyn Read + '_> = match part.packing {
            0 => Box::new(packed),
            8 => Box::new(DeflateDecoder::new(packed)),
            _ => return Err(Fault::Packing),
        };
        Ok(BufReader::with_capacity(1 << 15, Metered { inner: unpacked, left: &self.left }))
    }

    /// The first bytes of a part, as many as there are up to `most`.
    pub(super) fn beginning(&self, part: &Part, most: u64) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        self.read(part)?.take(most).read_to_end(&mut bytes).map_err(|error| fault(&error))?;
        Ok(bytes)
    }

    /// Where a part begins, and where its bytes lie.
    fn place(&self, part: &Part) -> Option<(usize, Range<usize>)> {
        let header = self.bytes.get(part.start..part.start.checked_add(30)?)?;
        let lengths = usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        let start = part.start + 30 + lengths;
        header.starts_with(&STORED).then_some((part.start, start..start.checked_add(part.packed)?))
    }
}

/// How many parts there are, and where the list of them begins.
fn list(bytes: &[u8]) -> Option<(usize, usize)> {
    let earliest = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let end = (earliest..bytes.len().saturating_sub(21)).rev().find(|at| bytes[*at..].starts_with(&END))?;
    let (count, start) = (u16_at(bytes, end + 10)?, u32_at(bytes, end + 16)?);
    if count != u16::MAX && start != u32::MAX {
        return Some((count.into(), start as usize));
    }
    let locator = end.checked_sub(20).filter(|at| bytes[*at..].starts_with(&WHERE_END_64_IS))?;
    let end = usize::try_from(u64_at(bytes, locator + 8)?).ok()?;
    bytes.get(end..)?.starts_with(&END_64).then_some(())?;
    Some((usize::try_from(u64_at(bytes, end + 32)?).ok()?, usize::try_from(u64_at(bytes, end + 48)?).ok()?))
}

/// A line of the list, and where the next begins.
fn part(bytes: &[u8], at: usize) -> Option<(Part, usize)> {
    let line = bytes.get(at..)?;
    line.starts_with(&LISTED).then_some(())?;
    let (flags, packing) = (u16_at(line, 8)?, u16_at(line, 10)?);
    let [name, more, comment] = [28, 30, 32].map(|at| u16_at(line, at).map(usize::from));
    let (name, more, comment) = (name?, more?, comment?);
    let own = String::from_utf8_lossy(line.get(46..46 + name)?).replace('\\', "/");
    let mut large = large(line.get(46 + name..46 + name + more)?);
    let mut sized = |written: u32| match written {
        u32::MAX => large.next(),
        written => Some(u64::from(written)),
    };
    let (packed, unpacked, start) = (u32_at(line, 20)?, u32_at(line, 24)?, u32_at(line, 42)?);
    sized(unpacked)?;
    let (packed, start) = (usize::try_from(sized(packed)?).ok()?, usize::try_from(sized(start)?).ok()?);
    let name_of = own.trim_start_matches('/').to_owned();
    let part = Part { name: name_of, locked: flags & 1 == 1, packing, start, packed };
    Some((part, at + 46 + name + more + comment))
}

/// Sizes and places that are too large for the list: unpacked, packed, where it starts, each only if it is.
fn large(mut more: &[u8]) -> impl Iterator<Item = u64> {
    let mut found: &[u8] = &[];
    while let (Some(kind), Some(length)) = (u16_at(more, 0), u16_at(more, 2)) {
        let end = 4 + usize::from(length);
        let Some(own) = more.get(4..end) else { break };
        if kind == 1 {
            found = own;
        }
        more = &more[end..];
    }
    found.chunks_exact(8).filter_map(|chunk| u64_at(chunk, 0))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// Counts what is unpacked, and ends when it is too much.
struct Metered<'a> {
    inner: Box<dyn Read + 'a>,
    left: &'a Cell<u64>,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(left.unwrap_or(0));
        left.map(|_| read).ok_or_else(|| io::Error::from(io::ErrorKind::QuotaExceeded))
    }
}

/// What an error while unpacking means.
pub(super) fn fault(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::QuotaExceeded => Fault::Swollen,
        _ => Fault::Broken,
    }
}
