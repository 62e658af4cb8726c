//! Letters drafted in memory, for tests that read them.

use candour::case::Case;
use candour::diagnostic::Diagnostic;
use candour::letter::{self, Letter};
use candour::read;
use candour::register::Register;
use candour::template::{DEFAULTS, TemplateFile, Templates};
use candour::text::{FileId, SourceMap};
use candour::value::Day;

/// The templates that come with the program.
pub(crate) fn templates() -> Templates {
    let mut sources = SourceMap::new();
    let files: Vec<TemplateFile> = DEFAULTS
        .iter()
        .map(|(name, text)| TemplateFile { name: (*name).to_owned(), file: sources.add(*name, *text) })
        .collect();
    let (templates, diagnostics) = Templates::load(&sources, &files);
    assert_eq!(diagnostics, []);
    templates.unwrap()
}

/// The letter that `request` comes to, or the codes of what keeps it from being written.
pub(crate) fn draft(
    register: &Register,
    reference: &str,
    request: &str,
) -> Result<Letter, Vec<&'static str>> {
    try_draft(register, reference, request).map_err(|faults| faults.iter().map(|fault| fault.code).collect())
}

/// The letter that `request` comes to, or what keeps it from being written.
pub(crate) fn try_draft(
    register: &Register,
    reference: &str,
    request: &str,
) -> Result<Letter, Vec<Diagnostic>> {
    let (case, diagnostics) = read::case(reference, FileId(0), request, register.organisation.year_start);
    assert_eq!(diagnostics, [], "{request}");
    let today = Day::parse("2018-06-20").unwrap();
    let case = Case { attachments: vec!["liberate.pdf".to_owned()], ..case.unwrap() };
    letter::draft(register, &case, &templates(), today)
}

/// A letter on the resources that a topic has in these periods, asked on 1 June 2018.
pub(crate) fn resources(register: &Register, topic: &str, periods: &str) -> String {
    let request = format!(
        "received: 2018-06-01\ndated: 2018-06-20\nquestions:\n  - {{ id: \"1\", heading: Resources, answer: resources, \
         topic: {topic}, periods: [{periods}] }}\n"
    );
    draft(register, "2018-0001", &request).unwrap().markdown
}

/// The text under a heading, up to the next one of any level.
pub(crate) fn under<'l>(letter: &'l str, heading: &str) -> &'l str {
    let start = letter.find(heading).unwrap_or_else(|| panic!("no {heading:?} in\n{letter}")) + heading.len();
    let rest = &letter[start..];
    rest.find("\n#").map_or(rest, |end| &rest[..end])
}

/// The row of a table that begins with this cell, as its other cells.
pub(crate) fn row<'l>(letter: &'l str, first: &str) -> Option<Vec<&'l str>> {
    let line = letter.lines().find(|line| line.starts_with(&format!("| {first} |")))?;
    Some(line.trim_matches('|').split('|').map(str::trim).skip(1).collect())
}
