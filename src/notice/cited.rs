//! What a letter cites, and whether it relies on that.

use std::ops::Range;

use super::catalogue::provision;
use super::ground::is_of_exemption;
use super::lexicon::Family as F;
use super::page::Page;
use super::pattern::Hit;
use super::sentence::{Place, Sentence};
use super::voice::Voice;
use crate::law::{self, Citation, Law};

/// What a citation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stance {
    /// The letter says that it does not rely on it.
    Denied,
    /// It might have been relied on.
    Supposed,
    /// The letter tells what the law says there.
    Told,
    /// The letter names it and no more.
    Named,
    /// The letter says that it relies on it.
    Relied,
}

/// A provision where it is cited.
#[derive(Debug, Clone)]
pub(super) struct Cited {
    pub(super) citation: Citation,
    pub(super) range: Range<usize>,
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// Which words of the sentence it takes up.
    pub(super) words: Range<usize>,
    pub(super) stance: Stance,
}

/// Everything that the authority's own words cite.
pub(super) fn cited(page: &Page, law: Law) -> Vec<Cited> {
    let mut all = spoken(page, law, Voice::Own, page.sentences.len());
    if all.is_empty() {
        // Some letters name the provision only where they tell the law, before they go on.
        let rights = |sentence: &Sentence| {
            sentence.voice == Voice::Own && (sentence.has(F::Review) || sentence.has(F::Regulator))
        };
        let last = page.sentences.iter().rposition(rights).unwrap_or_default();
        all = spoken(page, law, Voice::Law, last);
    }
    all.extend(bare(page, law));
    all.sort_by_key(|cited| (cited.sentence, cited.range.start));
    settle(page, &mut all);
    withdraw(page, &mut all);
    all
}

/// "Section 31(1)(a). I do not think that this was rightly claimed.": what was relied on before is not any more.
fn withdraw(page: &Page, all: &mut [Cited]) {
    let given_up = |cited: &Cited| {
        let sentence = &page.sentences[cited.sentence];
        let rest = page.sentences[cited.sentence + 1..].iter();
        let mut rest = rest.take_while(|next| next.paragraph == sentence.paragraph).take(2);
        sentence.is_heading() && rest.any(|next| next.has(F::Withdrawn) && !next.cites)
    };
    let gone: Vec<(String, usize)> = all
        .iter()
        .filter(|cited| given_up(cited))
        .map(|cited| (cited.citation.section.clone(), cited.sentence))
        .collect();
    for cited in all.iter_mut() {
        let same = |(section, sentence): &(String, usize)| {
            *section == cited.citation.section && cited.sentence <= *sentence
        };
        if gone.iter().any(same) {
            cited.stance = Stance::Denied;
        }
    }
}

/// What is cited in sentences of one voice, before one of them.
fn spoken(page: &Page, law: Law, voice: Voice, before: usize) -> Vec<Cited> {
    let mut all = Vec::new();
    for paragraph in &page.paragraphs {
        for (range, citations) in law::find(&page.text[paragraph.clone()], law) {
            let range = paragraph.start + range.start..paragraph.start + range.end;
            let number = page.sentences.partition_point(|sentence| sentence.range.start <= range.start);
            let Some(number) = number.checked_sub(1) else { continue };
            let sentence = &page.sentences[number];
            let words = sentence.word_at(range.start)..sentence.word_at(range.end);
            let quoted = sentence.words.get(words.start).is_some_and(|word| word.quoted);
            if sentence.voice != voice || number >= before || quoted {
                continue;
            }
            all.extend(citations.into_iter().flat_map(apart).map(|citation| Cited {
                citation,
                range: range.clone(),
                sentence: number,
                words: words.clone(),
                stance: Stance::Named,
            }));
        }
    }
    all
}

/// A citation; where the catalogue does not read its parts together, each by itself: "31(3), read with 31(1)(a)".
fn apart(citation: Citation) -> Vec<Citation> {
    let unknown = matches!(provision(&citation), law::Found::Missing(_));
    let alone = Citation { with: Vec::new(), ..citation.clone() };
    if !unknown || citation.with.is_empty() || matches!(provision(&alone), law::Found::Missing(_)) {
        return vec![citation];
    }
    let further = citation.with.iter().map(|path| Citation { path: path.clone(), ..alone.clone() });
    let further: Vec<Citation> =
        further.filter(|one| !matches!(provision(one), law::Found::Missing(_))).collect();
    // A condition that the law does not have is for whoever reads to see.
    if further.is_empty() { vec![citation] } else { [vec![alone], further].concat() }
}

