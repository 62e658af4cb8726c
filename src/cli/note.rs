//! `candour note`: what happened to a case, added to its `events.yaml`.

use serde_json::{Value as Json, json};

use super::Status;
use super::args::{Common, Note};
use super::output::{Output, status};
use super::workspace::Workspace;
use crate::case::{CaseKind, Detail};
use crate::diagnostic::{Diagnostic, Level};
use crate::{files, report};

pub(super) fn run(common: &Common, command: &Note, output: &Output) -> Result<Status, String> {
    let mut workspace = Workspace::open(common, &output.secrets)?;
    let reference = &command.reference;
    workspace.must_have(reference)?;
    let (case, faults) = workspace.case(reference).map_err(|error| error.to_string())?;
    if case.as_ref().is_some_and(|case| case.kind == CaseKind::Briefing) {
        return Err(format!("{reference} is a briefing: nobody asked for it, and nothing is noted of it"));
    }
    let (on, today) = (command.on.unwrap_or(workspace.today), workspace.today);
    if on > today {
        return Err(format!("{} has not come yet: today is {}", on.prose(), today.prose()));
    }
    missing(command)?;
    let path = workspace.folder(reference).join(files::EVENTS);
    let before = if files::is_there(&path) {
        files::read_text(&path).map_err(|error| error.to_string())?
    } else {
        format!(
            "# What happened to {reference}, oldest first. Lines are only ever added: `candour note` adds them.\n"
        )
    };
    let (line, event) = line(command, workspace.today);
    let text = match before.as_str() {
        "" => line,
        before if before.ends_with('\n') => format!("{before}{line}"),
        before => format!("{before}\n{line}"),
    };
    let (_, found) = workspace.history(reference, &text, case.as_ref());
    let mut diagnostics: Vec<Diagnostic> = faults.into_iter().filter(is_error).collect();
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

/// Nothing, where all is said that the kind of event needs.
fn missing(command: &Note) -> Result<(), String> {
    let (is_there, option) = match command.kind.needs() {
        None => return Ok(()),
        Some(Detail::Provisions) => (!command.provisions.is_empty(), "--provision"),
        Some(Detail::Questions) => (!command.questions.is_empty(), "--question"),
        Some(Detail::Reason) => (command.reason.is_some(), "--reason"),
        Some(Detail::To) => (command.to.is_some(), "--to"),
        Some(Detail::Number) => (command.number.is_some(), "--number"),
    };
    let kind = command.kind.word();
    if is_there {
        Ok(())
    } else {
        Err(format!("{kind} needs {option}; `candour note --help` says what it is"))
    }
}

/// The last line of a text.
fn line_of(text: &str) -> String {
    text.lines().last().map(|line| format!("{line}\n")).unwrap_or_default()
}

/// The event as a line of YAML, and for programs.
fn line(command: &Note, today: crate::value::Day) -> (String, Json) {
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
    for (name, texts) in [("provisions", &command.provisions), ("questions", &command.questions)] {
        let list = (!texts.is_empty()).then(|| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>());
        say(name, list.as_ref().map(|_| json!(texts)), list.map(|list| format!("[{}]", list.join(", "))));
    }
    for (name, text) in [("to", &command.to), ("reason", &command.reason), ("number", &command.number)] {
        say(name, text.clone().map(Json::from), text.as_deref().map(quoted));
    }
    (format!("- {{ {} }}\n", said.join(", ")), event)
}

/// A text in quotes, as YAML and JSON both read it.
fn quoted(text: &str) -> String {
    Json::from(text).to_string()
}
