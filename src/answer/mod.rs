//! From a question and the register to assertions, and to the View that templates print.

mod assertion;
mod build;
mod english;
mod facts;
mod groups;
mod item;
mod marks;
mod own_words;
mod select;
mod sum;
mod totals;
mod value;
mod view;
mod vocabulary;

pub use assertion::{Assertion, Recorder, Tense, Told, is_name, is_wording};
pub use build::{Answer, answer};
pub use facts::{BLANKED_OUT, FactView};
pub use marks::{CLOSE, Mark, Marked, Marks, Origin, Unmarked, take_out, through_marks};
pub use own_words::{OwnWords, Piece, STATED, own_words};
pub use select::{Asked, Item, Place, Reason, Selection, Sight, entries_on};
pub use sum::Total;
pub use value::{Date, Listed, Number, Periods, Phrase, Straddle};
pub use view::{ByVerdict, Cell, Compiled, Group, ItemView, QuestionView, Section, TopicView, Totals};
pub use vocabulary::{Brings, Fields, Member, Shape, Vocabulary};

/// A number of things as a sentence has it.
pub fn number_in_words(number: usize, marks: &mut Marks) -> String {
    english::number(number.into()).marked(marks.mark(Origin::Case("questions")))
}

/// What a version is called, and its facts as templates print them.
pub fn told(
    standing: &crate::register::Standing<'_>,
    version: &crate::register::Version,
) -> (Phrase, std::collections::BTreeMap<&'static str, FactView>) {
    let facts = version.facts.iter().filter(|(field, _)| **field != "name");
    let told =
        facts.filter_map(|(field, fact)| Some((*field, FactView::new(standing, field, &fact.value.value)?)));
    (Phrase::new(facts::name_in_text(version)), told.collect())
}

/// What an entry is called inside a sentence, as last known.
pub fn name_of(
    standing: &crate::register::Standing<'_>,
    entry: crate::register::EntryIndex,
) -> Option<String> {
    facts::name(standing, entry)
}
