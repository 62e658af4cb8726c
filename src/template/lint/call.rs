//! Calls: what stands between the brackets of a filter or a function, and components with their arguments.

use super::expression::TERNARY;
use super::reader::Reader;
use super::tree::{Expr, ExprKind, Word};

impl Reader<'_> {
    /// `(name=value, …)`.
    pub(super) fn arguments(&mut self) -> Option<Vec<(Word, Expr)>> {
        self.at += 1;
        let mut arguments = Vec::new();
        while !self.sign(")") {
            let name = self.name()?;
            if !self.sign("=") {
                return self.unreadable();
            }
            arguments.push((name, self.bound(TERNARY)?));
            if !self.sign(",") && !self.is_sign(")") {
                return self.unreadable();
            }
        }
        Some(arguments)
    }

    /// `<name argument={value} />`.
    pub(super) fn call(&mut self) -> Option<ExprKind> {
        self.at += 1;
        let name = self.dotted()?;
        let mut arguments = Vec::new();
        loop {
            if self.is_sign("{") {
                self.at += 1;
                self.refuse("`...`", "name each argument");
                self.skip("{", "}")?;
            } else if self.sign("/") {
                return if self.sign(">") {
                    Some(ExprKind::Call { name, arguments })
                } else {
                    self.unreadable()
                };
            } else {
                let argument = self.name()?;
                arguments.push((argument.clone(), self.given(argument)?));
            }
        }
    }

    /// The value of an argument; its own name where none is written.
    fn given(&mut self, argument: Word) -> Option<Expr> {
        let range = argument.range.clone();
        if !self.sign("=") {
            return Some(Expr { kind: ExprKind::Path { root: argument, steps: Vec::new() }, range });
        }
        if self.sign("{") {
            let value = self.bound(TERNARY)?;
            return if self.sign("}") { Some(value) } else { self.unreadable() };
        }
        let text = self.string()?;
        Some(Expr { kind: ExprKind::Text(text.text), range: text.range })
    }
}
