//! The tokens of one tag, read one after the other.

use std::ops::Range;

use super::fault::Fault;
use super::lexer::{Lexeme, Token};
use super::tree::{Expr, ExprKind, Word};

/// Reads the tokens of one tag.
pub(super) struct Reader<'t> {
    pub(super) tokens: &'t [Lexeme<'t>],
    pub(super) at: usize,
    pub(super) depth: usize,
    pub(super) signs: usize,
    pub(super) faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(tokens: &'t [Lexeme<'t>]) -> Self {
        Self { tokens, at: 0, depth: 0, signs: 0, faults: Vec::new() }
    }

    pub(super) fn peek(&self) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at).map(|lexeme| &lexeme.token)
    }

    /// The place of the next token; past the last one, of that.
    pub(super) fn place(&self) -> Range<usize> {
        let last = self.tokens.get(self.at).or(self.tokens.last());
        last.map_or(0..0, |lexeme| lexeme.range.clone())
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Token::Sign(found)) if *found == sign)
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Name(found)) if *found == word)
    }

    /// Takes a sign if it is next.
    pub(super) fn sign(&mut self, sign: &str) -> bool {
        let is = self.is_sign(sign);
        self.at += usize::from(is);
        is
    }

    /// Takes a keyword if it is next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let is = self.is_word(word);
        self.at += usize::from(is);
        is
    }

    /// Takes a name.
    pub(super) fn name(&mut self) -> Option<Word> {
        let Some(Token::Name(name)) = self.peek() else { return self.unreadable() };
        let word = Word { text: (*name).to_owned(), range: self.place() };
        self.at += 1;
        Some(word)
    }

    /// Takes a name of several parts: `said.when`.
    pub(super) fn dotted(&mut self) -> Option<Word> {
        let mut word = self.name()?;
        while self.sign(".") {
            let part = self.name()?;
            word.text = format!("{}.{}", word.text, part.text);
            word.range.end = part.range.end;
        }
        Some(word)
    }

    /// Takes a string.
    pub(super) fn string(&mut self) -> Option<Word> {
        let Some(Token::Text(text)) = self.peek() else { return self.unreadable() };
        let word = Word { text: text.clone(), range: self.place() };
        self.at += 1;
        Some(word)
    }

    pub(super) fn unreadable<T>(&mut self) -> Option<T> {
        self.faults.push(Fault::vague(self.place()));
        self.at = self.tokens.len();
        None
    }

    /// Reports a construct at the next token and goes on after it.
    pub(super) fn refuse(&mut self, what: &str, help: &str) {
        let message = format!("{what} has no place in a template");
        self.faults.push(Fault::construct(self.place(), message, help));
        self.at += 1;
    }

    /// Goes on after the bracket that closes one already open.
    pub(super) fn skip(&mut self, open: &str, close: &str) -> Option<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            if self.is_done() {
                return self.unreadable();
            }
            if self.is_sign(open) || (open == "[" && self.is_sign("?[")) {
                depth += 1;
            } else if self.is_sign(close) {
                depth -= 1;
            }
            self.at += 1;
        }
        Some(())
    }

    /// An expression from `start` to the last token taken.
    pub(super) fn since(&self, start: usize, kind: ExprKind) -> Expr {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        Expr { kind, range: start..last.map_or(start, |lexeme| lexeme.range.end).max(start) }
    }
}
