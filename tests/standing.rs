//! What the register of the police force can say about each financial year, and what it cannot.

use candour::register::{EntryIndex, Kind, Moment, Register, Standing, Value};
use candour::value::{Day, Interval, Nil, Verdict, When};

use crate::registers;

const YEARS: [&str; 6] = ["FY 2012/13", "FY 2013/14", "FY 2014/15", "FY 2015/16", "FY 2016/17", "FY 2017/18"];

/// How one fact of the register is asked for.
enum Asked {
    /// Whether the entry stood at all.
    Entry(&'static str),
    /// Whether what its first version says stood.
    First(&'static str),
    /// Whether a field of it said this.
    Field(&'static str, &'static str, Value),
}

/// The eight rows: the facts of each, and what stands over each year. `o` is `possibly`: not supported either way.
fn table() -> Vec<(&'static str, Vec<Asked>, &'static str)> {
    let part_of_duties = || Value::Text("part of duties".to_owned());
    vec![
        (
            "posts of 2013",
            vec![
                Asked::First("force-lead"),
                Asked::First("labour-exploitation-lead"),
                Asked::First("sexual-exploitation-leads"),
                Asked::First("intelligence-officer"),
            ],
            "o as-at o o o o",
        ),
        ("Operation PROTECTION", vec![Asked::Entry("operation-protection")], "o as-at o o o o"),
        ("training", vec![Asked::Entry("national-training")], "o as-at o o o o"),
        (
            "budget",
            vec![
                Asked::Field("anti-trafficking-budget", "allocated", Value::Nil(Nil::None)),
                Asked::Field("anti-trafficking-budget", "spend", Value::Nil(Nil::NotRecordedSeparately)),
            ],
            "o o o yes yes o",
        ),
        (
            "Force Lead and support, part of duties",
            // By its value: the version itself follows that of 2013, so it cannot reach back to 2012/13.
            vec![
                Asked::Field("force-lead", "commitment", part_of_duties()),
                Asked::Entry("force-lead-support"),
                Asked::Field("force-lead-support", "commitment", part_of_duties()),
            ],
            "o o o o o o",
        ),
        ("Co-ordinator", vec![Asked::Entry("co-ordinator")], "no no no no o o"),
        ("Analyst and Intelligence Officer", vec![Asked::Entry("analysts")], "o o o o o o"),
        ("operations", vec![Asked::Entry("operations")], "o o o o o o"),
    ]
}

#[test]
fn each_year_says_what_the_sources_support() {
    let register = registers::force();
    let standing = register.at(Moment::on(day("2018-06-01")));
    assert_eq!(standing.worldless(), []);
    assert_table(&standing, &YEARS);
}

#[test]
fn a_request_of_2017_says_the_same_of_the_years_before_it() {
    let register = registers::force();
    let standing = register.at(Moment { as_at: day("2017-05-02"), dated: day("2017-05-26") });
    assert_eq!(standing.worldless(), []);
    assert_table(&standing, &YEARS[..5]);
}

#[test]
fn what_was_not_yet_known_is_not_said() {
    let register = registers::force();
    let standing = register.at(Moment::on(day("2016-12-31")));
    for id in ["co-ordinator", "anti-trafficking-budget", "operations"] {
        assert!(!standing.is_known(find(&register, id), 0), "{id}");
    }
}

#[test]
fn the_regulator_is_known_to_the_middle_of_2026_and_no_longer() {
    let register = registers::force();
    let (index, _) = register.of_kind(Kind::Contacts).next().unwrap();
    for (dated, verdict) in [
        ("2013-01-01", Verdict::Throughout),
        ("2017-05-26", Verdict::Throughout),
        ("2026-06-30", Verdict::Throughout),
        ("2026-07-01", Verdict::Possibly),
    ] {
        // Where to write is told as known today, whatever the day of the letter.
        let standing = register.at(Moment::on(Day::NEVER));
        assert_eq!(standing.entry(index, Interval::day(day(dated))), verdict, "{dated}");
    }
}

fn assert_table(standing: &Standing<'_>, years: &[&str]) {
    for (row, facts, expected) in table() {
        for (at, asked) in facts.iter().enumerate() {
            for (year, expected) in years.iter().zip(expected.split(' ')) {
                let verdict = verdict(standing, asked, period(year));
                assert_eq!(verdict, supported(expected), "{row}, fact {at}, {year}");
            }
        }
    }
}

fn supported(word: &str) -> Verdict {
    match word {
        "yes" => Verdict::Throughout,
        "as-at" => Verdict::AtLeastPart,
        "no" => Verdict::No,
        _ => Verdict::Possibly,
    }
}

fn verdict(standing: &Standing<'_>, asked: &Asked, year: Interval) -> Verdict {
    let year = standing.clip(year).unwrap();
    let find = |id| find(standing.register(), id);
    match asked {
        Asked::Entry(id) => standing.entry(find(id), year),
        Asked::First(id) => standing.versions(find(id), &[0], year),
        Asked::Field(id, field, said) => standing.field(find(id), field, |value| value == said, year),
    }
}

fn find(register: &Register, id: &str) -> EntryIndex {
    register.find(id).unwrap_or_else(|| panic!("there is no entry `{id}`"))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn period(text: &str) -> Interval {
    When::parse(text).unwrap().interval()
}
