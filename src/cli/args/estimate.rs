//! What can be typed to work out what answering a request would cost.

/// Work out whether answering a request would exceed the cost limit
///
/// Of a case whose request.yaml has an estimate: records times minutes, for the work that counts.
/// Tells the total and the limit, what is not counted, which other requests may be counted together
/// with it, and what would stay within the limit. The table can go into the letter as it is.
///
/// Examples:
///   candour estimate 2024-0012
///   candour estimate 2024-0012 --format json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(in crate::cli) struct Estimate {
    /// The case: a folder under responses/
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,
}
