//! A letter as it was understood: what it relies on, what kind of letter it is, and which parts are shown where.

use std::ops::Range;
use std::sync::LazyLock;

use super::Letter;
use super::cited::{Cited, Stance, cited};
use super::day;
use super::findings::provision::relies_on_unknown;
use super::ground::{Ground, grounds, is_ground, is_of_exemption};
use super::lexicon::Family as F;
use super::page::Page;
use super::part::{Part, Parts, parts};
use super::pattern::Hit;
use super::pattern::Lexicon;
use super::scope::{OTHER, Scope, bit, scopes};
use super::sentence::Sentence;
use super::voice::{self, Voice};
use crate::diagnostic::Finding;
use crate::law::{self, Need};
use crate::text::Span;
use crate::value::Day;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// A letter as it was understood.
pub(super) struct Reading<'l> {
    pub(super) letter: &'l Letter<'l>,
    pub(super) page: Page,
    /// The day that it bears, or today.
    pub(super) dated: Day,
    pub(super) cited: Vec<Cited>,
    pub(super) grounds: Vec<Ground>,
    pub(super) parts: Vec<Parts>,
    pub(super) scopes: Vec<Scope>,
    /// Every part that is shown anywhere.
    all: Parts,
}

impl<'l> Reading<'l> {
    pub(super) fn new(letter: &'l Letter<'l>) -> Self {
        let mut page = Page::new(letter.text, letter.law, &LEXICON);
        page.name_commissioner();
        voice::settle(&mut page);
        let dated = day::dated(&page).unwrap_or(letter.today);
        let cited = cited(&page, letter.law);
        let grounds = grounds(&page, &cited, letter.law, dated);
        let parts = parts(&page);
        let scopes = scopes(&page, &cited, &grounds, letter.law);
        let all = parts.iter().fold(0, |all, parts| all | parts);
        Self { letter, page, dated, cited, grounds, parts, scopes, all }
    }

    /// The authority's own sentences, with their numbers.
    pub(super) fn own(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.page.sentences.iter().enumerate().filter(|(_, sentence)| sentence.voice == Voice::Own)
    }

    /// What a sentence cites.
    pub(super) fn cited_in(&self, sentence: usize) -> &[Cited] {
        let start = self.cited.partition_point(|cited| cited.sentence < sentence);
        let end = self.cited.partition_point(|cited| cited.sentence <= sentence);
        &self.cited[start..end]
    }

    /// Whether a part is shown anywhere.
    pub(super) fn shows(&self, part: Part) -> bool {
        self.all & part.bit() != 0
    }

    /// Whether a sentence shows a part.
    pub(super) fn shows_at(&self, sentence: usize, part: Part) -> bool {
        self.parts[sentence] & part.bit() != 0
    }

    /// Whether a part is shown for a ground: by a sentence that is about it, or about all.
    pub(super) fn shows_for(&self, part: Part, ground: usize) -> bool {
        let about = |number: usize| self.scopes[number] == 0 || self.scopes[number] & bit(ground) != 0;
        (0..self.parts.len()).any(|number| self.shows_at(number, part) && about(number))
    }

    /// Whether a side of the public interest, or the balance, is shown for a ground: where it is weighed for each ground
    /// by itself, for that one, and otherwise anywhere.
    pub(super) fn weighs(&self, part: Part, ground: usize) -> bool {
        let weighing = [Part::For, Part::Against, Part::Balance];
        let alone = |ground: usize| {
            self.grounds[ground].needs(Need::PublicInterest)
                && (0..self.parts.len()).any(|number| {
                    self.scopes[number] == bit(ground)
                        && weighing.iter().any(|part| self.shows_at(number, *part))
                })
        };
        let apart = alone(ground) && (0..self.grounds.len()).any(|other| other != ground && alone(other));
        let others =
            (0..self.grounds.len()).filter(|other| !self.grounds[*other].needs(Need::PublicInterest));
        let others = others.fold(0, |all, other| all | bit(other));
        let about = |number: usize| self.scopes[number] == 0 || self.scopes[number] & !others != 0;
        if apart {
            self.shows_for(part, ground)
        } else {
            (0..self.parts.len()).any(|number| self.shows_at(number, part) && about(number))
        }
    }

