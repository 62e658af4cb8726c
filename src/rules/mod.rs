//! The one table of rules: what each looks for, how much it weighs, and why.
//!
//! A rule of this room looks at the register or at a case. Other faults can only be seen where something is read,
//! rendered or printed; they are raised there, and stand in the table with everything else.

mod approval;
mod attachments;
mod audited;
mod cases;
mod corrections;
mod decisions;
mod disclosure;
mod elsewhere;
mod exceptions;
mod identity;
mod letters;
mod notices;
mod numbers;
mod printing;
mod reading;
mod references;
mod sealed;
mod settings;
mod sources;
mod statements;
mod templates;
mod time;

pub use approval::{consents, fact_named, post_named, said_of, unknown_names, void, why_void};
pub use attachments::check_attachment;
pub use audited::{audited, between, broken, unchained, unknown_acceptance, unlisted, unread_history};
pub use corrections::{Corrects, unknown_correction, unprinted_correction};
pub use sealed::{approved_otherwise, malformed_link, sent_otherwise, sent_unapproved};
pub use settings::{Settings, Settled};

use crate::case::{Case, Ledger, Manifest};
use crate::diagnostic::{Diagnostic, Finding, Level, MOST_FINDINGS};
use crate::document::Document;
use crate::letter::Letter;
use crate::office::Kind;
use crate::register::{Register, Standing};
use crate::text::FileId;

/// What a rule is given.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'r> {
    /// The register.
    pub register: &'r Register,
    /// The register as known today.
    pub standing: &'r Standing<'r>,
}

/// What a rule about cases is given.
#[derive(Debug, Clone, Copy)]
pub struct CaseSubject<'c> {
    /// The register.
    pub register: &'c Register,
    /// The case.
    pub case: &'c Case,
    /// Its letter as it would be drafted now; none where it cannot be.
    pub drafted: Option<Draft<'c>>,
    /// What lies in its folder.
    pub kept: Earlier<'c>,
}

/// A letter as it would be drafted now.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'c> {
    /// The letter.
    pub letter: &'c Letter,
    /// It, read back as a tree.
    pub document: &'c Document,
    /// Its claims.
    pub ledger: &'c Ledger,
}

/// What was drafted before, and is kept with the case.
#[derive(Debug, Clone, Copy, Default)]
pub struct Earlier<'c> {
    /// The letter as Markdown.
    pub markdown: Option<(FileId, &'c str)>,
    /// The ledger.
    pub ledger: Option<(FileId, &'c str)>,
    /// The digest of the PDF.
    pub pdf: Option<&'c str>,
    /// What goes out, where it was approved and has not been sent.
    pub going_out: Option<&'c Manifest>,
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
    /// At a case.
    Case(fn(CaseSubject<'_>) -> Vec<Finding>),
    /// At both.
    Both(fn(Subject<'_>) -> Vec<Finding>, fn(CaseSubject<'_>) -> Vec<Finding>),
    /// At a file that goes out with a letter, for what it holds of this kind.
    Attachment(Kind),
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
    ("numbers", numbers::RULES),
    ("sources", sources::RULES),
    ("disclosure", disclosure::RULES),
    ("statements", statements::RULES),
    ("cases", cases::RULES),
    ("decisions", decisions::RULES),
    ("approval", approval::RULES),
    ("attachments", attachments::RULES),
    ("sealed letters", sealed::RULES),
    ("letters put right", corrections::RULES),
    ("past answers", audited::RULES),
    ("exceptions", exceptions::RULES),
    ("reading", reading::RULES),
    ("templates", templates::RULES),
    ("letters", letters::RULES),
    ("printing", printing::RULES),
    ("notices", notices::RULES),
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
    found(|check| match check {
        Check::Register(check) | Check::Both(check, _) => check(subject),
        Check::Case(_) | Check::Attachment(_) | Check::Elsewhere => Vec::new(),
    })
}

/// Holds a case against every rule that looks at one.
pub fn check_case(subject: CaseSubject<'_>) -> Vec<Diagnostic> {
    found(|check| match check {
        Check::Case(check) | Check::Both(_, check) => check(subject),
        Check::Register(_) | Check::Attachment(_) | Check::Elsewhere => Vec::new(),
    })
}

fn found(look: impl Fn(Check) -> Vec<Finding>) -> Vec<Diagnostic> {
    let found = rules().flat_map(|rule| {
        in_bounds(look(rule.check)).into_iter().map(|finding| finding.with(rule.code, rule.level))
    });
    found.collect()
}

/// Whether more was found than anybody reads: looking on would only take time and memory.
fn is_enough(findings: &[Finding]) -> bool {
    findings.len() > MOST_FINDINGS
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
