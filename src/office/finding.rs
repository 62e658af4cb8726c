//! What is found in a file: what kind of thing, where, and what to do about it.

use super::fault::Fault;

/// What kind of thing a file holds that it does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Data that the file holds and does not show.
    Data,
    /// Changes that were tracked: what was taken out is still there.
    Changes,
    /// Comments and notes.
    Comments,
    /// Text that is on a page and that no eye sees, as a scanner's text recognition adds.
    Unseen,
    /// Who made it, with what, from where.
    Metadata,
    /// What runs when it is opened.
    Active,
    /// What cannot be looked into.
    Opaque,
}

/// One thing that a file holds beside what it shows. It never says what is hidden, only where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// What kind of thing.
    pub kind: Kind,
    /// Where in the file, as in `sheet "Sheet3", rows 4 to 9,000`; nothing where the whole file is meant.
    pub place: String,
    /// What is there.
    pub what: String,
    /// What to do about it.
    pub help: &'static str,
}

/// Nobody reads more of one kind in one file.
const MOST_OF_A_KIND: usize = 50;

/// No name of a sheet or a part is shown beyond this.
const LONGEST_NAME: usize = 60;

/// Everything that has been found in a file so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    all: Vec<Hidden>,
}

impl Found {
    pub(super) fn add(
        &mut self,
        kind: Kind,
        place: impl Into<String>,
        what: impl Into<String>,
        help: &'static str,
    ) {
        let alike = self.all.iter().filter(|hidden| hidden.kind == kind).count();
        if alike < MOST_OF_A_KIND {
            self.all.push(Hidden { kind, place: place.into(), what: what.into(), help });
        } else if alike == MOST_OF_A_KIND {
            let what = format!("there is more of this than {MOST_OF_A_KIND} places");
            self.all.push(Hidden { kind, place: String::new(), what, help });
        }
    }

    /// Says that a part, or the whole file, cannot be looked into.
    pub(super) fn opaque(&mut self, place: impl Into<String>, fault: Fault) {
        self.add(Kind::Opaque, place, format!("{CANNOT}: {fault}"), help::OPAQUE);
    }

    /// Adds what looking into a part has found, or that it cannot be looked into.
    pub(super) fn unless(&mut self, place: impl Into<String>, looked: Result<(), Fault>) {
        if let Err(fault) = looked {
            self.opaque(place, fault);
        }
    }

    /// Everything that was found, in the order of its kinds.
    pub(super) fn into_vec(mut self) -> Vec<Hidden> {
        self.all.sort_by_key(|hidden| hidden.kind);
        self.all.dedup();
        self.all
    }
}

/// How every sentence on what cannot be looked into begins.
pub(super) const CANNOT: &str = "this cannot be looked into";

/// A name from within a file, safe to show: short, on one line, and without signs that are not seen.
pub(super) fn shown(name: &str) -> String {
    let seen = name.chars().filter(|sign| !sign.is_control() && !is_unseen(*sign));
    let short: String = seen.clone().take(LONGEST_NAME).collect();
    if seen.count() > LONGEST_NAME { format!("\"{short}…\"") } else { format!("\"{short}\"") }
}

/// Signs that have no width or change the direction of what follows.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// What to do about what was found.
pub(super) mod help {
    pub(in crate::office) const OPAQUE: &str =
        "send a PDF or a CSV file made from it, or open it and make sure of what it holds";
    pub(in crate::office) const SHEET: &str = "save what is meant to go out as CSV, or print it to PDF, and send that; a workbook keeps what it does \
         not show";
    pub(in crate::office) const INSPECT: &str =
        "take it out with Inspect Document (File, Info, Check for Issues), or print to PDF and send that";
    pub(in crate::office) const CHANGES: &str =
        "accept or reject every change (Review), save, and look again; or print to PDF without markup";
    pub(in crate::office) const COMMENTS: &str =
        "delete every comment and note, save, and look again; or print to PDF without markup";
    pub(in crate::office) const DOCUMENT: &str =
        "take it out, save, and look again; or print to PDF and send that";
    pub(in crate::office) const ACTIVE: &str = "save a copy without it, as .docx or .xlsx, or print to PDF; nobody should have to trust a file to read it";
    pub(in crate::office) const PICTURE: &str =
        "save a new copy of the picture as it is shown, without details of camera and place";
    pub(in crate::office) const PDF: &str = "take the words out of the document that it was made from, and print a new PDF; a box on top hides nothing";
    pub(in crate::office) const PRINT: &str =
        "print the document to a new PDF and send that; taking things out of a PDF leaves them in it";
    pub(in crate::office) const PDF_METADATA: &str =
        "clear the properties in the document that it was made from, and print a new PDF";
}
