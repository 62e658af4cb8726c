//! `candour note`: what happened to a case, added to its `events.yaml`.

use serde_json::{Value as Json, json};

use super::approval::Approval;
use super::args::{Answer, Common, Note};
use super::audit::{has_errors, held, load_letters};
use super::output::{Output, status};
use super::workspace::Workspace;
use super::{Status, sealed};
use crate::case::{Case, CaseKind, Detail, EventKind, FoundThen};
use crate::diagnostic::{Diagnostic, Level};
use crate::register::Moment;
use crate::value::Day;
use crate::{audit, files, report, rules};

pub(super) fn run(common: &Common, command: &Note, output: &Output) -> Result<Status, String> {
    let mut workspace = Workspace::open(common, &output.secrets)?;
    let reference = &command.reference;
    workspace.must_have(reference)?;
    let (case, faults) = workspace.case(reference).map_err(|error| error.to_string())?;
    let is_briefing = case.as_ref().is_some_and(|case| case.kind == CaseKind::Briefing);
    if is_briefing && !command.kind.prepares() {
        return Err(format!("{reference} is a briefing: nobody asked for it, and nothing is noted of it"));
    }
    let (on, today) = (command.on.unwrap_or(workspace.today), workspace.today);
    if on > today {
        return Err(format!("{} has not come yet: today is {}", on.prose(), today.prose()));
    }
    missing(command)?;
    let mut found = Vec::new();
    if command.kind == EventKind::Accepted {
        found = accepts(&workspace, reference, command.claim.as_deref().unwrap_or_default(), output)?;
    }
    if let Some(by) = &command.by {
        workspace.post_in_force(by, on)?;
    }
    let says = case.as_ref().and_then(|case| said(&workspace, case, command));
    let (line, event) = line(command, workspace.today, says.as_deref(), &found);
    let _alone = files::alone_in(&workspace.folder(reference));
    let (path, text) = workspace.with_event(reference, &line)?;
    let (_, found) = workspace.history(reference, &text, case.as_ref());
    let mut diagnostics: Vec<Diagnostic> = faults.into_iter().filter(is_error).collect();
    diagnostics.extend(case.as_ref().and_then(|case| sent_without_approval(&workspace, case, command)));
    // What was wrong before is told once.
    diagnostics.retain(|fault| !found.iter().any(|found| found.finding.message == fault.finding.message));
    diagnostics.extend(found);
    let refused = diagnostics.iter().any(is_error);
    if !refused && !command.dry_run {
        files::write_whole(&path, text.as_bytes()).map_err(|error| error.to_string())?;
    }
    if output.json {
        output.json(json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "event": if refused { Json::Null } else { event },
            "findings": diagnostics.iter().map(|found| report::json(&workspace.sources, found)).collect::<Vec<_>>(),
        }));
        return Ok(status(&diagnostics));
    }
    output.diagnostics(&workspace.sources, &diagnostics);
    if refused {
        output.progress(&format!("nothing was noted for {reference}"));
    } else {
        let verb = if command.dry_run { "would note" } else { "noted" };
        output.progress(&format!("{verb} in responses/{reference}/{}:", files::EVENTS));
        output.result(&line_of(&text));
    }
    Ok(status(&diagnostics))
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == Level::Error
}

/// What was sent is always recorded, and that it is not what was approved is told.
fn sent_without_approval(workspace: &Workspace, case: &Case, command: &Note) -> Option<Diagnostic> {
    let sends = matches!(command.kind, EventKind::PartSent | EventKind::Sent | EventKind::SentLate);
    match workspace.approval(case).filter(|_| sends)? {
        Approval::Void(finding) => Some(finding.with("approval-void", Level::Warning)),
        Approval::Given => None,
    }
}

/// What the register says of the fact that was answered about or confirmed.
fn said(workspace: &Workspace, case: &Case, command: &Note) -> Option<String> {
    let register = &workspace.register;
    let fact = command.fact.as_ref().filter(|_| command.kind.prepares())?;
    let (entry, field) = rules::fact_named(register, fact).ok()?;
    let dated = case.dated.map_or(workspace.today, |dated| dated.value);
    let standing = register.at(Moment { as_at: case.as_at.value, dated });
    Some(rules::said_of(&standing, entry, field)).filter(|says| !says.is_empty())
}

