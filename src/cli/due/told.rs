//! A due date in words, as an officer could send them to a requester who asks how it came about.

use crate::cli::page::Tone;
use crate::law::{Basis, Counted, Due, Origin, Regime, Step, Timeline, Wait, What};
use crate::value::Day;

/// All that is to be said, as lines.
pub(super) fn page(
    regime: &Regime,
    timeline: &Timeline,
    by_code: Option<&Timeline>,
    explain: bool,
) -> String {
    let mut lines = Vec::new();
    if let Some(wait) = timeline.waits {
        lines.push(waits(wait, regime));
    }
    if let Some(missed) = timeline.missed {
        lines.push(format!(
            "clarification was asked for after the answer had been due, on {}: that it was late stays so",
            full(missed)
        ));
    }
    for due in &timeline.dues {
        lines.push(headline(due));
        lines.push(format!("  {}", reason(due, timeline, regime)));
    }
    if timeline.dues.is_empty() {
        return lines.join("\n") + "\n";
    }
    lines.extend(other_reading(timeline, by_code));
    lines.extend(proclaimed(timeline));
    if explain {
        lines.push(String::new());
        lines.push(rule(regime, timeline));
        lines.push(String::new());
        lines.extend(timeline.last().map_or(&[][..], |due| &due.steps).iter().map(row));
    }
    lines.join("\n") + "\n"
}

/// `Wednesday 22 January 2025`.
pub(in crate::cli) fn full(day: Day) -> String {
    format!("{} {}", day.weekday(), day.prose())
}

fn headline(due: &Due) -> String {
    let what = match due.what {
        What::Answer => "answer due",
        What::Notice => "notice due",
        What::Decision => "decision and answer due",
        What::Review => "outcome of the review due",
        What::ExtendedReview => "outcome of a complex review due",
    };
    format!("{} by the end of {}", what, Tone::Name.on(&full(due.day)))
}

fn reason(due: &Due, timeline: &Timeline, regime: &Regime) -> String {
    let counted = format!("the {} working day after {}", ordinal(due.limit.days), full(timeline.start));
    let act = format!("{} of the {}", due.limit.provision, regime.act());
    match due.limit.basis {
        Basis::Statute => format!("{counted}: {act}"),
        Basis::Code => {
            format!("{counted}: {act}, from the day on which the Code of Practice deems it received")
        }
        Basis::Guidance => format!("{counted}: {}, not the {}", due.limit.provision, regime.act()),
    }
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// What else the Code's reading would give, where it is another day.
fn other_reading(timeline: &Timeline, by_code: Option<&Timeline>) -> Option<String> {
    let by_code = by_code.filter(|_| timeline.start == timeline.received)?;
    let (here, there) = (timeline.last()?, by_code.last()?);
    (here.day != there.day).then(|| {
        format!(
            "  {} was no working day: by the Code of Practice it counts as received on {}, which would give {}",
            full(timeline.received),
            full(by_code.start),
            full(there.day)
        )
    })
}

/// What the date was before a bank holiday was proclaimed.
fn proclaimed(timeline: &Timeline) -> Option<String> {
    let (before, now) = (timeline.before_proclamation.as_ref()?, timeline.last()?);
    let extra = now.steps.iter().filter_map(|step| match &step.counted {
        Counted::Holiday(holiday) if holiday.proclaimed.is_some_and(|day| day > timeline.start) => {
            Some(format!("{} ({})", full(step.day), holiday.title))
        }
        _ => None,
    });
    let extra: Vec<String> = extra.collect();
    Some(format!(
        "  before {} became a bank holiday it was {}; whether that moves a date already running is not settled, \
         and the earlier day is safe",
        extra.join(" and "),
        full(before.day)
    ))
}

fn rule(regime: &Regime, timeline: &Timeline) -> String {
    let days = regime.working_days;
    let start = full(timeline.start);
    let mut told = vec![match timeline.origin {
        Origin::Request => format!(
            "The days are counted from the one after {start}, the day of receipt, which is not one of them."
        ),
        Origin::Clarification => format!(
            "The days are counted from the one after {start}, when clarification was given. That day took the place of \
             the day of receipt ({}) and is not one of them.",
            regime.pauses.map_or("", |pauses| pauses.clarification)
        ),
        Origin::Review => {
            format!(
                "The days are counted from the one after {start}, when the review was asked for, which is not one of them."
            )
        }
    }];
    if timeline.start != timeline.received {
        told.push(format!(
            "What was received came on {}, which was no working day, and counts as received on {start}.",
            full(timeline.received)
        ));
    }
    told.push(format!("A working day is {} ({}).", days.told, days.provision));
    let steps = timeline.last().map_or(&[][..], |due| &due.steps);
    if steps.iter().any(|step| step.counted == Counted::Fee) {
        let fees = regime.pauses.map_or("", |pauses| pauses.fees);
        told.push(format!("The days from a fees notice to payment are left out, both included ({fees})."));
    }
    told.join(" ")
}

fn row(step: &Step) -> String {
    let (weekday, date) = (step.day.weekday(), step.day.prose());
    let line = |number: &str, why: &str| {
        format!("{number:>4}  {weekday:<9}  {date:>17}  {why}").trim_end().to_owned()
    };
    match step.counted {
        Counted::As(number) => line(&number.to_string(), ""),
        _ => Tone::Absent.on(&line("–", &why(step))),
    }
}

/// Whether a day counts, and why not.
pub(super) fn why(step: &Step) -> String {
    match &step.counted {
        Counted::As(number) => format!("working day {number}"),
        Counted::Weekend => format!("a {}", step.day.weekday()),
        Counted::Christmas => "Christmas Day".to_owned(),
        Counted::Holiday(holiday) => format!("bank holiday in {}: {}", holiday.kept_in(), holiday.title),
        Counted::Fee => "a fee was waited for".to_owned(),
    }
}

/// What an answer waits for, in a word for programs.
pub(super) fn waits_for(wait: Wait) -> Option<&'static str> {
    match wait {
        Wait::Clarification(_) => Some("clarification"),
        Wait::Fee(..) => Some("fee"),
        Wait::FeeLapsed(_) => None,
    }
}

fn waits(wait: Wait, regime: &Regime) -> String {
    let (clarification, lapses) =
        regime.pauses.map_or(("", ""), |pauses| (pauses.clarification, pauses.fee_lapses));
    match wait {
        Wait::Clarification(asked) => format!(
            "no answer is due: clarification was asked for on {} and has not been given\n  when it is, that day \
             becomes the day of receipt, and the time begins anew: {clarification} of the {}",
            full(asked),
            regime.act()
        ),
        Wait::Fee(given, last) => format!(
            "no answer is due: a fees notice was given on {} and the fee has not been paid\n  it can be paid by \
             the end of {}: {lapses} of the {}",
            full(given),
            full(last),
            regime.act()
        ),
        Wait::FeeLapsed(last) => format!(
            "no answer is due: the fee was not paid by the end of {}\n  {lapses} of the {}",
            full(last),
            regime.act()
        ),
    }
}
