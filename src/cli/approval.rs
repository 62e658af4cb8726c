//! Whether what goes out in a case is what a second person said yes to, and how what happens is added to its history.

use std::path::PathBuf;

use super::workspace::Workspace;
use crate::case::{Case, Manifest};
use crate::diagnostic::Finding;
use crate::register::{EntryIndex, Moment};
use crate::value::{Day, Interval};
use crate::{files, letter, rules};

/// What goes out or proves what does, beside the attachments.
pub(super) const LETTER: [&str; 4] = ["ledger.json", "request.yaml", "response.md", "response.pdf"];

/// How a case that has not been sent stands with its last approval.
pub(super) enum Approval {
    /// It counts.
    Given,
    /// It does not: something has changed.
    Void(Finding),
}

impl Approval {
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Given => "approved",
            Self::Void(_) => "void",
        }
    }
}

impl Workspace {
    /// What goes out in a case, as its folder has it now. What is not there, or cannot be read, is not listed.
    pub(super) fn going_out(&self, case: &Case) -> Manifest {
        let folder = self.folder(&case.reference);
        let listed = self.paths_going_out(case).into_iter().filter_map(|path| {
            let bytes = files::read_bytes(&folder.join(&path))?;
            Some((path, letter::sha256(bytes)))
        });
        Manifest::new(listed)
    }

    /// The paths of what goes out, within the folder of the case.
    pub(super) fn paths_going_out(&self, case: &Case) -> Vec<String> {
        let attachments = files::names(&self.folder(&case.reference).join("attachments"));
        let attachments = attachments.into_iter().map(|name| format!("attachments/{name}"));
        LETTER.map(str::to_owned).into_iter().chain(attachments).collect()
    }

    /// How a case stands with its last approval; nothing, where there is none or the answer was sent.
    pub(super) fn approval(&self, case: &Case) -> Option<Approval> {
        let approval = case.history.approval()?;
        let why = rules::why_void(approval, &self.going_out(case));
        if why.is_empty() {
            return Some(Approval::Given);
        }
        Some(Approval::Void(rules::void(approval, &why, &case.reference)))
    }

    /// The post with this id, unless it was certainly not in force on that day.
    pub(super) fn post_in_force(&self, id: &str, on: Day) -> Result<EntryIndex, String> {
        let post =
            rules::post_named(&self.register, id).map_err(|(message, help)| format!("{message}; {help}"))?;
        let standing = self.register.at(Moment::on(self.today));
        if standing.may_have_stood(post, Interval::day(on)) {
            return Ok(post);
        }
        Err(format!(
            "the post `{id}` was not in force on {}, by what the register says; name one that was",
            on.prose()
        ))
    }

    /// The path of a case's history, and its text with one more event at the end.
    pub(super) fn with_event(&self, reference: &str, event: &str) -> Result<(PathBuf, String), String> {
        let path = self.folder(reference).join(files::EVENTS);
        let before = if files::is_there(&path) {
            files::read_text(&path).map_err(|error| error.to_string())?
        } else {
            format!(
                "# What happened to {reference}, oldest first. Lines are only ever added: `candour note` adds them.\n"
            )
        };
        let break_before = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        Ok((path, format!("{before}{break_before}{event}")))
    }
}
