//! The letters on the two real documents, read line by line.

use candour::document;
use candour::text::FileId;

use crate::drafts::{self, row, under};
use crate::registers;

const REQUEST: &str = include_str!("../responses/2017-0001/request.yaml");
const BRIEFING: &str = include_str!("../responses/2013-04-briefing/request.yaml");

fn reply() -> String {
    drafts::draft(&registers::force(), "2017-0001", REQUEST).unwrap().markdown
}

fn briefing() -> String {
    drafts::draft(&registers::force(), "2013-04-briefing", BRIEFING).unwrap().markdown
}

/// Asserts that a text holds each of `present` and none of `absent`.
fn reads(text: &str, present: &[&str], absent: &[&str]) {
    for phrase in present {
        assert!(text.contains(phrase), "{phrase:?} is missing from\n{text}");
    }
    for phrase in absent {
        assert!(!text.contains(phrase), "{phrase:?} stands in\n{text}");
    }
}

#[test]
fn committed_letters_are_what_is_drafted_now() {
    assert_eq!(reply(), include_str!("../responses/2017-0001/response.md"));
    assert_eq!(briefing(), include_str!("../responses/2013-04-briefing/response.md"));
}

#[test]
fn every_letter_is_within_the_subset_of_markdown() {
    for letter in [reply(), briefing()] {
        let (_, diagnostics) = document::parse(&letter, FileId(0));
        assert_eq!(diagnostics, []);
    }
}

#[test]
fn money_is_told_as_two_kinds_of_nil() {
    let letter = reply();
    let money = under(&letter, "### Money\n");
    assert!(money.trim_start().starts_with(
        "There was no specific budget for anti-trafficking activities in 2015/16 or in 2016/17."
    ));
    reads(
        money,
        &[
            "Local Policing, Force CID, Force Intelligence, Corporate Communications and the Public Protection Unit were \
             all involved",
            "when this information was compiled, in 2017",
            "What was spent on it is not recorded separately",
            "cannot be divided",
        ],
        &["£", "not held", "zero"],
    );
}

#[test]
fn posts_are_told_with_number_rank_and_commitment() {
    let letter = reply();
    let cells = |post: &str| row(&letter, post).unwrap_or_else(|| panic!("no row for {post}"));
    assert_eq!(
        cells("Force Lead"),
        ["1", "Detective Superintendent", "part of duties", "not known", "not known"]
    );
    assert_eq!(
        cells("Support to the Force Lead"),
        ["2", "Detective Chief Inspector", "part of duties", "not known", "not known"]
    );
    assert_eq!(
        cells("Modern Slavery Co-ordinator"),
        ["1", "Sergeant", "dedicated", "not in place", "not certain: see below"]
    );
    assert_eq!(
        cells("Analyst and Intelligence Officer, Force Intelligence"),
        ["2 to 4", "not stated", "part of duties", "not known", "not known"]
    );
    reads(
        under(&letter, "### People\n"),
        &[
            "only from early 2017. The exact date is not stated: it may fall on either side of 31 March 2017, the end of \
             the financial year 2016/17.",
            "between two and four posts; the source has “a part time Analyst and Intelligence Officer (x2)”.",
            "The wording does not show which.",
            "In 2017 the posts in this table, all our own, came to between six and eight, one of them dedicated",
            "They are not our posts and are not in the number above.",
            "**Co-ordinator** of the West Midlands Regional Organised Crime Unit (WMROCU): one (implied, not stated), dedicated.",
            "last recorded before that, in April 2013: the strategic lead for human trafficking; the lead officer for labour exploitation",
            "It is not known whether they were still in place in 2015/16 or in 2016/17.",
        ],
        &["FTE", "eight to ten", "Strategic lead for human trafficking", "needed –", "force-lead"],
    );
}

