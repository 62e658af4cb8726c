//! Which of the provisions relied on a sentence is about.

use super::cited::{Cited, Stance};
use super::ground::Ground;
use super::lexicon::Family as F;
use super::page::Page;
use super::sentence::{LABEL, Place};
use super::topic::Topic;
use super::voice::Voice;
use crate::law::Law;

/// Grounds as bits, in their order; none stands for all of them.
pub(super) type Scope = u64;

/// The bit of a ground; what lies beyond the last one is told from nothing.
pub(super) fn bit(number: usize) -> Scope {
    u32::try_from(number).ok().and_then(|number| 1_u64.checked_shl(number)).unwrap_or_default()
}

/// What is about another law than the letter's.
pub(super) const OTHER: Scope = 1 << 63;

/// What each sentence is about.
pub(super) fn scopes(page: &Page, cited: &[Cited], grounds: &[Ground], law: Law) -> Vec<Scope> {
    let mut own = vec![0; page.sentences.len()];
    for cited in cited.iter().filter(|cited| cited.stance > Stance::Supposed) {
        if cited.citation.law != law {
            own[cited.sentence] |= OTHER;
        } else if let Some(number) = grounds.iter().position(|ground| ground.number == cited.citation.section)
        {
            own[cited.sentence] |= bit(number);
        }
    }
    let mut state = State::default();
    let mut scopes = Vec::with_capacity(own.len());
    for (number, sentence) in page.sentences.iter().enumerate() {
        if sentence.voice != Voice::Own {
            scopes.push(0);
            continue;
        }
        if state.paragraph != Some(sentence.paragraph) {
            state.paragraph = Some(sentence.paragraph);
            state.within = 0;
            state.labelled = false;
        }
        let own = own[number];
        if own == 0 && law == Law::Foia && names_other(&page.text[sentence.range.clone()]) {
            scopes.push(OTHER);
            continue;
        }
        if own == 0 && sentence.has(F::AllOfThem) {
            if sentence.is_heading() {
                state = State::default();
            }
            scopes.push(0);
            continue;
        }
        scopes.push(match sentence.place {
            Place::Heading(level) => state.heading(level, own, sentence.under),
            place => {
                let weighs = sentence.has(F::PublicInterest) && !sentence.has(F::NoTest);
                state.text(place, own, weighs)
            }
        });
    }
    scopes
}

/// Whether a text is on the regulations for environmental information, which have their own exceptions.
fn names_other(text: &str) -> bool {
    ["Environmental Information Regulations", "EIR", "environmental information"]
        .iter()
        .any(|name| text.contains(name))
}

/// Where we are in the letter.
#[derive(Debug, Default)]
struct State {
    paragraph: Option<usize>,
    /// What this paragraph has cited so far.
    within: Scope,
    /// The last heading that cited something, how deep it lies, and what it cited.
    heading: Option<(u8, Scope)>,
    /// What the paragraphs before were about.
    running: Scope,
    /// What has been dealt with by itself and has had no public interest test yet.
    pending: Scope,
    /// Whether a label that cites something stands in this paragraph.
    labelled: bool,
    /// Whether a list of provisions goes on.
    listing: bool,
    /// Whether what follows weighs the public interest, for all that is pending.
    weighing: bool,
}

impl State {
    fn heading(&mut self, level: u8, own: Scope, topic: Option<Topic>) -> Scope {
        let part = matches!(
            topic,
            Some(Topic::Harm | Topic::Test | Topic::For | Topic::Against | Topic::Balance | Topic::Interests)
        );
        let weighs = matches!(topic, Some(Topic::Test | Topic::For | Topic::Against | Topic::Balance));
        if own != 0 {
            if !weighs {
                self.pending = if self.weighing { own } else { self.pending | own };
                self.weighing = false;
            }
            self.heading = Some((level, own));
            self.labelled = true;
            self.running = own;
            return own;
        }
        match self.heading {
            Some((depth, _)) if level > depth && part => {}
            // Marked headings of one depth stand beside each other: what follows is about all.
            Some((depth, _))
                if level < depth || (level == depth && level < LABEL && (level <= 4 || !part)) =>
            {
                self.heading = None;
                self.running = 0;
            }
            _ if !part => {
                self.heading = None;
                self.running = 0;
            }
            _ => {}
        }
        let deeper = self.heading.is_some_and(|(depth, _)| level > depth && depth <= 4);
        if weighs && !deeper {
            self.weighing = true;
            if self.running != 0 {
                self.running |= self.pending;
            }
        }
        self.running
    }

    fn text(&mut self, place: Place, own: Scope, weighs: bool) -> Scope {
        let list = matches!(place, Place::Item | Place::Cell);
        if own != 0 {
            self.within |= own;
            let heading = self.heading.map_or(0, |(_, scope)| scope);
            if heading == 0 {
                if !weighs {
                    self.pending = if self.weighing { own } else { self.pending | own };
                    self.weighing = false;
                }
                self.running = if list && self.listing { self.running | own } else { self.within };
                self.listing = list;
                return if list { own } else { self.within };
            }
            return own | heading;
        }
        if self.within == 0 {
            self.listing &= list;
        }
        // A label speaks for its paragraph; what weighs the public interest after it speaks for all.
        if weighs && !self.labelled && self.heading.is_some_and(|(depth, _)| depth == LABEL) {
            self.heading = None;
        }
        if weighs && self.heading.is_none() && !self.weighing {
            self.weighing = true;
            if self.running != 0 {
                self.running |= self.pending;
            }
        }
        let heading = self.heading.map_or(0, |(_, scope)| scope);
        match (self.within != 0, heading) {
            (true, _) => self.within | heading,
            (false, 0) => self.running,
            (false, _) => self.running | heading,
        }
    }
}
