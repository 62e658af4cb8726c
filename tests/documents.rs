//! The documents say what the program does.
#![expect(clippy::disallowed_methods, reason = "a test reads every page that there is")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use candour::read;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

const README: &str = include_str!("../README.md");
const GUIDE: &str = include_str!("../docs/register.md");
const RUN: &str = include_str!("../.ci/run");

/// The examples of the guide are registers that raise nothing.
#[test]
fn the_examples_of_the_register_guide_are_without_fault() {
    let examples: Vec<&str> =
        GUIDE.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!examples.is_empty());
    for example in examples {
        let mut sources = candour::text::SourceMap::new();
        let file = sources.add("resources.yaml", example);
        let (register, mut faults) = read::register(file, example);
        let standing =
            register.at(candour::register::Moment::on(candour::value::Day::parse("2019-06-01").unwrap()));
        faults.extend(candour::rules::check(candour::rules::Subject {
            register: &register,
            standing: &standing,
        }));
        faults.retain(|fault| fault.level > candour::diagnostic::Level::Note);
        assert_eq!(faults, [], "{example}");
    }
}

/// What the README tells a reader to type is what `.ci/run` does.
#[test]
fn the_commands_of_the_readme_are_run() {
    let commands: Vec<&str> = README.lines().filter_map(|line| line.trim().strip_prefix("cargo ")).collect();
    assert!(commands.contains(&"test") && commands.contains(&"run -- draft 2017-0001"), "{commands:?}");
    let lost: Vec<&&str> =
        commands.iter().filter(|command| !RUN.contains(&format!("cargo {command}"))).collect();
    assert!(lost.is_empty(), ".ci/run does not run {lost:?}");
    assert!(README.lines().count() < 150, "the README is a first page");
}

/// Every link to a file of ours leads somewhere, and to a heading that is there.
#[test]
fn links_between_documents_lead_somewhere() {
    let pages = pages();
    let mut followed = 0;
    for (page, text) in &pages {
        for link in links(text).into_iter().filter(|link| !link.starts_with("http")) {
            let (path, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() { page.clone() } else { page.with_file_name(path) };
            assert!(target.exists(), "{}: {link}", page.display());
            if !heading.is_empty() {
                let text = fs::read_to_string(&target).unwrap();
                assert!(anchors(&text).contains(heading), "{}: {link}", page.display());
            }
            followed += 1;
        }
    }
    assert!(followed > 50);
}

/// Every page of the documents is found from the first.
#[test]
fn the_readme_leads_to_every_page() {
    let lost: Vec<String> = pages()
        .into_keys()
        .filter_map(|page| Some(page.file_name()?.to_str()?.to_owned()))
        .filter(|name| name != "README.md" && !README.contains(&format!("](docs/{name})")))
        .collect();
    assert!(lost.is_empty(), "the README does not name {lost:?}");
}

/// The README and every page of `docs/`, by where they lie.
fn pages() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let pages = pages.chain([root.join("README.md")]);
    pages.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn links(page: &str) -> Vec<String> {
    let links = Parser::new(page).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    links.collect()
}

/// What a link names the headings of a page by: small letters, hyphens for spaces, and no other signs.
fn anchors(page: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut heading = None;
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                heading = heading.map(|heading| heading + &text);
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = heading.take().unwrap_or_default().to_lowercase().replace(' ', "-");
                anchors.insert(
                    heading.replace(|sign: char| !sign.is_alphanumeric() && !"-_".contains(sign), ""),
                );
            }
            _ => {}
        }
    }
    anchors
}

/// The README's first ten minutes: one number is changed, and one line of the letter with it.
#[test]
fn one_number_changes_one_line() {
    let before = letter("value: about 10 to 15");
    let after = letter("value: about 10 to 20");
    let changed: Vec<_> =
        before.lines().zip(after.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!((before.lines().count(), changed.len()), (after.lines().count(), 1), "{changed:#?}");
    assert_eq!(changed[0].0.replace("10 to 15", "10 to 20"), changed[0].1);
}

/// The example's letter, with another number of operations.
fn letter(value: &str) -> String {
    use candour::template::{DEFAULTS, TemplateFile, Templates};
    let register = include_str!("../resources.yaml").replacen("value: about 10 to 15", value, 1);
    assert!(register.contains(value));
    let request = include_str!("../responses/2017-0001/request.yaml");
    let mut sources = candour::text::SourceMap::new();
    let file = sources.add("resources.yaml", &*register);
    let (register, _) = read::register(file, &register);
    let file = sources.add("request.yaml", request);
    let (case, _) = read::case("2017-0001", file, request, register.organisation.year_start);
    let mut template = |(name, text): &(&str, &str)| TemplateFile {
        name: (*name).to_owned(),
        file: sources.add(*name, *text),
    };
    let files: Vec<TemplateFile> = DEFAULTS.iter().map(&mut template).collect();
    let (templates, _) = Templates::load(&sources, &files);
    let today = candour::value::Day::parse("2019-06-01").unwrap();
    let case = candour::case::Case { attachments: vec!["liberate.pdf".to_owned()], ..case.unwrap() };
    candour::letter::draft(&register, &case, &templates.unwrap(), today).unwrap().markdown
}

#[test]
fn the_example_of_the_case_guide_is_without_fault() {
    let page = include_str!("../docs/case.md");
    let example = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (case, diagnostics) =
        read::case("2018-0001", candour::text::FileId(0), example, candour::value::YearStart::default());
    assert_eq!(diagnostics, []);
    let case = case.unwrap();
    assert_eq!(case.questions.len(), 2);
    assert!(case.questions[1].answer.is_none() && case.questions[1].words.is_some());
}

/// Run the tests with `UPDATE=1` to write the page anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test writes the page anew")]
fn the_page_on_rules_is_what_the_table_gives() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let now = candour::report::rules_page();
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(&path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == now, "docs/rules.md is out of date: run the tests with UPDATE=1");
}
