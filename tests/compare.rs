//! What is different between two periods: certain, recorded differently, or not known, and never a guess.

use candour::read;
use candour::register::{Change, Difference, Moment, Register};
use candour::text::FileId;
use candour::value::{Day, Interval, Verdict, When};

use crate::registers;

fn days(text: &str) -> Interval {
    When::parse(text).unwrap().interval()
}

/// All differences, as `id field difference: before -> after`.
fn compare(register: &Register, as_of: &str, before: &str, after: &str) -> Vec<String> {
    let standing = register.at(Moment::on(Day::parse(as_of).unwrap()));
    let changes =
        register.indexed().flat_map(|(index, _)| standing.changes(index, days(before), days(after)));
    changes.map(|change| line(register, &change)).collect()
}

fn line(register: &Register, change: &Change) -> String {
    let id = &register.entry(change.entry).id.value;
    let scope = change.scope.as_ref().map(|scope| format!(" ({scope})")).unwrap_or_default();
    let difference = change.difference.word();
    let (before, after) = (&change.before, &change.after);
    let Some(field) = change.field else {
        return format!("{id} {difference}: {} -> {}", before.verdict, after.verdict);
    };
    format!("{id} {field}{scope} {difference}: {} -> {}", before.values.join("|"), after.values.join("|"))
}

fn of(id: &str, lines: &[String]) -> Vec<String> {
    let own = lines.iter().filter_map(|line| line.strip_prefix(&format!("{id} ")));
    own.map(str::to_owned).collect()
}

fn invented(entries: &str) -> Register {
    let head = "organisation: { name: Ashcombe District Council, regime: foia-2000 }\n\
                sources:\n  list: { title: Staff list, date: 2019-06-01, published: true }\n  note: { title: Note, date: \
                2016-03, published: true }\n";
    let (register, faults) = read::register(FileId(0), &format!("{head}{entries}"));
    assert_eq!(faults, [], "{entries}");
    register
}

/// On a single day of a year that is only known as a year, little is certain.
#[test]
fn two_days_of_the_force_say_how_little_is_certain() {
    let register = registers::force();
    let lines = compare(&register, "2018-06-01", "2013-04-30", "2017-12-31");
    assert_eq!(of("co-ordinator", &lines), ["began: no -> possibly"]);
    for forum in ["working-group", "threat-reduction-board", "anti-trafficking-network", "acpo-forum"] {
        assert_eq!(of(forum, &lines), ["not_known: possibly -> possibly"]);
    }
    let lead = of("force-lead", &lines);
    assert_eq!(lead[0], "not_known: possibly -> possibly");
    for told in [
        "commitment recorded_differently:  -> part of duties",
        "unit recorded_differently: force-intelligence -> ",
        "title recorded_differently: Strategic lead for human trafficking -> Force Lead",
    ] {
        assert!(lead.contains(&told.to_owned()), "{told} in {lead:#?}");
    }
    // The rank and the number are the same in both documents, and nothing says that anything ended.
    assert!(!lead.iter().any(|line| line.starts_with("rank") || line.starts_with("count")), "{lead:#?}");
    assert!(!lines.iter().any(|line| line.contains(" ended")), "{lines:#?}");
}

/// Over the month and the year of the two documents, both are certain of some day.
#[test]
fn the_periods_of_the_sources_say_more_than_their_days() {
    let lines = compare(&registers::force(), "2018-06-01", "2013-04", "2017");
    assert_eq!(of("co-ordinator", &lines), ["began: no -> at_least_part"]);
    let lead = of("force-lead", &lines);
    assert!(
        lead.contains(&"title changed: Strategic lead for human trafficking -> Force Lead".to_owned()),
        "{lead:#?}"
    );
    assert!(lead.contains(&"unit recorded_differently: force-intelligence -> ".to_owned()), "{lead:#?}");
    assert_eq!(of("acpo-forum", &lines), ["not_known: at_least_part -> possibly"]);
    assert_eq!(of("analysts", &lines), ["not_known: possibly -> at_least_part"]);
    // Seen in both.
    assert_eq!(of("force-cid", &lines), Vec::<String>::new());
}

#[test]
fn the_day_on_which_the_co_ordinator_began_is_not_made_up() {
    let register = registers::force();
    let standing = register.at(Moment::on(Day::parse("2018-06-01").unwrap()));
    let index = register.find("co-ordinator").unwrap();
    let [change] = &standing.changes(index, days("2013-04-30"), days("2017-12-31"))[..] else { panic!() };
    assert_eq!(change.difference, Difference::Began);
    assert_eq!(change.began, Some(days("early 2017")));
    // Whether it began before the end of 2016/17 is not known, so neither is whether it was there in it.
    let [change] = &standing.changes(index, days("FY 2015/16"), days("FY 2016/17"))[..] else { panic!() };
    assert_eq!((change.difference, change.before.verdict), (Difference::NotKnown, Verdict::No));
}

