//! Words that are not the register's own, by which templates choose their wording.

/// The words of verdicts.
pub(super) const VERDICTS: [&str; 5] = ["no", "possibly", "at_least_part", "part", "throughout"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Verdict;

    #[test]
    fn the_words_are_those_in_use() {
        let verdicts =
            [Verdict::No, Verdict::Possibly, Verdict::AtLeastPart, Verdict::Part, Verdict::Throughout];
        assert_eq!(verdicts.map(Verdict::word), VERDICTS);
    }
}
