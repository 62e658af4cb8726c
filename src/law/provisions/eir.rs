//! The Environmental Information Regulations 2004, as far as they have been looked into.
//!
//! Every exception has a public interest test, save that for personal data, and disclosure is presumed.

use super::table::{EXEMPTION, Engaged, Need, PoliceUse, Section, Weight, limb, place};

pub(super) const SECTIONS: &[Section] = &[
    Section {
        number: "12",
        title: "Exceptions to the duty to disclose",
        police: PoliceUse::NotKnown,
        limbs: &[
            limb!((4)(b): "the request is manifestly unreasonable")
                .engaged_by(Engaged::Request("manifestly unreasonable")),
            limb!((4)(d): "material that is not finished yet"),
        ],
        notes: &[
            "There is no limit of cost as under the Act: a request that costs too much is manifestly unreasonable.",
            "Under 12(4)(d) the refusal says who is finishing the material, and when it is expected to be done.",
            "Of the exceptions of regulation 12, only these two are in the catalogue.",
        ],
        source: "Environmental Information Regulations 2004, regulations 12 and 14",
        unchecked: &["that cost alone can make a request manifestly unreasonable"],
        ..EXEMPTION
    },
    Section {
        number: "13",
        title: "Personal data",
        police: PoliceUse::NotKnown,
        weight: Weight::Absolute,
        also: &[Need::LegitimateInterests],
        limbs: &[limb!(: "personal data of others than the applicant")],
        notes: &["The one exception without a public interest test."],
        source: "Environmental Information Regulations 2004, regulation 13; guidance of the regulator on section 40 and \
                 regulation 13",
        unchecked: &["which of its paragraphs are without a public interest test", "what its limbs are"],
        ..EXEMPTION
    },
];
