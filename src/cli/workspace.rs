//! A workspace read into memory: register, templates and cases, with everything found on the way.

use std::path::{Path, PathBuf};

use super::args::Common;
use crate::case::{Case, History, Ledger};
use crate::diagnostic::{self, Diagnostic, Finding, Level};
use crate::document::{self, Document};
use crate::files::{self, FileError};
use crate::law::{self, Law, Regime};
use crate::leak::{IN_CLEAR, Secrets};
use crate::letter::{self, Letter, LetterKind, MadeFrom};
use crate::notice::{self, Letter as Notice};
use crate::read;
use crate::register::{Moment, Register};
use crate::rules::{self, CaseSubject, Draft, Earlier, Settings, Settled, Subject};
use crate::seal::Chain;
use crate::template::{DEFAULTS, TemplateFile, Templates};
use crate::text::{At, FileId, SourceMap, Span};
use crate::value::Day;

/// Where the templates lie that come with the program.
const BUILT_IN: &str = "<built in>";

/// Everything a command works on.
pub(super) struct Workspace {
    pub(super) root: PathBuf,
    pub(super) sources: SourceMap,
    pub(super) register: Register,
    /// The files of the register, in their order.
    files: Vec<FileId>,
    pub(super) templates: Option<Templates>,
    /// What was found in register and templates.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What `candour.yaml` says about the rules, and what it has accepted so far.
    settings: Settings,
    pub(super) settled: Settled,
    /// What nothing may quote.
    pub(super) secrets: Secrets,
    /// The day to take for today.
    pub(super) today: Day,
    /// What is sealed.
    pub(super) chain: Chain,
}

/// The folder of the workspace that the command is about.
pub(super) fn root(common: &Common) -> Result<PathBuf, String> {
    if let Some(root) = &common.root {
        return Ok(root.clone());
    }
    let here = files::current_folder().map_err(|error| error.to_string())?;
    files::find_workspace(&here).ok_or_else(|| {
        format!(
            "there is no {} here or in any folder above; go to a workspace or name one with -C",
            files::REGISTER
        )
    })
}

/// What the workspace lists as withheld; nothing, where it keeps no list or there is no workspace.
pub(super) fn secrets(common: &Common) -> Result<Secrets, String> {
    let Some(path) = root(common).ok().map(|root| root.join(files::WITHHELD)) else {
        return Ok(Secrets::default());
    };
    if !files::is_there(&path) {
        return Ok(Secrets::default());
    }
    let text = files::read_text(&path).map_err(|error| error.to_string())?;
    Secrets::read(&text).map_err(|(place, sentence)| format!("{}:{place}: {sentence}", files::WITHHELD))
}

impl Workspace {
    /// The workspace, if there is one here or one is named.
    pub(super) fn open_if_any(common: &Common, secrets: &Secrets) -> Result<Option<Self>, String> {
        if common.root.is_none() && root(common).is_err() {
            return Ok(None);
        }
        Self::open(common, secrets).map(Some)
    }

