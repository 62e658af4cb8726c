//! How a kind is declared: one list of fields, from which come the type that is read, the fields by name and the
//! schema.

/// Declares the kinds and, for each, the fields that only it has: name, type and the kinds that it may refer to.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty $(=> $($target:ident)|+)?),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Deserialize, JsonSchema)]
            #[serde(default)]
            #[schemars(deny_unknown_fields)]
            struct $kind {
                // Said by every kind.
                /// The source that says all this: an id under `sources:`.
                source: Option<At<Id>>,
                /// When it began: some day within this date. Leave it out where no source says.
                from: Option<At<Date>>,
                /// When it ended, some day within this date; `ongoing` says that it was in force when last seen.
                until: Option<At<Until>>,
                /// When it was seen in force: a date, or a list of `{ source: minutes-2018, on: 2018-11 }`. Unless this
                /// or `for` is written, it was seen on the day of its source.
                #[schemars(with = "Several<Sighting>")]
                seen: Vec<SeenAs>,
                /// The periods of which it tells, every day of them and no other: `FY 2016/17`. For budgets and figures.
                #[schemars(with = "Several<Date>")]
                r#for: Vec<At<Date>>,
                /// The part of the thing that this version speaks of: `the night shift`. Versions are compared within one
                /// scope.
                scope: Option<At<Text>>,
                /// Whether this version and the one before it contradict each other.
                disputed: Option<Flag>,
                /// Who should be asked what: `needed – ask the unit when it began`. It is never printed.
                confirm: Option<At<Text>>,
                /// The source in which the name is blanked out.
                redacted_in: Option<At<Id>>,
                /// Whether it may be disclosed: `yes`, `no`, or who decided that and when, as in
                /// `{ by: head-of-leisure, on: 2019-04-02 }`. Unless said, what its source says of being published decides.
                #[schemars(with = "Option<Decision>")]
                disclose: Option<DiscloseAs>,
                /// Whom to ask whether it may be disclosed: `head-of-leisure`.
                ask: Option<At<Text>>,
                /// What stands here for a text that may not be disclosed and is not in the register.
                withheld: Option<WithheldAs>,
                /// When somebody has to look at it again; `candour check` says so once that day has passed.
                review_by: Option<At<Date>>,
                /// Why another source is believed. The version is kept, and nothing is drafted from it.
                set_aside: Option<At<Text>>,
                /// The entries whose figures make up this one's, where it is a total.
                #[schemars(with = "Several<Id>")]
                parts: Vec<At<Id>>,
                /// For those who edit the register. It is never printed.
                note: Option<Text>,
                /// What exactly is meant by it, where the word alone may mislead.
                definition: Option<Said<Text>>,
                /// Whether it was being looked at or about to change.
                under_review: Option<Said<Flag>>,
                /// The source's own odd phrase, word for word.
                as_written: Option<Said<Text>>,
                /// What that phrase may mean, each reading by itself.
                readings: Option<Said<Texts>>,
                /// The fields that the source implies and does not say: `count`.
                implied: Option<Said<Texts>>,
                /// What it bears on. An answer on a topic draws on it.
                topics: Option<Said<Ids>>,
                /// What belongs with it.
                related: Option<Said<Ids>>,
                /// What may be the same thing under another name.
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
        )*

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

        /// One version of an entry of this kind, as JSON Schema.
        pub(super) fn schema(kind: Kind, generator: &mut SchemaGenerator) -> Schema {
            match kind {$(Kind::$kind => $kind::json_schema(generator),)*}
        }
    };
}

pub(super) use kinds;
