//! A register split over files: which further files it asks for, and in which order they count.
//!
//! Whoever can reach files asks [`Reading::next_wanted`] for the one that is wanted, and hands in its text or says why there
//! is none, until nothing more is wanted. A file comes before those it includes, and those in the order named.

use super::{path, root};
use crate::diagnostic::{Diagnostic, Finding};
use crate::register::Register;
use crate::text::{FileId, SourceMap, Span};
use crate::yaml::{self, Diagnostics, Kind, Limits, Node};

/// More files than anyone splits a register into.
const MOST_FILES: usize = 1_000;

/// The code of an included file that lies outside the workspace.
pub const OUTSIDE: &str = "include-outside";

/// The code of an included file that is not read for any other reason.
pub const NOT_READ: &str = "include-not-read";

/// A register while its files come in.
#[derive(Debug)]
pub struct Reading {
    parts: Vec<Part>,
    /// What is still to be read, the next one last.
    wanted: Vec<Wanted>,
    /// How many files have been named.
    named: usize,
    bytes: usize,
    values: usize,
    is_whole: bool,
    diagnostics: Diagnostics,
}

/// A file that was handed in.
#[derive(Debug)]
struct Part {
    path: String,
    file: FileId,
    by: Option<Named>,
    root: Option<Node>,
}

/// Where a file is named: in which part, and at which place.
#[derive(Debug, Clone, Copy)]
struct Named {
    part: usize,
    at: Span,
}

/// A file that is wanted next.
#[derive(Debug)]
pub struct Wanted {
    /// Its path from the workspace's folder, `/` between folders.
    pub path: String,
    by: Named,
}

impl Reading {
    /// A register of which there is the first file.
    pub fn of(path: &str, file: FileId, text: &str) -> Self {
        let mut reading = Self {
            parts: Vec::new(),
            wanted: Vec::new(),
            named: 0,
            bytes: 0,
            values: 0,
            is_whole: true,
            diagnostics: Diagnostics::new(),
        };
        reading.take(path, file, text, None);
        reading
    }

    /// The file to be handed in next, or refused.
    pub fn next_wanted(&mut self) -> Option<Wanted> {
        self.wanted.pop()
    }

    /// Hands in the text of a wanted file, and the path that it really has, wherever links have led.
    pub fn add(&mut self, wanted: &Wanted, path: &str, text: String, sources: &mut SourceMap) {
        if self.bytes + text.len() > Limits::default().bytes {
            let most = Limits::default().bytes >> 20;
            self.stop(wanted.by.at, &format!("with `{path}`, the register is larger than {most} MiB"));
            return;
        }
        let file = sources.add(path, text);
        self.take(path, file, sources.file(file).text(), Some(wanted.by));
    }

    /// Says under a code why a wanted file is not handed in.
    pub fn refuse(&mut self, wanted: &Wanted, code: &'static str, message: String, help: &str) {
        self.is_whole = false;
        self.diagnostics.push(Finding::new(wanted.by.at, message).help(help).error(code));
    }

    /// Whether the file that really has this path is one that was handed in before, which is then reported.
    pub fn is_repeated(&mut self, wanted: &Wanted, path: &str) -> bool {
        let Some(earlier) = self.parts.iter().position(|part| part.path == path) else { return false };
        let mut above = Some(wanted.by.part);
        while above.is_some_and(|part| part != earlier) {
            above = above.and_then(|part| self.parts[part].by).map(|by| by.part);
        }
        let message = match above {
            Some(_) => format!("including `{path}` here would go round in a circle"),
            None => format!("`{path}` is included already"),
        };
        let finding = Finding::new(wanted.by.at, message).help("name each file once");
        let finding = match self.parts[earlier].by {
            Some(by) => finding.see(by.at, "the first time"),
            None => finding,
        };
        self.diagnostics.push(finding.error("include-repeated"));
        true
    }

