//! Sections 37 to 44: the Crown, safety, the environment, personal data, confidence, privilege, commerce, prohibitions.

use jiff::civil::Date;

use super::PREJUDICE;
use crate::law::provisions::table::{
    Confirm, EXEMPTION, Engaged, Need, PoliceUse, Section, Weight, limb, place,
};

/// When the Data Protection Act 2018 put the present conditions into section 40.
const NEW_CONDITIONS: Date = Date::constant(2018, 5, 25);

/// The last day of those before.
const OLD_CONDITIONS: Date = Date::constant(2018, 5, 24);

const OLD_PRINCIPLES: Engaged = Engaged::ClassOf("would contravene any of the data protection principles");

pub(super) const SECTIONS: &[Section] = &[
    Section {
        number: "37",
        title: "Communications with His Majesty, and honours",
        confirm: Confirm::Under(place!((2))),
        limbs: &[
            limb!((1)(a): "communications with the Sovereign").weighed(Weight::Absolute),
            limb!((1)(aa): "communications with the heir to the Throne, or the second in line")
                .weighed(Weight::Absolute),
            limb!((1)(ab): "communications with somebody who has since become one of these")
                .weighed(Weight::Absolute),
            limb!((1)(ac): "communications with others of the Royal Family"),
            limb!((1)(ad): "communications with the Royal Household"),
            limb!((1)(b): "conferring honours and dignities"),
            limb!((2): "saying whether it is held")
                .denial()
                .weighed(Weight::QualifiedSave("absolute so far as it concerns (a), (aa) or (ab)")),
        ],
        notes: &["Absolute for (a), (aa) and (ab); under (ac), (ad) and (b) the public interest is weighed."],
        source: "Freedom of Information Act 2000, sections 2(3)(ea) and 37; guidance of the regulator on section 37",
        ..EXEMPTION
    },
    Section {
        number: "38",
        title: "Health and safety",
        engaged: Engaged::Harm("would, or would be likely to, endanger"),
        confirm: Confirm::Under(place!((2))),
        police: PoliceUse::Common,
        limbs: &[
            limb!((1)(a): "anybody's physical or mental health"),
            limb!((1)(b): "anybody's safety"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &[
            "The word of the Act is \"endanger\". Since March 2024 the regulator no longer counts it among the exemptions that \
             rest on prejudice; police forces still give evidence of harm.",
        ],
        source: "Freedom of Information Act 2000, section 38; guidance of the regulator on section 38, and of 21 March 2024 \
                 on confirming or denying",
        ..EXEMPTION
    },
    Section {
        number: "39",
        title: "Environmental information",
        confirm: Confirm::Under(place!((2))),
        police: PoliceUse::Occasional,
        limbs: &[
            limb!((1)(a): "the authority has to give it under the Environmental Information Regulations 2004"),
            limb!((1)(b): "it would have to, but for an exception in those Regulations"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &[
            "The request is answered under the Regulations. Section 39 says no more than why the Act was not used.",
        ],
        source: "Freedom of Information Act 2000, section 39",
        unchecked: &["the section as a whole"],
        ..EXEMPTION
    },
    Section {
        number: "40",
        title: "Personal information",
        weight: Weight::Absolute,
        police: PoliceUse::Common,
        limbs: &[
            limb!((1): "the applicant's own personal data").confirm(Confirm::Under(place!((5A)))),
            limb!((2) with (3A)(a): "others' personal data: giving it out would contravene a data protection principle")
                .engaged_by(Engaged::ClassOf("would contravene any of the data protection principles"))
                .also(&[Need::LegitimateInterests])
                .confirm(Confirm::Under(place!((5B)(a)(i))))
                .from(NEW_CONDITIONS),
            limb!((2) with (3A)(b): "the same, if manual unstructured data were not left out")
                .engaged_by(Engaged::ClassOf("would contravene any of the data protection principles"))
                .also(&[Need::LegitimateInterests])
                .confirm(Confirm::Under(place!((5B)(a)(ii))))
                .from(NEW_CONDITIONS),
            limb!((2) with (3B): "others' personal data: giving it out would contravene an objection to processing")
                .weighed(Weight::Qualified)
                .confirm(Confirm::Under(place!((5B)(b))))
                .from(NEW_CONDITIONS),
            limb!((2) with (4A)(a): "others' personal data that they could not themselves get under Article 15")
                .weighed(Weight::Qualified)
                .confirm(Confirm::Under(place!((5B)(c))))
                .from(NEW_CONDITIONS),
            limb!((2) with (4A)(b): "others' personal data that they could not themselves get from law enforcement")
                .weighed(Weight::Qualified)
                .confirm(Confirm::Under(place!((5B)(d))))
                .from(NEW_CONDITIONS),
            limb!((2) with (3)(a)(i): "others' personal data, against a data protection principle, as the Act stood before 25 May 2018")
                .engaged_by(OLD_PRINCIPLES)
                .confirm(Confirm::Under(place!((5)(b)(i))))
                .until(OLD_CONDITIONS),
            limb!((2) with (3)(a)(ii): "the same, against an objection to processing, as the Act stood before 25 May 2018")
                .weighed(Weight::Qualified)
                .confirm(Confirm::Under(place!((5)(b)(i))))
                .until(OLD_CONDITIONS),
            limb!((2) with (3)(b): "the same for unstructured manual data, as the Act stood before 25 May 2018")
                .engaged_by(OLD_PRINCIPLES)
                .confirm(Confirm::Under(place!((5)(b)(i))))
                .until(OLD_CONDITIONS),
            limb!((5): "saying whether it is held, as the Act stood before 25 May 2018")
                .denial()
                .weighed(Weight::AbsoluteByRegulator)
                .until(OLD_CONDITIONS),
            limb!((5)(a): "saying whether the applicant's own data is held, as the Act stood before 25 May 2018")
                .denial()
                .until(OLD_CONDITIONS),
            limb!((5)(b)(i): "saying whether others' data is held, as the Act stood before 25 May 2018")
                .denial()
                .weighed(Weight::AbsoluteByRegulator)
                .until(OLD_CONDITIONS),
            limb!((5)(b)(ii): "the same, where they could not learn it themselves, as the Act stood before 25 May 2018")
                .denial()
                .weighed(Weight::AbsoluteByRegulator)
                .until(OLD_CONDITIONS),
            limb!((5A): "saying whether the applicant's own data is held").denial().from(NEW_CONDITIONS),
            limb!((5B)(a)(i): "saying whether others' data is held, against a data protection principle")
                .denial()
                .weighed(Weight::AbsoluteByRegulator)
                .from(NEW_CONDITIONS),
            limb!((5B)(a)(ii): "the same, if manual unstructured data were not left out")
                .denial()
                .weighed(Weight::AbsoluteByRegulator)
                .from(NEW_CONDITIONS),
            limb!((5B)(b): "saying whether others' data is held, against an objection to processing")
                .denial()
                .weighed(Weight::AbsoluteByRegulator)
                .from(NEW_CONDITIONS),
            limb!((5B)(c): "saying whether others' data is held, where they could not learn it under Article 15")
                .denial()
                .weighed(Weight::AbsoluteByRegulator)
                .from(NEW_CONDITIONS),
            limb!((5B)(d): "saying whether others' data is held, where they could not learn it from law enforcement")
                .denial()
                .weighed(Weight::AbsoluteByRegulator)
                .from(NEW_CONDITIONS),
        ],
        notes: &[
            "40(1) is a request for one's own data: it is handed over to subject access.",
            "With the first condition (3A), 40(2) is absolute, but the legitimate interests are weighed instead: is there \
             one, is disclosure necessary for it, and does the person's own interest outweigh it? Data of a special category \
             or on offences needs a further condition. With (3B) or (4A) it is qualified.",
            "(5A) is for the applicant's own data and (5B) for everybody else's. The bare 40(5) ended on 24 May 2018.",
            "Since July 2024 the regulator treats 40(5B) as absolute, although section 2(3) does not name it.",
            "Only living people who can be identified have personal data.",
        ],
        source: "Freedom of Information Act 2000, sections 2(3)(f) to (fa) and 40; Data Protection Act 2018, Schedule 19, \
                 paragraphs 55 to 58; guidance of the regulator on section 40 and regulation 13",
        unchecked: &[
            "that 40(5A) is absolute",
            "how the bare 40(5) was weighed",
            "whether section 40(8) was changed for recognised legitimate interests",
        ],
        ..EXEMPTION
    },
    Section {
        number: "41",
        title: "Information provided in confidence",
        weight: Weight::Absolute,
        engaged: Engaged::ClassOf("an actionable breach of confidence"),
        confirm: Confirm::Under(place!((2))),
        police: PoliceUse::Occasional,
        also: &[Need::ActionableBreach],
        together: true,
        limbs: &[
            limb!((1)(a): "got from another person"),
            limb!((1)(b): "giving it out would be a breach of confidence that a court would act on"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &[
            "What the authority made itself is not covered, nor, as a rule, a contract that it negotiated.",
            "The Act has no public interest test here; but the public interest can be a defence to the breach, so that the \
             letter reasons about it all the same.",
        ],
        source: "Freedom of Information Act 2000, sections 2(3)(g) and 41",
        ..EXEMPTION
    },
    Section {
        number: "42",
        title: "Legal professional privilege",
        confirm: Confirm::Under(place!((2))),
        police: PoliceUse::Occasional,
        historical: Some("20 years"),
        limbs: &[
            limb!((1): "a claim to legal professional privilege could be kept up in legal proceedings"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &["Privilege weighs much by itself, but the public interest is still to be weighed."],
        source: "Freedom of Information Act 2000, section 42",
        unchecked: &["that it is qualified", "the twenty years"],
        ..EXEMPTION
    },
    Section {
        number: "43",
        title: "Commercial interests",
        engaged: PREJUDICE,
        confirm: Confirm::Under(place!((3))),
        police: PoliceUse::Common,
        historical: Some("30 years"),
        limbs: &[
            limb!((1): "a trade secret").engaged_by(Engaged::Class).confirm(Confirm::Stays),
            limb!((2): "anybody's commercial interests, the authority's own included"),
            limb!((3): "saying whether it is held, where that would harm the interests of 43(2)").denial(),
        ],
        notes: &[
            "Nothing lifts the duty to say that a trade secret is held.",
            "Harm to somebody else should rest on what they said when asked, and not on a guess.",
        ],
        source: "Freedom of Information Act 2000, section 43",
        unchecked: &["the thirty years"],
        ..EXEMPTION
    },
    Section {
        number: "44",
        title: "Prohibitions on disclosure",
        weight: Weight::Absolute,
        confirm: Confirm::Under(place!((2))),
        police: PoliceUse::Occasional,
        also: &[Need::Prohibition],
        limbs: &[
            limb!((1)(a): "an enactment forbids it"),
            limb!((1)(b): "an obligation that comes from European Union law forbids it"),
            limb!((1)(c): "it would be contempt of court"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &["The letter names the enactment, the obligation or the contempt."],
        source: "Freedom of Information Act 2000, sections 2(3)(h) and 44; Explanatory Notes, paragraphs 153 and 154",
        unchecked: &["the present words of 44(1)(b)"],
        ..EXEMPTION
    },
];
