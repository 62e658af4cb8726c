//! The only room that reads and writes files, and reads the clock.
#![expect(clippy::disallowed_methods, reason = "this is the room that the ban on them points to")]

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::value::Day;

/// The file that makes a folder a workspace.
pub const REGISTER: &str = "resources.yaml";

/// The strings that nothing may quote, if a workspace keeps them.
pub const WITHHELD: &str = "withheld.yaml";

/// What a workspace says about the rules, if it says anything.
pub const SETTINGS: &str = "candour.yaml";

/// What a case's history is called.
pub const EVENTS: &str = "events.yaml";

/// No text that people write by hand is larger.
const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// No letter that we print is larger.
const MOST_BYTES_OF_A_PDF: u64 = 256 * 1024 * 1024;

/// Why a file could not be read or written: one sentence with the path in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError(String);

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FileError {}

/// The whole text of a file.
///
/// # Errors
/// When it is missing, unreadable, too large or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    read_shown(path, &path.display())
}

fn read_shown(path: &Path, shown: &dyn fmt::Display) -> Result<String, FileError> {
    let fail = |error: io::Error| FileError(format!("cannot read {shown}: {}", reason(&error)));
    let metadata = std::fs::metadata(path).map_err(fail)?;
    if !metadata.is_file() {
        let what = if metadata.is_dir() { "it is a folder" } else { "it is not a file" };
        return Err(FileError(format!("cannot read {shown}: {what}")));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(fail)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > MOST_BYTES {
        let most = MOST_BYTES / (1024 * 1024);
        return Err(FileError(format!("{shown} is too large: more than {most} MiB is not read")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..valid];
        let line = before.split(|byte| *byte == b'\n').count();
        let column = String::from_utf8_lossy(before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default());
        let column = column.chars().count() + 1;
        FileError(format!(
            "{shown}:{line}:{column}: the text is not UTF-8; save the file as UTF-8 and try again"
        ))
    })
}

/// The bytes of a file that somebody else may have made; none where there is no such file, or a huge one.
pub fn read_bytes(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).ok()?;
    file.take(MOST_BYTES_OF_A_PDF + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= MOST_BYTES_OF_A_PDF).then_some(bytes)
}

/// Gives the bytes of a file part by part, so that none is kept; none where there is no such file, or a huge one.
pub fn read_parts(path: &Path, mut take: impl FnMut(&[u8])) -> Option<()> {
    let mut file = std::fs::File::open(path).ok()?.take(MOST_BYTES_OF_A_PDF + 1);
    let mut part = [0; 16 * 1024];
    loop {
        match file.read(&mut part) {
            Ok(0) => return (file.limit() > 0).then_some(()),
            Ok(length) => take(&part[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
}

/// A file that is there, wherever links have led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its path from the folder it was looked for in, `/` between folders.
    pub path: String,
    full: PathBuf,
}

impl Found {
    /// The whole text of the file.
    ///
    /// # Errors
    /// As [`read_text`]; the path in the sentence is the short one.
    pub fn read_text(&self) -> Result<String, FileError> {
        read_shown(&self.full, &self.path)
    }
}

/// Looks for a file within `folder`; none where a link leads out of it.
///
/// # Errors
/// When there is no such file, or it cannot be reached.
pub fn find_within(folder: &Path, path: &str) -> Result<Option<Found>, FileError> {
    let fail = |error: io::Error| FileError(format!("cannot read {path}: {}", reason(&error)));
    let full = folder.join(path).canonicalize().map_err(fail)?;
    let Ok(within) = full.strip_prefix(folder.canonicalize().map_err(fail)?) else { return Ok(None) };
    if full.is_dir() {
        return Err(FileError(format!("cannot read {path}: it is a folder")));
    }
    let names: Option<Vec<&str>> = within.iter().map(|name| name.to_str()).collect();
    let names = names.ok_or_else(|| FileError(format!("cannot read {path}: its name is not UTF-8")))?;
    Ok(Some(Found { path: names.join("/"), full }))
}

/// Whether there is anything of this name, be it only a link that leads nowhere: what cannot be read is not missing.
pub fn is_there(path: &Path) -> bool {
    !path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Writes a whole file or nothing: a new file takes the place of the old one at the last moment.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write_whole_by(path, |file| file.write_all(bytes))
}

/// As [`write_whole`], of what is written piece by piece.
///
/// # Errors
/// When the folder cannot be written to, or a piece fails.
pub fn write_whole_by(
    path: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> Result<(), FileError> {
    let fail = |error: io::Error| FileError(format!("cannot write {}: {}", path.display(), reason(&error)));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".candour-").tempfile_in(folder).map_err(fail)?;
    write(&mut file).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    readable_by_all(&file).map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).or_else(|error| match error.kind() {
        // Some systems cannot open a folder; the rename itself has succeeded.
        io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput => Ok(()),
        _ => Err(fail(error)),
    })
}

/// The list of files that wait to take their places together: once it is there, they do.
const WAITING: &str = ".candour-waiting";

/// Writes files of one folder that belong together: all of them, or none. Where a run is stopped in between,
/// [`finish_together`] does the rest.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_together(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), FileError> {
    for (name, bytes) in files {
        write_whole(&waiting(folder, name), bytes)?;
    }
    let list: Vec<&str> = files.iter().map(|(name, _)| &**name).collect();
    write_whole(&folder.join(WAITING), list.join("\n").as_bytes())?;
    finish_together(folder)
}

/// Puts files into their places that a stopped run had ready.
///
/// # Errors
/// When the folder cannot be written to.
pub fn finish_together(folder: &Path) -> Result<(), FileError> {
    let list = folder.join(WAITING);
    let Ok(names) = read_text(&list) else { return Ok(()) };
    // Another run may be doing the same: what is in its place already is done.
    let done = |result: Result<(), FileError>, path: &Path| if is_there(path) { result } else { Ok(()) };
    for name in names.lines().filter(|name| !name.contains(['/', '\\'])) {
        let ready = waiting(folder, name);
        done(rename(&ready, &folder.join(name)), &ready)?;
    }
    done(remove(&list), &list)
}

fn waiting(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!(".candour-{name}"))
}

