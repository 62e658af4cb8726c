//! Where letters say what something was found on. Each letter is read again once: an audit does not keep its words.

use std::collections::{BTreeMap, BTreeSet};

use super::load::Loaded;
use crate::audit::{End, Finding, Letter, Place, Places, Relation};
use crate::cli::workspace::Workspace;
use crate::files;
use crate::text::{FileId, Span};

/// Where letters say it.
#[derive(Default)]
pub(super) struct Said {
    files: Vec<Option<FileId>>,
    /// By letter and claim.
    places: BTreeMap<(usize, usize), Place>,
}

impl Said {
    /// Looks for all that was found. The findings are told where their letters say them.
    pub(super) fn find(
        workspace: &mut Workspace,
        loaded: &Loaded,
        findings: &mut [Finding],
        relations: &[Relation],
    ) -> Self {
        let of_findings = findings.iter().filter_map(|found| Some((found.letter, *found.claims.first()?)));
        let ends = relations.iter().flat_map(|found| [&found.a, &found.b]);
        let wanted = of_findings.chain(ends.filter_map(|end| Some((end.letter, end.claim?))));
        let mut by_letter: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (letter, claim) in wanted {
            by_letter.entry(letter).or_default().insert(claim);
        }
        let mut said = Self { files: vec![None; loaded.letters.len()], places: BTreeMap::new() };
        for (letter, claims) in by_letter {
            let file = said.file(workspace, &loaded.letters, letter);
            let Some(sent) = loaded.read_again(workspace, letter) else { continue };
            let places = Places::new(&sent, workspace.sources.file(file).text());
            let found = claims.into_iter().filter_map(|claim| Some(((letter, claim), places.of(claim)?)));
            said.places.extend(found);
        }
        for found in findings {
            let claim = found.claims.first().map(|claim| (found.letter, *claim));
            found.place = claim.and_then(|claim| said.places.get(&claim)).cloned();
        }
        said
    }

    /// Where one of two letters says it; nothing of what it keeps back.
    pub(super) fn at(&self, end: &End) -> Option<&Place> {
        self.places.get(&(end.letter, end.claim?))
    }

    /// The letter as it was sent, to be shown; a name alone, where it is no text.
    pub(super) fn file(&mut self, workspace: &mut Workspace, letters: &[Letter], letter: usize) -> FileId {
        if let Some(file) = self.files[letter] {
            return file;
        }
        let sent = &letters[letter].sent;
        let path = workspace.folder(&sent.reference).join(&sent.letter);
        let shown = format!("responses/{}/{}", sent.reference, sent.letter);
        let is_text = [".md", ".txt"].iter().any(|ending| sent.letter.ends_with(ending));
        let text = is_text.then(|| files::read_text(&path).ok()).flatten();
        let file = if let Some(text) = text {
            workspace.sources.add(shown, text)
        } else {
            let Span { file, .. } = workspace.sources.add_whole(shown);
            file
        };
        self.files[letter] = Some(file);
        file
    }
}
