//! The first lines of an answer template: what kinds of entry it tells of, which are looked up for it, and what of these
//! it leaves out by name.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fault::Fault;
use crate::read;
use crate::register::Kind;
use crate::text::Span;
use crate::yaml;

/// How the first line begins, and one that says what is left out.
const TELLS: &str = "{#- tells of:";
const LEAVES_OUT: &str = "{#- leaves out:";

/// How both end.
const CLOSE: &str = "-#}";

const CODE: &str = "template-header";

/// The lines as read.
#[derive(Debug, Default)]
pub(in crate::template) struct Header {
    /// The kinds that the template tells of.
    pub(in crate::template) kinds: Vec<Kind>,
    /// What it leaves out: kinds, or fields of a kind.
    pub(in crate::template) leaves_out: Vec<String>,
    /// Where the first line stands; the first character where there is none.
    range: Range<usize>,
    written: bool,
}

impl Header {
    /// Reads the lines of an answer template.
    pub(super) fn read(text: &str) -> (Self, Vec<Fault>) {
        let first = text.chars().next().map_or(0, char::len_utf8);
        let mut header = Self { range: 0..first, ..Self::default() };
        let mut faults = Vec::new();
        header.read_kinds(text, &mut faults);
        header.read_left_out(text, &mut faults);
        (header, faults)
    }

    fn read_kinds(&mut self, text: &str, faults: &mut Vec<Fault>) {
        let Some(list) = text.strip_prefix(TELLS).and_then(|rest| Some(rest.split_once("#}")?.0)) else {
            // A line that means to be one, but is not at the very start or not in this form, would go unseen.
            if let Some(at) = text.find("tells of:") {
                self.written = true;
                let message = "the line that says what this template tells of is not read";
                let help = format!("begin the template with {TELLS} posts {CLOSE}");
                faults.push(Fault::new(CODE, at..at + "tells of:".len(), message).help(help));
            }
            return;
        };
        self.written = true;
        self.range = 0..TELLS.len() + list.len() + "#}".len();
        let Some(list) = list.strip_suffix('-') else {
            let end = self.range.end;
            let message = "this line ends in `#}`, and would leave an empty line in the letter";
            faults.push(Fault::new(CODE, end - 2..end, message).help(format!("end it in `{CLOSE}`")));
            return;
        };
        for (range, word) in words(list, TELLS.len()) {
            match kind(word, range.clone()) {
                Ok(kind) if self.kinds.contains(&kind) => faults.push(twice(word, range)),
                Ok(kind) => self.kinds.push(kind),
                Err(fault) => faults.push(fault.unwrap_or_else(|| {
                    let range = TELLS.len()..TELLS.len() + list.len();
                    Fault::new(CODE, range, "a kind of entry is missing here").help(SUCH)
                })),
            }
        }
    }

    fn read_left_out(&mut self, text: &str, faults: &mut Vec<Fault>) {
        let mut start = 0;
        for line in text.split('\n') {
            let visible = line.trim_end();
            let list = visible.strip_prefix(LEAVES_OUT).and_then(|rest| rest.strip_suffix(CLOSE));
            match (list, line.find("leaves out:")) {
                (Some(list), _) => {
                    for (range, word) in words(list, start + LEAVES_OUT.len()) {
                        self.leave_out(word, range, faults);
                    }
                }
                (None, Some(at)) if line[..at].contains("{#") => {
                    let range = start + at..start + at + "leaves out:".len();
                    let message = "the line that says what this template leaves out is not read";
                    let help = format!("write a line of its own: {LEAVES_OUT} posts/rank {CLOSE}");
                    faults.push(Fault::new(CODE, range, message).help(help));
                }
                _ => {}
            }
            start += line.len() + 1;
        }
    }

    /// Takes in `posts`, which names that a post stood, or `posts/rank`.
    fn leave_out(&mut self, pattern: &str, range: Range<usize>, faults: &mut Vec<Fault>) {
        let (word, field) =
            pattern.split_once('/').map_or((pattern, None), |(kind, field)| (kind, Some(field)));
        let of_kind = range.start..range.start + word.len();
        let kind = match kind(word, of_kind.clone()) {
            Ok(kind) => kind,
            Err(fault) => {
                let missing = || {
                    let wide = of_kind.start..(range.end).max(of_kind.start + 1);
                    Fault::new(CODE, wide, "a kind of entry is missing here").help(SUCH_LEFT_OUT)
                };
                faults.push(fault.unwrap_or_else(missing));
                return;
            }
        };
        let fields = read::fields(kind).iter().map(|field| field.name);
        if let Some(field) = field.filter(|field| !fields.clone().any(|known| known == *field)) {
            let message = format!("{word} have no field called `{field}`");
            let of_field = range.start + word.len()..range.end;
            let fault = Fault::new(CODE, of_field.start + 1..of_field.end, message);
            faults.push(fault.near(field, fields));
            return;
        }
        if self.leaves_out.iter().any(|known| known == pattern) {
            faults.push(twice(pattern, range));
            return;
        }
        if !self.kinds.contains(&kind) && self.written {
            let message =
                format!("`{word}` is not among what this template tells of, so none can be left out");
            faults.push(Fault::new(CODE, of_kind, message).help("take it out of this line"));
        }
        self.leaves_out.push(pattern.to_owned());
    }

