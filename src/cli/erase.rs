//! Who asked, apart from what was sent: listed when a case is sealed, and erased without a trace of what it said.

use std::path::Path;

use serde_json::json;

use super::Status;
use super::args::Seal;
use super::output::Output;
use super::workspace::Workspace;
use crate::case::Manifest;
use crate::files;
use crate::letter::sha256;

/// Who asked, and the request as it came. Git ignores them.
pub(super) const OF_REQUESTER: [&str; 3] = ["request.eml", "request.txt", "requester.yaml"];

/// Their digests, as `sha256sum` lists them.
pub(super) const LIST: &str = "requester.sha256";

/// What stands in their place once they are erased.
pub(super) const TOMBSTONE: &str = "requester.erased";

/// Lists what there is of the requester, apart from the seal.
pub(super) fn list(folder: &Path) -> Result<(), String> {
    let there = OF_REQUESTER.iter().filter_map(|name| {
        let bytes = files::read_bytes(&folder.join(name))?;
        Some(((*name).to_owned(), sha256(bytes)))
    });
    let list = Manifest::new(there);
    if list.is_empty() {
        return Ok(());
    }
    files::write_whole(&folder.join(LIST), list.text().as_bytes()).map_err(|error| error.to_string())
}

/// Erases who asked. A run that was stopped on the way is finished by the next.
pub(super) fn run(workspace: &Workspace, command: &Seal, output: &Output) -> Result<Status, String> {
    let reference = &command.reference;
    if workspace.chain.find(reference).is_none() {
        return Err(format!("{reference} is not sealed; who asked is still needed to answer"));
    }
    let by = command.by.as_deref().unwrap_or_default();
    workspace.post_in_force(by, workspace.today)?;
    let folder = workspace.folder(reference);
    let there: Vec<&str> =
        OF_REQUESTER.into_iter().filter(|name| files::is_there(&folder.join(name))).collect();
    let is_listed = files::is_there(&folder.join(LIST));
    if there.is_empty() && !is_listed {
        let already = files::is_there(&folder.join(TOMBSTONE));
        let why = if already { "it was erased before" } else { "nothing of it is kept here" };
        output.progress(&format!("{reference}: there is nothing of the requester to erase: {why}"));
    } else if !command.dry_run {
        let fail = |error: files::FileError| error.to_string();
        for name in &there {
            files::remove(&folder.join(name)).map_err(fail)?;
        }
        let stone = format!(
            "# Who asked, and the request as it came, were erased. What was sent stays.\nerased: {}\nby: {by}\n",
            workspace.today
        );
        files::write_whole(&folder.join(TOMBSTONE), stone.as_bytes()).map_err(fail)?;
        if is_listed {
            files::remove(&folder.join(LIST)).map_err(fail)?;
        }
    }
    let verb = if command.dry_run { "would erase" } else { "erased" };
    for name in &there {
        output.progress(&format!("{verb} responses/{reference}/{name}"));
    }
    if output.json {
        output.json(json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "erased": if command.dry_run { Vec::new() } else { there },
        }));
    }
    Ok(Status::Clean)
}
