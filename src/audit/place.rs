//! Where a letter says something: of several places, the one that says it and not one that it shares with other things.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer;
use crate::case::{Claim, Said, Sent};
use crate::register::Shape;

/// Where a letter says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Bytes of its words, from and up to.
    pub span: [usize; 2],
    /// The sentence.
    pub sentence: Option<Said>,
}

/// Where one letter says what it claims.
pub struct Places<'s> {
    sent: &'s Sent,
    /// Its words; nothing, where it is no text.
    words: &'s str,
    /// Which entries some words speak of.
    speak_of: BTreeMap<[usize; 2], BTreeSet<&'s str>>,
    /// The claims by which each answer names its entries.
    names: BTreeMap<(&'s str, &'s str), Vec<&'s Claim>>,
    /// Where each sentence begins, and which it is.
    begins: Vec<(usize, usize)>,
}

impl<'s> Places<'s> {
    /// Of a letter in full, and its words.
    pub fn new(sent: &'s Sent, words: &'s str) -> Self {
        let mut speak_of: BTreeMap<[usize; 2], BTreeSet<&str>> = BTreeMap::new();
        let mut names: BTreeMap<(&str, &str), Vec<&Claim>> = BTreeMap::new();
        for claim in &sent.claims {
            let entry = entry(&claim.fact);
            for span in &claim.spans {
                speak_of.entry(*span).or_default().insert(entry);
            }
            if claim.fact[entry.len()..].strip_prefix('/').is_some_and(answer::is_name) {
                names.entry((&claim.question, entry)).or_default().push(claim);
            }
        }
        let lines: Vec<usize> =
            [0].into_iter().chain(words.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let begins = sent.sentences.iter().enumerate().filter_map(|(at, said)| {
            let line = *lines.get(said.line.checked_sub(1)?)?;
            let (column, _) = words.get(line..)?.char_indices().nth(said.column.checked_sub(1)?)?;
            Some((line + column, at))
        });
        let mut begins: Vec<(usize, usize)> = begins.collect();
        begins.sort_unstable();
        Self { sent, words, speak_of, names, begins }
    }

    /// Where a claim is said best.
    pub fn of(&self, claim: usize) -> Option<Place> {
        let claim = self.sent.claims.get(claim)?;
        let (said_by, span) = self.best(claim)?;
        Some(Place { span, sentence: self.sentence(said_by, span) })
    }

    /// Of a value, the words that are nobody else's. That a thing stood is said by words of its own, such as "not known",
    /// or else by its name; least of all by a date, which is said of many things.
    fn best(&self, claim: &'s Claim) -> Option<(&'s Claim, [usize; 2])> {
        let own = self.said(claim);
        if claim.value.is_some() {
            return own.min_by_key(|said| (said.of, said.span)).map(|it| (it.by, it.span));
        }
        let names = self.names.get(&(&*claim.question, entry(&claim.fact))).into_iter().flatten();
        let names =
            names.flat_map(|name| self.said(name)).map(|said| (if said.of == 1 { 1 } else { 3 }, said));
        let own = own.map(|said| {
            let rank = match (said.of, self.has_figure(said.span)) {
                (1, false) => 0,
                (1, true) => 2,
                _ => 4,
            };
            (rank, said)
        });
        own.chain(names)
            .min_by_key(|(rank, said)| (*rank, said.of, said.span))
            .map(|(_, it)| (it.by, it.span))
    }

    /// Every place where a claim is said.
    fn said(&self, claim: &'s Claim) -> impl Iterator<Item = SaidAt<'s>> + '_ {
        claim.spans.iter().map(move |span| {
            let own = self.own_words(claim, *span);
            let of = self.speak_of.get(span).map_or(1, BTreeSet::len);
            SaidAt { by: claim, span: own.unwrap_or(*span), of: if own.is_some() { 1 } else { of } }
        })
    }

    /// Where a claim stands by itself within words that say several things.
    fn own_words(&self, claim: &Claim, [start, end]: [usize; 2]) -> Option<[usize; 2]> {
        let Some(Shape::Text(text)) = &claim.value else { return None };
        let at = self.words.get(start..end)?.find(&**text)? + start;
        Some([at, at + text.len()])
    }

    fn has_figure(&self, [start, end]: [usize; 2]) -> bool {
        self.words.get(start..end).is_some_and(|words| words.contains(|sign: char| sign.is_ascii_digit()))
    }

    /// The sentence of a place; where the words are not known, that of the claim which says the least besides.
    fn sentence(&self, claim: &Claim, [start, _]: [usize; 2]) -> Option<Said> {
        let next = self.begins.partition_point(|(begin, _)| *begin <= start);
        if let Some((_, at)) = next.checked_sub(1).and_then(|last| self.begins.get(last)) {
            return self.sent.sentences.get(*at).cloned();
        }
        let with = self.sent.sentences.iter().filter(|said| said.claims.contains(&claim.id));
        with.min_by_key(|said| said.claims.len()).cloned()
    }
}

/// A claim, and one of the places where it is said.
struct SaidAt<'s> {
    by: &'s Claim,
    span: [usize; 2],
    /// Of how many entries these words speak.
    of: usize,
}

