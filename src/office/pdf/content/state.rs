//! Where and how the next thing is drawn.

use super::super::object::{Dictionary, Token, Value, whole};
use super::numbers;

/// Looks that are put aside to be taken up again.
const DEEPEST: usize = 100;

/// Pieces of one path.
const MOST_PIECES: usize = 10_000;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) bottom: f64,
    pub(super) right: f64,
    pub(super) top: f64,
}

impl Area {
    fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        points.into_iter().fold(None, |area: Option<Self>, (x, y)| {
            let area = area.unwrap_or(Self { left: x, bottom: y, right: x, top: y });
            Some(Self {
                left: area.left.min(x),
                bottom: area.bottom.min(y),
                right: area.right.max(x),
                top: area.top.max(y),
            })
        })
    }

    fn and(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    pub(super) fn touches(&self, other: &Self) -> bool {
        let both = self.and(other);
        both.left <= both.right && both.bottom <= both.top
    }

    /// Whether enough lies under another that letters are hidden: lines, and the edges of boxes, hide none.
    pub(super) fn is_under(&self, cover: &Self) -> bool {
        let both = self.and(cover);
        let size = (self.top - self.bottom).min(self.right - self.left).max(0.1);
        both.right - both.left >= 0.9 * size && both.top - both.bottom >= 0.8 * size
    }
}

/// How points of a drawing become points of the page.
#[derive(Debug, Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn read(numbers: &[f64]) -> Option<Self> {
        Some(Self(numbers.try_into().ok()?))
    }

    fn point(&self, x: f64, y: f64) -> (f64, f64) {
        let own = &self.0;
        (own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5])
    }

    /// First this one, then another.
    fn then(&self, other: &Self) -> Self {
        let (own, next) = (&self.0, &other.0);
        let turned = |x: f64, y: f64| [x * next[0] + y * next[2], x * next[1] + y * next[3]];
        let (across, up) = (turned(own[0], own[1]), turned(own[2], own[3]));
        let start = other.point(own[4], own[5]);
        Self([across[0], across[1], up[0], up[1], start.0, start.1])
    }
}

#[derive(Debug, Clone)]
struct Graphics {
    matrix: Matrix,
    clip: Option<Area>,
    is_translucent: bool,
    has_pattern: bool,
    /// 3 draws nothing; 7 only bounds what follows.
    mode: u32,
    size: f64,
    wide: bool,
    leading: f64,
}

/// Where and how the next thing is drawn.
#[derive(Debug, Clone)]
pub(super) struct State {
    now: Graphics,
    aside: Vec<Graphics>,
    /// Where the next letter and the line that it is on stand.
    letter: Matrix,
    line: Matrix,
    /// The path that is being drawn: whole boxes, and the points of another.
    boxes: Vec<Area>,
    points: Vec<(f64, f64)>,
    has_curves: bool,
    clips: bool,
}

impl Default for State {
    fn default() -> Self {
        let now = Graphics {
            matrix: Matrix::SAME,
            clip: None,
            is_translucent: false,
            has_pattern: false,
            mode: 0,
            size: 0.0,
            wide: false,
            leading: 0.0,
        };
        Self {
            now,
            aside: Vec::new(),
            letter: Matrix::SAME,
            line: Matrix::SAME,
            boxes: Vec::new(),
            points: Vec::new(),
            has_curves: false,
            clips: false,
        }
    }
}

