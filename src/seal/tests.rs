use super::*;
use crate::case::{Changed, Claim, Ledger};
use crate::case::{ClaimKind, Digests, SCHEMA, Tense};
use crate::register::CountShape;
use crate::register::Shape;
use crate::value::{Count, Verdict};

const DRAFT: &str = "\
# Answer

Thank you for your request. In 2017 the unit had twelve officers and **four** analysts.

| Post | Number |
|---|---|
| Lead | 1 |
| Officer | 12 |

There was no budget of its own in 2016/17. We spent £1,250.50 on leaflets.
";

fn number(count: &str) -> Shape {
    Shape::Count(CountShape::from(Count::parse(count).unwrap()))
}

/// A claim for each of these words of the draft.
fn ledger(said: &[(&str, &[&str], Option<Shape>)]) -> Ledger {
    let claim = |(id, words, value): &(&str, &[&str], Option<Shape>)| {
        let spans = words.iter().map(|words| {
            let (before, inner) = words.split_once('<').unwrap_or(("", words));
            let (inner, after) = inner.split_once('>').unwrap_or((inner, ""));
            let whole = format!("{before}{inner}{after}");
            assert_eq!(DRAFT.matches(&whole).count(), 1, "{whole}");
            let start = DRAFT.find(&whole).unwrap() + before.len();
            [start, start + inner.len()]
        });
        Claim {
            id: (*id).to_owned(),
            question: "1".to_owned(),
            fact: format!("posts/{id}/count"),
            scope: None,
            kind: ClaimKind::Value,
            tense: Tense::Current,
            during: None,
            asked: None,
            verdict: Verdict::Throughout,
            value: value.clone(),
            inputs: Vec::new(),
            from: None,
            until: None,
            seen: None,
            sources: Vec::new(),
            spans: spans.collect(),
        }
    };
    Ledger {
        schema: SCHEMA,
        candour: String::new(),
        reference: "2017-1".to_owned(),
        as_at: "2017-05-02".to_owned(),
        dated: "2017-05-26".to_owned(),
        digests: Digests::default(),
        claims: said.iter().map(claim).collect(),
        answers: Vec::new(),
        others: Vec::new(),
    }
}

fn all() -> Ledger {
    ledger(&[
        ("officers", &["twelve", "| Officer | <12>"], Some(number("12"))),
        ("analysts", &["four"], Some(number("4"))),
        ("lead", &["| Lead | <1> |"], Some(number("1"))),
        ("budget", &["no budget of its own", "2016/17"], None),
        ("spent", &["£1,250.50"], Some(Shape::Pounds("1250.50".to_owned()))),
    ])
}

fn edited(from: &str, to: &str) -> Anchored {
    assert_eq!(DRAFT.matches(from).count(), 1, "{from}");
    anchor(&all(), DRAFT, &DRAFT.replace(from, to))
}

fn ids(anchored: &Anchored) -> Vec<&str> {
    anchored.claims.iter().map(|claim| &*claim.id).collect()
}

fn told(changes: &[Changed]) -> Vec<(&str, &str)> {
    changes.iter().map(|changed| (&*changed.drafted, &*changed.sent)).collect()
}

const EVERY: [&str; 5] = ["officers", "analysts", "lead", "budget", "spent"];

#[test]
fn a_letter_sent_as_drafted_makes_every_claim_where_it_stood() {
    let (ledger, anchored) = (all(), anchor(&all(), DRAFT, DRAFT));
    assert_eq!(anchored.claims, ledger.claims);
    assert_eq!((anchored.changed, anchored.reworded, anchored.new, anchored.lost), Default::default());
    let first = &anchored.sentences[0];
    assert_eq!((first.line, first.column), (3, 29));
    assert_eq!(first.text, "In 2017 the unit had twelve officers and **four** analysts.");
    assert_eq!(first.claims, ["officers", "analysts"]);
}

#[test]
fn another_dress_changes_nothing() {
    let plain = "Answer\r\nThank you for your request.\r\nIn 2017 the unit\nhad Twelve officers and four\nanalysts.\n\n\
                 Post\tNumber\nLead\t1\nOfficer\t12\nThere was no budget of its own in 2016/17.\nWe spent £1,250.50 on leaflets.";
    let anchored = anchor(&all(), DRAFT, plain);
    assert_eq!(ids(&anchored), EVERY);
    assert_eq!((anchored.changed, anchored.reworded, anchored.new, anchored.lost), Default::default());
    for claim in &anchored.claims {
        for [start, end] in &claim.spans {
            assert!(!plain[*start..*end].is_empty());
        }
    }
}

