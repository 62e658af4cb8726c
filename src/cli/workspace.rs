//! A workspace read into memory: register, templates and cases, with everything found on the way.

use std::path::{Path, PathBuf};

use super::args::Common;
use crate::case::{Case, Ledger};
use crate::diagnostic::{self, Diagnostic, Level};
use crate::document::{self, Document};
use crate::files::{self, FileError};
use crate::letter::{self, Letter, MadeFrom};
use crate::read;
use crate::register::{Moment, Register};
use crate::rules::{self, Subject};
use crate::template::{DEFAULTS, TemplateFile, Templates};
use crate::text::SourceMap;
use crate::value::Day;

/// Everything a command works on.
pub(super) struct Workspace {
    pub(super) root: PathBuf,
    pub(super) sources: SourceMap,
    pub(super) register: Register,
    pub(super) templates: Option<Templates>,
    /// What was found in register and templates.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The day to take for today.
    pub(super) today: Day,
}

/// The folder of the workspace that the command is about.
fn root(common: &Common) -> Result<PathBuf, String> {
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

impl Workspace {
    pub(super) fn open(common: &Common) -> Result<Self, String> {
        let root = root(common)?;
        let today = common.as_of.unwrap_or_else(files::today);
        let mut sources = SourceMap::new();
        let text = files::read_text(&root.join(files::REGISTER)).map_err(|error| error.to_string())?;
        let file = sources.add(files::REGISTER, text);
        let (register, mut diagnostics) = read::register(file, sources.file(file).text());
        let standing = register.at(Moment::on(today));
        diagnostics.extend(rules::check(Subject { register: &register, standing: &standing }));
        let templates = templates(&root, &mut sources).map_err(|error| error.to_string())?;
        let (templates, faults) = Templates::load(&sources, &templates);
        diagnostics.extend(faults);
        diagnostic::tidy(&mut diagnostics);
        Ok(Self { root, sources, register, templates, diagnostics, today })
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
        let text = files::read_text(&self.folder(reference).join("request.yaml"))?;
        let file = self.sources.add(format!("responses/{reference}/request.yaml"), text);
        let year_start = self.register.organisation.year_start;
        let (case, diagnostics) = read::case(reference, file, self.sources.file(file).text(), year_start);
        let attachments = files::names(&self.folder(reference).join("attachments"));
        Ok((case.map(|case| Case { attachments, ..case }), diagnostics))
    }

    /// Drafts the letter of a case, reads it back as a tree and accounts for everything in it.
    pub(super) fn draft(&mut self, case: &Case) -> Result<Drafted, Vec<Diagnostic>> {
        let Some(templates) = &self.templates else { return Err(Vec::new()) };
        let letter = letter::draft(&self.register, case, templates, self.today)?;
        let file = self.sources.add(format!("responses/{}/response.md", case.reference), &*letter.markdown);
        let (document, mut faults) = document::parse(&letter.markdown, file);
        faults.extend(letter.figures_without_source(&letter::names(&self.register), file));
        if !faults.is_empty() {
            return Err(faults);
        }
        let request = format!("responses/{}/request.yaml", case.reference);
        let texts = templates.texts(&self.sources);
        let made_from = MadeFrom {
            register: self.text(files::REGISTER),
            request: self.text(&request),
            templates: &texts,
        };
        let ledger = letter::ledger(&letter, case, made_from);
        Ok(Drafted { letter, document, ledger })
    }

    /// The text of a file that was read.
    fn text(&self, path: &str) -> &str {
        self.sources.files().find(|(_, file)| file.path() == path).map_or("", |(_, file)| file.text())
    }
}

/// A letter, its tree and its ledger.
pub(super) struct Drafted {
    pub(super) letter: Letter,
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only what is printed needs the tree"))]
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
            let file = sources.add(format!("<built in>/templates/{name}"), *text);
            found.push(TemplateFile { name: (*name).to_owned(), file });
        }
    }
    Ok(found)
}
