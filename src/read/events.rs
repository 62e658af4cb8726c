//! The written form of what happened to a case: `events.yaml`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::case::DayAs;
use super::forms::Several;
use super::words::{Flag, Text};
use crate::case::{Event, EventKind, FoundThen, History, Manifest};
use crate::diagnostic::{Diagnostic, Finding};
use crate::law::{self, Found, Law};
use crate::text::{At, FileId, Span};
use crate::value::{Day, Refusal, Wrong};
use crate::yaml::{self, Diagnostics, Kind as Shape};

/// More than any history takes.
const MOST_BYTES: usize = 1 << 20;

/// One thing that happened to a case. `candour note` adds them; what is there stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "event", title = "an event", deny_unknown_fields)]
pub(super) struct EventAs {
    /// What happened.
    kind: At<KindAs>,
    /// The day on which it happened.
    on: At<DayAs>,
    /// By when, where it promises something: the day on which a decision is expected.
    #[serde(default)]
    until: Option<At<DayAs>>,
    /// The provisions that it relies on: `31(1)(a)`. More time to weigh the public interest needs a qualified one.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    provisions: Vec<At<Text>>,
    /// The numbers of the questions that it is about, where not all of them.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    questions: Vec<At<Text>>,
    /// The body that the request was passed on to.
    #[serde(default)]
    to: Option<At<Text>>,
    /// Why, in a few words that name nobody.
    #[serde(default)]
    reason: Option<At<Text>>,
    /// The number that the regulator gave to it.
    #[serde(default)]
    number: Option<At<Text>>,
    /// The post that answered, confirmed, approved or accepted, by its id in the register.
    #[serde(default)]
    by: Option<At<Text>>,
    /// What was asked about: a fact, `posts/lead/count`, or all that is said of an entry, `posts/lead`.
    #[serde(default)]
    fact: Option<At<Text>>,
    /// The claim of the letter that is accepted as it is: by its id in `sent.json`, by its fact, or all that is said of an
    /// entry: `1-33`, `posts/lead/count`, `posts/lead`.
    #[serde(default)]
    claim: Option<At<Text>>,
    /// Whether it may be disclosed: `yes` or `no`.
    #[serde(default)]
    answer: Option<At<Flag>>,
    /// What the register said of it then, as `candour note` writes it down. If that changes, it has to be asked again.
    #[serde(default)]
    says: Option<At<Text>>,
    /// What an audit had found of what was accepted, as `candour note` writes it down: each result with its fact and what the
    /// register said, `corrected posts/lead/count: 4`. What is found otherwise later is not accepted.
    #[serde(default)]
    #[schemars(with = "Several<FoundAs>")]
    found: Vec<FoundAs>,
    /// What `candour approve` counted of the list of files: its SHA-256 digest.
    #[serde(default)]
    digest: Option<At<Text>>,
    /// What was approved, as `sha256sum` lists it: each file with its digest. `candour approve` writes it.
    #[serde(default)]
    #[schemars(with = "Several<Listed>")]
    files: Vec<Listed>,
}

#[derive(Debug, Clone)]
pub(super) struct FoundAs(FoundThen);

impl<'de> Deserialize<'de> for FoundAs {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "a result with its fact", |text| {
            let refused = || {
                let message = format!("`{text}` is no result with its fact");
                Refusal::new(Wrong::Word, message)
                    .help("let `candour note` write it: `corrected posts/lead/count: 4`")
            };
            FoundThen::read(text).map(Self).ok_or_else(refused)
        })
    }
}

impl JsonSchema for FoundAs {
    fn schema_name() -> Cow<'static, str> {
        "found".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "title": "a result with its fact", "type": "string" })
    }
}

/// A file and its digest, as `sha256sum` lists it.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    path: String,
    digest: String,
}

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "a file with its digest", |line| {
            // What cannot be read is a file that nobody has, and the digest of the list is then another.
            let (path, digest) = Manifest::read(line).unwrap_or_else(|| (line.to_owned(), String::new()));
            Ok(Self { path, digest })
        })
    }
}

