//! What happened to a case, and when: `events.yaml`, to which lines are only ever added.

use std::fmt;

use super::Manifest;
use crate::law::{self, Purpose};
use crate::text::{At, Span};
use crate::value::Day;

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// Where it is written.
    pub span: Span,
    /// What happened.
    pub kind: At<EventKind>,
    /// When.
    pub on: At<Day>,
    /// By when, where it promises something.
    pub until: Option<At<Day>>,
    /// The provisions that it relies on.
    pub provisions: Vec<At<String>>,
    /// The questions that it is about, where not all of them.
    pub questions: Vec<At<String>>,
    /// The body that it went to.
    pub to: Option<At<String>>,
    /// Why.
    pub reason: Option<At<String>>,
    /// The number that another body gave it.
    pub number: Option<At<String>>,
    /// The post that said so, by id.
    pub by: Option<At<String>>,
    /// The fact that it is about: `posts/lead`, or `posts/lead/count`.
    pub fact: Option<At<String>>,
    /// The claim of the letter that it is about, by its id or by its fact.
    pub claim: Option<At<String>>,
    /// What was answered.
    pub answer: Option<At<bool>>,
    /// What the register said of the fact then.
    pub says: Option<At<String>>,
    /// What an audit had found of what was accepted; nothing, where that was not kept.
    pub found: Vec<FoundThen>,
    /// The digest of the list of files.
    pub digest: Option<At<String>>,
    /// What was approved.
    pub files: Manifest,
}

/// One thing that an audit had found when it was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundThen {
    /// How it stood, or what was between two letters, by its word: `corrected`.
    pub result: String,
    /// The fact, by its path.
    pub fact: String,
    /// What the register said; nothing, where it was no value.
    pub says: String,
}

impl FoundThen {
    /// Reads `corrected posts/lead/count: 4`; none where it is nothing of that form.
    pub fn read(text: &str) -> Option<Self> {
        let (result, rest) = text.split_once(' ')?;
        let (fact, says) = rest.split_once(": ").unwrap_or((rest, ""));
        let [result, fact, says] = [result, fact, says].map(str::to_owned);
        (!result.is_empty() && !fact.is_empty() && !fact.contains(' ')).then_some(Self { result, fact, says })
    }
}

impl fmt::Display for FoundThen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { result, fact, says } = self;
        if says.is_empty() { write!(f, "{result} {fact}") } else { write!(f, "{result} {fact}: {says}") }
    }
}

/// What can happen to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// Receipt was acknowledged.
    Acknowledged,
    /// Clarification was asked for.
    Clarification,
    /// Clarification was given.
    Clarified,
    /// Clarification did not come, and the case was closed.
    ClarificationLapsed,
    /// A fees notice was given.
    FeesNotice,
    /// The fee was paid.
    FeePaid,
    /// The requester was told that the public interest needs longer.
    PitExtension,
    /// The requester was told that what is asked for is complex and voluminous.
    ComplexExtension,
    /// Whoever had to be asked said whether a fact may be disclosed.
    Answered,
    /// Whoever knows said that a fact is so.
    Confirmed,
    /// A second person said yes to the letter.
    Approved,
    /// A part of the answer was sent.
    PartSent,
    /// The answer was sent.
    Sent,
    /// The answer was sent late, with an apology.
    SentLate,
    /// The request was passed on to another body.
    Transferred,
    /// The requester withdrew it.
    Withdrawn,
    /// It was found to be no valid request.
    Invalid,
    /// A review was asked for.
    InternalReview,
    /// The requester was told that the review needs longer.
    InternalReviewExtended,
    /// The outcome of the review was sent.
    InternalReviewAnswered,
    /// The regulator took up a complaint.
    RegulatorCase,
    /// What an audit found on the letter was accepted as it is.
    Accepted,
}

impl EventKind {
    /// Every kind, in the order in which they are met with.
    pub const ALL: [Self; 22] = [
        Self::Acknowledged,
        Self::Clarification,
        Self::Clarified,
        Self::ClarificationLapsed,
        Self::FeesNotice,
        Self::FeePaid,
        Self::PitExtension,
        Self::ComplexExtension,
        Self::Answered,
        Self::Confirmed,
        Self::Approved,
        Self::PartSent,
        Self::Sent,
        Self::SentLate,
        Self::Transferred,
        Self::Withdrawn,
        Self::Invalid,
        Self::InternalReview,
        Self::InternalReviewExtended,
        Self::InternalReviewAnswered,
        Self::RegulatorCase,
        Self::Accepted,
    ];

