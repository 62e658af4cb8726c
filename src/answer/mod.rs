//! From a question and the register to assertions, and to the View that templates print.

mod assertion;
mod build;
mod english;
mod facts;
mod item;
mod select;
mod sum;
mod value;
mod view;

pub use assertion::{Assertion, Told};
pub use build::{Answer, answer};
pub use facts::{BLANKED_OUT, FactView};
pub use select::{Asked, Item, Place, Reason, Selection, Sight};
pub use sum::Total;
pub use value::{Date, Listed, Number, Periods, Phrase, Straddle};
pub use view::{ByVerdict, Cell, Compiled, Group, ItemView, QuestionView, Section, TopicView, Totals};

/// A number of things as a sentence has it.
pub fn number_in_words(number: usize) -> String {
    english::number(number.into())
}

/// What a version is called, and its facts as templates print them.
pub fn told(
    standing: &crate::register::Standing<'_>,
    version: &crate::register::Version,
) -> (Phrase, std::collections::BTreeMap<&'static str, FactView>) {
    let facts = version.facts.iter().filter(|(field, _)| **field != "name");
    let told = facts.filter_map(|(field, fact)| Some((*field, FactView::new(standing, &fact.value.value)?)));
    (Phrase::new(facts::name_in_text(version)), told.collect())
}
