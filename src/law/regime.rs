//! The regimes under which information is asked for: their working days, time limits and cost limits, each with where
//! it comes from.

use super::calendar::{Calendar, Division, Holiday};
use super::cost::Activity;
use super::named::Law;
use crate::register::BankHoliday;

/// A law under which information is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regime {
    /// The law.
    pub law: Law,
    /// Which days count.
    pub working_days: WorkingDays,
    /// Within which an answer is due.
    pub answer: Limit,
    /// By how much that may be put off, and for what.
    pub extension: Option<Extension>,
    /// What asking for clarification and a fee do to the clock.
    pub pauses: Option<Pauses>,
    /// Within which the outcome of a review is due.
    pub review: Review,
    /// What an answer may cost.
    pub cost: Option<CostLimit>,
    /// What letters under it name; none where letters under it cannot be drafted yet.
    pub letter: Option<Letter>,
}

/// Which days count under a regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDays {
    /// The parts of the United Kingdom whose bank holidays do not count.
    pub divisions: &'static [Division],
    /// In words, as a sentence goes on after "a working day is".
    pub told: &'static str,
    /// Where it is laid down.
    pub provision: &'static str,
}

/// Who sets a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The Act or the Regulations.
    Statute,
    /// The Code of Practice under section 45 of the Freedom of Information Act 2000.
    Code,
    /// The regulator's guidance.
    Guidance,
}

impl Basis {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Statute => "statute",
            Self::Code => "code",
            Self::Guidance => "guidance",
        }
    }
}

/// A number of working days after a day that is not counted itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How many.
    pub days: u32,
    /// Who sets it.
    pub basis: Basis,
    /// Where, as it stands in a sentence: "section 10(1)".
    pub provision: &'static str,
}

/// A longer time for an answer, or for a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// What it is for.
    pub purpose: Purpose,
    /// How long the answer may take in all.
    pub limit: Limit,
    /// What is due all the same when an answer would have been.
    pub notice: Limit,
}

/// What an extension is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To weigh the public interest in a qualified exemption.
    PublicInterest,
    /// Because what is asked for is complex and voluminous.
    Complexity,
}

/// What holds or restarts a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pauses {
    /// Where it says that clarification makes a new day of receipt.
    pub clarification: &'static str,
    /// Where it says that the days from a fees notice to payment are left out.
    pub fees: &'static str,
    /// Months, beginning with the day of the notice, within which a fee is to be paid.
    pub fee_within_months: u32,
    /// Where it says that.
    pub fee_lapses: &'static str,
}

/// How long a review may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// As a rule.
    pub limit: Limit,
    /// In all, where it is hard.
    pub extended: Option<Limit>,
    /// Working days after the answer within which it should be asked for.
    pub ask_within: u32,
}

/// What an answer may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CostLimit {
    /// The limit for a body such as a police force, in pounds.
    pub pounds: u32,
    /// The limit for a body of central government, where it is another.
    pub pounds_of_central: Option<u32>,
    /// What an hour of work is reckoned at, in pounds, whatever it really costs.
    pub pounds_per_hour: u32,
    /// The work that counts. Nothing else ever does.
    pub activities: &'static [Activity],
    /// Where it says which work counts.
    pub counted_by: &'static str,
    /// Where it says that what would cost more need not be answered.
    pub provision: &'static str,
    /// Where it says that not even whether it is held need be said, where finding that out would cost more.
    pub confirm: Option<&'static str>,
    /// Where the amounts are laid down.
    pub amounts: &'static str,
    /// Which requests may be added together.
    pub aggregation: Option<Aggregation>,
    /// Where the duty to advise and assist is laid down.
    pub advice: &'static str,
}

/// Which requests may be added together: those of one person, or of people who act together, that relate to any extent
/// to the same or similar information.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aggregation {
    /// Consecutive working days within which they are received.
    pub within: u32,
    /// Where it is laid down.
    pub provision: &'static str,
}

/// What a letter under a regime names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// Where the law says what, by the name under which templates print it.
    pub named: &'static [(&'static str, &'static str)],
}

/// What letters under the Act of 2000 name of it.
const NAMED: &[(&str, &str)] = &[
    ("advice", "section 16"),
    ("clarification", "section 1(3)"),
    ("complaint", "section 50"),
    ("confirm", "section 1(1)(a)"),
    ("disclose", "section 1(1)(b)"),
    ("exclusion_notice", "section 17(5)"),
    ("extension", "section 10(3)"),
    ("fees", "section 9"),
    ("fees_clock", "section 10(2)"),
    ("left_unsaid", "section 17(4)"),
    ("promptly", "section 10(1)"),
    ("refusal_notice", "section 17(1)"),
    ("undecided", "section 17(2)"),
    ("weighing", "section 2(2)(b)"),
    ("weighing_of_denial", "section 2(1)(b)"),
];

