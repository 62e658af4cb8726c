//! Disclosure: whoever must be asked has been, what is withheld says under what, and nobody's own data stands in clear.

use std::collections::BTreeSet;

use super::{CaseSubject, Check, Rule, Subject, is_enough};
use crate::case::Estimate;
use crate::diagnostic::{Finding, Level};
use crate::law::{self, Found, Law};
use crate::register::{Disclosure, Kind};
use crate::text::Span;
use crate::value::Day;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "ask-unanswered",
        summary: "somebody has yet to say whether a fact may be disclosed",
        level: Level::Warning,
        explanation: include_str!("explain/ask-unanswered.md"),
        check: Check::Register(ask_unanswered),
    },
    Rule {
        code: "provision-unknown",
        summary: "something is withheld under a provision that the law does not have",
        level: Level::Error,
        explanation: include_str!("explain/provision-unknown.md"),
        check: Check::Register(provision_unknown),
    },
    Rule {
        code: "personal-data",
        summary: "an e-mail address, telephone number or collar number may be printed",
        level: Level::Error,
        explanation: include_str!("explain/personal-data.md"),
        check: Check::Both(personal_data, personal_data_of_case),
    },
    Rule {
        code: "withheld-in-clear",
        summary: "a text that is kept back stands in clear",
        level: Level::Error,
        explanation: include_str!("explain/withheld-in-clear.md"),
        check: Check::Elsewhere,
    },
];

fn ask_unanswered(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut asked = BTreeSet::new();
    for entry in &subject.register.entries {
        if is_enough(&findings) {
            break;
        }
        for version in &entry.versions {
            let Disclosure::Ask(whom) = &version.disclosure else { continue };
            // What is said beside the versions is said by each, and asked once.
            if !asked.insert(whom.span) {
                continue;
            }
            let message =
                format!("{} has yet to say whether `{}` may be disclosed", whom.value, entry.id.value);
            let help = "once answered, write `disclose: { by: …, on: … }`, or `disclose: no`";
            findings.push(Finding::new(whom.span, message).help(help).entry(entry.path()));
        }
    }
    findings
}

fn provision_unknown(subject: Subject<'_>) -> Vec<Finding> {
    let register = subject.register;
    let Some(law) = Law::of(&register.organisation.regime).filter(|law| law::is_whole(*law)) else {
        return Vec::new();
    };
    let today = subject.standing.moment().dated;
    let mut findings = Vec::new();
    for entry in &register.entries {
        for version in &entry.versions {
            let withheld = version.withheld().map(|withheld| &withheld.provision);
            let mut cited: Vec<(&str, Span)> =
                withheld.into_iter().map(|provision| (&*provision.value, provision.span)).collect();
            if let (Kind::Positions, Some(fact)) = (entry.kind, version.facts.get("provisions")) {
                let span = fact.value.span;
                cited.extend(version.texts("provisions").iter().map(|text| (&**text, span)));
            }
            let unknown = cited.into_iter().filter_map(|(text, span)| not_cited(text, law, today, span));
            findings.extend(unknown.map(|finding| finding.entry(entry.path())));
        }
    }
    findings
}

/// Why nothing can be withheld under what a text cites; none where something can.
fn not_cited(text: &str, law: Law, today: Day, span: Span) -> Option<Finding> {
    let citations = match law::parse(text, law) {
        Ok(citations) => citations,
        Err(refusal) => {
            let finding = Finding::new(span, refusal.message);
            return Some(match refusal.help {
                Some(help) => finding.help(help),
                None => finding,
            });
        }
    };
    citations.iter().find_map(|citation| match law::provision(citation) {
        // Of another law the catalogue has only a part.
        Found::Missing(missing) if law::is_whole(citation.law) => {
            let message = format!("the Act has no provision `{citation}` to withhold under");
            let help = missing.help().unwrap_or_else(|| "list them all with `candour provisions`".to_owned());
            Some(Finding::new(span, message).help(help))
        }
        Found::Whole(provision) => {
            let ended = provision.until().filter(|_| !provision.in_force(today))?;
            let message = format!("{} ended on {}", citation.long(), ended.prose());
            let help = format!("`candour provisions {}` says what has taken its place", citation.section);
            Some(Finding::new(span, message).help(help))
        }
        Found::Missing(_) | Found::Above { .. } => None,
    })
}

/// The organisation's own addresses, under `contacts:`, are there to be printed.
fn personal_data(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in subject.register.entries.iter().filter(|entry| entry.kind != Kind::Contacts) {
        if is_enough(&findings) {
            break;
        }
        for fact in entry.versions.iter().flat_map(|version| version.facts.values()) {
            let found = fact.value.value.texts().iter().find_map(|text| personal(text));
            findings.extend(found.map(|what| told(what, fact.value.span).entry(entry.path())));
        }
    }
    findings
}