    /// Finds kinds that the template goes into and the line does not name.
    pub(super) fn covers(&self, name: &str, used: &BTreeMap<Kind, Span>) -> Option<Fault> {
        let missing: Vec<(&Kind, &Span)> =
            used.iter().filter(|(kind, _)| !self.kinds.contains(kind)).collect();
        let (_, first) = missing.first()?;
        let words: Vec<&str> = missing.iter().map(|(kind, _)| kind.word()).collect();
        let listed = yaml::listed(words.iter().copied(), "and");
        let (message, help) = if self.written {
            let message = format!("`{name}` goes into {listed}, which its first line does not name");
            (message, format!("add {} to the line: nothing else is looked up", words.join(", ")))
        } else {
            let message = format!("`{name}` does not say that it tells of {listed}");
            (message, format!("begin it with {TELLS} {} {CLOSE}", words.join(", ")))
        };
        Some(Fault::new(CODE, self.range.clone(), message).help(help).see(Some(**first), "here"))
    }
}

const SUCH: &str = "name kinds of entry, with commas between: posts, duties";
const SUCH_LEFT_OUT: &str = "name kinds or their fields, with commas between: posts/rank, duties";

/// The kind with this heading; no fault of its own where there is no word.
fn kind(word: &str, range: Range<usize>) -> Result<Kind, Option<Fault>> {
    Kind::parse(word).ok_or_else(|| {
        let message = format!("a register has no kind of entry called `{word}`");
        (!word.is_empty()).then(|| Fault::new(CODE, range, message).near(word, Kind::ALL.map(Kind::word)))
    })
}

fn twice(word: &str, range: Range<usize>) -> Fault {
    Fault::new(CODE, range, format!("`{word}` is named twice"))
}

/// The words of a list that begins at `start`, and where each stands.
fn words(list: &str, start: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = start;
    list.split(',').map(move |part| {
        let at = start + (part.len() - part.trim_start().len());
        start += part.len() + 1;
        let word = part.trim();
        (at..at + word.len(), word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Kind>, Vec<&str>) {
        let (header, faults) = Header::read(text);
        let places = faults.iter().map(|fault| &text[fault.range.clone()]).collect();
        (header.kinds, places)
    }

    #[test]
    fn the_line_is_read_as_written_or_reported() {
        let (posts, duties) = (Kind::Posts, Kind::Duties);
        assert_eq!(read("{#- tells of: posts, duties -#}\nx"), (vec![posts, duties], vec![]));
        assert_eq!(read("{#- tells of: posts, dutys -#}"), (vec![posts], vec!["dutys"]));
        assert_eq!(read("{#- tells of: posts, posts -#}"), (vec![posts], vec!["posts"]));
        assert_eq!(read("{#- tells of: -#}"), (vec![], vec![" "]));
        assert_eq!(read("{#- tells of: posts #}"), (vec![], vec!["#}"]));
        assert_eq!(read("\n{#- tells of: posts -#}"), (vec![], vec!["tells of:"]));
        assert_eq!(read("{# tells of: posts #}"), (vec![], vec!["tells of:"]));
        assert_eq!(read("We hold nothing."), (vec![], vec![]));
    }

    #[test]
    fn what_is_left_out_is_read_as_written_or_reported() {
        for (line, kept, faults) in [
            ("{#- leaves out: posts, posts/rank -#}", &["posts", "posts/rank"][..], &[][..]),
            ("{#- leaves out: posts/rank -#}\r\n{#- leaves out: posts -#}", &["posts/rank", "posts"], &[]),
            ("{#- leaves out: posts/rnak, pots/rank -#}", &[], &["rnak", "pots"]),
            ("{#- leaves out: posts/rank, posts/rank -#}", &["posts/rank"], &["posts/rank"]),
            ("{#- leaves out: duties/resource -#}", &["duties/resource"], &["duties"]),
            ("{#- leaves out: posts, -#}", &["posts"], &["-"]),
            ("{#- leaves out: posts/ -#}", &[], &[""]),
            ("{#- leaves out: -#}", &[], &["-"]),
            ("{# leaves out: posts #}", &[], &["leaves out:"]),
            (" {#- leaves out: posts -#}", &[], &["leaves out:"]),
            ("{#- leaves out: posts -#} x", &[], &["leaves out:"]),
            ("She leaves out: nothing.", &[], &[]),
        ] {
            let text = format!("{{#- tells of: posts -#}}\n{line}\n");
            let (header, found) = Header::read(&text);
            assert_eq!(header.leaves_out, kept, "{line}");
            let found: Vec<&str> = found.iter().map(|fault| &text[fault.range.clone()]).collect();
            assert_eq!(found, faults, "{line}");
        }
    }
}