#[test]
fn work_and_partners_are_told_as_at_the_reply() {
    let letter = reply();
    reads(
        &letter,
        &[
            "describes the position when the information was compiled, in 2017",
            "The Force then had no dedicated investigative resource for slavery and trafficking; that was under review.",
            "sat within the Public Protection Unit or Force Investigations, and could be escalated to the West Midlands \
             Regional Organised Crime Unit (WMROCU) when required.",
            "The Force was dealing with about 10 to 15 operations at that time.",
            "An operation is not the same as an investigation, a crime or a victim.",
            "working to deliver the Intelligence Collection Plan, aligned to the Force Liberate Delivery Plan.",
            "Awareness campaigns (internal and community-focused) had taken place and would continue",
            "Multi-agency interventions at places thought able to house victims of trafficking",
            "The Force Lead then chaired the West Midlands Strategic Slavery/Trafficking Partnership.",
            "The Force Lead was then working with seven local authorities",
            "By that time the Force had agreed guidance for officers.",
            "to agree West Midlands guidance for all relevant agencies, which had reached the stage of consultation",
            "Operation PROTECTION and the roll-out of the national online training programme were last recorded in April \
             2013.",
        ],
        &["investigations was about", "10 to 15 investigations", "Victim Support", "UK Borders Agency"],
    );
}

#[test]
fn the_document_asked_for_is_not_merged_with_the_plan() {
    let letter = reply();
    reads(
        under(&letter, "## 2. Strategy documents\n"),
        &[
            "The document called “Liberate” is attached, as liberate.pdf.",
            "It is not confirmed whether it is the same as the Force Liberate Delivery Plan.",
            "Our answer to question 1 also names the 2012 Strategic Assessment; the 2013 Strategic Assessment;",
            "the Force Liberate Delivery Plan; guidance for officers; and West Midlands guidance for all relevant agencies.",
        ],
        &[],
    );
}

#[test]
fn the_briefing_tells_2013_and_nothing_later() {
    reads(
        &briefing(),
        &[
            "**Strategic lead for human trafficking:** one Detective Superintendent of Force Intelligence.",
            "**Lead officer for labour exploitation:** one Detective Chief Inspector of Force CID.",
            "**Lead officers for child and adult sexual exploitation:** two Detective Chief Inspectors of the Public \
             Protection Unit.",
            "**Intelligence Officer:** one, dedicated.",
            "\\[name blanked out in the source\\], the UK Borders Agency (UKBA) and the Gang masters Licensing Authority \
             (GLA)",
            "Operation PROTECTION had begun.",
            "trafficking of children within the country for sexual exploitation",
            "Besides the Force, its members included Staffordshire Police, West Mercia Police, Warwickshire Police and the \
             Regional Organised Crime Agency.",
            "Victim Support, the Children's Society, Refugee Action, Woman's Aid, Barnardos, the Red Cross, CP (not \
             explained in the source), housing associations and local authorities",
            "The roll-out of the national online training programme had begun, for all front-line police officers",
            "labour exploitation, followed in this order by sexual exploitation and then domestic servitude. No counts are \
             recorded.",
            "could not be counted",
            "to learn more about the extent of people trafficking in the West Midlands and to stay vigilant about child \
             sexual exploitation",
        ],
        &[
            "2017",
            "2016",
            "part of duties",
            "Co-ordinator",
            "Liberate",
            "Force Lead",
            "seven",
            "Organised Crime Unit",
            "XXXX",
            "Sergeant",
        ],
    );
}

/// One row of the table of what may be asserted for which year: the words that each of the six letters must have, and
/// words that none may have.
struct Row {
    fact: &'static str,
    years: [&'static str; 6],
    never: &'static [&'static str],
}

const YEARS: [&str; 6] = ["2012/13", "2013/14", "2014/15", "2015/16", "2016/17", "2017/18"];

const LAST: &str = "The following posts were last recorded before that, in April 2013";

