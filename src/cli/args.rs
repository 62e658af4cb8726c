//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::register::Kind;
use crate::value::{Day, When};

/// Drafts Freedom of Information answers from one register of dated, sourced facts
#[derive(Debug, Parser)]
#[command(name = "candour", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Args {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options that mean the same everywhere.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// The workspace; else the nearest folder above that has a resources.yaml
    #[arg(short = 'C', long, value_name = "DIR", global = true)]
    pub(super) root: Option<PathBuf>,

    /// The day to take for today, as in 2017-05-26
    #[arg(long, value_name = "DATE", value_parser = Day::parse, global = true)]
    pub(super) as_of: Option<Day>,

    /// How the result is written
    #[arg(long, value_enum, default_value_t = Format::Human, global = true)]
    pub(super) format: Format,

    #[command(flatten)]
    pub(super) color: colorchoice_clap::Color,

    /// Say nothing but what was asked for and what is wrong
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
}

/// How the result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Check),
    Draft(Draft),
    Schema(Schema),
    Show(Show),
}

/// Check the register, the templates and every case
///
/// Examples:
///   candour check
///   candour check --as-of 2017-05-26 --format json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Check {
    /// Only report what lies in these files or folders
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

/// Draft the letter of a case
///
/// Writes response.md, response.pdf and ledger.json into the case's folder, or nothing at all if anything stands in the way.
///
/// Examples:
///   candour draft 2017-0001
///   candour draft 2017-0001 --only md -o -
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Draft {
    /// The case: a folder under responses/
    #[arg(value_name = "REF")]
    pub(super) reference: String,

    /// Write the letter only in this form
    #[arg(long, value_enum)]
    pub(super) only: Option<Only>,

    /// Write it here instead; - is stdout
    #[arg(short, long, value_name = "PATH", requires = "only")]
    pub(super) output: Option<PathBuf>,

    /// Print the letter and where each statement comes from; write nothing
    #[arg(long, conflicts_with_all = ["only", "output"])]
    pub(super) explain: bool,

    /// Write nothing; say what would be written
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
}

/// What a draft can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Only {
    /// Markdown
    Md,
    /// Accessible PDF
    Pdf,
}

/// Print the JSON Schema of a file, for editors to check it by while it is written
///
/// It needs no workspace. An editor takes it up from the file's first line:
///   # yaml-language-server: $schema=docs/register.schema.json
///
/// Examples:
///   candour schema > register.schema.json
///   candour schema request > request.schema.json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Schema {
    /// The file
    #[arg(value_enum, value_name = "FILE", default_value_t = SchemaOf::Register)]
    pub(super) of: SchemaOf,
}

/// What can be checked by a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// resources.yaml
    Register,
    /// request.yaml
    Request,
}

/// Show what the register says, and how far it is known to have stood
///
/// Examples:
///   candour show --topic modern-slavery --during "FY 2016/17"
///   candour show force-lead --on 2013-04-30
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Show {
    /// An entry's id
    pub(super) id: Option<String>,

    /// Only entries of this kind, such as posts
    #[arg(long, value_parser = kind)]
    pub(super) kind: Option<Kind>,

    /// Only entries that bear on this topic
    #[arg(long)]
    pub(super) topic: Option<String>,

    /// On this day
    #[arg(long, value_name = "DATE", value_parser = Day::parse, conflicts_with = "during")]
    pub(super) on: Option<Day>,

    /// Over this period, such as "FY 2016/17" or 2017-01-01..2017-03-31
    #[arg(long, value_name = "PERIOD", value_parser = When::parse)]
    pub(super) during: Option<When>,
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::parse(word).ok_or_else(|| {
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        format!("the kinds are {}", kinds.join(", "))
    })
}
