//! `candour due`: when an answer is due, and why.

mod told;

use serde_json::{Value as Json, json};

use super::Status;
use super::args::{Common, Due, ReadingOf};
use super::event::Event;
use super::output::Output;
use crate::files;
use crate::law::{self, Clock, Counted, Reading, Refused, Regime, Step, Timeline};

/// The law under which requests are answered where nothing else is said.
const USUAL: &str = "foia-2000";

pub(super) fn run(common: &Common, command: &Due, output: &Output) -> Result<Status, String> {
    let today = common.as_of.unwrap_or_else(files::today);
    let regime = command.regime.or_else(|| law::regime(USUAL)).ok_or("there is no regime to count by")?;
    let calendar = regime.calendar();
    let clock = |reading: Reading| Clock { regime, calendar: &calendar, reading };
    let reading = match command.reading {
        ReadingOf::Statute => Reading::Statute,
        ReadingOf::Code => Reading::Code,
    };
    let told = timeline(clock(reading), command).map_err(|refused| refused.to_string())?;
    // The other reading is told beside it; it may lie beyond the calendar where this one does not.
    let by_code = timeline(clock(Reading::Code), command).ok();
    if output.json {
        output.json(json(regime, reading, &told, by_code.as_ref(), today));
    } else {
        output.page(&told::page(regime, &told, by_code.as_ref(), command.explain));
    }
    Ok(Status::Clean)
}

fn timeline(clock: Clock<'_>, command: &Due) -> Result<Timeline, Refused> {
    let mut answer = Vec::new();
    let mut review = None;
    for event in &command.events {
        match *event {
            Event::Answer(event) => answer.push(event),
            Event::Review { asked, extended } => review = Some((asked, extended)),
        }
    }
    match review {
        Some((asked, _)) if asked < command.received => Err(Refused::Order(format!(
            "a review is dated {}, before the request was received on {}",
            asked.prose(),
            command.received.prose()
        ))),
        Some((asked, extended)) => clock.review(asked, extended),
        None => clock.answer(command.received, &answer),
    }
}

fn json(
    regime: &Regime,
    reading: Reading,
    timeline: &Timeline,
    by_code: Option<&Timeline>,
    today: crate::value::Day,
) -> Json {
    let day = |due: Option<&law::Due>| due.map(|due| due.day.to_string());
    let basis = |due: Option<&law::Due>| due.map(|due| due.limit.basis.word());
    let provision = |due: Option<&law::Due>| due.map(|due| due.limit.provision);
    let (last, interim) = (timeline.last(), timeline.interim());
    json!({
        "version": 1,
        "as_of": today.to_string(),
        "regime": regime.id,
        "reading": match reading { Reading::Statute => "statute", Reading::Code => "code" },
        "received": timeline.received.to_string(),
        "counted_from": timeline.start.to_string(),
        "due": day(last),
        "basis": basis(last),
        "provision": provision(last),
        "interim_due": day(interim),
        "interim_basis": basis(interim),
        "interim_provision": provision(interim),
        "due_if_code_4_2": by_code.and_then(|by_code| day(by_code.last())),
        "due_before_proclamation": day(timeline.before_proclamation.as_ref()),
        "waits_for": timeline.waits.map(told::waits_for),
        "days": last.map_or(&[][..], |due| &due.steps).iter().map(step).collect::<Vec<_>>(),
    })
}

fn step(step: &Step) -> Json {
    let number = match step.counted {
        Counted::As(number) => Some(number),
        _ => None,
    };
    json!({
        "date": step.day.to_string(),
        "counted": number.is_some(),
        "number": number,
        "why": told::why(step),
    })
}
