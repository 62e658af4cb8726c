//! `candour show`: what the register says, and how far it is known to have stood.

use serde_json::{Map, Value as Json, json};

use super::Status;
use super::args::{Common, Show};
use super::output::{Output, status};
use super::workspace::Workspace;
use crate::diagnostic::Diagnostic;
use crate::register::{EntryIndex, Shape, Standing, Version};
use crate::value::{Interval, Verdict};
use crate::yaml;

pub(super) fn run(common: &Common, command: &Show, output: &Output) -> Result<Status, String> {
    let workspace = Workspace::open(common, &output.secrets)?;
    let register = &workspace.register;
    if let Some(id) = command.id.as_ref().filter(|id| register.find(id).is_none()) {
        let near = yaml::closest(id, register.entries.iter().map(|entry| &*entry.id.value));
        let help = near.map_or_else(
            || "list them all with `candour show`".to_owned(),
            |near| format!("did you mean {near}?"),
        );
        return Err(format!("the register has no entry called {id}; {help}"));
    }
    let topics = || register.of_kind(crate::register::Kind::Topics).map(|(_, entry)| &*entry.id.value);
    if let Some(topic) = command.topic.as_deref().filter(|topic| !topics().any(|known| known == *topic)) {
        return Err(format!(
            "the register has no topic called {topic}; its topics are {}",
            yaml::listed(topics(), "and")
        ));
    }
    let year_start = register.organisation.year_start;
    let during = match (command.on, command.during) {
        (Some(day), _) => Some(Interval::day(day)),
        (None, Some(when)) => {
            Some(when.in_years_from(year_start).map_err(|refusal| refusal.to_string())?.interval())
        }
        (None, None) => None,
    };
    let moment = crate::register::Moment::on(workspace.today);
    let standing = register.at(moment);
    let clipped = match during {
        Some(period) => Some(standing.clip(period).ok_or_else(|| {
            let written = command.during.map_or_else(|| period.to_string(), |when| when.to_string());
            format!(
                "{written} lies wholly after {}, the day taken for today: nothing can be said of it",
                workspace.today
            )
        })?),
        None => None,
    };
    let shown: Vec<EntryIndex> = register
        .indexed()
        .filter(|(_, entry)| command.id.as_ref().is_none_or(|id| *id == entry.id.value))
        .filter(|(_, entry)| command.kind.is_none_or(|kind| kind == entry.kind))
        .filter(|(_, entry)| {
            let bears = |topic: &String| {
                entry.versions.iter().any(|version| version.ids("topics").any(|id| id.value == *topic))
            };
            command.topic.as_ref().is_none_or(bears)
        })
        .map(|(index, _)| index)
        .collect();
    let teller = Teller { standing: &standing, period: clipped };
    if output.json {
        let result = json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "entries": shown.iter().map(|index| teller.json(*index)).collect::<Vec<_>>(),
        });
        output.json(result);
    } else {
        let faults: Vec<Diagnostic> = workspace.faults().cloned().collect();
        output.diagnostics(&workspace.sources, &faults);
        let text: Vec<String> = shown.iter().map(|index| teller.human(*index)).collect();
        output.result(&text.join("\n"));
    }
    Ok(status(&workspace.diagnostics))
}

struct Teller<'a> {
    standing: &'a Standing<'a>,
    period: Option<Interval>,
}