#[test]
fn two_years_with_the_same_budget_are_the_same() {
    let lines = compare(&registers::force(), "2018-06-01", "FY 2015/16", "FY 2016/17");
    assert_eq!(of("anti-trafficking-budget", &lines), Vec::<String>::new());
    let lines = compare(&registers::force(), "2018-06-01", "FY 2014/15", "FY 2015/16");
    assert_eq!(of("anti-trafficking-budget", &lines), ["not_known: possibly -> throughout"]);
}

#[test]
fn what_no_source_had_told_by_then_is_not_compared() {
    let lines = compare(&registers::force(), "2014-01-01", "2012", "2013");
    assert_eq!(of("co-ordinator", &lines), Vec::<String>::new());
    assert_eq!(of("acpo-forum", &lines), ["not_known: possibly -> at_least_part"]);
}

const CERTAIN: &str = "
topics: { swimming: { name: Swimming lessons } }
posts:
  instructor:
    title: Instructor
    topics: swimming
    source: list
    versions:
      - { from: 2015-01-01, until: 2017-06-30, seen: 2016, count: 3, commitment: dedicated }
      - { from: 2017-07-01, until: 2019-12-31, count: 4, commitment: dedicated }
  manager: { title: Manager, source: list, from: 2018-02-01, until: 2019-12-31, count: 1 }
  clerk: { title: Clerk, source: list, from: 2014-01-01, until: 2018-03-31, seen: 2016, count: 1 }
  helper: { title: Helper, source: list, from: 2017-01-01, until: 2017-12-31, seen: 2017, count: 1 }
  keeper: { title: Keeper, source: list, from: 2010-01-01, until: 2019-12-31, count: 2 }
budgets:
  lessons:
    name: Swimming lessons
    source: list
    versions:
      - { for: FY 2015/16, allocated: none }
      - { for: FY 2016/17, allocated: \"£12,500\" }
";

#[test]
fn where_all_is_certain_so_is_each_difference() {
    let register = invented(CERTAIN);
    assert_eq!(
        compare(&register, "2019-06-01", "2016-06-01", "2018-06-01"),
        [
            "instructor count changed: 3 -> 4",
            "manager began: no -> throughout",
            "clerk ended: throughout -> no",
            "helper began_and_ended: no -> no",
            "lessons not_known: throughout -> possibly",
        ]
    );
    // A year in which the number changed, against one before it.
    assert_eq!(
        of("instructor", &compare(&register, "2019-06-01", "FY 2016/17", "2017-04-01..2018-03-31")),
        ["count changed: 3 -> 3|4"]
    );
    assert_eq!(
        of("lessons", &compare(&register, "2019-06-01", "FY 2015/16", "FY 2016/17")),
        ["allocated changed: none -> £12,500"]
    );
    // Nothing is different in a stretch in which nothing happened.
    assert_eq!(
        of("instructor", &compare(&register, "2019-06-01", "2018-01-01", "2019-01-01")),
        Vec::<String>::new()
    );
}

/// Two periods may share days.
#[test]
fn periods_that_overlap_are_compared_too() {
    let register = invented(CERTAIN);
    let lines = compare(&register, "2019-06-01", "FY 2016/17", "2017");
    assert_eq!(of("manager", &lines), Vec::<String>::new());
    assert_eq!(of("instructor", &lines), ["count changed: 3 -> 3|4"]);
    assert_eq!(of("helper", &lines), Vec::<String>::new());
}

#[test]
fn scopes_are_compared_apart_and_ids_in_any_order() {
    let register = invented(
        "partners:\n  a: { name: A, source: list }\n  b: { name: B, source: list }\nforums:\n  board:\n    name: Board\n    \
         source: list\n    from: 2014-01-01\n    until: ongoing\n    versions:\n      - { scope: north, until: 2016-12-31, seen: 2015, \
         members: [a, b], level: local }\n      - { scope: north, from: 2017-01-01, members: [b, a], level: regional }\n      - { scope: south, \
         from: 2014-01-01, level: local }\n",
    );
    assert_eq!(
        of("board", &compare(&register, "2019-06-01", "2015-06-01", "2018-06-01")),
        ["level (north) changed: local -> regional"]
    );
}

/// A field with a source of its own was not known before that source, whatever the version says.
#[test]
fn a_field_is_as_old_as_its_own_source() {
    let register =
        invented("posts:\n  lead: { title: Lead, source: note, count: { value: 2, source: list } }\n");
    let lines = of("lead", &compare(&register, "2019-06-01", "2016", "2019-06-01"));
    assert_eq!(
        lines,
        ["not_known: at_least_part -> possibly", "count recorded_differently:  -> 2"],
        "the note gives no number"
    );
}

#[test]
fn two_versions_that_contradict_each_other_are_told_together() {
    let register = invented(
        "posts:\n  lead:\n    title: Lead\n    versions:\n      - { source: note, count: 2 }\n      - { source: list, seen: 2016-03-10, disputed: yes, \
         count: 3 }\n      - { source: list, count: 3 }\n",
    );
    let lines = of("lead", &compare(&register, "2019-06-01", "2016-03", "2019-06-01"));
    assert_eq!(lines, ["count recorded_differently: 2|3 -> 3"]);
}
