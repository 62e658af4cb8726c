//! Reading: files, YAML, and the written forms of register and case.

use super::Rule;
use super::elsewhere::elsewhere;

pub(super) const RULES: &[Rule] = elsewhere! {
    Error "file-empty": "a file holds nothing";
    Error "yaml-too-large": "a file is larger than anyone reads";
    Error "control-character": "a character that does not show is in the text";
    Error "bidi-character": "a character that turns the direction of writing is in the text";
    Error "yaml-directive": "a line gives orders to YAML programs";
    Error "yaml-syntax": "a file is not YAML from some place on";
    Error "yaml-tab": "a tab indents a line";
    Error "yaml-second-document": "a second document begins in the same file";
    Error "yaml-too-deep": "maps and lists stand too deep in one another";
    Error "yaml-anchor": "a piece of YAML is given a name with `&`";
    Error "yaml-alias": "`*` stands for something written elsewhere";
    Error "yaml-tag": "a tag with `!` says how to understand a value";
    Error "yaml-merge-key": "`<<` brings in the keys of another map";
    Error "yaml-complex-key": "a list or a map is used as a key";
    Error "key-empty": "a value has no key";
    Error "key-repeated": "a key stands twice in one map";
    Error "key-missing": "something that must be said is not there";
    Error "unknown-key": "a key is not known here";
    Error "unknown-word": "a word is none of the few that may stand here";
    Error "wrong-type": "something of another kind is expected";
    Error "wrong-value": "a value has none of the forms that it can be written in";
    Error "id-malformed": "an id has signs that ids do not have";
    Error "day-impossible": "a date names a day that does not exist";
    Error "nil-as-zero": "a nought stands where a kind of nil is meant";
    Error "include-not-read": "an included file cannot be read";
    Error "include-outside": "an included file lies outside the workspace";
    Error "include-repeated": "a file is included twice, or includes itself";
    Error "organisation-repeated": "an included file says whose register it is";
    Error "dates-out-of-order": "a day stands before one that it has to follow";
    Error "extension-unqualified": "more time is taken to weigh what asks for no weighing";
    Error "event-out-of-place": "something happened to a case that nothing before it led to";
    Error "versions-too-many": "an entry has more versions than anyone keeps";
    Error "register-too-large": "a register has more versions than its text can tell of";
    Error "too-many-faults": "so much is wrong that the rest is not shown";
};
