//! When an answer is due: working days counted one by one, so that each date can say how it came about.

use std::fmt;

use super::calendar::{Calendar, Holiday, Off, Uncovered};
use super::regime::{Basis, Limit, Purpose, Regime};
use crate::value::{Day, Interval};

/// From which day is counted where something is received on a day that is no working day. Two readings are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// The Act and the regulator: the day of receipt is the day it arrives, and the next working day is the first.
    #[default]
    Statute,
    /// The Code of Practice under section 45, paragraph 4.2: it counts as received on the next working day, and the one
    /// after that is the first.
    Code,
}

/// What a request meets with on its way that moves its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Clarification that is needed to find the information.
    Clarification {
        /// When it was asked for.
        asked: Day,
        /// When it was given.
        given: Option<Day>,
    },
    /// A notice that a fee is to be paid.
    FeesNotice {
        /// When the notice was given.
        given: Day,
        /// When the fee was paid.
        paid: Option<Day>,
    },
    /// More time, for what the regime allows it for.
    Extension(Purpose),
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The answer.
    Answer,
    /// A notice that says that more time is needed, what for, and until when.
    Notice,
    /// The decision that was put off, and the answer that goes with it.
    Decision,
    /// The outcome of a review.
    Review,
    /// The outcome of a review that is hard.
    ExtendedReview,
}

/// A date by the end of which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What is due.
    pub what: What,
    /// By the end of which day.
    pub day: Day,
    /// How many working days that is, who sets it and where.
    pub limit: Limit,
    /// Every day from the one after the start, with why it counts or does not.
    pub steps: Vec<Step>,
}

/// One day of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: Day,
    /// Whether it counts.
    pub counted: Counted,
}

/// Whether a day counts, and why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// It is the working day of this number.
    As(u32),
    /// It is a Saturday or a Sunday.
    Weekend,
    /// It is Christmas Day.
    Christmas,
    /// It is a bank holiday.
    Holiday(Holiday),
    /// A fee was waited for.
    Fee,
}

/// What a count begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The request was received.
    Request,
    /// Clarification was given, and its day took the place of the day of receipt.
    Clarification,
    /// A review was asked for.
    Review,
}

/// When something was received, and what is due after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// What was received.
    pub origin: Origin,
    /// When it arrived.
    pub received: Day,
    /// The day after which is counted: the same, but for another reading.
    pub start: Day,
    /// What is due, in order of time. Nothing, where it waits for something.
    pub dues: Vec<Due>,
    /// What it waits for.
    pub waits: Option<Wait>,
    /// When an answer had been due before clarification was asked for, if it was asked for too late: that stays so.
    pub missed: Option<Day>,
    /// The last date as it was before a holiday was proclaimed that the count had not met with yet.
    pub before_proclamation: Option<Due>,
}

/// Why there is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Clarification was asked for on this day and has not been given: there is no duty to answer until it is.
    Clarification(Day),
    /// A fee has not been paid: there is no duty to answer unless it is, by the end of the second day.
    Fee(Day, Day),
    /// A fee was not paid in time, which ended on this day.
    FeeLapsed(Day),
}

/// Why no date can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// A day lies outside the calendar.
    Uncovered(Uncovered),
    /// Two days are in an impossible order; a sentence says which.
    Order(String),
    /// The regime has no such thing, or it is not modelled; a sentence says what.
    NotThere(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uncovered(uncovered) => uncovered.fmt(f),
            Self::Order(sentence) | Self::NotThere(sentence) => f.write_str(sentence),
        }
    }
}

impl From<Uncovered> for Refused {
    fn from(uncovered: Uncovered) -> Self {
        Self::Uncovered(uncovered)
    }
}

/// Counts the days of one regime.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'c> {
    /// Whose limits are counted.
    pub regime: &'c Regime,
    /// Which days are working days.
    pub calendar: &'c Calendar,
    /// How a receipt on another day is read.
    pub reading: Reading,
}

