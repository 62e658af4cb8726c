//! Expressions: paths, words, conditions, filters, calls of components.

use super::fault::Fault;
use super::lexer::{Lexeme, Token};
use super::reader::Reader;
use super::tree::{Expr, ExprKind, Step, Word};

/// Brackets within brackets, as many as Tera reads.
const DEEPEST: usize = 40;

/// Signs and steps in one expression, as many as Tera reads.
const MOST_SIGNS: usize = 256;

/// How tightly a sign binds to its left; it binds one more to its right.
pub(super) const TERNARY: u8 = 0;
const OR: u8 = 1;
const AND: u8 = 3;
const IN: u8 = 5;
const EQUAL: u8 = 7;
const SUM: u8 = 11;
const PRODUCT: u8 = 13;
const POWER: u8 = 15;
const PIPE: u8 = 17;

impl<'t> Reader<'t> {
    pub(super) fn expression(&mut self) -> Option<Expr> {
        self.signs = 0;
        self.bound(TERNARY)
    }

    /// An expression whose signs bind at least so tightly.
    pub(super) fn bound(&mut self, least: u8) -> Option<Expr> {
        if self.depth >= DEEPEST {
            return self.unreadable();
        }
        self.depth += 1;
        let read = self.operations(least);
        self.depth -= 1;
        read
    }

    fn operations(&mut self, least: u8) -> Option<Expr> {
        let mut left = self.operand()?;
        while let Some((sign, binds)) = self.operator().filter(|(_, binds)| *binds >= least) {
            self.signs += 1;
            if self.signs > MOST_SIGNS {
                return self.unreadable();
            }
            left = self.operation(left, sign, binds)?;
        }
        Some(left)
    }

    /// The sign that comes next and how tightly it binds.
    fn operator(&self) -> Option<(&'t str, u8)> {
        let sign = match self.peek()? {
            Token::Name(word) => *word,
            Token::Sign(sign) => sign,
            _ => return None,
        };
        let binds = match sign {
            "if" => TERNARY,
            "or" => OR,
            "and" => AND,
            "in" | "is" | "not" => IN,
            "==" | "!=" | "<" | "<=" | ">" | ">=" => EQUAL,
            "+" | "-" => SUM,
            "*" | "/" | "//" | "%" | "~" => PRODUCT,
            "**" => POWER,
            "|" => PIPE,
            _ => return None,
        };
        Some((sign, binds))
    }

    fn operation(&mut self, left: Expr, sign: &str, binds: u8) -> Option<Expr> {
        let start = left.range.start;
        let known = matches!(sign, "or" | "and" | "in" | "not" | "==" | "!=" | "|");
        if known {
            self.at += 1;
        } else {
            let (what, help) = refused(sign);
            self.refuse(what, help);
        }
        let kind = match sign {
            "|" => {
                let name = self.name()?;
                let arguments = if self.is_sign("(") { self.arguments()? } else { Vec::new() };
                ExprKind::Filter { of: Box::new(left), name, arguments }
            }
            "is" => {
                self.word("not");
                self.name()?;
                if self.is_sign("(") {
                    self.arguments()?;
                }
                ExprKind::Unknown(vec![left])
            }
            "if" => {
                let condition = self.bound(TERNARY)?;
                if !self.word("else") {
                    return self.unreadable();
                }
                ExprKind::Unknown(vec![condition, left, self.bound(TERNARY)?])
            }
            "not" if !self.word("in") => return self.unreadable(),
            _ => {
                let right = Box::new(self.bound(binds + 1)?);
                let (left, end) = (Box::new(left), right.range.end);
                match sign {
                    "or" => ExprKind::Or(left, right),
                    "and" => ExprKind::And(left, right),
                    "in" => ExprKind::In(left, right),
                    "==" => ExprKind::Equal(left, right),
                    "not" => {
                        ExprKind::Not(Box::new(Expr { kind: ExprKind::In(left, right), range: start..end }))
                    }
                    "!=" => ExprKind::Not(Box::new(Expr {
                        kind: ExprKind::Equal(left, right),
                        range: start..end,
                    })),
                    _ => ExprKind::Unknown(vec![*left, *right]),
                }
            }
        };
        Some(self.since(start, kind))
    }

