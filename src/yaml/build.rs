//! Events to nodes: what belongs together, where it starts and ends, and which keys are there twice.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use granit_parser::ScalarStyle;

use super::clean;
use super::limits::{Faults, Limits, Stop};
use super::tree::{Key, Kind, Node};
use crate::diagnostic::Finding;
use crate::text::{Span, floor_char};

/// The tree while it grows.
pub(super) struct Builder<'t> {
    limits: Limits,
    text: &'t str,
    nodes: usize,
    open: Vec<Open>,
    root: Option<Node>,
}

/// Something written before a node that plain YAML has no need of.
#[derive(Clone, Copy)]
pub(super) enum Property {
    /// `&name`
    Anchor,
    /// `!name`
    Tag,
}

/// A map or list that has not ended.
struct Open {
    span: Span,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map(Vec<(Key, Node)>, Next),
}

/// What a map waits for.
enum Next {
    Key,
    Value(Key),
    /// A value whose key has been refused.
    Refused,
}

impl<'t> Builder<'t> {
    pub(super) fn new(limits: Limits, text: &'t str) -> Self {
        let nodes = limits.nodes.max(text.len() / limits.bytes_of_a_node.max(1));
        Self { limits: Limits { nodes, ..limits }, text, nodes: 0, open: Vec::new(), root: None }
    }

    /// The tree, if anything was written.
    pub(super) fn finish(self) -> Option<Node> {
        self.root.filter(|root| root.kind != Kind::Empty)
    }

    /// Refuses an anchor or a tag; the node it stands before is kept.
    pub(super) fn property(
        &self,
        property: Property,
        range: Range<usize>,
        faults: &mut Faults<'_>,
    ) -> Result<(), Stop> {
        let written = self.text.get(range.clone()).unwrap_or_default();
        let (code, name, sign) = match property {
            Property::Anchor => ("yaml-anchor", "an anchor", '&'),
            Property::Tag => ("yaml-tag", "a tag", '!'),
        };
        let message = format!("`{}` is {name}, which plain YAML has no need of", clip(written));
        let help = format!("delete it; if the `{sign}` is meant, put the whole text in quotes");
        faults.report(code, Finding::new(faults.span(range), message).help(help))
    }

    /// Refuses an alias; its place in the tree says so.
    pub(super) fn alias(&mut self, range: Range<usize>, faults: &mut Faults<'_>) -> Result<(), Stop> {
        let written = self.text.get(range.clone()).unwrap_or_default();
        let span = faults.span(range);
        let message = format!("`{}` is an alias, which plain YAML has no need of", clip(written));
        let help = "write out what it stands for; if the `*` is meant, put the whole text in quotes";
        faults.report("yaml-alias", Finding::new(span, message).help(help))?;
        self.add(Node { span, kind: Kind::Refused }, faults)
    }

    /// Takes in text, or a place where nothing is written.
    pub(super) fn scalar(
        &mut self,
        value: Cow<'t, str>,
        style: ScalarStyle,
        range: Range<usize>,
        faults: &mut Faults<'_>,
    ) -> Result<(), Stop> {
        let written = self.text.get(range.clone()).unwrap_or_default();
        // The parser hands out `~` where nothing is written; only the text itself tells the two apart.
        if style == ScalarStyle::Plain && value == "~" && written != "~" {
            let span = self.nothing_at(range, faults);
            return self.add(Node { span, kind: Kind::Empty }, faults);
        }
        let span = faults.span(range.start..range.start + written.trim_end().len());
        let mut text = value.into_owned();
        if let Some(character) = text.chars().find(|&character| clean::is_refused(character)) {
            let (code, name) = clean::name(character);
            let message = format!("{name} is written as an escape in this text");
            faults.report(code, Finding::new(span, message).help("delete the escape"))?;
            text = text.replace(clean::is_refused, "_");
        }
        self.add(Node { span, kind: Kind::Scalar { text, quoted: style != ScalarStyle::Plain } }, faults)
    }

    pub(super) fn open_list(&mut self, range: Range<usize>, faults: &mut Faults<'_>) -> Result<(), Stop> {
        // A list that is not indented below its key has its place after its first `-`.
        let in_map = matches!(self.open.last(), Some(Open { content: Content::Map(..), .. }));
        let dash = if in_map && range.is_empty() { self.dash_before(range.start) } else { None };
        self.open(dash.unwrap_or(range.start)..range.end, Content::List(Vec::new()), faults)
    }

    pub(super) fn open_map(&mut self, range: Range<usize>, faults: &mut Faults<'_>) -> Result<(), Stop> {
        self.open(range, Content::Map(Vec::new(), Next::Key), faults)
    }

