//! The page on where a figure comes from shows what the files hold now.

use candour::case::{Claim, Ledger};
use serde_json::Value;

const PAGE: &str = include_str!("../docs/proof.md");
const LETTER: &str = include_str!("../responses/2017-0001/response.md");
const LEDGER: &str = include_str!("../responses/2017-0001/ledger.json");
const REGISTER: &str = include_str!("../resources.yaml");
const TRACE: &str = include_str!("trace/facts.tsv");

/// What raises the findings that the page explains.
const RAISED: [&str; 4] = [
    include_str!("../src/letter/complete.rs"),
    include_str!("../src/letter/faults.rs"),
    include_str!("../src/letter/sourced.rs"),
    include_str!("../src/answer/build.rs"),
];

#[test]
fn every_excerpt_is_what_the_files_hold() {
    let stands = |file: &str, excerpt: &str| {
        assert!(file.contains(&format!("\n{excerpt}")), "docs/proof.md shows what is not so:\n{excerpt}");
    };
    for (file, language) in [(LETTER, "markdown"), (REGISTER, "yaml")] {
        let excerpts = fences(language);
        assert_eq!(excerpts.len(), 2, "{language}");
        for excerpt in excerpts {
            stands(file, excerpt);
        }
    }
    // The lines of the trace are some of many.
    for line in fences("tsv").into_iter().flat_map(|excerpt| excerpt.split_inclusive('\n')) {
        stands(TRACE, line);
    }
    let ledger: Value = serde_json::from_str(LEDGER).unwrap();
    for excerpt in fences("json") {
        let shown: Value = serde_json::from_str(excerpt).unwrap();
        let claims = ledger["claims"].as_array().unwrap();
        let alike: Vec<&Value> = claims
            .iter()
            .filter(|claim| ["fact", "kind", "inputs"].iter().all(|name| claim[name] == shown[name]))
            .collect();
        assert!(alike.contains(&&shown), "docs/proof.md shows {shown:#}\nthe ledger has {alike:#?}");
    }
}

/// Each step leads to the next.
#[test]
fn the_figure_can_be_followed_from_the_letter_to_the_document() {
    let ledger: Ledger = serde_json::from_str(LEDGER).unwrap();
    let ids = fences("json").into_iter().map(|excerpt| serde_json::from_str::<Claim>(excerpt).unwrap().id);
    let claims: Vec<&Claim> =
        ids.map(|id| ledger.claims.iter().find(|claim| claim.id == id).unwrap()).collect();
    let [sum, part] = claims[..] else { panic!("a sum and a part of it") };
    let text = |[start, end]: [usize; 2]| &LETTER[start..end];
    assert_eq!(sum.spans.iter().copied().map(text).collect::<Vec<_>>(), ["between six and eight"]);
    assert_eq!(part.spans.iter().copied().map(text).collect::<Vec<_>>(), ["2 to 4", "between two and four"]);
    assert!(fences("markdown")[0].contains("between six and eight"));
    assert!(sum.inputs.contains(&part.fact));
    let [parts, written] = fences("tsv")[..] else { panic!("two pieces of the trace") };
    for input in &sum.inputs {
        assert!(parts.contains(&format!("\t{input}\t{}\t", sum.sources[0])), "{input}");
    }
    let as_written = written.trim_end().rsplit('\t').next().unwrap();
    assert!(fences("yaml")[0].contains(&format!("as_written: {as_written}\n")));
    assert!(fences("text")[0].contains(as_written));
}

#[test]
fn the_findings_that_the_page_explains_are_raised() {
    let (_, table) = PAGE.split_once("| finding | means | what to do |\n").unwrap();
    let codes: Vec<&str> =
        table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(codes.len(), 5);
    for code in codes {
        assert!(RAISED.iter().any(|source| source.contains(&format!("\"{code}\""))), "{code}");
    }
}

fn fences(language: &str) -> Vec<&'static str> {
    let opening = format!("```{language}\n");
    let blocks = PAGE.split(&*opening).skip(1).filter_map(|rest| rest.split_once("```"));
    blocks.map(|(block, _)| block).collect()
}
