//! Letters as they were sent, held against the register of today: which still stand, and which do not.

mod again;
mod between;
mod cleared;
mod fit;
mod judge;
mod known;
mod made_by;
mod named;
mod place;
mod shared;
mod sum;
mod then;
mod told;
mod words;

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use crate::case::Sent;
use crate::register::{Register, Shape};
use crate::text::{At, Span};
use crate::value::{Day, Verdict};

pub use between::{End, Relation, RelationKind};
pub use cleared::{Acceptance, ClearedBy, found_under};
pub use named::named;
pub use place::{Place, Places};
pub use shared::Shared;
pub use told::{Counts, Finding};
pub use words::Words;

/// A sealed letter, and what was written about it since.
#[derive(Debug, Clone)]
pub struct Letter {
    /// What was sent.
    pub sent: Sent,
    /// Its claims that somebody accepted as they are.
    pub accepted: Vec<At<Acceptance>>,
}

/// What an audit comes to.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// Every claim of every letter, and what letters left out, letter by letter.
    pub results: Vec<Assessed>,
    /// How letters stand to each other.
    pub relations: Vec<Relation>,
}

/// One claim, and how it stands today.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// Which letter, by its place in the list.
    pub letter: usize,
    /// Which of its claims, by its place in the list; none for what it left out.
    pub claim: Option<usize>,
    /// The fact, by its path.
    pub fact: Arc<str>,
    /// How it stands.
    pub result: AuditResult,
    /// What the register says now.
    pub register: Arc<Side>,
    /// Whether it was so and is so no more, which takes nothing from a letter that spoke of its own day.
    pub changed_since: bool,
    /// What takes the finding away.
    pub cleared: Option<Box<ClearedBy>>,
}

/// What is said on one side: how far, what, by which sources, and where in the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// How far it stood.
    pub verdict: Option<Verdict>,
    /// What is said, each thing once.
    pub values: Vec<Shape>,
    /// The sources, by id.
    pub sources: Vec<String>,
    /// Where the register says it.
    pub span: Option<Span>,
}

/// How a claim stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuditResult {
    /// It is so.
    Stands,
    /// It may be so: the letter said more than the register supports.
    Weakened,
    /// It was not so when it was sent.
    Corrected,
    /// The letter left it out.
    Omitted,
    /// The register has no such fact.
    Unsupported,
}

impl AuditResult {
    /// Those that are findings.
    pub const FINDINGS: [Self; 4] = [Self::Corrected, Self::Weakened, Self::Unsupported, Self::Omitted];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Weakened => "weakened",
            Self::Corrected => "corrected",
            Self::Omitted => "omitted",
            Self::Unsupported => "unsupported",
        }
    }
}

/// Holds letters against the register as it is known on `today`, on as many threads as the machine has.
pub fn audit(register: &Register, letters: &[Letter], today: Day) -> Audit {
    let known = known::Known::new(register, letters, today);
    let standing = known.standing();
    let cleared = register.cleared();
    let known_cleared = known::Known::new(&cleared, letters, today);
    let shown = known_cleared.standing();
    let of_part = |part: &[(usize, &Letter)]| {
        let mut judge = judge::Judge::new(&known, &standing);
        let mut again = again::Again::new(&known_cleared, &shown);
        let mut results = Vec::new();
        for (at, letter) in part {
            results.extend(judge.claims(*at, letter));
            results.extend(again.omitted(*at, letter));
        }
        results
    };
    let mut audit = Audit { results: in_parallel(letters, &of_part), relations: Vec::new() };
    let clearing = cleared::Clearing::new(&known, letters, &audit.results);
    audit.relations = between::relations(&known, letters, &audit.results, &clearing);
    cleared::clear(&mut audit, letters, &clearing);
    audit
}

/// What becomes of some letters, each with its place.
type OfPart<'a> = dyn Fn(&[(usize, &Letter)]) -> Vec<Assessed> + Sync + 'a;

/// What becomes of each letter, in their order.
fn in_parallel(letters: &[Letter], of_part: &OfPart<'_>) -> Vec<Assessed> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = letters.len().div_ceil(threads).max(1);
    let numbered: Vec<(usize, &Letter)> = letters.iter().enumerate().collect();
    thread::scope(|scope| {
        let parts = numbered.chunks(share).map(|part| scope.spawn(move || of_part(part)));
        let parts: Vec<_> = parts.collect();
        let mut all = Vec::new();
        for part in parts {
            // A thread that fell over takes the run with it: a part of an audit is none.
            all.append(&mut part.join().unwrap_or_else(|fault| resume_unwind(fault)));
        }
        all
    })
}
