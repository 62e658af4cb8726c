//! Whose words a sentence has: the authority's own, the applicant's, or the law's.

use super::lexicon::Family as F;
use super::page::Page;
use super::sentence::{End, LABEL, Place, Sentence};
use super::topic::{Topic, topic};

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// The authority's.
    Own,
    /// The applicant's: the request as it was made.
    Asked,
    /// Those of the law, in an annex.
    Law,
}

/// Where we are in the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// In the letter itself.
    Letter,
    /// Below a heading that announces the request.
    RequestHeading,
    /// After "you asked:", where the next paragraph is the request.
    RequestFollows,
    /// In a list or a quotation that goes on with it.
    RequestGoesOn,
    /// In an annex of legislation.
    Legislation(u8),
    /// In an older message that was sent along.
    Older,
}

/// So many sentences are the head of a letter: names, dates, references, the subject.
const HEAD: usize = 5;

/// Settles whose words each sentence has, and below what heading it stands.
pub(super) fn settle(page: &mut Page) {
    let mut within = Within::Letter;
    let mut under = None;
    let (mut signed, mut deliberates) = (false, false);
    // How deep the heading lies that names a side, where one does.
    let mut side = None;
    let mut start = 0;
    while start < page.sentences.len() {
        let paragraph = page.sentences[start].paragraph;
        let length =
            page.sentences[start..].iter().take_while(|sentence| sentence.paragraph == paragraph).count();
        let end = start + length;
        let text = &page.text[page.paragraphs[paragraph].clone()];
        if is_older_message(text) {
            within = Within::Older;
        }
        within = before(page, within, start..end);
        let sign = sign(page, start, &mut signed);
        if side.is_some_and(|level| level == LABEL) && refuses_anew(&page.sentences[start..end]) {
            under = None;
            side = None;
        }
        for at in start..end {
            let sentence = &page.sentences[at];
            deliberates = sentence.has(F::LegitimateInterest) || (deliberates && !marks(sentence));
            if let Place::Heading(level) = sentence.place {
                // At the head of a letter, a review is what it is about.
                let rights = at > HEAD || level == LABEL;
                let topic = topic(&page.text, sentence).filter(|topic| *topic != Topic::Rights || rights);
                within = after_heading(within, level, topic, at + 1 < end);
                under = Some(topic.unwrap_or(Topic::Other));
                side = matches!(topic, Some(Topic::For | Topic::Against | Topic::Balance)).then_some(level);
                signed &= level == LABEL;
            }
            under = sign.or(under);
            let voice = match within {
                Within::Letter => None,
                Within::Legislation(_) => Some(Voice::Law),
                _ if page.sentences[at].is_heading() => None,
                _ => Some(Voice::Asked),
            };
            let sentence = &mut page.sentences[at];
            sentence.under = under;
            // A numbered question stands there as the applicant put it.
            let question = (sentence.end == End::Question && sentence.place == Place::Item && !deliberates)
                || (at > start
                    && is_label(&page.text, &page.sentences[at - 1])
                    && !answers(&page.sentences[at]));
            let header = is_header(text_of(page, at)).then_some(Voice::Asked);
            let voice = voice.or(header);
            let sentence = &mut page.sentences[at];
            if let Some(voice) = voice.or(question.then_some(Voice::Asked)) {
                sentence.voice = voice;
            }
        }
        within = after(page, within, start..end);
        start = end;
    }
}

fn text_of(page: &Page, sentence: usize) -> &str {
    &page.text[page.sentences[sentence].range.clone()]
}

/// Whether it is the head of an e-mail, with its subject.
fn is_header(text: &str) -> bool {
    text.starts_with("From:") && text.contains("Subject:")
}

/// Whether a heading marks a new part of the letter.
fn marks(sentence: &Sentence) -> bool {
    matches!(sentence.place, Place::Heading(level) if level < LABEL)
}

/// The side that a sign before an item stands for, in a list of `+`, `-` and `=`.
fn sign(page: &Page, start: usize, signed: &mut bool) -> Option<Topic> {
    let first = page.sentences.get(start)?;
    let sign = page.text[..first.range.start].trim_end_matches([' ', '\t']).chars().last()?;
    let item = first.place == Place::Item || first.place == Place::Heading(LABEL);
    *signed |= item && sign == '+';
    match sign {
        '+' if item => Some(Topic::For),
        '-' | '\u{2013}' if item && *signed => Some(Topic::Against),
        '=' if item && *signed => Some(Topic::Balance),
        _ => None,
    }
}

/// Whether a paragraph still belongs to what the one before it was part of.
fn before(page: &Page, within: Within, range: std::ops::Range<usize>) -> Within {
    let Some(first) = page.sentences.get(range.start) else { return within };
    let quotes = page.text[first.range.clone()].starts_with(['"', '\u{201c}', '\'', '\u{2018}']);
    let paragraph = &page.sentences[range];
    let own = !quotes && (decides(page, paragraph) || (first.place != Place::Item && is_own(paragraph)));
    match within {
        Within::RequestHeading if own => Within::Letter,
        Within::RequestGoesOn if !quotes && (own || first.place != Place::Item) => Within::Letter,
        Within::RequestFollows if first.is_heading() => Within::Letter,
        // What a label announces ends with its paragraph.
        Within::Legislation(LABEL) => Within::Letter,
        other => other,
    }
}

