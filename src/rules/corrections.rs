//! Corrections: what a case puts right is there to be put right, and its letter says so.

use std::collections::HashSet;

use super::{CaseSubject, Check, Rule};
use crate::audit;
use crate::case::{Case, Correction, Sent};
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::register::{EntryIndex, Register};
use crate::text::Span;
use crate::value::Day;
use crate::yaml;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "correction-unknown",
        summary: "a case corrects what no sealed letter says",
        level: Level::Warning,
        explanation: include_str!("explain/correction-unknown.md"),
        check: Check::Elsewhere,
    },
    Rule {
        code: "correction-unprinted",
        summary: "a letter that was sent does not say what it corrects",
        level: Level::Warning,
        explanation: include_str!("explain/correction-unprinted.md"),
        check: Check::Elsewhere,
    },
    Rule {
        code: "correction-without-fact",
        summary: "what is told instead of something wrong is not of the register",
        level: Level::Note,
        explanation: include_str!("explain/correction-without-fact.md"),
        check: Check::Case(without_fact),
    },
];

/// What is put right by words alone, though the register has the fact.
fn without_fact(subject: CaseSubject<'_>) -> Vec<Finding> {
    let Some(draft) = subject.drafted else { return Vec::new() };
    let register = subject.register;
    let of = |path: &str| {
        let mut parts = path.splitn(3, '/').skip(1);
        Some((register.find_ever(parts.next()?)?, parts.next()?.to_owned()))
    };
    let told: HashSet<(EntryIndex, String)> =
        draft.ledger.claims.iter().filter_map(|claim| of(&claim.fact)).collect();
    let found = subject.case.corrects.iter().filter_map(|correction| {
        let (entry, field) = of(&correction.claim.as_ref()?.value)?;
        let is_stated = register.entry(entry).versions.iter().any(|version| version.value(&field).is_some());
        if !is_stated || told.contains(&(entry, field.clone())) {
            return None;
        }
        let id = &register.entry(entry).id.value;
        let message = format!(
            "what is told instead of `{id}.{field}` is no fact of the register, so an audit has only these words for it"
        );
        let help = format!(
            "write {{{{ {id}.{field} }}}}, or {{{{ {id}.{field} in PERIOD }}}} for what the register says of a period"
        );
        Some(Finding::new(correction.instead.span, message).help(help))
    });
    found.collect()
}

/// What there is of the case that a correction names.
#[derive(Debug, Clone, Copy)]
pub enum Corrects<'c> {
    /// No such case, but these.
    Missing(&'c [String]),
    /// A case that has not been sealed.
    Unsealed,
    /// A letter that was sent.
    Sealed(&'c Sent),
}

/// What a correction names and is not there.
pub fn unknown_correction(
    register: &Register,
    case: &Case,
    correction: &Correction,
    corrects: Corrects<'_>,
) -> Vec<Diagnostic> {
    let named = &correction.case.value;
    let found = match corrects {
        _ if *named == case.reference => vec![itself(correction)],
        Corrects::Missing(references) => vec![missing(correction, references)],
        Corrects::Unsealed => vec![unsealed(correction)],
        Corrects::Sealed(sent) => {
            let claim = correction.claim.as_ref();
            let claim = claim.and_then(|claim| unknown_claim(register, sent, &claim.value, claim.span));
            let day = other_day(correction, sent).or_else(|| sent_later(case, correction, sent));
            claim.into_iter().chain(day).collect()
        }
    };
    found.into_iter().map(|finding| finding.with("correction-unknown", Level::Warning)).collect()
}

fn itself(correction: &Correction) -> Finding {
    let message = format!("`{}` cannot put itself right", correction.case.value);
    Finding::new(correction.case.span, message).help("name the earlier case; what was sent stays as it was")
}

fn missing(correction: &Correction, references: &[String]) -> Finding {
    let named = &correction.case.value;
    let help = match yaml::closest(named, references.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name a folder under responses/; of a letter that is not kept there nothing can be cleared"
            .to_owned(),
    };
    Finding::new(correction.case.span, format!("there is no case called `{named}` to correct")).help(help)
}

fn unsealed(correction: &Correction) -> Finding {
    let named = &correction.case.value;
    let message = format!("the letter of {named} is not sealed, so nobody can tell what of it is corrected");
    let help = format!("seal it as it was sent: candour seal {named} --sent DAY");
    Finding::new(correction.case.span, message).help(help)
}

fn unknown_claim(register: &Register, sent: &Sent, claim: &str, span: Span) -> Option<Finding> {
    let near = audit::named(register, sent, claim).err()?;
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            format!("`candour audit {}` names what it finds; its claims stand in sent.json", sent.reference)
        }
    };
    Some(
        Finding::new(span, format!("the letter of {} makes no claim called `{claim}`", sent.reference))
            .help(help),
    )
}

fn other_day(correction: &Correction, sent: &Sent) -> Option<Finding> {
    let dated = Day::parse(&sent.dated).ok().filter(|dated| *dated != correction.dated.value)?;
    let message = format!(
        "the letter of {} is dated {}, and not {}",
        sent.reference,
        dated.prose(),
        correction.dated.value.prose()
    );
    Some(Finding::new(correction.dated.span, message).help(format!("write `dated: {dated}`")))
}

fn sent_later(case: &Case, correction: &Correction, sent: &Sent) -> Option<Finding> {
    let (dated, on) = (case.dated?.value, Day::parse(&sent.sent).ok()?);
    let message = format!(
        "the letter of {} was sent on {}, after this one, which is dated {}",
        sent.reference,
        on.prose(),
        dated.prose()
    );
    let finding = Finding::new(correction.case.span, message);
    (on > dated).then(|| finding.help("a letter can only put right what was sent before it"))
}

/// That a letter which was sent does not say what it puts right in another.
pub fn unprinted_correction(correction: &Correction) -> Diagnostic {
    let named = &correction.case.value;
    let message = format!("the letter does not say what {named} had wrong, and what is so instead");
    let help = "send it as drafted, which says both; what it does not say clears nothing, but for what it tells anew";
    Finding::new(correction.case.span, message).help(help).with("correction-unprinted", Level::Warning)
}
