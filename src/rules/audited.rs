//! What an audit finds on letters that were sent, and on their seals.

use super::{Check, Rule};
use crate::audit::{AuditResult, End, Finding as Found, Letter, Place, Relation, RelationKind, Words};
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::seal::Broken;
use crate::text::{FileId, SourceMap, Span};
use crate::value::Day;

macro_rules! rule {
    ($code:literal, $level:ident, $summary:literal) => {
        Rule {
            code: $code,
            summary: $summary,
            level: Level::$level,
            explanation: include_str!(concat!("explain/", $code, ".md")),
            check: Check::Elsewhere,
        }
    };
}

pub(super) const RULES: &[Rule] = &[
    rule!("claim-weakened", Warning, "a letter says more than the register bears out today"),
    rule!("claim-corrected", Warning, "a letter says what was not so when it was sent"),
    rule!("claim-omitted", Warning, "a letter left out what its question asked about"),
    rule!("claim-unsupported", Warning, "a letter says what the register has no more"),
    rule!("letters-contradict", Warning, "two letters say what cannot both be so"),
    rule!("ncnd-undone", Warning, "a letter tells what another neither confirms nor denies"),
    rule!("disclosed-and-withheld", Note, "a letter tells what another withholds"),
    rule!("history-unread", Error, "what happened to a sealed case cannot be read"),
    rule!("acceptance-unknown", Warning, "something is accepted that a letter does not say"),
    rule!("seal-broken", Error, "something sealed is not as it was"),
    rule!("seal-missing", Error, "a sealed case, or its place in the chain, is gone"),
    rule!("seal-unlisted", Warning, "a file lies with a sealed case that was not sealed with it"),
];

/// A finding on a letter. `letter` is the letter as it was sent, where its words can be shown.
pub fn audited(found: &Found, letters: &[Letter], letter: (FileId, &SourceMap)) -> Diagnostic {
    let sent = &letters[found.letter].sent;
    let (reference, fact) = (&sent.reference, &found.fact);
    let name = found.name.as_ref().map_or_else(String::new, |name| format!(" ({name})"));
    let became = found.became.as_ref().map(|path| {
        let id = fact.split('/').nth(1).unwrap_or_default();
        format!("if it has become `{path}`, which is called the same, write `was: [{id}]` there; if it never was so, put it right in a new case")
    });
    let (code, message, what) = match found.result {
        AuditResult::Weakened => (
            "claim-weakened",
            format!(
                "`{fact}`{name}: the letter of {reference} says {}; the register now says {}, which leaves that open",
                found.asserted, found.register
            ),
            "find the source that bears it out, or tell whoever was answered, in a new case",
        ),
        AuditResult::Omitted => (
            "claim-omitted",
            format!(
                "`{fact}`{name}: the letter of {reference} left it out; the register says {}",
                found.register
            ),
            "send what was left out, in a new case",
        ),
        AuditResult::Unsupported => (
            "claim-unsupported",
            format!(
                "`{fact}`{name}: the letter of {reference} says {}, and the register has no such fact",
                found.asserted
            ),
            became.as_deref().unwrap_or(
                "bring it back, or say with `was:` which entry it became; if it never was so, put it right in a new case",
            ),
        ),
        AuditResult::Corrected | AuditResult::Stands => (
            "claim-corrected",
            format!(
                "`{fact}`{name}: the letter of {reference} says {}; the register says otherwise: {}",
                found.asserted, found.register
            ),
            "put it right in a new case",
        ),
    };
    let name = found.names(letters).first().map_or("", |name| *name).to_owned();
    let dated = &sent.dated;
    let help = format!(
        "{what} (`corrects: {{ case: {reference}, claim: {name}, dated: {dated}, … }}`); or accept it: candour note {reference} \
         accepted --claim {name} --reason WORDS"
    );
    let accepted = found.told_of_accepted().map_or_else(String::new, |then| format!("; {then}"));
    let mut finding = Finding::new(place(found.place.as_ref(), letter), message + &accepted);
    finding = match &found.cleared {
        Some(by) => Finding { message: format!("{} ({})", finding.message, by.told(|_| None)), ..finding },
        None => finding.help(help),
    };
    if let Some(span) = found.span {
        finding = finding.see(span, "what the register says now");
    }
    finding.entry(entry(fact)).with(code, level(Level::Warning, found.cleared.is_some()))
}

fn entry(fact: &str) -> String {
    fact.splitn(3, '/').take(2).collect::<Vec<_>>().join("/")
}

/// What is cleared is still told of, and asks for nothing.
fn level(level: Level, is_cleared: bool) -> Level {
    if is_cleared { Level::Note } else { level }
}

/// Where a claim stands in the letter; of what was left out, the letter.
fn place(words: Option<&Place>, (file, sources): (FileId, &SourceMap)) -> Span {
    let text = sources.file(file).text();
    match words.map(|place| place.span) {
        Some([start, end]) if text.get(start..end).is_some() => Span::new(file, start..end),
        _ => Span::new(file, 0..0),
    }
}

