//! Streams of a PDF that end where they say.
//!
//! Compressed data may happen to end with a carriage return. With the line feed before `endstream` that reads as
//! one line end, and strict checkers then count a byte too few: about one letter in thirty. A line end of two
//! characters leaves no doubt.

const DOUBTFUL: &[u8] = b"\r\nendstream\nendobj";
/// The length of an entry in the table of objects.
const ENTRY: usize = 20;

/// The file with every doubtful line end made plain, and the table of objects moved along with it.
///
/// A file that is not laid out as expected stays as it is.
pub(super) fn settle(file: Vec<u8>) -> Vec<u8> {
    let doubtful: Vec<_> = file
        .windows(DOUBTFUL.len())
        .enumerate()
        .filter(|(_, part)| *part == DOUBTFUL)
        .map(|(at, _)| at)
        .collect();
    if doubtful.is_empty() {
        return file;
    }
    moved(&file, &doubtful).unwrap_or(file)
}

fn moved(file: &[u8], doubtful: &[usize]) -> Option<Vec<u8>> {
    let shifted = |offset: usize| offset + doubtful.partition_point(|at| *at < offset);
    let tail = file.windows(9).rposition(|part| part == b"startxref")?;
    let (start, rest) = number(file.get(tail + 10..)?)?;
    let (count, entries) = number(file.get(start..tail)?.strip_prefix(b"xref\n0 ")?)?;
    let (table, trailer) = entries.get(1..)?.split_at_checked(count.checked_mul(ENTRY)?)?;

    let mut out = Vec::with_capacity(file.len() + doubtful.len());
    let mut copied = 0;
    for at in doubtful {
        out.extend_from_slice(file.get(copied..=*at)?);
        out.push(b'\r');
        copied = at + 1;
    }
    let head = file.get(copied..start)?;
    out.extend_from_slice(head);
    out.extend_from_slice(format!("xref\n0 {count}\n").as_bytes());
    for entry in table.chunks(ENTRY) {
        let (offset, rest) = number(entry)?;
        let offset = if entry.get(17) == Some(&b'n') { shifted(offset) } else { offset };
        out.extend_from_slice(format!("{offset:010}").as_bytes());
        out.extend_from_slice(rest);
    }
    out.extend_from_slice(trailer);
    out.extend_from_slice(format!("startxref\n{}", shifted(start)).as_bytes());
    out.extend_from_slice(rest);
    Some(out)
}

/// The number that the bytes begin with, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = bytes.split_at(digits);
    Some((str::from_utf8(digits).ok()?.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of two objects; the first holds a stream with `data`.
    fn file(data: &str, line_end: &str) -> String {
        let first = format!("%PDF\n1 0 obj\nstream\n{data}{line_end}endstream\nendobj\n");
        let both = format!("{first}2 0 obj\n<<>>\nendobj\n");
        let table = format!("0000000000 65535 f \n0000000005 00000 n \n{:010} 00000 n \n", first.len());
        let xref = both.len();
        format!("{both}xref\n0 3\n{table}trailer\n<</Size 3>>\nstartxref\n{xref}\n%%EOF")
    }

    #[test]
    fn a_stream_that_ends_with_a_carriage_return_gets_a_longer_line_end() {
        let settled = settle(file("data\r", "\n").into_bytes());
        assert_eq!(String::from_utf8(settled).unwrap(), file("data\r", "\r\n"));
    }

    #[test]
    fn other_files_stay_as_they_are() {
        for text in
            [file("data", "\n"), file("data\n", "\n"), "\r\nendstream\nendobj".to_owned(), String::new()]
        {
            assert_eq!(settle(text.clone().into_bytes()), text.into_bytes());
        }
        let long = file("data\r", "\n").replace("0 3\n", "0 99999999999999999999\n");
        assert_eq!(settle(long.clone().into_bytes()), long.into_bytes());
    }
}
