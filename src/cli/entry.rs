//! One entry, as `candour show` tells of it.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::page::Tone;
use super::time::{self, plain};
use crate::register::{
    Disclosure, Entry, EntryIndex, Register, Shape, SourceIndex, Standing, Value, Version,
};
use crate::text::At;
use crate::value::{Interval, Verdict};

/// Tells of entries, over one period or none.
pub(super) struct Teller<'a> {
    standing: &'a Standing<'a>,
    period: Option<Interval>,
    /// What of it letters may be drafted from.
    cleared: Register,
    /// Whether there is room for who names an entry.
    at_length: bool,
    named_by: BTreeMap<&'a str, Vec<Naming>>,
}

/// That one entry names another, and in which fields.
struct Naming {
    entry: String,
    fields: Vec<&'static str>,
}

/// Fields that word a thing, for letters.
const WORDING: [&str; 3] = ["in_text", "plural", "ranks"];

impl<'a> Teller<'a> {
    pub(super) fn new(standing: &'a Standing<'a>, period: Option<Interval>, at_length: bool) -> Self {
        let register = standing.register();
        Self { standing, period, cleared: register.cleared(), at_length, named_by: named_by(register) }
    }

    fn verdict(&self, index: EntryIndex) -> Option<Verdict> {
        self.period.map(|period| self.standing.entry(index, period))
    }

    fn version_verdict(&self, index: EntryIndex, at: usize) -> Option<Verdict> {
        let known = self.standing.is_known(index, at);
        self.period.filter(|_| known).map(|period| self.standing.versions(index, &[at], period))
    }

    fn source(&self, source: Option<At<SourceIndex>>) -> Option<&str> {
        source.map(|source| &*self.standing.register().source(source.value).id.value)
    }

