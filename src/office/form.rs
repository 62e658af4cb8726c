//! What a file is, by its first bytes: what it is called says nothing.

use super::archive::Archive;
use super::fault::Fault;
use super::finding::{CANNOT, Found, Hidden, Kind, help};
use super::package::Package;
use super::{image, odf, pdf, plain, slides, word, workbook};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Empty,
    Pdf,
    Zip,
    /// What Office wrote before 2007, and what it writes today with a password.
    Compound,
    Jpeg,
    Png,
    Tiff,
    Webp,
    /// A picture that holds nothing but the picture.
    Plain,
    Text,
    /// Something else, in a few words.
    Other(&'static str),
}

/// A PDF may begin after some other bytes.
const PDF_BEGINS_WITHIN: usize = 1024;

/// What a file that is called `name` holds beside what it shows.
///
/// The name is only held against the bytes; nothing is read from where it leads.
pub fn hidden(name: &str, bytes: &[u8]) -> Vec<Hidden> {
    let mut found = Found::default();
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let is = match form(bytes) {
        Form::Empty => {
            found.add(Kind::Opaque, "", "the file is empty", "put the document there, or take the file away");
            None
        }
        Form::Pdf => {
            pdf::hidden(bytes, &mut found);
            Some(("a PDF", &["pdf"][..]))
        }
        Form::Zip => zipped(bytes, &mut found),
        Form::Compound => {
            compound(&ending, &mut found);
            None
        }
        Form::Jpeg => {
            image::jpeg(bytes, "", &mut found);
            Some(("a JPEG picture", &["jpg", "jpeg", "jpe", "jfif"][..]))
        }
        Form::Png => {
            image::png(bytes, "", &mut found);
            Some(("a PNG picture", &["png"][..]))
        }
        Form::Tiff => {
            image::tiff(bytes, "", &mut found);
            Some(("a TIFF picture", &["tif", "tiff"][..]))
        }
        Form::Webp => {
            image::webp(bytes, "", &mut found);
            Some(("a WebP picture", &["webp"][..]))
        }
        Form::Plain => Some(("a picture", &["gif", "bmp"][..])),
        Form::Text => {
            plain::hidden(bytes, &ending, &mut found);
            Some(("text", plain::ENDINGS))
        }
        Form::Other(what) => {
            found.add(Kind::Opaque, "", format!("{CANNOT}: it is {what}"), help::OPAQUE);
            None
        }
    };
    if let Some((is, endings @ [likeliest, ..])) = is
        && !endings.contains(&&*ending)
    {
        let what = format!("the name does not fit: this is {is}, and its name should end in .{likeliest}");
        found.add(Kind::Opaque, "", what, "rename the file, so that it opens as what it is");
    }
    found.into_vec()
}

fn form(bytes: &[u8]) -> Form {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let start = &bytes[..bytes.len().min(PDF_BEGINS_WITHIN)];
    match bytes {
        [] => Form::Empty,
        _ if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => Form::Zip,
        _ if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") => Form::Compound,
        _ if begins(b"\xFF\xD8\xFF") => Form::Jpeg,
        _ if begins(b"\x89PNG\r\n\x1A\n") => Form::Png,
        _ if begins(b"II*\0") || begins(b"MM\0*") => Form::Tiff,
        _ if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Form::Webp,
        _ if begins(b"GIF8") || begins(b"BM") && bytes.contains(&0) => Form::Plain,
        _ if bytes.get(4..8) == Some(b"ftyp") => Form::Other("a film, or a picture of a telephone"),
        _ if begins(b"\x1F\x8B") || begins(b"7z\xBC\xAF") || begins(b"Rar!") => Form::Other("an archive"),
        _ if begins(b"{\\rtf") => Form::Other("rich text (RTF), which hides much"),
        _ if start.windows(5).any(|window| window == b"%PDF-") => Form::Pdf,
        _ if plain::is_text(bytes) => Form::Text,
        _ => Form::Other("of a kind that is not known here"),
    }
}

/// Looks into a zip archive; says what kind of document it is and how its name should end.
fn zipped(bytes: &[u8], found: &mut Found) -> Option<(&'static str, &'static [&'static str])> {
    let archive = match Archive::open(bytes) {
        Ok(archive) => archive,
        Err(fault) => {
            found.opaque("", fault);
            return None;
        }
    };
    if archive.part("mimetype").is_some() && archive.part("content.xml").is_some() {
        return odf::hidden(&archive, found);
    }
    if archive.part("[Content_Types].xml").is_none() {
        let what = if archive.is_locked() {
            format!("{CANNOT}: it is an archive that is locked with a password")
        } else {
            "this is an archive: the files in it are not looked into".to_owned()
        };
        found.add(Kind::Opaque, "", what, "unpack it, and attach its files one by one");
        return None;
    }
    let package = match Package::open(archive) {
        Ok(package) => package,
        Err(fault) => {
            found.opaque("", fault);
            return None;
        }
    };
    let main = package.main().unwrap_or_default().to_ascii_lowercase();
    match main.split('/').next() {
        _ if main.rsplit('.').next() == Some("bin") => {
            let what = format!("{CANNOT}: it is a binary workbook (.xlsb)");
            found.add(Kind::Opaque, "", what, help::SHEET);
            None
        }
        Some("word") => {
            word::hidden(&package, &main, found);
            Some(("a Word document", &["docx", "docm", "dotx", "dotm"]))
        }
        Some("xl") => {
            workbook::hidden(&package, &main, found);
            Some(("a workbook", &["xlsx", "xlsm", "xltx", "xltm", "xlam"]))
        }
        Some("ppt") => {
            slides::hidden(&package, &main, found);
            Some(("a presentation", &["pptx", "pptm", "ppsx", "ppsm", "potx", "potm"]))
        }
        _ => {
            found.opaque("", Fault::Missing);
            None
        }
    }
}

fn compound(ending: &str, found: &mut Found) {
    let (what, todo) = match ending {
        "docx" | "docm" | "xlsx" | "xlsm" | "pptx" | "pptm" => (
            "it is locked with a password",
            "take the password off, save, and look again; or print to PDF and send that",
        ),
        "msg" => ("it is an e-mail of Outlook, with its headers and attachments", help::OPAQUE),
        "xls" => ("it is a workbook of before 2007", help::SHEET),
        _ => ("it is a document of Office of before 2007", help::OPAQUE),
    };
    found.add(Kind::Opaque, "", format!("{CANNOT}: {what}"), todo);
}
