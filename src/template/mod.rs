//! Templates: Tera with our escaping, our lint and our diagnostics.

mod defaults;
mod escape;
mod lint;
mod render;
mod syntax;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

pub use defaults::DEFAULTS;
pub use escape::escape;
pub use lint::FindFigures;
pub use render::Limits;

use lint::Header;
use render::{Failure, Renderer};

use crate::diagnostic::{Diagnostic, Finding};
use crate::document::{Names, figures};
use crate::register::Kind;
use crate::text::{FileId, SourceMap, Span};

/// A template as read.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// Its name, such as `answers/posts.md`.
    pub name: String,
    /// Where it was read from.
    pub file: FileId,
}

/// All templates of a workspace, checked.
#[derive(Debug)]
pub struct Templates {
    renderer: Renderer,
    files: BTreeMap<String, FileId>,
    headers: BTreeMap<String, Header>,
}

impl Templates {
    /// Takes in all templates at once. Everything that is wrong with any of them is reported, whether or not a letter
    /// would ever come upon it.
    pub fn load(sources: &SourceMap, files: &[TemplateFile]) -> (Option<Self>, Vec<Diagnostic>) {
        let names = Names::default();
        Self::load_with(sources, files, &|text| {
            figures(text, &names).into_iter().map(|figure| figure.span).collect()
        })
    }

    /// As [`Templates::load`], with figures found by `find_figures`.
    pub fn load_with(
        sources: &SourceMap,
        files: &[TemplateFile],
        find_figures: FindFigures<'_>,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let mut tera = Tera::new();
        tera.autoescape_on([".md"]);
        tera.set_escape_fn(|text, out| out.write_all(escape(text).as_bytes()));
        let files: BTreeMap<String, FileId> =
            files.iter().map(|file| (file.name.clone(), file.file)).collect();
        let named = files.iter().map(|(name, file)| (name.as_str(), *file, sources.file(*file).text()));
        let named: Vec<(&str, FileId, &str)> = named.collect();
        let linted = lint::lint(&named, find_figures);
        if linted.diagnostics.iter().any(|diagnostic| diagnostic.code == "template-too-intricate") {
            // Tera might not survive it.
            return (None, linted.diagnostics.into_iter().chain(linted.vague).collect());
        }
        let texts: Vec<(&str, &str)> = named.iter().map(|(name, _, text)| (*name, *text)).collect();
        if let Err(error) = tera.add_raw_templates(texts.iter().copied()) {
            return (None, syntax::refused(&files, &texts, &error, linted));
        }
        let lint::Linted { mut diagnostics, vague, headers } = linted;
        diagnostics.extend(vague);
        (Some(Self { renderer: Renderer::new(tera), files, headers }), diagnostics)
    }

    /// The same templates within other limits.
    #[must_use]
    pub fn within(mut self, limits: Limits) -> Self {
        self.renderer.limits = limits;
        self
    }

    /// Every template's name and text.
    pub fn texts<'s>(&'s self, sources: &'s SourceMap) -> Vec<(&'s str, &'s str)> {
        self.files.iter().map(|(name, file)| (&**name, sources.file(*file).text())).collect()
    }

    /// Whether there is a template of this name.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// The names of the templates in a folder, without the folder and `.md`.
    pub fn in_folder<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = &'t str> {
        self.files
            .keys()
            .filter_map(move |name| name.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".md"))
    }

    /// The kinds of entry that an answer template tells of.
    pub fn tells(&self, name: &str) -> &[Kind] {
        self.headers.get(name).map_or(&[], |header| &header.kinds)
    }

    /// What an answer template leaves out by name: kinds, or fields of a kind.
    pub fn leaves_out(&self, name: &str) -> &[String] {
        self.headers.get(name).map_or(&[], |header| &header.leaves_out)
    }

    /// Fills in a template.
    ///
    /// # Errors
    /// A missing value or an undefined name, with its place in the template; or more than the limits allow.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, Vec<Diagnostic>> {
        let missing = |error: &tera::Error| syntax::diagnostic(&self.files, error, "template-value-missing");
        let context = Context::from_serialize(view).map_err(|error| vec![missing(&error)])?;
        self.renderer.render(name, context).map_err(|failure| {
            vec![match failure {
                Failure::Tera(error) => missing(&error),
                failure => self.beyond(name, &failure),
            }]
        })
    }

    /// What is said of a template that went beyond its limits, at its first line.
    fn beyond(&self, name: &str, failure: &Failure) -> Diagnostic {
        let Limits { output, time } = self.renderer.limits;
        let (code, message, help) = match failure {
            Failure::TooLarge => (
                "template-output-too-large",
                format!("`{name}` prints more than {output} bytes"),
                "look for a loop inside a loop over the same list",
            ),
            Failure::TooSlow => (
                "template-too-slow",
                format!("`{name}` is not filled in after {} seconds", time.as_secs_f32()),
                "look for a loop inside a loop that prints nothing",
            ),
            Failure::Stopped => (
                "template-too-slow",
                format!("`{name}` is not filled in, as another template has not come to an end"),
                "put that one right first",
            ),
            Failure::Lost | Failure::Tera(_) => (
                "template-render-failed",
                format!("`{name}` was broken off while it was filled in"),
                "leave out what was last added to it",
            ),
        };
        let finding = match self.files.get(name) {
            Some(file) => Finding::new(Span::new(*file, 0..0), message),
            None => Finding::nowhere(message),
        };
        finding.help(help).error(code)
    }
}