    /// Whether a part is shown for a ground, where the letter answers the same question.
    pub(super) fn reasons(&self, part: Part, ground: usize) -> bool {
        let own: Vec<String> = self.grounds[ground]
            .cited
            .iter()
            .flat_map(|meant| &meant.sentences)
            .flat_map(|number| self.questions(*number))
            .collect();
        let same = |number: usize| {
            let questions = self.questions(number);
            own.is_empty() || questions.is_empty() || questions.iter().any(|question| own.contains(question))
        };
        // What answers another question, in a paragraph that begins with it, says nothing of this one.
        let sentences = &self.page.sentences;
        let cited: Vec<usize> = self.grounds[ground]
            .cited
            .iter()
            .flat_map(|meant| &meant.sentences)
            .map(|number| sentences[*number].paragraph)
            .collect();
        let answers_another = |number: usize| {
            let paragraph = sentences[number].paragraph;
            let first = sentences.partition_point(|sentence| sentence.paragraph < paragraph);
            sentences[first].voice == Voice::Asked && !cited.contains(&paragraph)
        };
        let first = cited.iter().min().copied().unwrap_or_default();
        let rights =
            |number: usize| self.shows_at(number, Part::Review) || self.shows_at(number, Part::Complaint);
        let last = (0..self.parts.len()).rev().find(|number| rights(*number)).unwrap_or(usize::MAX);
        // What only stands there may be a reason where the exemption is dealt with, and not in what closes the letter.
        let placed = |number: usize| {
            let paragraph = sentences[number].paragraph;
            let closes =
                sentences.iter().enumerate().any(|(at, other)| other.paragraph == paragraph && rights(at));
            !self.shows_at(number, Part::ReasonPerhaps) || (paragraph >= first && number < last && !closes)
        };
        let alone = self.grounds.len() == 1;
        let about = |number: usize| {
            (alone && self.scopes[number] != OTHER)
                || self.scopes[number] == 0
                || self.scopes[number] & bit(ground) != 0
        };
        (0..self.parts.len()).any(|number| {
            self.shows_at(number, part)
                && placed(number)
                && about(number)
                && !answers_another(number)
                && same(number)
        })
    }

    /// The grounds that have a need for which one of these parts is not shown.
    pub(super) fn lacking(&self, need: Need, shown: &[Part]) -> Vec<&Ground> {
        let needing: Vec<usize> =
            (0..self.grounds.len()).filter(|at| self.grounds[*at].needs(need)).collect();
        let is_shown = |ground: usize| {
            let alone = self.grounds.len() == 1;
            shown.iter().any(|part| match need {
                _ if alone => {
                    (0..self.parts.len()).any(|at| self.shows_at(at, *part) && self.scopes[at] != OTHER)
                }
                Need::PublicInterest if !shown.contains(&Part::Test) => self.weighs(*part, ground),
                _ => self.shows_for(*part, ground),
            })
        };
        needing.iter().filter(|ground| !is_shown(**ground)).map(|ground| &self.grounds[*ground]).collect()
    }

    /// Whether the letter refuses anything of the law in question.
    pub(super) fn refuses(&self) -> bool {
        if self.decides_nothing() {
            return false;
        }
        let is_withheld =
            |sentence: &Sentence| sentence.has(F::IsWithheld) && !sentence.has(F::NothingRefused);
        let withholds = self.own().any(|(_, sentence)| is_withheld(sentence));
        if !withholds && self.own().any(|(_, sentence)| sentence.has(F::Overturned)) {
            return false;
        }
        if self.gives_after_all() {
            return false;
        }
        let relied = self.grounds.iter().any(|ground| self.is_relied_on(ground));
        let restored = !relied && self.own().any(|(_, sentence)| sentence.has(F::NothingRefused));
        if restored
            && !self.own().any(|(_, sentence)| sentence.has(F::RefusalNotice) || is_withheld(sentence))
        {
            return false;
        }
        if self.shows(Part::Refused) || self.shows(Part::Denied) {
            return !self.grounds.is_empty() || relies_on_unknown(self) || self.unnamed().is_some();
        }
        let argues = [
            Part::Harm,
            Part::Test,
            Part::Balance,
            Part::Interest,
            Part::Opinion,
            Part::Extends,
            Part::Unsayable,
        ];
        let argues = argues.iter().any(|part| self.shows(*part));
        let costs = self.grounds.iter().any(Ground::is_exclusion);
        !self.grounds.is_empty() && (argues || costs || self.shows(Part::Reason))
    }