    pub(super) fn open(common: &Common, secrets: &Secrets) -> Result<Self, String> {
        let root = root(common)?;
        let today = common.as_of.unwrap_or_else(files::today);
        let mut sources = SourceMap::new();
        let reading = super::register::read(&root, &mut sources).map_err(|error| error.to_string())?;
        let (files, is_whole) = (reading.files(), reading.is_whole());
        let (register, mut diagnostics) = reading.finish();
        let standing = register.at(Moment::on(today));
        diagnostics.extend(rules::check(Subject { register: &register, standing: &standing }));
        if !is_whole {
            // What is named and not there may well be in the file that could not be read.
            diagnostics.retain(|found| found.code != "reference-unknown");
        }
        let templates = templates(&root, &mut sources).map_err(|error| error.to_string())?;
        let (templates, faults) = Templates::load(&sources, &templates);
        diagnostics.extend(faults);
        let (settings, faults) = settings(&root, &mut sources).map_err(|error| error.to_string())?;
        diagnostics.extend(faults);
        if !secrets.is_empty() {
            let own = sources.files().filter(|(_, file)| !file.path().starts_with(BUILT_IN));
            let mut clear: Vec<Diagnostic> = own.flat_map(|(id, file)| secrets.in_file(id, file)).collect();
            let seen: Vec<Span> = clear.iter().filter_map(|found| found.finding.span).collect();
            clear.extend(in_facts(secrets, &register, &seen));
            diagnostics.extend(clear);
        }
        let (chain, faults) = super::sealed::chain(&root, &mut sources)?;
        diagnostics.extend(faults);
        diagnostic::tidy(&mut diagnostics);
        let settled = Settled::default();
        let secrets = secrets.clone();
        let diagnostics_of = std::mem::take(&mut diagnostics);
        let mut workspace = Self {
            root,
            sources,
            register,
            files,
            templates,
            diagnostics,
            settings,
            settled,
            secrets,
            today,
            chain,
        };
        workspace.diagnostics = workspace.settle(diagnostics_of);
        Ok(workspace)
    }

