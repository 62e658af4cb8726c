//! `candour due`: when an answer is due, and why.

mod cases;
pub(super) mod told;

use serde_json::{Value as Json, json};

use super::Status;
use super::args::{Common, Due, ReadingOf};
use super::event::Event;
use super::output::Output;
use super::workspace::Workspace;
use crate::case::Case;
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::law::{self, Calendar, Clock, Counted, Reading, Refused, Regime, Step, Timeline};
use crate::value::Day;

/// The law under which requests are answered where nothing else is said.
const USUAL: &str = "foia-2000";

pub(super) fn run(common: &Common, command: &Due, output: &Output) -> Result<Status, String> {
    let workspace = Workspace::open_if_any(common, &output.secrets)?;
    // Whose law and which holidays are counted by may stand in what could not be read.
    if let Some(workspace) = workspace.as_ref().filter(|workspace| !workspace.register.whole) {
        let faults: Vec<Diagnostic> = workspace.faults().cloned().collect();
        output.diagnostics(&workspace.sources, &faults);
        output.progress("no date is given while the register cannot be read whole");
        return Ok(Status::Findings);
    }
    match (&command.reference, command.received, workspace) {
        (None, Some(received), workspace) => {
            let today = common.as_of.unwrap_or_else(files::today);
            let counting = Counting::new(command, workspace.as_ref(), None)?;
            let told = counting.of(&Asked { received, answer: Vec::new(), review: None }, command)?;
            if output.json {
                output.json(told.json(today));
            } else {
                output.page(&told.page(command.explain));
            }
            Ok(Status::Clean)
        }
        (_, _, None) => {
            Err("there is no workspace here; go to one, name one with -C, or give the day with --received"
                .to_owned())
        }
        (Some(reference), _, Some(mut workspace)) => cases::one(&mut workspace, reference, command, output),
        (None, None, Some(mut workspace)) => cases::all(&mut workspace, command, output),
    }
}

/// What is asked about: a request, and what it met with.
struct Asked {
    received: Day,
    answer: Vec<law::Event>,
    review: Option<(Day, bool)>,
}

impl Asked {
    fn of(case: &Case, received: Day) -> Self {
        Self { received, answer: case.history.of_answer(), review: case.history.review() }
    }
}

/// By what is counted.
struct Counting {
    regime: &'static Regime,
    calendar: Calendar,
    reading: Reading,
}

/// What came out: the answer's dates, and the same by the Code's reading.
struct Told {
    regime: &'static Regime,
    received: Day,
    reading: Reading,
    timeline: Timeline,
    by_code: Option<Timeline>,
    /// The dates of a review, where one was asked for.
    review: Option<Timeline>,
}

impl Counting {
    fn new(command: &Due, workspace: Option<&Workspace>, case: Option<&Case>) -> Result<Self, String> {
        let register = workspace.map(|workspace| &workspace.register.organisation);
        let regime = match (command.regime, workspace) {
            (Some(regime), _) => regime,
            (None, Some(workspace)) => workspace.regime(case)?,
            (None, None) => law::regime(USUAL).ok_or("there is no law to count by")?,
        };
        let calendar = regime.calendar(register.map_or(&[][..], |register| &register.bank_holidays));
        let reading = match command.reading {
            ReadingOf::Statute => Reading::Statute,
            ReadingOf::Code => Reading::Code,
        };
        Ok(Self { regime, calendar, reading })
    }

    fn clock(&self, reading: Reading) -> Clock<'_> {
        Clock { regime: self.regime, calendar: &self.calendar, reading }
    }

    /// The dates of a request, with what else the command line says happened to it.
    fn of(&self, asked: &Asked, command: &Due) -> Result<Told, String> {
        let mut answer = asked.answer.clone();
        let mut review = asked.review;
        for event in &command.events {
            match *event {
                Event::Answer(event) => answer.push(event),
                Event::Review { asked, extended } => review = Some((asked, extended)),
            }
        }
        if let Some((day, _)) = review.filter(|(day, _)| *day < asked.received) {
            let (day, received) = (day.prose(), asked.received.prose());
            return Err(format!("a review is dated {day}, before the request was received on {received}"));
        }
        let answered = |reading: Reading| self.clock(reading).answer(asked.received, &answer);
        let reviewed = |reading: Reading| {
            review.map(|(day, extended)| self.clock(reading).review(day, extended)).transpose()
        };
        let refused = |refused: Refused| refused.to_string();
        Ok(Told {
            regime: self.regime,
            received: asked.received,
            reading: self.reading,
            timeline: answered(self.reading).map_err(refused)?,
            review: reviewed(self.reading).map_err(refused)?,
            // It may lie beyond the calendar where the reading asked for does not.
            by_code: if review.is_some() {
                reviewed(Reading::Code).ok().flatten()
            } else {
                answered(Reading::Code).ok()
            },
        })
    }
}

impl Told {
    /// The dates that matter now: of a review, once one was asked for.
    fn now(&self) -> &Timeline {
        self.review.as_ref().unwrap_or(&self.timeline)
    }

    fn page(&self, explain: bool) -> String {
        told::page(self.regime, self.now(), self.by_code.as_ref(), explain)
    }

    fn json(&self, today: Day) -> Json {
        let day = |due: Option<&law::Due>| due.map(|due| due.day.to_string());
        let basis = |due: Option<&law::Due>| due.map(|due| due.limit.basis.word());
        let provision = |due: Option<&law::Due>| due.map(|due| due.limit.provision);
        let timeline = self.now();
        let (last, interim) = (timeline.last(), timeline.interim());
        json!({
            "version": 1,
            "as_of": today.to_string(),
            "regime": self.regime.id(),
            "reading": match self.reading { Reading::Statute => "statute", Reading::Code => "code" },
            "received": self.received.to_string(),
            "counted_from": timeline.start.to_string(),
            "due": day(last),
            "basis": basis(last),
            "provision": provision(last),
            "interim_due": day(interim),
            "interim_basis": basis(interim),
            "interim_provision": provision(interim),
            "due_if_code_4_2": self.by_code.as_ref().and_then(|by_code| day(by_code.last())),
            "due_before_proclamation": day(timeline.before_proclamation.as_ref()),
            "missed": timeline.missed.map(|day| day.to_string()),
            "waits_for": timeline.waits.and_then(told::waits_for),
            "days": last.map_or(&[][..], |due| &due.steps).iter().map(step).collect::<Vec<_>>(),
        })
    }
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
