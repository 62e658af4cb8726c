//! What goes out with a letter, looked into before it is sent.

use std::path::Path;

use super::workspace::Workspace;
use crate::diagnostic::{Diagnostic, Finding};
use crate::files;
use crate::leak::{IN_CLEAR, Secrets};
use crate::office;
use crate::rules;
use crate::text::SourceMap;

impl Workspace {
    /// Everything that rules find in the attachments of a case.
    pub(super) fn attachments(&mut self, reference: &str) -> Vec<Diagnostic> {
        let folder = self.folder(reference).join("attachments");
        let names = files::names_below(&folder);
        let found = names.iter().flat_map(|name| {
            let shown = format!("responses/{reference}/attachments/{name}");
            look_into(&folder.join(name), name, shown, &mut self.sources, &self.secrets)
        });
        found.collect()
    }
}

/// Everything that rules find in one file. `shown` is its path as people know it.
pub(super) fn look_into(
    path: &Path,
    name: &str,
    shown: String,
    sources: &mut SourceMap,
    secrets: &Secrets,
) -> Vec<Diagnostic> {
    let whole = sources.add_whole(shown);
    let Some(bytes) = files::read_bytes(path) else {
        let message =
            format!("`{name}`: this cannot be looked into: it cannot be read, or is larger than 256 MiB");
        let help = "make sure that it can be opened, or send a smaller file";
        return vec![Finding::new(whole, message).help(help).error("attachment-opaque")];
    };
    let mut found = rules::check_attachment(name, whole, &office::hidden(name, &bytes));
    if !secrets.is_empty() && says(&bytes).is_some_and(|words| secrets.are_in(&words)) {
        let message = format!("`{name}` says a text that `withheld.yaml` keeps back");
        found.push(Finding::new(whole, message).help("take it out of the file").error(IN_CLEAR));
    }
    found
}

/// The words of a file, where they can be read: of a text, or of a letter written in Word.
fn says(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok().map(str::to_owned);
    text.or_else(|| Some(office::text(bytes).ok()?.to_string()))
}
