//! A PDF: what it holds beside its pages, and under what is drawn on them.

mod content;
mod facts;
mod file;
mod information;
mod object;
mod packing;
mod pages;

use super::fault::Fault;
use super::finding::{CANNOT, Found, Kind, help};
use super::places::{counted, figure};
use facts::Facts;
use file::File;

/// What a PDF holds beside what it shows.
pub(super) fn hidden(bytes: &[u8], found: &mut Found) {
    let file = File::open(bytes);
    if file.is_locked {
        let what = format!("{CANNOT}: it is protected, with a password or against changes");
        found.add(Kind::Opaque, "", what, "save it without protection, and look again");
        return;
    }
    if file.root.is_none() || file.objects().next().is_none() {
        found.opaque("", Fault::Broken);
        return;
    }
    if file.versions > 1 {
        let earlier = counted(file.versions - 1, "earlier version", "earlier versions");
        found.add(Kind::Data, "", format!("{earlier} of it can be read in it"), help::PRINT);
    }
    let pages = pages::pages(&file);
    let mut facts = Facts::new(&pages);
    for number in file.objects() {
        if let Some(object) = file.object(number) {
            facts.see(&file, number, &object);
        }
    }
    facts.tell(found);
    information::tell(&file, &facts, found);
    if facts.pages > pages.len() {
        let pages =
            counted(facts.pages - pages.len(), "page that was taken out is", "pages that were taken out are");
        found.add(Kind::Data, "", format!("{pages} still there"), help::PRINT);
    }
    let mut work = content::Work::new(bytes.len());
    for (number, page) in (1_usize..).zip(&pages) {
        let place = format!("page {}", figure(number));
        match content::look(&file, page, &mut work) {
            Ok(seen) => seen.tell(&place, found),
            Err(fault) => found.opaque(place, fault),
        }
    }
    if let Some(fault) = file.fault() {
        found.opaque("", fault);
    }
}