impl Teller<'_> {
    fn verdict(&self, index: EntryIndex) -> Option<Verdict> {
        self.period.map(|period| self.standing.entry(index, period))
    }

    fn version_verdict(&self, index: EntryIndex, at: usize) -> Option<Verdict> {
        let known = self.standing.is_known(index, at);
        self.period.filter(|_| known).map(|period| self.standing.versions(index, &[at], period))
    }

    fn json(&self, index: EntryIndex) -> Json {
        let entry = self.standing.register().entry(index);
        let versions = (0..entry.versions.len()).map(|at| self.version_json(index, at));
        json!({
            "id": entry.id.value,
            "kind": entry.kind.word(),
            "verdict": self.verdict(index).map(Verdict::word),
            "versions": versions.collect::<Vec<_>>(),
        })
    }

    fn version_json(&self, index: EntryIndex, at: usize) -> Json {
        let register = self.standing.register();
        let version = &register.entry(index).versions[at];
        let own = version.source.map(|source| register.source(source.value).id.value.clone());
        let facts: Map<String, Json> = version
            .facts
            .iter()
            .map(|(field, fact)| {
                let source = fact.source.map(|source| register.source(source.value).id.value.clone());
                let told = json!({
                    "value": Shape::from(&fact.value.value),
                    "text": fact.value.value.to_string(),
                    "source": source.or_else(|| own.clone()),
                });
                ((*field).to_owned(), told)
            })
            .collect();
        let seen: Vec<String> = self.seen(version);
        json!({
            "verdict": self.version_verdict(index, at).map(Verdict::word),
            "from": version.time.from.map(|when| when.value.to_string()),
            "until": version.time.until.map(|when| when.value.to_string()),
            "seen": seen,
            "for": version.time.held.iter().map(|when| when.value.to_string()).collect::<Vec<_>>(),
            "facts": facts,
        })
    }

    /// When a version was seen, as written; by default, its source's own day.
    fn seen(&self, version: &Version) -> Vec<String> {
        let register = self.standing.register();
        if !version.time.held.is_empty() {
            return Vec::new();
        }
        if version.time.seen.is_empty() {
            return version
                .source
                .map(|source| register.source(source.value).date.to_string())
                .into_iter()
                .collect();
        }
        let seen = version.time.seen.iter().filter_map(|seen| {
            let by = seen.source.map(|source| register.source(source.value).date);
            seen.on.map(|on| on.value).or(by).map(|when| when.to_string())
        });
        seen.collect()
    }

    fn human(&self, index: EntryIndex) -> String {
        let entry = self.standing.register().entry(index);
        let verdict = self.verdict(index).map_or_else(String::new, |verdict| format!("  {}", plain(verdict)));
        let mut lines = vec![format!("{}/{}{verdict}", entry.kind, entry.id.value)];
        for (at, version) in entry.versions.iter().enumerate() {
            let verdict = self.version_verdict(index, at);
            let verdict = verdict.filter(|_| entry.versions.len() > 1);
            let verdict = verdict.map_or_else(String::new, |verdict| format!(": {}", plain(verdict)));
            lines.push(format!("  {}{verdict}", self.time(version)));
            let told =
                version.facts.iter().filter(|(field, _)| !matches!(**field, "in_text" | "plural" | "ranks"));
            lines.extend(told.map(|(field, fact)| format!("    {field}: {}", fact.value.value)));
            lines.extend(version.confirm.as_ref().map(|confirm| format!("    confirm: {}", confirm.value)));
        }
        lines.join("\n") + "\n"
    }

    fn time(&self, version: &Version) -> String {
        let mut parts = Vec::new();
        parts.extend(version.time.from.map(|when| format!("from {}", when.value)));
        parts.extend(version.time.until.map(|when| format!("until {}", when.value)));
        if !version.time.held.is_empty() {
            let held: Vec<String> = version.time.held.iter().map(|when| when.value.to_string()).collect();
            parts.push(format!("for {}", held.join(", ")));
        }
        let seen = self.seen(version);
        if !seen.is_empty() {
            parts.push(format!("seen {}", seen.join(", ")));
        }
        let source = version.source.map(|source| &*self.standing.register().source(source.value).id.value);
        parts.extend(source.map(|source| format!("source {source}")));
        if parts.is_empty() { "no time stated".to_owned() } else { parts.join("; ") }
    }
}

fn plain(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::No => "not in force",
        Verdict::Possibly => "not known",
        Verdict::AtLeastPart => "in force on some day at least",
        Verdict::Part => "in force for part of it",
        Verdict::Throughout => "in force throughout",
    }
}
