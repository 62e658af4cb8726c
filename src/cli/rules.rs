//! `candour rules` and `candour explain`: the table of rules, and one rule at length. Neither needs a workspace.

use clap::builder::styling::{AnsiColor, Effects, Style};
use serde_json::json;

use super::Status;
use super::args::{Common, Explain};
use super::output::Output;
use crate::diagnostic::Level;
use crate::rules::{self, FAMILIES, Rule};
use crate::{files, report, yaml};

/// A terminal is seldom narrower.
const WIDTH: usize = 80;

pub(super) fn list(common: &Common, output: &Output) -> Status {
    let table = FAMILIES.iter().flat_map(|(family, rules)| rules.iter().map(move |rule| (family, rule)));
    if output.json {
        let rules = table.map(|(family, rule)| {
            json!({
                "code": rule.code,
                "level": rule.level.to_string(),
                "summary": rule.summary,
                "family": family,
            })
        });
        let rules: Vec<_> = rules.collect();
        output.json(json!({ "version": 1, "as_of": today(common), "rules": rules }));
        return Status::Clean;
    }
    let longest = rules::rules().map(|rule| rule.code.len()).max().unwrap_or_default();
    let families = FAMILIES.iter().map(|(family, rules)| {
        let lines = rules.iter().map(|rule| line(rule, longest));
        format!("{}\n{}", dressed(BOLD, family), lines.collect::<String>())
    });
    output.coloured(&families.collect::<Vec<_>>().join("\n"));
    Status::Clean
}

/// The level's padding is outside its colour, so that both forms line up.
fn line(rule: &Rule, longest: usize) -> String {
    let level = rule.level.to_string();
    let gap = " ".repeat(9_usize.saturating_sub(level.len()));
    format!("  {:longest$}  {}{gap}{}\n", rule.code, dressed(style(rule.level), &level), rule.summary)
}

pub(super) fn explain(common: &Common, command: &Explain, output: &Output) -> Result<Status, String> {
    let code = &*command.code;
    let found = FAMILIES
        .iter()
        .find_map(|(family, rules)| rules.iter().find(|rule| rule.code == code).map(|rule| (family, rule)));
    let Some((family, rule)) = found else {
        let near = yaml::closest(code, rules::rules().map(|rule| rule.code));
        let help = near.map_or_else(
            || "list them all with `candour rules`".to_owned(),
            |near| format!("did you mean {near}?"),
        );
        return Err(format!("there is no rule called {code}; {help}"));
    };
    if output.json {
        output.json(json!({
            "version": 1,
            "as_of": today(common),
            "code": rule.code,
            "family": family,
            "level": rule.level.to_string(),
            "summary": rule.summary,
            "explanation": rule.explanation,
        }));
    } else {
        let title = dressed(style(rule.level), &format!("{}[{}]", rule.level, rule.code));
        let summary = dressed(BOLD, &format!(": {}", rule.summary));
        output.coloured(&format!("{title}{summary}\n\n{}", report::explanation(rule, WIDTH)));
    }
    Ok(Status::Clean)
}

fn today(common: &Common) -> String {
    common.as_of.unwrap_or_else(files::today).to_string()
}

const BOLD: Style = Style::new().effects(Effects::BOLD);

/// The colours of levels, as messages have them.
fn style(level: Level) -> Style {
    let colour = match level {
        Level::Error => AnsiColor::BrightRed,
        Level::Warning => AnsiColor::Yellow,
        Level::Note => AnsiColor::BrightGreen,
    };
    colour.on_default().effects(Effects::BOLD)
}

fn dressed(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
