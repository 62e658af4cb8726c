//! The documents say what the program does.

use candour::read;
use candour::register::Kind;

const README: &str = include_str!("../README.md");
const GUIDE: &str = include_str!("../docs/register.md");
const RUN: &str = include_str!("../.ci/run");

#[test]
fn every_field_stands_in_the_register_guide() {
    let mut missing = Vec::new();
    let (_, shared) = GUIDE.split_once("### Every kind\n").expect("a section on what every kind has");
    let shared = section(shared);
    for kind in Kind::ALL {
        let heading = format!("\n### {}\n", kind.word());
        let own = GUIDE
            .split_once(&heading)
            .map_or_else(|| panic!("no section{heading}"), |(_, rest)| section(rest));
        for field in read::fields(kind) {
            let cell = format!("`{}`", field.name);
            if !first_cells(own).contains(&cell) && !first_cells(shared).contains(&cell) {
                missing.push(format!("{}: {cell}", kind.word()));
            }
        }
    }
    assert!(missing.is_empty(), "docs/register.md lacks {missing:#?}");
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
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, now, "docs/rules.md is out of date: run the tests with UPDATE=1");
}

/// Nothing is explained that an entry cannot say.
#[test]
fn the_register_guide_has_no_other_fields() {
    let own =
        |name: &str| Kind::ALL.iter().any(|kind| read::fields(*kind).iter().any(|field| field.name == name));
    let timed = [
        "source",
        "from",
        "until",
        "seen",
        "for",
        "scope",
        "disputed",
        "confirm",
        "redacted_in",
        "disclose",
        "ask",
        "withheld",
        "review_by",
        "set_aside",
        "parts",
        "note",
        "was",
        "versions",
        "values",
    ];
    let (_, fields) = GUIDE.split_once("\n## Fields\n").expect("a section on fields");
    let cells = first_cells(fields);
    let names = cells.split('`').skip(1).step_by(2);
    let unknown: Vec<&str> = names.filter(|name| !own(name) && !timed.contains(name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

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

/// Every link to a file of ours leads somewhere.
#[test]
fn links_between_documents_lead_somewhere() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let architecture = include_str!("../docs/ARCHITECTURE.md");
    let templates = include_str!("../docs/templates.md");
    let proof = include_str!("../docs/proof.md");
    let pages = [("", README), ("docs", GUIDE), ("docs", templates), ("docs", proof), ("docs", architecture)];
    for (folder, text) in pages {
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or_default();
            if !path.is_empty() && !path.starts_with("http") {
                assert!(root.join(folder).join(path).exists(), "{folder}: {link}");
            }
        }
    }
}

/// A section up to the next heading.
fn section(text: &str) -> &str {
    text.split("\n#").next().unwrap_or_default()
}

/// The first cells of the rows of all tables.
fn first_cells(text: &str) -> String {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    rows.collect::<Vec<_>>().join("\n")
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
