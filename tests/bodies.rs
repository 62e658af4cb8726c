//! Three invented bodies: what is written for a police force serves a fire service, a university and a trust.

use candour::register::{EntryIndex, Moment, Register, Unit, Value};
use candour::value::{Count, Day, Interval, Nil, Verdict, When};

use crate::registers;

#[test]
fn a_post_with_exact_dates_covers_part_of_one_year_and_all_of_the_next() {
    let register = registers::fire();
    let standing = register.at(Moment::on(day("2018-06-01")));
    assert_eq!(standing.worldless(), []);
    let adviser = find(&register, "home-safety-adviser");
    for (year, verdict) in [
        ("FY 2015/16", Verdict::No),
        ("FY 2016/17", Verdict::Part),
        ("FY 2017/18", Verdict::Throughout),
        ("FY 2018/19", Verdict::No),
    ] {
        let year = standing.clip(period(&register, year)).unwrap();
        assert_eq!(standing.entry(adviser, year), verdict, "{year}");
    }
    let version = &register.entry(adviser).versions[0];
    for (field, body) in [("employer", "northmoor-council"), ("funder", "older-peoples-fund")] {
        assert!(version.ids(field).map(|id| &*id.value).eq([body]), "{field}");
    }
}

#[test]
fn a_budget_may_be_none_in_one_year_and_an_amount_in_the_next() {
    let register = registers::fire();
    let standing = register.at(Moment::on(day("2018-06-01")));
    let budget = find(&register, "home-safety-visits");
    let none = |value: &Value| *value == Value::Nil(Nil::None);
    let amount = |value: &Value| value.to_string() == "£45,000";
    let (before, after) = (period(&register, "FY 2015/16"), period(&register, "FY 2016/17"));
    assert_eq!(standing.field(budget, "allocated", none, before), Verdict::Throughout);
    assert_eq!(standing.field(budget, "allocated", amount, before), Verdict::No);
    assert_eq!(standing.field(budget, "allocated", amount, after), Verdict::Throughout);
    assert_eq!(standing.field(budget, "allocated", none, after), Verdict::No);
}

#[test]
fn a_university_reckons_in_its_own_years() {
    let register = registers::university();
    assert_eq!(register.organisation.year_name, "academic year");
    let standing = register.at(Moment::on(day("2017-11-01")));
    assert_eq!(standing.worldless(), []);
    let counsellors = find(&register, "counsellors");
    let eight = |value: &Value| value.to_string() == "8";
    for (days, verdict) in [
        ("2016-08-01..2017-07-31", Verdict::Throughout),
        ("2016-04-01..2017-03-31", Verdict::Part),
        ("2015-08-01..2016-07-31", Verdict::No),
        ("2017-08-01..2017-10-31", Verdict::Possibly),
    ] {
        assert_eq!(standing.field(counsellors, "count", eight, period(&register, days)), verdict, "{days}");
    }
}

#[test]
fn a_trust_counts_vacancies_in_its_own_unit() {
    let register = registers::health();
    let standing = register.at(Moment::on(day("2017-07-01")));
    assert_eq!(standing.worldless(), []);
    let nurses = &register.entry(find(&register, "district-nurses")).versions[0];
    let staff = |field| match nurses.value(field) {
        Some(Value::Staff(staff)) => *staff,
        other => panic!("{field} is {other:?}"),
    };
    let (established, in_post) = (staff("established"), staff("in_post"));
    assert_eq!((established.unit, in_post.unit), (Unit::Wte, Unit::Wte));
    assert_eq!(established.count.minus(in_post.count).unwrap().to_string(), "2.4");
    assert_eq!(nurses.value("headcount"), Some(&Value::Count(Count::parse("13").unwrap())));
}

#[test]
fn a_document_is_in_force_on_the_day_of_the_paper_that_says_so() {
    let register = registers::health();
    let standing = register.at(Moment::on(day("2017-07-01")));
    let standard = find(&register, "visiting-standard");
    for (days, verdict) in [
        ("2016-09-30", Verdict::No),
        ("2016-10-01..2017-06-28", Verdict::Throughout),
        ("2017-06-29", Verdict::Possibly),
    ] {
        assert_eq!(standing.entry(standard, period(&register, days)), verdict, "{days}");
    }
}

fn find(register: &Register, id: &str) -> EntryIndex {
    register.find(id).unwrap_or_else(|| panic!("there is no entry `{id}`"))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The days of a period, by the body's own year.
fn period(register: &Register, text: &str) -> Interval {
    let written = When::parse(text).unwrap();
    written.in_years_from(register.organisation.year_start).unwrap().interval()
}
