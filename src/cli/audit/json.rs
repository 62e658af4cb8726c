//! An audit, for programs.

use serde_json::{Value as Json, json};

use super::Held;
use crate::audit::{Assessed, ClearedBy, End, Relation, Side};
use crate::case::Sent;
use crate::cli::output::Part;
use crate::diagnostic::Diagnostic;
use crate::report;

/// All that an audit comes to, each claim made as it is written: of many letters they are too much to be kept.
pub(super) fn json<'h>(held: &'h Held<'_>, diagnostics: &'h [Diagnostic]) -> Vec<(&'static str, Part<'h>)> {
    let sources = &held.workspace.sources;
    let of_one_letter = held.audit.results.chunk_by(|one, other| one.letter == other.letter);
    let claims = of_one_letter.flat_map(move |results| {
        let sent = held.loaded.read_again(held.workspace, results[0].letter);
        results.iter().map(move |found| claim(held, found, sent.as_ref()))
    });
    let claims = claims.chain(held.broken().into_iter().map(|(case, word)| {
        json!({ "case": case, "claim": null, "fact": null, "asserted": null, "register": null, "result": word,
            "changed_since": false, "cleared_by": null })
    }));
    let relations = held.audit.relations.iter().map(move |found| relation(held, found));
    let diagnostics = diagnostics.iter().map(move |found| report::json(sources, found));
    vec![
        ("version", Part::One(1.into())),
        ("as_of", Part::One(held.workspace.today.to_string().into())),
        ("letters", Part::One(held.asked.len().into())),
        ("claims", Part::Each(Box::new(claims))),
        ("relations", Part::Each(Box::new(relations))),
        ("diagnostics", Part::Each(Box::new(diagnostics))),
    ]
}

/// One claim, and how it stands.
pub(in crate::cli) fn claim(held: &Held<'_>, found: &Assessed, again: Option<&Sent>) -> Json {
    let sent = &held.loaded.letters[found.letter].sent;
    let claim = found.claim.map(|at| &sent.claims[at]);
    let said = claim.zip(again).and_then(|(claim, again)| again.said(claim));
    let asserted = claim.map(|claim| {
        json!({
            "value": claim.value,
            "verdict": claim.verdict.word(),
            "during": claim.during,
            "sources": claim.sources,
            "line": said.map(|said| said.line),
            "column": said.map(|said| said.column),
        })
    });
    json!({
        "case": sent.reference,
        "claim": claim.map(|claim| &claim.id),
        "fact": &*found.fact,
        "asserted": asserted,
        "register": side(held, &found.register),
        "result": found.result.word(),
        "changed_since": found.changed_since,
        "cleared_by": found.cleared.as_deref().map(cleared),
    })
}

fn side(held: &Held<'_>, side: &Side) -> Json {
    let place = side.span.map(|span| {
        let file = held.workspace.sources.file(span.file);
        let at = file.position(span.range().start);
        (file.path().to_owned(), at.line, at.column)
    });
    json!({
        "verdict": side.verdict.map(crate::value::Verdict::word),
        "values": side.values,
        "sources": side.sources,
        "file": place.as_ref().map(|(file, ..)| file),
        "line": place.as_ref().map(|(_, line, _)| line),
        "column": place.as_ref().map(|(.., column)| column),
    })
}

fn relation(held: &Held<'_>, found: &Relation) -> Json {
    let end = |end: &End| {
        let sent = &held.loaded.letters[end.letter].sent;
        json!({
            "case": sent.reference,
            "sent": sent.sent,
            "claim": end.claim.map(|at| &sent.claims[at].id),
            "under": end.under,
        })
    };
    json!({
        "kind": found.kind.word(),
        "fact": found.fact,
        "a": end(&found.a),
        "b": end(&found.b),
        "cleared_by": found.cleared.as_ref().map(cleared),
    })
}

fn cleared(by: &ClearedBy) -> Json {
    match by {
        ClearedBy::PutRight(reference, _) => json!({ "how": by.word(), "case": reference }),
        ClearedBy::Accepted(_, accepted) => {
            let mut told =
                json!({ "how": by.word(), "on": accepted.on.to_string(), "reason": accepted.reason });
            if let Some(post) = &accepted.by {
                told["by"] = json!(post);
            }
            told
        }
    }
}