#[test]
fn a_number_that_was_changed_is_claimed_as_sent() {
    let anchored = edited("**four**", "**five**");
    assert_eq!(told(&anchored.changed), [("four", "five")]);
    assert_eq!(ids(&anchored), EVERY);
    assert_eq!(anchored.claims[1].value, Some(number("5")));
    assert_eq!((anchored.reworded, anchored.new, anchored.lost), Default::default());
    // One of two places: the letter says both.
    let anchored = edited("| Officer | 12 |", "| Officer | 14 |");
    assert_eq!(ids(&anchored), ["officers", "officers-as-sent", "analysts", "lead", "budget", "spent"]);
    let anchored = edited("£1,250.50", "£2,000");
    assert_eq!(told(&anchored.changed), [("£1,250.50", "£2,000")]);
    assert_eq!(anchored.claims[4].value, Some(Shape::Pounds("2000".to_owned())));
    // The same number, written otherwise.
    let anchored = edited("twelve officers", "12 officers");
    assert_eq!((ids(&anchored), &anchored.changed[..]), (EVERY.to_vec(), &[][..]));
}

#[test]
fn a_date_that_was_moved_stays_and_no_amount_stands_for_it() {
    let anchored =
        edited("There was no budget of its own in 2016/17.", "In 2016/17 there was no budget of its own.");
    assert_eq!((ids(&anchored), &anchored.changed[..]), (EVERY.to_vec(), &[][..]));
    let draft = DRAFT.replace("leaflets.", "leaflets in 2016/17.").replace("own in 2016/17", "own");
    let mut ledger = all();
    let place = |words: &str| draft.find(words).map(|start| [start, start + words.len()]).unwrap();
    ledger.claims.retain(|claim| claim.id == "spent");
    ledger.claims[0].spans = vec![place("£1,250.50"), place("2016/17")];
    let sent = draft
        .replace("We spent £1,250.50 on leaflets in 2016/17.", "In 2016/17 we spent £2,000 on leaflets.");
    let anchored = anchor(&ledger, &draft, &sent);
    assert_eq!(told(&anchored.changed), [("£1,250.50", "£2,000")]);
    assert!(anchored.new.is_empty() && anchored.lost.is_empty(), "{anchored:?}");
}

#[test]
fn what_cannot_be_read_again_is_changed_and_no_more_claimed() {
    let anchored = edited("£1,250.50", "£lots");
    assert_eq!(told(&anchored.changed), [("£1,250.50", "lots")]);
    assert_eq!(ids(&anchored), EVERY[..4]);
    assert_eq!((anchored.new, anchored.lost), Default::default());
}

#[test]
fn what_is_gone_is_lost_and_what_comes_is_new() {
    let anchored = edited(" We spent £1,250.50 on leaflets.", "");
    assert_eq!((ids(&anchored), &*anchored.lost), (EVERY[..4].to_vec(), &["spent".to_owned()][..]));
    let anchored = edited("on leaflets.", "on leaflets. There were 300 of them, in three languages.");
    let new: Vec<&str> = anchored.new.iter().map(|figure| &*figure.text).collect();
    assert_eq!((ids(&anchored), new), (EVERY.to_vec(), vec!["300", "three"]));
    assert_eq!(anchored.new[0].line, 10);
    let anchored = edited("| Lead | 1 |\n", "");
    assert_eq!(anchored.lost, ["lead"]);
    assert_eq!((anchored.changed, anchored.new), Default::default());
}

#[test]
fn a_sentence_that_says_it_in_other_words_is_told_of() {
    for (from, to) in [
        ("the unit had twelve", "the unit had no more than twelve"),
        ("There was no budget", "It is not so that there was no budget"),
        ("on leaflets.", "on leaflets, or so we are told."),
        ("In 2017 the unit had", "In 2017 the unit lost"),
    ] {
        let anchored = edited(from, to);
        assert_eq!(ids(&anchored), EVERY, "{to}");
        assert_eq!(anchored.reworded.len(), 1, "{to}: {:?}", anchored.reworded);
        assert_eq!(anchored.changed, [], "{to}");
    }
}

#[test]
fn nothing_is_edited_unseen() {
    let edits = |from: &str, to: &str| {
        let anchored = edited(from, to);
        let told: Vec<(String, String)> =
            anchored.reworded.into_iter().map(|it| (it.drafted, it.sent)).collect();
        told
    };
    let budget = "There was no budget of its own in 2016/17.";
    // A statement that another takes the place of, whatever words they share.
    assert_eq!(
        edits(budget, "Money was never short."),
        [(budget.to_owned(), String::new()), (String::new(), "Money was never short.".to_owned())]
    );
    assert_eq!(
        edits(budget, "Once there was no budget of its own in 2016/17."),
        [(budget.to_owned(), "Once there was no budget of its own in 2016/17.".to_owned())]
    );
    assert_eq!(
        edits("for your request.", "for your kind request."),
        [("Thank you for your request.".to_owned(), "Thank you for your kind request.".to_owned())]
    );
    assert_eq!(edits(&format!("{budget} "), ""), [(budget.to_owned(), String::new())]);
    assert_eq!(
        edited(budget, "Once there was no budget of its own in 2016/17.").reworded[0].claims,
        ["budget"]
    );
    // What is claimed itself is told as changed.
    let anchored = edited(budget, "There was budget of its own in 2016/17.");
    assert_eq!(told(&anchored.changed), [("no budget of its own", "budget of its own")]);
    assert_eq!(anchored.reworded, []);
}