/// Section 6 of the inventory of facts, as a requester reads it.
const TABLE: [Row; 8] = [
    Row {
        fact: "posts of 2013",
        years: [
            "| Lead officer for labour exploitation, Force CID | 1 | Detective Chief Inspector | not stated | not known |",
            "| Lead officer for labour exploitation, Force CID | 1 | Detective Chief Inspector | not stated | in place as \
             at April 2013 |",
            LAST,
            LAST,
            LAST,
            LAST,
        ],
        never: &["| Intelligence Officer | 1 | not stated | dedicated | in place throughout |"],
    },
    Row {
        fact: "Operation PROTECTION",
        years: [
            "Recorded as at April 2013; it is not known how much of this was so in 2012/13:\n\nIn response to",
            "Recorded as at April 2013:\n\nIn response to",
            "Operation PROTECTION and the roll-out of the national online training programme were last recorded in April 2013",
            "Operation PROTECTION and the roll-out of the national online training programme were last recorded in April 2013",
            "Operation PROTECTION and the roll-out of the national online training programme were last recorded in April 2013",
            "Operation PROTECTION and the roll-out of the national online training programme were last recorded in April 2013",
        ],
        never: &["Operation PROTECTION ended", "Operation PROTECTION had ended"],
    },
    Row {
        fact: "training roll-out",
        years: [
            "The roll-out of the national online training programme had begun",
            "The roll-out of the national online training programme had begun",
            "It is not known whether they went on in 2014/15.",
            "It is not known whether they went on in 2015/16.",
            "It is not known whether they went on in 2016/17.",
            "It is not known whether they went on in 2017/18.",
        ],
        never: &["training programme had taken place", "training had been completed"],
    },
    Row {
        fact: "no specific budget",
        years: [
            "It is not known whether there was a specific budget for anti-trafficking activities in 2012/13",
            "It is not known whether there was a specific budget for anti-trafficking activities in 2013/14",
            "It is not known whether there was a specific budget for anti-trafficking activities in 2014/15",
            "There was no specific budget for anti-trafficking activities in 2015/16.",
            "There was no specific budget for anti-trafficking activities in 2016/17.",
            "It is not known whether there was a specific budget for anti-trafficking activities in 2017/18",
        ],
        never: &["£0", "not held"],
    },
    Row {
        fact: "Force Lead and chief inspectors of 2017",
        years: [
            "| Support to the Force Lead | 2 | Detective Chief Inspector | part of duties | not known |",
            "| Support to the Force Lead | 2 | Detective Chief Inspector | part of duties | not known |",
            "| Force Lead | 1 | Detective Superintendent | part of duties | not known |",
            "| Force Lead | 1 | Detective Superintendent | part of duties | not known |",
            "| Force Lead | 1 | Detective Superintendent | part of duties | not known |",
            "| Force Lead | 1 | Detective Superintendent | part of duties | not known |",
        ],
        never: &["| Force Lead | 1 | Detective Superintendent | part of duties | in place"],
    },
    Row {
        fact: "Co-ordinator",
        years: [
            "| Modern Slavery Co-ordinator | 1 | Sergeant | dedicated | not in place |",
            "| Modern Slavery Co-ordinator | 1 | Sergeant | dedicated | not in place |",
            "| Modern Slavery Co-ordinator | 1 | Sergeant | dedicated | not in place |",
            "| Modern Slavery Co-ordinator | 1 | Sergeant | dedicated | not in place |",
            "| Modern Slavery Co-ordinator | 1 | Sergeant | dedicated | not certain: see below |",
            "| Modern Slavery Co-ordinator | 1 | Sergeant | dedicated | not known |",
        ],
        never: &["| Modern Slavery Co-ordinator | 1 | Sergeant | dedicated | in place"],
    },
    Row {
        fact: "Analyst and Intelligence Officer",
        years: ["| Analyst and Intelligence Officer, Force Intelligence | 2 to 4 | not stated | part of duties | not known |";
            6],
        never: &[
            "| Analyst and Intelligence Officer, Force Intelligence | 2 to 4 | not stated | part of duties | in place",
        ],
    },
    Row {
        fact: "10 to 15 operations",
        years: [
            "it is not known how much of this was so in 2012/13:\n\nThe Force was dealing with about 10 to 15 operations.",
            "it is not known how much of this was so in 2013/14:\n\nThe Force was dealing with about 10 to 15 operations.",
            "The Force was dealing with about 10 to 15 operations at that time.",
            "The Force was dealing with about 10 to 15 operations at that time.",
            "The Force was dealing with about 10 to 15 operations at that time.",
            "The Force was dealing with about 10 to 15 operations at that time.",
        ],
        never: &["15 investigations", "no. of investigations"],
    },
];

