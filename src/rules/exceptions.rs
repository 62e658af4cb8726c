//! Exceptions: what a workspace says about the rules is itself right, and needed.

use super::Rule;
use super::elsewhere::elsewhere;

pub(super) const RULES: &[Rule] = elsewhere! {
    Error "rule-unknown": "an exception or a level names no rule";
    Error "exception-refused": "a rule that nothing may be excepted from";
    Error "level-lowered": "a level is lower than the rule's own";
    Warning "exception-unused": "nothing needs an exception";
};
