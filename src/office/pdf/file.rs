//! The objects of a PDF, found where they stand: what its own list of them leaves out is found too.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::super::fault::Fault;
use super::object::{Dictionary, Lexer, Token, Value, is_space, whole};
use super::packing::unpacked;

/// No PDF has more objects.
const MOST_OBJECTS: usize = 2_000_000;

/// However small a file is, the streams that hold objects may unpack to this; of a larger one to [`TIMES`] its size
/// besides. They are kept.
const LEAST_KEPT: usize = 8 << 20;
const TIMES: usize = 6;

/// The same for all that is read and unpacked, again and again or once: an object may be named by every other.
const LEAST_WORK: usize = 64 << 20;
const TIMES_READ: usize = 40;

/// No stream of a page, and no description of a file, is larger.
const LARGEST_STREAM: usize = 16 << 20;

/// A PDF as a heap of objects, of which the later of one number counts.
pub(super) struct File<'b> {
    bytes: &'b [u8],
    places: BTreeMap<u32, Place>,
    packed: Vec<Vec<u8>>,
    pub(super) root: Option<u32>,
    pub(super) info: Option<Value>,
    pub(super) is_locked: bool,
    /// How often it was saved, with what it was before left as it is.
    pub(super) versions: usize,
    fault: Cell<Option<Fault>>,
    kept: Cell<usize>,
    /// How many more bytes are read and unpacked.
    work: Cell<usize>,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    /// Where the object begins.
    Open(usize),
    /// In which stream of objects, and where there.
    Packed(usize, usize),
}

/// An object, and the stream that follows it.
pub(super) struct Object {
    pub(super) value: Value,
    stream: Option<Range<usize>>,
}

impl Object {
    pub(super) fn dictionary(&self) -> Option<&Dictionary> {
        match &self.value {
            Value::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    pub(super) fn has_stream(&self) -> bool {
        self.stream.is_some()
    }
}

impl<'b> File<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Self {
        let mut file = Self {
            bytes,
            places: BTreeMap::new(),
            packed: Vec::new(),
            root: None,
            info: None,
            is_locked: false,
            versions: 0,
            fault: Cell::new(None),
            kept: Cell::new(LEAST_KEPT + TIMES * bytes.len()),
            work: Cell::new(LEAST_WORK + TIMES_READ * bytes.len()),
        };
        file.scan();
        file
    }

    /// Goes through the bytes once.
    fn scan(&mut self) {
        let (mut at, mut is_for_the_web) = (0, false);
        while at < self.bytes.len() {
            let rest = &self.bytes[at..];
            if rest.starts_with(b"obj") {
                if let Some(number) = number_before(self.bytes, at) {
                    at = self.take(number, at + 3, &mut is_for_the_web);
                    continue;
                }
            } else if rest.starts_with(b"trailer") {
                let mut lexer = Lexer::new(self.bytes, at + 7);
                if let Some(Value::Dictionary(trailer)) = lexer.value() {
                    self.trailer(&trailer);
                }
                at = lexer.at.max(at + 7);
                continue;
            } else if rest.starts_with(b"%%EOF") {
                self.versions += 1;
            }
            at += 1;
        }
        // A file that is made to be shown while it is still loading has two ends from the start.
        self.versions = self.versions.saturating_sub(usize::from(is_for_the_web));
    }

    /// Takes in the object that begins here, and says where it ends.
    fn take(&mut self, number: u32, start: usize, is_for_the_web: &mut bool) -> usize {
        let Read { object, end, was_cut, .. } = read(self.bytes, start);
        let Some(object) = object else {
            self.fault.set(Some(Fault::Broken));
            return end;
        };
        if was_cut || self.places.len() >= MOST_OBJECTS {
            self.fault.set(Some(Fault::Swollen));
        }
        if self.places.len() < MOST_OBJECTS {
            self.places.insert(number, Place::Open(start));
        }
        if let Some(dictionary) = object.dictionary() {
            *is_for_the_web |= self.places.len() == 1 && dictionary.get("Linearized").is_some();
            match dictionary.name("Type") {
                Some("XRef") => self.trailer(dictionary),
                Some("ObjStm") if !self.is_locked => {
                    if let Err(fault) = self.unpack(&object) {
                        self.fault.set(Some(fault));
                    }
                }
                _ => {}
            }
        }
        end
    }