    /// What was found in register and templates and should be put right; notes are for `check`.
    pub(super) fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.level > Level::Note)
    }

    /// What of these stands: levels are raised, and what `candour.yaml` accepts is put aside.
    pub(super) fn settle(&mut self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.settings.settle(&self.sources, diagnostics, &mut self.settled);
        std::mem::take(&mut self.settled.diagnostics)
    }

    /// Exceptions that nothing needed, once everything has been looked at.
    pub(super) fn unused_exceptions(&self) -> Vec<Diagnostic> {
        self.settings.unused(&self.settled)
    }

    /// Everything that rules find in a case, its letter as it would be drafted now included.
    pub(super) fn check_case(&mut self, case: &Case) -> Vec<Diagnostic> {
        let markdown = self.kept(&case.reference, "response.md");
        let ledger = self.kept(&case.reference, "ledger.json");
        let pdf = files::read_bytes(&self.folder(&case.reference).join("response.pdf"));
        let pdf = pdf.filter(|_| ledger.is_some()).map(letter::sha256);
        let today = ledger.and_then(|file| dated(self.sources.file(file).text()));
        let drafted = self.draft_on(case, LetterKind::Response, today.unwrap_or(self.today));
        let text = |file: FileId| (file, self.sources.file(file).text());
        let going_out = case.history.approval().map(|_| self.going_out(case));
        let kept = Earlier {
            markdown: markdown.map(text),
            ledger: ledger.map(text),
            pdf: pdf.as_deref(),
            going_out: going_out.as_ref(),
        };
        let draft = drafted.as_ref().ok().map(|drafted| Draft {
            letter: &drafted.letter,
            document: &drafted.document,
            ledger: &drafted.ledger,
        });
        let subject = CaseSubject { register: &self.register, case, drafted: draft, kept };
        let mut found = rules::check_case(subject);
        let answer = draft.map(|draft| draft.letter.markdown.clone());
        found.extend(match drafted {
            Ok(drafted) => drafted.letter.findings,
            Err(faults) => faults,
        });
        found.extend(self.notices(case, answer, today.unwrap_or(self.today)));
        found
    }

    /// What the linter of notices finds in the letters of a case: as they are kept, which is how they go out, or the answer
    /// as it would be drafted.
    fn notices(&mut self, case: &Case, answer: Option<String>, today: Day) -> Vec<Diagnostic> {
        let mut answer = answer;
        let mut found = Vec::new();
        for kind in LetterKind::ALL {
            let name = format!("{}.md", kind.word());
            let drafted = answer.take_if(|_| kind == LetterKind::Response);
            let file = self
                .kept(&case.reference, &name)
                .or_else(|| Some(self.sources.add(format!("responses/{}/{name}", case.reference), drafted?)));
            found.extend(file.map(|file| self.notice(case, file, today)).unwrap_or_default());
        }
        found
    }

    /// What the linter of notices finds in a letter of a case; nothing, where nothing is refused in it.
    fn notice(&self, case: &Case, file: FileId, today: Day) -> Vec<Diagnostic> {
        let law = self.regime(Some(case)).map_or(Law::Foia, |regime| regime.law);
        if !case.refuses(law) {
            return Vec::new();
        }
        let text = self.sources.file(file).text();
        notice::lint(&Notice { text, file, law, today, attachments: &case.attachments })
    }

    /// What it finds in a letter that has just been drafted.
    pub(super) fn notice_drafted(&mut self, case: &Case, letter: &Letter) -> Vec<Diagnostic> {
        let path = format!("responses/{}/{}.md", case.reference, letter.kind.word());
        let file = self.sources.add(path, &*letter.markdown);
        self.notice(case, file, letter.dated)
    }

    /// A file that was drafted before, if it is there and can be read.
    fn kept(&mut self, reference: &str, name: &str) -> Option<FileId> {
        let text = files::read_text(&self.folder(reference).join(name)).ok()?;
        Some(self.sources.add(format!("responses/{reference}/{name}"), text))
    }

    /// Whether anything keeps letters from being drafted.
    pub(super) fn has_errors(&self) -> bool {
        self.templates.is_none() || self.diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// The names of all cases.
    pub(super) fn references(&self) -> Vec<String> {
        let folder = self.root.join("responses");
        let has_request = |name: &String| folder.join(name).join("request.yaml").is_file();
        files::folders(&folder).into_iter().filter(has_request).collect()
    }

    /// The folder of a case.
    pub(super) fn folder(&self, reference: &str) -> PathBuf {
        self.root.join("responses").join(reference)
    }

    /// Reads a case.
    pub(super) fn case(&mut self, reference: &str) -> Result<(Option<Case>, Vec<Diagnostic>), FileError> {
        // Where it cannot be finished, it has still not begun to look otherwise.
        let _ = files::finish_together(&self.folder(reference));
        let text = files::read_text(&self.folder(reference).join("request.yaml"))?;
        let file = self.sources.add(format!("responses/{reference}/request.yaml"), text);
        let year_start = self.register.organisation.year_start;
        let (case, mut diagnostics) = read::case(reference, file, self.sources.file(file).text(), year_start);
        let attachments = files::names(&self.folder(reference).join("attachments"));
        diagnostics.extend(self.secrets.in_file(file, self.sources.file(file)));
        if attachments.iter().any(|name| self.secrets.are_in(name)) {
            let message = "the name of an attachment holds a text that `withheld.yaml` keeps back";
            let start = Span::new(file, 0..0);
            diagnostics.push(Finding::new(start, message).help("rename the file").error(IN_CLEAR));
        }
        diagnostics.extend(case.iter().flat_map(|case| self.unknown_cases(case)));
        diagnostics.extend(case.iter().flat_map(|case| self.unknown_corrections(case)));
        let path = self.folder(reference).join(files::EVENTS);
        let mut history = History::default();
        if files::is_there(&path) {
            let (read, faults) = self.history(reference, &files::read_text(&path)?, case.as_ref());
            diagnostics.extend(faults);
            history = read;
        } else {
            diagnostics.extend(self.unknown_names(case.as_ref(), &history));
        }
        history.was_sent(self.sent_on(reference), Span::new(file, 0..0));
        Ok((case.map(|case| self.reviewed(Case { attachments, history, ..case })), diagnostics))
    }

    /// Requests that a case is counted together with and that are not there.
    fn unknown_cases(&self, case: &Case) -> Vec<Diagnostic> {
        let named: Vec<&At<String>> =
            case.estimate.iter().flat_map(|estimate| &estimate.together_with).collect();
        if named.is_empty() {
            return Vec::new();
        }
        let references = self.references();
        let unknown = named.into_iter().filter(|named| !references.contains(&named.value));
        let told = unknown.map(|named| {
            let message = format!("there is no case called `{}` under responses/", named.value);
            let near = crate::yaml::closest(&named.value, references.iter().map(String::as_str));
            let help =
                near.map_or("name the folder of a case".to_owned(), |near| format!("did you mean `{near}`?"));
            Finding::new(named.span, message).help(help).error("reference-unknown")
        });
        told.collect()
    }

    /// What happened to a case, from the text of its `events.yaml`.
    pub(super) fn history(
        &mut self,
        reference: &str,
        text: &str,
        case: Option<&Case>,
    ) -> (History, Vec<Diagnostic>) {
        let file = self.sources.add(format!("responses/{reference}/{}", files::EVENTS), text);
        let received = case.and_then(|case| case.received).map(|received| received.value);
        let law = self.regime(case).map_or(Law::Foia, |regime| regime.law);
        let (history, mut diagnostics) = read::events(file, text, received, self.sent_on(reference), law);
        diagnostics.extend(self.unknown_names(case, &history));
        diagnostics.extend(self.secrets.in_file(file, self.sources.file(file)));
        (history, diagnostics)
    }

    /// Posts and facts that a case names and the register does not have, where it could be read whole.
    fn unknown_names(&self, case: Option<&Case>, history: &History) -> Vec<Diagnostic> {
        if !self.register.whole {
            return Vec::new();
        }
        rules::unknown_names(&self.register, case, history)
    }

    /// The law that a case is answered under: its own, or the organisation's.
    pub(super) fn regime(&self, case: Option<&Case>) -> Result<&'static Regime, String> {
        let own = case.and_then(|case| case.regime.as_ref()).map(|regime| &regime.value);
        let id = own.unwrap_or(&self.register.organisation.regime);
        law::regime(id).ok_or_else(|| format!("no law is known as `{id}`, which the register names"))
    }

    /// Nothing, where there is such a case; else what to say.
    pub(super) fn must_have(&self, reference: &str) -> Result<(), String> {
        let references = self.references();
        if references.iter().any(|known| known == reference) {
            return Ok(());
        }
        // Whoever types a path means its last name.
        let name = reference.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let near = crate::yaml::closest(name, references.iter().map(String::as_str));
        let help = match near {
            Some(near) => format!("did you mean {near}?"),
            None if references.is_empty() => "there is no case yet".to_owned(),
            None if references.len() == 1 => format!("there is only {}", references[0]),
            None => format!("there are {}", references.join(", ")),
        };
        Err(format!("there is no case called {reference} under responses/; {help}"))
    }

    /// Drafts a letter of a case, reads it back as a tree and accounts for everything in it.
    pub(super) fn draft(&mut self, case: &Case, kind: LetterKind) -> Result<Drafted, Vec<Diagnostic>> {
        self.draft_on(case, kind, self.today)
    }

    /// As [`Workspace::draft`], on a day of one's own for a letter that names none.
    pub(super) fn draft_on(
        &mut self,
        case: &Case,
        kind: LetterKind,
        today: Day,
    ) -> Result<Drafted, Vec<Diagnostic>> {
        let Some(templates) = &self.templates else { return Err(Vec::new()) };
        let letter = letter::draft_as(kind, &self.register, case, templates, today)?;
        let file =
            self.sources.add(format!("responses/{}/{}.md", case.reference, kind.word()), &*letter.markdown);
        let (document, mut faults) = document::parse(&letter.markdown, file);
        faults.extend(letter.figures_without_source(&letter::names(&self.register), file));
        if !faults.is_empty() {
            return Err(faults);
        }
        let request = format!("responses/{}/request.yaml", case.reference);
        let texts = templates.texts(&self.sources);
        let made_from = MadeFrom {
            register: &letter::one_text(&self.register_files()),
            request: self.text(&request),
            templates: &texts,
        };
        let ledger = letter::ledger(&letter, case, made_from);
        let meta = letter.meta(&self.register.organisation, case);
        let texts = [&*letter.markdown, &document::plain_text(&document.blocks), &meta.title, &meta.author];
        let recorded = serde_json::to_value(&ledger).unwrap_or_default();
        if texts.iter().any(|text| self.secrets.are_in(text)) || holds(&self.secrets, &recorded) {
            let message = "the letter of this case would hold a text that `withheld.yaml` keeps back";
            let help = "the register or the case says it in pieces or in escapes: take it out there";
            return Err(vec![Finding::new(case.as_at.span, message).help(help).error(IN_CLEAR)]);
        }
        Ok(Drafted { letter, document, ledger })
    }

    /// The path and the text of each of the register's files.
    fn register_files(&self) -> Vec<(&str, &str)> {
        let files = self.files.iter().map(|file| self.sources.file(*file));
        files.map(|file| (file.path(), file.text())).collect()
    }

    /// The text of a file that was read.
    fn text(&self, path: &str) -> &str {
        self.sources.files().find(|(_, file)| file.path() == path).map_or("", |(_, file)| file.text())
    }
}