/// Citations in cells of tables, where the heading of the column says what they are.
fn bare(page: &Page, law: Law) -> Vec<Cited> {
    const LONGEST: usize = 40;
    let cells = page.sentences.iter().enumerate().filter(|(_, sentence)| {
        sentence.place == Place::Cell && sentence.voice == Voice::Own && sentence.range.len() <= LONGEST
    });
    let mut found = Vec::new();
    for (number, cell) in cells {
        let text = &page.text[cell.range.clone()];
        let starts = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('(');
        let citations = if starts { law::parse(text, law).unwrap_or_default() } else { Vec::new() };
        found.extend(citations.into_iter().map(|citation| Cited {
            citation,
            range: cell.range.clone(),
            sentence: number,
            words: 0..cell.words.len(),
            stance: Stance::Named,
        }));
    }
    found
}

/// Says of each what it is for.
fn settle(page: &Page, all: &mut [Cited]) {
    let others = of_others(&page.text);
    let mut start = 0;
    while start < all.len() {
        let number = all[start].sentence;
        let length = all[start..].iter().take_while(|cited| cited.sentence == number).count();
        let group = &mut all[start..start + length];
        let sentence = &page.sentences[number];
        let told = is_law_told(sentence);
        let relies = [F::Exempt, F::Relies, F::Withholds, F::RefusalNotice, F::Denies];
        // "The original decision relied on section 43(2)" tells what was so before.
        let earlier = sentence.has(F::Before) && sentence.has(F::Relies) && !sentence.has(F::Withholds);
        let relies = !sentence.is_heading() && !earlier && relies.iter().any(|family| sentence.has(*family));
        for cited in group.iter_mut() {
            cited.stance = match (told, relies) {
                (true, _) => Stance::Told,
                (false, true) => Stance::Relied,
                (false, false) => Stance::Named,
            };
        }
        // What is only an instance, or might have applied, is not relied on.
        for cited in group.iter_mut().filter(|_| !sentence.is_heading()) {
            let start = cited.words.start;
            let mut supposed = sentence.of(F::Supposed);
            let near = supposed.any(|hit| {
                let after = cited.words.end <= hit.start
                    && hit.start <= cited.words.end + 1
                    && hit.end > hit.start + 1;
                after || (hit.start < start && start <= hit.end + REACH)
            });
            let said = [F::Exempt, F::Relies, F::RefusalNotice, F::Denies, F::IsWithheld].into_iter();
            // "It may be that some of it is exempt" refuses nothing.
            let may = |hit: Hit| {
                sentence.of(F::Could).any(|could| could.start < hit.start && hit.start <= could.end + REACH)
            };
            let refused = said
                .flat_map(|family| sentence.of(family))
                .any(|hit| hit.end <= start + 1 && start <= hit.end + NEAR && !may(hit));
            let own = &page.text[cited.range.clone()];
            let before = page.paragraphs[sentence.paragraph].start..cited.range.start;
            let other = (others.contains(&cited.citation.section) && !is_of_exemption(&cited.citation))
                || is_of_other_act(&page.text[sentence.range.start..cited.range.start], own)
                || (points_back(&page.text[cited.range.end..sentence.range.end], own, &cited.citation)
                    && is_of_other_act(&page.text[before], own));
            let suggested = sentence.of(F::Suggested).any(|hit| {
                let turns = |turn: Hit| hit.end <= turn.start && turn.start < start;
                hit.end <= start && !sentence.of(F::Contrast).any(turns)
            });
            let others = sentence.of(F::Others).any(|hit| {
                let between = page.text.get(sentence.span(hit).end..cited.range.start).unwrap_or_default();
                hit.end <= start && start <= hit.end + REACH && !between.contains([',', ';', ':'])
            });
            if other || suggested || others || (near && !refused && cited.stance != Stance::Told) {
                cited.stance = Stance::Supposed;
            }
        }
        // "The duty does not arise, on account of section 40(5B)" relies on it.
        let duty =
            |hit: Hit| sentence.of(F::Withholds).any(|said| said.start < hit.start && hit.end <= said.end);
        for hit in sentence.of(F::NotRelied).filter(|hit| !duty(*hit)) {
            if let Some(words) = denied(page, sentence, group, hit) {
                deny(group, words);
            }
        }
        // "It was considered. We make no claim to it."
        let rest = page.sentences[number + 1..]
            .iter()
            .take(3)
            .take_while(|next| next.paragraph == sentence.paragraph);
        if rest.into_iter().any(|next| next.has(F::NotRelied)) {
            let weak = all[start..start + length].iter_mut().filter(|cited| cited.stance == Stance::Supposed);
            weak.for_each(|cited| cited.stance = Stance::Denied);
        }
        start += length;
    }
}