/// What is between two letters, told at the one that was sent later, or that tells it. `ends` are both letters as they were
/// sent, each with where it says it.
pub fn between(
    found: &Relation,
    letters: &[Letter],
    words: &Words<'_>,
    (sources, ends): (&SourceMap, [&(FileId, Option<Place>); 2]),
) -> Diagnostic {
    let name = |end: &End| {
        let sent = &letters[end.letter].sent;
        let day = Day::parse(&sent.sent).map_or_else(|_| sent.sent.clone(), Day::prose);
        format!("{} of {day}", sent.reference)
    };
    let says = |end: &End| {
        let sent = &letters[end.letter].sent;
        let claim = end.claim.map(|at| &sent.claims[at]);
        claim.map(|claim| words.asserted(claim, &sent.as_at)).unwrap_or_default()
    };
    let (first, second) = (name(&found.a), name(&found.b));
    let (kept, told) = if found.a.claim.is_none() { (&found.a, &second) } else { (&found.b, &first) };
    let keeper = name(kept);
    let under =
        if kept.under.is_empty() { String::new() } else { format!(" under {}", kept.under.join(", ")) };
    let called = words.name_in(&found.fact, &letters[found.b.letter]);
    let called = called.filter(|_| found.fact.matches('/').count() == 1);
    let called = called.map_or_else(String::new, |name| format!(" ({name})"));
    let fact = &found.fact;
    let (code, usual, message, help) = match found.kind {
        RelationKind::Contradicts => (
            "letters-contradict",
            Level::Warning,
            format!(
                "`{fact}`{called}: {first} says {}, and {second} says {}",
                says(&found.a),
                says(&found.b)
            ),
            "put right the one that is wrong, in a new case with `corrects:`",
        ),
        RelationKind::DisclosedAndWithheld => (
            "disclosed-and-withheld",
            Level::Note,
            format!("`{fact}`{called}: {keeper} withholds it{under}, and {told} tells it"),
            "look whether it can still be withheld: what has been told is no secret",
        ),
        RelationKind::NcndUndone => (
            "ncnd-undone",
            Level::Warning,
            format!(
                "`{fact}`{called}: {keeper} neither confirms nor denies that it is held{under}, and {told} tells it"
            ),
            "tell whoever decides about disclosure: nobody can go on neither confirming nor denying it",
        ),
    };
    let of = |end: &End| format!("the letter of {}", letters[end.letter].sent.reference);
    let [a, b] = ends.map(|(file, said)| place(said.as_ref(), (*file, sources)));
    let mut finding = Finding::new(if found.b.claim.is_some() { b } else { a }, message);
    if found.a.claim.is_some() && found.b.claim.is_some() && sources.file(a.file).has_lines() {
        finding = finding.label(of(&found.b)).see(a, of(&found.a));
    }
    finding = match &found.cleared {
        Some(by) => Finding { message: format!("{} ({})", finding.message, by.told(|_| None)), ..finding },
        None => finding.help(help),
    };
    finding.entry(entry(fact)).with(code, level(usual, found.cleared.is_some()))
}

/// That nobody can tell what happened to a case since it was sealed, and so what of it was accepted.
pub fn unread_history(reference: &str, error: &str) -> Diagnostic {
    let message = format!(
        "what happened to {reference} is not known, so nothing that was accepted of it counts: {error}"
    );
    let help = "make its events.yaml a file that can be read, in UTF-8, or bring it back from Git";
    Finding::nowhere(message).help(help).with("history-unread", Level::Error)
}

/// That something is accepted of a letter which it neither says nor may have left out; `near` is what may have been meant.
pub fn unknown_acceptance(reference: &str, name: &str, near: Option<&str>, place: Span) -> Diagnostic {
    let message = format!(
        "`{name}` is accepted of {reference}, and its letter says no such thing: that accepts nothing"
    );
    let help = near.map_or_else(
        || format!("`candour audit {reference}` names what it finds"),
        |near| format!("did you mean `{near}`?"),
    );
    Finding::new(place, message).help(help).with("acceptance-unknown", Level::Warning)
}

/// What is not as it was sealed.
pub fn broken(reference: &str, broken: &Broken, place: Option<Span>) -> Diagnostic {
    let (code, message) = match broken {
        Broken::Missing(path) => {
            ("seal-missing", format!("`{path}` of {reference} was sealed, and is gone or cannot be read"))
        }
        Broken::Changed(path) => {
            ("seal-broken", format!("`{path}` of {reference} has changed since it was sealed"))
        }
        Broken::Manifest => (
            "seal-broken",
            format!("the list of what was sealed of {reference} is not the one that was sealed"),
        ),
        Broken::Chain => (
            "seal-broken",
            format!(
                "a line of responses/SEALS before that of {reference} is not as it was when {reference} was sealed: it has been changed, moved, added or taken out"
            ),
        ),
    };
    let help = match broken {
        Broken::Missing(_) | Broken::Changed(_) => {
            "bring back what was sealed, from Git or a copy; `sha256sum -c seal.sha256` in its folder shows the same"
        }
        Broken::Manifest => {
            "bring back its seal.sha256, from Git or a copy; `sha256sum -c SEALS` in responses/ shows the same"
        }
        Broken::Chain => {
            "bring back responses/SEALS with its lines as they were, from Git or a copy; `sha256sum -c` does not look at their order"
        }
    };
    let finding =
        place.map_or_else(|| Finding::nowhere(message.clone()), |span| Finding::new(span, message.clone()));
    finding.help(help).with(code, Level::Error)
}

/// A case that has a seal and no place in the chain.
pub fn unchained(reference: &str) -> Diagnostic {
    let message = format!(
        "{reference} has a seal, and responses/SEALS does not name it: its line was taken out, or it was never sealed here"
    );
    let help = "bring back responses/SEALS as it was, from Git or a copy; if it was never sealed here, take its seal.sha256 away";
    Finding::nowhere(message).help(help).with("seal-missing", Level::Error)
}

/// A file that lies with a sealed case and is in no list.
pub fn unlisted(reference: &str, path: &str, place: Span) -> Diagnostic {
    let message =
        format!("`{path}` lies with {reference}, and was not sealed with it: nothing shows that it was sent");
    let help = "take it away; what was sent later belongs into a case of its own";
    Finding::new(place, message).help(help).with("seal-unlisted", Level::Warning)
}
