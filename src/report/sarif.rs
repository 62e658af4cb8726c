//! Diagnostics as SARIF 2.1.0, for code scanning: a contract. No line of any source is in it.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::plain::{self, plain};
use crate::diagnostic::{Diagnostic, Label};
use crate::rules;
use crate::text::{SourceMap, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to, by the name that readers of SARIF know.
const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
struct Log<'d> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'d>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'d> {
    tool: Tool<'d>,
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    column_kind: &'static str,
    results: Vec<Found<'d>>,
}

#[derive(Serialize)]
struct Base {
    description: Text,
}

#[derive(Serialize)]
struct Tool<'d> {
    driver: Driver<'d>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'d> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule<'d>>,
}

/// One rule of those that found something; of a code that is not in the table, nothing but the code is known.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Rule<'d> {
    id: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
}

#[derive(Serialize)]
struct Configuration {
    level: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'d> {
    rule_id: &'d str,
    rule_index: usize,
    level: String,
    message: Text,
    locations: [Location<'d>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'d>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<Suppression<'d>>>,
}

#[derive(Serialize)]
struct Suppression<'d> {
    kind: &'static str,
    justification: &'d str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    place: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

/// As in the JSON form: from 1, in characters, the end one past the last. Of a finding without a place or without
/// a line, the file alone is meant; services that read SARIF want a line all the same.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical<'d> {
    fully_qualified_name: &'d str,
}

#[derive(Serialize)]
struct Text {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

impl Text {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), markdown: None }
    }

    /// A message of a finding: there, a figure alone in braces stands for an argument, and `[a](b)` is a link.
    fn message(text: &str) -> Self {
        let pieces = text.split_inclusive('{').scan(false, |opened, piece| {
            let argument = piece.split_once('}').filter(|(within, _)| within.parse::<u64>().is_ok());
            let doubled = argument.filter(|_| *opened);
            *opened = piece.ends_with('{');
            Some(doubled.map_or_else(|| piece.to_owned(), |(figure, rest)| format!("{{{figure}}}}}{rest}")))
        });
        let escaped: String = pieces.collect();
        Self::plain(escaped.replace("](", "\\]("))
    }
}

/// Everything that was found, and apart from it what is excepted, each with the reason for that.
///
/// The order is that of the places; the same findings give the same bytes.
pub fn sarif(
    sources: &SourceMap,
    diagnostics: &[Diagnostic],
    excepted: &[(Diagnostic, String)],
) -> serde_json::Value {
    let found = diagnostics.iter().map(|diagnostic| (diagnostic, None));
    let excepted_too = excepted.iter().map(|(diagnostic, reason)| (diagnostic, Some(&**reason)));
    let mut all: Vec<(&Diagnostic, Option<&str>)> = found.chain(excepted_too).collect();
    all.sort_by_key(|(found, _)| (found.finding.span, found.code, &*found.finding.message));
    let mut codes: Vec<&str> = all.iter().map(|(diagnostic, _)| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut seen = BTreeMap::new();
    let results = all.iter().map(|(diagnostic, reason)| {
        let alike = seen.entry(alike(sources, diagnostic)).or_insert(0);
        *alike += 1;
        let suppression = reason.map(|justification| Suppression { kind: "external", justification });
        Found {
            rule_id: diagnostic.code,
            rule_index: codes.partition_point(|code| *code < diagnostic.code),
            level: diagnostic.level.to_string(),
            message: message(diagnostic),
            locations: [location(sources, diagnostic)],
            related_locations: related(sources, &diagnostic.finding.labels),
            partial_fingerprints: BTreeMap::from([("candour/v1", fingerprint(sources, diagnostic, *alike))]),
            // Either every result says whether it is excepted, or none does.
            suppressions: (!excepted.is_empty()).then(|| suppression.into_iter().collect()),
        }
    });
    let results = results.collect();
    let version = env!("CARGO_PKG_VERSION");
    let rules = codes.into_iter().map(rule).collect();
    let driver = Driver { name: "candour", version, semantic_version: version, rules };
    let base = Base { description: Text::plain("The workspace: the folder that holds the register.") };
    let run = Run {
        tool: Tool { driver },
        original_uri_base_ids: BTreeMap::from([(ROOT, base)]),
        column_kind: "unicodeCodePoints",
        results,
    };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_value(log).unwrap_or_default()
}

fn rule(code: &str) -> Rule<'_> {
    let Some(rule) = rules::rule(code) else { return Rule { id: code, ..Rule::default() } };
    let told = |markdown: &str| Text {
        text: plain(markdown, plain::UNBROKEN).trim_end().to_owned(),
        markdown: Some(markdown.trim_end().to_owned()),
    };
    let first_paragraph = rule.explanation.split("\n\n").next().unwrap_or_default();
    Rule {
        id: rule.code,
        short_description: Some(Text::plain(sentence(rule.summary))),
        full_description: Some(told(first_paragraph)),
        help: Some(told(rule.explanation)),
        default_configuration: Some(Configuration { level: rule.level.to_string() }),
    }
}

