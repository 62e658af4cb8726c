//! A document of Word: what was changed, remarked on, hidden or left in it.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;
use super::finding::{Found, Kind, help, shown};
use super::media::Drawings;
use super::package::Package;
use super::places::{Stretches, counted, figure, listed};
use super::properties;
use super::xml::{Event, Tag};

/// No document has more styles, headers or footers.
const MOST_STYLES: usize = 10_000;

/// Letters of this size, in half points, are not seen.
const TINY: u32 = 3;

/// What a document holds beside what it shows.
pub(super) fn hidden(package: &Package<'_>, main: &str, found: &mut Found) {
    properties::hidden(package, found);
    let styles = styles(package, main);
    found.unless("the styles", styles.as_ref().map(|_| ()).map_err(|fault| *fault));
    let styles = styles.unwrap_or_default();
    let mut parts = vec![("the text", main)];
    for (kind, place) in [
        ("header", "a header"),
        ("footer", "a footer"),
        ("footnotes", "the footnotes"),
        ("endnotes", "the endnotes"),
    ] {
        parts.extend(package.related(main, kind).map(|relation| (place, &*relation.target)));
    }
    for (place, part) in parts {
        let mut look = Look { styles: Some(&styles), ..Look::default() };
        let looked = package.walk(part, |event| look.see(&event));
        look.tell(place, found);
        found.unless(place, looked);
    }
    for looked in [comments(package, main, found), settings(package, main, found)] {
        found.unless("", looked);
    }
    let looked = unshown_headers(package, main, found);
    found.unless("the headers", looked);
}

/// What a style does to the words that have it.
#[derive(Debug, Default, Clone, Copy)]
struct Style {
    hides: bool,
    is_white: bool,
    is_shaded: bool,
}

type Styles = BTreeMap<String, Style>;

fn styles(package: &Package<'_>, main: &str) -> Result<Styles, Fault> {
    let mut styles = Styles::new();
    let mut open: Option<(String, Style)> = None;
    for relation in package.related(main, "styles") {
        package.walk(&relation.target, |event| match event {
            Event::Open("style", tag) => {
                open = Some((tag.get("styleId").unwrap_or_default(), Style::default()));
            }
            Event::Open(name, tag) => {
                if let Some((_, style)) = &mut open {
                    style.take(name, &tag);
                }
            }
            Event::Close("style") => {
                // Most styles do nothing of this kind, and need not be kept.
                let kept = open.take().filter(|(_, style)| style.hides || style.is_white || style.is_shaded);
                if styles.len() < MOST_STYLES {
                    styles.extend(kept);
                }
            }
            Event::Close(_) | Event::Words(_) => {}
        })?;
    }
    Ok(styles)
}

impl Style {
    /// Takes in a property of a style, a run or a paragraph.
    fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "vanish" => self.hides = tag.is_on(),
            "sz" => self.hides |= tag.number("val").is_some_and(|size| size <= TINY),
            "color" => {
                let theme = tag.get("themeColor").is_some_and(|theme| theme == "background1");
                let tinted = tag.get("themeShade").is_some();
                let white = tag.get("val").is_some_and(|value| value.eq_ignore_ascii_case("FFFFFF"));
                self.is_white = (white || theme) && !tinted;
            }
            "shd" => {
                let fill = tag.get("fill").unwrap_or_default();
                let themed = tag.get("themeFill").is_some();
                self.is_shaded |= themed || !matches!(&*fill, "" | "auto" | "FFFFFF" | "ffffff");
            }
            "highlight" => self.is_shaded = true,
            _ => {}
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            hides: self.hides || other.hides,
            is_white: self.is_white || other.is_white,
            is_shaded: self.is_shaded || other.is_shaded,
        }
    }
}

/// What has been seen of one part so far.
#[derive(Debug, Default)]
struct Look<'s> {
    styles: Option<&'s Styles>,
    paragraph: u32,
    /// Properties of the paragraph and of the run that are open.
    of_paragraph: Style,
    of_run: Option<Style>,
    /// How deep in tables, text boxes and coloured grounds, on which white words are seen.
    grounds: usize,
    /// How deep in what a property was before a change.
    former: usize,
    changes: [usize; 4],
    changed: Stretches,
    hides: Stretches,
    white: Stretches,
    drawings: Drawings,
}

/// What changes are called, in the order in which they are counted.
const CHANGES: [(&str, &str); 4] = [
    ("insertion", "insertions"),
    ("deletion", "deletions"),
    ("move", "moves"),
    ("change of format", "changes of format"),
];

