//! Whatever is broken in a register is found, at its line and under its code.
//!
//! Each operator breaks one thing, at every place of six registers that it fits. `docs/mutation.md` has the figures.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test reads the page of figures, writes it anew, and says what was missed"
)]

mod figures;
mod ground;
mod letters;
mod naming;
mod writing;

use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use candour::diagnostic::{Diagnostic, Level};
use candour::read;
use candour::register::Moment;
use candour::rules;
use candour::text::{FileId, Span};
use candour::value::Day;

use ground::{Ground, Mutant};

/// One way to break a register.
struct Operator {
    name: &'static str,
    /// The codes under which it may be reported.
    codes: &'static [&'static str],
    tries: fn(&Ground) -> Vec<Mutant>,
}

/// The registers, each with what the page calls it.
const REGISTERS: [(&str, &str); 6] = [
    ("police force", include_str!("../resources.yaml")),
    ("fire service", include_str!("bodies/fire/resources.yaml")),
    ("health trust", include_str!("bodies/health/resources.yaml")),
    ("university", include_str!("bodies/university/resources.yaml")),
    ("library service", include_str!("mutation/one.yaml")),
    ("harbour authority", include_str!("mutation/two.yaml")),
];

const TODAY: &str = "2026-11-22";

fn operators() -> Vec<&'static Operator> {
    [writing::OPERATORS, naming::OPERATORS, figures::OPERATORS].into_iter().flatten().collect()
}

#[test]
fn registers_that_are_whole_raise_nothing() {
    for (name, text) in REGISTERS {
        let (register, mut faults) = read::register(FileId(0), text);
        faults.extend(by_rules(&register));
        faults.retain(|fault| fault.level > Level::Note);
        assert_eq!(faults, [], "{name}");
    }
}

/// How many mutants of one operator on one register were tried, how many were found, and the first that were not.
#[derive(Default)]
struct Tally {
    tried: usize,
    found: usize,
    missed: Vec<String>,
}

/// Run the tests with `UPDATE=1` to write the figures of the page anew, with `--nocapture` to see what was missed.
#[test]
fn what_is_broken_is_found_where_it_is() {
    let tallies = tried();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/mutation.md");
    let written = std::fs::read_to_string(&page).unwrap();
    let now = with_figures(&written, &figures_of(&tallies));
    for missed in tallies.iter().flatten().flat_map(|tally| &tally.missed) {
        println!("missed: {missed}");
    }
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(&page, &now).unwrap();
    } else {
        assert_eq!(written, now, "docs/mutation.md is out of date: run the tests with UPDATE=1");
    }
    for (at, (name, _)) in REGISTERS.iter().enumerate() {
        let (tried, found) = sum(tallies.iter().map(|row| &row[at]));
        assert!(found * 100 >= tried * 95, "{name}: {found} of {tried}");
    }
    for (operator, row) in operators().iter().zip(&tallies) {
        let (tried, found) = sum(row);
        assert!(tried > 0, "{} fits nothing", operator.name);
        let told = written.contains(&format!("**{}**", operator.name));
        assert!(tried == found || told, "the page does not say why “{}” is not always found", operator.name);
    }
}