    fn operand(&mut self) -> Option<Expr> {
        let start = self.place().start;
        let kind = match self.peek()? {
            Token::Text(text) => self.take(ExprKind::Text(text.clone())),
            Token::Number(_) => self.take(ExprKind::Number),
            Token::Name("true" | "True") => self.take(ExprKind::Bool(true)),
            Token::Name("false" | "False") => self.take(ExprKind::Bool(false)),
            Token::Name("not") => {
                self.at += 1;
                ExprKind::Not(Box::new(self.bound(IN)?))
            }
            Token::Name("none" | "None" | "null") => {
                self.refuse("`none`", "ask whether there is a value with `if` and its name alone");
                ExprKind::Unknown(Vec::new())
            }
            Token::Name(_) => self.path()?,
            Token::Sign("-") => {
                let (what, help) = refused("-");
                self.refuse(what, help);
                ExprKind::Unknown(vec![self.bound(PIPE)?])
            }
            Token::Sign("(") => {
                self.at += 1;
                let inside = self.bound(TERNARY)?;
                if !self.sign(")") {
                    return self.unreadable();
                }
                inside.kind
            }
            Token::Sign("[") => self.list()?,
            Token::Sign("{") => {
                self.refuse("a map", "name the value itself; templates build none");
                self.skip("{", "}")?;
                ExprKind::Unknown(Vec::new())
            }
            Token::Sign("<") => self.call()?,
            _ => return self.unreadable(),
        };
        let mut operand = self.since(start, kind);
        while self.is_sign("[") && !matches!(operand.kind, ExprKind::Path { .. }) {
            self.refuse("taking a part of anything but a named value", "go through a list with `for`");
            self.skip("[", "]")?;
            operand = self.since(start, ExprKind::Unknown(vec![operand]));
        }
        Some(operand)
    }

    fn take(&mut self, kind: ExprKind) -> ExprKind {
        self.at += 1;
        kind
    }

    /// Names and the steps into what they stand for, or the call of a function.
    fn path(&mut self) -> Option<ExprKind> {
        let root = self.name()?;
        if self.is_sign("(") {
            return Some(ExprKind::Function { name: root, arguments: self.arguments()? });
        }
        let (mut steps, mut lost) = (Vec::new(), false);
        loop {
            if self.is_sign("?.") || self.is_sign("?[") {
                let message = "`?` has no place in a template";
                let help = "ask first whether there is a value, with `if`";
                self.faults.push(Fault::construct(self.place(), message, help));
            }
            self.signs += 1;
            if self.signs > MOST_SIGNS {
                return self.unreadable();
            }
            if self.sign(".") || self.sign("?.") {
                steps.push(Step::Field(self.name()?));
            } else if self.sign("[") || self.sign("?[") {
                let before = steps.len();
                self.index(&mut steps)?;
                lost |= steps.len() == before;
            } else {
                let path = ExprKind::Path { root, steps };
                return Some(if lost { ExprKind::Unknown(Vec::new()) } else { path });
            }
        }
    }

    /// What stands between square brackets.
    fn index(&mut self, steps: &mut Vec<Step>) -> Option<()> {
        let range = self.place();
        let last = matches!(self.tokens.get(self.at + 1), Some(Lexeme { token: Token::Sign("]"), .. }));
        match self.peek()? {
            Token::Number(number) if last => steps.push(Step::Index((*number).to_owned(), range)),
            Token::Text(text) if last => steps.push(Step::Field(Word { text: text.clone(), range })),
            _ => {
                let message = "only a number or a name in quotes can stand between these brackets";
                self.faults.push(Fault::construct(range, message, "go through a list with `for`"));
                return self.skip("[", "]");
            }
        }
        self.at += 2;
        Some(())
    }

    fn list(&mut self) -> Option<ExprKind> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.sign("]") {
            if self.is_sign("...") || self.is_word("for") {
                self.refuse("a list made from another", "go through the list with `for`");
                self.skip("[", "]")?;
                return Some(ExprKind::Unknown(Vec::new()));
            }
            items.push(self.bound(TERNARY)?);
            if !self.sign(",") && !self.is_sign("]") && !self.is_word("for") {
                return self.unreadable();
            }
        }
        Some(ExprKind::List(items))
    }
}

/// What a sign that templates may not use does, and what to do instead.
fn refused(sign: &str) -> (&'static str, &'static str) {
    match sign {
        "if" => ("a choice inside an expression", "choose with `{% if %}`"),
        "is" => ("a test with `is`", "ask whether there is a value with `if` and its name alone"),
        "<" | "<=" | ">" | ">=" => {
            ("a comparison of size", "choose by a value that is yes or no, such as `.one`")
        }
        "~" => ("joining texts with `~`", "write them one after the other"),
        _ => ("arithmetic", "print a figure that the register states or a sum that the answer gives"),
    }
}
