//! What can go wrong in naming: sources, references, ids, names, and words that no letter should print.

use candour::register::Kind;
use candour::text::Span;
use candour::yaml::Node;

use super::Operator;
use super::ground::{Ground, Mutant, Place, versions};
use super::writing::misspelt;

pub(crate) const OPERATORS: &[Operator] = &[
    Operator { name: "take out `source:`", codes: &["source-missing"], tries: sources_taken_out },
    Operator {
        name: "take out a source that is used",
        codes: &["reference-unknown"],
        tries: sources_unlisted,
    },
    Operator { name: "add a source that nothing uses", codes: &["source-unused"], tries: sources_added },
    Operator { name: "name what there is not", codes: &["reference-unknown"], tries: nowhere },
    Operator { name: "misspell an id", codes: &["reference-unknown"], tries: misspelt_ids },
    Operator { name: "rename an entry that others name", codes: &["reference-unknown"], tries: renamed },
    Operator {
        name: "name an entry of the wrong kind",
        codes: &["reference-of-wrong-kind"],
        tries: wrong_kinds,
    },
    Operator {
        name: "give an entry the id of another",
        codes: &["id-repeated", "key-repeated"],
        tries: ids_twice,
    },
    Operator { name: "give an entry the name of another", codes: &["name-shared"], tries: names_twice },
    Operator { name: "copy a post under another id", codes: &["post-repeated"], tries: posts_twice },
    Operator { name: "write another name in a text", codes: &["alias-for-name"], tries: other_names },
    Operator { name: "empty a forum", codes: &["forum-without-members"], tries: empty_forums },
    Operator { name: "withhold under no provision", codes: &["provision-unknown"], tries: provisions },
    Operator {
        name: "an e-mail address in a text",
        codes: &["personal-data"],
        tries: |ground| in_texts(ground, " or a.person@body.example"),
    },
    Operator {
        name: "a telephone number in a text",
        codes: &["personal-data"],
        tries: |ground| in_texts(ground, " on 01632 960 123"),
    },
    Operator {
        name: "something still to be filled in",
        codes: &["placeholder-left"],
        tries: |ground| in_texts(ground, " TBC"),
    },
    Operator {
        name: "a statement of many words",
        codes: &["statement-too-long"],
        tries: |ground| in_statements(ground, &" and so on".repeat(10)),
    },
    Operator {
        name: "a figure in a statement",
        codes: &["statement-with-fact"],
        tries: |ground| in_statements(ground, " There are 14 of them."),
    },
];

/// The version, or the name of an entry that has but one.
fn shown(place: &Place<'_>, entry: &Node) -> Vec<Span> {
    match versions(entry) {
        [] => vec![place.entry.span],
        all if std::ptr::eq(place.map, entry) => all.iter().map(|version| version.span).collect(),
        _ => vec![place.map.span],
    }
}

fn sources_taken_out(ground: &Ground) -> Vec<Mutant> {
    let places = ground.places().into_iter().filter(|place| place.key.value == "source");
    let needed = places.filter_map(|place| {
        let entry = ground.entry(&place.entry.value);
        let shared = std::ptr::eq(place.map, entry);
        let supplied = if shared {
            !versions(entry).is_empty()
                && versions(entry).iter().all(|version| version.get("source").is_some())
        } else {
            entry.get("source").is_some()
        };
        let needed = place.kind != Kind::Topics && !supplied;
        needed.then(|| ground.without(place.map, place.at).at(shown(&place, entry)))
    });
    needed.collect()
}

fn sources_unlisted(ground: &Ground) -> Vec<Mutant> {
    let sources = ground.root.get("sources").unwrap();
    let unlisted = sources.entries().iter().enumerate().map(|(at, (id, _))| {
        let uses = ground.attributions().into_iter().filter(|node| node.as_text() == Some(&id.value));
        ground.without(sources, at).at_every(uses.map(|node| node.span))
    });
    unlisted.collect()
}

fn sources_added(ground: &Ground) -> Vec<Mutant> {
    let sources = ground.root.get("sources").unwrap();
    let added = sources.entries().iter().map(|(key, _)| {
        let start = key.span.range().start;
        let written =
            format!("memo-unread: {{ title: Memo, date: 2016 }}\n{}", " ".repeat(ground.column(key.span)));
        ground.mutant(vec![(start..start, written)])
    });
    added.collect()
}

/// Everything that names something.
fn ids(ground: &Ground) -> Vec<&Node> {
    ground.references().into_iter().map(|(_, id)| id).chain(ground.attributions()).collect()
}

fn nowhere(ground: &Ground) -> Vec<Mutant> {
    ids(ground).into_iter().map(|id| ground.replaced(id.span, "of-no-entry-at-all")).collect()
}

fn misspelt_ids(ground: &Ground) -> Vec<Mutant> {
    let wrong = ids(ground).into_iter().filter_map(|id| Some((id, misspelt(id.as_text()?)?)));
    wrong.map(|(id, wrong)| ground.replaced(id.span, wrong)).collect()
}

fn renamed(ground: &Ground) -> Vec<Mutant> {
    let renamed = ground.entries().filter_map(|(_, key, _)| {
        let uses: Vec<Span> = ground
            .references()
            .into_iter()
            .filter(|(_, id)| id.as_text() == Some(&key.value))
            .map(|(_, id)| id.span)
            .collect();
        let named = !uses.is_empty();
        named.then(|| ground.replaced(key.span, "under-a-new-id").at_every(uses))
    });
    renamed.collect()
}