    fn trailer(&mut self, trailer: &Dictionary) {
        if let Some(Value::Reference(root)) = trailer.get("Root") {
            self.root = Some(*root);
        }
        if let Some(info) = trailer.get("Info") {
            self.info = Some(info.clone());
        }
        self.is_locked |= trailer.get("Encrypt").is_some_and(Value::holds);
    }

    /// Takes in the objects that a stream holds.
    fn unpack(&mut self, object: &Object) -> Result<(), Fault> {
        let most = self.kept.get();
        let text = self.data(object, most)?;
        self.kept.set(most.saturating_sub(text.len()));
        let dictionary = object.dictionary().ok_or(Fault::Broken)?;
        let number = |name| dictionary.get(name).and_then(Value::number).and_then(whole);
        let (count, first) = (number("N").ok_or(Fault::Broken)?, number("First").ok_or(Fault::Broken)?);
        let mut lexer = Lexer::new(&text, 0);
        for _ in 0..count {
            let (Some(Token::Number(number)), Some(Token::Number(at))) = (lexer.next(), lexer.next()) else {
                break;
            };
            let at = whole(at).and_then(|at| (first as usize).checked_add(at as usize));
            if let (Some(number), Some(at)) = (whole(number), at)
                && self.places.len() < MOST_OBJECTS
            {
                self.places.insert(number, Place::Packed(self.packed.len(), at));
            }
        }
        self.packed.push(text);
        Ok(())
    }

    /// The numbers of all objects.
    pub(super) fn objects(&self) -> impl Iterator<Item = u32> {
        self.places.keys().copied()
    }

    /// Why some of it could not be looked into.
    pub(super) fn fault(&self) -> Option<Fault> {
        self.fault.get()
    }

    /// The object of this number; none where there is none, or too much has been read already.
    pub(super) fn object(&self, number: u32) -> Option<Object> {
        let place = self.places.get(&number)?;
        if self.work.get() == 0 {
            self.fault.set(Some(Fault::Swollen));
            return None;
        }
        let (object, length) = match place {
            Place::Open(start) => {
                let read = read(self.bytes, *start);
                (read.object, read.work)
            }
            Place::Packed(stream, at) => {
                let mut lexer = Lexer::new(&self.packed[*stream], *at);
                let object = lexer.value().map(|value| Object { value, stream: None });
                (object, lexer.at.saturating_sub(*at))
            }
        };
        self.work.set(self.work.get().saturating_sub(length));
        object
    }

    /// What a value stands for, if it refers to an object.
    pub(super) fn resolved(&self, value: &Value) -> Option<Value> {
        match value {
            Value::Reference(number) => self.object(*number).map(|object| object.value),
            value => Some(value.clone()),
        }
    }

