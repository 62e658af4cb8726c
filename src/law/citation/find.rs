//! Citations read from a text that is nothing else, and found in one that is.

use std::ops::Range;

use super::Citation;
use super::compose::{Joint, NoRange, compose};
use super::grammar::{Grammar, Group, Named, Segment};
use super::token::{Kind, tokens};
use crate::law::{Law, Unit, provisions};
use crate::value::{Refusal, Wrong};

/// What a text cites that is nothing but a citation, or a list of some.
///
/// `law` is the law in question: it is meant where the text names none. Every way to write a citation is known that is
/// known to be in use: `31(1)(a)`, `s.31(1)(a)`, `section 31, subsection (1)(a)`, `ss.30 and 31`, `31(1)(a) to (c)`,
/// `s.40(2) and (3A)(a)`, `reg 12(4)(b) EIR`. Which part lies below which is settled by the catalogue: `31(1)(a)(b)` is
/// two limbs, since (1)(a) has no (b). A provision need not exist to be cited.
///
/// # Errors
/// Why the text cites nothing, or something of a law that is none of ours.
pub fn parse(text: &str, law: Law) -> Result<Vec<Citation>, Refusal> {
    let tokens = tokens(text);
    let grammar = Grammar { tokens: &tokens, running: false };
    let shown = excerpt(text);
    let refused = |message: String| {
        let example = match law.unit() {
            Unit::Section => "write the section and, if it has limbs, the limb: `31(1)(a)`",
            Unit::Regulation => "write the regulation and its parts: `12(4)(b)`",
        };
        Refusal::new(Wrong::Form, message).help(example)
    };
    if tokens.is_empty() {
        return Err(refused("no provision is named".to_owned()));
    }
    let Some(group) = grammar.group(0) else {
        return Err(refused(format!("`{shown}` does not name a provision")));
    };
    if group.segments.iter().any(|segment| segment.law == Named::Other) {
        return Err(refused(format!("`{shown}` is not a provision of a law on access to information")));
    }
    let rest = &tokens[group.end..];
    if let [first, ..] = rest
        && !(rest.len() == 1 && first.is_sign('.'))
    {
        let from = excerpt(&text[first.range.start..]);
        return Err(refused(format!("`{shown}` goes on with `{from}`, which is no part of a citation")));
    }
    let mut cited = Vec::new();
    for segment in &group.segments {
        let Some(law) = law_of(segment, law) else {
            return Err(refused(format!("`{shown}` is of regulations that are not in the catalogue")));
        };
        let composed = compose(law, &segment.pieces);
        cited.extend(composed.map_err(|NoRange| {
            refused(format!(
                "`{shown}` is no range: its ends are not of one kind, or stand the wrong way round"
            ))
        })?);
    }
    Ok(cited)
}

/// The citations in running text, each with the bytes that it takes up; what is cited in one breath is found as one.
///
/// `law` is the law that the text is about. A citation begins with a word, such as "section", "s." or "reg", or follows one
/// that does; so `s.r.o.`, a time or an amount is none. Without brackets and without the law's name it must be a section
/// that letters cite ("section 16", and not "section 3"). What is said to be of something else ("section 3 of the plan",
/// "section 45 of the Data Protection Act 2018", "section 12 below") is left out.
pub fn find(text: &str, law: Law) -> Vec<(Range<usize>, Vec<Citation>)> {
    let tokens = tokens(text);
    let grammar = Grammar { tokens: &tokens, running: true };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let group = if tokens[at].kind == Kind::Word { grammar.group(at) } else { None };
        let Some(group) = group else {
            at += 1;
            continue;
        };
        let end = group.end.max(at + 1);
        let cited = if grammar.follows_other_law(at) || points(&grammar, &group) {
            Vec::new()
        } else {
            group.segments.iter().flat_map(|segment| kept(segment, law)).collect()
        };
        if !cited.is_empty() {
            found.push((tokens[at].range.start..tokens[end - 1].range.end, cited));
        }
        at = end;
    }
    found
}

/// Where running text speaks of the law: its citations, and the short titles of laws by themselves, in order and apart.
pub fn mentions(text: &str, law: Law) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = find(text, law).into_iter().map(|(range, _)| range).collect();
    for title in Law::ALL.map(Law::title) {
        let titles = text.match_indices(title).map(|(at, title)| at..at + title.len());
        let apart: Vec<Range<usize>> = titles
            .filter(|title| found.iter().all(|range| range.end <= title.start || title.end <= range.start))
            .collect();
        found.extend(apart);
    }
    found.sort_by_key(|range| range.start);
    found
}

/// What a stretch of running text cites of our laws.
fn kept(segment: &Segment, law: Law) -> Vec<Citation> {
    let Some(law) = law_of(segment, law).filter(|_| segment.law != Named::Other) else { return Vec::new() };
    let cited = compose(law, &segment.pieces).or_else(|NoRange| {
        let mut pieces = segment.pieces.clone();
        for piece in &mut pieces {
            piece.joint = Joint::And;
        }
        compose(law, &pieces)
    });
    let mut cited = cited.unwrap_or_default();
    if segment.law == Named::Not {
        cited.retain(|citation| !citation.path.is_empty() || provisions::is_cited(law, &citation.section));
    }
    cited
}

/// Whether a bare number points to a place in the same letter: "section 12 below".
fn points(grammar: &Grammar<'_>, group: &Group) -> bool {
    let bare = group.segments.iter().flat_map(|segment| &segment.pieces).all(|piece| piece.parts.is_empty());
    let next = grammar.tokens.get(group.end);
    bare && next.is_some_and(|token| ["above", "below", "overleaf"].iter().any(|word| token.is(word)))
}

/// The law that something is cited of; none where it is of regulations that nobody named.
fn law_of(segment: &Segment, law: Law) -> Option<Law> {
    match (segment.law, segment.unit) {
        (Named::Law(named), _) => Some(named),
        (_, Some(unit)) if unit != law.unit() => match (law, unit) {
            (Law::Foia, Unit::Regulation) => Some(Law::Eir),
            (Law::Eir, Unit::Section) => Some(Law::Foia),
            _ => None,
        },
        _ => Some(law),
    }
}

/// As much of a text as a message needs.
fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
