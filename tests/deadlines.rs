//! Due dates: the pack in `tests/conformance/` through the command line, and a second count, as simple as can be, for
//! every day of receipt that the calendar covers.

use std::collections::BTreeSet;
use std::process::Command;

use candour::law::{self, Clock, Event, Purpose, Reading, Regime, What};
use candour::value::Day;
use serde_json::Value;

const PACK: &str = include_str!("conformance/deadlines.json");
const HOLIDAYS: &str = include_str!("../src/law/bank-holidays.csv");

#[test]
fn every_vector_of_the_pack_comes_out() {
    let pack: Value = serde_json::from_str(PACK).unwrap();
    let vectors = pack["vectors"].as_array().unwrap();
    let mut wrong = Vec::new();
    for vector in vectors {
        let said = due(vector);
        for field in ["due", "basis", "interim_due", "interim_basis", "due_if_code_4_2"] {
            if said[field] != vector[field] {
                wrong.push(format!("{}: {field} is {}, not {}", vector["id"], said[field], vector[field]));
            }
        }
        let skipped: BTreeSet<&str> =
            vector["skipped"].as_array().unwrap().iter().map(|day| day["date"].as_str().unwrap()).collect();
        let days = said["days"].as_array().unwrap().iter();
        let holidays: BTreeSet<&str> = days
            .filter(|day| day["why"].as_str().unwrap().starts_with("bank holiday"))
            .map(|day| day["date"].as_str().unwrap())
            .collect();
        if !skipped.is_empty() && skipped != holidays {
            wrong.push(format!("{}: skips {holidays:?}, not {skipped:?}", vector["id"]));
        }
    }
    assert_eq!(wrong, [""; 0], "of {}", vectors.len());
    assert!(vectors.len() >= 80);
}

