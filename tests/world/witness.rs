//! What papers say of a thing: parts of its history, each as well as its paper knew it, and never wrongly.
//!
//! A register takes its versions for all there is. So a bound that a version shares with its neighbour is written only
//! by a paper that is known no sooner than the neighbour is: else, for a while, the thing would seem to have ended.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use candour::register::Kind;
use candour::value::{Day, Interval, YearStart};

use super::dates::{far, history, loosely, own_year, some_day};
use super::page::Node;
use super::random::Random;
use super::sources::Paper;
use super::truth::{Era, Said, Strand, Thing};
use super::words::{NOTES, QUESTIONS};

/// Fields that every version states: what it is called, and what it is there for.
const ALWAYS: [&str; 8] = ["name", "in_text", "title", "measure", "value", "allocated", "text", "role"];

pub(super) type Fields = Vec<(&'static str, Node)>;

/// Some days of one part of a thing, of which a version tells.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) strand: usize,
    pub(crate) days: Interval,
    /// From when on it counts as known: the first day on which its paper may have been made.
    pub(crate) known: Day,
    /// Whether letters may draw on it.
    pub(crate) open: bool,
}

/// One thing as the register has it.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) versions: Vec<Fields>,
    pub(crate) told: Vec<Told>,
}

pub(crate) struct Witness<'w> {
    pub(crate) papers: &'w [&'w Paper],
    pub(crate) start: YearStart,
    pub(crate) random: &'w mut Random,
    /// Things of which nobody wrote: nothing can refer to them.
    pub(crate) unwritten: &'w BTreeSet<String>,
}

/// Days of one era that one version tells of.
struct Piece<'w> {
    days: Interval,
    era: &'w Era,
    paper: Option<&'w Paper>,
    /// Whether the version beside it tells of the same era.
    seam_before: bool,
    seam_after: bool,
}

impl<'w> Witness<'w> {
    pub(crate) fn write(&mut self, thing: &Thing) -> Written {
        let mut written = Written { versions: Vec::new(), told: Vec::new() };
        for (at, strand) in thing.strands.iter().enumerate() {
            let pieces = self.pieces(thing, strand);
            for number in 0..pieces.len() {
                self.version(thing, at, &pieces, number, &mut written);
            }
        }
        written
    }

