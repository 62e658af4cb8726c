//! Completeness: what an answer asserts is printed, or left out by name.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::answer::{Answer, Assertion, Origin};
use crate::case::Case;
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::template::Templates;

/// For each answer, the facts that it leaves out because its template says so; and what it leaves out unsaid, which no
/// reader could see.
pub(super) fn left_out(
    case: &Case,
    templates: &Templates,
    answers: &[Answer],
    printed: &[(Origin, Range<usize>)],
) -> (Vec<BTreeSet<String>>, Vec<Diagnostic>) {
    let printed: BTreeSet<&str> = printed
        .iter()
        .filter_map(|(origin, _)| match origin {
            Origin::Claims(ids) => Some(ids.iter().map(String::as_str)),
            _ => None,
        })
        .flatten()
        .collect();
    let mut left_out = Vec::new();
    let mut findings = Vec::new();
    for (question, answer) in case.questions.iter().zip(answers) {
        let Some(wanted) = &question.answer else {
            left_out.push(BTreeSet::new());
            continue;
        };
        let template = format!("answers/{}.md", wanted.name.value);
        let (mut left, mut missing) = (BTreeSet::new(), BTreeMap::new());
        for assertion in answer.assertions.iter().filter(|assertion| assertion.required) {
            if printed.contains(&*assertion.id) {
                continue;
            }
            if templates.leaves_out(&template).iter().any(|pattern| matches(pattern, assertion)) {
                left.insert(assertion.fact.clone());
            } else {
                missing.insert(assertion.fact.clone(), assertion.span);
            }
        }
        for (fact, span) in missing {
            let number = &question.id.value;
            let message =
                format!("the answer to question {number} does not tell `{fact}`, and does not say so");
            let help = format!("print it in {template}, or name it there after `leaves out:`");
            let finding = Finding::new(span.unwrap_or(wanted.name.span), message).help(help);
            findings.push(
                finding
                    .see(wanted.name.span, "the template is chosen here")
                    .with("assertion-unprinted", Level::Warning),
            );
        }
        left_out.push(left);
    }
    (left_out, findings)
}

/// Whether `posts/duties` names the fact `posts/force-lead/duties`, and `posts` that `posts/force-lead` stood.
fn matches(pattern: &str, assertion: &Assertion) -> bool {
    let mut parts = assertion.fact.split('/');
    let (kind, _, field) = (parts.next(), parts.next(), parts.next());
    match pattern.split_once('/') {
        Some((wanted, wanted_field)) => kind == Some(wanted) && field == Some(wanted_field),
        None => kind == Some(pattern) && field.is_none(),
    }
}
