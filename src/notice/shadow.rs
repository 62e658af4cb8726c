//! The same text without its dress: marks of Markdown and what nobody sees become blanks, and nothing changes its place.

/// A copy of a text, byte for byte as long, in which emphasis, escapes, tags and control characters are blanks.
pub(super) fn shadow(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'*' | b'`' | b'~' => bytes[at] = b' ',
            // A backslash of Markdown stands before a sign; before a letter it is part of a path.
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => bytes[at] = b' ',
            b'_' if !(is_word(&bytes, at.checked_sub(1)) && is_word(&bytes, at.checked_add(1))) => {
                bytes[at] = b' ';
            }
            b'<' => {
                if let Some(end) = tag(&bytes[at..]) {
                    bytes[at..at + end].fill(b' ');
                }
            }
            b'\n' | b'\t' => {}
            control if control.is_ascii_control() => bytes[at] = b' ',
            _ => {}
        }
        at += 1;
    }
    // Only single bytes have been replaced by single bytes.
    String::from_utf8(bytes).unwrap_or_default()
}

fn is_word(bytes: &[u8], at: Option<usize>) -> bool {
    at.and_then(|at| bytes.get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
}

/// How long a tag is that begins here: `<br>`, `</p>`.
fn tag(bytes: &[u8]) -> Option<usize> {
    const LONGEST: usize = 12;
    let end = bytes.iter().take(LONGEST).position(|byte| *byte == b'>')?;
    let name = bytes[1..end].iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b' '));
    (name && end > 1).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_changes_its_place() {
        let text = "**Section 31**\\(1\\) _held_ in a_b.xlsx<br>\u{0}\r\n\u{201c}caf\u{e9}\u{201d} a < b";
        let shadow = shadow(text);
        assert_eq!(shadow.len(), text.len());
        assert_eq!(shadow, "  Section 31   (1 )  held  in a_b.xlsx      \n\u{201c}caf\u{e9}\u{201d} a < b");
    }
}