    fn pieces<'t>(&mut self, thing: &Thing, strand: &'t Strand) -> Vec<Piece<'t>>
    where
        'w: 't,
    {
        let mut pieces = Vec::new();
        for era in &strand.eras {
            let seen = self.within(era.days);
            if !thing.exact && seen.len() > 1 && self.random.chance(15) {
                let second = 1 + self.random.below(seen.len() - 1);
                let between = Interval { first: seen[second - 1].day, last: seen[second].day.previous() };
                let last = some_day(self.random, between);
                let (before, after) =
                    (Interval { last, ..era.days }, Interval { first: last.next(), ..era.days });
                let paper = Some(*self.random.pick(&seen[..second]));
                pieces.push(Piece { days: before, era, paper, seam_before: false, seam_after: true });
                let paper = Some(*self.random.pick(&seen[second..]));
                pieces.push(Piece { days: after, era, paper, seam_before: true, seam_after: false });
                continue;
            }
            let later = if strand.yearly { era.days.last } else { era.days.first };
            let later: Vec<&'w Paper> =
                self.papers.iter().copied().filter(|paper| paper.day > later).collect();
            let told = self.random.chance(93) || thing.exact;
            let looking_back = strand.yearly || seen.is_empty() || self.random.chance(25);
            let paper = if looking_back { self.random.any(&later) } else { self.random.any(&seen) };
            let paper = paper.copied().filter(|_| told);
            pieces.push(Piece { days: era.days, era, paper, seam_before: false, seam_after: false });
        }
        pieces
    }

    fn within(&self, days: Interval) -> Vec<&'w Paper> {
        self.papers.iter().copied().filter(|paper| days.contains(paper.day)).collect()
    }

    fn version(
        &mut self,
        thing: &Thing,
        at: usize,
        pieces: &[Piece<'_>],
        number: usize,
        written: &mut Written,
    ) {
        let strand = &thing.strands[at];
        let piece = &pieces[number];
        let Some(paper) = piece.paper else { return };
        let mut fields: Fields = vec![("source", Node::text(&paper.id))];
        if strand.yearly {
            fields.push(("for", Node::text(own_year(piece.days.first, self.start).0)));
        } else {
            self.time(pieces, number, paper, &mut fields);
        }
        if let Some(scope) = &strand.scope {
            fields.push(("scope", Node::text(scope)));
        }
        let open = thing.exact && paper.published || self.disclosure(paper, &mut fields);
        self.facts(thing, piece, paper, &mut fields);
        written.told.push(Told { strand: at, days: piece.days, known: paper.dated.first, open });
        written.versions.push(fields);
        let wrong = thing.kind == Kind::Posts && piece.era.said("count").is_some();
        if wrong && self.random.chance(2) {
            written.versions.push(self.set_aside(thing, at, paper));
        }
    }

    /// When it began and ended, as far as the paper may say so, and when it was seen.
    fn time(&mut self, pieces: &[Piece<'_>], number: usize, paper: &Paper, fields: &mut Fields) {
        let piece = &pieces[number];
        let beside = |other: Option<&Piece<'_>>, touches: bool| match other {
            Some(other) if touches => other.paper.is_some_and(|other| other.dated.first <= paper.dated.first),
            _ => true,
        };
        let before = number.checked_sub(1).map(|at| &pieces[at]);
        let after = pieces.get(number + 1);
        let first = !piece.seam_before
            && beside(before, before.is_some_and(|before| before.days.last.next() == piece.days.first));
        let last = !piece.seam_after
            && piece.days.last < far()
            && beside(after, after.is_some_and(|after| piece.days.last.next() == after.days.first));
        if first && self.random.chance(55) {
            fields.push(("from", Node::text(loosely(self.random, piece.days.first, self.start))));
        }
        let ended = paper.day >= piece.days.last || self.random.chance(20);
        if last && ended && self.random.chance(60) {
            fields.push(("until", Node::text(loosely(self.random, piece.days.last, self.start))));
        } else if after.is_none() && piece.days.contains(paper.day) && self.random.chance(15) {
            fields.push(("until", Node::text("ongoing")));
        }
        let looking_back = !piece.days.contains(paper.day);
        if looking_back || self.random.chance(15) {
            self.seen(piece, paper, fields);
        }
    }

    fn seen(&mut self, piece: &Piece<'_>, paper: &Paper, fields: &mut Fields) {
        let witnesses = self.within(piece.days);
        let recent = Interval {
            first: piece.days.first.max(history().first.plus(-400)),
            last: piece.days.last.min(paper.day),
        };
        let first = some_day(self.random, recent);
        if self.random.chance(25) {
            let last = some_day(self.random, Interval { first, last: recent.last });
            let period = if first == last { first.to_string() } else { format!("{first}..{last}") };
            fields.push(("for", Node::text(period)));
            return;
        }
        let mut list = Vec::new();
        if witnesses.is_empty() || self.random.chance(50) {
            list.push(Node::text(loosely(self.random, first, self.start)));
        }
        for witness in witnesses.iter().take(2) {
            let mut sighting = vec![("source", Node::text(&witness.id))];
            if self.random.chance(30) {
                sighting.push(("on", Node::text(loosely(self.random, witness.day, self.start))));
            }
            list.push(Node::Map(sighting));
        }
        let seen = match &*list {
            [Node::Text(day)] => Node::text(day),
            _ => Node::List(list),
        };
        fields.push(("seen", seen));
    }

    /// Whether it may be disclosed, and what is written about that.
    fn disclosure(&mut self, paper: &Paper, fields: &mut Fields) -> bool {
        if paper.published {
            let closed = self.random.chance(1);
            if closed {
                fields.push(("disclose", Node::text("no")));
            }
            return !closed;
        }
        match self.random.between(0, 9) {
            0 | 1 => fields.push(("disclose", Node::text("yes"))),
            2 => {
                let on = Node::text(paper.day.plus(30).to_string());
                let by = Node::text("the Head of Service");
                fields.push(("disclose", Node::Map(vec![("by", by), ("on", on)])));
            }
            3 => {
                let label = Node::text("how the site is kept safe");
                let withheld = vec![("label", label), ("provision", Node::text("31(1)(a)"))];
                fields.push(("withheld", Node::Map(withheld)));
                return false;
            }
            _ => return false,
        }
        true
    }

    fn facts(&mut self, thing: &Thing, piece: &Piece<'_>, paper: &Paper, fields: &mut Fields) {
        let others: Vec<&Paper> = self.within(piece.days);
        for (field, said) in &piece.era.facts {
            let dangling = matches!(said, Said::Ids(ids) if ids.iter().any(|id| self.unwritten.contains(id)));
            if dangling || (!ALWAYS.contains(field) && self.random.chance(12)) {
                continue;
            }
            let value = self.value(said, thing.exact);
            let other = self.random.any(&others).filter(|other| other.id != paper.id);
            let own = !thing.exact && *field != "name" && *field != "title" && self.random.chance(5);
            match other {
                Some(other) if own => {
                    let source = Node::text(&other.id);
                    fields.push((field, Node::Map(vec![("value", value), ("source", source)])));
                }
                _ => fields.push((field, value)),
            }
        }
        if self.random.chance(3) {
            fields.push(("note", Node::text(*self.random.pick(&NOTES))));
        }
        if self.random.chance(3) {
            let question = self.random.pick(&QUESTIONS);
            fields.push(("confirm", Node::text(format!("needed – {question}"))));
        }
    }

    fn value(&mut self, said: &Said, exact: bool) -> Node {
        let text = match said {
            Said::Texts(texts) | Said::Ids(texts) => return Node::texts(texts),
            Said::Text(text) => text.clone(),
            Said::Number(0) => "none".to_owned(),
            Said::Number(number) if exact => number.to_string(),
            Said::Number(number) => self.number(*number),
            Said::Tenths(tenths) => format!("{}.{} FTE", tenths / 10, tenths % 10),
            Said::Pence(pence) => pounds(*pence, self.random.chance(70)),
            Said::Nil(nil) => (*nil).to_owned(),
            Said::Beyond => "not quantifiable".to_owned(),
        };
        Node::Text(text)
    }

    /// A number as well as it is known.
    fn number(&mut self, number: i32) -> String {
        let (less, more) = (self.random.between(0, number - 1), self.random.between(1, 4));
        match self.random.between(0, 19) {
            0..=13 => number.to_string(),
            14 | 15 => format!("{} to {}", number - less.min(2), number + more),
            16 => format!("about {number}"),
            17 => format!("about {} to {}", number - less.min(3), number + more),
            18 => format!("at least {}", number - less.min(2)),
            _ => format!("at most {}", number + more),
        }
    }

    /// A second paper's claim, kept and not believed: nothing in it need be true.
    fn set_aside(&mut self, thing: &Thing, at: usize, paper: &Paper) -> Fields {
        let mut fields = vec![
            ("source", Node::text(&paper.id)),
            ("set_aside", Node::text("the list of posts is believed instead")),
        ];
        if let Some(scope) = &thing.strands[at].scope {
            fields.push(("scope", Node::text(scope)));
        }
        let title = thing.strands[at].eras[0].said("title").cloned();
        fields.extend(title.map(|title| ("title", self.value(&title, true))));
        fields.push(("count", Node::text(self.random.between(50, 90).to_string())));
        fields
    }
}

fn pounds(pence: i64, grouped: bool) -> String {
    let digits = (pence / 100).to_string();
    let mut text = String::from("£");
    for (at, digit) in digits.chars().enumerate() {
        if grouped && at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if pence % 100 > 0 {
        let _ = write!(text, ".{:02}", pence % 100);
    }
    text
}