fn message(diagnostic: &Diagnostic) -> Text {
    let finding = &diagnostic.finding;
    let help = finding.help.as_deref().map(|help| format!("\nHelp: {}", sentence(help)));
    Text::message(&(sentence(&finding.message) + &help.unwrap_or_default()))
}

/// Readers of SARIF show the first sentence of a text where there is no room for more.
fn sentence(text: &str) -> String {
    let ends = text.ends_with(['.', '?', '!', '…']);
    if ends { text.to_owned() } else { format!("{text}.") }
}

/// Where a finding is shown: its place, or the file that was read first, which is the register.
fn location<'d>(sources: &SourceMap, diagnostic: &'d Diagnostic) -> Location<'d> {
    let finding = &diagnostic.finding;
    let place = match finding.span {
        Some(span) => physical(sources, span),
        None => whole(first_file(sources)),
    };
    let logical_locations = finding.entry.iter().map(|entry| Logical { fully_qualified_name: entry });
    Location {
        id: None,
        place,
        logical_locations: logical_locations.collect(),
        message: finding.label.as_deref().map(Text::message),
    }
}

fn related<'d>(sources: &SourceMap, labels: &[Label]) -> Vec<Location<'d>> {
    let places = labels.iter().zip(1..).map(|(label, id)| Location {
        id: Some(id),
        place: physical(sources, label.span),
        logical_locations: Vec::new(),
        message: Some(Text::message(&label.message)),
    });
    places.collect()
}

fn physical(sources: &SourceMap, span: Span) -> Physical {
    let file = sources.file(span.file);
    if !file.has_lines() {
        return whole(file.path());
    }
    let (start, end) = (file.position(span.start as usize), file.position(span.end as usize));
    let region = Region {
        start_line: start.line,
        start_column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
    };
    Physical { artifact_location: artifact(file.path()), region }
}

/// A file as a whole.
fn whole(path: &str) -> Physical {
    let region = Region { start_line: 1, start_column: None, end_line: None, end_column: None };
    Physical { artifact_location: artifact(path), region }
}

fn first_file(sources: &SourceMap) -> &str {
    sources.files().next().map_or("", |(_, file)| file.path())
}

fn artifact(path: &str) -> Artifact {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                uri.push('%');
                uri.extend(digits(byte).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    Artifact { uri, uri_base_id: ROOT }
}

/// What a finding says, without where: that changes with every line written above it.
fn alike<'d>(sources: &'d SourceMap, diagnostic: &'d Diagnostic) -> [&'d str; 4] {
    let finding = &diagnostic.finding;
    let path = finding.span.map_or_else(|| first_file(sources), |span| sources.file(span.file).path());
    [diagnostic.code, path, finding.entry.as_deref().unwrap_or_default(), &finding.message]
}

/// The same for a finding that has only moved. The second of two that are alike is told from the first by its number.
fn fingerprint(sources: &SourceMap, diagnostic: &Diagnostic, number: usize) -> String {
    let parts = alike(sources, diagnostic).map(|part| format!("{}:{part}", part.len()));
    let digest = Sha256::digest(format!("{}{number}", parts.concat()));
    digest.into_iter().take(16).flat_map(digits).collect()
}

/// A byte as two digits.
fn digits(byte: u8) -> [char; 2] {
    [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or_default())
}
