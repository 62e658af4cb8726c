//! The kinds of entry, and what each field may refer to.

use std::fmt;

/// What sort of thing an entry is. The word is its heading in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What requests are about.
    Topics,
    /// Other bodies, and what they were before and after.
    Organisations,
    /// Parts of the organisation.
    Units,
    /// Posts, its own and those of other bodies that support it.
    Posts,
    /// Work that a post or unit is charged with.
    Duties,
    /// Bodies that it works with.
    Partners,
    /// Boards, networks and working groups.
    Forums,
    /// Priorities that someone set for it.
    Priorities,
    /// Operations, campaigns, training, plans in progress.
    Activities,
    /// Documents, whatever their stage.
    Documents,
    /// Money set aside, received or spent.
    Budgets,
    /// Counts of things that happen.
    Statistics,
    /// Results of assessments.
    Assessments,
    /// Approved sentences.
    Statements,
    /// Standing positions on what is neither confirmed nor denied.
    Positions,
    /// Where to write: reviews, the regulator.
    Contacts,
}

impl Kind {
    /// Every kind, in the order in which a register is best read.
    pub const ALL: [Self; 16] = [
        Self::Topics,
        Self::Organisations,
        Self::Units,
        Self::Posts,
        Self::Duties,
        Self::Partners,
        Self::Forums,
        Self::Priorities,
        Self::Activities,
        Self::Documents,
        Self::Budgets,
        Self::Statistics,
        Self::Assessments,
        Self::Statements,
        Self::Positions,
        Self::Contacts,
    ];

    /// Its heading in the register.
    pub fn word(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Organisations => "organisations",
            Self::Units => "units",
            Self::Posts => "posts",
            Self::Duties => "duties",
            Self::Partners => "partners",
            Self::Forums => "forums",
            Self::Priorities => "priorities",
            Self::Activities => "activities",
            Self::Documents => "documents",
            Self::Budgets => "budgets",
            Self::Statistics => "statistics",
            Self::Assessments => "assessments",
            Self::Statements => "statements",
            Self::Positions => "positions",
            Self::Contacts => "contacts",
        }
    }

    /// The kind with this heading.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words of one's own.
    Text,
    /// Several texts.
    Texts,
    /// One of a few words.
    Words(&'static [&'static str]),
    /// Other entries, by id.
    Ids,
    /// How many.
    Count,
    /// How many posts, or their equivalents.
    Staff,
    /// An amount of money, or why there is none.
    Sum,
    /// A date.
    Date,
    /// Yes or no.
    Flag,
}

/// A field that an entry may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the register.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// The kinds it may refer to; empty when it holds no ids.
    pub refers: &'static [Kind],
}
