//! Whoever had to be asked about what a letter states has said yes, and what had to be confirmed was.

use std::collections::BTreeSet;

use super::named::{is_called, post_named};
use super::stated::{Wanted, wants, where_stated};
use crate::case::{Case, Event, EventKind, Ledger};
use crate::diagnostic::{self, Diagnostic, Finding, Level};
use crate::register::{EntryIndex, Kind, Standing, Version};
use crate::yaml;

/// What is still missing before a letter may go out that makes these claims. `standing` is the whole register at the
/// letter's moment: what is not known then, no claim rests on.
pub fn consents(standing: &Standing<'_>, case: &Case, ledgers: &[&Ledger]) -> Vec<Diagnostic> {
    let desk = Desk { standing, case };
    let wants = wants(standing, ledgers);
    let asks = wants.asks.iter().filter_map(|wanted| desk.ask(wanted));
    let confirmations = wants.confirmations.iter().filter_map(|wanted| desk.confirm(wanted));
    let mut missing: Vec<Diagnostic> = asks.chain(confirmations).collect();
    let is_asked = |path: &String| wants.asks.iter().any(|wanted| wanted.paths.contains(path));
    let others = wants.stated.iter().filter(|(path, _)| !is_asked(path));
    missing.extend(others.filter_map(|(path, questions)| desk.refused(path, questions)));
    diagnostic::tidy(&mut missing);
    missing
}

