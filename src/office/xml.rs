//! A part as XML: what opens, what closes and the words between, one at a time.

use std::io::{self, BufRead, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event as Read_};
use quick_xml::reader::Reader;

use super::archive;
use super::fault::Fault;

/// No tag and no stretch of words is longer.
const LONGEST: usize = 4 << 20;

/// Elements do not stand deeper in one another.
const DEEPEST: usize = 2_000;

/// What comes next.
pub(super) enum Event<'e> {
    /// An element begins; an empty one ends at once.
    Open(&'e str, Tag<'e>),
    /// An element ends.
    Close(&'e str),
    /// Words, or a piece of them.
    Words(&'e str),
}

/// An element that begins, with its attributes.
pub(super) struct Tag<'e>(&'e BytesStart<'e>);

impl Tag<'_> {
    /// The attribute of this name, whatever stands for its namespace.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.all().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| is_yes(&value))
    }

    /// A property that stands for yes unless it says no.
    pub(super) fn is_on(&self) -> bool {
        self.get("val").is_none_or(|value| is_yes(&value))
    }

    /// An attribute as a whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.parse().ok()
    }

    /// Every attribute.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, String)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().filter_map(|attribute| {
            let (name, prefix) = attribute.key.decompose();
            if prefix.is_some_and(|prefix| prefix.into_inner() == "xmlns") {
                return None;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some((name.into_inner().to_owned(), value.into_owned()))
        })
    }
}

/// How the formats write yes.
fn is_yes(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Tells `each` of everything in a part, in order.
pub(super) fn walk(part: impl BufRead, mut each: impl FnMut(Event<'_>)) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(Fuse { inner: part, since: 0 });
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut began = false;
    loop {
        buffer.clear();
        reader.get_mut().since = 0;
        match reader.read_event_into(&mut buffer).map_err(|error| why(&error))? {
            Read_::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Fault::Swollen);
                }
                began = true;
                each(Event::Open(tag.local_name().into_inner(), Tag(&tag)));
            }
            Read_::Empty(tag) => {
                began = true;
                each(Event::Open(tag.local_name().into_inner(), Tag(&tag)));
                each(Event::Close(tag.local_name().into_inner()));
            }
            Read_::End(tag) => {
                depth = depth.saturating_sub(1);
                each(Event::Close(tag.local_name().into_inner()));
            }
            Read_::Text(words) => each(Event::Words(&words.xml10_content())),
            Read_::CData(words) => each(Event::Words(&words.xml10_content())),
            Read_::GeneralRef(sign) => each(Event::Words(meant(&sign).encode_utf8(&mut [0; 4]))),
            Read_::DocType(_) => return Err(Fault::Declares),
            Read_::Comment(_) | Read_::Decl(_) | Read_::PI(_) => {}
            Read_::Eof if began && depth == 0 => return Ok(()),
            Read_::Eof => return Err(Fault::Broken),
        }
    }
}

/// The sign that is meant by its name or number.
fn meant(sign: &BytesRef<'_>) -> char {
    if let Ok(Some(sign)) = sign.resolve_char_ref() {
        return sign;
    }
    match sign.xml10_content().as_ref() {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

fn why(error: &quick_xml::Error) -> Fault {
    match error {
        quick_xml::Error::Io(error) => archive::fault(error),
        _ => Fault::Broken,
    }
}

/// Ends when one event takes up too much.
struct Fuse<R> {
    inner: R,
    since: usize,
}

impl<R: BufRead> Read for Fuse<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.since += read;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Fuse<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > LONGEST {
            return Err(io::Error::from(io::ErrorKind::QuotaExceeded));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since += amount;
        self.inner.consume(amount);
    }
}
