//! Statements: standing wording is short, states no fact of its own, and makes up little of a letter.

use super::{CaseSubject, Check, Rule, Subject, is_enough};
use crate::answer::Origin;
use crate::diagnostic::{Finding, Level};
use crate::document::{BlockKind, Names, figures};
use crate::letter;
use crate::register::{Kind, Value};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "statement-too-long",
        summary: "a statement has more than 30 words",
        level: Level::Warning,
        explanation: include_str!("explain/statement-too-long.md"),
        check: Check::Register(statement_too_long),
    },
    Rule {
        code: "statement-with-fact",
        summary: "a statement holds a figure or a name",
        level: Level::Warning,
        explanation: include_str!("explain/statement-with-fact.md"),
        check: Check::Register(statement_with_fact),
    },
    Rule {
        code: "statements-too-many",
        summary: "statements make up a third of a letter's answers or more",
        level: Level::Warning,
        explanation: include_str!("explain/statements-too-many.md"),
        check: Check::Case(statements_too_many),
    },
];

/// A statement is one sentence that can be read in one breath.
const MOST_WORDS: usize = 30;

fn statement_too_long(subject: Subject<'_>) -> Vec<Finding> {
    each_statement(subject, |text| {
        let words = text.split_whitespace().count();
        (words > MOST_WORDS).then(|| {
            let message = format!("has {words} words, more than {MOST_WORDS}");
            (message, "say it in one short sentence, or write what it says as facts".to_owned())
        })
    })
}

fn statement_with_fact(subject: Subject<'_>) -> Vec<Finding> {
    let names: Names = letter::names(subject.register);
    each_statement(subject, |text| {
        let figure = figures(text, &names).into_iter().next()?;
        let message = format!("holds `{}`, which no source dates", &text[figure.span]);
        Some((
            message,
            "write it as a fact of an entry: then a letter can prove it, and an audit can follow it"
                .to_owned(),
        ))
    })
}

fn each_statement(subject: Subject<'_>, fault: impl Fn(&str) -> Option<(String, String)>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, entry) in subject.register.of_kind(Kind::Statements) {
        if is_enough(&findings) {
            break;
        }
        for fact in entry.versions.iter().filter_map(|version| version.facts.get("text")) {
            let Value::Text(text) = &fact.value.value else { continue };
            let Some((message, help)) = fault(text) else { continue };
            let message = format!("the statement `{}` {message}", entry.id.value);
            findings.push(Finding::new(fact.value.span, message).help(help).entry(entry.path()));
        }
    }
    findings
}

/// Quotes, tables and headings apart, and what the law makes a letter say.
fn statements_too_many(subject: CaseSubject<'_>) -> Vec<Finding> {
    let Some(drafted) = subject.drafted else { return Vec::new() };
    let claims = drafted.letter.answers.iter().flat_map(|answer| &answer.assertions);
    let standing: Vec<&str> =
        claims.filter(|claim| claim.fact.starts_with("statements/")).map(|claim| &*claim.id).collect();
    let words = |text: &str| text.split_whitespace().count();
    let printed = drafted.letter.printed.iter().filter_map(|(origin, span)| match origin {
        Origin::Claims(ids) => Some((ids, span)),
        _ => None,
    });
    let printed: Vec<_> = printed.collect();
    let said = printed.iter().filter(|(ids, _)| ids.iter().any(|id| standing.contains(&&**id)));
    let said: usize = said.map(|(_, span)| words(&drafted.letter.markdown[span.start..span.end])).sum();
    let running = drafted.document.blocks.iter().filter(|block| {
        let text = matches!(block.kind, BlockKind::Paragraph { .. } | BlockKind::List { .. });
        text && printed.iter().any(|(_, span)| block.span.start <= span.start && span.end <= block.span.end)
    });
    let all: usize = running.map(|block| words(&drafted.letter.markdown[block.span.clone()])).sum();
    if said == 0 || said * 3 < all {
        return Vec::new();
    }
    let message =
        format!("standing wording makes up {said} of the {all} words of the answers, a third or more");
    let help = "answer from facts of the register, and keep standing wording for what introduces them";
    vec![Finding::new(subject.case.as_at.span, message).help(help)]
}
