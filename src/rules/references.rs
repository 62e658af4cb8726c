//! References: every id names an entry of a kind that fits.

use super::{Check, Rule, Subject, is_enough};
use crate::diagnostic::{Finding, Level};
use crate::read;
use crate::register::{Entry, Field, Holds, Kind, Register, Value};
use crate::text::At;
use crate::value::Interval;
use crate::yaml;

/// After so many findings, looking for the nearest name costs more than it helps.
const MOST_GUESSES: usize = 50;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "reference-unknown",
        summary: "a reference names no entry",
        level: Level::Error,
        explanation: include_str!("explain/reference-unknown.md"),
        check: Check::Register(reference_unknown),
    },
    Rule {
        code: "reference-of-wrong-kind",
        summary: "a reference names an entry that cannot stand there",
        level: Level::Error,
        explanation: include_str!("explain/reference-of-wrong-kind.md"),
        check: Check::Register(reference_of_wrong_kind),
    },
    Rule {
        code: "reference-out-of-force",
        summary: "a reference names something that was certainly not in force then",
        level: Level::Warning,
        explanation: include_str!("explain/reference-out-of-force.md"),
        check: Check::Register(reference_out_of_force),
    },
    Rule {
        code: "forum-without-members",
        summary: "a forum has neither members nor a chair",
        level: Level::Note,
        explanation: include_str!("explain/forum-without-members.md"),
        check: Check::Register(forum_without_members),
    },
];

fn reference_unknown(subject: Subject<'_>) -> Vec<Finding> {
    let register = subject.register;
    let mut findings = Vec::new();
    each_reference(subject, &mut |entry, field, id| {
        if is_enough(&findings) || register.find(&id.value).is_some() {
            return;
        }
        let near = (findings.len() < MOST_GUESSES).then(|| meant(register, field, &id.value)).flatten();
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write it under {} first", kinds(field, "or")),
        };
        let message = format!("there is no entry called `{}`", id.value);
        findings.push(Finding::new(id.span, message).help(help).entry(entry.path()));
    });
    findings
}

fn reference_of_wrong_kind(subject: Subject<'_>) -> Vec<Finding> {
    let register = subject.register;
    let mut findings = Vec::new();
    each_reference(subject, &mut |entry, field, id| {
        let Some(target) = register.find(&id.value).map(|index| register.entry(index)) else { return };
        if is_enough(&findings) || field.refers.contains(&target.kind) {
            return;
        }
        let message =
            format!("`{}` is an entry under `{}`, which `{}` cannot name", id.value, target.kind, field.name);
        let help = format!("`{}` names entries under {}", field.name, kinds(field, "or"));
        let finding = Finding::new(id.span, message).see(target.id.span, "it is written here");
        findings.push(finding.help(help).entry(entry.path()));
    });
    findings
}

/// The entry that was probably meant: one of that name, or one whose id is spelt nearly so.
fn meant<'r>(register: &'r Register, field: &Field, id: &str) -> Option<&'r str> {
    let candidates = || register.entries.iter().filter(|entry| field.refers.contains(&entry.kind));
    let words = id.replace('-', " ");
    let named = candidates().find(|entry| {
        let mut names = entry
            .versions
            .iter()
            .flat_map(|version| version.texts("aliases").iter().map(String::as_str).chain(version.name()));
        names.any(|name| name.to_lowercase() == words)
    });
    named
        .map(|entry| &*entry.id.value)
        .or_else(|| yaml::closest(id, candidates().map(|entry| &*entry.id.value)))
}

/// Fields that name what stands at the same time: the unit of a post, the members of a forum. What came before or
/// after, or only belongs with an entry, need not.
const TOGETHER: [&str; 15] = [
    "chair",
    "departments",
    "director",
    "employer",
    "escalates_to",
    "funder",
    "held_by",
    "host",
    "led_by",
    "liaises_with",
    "members",
    "part_of",
    "partners",
    "supports",
    "unit",
];

fn reference_out_of_force(subject: Subject<'_>) -> Vec<Finding> {
    let register = subject.register;
    let mut findings = Vec::new();
    for (index, entry) in register.indexed() {
        if is_enough(&findings) {
            break;
        }
        for (at, version) in entry.versions.iter().enumerate() {
            let Some((start, end)) = subject.standing.bounds(index, at) else { continue };
            let hull = Interval { first: start.first, last: end.last };
            let certain = Interval::new(start.last, end.first);
            let days = certain.map(|days| [Interval::day(days.first), Interval::day(days.last)]);
            // It stood on some day between the earliest end and the latest start, whichever day that was.
            let sighted = Interval::new(end.first, start.last)
                .filter(|days| days.first.is_bound() && days.last.is_bound());
            for (field, fact) in version.facts.iter().filter(|(field, _)| TOGETHER.contains(field)) {
                let Value::Ids(ids) = &fact.value.value else { continue };
                for id in ids {
                    let Some(target) = register.find(&id.value) else { continue };
                    let out = |period: &Interval| !subject.standing.may_have_stood(target, *period);
                    let days = days.into_iter().flatten().chain(sighted);
                    let Some(when) = std::iter::once(hull).chain(days).find(out) else {
                        continue;
                    };
                    let when = if when == hull {
                        "while it stands".to_owned()
                    } else if when.first == when.last {
                        format!("on {}", when.first.prose())
                    } else {
                        format!("between {} and {}", when.first.prose(), when.last.prose())
                    };
                    let message = format!(
                        "`{}` names `{}` as its {field}, which was certainly not in force {when}",
                        entry.id.value, id.value
                    );
                    let help = "name what took its place, end this version in time, or correct the dates";
                    let target = register.entry(target).id.span;
                    findings.push(
                        Finding::new(id.span, message)
                            .see(target, "it is written here")
                            .help(help)
                            .entry(entry.path()),
                    );
                }
            }
        }
    }
    findings
}

fn forum_without_members(subject: Subject<'_>) -> Vec<Finding> {
    let forums = subject.register.of_kind(Kind::Forums).map(|(_, entry)| entry);
    let empty = forums.filter(|entry| {
        let mut versions = entry.versions.iter().filter(|version| !version.is_set_aside()).peekable();
        versions.peek().is_some()
            && versions.all(|version| version.value("members").is_none() && version.value("chair").is_none())
    });
    let findings = empty.map(|entry| {
        let message = format!("the forum `{}` has no members", entry.id.value);
        let help = "write `members:` if a source names any, and `complete: no` if they are not all";
        Finding::new(entry.id.span, message).help(help).entry(entry.path())
    });
    findings.collect()
}

/// Entries of any kind may be parts of a total; the rule on totals looks at what they are.
const PARTS: Field = Field { name: "parts", holds: Holds::Ids, refers: &Kind::ALL };

fn each_reference(subject: Subject<'_>, visit: &mut dyn FnMut(&Entry, &Field, &At<String>)) {
    for entry in &subject.register.entries {
        let fields = read::fields(entry.kind);
        for version in &entry.versions {
            version.parts().iter().for_each(|id| visit(entry, &PARTS, id));
            for (name, fact) in &version.facts {
                let Some(field) = fields.iter().find(|field| field.name == *name) else { continue };
                if let Value::Ids(ids) = &fact.value.value {
                    for id in ids {
                        visit(entry, field, id);
                    }
                }
            }
        }
    }
}

fn kinds(field: &Field, joiner: &str) -> String {
    if field.refers.len() > 4 {
        return "its kind".to_owned();
    }
    yaml::listed(field.refers.iter().map(|kind| kind.word()), joiner)
}