/// Whether a sentence tells what the law says, and not what is so here.
pub(super) fn is_law_told(sentence: &Sentence) -> bool {
    let Some(law) = sentence.of(F::Law).min_by_key(|hit| hit.start) else { return false };
    let own = [F::Exempt, F::Relies, F::Withholds].into_iter().flat_map(|family| sentence.of(family));
    let own = own.filter(|hit| !sentence.of(F::Law).any(|law| law.meets(*hit)));
    let before = own.filter(|hit| hit.start < law.start).count();
    // "It says that release would inhibit them" tells an opinion, and no law.
    let harm = sentence.has(F::Harm) && sentence.has(F::Disclosed) && sentence.has(F::Would);
    let opinion = law.end == 2 && harm && !sentence.has(F::Prejudice) && !sentence.has(F::Provision);
    before == 0 && !opinion && !sentence.has(F::Here) && !sentence.has(F::RefusalNotice)
}

/// The sections that a text says to be of another law: "section 61(1) of the 2003 Act".
fn of_others(text: &str) -> Vec<String> {
    const REACH: usize = 60;
    let mut found = Vec::new();
    for (at, word) in text.match_indices("ection ") {
        let after = &text[at + word.len()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let rest =
            after[digits..].trim_start_matches(|c: char| "()".contains(c) || c.is_ascii_alphanumeric());
        let Some(named) = rest.strip_prefix(" of the ").filter(|_| digits > 0) else { continue };
        let named = &named[..crate::text::floor_char(named, REACH)];
        let name = ["Act", "Regulations", "Order"].iter().filter_map(|law| named.find(law)).min();
        let name = name.map(|end| &named[..end]).filter(|name| !name.trim().is_empty());
        let ours =
            |name: &str| name.contains("Information") || name.contains("2000") || name.contains("same");
        if name.is_some_and(|name| !ours(name) && !name.contains(['.', ',', ';'])) {
            found.push(after[..digits].to_owned());
        }
    }
    found
}

/// Whether a citation is of the Act that was named last: "section 237 of that Act", or a number that ours does not reach.
fn points_back(after: &str, cited: &str, citation: &Citation) -> bool {
    const LAST: u16 = 88;
    let after = after.trim_start();
    let that = ["of that Act", "of the same Act", "of those Regulations", "thereof", "of that enactment"];
    let far = citation.section.parse::<u16>().is_ok_and(|number| number > LAST);
    far || cited.contains("that Act") || that.iter().any(|words| after.starts_with(words))
}

/// Whether the text before a citation names another Act, and the citation names none.
fn is_of_other_act(before: &str, cited: &str) -> bool {
    let last =
        ["Act 1", "Act 2", "Regulations 1", "Regulations 2", "Order 1", "Order 2", "Rules 1", "Rules 2"];
    let Some(at) = last.iter().filter_map(|name| before.rfind(name)).max() else { return false };
    let ours = before[..at].trim_end().ends_with("Information") || before[..at].trim_end().ends_with(')');
    let names_ours = cited.contains("Act") || cited.to_uppercase().contains("FOI");
    !ours && (cited.contains("that Act") || (!names_ours && !before[at..].contains("Information")))
}

/// How near a citation stands to the words that deny it.
const NEAR: usize = 4;
const FAR: usize = 14;
const REACH: usize = 12;

/// Denies a citation and those that are listed with it: "section 31 or on section 43".
fn deny(group: &mut [Cited], mut words: Range<usize>) {
    const LISTED: usize = 2;
    for cited in group.iter_mut().filter(|cited| cited.words.start >= words.start) {
        if cited.words.start > words.end + LISTED {
            break;
        }
        cited.stance = Stance::Denied;
        words.end = words.end.max(cited.words.end);
    }
}

/// Which words of the sentence are the citation that is denied here.
fn denied(page: &Page, sentence: &Sentence, group: &[Cited], hit: Hit) -> Option<Range<usize>> {
    // What does not apply may be the public interest test, or the duty.
    let other = |from: usize, to: usize| {
        let families = [F::PublicInterest, F::Balancing, F::Denies, F::Absolute];
        families
            .iter()
            .any(|family| sentence.of(*family).any(|other| from <= other.start && other.start < to))
    };
    // "The duty does not apply, by virtue of section 31(3)" relies on what follows.
    let words = &page.text[sentence.span(hit)];
    let subject = words.contains("cover")
        || words.contains("appl")
        || words.contains("aris")
        || words.contains("engage");
    let after = group
        .iter()
        .filter(|_| !subject)
        .find(|cited| (hit.start..hit.end + NEAR).contains(&cited.words.start));
    if let Some(after) = after {
        return (!other(hit.start.saturating_sub(8), after.words.start)).then(|| after.words.clone());
    }
    let before = group.iter().rev().find(|cited| cited.words.end <= hit.start)?;
    let near = hit.start - before.words.end <= FAR && !other(before.words.end, hit.start);
    near.then(|| before.words.clone())
}
