//! Cases: what was asked is answered, nothing is left to fill in, and the letters that are kept are those of today.

use super::numbers::years_in;
use super::{CaseSubject, Check, Rule, Subject, is_enough};
use crate::case::{Estimate, Ledger, Outcome, Question};
use crate::diagnostic::{Finding, Level};
use crate::text::Span;
use crate::value::When;
use crate::yaml;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "question-unanswered",
        summary: "a question has neither an answer template nor words of the officer's",
        level: Level::Error,
        explanation: include_str!("explain/question-unanswered.md"),
        check: Check::Elsewhere,
    },
    Rule {
        code: "period-not-covered",
        summary: "a question names a year that its answer is not drafted for",
        level: Level::Warning,
        explanation: include_str!("explain/period-not-covered.md"),
        check: Check::Case(period_not_covered),
    },
    Rule {
        code: "placeholder-left",
        summary: "something is left to be filled in",
        level: Level::Error,
        explanation: include_str!("explain/placeholder-left.md"),
        check: Check::Both(placeholder_in_register, placeholder_in_case),
    },
    Rule {
        code: "response-outdated",
        summary: "a letter that is kept is not what would be drafted now",
        level: Level::Warning,
        explanation: include_str!("explain/response-outdated.md"),
        check: Check::Case(response_outdated),
    },
    Rule {
        code: "denial-undone",
        summary: "what is neither confirmed nor denied is told all the same",
        level: Level::Error,
        explanation: include_str!("explain/denial-undone.md"),
        check: Check::Case(denial_undone),
    },
];

/// What a case neither confirms nor denies, and the register discloses; or a letter that says nothing, and sends something
/// along. What a letter itself gives away, the linter of notices finds.
fn denial_undone(subject: CaseSubject<'_>) -> Vec<Finding> {
    let case = subject.case;
    let denied = |question: &&Question| {
        question.decision.as_ref().is_some_and(|decision| decision.outcome.value == Outcome::Neither)
    };
    let denials: Vec<&Question> = case.questions.iter().filter(denied).collect();
    if denials.is_empty() {
        return Vec::new();
    }
    let open = subject.register.cleared();
    let about = denials.iter().flat_map(|question| question.about.iter().map(move |id| (question, id)));
    let told = about.filter(|(_, id)| {
        open.find(&id.value)
            .is_some_and(|at| open.entry(at).versions.iter().any(|version| !version.facts.is_empty()))
    });
    let mut found: Vec<Finding> = told
        .map(|(question, id)| {
            let number = &question.id.value;
            let message =
                format!("question {number} neither confirms nor denies, and `{}` may be disclosed", id.value);
            Finding::new(id.span, message).help("answer the question, or close the entry: `disclose: no`")
        })
        .collect();
    let attachment = case.attachments.first().filter(|_| denials.len() == case.questions.len());
    if let (Some(name), Some(decision)) = (attachment, denials[0].decision.as_ref()) {
        let message =
            format!("everything is neither confirmed nor denied, and `{name}` goes out with the letter");
        let help =
            "take it out of attachments/: that there is something to send tells that something is held";
        found.push(Finding::new(decision.outcome.span, message).help(help));
    }
    found
}

fn period_not_covered(subject: CaseSubject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let start = subject.register.organisation.year_start;
    for question in subject.case.questions.iter().filter(|question| question.answer.is_some()) {
        let Some(asked) = &question.asked else { continue };
        let years = years_in(&asked.value).into_iter().filter_map(|year| year.in_years_from(start).ok());
        // A year alone may be part of a title; an organisation's own year is always a time.
        let years = years.filter(|year| year.is_own_year() || is_time(&asked.value, *year));
        let covered = |year: &When| {
            question.periods.iter().any(|period| period.value.interval().meet(year.interval()).is_some())
        };
        let mut missing: Vec<String> = years.filter(|year| !covered(year)).map(When::prose).collect();
        missing.dedup();
        if missing.is_empty() {
            continue;
        }
        let message = format!(
            "question {} asks about {}, and its `periods:` do not",
            question.id.value,
            yaml::listed(missing.iter().map(String::as_str), "and")
        );
        let help = "add the period, or say in `words:` why it is not answered";
        let span = question.periods.first().map_or(question.id.span, |period| period.span);
        let finding = Finding::new(span, message).see(asked.span, "what was asked");
        findings.push(finding.help(help));
    }
    findings
}

/// Whether a year is spoken of as a time: `in 2016`, `during 2016`.
fn is_time(text: &str, year: When) -> bool {
    let text = text.to_lowercase();
    ["in", "during", "for", "throughout", "since"]
        .iter()
        .any(|word| text.contains(&format!(" {word} {}", year.prose())))
}