/// Nothing, where all is said that the kind of event needs.
fn missing(command: &Note) -> Result<(), String> {
    let kind = command.kind.word();
    for detail in command.kind.needs() {
        let (is_there, option) = match detail {
            Detail::Provisions => (!command.provisions.is_empty(), "--provision"),
            Detail::Questions => (!command.questions.is_empty(), "--question"),
            Detail::Reason => (command.reason.is_some(), "--reason"),
            Detail::To => (command.to.is_some(), "--to"),
            Detail::Number => (command.number.is_some(), "--number"),
            Detail::By => (command.by.is_some(), "--by"),
            Detail::Fact => (command.fact.is_some(), "--fact"),
            Detail::Claim => (command.claim.is_some(), "--claim"),
            Detail::Answer => (command.answer.is_some(), "--answer"),
            // Only an approval has them, and `candour approve` writes it.
            Detail::Digest | Detail::Files => continue,
        };
        if !is_there {
            return Err(format!("{kind} needs {option}; `candour note --help` says what it is"));
        }
    }
    Ok(())
}

/// What an audit finds under this name on the letter of a case, which is what is accepted.
fn accepts(
    workspace: &Workspace,
    reference: &str,
    claim: &str,
    output: &Output,
) -> Result<Vec<FoundThen>, String> {
    if workspace.chain.find(reference).is_none() {
        return Err(format!(
            "{reference} is not sealed, so nothing was found on what was sent that could be accepted"
        ));
    }
    let sent = sealed::sent(&workspace.folder(reference)).ok_or_else(|| {
        format!("what was sent of {reference} cannot be read; `candour audit {reference}` says why")
    })?;
    let Err(near) = audit::named(&workspace.register, &sent, claim) else {
        return found_now(workspace, reference, claim, output);
    };
    let help = match near {
        Some(near) => format!("did you mean {near}?"),
        None => format!("`candour audit {reference}` says what is found"),
    };
    Err(format!(
        "the letter of {reference} makes no claim called {claim}, and nothing was left out of that name; {help}"
    ))
}

fn found_now(
    workspace: &Workspace,
    reference: &str,
    claim: &str,
    output: &Output,
) -> Result<Vec<FoundThen>, String> {
    if has_errors(workspace) {
        return Err(
            "nothing can be accepted while the register has errors, since no letter is held against it"
                .to_owned(),
        );
    }
    let letters = load_letters(workspace, output).letters;
    let held = held(workspace, &letters, &[reference.to_owned()]);
    let at = letters.iter().position(|letter| letter.sent.reference == reference);
    let found = at.map(|at| audit::found_under(&held, &letters, at, claim)).unwrap_or_default();
    if found.is_empty() {
        return Err(format!(
            "nothing is found on the letter of {reference} under {claim} that could be accepted; `candour audit {reference}` \
             says what is found"
        ));
    }
    Ok(found)
}

/// The last line of a text.
fn line_of(text: &str) -> String {
    text.lines().last().map(|line| format!("{line}\n")).unwrap_or_default()
}

/// The event as a line of YAML, and for programs.
fn line(command: &Note, today: Day, says: Option<&str>, found: &[FoundThen]) -> (String, Json) {
    let on = command.on.unwrap_or(today).to_string();
    let kind = command.kind.word();
    let mut event = json!({ "kind": kind, "on": on });
    let mut said = vec![format!("kind: {kind}"), format!("on: {on}")];
    let mut say = |name: &str, value: Option<Json>, written: Option<String>| {
        if let (Some(value), Some(written)) = (value, written) {
            event[name] = value;
            said.push(format!("{name}: {written}"));
        }
    };
    let until = command.until.map(|day| day.to_string());
    say("until", until.clone().map(Json::from), until);
    let lists = |texts: &[String]| {
        let list: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        (!texts.is_empty()).then(|| (json!(texts), format!("[{}]", list.join(", ")))).unzip()
    };
    for (name, texts) in [("provisions", &command.provisions), ("questions", &command.questions)] {
        let (value, written) = lists(texts);
        say(name, value, written);
    }
    for (name, text) in [("to", &command.to), ("reason", &command.reason), ("number", &command.number)] {
        say(name, text.clone().map(Json::from), text.as_deref().map(quoted));
    }
    for (name, text) in [("fact", &command.fact), ("claim", &command.claim), ("by", &command.by)] {
        say(name, text.clone().map(Json::from), text.as_deref().map(quoted));
    }
    let answer = command.answer.map(|answer| if answer == Answer::Yes { "yes" } else { "no" });
    say("answer", answer.map(Json::from), answer.map(str::to_owned));
    say("says", says.map(Json::from), says.map(quoted));
    let (value, written) = lists(&found.iter().map(ToString::to_string).collect::<Vec<_>>());
    say("found", value, written);
    (format!("- {{ {} }}\n", said.join(", ")), event)
}

/// A text in quotes, as YAML and JSON both read it.
fn quoted(text: &str) -> String {
    Json::from(text).to_string()
}
