//! Plain text: tables with commas, notes, pages of the web, e-mails.

use super::finding::{CANNOT, Found, Kind, help};

/// How the names of texts end, the likeliest first.
pub(super) const ENDINGS: &[&str] = &[
    "txt", "csv", "tsv", "md", "json", "geojson", "xml", "yaml", "yml", "html", "htm", "svg", "eml", "ics",
    "vcf", "log",
];

/// Whether bytes are text: UTF-8, or what older programs write, without signs that no text has.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    wide || !bytes.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
}

/// A text shows all that it holds, but for what is written for programs.
pub(super) fn hidden(bytes: &[u8], ending: &str, found: &mut Found) {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &[&[u8]]| {
        with.iter().any(|with| start.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with)))
    };
    if begins(&[b"<!doctype html", b"<html", b"<svg"]) {
        if holds(bytes, b"<script") {
            found.add(Kind::Active, "", "it holds scripts", help::ACTIVE);
        }
        if holds(bytes, b"<!--") {
            found.add(Kind::Comments, "", "it holds comments that no browser shows", help::DOCUMENT);
        }
        if [&b"hidden"[..], b"display:none", b"display: none"].iter().any(|sign| holds(bytes, sign)) {
            found.add(Kind::Data, "", "parts of the page may be hidden", help::DOCUMENT);
        }
    } else if begins(&[b"<?xml"]) {
        let what = format!("{CANNOT}: it is XML, which programs show as they please");
        found.add(Kind::Opaque, "", what, help::OPAQUE);
    } else if ending == "eml" || begins(&[b"received:", b"return-path:", b"mime-version:", b"delivered-to:"])
    {
        let what = format!("{CANNOT}: it is an e-mail as it was sent, with its headers and attachments");
        found.add(Kind::Opaque, "", what, "print the message to PDF and send that");
    }
}

/// Whether bytes hold a word, in small or capital letters.
fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
}