    /// What letters may say of a version, as one word.
    fn disclosure(&self, index: EntryIndex, at: usize) -> &'static str {
        match &self.standing.register().entry(index).versions[at].disclosure {
            _ if self.cleared.entry(index).versions[at].kept_back => "closed",
            Disclosure::Ask(_) => "ask",
            Disclosure::Disclosed { .. } => "disclosed",
            Disclosure::BySource | Disclosure::Closed => "open",
        }
    }

    /// The fields of an open version that are closed all the same.
    fn closed_fields(&self, index: EntryIndex, at: usize) -> Vec<&'static str> {
        let cleared = &self.cleared.entry(index).versions[at];
        let version = &self.standing.register().entry(index).versions[at];
        let closed = version.facts.keys().copied().filter(|field| cleared.facts.get(field).is_none());
        if cleared.kept_back { Vec::new() } else { closed.collect() }
    }

    pub(super) fn json(&self, index: EntryIndex) -> Json {
        let entry = self.standing.register().entry(index);
        let versions = (0..entry.versions.len()).map(|at| self.version_json(index, at));
        let named = self.named_by.get(&*entry.id.value).map_or(&[][..], |named| named);
        json!({
            "id": entry.id.value,
            "kind": entry.kind.word(),
            "verdict": self.verdict(index).map(Verdict::word),
            "versions": versions.collect::<Vec<_>>(),
            "was": entry.was.iter().map(|was| &was.value).collect::<Vec<_>>(),
            "named_by": named
                .iter()
                .map(|naming| json!({ "entry": naming.entry, "fields": naming.fields }))
                .collect::<Vec<_>>(),
        })
    }

    fn version_json(&self, index: EntryIndex, at: usize) -> Json {
        let register = self.standing.register();
        let version = &register.entry(index).versions[at];
        let own = self.source(version.source);
        let facts: Map<String, Json> = version
            .facts
            .iter()
            .map(|(field, fact)| {
                let told = json!({
                    "value": Shape::from(&fact.value.value),
                    "text": fact.value.value.to_string(),
                    "source": self.source(fact.source).or(own),
                });
                ((*field).to_owned(), told)
            })
            .collect();
        let withheld = version
            .withheld()
            .map(|withheld| json!({ "label": withheld.label, "provision": withheld.provision.value }));
        json!({
            "verdict": self.version_verdict(index, at).map(Verdict::word),
            "from": version.time.from.map(|when| when.value.to_string()),
            "until": version.time.until.map(|when| when.value.to_string()),
            "seen": time::seen(register, version),
            "for": time::held(version),
            "facts": facts,
            "scope": version.scope.as_ref().map(|scope| &scope.value),
            "disputed": version.disputed,
            "set_aside": set_aside(version),
            "review_by": version.review_by().map(|when| when.value.to_string()),
            "parts": version.parts().iter().map(|part| &part.value).collect::<Vec<_>>(),
            "disclosure": self.disclosure(index, at),
            "closed_fields": self.closed_fields(index, at),
            "withheld": withheld,
            "redacted_in": self.source(version.redacted_in()),
            "confirm": version.confirm().map(|confirm| &confirm.value),
        })
    }

    pub(super) fn human(&self, index: EntryIndex) -> String {
        let register = self.standing.register();
        let entry = register.entry(index);
        let path = Tone::Name.on(&entry.path());
        let mut lines = vec![match self.verdict(index) {
            Some(verdict) => format!("{path}  {}", Tone::of(verdict).on(plain(verdict))),
            None => path,
        }];
        for (at, version) in entry.versions.iter().enumerate() {
            let verdict = self.version_verdict(index, at).filter(|_| entry.versions.len() > 1);
            let verdict = verdict.map(|verdict| format!(": {}", Tone::of(verdict).on(plain(verdict))));
            lines.push(format!("  {}{}", time::told(register, version), verdict.unwrap_or_default()));
            for (field, fact) in version.facts.iter().filter(|(field, _)| !WORDING.contains(field)) {
                let source = self.source(fact.source).map(|source| format!("  (source {source})"));
                lines.push(format!("    {field}: {}{}", fact.value.value, source.unwrap_or_default()));
            }
            lines.extend(self.remarks(index, at).into_iter().map(|line| format!("    {line}")));
        }
        if !entry.was.is_empty() {
            let was: Vec<&str> = entry.was.iter().map(|was| &*was.value).collect();
            lines.push(format!("  was: {}", was.join(", ")));
        }
        if let Some(named) = self.named_by.get(&*entry.id.value).filter(|_| self.at_length) {
            let named = named.iter().map(|naming| format!("{} ({})", naming.entry, naming.fields.join(", ")));
            lines.push(format!("  named by: {}", named.collect::<Vec<_>>().join(", ")));
        }
        lines.join("\n") + "\n"
    }

    /// What a version says of itself, each on a line.
    fn remarks(&self, index: EntryIndex, at: usize) -> Vec<String> {
        let version = &self.standing.register().entry(index).versions[at];
        let mut lines = Vec::new();
        lines.extend(version.scope.as_ref().map(|scope| format!("scope: {}", scope.value)));
        lines.extend(version.disputed.then(|| "disputed: it contradicts the version above".to_owned()));
        lines.extend(set_aside(version).map(|why| format!("set aside: {why}")));
        let parts: Vec<&str> = version.parts().iter().map(|part| &*part.value).collect();
        lines.extend((!parts.is_empty()).then(|| format!("parts: {}", parts.join(", "))));
        if let Some(withheld) = version.withheld() {
            lines.push(format!("withheld: {}, under {}", withheld.label, withheld.provision.value));
        }
        lines.extend(self.source(version.redacted_in()).map(|source| format!("blanked out in: {source}")));
        lines.extend(self.may_be_told(index, at).map(|told| format!("disclosure: {told}")));
        let closed = self.closed_fields(index, at);
        lines.extend((!closed.is_empty()).then(|| format!("closed: {}", closed.join(", "))));
        lines.extend(version.review_by().map(|by| format!("review by: {}", by.value)));
        lines.extend(version.confirm().map(|confirm| format!("confirm: {}", confirm.value)));
        lines
    }

    /// What letters may say of a version, where that is not plain from its published source.
    fn may_be_told(&self, index: EntryIndex, at: usize) -> Option<String> {
        let register = self.standing.register();
        let version = &register.entry(index).versions[at];
        if version.withheld().is_some() {
            return None;
        }
        let closed = self.cleared.entry(index).versions[at].kept_back;
        match &version.disclosure {
            Disclosure::Closed => Some("closed".to_owned()),
            Disclosure::Ask(whom) => Some(format!("ask {}", whom.value)),
            _ if closed => {
                let open = version.source.is_some_and(|source| register.source(source.value).published);
                let why = if open { "its name or its employer is" } else { "its source is not published" };
                Some(format!("closed, because {why}"))
            }
            Disclosure::Disclosed { by, on } => {
                let by = by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
                let on = on.map(|on| format!(" on {on}")).unwrap_or_default();
                Some(if by.is_empty() && on.is_empty() { "yes".to_owned() } else { format!("yes,{by}{on}") })
            }
            Disclosure::BySource => None,
        }
    }
}

fn set_aside(version: &Version) -> Option<&str> {
    version.remarks.as_ref()?.set_aside.as_ref().map(|why| &*why.value)
}

/// Who names each entry, by its id.
fn named_by(register: &Register) -> BTreeMap<&str, Vec<Naming>> {
    let mut named: BTreeMap<&str, Vec<Naming>> = BTreeMap::new();
    for entry in &register.entries {
        for (id, field) in names(entry) {
            let namings = named.entry(id).or_default();
            match namings.last_mut().filter(|naming| naming.entry == entry.path()) {
                Some(naming) if naming.fields.contains(&field) => {}
                Some(naming) => naming.fields.push(field),
                None => namings.push(Naming { entry: entry.path(), fields: vec![field] }),
            }
        }
    }
    named
}

/// The ids that an entry names, each with the field in which it does.
fn names(entry: &Entry) -> impl Iterator<Item = (&str, &'static str)> {
    let facts = entry.versions.iter().flat_map(|version| &version.facts);
    let referred = facts.flat_map(|(field, fact)| {
        let ids: &[At<String>] = match &fact.value.value {
            Value::Ids(ids) => ids,
            _ => &[],
        };
        ids.iter().map(|id| (&*id.value, *field))
    });
    let parts = entry.versions.iter().flat_map(Version::parts).map(|part| (&*part.value, "parts"));
    referred.chain(parts)
}
