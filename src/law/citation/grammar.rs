//! How citations are written: a word such as "section", numbers with their parts, what joins them, and the law's name.

use super::compose::{Joint, Piece};
use super::token::{Kind, Token, part, section};
use crate::law::{Law, Unit};

/// Reads what begins at a token.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'t> {
    pub(super) tokens: &'t [Token<'t>],
    /// Whether the tokens are running text, in which a number by itself is seldom a section.
    pub(super) running: bool,
}

/// Provisions that are cited in one breath, and where that ends.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) segments: Vec<Segment>,
    pub(super) end: usize,
}

/// Numbers after one word such as "sections".
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) unit: Option<Unit>,
    pub(super) law: Named,
    pub(super) pieces: Vec<Piece>,
}

/// Which law a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// None.
    Not,
    /// "The Act".
    This,
    /// One of ours.
    Law(Law),
    /// Something else, a law or not.
    Other,
}

/// More pieces or parts than this are no citation.
const MOST: usize = 60;

impl<'t> Grammar<'t> {
    pub(super) fn get(&self, at: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(at)
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|token| words.iter().any(|word| token.is(word)))
    }

    pub(super) fn sign(&self, at: usize, sign: char) -> bool {
        self.get(at).is_some_and(|token| token.is_sign(sign))
    }

    /// Whether a token touches the one before it.
    fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| !token.spaced)
    }

    /// Everything that is cited from a token on.
    pub(super) fn group(&self, start: usize) -> Option<Group> {
        let mut segments: Vec<Segment> = Vec::new();
        let mut next = Some(start);
        let mut end = start;
        while let Some(at) = next.filter(|_| segments.len() < MOST) {
            let Some((mut segment, after)) = self.segment(at) else { break };
            let (named, after) = self.named_after(after);
            if named != Named::Not {
                let fits = |other: &Segment| match named {
                    Named::Law(law) => other.unit.is_none_or(|unit| unit == law.unit()),
                    _ => true,
                };
                let unnamed = |other: &&mut Segment| other.law == Named::Not && fits(other);
                segments.iter_mut().rev().take_while(unnamed).for_each(|other| other.law = named);
                segment.law = named;
            } else if let (Named::Not, Some(before)) = (segment.law, segments.last()) {
                // A law that is named at the head is that of all that follows.
                let goes_on = before.law != Named::This && before.unit == segment.unit && self.leads(start);
                segment.law = if goes_on { before.law } else { Named::Not };
            }
            segments.push(segment);
            end = after;
            next = self.joint(after).map(|(_, after)| after).filter(|after| self.begins(*after));
        }
        (!segments.is_empty()).then_some(Group { segments, end })
    }

    /// Whether the name of a law stands here.
    fn leads(&self, at: usize) -> bool {
        self.name(at).is_some()
    }

    /// Whether another segment begins here, with a word such as "section" before its number.
    fn begins(&self, at: usize) -> bool {
        let at = self.named_before(at).1;
        self.head(at)
            .is_some_and(|(_, _, number)| self.get(number).is_some_and(|token| token.kind == Kind::Number))
    }

    fn segment(&self, at: usize) -> Option<(Segment, usize)> {
        let (law, at) = self.named_before(at);
        let (unit, plural, at) = match self.head(at) {
            Some((unit, plural, after)) => (Some(unit), plural, after),
            None if self.running => return None,
            None => (None, true, at),
        };
        let mut segment = Segment { unit, law, pieces: Vec::new() };
        let (pieces, mut at) = self.numbered(at, Joint::And)?;
        segment.pieces.extend(pieces);
        while segment.pieces.len() < MOST {
            let bare = self.is_bare(at);
            let Some((joint, after)) = self.joint(at) else { break };
            let same = self.head(after).filter(|(other, _, _)| Some(*other) == unit);
            let further = match same {
                Some((_, _, number)) => self.numbered(number, joint),
                None => self.further(after, joint, plural, bare),
            };
            let Some((pieces, after)) = further else { break };
            segment.pieces.extend(pieces);
            at = after;
        }
        Some((segment, at))
    }

    /// "Section", "ss.", "reg": which it is, whether several follow, and where the number stands.
    fn head(&self, at: usize) -> Option<(Unit, bool, usize)> {
        let token = self.get(at).filter(|token| token.kind == Kind::Word)?;
        let lower = token.text.to_ascii_lowercase();
        let (unit, plural) = match &*lower {
            "section" | "sect" | "sec" | "s" => (Unit::Section, false),
            "sections" | "sects" | "secs" | "ss" => (Unit::Section, true),
            "regulation" | "reg" | "r" => (Unit::Regulation, false),
            "regulations" | "regs" | "rr" => (Unit::Regulation, true),
            _ => return None,
        };
        let dotted = self.sign(at + 1, '.') && self.glued(at + 1);
        let number = at + 1 + usize::from(dotted);
        self.get(number).filter(|token| token.kind == Kind::Number)?;
        if self.running && (lower == "r" || lower == "rr") {
            return None;
        }
        if self.running && lower.len() <= 2 {
            let before = at.checked_sub(1).and_then(|before| self.get(before));
            let open = before.is_none_or(|before| {
                if token.spaced {
                    dotted || before.kind != Kind::Number
                } else {
                    matches!(before.kind, Kind::Sign('(' | '"' | '/' | '-' | '*' | '_' | '&' | '+'))
                }
            });
            open.then_some(())?;
        }
        Some((unit, plural, number))
    }

    /// A number and the parts that follow it.
    fn numbered(&self, at: usize, joint: Joint) -> Option<(Vec<Piece>, usize)> {
        let token = self.get(at).filter(|token| token.kind == Kind::Number)?;
        let number = section(token.text)?;
        let (parts, after) = self.parts(at + 1);
        Some((pieces(joint, Some(number), parts), after))
    }

    /// What may follow a joint: another number, or only parts.
    fn further(&self, at: usize, joint: Joint, plural: bool, bare: bool) -> Option<(Vec<Piece>, usize)> {
        let token = self.get(at)?;
        if token.kind == Kind::Number {
            let (pieces, after) = self.numbered(at, joint)?;
            let alone = self.running && pieces.iter().all(|piece| piece.parts.is_empty());
            return (!alone || (plural && !self.is_quantity(after))).then_some((pieces, after));
        }
        let (parts, after) = self.parts(at);
        if !parts.is_empty() {
            return Some((pieces(joint, None, parts), after));
        }
        // A letter without brackets only where the one before it had none; in running text "a" is a word.
        let part =
            part(token).filter(|_| bare && (!self.running || (self.glued(at) && self.glued(at - 1))))?;
        let (mut parts, after) = self.parts(at + 1);
        parts.insert(0, (None, part));
        Some((pieces(joint, None, parts), after))
    }

    /// Whether what ended just before a token is a part without brackets.
    fn is_bare(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.get(before)).is_some_and(|before| !before.is_sign(')'))
    }

    /// Whether a number that ended just before a token counts or dates something.
    fn is_quantity(&self, at: usize) -> bool {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        self.get(at).is_some_and(|token| match token.kind {
            Kind::Word => {
                let lower = token.text.to_lowercase();
                MONTHS.iter().any(|month| lower.starts_with(month))
                    || ["officers", "requests", "working", "days", "hours", "people", "staff", "pages"]
                        .contains(&&*lower)
            }
            Kind::Sign(sign) => {
                !token.spaced && (matches!(sign, '%' | ':') || (sign == '.' && self.digit(at + 1)))
            }
            Kind::Number => true,
        })
    }

    fn digit(&self, at: usize) -> bool {
        self.glued(at) && self.get(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// Parts in a row: `(1)(a)`, `.1.a`, `, subsection (1)(a)`, `(1)a`; a list within brackets has commas between.
    fn parts(&self, mut at: usize) -> (Vec<Part>, usize) {
        let mut parts: Vec<Part> = Vec::new();
        while parts.len() < MOST {
            let opened = self.below(at);
            if let Some((inside, after)) = self.bracketed(opened) {
                parts.extend(inside);
                at = after;
                continue;
            }
            let dotted = self.sign(at, '.') && self.glued(at) && self.glued(at + 1);
            let place = at + usize::from(dotted);
            let after_bracket = !dotted && self.glued(at) && !parts.is_empty();
            let token = self.get(place).filter(|token| dotted || (after_bracket && token.kind == Kind::Word));
            let Some(token) = token else { break };
            let Some(found) = part(token) else { break };
            // `5.1a` is (1)(a), for no subsection is written with a small letter after its number.
            let split = found.len() - usize::from(token.text.ends_with(|c: char| c.is_ascii_lowercase()));
            if token.kind == Kind::Number && split < found.len() {
                parts.push((None, found[..split].to_owned()));
                parts.push((None, found[split..].to_ascii_lowercase()));
            } else {
                parts.push((None, found));
            }
            at = place + 1;
        }
        (parts, at)
    }

    /// Past "subsection" and the like, where brackets follow it.
    fn below(&self, at: usize) -> usize {
        let mut after = at + usize::from(self.sign(at, ','));
        if self.is(after, &["sub"]) {
            after += 1 + usize::from(self.sign(after + 1, '-'));
            if !self.is(after, &["section", "sections", "paragraph", "paragraphs"]) {
                return at;
            }
        }
        let words = [
            "section",
            "sections",
            "subsection",
            "subsections",
            "paragraph",
            "paragraphs",
            "para",
            "paras",
            "subparagraph",
            "subparagraphs",
            "limb",
            "limbs",
        ];
        if self.is(after, &words) && self.sign(after + 1, '(') { after + 1 } else { at }
    }

    /// What stands between brackets: a part, or several as in `(a, b)` and `(a-c)`.
    fn bracketed(&self, at: usize) -> Option<(Vec<Part>, usize)> {
        self.get(at).filter(|token| token.is_sign('('))?;
        let mut parts = vec![(None, part(self.get(at + 1)?)?)];
        let mut next = at + 2;
        while !self.sign(next, ')') && parts.len() < MOST {
            let (joint, after) = self.joint(next)?;
            parts.push((Some(joint), part(self.get(after)?)?));
            next = after + 1;
        }
        self.sign(next, ')').then_some((parts, next + 1))
    }

    /// "And", a comma, "to", "read with" and the like.
    fn joint(&self, at: usize) -> Option<(Joint, usize)> {
        let comma = self.sign(at, ',') || self.sign(at, ';');
        let at = at + usize::from(comma);
        let phrases: [(&[&str], Joint); 16] = [
            (&["and", "by", "virtue", "of"], Joint::With),
            (&["by", "virtue", "of"], Joint::With),
            (&["as", "read", "with"], Joint::With),
            (&["read", "with"], Joint::With),
            (&["together", "with"], Joint::With),
            (&["in", "conjunction", "with"], Joint::With),
            (&["with"], Joint::With),
            (&["+"], Joint::With),
            (&["and", "/", "or"], Joint::And),
            (&["and"], Joint::And),
            (&["&"], Joint::And),
            (&["or"], Joint::And),
            (&["/"], Joint::And),
            (&["to"], Joint::To),
            (&["through"], Joint::To),
            (&["-"], Joint::To),
        ];
        let said = phrases.into_iter().find(|(phrase, _)| {
            let mut words = phrase.iter().enumerate();
            words.all(|(offset, word)| {
                let token = self.get(at + offset);
                token.is_some_and(|token| token.is(word) || (*word == "-" && token.is_sign('-')))
            })
        });
        match said {
            Some((phrase, joint)) => Some((joint, at + phrase.len())),
            None => comma.then_some((Joint::And, at)),
        }
    }
}

/// A part, and how it is tied to the one before it in the same brackets.
type Part = (Option<Joint>, String);

/// A number and its parts as pieces: a new one begins where a part is tied to another in the same brackets.
fn pieces(joint: Joint, section: Option<String>, parts: Vec<Part>) -> Vec<Piece> {
    let mut pieces = vec![Piece { joint, section, parts: Vec::new() }];
    for (tie, part) in parts {
        pieces.extend(tie.map(|joint| Piece { joint, section: None, parts: Vec::new() }));
        if let Some(last) = pieces.last_mut() {
            last.parts.push(part);
        }
    }
    pieces
}
