//! A fact that is changed changes every letter that states it, or the ledger of it.

use candour::case::{Case, Claim};
use candour::letter::{self, MadeFrom};
use candour::read;
use candour::register::{Fact, Holds, Kind, Register, Shape, SourceIndex, Unit, Value, Version};
use candour::template::Templates;
use candour::text::{At, FileId};
use candour::value::Day;

use super::REGISTERS;
use super::ground::Ground;
use crate::drafts;

/// What each register is asked: a request, or a topic to ask about.
const ASKED: [(usize, &str); 7] = [
    (0, include_str!("../../responses/2017-0001/request.yaml")),
    (0, include_str!("../../responses/2013-04-briefing/request.yaml")),
    (1, "home-safety"),
    (2, "district-nursing"),
    (3, "student-welfare"),
    (4, "reading"),
    (5, "harbour-safety"),
];

#[test]
fn a_changed_fact_changes_each_letter_that_states_it() {
    let templates = drafts::templates();
    let mut kept = Vec::new();
    let mut all = 0;
    for (at, asked) in ASKED {
        let (name, text) = REGISTERS[at];
        let ground = Ground::new(text);
        let request = if asked.contains('\n') { asked.to_owned() } else { about(asked) };
        let (before, claims) = draft(&ground.register, &request, &templates).unwrap();
        let mut changed = 0;
        for entry in &ground.register.entries {
            for version in &entry.versions {
                for (field, fact) in version.facts.iter() {
                    let path = format!("{}/{field}", entry.path());
                    let Some(with) = other(entry.kind, field, &fact.value.value) else { continue };
                    if !claims
                        .iter()
                        .any(|claim| claim.fact == path && rests_on(claim, &ground.register, version, fact))
                    {
                        continue;
                    }
                    let mutant = ground.replaced(fact.value.span, with).text;
                    let (register, _) = read::register(FileId(0), &mutant);
                    changed += 1;
                    let after = draft(&register, &request, &templates);
                    if after.is_some_and(|after| after == (before.clone(), claims.clone())) {
                        kept.push(format!("{name}: {path}"));
                    }
                }
            }
        }
        all += changed;
    }
    assert!(kept.is_empty(), "letters stay as they are without {kept:#?}");
    assert!(all > 100, "{all}");
}

fn about(topic: &str) -> String {
    format!(
        "received: 2018-06-01\ndated: 2018-06-20\nas_at: 2018-06-01\nquestions:\n  - {{ id: \"1\", heading: Resources, answer: \
         resources, topic: {topic}, periods: [FY 2015/16, FY 2016/17] }}\n"
    )
}

/// The letter as Markdown, and its claims; nothing if it cannot be drafted.
fn draft(register: &Register, request: &str, templates: &Templates) -> Option<(String, Vec<Claim>)> {
    let (case, _) = read::case("2018-0001", FileId(0), request, register.organisation.year_start);
    let case = Case { attachments: vec!["liberate.pdf".to_owned()], ..case? };
    let letter = letter::draft(register, &case, templates, Day::parse("2018-06-20").ok()?).ok()?;
    let ledger = letter::ledger(&letter, &case, MadeFrom { register: "", request: "", templates: &[] });
    Some((letter.markdown, ledger.claims))
}

/// Whether a claim says what this version says, by its source.
fn rests_on(claim: &Claim, register: &Register, version: &Version, fact: &Fact) -> bool {
    let source: Option<At<SourceIndex>> = fact.source.or(version.source);
    let named = source.is_some_and(|source| claim.sources.contains(&register.source(source.value).id.value));
    named && claim.value == Some(Shape::from(&fact.value.value))
}

/// Another value that could stand there.
fn other(kind: Kind, field: &str, value: &Value) -> Option<String> {
    let holds = read::fields(kind).iter().find(|known| known.name == field)?.holds;
    Some(match (value, holds) {
        (Value::Text(text), Holds::Words(words)) => (*words.iter().find(|word| *word != text)?).to_owned(),
        (Value::Text(_), _) => "Quite another thing".to_owned(),
        (Value::Texts(_), _) => "[quite another thing]".to_owned(),
        (Value::Count(_), _) => "37".to_owned(),
        (Value::Staff(staff), _) => match staff.unit {
            Unit::Posts => "37".to_owned(),
            Unit::Fte => "37.5 FTE".to_owned(),
            Unit::Wte => "37.5 WTE".to_owned(),
        },
        (Value::Money(_), _) => "\"£7,654\"".to_owned(),
        (Value::Nil(candour::value::Nil::NotHeld), _) => "none".to_owned(),
        (Value::Nil(_), _) => "not held".to_owned(),
        (Value::When(_), _) => "2012".to_owned(),
        (Value::Flag(yes), _) => if *yes { "no" } else { "yes" }.to_owned(),
        (Value::Ids(_), _) => return None,
    })
}