const UK: WorkingDays = WorkingDays {
    divisions: &Division::ALL,
    told: "any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in any part of the United \
           Kingdom",
    provision: "section 10(6) of the Freedom of Information Act 2000",
};

const fn statute(days: u32, provision: &'static str) -> Limit {
    Limit { days, basis: Basis::Statute, provision }
}

const fn guidance(days: u32) -> Limit {
    Limit { days, basis: Basis::Guidance, provision: "the regulator's guidance" }
}

/// Every regime that Candour knows, as far as it knows it.
pub const REGIMES: &[Regime] = &[
    Regime {
        law: Law::Foia,
        working_days: UK,
        answer: statute(20, "section 10(1)"),
        // Section 10(3) sets no number of days; the regulator expects no more than as many again.
        extension: Some(Extension {
            purpose: Purpose::PublicInterest,
            limit: guidance(40),
            notice: statute(20, "section 17(1) and (2)"),
        }),
        pauses: Some(Pauses {
            clarification: "sections 1(3) and 10(6)",
            fees: "section 10(2)",
            fee_within_months: 3,
            fee_lapses: "section 9(2)",
        }),
        review: Review { limit: guidance(20), extended: Some(guidance(40)), ask_within: 40 },
        cost: Some(CostLimit {
            pounds: 450,
            pounds_of_central: Some(600),
            pounds_per_hour: 25,
            activities: &[
                Activity::Determining,
                Activity::Locating,
                Activity::Retrieving,
                Activity::Extracting,
            ],
            counted_by: "regulation 4(3) of SI 2004/3244",
            provision: "section 12(1)",
            confirm: Some("section 12(2)"),
            amounts: "regulations 3 and 4 of SI 2004/3244",
            aggregation: Some(Aggregation { within: 60, provision: "regulation 5 of SI 2004/3244" }),
            advice: "section 16",
        }),
        letter: Some(Letter { named: NAMED }),
    },
    Regime {
        law: Law::Eir,
        working_days: UK,
        answer: statute(20, "regulation 5(2)"),
        extension: Some(Extension {
            purpose: Purpose::Complexity,
            limit: statute(40, "regulation 7(1)"),
            notice: statute(20, "regulation 7(3)"),
        }),
        pauses: None,
        review: Review { limit: statute(40, "regulation 11(4)"), extended: None, ask_within: 40 },
        cost: None,
        letter: None,
    },
    Regime {
        law: Law::Foisa,
        working_days: WorkingDays {
            divisions: &[Division::Scotland],
            told: "any day but a Saturday, a Sunday, Christmas Day or a bank holiday in Scotland",
            provision: "section 73",
        },
        answer: statute(20, "section 10(1)"),
        extension: None,
        pauses: None,
        review: Review { limit: statute(20, "section 21(1)"), extended: None, ask_within: 40 },
        cost: Some(CostLimit {
            pounds: 600,
            pounds_of_central: None,
            pounds_per_hour: 15,
            // Finding out whether it is held is left out by name.
            activities: &[Activity::Locating, Activity::Retrieving, Activity::Extracting],
            counted_by: "regulation 3 of SSI 2004/467",
            provision: "section 12(1)",
            confirm: None,
            amounts: "regulations 3 and 5 of SSI 2004/467",
            // Regulation 6 is for what is then published to all, and for different people.
            aggregation: None,
            advice: "section 15",
        }),
        letter: None,
    },
];

/// The regime with this id.
pub fn regime(id: &str) -> Option<&'static Regime> {
    REGIMES.iter().find(|regime| regime.id() == id)
}

impl Regime {
    /// Its id in a register.
    pub fn id(&self) -> &'static str {
        self.law.id()
    }

    /// The short title of the law.
    pub fn act(&self) -> &'static str {
        self.law.title()
    }

    /// The calendar of its working days: what is published, and what an organisation's register adds to it.
    pub fn calendar(&self, proclaimed: &[BankHoliday]) -> Calendar {
        let mut calendar = Calendar::published(self.working_days.divisions);
        for extra in proclaimed {
            let named: Vec<Division> =
                extra.kept_in.iter().filter_map(|word| Division::parse(word)).collect();
            let divisions = if named.is_empty() { Division::ALL.to_vec() } else { named };
            if divisions.iter().any(|division| self.working_days.divisions.contains(division)) {
                let proclaimed = Some(extra.proclaimed.value);
                let holiday = Holiday { title: extra.title.clone(), divisions, proclaimed };
                calendar.proclaim(extra.date.value, holiday);
            }
        }
        calendar
    }
}
