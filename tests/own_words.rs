//! The officer's own words in a case: facts of the register, figures stated with their source, and nothing else.

use candour::case::ClaimKind;
use candour::letter::{self, MadeFrom};

use crate::{drafts, registers};

fn request(words: &str) -> String {
    let words = words.replace('\n', "\n      ");
    format!(
        "received: 2017-05-02\ndated: 2017-05-26\nquestions:\n  - id: \"1\"\n    heading: In our own words\n    words: |\n      \
         {words}\n"
    )
}

fn draft(words: &str) -> Result<String, Vec<&'static str>> {
    drafts::draft(&registers::force(), "2017-0009", &request(words)).map(|letter| letter.markdown)
}

#[test]
fn facts_and_stated_figures_become_claims() {
    let words = "We have {{ analysts.count }} analysts.\n\n- The desk took {{ stated(\"12\", \"duty log\", \"2017-05-02\") }} calls.\n";
    let register = registers::force();
    let request = request(words);
    let letter = drafts::draft(&register, "2017-0009", &request).unwrap();
    assert!(
        letter.markdown.contains("We have between two and four analysts.\n\n- The desk took 12 calls.\n"),
        "{}",
        letter.markdown
    );
    assert_eq!(letter.figures_without_source(&letter::names(&register), candour::text::FileId(0)), []);
    let case = candour::read::case(
        "2017-0009",
        candour::text::FileId(0),
        &request,
        candour::value::YearStart::default(),
    )
    .0
    .unwrap();
    let ledger = letter::ledger(&letter, &case, MadeFrom { register: "", request: "", templates: &[] });
    let facts: Vec<_> =
        ledger.claims.iter().map(|claim| (&*claim.fact, claim.kind, &*claim.sources[0])).collect();
    assert_eq!(
        facts,
        [("posts/analysts/count", ClaimKind::Value, "reply-2017"), ("stated", ClaimKind::Value, "duty log")]
    );
}

#[test]
fn any_other_figure_is_refused_where_it_is_written() {
    for words in
        ["We have 12 analysts.", "Both desks were closed.", "It began in May 2016.", "Ask Victim Support."]
    {
        assert_eq!(draft(words), Err(vec!["figure-without-source"]), "{words}");
    }
}

#[test]
fn what_stands_in_braces_is_known_or_refused() {
    for words in [
        "{{ nobody.count }}",
        "{{ analysts.colour }}",
        "{{ analysts }}",
        "{{ stated(\"12\", \"duty log\") }}",
        "{{ stated(\"12\", \"\", \"2017-05-02\") }}",
        "{{ stated(\"12\", \"log\", \"soon\") }}",
        "{{ now() }}",
        "{{ analysts.count",
    ] {
        let found = draft(words).unwrap_err();
        assert!(found.contains(&"own-words-unknown"), "{words}: {found:?}");
    }
}

/// Posts of two years, and money of whole years.
const OF_YEARS: &str = "\
organisation: { name: Ashcombe District Council, regime: foia-2000 }
sources:
  old: { title: Old rota, date: 2015-06-01, published: true }
  new: { title: New rota, date: 2017-05-01, published: true }
units:
  leisure: { name: Leisure Services, source: new }
posts:
  guard:
    title: Lifeguard
    versions: [{ count: 4, source: old }, { count: 6, source: new }]
budgets:
  pool:
    name: Pool budget
    versions:
      - { source: new, for: FY 2015/16, allocated: £200 }
      - { source: new, for: FY 2016/17, allocated: £300 }
contacts:
  commissioner:
    { role: regulator, name: The Regulator, in_text: the regulator, source: new, for: 2010..2027, address: [One Street] }
";

