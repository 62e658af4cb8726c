//! What can be typed to approve a letter.

/// Approve the letter of a case: the second person's yes before it is sent
///
/// Everything that stands in the way is listed, and then nothing is written. What is approved are
/// the files as they are: letter, PDF, ledger, request and attachments. Any later change to one of
/// them makes the approval void.
///
/// Examples:
///   candour approve 2024-0012 --by head-of-information
///   candour approve 2024-0012 --by head-of-information --dry-run
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(in crate::cli) struct Approve {
    /// The case: a folder under responses/
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,

    /// The post that approves, by its id in the register: another than the one that drafted
    #[arg(long, value_name = "POST")]
    pub(in crate::cli) by: String,

    /// Write nothing; list the files that would be approved, each with its digest
    #[arg(short = 'n', long)]
    pub(in crate::cli) dry_run: bool,
}
