//! Why a file, or a part of one, cannot be looked into.

use std::fmt;

/// Why a file, or a part of one, cannot be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not what it should be, or it was cut short.
    Broken,
    /// It is locked with a password.
    Locked,
    /// It unpacks to far more than any document holds.
    Swollen,
    /// It is packed in a way that is not known here.
    Packing,
    /// It declares words of its own, which no program for documents writes.
    Declares,
    /// A part that it needs is not there.
    Missing,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Broken => "it is damaged",
            Self::Locked => "it is locked with a password",
            Self::Swollen => "it unpacks to far more than documents hold",
            Self::Packing => "it is packed in a way that is not known here",
            Self::Declares => "it declares entities, which documents do not",
            Self::Missing => "a part that it needs is missing",
        })
    }
}

impl std::error::Error for Fault {}