/// Words that stand for something still to be written.
const WORDS: [&str; 6] = ["TODO", "TBC", "TBD", "FIXME", "XXX", "XXXX"];

/// How something still to be written begins.
const BEGINNINGS: [&str; 9] =
    ["[insert", "[name", "[date", "[add", "[number", "[to be", "<insert", "lorem ipsum", "???"];

/// What a text leaves to be filled in, as it stands there.
fn placeholder(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.find(|word| WORDS.contains(word)).or_else(|| {
        let small = text.to_ascii_lowercase();
        let at = BEGINNINGS.iter().find_map(|beginning| small.find(beginning))?;
        let rest = &text[at..];
        let end = rest.find([']', '>']).map_or_else(|| rest.find(' ').unwrap_or(rest.len()), |end| end + 1);
        rest.get(..end)
    })
}

fn left(text: &str, span: Span) -> Option<Finding> {
    let message = format!("`{}` is still to be filled in", placeholder(text)?);
    Some(Finding::new(span, message).help("write what belongs there, or take it out"))
}

fn placeholder_in_register(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in &subject.register.entries {
        if is_enough(&findings) {
            break;
        }
        for fact in entry.versions.iter().flat_map(|version| version.facts.values()) {
            let found = fact.value.value.texts().iter().find_map(|text| left(text, fact.value.span));
            findings.extend(found.map(|finding| finding.entry(entry.path())));
        }
    }
    findings
}

/// What was asked is quoted as it came, whatever it says.
fn placeholder_in_case(subject: CaseSubject<'_>) -> Vec<Finding> {
    let questions = subject.case.questions.iter();
    let texts = questions.flat_map(|question| [Some(&question.heading), question.words.as_ref()]).flatten();
    let texts = texts.chain(subject.case.estimate.iter().flat_map(Estimate::texts));
    let texts = texts.chain(subject.case.decided());
    texts.chain(&subject.case.subject).filter_map(|text| left(&text.value, text.span)).collect()
}

fn response_outdated(subject: CaseSubject<'_>) -> Vec<Finding> {
    let Some(drafted) = subject.drafted else { return Vec::new() };
    let help = format!("draft it again: candour draft {}", subject.case.reference);
    let kept = subject.kept;
    if let Some((file, text)) = kept.markdown
        && text != drafted.letter.markdown
    {
        let now: Vec<&str> = drafted.letter.markdown.lines().collect();
        let mut at = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if now.get(number).copied() != Some(line.trim_end_matches(['\n', '\r'])) {
                break;
            }
            at += line.len();
        }
        let at = at.min(text.len());
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        let message = "this letter is not what would be drafted now".to_owned();
        let finding = Finding::new(Span::new(file, at..end), message).label("here they part");
        return vec![finding.help(help)];
    }
    let Some((file, text)) = kept.ledger else {
        let without = kept.markdown.map(|(file, text)| {
            let place = Span::new(file, 0..text.lines().next().map_or(0, str::len));
            Finding::new(place, "this letter has no ledger beside it, so nothing proves its figures")
                .help(help)
        });
        return without.into_iter().collect();
    };
    let place = Span::new(file, 0..text.lines().next().map_or(0, str::len));
    let Ok(ledger) = serde_json::from_str::<Ledger>(text) else {
        return vec![Finding::new(place, "this is not a ledger that can be read").help(help)];
    };
    if !says_the_same(&ledger, drafted.ledger) {
        return vec![Finding::new(place, "this ledger is not what would be drafted now").help(help)];
    }
    match kept.pdf {
        Some(digest) if ledger.digests.pdf.as_deref() != Some(digest) => {
            let message = "response.pdf is not the letter that was drafted with this ledger";
            vec![Finding::new(place, message).help(help)]
        }
        _ => Vec::new(),
    }
}

/// Whether two ledgers record the same letter, whatever else the files that it was made from say.
fn says_the_same(one: &Ledger, other: &Ledger) -> bool {
    let bare = |ledger: &Ledger| {
        let mut bare = ledger.clone();
        bare.candour.clear();
        bare.digests = crate::case::Digests { letter: ledger.digests.letter.clone(), ..Default::default() };
        bare
    };
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_to_fill_in_is_seen() {
        for (text, found) in [
            ("TBC by the unit", "TBC"),
            ("see [insert name] of the force", "[insert name]"),
            ("about ??? posts", "???"),
            ("Lorem ipsum dolor", "Lorem"),
        ] {
            assert_eq!(placeholder(text), Some(found));
        }
        for text in ["A text [as it stands]", "the XXth corps", "what?", "todo list"] {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }
}
