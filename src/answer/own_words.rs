//! The officer's own words: text of a case in which every figure is either a fact of the register or stated by name.
//!
//! `{{ force-lead.count }}` prints what the register says last, and `{{ force-lead.count in FY 2016/17 }}` what it says of
//! a period, which `{{ in FY 2016/17 }}` names; `{{ stated("12", "duty log", "2017-05-02") }}` prints a figure that the
//! officer vouches for, with its source and day. All become claims. Nothing else stands in braces.

use super::assertion::{Assertion, Recorder, Tense, Told};
use super::english;
use super::facts::FactView;
use super::marks::{Mark, Marked as _, Marks};
use super::select::{Asked, Selection};
use crate::diagnostic::{Diagnostic, Finding};
use crate::law::{self, Law};
use crate::register::{EntryIndex, KeptBack, Standing, Value, Version, Why};
use crate::text::At;
use crate::value::{Day, Verdict, When};

/// The officer's words with every value marked, and what they claim.
#[derive(Debug, Clone)]
pub struct OwnWords {
    /// Markdown. Values are marked but not yet escaped: `escape` is what they still need.
    pub pieces: Vec<Piece>,
    /// What they claim.
    pub assertions: Vec<Assertion>,
}

/// A piece of the officer's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As written: the officer's Markdown.
    Written(String),
    /// A value, to be escaped.
    Printed(String),
}

/// What stands between two braces.
enum Braced<'t> {
    Fact {
        entry: &'t str,
        field: &'t str,
        of: Option<When>,
    },
    Stated {
        value: String,
        source: String,
        on: Day,
    },
    /// A period of which facts are told; whether a sentence begins with it.
    Period {
        when: When,
        begins: bool,
    },
}

/// Reads the officer's words on a question, of which `before` assertions were made already.
///
/// # Errors
/// What stands in braces and is neither a fact that is known nor a figure stated with source and day.
pub fn own_words(
    standing: &Standing<'_>,
    question: &str,
    before: usize,
    text: &At<String>,
    marks: &mut Marks,
) -> Result<OwnWords, Vec<Diagnostic>> {
    let law = Law::of(&standing.register().organisation.regime).unwrap_or(Law::Foia);
    let mut recorder = Recorder::of_own_words(question, before, marks);
    let mut pieces = Vec::new();
    let mut faults = Vec::new();
    let mut periods = Vec::new();
    let mut rest = &*text.value;
    while let Some((before, after)) = rest.split_once("{{") {
        pieces.extend(with_law_marked(before, law, &mut recorder));
        let Some((braced, after)) = after.split_once("}}") else {
            faults.push(fault(text, "`{{` is never closed", "write `}}` after what is to be printed"));
            rest = "";
            break;
        };
        match read(braced.trim()) {
            // It stands for what is told of it, which may come after it.
            Ok(Braced::Period { when, begins }) => {
                periods.push((pieces.len(), when, begins));
                pieces.push(Piece::Printed(String::new()));
            }
            Ok(braced) => match print(standing, braced, &mut recorder) {
                Ok(printed) => pieces.push(Piece::Printed(printed)),
                Err((message, help)) => faults.push(fault(text, message, help)),
            },
            Err((message, help)) => faults.push(fault(text, message, help)),
        }
        rest = after;
    }
    pieces.extend(with_law_marked(rest, law, &mut recorder));
    for (at, when, begins) in periods {
        match print_period(standing, when, begins, &mut recorder) {
            Ok(printed) => pieces[at] = Piece::Printed(printed),
            Err((message, help)) => faults.push(fault(text, message, help)),
        }
    }
    let assertions = recorder.assertions;
    if faults.is_empty() { Ok(OwnWords { pieces, assertions }) } else { Err(faults) }
}

/// The officer's text, with what it cites of the law marked as that: the law is the source of its own figures.
fn with_law_marked(text: &str, law: Law, recorder: &mut Recorder<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut reached = 0;
    for range in law::mentions(text, law) {
        pieces.push(Piece::Written(text[reached..range.start].to_owned()));
        let cited = text[range.clone()].to_owned();
        pieces.push(Piece::Printed(cited.marked(recorder.law("cited"))));
        reached = range.end;
    }
    pieces.push(Piece::Written(text[reached..].to_owned()));
    pieces
}

/// The fact of a claim that an officer stated from elsewhere than the register.
pub const STATED: &str = "stated";

/// What is recorded of an answer that is the officer's own words alone.
pub(super) fn selection_of_own_words(question: &str) -> Selection {
    Selection {
        question: question.to_owned(),
        kinds: Vec::new(),
        topic: String::new(),
        periods: Vec::new(),
        occasion: None,
        found: Vec::new(),
        left_out: Vec::new(),
        kept_back: Vec::new(),
    }
}

