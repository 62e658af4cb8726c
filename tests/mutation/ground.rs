//! A register to break: its text, its tree, and every place where something can be said.

use std::ops::Range;

use candour::read;
use candour::register::{Field, Holds, Kind, Register};
use candour::text::{FileId, Span};
use candour::yaml::{self, Key, Node};

/// A register as text, as tree and as read.
pub(crate) struct Ground {
    pub(crate) text: &'static str,
    pub(crate) root: Node,
    pub(crate) register: Register,
}

/// One key of an entry or of a version, and what stands under it.
#[derive(Clone, Copy)]
pub(crate) struct Place<'g> {
    pub(crate) kind: Kind,
    pub(crate) entry: &'g Key,
    /// The entry or the version.
    pub(crate) map: &'g Node,
    /// Which of its entries.
    pub(crate) at: usize,
    pub(crate) key: &'g Key,
    /// What stands there; of `{ value: …, source: … }`, the value.
    pub(crate) value: &'g Node,
    /// The source of its own, where it has one.
    pub(crate) source: Option<&'g Node>,
    pub(crate) field: Option<Field>,
}

impl Place<'_> {
    pub(crate) fn holds(&self, wanted: impl Fn(Holds) -> bool) -> bool {
        self.field.is_some_and(|field| wanted(field.holds))
    }
}

/// A register with one thing broken.
pub(crate) struct Mutant {
    pub(crate) text: String,
    edits: Vec<(Range<usize>, String)>,
    /// Where it must be reported: at one of these places, or at every one.
    pub(crate) places: Vec<Range<usize>>,
    pub(crate) every: bool,
}

impl Mutant {
    /// It is to be reported here, given by places of the register before.
    pub(crate) fn at(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.places = spans
            .into_iter()
            .map(|span| self.moved(span.range().start)..self.moved(span.range().end))
            .collect();
        self
    }

    pub(crate) fn at_every(self, spans: impl IntoIterator<Item = Span>) -> Self {
        Self { every: true, ..self.at(spans) }
    }

    /// Where a byte of the register now stands.
    fn moved(&self, at: usize) -> usize {
        let before = self.edits.iter().filter(|(range, _)| range.end <= at);
        let (gone, come) =
            before.fold((0, 0), |(gone, come), (range, with)| (gone + range.len(), come + with.len()));
        (at + come).saturating_sub(gone)
    }
}

impl Ground {
    pub(crate) fn new(text: &'static str) -> Self {
        let (root, faults) = yaml::parse(FileId(0), text);
        assert_eq!(faults, []);
        Self { text, root: root.unwrap(), register: read::register(FileId(0), text).0 }
    }

    /// The register with these stretches replaced, to be reported where they are.
    pub(crate) fn mutant(&self, mut edits: Vec<(Range<usize>, String)>) -> Mutant {
        edits.sort_by_key(|(range, _)| range.start);
        let mut text = String::new();
        let mut places = Vec::new();
        let mut done = 0;
        for (range, with) in &edits {
            text.push_str(&self.text[done..range.start]);
            places.push(text.len()..text.len() + with.trim_end().len());
            text.push_str(with);
            done = range.end;
        }
        text.push_str(&self.text[done..]);
        Mutant { text, edits, places, every: false }
    }

    pub(crate) fn replaced(&self, span: Span, with: impl Into<String>) -> Mutant {
        self.mutant(vec![(span.range(), with.into())])
    }

    /// The register with words added to the end of a text.
    pub(crate) fn added(&self, text: &Node, words: &str) -> Mutant {
        let written = self.of(text.span).trim_end();
        let quote = written.ends_with('"') && written.starts_with('"');
        let end = text.span.range().start + written.len() - usize::from(quote);
        self.mutant(vec![(end..end, words.to_owned())])
    }

    /// The register with `field` said first in a map that says something.
    pub(crate) fn said(&self, map: &Node, field: &str) -> Option<Mutant> {
        let (key, _) = map.entries().first()?;
        let start = key.span.range().start;
        Some(self.mutant(vec![(start..start, format!("{field}{}", self.between(map, key)))]))
    }

    /// The register without one entry of a map.
    pub(crate) fn without(&self, map: &Node, at: usize) -> Mutant {
        self.mutant(vec![self.taken_out(map, at)])
    }

    pub(crate) fn taken_out(&self, map: &Node, at: usize) -> (Range<usize>, String) {
        let entries = map.entries();
        let (key, value) = &entries[at];
        let (start, end) = (key.span.range().start, value.span.range().end.max(key.span.range().end));
        if let Some((next, _)) = entries.get(at + 1) {
            return (start..next.span.range().start, String::new());
        }
        match at.checked_sub(1).map(|before| entries[before].1.span.range().end) {
            None => (start..end, if self.is_flow(map) { String::new() } else { "{}".to_owned() }),
            Some(before) if self.is_flow(map) => (before..end, String::new()),
            Some(before) => {
                (self.line_end(before.saturating_sub(1))..self.line_end(end.saturating_sub(1)), String::new())
            }
        }
    }

