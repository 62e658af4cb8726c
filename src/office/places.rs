//! Places in a file, in words: rows, columns, and how many of something.

use std::fmt::Write as _;

/// More stretches are counted, and not listed.
const LISTED: usize = 3;

/// So many stretches are kept apart.
const KEPT: usize = 100;

/// Whole numbers in order, as stretches.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Stretches {
    kept: Vec<(u32, u32)>,
    further: usize,
    last: Option<u32>,
    /// How many numbers.
    pub(super) count: usize,
}

impl Stretches {
    /// Adds a number, which is not below any before it.
    pub(super) fn add(&mut self, number: u32) {
        self.add_all(number, number);
    }

    /// Adds every number from `first` to `last`; none of them is below any before it.
    pub(super) fn add_all(&mut self, first: u32, last: u32) {
        let first = self.last.map_or(first, |before| first.max(before.saturating_add(1)));
        if first > last {
            return;
        }
        let follows = self.last.is_some_and(|before| before.checked_add(1) == Some(first));
        let room = self.kept.len() < KEPT;
        match self.kept.last_mut() {
            Some(stretch) if follows && self.further == 0 => stretch.1 = last,
            _ if room => self.kept.push((first, last)),
            _ if !follows => self.further += 1,
            _ => {}
        }
        self.last = Some(last);
        self.count += (last - first) as usize + 1;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// As in `rows 4 to 9, row 12 and 3 more stretches`.
    pub(super) fn told(&self, one: &str, several: &str, name: impl Fn(u32) -> String) -> String {
        let mut told: Vec<String> = Vec::new();
        for (first, last) in self.kept.iter().take(LISTED) {
            told.push(match last - first {
                0 => format!("{one} {}", name(*first)),
                _ => format!("{several} {} to {}", name(*first), name(*last)),
            });
        }
        let more = self.kept.len().saturating_sub(LISTED) + self.further;
        if more > 0 {
            told.push(format!("{} more stretches", figure(more)));
        }
        listed(&told)
    }

    /// As rows.
    pub(super) fn rows(&self) -> String {
        self.told("row", "rows", |row| figure(row as usize))
    }

    /// As columns, which have letters.
    pub(super) fn columns(&self) -> String {
        self.told("column", "columns", column)
    }
}

/// `a, b and c`.
pub(super) fn listed(words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match &words[..] {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A number with a comma between thousands.
pub(super) fn figure(number: usize) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

/// So many of something.
pub(super) fn counted(count: usize, one: &str, several: &str) -> String {
    let mut told = figure(count);
    let _ = write!(told, " {}", if count == 1 { one } else { several });
    told
}

/// The letters of a column, from 1.
pub(super) fn column(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    letters.iter().rev().collect()
}

/// Column and row of a cell as it is written, `AB12`, from 1.
pub(super) fn cell(written: &str) -> Option<(u32, u32)> {
    let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = written[..letters].bytes().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some((column, written[letters..].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_told_in_words() {
        let told = |rows: &[u32]| {
            let mut stretches = Stretches::default();
            for row in rows {
                stretches.add(*row);
            }
            stretches.rows()
        };
        assert_eq!(told(&[4, 5, 5, 6]), "rows 4 to 6");
        assert_eq!(told(&[4, 6, 7, 9000]), "row 4, rows 6 to 7 and row 9,000");
        assert_eq!(
            told(&(1..2000).step_by(2).collect::<Vec<u32>>()),
            "row 1, row 3, row 5 and 997 more stretches"
        );
    }

    #[test]
    fn columns_have_letters() {
        for (number, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")] {
            assert_eq!(column(number), letters);
            assert_eq!(cell(&format!("{letters}7")), Some((number, 7)));
        }
        assert_eq!(cell("7"), Some((0, 7)));
        assert_eq!(cell("ZZZZZZZZZ1"), None);
        assert_eq!(figure(1_234_567), "1,234,567");
    }
}
