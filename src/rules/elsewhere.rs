//! Rules that are looked for where something is read, rendered or printed.

/// A part of the table: of each rule its level, its code and what is wrong.
macro_rules! elsewhere {
    ($($level:ident $code:literal: $summary:literal;)*) => {
        &[$($crate::rules::Rule {
            code: $code,
            summary: $summary,
            level: $crate::diagnostic::Level::$level,
            explanation: include_str!(concat!("explain/", $code, ".md")),
            check: $crate::rules::Check::Elsewhere,
        }),*]
    };
}

pub(super) use elsewhere;
