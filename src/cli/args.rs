//! What can be typed.

mod approve;
mod clock;
mod estimate;
mod seal;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};

pub(super) use approve::Approve;
pub(super) use clock::{Answer, Due, Note, ReadingOf};
pub(super) use estimate::Estimate;
pub(super) use seal::{Audit, Impact, Seal};

use crate::law::Law;
use crate::letter::LetterKind;
use crate::register::Kind;
use crate::value::{Day, When};
use crate::yaml;

/// Drafts Freedom of Information answers from one register of dated, sourced facts
#[derive(Debug, Parser)]
#[command(name = super::NAME, version, max_term_width = 100, disable_help_subcommand = true)]
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
    /// For code scanning: SARIF 2.1.0, by `check` and `audit`
    Sarif,
    /// For GitHub workflows: annotations, by `check` and `audit`
    Github,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Approve(Approve),
    Audit(Audit),
    Check(Check),
    Compare(Compare),
    Draft(Draft),
    Due(Due),
    Estimate(Estimate),
    Impact(Impact),
    Note(Note),
    Seal(Seal),
    Schema(Schema),
    Show(Show),
    Provisions(Provisions),
    /// List the rules that `candour check` holds a workspace against
    ///
    /// Examples:
    ///   candour rules
    ///   candour rules --format json
    #[command(verbatim_doc_comment)]
    Rules,
    Explain(Explain),
    Init(Init),
    Completions(Completions),
    Man(Man),
}

/// Check the register, the templates and every case; or letters by themselves
///
/// A letter (.md or .txt) needs no workspace: it is read as a notice of refusal, and what it lacks is told.
///
/// Examples:
///   candour check
///   candour check letter.txt
///   candour check --as-of 2017-05-26 --format json
///   candour check --format sarif -o candour.sarif
///   candour check staff.xlsx reply.docx
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Check {
    /// Only report what lies in these files or folders; a letter or document is checked by itself, wherever it lies
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Write the result here, in a format for programs; - is stdout
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
}

/// Draft a letter of a case
///
/// Writes response.md, response.pdf and ledger.json into the case's folder, or nothing at all if anything stands in the way.
/// Another letter than the answer is dated today, and its files are called after it: acknowledgement.md and so on.
/// The answer of a case that corrects earlier letters is the correction.
///
/// Examples:
///   candour draft 2017-0001
///   candour draft 2017-0001 --letter acknowledgement
///   candour draft 2017-0001 --only md -o -
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Draft {
    /// The case: a folder under responses/
    #[arg(value_name = "REF")]
    pub(super) reference: String,

    /// Draft this letter of the case
    #[arg(long, value_name = "LETTER", default_value = "response", value_parser = letter_kinds())]
    pub(super) letter: LetterKind,

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

/// The letters of a case by their words.
fn letter_kinds() -> impl TypedValueParser<Value = LetterKind> {
    PossibleValuesParser::new(LetterKind::ALL.map(LetterKind::word)).map(|word| {
        let named = LetterKind::ALL.into_iter().find(|kind| kind.word() == word);
        named.unwrap_or(LetterKind::Response)
    })
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
    /// events.yaml
    Events,
}

/// Show what the register says, and how far it is known to have stood
///
/// Examples:
///   candour show --topic modern-slavery --during "FY 2016/17"
///   candour show force-lead --on 2013-04-30
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Show {
    /// An entry's id, one that it had before, or a source's
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

/// Explain one rule: why it matters, an example, and what to do
///
/// Examples:
///   candour explain source-missing
///   candour explain id-repeated --format json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Explain {
    /// The name of a fault, as a message has it in brackets
    #[arg(value_name = "CODE")]
    pub(super) code: String,
}

/// List the provisions that information is withheld under, or tell of one
///
/// It needs no workspace. A provision may be cited in any form, in quotes because of the brackets; several may be, too.
///
/// Examples:
///   candour provisions
///   candour provisions "31(1)(a)"
///   candour provisions "s.40(2) and (3A)(a)" --format json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Provisions {
    /// What is cited, such as 31(1)(a) or "reg 12(4)(b)"
    #[arg(value_name = "CITATION")]
    pub(super) citation: Option<String>,

    /// The law that is meant where none is named: foia-2000, eir-2004 or foisa-2002
    #[arg(long, value_name = "REGIME", default_value = Law::Foia.id(), value_parser = law)]
    pub(super) regime: Law,
}

/// Compare what the register says of two dates or periods
///
/// Tells what began, ended or changed for certain, what was recorded differently, and what is not known.
///
/// Examples:
///   candour compare 2013-04 2017 --topic modern-slavery
///   candour compare "FY 2015/16" "FY 2016/17" --kind budgets --format json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Compare {
    /// The earlier date or period, such as 2013-04-30 or "FY 2015/16"
    #[arg(value_name = "BEFORE", value_parser = When::parse)]
    pub(super) before: When,

    /// The later one
    #[arg(value_name = "AFTER", value_parser = When::parse)]
    pub(super) after: When,

    /// Only the entry with this id
    pub(super) id: Option<String>,

    /// Only entries of this kind, such as posts
    #[arg(long, value_parser = kind)]
    pub(super) kind: Option<Kind>,

    /// Only entries that bear on this topic
    #[arg(long)]
    pub(super) topic: Option<String>,
}

/// Make a workspace: a register that teaches, an example case, and what git and CI need
///
/// Nothing is ever overwritten: with any of its files in the way, nothing is written.
///
/// Examples:
///   candour init
///   candour init our-register --dry-run
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Init {
    /// Where; made if it is not there
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,

    /// Write nothing; say what would be written
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
}

/// Print the completions of a shell
///
/// Examples:
///   candour completions bash > ~/.local/share/bash-completion/completions/candour
///   candour completions fish > ~/.config/fish/completions/candour.fish
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Completions {
    /// Which shell
    pub(super) shell: clap_complete::Shell,
}

/// Print the manual page, of the program or of one command
///
/// Examples:
///   candour man > ~/.local/share/man/man1/candour.1
///   candour man draft | man -l -
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Man {
    /// The command whose page is wanted
    pub(super) command: Option<String>,
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::parse(word).ok_or_else(|| {
        let kinds = Kind::ALL.map(Kind::word);
        match yaml::closest(word, kinds) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("the kinds are {}", kinds.join(", ")),
        }
    })
}

fn law(id: &str) -> Result<Law, String> {
    Law::of(id).ok_or_else(|| {
        let known = Law::ALL.map(Law::id);
        match yaml::closest(id, known) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("the regimes are {}", known.join(", ")),
        }
    })
}
