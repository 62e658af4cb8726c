//! What can be typed to ask when an answer is due, and to note what happened to a case.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::case::EventKind;
use crate::cli::event::Event;
use crate::law::{self, Regime};
use crate::value::Day;

/// Say when an answer is due, and why
///
/// Of a case, by what its events.yaml tells; without a case, of a request received on the day given; without either, of
/// every case that is open, the most urgent first. The day of receipt itself is never counted.
///
/// What moves a date is told with --event: clarification=2024-05-15..2024-05-20 (asked for, and given),
/// fees_notice=2024-09-16..2024-09-30 (given, and paid), pit_extension (to weigh the public interest),
/// complex_extension (EIR), internal_review=2024-03-11 and internal_review_extended=2024-03-11.
///
/// Examples:
///   candour due
///   candour due --received 2024-12-19 --explain
///   candour due --received 2024-05-01 --event clarification=2024-05-15..2024-05-20
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
#[expect(clippy::doc_markdown, reason = "it is printed as help")]
pub(in crate::cli) struct Due {
    /// The case: a folder under responses/
    #[arg(value_name = "REF", conflicts_with = "received")]
    pub(in crate::cli) reference: Option<String>,

    /// The day on which a request reached the organisation
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub(in crate::cli) received: Option<Day>,

    /// The law that it is answered under; else the case's, or the organisation's own
    #[arg(long, value_name = "REGIME", value_parser = regime)]
    pub(in crate::cli) regime: Option<&'static Regime>,

    /// What moved the date: KIND, KIND=DATE or KIND=DATE..DATE; may be repeated
    #[arg(long = "event", value_name = "EVENT", value_parser = Event::parse)]
    pub(in crate::cli) events: Vec<Event>,

    /// How a receipt on a day that is no working day is read
    #[arg(long, value_enum, default_value_t = ReadingOf::Statute)]
    pub(in crate::cli) reading: ReadingOf,

    /// List every day that was counted or skipped, and why
    #[arg(long)]
    pub(in crate::cli) explain: bool,
}

/// How a receipt on a day that is no working day is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReadingOf {
    /// As the Act and the regulator do: day one is the next working day
    Statute,
    /// As the Code of Practice does: it counts as received on the next working day
    Code,
}

/// Note what happened to a case: a line is added to its events.yaml
///
/// What is there stays as it is, byte for byte. candour due reads it.
///
/// Examples:
///   candour note 2024-0012 acknowledged --on 2024-05-02
///   candour note 2024-0012 pit_extension --on 2024-05-28 --until 2024-06-25 --provision "31(1)(a)"
///   candour note 2024-0012 confirmed --fact posts/lead/count --by head-of-information
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
#[expect(clippy::doc_markdown, reason = "it is printed as help")]
pub(in crate::cli) struct Note {
    /// The case: a folder under responses/
    #[arg(value_name = "REF")]
    pub(in crate::cli) reference: String,

    /// What happened
    #[arg(value_name = "KIND", value_parser = event_kind())]
    pub(in crate::cli) kind: EventKind,

    /// The day on which it happened; today unless said
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub(in crate::cli) on: Option<Day>,

    /// By when, where it promises something
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub(in crate::cli) until: Option<Day>,

    /// A provision that it relies on; may be repeated
    #[arg(long = "provision", value_name = "PROVISION")]
    pub(in crate::cli) provisions: Vec<String>,

    /// The number of a question that it is about; may be repeated
    #[arg(long = "question", value_name = "NUMBER")]
    pub(in crate::cli) questions: Vec<String>,

    /// The body that the request was passed on to
    #[arg(long, value_name = "BODY")]
    pub(in crate::cli) to: Option<String>,

    /// Why, in a few words that name nobody
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) reason: Option<String>,

    /// The number that the regulator gave to it
    #[arg(long, value_name = "NUMBER")]
    pub(in crate::cli) number: Option<String>,

    /// The fact that was answered about or confirmed, such as posts/lead/count; posts/lead speaks of all of the entry
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) fact: Option<String>,

    /// The claim of a sealed letter that is accepted as it is, by its id in sent.json, its fact or its entry
    #[arg(long, value_name = "CLAIM")]
    pub(in crate::cli) claim: Option<String>,

    /// The post that answered, confirmed or accepted, by its id in the register
    #[arg(long, value_name = "POST")]
    pub(in crate::cli) by: Option<String>,

    /// Whether the fact may be disclosed
    #[arg(long, value_enum, value_name = "ANSWER")]
    pub(in crate::cli) answer: Option<Answer>,

    /// Write nothing; say what would be written
    #[arg(short = 'n', long)]
    pub(in crate::cli) dry_run: bool,
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Answer {
    /// It may be disclosed
    Yes,
    /// It may not
    No,
}

/// The words for what can happen to a case, each with what it means. An approval is not noted, but given.
fn event_kind() -> impl TypedValueParser<Value = EventKind> {
    let words = EventKind::ALL.into_iter().filter(|kind| *kind != EventKind::Approved);
    let words = words.map(|kind| PossibleValue::new(kind.word()).help(kind.told()));
    PossibleValuesParser::new(words).try_map(|word| {
        EventKind::ALL.into_iter().find(|kind| kind.word() == word).ok_or("there is no such kind of event")
    })
}

fn regime(id: &str) -> Result<&'static Regime, String> {
    let law = super::law(id)?;
    law::regime(law.id()).ok_or_else(|| format!("nothing is known of the dates of the {}", law.title()))
}
