//! Letters that somebody edited before they went out, with a record of what was changed that knows nothing of how it is
//! found.

use candour::case::{Case, Claim, Ledger};
use candour::letter::{self, MadeFrom};
use candour::read;
use candour::register::Shape;
use candour::seal;
use candour::text::FileId;

use crate::drafts;
use crate::office::Office;
use crate::world::{Size, World};
use crate::worlds::register_of;

/// Numbers without a pattern, the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

fn drafts_of(seed: u64) -> Vec<(String, Ledger)> {
    let world = World::new(seed, Size(50));
    let register = register_of(&world);
    let mut drafts = Vec::new();
    for made in world.cases() {
        let start = register.organisation.year_start;
        let (case, _): (Option<Case>, _) = read::case(&made.reference, FileId(0), &made.request_yaml, start);
        let case = case.unwrap();
        let Ok(letter) = letter::draft(&register, &case, &drafts::templates(), made.dated) else { continue };
        let made_from = MadeFrom { register: "", request: "", templates: &[] };
        let ledger = letter::ledger(&letter, &case, made_from);
        drafts.push((letter.markdown, ledger));
    }
    drafts
}

/// A claim of a number that stands in one place only, which nothing else shares.
fn numbers<'l>(draft: &str, ledger: &'l Ledger) -> Vec<&'l Claim> {
    let shared = |span: &[usize; 2]| {
        ledger
            .claims
            .iter()
            .flat_map(|claim| &claim.spans)
            .filter(|other| other[0] < span[1] && span[0] < other[1])
            .count()
    };
    let digits = |span: &[usize; 2]| draft[span[0]..span[1]].bytes().all(|byte| byte.is_ascii_digit());
    let fits = |claim: &&Claim| matches!(&claim.spans[..], [only] if shared(only) == 1 && digits(only));
    ledger.claims.iter().filter(fits).collect()
}

/// The claims that nothing outside these bytes says: of what else they say there, other entries are spoken of too.
fn said_only_in(ledger: &Ledger, [from, to]: [usize; 2]) -> Vec<&String> {
    let entry = |claim: &Claim| claim.fact.split('/').take(2).collect::<Vec<_>>().join("/");
    let is_shared = |claim: &Claim, span: &[usize; 2]| {
        ledger.claims.iter().any(|other| entry(other) != entry(claim) && other.spans.contains(span))
    };
    let is_gone = |span: &[usize; 2]| from <= span[0] && span[1] <= to;
    let own = |claim: &Claim| -> Vec<[usize; 2]> {
        claim.spans.iter().filter(|span| !is_shared(claim, span)).copied().collect()
    };
    let of_entry = |claim: &Claim| -> Vec<[usize; 2]> {
        ledger.claims.iter().filter(|other| entry(other) == entry(claim)).flat_map(own).collect()
    };
    let is_lost = |claim: &&Claim| {
        let (own, of_entry) = (own(claim), of_entry(claim));
        let telling = if own.is_empty() { of_entry } else { own };
        let nothing_else = claim.spans.iter().all(is_gone);
        nothing_else || !telling.is_empty() && telling.iter().all(is_gone)
    };
    ledger.claims.iter().filter(is_lost).map(|claim| &claim.id).collect()
}

#[test]
fn whichever_word_is_another_it_is_told() {
    let (mut edits, mut told_otherwise) = (0, 0);
    for seed in 0..12 {
        for (draft, ledger) in drafts_of(seed) {
            let mut random = Random(seed + 7);
            let starts: Vec<usize> = draft
                .char_indices()
                .filter(|(at, sign)| {
                    sign.is_ascii_lowercase()
                        && draft[..*at].ends_with(' ')
                        && !draft[*at..].starts_with("quite")
                })
                .map(|(at, _)| at)
                .collect();
            for _ in 0..6 {
                let start = starts[random.below(starts.len())];
                let length = draft[start..].find(|c: char| !c.is_ascii_lowercase()).unwrap();
                let [before, after] = [&draft[..start], &draft[start + length..]];
                for sent in [
                    format!("{before}quite{after}"),
                    format!("{before}{}", after.trim_start()),
                    format!("{before}quite {}", &draft[start..]),
                ] {
                    let told = seal::anchor(&ledger, &draft, &sent);
                    let many = told.changed.len() + told.reworded.len();
                    assert!(
                        (1..=2).contains(&many),
                        "{seed}: {many} for {}",
                        &sent[start.saturating_sub(80)..]
                    );
                    edits += 1;
                    told_otherwise += told.reworded.len();
                }
            }
        }
    }
    assert!(
        edits > 100 && told_otherwise > 50,
        "{edits} edits, {told_otherwise} of them round what is claimed"
    );
}