#[test]
fn what_was_so_in_a_period_is_told_of_it() {
    let (register, found) = candour::read::register(candour::text::FileId(0), OF_YEARS);
    assert_eq!(found, []);
    let tried = |words: &str| drafts::try_draft(&register, "2017-0009", &request(words));
    let words = "{{ In 2015-06 }} we had {{ guard.count in 2015-06 }} of them, and {{ guard.count in 2017-05-01 }} {{ in 2017-05-01 }}. \
                 The budget was {{ pool.allocated in FY 2015/16 }} {{ in FY 2015/16 }}, now {{ pool.allocated }}.";
    let letter = tried(words).unwrap();
    let said =
        "In June 2015 we had four of them, and six on 1 May 2017. The budget was £200 in 2015/16, now £300.";
    assert!(letter.markdown.contains(said), "{}", letter.markdown);
    assert_eq!(letter.figures_without_source(&letter::names(&register), candour::text::FileId(0)), []);
    let claims = letter
        .answers
        .iter()
        .flat_map(|answer| &answer.assertions)
        .map(|it| (&*it.fact, it.verdict.word(), it.asked.map(|asked| asked.to_string())));
    let claims: Vec<_> = claims.collect();
    assert_eq!(claims[0], ("posts/guard/count", "at_least_part", Some("2015-06".to_owned())));
    assert_eq!(claims[2], ("budgets/pool/allocated", "throughout", Some("FY 2015/16".to_owned())));
    for (words, says) in [
        ("{{ guard.count in 2016-03 }}", "does not say for certain what `guard.count` was in 2016-03"),
        ("{{ guard.count in 2015-06..2017-06 }}", "says several things of `guard.count` in 2015-06..2017-06"),
        ("{{ pool.allocated in 2015-09 }}", "does not say for certain what `pool.allocated` was"),
        ("{{ pool.allocated in 2019 }}", "2019 lies wholly after the day whose facts are given"),
        ("{{ guard.count in then }}", "`then`"),
        ("We did that {{ in 2015-06 }}.", "nothing is told here of 2015-06"),
        ("We did that {{ in 2015-06 }}, with {{ guard.count }}.", "nothing is told here of 2015-06"),
        ("{{ guard.colour in 2015-06 }}", "does not state `colour`"),
    ] {
        let faults = tried(words).unwrap_err();
        assert!(faults.iter().any(|fault| fault.finding.message.contains(says)), "{words}: {faults:?}");
    }
}

#[test]
fn a_value_cannot_change_the_structure_of_the_words() {
    let letter = draft("{{ stated(\"# 12 [a](http://b)\", \"log\", \"2017-05-02\") }}").unwrap();
    assert!(letter.contains("\\# 12 \\[a\\](http\\://b)"), "{letter}");
}

#[test]
fn a_number_that_begins_a_paragraph_is_no_list() {
    let letter = draft("{{ stated(\"12\", \"log\", \"2017-05-02\") }}. That is all.").unwrap();
    assert!(letter.contains("\n12\\. That is all."), "{letter}");
}

/// What is wrong says what can be done: which fact gives a name, and that a fact is closed rather than unknown.
#[test]
fn what_is_refused_says_what_would_do() {
    let faults = |register: &str, words: &str| {
        let (register, _) = candour::read::register(candour::text::FileId(0), register);
        let faults = drafts::try_draft(&register, "2017-0009", &request(words)).unwrap_err();
        let texts = faults.into_iter().map(|fault| (fault.finding.message, fault.finding.help.unwrap()));
        texts.collect::<Vec<_>>()
    };
    let register = include_str!("../resources.yaml");
    let named = faults(register, "Ask Victim Support.");
    assert!(named[0].1.contains("{{ victim-support.name }}"), "{named:?}");
    let closed = register.replacen("published: true", "published: false", 2);
    let told = faults(&closed, "We have {{ analysts.count }} analysts.");
    assert!(told[0].0.starts_with("`analysts.count` may not be told: nobody has said"), "{told:?}");
    let withheld = register.replacen(
        "    source: reply-2017\n    unit:",
        "    source: reply-2017\n    withheld: { label: staff, provision: \"31(1)(a)\" }\n    unit:",
        1,
    );
    assert_ne!(withheld, register);
    let told = faults(&withheld, "We have {{ analysts.count }} analysts.");
    assert!(told[0].0.contains("withheld under 31(1)(a)"), "{told:?}");
}

/// A refusal names its provisions: the law is the source of its own figures, and the ledger says so.
#[test]
fn what_is_cited_of_the_law_needs_no_other_source() {
    let words = "We withhold this under section 31(1)(a) of the Freedom of Information Act 2000. This letter is our notice \
                 under sections 17(1) and (3). The Freedom of Information Act 2000 asks us to weigh the public interest.";
    let letter = drafts::draft(&registers::force(), "2017-0009", &request(words)).unwrap();
    assert!(letter.markdown.contains(words), "{}", letter.markdown);
    assert_eq!(
        letter.figures_without_source(&letter::names(&registers::force()), candour::text::FileId(0)),
        []
    );
    let cited = letter.printed.iter().filter(|(origin, _)| *origin == candour::answer::Origin::Law("cited"));
    let cited: Vec<&str> = cited.map(|(_, span)| &letter.markdown[span.clone()]).collect();
    assert_eq!(
        cited,
        [
            "section 31(1)(a) of the Freedom of Information Act 2000",
            "sections 17(1) and (3)",
            "Freedom of Information Act 2000"
        ]
    );
    for words in ["See section 31 of the plan.", "Under 31 we refuse.", "The Widgets Act 2004 applies."] {
        assert_eq!(draft(words), Err(vec!["figure-without-source"]), "{words}");
    }
}
