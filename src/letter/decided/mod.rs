//! A decision as a letter tells it, and what keeps it from being told.

mod cost;
mod ground;
mod view;

pub use cost::CostView;
pub use view::{
    DecisionView, EarlierView, GroundView, HarmView, InterestsView, OpinionView, SearchView, TestView,
};

use super::own::Own;
use crate::answer::{Date, Marked as _, Marks, Origin};
use crate::case::{Case, Decision, Outcome, Question, Relied, Says, Search, settle};
use crate::diagnostic::{Diagnostic, Finding};
use crate::law::{Need, Provision, Regime};
use crate::register::{Kind, Register};
use crate::text::{At, Span};
use crate::value::{Day, When};

/// What a decision is told with.
pub(super) struct Told<'t> {
    pub(super) register: &'t Register,
    pub(super) case: &'t Case,
    pub(super) question: &'t Question,
    pub(super) regime: &'static Regime,
    pub(super) dated: Day,
}

/// The decision on a question as templates are given it.
///
/// # Errors
/// What cannot be decided so, or what the file does not show.
pub(super) fn told(
    with: &Told<'_>,
    decision: &Decision,
    own: &mut Own<'_>,
    marks: &mut Marks,
) -> Result<DecisionView, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut grounds = Vec::new();
    let mut relied: Vec<Provision> = Vec::new();
    for ground in &decision.grounds {
        match ground::provisions(with, &ground.under) {
            Ok(cited) => {
                relied.extend(cited.provisions());
                faults.extend(ground::missing(with, ground, &cited));
                grounds.push(ground::told(ground, &cited, own, marks));
            }
            Err(found) => faults.extend(found),
        }
    }
    let number = &with.question.id.value;
    let implied = decision.outcome.value.rests_on(decision.held()).filter(|_| decision.grounds.is_empty());
    let implied = implied.map(|under| At::new(under.to_owned(), decision.outcome.span));
    let implied = implied.and_then(|under| ground::provisions(with, &under).ok());
    relied.extend(implied.iter().flat_map(ground::Cited::provisions));
    if faults.is_empty() {
        faults.extend(ground::excluded(with, decision));
    }
    let says = settle(decision.outcome.value, decision.held(), Relied::on(&relied));
    if let (Err(impossible), true) = (&says, faults.is_empty()) {
        let of_held = decision.held.filter(|_| impossible.of_held).map(|held| held.span);
        let of_ground =
            decision.grounds.first().filter(|_| !impossible.of_held).map(|ground| ground.under.span);
        let place = of_held.or(of_ground).unwrap_or(decision.outcome.span);
        let message = format!("question {number} {}", impossible.message);
        faults.push(Finding::new(place, message).help(impossible.help).error("decision-impossible"));
    }
    faults.extend(told_all_the_same(with, decision));
    // What cannot be decided so need not be shown either.
    if says.is_ok() {
        faults.extend(incomplete(with, decision));
    }
    faults.extend(disordered(with, decision));
    let needs_estimate =
        says.is_ok() && relied.iter().any(|provision| provision.needs().contains(&Need::Estimate));
    let cost = needs_estimate.then(|| cost::told(with, decision, marks));
    let cost = match cost.transpose() {
        Ok(cost) => cost,
        Err(fault) => {
            faults.push(*fault);
            None
        }
    };
    let searches: Vec<SearchView> =
        decision.searches.iter().filter_map(|made| search(with, made, own, marks, &mut faults)).collect();
    let Ok(says) = says else { return Err(faults) };
    let law = marks.mark(Origin::Law("provision"));
    let view = DecisionView {
        outcome: decision.outcome.value.word(),
        says: match says {
            Says::Held => "held",
            Says::HeldInPart => "held_in_part",
            Says::NotHeld => "not_held",
            Says::Nothing => "nothing",
        },
        grounds,
        rests_on: implied.map(|cited| cited.text().marked(law)),
        searches,
        because: decision.because.as_ref().map(|text| own.told(text, marks)),
        advice: decision.advice.iter().map(|text| own.told(text, marks)).collect(),
        needed: decision.needed.iter().map(|text| own.told(text, marks)).collect(),
        earlier: decision.earlier.as_ref().map(|earlier| {
            let mark = marks.mark(Origin::Case("earlier"));
            EarlierView { reference: earlier.reference.value.clone(), answered: day(earlier.answered.value) }
                .marked(mark)
        }),
        to: decision.to.as_ref().map(|text| own.told(text, marks)),
        cost,
    };
    let view = view.with_exclusion_of_grounds(&relied);
    if faults.is_empty() { Ok(view) } else { Err(faults) }
}

/// A day as a letter prints it.
pub(super) fn day(day: Day) -> Date {
    Date::new(When::on(day))
}

/// An answer template on a question of which nothing is given would tell what is withheld.
fn told_all_the_same(with: &Told<'_>, decision: &Decision) -> Option<Diagnostic> {
    let template = with.question.answer.as_ref().filter(|_| !decision.outcome.value.gives())?;
    let message = format!(
        "question {} is not answered, and `answer: {}` would answer it all the same",
        with.question.id.value, template.name.value
    );
    let finding = Finding::new(template.name.span, message).see(decision.outcome.span, "what was decided");
    Some(
        finding
            .help("take `answer:` and `topic:` out, or write `outcome: partly`")
            .error("decision-impossible"),
    )
}