/// What the workspace says about the rules; nothing, where it says nothing.
fn settings(root: &Path, sources: &mut SourceMap) -> Result<(Settings, Vec<Diagnostic>), FileError> {
    let path = root.join(files::SETTINGS);
    if !files::is_there(&path) {
        return Ok(Default::default());
    }
    let file = sources.add(files::SETTINGS, files::read_text(&path)?);
    Ok(Settings::read(file, sources.file(file).text()))
}

/// The day on the letter that a ledger speaks of.
fn dated(ledger: &str) -> Option<Day> {
    let ledger: Ledger = serde_json::from_str(ledger).ok()?;
    Day::parse(&ledger.dated).ok()
}

/// Facts that hold a withheld text which the file hides in escapes, so that its text has not shown it (`seen`).
fn in_facts(secrets: &Secrets, register: &Register, seen: &[Span]) -> Vec<Diagnostic> {
    let versions = register.entries.iter().flat_map(|entry| &entry.versions);
    let facts = versions.flat_map(|version| version.facts.values());
    let hidden = facts.filter(|fact| secrets.are_in(&fact.value.value.to_string())).filter(|fact| {
        let place = fact.value.span;
        !seen.iter().any(|span| span.file == place.file && span.start < place.end && place.start < span.end)
    });
    let message = "this says a text that `withheld.yaml` keeps back";
    let help = "take it out; an entry holds a label and a provision, under `withheld:`";
    hidden.map(|fact| Finding::new(fact.value.span, message).help(help).error(IN_CLEAR)).collect()
}

