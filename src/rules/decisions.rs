//! Decisions: what a question can come to, and what the file has to show for it.

use super::Rule;
use super::elsewhere::elsewhere;

pub(super) const RULES: &[Rule] = elsewhere! {
    Error "decision-impossible": "the law does not know a decision such as this";
    Error "decision-incomplete": "the file does not show what a decision needs";
    Error "limb-missing": "a section is relied on without the limb";
    Error "exemptions-exclusive": "exemptions that exclude each other are relied on together";
    Error "letter-unready": "the case lacks what a letter of this kind tells";
};
