//! Completeness: whatever a register states, each answer that tells of it prints it, or leaves it out by name.
//!
//! For each kind that a template tells of, each field is stated alone in every form that it takes, with all others, and
//! missing among all others. A field that is new is stated too, without a word here.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use candour::case::Case;
use candour::diagnostic::Diagnostic;
use candour::letter;
use candour::read;
use candour::register::{Field, Holds, Kind, Register};
use candour::template::{DEFAULTS, Templates};
use candour::text::{FileId, SourceMap};
use candour::value::{Day, Nil};

use crate::drafts;

/// What every register below has: whose it is, its sources, and one entry of each kind to refer to.
const HEAD: &str = "\
organisation: { name: Ashcombe District Council, called: the Council, regime: foia-2000 }
sources:
  report: { title: Annual report, date: 2018-01-15, published: true }
  minutes: { title: Minutes, date: 2016-06-15, published: true }
  review: { title: Review, date: 2017, published: true }
  history: { title: History, date: 2013-04, published: true }
topics:
  other: { name: Other matters }
organisations:
  a-body: { name: Ashcombe Trust, source: report }
units:
  a-unit: { name: Leisure Services, source: report }
posts:
  a-post: { title: Pool Manager, in_text: the Pool Manager, source: report }
partners:
  a-partner: { name: Ashcombe Swimming Club, source: report }
forums:
  a-forum: { name: Ashcombe Pool Forum, source: report }
priorities:
  a-priority: { name: Safe swimming, source: report }
activities:
  an-activity: { name: Poolside talks, source: report }
documents:
  a-document: { title: Pool Plan, in_text: the Pool Plan, source: report }
contacts:
  regulator: { role: regulator, name: Regulator, address: [High Street], source: history, for: 2013..2019 }
";

/// When things are known to have stood: always, for a part, on one day, perhaps, before, and for a whole year.
const TIMES: [&str; 6] = [
    "source: report, from: 2014-04-01, until: ongoing, seen: 2018-01-15",
    "source: report, from: 2016-05-01, until: 2016-12-31, seen: 2016-06-15",
    "source: minutes",
    "source: review",
    "source: history",
    "source: report, for: FY 2016/17",
];

/// Of these times and of what is asked, those for which each variant is told by itself too: a day that is perhaps one of
/// the years asked about, and one that is certainly in the month.
const ALONE: [(&str, usize); 2] = [("source: review", 0), ("source: minutes", 3)];

/// What is asked: for years, for a month, for no time; by a letter, and in a briefing.
const REQUESTS: [(&str, &str); 5] = [
    ("received: 2018-06-01\n", ", periods: [FY 2015/16, FY 2016/17]"),
    ("received: 2018-06-01\n", ""),
    ("kind: briefing\nas_at: 2018-06-01\n", ", periods: [FY 2016/17]"),
    ("kind: briefing\nas_at: 2018-06-01\n", ", periods: [2016-06]"),
    ("kind: briefing\nas_at: 2018-06-01\n", ""),
];

/// The fields that name an entry of a kind, one of which it always states.
fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Posts => &["title"],
        Kind::Documents => &["title", "described"],
        Kind::Statistics => &["measure"],
        Kind::Assessments => &["of"],
        Kind::Statements => &["text"],
        _ => &["name"],
    }
}

/// Everything that a field may say that templates may tell in ways of their own, as the register writes it.
fn values(field: &Field) -> Vec<String> {
    let several = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    match field.holds {
        Holds::Text => vec![format!("words on {}", field.name.replace('_', " "))],
        Holds::Texts => several(&["[look at it, look after it]", "[look at it]"]),
        Holds::Words(words) => several(words),
        Holds::Count | Holds::Staff => {
            let counts =
                ["4", "1", "none", "2 to 4", "about 10", "at least 3", "unknown", "not quantifiable"];
            let mut counts: Vec<String> = several(&counts);
            counts.extend((field.holds == Holds::Staff).then(|| "12.6 FTE".to_owned()));
            counts
        }
        Holds::Sum => {
            let nils = Nil::ALL.iter().map(|(_, words)| (*words).to_owned());
            ["\"£45,000\"".to_owned()].into_iter().chain(nils).collect()
        }
        Holds::Date => several(&["2016-05-02"]),
        Holds::Flag => several(&["yes"]),
        Holds::Ids => {
            let ids = field.refers.iter().map(|kind| match kind {
                Kind::Organisations => "a-body",
                Kind::Units => "a-unit",
                Kind::Posts => "a-post",
                Kind::Partners => "a-partner",
                Kind::Forums => "a-forum",
                Kind::Priorities => "a-priority",
                Kind::Activities => "an-activity",
                Kind::Documents => "a-document",
                _ => "other",
            });
            let any = field.refers.len() == Kind::ALL.len();
            ids.map(str::to_owned).take(if any { 1 } else { Kind::ALL.len() }).collect()
        }
    }
}