    /// Whether it looks again at an earlier refusal, gives that up and sends what was asked for.
    fn gives_after_all(&self) -> bool {
        const HEAD: usize = 10;
        let again = self.page.sentences.iter().take(HEAD).any(|sentence| sentence.has(F::Review));
        let given_up = |sentence: &Sentence| sentence.has(F::Withdrawn) || sentence.has(F::Overturned);
        let Some((at, _)) = self.own().find(|(_, sentence)| given_up(sentence)).filter(|_| again) else {
            return false;
        };
        let refuses = |(number, sentence): (usize, &Sentence)| {
            let said = self.shows_at(number, Part::Refused) || sentence.has(F::IsWithheld);
            let text = self.page.text[sentence.range.clone()].to_lowercase();
            let kept = ["uphold", "upheld", "maintain", "stand by", "still rel", "continue", "remain exempt"];
            (number > at && said && !given_up(sentence)) || kept.iter().any(|word| text.contains(word))
        };
        let one = self.grounds.len() <= 1;
        let gives = |(number, sentence): (usize, &Sentence)| {
            let text = self.page.text[sentence.range.clone()].to_lowercase();
            number >= at
                && (sentence.has(F::Encloses) || text.contains("overturn") || text.contains("revers"))
        };
        one && self.own().any(gives) && !self.own().any(refuses)
    }

    fn is_relied_on(&self, ground: &Ground) -> bool {
        self.cited
            .iter()
            .any(|cited| cited.citation.section == ground.number && cited.stance == Stance::Relied)
    }

    /// Where the letter refuses without naming a provision of any law on access.
    pub(super) fn unnamed(&self) -> Option<Range<usize>> {
        let named = |cited: &Cited| {
            cited.citation.law != self.letter.law
                || (cited.stance >= Stance::Told
                    && (is_ground(&cited.citation) || is_of_exemption(&cited.citation)))
        };
        if !self.grounds.is_empty() || self.cited.iter().any(named) || relies_on_unknown(self) {
            return None;
        }
        // The annex may say what the letter only calls by name.
        let annex = self.page.sentences.iter().filter(|sentence| sentence.voice == Voice::Law);
        let mut annexed =
            annex.flat_map(|sentence| law::find(&self.page.text[sentence.range.clone()], self.letter.law));
        if self.own().any(|(_, sentence)| sentence.has(F::Annex)) && annexed.next().is_some() {
            return None;
        }
        // "The thirty-second section" has no number, and names one all the same.
        if self.own().any(|(_, sentence)| sentence.has(F::SectionInWords)) {
            return None;
        }
        // "The section on which we rely is 38(1)(b)" names it, with words between.
        if self.own().any(|(_, sentence)| {
            sentence.has(F::Provision) && has_number(&self.page.text[sentence.range.clone()])
        }) {
            return None;
        }
        let notice = self.own().any(|(_, sentence)| sentence.has(F::RefusalNotice));
        let refuses = |number: usize, sentence: &Sentence| {
            let plain =
                |hit: Hit| !sentence.of(F::Not).any(|not| not.start < hit.start && hit.start <= not.end + 4);
            if notice && self.shows_at(number, Part::Denied) && !sentence.is_heading() {
                return true;
            }
            let said = sentence.has(F::RefusalNotice)
                || sentence.of(F::Withholds).chain(sentence.of(F::Exempt)).any(|hit| {
                    let text = self.page.text[sentence.span(hit)].to_lowercase();
                    let surely = [
                        "withh", "refus", "declin", "disclos", "releas", "exempt", "provid", "suppl",
                        "comply", "complied", "tell", "let", "giv", "send", "shar", "hand", "keep", "kept",
                        "public", "between", "publish", "reveal", "print", "copy", "turn", "reject",
                    ]
                    .iter()
                    .any(|stem| text.contains(stem));
                    // "That would cost too much, so we turn it down" depends on nothing.
                    let so = |other: Hit| {
                        let (from, to) = (sentence.span(other).end, sentence.span(hit).start);
                        self.page.text.get(from..to).is_some_and(|between| between.contains(", so "))
                    };
                    let supposed = sentence.of(F::If).any(|other| other.start < hit.start && !so(other));
                    surely && plain(hit) && !supposed
                });
            let other = [F::NotHeld, F::NothingRefused].iter().any(|family| sentence.has(*family));
            let notice = !self.shows(Part::NotHeld) || notice;
            said && notice && !other && !sentence.is_heading() && self.shows_at(number, Part::Refused)
        };
        self.own().find(|(number, sentence)| refuses(*number, sentence)).map(|(_, sentence)| {
            let hit = sentence
                .hits
                .iter()
                .find(|hit| matches!(hit.family, F::Withholds | F::Exempt | F::Denies | F::RefusalNotice));
            hit.map_or(sentence.range.clone(), |hit| sentence.span(*hit))
        })
    }

