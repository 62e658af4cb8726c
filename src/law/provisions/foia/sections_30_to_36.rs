//! Sections 30 to 36: investigations, law enforcement, courts, audit, Parliament, policy and the conduct of affairs.

use super::PREJUDICE;
use crate::law::provisions::table::{
    Confirm, EXEMPTION, Engaged, Need, PoliceUse, Section, Weight, limb, place,
};

const FOR_A_PURPOSE: &[Need] = &[Need::FunctionAndPurpose];

pub(super) const SECTIONS: &[Section] = &[
    Section {
        number: "30",
        title: "Investigations and proceedings conducted by public authorities",
        confirm: Confirm::Under(place!((3))),
        police: PoliceUse::Common,
        historical: Some("20 years under 30(1); no end under 30(2)"),
        limbs: &[
            limb!((1)(a)(i): "an investigation that the authority has a duty to make: should a person be charged?"),
            limb!((1)(a)(ii): "an investigation that the authority has a duty to make: is a person charged guilty?"),
            limb!((1)(b): "an investigation that may lead to criminal proceedings which the authority can bring"),
            limb!((1)(c): "criminal proceedings that the authority has power to conduct"),
            limb!((2)(a)(i) with (2)(b): "confidential sources: investigations of 30(1)(a) or (b)"),
            limb!((2)(a)(ii) with (2)(b): "confidential sources: criminal proceedings"),
            limb!((2)(a)(iii) with (2)(b): "confidential sources: other investigations, for a purpose of 31(2)"),
            limb!((2)(a)(iv) with (2)(b): "confidential sources: civil proceedings that come of such investigations"),
            limb!((3): "saying whether it is held").denial(),
        ],
        notes: &[
            "No harm need be shown, but what harm there would be is weighed in the public interest test.",
            "30(1) covers what was held for the purpose at any time. 30(2) needs both: a function of (a), and (b), that \
             the information has to do with confidential sources.",
            "What is exempt under section 30 cannot be under 31(1); section 31 is then for other information, or in the \
             alternative.",
        ],
        source: "Freedom of Information Act 2000, section 30; guidance of the regulator on section 30; [2013] UKUT 181 (AAC)",
        ..EXEMPTION
    },
    Section {
        number: "31",
        title: "Law enforcement",
        engaged: PREJUDICE,
        confirm: Confirm::Under(place!((3))),
        police: PoliceUse::Common,
        historical: Some("100 years"),
        limbs: &[
            limb!((1)(a): "preventing or detecting crime"),
            limb!((1)(b): "apprehending or prosecuting offenders"),
            limb!((1)(c): "the administration of justice"),
            limb!((1)(d): "assessing or collecting a tax, a duty or the like"),
            limb!((1)(e): "operating immigration controls"),
            limb!((1)(f): "security and good order where people are lawfully detained"),
            limb!((1)(g): "an authority's functions for a purpose of 31(2)").also(FOR_A_PURPOSE),
            limb!((1)(h): "civil proceedings for or by an authority, after an investigation for a purpose of 31(2)")
                .also(FOR_A_PURPOSE),
            limb!((1)(i): "a fatal accident inquiry in Scotland, after such an investigation").also(FOR_A_PURPOSE),
            limb!((2)(a): "has somebody failed to comply with the law?").purpose(),
            limb!((2)(b): "is somebody responsible for improper conduct?").purpose(),
            limb!((2)(c): "is there cause for regulatory action?").purpose(),
            limb!((2)(d): "is somebody fit or competent to manage a company or to follow a regulated activity?")
                .purpose(),
            limb!((2)(e): "what caused an accident?").purpose(),
            limb!((2)(f): "protecting charities from misconduct or mismanagement").purpose(),
            limb!((2)(g): "protecting what charities own from loss or misuse").purpose(),
            limb!((2)(h): "recovering what charities own").purpose(),
            limb!((2)(i): "health, safety and welfare at work").purpose(),
            limb!((2)(j): "protecting others from what people do at work").purpose(),
            limb!((3): "saying whether it is held").denial(),
        ],
        notes: &[
            "31(1) leaves out whatever is exempt under section 30. 31(3) may be relied on whether or not section 30 is.",
            "A letter says whether the harm would come about (more likely than not) or would be likely to (a real and \
             significant risk). Where it says neither, the lower is taken.",
            "An entry of 31(2) is no exemption; it is named together with 31(1)(g), (h) or (i).",
        ],
        source: "Freedom of Information Act 2000, section 31; guidance of the regulator on section 31",
        unchecked: &["the hundred years"],
        ..EXEMPTION
    },
    Section {
        number: "32",
        title: "Court records",
        weight: Weight::Absolute,
        confirm: Confirm::Under(place!((3))),
        police: PoliceUse::Occasional,
        historical: Some("20 years"),
        limbs: &[
            limb!((1)(a): "filed with a court, or in its custody, for proceedings"),
            limb!((1)(b): "served on or by an authority, for proceedings"),
            limb!((1)(c): "made by a court or its staff, for proceedings"),
            limb!((2)(a): "in the custody of whoever conducts an inquiry or arbitration"),
            limb!((2)(b): "made by whoever conducts an inquiry or arbitration"),
            limb!((3): "saying whether it is held").denial(),
        ],
        notes: &[
            "What counts is the document, and not what it says: the authority must hold the information only because it \
             is in one of these.",
        ],
        source: "Freedom of Information Act 2000, sections 2(3)(c) and 32",
        unchecked: &["the words of section 32; that it is absolute has been checked", "the twenty years"],
        ..EXEMPTION
    },
    Section {
        number: "33",
        title: "Audit functions",
        engaged: PREJUDICE,
        confirm: Confirm::Under(place!((3))),
        only: Some("authorities that audit other public authorities, or examine how they use what they have"),
        police: PoliceUse::NotOpen,
        historical: Some("20 years"),
        limbs: &[
            limb!((1)(a): "auditing the accounts of other authorities"),
            limb!((1)(b): "examining how economical, efficient and effective other authorities are"),
            limb!((3): "saying whether it is held").denial(),
        ],
        notes: &["An authority that audits itself cannot use it."],
        source: "Freedom of Information Act 2000, section 33",
        unchecked: &["the twenty years"],
        ..EXEMPTION
    },
    Section {
        number: "34",
        title: "Parliamentary privilege",
        weight: Weight::Absolute,
        engaged: Engaged::ClassOf("required to avoid an infringement of the privileges of either House"),
        confirm: Confirm::Under(place!((2))),
        limbs: &[
            limb!((1): "keeping it back is required to avoid infringing parliamentary privilege"),
            limb!((2): "saying whether it is held").denial(),
        ],
        notes: &["A certificate under section 34(3) settles the matter."],
        source: "Freedom of Information Act 2000, section 34",
        ..EXEMPTION
    },
    Section {
        number: "35",
        title: "Formulation of government policy",
        confirm: Confirm::Under(place!((3))),
        only: Some("government departments and the Welsh Government"),
        police: PoliceUse::NotOpen,
        historical: Some("20 years"),
        limbs: &[
            limb!((1)(a): "making or developing government policy"),
            limb!((1)(b): "communications between ministers"),
            limb!((1)(c): "advice of the Law Officers"),
            limb!((1)(d): "the running of a minister's private office"),
            limb!((3): "saying whether it is held").denial(),
        ],
        notes: &["Other authorities look to section 36."],
        source: "Freedom of Information Act 2000, section 35",
        unchecked: &["the words of section 35; that others cannot use it has been checked", "the twenty years"],
        ..EXEMPTION
    },
    Section {
        number: "36",
        title: "Prejudice to effective conduct of public affairs",
        weight: Weight::QualifiedSave("absolute for what the House of Commons or the House of Lords holds"),
        engaged: Engaged::Harm(
            "in the reasonable opinion of a qualified person, would, or would be likely to, prejudice or inhibit",
        ),
        confirm: Confirm::Under(place!((3))),
        also: &[Need::QualifiedPerson],
        historical: Some("mostly 20 years"),
        limbs: &[
            limb!((2)(a)(i): "the collective responsibility of Ministers of the Crown"),
            limb!((2)(a)(ii): "the work of the Executive Committee of the Northern Ireland Assembly"),
            limb!((2)(a)(iii): "the work of the Cabinet of the Welsh Government"),
            limb!((2)(b)(i): "free and frank advice"),
            limb!((2)(b)(ii): "free and frank exchange of views, to come to a decision"),
            limb!((2)(c): "the effective conduct of public affairs in another way"),
            limb!((3): "saying whether it is held").denial(),
        ],
        notes: &[
            "The qualified person must have formed the opinion before the refusal. The file shows who that was, when, what \
             they had before them, which limb, and whether \"would\" or \"would be likely to\".",
            "For figures (statistical information) no such opinion is needed (section 36(4)). For 36(3) it is.",
            "Who may act for a police force depends on an authorisation under section 36(5)(o): look up the present one.",
        ],
        source: "Freedom of Information Act 2000, sections 2(3)(e) and 36; guidance of the regulator on section 36",
        unchecked: &["who is the qualified person of a police force", "the twenty years"],
        ..EXEMPTION
    },
];
