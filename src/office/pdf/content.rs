//! What is drawn on a page, in its order: words that something is drawn over, or that are not drawn at all.
//!
//! Where words stand is reckoned from where they begin and from half the height of a letter for the width of each;
//! what a font says of its letters is not read.

mod state;

use std::collections::BTreeMap;

use super::super::fault::Fault;
use super::super::finding::{Found, Kind, help};
use super::super::places::counted;
use super::file::File;
use super::object::{Dictionary, Lexer, Token, Value};
use super::pages::Page;
use state::{Area, State};

/// Drawings that stand in one another.
const DEEPEST: usize = 6;

/// No page has more pieces of text.
const MOST_WORDS: usize = 200_000;

/// No operator takes more.
const MOST_OPERANDS: usize = 2_000;

/// However small a file is, so many bytes of drawing are read and so many pieces of text compared; of a larger one
/// [`TIMES`] its size besides.
const LEAST: usize = 64 << 20;
const TIMES: usize = 60;

/// Fonts, pictures and looks, by the names that a page or a drawing gives them.
#[derive(Default)]
struct Resources {
    own: Dictionary,
    /// All of one kind.
    kinds: BTreeMap<&'static str, Option<Dictionary>>,
    /// Those that have been asked for, resolved.
    known: BTreeMap<(&'static str, String), Option<Dictionary>>,
}

impl Resources {
    fn new(own: Dictionary) -> Self {
        Self { own, ..Self::default() }
    }

    /// What a name stands for, as it is written.
    fn written(&mut self, file: &File<'_>, kind: &'static str, name: &str) -> Option<&Value> {
        let all = self.kinds.entry(kind).or_insert_with(|| file.dictionary(&self.own, kind));
        all.as_ref()?.get(name)
    }

    /// What a name stands for.
    fn get(&mut self, file: &File<'_>, kind: &'static str, name: &str) -> Option<&Dictionary> {
        let key = (kind, name.to_owned());
        if !self.known.contains_key(&key) {
            let written = self.written(file, kind, name).cloned();
            let found = match written.and_then(|written| file.resolved(&written)) {
                Some(Value::Dictionary(found)) => Some(found),
                _ => None,
            };
            self.known.insert(key.clone(), found);
        }
        self.known.get(&key)?.as_ref()
    }
}

/// What may still be done for one file.
pub(super) struct Work {
    bytes: usize,
    comparisons: usize,
}

impl Work {
    pub(super) fn new(size: usize) -> Self {
        Self { bytes: LEAST + TIMES * size, comparisons: LEAST + TIMES * size }
    }
}

/// What was seen on a page.
#[derive(Debug, Default)]
pub(super) struct Seen {
    covered: usize,
    under_pictures: usize,
    not_drawn: usize,
    outside: usize,
    unread: usize,
}

impl Seen {
    pub(super) fn tell(&self, place: &str, found: &mut Found) {
        let pieces = |count: usize| counted(count, "piece of text", "pieces of text");
        if self.covered > 0 {
            let what =
                format!("{} can be read under what is drawn over it, such as a box", pieces(self.covered));
            found.add(Kind::Data, place, what, help::PDF);
        }
        if self.outside > 0 {
            let what = format!("{} can be read beyond the edge of the page", pieces(self.outside));
            found.add(Kind::Data, place, what, help::PRINT);
        }
        let unseen = self.not_drawn + self.under_pictures;
        if unseen > 0 {
            let what = format!("{} can be read and is not seen, as under a scanned picture", pieces(unseen));
            let todo = "make sure that it says no more than the picture, or save the pages as pictures alone";
            found.add(Kind::Unseen, place, what, todo);
        }
        if self.unread > 0 {
            found.opaque(place, Fault::Packing);
        }
    }
}

/// A piece of text: where it stands, and whether something covers it.
struct Words {
    area: Area,
    is_covered: bool,
}

struct Look<'f, 'b> {
    file: &'f File<'b>,
    work: &'f mut Work,
    words: Vec<Words>,
    seen: Seen,
}

/// Looks at what is drawn on a page.
pub(super) fn look(file: &File<'_>, page: &Page, work: &mut Work) -> Result<Seen, Fault> {
    let resources = page.resources.as_ref().and_then(|resources| file.resolved(resources));
    let resources = if let Some(Value::Dictionary(own)) = resources { own } else { Dictionary::default() };
    let mut resources = Resources::new(resources);
    let mut look = Look { file, work, words: Vec::new(), seen: Seen::default() };
    let mut state = State::default();
    for number in &page.contents {
        let Some(object) = file.object(*number) else { continue };
        match file.stream(&object) {
            Ok(text) => look.draw(&text, &mut state, &mut resources, 0)?,
            Err(Fault::Packing) => look.seen.unread += 1,
            Err(fault) => return Err(fault),
        }
    }
    if let Some([left, bottom, right, top]) = page.shown {
        let page = Area { left, bottom, right, top };
        look.seen.outside = look.words.iter().filter(|words| !words.area.touches(&page)).count();
    }
    look.seen.covered = look.words.iter().filter(|words| words.is_covered).count();
    Ok(look.seen)
}

impl Look<'_, '_> {
    fn draw(
        &mut self,
        text: &[u8],
        state: &mut State,
        resources: &mut Resources,
        depth: usize,
    ) -> Result<(), Fault> {
        self.work.bytes = self.work.bytes.checked_sub(text.len()).ok_or(Fault::Swollen)?;
        let mut lexer = Lexer::new(text, 0);
        let mut operands: Vec<Token<'_>> = Vec::new();
        while let Some(token) = lexer.next() {
            match token {
                Token::Word(b"BI") => skip_picture(text, &mut lexer),
                Token::Word(word) => {
                    self.operate(word, &operands, state, resources, depth)?;
                    operands.clear();
                }
                token if operands.len() < MOST_OPERANDS => operands.push(token),
                _ => {}
            }
        }
        Ok(())
    }

