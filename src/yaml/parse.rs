//! Text to tree: plain YAML only, within limits, every fault with its place.

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::build::{Builder, Property};
use super::clean::{self, Cleaned, Masked};
use super::limits::{Faults, Limits, Stop};
use super::syntax;
use super::tree::Node;
use crate::diagnostic::{Diagnostic, Finding};
use crate::text::FileId;

/// Reads `text` as plain YAML. Without a tree there is at least one diagnostic.
pub fn parse(file: FileId, text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    parse_with(Limits::default(), file, text)
}

/// As [`parse`], within limits of one's own.
pub fn parse_with(limits: Limits, file: FileId, text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    let mut faults = Faults::new(file, text, limits.faults);
    let tree = tree(limits, text, &mut faults).ok().flatten();
    (tree, faults.into_vec())
}

fn tree(limits: Limits, text: &str, faults: &mut Faults<'_>) -> Result<Option<Node>, Stop> {
    if text.len() > limits.bytes.min(u32::MAX as usize) {
        let message = match limits.bytes >> 20 {
            0 => format!("the file is larger than {} bytes", limits.bytes),
            mebibytes => format!("the file is larger than {mebibytes} MiB"),
        };
        return faults.stop("yaml-too-large", Finding::new(faults.span(0..0), message).help("split it"));
    }
    let cleaned = clean::clean(text, limits.faults + 1);
    for masked in &cleaned.masked {
        report_masked(masked, faults)?;
    }
    let mut tabs = cleaned.tabs.iter().copied().peekable();
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: limits.depth,
        block_nesting_limit: limits.depth,
    };
    let mut builder = Builder::new(limits, &cleaned.text);
    let mut documents = 0;
    let mut read = 0;
    for event in Parser::new_from_str_with_options(&cleaned.text, options) {
        let (event, place) = event.or_else(|error| stop_at(&error, &cleaned, read, faults))?;
        let range = place.byte_range().unwrap_or_default();
        read = read.max(range.end);
        if let Some(tag) = place.tag_span().and_then(|tag| tag.byte_range()) {
            builder.property(Property::Tag, tag, faults)?;
        }
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    let finding = Finding::new(faults.span(range), "a second document starts here");
                    return faults.stop("yaml-second-document", finding.help("put it in a file of its own"));
                }
            }
            Event::Anchor(..) => builder.property(Property::Anchor, range, faults)?,
            Event::Alias(_) | Event::UnresolvedAlias(_) => builder.alias(range, faults)?,
            Event::Scalar(value, style, ..) => {
                while let Some(tab) = tabs.next_if(|tab| *tab < range.end) {
                    if tab < range.start || style == ScalarStyle::Plain {
                        report_tab(tab, faults)?;
                    }
                }
                builder.scalar(value, style, range, faults)?;
            }
            Event::SequenceStart(..) => builder.open_list(range, faults)?,
            Event::MappingStart(..) => builder.open_map(range, faults)?,
            Event::SequenceEnd | Event::MappingEnd => builder.close(range, faults)?,
            _ => {}
        }
    }
    for tab in tabs {
        report_tab(tab, faults)?;
    }
    let root = builder.finish();
    if root.is_none() {
        let something = !text.trim_start_matches('\u{FEFF}').trim().is_empty();
        let message = if something { "the file holds no entries" } else { "the file is empty" };
        return faults.stop("file-empty", Finding::new(faults.span(0..0), message));
    }
    Ok(root)
}

fn report_masked(masked: &Masked, faults: &mut Faults<'_>) -> Result<(), Stop> {
    match masked {
        Masked::Character(at, character) => {
            let (code, name) = clean::name(*character);
            let finding =
                Finding::new(faults.span(*at..at + character.len_utf8()), format!("{name} is in the text"));
            faults.report(code, finding.help("delete it; as it does not show, type the word again"))
        }
        Masked::Directive(range) => {
            let finding = Finding::new(faults.span(range.clone()), "a directive starts with `%`");
            faults.report("yaml-directive", finding.help("delete the line"))
        }
    }
}

fn report_tab(at: usize, faults: &mut Faults<'_>) -> Result<(), Stop> {
    let finding = Finding::new(faults.span(at..at + 1), "a tab indents this line");
    faults.report("yaml-tab", finding.help("use spaces"))
}

/// Reports what the parser stopped at. At the end of the text the last character is shown, and for a tab the
/// tab: the parser names what stands beside it. A quote that opened after all that could be read is shown too: what is
/// wrong is often that it does not close.
fn stop_at<T>(
    error: &ScanError,
    cleaned: &Cleaned<'_>,
    read: usize,
    faults: &mut Faults<'_>,
) -> Result<T, Stop> {
    let syntax = syntax::describe(error.kind());
    let text: &str = &cleaned.text;
    let written = text.trim_end();
    let mut at = error.marker().byte_offset().unwrap_or(text.len());
    if syntax.code == "yaml-tab" {
        at = cleaned.tabs.iter().copied().min_by_key(|tab| tab.abs_diff(at)).unwrap_or(at);
    }
    let at = if at < written.len() { at } else { written.char_indices().next_back().map_or(0, |(at, _)| at) };
    let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let mut finding = Finding::new(faults.span(at..at + length), syntax.message);
    finding.help = syntax.help.map(str::to_owned);
    if let Some(quote) = text.get(read..at).and_then(quote) {
        let opened = faults.span(read + quote..read + quote + 1);
        finding = finding.see(opened, "a quote opens here");
    }
    faults.stop(syntax.code, finding)
}

/// Where a quote opens: one that stands where a value may begin, and in no comment.
fn quote(text: &str) -> Option<usize> {
    let (mut before, mut comment) = (' ', false);
    let opens = |(at, sign): (usize, char)| {
        comment = sign != '\n' && (comment || sign == '#' && before.is_whitespace());
        let begins = !comment && (before.is_whitespace() || "[{,:".contains(before));
        before = sign;
        (begins && matches!(sign, '"' | '\'')).then_some(at)
    };
    text.char_indices().find_map(opens)
}
