//! What programs are given for each property of a provision: one word that stays.

use super::{Engaged, Ground, Need, Notice, PoliceUse, Weight};

impl Ground {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exemption => "exemption",
            Self::NeitherConfirmNorDeny => "neither_confirm_nor_deny",
            Self::Purpose => "purpose",
            Self::Exclusion => "exclusion",
            Self::InvalidRequest => "invalid_request",
            Self::Clarification => "clarification",
            Self::Fee => "fee",
            Self::Supplementary => "supplementary",
        }
    }
}

impl Weight {
    /// Its word; none where the question does not arise.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Absolute => Some("absolute"),
            Self::AbsoluteByRegulator => Some("absolute_by_regulator"),
            Self::Qualified => Some("qualified"),
            Self::QualifiedSave(_) => Some("qualified_in_part"),
            Self::NotApplicable => None,
        }
    }

    /// Whether the public interest is weighed, in one case at least.
    pub fn is_weighed(self) -> bool {
        matches!(self, Self::Qualified | Self::QualifiedSave(_))
    }
}

impl Engaged {
    /// Its word; none where the question does not arise.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Class | Self::ClassOf(_) => Some("class"),
            Self::Harm(_) => Some("harm"),
            Self::Request(_) => Some("request"),
            Self::NotApplicable => None,
        }
    }

    /// The words of the threshold.
    pub fn threshold(self) -> Option<&'static str> {
        match self {
            Self::ClassOf(words) | Self::Harm(words) | Self::Request(words) => Some(words),
            Self::Class | Self::NotApplicable => None,
        }
    }
}

impl Need {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Harm => "harm",
            Self::PublicInterest => "public_interest",
            Self::LegitimateInterests => "legitimate_interests",
            Self::QualifiedPerson => "qualified_person",
            Self::ActionableBreach => "actionable_breach",
            Self::Estimate => "estimate",
            Self::FunctionAndPurpose => "function_and_purpose",
            Self::Prohibition => "prohibition",
        }
    }
}

impl Notice {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Refusal => "refusal",
            Self::Exclusion => "exclusion",
            Self::ExclusionOnce => "exclusion_once",
            Self::Fees => "fees",
            Self::Advice => "advice",
            Self::Question => "question",
            Self::None => "none",
        }
    }
}

impl PoliceUse {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Occasional => "occasional",
            Self::Rare => "rare",
            Self::NotOpen => "not_open",
            Self::NotKnown => "not_known",
        }
    }
}