#[test]
fn each_year_asserts_what_the_sources_support_and_no_more() {
    let register = registers::force();
    for (at, year) in YEARS.iter().enumerate() {
        let letter = drafts::resources(&register, "modern-slavery", &format!("FY {year}"));
        for row in &TABLE {
            let wanted = row.years[at];
            assert!(letter.contains(wanted), "{} in {year}: {wanted:?} is missing from\n{letter}", row.fact);
            for phrase in row.never {
                assert!(!letter.contains(phrase), "{} in {year}: {phrase:?} stands in\n{letter}", row.fact);
            }
        }
        // Nothing of these documents is known of a whole year but the budget of two.
        assert!(!letter.contains("throughout"), "{year}\n{letter}");
    }
}

#[test]
fn a_changed_count_changes_the_sentences_that_use_it_and_no_others() {
    let text = include_str!("../resources.yaml");
    let from = "    source: reply-2017\n    rank: Detective Chief Inspector\n    count: 2\n";
    assert_eq!(text.matches(from).count(), 1);
    let changed = text.replace(from, &from.replace("count: 2", "count: 3"));
    let (register, diagnostics) = candour::read::register(FileId(0), &changed);
    assert_eq!(diagnostics, []);
    let after = drafts::draft(&register, "2017-0001", REQUEST).unwrap().markdown;
    let before = reply();
    let lines = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
    let lines: Vec<(&str, &str)> = lines.collect();
    assert_eq!(
        lines,
        [
            (
                "| Support to the Force Lead | 2 | Detective Chief Inspector | part of duties | not known | not known |",
                "| Support to the Force Lead | 3 | Detective Chief Inspector | part of duties | not known | not known |",
            ),
            (
                "In 2017 the posts in this table, all our own, came to between six and eight, one of them dedicated to work against human \
                 trafficking and modern slavery.",
                "In 2017 the posts in this table, all our own, came to between seven and nine, one of them dedicated to work against human \
                 trafficking and modern slavery.",
            ),
        ]
    );
    assert_eq!(before.lines().count(), after.lines().count());
}

#[test]
fn a_period_that_lies_after_the_facts_is_refused_and_one_that_reaches_past_them_is_cut() {
    let register = registers::force();
    let ask = |period: &str| {
        let request = format!(
            "received: 2017-05-02\ndated: 2017-05-26\nquestions:\n  - {{ id: \"1\", heading: R, answer: posts, topic: \
             modern-slavery, periods: [{period}] }}\n"
        );
        drafts::draft(&register, "r", &request).map(|letter| letter.markdown)
    };
    assert_eq!(ask("FY 2018/19"), Err(vec!["period-after-facts"]));
    let cut = ask("FY 2017/18").unwrap();
    assert!(cut.contains("| 2017/18 (to 2 May 2017) |"), "{cut}");
}

#[test]
fn a_letter_that_cannot_say_where_to_complain_is_not_written() {
    let request = "received: 2026-08-01\ndated: 2026-08-20\nquestions: []\n";
    assert_eq!(drafts::draft(&registers::force(), "r", request).err(), Some(vec!["regulator-unknown"]));
}

const TREES: &str = "\
organisation: { name: Ashcombe District Council, called: the Council, regime: foia-2000 }
sources:
  book: { title: Budget book, date: 2025-04-01, published: true }
topics:
  trees: { name: Trees, work: work on trees }
partners:
  wardens: { name: Tree wardens, in_text: tree wardens, category: yes, source: book, topics: [trees] }
