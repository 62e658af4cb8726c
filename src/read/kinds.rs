//! What an entry of each kind may say. Each type is declared once: reading, the list of fields, the schema and the
//! guide to the register come from here.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::common::{Common, DiscloseAs, Said, SeenAs, Until, WithheldAs};
use super::declare::kinds;
use super::forms::{Decision, Several, Sighting};
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

kinds! {
    /// What requests are about.
    Topics {
        /// Its name: `Swimming lessons`.
        name: Text,
        /// Other words for it, by which it is found in a request.
        aliases: Texts,
        /// The work on it, as it stands inside a sentence: `work on swimming lessons`.
        work: Text,
    }
    /// Other bodies, and what they were before and after.
    Organisations {
        /// Its name.
        name: Text,
        /// The name as it stands inside a sentence, where that differs: `the UK Border Agency`.
        in_text: Text,
        /// Other names for it.
        aliases: Texts,
        /// What it was before.
        predecessors: Ids => Organisations | Partners,
        /// What it became.
        successors: Ids => Organisations | Partners,
    }
    /// Parts of the organisation.
    Units {
        /// Its name.
        name: Text,
        /// The name as it stands inside a sentence, where that differs: `the Leisure Service`.
        in_text: Text,
        /// Other names for it.
        aliases: Texts,
        /// The unit that it is part of.
        part_of: Ids => Units,
    }
    /// Posts, its own and those of other bodies that support it. Never write who holds one.
    Posts {
        /// The title of one: `Swimming Instructor`.
        title: Text,
        /// The title of several, where it is not the title with an "s".
        plural: Text,
        /// The title of one as it stands inside a sentence: `the Force Lead`.
        in_text: Text,
        /// Other titles for it.
        aliases: Texts,
        /// The rank or grade of its holder.
        rank: Text,
        /// Several of that rank, where it is not the rank with an "s".
        ranks: Text,
        /// Where it sits.
        unit: Ids => Units | Organisations | Partners,
        /// How many such posts.
        count: Number,
        /// How many there should be, filled or not: in posts, `12.6 FTE` or `12.6 WTE`.
        established: Strength,
        /// How many have someone in them: in posts, `12.6 FTE` or `12.6 WTE`.
        in_post: Strength,
        /// How many people.
        headcount: Number,
        /// How much of its holder's time it takes. It is never turned into a full-time equivalent.
        commitment: Commitment,
        /// The posts that it supports.
        supports: Ids => Posts,
        /// What it is for, each as a verb without "to": `co-ordinate all activity`.
        duties: Texts,
        /// Whom it liaises with.
        liaises_with: Ids => Partners | Organisations,
        /// The priority in response to which it was created.
        response_to: Ids => Priorities,
        /// Who employs its holder, where that is another body.
        employer: Ids => Organisations | Partners,
        /// Who pays for it, where that is another body.
        funder: Ids => Organisations | Partners,
        /// Who houses it, where that is another body.
        host: Ids => Organisations | Partners,
        /// Who directs its work, where that is another body.
        director: Ids => Organisations | Partners,
    }
    /// Work that a post or unit is charged with.
    Duties {
        /// What the work is.
        name: Text,
        /// How much resource is set aside for it: `none` is a known zero.
        dedicated: Number,
        /// What such a resource is called, and for what: `investigator dedicated to fraud`.
        resource: Text,
        /// Who is charged with it.
        held_by: Ids => Posts | Units,
        /// Who takes it on when it grows too large.
        escalates_to: Ids => Units | Partners | Organisations,
    }
    /// Bodies, or sorts of body, that it works with.
    Partners {
        /// Its name.
        name: Text,
        /// The name as it stands inside a sentence, where that differs: `the Border Force`.
        in_text: Text,
        /// Other names for it.
        aliases: Texts,
        /// Whether the entry is a sort of body rather than one: `yes` for "local authorities".
        category: Flag,
        /// How many of that sort.
        count: Number,
        /// The sector that it belongs to: `education`.
        sector: Text,
        /// What is done together, as a verb without "to": `shape local delivery`.
        aim: Text,
        /// The posts that do it, where that is known.
        led_by: Ids => Posts,
        /// Whether it is not known what the name stands for.
        unidentified: Flag,
        /// What it was before.
        predecessors: Ids => Organisations | Partners,
        /// What it became.
        successors: Ids => Organisations | Partners,
    }
    /// Boards, networks and working groups.
    Forums {
        /// Its name.
        name: Text,
        /// The name as it stands inside a sentence: `the Northmoor Safety Board`.
        in_text: Text,
        /// Other names for it.
        aliases: Texts,
        /// How widely it reaches.
        level: Level,
        /// What the organisation has to do with it.
        involvement: Involvement,
        /// What it is: `a network of front-line practitioners`.
        nature: Text,
        /// Who chairs it: a post or a body, never a person.
        chair: Ids => Posts | Partners | Organisations | Units,
        /// Who belongs to it.
        members: Ids => Partners | Organisations | Units,
        /// Whether the organisation itself is a member.
        includes_us: Flag,
        /// Whether the list of members is complete.
        complete: Flag,
        /// What it is for, each as a verb without "to": `share information`.
        tasks: Texts,
        /// What the organisation takes part for, each as a verb without "to": `raise awareness`.
        aims: Texts,
        /// The priority in response to which the organisation set it up or joined it.
        response_to: Ids => Priorities,
    }
    /// Priorities that someone set.
    Priorities {
        /// Its name.
        name: Text,
        /// The name as it stands inside a sentence: `the priority on road safety`.
        in_text: Text,
        /// Who set it.
        set_by: Ids => Partners | Organisations,
        /// The document that sets it.
        set_in: Ids => Documents,
        /// What it wants, each as a verb without "to": `reduce the harm`.
        aims: Texts,
    }
    /// Operations, campaigns, training, plans in progress.
    Activities {
        /// Its name, where it has one.
        name: Text,
        /// The name as it stands inside a sentence: `the winter campaign`.
        in_text: Text,
        /// Other names for it.
        aliases: Texts,
        /// What sort of activity it is.
        kind: ActivityKind,
        /// The stage that it has reached.
        status: ActivityStatus,
        /// What it is: `policing activity that runs across many departments`.
        nature: Text,
        /// What it deals with: `trafficking of children within the country`.
        concerns: Text,
        /// What it is for, each as a verb without "to": `protect victims`.
        aims: Texts,
        /// Whom it is for: `front-line officers`.
        audience: Texts,
        /// Its sorts, each as an adjective: `internal`, `community focussed`.
        sorts: Texts,
        /// What the team that does it is called.
        team: Text,
        /// How many are in that team.
        team_size: Number,
        /// The units that take part.
        departments: Ids => Units,
        /// The bodies that it is done with.
        partners: Ids => Partners | Organisations,
        /// Where it is done: `at places thought able to house victims`.
        place: Text,
        /// The larger activity or plan that it is part of.
        part_of: Ids => Activities | Documents,
        /// The plan or strategy that it follows.
        aligned_to: Ids => Documents,
        /// The document that comes of it.
        leads_to: Ids => Documents,
        /// The priority in response to which it was begun.
        response_to: Ids => Priorities,
    }
    /// Documents, whatever their stage.
    Documents {
        /// Its title.
        title: Text,
        /// What it is, where it has no title: `guidance for officers`.
        described: Text,
        /// The title as it stands inside a sentence: `the Visiting Standard`.
        in_text: Text,
        /// Other titles for it.
        aliases: Texts,
        /// What sort of document it is: `strategy`, `guidance`.
        kind: Text,
        /// The stage that it has reached.
        status: DocumentStatus,
        /// The date on it.
        date: Date,
        /// Who wrote it.
        made_by: Ids => Organisations | Partners | Forums,
        /// Who else agreed to it.
        agreed_with: Ids => Organisations | Partners,
        /// Whom it is for: `officers`.
        audience: Text,
        /// What it deals with, each as a noun: `the signs of trafficking`.
        covers: Texts,
        /// What it does, each as a verb in the past: `recognised the harm`.
        says: Texts,
        /// The documents that it refers to.
        cites: Ids => Documents,
        /// The name of the file that can be sent, within the case's `attachments/`.
        attachment: Text,
    }
    /// Money set aside, received or spent. Versions may also stand under `values`.
    Budgets {
        /// What the money is for.
        name: Text,
        /// The name as it stands inside a sentence: `the grant for home safety`.
        in_text: Text,
        /// How much was set aside. There is no £0: `none` says that there was no such budget.
        allocated: Sum,
        /// How much was spent.
        spend: Sum,
        /// How much came in.
        received: Sum,
        /// Who pays.
        funder: Ids => Organisations | Partners,
        /// The work it is for, and which explains it.
        because: Ids => Activities,
        /// Whether the budgets that it is part of cannot be divided to find it.
        inseparable: Flag,
    }
    /// Counts of things that happen. Versions may also stand under `values`.
    Statistics {
        /// What is counted, in the plural: `operations`.
        measure: Text,
        /// One of them, with its article: `an operation`.
        one: Text,
        /// What the organisation does with them, where that makes the sentence: `was dealing with`.
        verb: Text,
        /// How many.
        value: Number,
        /// Whether the figure may still change.
        status: FigureStatus,
        /// How it was counted: `by date of referral`.
        basis: Text,
        /// Of whom or where: `the whole force area`.
        covers: Text,
        /// What the measure must not be taken for, each with its article: `an investigation`.
        not_the_same_as: Texts,
        /// An order without counts, most frequent first.
        ranking: Texts,
        /// What the ranking ranks: `forms of exploitation`.
        ranks: Text,
        /// Why it cannot be counted, each as a clause: `no record is kept of it`.
        because: Texts,
        /// The assessment that the figure is taken from.
        from_assessment: Ids => Documents,
    }
    /// What assessments found.
    Assessments {
        /// The document that holds the assessment.
        of: Ids => Documents,
        /// The result, as a clause: `trafficking is complex`.
        found: Text,
    }
    /// Approved sentences.
    Statements {
        /// The sentence, whole.
        text: Text,
    }
    /// Standing positions: what is neither confirmed nor denied.
    Positions {
        /// What is neither confirmed nor denied.
        name: Text,
        /// The provisions that it rests on: `31(3)`.
        provisions: Texts,
    }
    /// Where to write.
    Contacts {
        /// What one writes to it for.
        role: ContactRole,
        /// Its name.
        name: Text,
        /// The name as it stands inside a sentence: `the Information Commissioner`.
        in_text: Text,
        /// The postal address, line by line.
        address: Texts,
        /// The address for electronic mail.
        email: Text,
        /// The telephone number, as a letter prints it.
        telephone: Text,
        /// The address of its website.
        website: Text,
    }
}
