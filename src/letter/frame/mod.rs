//! What a letter tells beside its answers: when they are due, a fee, a delay, a review, corrections.

mod view;

pub use view::{CorrectionView, FeeView, FrameView, LateView, ReviewedView};

use super::LetterKind;
use super::decided::{day, post};
use super::own::Own;
use crate::answer::{Assertion, Marked as _, Marks, Origin};
use crate::case::{Case, CaseKind, Correction, Delay, Fee, Question, Review, ReviewResult};
use crate::diagnostic::{Diagnostic, Finding};
use crate::law::{Calendar, Clock, Event, Pence, Reading, Regime, Timeline, Wait};
use crate::register::Standing;
use crate::value::Day;

/// What the frame of one letter is told with.
pub(super) struct Frame<'f> {
    own: Own<'f>,
    standing: &'f Standing<'f>,
    case: &'f Case,
    clock: Option<(&'static Regime, Calendar)>,
    dated: Day,
    lacks: Vec<Diagnostic>,
}

impl<'f> Frame<'f> {
    pub(super) fn new(
        standing: &'f Standing<'f>,
        case: &'f Case,
        regime: Option<&'static Regime>,
        dated: Day,
    ) -> Self {
        let holidays = &standing.register().organisation.bank_holidays;
        let clock = regime.map(|regime| (regime, regime.calendar(holidays)));
        Self { own: Own::new(standing, "letter"), standing, case, clock, dated, lacks: Vec::new() }
    }

    /// What is wrong with it.
    pub(super) fn faults(&mut self) -> Vec<Diagnostic> {
        let own = std::mem::take(&mut self.own.faults);
        std::mem::take(&mut self.lacks).into_iter().chain(own).collect()
    }

    /// What it claims.
    pub(super) fn assertions(self) -> Vec<Assertion> {
        self.own.assertions
    }

    /// Everything that a letter of this kind may print beside its answers. What it needs and lacks is a fault.
    pub(super) fn told(&mut self, kind: LetterKind, marks: &mut Marks) -> FrameView {
        if self.case.kind == CaseKind::Briefing {
            if kind != LetterKind::Response {
                self.lack("a briefing answers nobody, so there is no other letter", "leave `--letter` out");
            }
            return FrameView::default();
        }
        let due = self.due();
        self.needs(kind, due);
        FrameView {
            due: due.map(|due| day(due).marked(marks.mark(Origin::Case("due")))),
            late: self.late(kind, due, marks),
            undecided_until: self
                .undecided_until()
                .map(|until| day(until).marked(marks.mark(Origin::Case("undecided_until")))),
            fee: self
                .case
                .fee
                .as_ref()
                .filter(|_| kind == LetterKind::Fees)
                .and_then(|fee| self.fee(fee, marks)),
            reviewed: self
                .case
                .review
                .as_ref()
                .filter(|_| matches!(kind, LetterKind::ReviewAcknowledgement | LetterKind::ReviewOutcome))
                .and_then(|review| self.reviewed(review, kind, marks)),
            corrections: if matches!(kind, LetterKind::Response | LetterKind::Correction) {
                self.case.corrects.iter().map(|correction| self.correction(correction, marks)).collect()
            } else {
                Vec::new()
            },
        }
    }

    fn lack(&mut self, message: impl Into<String>, help: &str) {
        let finding = Finding::new(self.case.as_at.span, message).help(help);
        self.lacks.push(finding.error("letter-unready"));
    }

    /// What a letter of this kind cannot do without.
    fn needs(&mut self, kind: LetterKind, due: Option<Day>) {
        let case = self.case;
        let asks = |question: &Question| {
            question.decision.as_ref().is_some_and(|decision| !decision.needed.is_empty())
        };
        match kind {
            LetterKind::Acknowledgement if due.is_none() => self.lack(
                "an acknowledgement says when the answer is due, and no day can be given",
                "`candour due` says why: what is waited for, or which day the calendar lacks",
            ),
            LetterKind::Clarification if !case.questions.iter().any(asks) => self.lack(
                "no question says what has to be known before it can be answered",
                "write it under `decision: { outcome: clarification, needed: [...] }`",
            ),
            LetterKind::Fees if case.fee.is_none() => {
                self.lack("the case names no fee", "write `fee:` with `amount`, `covers` and `pay`");
            }
            LetterKind::Extension if self.undecided_until().is_none() => self.lack(
                "no ground says by when the public interest will be decided",
                "write `public_interest: { undecided_until: DAY }` under a ground that is qualified",
            ),
            LetterKind::Late if case.delay.as_ref().is_none_or(|delay| delay.expected.is_none()) => self
                .lack(
                    "the case does not say when the answer is expected now",
                    "write `delay:` with `because` and `expected`",
                ),
            LetterKind::ReviewAcknowledgement | LetterKind::ReviewOutcome if case.review.is_none() => {
                self.lack("the case tells of no review", "write `review:` with `by` and `points`");
            }
            LetterKind::ReviewOutcome
                if case.review.as_ref().is_some_and(|it| it.result.is_none() || it.because.is_none()) =>
            {
                self.lack("the review has not come to anything yet", "write its `result` and `because`");
            }
            LetterKind::Correction if case.corrects.is_empty() => {
                self.lack(
                    "the case puts nothing right",
                    "write `corrects:` with `case`, `claim`, `dated`, `said` and `instead`",
                );
            }
            _ => {}
        }
    }

