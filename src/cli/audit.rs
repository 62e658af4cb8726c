//! `candour audit`: what was sent, held against the register of today.

mod json;
mod load;
mod report;
mod said;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::args::{Audit as Command, Common, Format};
use super::output::{Output, counted, is_file, status, summary};
use super::page::Tone;
use super::workspace::Workspace;
use super::{Status, sealed};
use crate::audit::{self, Audit, Counts, Finding, Letter, Words};
use crate::diagnostic::{self, Diagnostic, Finding as Told, Level};
use crate::rules;
use crate::seal::{Broken, Link};
use load::Loaded;
use said::Said;

pub(super) fn run(common: &Common, command: &Command, output: &Output) -> Result<Status, String> {
    let mut workspace = Workspace::open(common, &output.secrets)?;
    for reference in &command.references {
        workspace.must_have(reference)?;
        if workspace.chain.find(reference).is_none() {
            return Err(format!(
                "{reference} is not sealed, so there is nothing to audit; seal it once it is sent"
            ));
        }
    }
    if let Some(path) =
        [&command.output, &command.report].into_iter().flatten().find(|path| is_own(&workspace, path))
    {
        return Err(format!(
            "cannot write {}: it is one of the files of the workspace that are audited",
            path.display()
        ));
    }
    let loaded = load::load(&workspace, output);
    let held = held(&workspace, &loaded.letters, &command.references);
    let mut findings = held.findings(&loaded.letters, &Words::new(&workspace.register, workspace.today));
    let mut said = Said::find(&mut workspace, &loaded, &mut findings, &held.relations);
    let mut diagnostics = seals(&mut workspace, &loaded, &command.references);
    diagnostics.extend(unlisted(&mut workspace, &command.references));
    diagnostics.extend(letters(&mut workspace, &loaded.letters, &held, &findings, &mut said));
    let asked = asked_for(&loaded.letters, &command.references);
    let relied_on = !has_errors(&workspace);
    for letter in asked.iter().filter(|_| relied_on).map(|at| &loaded.letters[*at]) {
        diagnostics.extend(load::unknown_acceptances(&mut workspace, letter));
    }
    diagnostics = workspace.settle(diagnostics);
    for reference in loaded.unread.iter().filter(|reference| is_asked_for(&command.references, reference)) {
        diagnostics.extend(load::faults(&mut workspace, reference));
    }
    diagnostics.extend(workspace.diagnostics.iter().filter(|found| found.level == Level::Error).cloned());
    diagnostic::tidy(&mut diagnostics);
    let result = Held {
        workspace: &workspace,
        loaded: &loaded,
        audit: &held,
        counts: held.counts(&findings, &loaded.letters),
        findings: &findings,
        said: &said,
        only: &command.references,
        asked,
    };
    let path = command.output.as_deref();
    match common.format {
        Format::Human => {
            output.diagnostics(&workspace.sources, &diagnostics);
            output.page(&result.page());
        }
        Format::Json => output.json_parts_to(path, json::json(&result, &diagnostics))?,
        Format::Sarif => {
            output.sarif_to(path, &workspace.sources, &diagnostics, &workspace.settled.excepted)?;
        }
        Format::Github => output.github_to(path, &workspace.sources, &diagnostics)?,
    }
    if let Some(file) = &command.report {
        report::write(&result, &diagnostics, file, output)?;
    }
    if common.format != Format::Json || is_file(path) {
        let letters = counted(result.asked.len(), "sealed letter", "sealed letters");
        let claims =
            counted(held.results.iter().filter(|found| found.claim.is_some()).count(), "claim", "claims");
        if has_errors(&workspace) {
            output.progress(
                "nothing was held against the register, since it has errors: put them right, and audit then",
            );
        }
        output.progress(&format!("audited {letters}, {claims}: {}", summary(&diagnostics)));
        if loaded.sent_later > 0 {
            let later = counted(loaded.sent_later, "letter was", "letters were");
            let day = workspace.today.prose();
            output.progress(&format!("{later} sent after {day}, and not audited for that day"));
        }
    }
    for path in [path.filter(|path| is_file(Some(path))), command.report.as_deref()].into_iter().flatten() {
        output.progress(&format!("wrote {}", path.display()));
    }
    Ok(status(&diagnostics))
}