    /// What stands between one entry of a map and the next.
    pub(crate) fn between(&self, map: &Node, key: &Key) -> String {
        if self.is_flow(map) { ", ".to_owned() } else { format!("\n{}", " ".repeat(self.column(key.span))) }
    }

    pub(crate) fn is_flow(&self, map: &Node) -> bool {
        self.of(map.span).starts_with('{')
    }

    pub(crate) fn of(&self, span: Span) -> &'static str {
        &self.text[span.range()]
    }

    pub(crate) fn column(&self, span: Span) -> usize {
        let start = span.range().start;
        start - self.text[..start].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |length| at + length)
    }

    /// Each entry with its kind.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Kind, &Key, &Node)> {
        let kinds =
            self.root.entries().iter().filter_map(|(key, node)| Some((Kind::parse(&key.value)?, node)));
        kinds.flat_map(|(kind, node)| node.entries().iter().map(move |(key, node)| (kind, key, node)))
    }

    pub(crate) fn entry(&self, id: &str) -> &Node {
        self.entries().find(|(_, key, _)| key.value == id).map(|(_, _, node)| node).unwrap()
    }

    pub(crate) fn sources(&self) -> &[(Key, Node)] {
        self.root.get("sources").map_or(&[], Node::entries)
    }

    /// Everything that entries and versions say.
    pub(crate) fn places(&self) -> Vec<Place<'_>> {
        let maps = self.entries().flat_map(|(kind, entry, node)| {
            std::iter::once(node).chain(versions(node)).map(move |map| (kind, entry, map))
        });
        let keys = maps.flat_map(|(kind, entry, map)| {
            map.entries().iter().enumerate().map(move |(at, (key, node))| {
                let (value, source) = match (node.get("value"), node.get("source")) {
                    (Some(value), source) => (value, source),
                    _ => (node, None),
                };
                let field = read::fields(kind).iter().find(|field| field.name == key.value).copied();
                Place { kind, entry, map, at, key, value, source, field }
            })
        });
        keys.filter(|place| !["versions", "values"].contains(&&*place.key.value)).collect()
    }

    /// Every key that the form of a register knows, with the map that it stands in.
    pub(crate) fn fields(&self) -> Vec<(&Node, usize)> {
        let mut maps: Vec<&Node> = self.root.get("organisation").into_iter().collect();
        maps.extend(self.sources().iter().map(|(_, node)| node));
        maps.extend(self.entries().map(|(_, _, node)| node));
        let mut fields = Vec::new();
        while let Some(map) = maps.pop() {
            fields.extend((0..map.entries().len()).map(|at| (map, at)));
            maps.extend(map.entries().iter().flat_map(|(_, node)| match node.kind {
                yaml::Kind::List(_) | yaml::Kind::Map(_) => node.items(),
                _ => &[],
            }));
        }
        fields
    }

    /// Every id that names another entry, with the field that it stands in.
    pub(crate) fn references(&self) -> Vec<(Place<'_>, &Node)> {
        let places = self.places().into_iter();
        let named =
            places.filter(|place| place.holds(|holds| holds == Holds::Ids) || place.key.value == "parts");
        named.flat_map(|place| place.value.items().iter().map(move |id| (place, id))).collect()
    }

    /// Every id that names a source.
    pub(crate) fn attributions(&self) -> Vec<&Node> {
        let mut found = Vec::new();
        for place in self.places() {
            match &*place.key.value {
                "source" | "redacted_in" => found.push(place.value),
                "seen" => found.extend(place.value.items().iter().filter_map(|seen| seen.get("source"))),
                _ => found.extend(place.source),
            }
        }
        found
    }

    /// Every date.
    pub(crate) fn dates(&self) -> Vec<&Node> {
        let mut found: Vec<&Node> = self.sources().iter().filter_map(|(_, node)| node.get("date")).collect();
        for place in self.places() {
            match &*place.key.value {
                "from" | "until" | "for" | "review_by" => found.extend(place.value.items()),
                "seen" => found.extend(place.value.items().iter().filter_map(|seen| match seen.kind {
                    yaml::Kind::Map(_) => seen.get("on"),
                    _ => Some(seen),
                })),
                "disclose" => found.extend(place.value.get("on")),
                _ if place.holds(|holds| holds == Holds::Date) => found.push(place.value),
                _ => {}
            }
        }
        found.retain(|date| date.as_text() != Some("ongoing"));
        found
    }

    /// Every text of a letter's own words, one by one.
    pub(crate) fn texts(&self) -> Vec<(Place<'_>, &Node)> {
        let places = self.places().into_iter();
        let texts = places.filter(|place| place.holds(|holds| matches!(holds, Holds::Text | Holds::Texts)));
        texts.flat_map(|place| place.value.items().iter().map(move |text| (place, text))).collect()
    }
}

/// The versions of an entry that lists them.
pub(crate) fn versions(entry: &Node) -> &[Node] {
    entry.get("versions").or_else(|| entry.get("values")).map_or(&[], Node::items)
}