fn wrong_kinds(ground: &Ground) -> Vec<Mutant> {
    let wrong = ground.references().into_iter().filter_map(|(place, id)| {
        let refers = place.field?.refers;
        let (_, other, _) = ground.entries().find(|(kind, ..)| !refers.contains(kind))?;
        Some(ground.replaced(id.span, other.value.clone()))
    });
    wrong.collect()
}

fn ids_twice(ground: &Ground) -> Vec<Mutant> {
    let ids: Vec<_> = ground.entries().map(|(_, key, _)| key).collect();
    let next = ids.iter().cycle().skip(1);
    ids.iter().zip(next).map(|(id, other)| ground.replaced(id.span, other.value.clone())).collect()
}

/// Kinds of entry whose names a reader meets side by side.
fn circle(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Organisations | Kind::Units | Kind::Partners | Kind::Forums => Some(Kind::Organisations),
        Kind::Duties | Kind::Priorities | Kind::Activities | Kind::Documents => Some(kind),
        _ => None,
    }
}

fn names_twice(ground: &Ground) -> Vec<Mutant> {
    let places = ground.places();
    let mut named: Vec<_> =
        places.iter().filter(|place| ["name", "title"].contains(&&*place.key.value)).collect();
    named.retain(|place| circle(place.kind).is_some());
    let twice = named.iter().enumerate().filter_map(|(at, place)| {
        let others = named.iter().cycle().skip(at + 1).take(named.len());
        let other = others.filter(|other| other.entry.value != place.entry.value);
        let other = other.into_iter().find(|other| circle(other.kind) == circle(place.kind))?;
        Some(ground.replaced(place.value.span, ground.of(other.value.span)))
    });
    twice.collect()
}

fn posts_twice(ground: &Ground) -> Vec<Mutant> {
    let posts = ground.entries().filter(|(kind, _, node)| {
        *kind == Kind::Posts
            && (node.get("title").is_some()
                || versions(node).iter().any(|version| version.get("title").is_some()))
    });
    let copied = posts.map(|(_, key, node)| {
        let start = key.span.range().start;
        let written = ground.of(key.span.to(node.span)).trim_end();
        let copy = written.replacen(&key.value, &format!("{}-again", key.value), 1);
        let title =
            node.get("title").or_else(|| versions(node).iter().find_map(|version| version.get("title")));
        let title = title.map_or(key.span, |title| title.span);
        let copy = format!("{copy}\n{}", " ".repeat(ground.column(key.span)));
        ground.mutant(vec![(start..start, copy)]).at([title])
    });
    copied.collect()
}

/// Fields that letters print as running text.
const RUNNING: [&str; 16] = [
    "aim", "aims", "because", "concerns", "covers", "duties", "found", "nature", "place", "resource", "says",
    "sorts", "tasks", "team", "text", "work",
];

/// Each other name that some entry has, in each running text of another.
fn other_names(ground: &Ground) -> Vec<Mutant> {
    let places = ground.places();
    let aliases = places.iter().filter(|place| circle(place.kind).is_some() && place.key.value == "aliases");
    let aliases: Vec<_> = aliases
        .flat_map(|place| place.value.items().iter().filter_map(move |alias| Some((place, alias.as_text()?))))
        .filter(|(_, alias)| alias.chars().count() > 2)
        .collect();
    let texts = ground.texts().into_iter().filter(|(place, _)| RUNNING.contains(&&*place.key.value));
    let written = texts.enumerate().flat_map(|(at, (place, text))| {
        let owned = aliases.iter().filter(move |(owner, _)| owner.entry.value != place.entry.value);
        // All of them in some text, and some of them in every text.
        let some = owned.enumerate().filter(move |(nth, _)| (nth + at) % 5 == 0);
        some.map(move |(_, (_, alias))| ground.added(text, &format!(" with {alias}")))
    });
    written.collect()
}

fn empty_forums(ground: &Ground) -> Vec<Mutant> {
    let forums = ground.entries().filter(|(kind, ..)| *kind == Kind::Forums);
    let emptied = forums.filter_map(|(_, key, node)| {
        let named = |field: &str| node.entries().iter().position(|(key, _)| key.value == field);
        let edits: Vec<_> = ["members", "chair"].into_iter().filter_map(named).collect();
        let edits: Vec<_> = edits.into_iter().map(|at| ground.taken_out(node, at)).collect();
        let meets =
            edits.windows(2).any(|pair| pair[0].0.start < pair[1].0.end && pair[1].0.start < pair[0].0.end);
        (!edits.is_empty() && !meets).then(|| ground.mutant(edits).at([key.span]))
    });
    emptied.collect()
}

fn provisions(ground: &Ground) -> Vec<Mutant> {
    let cited = ground.places().into_iter().flat_map(|place| match &*place.key.value {
        "withheld" => place.value.get("provision").into_iter().collect(),
        "provisions" => place.value.items().iter().collect(),
        _ => Vec::new(),
    });
    let spans: Vec<Span> = cited.map(|node| node.span).collect();
    let wrong = spans.into_iter();
    wrong.flat_map(|span| ["\"99(1)\"", "\"31(1)(z)\""].map(|none| ground.replaced(span, none))).collect()
}

/// In every text that a letter may print, save the addresses that are there to be written to.
fn in_texts(ground: &Ground, words: &str) -> Vec<Mutant> {
    let texts = ground.texts().into_iter().filter(|(place, _)| place.kind != Kind::Contacts);
    texts.map(|(_, text)| ground.added(text, words)).collect()
}

fn in_statements(ground: &Ground, words: &str) -> Vec<Mutant> {
    let texts = ground.texts().into_iter();
    let statements = texts.filter(|(place, _)| place.kind == Kind::Statements && place.key.value == "text");
    statements.map(|(_, text)| ground.added(text, words)).collect()
}
