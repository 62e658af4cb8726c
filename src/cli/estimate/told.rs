//! The working in words, as it can stand in a letter.

use super::others::Other;
use super::{Worked, whole};
use crate::case::{Expense, Work};
use crate::cli::due::told::full;
use crate::cli::page::Tone;
use crate::law::{Effort, Pence};
use crate::value::grouped;

/// All that is to be said.
pub(super) fn page(worked: &Worked<'_>) -> String {
    let sections = [heading(worked), counted(worked), excluded(worked), together(worked), within(worked)];
    let sections: Vec<String> =
        sections.into_iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n")).collect();
    sections.join("\n\n") + "\n"
}

fn heading(worked: &Worked<'_>) -> Vec<String> {
    let limit = &worked.limit;
    let (cost, amount) = (limit.cost(worked.total), limit.amount());
    let whose = format!("{} of the {}", limit.provision, worked.regime.act());
    let mut lines =
        vec![format!("{}  received on {}", Tone::Name.on(&worked.case.reference), full(worked.received))];
    if worked.exceeds() {
        let over = Pence(cost.0.saturating_sub(amount.0));
        lines.push(Tone::Unknown.on(&format!("{cost} exceeds the limit of {amount} by {over}")));
        lines.push(format!("  {whose}"));
        lines.extend(worked.confirm_alone_exceeds().map(|exceeds| confirming(worked, exceeds)));
    } else {
        lines.push(Tone::Certain.on(&format!("{cost} does not exceed the limit of {amount}")));
        lines.push(format!(
            "  {whose} does not apply: only what costs more than the limit need not be answered"
        ));
    }
    lines
}

fn confirming(worked: &Worked<'_>, exceeds: bool) -> String {
    let effort = worked.estimate.confirming(&worked.limit);
    let cost = worked.limit.cost(effort);
    let provision = worked.limit.confirm.unwrap_or_default();
    if exceeds {
        format!(
            "  finding out whether it is held would cost {cost} by itself, so not even that need be said ({provision})"
        )
    } else {
        format!(
            "  finding out whether it is held would cost {cost}, so the letter still has to say whether it is ({provision})"
        )
    }
}

/// The work that counts, by activity, and what it comes to.
fn counted(worked: &Worked<'_>) -> Vec<String> {
    let limit = &worked.limit;
    let mut lines = vec![format!("the work that counts: {}", limit.counted_by)];
    lines.extend(rows(worked, true));
    lines.extend(worked.estimate.sampled.as_ref().map(|sampled| format!("  timed by: {}", sampled.value)));
    lines.push(String::new());
    for other in &worked.others.counted {
        let (effort, received) = (other.effort.unwrap_or_default(), other.received.prose());
        lines.push(format!("  with {}, received on {received}: {}", other.reference, plain(effort)));
    }
    let time = worked.total.time();
    lines.push(format!("  {} at £{} an hour: {}", long(time), limit.pounds_per_hour, limit.cost(time)));
    lines.extend(spent(worked, true));
    if worked.total.spent() > Pence(0) {
        lines.push(format!("  in all {}", limit.cost(worked.total)));
    }
    let (amount, time) = (limit.amount(), long(limit.time()));
    lines.push(format!("  the limit is {amount}, or {time} of work: {}", limit.amounts));
    lines
}

/// A line for each cost that counts or that does not.
fn spent(worked: &Worked<'_>, counts: bool) -> Vec<String> {
    let costs = worked.estimate.costs.iter().filter(|cost| worked.limit.counts(cost.activity) == counts);
    let line = |cost: &Expense| {
        let amount = Pence(cost.amount.pence());
        format!("  {}, for {}: {amount}", cost.what.value, cost.activity.word())
    };
    costs.map(line).collect()
}

fn excluded(worked: &Worked<'_>) -> Vec<String> {
    let rows = [rows(worked, false), spent(worked, false)].concat();
    if rows.is_empty() {
        return rows;
    }
    let head = format!("not counted, however long it takes: {} leaves it out", worked.limit.counted_by);
    [vec![head], rows.iter().map(|row| format!("  {}", Tone::Absent.on(row.trim_start()))).collect()].concat()
}

