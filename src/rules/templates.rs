//! Templates: what they name, print and ask, found in every branch before any letter is drafted.

use super::Rule;
use super::elsewhere::elsewhere;

pub(super) const RULES: &[Rule] = elsewhere! {
    Error "template-syntax": "a template cannot be read";
    Error "template-construct-unknown": "a template uses something that templates may not";
    Error "template-header": "the first lines of an answer template are not right";
    Error "template-name-undefined": "a template names what it is not given";
    Error "template-function-unknown": "a template calls a function";
    Error "template-filter-refused": "a template would change a value while printing it";
    Error "template-component-repeated": "two components have the same name";
    Error "template-include-cycle": "a template goes into itself";
    Error "template-too-intricate": "a template has more in it than can be gone through";
    Error "template-loop-deep": "a loop stands in too many others";
    Error "template-value-unguarded": "a value that may be absent is used without being asked for";
    Error "template-value-misused": "a value is used as something that it is not";
    Error "template-word-unknown": "a template asks for a word that a field never has";
    Error "template-word-printed": "a template prints a word that is there to choose by";
    Error "template-comparison-refused": "a template compares what it may not look into";
    Error "template-unsafe": "a template prints a text without escaping it";
    Error "template-figure": "a template states a figure of its own";
    Error "template-value-missing": "a value is missing while a letter is written";
    Error "template-output-too-large": "a template prints more than any letter holds";
    Error "template-too-slow": "a template does not come to an end in time";
    Error "template-render-failed": "a template was broken off while it was filled in";
};