    /// What a name in a dictionary stands for, as a dictionary.
    pub(super) fn dictionary(&self, within: &Dictionary, name: &str) -> Option<Dictionary> {
        match self.resolved(within.get(name)?)? {
            Value::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// The bytes of a stream as they stand in the file.
    pub(super) fn raw(&self, object: &Object) -> &'b [u8] {
        object.stream.clone().and_then(|range| self.bytes.get(range)).unwrap_or_default()
    }

    /// How a stream is packed, the outermost first.
    pub(super) fn packing(&self, dictionary: &Dictionary) -> Vec<String> {
        let written = dictionary.get("Filter").or_else(|| dictionary.get("F"));
        match written.and_then(|written| self.resolved(written)) {
            Some(Value::Name(name)) => vec![name],
            Some(Value::List(all)) => {
                let first = all.into_iter().take(10);
                first
                    .filter_map(|name| if let Value::Name(name) = name { Some(name) } else { None })
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// What a stream of a page says.
    pub(super) fn stream(&self, object: &Object) -> Result<Vec<u8>, Fault> {
        let left = self.work.get();
        if left == 0 {
            return Err(Fault::Swollen);
        }
        let data = self.data(object, LARGEST_STREAM);
        self.work.set(left.saturating_sub(data.as_ref().map_or(LARGEST_STREAM, Vec::len)));
        data
    }

    fn data(&self, object: &Object, most: usize) -> Result<Vec<u8>, Fault> {
        let dictionary = object.dictionary().ok_or(Fault::Broken)?;
        let mut data = None;
        for packing in self.packing(dictionary) {
            if predicts(dictionary) {
                return Err(Fault::Packing);
            }
            data = Some(unpacked(&packing, data.as_deref().unwrap_or(self.raw(object)), most)?);
        }
        Ok(data.unwrap_or_else(|| self.raw(object).to_vec()))
    }
}

/// Whether what is packed are differences, as in tables and pictures.
fn predicts(dictionary: &Dictionary) -> bool {
    let Some(Value::Dictionary(how)) = dictionary.get("DecodeParms") else { return false };
    how.get("Predictor").and_then(Value::number).is_some_and(|predictor| predictor > 1.0)
}

/// An object that was read.
struct Read {
    object: Option<Object>,
    /// Where it ends, with its stream.
    end: usize,
    was_cut: bool,
    /// How many bytes had to be looked at.
    work: usize,
}

/// The object that begins here, with the place of its stream.
fn read(bytes: &[u8], start: usize) -> Read {
    let mut lexer = Lexer::new(bytes, start);
    let value = lexer.value();
    let (end, was_cut) = (lexer.at.max(start), lexer.was_cut());
    let work = end - start;
    let Some(value) = value else { return Read { object: None, end, was_cut, work } };
    let follows = lexer.next();
    let dictionary = match &value {
        Value::Dictionary(dictionary) if follows == Some(Token::Word(b"stream")) => dictionary,
        _ => return Read { object: Some(Object { value, stream: None }), end, was_cut, work },
    };
    let start = match bytes.get(lexer.at..).unwrap_or_default() {
        [b'\r', b'\n', ..] => lexer.at + 2,
        [b'\r' | b'\n', ..] => lexer.at + 1,
        _ => lexer.at,
    };
    let length = dictionary.get("Length").and_then(Value::number).and_then(whole);
    let told =
        length.and_then(|length| start.checked_add(length as usize)).filter(|end| ends_at(bytes, *end));
    let end = told.or_else(|| find(bytes, start, b"endstream")).unwrap_or(bytes.len());
    let work = if told.is_some() { work } else { work + end - start };
    Read { object: Some(Object { value, stream: Some(start..end) }), end, was_cut, work }
}

/// Whether a stream ends here, but for space.
fn ends_at(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    let space = rest.iter().take(4).take_while(|byte| is_space(**byte)).count();
    rest[space..].starts_with(b"endstream")
}

fn find(bytes: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    bytes.get(from..)?.windows(word.len()).position(|window| window == word).map(|at| from + at)
}

/// The number of an object, of whose head `obj` stands here: `12 0 obj`.
fn number_before(bytes: &[u8], at: usize) -> Option<u32> {
    let before = &bytes[at.saturating_sub(24)..at];
    let mut words = before.rsplit(|byte| is_space(*byte)).filter(|word| !word.is_empty());
    let generation = words.next().filter(|_| before.last().is_some_and(|byte| is_space(*byte)))?;
    generation.iter().all(u8::is_ascii_digit).then_some(())?;
    let written = words.next()?;
    // What stands before it may run into it: `endobj12 0 obj`.
    let digits = written.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&written[written.len() - digits..]).ok()?.parse().ok()
}
