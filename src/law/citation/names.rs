//! How the law is named that something is cited of, before the number or after it.

use super::grammar::{Grammar, Named};
use super::token::Kind;
use crate::law::Law;

impl Grammar<'_> {
    /// The name of a law that stands before what is cited of it.
    pub(super) fn named_before(&self, at: usize) -> (Named, usize) {
        let the = usize::from(self.is(at, &["the"]));
        match self.name(at + the) {
            Some((law, after)) => {
                let parted = self.sign(after, ',') || self.sign(after, '-') || self.sign(after, ':');
                (Named::Law(law), after + usize::from(parted))
            }
            None => (Named::Not, at),
        }
    }

    /// The name of a law that stands after what is cited of it: "of the Act", "FOIA", "(EIR)".
    pub(super) fn named_after(&self, at: usize) -> (Named, usize) {
        let tied = at + usize::from(self.sign(at, ','));
        let of = self.is(tied, &["of"]);
        let opened = self.sign(tied, '(');
        let mut named = tied + usize::from(of || opened || self.is(tied, &["under", "in"]));
        let the = self.is(named, &["the", "this", "that"]);
        named += usize::from(the);
        named += usize::from(the && self.is(named, &["same", "said"]));
        if let Some((law, after)) = self.name(named) {
            return match opened {
                true if self.sign(after, ')') => (Named::Law(law), after + 1),
                true => (Named::Not, at),
                false => (Named::Law(law), self.alias(after)),
            };
        }
        if the && !opened && self.is(named, &["act", "regulations"]) {
            return (Named::This, named + 1);
        }
        if of || self.is_other_law(named) { (Named::Other, at) } else { (Named::Not, at) }
    }

    /// Past a short name in brackets, as in "… Act 2000 (the Act)".
    fn alias(&self, at: usize) -> usize {
        let quote = |at: usize| usize::from(self.sign(at, '"') || self.sign(at, '\''));
        let mut after = at + usize::from(self.sign(at, '('));
        after += quote(after);
        after += usize::from(self.is(after, &["the"]));
        after += quote(after);
        let name = self.name(after).map(|(_, after)| after);
        let generic = self.is(after, &["act", "regulations"]).then_some(after + 1);
        let Some(mut after) = name.or(generic).filter(|_| self.sign(at, '(')) else { return at };
        after += quote(after);
        if self.sign(after, ')') { after + 1 } else { at }
    }

    /// One of our laws by name, and where the name ends.
    pub(super) fn name(&self, at: usize) -> Option<(Law, usize)> {
        let named = Law::ALL.into_iter().flat_map(|law| law.names().iter().map(move |name| (law, *name)));
        let fits =
            |name: &[&str]| name.iter().enumerate().all(|(offset, word)| self.is(at + offset, &[word]));
        let (law, name) = named.filter(|(_, name)| fits(name)).max_by_key(|(_, name)| name.len())?;
        let after = at + name.len();
        Some((law, after + usize::from(self.is(after, &[law.year()]))))
    }

    /// Whether the name of another law stands here: one that is known by its letters, or one with "Act" in it.
    fn is_other_law(&self, at: usize) -> bool {
        const SHORT: [&str; 7] = ["DPA", "GDPR", "PACE", "RIPA", "HRA", "CPIA", "UK"];
        let Some(first) = self.get(at).filter(|token| token.kind == Kind::Word) else { return false };
        if SHORT.contains(&first.text) {
            return true;
        }
        let words = self.tokens[at..].iter().take(9).take_while(|token| {
            let capital = token.text.starts_with(char::is_uppercase);
            let small = ["and", "of", "the", "etc"].iter().any(|word| token.is(word));
            token.kind == Kind::Word && (capital || small)
        });
        let words = words.count();
        // A heading may stand between: "section 31 Law Enforcement of the Freedom of Information Act".
        let ours = (at..at + words).any(|place| self.name(place).is_some());
        let ends = |place: usize| self.is(place, &["act", "regulations", "order"]);
        !ours
            && (at + 1..at + words).any(|place| ends(place) && !self.is(place - 1, &["the", "this", "that"]))
    }

    /// Whether the name of another law ends just before a token, as in "Data Protection Act 2018, section 45".
    pub(super) fn follows_other_law(&self, at: usize) -> bool {
        let comma = at > 0 && self.sign(at - 1, ',');
        let Some(last) = at.checked_sub(1 + usize::from(comma)) else { return false };
        if self.is(last, &["DPA", "GDPR", "PACE", "RIPA", "HRA", "CPIA"]) {
            return true;
        }
        let year = self.get(last).is_some_and(|token| token.kind == Kind::Number && token.text.len() == 4);
        year && last > 0 && self.is(last - 1, &["act", "regulations", "order", "dpa"])
    }
}
