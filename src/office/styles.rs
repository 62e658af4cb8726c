//! How cells of a workbook look: which of them show nothing although they hold something.

use super::fault::Fault;
use super::package::Package;
use super::xml::{Event, Tag};

/// No workbook has more looks.
const MOST: usize = 70_000;

/// The looks of a workbook that show nothing.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By number, whether a cell of this look shows nothing.
    unseen: Vec<bool>,
}

/// A colour, as far as one can be told from another.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Colour {
    Black,
    White,
    Other(String),
}

impl Styles {
    pub(super) fn read(package: &Package<'_>, main: &str) -> Result<Self, Fault> {
        let mut reading = Reading::default();
        if let Some(relation) = package.related(main, "styles").next() {
            package.walk(&relation.target, |event| reading.see(&event))?;
        }
        Ok(Self { unseen: reading.unseen })
    }

    /// Whether a cell of this look shows nothing.
    pub(super) fn is_unseen(&self, style: usize) -> bool {
        self.unseen.get(style).is_some_and(|unseen| *unseen)
    }
}

#[derive(Debug, Default)]
struct Reading {
    /// `fonts`, `fills`, `cellXfs`, or none of them.
    within: String,
    fonts: Vec<Colour>,
    fills: Vec<Colour>,
    /// Ways of writing numbers that write nothing.
    silent: Vec<u32>,
    unseen: Vec<bool>,
}

impl Reading {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Open(name @ ("fonts" | "fills" | "cellXfs" | "dxfs" | "cellStyleXfs"), _) => {
                (*name).clone_into(&mut self.within);
            }
            Event::Close("fonts" | "fills" | "cellXfs" | "dxfs" | "cellStyleXfs") => self.within.clear(),
            Event::Open("numFmt", tag) => {
                let code = tag.get("formatCode").unwrap_or_default();
                let silent = code.len() >= 3 && code.chars().all(|sign| sign == ';');
                self.silent.extend(tag.number("numFmtId").filter(|_| silent && self.silent.len() < MOST));
            }
            Event::Open(name, tag) => match (&*self.within, *name) {
                ("fonts", "font") if self.fonts.len() < MOST => self.fonts.push(Colour::Black),
                ("fonts", "color") => {
                    if let (Some(font), Some(colour)) = (self.fonts.last_mut(), colour(tag)) {
                        *font = colour;
                    }
                }
                ("fills", "fill") if self.fills.len() < MOST => self.fills.push(Colour::White),
                ("fills", "fgColor") => {
                    if let (Some(fill), Some(colour)) = (self.fills.last_mut(), colour(tag)) {
                        *fill = colour;
                    }
                }
                ("cellXfs", "xf") if self.unseen.len() < MOST => {
                    let at = |name| tag.number(name).map_or(0, |number| number as usize);
                    let same = self.fonts.get(at("fontId")).zip(self.fills.get(at("fillId")));
                    let silent = tag.number("numFmtId").is_some_and(|format| self.silent.contains(&format));
                    self.unseen.push(silent || same.is_some_and(|(font, fill)| font == fill));
                }
                _ => {}
            },
            Event::Close(_) | Event::Words(_) => {}
        }
    }
}

/// A colour as it is written: by its parts, by its number in a palette, or by its place in the theme.
fn colour(tag: &Tag<'_>) -> Option<Colour> {
    if let Some(rgb) = tag.get("rgb") {
        let rgb = rgb.to_ascii_uppercase();
        let parts = rgb.get(rgb.len().saturating_sub(6)..)?;
        return Some(match parts {
            "000000" => Colour::Black,
            "FFFFFF" => Colour::White,
            parts => Colour::Other(parts.to_owned()),
        });
    }
    let tint = tag.get("tint").filter(|tint| tint.parse::<f64>().is_ok_and(|tint| tint.abs() > 0.02));
    if let Some(theme) = tag.number("theme") {
        return Some(match (theme, tint) {
            (0, None) => Colour::White,
            (1, None) => Colour::Black,
            (theme, tint) => Colour::Other(format!("{theme} {}", tint.unwrap_or_default())),
        });
    }
    Some(match tag.number("indexed")? {
        0 | 8 | 64 => Colour::Black,
        1 | 9 | 65 => Colour::White,
        number => Colour::Other(format!("palette {number}")),
    })
}
