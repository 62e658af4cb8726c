//! What the parser has to say, in plain words.

use granit_parser::ErrorKind;

/// A fault of syntax: its code, one sentence, and what one can do.
pub(super) struct Syntax {
    /// The rule's code.
    pub(super) code: &'static str,
    /// One sentence that stands alone.
    pub(super) message: String,
    /// Something one can do.
    pub(super) help: Option<&'static str>,
}

const QUOTE: &str = "put the whole text in quotes";
const INDENT: &str = "line it up with the lines it belongs to, with spaces";
const SPACES: &str = "use spaces";

/// Describes the parser's `kind` of error.
pub(super) fn describe(kind: &ErrorKind) -> Syntax {
    let (code, help) = family(kind);
    let message = if code == "yaml-tag" { "text cannot start with `!`".to_owned() } else { message(kind) };
    Syntax { code, message, help }
}

fn family(kind: &ErrorKind) -> (&'static str, Option<&'static str>) {
    use ErrorKind as E;
    match kind {
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => ("yaml-tab", Some(SPACES)),
        E::RecursionLimitExceeded => ("yaml-too-deep", None),
        E::DirectiveDisallowed | E::MissingDocumentEndBeforeDirective => ("yaml-directive", None),
        E::UndeclaredTagHandle
        | E::ExpectedTagBang
        | E::InvalidGlobalTagCharacter
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8 => ("yaml-tag", Some("if the `!` is meant, put the whole text in quotes")),
        E::UnexpectedCharacter { .. }
        | E::MissingAnchorOrAliasName
        | E::MappingValueNotAllowed
        | E::MappingKeyNotAllowed
        | E::InvalidColonPlacement
        | E::BlockSequenceEntryNotAllowed
        | E::InvalidTrailingSingleQuotedScalar
        | E::InvalidTrailingDoubleQuotedScalar
        | E::PlainScalarStartsWithDashFlowIndicator => ("yaml-syntax", Some(QUOTE)),
        E::UnknownQuotedScalarEscape => {
            ("yaml-syntax", Some("write `\\\\` for one backslash, or use single quotes"))
        }
        E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::InvalidIndentation
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent
        | E::InvalidBlockScalarIndent => ("yaml-syntax", Some(INDENT)),
        E::SimpleKeyExpected | E::InvalidSimpleKey => {
            ("yaml-syntax", Some("write `key: value`, the key and its colon on one line"))
        }
        _ => ("yaml-syntax", None),
    }
}

fn message(kind: &ErrorKind) -> String {
    use ErrorKind as E;
    let message = match kind {
        E::UnexpectedEofFlowSequence => "a list that starts with `[` has no `]`",
        E::UnexpectedEofFlowMapping => "a map that starts with `{` has no `}`",
        E::UnclosedFlowCollection { open } => return format!("this `{open}` is never closed"),
        E::MismatchedFlowCollectionEnd { open, close } => {
            return format!("`{open}` is closed by `{close}`");
        }
        E::MisplacedFlowCollectionEnd => "this bracket closes nothing",
        E::UnexpectedEof
        | E::UnexpectedEofImplicitFlowMapping
        | E::UnexpectedEofBlockSequence
        | E::UnexpectedEofBlockMapping
        | E::ExpectedNodeContent => "a value is expected here",
        E::ExpectedDocumentStart | E::InvalidDocumentEnd => {
            "nothing more is expected after the end of the document"
        }
        E::ExpectedBlockMappingKey => "a key is expected here, in line with the keys above",
        E::ExpectedBlockSequenceEntry => {
            "an item that starts with `-` is expected here, in line with those above"
        }
        E::ExpectedFlowMappingSeparator => "`,` or `}` is expected here",
        E::ExpectedFlowSequenceSeparator => "`,` or `]` is expected here",
        E::SimpleKeyExpected | E::InvalidSimpleKey => "this line has no `:` after its key",
        E::InvalidIndentation | E::InvalidFlowScalarIndent | E::InvalidQuotedScalarIndent => {
            "this line does not line up with the lines around it"
        }
        E::InvalidBlockScalarIndent => "this text block does not line up",
        E::UnexpectedCharacter { character } => {
            return format!("text cannot start with `{}`", character.escape_default());
        }
        E::MissingAnchorOrAliasName => "text cannot start with `&` or `*`",
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => "a tab indents this line",
        E::CommentInterceptedScalar => "a comment interrupts a text of several lines",
        E::CommentNotSeparated => "a comment needs a space before its `#`",
        E::ExpectedWhitespace | E::InvalidBlockEntryWhitespace | E::InvalidMappingValueWhitespace => {
            "a space is expected here"
        }
        E::DirectiveDisallowed | E::MissingDocumentEndBeforeDirective => "a line starts with `%`",
        E::RecursionLimitExceeded => "maps and lists are nested too deeply",
        E::BlockEntryInFlowCollection => "`-` cannot start an item within brackets",
        E::BlockSequenceEntryNotAllowed => "`-` cannot start an item here",
        E::InvalidBlockScalarHeader | E::ZeroBlockScalarIndent => {
            "the text block after `|` or `>` starts on the next line"
        }
        E::DocumentIndicatorInQuotedScalar => "a text in quotes is interrupted by `---` or `...`",
        E::UnclosedQuotedScalar => "a quote is never closed",
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            "something follows the closing quote"
        }
        E::UnknownQuotedScalarEscape => {
            "a backslash in double quotes is followed by a character it cannot escape"
        }
        E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => "this escape stands for no character",
        E::PlainScalarStartsWithDashFlowIndicator => "text cannot start with `-` and a bracket",
        E::MappingKeyNotAllowed => "a key is not expected here",
        E::FlowMappingValueAdjacentCollection => "a space is expected after `:`",
        E::InvalidColonPlacement | E::MappingValueNotAllowed => "a `:` is not expected here",
        _ => "this is not plain YAML",
    };
    message.to_owned()
}
