//! The one table of rules: what each looks for, and how much it weighs.

mod disclosure;
mod identity;
mod references;
mod sources;
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
    /// How much it weighs.
    pub level: Level,
    check: fn(Subject<'_>) -> Vec<Finding>,
}

/// Every rule, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [disclosure::RULES, identity::RULES, references::RULES, sources::RULES, time::RULES].into_iter().flatten()
}

/// Holds the register against every rule.
pub fn check(subject: Subject<'_>) -> Vec<Diagnostic> {
    let found = rules().flat_map(|rule| {
        let mut findings = (rule.check)(subject);
        if let Some(further) = findings.get(MOST_FINDINGS) {
            let more = Finding { span: further.span, ..Finding::too_many("the register has") };
            findings.truncate(MOST_FINDINGS);
            findings.push(more);
        }
        findings.into_iter().map(|finding| finding.with(rule.code, rule.level))
    });
    found.collect()
}
