//! `candour provisions`: the catalogue as a list, or what it has of a citation. It needs no workspace.

use serde_json::{Value as Json, json};

use super::args::{Common, Provisions};
use super::output::Output;
use super::page::Tone;
use super::{Status, provision};
use crate::files;
use crate::law::{self, Citation, Found, Law, Provision, Section};
use crate::value::Day;

pub(super) fn run(common: &Common, command: &Provisions, output: &Output) -> Result<Status, String> {
    let today = common.as_of.unwrap_or_else(files::today);
    let law = command.regime;
    let told = match &command.citation {
        Some(citation) => told(citation, law)?,
        None => law::provisions(law).map(Told::Limb).collect(),
    };
    if output.json {
        let limbs = told.iter().flat_map(Told::limbs).map(|limb| provision::json(&limb, today));
        output.json(json!({
            "version": 1,
            "as_of": today.to_string(),
            "regime": law.id(),
            "act": law.title(),
            "whole": law::is_whole(law),
            "provisions": limbs.collect::<Vec<Json>>(),
        }));
    } else if command.citation.is_some() {
        output.page(&at_length(&told, today));
    } else {
        output.page(&listed(law));
    }
    Ok(Status::Clean)
}

/// What is told of one citation.
enum Told {
    /// A limb.
    Limb(Provision),
    /// The limbs that the citation may mean.
    Above { cited: Citation, section: &'static Section, below: Vec<Provision>, together: bool },
}

impl Told {
    fn limbs(&self) -> Vec<Provision> {
        match self {
            Self::Limb(limb) => vec![*limb],
            Self::Above { below, .. } => below.clone(),
        }
    }

    fn citation(&self) -> Citation {
        match self {
            Self::Limb(limb) => limb.citation(),
            Self::Above { cited, .. } => cited.clone(),
        }
    }
}

fn told(text: &str, law: Law) -> Result<Vec<Told>, String> {
    let citations = law::parse(text, law).map_err(|refusal| match refusal.help {
        Some(help) => format!("{}; {help}", refusal.message),
        None => refusal.message,
    })?;
    let told = citations.into_iter().map(|cited| match law::provision(&cited) {
        Found::Whole(limb) => Ok(Told::Limb(limb)),
        Found::Above { section, below, together } => Ok(Told::Above { cited, section, below, together }),
        Found::Missing(missing) => Err(match missing.help() {
            Some(help) => format!("{missing}; {help}"),
            None => missing.to_string(),
        }),
    });
    told.collect()
}

/// Every section, with what it is.
fn listed(law: Law) -> String {
    let mut text = format!("{}\n", Tone::Name.on(law.title()));
    let rows: Vec<(String, &Section, Vec<Provision>)> = law::sections(law)
        .map(|section| {
            let limbs: Vec<Provision> = law::provisions(law).filter(|limb| limb.section == section).collect();
            // A section of which there is one limb is named with it: `1(3)`.
            let number = match &*limbs {
                [only] => only.citation().to_string(),
                _ => section.number.to_owned(),
            };
            (number, section, limbs)
        })
        .collect();
    let widest = rows.iter().map(|(number, ..)| number.len()).max().unwrap_or_default();
    text.extend(rows.iter().map(|(number, section, limbs)| {
        let gap = " ".repeat(widest - number.len() + 2);
        format!("  {}{gap}{}: {}\n", Tone::Name.on(number), section.title, provision::kinds(limbs))
    }));
    if !law::is_whole(law) {
        text.push_str(if rows.is_empty() {
            "\nNothing of this law is in the catalogue yet.\n"
        } else {
            "\nOnly this part of the law is in the catalogue.\n"
        });
    }
    text
}

/// What there is to say of what was cited, and of any two of it that exclude each other.
fn at_length(told: &[Told], today: Day) -> String {
    let mut pages: Vec<String> = told.iter().map(|one| page(one, today)).collect();
    for (at, one) in told.iter().enumerate() {
        for other in &told[at + 1..] {
            let pair = [one.citation(), other.citation()];
            if law::excludes(&pair[0], &pair[1]) {
                let remark = "exclude each other: cite each for other information, or one in the alternative";
                pages.push(format!("{} {}\n", law::list(&pair), Tone::Unknown.on(remark)));
            }
        }
    }
    pages.join("\n")
}

fn page(told: &Told, today: Day) -> String {
    match told {
        Told::Limb(limb) => provision::human(limb, today),
        Told::Above { cited, section, below, together } => {
            let kinds = provision::kinds(below);
            let mut lines = vec![
                format!("{}  {kinds}", Tone::Name.on(&cited.long())),
                format!("  {}", section.title),
                match (together, &**below) {
                    (true, _) => "  all of these are needed:".to_owned(),
                    (false, [_]) => "  it has one limb:".to_owned(),
                    (false, _) => "  a letter names the limb:".to_owned(),
                },
            ];
            lines.extend(below.iter().map(|limb| {
                let kind = provision::kinds(&[*limb]);
                let kind = if kind == kinds { String::new() } else { format!(" ({kind})") };
                format!("    {}: {}{kind}", Tone::Name.on(&limb.citation().to_string()), limb.limb.covers)
            }));
            lines.extend(provision::remarks(section));
            lines.join("\n") + "\n"
        }
    }
}
