//! Templates: Tera with our escaping and our diagnostics.

mod defaults;
mod escape;
mod render;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

pub use defaults::DEFAULTS;
pub use escape::escape;
pub use render::Limits;

use render::{Failure, Renderer};

use crate::diagnostic::{Diagnostic, Finding};
use crate::register::Kind;
use crate::text::{FileId, SourceMap, Span};

/// What an answer template may name at its root, besides one section for each kind of entry.
const ROOTS: [&str; 11] = [
    "id",
    "heading",
    "asked",
    "template",
    "topic",
    "periods",
    "compiled",
    "see",
    "named",
    "organisation",
    "case",
];

/// What letters and briefings may name at their root.
const LETTER_ROOTS: [&str; 9] =
    ["organisation", "case", "as_at", "law", "questions", "number", "one", "regulator", "review"];

/// The first line of an answer template says which kinds of entry it tells of.
const TELLS: &str = "{#- tells of:";

/// A line of its own says what a template leaves out by name.
const LEAVES_OUT: &str = "{#- leaves out:";

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
    tells: BTreeMap<String, Vec<Kind>>,
    leaves_out: BTreeMap<String, Vec<String>>,
}

impl Templates {
    /// Takes in all templates at once. Every name that no View has is reported.
    pub fn load(sources: &SourceMap, files: &[TemplateFile]) -> (Option<Self>, Vec<Diagnostic>) {
        let mut tera = Tera::new();
        tera.autoescape_on([".md"]);
        tera.set_escape_fn(|text, out| out.write_all(escape(text).as_bytes()));
        let by_name: BTreeMap<String, FileId> =
            files.iter().map(|file| (file.name.clone(), file.file)).collect();
        let texts: Vec<(&str, &str)> =
            by_name.iter().map(|(name, file)| (&**name, sources.file(*file).text())).collect();
        if let Err(error) = tera.add_raw_templates(texts.iter().copied()) {
            return (None, vec![diagnostic(&by_name, &error, "template-syntax")]);
        }
        let mut diagnostics = Vec::new();
        let mut tells = BTreeMap::new();
        let leaves_out = texts.iter().map(|(name, text)| ((*name).to_owned(), left_out(text))).collect();
        for (name, text) in &texts {
            let file = by_name[*name];
            tells.insert((*name).to_owned(), told_kinds(file, text, &mut diagnostics));
            diagnostics.extend(undefined_roots(&tera, name, file, text));
        }
        (Some(Self { renderer: Renderer::new(tera), files: by_name, tells, leaves_out }), diagnostics)
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
        self.tells.get(name).map_or(&[], Vec::as_slice)
    }

    /// What an answer template leaves out by name: kinds, or fields of a kind.
    pub fn leaves_out(&self, name: &str) -> &[String] {
        self.leaves_out.get(name).map_or(&[], Vec::as_slice)
    }

    /// Fills in a template.
    ///
    /// # Errors
    /// A missing value or an undefined name, with its place in the template; or more than the limits allow.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, Vec<Diagnostic>> {
        let missing = |error: &tera::Error| diagnostic(&self.files, error, "template-value-missing");
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

/// What a template says that it leaves out.
fn left_out(text: &str) -> Vec<String> {
    let lists = text.lines().filter_map(|line| line.strip_prefix(LEAVES_OUT)?.strip_suffix("-#}"));
    lists.flat_map(|list| list.split(',')).map(|item| item.trim().to_owned()).collect()
}

fn told_kinds(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Kind> {
    let Some(rest) = text.strip_prefix(TELLS) else { return Vec::new() };
    let list = rest.split("-#}").next().unwrap_or_default();
    let mut kinds = Vec::new();
    for word in list.split(',') {
        if let Some(kind) = Kind::parse(word.trim()) {
            kinds.push(kind);
            continue;
        }
        let message = format!("a register has no kind of entry called `{}`", word.trim());
        let start = TELLS.len() + (word.as_ptr() as usize - list.as_ptr() as usize);
        let span = Span::new(file, start..start + word.len());
        diagnostics.push(Finding::new(span, message).error("template-name-undefined"));
    }
    kinds
}

fn undefined_roots(tera: &Tera, name: &str, file: FileId, text: &str) -> Vec<Diagnostic> {
    let letter = name.starts_with("letters/") || name.starts_with("briefings/");
    let known = |root: &str| {
        if letter {
            LETTER_ROOTS.contains(&root)
        } else {
            ROOTS.contains(&root) || Kind::parse(root).is_some()
        }
    };
    let mut unknown: Vec<&str> = tera.get_template_variables(name).into_iter().flatten().collect();
    unknown.retain(|root| !known(root) && text.contains(root));
    unknown.sort_unstable();
    unknown
        .into_iter()
        .map(|root| {
            let at = text.find(root).unwrap_or_default();
            let message = format!("`{root}` is no name that this template is given");
            let roots: Vec<&str> = if letter { LETTER_ROOTS.to_vec() } else { ROOTS.to_vec() };
            let help =
                match crate::yaml::closest(root, roots.iter().copied().chain(Kind::ALL.map(Kind::word))) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("it is given {}", roots.join(", ")),
                };
            let span = Span::new(file, at..at + root.len());
            Finding::new(span, message).help(help).error("template-name-undefined")
        })
        .collect()
}

/// What Tera reports, at its place in the template.
fn diagnostic(files: &BTreeMap<String, FileId>, error: &tera::Error, code: &'static str) -> Diagnostic {
    let finding = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let message = report.message().trim_end_matches('.').to_owned();
            match files.get(report.filename()) {
                Some(file) => Finding::new(Span::new(*file, report.span().range.clone()), message),
                None => Finding::nowhere(format!("{}: {message}", report.filename())),
            }
        }
        _ => Finding::nowhere(error.to_string().lines().next().unwrap_or_default().to_owned()),
    };
    finding.error(code)
}