    /// Every file handed in and read, in their order.
    pub fn files(&self) -> Vec<FileId> {
        self.parts.iter().map(|part| part.file).collect()
    }

    /// Whether every file could be read. If not, what others say of its sources and entries cannot be judged.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The register of all files that were handed in.
    pub fn finish(mut self) -> (Register, Vec<Diagnostic>) {
        while let Some(wanted) = self.next_wanted() {
            let message = format!("`{}` has not been read", wanted.path);
            self.refuse(&wanted, NOT_READ, message, "read the register with all its files");
        }
        let mut roots = self.parts.iter().map(|part| part.root.as_ref());
        let first = roots.next().flatten();
        let included: Vec<&Node> = roots.flatten().collect();
        let register = first.map(|first| root::register(first, &included, &mut self.diagnostics));
        let mut register = register.unwrap_or_default();
        let diagnostics = self.diagnostics.into_vec();
        register.whole = diagnostics.is_empty();
        (register, diagnostics)
    }

    fn take(&mut self, path: &str, file: FileId, text: &str, by: Option<Named>) {
        let most = Limits::default();
        let limits = Limits { nodes: most.nodes.saturating_sub(self.values), ..most };
        let (root, faults) = yaml::parse_with(limits, file, text);
        let too_large = |fault: &&Diagnostic| fault.code == "yaml-too-large" && limits != most;
        match (by, faults.iter().find(too_large)) {
            (Some(by), Some(_)) => {
                let message = format!("with `{path}`, the register holds more than {} values", most.nodes);
                self.stop(by.at, &message);
            }
            _ => self.diagnostics.extend(faults),
        }
        self.bytes += text.len();
        self.values += root.as_ref().map_or(0, values);
        self.is_whole &= root.is_some();
        let part = self.parts.len();
        let wanted = root.as_ref().map_or_else(Vec::new, |root| self.included(root, part, path));
        self.wanted.extend(wanted.into_iter().rev());
        self.parts.push(Part { path: path.to_owned(), file, by, root });
    }

    /// What a file includes, as far as its paths lead anywhere.
    fn included(&mut self, root: &Node, part: usize, path: &str) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        for node in root.get("include").map_or(&[][..], Node::items) {
            if self.named > MOST_FILES {
                break;
            }
            self.named += 1;
            if self.named > MOST_FILES {
                self.is_whole = false;
                let message = format!("the register is split over more than {MOST_FILES} files");
                let finding = Finding::new(node.span, message).help("put some of them together");
                self.diagnostics.push(finding.error("register-too-large"));
                break;
            }
            let Some(written) = node.as_text() else {
                self.is_whole = false;
                if !matches!(node.kind, Kind::Refused) {
                    let message = format!("an item of `include` is {}, but a path is expected", node.what());
                    self.diagnostics.push(Finding::new(node.span, message).error("wrong-type"));
                }
                continue;
            };
            let by = Named { part, at: node.span };
            match path::resolve(path, written) {
                Ok(path) => wanted.push(Wanted { path, by }),
                Err(astray) => {
                    self.is_whole = false;
                    let finding = Finding::new(by.at, astray.message).help(astray.help);
                    self.diagnostics.push(finding.error(astray.code));
                }
            }
        }
        wanted
    }

    /// Reads no further: what has been read is as much as a register may hold.
    fn stop(&mut self, at: Span, message: &str) {
        self.is_whole = false;
        self.wanted.clear();
        let help = "keep what belongs to different bodies or subjects in registers of their own";
        self.diagnostics.push(Finding::new(at, message).help(help).error("register-too-large"));
    }
}

/// Everything in a tree that the limit on values counts.
fn values(node: &Node) -> usize {
    let inner: usize = match &node.kind {
        Kind::Map(entries) => entries.iter().map(|(_, node)| values(node) + 1).sum(),
        Kind::List(items) => items.iter().map(values).sum(),
        _ => 0,
    };
    inner + 1
}