/// Entries of a kind, each as the fields it states: its name alone; every field beside it, as each of its values; all
/// together, with each word and each kind of nil; and all but one. Posts of another body are told in a place of their own.
fn variants(kind: Kind) -> Vec<String> {
    let fields = read::fields(kind).iter();
    let fields: Vec<&Field> = fields.filter(|field| !["topics", "related"].contains(&field.name)).collect();
    let mut whose = vec![""];
    whose.extend(fields.iter().any(|field| field.name == "employer").then_some(", employer: a-body"));
    let stated = |field: &Field, value: &str| format!(", {}: {value}", field.name);
    let first = |field: &&&Field| stated(field, &values(field)[0]);
    let mut variants = Vec::new();
    for (whose, named) in whose.iter().flat_map(|whose| names(kind).iter().map(move |named| (whose, named))) {
        let name: String =
            fields.iter().filter(|field| field.name == *named).map(|field| first(&field)).collect();
        let name = format!("{name}{whose}");
        let rest: Vec<&&Field> = fields
            .iter()
            .filter(|field| !names(kind).contains(&field.name) && field.name != "employer")
            .collect();
        let all_but = |left_out: &str| -> String {
            rest.iter().filter(|field| field.name != left_out).map(&first).collect()
        };
        variants.extend([name.clone(), format!("{name}{}", all_but(""))]);
        for field in &rest {
            variants.push(format!("{name}{}", all_but(field.name)));
            for value in values(field) {
                variants.push(format!("{name}{}", stated(field, &value)));
                if matches!(field.holds, Holds::Words(_) | Holds::Sum) {
                    variants.push(format!("{name}{}{}", all_but(field.name), stated(field, &value)));
                }
            }
        }
    }
    variants
}

/// A register in which every variant of a kind has a topic of its own, `t0` and so on, and all have `all` in common,
/// with one that was seen on another day.
fn register(kind: Kind, variants: &[String], time: &str) -> Register {
    let head: Vec<&str> = HEAD.split_inclusive('\n').collect();
    let section = |word: &str| format!("{word}:\n");
    let mut entries = String::new();
    for (at, stated) in variants.iter().enumerate() {
        let _ = writeln!(entries, "  v{at}: {{ {time}, topics: [t{at}, all]{stated} }}");
    }
    let other = variants.first().unwrap();
    let _ = writeln!(entries, "  earlier: {{ source: report, seen: 2016-09-09, topics: [all]{other} }}");
    let mut topics = "  all: { name: All of it }\n".to_owned();
    for at in 0..variants.len() {
        let _ = writeln!(topics, "  t{at}: {{ name: Swimming lessons, work: work on swimming lessons }}");
    }
    let mut text = String::new();
    let mut placed = false;
    for line in head {
        text.push_str(line);
        if line == section("topics") {
            text.push_str(&topics);
        }
        if line == section(kind.word()) {
            text.push_str(&entries);
            placed = true;
        }
    }
    if !placed {
        let _ = write!(text, "{}{entries}", section(kind.word()));
    }
    let mut files = SourceMap::new();
    let (register, found) = read::register(files.add("resources.yaml", text.as_str()), &text);
    let told: Vec<String> = found.iter().map(|fault| told(fault, &text)).collect();
    assert_eq!(told, [""; 0]);
    register
}

fn told(fault: &Diagnostic, text: &str) -> String {
    let line = fault.finding.span.map_or("", |span| {
        let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        text[start..].lines().next().unwrap_or_default()
    });
    format!("{}: {line}", fault.finding.message)
}