fn fault(text: &At<String>, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Finding::new(text.span, message).help(help).error("own-words-unknown")
}

type Refused = (String, String);

fn read(braced: &str) -> Result<Braced<'_>, Refused> {
    let forms = "write {{ entry.field }}, {{ entry.field in FY 2016/17 }}, or {{ stated(\"12\", \"duty log\", \"2017-05-02\") }}";
    let unknown = || (format!("`{braced}` is neither a fact nor a stated figure"), forms.to_owned());
    if let Some(arguments) = braced.strip_prefix("stated(").and_then(|rest| rest.strip_suffix(')')) {
        let arguments: Vec<String> =
            serde_json::from_str(&format!("[{arguments}]")).map_err(|_| unknown())?;
        let [value, source, on] = &arguments[..] else { return Err(unknown()) };
        if value.trim().is_empty() || source.trim().is_empty() {
            return Err(("a stated figure needs a value and a source".to_owned(), forms.to_owned()));
        }
        let on = Day::parse(on).map_err(|refusal| {
            let help = refusal.help.unwrap_or_else(|| forms.to_owned());
            (refusal.message, help)
        })?;
        return Ok(Braced::Stated { value: value.clone(), source: source.clone(), on });
    }
    let period = |written: &str| {
        When::parse(written.trim()).map_err(|refusal| {
            let help =
                refusal.help.unwrap_or_else(|| "write it as under `periods:`: `in FY 2016/17`".to_owned());
            (refusal.message, help)
        })
    };
    for (word, begins) in [("in ", false), ("In ", true)] {
        if let Some(written) = braced.strip_prefix(word) {
            return Ok(Braced::Period { when: period(written)?, begins });
        }
    }
    let (fact, of) = match braced.split_once(" in ") {
        Some((fact, written)) => (fact.trim_end(), Some(period(written)?)),
        None => (braced, None),
    };
    let (entry, field) = fact.split_once('.').ok_or_else(unknown)?;
    Ok(Braced::Fact { entry, field, of })
}

fn print(
    standing: &Standing<'_>,
    braced: Braced<'_>,
    recorder: &mut Recorder<'_>,
) -> Result<String, Refused> {
    match braced {
        Braced::Period { when, begins } => print_period(standing, when, begins, recorder),
        Braced::Stated { value, source, on } => {
            let claim = recorder.stated(&value, &source, on);
            Ok(value.marked(recorder.mark(&[claim])))
        }
        Braced::Fact { entry, field, of } => {
            let register = standing.register();
            let near = |word: &str, known: &mut dyn Iterator<Item = &str>| {
                crate::yaml::closest(word, known).map_or_else(
                    || "`candour show` lists what the register has".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                )
            };
            let index = register.find(entry).ok_or_else(|| {
                let help = near(entry, &mut register.entries.iter().map(|entry| &*entry.id.value));
                (format!("the register has no entry called `{entry}`"), help)
            })?;
            let versions = &register.entry(index).versions;
            let stating = (0..versions.len())
                .rev()
                .find(|at| standing.is_known(index, *at) && versions[*at].value(field).is_some());
            let at = stating.ok_or_else(|| {
                let path = register.entry(index).path();
                let closed = |kept: &&KeptBack| kept.fact == path || kept.fact == format!("{path}/{field}");
                if let Some(kept) = register.kept_back.iter().find(closed) {
                    return may_not_be_told(entry, field, &kept.why);
                }
                let known = versions.iter().flat_map(|version| version.facts.keys().copied());
                (
                    format!("`{entry}` does not state `{field}` on the day whose facts are given"),
                    near(field, &mut known.into_iter()),
                )
            })?;
            let of = of.map(|when| OfPeriod::find(standing, index, field, when)).transpose()?;
            let at = of.as_ref().map_or(at, |of| of.version);
            let value = versions[at].value(field).cloned().unwrap_or(Value::Flag(false));
            let (claim, view) = recorder.fact(standing, index, at, field, &value);
            if let Some(OfPeriod { asked, verdict, .. }) = of {
                let told = &mut recorder.assertions[claim];
                (told.tense, told.verdict) = (Tense::For, verdict);
                (told.during, told.asked) = (Some(asked.during), Some(asked.when));
            }
            let mark = recorder.mark(&[claim]);
            view.map(|view| text_of(view, mark)).ok_or_else(|| {
                (format!("`{entry}.{field}` has no words to print"), "name another field".to_owned())
            })
        }
    }
}