/// A row for each line of work that counts or that does not: records × time = time.
fn rows(worked: &Worked<'_>, counts: bool) -> Vec<String> {
    let wanted = |work: &&Work| worked.limit.counts(work.activity) == counts;
    let mut work: Vec<&Work> = worked.estimate.work.iter().filter(wanted).collect();
    work.sort_by_key(|work| work.activity);
    let cells = work.iter().map(|work| {
        let records = work.records.map_or(String::new(), |records| format!("{} ×", grouped(records)));
        [work.activity.word().to_owned(), records, short_of(work.seconds_each), short(work.effort())]
    });
    let cells: Vec<[String; 4]> = cells.collect();
    let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let [first, second, third, last] = [width(0), width(1), width(2), width(3)];
    let row = |([activity, records, each, all], work): (&[String; 4], &&Work)| {
        let what = work.what.as_ref().map_or(work.activity.told(), |what| &what.value);
        let whose = for_questions(work);
        format!("  {activity:<first$}  {records:>second$} {each:>third$} = {all:>last$}  {what}{whose}")
    };
    cells.iter().zip(&work).map(row).collect()
}

fn for_questions(work: &Work) -> String {
    let ids: Vec<&str> = work.questions.iter().map(|id| &*id.value).collect();
    if ids.is_empty() { String::new() } else { format!(" ({})", questions(&ids)) }
}

/// `question 1`, `questions 1, 2 and 3`.
fn questions(ids: &[&str]) -> String {
    match ids {
        [] => "no question".to_owned(),
        [id] => format!("question {id}"),
        [first @ .., last] => format!("questions {} and {last}", first.join(", ")),
    }
}

/// Requests that are not counted and might be, or were named and cannot be.
fn together(worked: &Worked<'_>) -> Vec<String> {
    let others = &worked.others;
    let Some(aggregation) = worked.limit.aggregation else {
        return others.left_out.iter().map(left_out).collect();
    };
    let mut lines = Vec::new();
    if let (Some((first, last)), false) = (others.period, others.candidates.is_empty()) {
        let period = match (first.prose(), last.prose()) {
            (first, last) if first == last => format!("on {first}"),
            (first, last) => format!("within {} working days, {first} to {last}", aggregation.within),
        };
        lines.push(format!("from the same requester {period}, and not counted"));
        lines.extend(others.candidates.iter().map(candidate));
        lines.push(format!(
            "  those that relate to any extent to the same or similar information may be named under `together_with:` \
             ({})",
            aggregation.provision
        ));
    }
    lines.extend(others.left_out.iter().map(left_out));
    lines
}

fn candidate(other: &Other) -> String {
    let takes = other.effort.map_or("no estimate".to_owned(), plain);
    format!("  {}  received on {}: {takes}", Tone::Name.on(&other.reference), other.received.prose())
}

fn left_out((reference, why): &(String, String)) -> String {
    format!("{} is not counted: {why}", Tone::Name.on(reference))
}

/// What would stay within the limit, for the advice that belongs in the letter.
fn within(worked: &Worked<'_>) -> Vec<String> {
    if !worked.exceeds() {
        return Vec::new();
    }
    let mut lines = vec![format!("within the limit, for advice under {}", worked.limit.advice)];
    let alone = if worked.records.len() > 1 { ", were they the only ones" } else { "" };
    for sort in &worked.records {
        let (of, each) = (grouped(sort.of), short(sort.each));
        lines.push(match sort.most {
            Some(most) if most > 0 => {
                format!("  {} of the {of} records, at {each} each{alone}", grouped(most))
            }
            _ => format!("  none of the {of} records, at {each} each"),
        });
    }
    if let Some(fit) = &worked.questions {
        lines.push(match (&*fit.within, &*fit.without) {
            ([], _) => "  no question by itself".to_owned(),
            (within, without) => format!("  {}, without {}", questions(within), questions(without)),
        });
    }
    if lines.len() == 1 {
        lines.push("  nothing: none of the work is for records or for some questions alone".to_owned());
    }
    lines
}

/// Time, and money if there is any: `120 min and £40.00`.
fn plain(effort: Effort) -> String {
    match effort.spent() {
        Pence(0) => short(effort),
        spent => format!("{} and {spent}", short(effort)),
    }
}

/// `1,081 min`, or with seconds where there are some: `7 min 30 s`.
fn short(effort: Effort) -> String {
    short_of(whole(effort.seconds()))
}

fn short_of(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) if seconds > 0 => format!("{seconds} s"),
        (minutes, 0) => format!("{} min", grouped(minutes)),
        (minutes, seconds) => format!("{} min {seconds} s", grouped(minutes)),
    }
}

/// The same, and in hours.
fn long(effort: Effort) -> String {
    let minutes = whole(effort.seconds()) / 60;
    match (minutes / 60, minutes % 60) {
        (0, _) => short(effort),
        (hours, 0) => format!("{} ({} h)", short(effort), grouped(hours)),
        (hours, minutes) => format!("{} ({} h {minutes} min)", short(effort), grouped(hours)),
    }
}
