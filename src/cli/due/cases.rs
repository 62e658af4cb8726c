//! The due dates of cases: of one, with what happened to it, and of all that are open.

use serde_json::{Value as Json, json};

use super::told::{self, full};
use super::{Asked, Counting, Told};
use crate::case::{Case, CaseKind, Event, EventKind};
use crate::cli::Status;
use crate::cli::approval::Approval;
use crate::cli::args::Due;
use crate::cli::output::{Output, counted, status};
use crate::cli::page::Tone;
use crate::cli::workspace::Workspace;
use crate::diagnostic::Level;
use crate::law::Calendar;
use crate::text::At;
use crate::value::Day;

/// One case: what happened to it and what is due.
pub(super) fn one(
    workspace: &mut Workspace,
    reference: &str,
    command: &Due,
    output: &Output,
) -> Result<Status, String> {
    workspace.must_have(reference)?;
    let (case, faults) = workspace.case(reference).map_err(|error| error.to_string())?;
    let faults = workspace.settle(faults);
    let Some(case) = case.filter(|_| !faults.iter().any(|fault| fault.level == Level::Error)) else {
        output.diagnostics(&workspace.sources, &faults);
        output.progress(&format!("{reference} cannot be read, so nothing is said of its dates"));
        return Ok(Status::Findings);
    };
    let Some(received) = received(&case) else {
        return Err(format!("{reference} is a briefing: nobody asked for it, and nothing is due"));
    };
    let counting = Counting::new(command, Some(workspace), Some(&case))?;
    let case = Case { history: case.history.until(workspace.today), ..case };
    let told = counting.of(&Asked::of(&case, received), command)?;
    let state = State::of(&case, &told, &counting.calendar, workspace.today);
    let approval = workspace.approval(&case).filter(|_| state.is_open());
    if output.json {
        let mut result = told.json(workspace.today);
        result["reference"] = json!(reference);
        result["events"] = case.history.events.iter().map(event).collect();
        result["state"] = json!(state.word());
        result["working_days"] = json!(state.days());
        result["approval"] = json!(approval.as_ref().map(Approval::word));
        output.json(result);
        return Ok(status(&faults));
    }
    output.diagnostics(&workspace.sources, &faults);
    let mut lines = vec![format!("{}  received on {}", Tone::Name.on(reference), full(received))];
    lines.extend(case.history.events.iter().map(happened));
    lines.push(String::new());
    let tone =
        if matches!(state, State::Overdue(_) | State::Late(..)) { Tone::Unknown } else { Tone::Certain };
    lines.push(tone.on(&state.told()));
    lines.extend(approval.as_ref().map(approved));
    lines.extend(notice(&case, &told, &counting.calendar));
    output.page(&(lines.join("\n") + "\n" + &told.page(command.explain)));
    Ok(status(&faults))
}

/// Every case that is open, the most urgent first.
pub(super) fn all(workspace: &mut Workspace, command: &Due, output: &Output) -> Result<Status, String> {
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for reference in workspace.references() {
        let (case, found) = match workspace.case(&reference) {
            Ok(read) => read,
            Err(error) => {
                rows.push((reference, Err(error.to_string())));
                continue;
            }
        };
        let found = workspace.settle(found);
        let broken = found.iter().any(|fault| fault.level == Level::Error);
        faults.extend(found);
        let Some(case) = case.filter(|_| !broken) else {
            rows.push((
                reference,
                Err("its files cannot be read, so nothing is said of its dates".to_owned()),
            ));
            continue;
        };
        let Some(received) = received(&case) else { continue };
        let counting = Counting::new(command, Some(workspace), Some(&case))?;
        let case = Case { history: case.history.until(workspace.today), ..case };
        let row = counting.of(&Asked::of(&case, received), command).map(|told| {
            let state = State::of(&case, &told, &counting.calendar, workspace.today);
            (told, state, workspace.approval(&case))
        });
        match row {
            Ok((_, state, _)) if !state.is_open() => {}
            row => rows.push((reference, row)),
        }
    }
    rows.sort_by_key(|(_, row)| {
        row.as_ref().ok().and_then(|(told, ..)| told.now().last().map(|due| due.day))
    });
    if output.json {
        output.json(json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "cases": rows.iter().map(|(reference, row)| row_json(reference, row.as_ref())).collect::<Vec<_>>(),
        }));
        return Ok(status(&faults));
    }
    output.diagnostics(&workspace.sources, &faults);
    if rows.is_empty() {
        output.progress("no case is open");
    }
    let width = rows.iter().map(|(reference, _)| reference.chars().count()).max().unwrap_or_default();
    let lines: Vec<String> =
        rows.iter().map(|(reference, row)| line(reference, width, row.as_ref())).collect();
    output.page(&lines.concat());
    Ok(status(&faults))
}