    /// Its word in `events.yaml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::Clarification => "clarification",
            Self::Clarified => "clarified",
            Self::ClarificationLapsed => "clarification_lapsed",
            Self::FeesNotice => "fees_notice",
            Self::FeePaid => "fee_paid",
            Self::PitExtension => "pit_extension",
            Self::ComplexExtension => "complex_extension",
            Self::Answered => "answered",
            Self::Confirmed => "confirmed",
            Self::Approved => "approved",
            Self::PartSent => "part_sent",
            Self::Sent => "sent",
            Self::SentLate => "sent_late",
            Self::Transferred => "transferred",
            Self::Withdrawn => "withdrawn",
            Self::Invalid => "invalid",
            Self::InternalReview => "internal_review",
            Self::InternalReviewExtended => "internal_review_extended",
            Self::InternalReviewAnswered => "internal_review_answered",
            Self::RegulatorCase => "regulator_case",
            Self::Accepted => "accepted",
        }
    }

    /// What happened, as a sentence has it after a date: "clarification was asked for".
    pub fn told(self) -> &'static str {
        match self {
            Self::Acknowledged => "the request was acknowledged",
            Self::Clarification => "clarification was asked for",
            Self::Clarified => "clarification was given",
            Self::ClarificationLapsed => "it was closed, since no clarification came",
            Self::FeesNotice => "a fees notice was given",
            Self::FeePaid => "the fee was paid",
            Self::PitExtension => "more time was taken to weigh the public interest",
            Self::ComplexExtension => "more time was taken for what is complex and voluminous",
            Self::Answered => "it was answered whether a fact may be disclosed",
            Self::Confirmed => "a fact was confirmed",
            Self::Approved => "the letter was approved",
            Self::PartSent => "a part of the answer was sent",
            Self::Sent => "the answer was sent",
            Self::SentLate => "the answer was sent late, with an apology",
            Self::Transferred => "the request was passed on",
            Self::Withdrawn => "the request was withdrawn",
            Self::Invalid => "it was found to be no valid request",
            Self::InternalReview => "a review was asked for",
            Self::InternalReviewExtended => "more time was taken for the review",
            Self::InternalReviewAnswered => "the outcome of the review was sent",
            Self::RegulatorCase => "the regulator took up a complaint",
            Self::Accepted => "what an audit found was accepted as it is",
        }
    }

    /// Whether nothing more is owed on the request once it has happened.
    pub fn closes(self) -> bool {
        matches!(
            self,
            Self::ClarificationLapsed
                | Self::Sent
                | Self::SentLate
                | Self::Transferred
                | Self::Withdrawn
                | Self::Invalid
        )
    }

    /// What has to have happened before it, if anything.
    pub fn follows(self) -> &'static [Self] {
        match self {
            Self::Clarified | Self::ClarificationLapsed => &[Self::Clarification],
            Self::FeePaid => &[Self::FeesNotice],
            Self::InternalReview => &[Self::Sent, Self::SentLate, Self::PartSent],
            Self::InternalReviewExtended | Self::InternalReviewAnswered => &[Self::InternalReview],
            _ => &[],
        }
    }

    /// Whether it prepares an answer, so that none of it comes after the answer was sent.
    pub fn prepares(self) -> bool {
        matches!(self, Self::Answered | Self::Confirmed | Self::Approved)
    }

    /// What it has to say beside its day.
    pub fn needs(self) -> &'static [Detail] {
        match self {
            Self::PitExtension => &[Detail::Provisions],
            Self::PartSent => &[Detail::Questions],
            Self::SentLate | Self::Invalid => &[Detail::Reason],
            Self::Transferred => &[Detail::To],
            Self::RegulatorCase => &[Detail::Number],
            Self::Accepted => &[Detail::Claim, Detail::Reason],
            Self::Answered => &[Detail::Fact, Detail::By, Detail::Answer],
            Self::Confirmed => &[Detail::Fact, Detail::By],
            Self::Approved => &[Detail::By, Detail::Digest, Detail::Files],
            _ => &[],
        }
    }
}

/// What an event can have to say beside its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The provisions relied on.
    Provisions,
    /// The questions answered.
    Questions,
    /// Why.
    Reason,
    /// The body it went to.
    To,
    /// The number given to it.
    Number,
    /// The post that said so.
    By,
    /// The fact it is about.
    Fact,
    /// The claim it is about.
    Claim,
    /// Yes or no.
    Answer,
    /// The digest of what was approved.
    Digest,
    /// The files that were approved.
    Files,
}

impl Detail {
    /// Its name in `events.yaml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Provisions => "provisions",
            Self::Questions => "questions",
            Self::Reason => "reason",
            Self::To => "to",
            Self::Number => "number",
            Self::By => "by",
            Self::Fact => "fact",
            Self::Claim => "claim",
            Self::Answer => "answer",
            Self::Digest => "digest",
            Self::Files => "files",
        }
    }
}

