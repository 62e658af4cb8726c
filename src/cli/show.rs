//! `candour show`: what the register says, and how far it is known to have stood.

use serde_json::json;

use super::Status;
use super::args::{Common, Show};
use super::entry::Teller;
use super::output::{Output, status};
use super::select::{self, Wanted};
use super::source;
use super::workspace::Workspace;
use crate::register::{EntryIndex, Moment, Register, SourceIndex};
use crate::value::When;

pub(super) fn run(common: &Common, command: &Show, output: &Output) -> Result<Status, String> {
    let workspace = Workspace::open(common, &output.secrets)?;
    let register = &workspace.register;
    let Shown { entries, sources } = shown(register, command)?;
    let standing = register.at(Moment::on(workspace.today));
    let period = match command.on.map(When::on).or(command.during) {
        Some(written) => Some(select::days(&standing, written)?),
        None => None,
    };
    let teller = Teller::new(&standing, period, command.id.is_some());
    if output.json {
        let result = json!({
            "version": 1,
            "as_of": workspace.today.to_string(),
            "entries": entries.iter().map(|index| teller.json(*index)).collect::<Vec<_>>(),
            "sources": sources.iter().map(|index| source::json(register, *index)).collect::<Vec<_>>(),
        });
        output.json(result);
    } else {
        output.diagnostics(&workspace.sources, &workspace.faults().cloned().collect::<Vec<_>>());
        if let ([only], Some(id)) = (&*entries, &command.id) {
            let entry = register.entry(*only);
            if entry.was.iter().any(|was| was.value == *id) {
                output.progress(&format!("{id} is now called {}", entry.id.value));
            }
        }
        let told = entries.iter().map(|index| teller.human(*index));
        let told: Vec<String> =
            told.chain(sources.iter().map(|index| source::human(register, *index))).collect();
        if told.is_empty() {
            output.progress("the register has nothing that fits all of this");
        }
        output.page(&told.join("\n"));
    }
    Ok(status(&workspace.diagnostics))
}

struct Shown {
    entries: Vec<EntryIndex>,
    sources: Vec<SourceIndex>,
}

/// An id may name an entry, a source, or one of each.
fn shown(register: &Register, command: &Show) -> Result<Shown, String> {
    let id = command.id.as_deref();
    let sources: Vec<SourceIndex> = id.and_then(|id| select::source(register, id)).into_iter().collect();
    let wanted = Wanted { id, kind: command.kind, topic: command.topic.as_deref() };
    let is_entry = id.is_some_and(|id| select::find(register, id).is_some());
    let entries = if sources.is_empty() || is_entry { wanted.entries(register)? } else { Vec::new() };
    Ok(Shown { entries, sources })
}
