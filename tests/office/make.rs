//! Small files as programs write them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::write::{DeflateEncoder, ZlibEncoder};
use flate2::{Compression, Crc};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A zip archive of these parts.
pub(super) fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text).unwrap();
        let packed = packed.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(text);
        let start = u32::try_from(bytes.len()).unwrap();
        let mut head = Vec::new();
        head.extend([20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0x48]);
        head.extend(crc.sum().to_le_bytes());
        head.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        head.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(start.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (count, start) = (u16::try_from(parts.len()).unwrap(), u32::try_from(bytes.len()).unwrap());
    let length = u32::try_from(list.len()).unwrap();
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// A document of Microsoft Office, part by part.
#[derive(Clone, Default)]
pub(crate) struct Office {
    pub(crate) parts: Vec<(String, Vec<u8>)>,
    relations: BTreeMap<String, String>,
}

impl Office {
    /// A document of Word with this body.
    pub(crate) fn word(body: &str) -> Self {
        let text = format!("<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>{body}</w:body></w:document>");
        Self::default().related("", "officeDocument", "word/document.xml", &text)
    }

    /// A workbook with a sheet called "Summary" of these rows, and what else the list of sheets says.
    pub(super) fn workbook(rows: &str, more: &str) -> Self {
        let text = format!(
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Summary\" sheetId=\"1\" r:id=\"rId1\"/></sheets>{more}</workbook>"
        );
        let sheet = format!("<worksheet>{rows}</worksheet>");
        let book = Self::default().related("", "officeDocument", "xl/workbook.xml", &text);
        book.related("xl/workbook.xml", "worksheet", "xl/worksheets/sheet1.xml", &sheet)
    }

    /// Another sheet.
    pub(super) fn sheet(mut self, name: &str, state: &str, rows: &str) -> Self {
        let number = 1 + self.relations["xl/workbook.xml"].matches("/worksheet\"").count();
        let id = 1 + self.relations["xl/workbook.xml"].matches("<Relationship ").count();
        let (_, book) = self.parts.iter_mut().find(|(name, _)| name == "xl/workbook.xml").unwrap();
        let entry = format!(
            "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{id}\"/></sheets>"
        );
        *book = String::from_utf8(book.clone()).unwrap().replace("</sheets>", &entry).into_bytes();
        let sheet = format!("<worksheet>{rows}</worksheet>");
        self.related("xl/workbook.xml", "worksheet", &format!("xl/worksheets/sheet{number}.xml"), &sheet)
    }

    /// A part that another refers to.
    pub(super) fn related(self, owner: &str, kind: &str, name: &str, text: &str) -> Self {
        self.refers(owner, kind, &format!("/{name}"), "").part(name, text.as_bytes())
    }

    /// A reference to something outside the document.
    pub(super) fn elsewhere(self, owner: &str, kind: &str, address: &str) -> Self {
        self.refers(owner, kind, address, " TargetMode=\"External\"")
    }

    fn refers(mut self, owner: &str, kind: &str, target: &str, mode: &str) -> Self {
        let own = self.relations.entry(owner.to_owned()).or_default();
        let id = 1 + own.matches("<Relationship ").count();
        let _ = write!(
            own,
            "<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"{mode}/>"
        );
        self
    }

    pub(super) fn part(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    pub(crate) fn build(&self) -> Vec<u8> {
        let types = ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec());
        let relations = self.relations.iter().map(|(owner, own)| {
            let (folder, name) =
                owner.rsplit_once('/').map_or(("", &**owner), |(folder, name)| (folder, name));
            let above = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            let text = format!("<Relationships>{own}</Relationships>");
            (format!("{above}_rels/{name}.rels"), text.into_bytes())
        });
        let parts: Vec<_> = [types].into_iter().chain(relations).chain(self.parts.clone()).collect();
        zip(&parts)
    }
}

/// Rows of a sheet, each with one cell of text, from one number to another.
pub(super) fn rows(from: u32, to: u32, says: &str) -> String {
    let mut rows = String::new();
    for row in from..=to {
        let _ = write!(
            rows,
            "<row r=\"{row}\"{says}><c r=\"A{row}\" t=\"inlineStr\"><is><t>Ann Secret</t></is></c></row>"
        );
    }
    format!("<sheetData>{rows}</sheetData>")
}

/// A document of `LibreOffice` with this content.
pub(super) fn odf(kind: &str, styles: &str, body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" \
         xmlns:draw=\"d\" xmlns:presentation=\"p\" xmlns:xlink=\"l\"><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    );
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    let parts = [("mimetype", &*kind), ("content.xml", &*content)];
    let parts = parts.iter().chain(more).map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    zip(&parts.collect::<Vec<_>>())
}

/// A PDF of one page that is drawn so, with further objects from number 10 on.
pub(super) fn pdf(drawn: &str, page: &str, root: &str, further: &[&str]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(drawn.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let _ = write!(
        bytes,
        "1 0 obj\n<< /Type /Catalog {root} /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n\
         endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << \
         /F1 5 0 R >> /XObject << /Im1 6 0 R >> /ExtGState << /Pale << /ca 0.4 >> >> >> {page} >>\nendobj\n4 0 obj\n<< \
         /Length {} /Filter /FlateDecode >>\nstream\n",
        packed.len()
    );
    bytes.extend(packed);
    bytes.extend(
        b"\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n6 0 obj\n<< \
          /Subtype /Image /Width 1 /Height 1 /Length 1 >>\nstream\nx\nendstream\nendobj\n",
    );
    for (number, object) in (10..).zip(further) {
        let _ = write!(bytes, "{number} 0 obj\n{object}\nendobj\n");
    }
    bytes.extend(b"trailer\n<< /Root 1 0 R /Info 10 0 R >>\nstartxref\n0\n%%EOF\n");
    bytes
}