#[test]
fn a_number_is_told_once_however_it_is_written() {
    let sent = DRAFT.replace("twelve", "12").replace("| 12 |", "| twelve |").replace("**four**", "4");
    let anchored = anchor(&all(), DRAFT, &sent);
    assert_eq!(ids(&anchored), EVERY);
    assert_eq!((anchored.changed, anchored.reworded, anchored.new, anchored.lost), Default::default());
    let anchored = edited("**four**", "between five and six");
    assert_eq!(told(&anchored.changed), [("four", "between five and six")]);
    assert_eq!((anchored.reworded, anchored.new), Default::default());
    // A range that is written otherwise is the same, and nothing is new about it.
    let drafted = DRAFT.replace("**four**", "4 to 6");
    let start = drafted.find("4 to 6").unwrap();
    let mut ledger = ledger(&[("analysts", &["four"], Some(number("4 to 6")))]);
    ledger.claims[0].spans = vec![[start, start + 6]];
    let anchored = anchor(&ledger, &drafted, &drafted.replace("4 to 6", "between four and six"));
    assert_eq!(ids(&anchored), ["analysts"]);
    assert_eq!((anchored.changed, anchored.reworded, anchored.new), Default::default());
}

#[test]
fn a_period_said_of_many_things_says_nothing_of_one_whose_words_are_gone() {
    let in_2017: &[&str] = &["In 2017"];
    let mut ledger = ledger(&[
        ("officers", &["twelve"], Some(number("12"))),
        ("officers-stood", in_2017, None),
        ("spent", &["£1,250.50"], None),
        ("spent-stood", in_2017, None),
    ]);
    for (claim, fact) in
        ledger.claims.iter_mut().zip(["posts/o/count", "posts/o", "budgets/b/spend", "budgets/b"])
    {
        fact.clone_into(&mut claim.fact);
    }
    let sent = DRAFT.replace(" We spent £1,250.50 on leaflets.", "");
    let anchored = anchor(&ledger, DRAFT, &sent);
    assert_eq!(ids(&anchored), ["officers", "officers-stood"]);
    assert_eq!(anchored.lost, ["spent", "spent-stood"]);
}

#[test]
fn numbers_that_change_places_are_both_told() {
    let sent =
        DRAFT.replace("twelve officers and **four** analysts", "four officers and **twelve** analysts");
    let anchored = anchor(&all(), DRAFT, &sent);
    assert_eq!(told(&anchored.changed), [("twelve", "four"), ("four", "twelve")]);
    let rows = DRAFT
        .replace("| Lead | 1 |", "| Lead | X |")
        .replace("| Officer | 12 |", "| Officer | 1 |")
        .replace('X', "12");
    let anchored = anchor(&all(), DRAFT, &rows);
    assert_eq!(told(&anchored.changed), [("1", "12"), ("12", "1")]);
    // Where rows have come too, none takes its number from another's.
    let more = rows.replace("| Officer | 1 |", "| Officer | 1 |\n| Clerk | 7 |\n| Porter | 3 |");
    let anchored = anchor(&all(), DRAFT, &more);
    let lead = anchored.claims.iter().find(|claim| claim.id == "lead");
    assert_ne!(lead.and_then(|claim| claim.value.clone()), Some(number("1")));
}

#[test]
fn a_paragraph_that_was_moved_is_known_again() {
    let (start, last) = (
        DRAFT.find("There was").unwrap(),
        "There was no budget of its own in 2016/17. We spent £1,250.50 on leaflets.\n",
    );
    let moved = format!("{last}\n{}", &DRAFT[..start]);
    let anchored = anchor(&all(), DRAFT, &moved);
    assert_eq!(ids(&anchored), EVERY);
    assert_eq!((anchored.changed, anchored.reworded, anchored.new, anchored.lost), Default::default());
}

#[test]
fn another_letter_makes_none_of_its_claims() {
    let other = "Dear Sir,\n\nIn the end we had 12 of them and 1 to spare, twelve or four at most.";
    let anchored = anchor(&all(), DRAFT, other);
    assert_eq!((ids(&anchored), told(&anchored.changed), anchored.lost.len()), (Vec::new(), Vec::new(), 5));
    assert_eq!(anchor(&all(), DRAFT, "").lost.len(), 5);
}

#[test]
fn what_takes_several_sentences_can_be_changed() {
    let said = "budget of its own in 2016/17. We spent";
    let ledger = ledger(&[("both", &[said], None)]);
    let sent = DRAFT.replace(said, "money of some kind in 2018/19. They paid");
    let anchored = anchor(&ledger, DRAFT, &sent);
    assert_eq!(told(&anchored.changed), [(said, "money of some kind in 2018/19. They paid")]);
    assert_eq!(ids(&anchored), [""; 0]);
}