    /// What the law's clock says, as things stood on the day of the letter.
    fn clock<T>(&self, count: impl FnOnce(Clock<'_>) -> Option<T>) -> Option<T> {
        let (regime, calendar) = self.clock.as_ref()?;
        count(Clock { regime, calendar, reading: Reading::default() })
    }

    fn due(&self) -> Option<Day> {
        let events = self.case.history.until(self.dated).of_answer();
        let timeline = self.clock(|clock| clock.answer(self.case.received?.value, &events).ok())?;
        last(&timeline)
    }

    /// The answer is late, or will be.
    fn late(&mut self, kind: LetterKind, due: Option<Day>, marks: &mut Marks) -> Option<LateView> {
        let due = due?;
        let passed = due < self.dated;
        let tells = matches!(kind, LetterKind::Response | LetterKind::Extension) && passed;
        if !(kind == LetterKind::Late || tells) {
            return None;
        }
        let delay: Option<&Delay> = self.case.delay.as_ref();
        let mark = marks.mark(Origin::Case("due"));
        Some(LateView {
            due: day(due).marked(mark),
            passed,
            because: delay.map(|delay| self.own.told(&delay.because, marks)),
            expected: delay
                .and_then(|delay| delay.expected)
                .map(|expected| day(expected.value).marked(marks.mark(Origin::Case("delay")))),
        })
    }

    fn undecided_until(&self) -> Option<Day> {
        let decisions = self.case.questions.iter().filter_map(|question| question.decision.as_ref());
        let tests = decisions
            .flat_map(|decision| &decision.grounds)
            .filter_map(|ground| ground.public_interest.as_ref());
        tests.filter_map(|test| test.undecided_until).map(|until| until.value).max()
    }

    fn fee(&mut self, fee: &Fee, marks: &mut Marks) -> Option<FeeView> {
        let notice = Event::FeesNotice { given: self.dated, paid: None };
        let timeline = self.clock(|clock| clock.answer(self.case.received?.value, &[notice]).ok());
        let Some(Wait::Fee(_, by)) = timeline.and_then(|timeline| timeline.waits) else {
            self.lack("under this law no fee can be asked for on that day", "take `fee:` out");
            return None;
        };
        let mark = marks.mark(Origin::Case("fee"));
        Some(FeeView {
            amount: Pence(fee.amount.pence()).to_string().marked(mark),
            covers: self.own.told(&fee.covers, marks),
            pay: self.own.told(&fee.pay, marks),
            by: day(by).marked(mark),
        })
    }

    fn reviewed(&mut self, review: &Review, kind: LetterKind, marks: &mut Marks) -> Option<ReviewedView> {
        let drafter = self.case.drafted_by.as_ref().filter(|_| review.of.is_none());
        if let Some(drafter) = drafter.filter(|drafter| drafter.value == review.by.value) {
            let message = format!("`{}` drafted the answer, and would review it", review.by.value);
            let finding = Finding::new(review.by.span, message).see(drafter.span, "the answer's drafter");
            let help = "name another post: the letter says that it had no part in the answer";
            self.lacks.push(finding.help(help).error("letter-unready"));
        }
        let by =
            post(self.standing.register(), &review.by, marks).map_err(|fault| self.lacks.push(*fault)).ok();
        // A case of its own begins with the day on which the review was asked for; when it was answered is its own matter.
        let of_another = review.of.is_some();
        let asked = review.asked.map(|asked| asked.value).or_else(|| Some(self.case.history.review()?.0));
        let asked =
            asked.or_else(|| self.case.received.filter(|_| of_another).map(|received| received.value));
        let Some(asked) = asked else {
            let message = "the case does not say when the review was asked for";
            let help =
                "note it: `candour note REF internal_review --on DAY`; or write `asked:` under `review:`";
            self.lacks.push(Finding::new(review.span, message).help(help).error("letter-unready"));
            return None;
        };
        let extended = self.case.history.until(self.dated).review().is_some_and(|(_, extended)| extended);
        let due = self.clock(|clock| last(&clock.review(asked, extended).ok()?));
        let sent = || self.case.history.sent().filter(|_| !of_another);
        let answered = review.answered.map(|day| day.value).or_else(sent);
        let decided = kind == LetterKind::ReviewOutcome;
        let mark = marks.mark(Origin::Case("review"));
        Some(ReviewedView {
            by: by?,
            of: review.of.as_ref().map(|of| of.value.clone()).marked(mark),
            asked: day(asked).marked(mark),
            answered: answered.map(day).marked(mark),
            points: self.own.told(&review.points, marks),
            due: due.map(day).marked(mark),
            result: review.result.filter(|_| decided).map(|result| match result {
                ReviewResult::Upheld => "upheld",
                ReviewResult::PartlyUpheld => "partly_upheld",
                ReviewResult::Overturned => "overturned",
            }),
            because: review.because.as_ref().filter(|_| decided).map(|text| self.own.told(text, marks)),
        })
    }

    fn correction(&mut self, correction: &Correction, marks: &mut Marks) -> CorrectionView {
        let mark = marks.mark(Origin::Case("corrects"));
        CorrectionView {
            case: correction.case.value.clone().marked(mark),
            dated: day(correction.dated.value).marked(mark),
            said: self.own.told(&correction.said, marks),
            instead: self.own.told(&correction.instead, marks),
            because: correction.because.as_ref().map(|text| self.own.told(text, marks)),
        }
    }
}

/// The last day on which something is due, where nothing is waited for.
fn last(timeline: &Timeline) -> Option<Day> {
    timeline.last().map(|due| due.day).filter(|_| timeline.waits.is_none())
}
