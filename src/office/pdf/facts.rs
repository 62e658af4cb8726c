//! What the objects of a PDF tell, whichever page they belong to.

use std::collections::BTreeSet;

use super::super::finding::{CANNOT, Found, Kind, help};
use super::super::image;
use super::super::places::counted;
use super::file::{File, Object};
use super::object::{Dictionary, Value, whole};
use super::pages::Page;

/// Remarks on a page that can be taken off it again.
const REMARKS: &[&str] = &[
    "Text",
    "FreeText",
    "Highlight",
    "Underline",
    "StrikeOut",
    "Squiggly",
    "Stamp",
    "Ink",
    "Caret",
    "Square",
    "Circle",
    "Line",
    "Polygon",
    "PolyLine",
];

/// What plays or runs on a page.
const ACTIVE: &[&str] = &["Screen", "RichMedia", "Movie", "Sound", "3D"];

/// How a remark is kept from being shown: hidden, or not on a screen.
const HIDDEN: u32 = 2 | 32;

/// What has been counted so far.
#[derive(Default)]
pub(super) struct Facts {
    /// Pages, whether the document shows them or not.
    pub(super) pages: usize,
    /// Descriptions of the file or of what is in it.
    pub(super) descriptions: Vec<u32>,
    /// Remarks that lie on a page.
    lie_on_pages: BTreeSet<u32>,
    /// Whether what is looked at now was taken off its page.
    was_taken_off: bool,
    taken_off: usize,
    remarks: usize,
    unseen_remarks: usize,
    marked_for_redaction: usize,
    files: usize,
    scripts: usize,
    actions: usize,
    players: usize,
    filled: usize,
    layers: usize,
    forms_of_xml: bool,
    private: usize,
    thumbnails: usize,
    pictures: Found,
}

impl Facts {
    pub(super) fn new(pages: &[Page]) -> Self {
        Self {
            lie_on_pages: pages.iter().flat_map(|page| &page.remarks).copied().collect(),
            ..Self::default()
        }
    }

    /// Looks at the object of this number.
    pub(super) fn see(&mut self, file: &File<'_>, number: u32, object: &Object) {
        let Some(dictionary) = object.dictionary() else { return self.value(&object.value) };
        let is_remark = dictionary.get("Rect").is_some() && dictionary.name("Type") != Some("Page");
        self.was_taken_off = is_remark && !self.lie_on_pages.contains(&number);
        self.value(&object.value);
        self.was_taken_off = false;
        if object.has_stream() && dictionary.name("Subtype") == Some("Image") {
            let packed_once = file.packing(dictionary);
            if packed_once == ["DCTDecode"] {
                image::jpeg(file.raw(object), "a picture", &mut self.pictures);
            }
        }
        if object.has_stream()
            && dictionary.name("Type") == Some("Metadata")
            && self.descriptions.len() < 1_000
        {
            self.descriptions.push(number);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::List(items) => items.iter().for_each(|item| self.value(item)),
            Value::Dictionary(dictionary) => {
                self.dictionary(dictionary);
                dictionary.0.iter().for_each(|(_, value)| self.value(value));
            }
            _ => {}
        }
    }

    fn dictionary(&mut self, own: &Dictionary) {
        let has = |name: &str| own.get(name).is_some_and(Value::holds);
        self.pages += usize::from(own.name("Type") == Some("Page"));
        let kind = own.name("Subtype").filter(|_| own.get("Rect").is_some());
        if let Some(kind) = kind.filter(|_| self.was_taken_off) {
            self.taken_off += usize::from(REMARKS.contains(&kind) || kind == "Redact");
        } else if let Some(kind) = kind {
            let flags = own.get("F").and_then(Value::number).and_then(whole).unwrap_or(0);
            self.remarks += usize::from(REMARKS.contains(&kind));
            self.players += usize::from(ACTIVE.contains(&kind));
            self.marked_for_redaction += usize::from(kind == "Redact");
            self.unseen_remarks += usize::from(flags & HIDDEN > 0 && !matches!(kind, "Popup" | "Link"));
        }
        self.files += usize::from(has("EF"));
        self.scripts += usize::from(own.name("S") == Some("JavaScript") || has("JS"));
        self.actions += usize::from(matches!(own.name("S"), Some("Launch" | "SubmitForm" | "ImportData")));
        self.filled += usize::from(own.name("FT").is_some_and(|kind| kind != "Sig") && has("V"));
        let layers_are_off = matches!(own.get("OFF"), Some(Value::List(layers)) if !layers.is_empty());
        self.layers += usize::from(layers_are_off || own.name("BaseState") == Some("OFF"));
        self.forms_of_xml |= has("XFA");
        self.private += usize::from(has("PieceInfo"));
        self.thumbnails += usize::from(own.name("Type") == Some("Page") && has("Thumb"));
    }

    pub(super) fn tell(&mut self, found: &mut Found) {
        let mut add = |count: usize, kind: Kind, one: &str, several: &str, help: &'static str| {
            if count > 0 {
                found.add(kind, "", counted(count, one, several), help);
            }
        };
        let unseen = "is there and not shown";
        add(self.files, Kind::Data, "file is embedded", "files are embedded", help::PRINT);
        add(
            self.layers,
            Kind::Data,
            "set of layers is switched off",
            "sets of layers are switched off",
            help::PRINT,
        );
        add(
            self.marked_for_redaction,
            Kind::Data,
            "place is marked for redaction, and nothing was taken out",
            "places are marked for redaction, and nothing was taken out",
            "apply the redactions, or better: take the words out of the document that it was made from",
        );
        add(
            self.unseen_remarks,
            Kind::Data,
            &format!("remark or field {unseen}"),
            "remarks or fields are there and not shown",
            help::PRINT,
        );
        add(
            self.private,
            Kind::Data,
            "part holds what the program that made it keeps for itself",
            "parts hold what the program that made it keeps for itself",
            help::PRINT,
        );
        add(
            self.thumbnails,
            Kind::Data,
            "small picture of a page shows it as it once was",
            "small pictures of pages show them as they once were",
            help::PRINT,
        );
        add(
            self.taken_off,
            Kind::Data,
            "remark that was taken off a page is still there",
            "remarks that were taken off pages are still there",
            help::PRINT,
        );
        add(
            self.remarks,
            Kind::Comments,
            "comment or drawing lies on its pages",
            "comments or drawings lie on its pages",
            help::PRINT,
        );
        add(
            self.filled,
            Kind::Metadata,
            "field of a form holds a value",
            "fields of a form hold values",
            help::PRINT,
        );
        add(self.scripts, Kind::Active, "script is in it", "scripts are in it", help::PRINT);
        add(
            self.actions,
            Kind::Active,
            "action starts a program or sends data",
            "actions start programs or send data",
            help::PRINT,
        );
        add(self.players, Kind::Active, "film or sound is in it", "films or sounds are in it", help::PRINT);
        if self.forms_of_xml {
            let what = format!("{CANNOT}: it is a form in XML (XFA)");
            found.add(Kind::Opaque, "", what, help::PRINT);
        }
        for hidden in std::mem::take(&mut self.pictures).into_vec() {
            found.add(hidden.kind, hidden.place, hidden.what, hidden.help);
        }
    }
}