/// What the letter on every topic leaves unsaid. A question that comes to nothing, as where a partner is but a name, is
/// not asked.
fn unsaid(
    register: &Register,
    templates: &Templates,
    answer: &str,
    topics: &[String],
    request: (&str, &str),
) -> Vec<String> {
    let (head, periods) = request;
    let mut asked: BTreeSet<usize> = (0..topics.len()).collect();
    for _ in 0..2 {
        let mut text = format!("{head}dated: 2018-06-20\nquestions:\n");
        for at in &asked {
            let topic = &topics[*at];
            let _ = writeln!(
                text,
                "  - {{ id: \"q{at}\", heading: It, answer: {answer}, topic: {topic}{periods} }}"
            );
        }
        if asked.is_empty() {
            return Vec::new();
        }
        let (case, found) = read::case("2018-0001", FileId(0), &text, register.organisation.year_start);
        assert_eq!(found, [], "{text}");
        let case = Case { attachments: vec!["words on attachment".to_owned()], ..case.unwrap() };
        match letter::draft(register, &case, templates, Day::parse("2018-06-20").unwrap()) {
            Ok(letter) => {
                return letter.findings.iter().map(|finding| finding.finding.message.clone()).collect();
            }
            Err(faults) => {
                for fault in faults {
                    assert_eq!(fault.code, "answer-empty", "{}", fault.finding.message);
                    let number = fault.finding.message.split(' ').nth(1).and_then(|id| id[1..].parse().ok());
                    asked.remove(&number.unwrap());
                }
            }
        }
    }
    panic!("the letter of {answer} is not written")
}

/// Whatever of this kind some answer leaves unsaid, with the entry that states it.
fn check(kind: Kind) {
    let templates = drafts::templates();
    let variants = variants(kind);
    let each: Vec<String> = (0..variants.len()).map(|at| format!("t{at}")).collect();
    let together = ["all".to_owned()];
    let answers = DEFAULTS.iter().filter_map(|(name, _)| name.strip_prefix("answers/")?.strip_suffix(".md"));
    let tells = |answer: &&str| templates.tells(&format!("answers/{answer}.md")).contains(&kind);
    let answers: Vec<&str> = answers.filter(tells).collect();
    assert!(!answers.is_empty(), "no template tells of {kind}");
    let mut unprinted = BTreeSet::new();
    for time in TIMES {
        let register = register(kind, &variants, time);
        for (answer, (at, request)) in answers
            .iter()
            .flat_map(|answer| REQUESTS.into_iter().enumerate().map(move |asked| (answer, asked)))
        {
            let mut found = unsaid(&register, &templates, answer, &together, request);
            if ALONE.contains(&(time, at)) {
                found.extend(unsaid(&register, &templates, answer, &each, request));
            }
            for message in found {
                let id = message
                    .split('/')
                    .nth(1)
                    .unwrap_or_default()
                    .trim_end_matches(|c: char| !c.is_ascii_digit());
                let entry = id.strip_prefix('v').and_then(|at| variants.get(at.parse::<usize>().ok()?));
                unprinted.insert(format!("{answer}, {time}, {request:?}: {message}: {entry:?}"));
            }
        }
    }
    let some: Vec<&String> = unprinted.iter().take(20).collect();
    assert!(unprinted.is_empty(), "{} facts are not told: {some:#?}", unprinted.len());
}

macro_rules! every_fact_is_told {
    ($($test:ident: $kind:ident;)*) => {$(
        #[test]
        fn $test() {
            check(Kind::$kind);
        }
    )*};
}

every_fact_is_told! {
    every_fact_of_a_post_is_told: Posts;
    every_fact_of_a_duty_is_told: Duties;
    every_fact_of_a_partner_is_told: Partners;
    every_fact_of_a_forum_is_told: Forums;
    every_fact_of_a_priority_is_told: Priorities;
    every_fact_of_an_activity_is_told: Activities;
    every_fact_of_a_document_is_told: Documents;
    every_fact_of_a_budget_is_told: Budgets;
    every_fact_of_a_statistic_is_told: Statistics;
    every_fact_of_an_assessment_is_told: Assessments;
    every_fact_of_a_statement_is_told: Statements;
}