fn personal_data_of_case(subject: CaseSubject<'_>) -> Vec<Finding> {
    let questions = subject.case.questions.iter();
    let texts = questions
        .flat_map(|question| [Some(&question.heading), question.asked.as_ref(), question.words.as_ref()]);
    let events = subject.case.history.events.iter();
    let events = events.flat_map(|event| [&event.to, &event.reason, &event.number]).flatten();
    let estimate = subject.case.estimate.iter().flat_map(Estimate::texts);
    let texts = texts
        .flatten()
        .chain(&subject.case.subject)
        .chain(events)
        .chain(estimate)
        .chain(subject.case.decided());
    texts.filter_map(|text| Some(told(personal(&text.value)?, text.span))).collect()
}

/// The text itself is not repeated: a message may be read more widely than the register.
fn told(what: &str, span: Span) -> Finding {
    let help = "take it out, or write the post instead; an address to write to belongs under `contacts:`";
    Finding::new(span, format!("{what} stands where a letter may print it")).help(help)
}

/// What sort of personal data a text seems to hold.
fn personal(text: &str) -> Option<&'static str> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || ",;()<>[]{}\"“”".contains(c)).collect();
    let word = |word: &&str| word.trim_end_matches(['.', ':', '!', '?']).to_owned();
    if words.iter().map(word).any(|word| is_address(&word)) {
        return Some("an e-mail address");
    }
    if digits_in_a_row(text) {
        return Some("a telephone number");
    }
    let collar = words.windows(2).any(|pair| {
        let before = pair[0].to_lowercase();
        let title =
            ["pc", "ps", "dc", "ds", "pcso", "collar", "warrant", "no", "no.", "number"].contains(&&*before);
        let number = pair[1].trim_end_matches(['.', ':']);
        let named = text.to_lowercase();
        let sure = !before.starts_with("no") && before != "number"
            || named.contains("collar")
            || named.contains("warrant");
        title && sure && (3..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    collar.then_some("a collar number")
}

fn is_address(word: &str) -> bool {
    let Some((name, host)) = word.split_once('@') else { return false };
    !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.contains('@')
}

/// Whether ten or eleven digits follow one another, spaces and hyphens apart, as in a telephone number.
fn digits_in_a_row(text: &str) -> bool {
    let mut run = String::new();
    for c in text.chars().chain(['.']) {
        match c {
            '0'..='9' => run.push(c),
            ' ' | '-' | '(' | ')' if !run.is_empty() => {}
            _ => {
                let national = run.starts_with('0') && (10..=11).contains(&run.len());
                let abroad = run.starts_with("44") && run.len() == 12;
                if national || abroad {
                    return true;
                }
                run.clear();
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_person_is_seen_and_nothing_else() {
        for (text, what) in [
            ("write to a.person@force.example.", "an e-mail address"),
            ("call 0121 496 0000 in the evening", "a telephone number"),
            ("call +44 121 496 0000", "a telephone number"),
            ("(0121) 496-0000", "a telephone number"),
            ("seen by PC 4821", "a collar number"),
            ("collar number 4821", "a collar number"),
        ] {
            assert_eq!(personal(text), Some(what), "{text}");
        }
        for text in [
            "about 10 to 15",
            "2015/16 and 2016/17",
            "@ the station",
            "the 7 authorities",
            "number 4821",
            "120,000",
        ] {
            assert_eq!(personal(text), None, "{text}");
        }
    }

    #[test]
    fn what_nothing_can_be_withheld_under_is_told_with_what_there_is() {
        let span = Span::new(crate::text::FileId(0), 0..1);
        let told = |text: &str, today: &str| {
            let finding = not_cited(text, Law::Foia, Day::parse(today).unwrap(), span);
            finding.map(|finding| (finding.message, finding.help.unwrap_or_default()))
        };
        let is = |message: &str, help: &str| Some((message.to_owned(), help.to_owned()));
        for known in [
            "31",
            "31(1)",
            "s.31(1)(a) and (b)",
            "section 40(2) with (3A)(a)",
            "40(3A)(a)",
            "31(3), 24(2)",
            "reg 12(5)(a)",
        ] {
            assert_eq!(told(known, "2026-11-22"), None, "{known}");
        }
        assert_eq!(
            told("36(2)(b)(iii)", "2026-11-22"),
            is(
                "the Act has no provision `36(2)(b)(iii)` to withhold under",
                "section 36(2)(b) has (i) and (ii)"
            )
        );
        assert_eq!(
            told("s.31(1)(a) and 45", "2026-11-22"),
            is(
                "the Act has no provision `45` to withhold under",
                "section 45 says what an authority must do; nothing is withheld under it"
            )
        );
        assert_eq!(
            told("none", "2026-11-22"),
            is(
                "`none` does not name a provision",
                "write the section and, if it has limbs, the limb: `31(1)(a)`"
            )
        );
        assert_eq!(told("40(5)", "2018-05-24"), None);
        assert_eq!(
            told("40(5)", "2018-05-25"),
            is("section 40(5) ended on 24 May 2018", "`candour provisions 40` says what has taken its place")
        );
    }
}
