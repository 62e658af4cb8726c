//! What an entry of each kind may say. Each type is declared once: reading and the list of fields come from here.

use serde::Deserialize;

use super::common::{Common, DiscloseAs, Said, SeenAs, Until, WithheldAs};
use super::words::{
    ActivityKind, ActivityStatus, Commitment, ContactRole, Date, DocumentStatus, Field as Lower,
    FigureStatus, Flag, Id, Ids, Involvement, Level, Number, Strength, Sum, Text, Texts,
};
use crate::register::{Fact, Field, Kind, SourceIndex};
use crate::text::At;
use crate::yaml::{self, Diagnostics, Node};

/// A fact whose source is still an id.
pub(super) type Written = (&'static str, Fact, Option<At<Id>>);

fn written<T: Lower>(name: &'static str, said: Option<Said<T>>) -> Option<Written> {
    let said = said?;
    let value = said.value?.map(T::lower);
    Some((name, Fact { value, source: None::<At<SourceIndex>> }, said.source))
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty $(=> $($target:ident)|+)?),* $(,)? })*) => {
        /// The fields of each kind, as the register names them.
        pub(super) fn fields(kind: Kind) -> &'static [Field] {
            match kind {$(
                Kind::$kind => &[
                    $(Field {
                        name: stringify!($field),
                        holds: <$type as Lower>::HOLDS,
                        refers: &[$($(Kind::$target),+)?],
                    },)*
                    Field { name: "definition", holds: Text::HOLDS, refers: &[] },
                    Field { name: "under_review", holds: Flag::HOLDS, refers: &[] },
                    Field { name: "as_written", holds: Text::HOLDS, refers: &[] },
                    Field { name: "readings", holds: Texts::HOLDS, refers: &[] },
                    Field { name: "implied", holds: Texts::HOLDS, refers: &[] },
                    Field { name: "topics", holds: Ids::HOLDS, refers: &[Kind::Topics] },
                    Field { name: "related", holds: Ids::HOLDS, refers: &Kind::ALL },
                    Field { name: "maybe_same_as", holds: Ids::HOLDS, refers: &Kind::ALL },
                ],
            )*}
        }

        /// Reads one version of an entry of this kind.
        pub(super) fn version(kind: Kind, node: &Node, diagnostics: &mut Diagnostics) -> Option<(Common, Vec<Written>)> {
            match kind {$(
                Kind::$kind => {
                    $(#[$doc])*
                    #[derive(Debug, Deserialize)]
                    #[serde(default)]
                    struct $kind {
                        // Said by every kind.
                        source: Option<At<Id>>,
                        from: Option<At<Date>>,
                        until: Option<At<Until>>,
                        seen: Vec<SeenAs>,
                        r#for: Vec<At<Date>>,
                        scope: Option<At<Text>>,
                        disputed: Option<Flag>,
                        confirm: Option<At<Text>>,
                        redacted_in: Option<At<Id>>,
                        disclose: Option<DiscloseAs>,
                        ask: Option<At<Text>>,
                        withheld: Option<WithheldAs>,
                        review_by: Option<At<Date>>,
                        set_aside: Option<At<Text>>,
                        parts: Vec<At<Id>>,
                        /// For the editors of the register: never printed.
                        note: Option<Text>,
                        definition: Option<Said<Text>>,
                        under_review: Option<Said<Flag>>,
                        as_written: Option<Said<Text>>,
                        readings: Option<Said<Texts>>,
                        implied: Option<Said<Texts>>,
                        topics: Option<Said<Ids>>,
                        related: Option<Said<Ids>>,
                        maybe_same_as: Option<Said<Ids>>,
                        // Said by this kind.
                        $($(#[$field_doc])* $field: Option<Said<$type>>,)*
                    }

                    impl Default for $kind {
                        fn default() -> Self {
                            Self {
                                source: None, from: None, until: None, seen: Vec::new(), r#for: Vec::new(),
                                scope: None, disputed: None, confirm: None, note: None, definition: None,
                                under_review: None, as_written: None, readings: None, implied: None,
                                redacted_in: None, disclose: None, ask: None, withheld: None, review_by: None,
                                set_aside: None, parts: Vec::new(), topics: None, related: None, maybe_same_as: None,
                                $($field: None,)*
                            }
                        }
                    }

                    let read: $kind = yaml::read(node, diagnostics)?;
                    let facts = [
                        written("definition", read.definition),
                        written("under_review", read.under_review),
                        written("as_written", read.as_written),
                        written("readings", read.readings),
                        written("implied", read.implied),
                        written("topics", read.topics),
                        written("related", read.related),
                        written("maybe_same_as", read.maybe_same_as),
                        $(written(stringify!($field), read.$field),)*
                    ];
                    let common = Common {
                        source: read.source,
                        from: read.from,
                        until: read.until,
                        seen: read.seen,
                        held: read.r#for,
                        scope: read.scope,
                        disputed: read.disputed.is_some_and(|flag| flag.0),
                        confirm: read.confirm,
                        redacted_in: read.redacted_in,
                        disclose: read.disclose,
                        ask: read.ask,
                        withheld: read.withheld,
                        review_by: read.review_by,
                        set_aside: read.set_aside,
                        parts: read.parts,
                    };
                    Some((common, facts.into_iter().flatten().collect()))
                }
            )*}
        }
    };
}

kinds! {
    /// What requests are about.
    Topics {
        /// Its name.
        name: Text,
        /// Other words for it, for finding it in a request.
        aliases: Texts,
        /// The work on it, as it stands inside a sentence: "work against human trafficking".
        work: Text,
    }
    /// Another body.
    Organisations {
        name: Text,
        /// The name as it stands inside a sentence, where that differs: "the UK Border Agency".
        in_text: Text,
        aliases: Texts,
        predecessors: Ids => Organisations | Partners,
        successors: Ids => Organisations | Partners,
    }
    /// A part of the organisation.
    Units {
        name: Text,
        in_text: Text,
        aliases: Texts,
        part_of: Ids => Units,
    }
    /// A post, or several alike.
    Posts {
        title: Text,
        /// The title of several, where it is not the title with an "s".
        plural: Text,
        /// The title of one as it stands inside a sentence: "the Force Lead".
        in_text: Text,
        aliases: Texts,
        rank: Text,
        /// Several of that rank, where it is not the rank with an "s".
        ranks: Text,
        unit: Ids => Units | Organisations | Partners,
        /// How many such posts.
        count: Number,
        /// How many are established, in posts, FTE or WTE.
        established: Strength,
        /// How many have someone in them, in posts, FTE or WTE.
        in_post: Strength,
        /// How many people.
        headcount: Number,
        commitment: Commitment,
        supports: Ids => Posts,
        /// What the post is for, each as a verb phrase: "co-ordinate all activity".
        duties: Texts,
        liaises_with: Ids => Partners | Organisations,
        /// The priority in response to which it was created.
        response_to: Ids => Priorities,
        employer: Ids => Organisations | Partners,
        funder: Ids => Organisations | Partners,
        host: Ids => Organisations | Partners,
        director: Ids => Organisations | Partners,
    }
    /// Work that a post or unit is charged with.
    Duties {
        name: Text,
        /// How much resource is dedicated to it: `none` is a known zero.
        dedicated: Number,
        /// What such a resource is called, and for what: "investigator dedicated to fraud".
        resource: Text,
        held_by: Ids => Posts | Units,
        escalates_to: Ids => Units | Partners | Organisations,
    }
    /// A body, or a sort of body, that it works with.
    Partners {
        name: Text,
        in_text: Text,
        aliases: Texts,
        /// Whether the entry is a sort of body rather than one.
        category: Flag,
        /// How many of that sort.
        count: Number,
        sector: Text,
        /// What is done together, as a verb phrase: "shape local delivery".
        aim: Text,
        /// The posts that do it, where that is known.
        led_by: Ids => Posts,
        /// Whether it is not known what the name stands for.
        unidentified: Flag,
        predecessors: Ids => Organisations | Partners,
        successors: Ids => Organisations | Partners,
    }
    /// A board, network or working group.
    Forums {
        name: Text,
        /// The name as it stands inside a sentence: "the Northmoor Safety Board".
        in_text: Text,
        aliases: Texts,
        level: Level,
        involvement: Involvement,
        /// What it is: "a network of front-line practitioners".
        nature: Text,
        chair: Ids => Posts | Partners | Organisations | Units,
        members: Ids => Partners | Organisations | Units,
        /// Whether the organisation itself is a member.
        includes_us: Flag,
        /// Whether the list of members is complete.
        complete: Flag,
        /// What it is for, each as a verb phrase.
        tasks: Texts,
        /// What the organisation takes part for, each as a verb phrase.
        aims: Texts,
        /// The priority in response to which the organisation set it up or joined it.
        response_to: Ids => Priorities,
    }
    /// A priority that someone set.
    Priorities {
        name: Text,
        /// The name as it stands inside a sentence: "the priority on road safety".
        in_text: Text,
        set_by: Ids => Partners | Organisations,
        set_in: Ids => Documents,
        /// Each as a verb phrase.
        aims: Texts,
    }
    /// An operation, campaign, training, plan in progress.
    Activities {
        name: Text,
        in_text: Text,
        aliases: Texts,
        kind: ActivityKind,
        status: ActivityStatus,
        /// What it is: "policing activity that runs across many departments".
        nature: Text,
        /// What it deals with: "trafficking of children within the country".
        concerns: Text,
        /// Each as a verb phrase.
        aims: Texts,
        audience: Texts,
        /// Its sorts, each as an adjective: "internal", "community focussed".
        sorts: Texts,
        team: Text,
        team_size: Number,
        departments: Ids => Units,
        partners: Ids => Partners | Organisations,
        /// Where: "at places thought able to house victims".
        place: Text,
        part_of: Ids => Activities | Documents,
        aligned_to: Ids => Documents,
        leads_to: Ids => Documents,
        response_to: Ids => Priorities,
    }
    /// A document, whatever its stage.
    Documents {
        title: Text,
        /// What it is, where it has no title: "guidance for officers".
        described: Text,
        in_text: Text,
        aliases: Texts,
        kind: Text,
        status: DocumentStatus,
        date: Date,
        made_by: Ids => Organisations | Partners | Forums,
        agreed_with: Ids => Organisations | Partners,
        audience: Text,
        /// What it deals with, each as a noun phrase.
        covers: Texts,
        /// What it does, each as a verb phrase in the past: "recognised the harm".
        says: Texts,
        cites: Ids => Documents,
        /// The file that can be sent, within the case's `attachments/`.
        attachment: Text,
    }
    /// Money set aside, received or spent.
    Budgets {
        name: Text,
        in_text: Text,
        allocated: Sum,
        spend: Sum,
        received: Sum,
        funder: Ids => Organisations | Partners,
        /// The work it is for, and which explains it.
        because: Ids => Activities,
        /// Whether the budgets that it is part of cannot be divided to find it.
        inseparable: Flag,
    }
    /// A count of things that happen.
    Statistics {
        /// What is counted, in the plural.
        measure: Text,
        /// One of them, with its article: "an operation".
        one: Text,
        /// What the organisation does with them, where that makes the sentence: "was dealing with".
        verb: Text,
        value: Number,
        status: FigureStatus,
        basis: Text,
        covers: Text,
        /// What the measure must not be taken for, each with its article: "an investigation".
        not_the_same_as: Texts,
        /// An order without counts, most frequent first.
        ranking: Texts,
        /// What the ranking ranks.
        ranks: Text,
        /// Why it cannot be counted, each as a clause.
        because: Texts,
        from_assessment: Ids => Documents,
    }
    /// What an assessment found.
    Assessments {
        /// The document.
        of: Ids => Documents,
        /// The result, as a clause: "trafficking is complex".
        found: Text,
    }
    /// An approved sentence.
    Statements {
        text: Text,
    }
    /// A standing position: neither confirmed nor denied.
    Positions {
        name: Text,
        provisions: Texts,
    }
    /// Where to write.
    Contacts {
        role: ContactRole,
        name: Text,
        in_text: Text,
        address: Texts,
        email: Text,
        telephone: Text,
        website: Text,
    }
}