/// A period with its preposition, as what stands for the facts that are told of it: alone it would have no source.
fn print_period(
    standing: &Standing<'_>,
    written: When,
    begins: bool,
    recorder: &mut Recorder<'_>,
) -> Result<String, Refused> {
    let when = in_own_years(standing, written)?;
    let of_it = recorder.assertions.iter().enumerate().filter(|(_, told)| told.asked == Some(when));
    let claims: Vec<usize> = of_it.map(|(at, _)| at).collect();
    if claims.is_empty() {
        let message = format!("nothing is told here of {written}");
        return Err((message, format!("name a fact of it: {{{{ entry.field in {written} }}}}")));
    }
    let said = when.prose_within();
    let said = if begins { english::start(&said) } else { said };
    Ok(said.marked(recorder.mark(&claims)))
}

/// A period, in the organisation's own years.
fn in_own_years(standing: &Standing<'_>, written: When) -> Result<When, Refused> {
    let start = standing.register().organisation.year_start;
    written.in_years_from(start).map_err(|refusal| (refusal.message, refusal.help.unwrap_or_default()))
}

/// What a field said in a period, and how far that is certain.
struct OfPeriod {
    version: usize,
    asked: Asked,
    verdict: Verdict,
}

impl OfPeriod {
    /// The one thing that it certainly said. A figure of whole periods is told of the very period that it was recorded for.
    fn find(standing: &Standing<'_>, entry: EntryIndex, field: &str, written: When) -> Result<Self, Refused> {
        let register = standing.register();
        let name = format!("{}.{field}", register.entry(entry).id.value);
        let refuse = |message: String, help: &str| Err((message, help.to_owned()));
        let when = in_own_years(standing, written)?;
        let Some(during) = standing.clip(when.interval()) else {
            let message = format!("{written} lies wholly after the day whose facts are given");
            return refuse(message, "nothing can be said of it: name an earlier period");
        };
        let versions = &register.entry(entry).versions;
        let verdict = |value: &Value| standing.field(entry, field, |now| now == value, during);
        let may_be_told = |version: &Version, value: &Value| {
            let held = &version.time.held;
            let is_figure = matches!(value, Value::Count(_) | Value::Money(_) | Value::Staff(_));
            !is_figure || held.is_empty() || held.iter().any(|held| held.value.interval() == when.interval())
        };
        let mut found: Vec<(usize, &Value)> = Vec::new();
        for (at, version) in versions.iter().enumerate().rev().filter(|(at, _)| standing.is_known(entry, *at))
        {
            let value = version.value(field).filter(|value| may_be_told(version, value));
            let value = value.filter(|_| standing.versions(entry, &[at], during) != Verdict::No);
            found.extend(value.filter(|value| verdict(value).is_certain()).map(|value| (at, value)));
        }
        found.dedup_by(|(_, later), (_, earlier)| later == earlier);
        match found[..] {
            [(version, value)] => {
                Ok(Self { version, asked: Asked { when, during }, verdict: verdict(value) })
            }
            [] => refuse(
                format!("the register does not say for certain what `{name}` was in {written}"),
                "`candour show` tells of which days it says what; write what is known in other words",
            ),
            _ => refuse(
                format!("the register says several things of `{name}` in {written}"),
                "name a shorter period, in which it says one: a year, a month or a day",
            ),
        }
    }
}

fn may_not_be_told(entry: &str, field: &str, why: &Why) -> Refused {
    let why = match why {
        Why::NotCleared => "nobody has said that it may be disclosed".to_owned(),
        Why::Withheld(provision) => format!("it is withheld under {provision}"),
    };
    let help = "write around it, or have it cleared: `disclose: { by: POST, on: DAY }`".to_owned();
    (format!("`{entry}.{field}` may not be told: {why}"), help)
}

fn text_of(view: FactView, mark: Mark) -> String {
    let text = match view {
        FactView::Words(words) => words.text,
        FactView::Listed(listed) => listed.text,
        FactView::Number(number) => number.words,
        FactView::Sum(sum) => sum.text,
        FactView::Date(date) => date.text,
    };
    text.marked(mark)
}

impl Recorder<'_> {
    /// A figure that the officer vouches for.
    fn stated(&mut self, value: &str, source: &str, on: Day) -> usize {
        let days = crate::value::Interval::day(on);
        self.push(Assertion {
            id: String::new(),
            question: String::new(),
            fact: STATED.to_owned(),
            scope: None,
            told: Told::Value,
            tense: Tense::Current,
            during: Some(days),
            asked: None,
            verdict: Verdict::AtLeastPart,
            value: Some(Value::Text(value.to_owned())),
            inputs: Vec::new(),
            time: None,
            seen: Some(days),
            sources: vec![source.to_owned()],
            span: None,
            required: false,
        })
    }
}