impl State {
    /// Takes in an operator that draws nothing.
    pub(super) fn operate(&mut self, word: &[u8], operands: &[Token<'_>]) {
        let numbers = numbers(operands);
        match (word, &numbers[..]) {
            (b"q", _) if self.aside.len() < DEEPEST => self.aside.push(self.now.clone()),
            (b"Q", _) => self.now = self.aside.pop().unwrap_or_else(|| self.now.clone()),
            (b"cm", numbers) => self.turn(numbers),
            (b"BT", _) => (self.letter, self.line) = (Matrix::SAME, Matrix::SAME),
            (b"Tm", numbers) => {
                if let Some(matrix) = Matrix::read(numbers) {
                    (self.letter, self.line) = (matrix, matrix);
                }
            }
            (b"Td", [x, y]) => self.line_at(*x, *y),
            (b"TD", [x, y]) => {
                self.now.leading = -y;
                self.line_at(*x, *y);
            }
            (b"TL", [leading]) => self.now.leading = *leading,
            (b"T*", _) => self.next_line(),
            (b"Tr", [mode]) => self.now.mode = whole(*mode).unwrap_or(0),
            (b"scn" | b"sc", numbers) => {
                self.now.has_pattern = operands.len() > numbers.len();
            }
            (b"g" | b"rg" | b"k" | b"cs", _) => self.now.has_pattern = false,
            (b"re", [x, y, width, height]) => {
                let corners = [(*x, *y), (x + width, *y), (*x, y + height), (x + width, y + height)];
                let corners = corners.map(|(x, y)| self.now.matrix.point(x, y));
                self.boxes.extend(Area::around(corners).filter(|_| self.boxes.len() < MOST_PIECES));
            }
            (b"m", [x, y]) => {
                self.end_of_box();
                self.points.push(self.now.matrix.point(*x, *y));
            }
            (b"l", [x, y]) if self.points.len() < MOST_PIECES => {
                self.points.push(self.now.matrix.point(*x, *y));
            }
            (b"c" | b"v" | b"y", _) => self.has_curves = true,
            (b"W" | b"W*", _) => self.clips = true,
            (b"n" | b"S" | b"s", _) => {
                self.painted();
            }
            _ => {}
        }
    }

    pub(super) fn turn(&mut self, numbers: &[f64]) {
        if let Some(matrix) = Matrix::read(numbers) {
            self.now.matrix = matrix.then(&self.now.matrix);
        }
    }

    /// Four or five corners of a path make a box if they stand so.
    fn end_of_box(&mut self) {
        let points = std::mem::take(&mut self.points);
        let curved = std::mem::take(&mut self.has_curves);
        let straight = points.windows(2).all(|pair| {
            let (width, height) = ((pair[0].0 - pair[1].0).abs(), (pair[0].1 - pair[1].1).abs());
            width < 0.5 || height < 0.5
        });
        if !curved && straight && (4..=5).contains(&points.len()) && self.boxes.len() < MOST_PIECES {
            self.boxes.extend(Area::around(points));
        } else if self.clips {
            // What bounds what follows by another shape leaves less than the whole of it.
            self.boxes.extend(Area::around(points));
        }
    }

    /// Ends the path, and gives the boxes of it that are seen.
    pub(super) fn painted(&mut self) -> Vec<Area> {
        self.end_of_box();
        let boxes = std::mem::take(&mut self.boxes);
        let clip = self.now.clip;
        let seen = boxes.iter().map(|painted| clip.map_or(*painted, |clip| painted.and(&clip))).collect();
        if std::mem::take(&mut self.clips) {
            let corners = boxes.iter().flat_map(|area| [(area.left, area.bottom), (area.right, area.top)]);
            if let Some(area) = Area::around(corners) {
                self.now.clip = Some(clip.map_or(area, |clip| clip.and(&area)));
            }
        }
        seen
    }

    pub(super) fn is_translucent(&self) -> bool {
        self.now.is_translucent || self.now.has_pattern
    }

    pub(super) fn is_invisible(&self) -> bool {
        matches!(self.now.mode, 3 | 7)
    }

    /// Takes in a look: what shows through hides nothing.
    pub(super) fn look(&mut self, look: &Dictionary, resolved: impl Fn(&Value) -> Option<Value>) {
        let value = |name: &str| resolved(look.get(name)?);
        if let Some(alpha) = value("ca").and_then(|alpha| alpha.number()) {
            self.now.is_translucent = alpha < 1.0;
        }
        if let Some(Value::Name(mode)) = value("BM") {
            self.now.is_translucent |= !matches!(&*mode, "Normal" | "Compatible");
        }
        self.now.is_translucent |= matches!(value("SMask"), Some(Value::Dictionary(_)));
    }

    pub(super) fn font(&mut self, wide: bool, size: f64) {
        (self.now.wide, self.now.size) = (wide, size);
    }

    fn line_at(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(&self.line);
        self.letter = self.line;
    }

    pub(super) fn next_line(&mut self) {
        self.line_at(0.0, -self.now.leading);
    }

    /// Writes so many bytes of text, and says where they stand.
    pub(super) fn advance(&mut self, bytes: usize) -> Area {
        let letters = if self.now.wide { bytes.div_ceil(2) } else { bytes };
        // More letters than this on one line reach far beyond any page.
        let letters = f64::from(u16::try_from(letters).unwrap_or(u16::MAX));
        let (size, width) = (self.now.size, 0.5 * self.now.size * letters);
        let to_page = self.letter.then(&self.now.matrix);
        let corners = [(0.0, 0.0), (width, 0.0), (0.0, 0.6 * size), (width, 0.6 * size)];
        let area = Area::around(corners.map(|(x, y)| to_page.point(x, y)));
        self.letter = Matrix([1.0, 0.0, 0.0, 1.0, width, 0.0]).then(&self.letter);
        area.unwrap_or(Area { left: 0.0, bottom: 0.0, right: 0.0, top: 0.0 })
    }

    /// Moves the next letter back, in thousandths of the size.
    pub(super) fn kern(&mut self, back: f64) {
        let x = -back / 1000.0 * self.now.size;
        self.letter = Matrix([1.0, 0.0, 0.0, 1.0, x, 0.0]).then(&self.letter);
    }

    /// Where a picture stands, which is drawn into a square of one by one.
    pub(super) fn unit(&self) -> Area {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let area = Area::around(corners.map(|(x, y)| self.now.matrix.point(x, y)));
        let area = area.unwrap_or(Area { left: 0.0, bottom: 0.0, right: 0.0, top: 0.0 });
        self.now.clip.map_or(area, |clip| area.and(&clip))
    }
}
