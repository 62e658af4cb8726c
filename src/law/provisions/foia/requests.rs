//! Sections 1 to 14: why a request need not be answered yet, or at all. None of them is an exemption.

use crate::law::provisions::table::{
    Confirm, Engaged, Ground, Need, Notice, PoliceUse, REQUEST, Section, limb, place,
};

pub(super) const SECTIONS: &[Section] = &[
    Section {
        number: "1",
        title: "More is needed to identify or find the information",
        ground: Ground::Clarification,
        police: PoliceUse::Common,
        notice: Notice::Question,
        limbs: &[limb!((3): "the authority reasonably needs to know more, and has said so")],
        notes: &[
            "Nothing is refused. The duty to comply begins when the answer comes: its day counts as the day of receipt, \
             and the time runs afresh.",
            "Not for a request that is clear already: asking is no means to gain time.",
        ],
        source: "Freedom of Information Act 2000, sections 1(3) and 10(6); guidance of the regulator on section 10",
        ..REQUEST
    },
    Section {
        number: "8",
        title: "The request is not valid",
        ground: Ground::InvalidRequest,
        police: PoliceUse::Common,
        notice: Notice::Advice,
        limbs: &[
            limb!(: "not in writing, without a name or an address to answer to, or describing no information"),
        ],
        notes: &[
            "The time has not begun, and no notice is due; but help in making the request a valid one is \
             (section 16).",
            "A request need not name the Act or reach any particular office. Proof of identity is not asked for as a \
             matter of course.",
        ],
        source: "Freedom of Information Act 2000, section 8",
        unchecked: &["the words of section 8"],
        ..REQUEST
    },
    Section {
        number: "9",
        title: "A fee has not been paid",
        ground: Ground::Fee,
        notice: Notice::Fees,
        limbs: &[limb!(: "a fees notice was given in time, and the fee has not come within three months")],
        notes: &[
            "Working days from the day of the notice to the day of payment, both included, are not counted \
             (section 10(2)).",
            "The fee may cover copies and postage, and never the time of staff.",
        ],
        source: "Freedom of Information Act 2000, sections 9 and 10(2); SI 2004/3244, regulation 6",
        unchecked: &[
            "the words of section 9, apart from the three months",
            "what regulation 6 lets a fee cover",
        ],
        ..REQUEST
    },
    Section {
        number: "12",
        title: "The cost of complying is over the limit",
        engaged: Engaged::Request("the authority estimates that the cost would exceed the appropriate limit"),
        police: PoliceUse::Common,
        notice: Notice::Exclusion,
        also: &[Need::Estimate],
        limbs: &[
            limb!((1): "complying with the whole request; whether anything is held must still be said")
                .confirm(Confirm::Under(place!((2)))),
            limb!((2): "finding out no more than whether anything is held").confirm(Confirm::Here),
        ],
        notes: &[
            "For a police force the limit is £450: 18 hours at £25. Exactly 18 hours do not exceed it.",
            "Four activities count: finding out whether the information is held, locating, retrieving and extracting \
             it. Reading for exemptions, redacting, consulting and approving never do.",
            "It covers the request as a whole. The same letter says how it could be narrowed (section 16).",
            "Requests of one person, or of people who act together, on the same or similar information within 60 \
             consecutive working days may be reckoned as one.",
        ],
        source: "Freedom of Information Act 2000, section 12; SI 2004/3244, regulations 3 to 5; [2011] EWHC 44 (Admin); \
                 guidance of the regulator on section 12",
        ..REQUEST
    },
    Section {
        number: "14",
        title: "Vexatious or repeated requests",
        police: PoliceUse::Occasional,
        notice: Notice::ExclusionOnce,
        limbs: &[
            limb!((1): "the request is vexatious"),
            limb!((2): "the same person asks substantially the same again, too soon after it was answered"),
        ],
        notes: &[
            "Under (1) it is the request that must be vexatious, never the person. A burden of preparing the material \
             out of all proportion can be enough.",
            "Under (2) the earlier request must have been complied with, and no reasonable interval have passed. The \
             60 working days of section 12 have nothing to do with it.",
            "No reasons need be given; the regulator thinks it good practice to give them.",
        ],
        source: "Freedom of Information Act 2000, sections 14 and 17(5) to (6); guidance of the regulator on section 14",
        ..REQUEST
    },
];
