//! The one table of rules: what each looks for, how much it weighs, and why.
//!
//! A rule of this room looks at the register or at a case. Other faults can only be seen where something is read,
//! rendered or printed; they are raised there, and stand in the table with everything else.

mod disclosure;
mod elsewhere;
mod identity;
mod letters;
mod printing;
mod reading;
mod references;
mod sources;
mod templates;
mod time;

use crate::diagnostic::{Diagnostic, Finding, Level, MOST_FINDINGS};
use crate::register::{Register, Standing};

/// What a rule is given.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'r> {
    /// The register.
    pub register: &'r Register,
    /// The register as known today.
    pub standing: &'r Standing<'r>,
}

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Kebab-case name of the fault.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub summary: &'static str,
    /// How much it weighs, unless a workspace raises it.
    pub level: Level,
    /// Why it matters, an example, and what to do: Markdown without a heading.
    pub explanation: &'static str,
    check: Check,
}

/// Where a rule looks.
#[derive(Debug, Clone, Copy)]
enum Check {
    /// At the register.
    Register(fn(Subject<'_>) -> Vec<Finding>),
    /// Where things are read, rendered or printed.
    Elsewhere,
}

/// A family of rules: what it is called, and its part of the table.
pub type Family = (&'static str, &'static [Rule]);

/// The whole table, family by family.
pub const FAMILIES: &[Family] = &[
    ("references", references::RULES),
    ("time", time::RULES),
    ("identity", identity::RULES),
    ("sources", sources::RULES),
    ("disclosure", disclosure::RULES),
    ("reading", reading::RULES),
    ("templates", templates::RULES),
    ("letters", letters::RULES),
    ("printing", printing::RULES),
];

/// Every rule, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| *rules)
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// Holds the register against every rule that looks at one.
pub fn check(subject: Subject<'_>) -> Vec<Diagnostic> {
    let found = rules().flat_map(|rule| {
        let findings = match rule.check {
            Check::Register(check) => in_bounds(check(subject)),
            Check::Elsewhere => Vec::new(),
        };
        findings.into_iter().map(|finding| finding.with(rule.code, rule.level))
    });
    found.collect()
}

/// As many findings as anybody reads, and one for the rest.
fn in_bounds(mut findings: Vec<Finding>) -> Vec<Finding> {
    if let Some(further) = findings.get(MOST_FINDINGS) {
        let more = Finding { span: further.span, ..Finding::too_many("the register has") };
        findings.truncate(MOST_FINDINGS);
        findings.push(more);
    }
    findings
}