/// What an audit came to, for whoever writes it down.
struct Held<'a> {
    workspace: &'a Workspace,
    loaded: &'a Loaded,
    audit: &'a Audit,
    findings: &'a [Finding],
    /// How much was found on each letter.
    counts: Vec<Counts>,
    /// Where letters say it.
    said: &'a Said,
    /// The references that were asked for; all, where there are none.
    only: &'a [String],
    /// The letters that were asked for, by their places.
    asked: Vec<usize>,
}

impl Held<'_> {
    /// One line for each letter, and for each case of which there is none to be relied on.
    fn page(&self) -> String {
        let mut broken: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (reference, word) in self.broken() {
            broken.entry(reference).or_default().push(word);
        }
        let references = self.asked.iter().map(|at| &*self.loaded.letters[*at].sent.reference);
        let width = references.chain(broken.keys().copied()).map(|name| name.chars().count()).max();
        let named = |name: &str| {
            let pad = " ".repeat(width.unwrap_or_default().saturating_sub(name.chars().count()));
            Tone::Name.on(name) + &pad
        };
        let mut page = String::new();
        for at in &self.asked {
            let sent = &self.loaded.letters[*at].sent;
            let mut words = vec![self.told(*at)];
            let broken = broken.remove(&*sent.reference).into_iter().flatten();
            words.extend(broken.map(|word| Tone::Unknown.on(word)));
            page.extend([&named(&sent.reference), "  ", &sent.sent, "  ", &words.join(", "), "\n"]);
        }
        for (reference, words) in broken {
            let words: Vec<String> = words.into_iter().map(|word| Tone::Unknown.on(word)).collect();
            page.extend([&named(reference), "  ", &words.join(", "), "\n"]);
        }
        page
    }

    /// Cases that were asked for and whose seals do not hold, each with the word for how.
    fn broken(&self) -> BTreeSet<(&str, &'static str)> {
        let broken = self.loaded.broken.iter().map(|(reference, broken)| (&**reference, broken.word()));
        let unchained = self.loaded.unchained.iter().map(|reference| (&**reference, "missing"));
        broken.chain(unchained).filter(|(reference, _)| is_asked_for(self.only, reference)).collect()
    }

    /// How a letter stands, in a few words.
    fn told(&self, letter: usize) -> String {
        if has_errors(self.workspace) {
            return "not audited".to_owned();
        }
        let counts = self.counts[letter];
        // Findings come letter by letter.
        let first = self.findings.partition_point(|found| found.letter < letter);
        let of_it = self.findings[first..].iter().take_while(|found| found.letter == letter);
        let open: Vec<&Finding> = of_it.filter(|found| found.cleared.is_none()).collect();
        let mut words: Vec<String> = Vec::new();
        for result in audit::AuditResult::FINDINGS {
            let count = open.iter().filter(|found| found.result == result).count();
            words.extend((count > 0).then(|| Tone::Unknown.on(&format!("{count} {}", result.word()))));
        }
        let relations = counts.between;
        words
            .extend((relations > 0).then(|| {
                Tone::Unknown.on(&counted(relations, "relation to another", "relations to others"))
            }));
        if words.is_empty() {
            words.push(Tone::Certain.on("stands"));
        }
        let cleared = [
            (counts.cleared, "finding cleared", "findings cleared"),
            (counts.cleared_between, "relation cleared", "relations cleared"),
        ];
        words.extend(
            cleared.into_iter().filter(|of| of.0 > 0).map(|of| Tone::Absent.on(&counted(of.0, of.1, of.2))),
        );
        // Words that were edited are held against nothing, so that they were is said.
        let kept = self.loaded.letters[letter].sent.findings.iter();
        let edited = kept.filter(|kept| kept.code == "sent-otherwise").count();
        words.extend(
            (edited > 0)
                .then(|| Tone::Absent.on(&format!("edited in {}", counted(edited, "place", "places")))),
        );
        words.join(", ")
    }
}

/// The letters that were asked for, by their places.
fn asked_for(letters: &[Letter], only: &[String]) -> Vec<usize> {
    let asked = |at: &usize| is_asked_for(only, &letters[*at].sent.reference);
    (0..letters.len()).filter(asked).collect()
}

fn is_asked_for(only: &[String], reference: &str) -> bool {
    only.is_empty() || only.iter().any(|asked| asked == reference)
}