    fn open(&mut self, range: Range<usize>, content: Content, faults: &mut Faults<'_>) -> Result<(), Stop> {
        let span = faults.span(range);
        if self.open.len() >= self.limits.depth {
            let message = format!("maps and lists are nested more than {} deep", self.limits.depth);
            return faults.stop("yaml-too-deep", Finding::new(span, message));
        }
        self.open.push(Open { span, content });
        Ok(())
    }

    /// Ends the innermost map or list. A bracket that closes belongs to it; in a block, its last value ends it.
    pub(super) fn close(&mut self, range: Range<usize>, faults: &mut Faults<'_>) -> Result<(), Stop> {
        let Some(Open { mut span, content }) = self.open.pop() else { return Ok(()) };
        if self.text.get(range.clone()).is_some_and(|end| end == "]" || end == "}") {
            span = span.to(faults.span(range));
        }
        let kind = match content {
            Content::List(mut items) => {
                items.shrink_to_fit();
                Kind::List(items)
            }
            Content::Map(mut entries, _) => {
                drop_repeated(&mut entries, faults)?;
                entries.shrink_to_fit();
                Kind::Map(entries)
            }
        };
        self.add(Node { span, kind }, faults)
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node, faults: &mut Faults<'_>) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            let message = format!("the file holds more than {} values", self.limits.nodes);
            return faults.stop("yaml-too-large", Finding::new(node.span, message).help("split it"));
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        open.span = open.span.to(node.span);
        match &mut open.content {
            Content::List(items) => items.push(node),
            Content::Map(entries, next) => match std::mem::replace(next, Next::Key) {
                Next::Key => *next = key(node, faults)?,
                Next::Value(key) => entries.push((key, node)),
                Next::Refused => {}
            },
        }
        Ok(())
    }

    /// The key or the `-` after which nothing is written.
    fn nothing_at(&self, range: Range<usize>, faults: &Faults<'_>) -> Span {
        match self.open.last().map(|open| &open.content) {
            Some(Content::Map(_, Next::Value(key))) => key.span,
            Some(Content::Map(_, Next::Key)) if self.text[range.start..].starts_with(':') => {
                faults.span(range.start..range.start + 1)
            }
            Some(Content::List(_)) => match self.dash_before(range.start) {
                Some(dash) => faults.span(dash..dash + 1),
                None => faults.span(range),
            },
            _ => faults.span(range),
        }
    }

    /// The `-` that a place on the same line follows, with at most a comment between. Lines too long to be read
    /// are not searched.
    fn dash_before(&self, at: usize) -> Option<usize> {
        const FAR: usize = 1000;
        let near = floor_char(self.text, at.saturating_sub(FAR));
        let line = self.text[near..at].rfind(['\n', '\r']).map(|end| near + end + 1);
        let line = line.or((near == 0).then_some(0))?;
        let signs = self.text[line..at].split('#').next()?;
        signs.rfind('-').map(|dash| line + dash)
    }
}

/// Makes a key of a node, unless plain YAML has no such keys.
fn key(node: Node, faults: &mut Faults<'_>) -> Result<Next, Stop> {
    let (code, finding) = match node.kind {
        Kind::Scalar { text, quoted: false } if text == "<<" => {
            let finding = Finding::new(node.span, "`<<` merges another map into this one");
            ("yaml-merge-key", finding.help("write out the keys it brings"))
        }
        Kind::Scalar { text, .. } => return Ok(Next::Value(Key::new(text, node.span))),
        Kind::Empty => ("key-empty", Finding::new(node.span, "a value here has no key")),
        Kind::List(_) | Kind::Map(_) => {
            let message = format!("{} is used as a key", node.what());
            ("yaml-complex-key", Finding::new(node.span, message).help("use plain text before the colon"))
        }
        Kind::Refused => return Ok(Next::Refused),
    };
    faults.report(code, finding)?;
    Ok(Next::Refused)
}

/// Reports keys that are there already and drops them with their values.
fn drop_repeated(entries: &mut Vec<(Key, Node)>, faults: &mut Faults<'_>) -> Result<(), Stop> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|&at| (&entries[at].0.value, at));
    let mut repeated = HashSet::new();
    for same in order.chunk_by(|&a, &b| entries[a].0.value == entries[b].0.value) {
        for &again in &same[1..] {
            let (first, key) = (&entries[same[0]].0, &entries[again].0);
            let message = format!("the key `{}` is there already", clip(&key.value));
            let finding = Finding::new(key.span, message).see(first.span, "the first one");
            faults.report("key-repeated", finding.help("keep one of the two"))?;
            repeated.insert(again);
        }
    }
    let mut at = 0..;
    entries.retain(|_| at.next().is_none_or(|at| !repeated.contains(&at)));
    Ok(())
}

/// The start of a text, short enough for a sentence.
pub(super) fn clip(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]).into(),
        None if line.len() < text.trim_end().len() => format!("{line}…").into(),
        None => line.into(),
    }
}
