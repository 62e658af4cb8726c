//! What a letter must say when it relies on a provision.

use super::{Confirm, Ground, Notice, Provision};
use crate::law::Law;

/// One thing that a letter must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// What.
    pub says: &'static str,
    /// The provision that asks for it.
    pub under: &'static str,
}

const fn says(says: &'static str, under: &'static str) -> Statement {
    Statement { says, under }
}

const COMPLAINTS: [Statement; 2] = [
    says("how to complain to the authority, or that it has no procedure for that", "section 17(7)(a)"),
    says("the right to complain to the regulator", "section 17(7)(b)"),
];

/// What regulation 14 asks of a refusal.
const REGULATION_14: [Statement; 3] = [
    says("which exception is relied on, in writing and within 20 working days", "regulation 14"),
    says("what was considered of the public interest", "regulation 14"),
    says("that a review can be asked for, and the way to the regulator", "regulation 14"),
];

impl Provision {
    /// What has to be sent.
    pub fn notice(&self) -> Notice {
        match self.ground() {
            Ground::Purpose => Notice::None,
            _ => self.section.notice,
        }
    }

    /// Where the law says what has to be sent; none where nothing prescribes it.
    pub fn notice_provision(&self) -> Option<&'static str> {
        match (self.law, self.notice()) {
            (_, Notice::None) | (Law::Foia, Notice::Advice | Notice::Question) => None,
            (Law::Eir, _) => Some("regulation 14"),
            (Law::Foisa, _) => Some("section 16"),
            (Law::Foia, Notice::Refusal) if self.weight().is_weighed() => Some("section 17(1), (3) and (7)"),
            (Law::Foia, Notice::Refusal) => Some("section 17(1) and (7)"),
            (Law::Foia, Notice::Exclusion | Notice::ExclusionOnce) => Some("section 17(5) and (7)"),
            (Law::Foia, Notice::Fees) => Some("section 9(1)"),
        }
    }

    /// What the letter must say, in order.
    pub fn letter(&self) -> Vec<Statement> {
        if self.law == Law::Eir {
            let weighed = self.weight().is_weighed();
            let unfinished = self.citation().path == ["4", "d"];
            let mut all = REGULATION_14.to_vec();
            all.retain(|statement| weighed || !statement.says.contains("public interest"));
            all.extend(
                unfinished.then_some(says("who is finishing the material, and by when", "regulation 14")),
            );
            return all;
        }
        match self.notice() {
            Notice::Refusal => self.refusal(),
            Notice::Exclusion => {
                [&[says("that it relies on this section", "section 17(5)")][..], &COMPLAINTS].concat()
            }
            Notice::ExclusionOnce => {
                let this = [
                    says("that it relies on this section", "section 17(5)"),
                    says(
                        "nothing, where the same person has had such a notice and another would be unreasonable",
                        "section 17(6)",
                    ),
                ];
                [&this[..], &COMPLAINTS].concat()
            }
            Notice::Fees => {
                vec![says("the fee to be paid before the request is complied with", "section 9(1)")]
            }
            Notice::Advice => vec![says("how to make the request a valid one", "section 16")],
            Notice::Question => vec![says("what more the authority needs to know", "section 1(3)")],
            Notice::None => Vec::new(),
        }
    }

    fn refusal(&self) -> Vec<Statement> {
        let denies = self.confirm() == Confirm::Here;
        let fact = if denies {
            says("that it neither confirms nor denies holding the information", "section 17(1)(a)")
        } else {
            says("that the information is exempt", "section 17(1)(a)")
        };
        let mut all = vec![
            fact,
            says("the exemption, down to the limb", "section 17(1)(b)"),
            says("why it applies, unless that is plain", "section 17(1)(c)"),
        ];
        if self.weight().is_weighed() {
            all.push(if denies {
                says("why the public interest in not saying outweighs that in saying", "section 17(3)(a)")
            } else {
                says(
                    "why the public interest in the exemption outweighs that in disclosure",
                    "section 17(3)(b)",
                )
            });
            all.push(says("while that is undecided: the day by which it is expected to be", "section 17(2)"));
        }
        all.extend(COMPLAINTS);
        all
    }
}
