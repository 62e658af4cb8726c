//! A node as serde sees it. Scalars are text until a type asks for more.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::access::{Entries, Items, Word};
use super::at;
use super::fault::{Fault, LONGEST_LIST};
use super::number;
use super::run::Place;
use super::suggest::listed;
use super::tree::Kind;

impl<'n> Place<'n> {
    /// Text that is not in quotes.
    fn plain_text(self) -> Option<&'n str> {
        match &self.node.kind {
            Kind::Scalar { text, quoted: false } => Some(text),
            _ => None,
        }
    }

    fn whole<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Some(text) = self.node.as_text() else {
            return Err(Fault::unlike(&visitor));
        };
        let number = number::whole(text).and_then(|number| match self.plain_text() {
            Some(_) => Ok(number),
            None => Err(format!("write `{number}`, without quotes")),
        });
        match number.map(|number| (u64::try_from(number), i64::try_from(number), number)) {
            Ok((Ok(number), ..)) => visitor.visit_u64(number),
            Ok((_, Ok(number), _)) => visitor.visit_i64(number),
            Ok((.., number)) => visitor.visit_i128(number),
            Err(help) => Err(Fault::unlike(&visitor).help(help)),
        }
    }

    /// Whether a missing key is explained: it does not fit, or another key was taken for it.
    fn is_accounted_for(self, key: &str) -> bool {
        let diagnostics = self.run.diagnostics.borrow();
        let mut keys = self.node.entries().iter().map(|(written, _)| written);
        keys.any(|written| written.value == key || diagnostics.suggested(written.span) == Some(key))
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.whole(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Place<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Scalar { text, .. } => visitor.visit_str(text),
            Kind::List(items) => visitor.visit_seq(Items::new(self, items)),
            Kind::Map(entries) => visitor.visit_map(Entries::any(self, entries)),
            Kind::Empty => visitor.visit_unit(),
            Kind::Refused => Err(Fault::reported()),
        }
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.plain_text() {
            Some("true" | "yes") => visitor.visit_bool(true),
            Some("false" | "no") => visitor.visit_bool(false),
            _ => Err(Fault::unlike(&visitor).help("write `yes` or `no`, without quotes".to_owned())),
        }
    }

    /// Refuses: what is counted and paid is exact.
    fn deserialize_f64<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::expected("f64"))
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Empty => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(Items::new(self, self.node.items()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::List(items) => visitor.visit_seq(Items::fixed(self, items)),
            _ => Err(Fault::unlike(&visitor)),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Map(_) | Kind::Empty => visitor.visit_map(Entries::any(self, self.node.entries())),
            _ => Err(Fault::unlike(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == at::NAME {
            return visitor.visit_seq(at::Parts::new(self));
        }
        let Kind::Map(entries) = &self.node.kind else {
            return Err(Fault::unlike(&visitor));
        };
        let value = visitor.visit_map(Entries::known(self, entries, fields));
        value.map_err(|fault| match fault.missing() {
            Some(key) if self.is_accounted_for(key) => Fault::reported(),
            _ => fault,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match (&self.node.kind, self.node.entries()) {
            (Kind::Scalar { text, .. }, _) => visitor.visit_enum(Word { word: text, content: None }),
            (_, [entry]) => {
                visitor.visit_enum(Word { word: &entry.0.value, content: Some(self.under(entry)) })
            }
            _ if words.len() > LONGEST_LIST => Err(Fault::expected("one word")),
            _ => Err(Fault::expected(&listed(words.iter().copied(), "or"))),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Empty => visitor.visit_unit(),
            _ => Err(Fault::expected("unit")),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { char str string bytes byte_buf identifier }
}