budgets:
  planting: { name: Planting, in_text: planting, source: book, for: FY 2025/26, allocated: \"£90,000\", topics: [trees] }
";

fn of_trees(answer: &str) -> String {
    of_trees_in(TREES, answer, "FY 2025/26")
}

fn of_trees_in(register: &str, answer: &str, periods: &str) -> String {
    let mut files = candour::text::SourceMap::new();
    let (register, faults) = candour::read::register(files.add("resources.yaml", register), register);
    assert_eq!(faults, []);
    let request = format!(
        "kind: briefing\nas_at: 2025-12-19\ndated: 2025-12-20\nquestions:\n  - {{ id: \"1\", heading: Trees, answer: {answer}, \
         topic: trees, periods: [{periods}] }}\n"
    );
    drafts::draft(&register, "trees", &request).unwrap().markdown
}

#[test]
fn a_figure_of_a_whole_year_is_told_as_one() {
    let letter = of_trees("budgets");
    assert!(letter.contains("The budget for planting was £90,000 in 2025/26."), "{letter}");
}

#[test]
fn no_year_that_was_asked_about_goes_by_in_silence() {
    let years = "FY 2023/24, FY 2024/25, FY 2025/26";
    let silent = "No budget for work on trees is recorded for ";
    assert!(of_trees_in(TREES, "budgets", years).contains(&format!("{silent}2023/24 or 2024/25.")));
    assert!(!of_trees("budgets").contains(silent));
    // A budget of another year fills it.
    let felling =
        "  felling: { name: Felling, source: book, for: FY 2024/25, allocated: \"£5\", topics: [trees] }\n";
    let more = format!("{TREES}{felling}");
    assert!(of_trees_in(&more, "budgets", years).contains(&format!("{silent}2023/24.")));
    // Of one that was none, each year is told.
    let nil = TREES.replace("\"£90,000\"", "none");
    let letter = of_trees_in(&nil, "budgets", years);
    assert!(letter.contains("It is not known whether") && !letter.contains(silent), "{letter}");
    // Where a budget is kept back, nobody says that there is none.
    let closed = format!("{TREES}{}", felling.replace("source: book", "source: book, disclose: no"));
    assert!(!of_trees_in(&closed, "budgets", years).contains(silent));
    let figures = TREES
        .replace("budgets:", "statistics:")
        .replace("name: Planting, in_text: planting", "measure: trees planted");
    let letter =
        of_trees_in(&figures.replace("allocated: \"£90,000\"", "value: 300"), "investigations", years);
    assert!(letter.contains("No figure is recorded for 2023/24 or 2024/25."), "{letter}");
}

#[test]
fn posts_that_began_and_ended_are_told_with_both_days() {
    let posts = "posts:\n  feller: { title: Tree Feller, count: COUNT, source: book, seen: 2024-06, from: 2024-04-01, \
                 until: 2025-03-31, topics: [trees] }\n";
    let with = |count: &str| {
        of_trees_in(&format!("{TREES}{}", posts.replace("COUNT", count)), "posts", "FY 2024/25, FY 2025/26")
    };
    let days = "in place only from 1 April 2024 until 31 March 2025.";
    assert!(with("3").contains(&format!("- The Tree Fellers were {days}")), "{}", with("3"));
    assert!(with("1").contains(&format!("- The Tree Feller was {days}")), "{}", with("1"));
}

#[test]
fn a_partner_that_is_only_named_is_told() {
    let alone = "The Council was working with tree wardens.";
    assert!(of_trees("partners").contains(alone));
    // A forum that has other members does not hide it; one that it is in names it.
    let forum = "forums:\n  trees: { name: Tree Forum, source: book, topics: [trees], members: [MEMBER], complete: no }\n";
    let with = |member: &str| {
        let club = TREES.replace("partners:\n", "partners:\n  club: { name: North Club, source: book }\n");
        of_trees_in(&format!("{club}{}", forum.replace("MEMBER", member)), "partners", "FY 2025/26")
    };
    assert!(with("club").contains(alone), "{}", with("club"));
    assert!(with("wardens").contains("included tree wardens") && !with("wardens").contains(alone));
}
