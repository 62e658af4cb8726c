//! Letters as they were sent, held against registers of today.

mod apart;
mod claims;
mod counted;
mod expected;
mod faults;
mod histories;
mod judged;
mod omitted;
mod oracle;
mod pairs;
mod planted;
mod rewritten;
mod scene;
mod small;
mod sums;

use std::sync::{Arc, LazyLock};

use candour::audit::{self, Assessed, AuditResult, Letter, RelationKind};
use candour::case::{Case, Ledger, SENT_SCHEMA, Sent};
use candour::letter::{self, MadeFrom};
use candour::read;
use candour::register::{EntryIndex, Moment, Register};
use candour::template::Templates;
use candour::text::FileId;
use candour::value::Day;

use crate::drafts;
use crate::world::{GeneratedCase, Size, World};
use crate::worlds::register_of;

/// A letter that was sent as it was drafted.
pub(crate) fn sent_as_drafted(ledger: Ledger, on: &str) -> Sent {
    Sent {
        schema: SENT_SCHEMA,
        candour: ledger.candour,
        reference: ledger.reference,
        sent: on.to_owned(),
        sealed: None,
        as_at: ledger.as_at,
        dated: ledger.dated,
        letter: "response.md".to_owned(),
        after: String::new(),
        claims: shared(ledger.claims),
        answers: shared(ledger.answers),
        corrects: Vec::new(),
        sentences: Vec::new(),
        changed: Vec::new(),
        reworded: Vec::new(),
        new: Vec::new(),
        lost: Vec::new(),
        findings: Vec::new(),
    }
}

/// As letters share what they say.
pub(crate) fn shared<T>(items: Vec<T>) -> Vec<Arc<T>> {
    items.into_iter().map(Arc::new).collect()
}

static TEMPLATES: LazyLock<Templates> = LazyLock::new(drafts::templates);

/// The letter of a case as drafted and sent on one day, unless it cannot be drafted.
pub(crate) fn letter_of(register: &Register, case: &Case, day: Day) -> Option<Letter> {
    let letter = letter::draft(register, case, &TEMPLATES, day).ok()?;
    let made_from = MadeFrom { register: "", request: "", templates: &[] };
    let mut sent = sent_as_drafted(letter::ledger(&letter, case, made_from), &day.to_string());
    sent.corrects = case
        .corrects
        .iter()
        .map(|correction| candour::seal::corrected(correction, &letter.markdown))
        .collect();
    Some(Letter { sent, accepted: Vec::new() })
}

/// One finding on a letter, for people.
fn tell(letters: &[Letter], found: &Assessed) -> String {
    let letter = &letters[found.letter].sent;
    let claim = found.claim.map(|at| &letter.claims[at]);
    let (result, now) = (found.result.word(), &found.register);
    format!("{} {}: {result}\n  then {claim:?}\n  now {now:?}", letter.reference, found.fact)
}

#[test]
fn letters_stand_while_nothing_changes_and_more_becomes_known() {
    let today = Day::parse("2023-01-01").unwrap();
    let (mut held, mut omitted) = (0, 0);
    for seed in 0..25 {
        let world = World::new(seed, Size(70));
        let register = register_of(&world);
        let (mut letters, mut moments) = (Vec::new(), Vec::new());
        for GeneratedCase { reference, request_yaml, as_at, dated } in world.cases() {
            let start = register.organisation.year_start;
            let (case, _) = read::case(&reference, FileId(0), &request_yaml, start);
            if let Some(letter) = letter_of(&register, &case.unwrap(), dated) {
                letters.push(letter);
                moments.push(Moment { as_at, dated });
            }
        }
        let audit = audit::audit(&register, &letters, today);
        for found in &audit.results {
            let moment = moments[found.letter];
            let claim = found.claim.map(|at| &letters[found.letter].sent.claims[at]);
            let path = claim.and_then(|claim| claim.inputs.first()).map_or(&*found.fact, |input| input);
            let id = path.split('/').nth(1).unwrap_or_default();
            // A letter may have known what nobody yet did, where the date of a paper leaves that open.
            let group = world.truth().find(id).and_then(|thing| thing.group);
            if !world.is_fair(group, moment) {
                continue;
            }
            if found.result == AuditResult::Omitted {
                // Only what no paper told of yet.
                let standing = register.at(moment);
                let entry = register.find(id).unwrap();
                let versions = &register.entry(entry).versions;
                let known = (0..versions.len())
                    .any(|at| standing.is_known(entry, at) && versions[at].ids("topics").next().is_some());
                assert!(!known || is_kept_back(&register, entry), "{seed}: {}", tell(&letters, found));
                omitted += 1;
                continue;
            }
            // What a paper told since, of days of which nothing was known, may leave open what seemed certain.
            let more = register.find(id).is_some_and(|entry| {
                let known = |moment| {
                    let standing = register.at(moment);
                    (0..register.entry(entry).versions.len())
                        .filter(|at| standing.is_known(entry, *at))
                        .count()
                };
                known(moment) < known(Moment::on(today))
            });
            if more && found.result == AuditResult::Weakened {
                continue;
            }
            assert_eq!(
                found.result,
                AuditResult::Stands,
                "{seed}: {}\n{}",
                tell(&letters, found),
                world.excerpt(id)
            );
            held += 1;
        }
        let between = audit.relations.iter().filter(|found| found.kind == RelationKind::Contradicts);
        assert_eq!(between.count(), 0, "{seed}: {:?}", audit.relations);
    }
    assert!(held > 2500 && omitted > 20, "{held} claims held, {omitted} omitted");
}

fn is_kept_back(register: &Register, entry: EntryIndex) -> bool {
    register.cleared().entry(entry).keeps_back()
}
