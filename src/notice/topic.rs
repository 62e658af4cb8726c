//! What a heading announces.

use super::lexicon::Family as F;
use super::sentence::Sentence;

/// What stands below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// The request as it was made.
    Request,
    /// The answer.
    Answer,
    /// The words of the law.
    Legislation,
    /// The harm.
    Harm,
    /// The public interest test.
    Test,
    /// What speaks for disclosure.
    For,
    /// What speaks against it.
    Against,
    /// The balance of the two.
    Balance,
    /// Legitimate interests.
    Interests,
    /// Reviews and complaints.
    Rights,
    /// Help with another request.
    Advice,
    /// Anything else.
    Other,
}

/// What a heading announces; none where it is not known to announce anything.
pub(super) fn topic(text: &str, heading: &Sentence) -> Option<Topic> {
    let words = heading.words.len();
    let plain = text[heading.range.clone()]
        .trim()
        .trim_end_matches([':', '.', '-', '\u{2013}'])
        .trim()
        .to_lowercase();
    match &*plain {
        "for" | "pro" | "pros" | "in favour" | "favouring" => return Some(Topic::For),
        "against" | "con" | "cons" | "contra" | "not in favour" => return Some(Topic::Against),
        "request" | "question" | "questions" | "your question" | "query" | "enquiry" => {
            return Some(Topic::Request);
        }
        "response" | "reply" | "answer" | "decision" | "our decision" | "findings" | "what we decided"
        | "what we found" | "what we concluded" => {
            return Some(Topic::Answer);
        }
        "appeal" | "appeals" | "complaints" | "review" | "reviews" | "regulator" | "next steps" => {
            return Some(Topic::Rights);
        }
        _ => {}
    }
    // "Here is what you asked for" gives it.
    let gives = ["here is", "here are", "so here", "this is where", "where you", "where to"];
    if gives.iter().any(|word| plain.starts_with(word)) {
        return Some(Topic::Answer);
    }
    if let Some(side) = side_of_question(&plain) {
        return Some(side);
    }
    if plain.starts_with("if you ") {
        return Some(Topic::Rights);
    }
    let has = |family| heading.has(family);
    let starts = |family| heading.of(family).any(|hit| hit.start <= 1);
    if has(F::Legislation) && !has(F::Complains) && !has(F::Review) {
        return Some(Topic::Legislation);
    }
    if has(F::AgainstDisclosure) {
        return Some(Topic::Against);
    }
    if has(F::ForDisclosure) {
        return Some(Topic::For);
    }
    // "Complaint letters" are what was asked for.
    let papers =
        ["complaint letter", "complaints letter", "complaint file", "complaints file", "complaint record"];
    let papers =
        papers.iter().any(|words| plain.starts_with(words)) || plain.starts_with("complaints received");
    if has(F::Review) || has(F::Regulator) || (has(F::Complains) && words < 9 && !papers) {
        return Some(Topic::Rights);
    }
    if has(F::Balancing) {
        return Some(Topic::Balance);
    }
    if has(F::LegitimateInterest) || (has(F::Necessary) && words < 8) {
        return Some(Topic::Interests);
    }
    if has(F::PublicInterest) {
        return Some(Topic::Test);
    }
    if has(F::HarmNamed) || has(F::Harm) {
        return Some(Topic::Harm);
    }
    if starts(F::Answer) && !plain.starts_with("your") {
        return Some(Topic::Answer);
    }
    let offers = ["could", "might", "can", "instead"].iter().any(|word| plain.contains(word));
    // "How you could change the request" repeats no request.
    let changes =
        ["how ", "ways ", "help ", "changing ", "narrowing ", "refining ", "another ", "a different "];
    if plain.contains("request") && changes.iter().any(|word| plain.starts_with(word)) {
        return Some(Topic::Advice);
    }
    if starts(F::Advice) && (offers || !starts(F::Asked)) {
        return Some(Topic::Advice);
    }
    if has(F::Asked) && !plain.ends_with("response") && !plain.ends_with("reply") && !is_subject(&plain) {
        return Some(Topic::Request);
    }
    if has(F::Advice) {
        return Some(Topic::Advice);
    }
    None
}

/// Whether it is what a letter is about, as its subject line has it: "request for the minutes of the board".
fn is_subject(plain: &str) -> bool {
    const ABOUT: [&str; 7] = ["for", "about", "regarding", "concerning", "on", "relating", "dated"];
    const AT_LEAST: usize = 2;
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let request = words.iter().position(|word| matches!(*word, "request" | "enquiry" | "query"));
    let Some(at) = request.filter(|_| !plain.contains("you")) else { return false };
    words.get(at + 1).is_some_and(|word| ABOUT.contains(word)) && words.len() > at + 1 + AT_LEAST
}

/// The side that a question announces: "why we might release it", "why it should not be released".
fn side_of_question(plain: &str) -> Option<Topic> {
    let words: Vec<&str> = plain.split_whitespace().collect();
    let weighs = ["might", "may", "could", "should", "would", "ought", "do", "does"];
    if words.first() != Some(&"why") || !words.iter().any(|word| weighs.contains(word)) {
        return None;
    }
    let against = ["not", "withhold", "keep", "keeping", "refuse", "refusal", "secret", "confidential"];
    let for_it = ["release", "disclose", "publish", "give", "disclosure", "serve", "open", "released"];
    if words.iter().any(|word| against.contains(word)) {
        return Some(Topic::Against);
    }
    words.iter().any(|word| for_it.contains(word)).then_some(Topic::For)
}
