//! What an audit keeps of letters: what they are held against the register by, and what several say alike only once.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use crate::case::{AnswerRecord, Claim, Sent};

/// What the letters say that have been read so far.
#[derive(Debug, Default)]
pub struct Shared {
    claims: HashSet<Arc<Claim>>,
    answers: HashSet<Arc<AnswerRecord>>,
}

impl Shared {
    /// A letter without its words, and without where they stand: they are read again of those on which something is found.
    pub fn keep(&mut self, sent: Sent) -> Sent {
        let claims = sent.claims.into_iter().map(|mut claim| {
            Arc::make_mut(&mut claim).spans = Vec::new();
            once(&mut self.claims, claim)
        });
        Sent {
            claims: claims.collect::<Box<[_]>>().into_vec(),
            answers: sent.answers.into_iter().map(|answer| once(&mut self.answers, answer)).collect(),
            candour: String::new(),
            after: String::new(),
            sentences: Vec::new(),
            changed: Vec::new(),
            reworded: Vec::new(),
            new: Vec::new(),
            lost: Vec::new(),
            ..sent
        }
    }
}

fn once<T: Eq + Hash>(known: &mut HashSet<Arc<T>>, one: Arc<T>) -> Arc<T> {
    if let Some(same) = known.get(&one) {
        return Arc::clone(same);
    }
    known.insert(Arc::clone(&one));
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENT: &str = r#"{
        "schema": 1, "candour": "0", "reference": "2016-1", "sent": "2016-06-01", "as_at": "2016-06-01",
        "dated": "2016-06-01", "letter": "response.md", "after": "",
        "claims": [{
            "id": "1-1", "question": "1", "fact": "posts/lead/count", "kind": "value", "tense": "current",
            "verdict": "at_least_part", "sources": ["minutes"], "spans": [[4, 5]]
        }],
        "answers": [
            { "question": "1", "kinds": [], "topic": "t", "periods": [], "found": [], "left_out": [] }
        ],
        "sentences": [{ "text": "We have one.", "line": 1, "column": 1, "claims": ["1-1"] }],
        "changed": [], "reworded": [], "new": [], "lost": [], "findings": []
    }"#;

    #[test]
    fn what_letters_say_alike_is_kept_once() {
        let sent = |text: &str| serde_json::from_str::<Sent>(text).unwrap();
        let mut shared = Shared::default();
        let first = shared.keep(sent(SENT));
        // Where it stands in a letter is no part of what it says.
        let second = shared.keep(sent(&SENT.replace("[4, 5]", "[8, 9]").replace("2016-1", "2016-2")));
        assert!(Arc::ptr_eq(&first.claims[0], &second.claims[0]));
        assert!(Arc::ptr_eq(&first.answers[0], &second.answers[0]));
        assert!(first.sentences.is_empty() && first.claims[0].spans.is_empty());
        assert_eq!((&*first.reference, &*second.reference), ("2016-1", "2016-2"));
        let other = shared.keep(sent(&SENT.replace("posts/lead/count", "posts/lead/rank")));
        assert!(!Arc::ptr_eq(&first.claims[0], &other.claims[0]));
    }
}