/// What the register says of an entry or of one of its facts at a moment, in one line: to be kept beside what somebody
/// said about it, since it was said about that and nothing else.
pub fn said_of(standing: &Standing<'_>, entry: EntryIndex, field: Option<&str>) -> String {
    let versions = &standing.register().entry(entry).versions;
    let known = (0..versions.len()).filter(|at| standing.is_known(entry, *at)).map(|at| &versions[at]);
    let said: Vec<String> = match field {
        Some(field) => known.filter_map(|version| Some(version.value(field)?.to_string())).collect(),
        None => known.map(whole).collect(),
    };
    said.join(" / ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fields that find an entry, and say nothing of it.
const FINDING: [&str; 4] = ["aliases", "maybe_same_as", "related", "topics"];

fn whole(version: &Version) -> String {
    let time = &version.time;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(time.from.map(|when| format!("from {}", when.value)));
    parts.extend(time.until.map(|when| format!("until {}", when.value)));
    parts.extend(time.held.iter().map(|when| format!("for {}", when.value)));
    parts.extend(time.seen.iter().filter_map(|seen| Some(format!("seen {}", seen.on?.value))));
    let facts = version.facts.iter().filter(|(field, _)| !FINDING.contains(field));
    parts.extend(facts.map(|(field, fact)| format!("{field}: {}", fact.value.value)));
    parts.join("; ")
}

/// One case, and the register that its letter was drafted from.
struct Desk<'d> {
    standing: &'d Standing<'d>,
    case: &'d Case,
}

/// How what is wanted of one fact stands.
enum Said<'d> {
    /// Nobody has said anything.
    Nothing,
    /// It was said of what the register does not say any more.
    OfOther(&'d Event, String),
    /// It was said, and counts.
    This(&'d Event),
}

impl<'d> Desk<'d> {
    /// What is wrong with how those were asked who decide whether something may be disclosed.
    fn ask(&self, wanted: &Wanted<'_>) -> Option<Diagnostic> {
        let register = self.standing.register();
        let entry = register.entry(wanted.entry);
        let (whom, states) = (&wanted.words, wanted.where_stated());
        let posts = register.of_kind(Kind::Posts).filter(|(_, post)| is_called(post, whom));
        let asked: Vec<EntryIndex> = posts.map(|(index, _)| index).collect();
        let is_asked = |event: &Event| {
            let by = event.by.as_ref().and_then(|by| post_named(register, &by.value).ok());
            asked.is_empty() || by.is_some_and(|by| asked.contains(&by))
        };
        let said: Vec<(&String, Said<'d>)> =
            wanted.paths.iter().map(|path| (path, self.said(EventKind::Answered, path, is_asked))).collect();
        let refused = said.iter().find_map(|(path, said)| Some((path, said.no()?)));
        if let Some((path, event)) = refused {
            let finding = Finding::new(wanted.span, told_no(path, event, &states)).help(TAKE_OUT);
            let finding = finding.see(event.span, "this was answered").entry(entry.path());
            return Some(finding.error("disclosure-refused"));
        }
        let (path, open) = said.iter().find(|(_, said)| !matches!(said, Said::This(_)))?;
        let id = &entry.id.value;
        let message = match (open, self.said(EventKind::Answered, path, |_| true)) {
            (Said::OfOther(event, now), _) => changed(event, "answered", now),
            (_, Said::This(event) | Said::OfOther(event, _)) => {
                format!("{whom} is to say whether `{id}` may be disclosed, and {} has answered", by(event))
            }
            _ => format!("{whom} has yet to say whether `{id}` may be disclosed, and {states}"),
        };
        let help = format!(
            "once answered, for this letter: candour note {} answered --fact {} --by {} --answer yes; for every \
             letter: `disclose: {{ by: …, on: … }}` in the register",
            self.case.reference,
            entry.path(),
            asked.first().map_or("POST", |index| &*register.entry(*index).id.value)
        );
        let finding = Finding::new(wanted.span, message).help(help).entry(entry.path());
        Some(finding.with("ask-unanswered", Level::Warning))
    }

    /// That a fact is stated which the register wants nobody asked about, and to which somebody has said no.
    fn refused(&self, path: &str, questions: &BTreeSet<&str>) -> Option<Diagnostic> {
        let said = self.said(EventKind::Answered, path, |_| true);
        let event = said.no()?;
        // Said of an entry, it is told once.
        let fact = event.fact.as_ref().map_or(path, |fact| &fact.value);
        let finding = Finding::new(event.span, told_no(fact, event, &where_stated(questions))).help(TAKE_OUT);
        Some(finding.error("disclosure-refused"))
    }

    /// That something has yet to be confirmed, where it has.
    fn confirm(&self, wanted: &Wanted<'_>) -> Option<Diagnostic> {
        let entry = self.standing.register().entry(wanted.entry);
        let said = wanted.paths.iter().map(|path| (path, self.said(EventKind::Confirmed, path, |_| true)));
        let open: Vec<(&String, Said<'_>)> =
            said.filter(|(_, said)| !matches!(said, Said::This(_))).collect();
        if open.is_empty() {
            return None;
        }
        let of_other = open.iter().find_map(|(_, said)| match said {
            Said::OfOther(event, now) => Some(changed(event, "confirmed", now)),
            Said::Nothing | Said::This(_) => None,
        });
        let message = of_other.unwrap_or_else(|| {
            let facts = if open.len() == wanted.paths.len() {
                format!("`{}`", entry.id.value)
            } else {
                yaml::listed(open.iter().map(|(path, _)| path.as_str()), "and")
            };
            format!("nobody has confirmed {facts} for this letter, and {}", wanted.where_stated())
        });
        let help = format!(
            "ask whoever knows, then: candour note {} confirmed --fact {} --by POST; or settle it in the register, \
             and take `confirm` out",
            self.case.reference,
            entry.path()
        );
        Some(Finding::new(wanted.span, message).help(help).entry(entry.path()).error("confirmation-missing"))
    }

    /// What was last said of a fact, or of its entry as a whole, by somebody who counts.
    fn said(&self, kind: EventKind, path: &str, counts: impl Fn(&Event) -> bool) -> Said<'d> {
        let last = self.case.history.events.iter().rev().find_map(|event| {
            let said = self.place(&event.fact.as_ref()?.value)?;
            let own = self.place(path)?;
            let covers = said.0 == own.0 && said.1.is_none_or(|field| own.1 == Some(field));
            (event.kind.value == kind && covers && counts(event)).then_some((event, said))
        });
        let Some((event, (entry, field))) = last else { return Said::Nothing };
        let now = said_of(self.standing, entry, field);
        match &event.says {
            Some(then) if then.value != now => Said::OfOther(event, now),
            _ => Said::This(event),
        }
    }

    /// The entry and the field of a path, under the ids that they have now.
    fn place<'p>(&self, path: &'p str) -> Option<(EntryIndex, Option<&'p str>)> {
        let mut parts = path.splitn(3, '/').skip(1);
        Some((self.standing.register().find_ever(parts.next()?)?, parts.next()))
    }
}

impl<'d> Said<'d> {
    /// The answer, if it was no.
    fn no(&self) -> Option<&'d Event> {
        match self {
            Self::This(event) | Self::OfOther(event, _) => {
                event.answer.is_some_and(|answer| !answer.value).then_some(*event)
            }
            Self::Nothing => None,
        }
    }
}

const TAKE_OUT: &str = "write `disclose: no` at it in the register, and draft the letter again without it";

fn told_no(path: &str, event: &Event, states: &str) -> String {
    let on = event.on.value.prose();
    format!("{} said on {on} that `{path}` may not be disclosed, and {states}", by(event))
}

fn by(event: &Event) -> String {
    event.by.as_ref().map_or_else(|| "somebody".to_owned(), |by| format!("`{}`", by.value))
}

/// That something was said of what the register does not say any more.
fn changed(event: &Event, said: &str, now: &str) -> String {
    let fact = event.fact.as_ref().map_or("", |fact| &fact.value);
    let then = event.says.as_ref().map_or("", |then| &then.value);
    format!(
        "{} {said} `{fact}` on {} as `{then}`, and the register now says `{now}`",
        by(event),
        event.on.value.prose()
    )
}