/// What each outcome needs beside its grounds.
fn incomplete(with: &Told<'_>, decision: &Decision) -> Vec<Diagnostic> {
    let number = &with.question.id.value;
    let outcome = decision.outcome;
    let missing = |is_missing: bool, what: &str, help: &str| {
        let message = format!("question {number} {what}");
        let finding = Finding::new(outcome.span, message).help(help);
        is_missing.then(|| finding.error("decision-incomplete"))
    };
    let not_held = matches!(decision.held(), crate::case::Held::No | crate::case::Held::Part)
        && !matches!(outcome.value, Outcome::Neither | Outcome::Vexatious | Outcome::Repeated);
    let found = [
        missing(
            not_held && decision.searches.is_empty(),
            "says that information is not held, and records no search for it",
            "write under `searches:` which post looked where: `- { by: co-ordinator, place: the duty log }`",
        ),
        missing(
            outcome.value == Outcome::Transferred && decision.to.is_none(),
            "is passed on, and does not say to whom",
            "write under `to:` which body may hold the information, and how to reach it",
        ),
        missing(
            outcome.value == Outcome::Clarification && decision.needed.is_empty(),
            "is not clear, and does not say what has to be known",
            "write under `needed:` what you would ask: `Which years do you mean?`",
        ),
        missing(
            outcome.value == Outcome::Vexatious && decision.because.is_none(),
            "is vexatious, and does not say why",
            "write under `because:` what the burden is, and why nothing justifies it",
        ),
        missing(
            outcome.value == Outcome::Repeated && decision.earlier.is_none(),
            "repeats a request, and does not say which",
            "write under `earlier:` the `reference` and the day on which it was `answered`",
        ),
        missing(
            outcome.value == Outcome::Cost && decision.advice.is_empty(),
            "would exceed the cost limit, and gives no advice on what would not (section 16)",
            "write under `advice:` how the request could be narrowed; `candour estimate` says what fits",
        ),
    ];
    found.into_iter().flatten().collect()
}

/// Days that cannot be in this order.
fn disordered(with: &Told<'_>, decision: &Decision) -> Vec<Diagnostic> {
    let dated = with.dated;
    let later = |day: &At<Day>, what: &str| {
        let message = format!("{what} on {}, after the date of the letter", day.value.prose());
        let finding = Finding::new(day.span, message).help("one of the two days is wrong");
        (day.value > dated).then(|| finding.error("dates-out-of-order"))
    };
    let searches =
        decision.searches.iter().filter_map(|search| later(search.on.as_ref()?, "this search was made"));
    let opinions = decision.grounds.iter().filter_map(|ground| {
        later(&ground.opinion.as_ref()?.on, "the opinion of the qualified person was given")
    });
    let earlier = decision
        .earlier
        .iter()
        .filter_map(|earlier| later(&earlier.answered, "the earlier request was answered"));
    let received = with.case.received;
    let not_before = decision.earlier.iter().filter_map(|earlier| {
        let received = received.filter(|received| earlier.answered.value > received.value)?;
        let message = format!(
            "the earlier request was answered on {}, after this one came",
            earlier.answered.value.prose()
        );
        let help = "only a request that had been complied with is repeated (section 14(2))";
        let finding = Finding::new(earlier.answered.span, message).see(received.span, "received on this day");
        (earlier.answered.value <= dated).then(|| finding.help(help).error("dates-out-of-order"))
    });
    let passed = decision.grounds.iter().filter_map(|ground| {
        let until = ground.public_interest.as_ref()?.undecided_until?;
        let message =
            format!("the public interest would be decided by {}, before the date of the letter", until.value.prose());
        let help = "write the decision, or a later day; the law asks for an estimate that can be kept (section 17(2))";
        let finding = Finding::new(until.span, message).help(help);
        (until.value < dated).then(|| finding.error("dates-out-of-order"))
    });
    searches.chain(opinions).chain(earlier).chain(not_before).chain(passed).collect()
}

/// A search, with the post that made it.
fn search(
    with: &Told<'_>,
    made: &Search,
    own: &mut Own<'_>,
    marks: &mut Marks,
    faults: &mut Vec<Diagnostic>,
) -> Option<SearchView> {
    let by = post(with.register, &made.by, marks);
    let place = own.told(&made.place, marks);
    let on = made.on.map(|on| day(on.value)).marked(marks.mark(Origin::Case("search")));
    match by {
        Ok(by) => Some(SearchView { by, place, on }),
        Err(fault) => {
            faults.push(*fault);
            None
        }
    }
}

/// What a post is called.
pub(super) fn post(
    register: &Register,
    id: &At<String>,
    marks: &mut Marks,
) -> Result<String, Box<Diagnostic>> {
    let found = register.find(&id.value).map(|index| register.entry(index));
    let title = found.filter(|entry| entry.kind == Kind::Posts).and_then(|entry| {
        let title = entry.versions.iter().rev().find_map(|version| version.text("title"))?;
        Some((title.to_owned(), entry.path()))
    });
    title.map(|(title, path)| title.marked(marks.mark(Origin::Wording(path)))).ok_or_else(|| {
        let message = format!("the register has no post called `{}` that a letter may name", id.value);
        let posts = register.of_kind(Kind::Posts).map(|(_, entry)| &*entry.id.value);
        let help = crate::yaml::closest(&id.value, posts).map_or_else(
            || "name an entry under `posts:`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Box::new(Finding::new(id.span, message).help(help).error("reference-unknown"))
    })
}

/// Where something begins.
fn start(span: Span) -> Span {
    Span { end: span.start, ..span }
}
