//! `candour init`: a workspace that works at once, and teaches by example.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::Status;
use super::args::{Common, Init};
use super::output::Output;
use crate::files;
use crate::read::{register_schema, request_schema};

/// The reference of the example case.
const EXAMPLE: &str = "2023-0001";

/// Everything that a new workspace holds, as path and text.
pub fn workspace() -> Vec<(String, String)> {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    vec![
        file(files::REGISTER, include_str!("init/resources.yaml")),
        file(&format!("responses/{EXAMPLE}/request.yaml"), include_str!("init/request.yaml")),
        file("templates/README.md", include_str!("init/templates.md")),
        file("schemas/register.schema.json", &register_schema()),
        file("schemas/request.schema.json", &request_schema()),
        file(".gitignore", include_str!("init/gitignore")),
        file(".gitattributes", include_str!("init/gitattributes")),
        file(".pre-commit-config.yaml", include_str!("init/pre-commit-config.yaml")),
        file(".github/workflows/candour.yml", include_str!("../../docs/examples/candour.yml")),
    ]
}

pub(super) fn run(common: &Common, command: &Init, output: &Output) -> Result<Status, String> {
    let mut folder = common.root.clone().unwrap_or_default();
    folder.extend(&command.folder);
    let parts = workspace();
    let in_the_way: Vec<PathBuf> = parts.iter().filter_map(|(path, _)| in_the_way(&folder, path)).collect();
    if let Some(first) = in_the_way.first() {
        return Err(refusal(first, in_the_way.len()));
    }
    if !command.dry_run {
        for (path, text) in &parts {
            let path = folder.join(path);
            let within = path.parent().unwrap_or(&folder);
            files::create_folders(within).map_err(|error| error.to_string())?;
            files::write_whole(&path, text.as_bytes()).map_err(|error| error.to_string())?;
        }
    }
    let paths: Vec<&String> = parts.iter().map(|(path, _)| path).collect();
    if output.json {
        let today = common.as_of.unwrap_or_else(files::today);
        output.json(json!({ "version": 1, "as_of": today.to_string(), "files": paths }));
        return Ok(Status::Clean);
    }
    let verb = if command.dry_run { "would write" } else { "wrote" };
    for path in paths {
        output.progress(&format!("{verb} {}", folder.join(path).display()));
    }
    if !command.dry_run {
        let there = if folder.as_os_str().is_empty() {
            "try".to_owned()
        } else {
            format!("go to {} and try", folder.display())
        };
        output.progress(&format!("\n{there} `candour check`, then `candour draft {EXAMPLE}`"));
    }
    Ok(Status::Clean)
}

/// What keeps a file from being written: one of that name, or a file where a folder must be.
fn in_the_way(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = folder.join(path);
    // From the top down: below a file, everything looks as if it were there.
    let mut steps: Vec<&Path> = path.ancestors().filter(|step| !step.as_os_str().is_empty()).collect();
    steps.reverse();
    let blocks = |step: &&&Path| files::is_there(step) && (**step == path || !step.is_dir());
    steps.iter().find(blocks).map(|step| step.to_path_buf())
}

fn refusal(first: &Path, count: usize) -> String {
    let first = first.display();
    let (are, it) = match count {
        1 => ("is".to_owned(), "it"),
        2 => ("and another file are".to_owned(), "them"),
        _ => (format!("and {} other files are", count - 1), "them"),
    };
    format!("{first} {are} in the way, so nothing was written; move {it} away or name another folder")
}