impl JsonSchema for Listed {
    fn schema_name() -> Cow<'static, str> {
        "listed".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "title": "a file with its digest", "type": "string" })
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct KindAs(pub(super) EventKind);

impl KindAs {
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let words = EventKind::ALL.map(EventKind::word);
        EventKind::ALL.into_iter().find(|kind| kind.word() == text).map(Self).ok_or_else(|| {
            let help = match yaml::closest(text, words) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it can be {}", words.join(", ")),
            };
            Refusal::new(Wrong::Word, format!("`{text}` is no kind of event")).help(help)
        })
    }
}

impl JsonSchema for KindAs {
    fn schema_name() -> Cow<'static, str> {
        "kind-of-event".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "title": "a kind of event", "enum": EventKind::ALL.map(EventKind::word) })
    }
}

impl<'de> Deserialize<'de> for KindAs {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "a kind of event", Self::parse)
    }
}

/// Reads what happened to a case from the text of its `events.yaml`. `received` is when the request was, `sent` when a
/// sealed answer was, and `law` what it is answered under.
pub fn events(
    file: FileId,
    text: &str,
    received: Option<Day>,
    sent: Option<Day>,
    law: Law,
) -> (History, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    if text.len() > MOST_BYTES {
        let message = "more is said to have happened than happens to any case";
        let finding =
            Finding::new(Span::new(file, 0..0), message).help("keep one line for each thing that happened");
        return (History::default(), vec![finding.error("yaml-too-large")]);
    }
    // A file of comments alone says that nothing has happened yet.
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return (History::default(), Vec::new());
    }
    let (root, faults) = yaml::parse(file, text);
    diagnostics.extend(faults);
    let Some(root) = root else { return (History::default(), diagnostics.into_vec()) };
    if !matches!(root.kind, Shape::List(_) | Shape::Refused) {
        let message = format!("what happened is {}, but a list of events is expected", root.what());
        let help = "write one line for each: `- { kind: acknowledged, on: 2024-05-02 }`";
        diagnostics.push(Finding::new(root.span, message).help(help).error("wrong-type"));
        return (History::default(), diagnostics.into_vec());
    }
    let mut events = Vec::new();
    for item in root.items() {
        if let Some(read) = yaml::read::<EventAs>(item, &mut diagnostics) {
            events.push(lower(read, item.span));
        }
    }
    let mut history = History::new(events);
    history.was_sent(sent, Span::new(file, 0..0));
    for (at, event) in history.events.iter().enumerate() {
        diagnostics.extend(faults_of(event, &history.events[..at], received));
        diagnostics.extend(event.provisions.iter().filter_map(|cited| not_cited(cited, law)));
        diagnostics.extend(unqualified(event, law));
    }
    (history, diagnostics.into_vec())
}

fn lower(read: EventAs, span: Span) -> Event {
    let day = |day: At<DayAs>| day.map(|day| day.0);
    let text = |text: At<Text>| text.map(|text| text.0);
    Event {
        span,
        kind: read.kind.map(|kind| kind.0),
        on: day(read.on),
        until: read.until.map(day),
        provisions: read.provisions.into_iter().map(text).collect(),
        questions: read.questions.into_iter().map(text).collect(),
        to: read.to.map(text),
        reason: read.reason.map(text),
        number: read.number.map(text),
        by: read.by.map(text),
        fact: read.fact.map(text),
        claim: read.claim.map(text),
        answer: read.answer.map(|answer| answer.map(|answer| answer.0)),
        says: read.says.map(text),
        found: read.found.into_iter().map(|found| found.0).collect(),
        digest: read.digest.map(text),
        files: Manifest::new(read.files.into_iter().map(|file| (file.path, file.digest))),
    }
}

