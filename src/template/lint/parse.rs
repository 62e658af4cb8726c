//! A template read into a tree, fault by fault. Reading goes on after every fault.

use std::ops::Range;

use super::fault::Fault;
use super::lexer::{Lexeme, Piece, Token, lex};
use super::reader::Reader;
use super::tree::{Component, Expr, Node, Parameter, Tree, Word};

/// Blocks within blocks, as many as Tera reads.
const DEEPEST: usize = 40;

/// Branches of an `if` and of all that it stands in. Tera has no limit of its own here, and would run out of stack.
const MOST_BRANCHES: usize = 200;

/// Reads a template. What cannot be read is reported, and is absent from the tree.
pub(super) fn parse(text: &str) -> (Tree, Vec<Fault>) {
    let pieces = lex(text);
    let mut parser =
        Parser { pieces: &pieces, at: 0, depth: 0, branches: 0, components: Vec::new(), faults: Vec::new() };
    let mut nodes = Vec::new();
    while parser.at < pieces.len() {
        // A closing tag that closes nothing is Tera's to report.
        nodes.extend(parser.nodes(&[]));
    }
    (Tree { nodes, components: parser.components }, parser.faults)
}

struct Parser<'t> {
    pieces: &'t [Piece<'t>],
    at: usize,
    depth: usize,
    branches: usize,
    components: Vec<Component>,
    faults: Vec<Fault>,
}

/// The word that a tag begins with.
fn keyword<'t>(tokens: &'t [Lexeme<'t>]) -> &'t str {
    match tokens.first().map(|lexeme| &lexeme.token) {
        Some(Token::Name(word)) => word,
        Some(Token::Sign(sign)) => sign,
        _ => "",
    }
}

impl<'t> Parser<'t> {
    /// What follows, up to a tag that begins with one of `closing`, which is left to be read.
    fn nodes(&mut self, closing: &[&str]) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(piece) = self.pieces.get(self.at) {
            match piece {
                Piece::Tag(tokens, _) if closing.contains(&keyword(tokens)) => break,
                Piece::Tag(tokens, range) => {
                    self.at += 1;
                    nodes.extend(self.tag(tokens, range));
                }
                Piece::Text(range) => {
                    self.at += 1;
                    nodes.push(Node::Text(range.clone()));
                }
                Piece::Print(tokens, range) => {
                    self.at += 1;
                    nodes.extend(self.read(tokens, range, Reader::expression).map(Node::Print));
                }
                Piece::Raw(range) => {
                    self.at += 1;
                    let message = "`raw` has no place in a template";
                    self.faults.push(Fault::construct(
                        range.clone(),
                        message,
                        "print braces as a string: {{ \"{\" }}",
                    ));
                }
            }
        }
        nodes
    }

    /// What stands inside a block.
    fn body(&mut self, closing: &[&str]) -> Vec<Node> {
        if self.depth >= DEEPEST {
            let place = self.place();
            self.faults.push(Fault::vague(place));
            self.at = self.pieces.len();
            return Vec::new();
        }
        self.depth += 1;
        let nodes = self.nodes(closing);
        self.depth -= 1;
        nodes
    }

    fn place(&self) -> Range<usize> {
        match self.pieces.get(self.at).or(self.pieces.last()) {
            Some(Piece::Text(range) | Piece::Raw(range) | Piece::Tag(_, range) | Piece::Print(_, range)) => {
                range.clone()
            }
            None => 0..0,
        }
    }

    /// Reads all of a tag's tokens by `what`.
    fn read<T>(
        &mut self,
        tokens: &'t [Lexeme<'t>],
        tag: &Range<usize>,
        what: impl FnOnce(&mut Reader<'t>) -> Option<T>,
    ) -> Option<T> {
        let mut reader = Reader::new(tokens);
        let mut read = what(&mut reader);
        if !reader.is_done() {
            read = reader.unreadable();
        }
        if read.is_none() && reader.faults.is_empty() {
            self.faults.push(Fault::vague(tag.clone()));
        }
        self.faults.extend(reader.faults);
        read
    }

    fn tag(&mut self, tokens: &'t [Lexeme<'t>], range: &Range<usize>) -> Option<Node> {
        let rest = tokens.get(1..).unwrap_or_default();
        match keyword(tokens) {
            "if" => Some(self.branches(rest, range)),
            "for" => self.for_loop(rest, range),
            "include" => {
                let name = self.read(rest, range, Reader::string)?;
                Some(Node::Include(name))
            }
            "set" if matches!(rest.get(1), Some(Lexeme { token: Token::Sign("="), .. })) => {
                self.read(rest, range, |reader| {
                    let variable = reader.name()?;
                    reader.sign("=");
                    Some(Node::Set { variable, value: reader.expression()? })
                })
            }
            "component" => {
                self.component(rest, range);
                None
            }
            // What an unknown block opens, or a tag closes that was never opened, is no block here.
            word if word.starts_with("end") || word == "</" => None,
            word => {
                let place = tokens.first().map_or(range.clone(), |lexeme| lexeme.range.clone());
                self.faults.push(unknown(word, place));
                None
            }
        }
    }

    /// From after the first `if` to `endif`.
    fn branches(&mut self, tokens: &'t [Lexeme<'t>], range: &Range<usize>) -> Node {
        let mut branches = Vec::new();
        let mut otherwise = Vec::new();
        let mut next = Some((tokens, range));
        let outer = self.branches;
        while let Some((tokens, range)) = next.take() {
            self.branches += 1;
            if self.branches == MOST_BRANCHES {
                let message = format!("there are more than {MOST_BRANCHES} branches round this one");
                let fault = Fault::new("template-too-intricate", range.clone(), message);
                self.faults.push(fault.help("ask one thing after the other, not one inside the other"));
            }
            let unknown = Expr { kind: super::tree::ExprKind::Unknown(Vec::new()), range: range.clone() };
            let condition = self.read(tokens, range, Reader::expression).unwrap_or(unknown);
            branches.push((condition, self.body(&["elif", "else", "endif"])));
            let Some(Piece::Tag(tokens, range)) = self.pieces.get(self.at) else { break };
            self.at += 1;
            match keyword(tokens) {
                "elif" => next = Some((tokens.get(1..).unwrap_or_default(), range)),
                "else" => {
                    otherwise = self.body(&["endif"]);
                    self.at += 1;
                }
                _ => {}
            }
        }
        self.branches = outer;
        Node::If { branches, otherwise }
    }

    fn for_loop(&mut self, tokens: &'t [Lexeme<'t>], range: &Range<usize>) -> Option<Node> {
        let head = self.read(tokens, range, |reader| {
            let variable = reader.name()?;
            if reader.is_sign(",") {
                let message = "going through a map by its keys has no place in a template";
                reader.faults.push(Fault::construct(
                    reader.place(),
                    message,
                    "name the fields that are wanted",
                ));
                reader.sign(",");
                reader.name()?;
            }
            if !reader.word("in") {
                return reader.unreadable();
            }
            Some((variable, reader.expression()?))
        });
        let body = self.body(&["endfor"]);
        self.at += 1;
        let (variable, list) = head?;
        Some(Node::For { variable, list, body, range: range.clone() })
    }

    fn component(&mut self, tokens: &'t [Lexeme<'t>], range: &Range<usize>) {
        let head = self.read(tokens, range, |reader| {
            let name = reader.dotted()?;
            Some((name, parameters(reader)?))
        });
        let body = self.body(&["endcomponent"]);
        self.at += 1;
        if let Some((name, parameters)) = head {
            self.components.push(Component { name, parameters, body });
        }
    }
}