/// Whether any string of a JSON value holds a withheld text.
pub(super) fn holds(secrets: &Secrets, value: &serde_json::Value) -> bool {
    use serde_json::Value as Json;
    match value {
        Json::String(text) => secrets.are_in(text),
        Json::Array(items) => items.iter().any(|item| holds(secrets, item)),
        Json::Object(fields) => fields.values().any(|value| holds(secrets, value)),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}

/// A letter, its tree and its ledger.
pub(super) struct Drafted {
    pub(super) letter: Letter,
    pub(super) document: Document,
    pub(super) ledger: Ledger,
}

/// The default templates, each overridden by the workspace's own of the same name, and those that only it has.
fn templates(root: &Path, sources: &mut SourceMap) -> Result<Vec<TemplateFile>, FileError> {
    let folder = root.join("templates");
    let mut found = Vec::new();
    for room in files::folders(&folder) {
        for name in files::files(&folder.join(&room), "md") {
            let text = files::read_text(&folder.join(&room).join(&name))?;
            let name = format!("{room}/{name}");
            let file = sources.add(format!("templates/{name}"), text);
            found.push(TemplateFile { name, file });
        }
    }
    for (name, text) in DEFAULTS {
        if !found.iter().any(|own| own.name == *name) {
            let file = sources.add(format!("{BUILT_IN}/templates/{name}"), *text);
            found.push(TemplateFile { name: (*name).to_owned(), file });
        }
    }
    Ok(found)
}
