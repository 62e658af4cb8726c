//! Letters printed: read by a validator, and by looking at where each word stands.

mod faults;
mod pages;

use crate::document::Meta;
use jiff::civil::date;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::text::TextItem;

use super::pdf::lay_out;
use super::*;
use crate::document::{Document, parse};
use crate::text::FileId;

const LETTER: &str = include_str!("letter.md");

fn read(markdown: &str) -> Document {
    let (document, found) = parse(markdown, FileId(0));
    assert_eq!(found, []);
    document
}

fn meta() -> Meta {
    Meta {
        title: "Response to your request for information, 2031-0457".to_owned(),
        language: "en-GB".to_owned(),
        author: "Môr and Vale Police".to_owned(),
        reference: "2031-0457".to_owned(),
        date: date(2031, 3, 28),
        label: None,
        page_words: ["Page".to_owned(), "of".to_owned()],
    }
}

fn theme() -> Theme {
    Theme { letterhead: vec!["Information Rights Unit".to_owned()], ..Theme::plain("Môr and Vale Police") }
}

/// Prints what must print, and holds it against both standards.
#[track_caller]
fn print(markdown: &str) -> Vec<u8> {
    let bytes = pdf(&read(markdown), &meta(), &theme()).unwrap();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)).unwrap();
        assert_eq!(report.failures, [], "{profile:?}");
    }
    bytes
}

/// Each piece of text on each page, with the place where it starts.
fn pieces(markdown: &str) -> Vec<Vec<(Point, TextItem)>> {
    fn collect(frame: &Frame, origin: Point, out: &mut Vec<(Point, TextItem)>) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Group(group) => collect(&group.frame, origin + *at, out),
                FrameItem::Text(text) => out.push((origin + *at, text.clone())),
                _ => {}
            }
        }
    }
    let pages = lay_out(&read(markdown), &meta(), &theme()).unwrap();
    let page = |page: &typst_layout::Page| {
        let mut out = Vec::new();
        collect(&page.frame, Point::zero(), &mut out);
        out
    };
    pages.pages().iter().map(page).collect()
}

/// The letters of a page, without the spaces between them.
fn letters(page: &[(Point, TextItem)]) -> String {
    let text: String = page.iter().map(|(_, item)| item.text.as_str()).collect();
    squeeze(&text)
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Fails where text runs into the margins.
#[track_caller]
fn within_margins(markdown: &str) {
    let margins = theme().margins;
    for (at, item) in pieces(markdown).concat() {
        assert!(at.x >= Abs::mm(margins.left - 0.1), "{} at {at:?}", item.text);
        assert!(at.x + item.width() <= Abs::mm(210.0 - margins.right + 0.5), "{} at {at:?}", item.text);
        assert!(at.y <= Abs::mm(297.0 - 10.0), "{} at {at:?}", item.text);
    }
}
