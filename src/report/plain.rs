//! Markdown as a person reads it in a terminal, as far as explanations of rules use it: paragraphs, lists and code.

use std::mem;

use crate::rules::Rule;

/// What a rule says of itself, no wider than `width` where it can be broken.
pub fn explanation(rule: &Rule, width: usize) -> String {
    plain(rule.explanation, width)
}

/// No line is broken.
pub(super) const UNBROKEN: usize = usize::MAX;

/// How far code stands in.
const INDENT: &str = "    ";

/// A text of paragraphs no wider than `width`, lists, and code as it stands.
pub(super) fn plain(markdown: &str, width: usize) -> String {
    let mut blocks = Vec::new();
    let mut open = String::new();
    let mut code: Option<Vec<String>> = None;
    for line in markdown.lines() {
        let fence = line.trim_start().starts_with("```");
        match (&mut code, fence) {
            (Some(lines), true) => {
                blocks.push(mem::take(lines).join("\n"));
                code = None;
            }
            (Some(lines), false) if line.is_empty() => lines.push(String::new()),
            (Some(lines), false) => lines.push(format!("{INDENT}{line}")),
            (None, true) => {
                close(&mut open, width, &mut blocks);
                code = Some(Vec::new());
            }
            (None, false) if line.trim().is_empty() => close(&mut open, width, &mut blocks),
            (None, false) => {
                if starts_item(line) {
                    close(&mut open, width, &mut blocks);
                }
                let gap = if open.is_empty() { "" } else { " " };
                open = mem::take(&mut open) + gap + line.trim();
            }
        }
    }
    blocks.extend(code.map(|lines| lines.join("\n")));
    close(&mut open, width, &mut blocks);
    let mut text = String::new();
    for block in blocks {
        // The items of a list stand together.
        let apart = if text.is_empty() { "" } else { "\n" };
        let in_list = starts_item(&block) && starts_item(text.rsplit("\n\n").next().unwrap_or_default());
        text = text + if in_list { "" } else { apart } + &block + "\n";
    }
    text
}

fn starts_item(line: &str) -> bool {
    line.starts_with("- ")
}

/// Ends a paragraph or an item of a list.
fn close(open: &mut String, width: usize, blocks: &mut Vec<String>) {
    if open.is_empty() {
        return;
    }
    let hanging = if starts_item(open) { "  " } else { "" };
    let mut lines = vec![String::new()];
    for word in words(&mem::take(open)) {
        let Some(line) = lines.last_mut() else { continue };
        let long = line.chars().count() + 1 + word.chars().count() > width;
        if line.trim().is_empty() {
            line.push_str(word);
        } else if long {
            lines.push(format!("{hanging}{word}"));
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    blocks.push(lines.join("\n"));
}

/// The words of a paragraph. What stands between backquotes is one.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '`' => quoted = !quoted,
            ' ' if !quoted => {
                words.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(&text[start..]);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_filled_and_code_stays_as_it_is() {
        let markdown = "One two three\nfour `five six`.\n\n```yaml\nposts:\n\n  a: { title: A very long line }\n```\n\n\
                        Either:\n\n- this one here, or\n- that one\n  over there\n\nand so on\n";
        assert_eq!(
            plain(markdown, 18),
            "One two three four\n`five six`.\n\n    posts:\n\n      a: { title: A very long line }\n\nEither:\n\n\
             - this one here,\n  or\n- that one over\n  there\n\nand so on\n"
        );
        assert!(plain(markdown, UNBROKEN).starts_with("One two three four `five six`.\n\n    posts:"));
        assert_eq!(plain("", 80), "");
    }
}