/// For each operator a row, with a tally for each register.
fn tried() -> Vec<Vec<Tally>> {
    let grounds: Vec<Ground> = REGISTERS.iter().map(|(_, text)| Ground::new(text)).collect();
    let operators = operators();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(operator) = operators.get(at / grounds.len()) else { return done };
            done.push((at, tally(operator, REGISTERS[at % grounds.len()].0, &grounds[at % grounds.len()])));
        }
    };
    let mut done: Vec<(usize, Tally)> = thread::scope(|scope| {
        let hands = [scope.spawn(work), scope.spawn(work)];
        hands.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    let mut tallies = done.into_iter().map(|(_, tally)| tally);
    operators.iter().map(|_| tallies.by_ref().take(REGISTERS.len()).collect()).collect()
}

fn tally(operator: &Operator, name: &str, ground: &Ground) -> Tally {
    let mut tally = Tally::default();
    for mutant in (operator.tries)(ground) {
        tally.tried += 1;
        let Err(instead) = found(&mutant, operator.codes) else {
            tally.found += 1;
            continue;
        };
        let place = mutant.places.first().cloned().unwrap_or_default();
        let line = lines(&mutant.text, &place).start;
        let text = mutant.text.lines().nth(line).unwrap_or_default();
        tally.missed.push(format!(
            "{}, {name}, line {}: {} – {instead}",
            operator.name,
            line + 1,
            text.trim()
        ));
    }
    tally
}

/// Whether a mutant is reported under one of these codes where it must be; what is reported instead.
fn found(mutant: &Mutant, codes: &[&str]) -> Result<(), String> {
    let (register, mut faults) = read::register(FileId(0), &mutant.text);
    if !is_told(mutant, codes, &faults) {
        faults.extend(by_rules(&register));
    }
    if is_told(mutant, codes, &faults) {
        return Ok(());
    }
    let instead = faults.iter().filter(|fault| fault.level > Level::Note).map(|fault| {
        let line = fault.finding.span.map(|span| lines(&mutant.text, &span.range()).start + 1);
        format!("{} at {}", fault.code, line.unwrap_or_default())
    });
    Err(instead.take(3).collect::<Vec<_>>().join(", "))
}

fn is_told(mutant: &Mutant, codes: &[&str], faults: &[Diagnostic]) -> bool {
    let told: Vec<Range<usize>> = faults
        .iter()
        .filter(|fault| codes.contains(&fault.code))
        .flat_map(|fault| {
            let labels = fault.finding.labels.iter().map(|label| label.span);
            fault.finding.span.into_iter().chain(labels).map(Span::range)
        })
        .map(|range| lines(&mutant.text, &range))
        .collect();
    let here = |place: &Range<usize>| {
        let place = lines(&mutant.text, place);
        told.iter().any(|told| told.start < place.end && place.start < told.end)
    };
    if mutant.every { mutant.places.iter().all(here) } else { mutant.places.iter().any(here) }
}

/// The lines that a stretch of text lies on, from 0.
fn lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let last = range.end.max(range.start + 1) - 1;
    line(range.start)..line(last) + 1
}

fn by_rules(register: &candour::register::Register) -> Vec<Diagnostic> {
    let standing = register.at(Moment::on(Day::parse(TODAY).unwrap()));
    rules::check(rules::Subject { register, standing: &standing })
}

fn sum<'t>(tallies: impl IntoIterator<Item = &'t Tally>) -> (usize, usize) {
    tallies.into_iter().fold((0, 0), |(tried, found), tally| (tried + tally.tried, found + tally.found))
}

/// The tables of the page.
fn figures_of(tallies: &[Vec<Tally>]) -> String {
    let mut page = "| what is broken | tried | found | reported as |\n|---|---:|---:|---|\n".to_owned();
    for (operator, row) in operators().iter().zip(tallies) {
        let (tried, found) = sum(row);
        let codes: Vec<String> = operator.codes.iter().map(|code| format!("`{code}`")).collect();
        let _ = writeln!(page, "| {} | {tried} | {found} | {} |", operator.name, codes.join(", "));
    }
    page.push_str("\n| register | tried | found | share |\n|---|---:|---:|---:|\n");
    let mut row = |name: &str, (tried, found): (usize, usize)| {
        let thousandths = found * 1000 / tried.max(1);
        let _ =
            writeln!(page, "| {name} | {tried} | {found} | {}.{} % |", thousandths / 10, thousandths % 10);
    };
    for (at, (name, _)) in REGISTERS.iter().enumerate() {
        row(name, sum(tallies.iter().map(|row| &row[at])));
    }
    row("all", sum(tallies.iter().flatten()));
    page
}

/// The page with these figures between its marks.
fn with_figures(page: &str, figures: &str) -> String {
    let (begin, end) = ("<!-- figures -->\n", "<!-- end of figures -->");
    let (before, rest) = page.split_once(begin).expect("a mark where the figures begin");
    let (_, after) = rest.split_once(end).expect("a mark where the figures end");
    format!("{before}{begin}\n{figures}\n{end}{after}")
}