#[test]
fn a_hundred_edits_are_each_told_and_nothing_else_is() {
    let (mut changed, mut lost, mut added) = (0, 0, 0);
    for seed in 0..25 {
        for (draft, ledger) in drafts_of(seed) {
            let mut random = Random(seed * 1000 + ledger.claims.len() as u64);
            let numbers = numbers(&draft, &ledger);
            let same = seal::anchor(&ledger, &draft, &draft);
            assert!(same.claims == ledger.claims, "{seed}");
            assert!(same.changed.is_empty() && same.new.is_empty() && same.lost.is_empty());
            for _ in 0..numbers.len().min(3) {
                let claim = numbers[random.below(numbers.len())];
                let [start, end] = claim.spans[0];
                // Another number in its place.
                let other = format!("{}", 5000 + random.below(4000));
                let sent = format!("{}{other}{}", &draft[..start], &draft[end..]);
                let told = seal::anchor(&ledger, &draft, &sent);
                let found: Vec<(&str, &str)> =
                    told.changed.iter().map(|it| (&*it.drafted, &*it.sent)).collect();
                assert_eq!(found, [(&draft[start..end], &*other)], "{seed}");
                assert!(
                    told.new.is_empty() && told.lost.is_empty(),
                    "{seed}: {:?} {:?}",
                    told.new,
                    told.lost
                );
                // Only a count is read again; of anything else nobody knows what it says now.
                let read_again = usize::from(matches!(claim.value, Some(Shape::Count(_))));
                assert_eq!(told.claims.len() + 1 - read_again, ledger.claims.len());
                assert_eq!(told.reworded, [], "{seed}");
                changed += 1;
                // Its line is taken out: nothing that stood only there is still claimed, and everything else is.
                let (from, to) = (
                    draft[..start].rfind('\n').map_or(0, |at| at + 1),
                    end + draft[end..].find('\n').unwrap() + 1,
                );
                let sent = format!("{}{}", &draft[..from], &draft[to..]);
                let told = seal::anchor(&ledger, &draft, &sent);
                let expected = said_only_in(&ledger, [from, to]);
                assert_eq!(told.lost.iter().collect::<Vec<_>>(), expected, "{seed}: {}", &draft[from..to]);
                assert!(told.changed.is_empty() && told.new.is_empty(), "{seed}: {:?}", told.changed);
                let line = &draft[from..to];
                let gone = told.reworded.iter().filter(|it| it.sent.is_empty() && line.contains(&it.drafted));
                assert!(gone.count() == told.reworded.len() && !told.reworded.is_empty(), "{seed}: {line}");
                lost += expected.len();
                // A sentence with a figure of its own.
                let at = draft[..from].rfind("\n\n").map_or(0, |at| at + 2);
                let sent =
                    format!("{}Besides, {other} leaflets were printed.\n\n{}", &draft[..at], &draft[at..]);
                let told = seal::anchor(&ledger, &draft, &sent);
                let new: Vec<&str> = told.new.iter().map(|figure| &*figure.text).collect();
                assert_eq!(new, [&*other], "{seed}");
                assert!(told.changed.is_empty() && told.lost.is_empty());
                let came: Vec<(&str, &str)> =
                    told.reworded.iter().map(|it| (&*it.drafted, &*it.sent)).collect();
                assert_eq!(came, [("", &*format!("Besides, {other} leaflets were printed."))]);
                added += 1;
            }
        }
    }
    assert!(changed > 60 && added == changed && lost > 100, "{changed} changed, {lost} lost, {added} added");
}

#[test]
fn a_letter_of_word_makes_the_claims_of_its_draft() {
    let (draft, ledger) = drafts_of(3).into_iter().max_by_key(|(_, ledger)| ledger.claims.len()).unwrap();
    let (document, _) = candour::document::parse(&draft, FileId(0));
    let words = candour::document::plain_text(&document.blocks);
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let body: Vec<String> = words
        .lines()
        .map(|line| {
            format!(
                "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                escaped(line).replace('\t', "</w:t><w:tab/><w:t>")
            )
        })
        .collect();
    let sent = candour::office::text(&Office::word(&body.concat()).build()).unwrap().to_string();
    let told = seal::anchor(&ledger, &draft, &sent);
    assert!(told.changed.is_empty(), "{:?}", told.changed);
    assert!(told.lost.is_empty(), "{:?}", told.lost);
    assert_eq!(told.claims.len(), ledger.claims.len());
}
