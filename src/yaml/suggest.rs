//! "Did you mean": the nearest of the words that would do.

/// The candidate nearest to `word`, if one is near enough to be what was meant.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = plain(word);
    let near =
        candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST).filter_map(|candidate| {
            let plain = plain(candidate);
            let changes = strsim::osa_distance(&word, &plain);
            let allowed = plain.chars().count().max(word.chars().count()).div_ceil(3).min(4);
            (changes <= allowed && changes < plain.chars().count()).then_some((changes, candidate))
        });
    near.min().map(|(_, candidate)| candidate)
}

/// Words for a sentence: "`a`, `b` or `c`".
pub fn listed<'w>(words: impl IntoIterator<Item = &'w str>, joiner: &str) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match (words.pop(), words.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} {joiner} {last}", words.join(", ")),
    }
}

/// Words longer than this are not compared.
const LONGEST: usize = 64;

/// A word without what people mix up: case, and the sign between parts.
fn plain(word: &str) -> String {
    word.to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_meant() {
        let words = ["from", "until", "value", "as-of"];
        assert_eq!(closest("form", words), Some("from"));
        assert_eq!(closest("As_Of", words), Some("as-of"));
        assert_eq!(closest("untli", words), Some("until"));
        assert_eq!(closest("colour", words), None);
        assert_eq!(closest("a", ["b"]), None);
        assert_eq!(closest(&"x".repeat(100_000), words), None);
    }

    #[test]
    fn words_are_listed_as_in_a_sentence() {
        assert_eq!(listed(["a"], "or"), "`a`");
        assert_eq!(listed(["a", "b", "c"], "and"), "`a`, `b` and `c`");
        assert_eq!(listed([], "or"), "");
    }
}