/// What does not stand; nothing, where the register is not to be relied on.
pub(super) fn held(workspace: &Workspace, letters: &[Letter], only: &[String]) -> Audit {
    if has_errors(workspace) {
        return Audit::default();
    }
    let mut held = audit::audit(&workspace.register, letters, workspace.today);
    let asked = |letter: usize| is_asked_for(only, &letters[letter].sent.reference);
    held.results.retain(|found| asked(found.letter));
    held.relations.retain(|found| asked(found.a.letter) || asked(found.b.letter));
    held
}

/// Whether the register, or the chain, is not to be relied on.
pub(super) fn has_errors(workspace: &Workspace) -> bool {
    workspace.diagnostics.iter().any(|found| found.level == Level::Error)
}

/// Whether something that is there already would be written over: the register, a template, or anything of a case.
fn is_own(workspace: &Workspace, path: &Path) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    let Ok(root) = workspace.root.canonicalize() else { return false };
    let known = |within: &Path| {
        ["responses", "templates"].iter().any(|folder| within.starts_with(folder))
            || within.extension().is_some_and(|ending| ending == "yaml")
    };
    path.strip_prefix(root).is_ok_and(known)
}

pub(super) use load::load as load_letters;

/// What is wrong with the seals.
fn seals(workspace: &mut Workspace, loaded: &Loaded, only: &[String]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let told = |(reference, broken): &&(String, Broken)| {
        // The chain is of all cases.
        *broken == Broken::Chain || is_asked_for(only, reference)
    };
    for (reference, broken) in loaded.broken.iter().filter(told) {
        let place = workspace.sources.add_whole(format!("responses/{reference}"));
        found.push(rules::broken(reference, broken, Some(place)));
    }
    found.extend(loaded.unchained.iter().map(|reference| rules::unchained(reference)));
    found
}

/// What lies with sealed cases and was not sealed with them; of lists that are not as they were sealed, nothing.
fn unlisted(workspace: &mut Workspace, only: &[String]) -> Vec<Diagnostic> {
    let links = workspace.chain.links.iter().filter(|link| is_asked_for(only, &link.reference));
    let links: Vec<&Link> = links.collect();
    let beside = |link: &Link| {
        let listed = workspace.listed(link);
        listed.map(|listed| sealed::unlisted(&workspace.folder(&link.reference), &listed)).unwrap_or_default()
    };
    let found = links.iter().zip(load::each(&links, &beside));
    let found = found.flat_map(|(link, paths)| paths.into_iter().map(|path| (link.reference.clone(), path)));
    let found: Vec<(String, String)> = found.collect();
    let told = found.into_iter().map(|(reference, path)| {
        let place = workspace.sources.add_whole(format!("responses/{reference}/{path}"));
        rules::unlisted(&reference, &path, place)
    });
    told.collect()
}

/// What is found on the letters, each thing at its place in what was sent.
fn letters(
    workspace: &mut Workspace,
    letters: &[Letter],
    held: &Audit,
    findings: &[Finding],
    said: &mut Said,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for found in findings {
        let file = said.file(workspace, letters, found.letter);
        let mut diagnostic = rules::audited(found, letters, (file, &workspace.sources));
        let sentence = found.place.as_ref().and_then(|place| place.sentence.as_ref());
        if let Some(said) = sentence.filter(|_| !workspace.sources.file(file).has_lines()) {
            let sentence = format!("; it says “{}”", said.text);
            diagnostic.finding =
                Told { message: diagnostic.finding.message + &sentence, ..diagnostic.finding };
        }
        told.push(diagnostic);
    }
    let mut shown = Vec::new();
    for found in &held.relations {
        let ends = [&found.a, &found.b];
        shown.push(ends.map(|end| (said.file(workspace, letters, end.letter), said.at(end).cloned())));
    }
    let words = Words::new(&workspace.register, workspace.today);
    let between = held.relations.iter().zip(&shown);
    told.extend(
        between.map(|(found, [a, b])| rules::between(found, letters, &words, (&workspace.sources, [a, b]))),
    );
    told
}

/// Whether a path is one that a report can be written to.
fn ending(path: &Path) -> Option<&str> {
    path.extension()?.to_str().filter(|ending| ["md", "html", "pdf"].contains(ending))
}
