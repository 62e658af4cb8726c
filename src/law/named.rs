//! Laws under which information is asked for, as citations name them.

/// A law whose provisions are cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Law {
    /// The Freedom of Information Act 2000.
    Foia,
    /// The Environmental Information Regulations 2004.
    Eir,
    /// The Freedom of Information (Scotland) Act 2002.
    Foisa,
}

impl Law {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Foia, Self::Eir, Self::Foisa];

    /// The law of a regime, by the regime's id.
    pub fn of(regime: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|law| law.id() == regime)
    }

    /// The id of its regime.
    pub fn id(self) -> &'static str {
        match self {
            Self::Foia => "foia-2000",
            Self::Eir => "eir-2004",
            Self::Foisa => "foisa-2002",
        }
    }

    /// Its short title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Foia => "Freedom of Information Act 2000",
            Self::Eir => "Environmental Information Regulations 2004",
            Self::Foisa => "Freedom of Information (Scotland) Act 2002",
        }
    }

    /// What one of its numbered provisions is called, in full and for short.
    pub fn unit(self) -> Unit {
        match self {
            Self::Foia | Self::Foisa => Unit::Section,
            Self::Eir => Unit::Regulation,
        }
    }

    /// Other names that letters call it by, in the words and signs of which they consist.
    pub(super) fn names(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Foia => &[
                &["freedom", "of", "information", "act"],
                &["foi", "act"],
                &["foia"],
                &["foi"],
                &["2000", "act"],
            ],
            Self::Eir => &[
                &["environmental", "information", "regulations"],
                &["eir"],
                &["eirs"],
                &["2004", "regulations"],
            ],
            Self::Foisa => &[
                &["freedom", "of", "information", "(", "scotland", ")", "act"],
                &["foisa"],
                &["2002", "act"],
            ],
        }
    }

    /// The year that may follow its name.
    pub(super) fn year(self) -> &'static str {
        match self {
            Self::Foia => "2000",
            Self::Eir => "2004",
            Self::Foisa => "2002",
        }
    }
}

/// What a numbered provision of a law is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Of an Act.
    Section,
    /// Of a statutory instrument.
    Regulation,
}

impl Unit {
    /// In full.
    pub fn word(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Regulation => "regulation",
        }
    }

    /// For short, with what parts it from the number.
    pub fn short(self) -> &'static str {
        match self {
            Self::Section => "s.",
            Self::Regulation => "reg ",
        }
    }
}
