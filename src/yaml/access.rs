//! Entries, items and words, one after the other. What has been found not to fit is passed over.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::build::clip;
use super::fault::{Fault, LONGEST_LIST};
use super::run::Place;
use super::suggest::listed;
use super::tree::{Key, Kind, Node};
use crate::diagnostic::Finding;

/// The entries of a map.
pub(super) struct Entries<'n> {
    map: Place<'n>,
    rest: std::slice::Iter<'n, (Key, Node)>,
    known: Option<&'static [&'static str]>,
    value: Option<Place<'n>>,
}

impl<'n> Entries<'n> {
    /// Entries whose keys are names that the writer chose.
    pub(super) fn any(map: Place<'n>, entries: &'n [(Key, Node)]) -> Self {
        Self { map, rest: entries.iter(), known: None, value: None }
    }

    /// Entries whose keys are fields; others are reported and passed over.
    pub(super) fn known(map: Place<'n>, entries: &'n [(Key, Node)], fields: &'static [&'static str]) -> Self {
        Self { known: Some(fields), ..Self::any(map, entries) }
    }

    fn report_unknown(&self, key: &Key, fields: &'static [&'static str]) {
        let mut diagnostics = self.map.run.diagnostics.borrow_mut();
        let free = fields.iter().copied().filter(|field| self.map.node.get(field).is_none());
        let help = match diagnostics.suggest(key.span, &key.value, free) {
            Some(near) => Some(format!("did you mean `{near}`?")),
            None if fields.is_empty() || fields.len() > LONGEST_LIST => None,
            None => Some(format!("the keys known here are {}", listed(fields.iter().copied(), "and"))),
        };
        let finding = Finding::new(key.span, format!("the key `{}` is not known here", clip(&key.value)));
        diagnostics.push(Finding { help, ..finding }.error("unknown-key"));
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        while let Some(entry) = self.rest.next() {
            let (key, node) = entry;
            match self.known {
                _ if self.map.run.is_absent(node) => {}
                Some(fields) if !fields.contains(&key.value.as_str()) => self.report_unknown(key, fields),
                Some(_) => {
                    self.value = Some(self.map.under(entry));
                    return seed.deserialize(StrDeserializer::new(&key.value)).map(Some);
                }
                None => {
                    self.value = Some(self.map.under(entry));
                    let kind = Kind::Scalar { text: key.value.clone(), quoted: false };
                    let name = Node { span: key.span, kind };
                    let place = Place { node: &name, key: None, item: false, run: self.map.run };
                    return place.fill_part(seed).map(Some).map_err(|fault| fault.leaving_out(node));
                }
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        self.value.take().ok_or_else(Fault::reported)?.fill(seed)
    }
}

/// The items of a list.
pub(super) struct Items<'n> {
    list: Place<'n>,
    rest: std::slice::Iter<'n, Node>,
    fixed: bool,
}

impl<'n> Items<'n> {
    /// Items that can do without each other.
    pub(super) fn new(list: Place<'n>, items: &'n [Node]) -> Self {
        Self { list, rest: items.iter(), fixed: false }
    }

    /// Items that only make sense together.
    pub(super) fn fixed(list: Place<'n>, items: &'n [Node]) -> Self {
        Self { fixed: true, ..Self::new(list, items) }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        if self.fixed {
            return self.rest.next().map(|node| self.list.item(node).fill_part(seed)).transpose();
        }
        let next = self.rest.find(|node| !self.list.run.is_absent(node));
        next.map(|node| self.list.item(node).fill(seed)).transpose()
    }
}

/// One of several words, or a map of one entry whose key is the word.
pub(super) struct Word<'n> {
    /// The word.
    pub(super) word: &'n str,
    /// What stands under it.
    pub(super) content: Option<Place<'n>>,
}

impl<'de, 'n> EnumAccess<'de> for Word<'n> {
    type Error = Fault;
    type Variant = Content<'n>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Content<'n>), Fault> {
        let word: StrDeserializer<'_, Fault> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, Content(self.content)))
    }
}

/// What stands under a word.
pub(super) struct Content<'n>(Option<Place<'n>>);

impl<'n> Content<'n> {
    fn place(self) -> Result<Place<'n>, Fault> {
        self.0.ok_or_else(|| Fault::expected("a map with this word as its key"))
    }
}

impl<'de> VariantAccess<'de> for Content<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.0 {
            None => Ok(()),
            Some(place) if matches!(place.node.kind, Kind::Empty) => Ok(()),
            Some(_) => Err(Fault::expected("the word alone")),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        self.place()?.fill_part(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Fault> {
        let place = self.place()?;
        place.deserialize_tuple(length, visitor).map_err(|fault| fault.at(place))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let place = self.place()?;
        place.deserialize_struct("", fields, visitor).map_err(|fault| fault.at(place))
    }
}