impl Event {
    /// That something happened on a day, and no more.
    pub fn new(kind: At<EventKind>, on: At<Day>) -> Self {
        Self {
            span: kind.span,
            kind,
            on,
            until: None,
            provisions: Vec::new(),
            questions: Vec::new(),
            to: None,
            reason: None,
            number: None,
            by: None,
            fact: None,
            claim: None,
            answer: None,
            says: None,
            found: Vec::new(),
            digest: None,
            files: Manifest::default(),
        }
    }

    /// Whether it says what its kind has to.
    pub fn says(&self, detail: Detail) -> bool {
        match detail {
            Detail::Provisions => !self.provisions.is_empty(),
            Detail::Questions => !self.questions.is_empty(),
            Detail::Reason => self.reason.is_some(),
            Detail::To => self.to.is_some(),
            Detail::Number => self.number.is_some(),
            Detail::By => self.by.is_some(),
            Detail::Fact => self.fact.is_some(),
            Detail::Claim => self.claim.is_some(),
            Detail::Answer => self.answer.is_some(),
            Detail::Digest => self.digest.is_some(),
            Detail::Files => !self.files.is_empty(),
        }
    }
}

/// What happened to a case, as the clock and a reader need it.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Everything, in order of time.
    pub events: Vec<Event>,
}

impl History {
    /// These, in order of time; what happened on one day stays in the order written.
    pub fn new(mut events: Vec<Event>) -> Self {
        events.sort_by_key(|event| event.on.value);
        Self { events }
    }

    /// Takes in that the answer was sent on a day, where that is known and not said. `place` stands for who says so.
    pub fn was_sent(&mut self, on: Option<Day>, place: Span) {
        if let Some(on) = on.filter(|_| self.sent().is_none()) {
            self.events.push(Event::new(At::new(EventKind::Sent, place), At::new(on, place)));
            self.events.sort_by_key(|event| event.on.value);
        }
    }

    /// What had happened by the end of a day.
    #[must_use]
    pub fn until(&self, day: Day) -> Self {
        Self { events: self.events.iter().filter(|event| event.on.value <= day).cloned().collect() }
    }

    /// When the answer was sent, if it was.
    pub fn sent(&self) -> Option<Day> {
        let sent = |event: &&Event| matches!(event.kind.value, EventKind::Sent | EventKind::SentLate);
        self.events.iter().find(sent).map(|event| event.on.value)
    }

    /// The last approval of the letter, while it has not been sent.
    pub fn approval(&self) -> Option<&Event> {
        let last = self.events.iter().rfind(|event| event.kind.value == EventKind::Approved);
        last.filter(|_| self.sent().is_none())
    }

    /// What the clock of the answer has to know.
    pub fn of_answer(&self) -> Vec<law::Event> {
        let mut told: Vec<law::Event> = Vec::new();
        for event in &self.events {
            let day = event.on.value;
            match event.kind.value {
                EventKind::Clarification => told.push(law::Event::Clarification { asked: day, given: None }),
                EventKind::FeesNotice => told.push(law::Event::FeesNotice { given: day, paid: None }),
                EventKind::PitExtension => told.push(law::Event::Extension(Purpose::PublicInterest)),
                EventKind::ComplexExtension => told.push(law::Event::Extension(Purpose::Complexity)),
                EventKind::Clarified | EventKind::FeePaid => {
                    // It ends the last of its sort that is still open.
                    let ends = told.iter_mut().rev().find_map(|open| match (event.kind.value, open) {
                        (EventKind::Clarified, law::Event::Clarification { given, .. }) => Some(given),
                        (EventKind::FeePaid, law::Event::FeesNotice { paid, .. }) => Some(paid),
                        _ => None,
                    });
                    if let Some(ended @ None) = ends {
                        *ended = Some(day);
                    }
                }
                _ => {}
            }
        }
        told
    }

    /// The review that was last asked for: when, and whether it takes longer.
    pub fn review(&self) -> Option<(Day, bool)> {
        let last = |kind: EventKind| self.events.iter().rfind(|event| event.kind.value == kind);
        let asked = last(EventKind::InternalReview)?.on.value;
        let extended = last(EventKind::InternalReviewExtended).is_some_and(|event| event.on.value >= asked);
        Some((asked, extended))
    }

    /// What closed the request, if anything has.
    pub fn closed(&self) -> Option<&Event> {
        self.events.iter().find(|event| event.kind.value.closes())
    }

    /// The outcome of the last review, if it was sent.
    pub fn review_answered(&self) -> Option<&Event> {
        let (asked, _) = self.review()?;
        let answers =
            |event: &&Event| event.kind.value == EventKind::InternalReviewAnswered && event.on.value >= asked;
        self.events.iter().find(answers)
    }
}