/// What `candour due` says of a vector.
fn due(vector: &Value) -> Value {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(["due", "--format", "json", "--regime", &text(&vector["regime"])]).env_clear();
    command.args(["--received", &text(&vector["received"])]).current_dir(std::env::temp_dir());
    if !vector["event"].is_null() {
        let event = &vector["event"];
        let (start, end) = (text(&event["start"]), text(&event["end"]));
        let end = if end.is_empty() { end } else { format!("..{end}") };
        command.args(["--event", &format!("{}={start}{end}", text(&event["kind"]))]);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}: {}", vector["id"], String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Days that count, found anew from the list with nothing of the program but the days themselves.
fn working_days(regime: &Regime) -> Vec<Day> {
    let mut off = BTreeSet::new();
    for line in HOLIDAYS.lines() {
        let cells: Vec<&str> = line.split(',').collect();
        let kept = |part: &str| cells[1] == "uk" || cells[1].split(' ').any(|division| division == part);
        if cells.len() == 4 && cells[0] != "date" && (regime.id() != "foisa-2002" || kept("scotland")) {
            off.insert(cells[0].to_owned());
        }
    }
    let (mut day, last) = (Day::parse("2011-01-01").unwrap(), Day::parse("2028-12-31").unwrap());
    let mut counted = Vec::new();
    // 1 January 2011 was a Saturday.
    for place in 0.. {
        if day > last {
            return counted;
        }
        let text = day.to_string();
        if place % 7 > 1 && !off.contains(&text) && !text.ends_with("-12-25") {
            counted.push(day);
        }
        day = day.next();
    }
    counted
}

#[test]
fn a_second_count_agrees_for_every_day_of_receipt() {
    let extension = [Event::Extension(Purpose::PublicInterest)];
    for regime in law::REGIMES {
        let (counted, calendar) = (working_days(regime), regime.calendar(&[]));
        let clock = |reading| Clock { regime, calendar: &calendar, reading };
        let mut received = calendar.covers().first;
        let (mut checked, mut before) = (0, received);
        while received <= calendar.covers().last {
            let after = counted.partition_point(|day| *day <= received);
            let deemed =
                if counted.get(after.saturating_sub(1)) == Some(&received) { after } else { after + 1 };
            for (reading, first) in [(Reading::Statute, after), (Reading::Code, deemed)] {
                let naive = counted.get(first + 19).copied();
                let told = clock(reading).answer(received, &[]);
                assert_eq!(
                    told.as_ref().ok().map(|told| told.last().unwrap().day),
                    naive,
                    "{received} {reading:?}"
                );
                if let (Ok(told), Reading::Statute) = (told, reading) {
                    let due = told.last().unwrap().day;
                    assert!(before <= due, "{received} is due before what came earlier");
                    (before, checked) = (due, checked + 1);
                }
            }
            if regime.id() == "foia-2000" {
                let told = clock(Reading::Statute).answer(received, &extension).ok();
                let days = told.map(|told| told.dues.iter().map(|due| due.day).collect::<Vec<_>>());
                let naive = counted.get(after + 39).map(|last| vec![counted[after + 19], *last]);
                assert_eq!(days, naive, "{received}");
            }
            received = received.next();
        }
        assert!(checked > 6_500, "{}: {checked}", regime.id());
    }
}

/// Days in any order, and pauses of any length: never a date before the one without them, nor one on a day off.
#[test]
fn pauses_only_put_a_date_off() {
    let regime = law::regime("foia-2000").unwrap();
    let calendar = regime.calendar(&[]);
    let clock = Clock { regime, calendar: &calendar, reading: Reading::Statute };
    let received = Day::parse("2024-11-25").unwrap();
    let plain = clock.answer(received, &[]).unwrap().last().unwrap().day;
    let mut dates = BTreeSet::new();
    for given in 0..30 {
        for wait in 0..60 {
            let given = received.plus(given);
            let fee = Event::FeesNotice { given, paid: Some(given.plus(wait)) };
            let paused = clock.answer(received, &[fee]).unwrap().last().unwrap().day;
            assert!(plain <= paused && calendar.off(paused).unwrap().is_none(), "{given} {wait}");
            dates.insert(paused);
            let clarified = Event::Clarification { asked: given, given: Some(given.plus(wait)) };
            let anew = clock.answer(received, &[clarified, fee]).unwrap();
            assert!(plain <= anew.last().unwrap().day);
            assert_eq!(anew.received, given.plus(wait));
        }
    }
    assert!(dates.len() > 30, "{}: the fee makes a difference", dates.len());
}

#[test]
fn what_a_regime_does_not_have_or_cannot_be_is_refused_by_name() {
    let day = |text: &str| Day::parse(text).unwrap();
    let clarified = Event::Clarification { asked: day("2024-05-15"), given: None };
    let refused = |id: &str, received: &str, events: &[Event]| {
        let regime = law::regime(id).unwrap();
        let calendar = regime.calendar(&[]);
        let clock = Clock { regime, calendar: &calendar, reading: Reading::Statute };
        clock.answer(day(received), events).unwrap_err().to_string()
    };
    for (id, received, events, said) in [
        (
            "foisa-2002",
            "2024-05-01",
            &[Event::Extension(Purpose::PublicInterest)][..],
            "there is no more time to weigh the public interest under the Freedom of Information (Scotland) Act 2002",
        ),
        (
            "eir-2004",
            "2024-05-01",
            &[clarified],
            "what clarification does to a date under the Environmental Information Regulations 2004 is not modelled",
        ),
        (
            "foia-2000",
            "2024-05-16",
            &[clarified],
            "clarification is dated 15 May 2024, before the request was received on 16 May 2024",
        ),
        (
            "foia-2000",
            "2010-12-31",
            &[],
            "bank holidays are known from 1 January 2011 to 31 December 2028, and 31 December 2010 would have to be \
             counted",
        ),
    ] {
        assert_eq!(refused(id, received, events), said);
    }
}

#[test]
fn a_fee_lapses_after_three_months() {
    let regime = law::regime("foia-2000").unwrap();
    let calendar = regime.calendar(&[]);
    let clock = Clock { regime, calendar: &calendar, reading: Reading::Statute };
    let day = |text: &str| Day::parse(text).unwrap();
    let paid = |paid: Option<&str>| {
        let fee = Event::FeesNotice { given: day("2024-09-16"), paid: paid.map(day) };
        clock.answer(day("2024-09-02"), &[fee]).unwrap()
    };
    assert_eq!(paid(None).waits, Some(law::Wait::Fee(day("2024-09-16"), day("2024-12-15"))));
    assert_eq!(paid(Some("2024-12-16")).waits, Some(law::Wait::FeeLapsed(day("2024-12-15"))));
    let last = paid(Some("2024-12-15"));
    assert_eq!(last.waits, None);
    assert_eq!((last.dues[0].what, last.dues[0].day), (What::Answer, day("2025-01-03")));
}