/// Gives a file another name, in place of what has that name.
///
/// # Errors
/// When it is not there, or the folder cannot be written to.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    let fail = |error: io::Error| FileError(format!("cannot write {}: {}", to.display(), reason(&error)));
    std::fs::rename(from, to).map_err(fail)
}

/// Removes a file.
///
/// # Errors
/// When it is not there, or the folder cannot be written to.
pub fn remove(path: &Path) -> Result<(), FileError> {
    let fail = |error: io::Error| FileError(format!("cannot remove {}: {}", path.display(), reason(&error)));
    std::fs::remove_file(path).map_err(fail)
}

/// Keeps others of our kind from writing into a folder for as long as it is kept.
#[derive(Debug)]
pub struct Alone(#[expect(dead_code, reason = "the lock ends with the file")] Option<std::fs::File>);

/// Waits until nobody else writes into `folder`, so that of two lines that are added to a file at once both are kept.
/// Where a system cannot lock a folder, nobody is waited for.
pub fn alone_in(folder: &Path) -> Alone {
    let file = std::fs::File::open(folder).ok();
    Alone(file.filter(|file| file.lock().is_ok()))
}

/// Makes a folder and all above it, where they are not there yet.
///
/// # Errors
/// When a file stands in the way or a folder cannot be written to.
pub fn create_folders(folder: &Path) -> Result<(), FileError> {
    let fail = |error: io::Error| FileError(format!("cannot make {}: {}", folder.display(), reason(&error)));
    std::fs::create_dir_all(folder).map_err(fail)
}

/// A temporary file is private; what it becomes is not.
#[cfg(unix)]
fn readable_by_all(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}

/// The nearest folder at or above `start` that holds a register.
pub fn find_workspace(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(REGISTER).is_file()).map(Path::to_path_buf)
}

/// The folders within `folder`, by name; none where there is no such folder.
pub fn folders(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// The files within `folder`, by name; none where there is no such folder.
pub fn names(folder: &Path) -> Vec<String> {
    files(folder, "")
}

/// What lies within `folder` and [`names`] does not list: folders, links that lead nowhere, names that are not UTF-8.
pub fn strays(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut strays: Vec<String> = entries
        .filter(|entry| !entry.path().is_file() || entry.file_name().to_str().is_none())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    strays.sort();
    strays
}

/// The files within `folder` that end in `.extension`, by name; none where there is no such folder.
pub fn files(folder: &Path, extension: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .filter(|name| {
            extension.is_empty() || name.strip_suffix(extension).is_some_and(|stem| stem.ends_with('.'))
        })
        .collect();
    names.sort();
    names
}

/// The files within `folder` and the folders in it, by their paths from there, `/` between folders.
pub fn names_below(folder: &Path) -> Vec<String> {
    below(folder, DEEPEST_FOLDER)
}

/// Nobody keeps files deeper in folders, and links may lead round in a ring.
const DEEPEST_FOLDER: usize = 8;

fn below(folder: &Path, depth: usize) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in entries {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') {
            continue;
        }
        // The system tells with its name what it is; only where links lead has to be asked.
        let kind = entry.file_type().ok().filter(|kind| !kind.is_symlink());
        let kind = kind.or_else(|| std::fs::metadata(entry.path()).ok().map(|there| there.file_type()));
        match kind {
            Some(kind) if kind.is_file() => files.push(name),
            Some(kind) if kind.is_dir() => folders.push(name),
            _ => {}
        }
    }
    files.sort();
    folders.sort();
    for name in folders.into_iter().filter(|_| depth > 0) {
        files.extend(below(&folder.join(&name), depth - 1).into_iter().map(|path| format!("{name}/{path}")));
    }
    files
}

/// The folder the command was called in.
///
/// # Errors
/// When it is gone or closed to us.
pub fn current_folder() -> Result<PathBuf, FileError> {
    std::env::current_dir()
        .map_err(|error| FileError(format!("cannot tell the current folder: {}", reason(&error))))
}

/// Today, by the system's clock, as a civil day in the United Kingdom. Whoever needs another day passes it.
pub fn today() -> Day {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    civil_day(since.map_or(0, |since| since.as_secs()))
}

/// The civil day in the United Kingdom, so many seconds after the first moment of 1970: from spring to autumn it begins
/// an hour before the day in UTC.
fn civil_day(seconds: u64) -> Day {
    let moment = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    moment.unwrap_or(Timestamp::MAX).to_zoned(zone).date().into()
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_london() {
        for (moment, day) in [
            ("2024-01-15T23:59:59Z", "2024-01-15"),
            ("2024-07-14T22:59:59Z", "2024-07-14"),
            ("2024-07-14T23:00:00Z", "2024-07-15"),
            ("2024-10-26T23:30:00Z", "2024-10-27"),
            ("2024-10-27T23:30:00Z", "2024-10-27"),
        ] {
            let seconds = moment.parse::<Timestamp>().unwrap().as_second();
            assert_eq!(civil_day(u64::try_from(seconds).unwrap()).to_string(), day, "{moment}");
        }
    }
}