/// `(name: type = value, …)`.
fn parameters(reader: &mut Reader<'_>) -> Option<Vec<Parameter>> {
    let mut parameters = Vec::new();
    if !reader.sign("(") {
        return reader.unreadable();
    }
    while !reader.sign(")") {
        for sign in ["@", "..."] {
            if reader.is_sign(sign) {
                let message = format!("`{sign}` has no place in a template");
                reader.faults.push(Fault::construct(
                    reader.place(),
                    message,
                    "name what the component is given",
                ));
                reader.sign(sign);
            }
        }
        let Word { text: name, .. } = reader.name()?;
        if reader.sign(":") {
            reader.name()?;
        }
        let default = if reader.sign("=") { Some(reader.expression()?) } else { None };
        parameters.push(Parameter { name, default });
        if !reader.sign(",") && !reader.is_sign(")") {
            return reader.unreadable();
        }
    }
    Some(parameters)
}

/// A tag that templates may not use.
fn unknown(word: &str, place: Range<usize>) -> Fault {
    let help = match word {
        "set_global" => "use `set`, and what is set, in one place",
        "set" => "set a name to one value with `=`",
        "else" => "ask with `if` whether the list has anything",
        "extends" | "block" => "put what templates share into a part and `include` it",
        "macro" | "import" => "write a component in house/style.md",
        "<" => "call a component with {{ <name argument={value} /> }}",
        "break" | "continue" => "choose what is printed with `if`",
        "filter" => "print each value as it is given",
        _ => "templates have `if`, `for`, `set`, `include` and components",
    };
    let named = if word.is_empty() { "this tag".to_owned() } else { format!("`{word}`") };
    Fault::construct(place, format!("{named} has no place in a template"), help)
}