/// What is wrong with an event, given those before it.
fn faults_of(event: &Event, before: &[Event], received: Option<Day>) -> Vec<Diagnostic> {
    let (kind, day) = (event.kind.value, event.on.value);
    let mut faults = Vec::new();
    if let Some(received) = received.filter(|received| day < *received) {
        let message = format!(
            "on {}, before the request was received on {}, {}",
            day.prose(),
            received.prose(),
            kind.told()
        );
        let finding = Finding::new(event.on.span, message).help("one of the two days is wrong");
        faults.push(finding.error("dates-out-of-order"));
    }
    if let Some(until) = event.until.filter(|until| until.value < day) {
        let message =
            format!("this is promised by {}, before {} on which it was", until.value.prose(), day.prose());
        let finding = Finding::new(until.span, message).help("one of the two days is wrong");
        faults.push(finding.error("dates-out-of-order"));
    }
    let wanted = kind.follows();
    if !wanted.is_empty() && !before.iter().any(|earlier| wanted.contains(&earlier.kind.value)) {
        let words: Vec<String> = wanted.iter().map(|kind| format!("`{}`", kind.word())).collect();
        let message =
            format!("on {} {}, and nothing before it says what that is about", day.prose(), kind.told());
        let help = format!("note {} with its own day first", words.join(" or "));
        faults.push(Finding::new(event.kind.span, message).help(help).error("event-out-of-place"));
    }
    let sent =
        before.iter().find(|earlier| matches!(earlier.kind.value, EventKind::Sent | EventKind::SentLate));
    if let Some(sent) = sent.filter(|_| kind.prepares()) {
        let message = format!(
            "on {} {}, but the answer had been sent on {}",
            day.prose(),
            kind.told(),
            sent.on.value.prose()
        );
        let help = "what comes after the answer prepares none; one of the two days is wrong";
        faults.push(Finding::new(event.kind.span, message).help(help).error("event-out-of-place"));
    }
    for detail in kind.needs().iter().filter(|detail| !event.says(**detail)) {
        let message = format!("`{}` does not say its `{}`", kind.word(), detail.word());
        let help = format!("add `{}:` to it", detail.word());
        faults.push(Finding::new(event.kind.span, message).help(help).error("key-missing"));
    }
    faults
}

/// What a text cites that the law does not have.
fn not_cited(text: &At<String>, law: Law) -> Option<Diagnostic> {
    let (message, help) = match law::parse(&text.value, law) {
        Err(refusal) => (refusal.message, refusal.help),
        Ok(citations) => citations.iter().find_map(|citation| match law::provision(citation) {
            // Of another law the catalogue has only a part.
            Found::Missing(missing) if law::is_whole(citation.law) => {
                Some((format!("the {} has no provision `{citation}`", citation.law.title()), missing.help()))
            }
            Found::Missing(_) | Found::Whole(_) | Found::Above { .. } => None,
        })?,
    };
    Some(Finding { help, ..Finding::new(text.span, message) }.error("provision-unknown"))
}

/// More time to weigh the public interest, where nothing that is relied on has it weighed (section 10(3) of the Act).
fn unqualified(event: &Event, law: Law) -> Option<Diagnostic> {
    if event.kind.value != EventKind::PitExtension || event.provisions.is_empty() {
        return None;
    }
    let cited = event.provisions.iter().filter_map(|text| law::parse(&text.value, law).ok()).flatten();
    let weighed = cited.map(|citation| match law::provision(&citation) {
        Found::Whole(provision) => provision.weight().is_weighed(),
        Found::Above { below, .. } => below.iter().any(|provision| provision.weight().is_weighed()),
        // That it is not there is told already.
        Found::Missing(_) => true,
    });
    if weighed.into_iter().any(|weighed| weighed) {
        return None;
    }
    let named: Vec<&str> = event.provisions.iter().map(|text| &*text.value).collect();
    let message = format!(
        "more time to weigh the public interest is taken for {}, which asks for no weighing",
        named.join(" and ")
    );
    let help =
        "name the qualified exemption that is relied on; without one the answer is due within the usual time";
    let span = event.provisions.first().map_or(event.span, |text| text.span);
    Some(Finding::new(span, message).help(help).error("extension-unqualified"))
}