/// The entry of a fact: `posts/lead` of `posts/lead/count`.
fn entry(fact: &str) -> &str {
    fact.match_indices('/').nth(1).map_or(fact, |(end, _)| &fact[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "This was so in 2017.\nThe Lead and the Clerk work here. There were 2 of them.\n";

    /// A letter that says in one sentence when all was so, and in others what is there.
    fn sent(claims: &[(&str, &str, &str, &[&str])]) -> Sent {
        let at = |words: &str| WORDS.find(words).map(|start| [start, start + words.len()]).unwrap();
        let claims: Vec<serde_json::Value> = claims
            .iter()
            .map(|(id, fact, value, said)| {
                let spans: Vec<[usize; 2]> = said.iter().map(|words| at(words)).collect();
                let mut claim = serde_json::json!({
                    "id": id, "question": "1", "fact": fact, "kind": "standing", "tense": "for",
                    "verdict": "throughout", "sources": [], "spans": spans
                });
                if !value.is_empty() {
                    claim["value"] = serde_json::json!({ "text": value });
                }
                claim
            })
            .collect();
        serde_json::from_value(serde_json::json!({
            "schema": 1, "candour": "0", "reference": "2016-1", "sent": "2016-06-01", "as_at": "2016-06-01",
            "dated": "2016-06-01", "letter": "response.md", "after": "", "claims": claims, "answers": [],
            "sentences": [
                { "text": "This was so in 2017.", "line": 1, "column": 1, "claims": ["1", "2"] },
                { "text": "The Lead and the Clerk work here.", "line": 2, "column": 1, "claims": ["3", "4"] },
                { "text": "There were 2 of them.", "line": 2, "column": 35, "claims": ["5"] }
            ],
            "changed": [], "reworded": [], "new": [], "lost": [], "findings": []
        }))
        .unwrap()
    }

    fn told(sent: &Sent, words: &str, claim: usize) -> (String, String) {
        let place = Places::new(sent, words).of(claim).unwrap();
        let [start, end] = place.span;
        (WORDS[start..end].to_owned(), place.sentence.unwrap().text)
    }

    #[test]
    fn what_many_share_says_nothing_of_one() {
        let both = "The Lead and the Clerk";
        let of_lead = ("1", "posts/lead", "", &["in 2017"][..]);
        let of_clerk = ("2", "posts/clerk", "", &["in 2017"][..]);
        let name = ("3", "posts/lead/title", "Lead", &[both][..]);
        let other = ("4", "posts/clerk/title", "Clerk", &[both][..]);
        let letter = sent(&[of_lead, of_clerk, name, other]);
        let named = |name: &str| (name.to_owned(), "The Lead and the Clerk work here.".to_owned());
        assert_eq!(told(&letter, WORDS, 0), named("Lead"));
        assert_eq!(told(&letter, WORDS, 1), named("Clerk"));
        // A value stands by itself in what says several.
        assert_eq!(told(&letter, WORDS, 2), named("Lead"));
        // Of a letter whose words are not known only the places can be told apart.
        assert_eq!(told(&letter, "", 0), (both.to_owned(), named("").1));
        // Words of its own are nearer than its name, and a date of its own is not.
        let own = ("1", "posts/lead", "", &["in 2017", "work here"][..]);
        assert_eq!(told(&sent(&[own, of_clerk, name, other]), WORDS, 0), named("work here"));
        assert_eq!(told(&sent(&[of_lead, name]), WORDS, 0), named("Lead"));
        assert_eq!(told(&sent(&[of_lead]), WORDS, 0).0, "in 2017");
        // Of a value the places are its own, whatever else it is said with.
        let count = ("5", "posts/lead/count", "two", &[both, "2 of them"][..]);
        assert_eq!(
            told(&sent(&[count, other]), WORDS, 0),
            ("2 of them".into(), "There were 2 of them.".into())
        );
    }
}
