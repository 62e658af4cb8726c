//! YAML as people write it: some of it on one line, some of it indented, with quotes only where they are needed.

use super::random::Random;

/// A text, a list or a map, about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Text(String),
    List(Vec<Node>),
    Map(Vec<(&'static str, Node)>),
}

/// Lines are no longer than this where that can be helped.
const WIDTH: usize = 110;

impl Node {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Several texts; one needs no brackets.
    pub(crate) fn texts(texts: &[String]) -> Self {
        match texts {
            [one] => Self::text(one),
            several => Self::List(several.iter().map(Self::text).collect()),
        }
    }

    /// Writes what follows a key, after its colon or after the hyphen of a list, and the line break.
    pub(crate) fn write(&self, page: &mut String, indent: usize, random: &mut Random) {
        let mut line = String::new();
        self.flow(&mut line);
        let room = WIDTH.saturating_sub(indent + 20);
        let small = matches!(self, Self::Text(_)) || (line.len() < room && random.chance(60));
        if small {
            if line.len() > room && !line.starts_with(['"', '\'']) {
                fold(page, &line, indent, room);
            } else {
                page.push(' ');
                page.push_str(&line);
                page.push('\n');
            }
            return;
        }
        page.push('\n');
        self.block(page, indent + 2, random);
    }

    /// Writes a map or a list line by line.
    pub(crate) fn block(&self, page: &mut String, indent: usize, random: &mut Random) {
        match self {
            Self::Text(text) => {
                pad(page, indent);
                page.push_str(&scalar(text));
                page.push('\n');
            }
            Self::List(items) => {
                for item in items {
                    pad(page, indent);
                    page.push('-');
                    item.item(page, indent, random);
                }
            }
            Self::Map(entries) => {
                for (key, node) in entries {
                    pad(page, indent);
                    page.push_str(key);
                    page.push(':');
                    node.write(page, indent, random);
                }
            }
        }
    }

    fn item(&self, page: &mut String, indent: usize, random: &mut Random) {
        let Self::Map(entries) = self else { return self.write(page, indent, random) };
        let mut line = String::new();
        self.flow(&mut line);
        if line.len() + indent + 2 < WIDTH && random.chance(70) {
            page.push(' ');
            page.push_str(&line);
            page.push('\n');
            return;
        }
        for (at, (key, node)) in entries.iter().enumerate() {
            if at == 0 {
                page.push(' ');
            } else {
                pad(page, indent + 2);
            }
            page.push_str(key);
            page.push(':');
            node.write(page, indent + 2, random);
        }
    }

    fn flow(&self, line: &mut String) {
        match self {
            Self::Text(text) => line.push_str(&scalar(text)),
            Self::List(items) => {
                line.push('[');
                for (at, item) in items.iter().enumerate() {
                    line.push_str(if at > 0 { ", " } else { "" });
                    item.flow(line);
                }
                line.push(']');
            }
            Self::Map(entries) => {
                line.push_str("{ ");
                for (at, (key, node)) in entries.iter().enumerate() {
                    line.push_str(if at > 0 { ", " } else { "" });
                    line.push_str(key);
                    line.push_str(": ");
                    node.flow(line);
                }
                line.push_str(" }");
            }
        }
    }
}

pub(crate) fn pad(page: &mut String, indent: usize) {
    page.extend(std::iter::repeat_n(' ', indent));
}

fn scalar(text: &str) -> String {
    let special = |c: char| ",:[]{}#&*!|>'\"%@`£?".contains(c);
    if text.contains(special) || text.starts_with(['-', ' ']) {
        format!("\"{text}\"")
    } else {
        text.to_owned()
    }
}

/// Over several lines, as one breaks a long sentence.
fn fold(page: &mut String, line: &str, indent: usize, room: usize) {
    page.push_str(" >-\n");
    let mut column = 0;
    for word in line.split(' ') {
        if column == 0 {
            pad(page, indent + 2);
        } else if column + word.len() > room {
            page.push('\n');
            pad(page, indent + 2);
            column = 0;
        } else {
            page.push(' ');
        }
        page.push_str(word);
        column += word.len() + 1;
    }
    page.push('\n');
}
