//! Sections 21 to 29: what is or will be public, security, defence, other states, the union and the economy.

use jiff::civil::Date;

use super::PREJUDICE;
use crate::law::provisions::table::{
    Confirm, EXEMPTION, Engaged, Ground, Notice, PoliceUse, Section, Weight, limb, place,
};

pub(super) const SECTIONS: &[Section] = &[
    Section {
        number: "21",
        title: "Information accessible to the applicant by other means",
        weight: Weight::Absolute,
        engaged: Engaged::ClassOf("reasonably accessible to the applicant"),
        police: PoliceUse::Common,
        limbs: &[
            limb!((1): "reasonably accessible otherwise than under the Act"),
            limb!((2)(a): "accessible even if only for payment"),
            limb!((2)(b): "another enactment obliges the authority to give it to whoever asks"),
        ],
        notes: &[
            "Accessible to this applicant, and not to people in general. The letter says where.",
            "That the authority would give it on request is not enough, unless its publication scheme covers it \
             (section 21(3)).",
            "Nothing lifts the duty to say that the information is held.",
        ],
        source: "Freedom of Information Act 2000, sections 2(3)(a) and 21",
        unchecked: &["the words of section 21; that it is absolute has been checked"],
        ..EXEMPTION
    },
    Section {
        number: "22",
        title: "Information intended for future publication",
        confirm: Confirm::Under(place!((2))),
        police: PoliceUse::Occasional,
        together: true,
        limbs: &[
            limb!((1)(a): "held with a view to being published, by the authority or anyone else, some day"),
            limb!((1)(b): "already held so when the request was made"),
            limb!((1)(c): "reasonable in all the circumstances to keep back until then"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &[
            "No day for the publication need be fixed, but the intention must be older than the request.",
            "Whether it is reasonable under (c) is one question, and the public interest another.",
        ],
        source: "Freedom of Information Act 2000, section 22",
        ..EXEMPTION
    },
    Section {
        number: "22A",
        title: "Research",
        engaged: PREJUDICE,
        confirm: Confirm::Under(place!((2))),
        from: Some(Date::constant(2014, 10, 1)),
        limbs: &[
            limb!((1)(a): "obtained in a research programme that goes on, with a report to be published"),
            limb!((1)(b)(i): "harm to the programme"),
            limb!((1)(b)(ii): "harm to a person taking part in it"),
            limb!((1)(b)(iii): "harm to the authority that holds the information"),
            limb!((1)(b)(iv): "harm to the authority that is to publish"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &[
            "Both are needed: the programme of (a), and one of the harms of (b) if the information came out before \
             the report.",
        ],
        source: "Freedom of Information Act 2000, section 22A, put in by the Intellectual Property Act 2014",
        ..EXEMPTION
    },
    Section {
        number: "23",
        title: "Information supplied by, or relating to, bodies dealing with security matters",
        weight: Weight::Absolute,
        engaged: Engaged::ClassOf("supplied by, or relating to, a body that is listed"),
        confirm: Confirm::Under(place!((5))),
        police: PoliceUse::Occasional,
        limbs: &[
            limb!((1): "supplied directly or indirectly by a body of section 23(3), or relating to one"),
            limb!((5): "saying whether it is held").denial(),
        ],
        notes: &[
            "The duty to confirm or deny is lifted by subsection (5). Subsection (2) is about certificates of a \
             minister.",
            "Counter Terrorism Policing is not itself on the list of section 23(3).",
            "Police forces rely on 23(5) together with 24(2), so that the letter does not show whether a listed body \
             has a part in it.",
        ],
        source: "Freedom of Information Act 2000, section 23; guidance of the regulator on sections 23 and 24",
        ..EXEMPTION
    },
    Section {
        number: "24",
        title: "National security",
        engaged: Engaged::Harm("required for the purpose of safeguarding national security"),
        confirm: Confirm::Under(place!((2))),
        police: PoliceUse::Occasional,
        limbs: &[
            limb!((1): "keeping it back is required to safeguard national security"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &[
            "The Act says \"required\" and not \"prejudice\"; police forces give evidence of harm all the same.",
            "Only for information that section 23(1) does not cover.",
        ],
        source: "Freedom of Information Act 2000, section 24; guidance of the regulator on sections 23 and 24",
        unchecked: &["that police forces treat it as resting on harm"],
        ..EXEMPTION
    },
    Section {
        number: "25",
        title: "Certificates under sections 23 and 24",
        ground: Ground::Supplementary,
        weight: Weight::NotApplicable,
        engaged: Engaged::NotApplicable,
        police: PoliceUse::NotOpen,
        notice: Notice::None,
        limbs: &[limb!(: "what a minister's certificate shows")],
        notes: &["No exemption: nothing is withheld under it."],
        source: "Freedom of Information Act 2000, section 25",
        unchecked: &["the section as a whole"],
        ..EXEMPTION
    },
    Section {
        number: "26",
        title: "Defence",
        engaged: PREJUDICE,
        confirm: Confirm::Under(place!((3))),
        limbs: &[
            limb!((1)(a): "the defence of the British Islands or of any colony"),
            limb!((1)(b): "how capable, effective or secure the relevant forces are"),
            limb!((3): "saying whether it is held").denial(),
        ],
        notes: &["Section 26(2) says which forces are relevant."],
        source: "Freedom of Information Act 2000, section 26",
        unchecked: &["the section as a whole"],
        ..EXEMPTION
    },
    Section {
        number: "27",
        title: "International relations",
        engaged: PREJUDICE,
        confirm: Confirm::Under(place!((4)(a))),
        limbs: &[
            limb!((1)(a): "relations with another state"),
            limb!((1)(b): "relations with an international organisation or court"),
            limb!((1)(c): "the interests of the United Kingdom abroad"),
            limb!((1)(d): "promoting or protecting those interests"),
            limb!((2): "confidential information got from another state, or an international organisation or court")
                .engaged_by(Engaged::Class)
                .confirm(Confirm::Under(place!((4)(b)))),
            limb!((4)(a): "saying whether it is held, where that would do one of the harms of 27(1)").denial(),
            limb!((4)(b): "saying whether it is held, where that would itself tell something that 27(2) covers")
                .denial()
                .engaged_by(Engaged::Class),
        ],
        notes: &["Harm has to be shown under 27(1), and not under 27(2)."],
        source: "Freedom of Information Act 2000, section 27",
        ..EXEMPTION
    },
    Section {
        number: "28",
        title: "Relations within the United Kingdom",
        engaged: PREJUDICE,
        confirm: Confirm::Under(place!((3))),
        historical: Some("30 years"),
        limbs: &[
            limb!((1): "relations between administrations in the United Kingdom"),
            limb!((3): "saying whether it is held").denial(),
        ],
        notes: &["Section 28(2) lists the administrations."],
        source: "Freedom of Information Act 2000, section 28",
        unchecked: &["the section as a whole"],
        ..EXEMPTION
    },
    Section {
        number: "29",
        title: "The economy",
        engaged: PREJUDICE,
        confirm: Confirm::Under(place!((2))),
        limbs: &[
            limb!((1)(a): "the economic interests of the United Kingdom or a part of it"),
            limb!((1)(b): "the financial interests of an administration in the United Kingdom"),
            limb!((2): "saying whether it is held").denial(),
        ],
        source: "Freedom of Information Act 2000, section 29",
        unchecked: &["the section as a whole"],
        ..EXEMPTION
    },
];