impl Look<'_> {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Open(name, tag) => self.open(name, tag),
            Event::Close("r") => self.of_run = None,
            Event::Close("tbl" | "txbxContent") => self.grounds = self.grounds.saturating_sub(1),
            Event::Close(name) if name.ends_with("PrChange") => self.former = self.former.saturating_sub(1),
            Event::Words(words) => self.words(words),
            Event::Close(_) => {}
        }
    }

    fn open(&mut self, name: &str, tag: &Tag<'_>) {
        self.drawings.see(name, tag);
        let change = match name {
            "ins" | "cellIns" => Some(0),
            "del" | "cellDel" | "cellMerge" => Some(1),
            "moveTo" => Some(2),
            _ if name.ends_with("PrChange") => Some(3),
            _ => None,
        };
        if let Some(change) = change {
            self.changes[change] += 1;
            self.changed.add(self.paragraph.max(1));
        }
        match name {
            "p" => {
                self.paragraph += 1;
                self.of_paragraph = Style::default();
            }
            "r" => self.of_run = Some(Style::default()),
            "tbl" | "txbxContent" | "background" => self.grounds += 1,
            _ if name.ends_with("PrChange") => self.former += 1,
            _ if self.former > 0 => {}
            "pStyle" => self.of_paragraph = self.of_paragraph.with(self.style(tag)),
            "rStyle" => {
                let style = self.style(tag);
                self.of_run = self.of_run.map(|run| run.with(style));
            }
            _ => match &mut self.of_run {
                Some(run) => run.take(name, tag),
                // What a paragraph says of its mark does not concern its words.
                None if name == "shd" => self.of_paragraph.take(name, tag),
                None => {}
            },
        }
    }

    fn style(&self, tag: &Tag<'_>) -> Style {
        let named = tag.get("val").and_then(|id| self.styles?.get(&id).copied());
        named.unwrap_or_default()
    }

    fn words(&mut self, words: &str) {
        let Some(run) = self.of_run.filter(|_| !words.trim().is_empty()) else { return };
        let style = run.with(self.of_paragraph);
        if style.hides {
            self.hides.add(self.paragraph);
        } else if style.is_white && !style.is_shaded && self.grounds == 0 {
            self.white.add(self.paragraph);
        }
    }

    fn tell(&self, place: &str, found: &mut Found) {
        let at = |paragraphs: &Stretches| {
            let name = |number: u32| figure(number as usize);
            format!("{place}, {}", paragraphs.told("paragraph", "paragraphs", name))
        };
        let changes: Vec<String> = self
            .changes
            .iter()
            .zip(CHANGES)
            .filter(|(count, _)| **count > 0)
            .map(|(count, (one, several))| counted(*count, one, several))
            .collect();
        if !changes.is_empty() {
            let what =
                format!("changes are tracked, and what was taken out is still there: {}", listed(&changes));
            found.add(Kind::Changes, at(&self.changed), what, help::CHANGES);
        }
        if !self.hides.is_empty() {
            found.add(Kind::Data, at(&self.hides), "words are hidden", help::INSPECT);
        }
        if !self.white.is_empty() {
            found.add(Kind::Data, at(&self.white), "words are white, on white", help::DOCUMENT);
        }
        self.drawings.tell(place, found);
    }
}

fn comments(package: &Package<'_>, main: &str, found: &mut Found) -> Result<(), Fault> {
    let mut count = 0;
    for relation in package.related(main, "comments") {
        package.walk(&relation.target, |event| {
            count += usize::from(matches!(event, Event::Open("comment", _)));
        })?;
    }
    if count > 0 {
        found.add(
            Kind::Comments,
            "",
            counted(count, "comment is left in it", "comments are left in it"),
            help::COMMENTS,
        );
    }
    if package.related(main, "people").next().is_some() {
        let what = "it keeps a list of people who changed it or took part in comments";
        found.add(Kind::Metadata, "", what, help::INSPECT);
    }
    if package.related(main, "glossaryDocument").next().is_some() {
        let what = "it keeps building blocks: text that is offered to whoever writes in it";
        found.add(Kind::Metadata, "", what, help::DOCUMENT);
    }
    Ok(())
}

fn settings(package: &Package<'_>, main: &str, found: &mut Found) -> Result<(), Fault> {
    let (mut variables, mut merges) = (0, false);
    for relation in package.related(main, "settings") {
        package.walk(&relation.target, |event| match event {
            Event::Open("docVar", _) => variables += 1,
            Event::Open("mailMerge", _) => merges = true,
            _ => {}
        })?;
    }
    if variables > 0 {
        let what = counted(variables, "variable keeps a value", "variables keep values");
        found.add(Kind::Data, "the settings", what, help::DOCUMENT);
    }
    if merges {
        let what = "they name the list of addresses that letters are merged from, and where it lies";
        found.add(
            Kind::Metadata,
            "the settings",
            what,
            "turn it back into a normal document (Mailings), and save",
        );
    }
    Ok(())
}

/// Headers and footers with words that no page shows, as of a first page that has none of its own.
fn unshown_headers(package: &Package<'_>, main: &str, found: &mut Found) -> Result<(), Fault> {
    let mut shown_kinds = BTreeSet::from(["default".to_owned()]);
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    package.walk(main, |event| match event {
        Event::Open("headerReference" | "footerReference", tag) => {
            let kind = tag.get("type").filter(|kind| kind == "first" || kind == "even");
            let kind = kind.unwrap_or_else(|| "default".to_owned());
            let id = tag.get("id").unwrap_or_default();
            if used.len() < MOST_STYLES || used.contains_key(&id) {
                used.entry(id).or_default().insert(kind);
            }
        }
        Event::Open("titlePg", tag) if tag.is_on() => {
            shown_kinds.insert("first".to_owned());
        }
        _ => {}
    })?;
    for relation in package.related(main, "settings") {
        package.walk(&relation.target, |event| {
            if matches!(&event, Event::Open("evenAndOddHeaders", tag) if tag.is_on()) {
                shown_kinds.insert("even".to_owned());
            }
        })?;
    }
    for relation in package.relations_of(main) {
        let is_shown = used.get(&relation.id).is_some_and(|kinds| !kinds.is_disjoint(&shown_kinds));
        if is_shown || !matches!(&*relation.kind, "header" | "footer") {
            continue;
        }
        let (mut in_words, mut holds) = (false, false);
        package.walk(&relation.target, |event| match event {
            Event::Open("t", _) => in_words = true,
            Event::Close("t") => in_words = false,
            Event::Words(words) => holds |= in_words && !words.trim().is_empty(),
            _ => {}
        })?;
        if holds {
            let what = format!("this is a {} with words that no page shows", relation.kind);
            found.add(Kind::Data, format!("part {}", shown(&relation.target)), what, help::INSPECT);
        }
    }
    Ok(())
}
