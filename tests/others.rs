//! Letters of three invented bodies, from their registers alone: no template and no code is theirs.

use crate::drafts::{self, row, under};
use crate::registers;

const YEARS: &str = "FY 2015/16, FY 2016/17";

#[test]
fn a_post_of_the_council_paid_by_a_fund_is_not_counted_by_the_fire_service() {
    let letter = drafts::resources(&registers::fire(), "home-safety", YEARS);
    let people = under(&letter, "### People\n");
    assert!(people.contains(
        "- **Home Safety Adviser** of Northmoor Borough Council: one, dedicated, working in Prevention, funded by the \
         Northmoor Fund for Older People and hosted by Northmoor Borough Council. 2015/16: not in place. 2016/17: in place from 1 June 2016."
    ));
    assert!(
        people.contains("On 16 April 2018 the posts in this table, all our own, came to four."),
        "{people}"
    );
    let money = under(&letter, "### Money\n");
    assert!(money.contains("There was no specific budget for home safety visits in 2015/16."));
    assert!(
        money.contains("The budget for home safety visits was £45,000 in 2016/17; £41,250.50 was spent.")
    );
    assert!(money.contains("received £28,400 in 2016/17 from the Northmoor Fund for Older People"));
    assert!(letter.contains("ran from mid 2016 until November 2017"));
    assert!(!letter.contains("Force"), "{letter}");
}

#[test]
fn a_university_answers_by_academic_years() {
    let letter = drafts::resources(&registers::university(), "student-welfare", YEARS);
    assert!(letter.contains(
        "The number of students seen by a counsellor (all campuses) in 2015/16 was 1,042 (final)."
    ));
    assert!(letter.contains(
        "The number of students seen by a counsellor (all campuses) in 2016/17 was 1,311 (final)."
    ));
    assert!(letter.contains(
        "£212,600 was spent on counselling in 2015/16; no figure is recorded for what was set aside."
    ));
    assert_eq!(
        row(&letter, "Head of Counselling, Counselling Service").unwrap().last(),
        Some(&"in place from 12 September 2016")
    );
    // A financial year is not an academic one: no figure of the one is given for the other.
    let april = drafts::resources(&registers::university(), "student-welfare", "2016-04-01..2017-03-31");
    assert!(
        april.contains(
            "No number of students seen by a counsellor is recorded for 1 April 2016 to 31 March 2017 as such; numbers are recorded for 2015/16 and 2016/17."
        ),
        "{april}"
    );
    assert!(!april.contains("£268,000"), "{april}");
}

#[test]
fn a_trust_states_its_vacancies_in_its_own_unit() {
    let letter = drafts::resources(&registers::health(), "district-nursing", YEARS);
    assert!(letter.contains(
        "The posts established came to 16.6 WTE and those filled to 14.2 WTE, which left 2.4 WTE vacant."
    ));
    assert!(!letter.contains("### Money"), "{letter}");
    assert!(!letter.contains("FTE"), "{letter}");
}
