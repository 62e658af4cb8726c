//! Names of the register in running text.

use super::*;

fn names() -> Names {
    Names::new([
        "Force CID",
        "Force Lead",
        "Support to the Force Lead",
        "Police & Crime Plan",
        "Modern Slavery Co-ordinator",
        "West Midlands Regional Organised Crime Unit (WMROCU)",
        "Information Commissioner's Office",
        "Liberate",
        "CP",
        "training",
        "2012 Strategic Assessment",
        "Operation Two",
        "Phase 2",
        "May 2017 Conference",
        "-- ()",
        "",
    ])
}

#[test]
fn a_name_is_found_whole_and_the_longest() {
    for (text, expected) in [
        ("Ask Force CID.", &["Force CID"][..]),
        ("FORCE CID's or force cid", &["FORCE CID", "force cid"]),
        ("Support to the Force Lead", &["Support to the Force Lead"]),
        ("Support to the Force Leads", &[]),
        ("Support to the\n> **Force** Lead", &["Support to the\n> **Force** Lead"]),
        (
            "Support to the\\\nForce-Lead, Force\u{2011}Lead",
            &["Support to the\\\nForce-Lead", "Force\u{2011}Lead"],
        ),
        ("the Force\n\nLead, the Force – Lead, the Force. Lead", &[]),
        (
            "a Police and Crime Plan, a Police &amp; Crime Plan",
            &["Police and Crime Plan", "Police &amp; Crime Plan"],
        ),
        ("a Modern Slavery Co ordinator", &["Modern Slavery Co ordinator"]),
        (
            "the West Midlands Regional Organised Crime Unit \\(WMROCU\\)",
            &["West Midlands Regional Organised Crime Unit \\(WMROCU"],
        ),
        ("the Information Commissioner’s Office", &["Information Commissioner’s Office"]),
        ("Liberate, LIBERATE, “Liberate”", &["Liberate", "LIBERATE", "Liberate"]),
        ("to liberate, a cp, CPs, xCP", &[]),
        ("Training and training and TRAINING", &["Training", "training", "TRAINING"]),
        ("[a](https://a.uk/force-lead)", &["force-lead"]),
    ] {
        let expected: Vec<_> = expected.iter().map(|words| (Name, *words)).collect();
        assert_eq!(found(text, &names()), expected, "{text}");
    }
}

#[test]
fn the_widest_figure_wins_and_no_digit_is_lost() {
    for (text, expected) in [
        ("the 2012 Strategic Assessment", &[(Name, "2012 Strategic Assessment")][..]),
        ("2012 strategic", &[(Digits, "2012")]),
        ("Operation Two, Operation Two hundred", &[(Name, "Operation Two"), (Name, "Operation Two")]),
        ("Phase 2 May 2017", &[(Name, "Phase 2"), (Date, "May 2017")]),
        ("Phase 2½, CP2", &[(Digits, "2½"), (Digits, "2")]),
        ("2 May 2017 Conference", &[(Digits, "2"), (Name, "May 2017 Conference")]),
        ("2 May 2017 conferences", &[(Date, "2 May 2017")]),
    ] {
        let found = found(text, &names());
        let found: Vec<_> = found.into_iter().filter(|(_, words)| *words != "hundred").collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_hundred_thousand_names_are_looked_for_at_once() {
    let all: Vec<String> =
        (0..100_000).map(|index| format!("West Midlands Unit {index} for Training")).collect();
    let names = Names::new(all.iter().map(String::as_str));
    let text = "West Midlands Unit ".repeat(20_000) + &all[99_999];
    assert_eq!(found(&text, &names), [(Name, &*all[99_999])]);
}

#[test]
fn a_very_long_name_is_known_by_its_start() {
    let name = "a ".repeat(50_000) + "b";
    let names = Names::new([&*name]);
    let text = "a ".repeat(50_000);
    assert_eq!(figures(&text, &names).len(), 50_000 / 64);
    assert_eq!(figures(&"twenty-".repeat(50_000), &names).len(), 50_000);
    assert_eq!(figures(&"hundred ".repeat(50_000), &names).len(), 1);
    assert_eq!(figures(&"fold".repeat(50_000), &names).len(), 0);
}
