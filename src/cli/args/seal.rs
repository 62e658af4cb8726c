//! What can be typed to seal what was sent, and to ask what still stands of it.

use std::path::PathBuf;

use crate::value::Day;

/// Seal what was sent, as it was sent: nothing of it is ever rewritten
///
/// Letter, ledger, request and attachments are listed with their digests in seal.sha256, and that
/// list in responses/SEALS, so that `sha256sum -c` finds any later change, without Candour. A letter
/// that was edited before it went out is given with --letter, as Markdown, text or Word: what it says
/// is found in it anew, and what was changed is told. Whatever is found is kept with the reason why
/// it was sent all the same.
///
/// Examples:
///   candour seal 2024-0012 --sent 2024-05-28
///   candour seal 2024-0012 --sent 2024-05-28 --letter ~/reply.docx --dry-run
///   candour seal 2024-0012 --sent 2024-05-28 --reason "sent in a hurry; corrected by 2024-0031"
///   candour seal 2024-0012 --erase-requester --by head-of-information
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(in crate::cli) struct Seal {
    /// The case: a folder under responses/
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,

    /// The day on which it was sent
    #[arg(long, value_name = "DATE", value_parser = Day::parse, required_unless_present = "erase_requester")]
    pub(in crate::cli) sent: Option<Day>,

    /// The letter as it was sent, where it is not the draft: .md, .txt or .docx
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) letter: Option<PathBuf>,

    /// Why it was sent all the same, where something is found
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) reason: Option<String>,

    /// Erase who asked, and the request as it came, of a sealed case; what was sent stays
    #[arg(long, requires = "by", conflicts_with_all = ["sent", "letter", "reason"])]
    pub(in crate::cli) erase_requester: bool,

    /// The post that has it erased, by its id in the register
    #[arg(long, value_name = "POST", requires = "erase_requester")]
    pub(in crate::cli) by: Option<String>,

    /// Write nothing; say what would be sealed
    #[arg(short = 'n', long)]
    pub(in crate::cli) dry_run: bool,
}

/// Hold everything that was sealed against the register of today
///
/// Each claim of each letter stands, or it is weakened, corrected, omitted or unsupported; seals that
/// do not hold and letters that contradict each other are told too. A finding is cleared by a letter
/// that puts it right (corrects: in its request.yaml) or by candour note REF accepted.
///
/// Examples:
///   candour audit
///   candour audit 2017-0001 --format json
///   candour audit --report audit.pdf
///   candour audit --format sarif -o audit.sarif
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(in crate::cli) struct Audit {
    /// Only tell of these cases; they are held against all others all the same
    #[arg(value_name = "REF")]
    pub(in crate::cli) references: Vec<String>,

    /// Also write a report for people: .md, .html or .pdf
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,

    /// Where to write the result; - is stdout
    #[arg(short, long, value_name = "PATH")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// List every letter that was sent and used a fact, and how that stands now
///
/// Examples:
///   candour impact force-lead
///   candour impact force-lead.count --format json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(in crate::cli) struct Impact {
    /// The entry, by its id, or one of its facts: ID or ID.FIELD
    #[arg(value_name = "ID[.FIELD]")]
    pub(in crate::cli) fact: String,
}