fn after_heading(within: Within, level: u8, topic: Option<Topic>, goes_on: bool) -> Within {
    match (within, topic) {
        (Within::Older, _) => within,
        (_, Some(Topic::Legislation)) => Within::Legislation(level),
        (Within::Legislation(depth), topic) if level > depth && topic != Some(Topic::Rights) => within,
        (Within::Legislation(_), None) => within,
        (_, Some(Topic::Request)) if level == LABEL && goes_on => Within::RequestGoesOn,
        (_, Some(Topic::Request)) if level == LABEL => Within::RequestFollows,
        (_, Some(Topic::Request)) => Within::RequestHeading,
        _ => Within::Letter,
    }
}

fn after(page: &Page, within: Within, range: std::ops::Range<usize>) -> Within {
    let Some(last) = page.sentences.get(range.end - 1) else { return within };
    let announces = last.voice == Voice::Own
        && page.text[last.range.clone()].trim_end().ends_with([':', '-'])
        && last.has(F::Asked)
        && last.under != Some(Topic::Advice)
        && !(last.has(F::Complains) || last.of(F::If).any(|hit| hit.start == 0))
        && within == Within::Letter;
    match within {
        _ if announces => Within::RequestFollows,
        Within::RequestFollows => Within::RequestGoesOn,
        other => other,
    }
}

/// Whether a paragraph begins to refuse something else: what a label above it announced has ended.
fn refuses_anew(paragraph: &[Sentence]) -> bool {
    paragraph.iter().take(3).any(|sentence| {
        let said = [F::Withholds, F::Exempt, F::Relies].iter().any(|family| sentence.has(*family));
        said && sentence.cites
            && !sentence.has(F::PublicInterest)
            && !sentence.has(F::Outweighs)
            && !sentence.is_heading()
    })
}

/// Whether it is only the number of a question: "Q3.", "Question 3:".
fn is_label(text: &str, sentence: &Sentence) -> bool {
    let label = text[sentence.range.clone()].trim_end_matches(['.', ':', ')']).to_lowercase();
    let number = label.trim_start_matches("question").trim_start_matches('q').trim();
    sentence.words.len() <= 2 && number.len() < label.len() && number.parse::<u8>().is_ok()
}

fn answers(sentence: &Sentence) -> bool {
    [F::Withholds, F::Exempt, F::Relies, F::Holds, F::NotHeld, F::Encloses, F::Denies]
        .iter()
        .any(|family| sentence.has(*family))
}

/// Whether a paragraph is the authority's answer, to judge by how it begins.
fn is_own(paragraph: &[Sentence]) -> bool {
    let Some(first) = paragraph.first() else { return false };
    // "You asked for the plan" is how the answer begins.
    let told = first.of(F::Asked).any(|hit| hit.start == 0) && first.of(F::You).any(|hit| hit.start == 0);
    let begins = told || first.of(F::Answer).any(|hit| hit.start == 0);
    let answers = paragraph.iter().any(|sentence| {
        sentence.has(F::Withholds)
            || sentence.has(F::Exempt)
            || sentence.has(F::RefusalNotice)
            || sentence.has(F::Denies)
    });
    (begins || answers) && first.end != End::Question
}

/// Whether a paragraph can only be the authority's: it thanks for the request, or refuses under a provision without
/// speaking as the applicant.
fn decides(page: &Page, paragraph: &[Sentence]) -> bool {
    const APPLICANT: [&str; 6] = ["i", "my", "me", "please", "you", "your"];
    let applicant = |sentence: &Sentence| {
        // "It is being withheld from you" is said to the applicant.
        let text = page.text[sentence.range.clone()].to_lowercase().replace("from you", "");
        text.split(|c: char| !c.is_alphanumeric()).any(|word| APPLICANT.contains(&word))
    };
    let thanks =
        |sentence: &Sentence| sentence.of(F::Courtesy).any(|hit| hit.start == 0) && sentence.has(F::Asked);
    let refuses = |sentence: &Sentence| {
        let said = [F::Withholds, F::Exempt, F::Relies, F::Denies].iter().any(|family| sentence.has(*family));
        said && sentence.cites && sentence.end != End::Question && !applicant(sentence)
    };
    paragraph.iter().any(|sentence| thanks(sentence) || refuses(sentence))
}

/// Whether a paragraph begins an older message: everything after it was written before.
fn is_older_message(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '_', '>', ' ']);
    let lower: String = text.chars().take(80).collect::<String>().to_lowercase();
    lower.starts_with("original message")
        || lower.starts_with("forwarded message")
        || (lower.starts_with("on ") && lower.trim_end().ends_with("wrote:"))
}