fn received(case: &Case) -> Option<Day> {
    case.received.filter(|_| case.kind == CaseKind::Request).map(|received| received.value)
}

/// How a case stands on a day. Days are working days.
enum State {
    /// So many are left, today not counted.
    Open(Option<usize>),
    /// So many have passed since it was due.
    Overdue(Option<usize>),
    /// It waits for the requester.
    Waiting,
    /// It was closed by this, in time or without a date.
    Closed(&'static str, Day),
    /// It was closed by this, so many after it was due.
    Late(&'static str, Day, usize),
}

impl State {
    fn of(case: &Case, told: &Told, calendar: &Calendar, today: Day) -> Self {
        let history = &case.history;
        let closed = if told.review.is_some() { history.review_answered() } else { history.closed() };
        let due = told.now().last().map(|due| due.day);
        match (closed, due) {
            (Some(Event { kind, on, .. }), due) => {
                let late = due.map(|due| calendar.working_days(due, on.value).unwrap_or_default());
                match late {
                    Some(days) if days > 0 => Self::Late(kind.value.told(), on.value, days),
                    _ => Self::Closed(kind.value.told(), on.value),
                }
            }
            (None, None) => Self::Waiting,
            (None, Some(due)) if due < today => Self::Overdue(calendar.working_days(due, today).ok()),
            (None, Some(due)) => Self::Open(calendar.working_days(today, due).ok()),
        }
    }

    fn is_open(&self) -> bool {
        matches!(self, Self::Open(_) | Self::Overdue(_) | Self::Waiting)
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Open(_) => "open",
            Self::Overdue(_) => "overdue",
            Self::Waiting => "waiting",
            Self::Closed(..) => "closed",
            Self::Late(..) => "closed_late",
        }
    }

    /// Working days left, or past the date where they are below nought.
    fn days(&self) -> Option<i64> {
        let whole = |days: usize| i64::try_from(days).ok();
        match *self {
            Self::Open(days) => days.and_then(whole),
            Self::Overdue(days) => days.and_then(whole).map(|days| -days),
            Self::Late(_, _, days) => whole(days).map(|days| -days),
            Self::Waiting | Self::Closed(..) => None,
        }
    }

    fn told(&self) -> String {
        let days = |days: usize| counted(days, "working day", "working days");
        match *self {
            Self::Open(Some(0)) => "today is the last day".to_owned(),
            Self::Open(Some(left)) => format!("{} left", days(left)),
            Self::Open(None) => "open".to_owned(),
            Self::Overdue(Some(past)) if past > 0 => format!("overdue by {}", days(past)),
            Self::Overdue(_) => "overdue".to_owned(),
            Self::Waiting => "waiting for the requester".to_owned(),
            Self::Closed(what, on) => format!("{}: {what}", full(on)),
            Self::Late(what, on, past) => format!("{}: {what}, {} after it was due", full(on), days(past)),
        }
    }
}

/// Whether the notice that more time is needed was given in time, and promises no more than there is.
fn notice(case: &Case, told: &Told, calendar: &Calendar) -> Option<String> {
    let extends = |kind| matches!(kind, EventKind::PitExtension | EventKind::ComplexExtension);
    let given = case.history.events.iter().find(|event| extends(event.kind.value))?;
    let (notice, last) = (told.timeline.interim()?, told.timeline.last()?);
    let on = given.on.value;
    let late = calendar.working_days(notice.day, on).ok().filter(|days| *days > 0);
    let late = late.map(|days| format!(", {} late", counted(days, "working day", "working days")));
    let until = given.until.filter(|until| until.value > last.day);
    let until = until.map(|until| {
        format!("; it promises a decision by {}, later than there is time for", until.value.prose())
    });
    let told = [
        format!("the notice was given on {}", full(on)),
        late.unwrap_or_default(),
        until.unwrap_or_default(),
    ];
    Some(told.concat())
}

/// Whether the letter may go out, by its last approval.
fn approved(approval: &Approval) -> String {
    match approval {
        Approval::Given => Tone::Certain.on("the letter is approved as it is"),
        Approval::Void(finding) => Tone::Unknown.on(&finding.message),
    }
}

/// The same in a word or two.
fn approval_told(approval: &Approval) -> String {
    match approval {
        Approval::Given => Tone::Certain.on("approved"),
        Approval::Void(_) => Tone::Unknown.on("approval void"),
    }
}

fn happened(event: &Event) -> String {
    let text = |text: &Option<At<String>>, before: &str| {
        text.as_ref().map(|text| format!("{before}{}", text.value)).unwrap_or_default()
    };
    let list = |texts: &[At<String>], before: &str| {
        let texts: Vec<&str> = texts.iter().map(|text| &*text.value).collect();
        if texts.is_empty() { String::new() } else { format!(" ({before}{})", texts.join(", ")) }
    };
    let until = event.until.map(|until| format!(", until {}", until.value.prose()));
    [
        format!("  {}: {}", event.on.value.prose(), event.kind.value.told()),
        until.unwrap_or_default(),
        list(&event.provisions, ""),
        list(&event.questions, "question "),
        text(&event.to, " to "),
        text(&event.number, ", "),
        text(&event.reason, ": "),
        text(&event.fact, ": "),
        event.answer.map_or("", |answer| if answer.value { ", yes" } else { ", no" }).to_owned(),
        text(&event.by, ", by "),
    ]
    .concat()
}

fn event(event: &Event) -> Json {
    json!({
        "kind": event.kind.value.word(),
        "on": event.on.value.to_string(),
        "until": event.until.map(|until| until.value.to_string()),
    })
}

type Row<'r> = Result<&'r (Told, State, Option<Approval>), &'r String>;

fn line(reference: &str, width: usize, row: Row<'_>) -> String {
    let name = Tone::Name.on(&format!("{reference:<width$}"));
    let (told, state, approval) = match row {
        Ok(row) => row,
        Err(why) => return format!("{name}  {}\n", Tone::Unknown.on(why)),
    };
    let timeline = told.now();
    let state_told = state.told();
    let tone = if matches!(state, State::Overdue(_)) { Tone::Unknown } else { Tone::Certain };
    let mut line = match timeline.last() {
        Some(due) => format!("{name}  due {}  {}", full(due.day), tone.on(&state_told)),
        None => format!("{name}  {}", Tone::Partly.on(&state_told)),
    };
    if let Some(before) = &timeline.before_proclamation {
        line = format!("{line}; {} before a bank holiday was proclaimed", before.day.prose());
    }
    if let Some(approval) = approval {
        line = format!("{line}  {}", approval_told(approval));
    }
    line + "\n"
}

fn row_json(reference: &str, row: Row<'_>) -> Json {
    let day = |due: Option<&crate::law::Due>| due.map(|due| due.day.to_string());
    match row {
        Err(why) => json!({ "reference": reference, "due": null, "why": why }),
        Ok((told, state, approval)) => json!({
            "reference": reference,
            "due": day(told.now().last()),
            "interim_due": day(told.now().interim()),
            "due_before_proclamation": day(told.now().before_proclamation.as_ref()),
            "waits_for": told.now().waits.and_then(told::waits_for),
            "state": state.word(),
            "working_days": state.days(),
            "approval": approval.as_ref().map(Approval::word),
        }),
    }
}
