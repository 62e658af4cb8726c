//! Markdown to tree: running text, links and references to footnotes.

use pulldown_cmark::{Event, LinkType, Tag};

use super::fault;
use super::plain::plain_inlines;
use super::read::Reader;
use super::tree::{Inline, Place};

/// Whether the event is a part of running text.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(_) | Event::Html(_) | Event::Rule | Event::DisplayMath(_) => false,
        _ => true,
    }
}

impl<'a> Reader<'a> {
    /// Reads running text up to the end of what it lies in, and steps over that end.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = self.inline_run();
        while let Some((event, place)) = self.peek() {
            self.at += 1;
            if matches!(event, Event::End(_)) {
                break;
            }
            self.faults.outside(place, &fault::OTHER);
            if matches!(event, Event::Start(_)) {
                self.skip::<()>();
            }
            inlines.extend(self.inline_run());
        }
        inlines
    }

    /// Reads running text as far as it goes.
    pub(super) fn inline_run(&mut self) -> Vec<Inline> {
        let mut run = Vec::new();
        while let Some((event, place)) = self.peek().filter(|(event, _)| is_inline(event)) {
            self.at += 1;
            self.inline(event, place, &mut run);
        }
        self.undefined_notes(&run);
        run
    }

    fn inline(&mut self, event: &'a Event<'a>, place: &Place, run: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push_text(run, text, place),
            Event::SoftBreak => push_text(run, " ", place),
            Event::HardBreak => run.push(Inline::LineBreak),
            Event::FootnoteReference(label) => run.extend(self.note(label, place)),
            Event::Code(text) => {
                self.faults.outside(place, &fault::CODE);
                push_text(run, text, place);
            }
            Event::InlineHtml(_) => self.faults.outside(place, &fault::HTML),
            Event::TaskListMarker(_) => self.faults.outside(place, &fault::TICK_BOX),
            Event::Start(tag) => self.span(tag, place, run),
            _ => self.faults.outside(place, &fault::OTHER),
        }
    }

    fn span(&mut self, tag: &'a Tag<'a>, place: &Place, run: &mut Vec<Inline>) {
        let within = self.within;
        let Some(content) = self.deeper(place, within, Self::inlines) else { return };
        match tag {
            Tag::Strong => run.push(Inline::Strong { content }),
            Tag::Emphasis => run.push(Inline::Emphasis { content }),
            Tag::Link { link_type, dest_url, title, .. } => {
                if !title.is_empty() {
                    self.faults.outside(place, &fault::LINK_TITLE);
                }
                let url = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                run.push(self.link(url, content, place));
            }
            // What is refused still lends its words to the tree, so that later checks see them.
            Tag::Image { .. } => {
                self.faults.outside(place, &fault::PICTURE);
                run.extend(content);
            }
            _ => {
                self.faults.outside(place, &fault::STRUCK_OUT);
                run.extend(content);
            }
        }
    }

    fn link(&mut self, url: String, content: Vec<Inline>, place: &Place) -> Inline {
        if !leads_somewhere(&url) {
            let message = format!("this link leads to `{}`, which a reader cannot open", url.escape_debug());
            let help = "link to a whole address that begins with `https://`, `http://` or `mailto:`";
            let finding = self.faults.at(place, message).help(help);
            self.faults.add("link-not-web", finding);
        }
        if plain_inlines(&content).trim().is_empty() {
            let help = "put words between the square brackets that say where it leads";
            let finding = self.faults.at(place, "this link has no words").help(help);
            self.faults.add("link-empty", finding);
        }
        Inline::Link { url, content }
    }
}

/// Whether the address is one that a letter may link to, and no more than an address.
fn leads_somewhere(url: &str) -> bool {
    let schemes = ["https://", "http://", "mailto:"];
    let rest = schemes.iter().find_map(|scheme| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    rest.is_some_and(|rest| !rest.is_empty() && !url.chars().any(|c| c.is_whitespace() || c.is_control()))
}

/// Adds text, to the text before it where the Markdown has nothing between them.
fn push_text(run: &mut Vec<Inline>, more: &str, place: &Place) {
    // Entities can stand for tabs and newlines, which would be layout.
    let more = &*more.replace(['\t', '\n', '\r'], " ");
    if let Some(Inline::Text { text, span }) = run.last_mut() {
        let exact = text.len() == span.len() && more.len() == place.len();
        if exact && span.end == place.start {
            text.push_str(more);
            span.end = place.end;
            return;
        }
    }
    run.push(Inline::Text { text: more.to_owned(), span: place.clone() });
}