    fn operate(
        &mut self,
        word: &[u8],
        operands: &[Token<'_>],
        state: &mut State,
        resources: &mut Resources,
        depth: usize,
    ) -> Result<(), Fault> {
        match word {
            b"Tj" | b"TJ" | b"'" | b"\"" => {
                if word.len() == 1 {
                    state.next_line();
                }
                self.write(operands, state)?;
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                let boxes = state.painted();
                if !state.is_translucent() {
                    for painted in boxes {
                        self.cover(&painted, false)?;
                    }
                }
            }
            b"gs" => {
                let look = named(operands).and_then(|name| resources.get(self.file, "ExtGState", name));
                if let Some(look) = look {
                    state.look(look, |value| self.file.resolved(value));
                }
            }
            b"Tf" => {
                let font = named(operands).and_then(|name| resources.get(self.file, "Font", name));
                let wide = font.is_some_and(|font| font.name("Subtype") == Some("Type0"));
                state.font(wide, numbers(operands).last().copied().unwrap_or(0.0));
            }
            b"Do" => self.place(operands, state, resources, depth)?,
            _ => state.operate(word, operands),
        }
        Ok(())
    }

    /// Text is written.
    fn write(&mut self, operands: &[Token<'_>], state: &mut State) -> Result<(), Fault> {
        for operand in operands {
            match operand {
                Token::Text(text) if !text.is_empty() => {
                    let is_blank = text.iter().all(|byte| *byte == b' ');
                    let area = state.advance(text.len());
                    if is_blank {
                        continue;
                    }
                    if state.is_invisible() {
                        self.seen.not_drawn += 1;
                    } else if self.words.len() < MOST_WORDS {
                        self.words.push(Words { area, is_covered: false });
                    } else {
                        return Err(Fault::Swollen);
                    }
                }
                Token::Number(back) => state.kern(*back),
                _ => {}
            }
        }
        Ok(())
    }

    /// A picture or another drawing is placed.
    fn place(
        &mut self,
        operands: &[Token<'_>],
        state: &State,
        resources: &mut Resources,
        depth: usize,
    ) -> Result<(), Fault> {
        let name = named(operands).unwrap_or_default();
        let Some(Value::Reference(number)) = resources.written(self.file, "XObject", name).cloned() else {
            return Ok(());
        };
        let Some(object) = self.file.object(number) else { return Ok(()) };
        let Some(own) = object.dictionary() else { return Ok(()) };
        match own.name("Subtype") {
            Some("Image") => {
                let shows_through = ["SMask", "Mask", "ImageMask"].iter().any(|name| own.get(name).is_some());
                if !shows_through && !state.is_translucent() {
                    let picture = state.unit();
                    self.cover(&picture, true)?;
                }
            }
            Some("Form") if depth < DEEPEST => {
                let mut within = state.clone();
                if let Some(Value::List(matrix)) = own.get("Matrix") {
                    within.turn(&matrix.iter().filter_map(Value::number).collect::<Vec<f64>>());
                }
                let given = self.file.dictionary(own, "Resources").map(Resources::new);
                match (self.file.stream(&object), given) {
                    (Ok(text), Some(mut given)) => self.draw(&text, &mut within, &mut given, depth + 1)?,
                    (Ok(text), None) => self.draw(&text, &mut within, resources, depth + 1)?,
                    (Err(Fault::Packing), _) => self.seen.unread += 1,
                    (Err(fault), _) => return Err(fault),
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Something is drawn over what was written before.
    fn cover(&mut self, cover: &Area, is_picture: bool) -> Result<(), Fault> {
        self.work.comparisons = self.work.comparisons.checked_sub(self.words.len()).ok_or(Fault::Swollen)?;
        for words in self.words.iter_mut().filter(|words| !words.is_covered && words.area.is_under(cover)) {
            if is_picture {
                self.seen.under_pictures += 1;
            } else {
                words.is_covered = true;
            }
        }
        if is_picture {
            self.words.retain(|words| words.is_covered || !words.area.is_under(cover));
        }
        Ok(())
    }
}

fn named<'t>(operands: &'t [Token<'_>]) -> Option<&'t str> {
    operands.iter().find_map(|operand| if let Token::Name(name) = operand { Some(&**name) } else { None })
}

fn numbers(operands: &[Token<'_>]) -> Vec<f64> {
    operands
        .iter()
        .filter_map(|operand| if let Token::Number(number) = operand { Some(*number) } else { None })
        .collect()
}

/// Goes past a picture that stands among the drawing.
fn skip_picture(text: &[u8], lexer: &mut Lexer<'_>) {
    let rest = text.get(lexer.at..).unwrap_or_default();
    let ends = |window: &[u8]| window.starts_with(b"EI") || window.len() == 4 && window[1..3] == *b"EI";
    let starts = rest.windows(2).position(|window| window == b"ID").unwrap_or(rest.len());
    let picture = rest.get(starts..).unwrap_or_default();
    let end = picture.windows(4).position(|window| {
        ends(window) && window[0].is_ascii_whitespace() && window[3].is_ascii_whitespace()
    });
    lexer.at += starts + end.map_or(picture.len(), |end| end + 3);
}
