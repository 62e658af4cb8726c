//! The letter that is to be sealed, as it was sent.

use std::path::Path;

use crate::{files, office};

/// The letter as it was sent.
pub(super) struct Letter {
    /// What it is called in the folder of the case.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) words: String,
}

impl Letter {
    pub(super) fn read(folder: &Path, file: Option<&Path>) -> Result<Self, String> {
        let draft = folder.join("response.md");
        let path = file.unwrap_or(&draft);
        let shown = path.display();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        let name = if file.is_some() { format!("sent.{ending}") } else { "response.md".to_owned() };
        let bytes = || {
            files::read_bytes(path)
                .ok_or_else(|| format!("cannot read {shown}: it is not there, or is too large"))
        };
        let letter = match &*ending {
            "md" | "txt" => {
                let words = files::read_text(path).map_err(|error| error.to_string())?;
                Ok(Self { name, bytes: words.clone().into_bytes(), words })
            }
            "docx" => {
                let bytes = bytes()?;
                let words = office::text(&bytes)
                    .map_err(|_| format!("{shown} is no document of Word that can be read"))?;
                Ok(Self { name, bytes, words: words.to_string() })
            }
            _ => Err(format!(
                "the words of {shown} cannot be read: give the letter as Markdown (.md), text (.txt) or Word (.docx)"
            )),
        }?;
        if letter.words.contains('\0') {
            return Err(format!("{shown} is no text: there is a NUL character in it"));
        }
        if !letter.words.contains(char::is_alphanumeric) {
            return Err(format!("{shown} has no words; give the letter that was sent"));
        }
        Ok(letter)
    }
}