impl Clock<'_> {
    /// When the answer to a request is due that was received on a day.
    ///
    /// # Errors
    /// Days in an impossible order, what the regime does not have, and days that the calendar does not cover.
    pub fn answer(&self, received: Day, events: &[Event]) -> Result<Timeline, Refused> {
        self.check(received, events)?;
        let mut clarifications: Vec<(Day, Option<Day>)> =
            events.iter().filter_map(Event::clarification).collect();
        clarifications.sort_unstable();
        let mut from = (Origin::Request, received);
        let mut missed = None;
        for (asked, given) in clarifications {
            let due =
                self.timeline(from, &[(What::Answer, self.regime.answer)], &[])?.last().map(|due| due.day);
            missed = missed.or(due.filter(|due| *due < asked));
            let Some(given) = given else {
                return Ok(Timeline { missed, ..Timeline::waiting(from, Wait::Clarification(asked)) });
            };
            from = (Origin::Clarification, from.1.max(given));
        }
        let mut pauses = Vec::new();
        for (given, paid) in events.iter().filter_map(Event::fee) {
            let last = self.last_day_to_pay(given);
            match paid {
                Some(paid) if paid <= last => pauses.extend(Interval::new(given, paid)),
                Some(_) => return Ok(Timeline { missed, ..Timeline::waiting(from, Wait::FeeLapsed(last)) }),
                None => return Ok(Timeline { missed, ..Timeline::waiting(from, Wait::Fee(given, last)) }),
            }
        }
        let extension = self.regime.extension.filter(|_| events.iter().any(Event::is_extension));
        let wanted = match extension {
            None => vec![(What::Answer, self.regime.answer)],
            Some(extension) => vec![(What::Notice, extension.notice), (What::Decision, extension.limit)],
        };
        Ok(Timeline { missed, ..self.timeline(from, &wanted, &pauses)? })
    }

    /// When the outcome of a review is due that was asked for on a day.
    ///
    /// # Errors
    /// What the regime does not have, and days that the calendar does not cover.
    pub fn review(&self, asked: Day, extended: bool) -> Result<Timeline, Refused> {
        let review = self.regime.review;
        let mut wanted = vec![(What::Review, review.limit)];
        if extended {
            let Some(limit) = review.extended else {
                return Err(Refused::NotThere(format!(
                    "there is no longer time for a review under the {}",
                    self.regime.act()
                )));
            };
            wanted.push((What::ExtendedReview, limit));
        }
        self.timeline((Origin::Review, asked), &wanted, &[])
    }

    fn timeline(
        &self,
        (origin, received): (Origin, Day),
        wanted: &[(What, Limit)],
        pauses: &[Interval],
    ) -> Result<Timeline, Refused> {
        let start = self.start(received)?;
        let due = |calendar: &Calendar, (what, limit): (What, Limit)| {
            let steps = count(calendar, start, limit.days, pauses)?;
            let day = steps.last().map_or(start, |step| step.day);
            let limit = if start == received { limit } else { Limit { basis: Basis::Code, ..limit } };
            Ok::<Due, Uncovered>(Due { what, day, limit, steps })
        };
        let dues = wanted.iter().map(|wanted| due(self.calendar, *wanted)).collect::<Result<Vec<_>, _>>()?;
        let earlier = self.calendar.as_known_on(start);
        let before = wanted.last().map(|wanted| due(&earlier, *wanted)).transpose()?;
        let before_proclamation =
            before.filter(|before| dues.last().is_some_and(|due| due.day != before.day));
        Ok(Timeline { origin, received, start, dues, waits: None, missed: None, before_proclamation })
    }

    /// The day after which is counted.
    fn start(&self, received: Day) -> Result<Day, Uncovered> {
        let mut start = received;
        while self.calendar.off(start)?.is_some() && self.reading == Reading::Code {
            start = start.next();
        }
        Ok(start)
    }

    /// The last day on which a fee can be paid: so many months beginning with the day of the notice.
    fn last_day_to_pay(&self, given: Day) -> Day {
        let months = self.regime.pauses.map_or(0, |pauses| pauses.fee_within_months);
        let span = jiff::Span::new().try_months(months).ok();
        let after = given.date().zip(span).and_then(|(date, span)| date.checked_add(span).ok());
        after.map_or(Day::NEVER, |date| Day::from(date).previous())
    }

    fn check(&self, received: Day, events: &[Event]) -> Result<(), Refused> {
        let act = self.regime.act();
        for event in events {
            let (begun, ended, name) = match *event {
                Event::Extension(purpose) => {
                    match self.regime.extension {
                        Some(extension) if extension.purpose == purpose => {}
                        _ => {
                            return Err(Refused::NotThere(format!(
                                "there is no more time {purpose} under the {act}"
                            )));
                        }
                    }
                    continue;
                }
                Event::Clarification { asked, given } => (asked, given, "clarification"),
                Event::FeesNotice { given, paid } => (given, paid, "a fees notice"),
            };
            if self.regime.pauses.is_none() {
                return Err(Refused::NotThere(format!(
                    "what {name} does to a date under the {act} is not modelled"
                )));
            }
            let order = |first: Day, second: Day, what: &str| {
                Refused::Order(format!("{name} is dated {}, {what} {}", first.prose(), second.prose()))
            };
            if begun < received {
                return Err(order(begun, received, "before the request was received on"));
            }
            if let Some(ended) = ended.filter(|ended| *ended < begun) {
                return Err(order(begun, ended, "but was answered before that, on"));
            }
        }
        Ok(())
    }
}

/// The days after `start` up to the working day of this number; days in `pauses` do not count.
fn count(calendar: &Calendar, start: Day, number: u32, pauses: &[Interval]) -> Result<Vec<Step>, Uncovered> {
    let (mut day, mut reached, mut steps) = (start, 0, Vec::new());
    while reached < number {
        day = day.next();
        let counted = match calendar.off(day)? {
            Some(Off::Weekend) => Counted::Weekend,
            Some(Off::Christmas) => Counted::Christmas,
            Some(Off::Holiday(holiday)) => Counted::Holiday(holiday.clone()),
            None if pauses.iter().any(|pause| pause.contains(day)) => Counted::Fee,
            None => {
                reached += 1;
                Counted::As(reached)
            }
        };
        steps.push(Step { day, counted });
    }
    Ok(steps)
}

impl Event {
    fn clarification(&self) -> Option<(Day, Option<Day>)> {
        match *self {
            Self::Clarification { asked, given } => Some((asked, given)),
            _ => None,
        }
    }

    fn fee(&self) -> Option<(Day, Option<Day>)> {
        match *self {
            Self::FeesNotice { given, paid } => Some((given, paid)),
            _ => None,
        }
    }

    fn is_extension(&self) -> bool {
        matches!(self, Self::Extension(_))
    }
}

impl Timeline {
    fn waiting((origin, received): (Origin, Day), waits: Wait) -> Self {
        let (dues, waits) = (Vec::new(), Some(waits));
        Self { origin, received, start: received, dues, waits, missed: None, before_proclamation: None }
    }

    /// The last date, by which everything is due.
    pub fn last(&self) -> Option<&Due> {
        self.dues.last()
    }

    /// The date before it, by which a notice or an ordinary review is due.
    pub fn interim(&self) -> Option<&Due> {
        let before = self.dues.len().checked_sub(2)?;
        self.dues.get(before)
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PublicInterest => "to weigh the public interest",
            Self::Complexity => "for what is complex and voluminous",
        })
    }
}
