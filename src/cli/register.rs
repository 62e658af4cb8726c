//! The files of a register, read one after another until none is wanted.

use std::path::Path;

use crate::files::{self, FileError};
use crate::read::{self, Reading, Wanted};
use crate::text::SourceMap;

/// Reads the register of the workspace at `root`. Only the first file must be there: what is wrong with another is
/// reported where it is named.
pub(super) fn read(root: &Path, sources: &mut SourceMap) -> Result<Reading, FileError> {
    let text = files::read_text(&root.join(files::REGISTER))?;
    let file = sources.add(files::REGISTER, text);
    let mut reading = Reading::of(files::REGISTER, file, sources.file(file).text());
    while let Some(wanted) = reading.next_wanted() {
        include(root, &wanted, &mut reading, sources);
    }
    Ok(reading)
}

fn include(root: &Path, wanted: &Wanted, reading: &mut Reading, sources: &mut SourceMap) {
    let found = match files::find_within(root, &wanted.path) {
        Ok(Some(found)) => found,
        Ok(None) => {
            let message = format!("`{}` is a link that leads out of the workspace", wanted.path);
            let help = "keep every file of the register in the workspace";
            return reading.refuse(wanted, read::OUTSIDE, message, help);
        }
        Err(error) => {
            let help = "a path begins in the folder of the file that names it";
            return reading.refuse(wanted, read::NOT_READ, error.to_string(), help);
        }
    };
    if !may_be_included(&found.path) {
        let message = format!("`{}` cannot be a part of the register", found.path);
        let help = "include files that end in `.yaml`, but none of a case, and no list of what is withheld";
        return reading.refuse(wanted, read::NOT_READ, message, help);
    }
    if reading.is_repeated(wanted, &found.path) {
        return;
    }
    match found.read_text() {
        Ok(text) => reading.add(wanted, &found.path, text, sources),
        Err(error) => {
            reading.refuse(wanted, read::NOT_READ, error.to_string(), "put it right, or leave it out");
        }
    }
}

/// What is read is quoted in reports, so nothing is read that was never meant to be.
fn may_be_included(path: &str) -> bool {
    let path = path.to_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_yaml = [".yaml", ".yml"].iter().any(|ending| name.ends_with(ending));
    is_yaml && !path.starts_with("responses/") && ![files::WITHHELD, "requester.yaml"].contains(&name)
}
