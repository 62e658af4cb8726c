//! Text for people: what is emphasised, and how long lines are folded.
//!
//! Emphasis travels in the text as noncharacters, which no register may hold: so the text can be searched and masked
//! as a whole before it is folded and coloured.

use clap::builder::styling::{AnsiColor, Style};

use crate::value::Verdict;

const END: char = '\u{FDEF}';

/// Why a stretch of text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// It names an entry or a source.
    Name,
    /// It is certain.
    Certain,
    /// It is certain of a part.
    Partly,
    /// It is not known.
    Unknown,
    /// It is certainly not.
    Absent,
}

const TONES: [(char, Tone); 5] = [
    ('\u{FDD0}', Tone::Name),
    ('\u{FDD1}', Tone::Certain),
    ('\u{FDD2}', Tone::Partly),
    ('\u{FDD3}', Tone::Unknown),
    ('\u{FDD4}', Tone::Absent),
];

impl Tone {
    /// `text` in this tone.
    pub(super) fn on(self, text: &str) -> String {
        let mark = TONES.iter().find(|(_, tone)| *tone == self).map_or(END, |(mark, _)| *mark);
        format!("{mark}{text}{END}")
    }

    /// The tone of a verdict.
    pub(super) fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::No => Self::Absent,
            Verdict::Possibly => Self::Unknown,
            Verdict::AtLeastPart | Verdict::Part => Self::Partly,
            Verdict::Throughout => Self::Certain,
        }
    }

    fn style(self) -> Style {
        match self {
            Self::Name => Style::new().bold(),
            Self::Certain => AnsiColor::Green.on_default(),
            Self::Partly => AnsiColor::Cyan.on_default(),
            Self::Unknown => AnsiColor::Yellow.on_default(),
            Self::Absent => Style::new().dimmed(),
        }
    }
}

/// The text with its marks as colours, or without them.
pub(super) fn paint(text: &str, colour: bool) -> String {
    let mut painted = String::with_capacity(text.len());
    let mut open: Option<Style> = None;
    for character in text.chars() {
        let begins = TONES.iter().find(|(mark, _)| *mark == character).map(|(_, tone)| tone.style());
        // A tone never outlasts its line, whatever became of the mark that ends it.
        let ends = matches!(character, END | '\n') || begins.is_some();
        if ends && let Some(style) = open.take() {
            painted.push_str(&style.render_reset().to_string());
        }
        if let Some(style) = begins.filter(|_| colour) {
            painted.push_str(&style.render().to_string());
            open = Some(style);
        }
        if begins.is_none() && character != END {
            painted.push(character);
        }
    }
    painted
}

/// The text with lines of at most `width` characters, as far as its words allow; what is folded hangs by two.
pub(super) fn fold(text: &str, width: usize) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        folded.push_str(&line[..indent]);
        let mut column = indent;
        let mut open = None;
        for word in words.split_inclusive(' ') {
            let length = shown(word.trim_end());
            if column > indent + 2 && column + length > width {
                while folded.ends_with(' ') {
                    folded.pop();
                }
                // A tone goes on where the line does.
                folded.extend(open.map(|_| END));
                folded.push('\n');
                folded.push_str(&" ".repeat(indent + 2));
                folded.extend(open);
                column = indent + 2;
            }
            folded.push_str(word);
            column += shown(word.trim_end_matches('\n'));
            for character in word.chars() {
                if character == END {
                    open = None;
                } else if TONES.iter().any(|(mark, _)| *mark == character) {
                    open = Some(character);
                }
            }
        }
    }
    folded
}

/// How many characters of a word are shown.
fn shown(word: &str) -> usize {
    word.chars().filter(|c| *c != END && !TONES.iter().any(|(mark, _)| mark == c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_hang_and_short_ones_stay() {
        let text = "posts/lead\n    duties: co-ordinate all activity across the Force; raise quality\n";
        assert_eq!(
            fold(text, 40),
            "posts/lead\n    duties: co-ordinate all activity\n      across the Force; raise quality\n"
        );
        assert_eq!(fold(text, 400), text);
        assert_eq!(fold("    averyveryverylongword next\n", 10), "    averyveryverylongword\n      next\n");
        assert_eq!(fold("", 10), "");
    }

    #[test]
    fn a_tone_is_shown_or_left_out_and_ends_with_its_line() {
        let text = format!("{}  {}\n", Tone::Name.on("posts/lead"), Tone::Unknown.on("not known at all"));
        assert_eq!(paint(&text, false), "posts/lead  not known at all\n");
        let painted = paint(&fold(&text, 16), true);
        assert_eq!(
            painted,
            "\u{1b}[1mposts/lead\u{1b}[0m  \u{1b}[33mnot\u{1b}[0m\n  \u{1b}[33mknown at all\u{1b}[0m\n"
        );
        assert_eq!(paint("\u{FDD0}cut\nrest\n", true), "\u{1b}[1mcut\u{1b}[0m\nrest\n");
    }
}
