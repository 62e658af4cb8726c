//! What a case names of the register: posts that drafted, answered, confirmed and approved, and facts asked about.

use crate::case::{Case, History};
use crate::diagnostic::{Diagnostic, Finding};
use crate::register::{Entry, EntryIndex, Kind, Register};
use crate::text::At;
use crate::yaml;

/// What cannot be found, as a sentence, and what can be done.
type Unknown = (String, String);

/// The post with this id, or with one that it had before.
///
/// # Errors
/// When the register has no such post: a sentence, and help.
pub fn post_named(register: &Register, id: &str) -> Result<EntryIndex, Unknown> {
    if let Some(index) = register.find_ever(id) {
        let entry = register.entry(index);
        return if entry.kind == Kind::Posts {
            Ok(index)
        } else {
            let message = format!("`{id}` is an entry under `{}`, and no post", entry.kind);
            Err((message, "name a post: an entry under `posts:`".to_owned()))
        };
    }
    let posts = || register.of_kind(Kind::Posts).map(|(_, entry)| entry);
    let called = posts().find(|entry| is_called(entry, id)).map(|entry| &*entry.id.value);
    let near = called.or_else(|| yaml::closest(id, posts().map(|entry| &*entry.id.value)));
    let help = near.map_or_else(
        || {
            "write the post into the register, under `posts:`; `candour show --kind posts` lists them"
                .to_owned()
        },
        |near| format!("did you mean `{near}`?"),
    );
    Err((format!("the register has no post called `{id}`"), help))
}

/// The entry that a fact path names, and its field, if it names one.
///
/// # Errors
/// When the register has no such fact: a sentence, and help.
pub fn fact_named<'p>(register: &Register, path: &'p str) -> Result<(EntryIndex, Option<&'p str>), Unknown> {
    let forms = || "write the path of an entry or of a fact: `posts/lead`, or `posts/lead/count`".to_owned();
    let mut parts = path.splitn(3, '/');
    let (Some(kind), Some(id), field) = (parts.next(), parts.next(), parts.next()) else {
        let near = register.find_ever(path).map(|index| register.entry(index).path());
        let help = near.map_or_else(forms, |near| format!("did you mean `{near}`?"));
        return Err((format!("`{path}` is not the path of a fact"), help));
    };
    let Some(index) = register.find_ever(id) else {
        let near = yaml::closest(id, register.entries.iter().map(|entry| &*entry.id.value));
        let near = near.and_then(|near| register.find(near)).map(|index| register.entry(index).path());
        let help = near.map_or_else(forms, |near| format!("did you mean `{near}`?"));
        return Err((format!("the register has no entry called `{id}`"), help));
    };
    let entry = register.entry(index);
    if entry.kind.word() != kind {
        let help = format!("did you mean `{}`?", entry.path());
        return Err((format!("`{id}` is an entry under `{}`, and not under `{kind}`", entry.kind), help));
    }
    let Some(field) = field else { return Ok((index, None)) };
    if entry.versions.iter().any(|version| version.value(field).is_some()) {
        return Ok((index, Some(field)));
    }
    let stated = entry.versions.iter().flat_map(|version| version.facts.keys().copied());
    let help = match yaml::closest(field, stated) {
        Some(near) => format!("did you mean `{}/{near}`?", entry.path()),
        None => format!("`candour show {id}` lists what it states; `{}` speaks of all of it", entry.path()),
    };
    Err((format!("`{id}` does not state `{field}`"), help))
}

/// What a case names and the register does not have. Once a case is sent, its history stays as it is, whatever becomes
/// of the register.
pub fn unknown_names(register: &Register, case: Option<&Case>, history: &History) -> Vec<Diagnostic> {
    if history.sent().is_some() {
        return Vec::new();
    }
    let posts = history.events.iter().filter_map(|event| event.by.as_ref());
    let posts = case.and_then(|case| case.drafted_by.as_ref()).into_iter().chain(posts);
    let posts = posts.filter_map(|by| Some((by, post_named(register, &by.value).err()?)));
    let facts = history.events.iter().filter_map(|event| event.fact.as_ref());
    let facts = facts.filter_map(|fact| Some((fact, fact_named(register, &fact.value).err()?)));
    let told = |(named, (message, help)): (&At<String>, Unknown)| {
        Finding::new(named.span, message).help(help).error("reference-unknown")
    };
    posts.chain(facts).map(told).collect()
}

/// Whether an entry is called this, in whatever letters: by its id, its title, or the words that sentences use.
pub(super) fn is_called(entry: &Entry, name: &str) -> bool {
    let plain = |text: &str| {
        let text = text.to_lowercase();
        text.strip_prefix("the ").unwrap_or(&text).trim().replace(['-', '_'], " ")
    };
    let name = plain(name);
    let names = entry.versions.iter().flat_map(|version| {
        let texts = ["title", "in_text", "name"].into_iter().filter_map(|field| version.text(field));
        texts.chain(version.texts("aliases").iter().map(String::as_str))
    });
    plain(&entry.id.value) == name || names.map(plain).any(|called| called == name)
}
