//! Values that keep their place, and values that are read from their text.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, SeqAccess, Unexpected, Visitor,
};

use super::fault::Fault;
use super::run::Place;
use crate::text::{At, FileId, Span};
use crate::value::Refusal;

/// The name under which an [`At`] asks for its place.
pub(super) const NAME: &str = "$candour::At";

/// An [`At`] can be read from YAML at any depth; no other format has places.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(NAME, &["file", "start", "end", "value"], AtVisitor(PhantomData))
    }
}

/// A place is never written, so that an [`At`] looks like what it holds.
impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

struct AtVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for AtVisitor<T> {
    type Value = At<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<At<T>, A::Error> {
        let mut number = || parts.next_element::<u32>()?.ok_or_else(|| A::Error::invalid_length(0, &self));
        let span = Span { file: FileId(number()?), start: number()?, end: number()? };
        let value = parts.next_element()?.ok_or_else(|| A::Error::invalid_length(3, &self))?;
        Ok(At { value, span })
    }
}

/// A node taken apart for an [`At`]: its file, start and end, and then itself.
pub(super) struct Parts<'n> {
    place: Place<'n>,
    numbers: std::array::IntoIter<u32, 3>,
}

impl<'n> Parts<'n> {
    pub(super) fn new(place: Place<'n>) -> Self {
        let Span { file: FileId(file), start, end } = place.node.span;
        Self { place, numbers: [file, start, end].into_iter() }
    }
}

impl<'de> SeqAccess<'de> for Parts<'_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        match self.numbers.next() {
            Some(number) => seed.deserialize(IntoDeserializer::<Fault>::into_deserializer(number)),
            None => seed.deserialize(self.place),
        }
        .map(Some)
    }
}

/// Reads a type from text with a function of its own.
///
/// `expected` says what is wanted where there is no text, as in "a date". What `parse` refuses is reported under the
/// code, with the message and the help that it gives.
pub fn from_text<'de, D, T>(
    deserializer: D,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Result<T, Refusal>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor { expected, parse, value: PhantomData })
}

struct TextVisitor<F, T> {
    expected: &'static str,
    parse: F,
    value: PhantomData<T>,
}

impl<F: FnOnce(&str) -> Result<T, Refusal>, T> Visitor<'_> for TextVisitor<F, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let refused = |refusal: Refusal| {
            // An error of serde's holds words alone: what was met is the code, what was expected the rest.
            let words = refusal.to_string();
            E::invalid_value(Unexpected::Other(refusal.wrong.code()), &&*words)
        };
        (self.parse)(text).map_err(refused)
    }
}