    /// Whether the public interest is still being weighed, so that no decision is told.
    pub(super) fn extends(&self) -> bool {
        let open = |(number, sentence): (usize, &Sentence)| {
            let text = self.page.text[sentence.range.clone()].to_lowercase();
            let still = [
                "still",
                "not yet",
                "extending",
                "undecided",
                "not reached",
                "yet to",
                "is extended",
                "requires",
                "need more",
                "need further",
                "need longer",
                "needs more",
                "needs further",
                "needs longer",
                "need additional",
                "needs additional",
                "require more",
                "require further",
                "require additional",
                "require longer",
                "taking more",
                "taking longer",
                "taking further",
                "are extending",
                "not finished",
                "not completed",
                "not concluded",
                "n't yet",
                "not been able",
                "making use",
            ]
            .iter()
            .any(|word| text.contains(word));
            // Where the balance is told, what is still open may be something else: "the choice is yet to be made".
            let of_test = sentence.has(F::PublicInterest) || sentence.has(F::Balancing);
            let timed = ["10(3)", "17(2)", "extend", "working days", "time", "longer"]
                .iter()
                .any(|word| text.contains(word));
            let decided = self.shows_at(number, Part::Balance);
            let still = still || sentence.has(F::Undecided);
            still && (timed || (of_test && !decided)) && self.shows_at(number, Part::Extends)
        };
        self.shows(Part::Extends) && (!self.shows(Part::Balance) || self.own().any(open))
    }

    /// The sentence in which more time is taken.
    pub(super) fn extension(&self) -> Option<(usize, &Sentence)> {
        self.own().find(|(number, _)| self.shows_at(*number, Part::Extends))
    }

    /// A finding at a place of the letter.
    pub(super) fn finding(&self, range: Range<usize>, message: impl Into<String>) -> Finding {
        Finding::new(Span::new(self.letter.file, range), message)
    }

    /// The end of the letter: its last sentence.
    pub(super) fn end(&self) -> Range<usize> {
        let last = self.own().last().map(|(_, sentence)| sentence.range.clone());
        last.unwrap_or(self.letter.text.len()..self.letter.text.len())
    }
}

/// Whether a text says that what it speaks of is a number as sections with their limbs have: "is 38(1)(b)".
fn has_number(text: &str) -> bool {
    text.match_indices('(').any(|(at, _)| {
        let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 2
            && text[..at - digits].ends_with(" is ")
            && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
    })
}
