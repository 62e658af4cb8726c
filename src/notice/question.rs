//! Which question of a request a sentence is about, and what "this exemption" means in it.

use super::cited::{Cited, Stance};
use super::lexicon::Family as F;
use super::part::Part;
use super::reading::Reading;
use super::scope::bit;
use crate::law::Citation;

/// How many sentences back a question may be named that is still being answered.
const FAR: usize = 100;

impl Reading<'_> {
    /// The questions that a sentence names, or the heading or paragraph that it stands in.
    pub(super) fn questions(&self, number: usize) -> Vec<String> {
        let sentence = &self.page.sentences[number];
        let own = questions(&self.page.text[sentence.range.clone()]);
        if !own.is_empty() {
            return own;
        }
        let before = self.page.sentences[..number].iter().rev().take(FAR);
        let paragraph = before.clone().take_while(|other| other.paragraph == sentence.paragraph);
        let heading = before.filter(|other| other.is_heading());
        let named = paragraph.chain(heading).map(|other| questions(&self.page.text[other.range.clone()]));
        named.take(12).find(|named| !named.is_empty()).unwrap_or_default()
    }

    /// Whether the letter answers something besides what it neither confirms nor denies.
    pub(super) fn is_mixed(&self) -> bool {
        let other = self.grounds.iter().any(|ground| !ground.denies());
        let further = self
            .own()
            .any(|(number, sentence)| self.shows_at(number, Part::Denied) && sentence.has(F::Further));
        other
            || further
            || !self.own().all(|(number, _)| self.questions_here(number) <= 1)
            || self.shows(Part::NotHeld)
    }

    fn questions_here(&self, number: usize) -> usize {
        questions(&self.page.text[self.page.sentences[number].range.clone()]).len()
    }

    /// The citation that a word of a sentence is said of: the nearest one, or what the heading or paragraph is about.
    pub(super) fn meant_by(&self, number: usize, word: usize, cited: &[&Cited]) -> Option<Citation> {
        let grounds =
            |cited: &&&Cited| self.grounds.iter().any(|ground| ground.number == cited.citation.section);
        let nearest = cited
            .iter()
            .filter(|cited| grounds(cited) || cited.stance <= Stance::Supposed)
            .min_by_key(|cited| {
                let words = &cited.words;
                if word < words.start { words.start - word + 2 } else { word.saturating_sub(words.end) }
            });
        if let Some(nearest) = nearest {
            return (nearest.stance > Stance::Supposed).then(|| nearest.citation.clone());
        }
        // Without a citation beside it, it must say that it speaks of the one before.
        let text = self.page.text[self.page.sentences[number].range.clone()].trim_start().to_lowercase();
        let opening = ["as ", "since ", "because ", "although ", "though ", "while ", "but ", "and "];
        let text = opening.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
        let points =
            ["this ", "it ", "the exemption", "that ", "the section", "the subsection", "this,", "such "];
        if !points.iter().any(|word| text.starts_with(word)) {
            return None;
        }
        let scope = self.scopes[number];
        let mut only = (0..self.grounds.len())
            .filter(|ground| scope == bit(*ground))
            .map(|ground| &self.grounds[ground]);
        let only = only.find_map(|ground| ground.cited.last())?;
        Some(only.citation.clone())
    }
}

/// The questions that a text names: "question 2", "Q3", "parts 1 and 4", "points (b)".
fn questions(text: &str) -> Vec<String> {
    const WORDS: [&str; 9] =
        ["question", "questions", "q", "part", "parts", "point", "points", "item", "items"];
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut named = Vec::new();
    let mut counting = false;
    let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];
    let mut ordinal = None;
    for word in words {
        if let (Some(number), true) = (ordinal.take(), WORDS.contains(&word)) {
            named.push(number);
        }
        ordinal = ordinals.iter().position(|name| *name == word).map(|at: usize| (at + 1).to_string());
        if let Some(number) = word
            .strip_prefix('q')
            .filter(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        {
            named.push(number.to_owned());
            counting = true;
        } else if WORDS.contains(&word) {
            counting = true;
        } else if counting && (word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())) {
            named.push(word.to_owned());
        } else if word != "and" && word != "to" && word != "number" {
            counting = false;
        }
    }
    named
}
