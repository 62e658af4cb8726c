//! All that Typst can see: the built-in layout, the built-in fonts and one letter.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// The name under which the layout asks for the letter.
const LETTER: &str = "letter.json";

/// What all letters share.
static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let files: [&[u8]; 4] = [
        include_bytes!("fonts/LiberationSans-Regular.ttf"),
        include_bytes!("fonts/LiberationSans-Bold.ttf"),
        include_bytes!("fonts/LiberationSans-Italic.ttf"),
        include_bytes!("fonts/LiberationSans-BoldItalic.ttf"),
    ];
    let fonts: Vec<_> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    // Row headers of tables are still behind a feature flag.
    let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
    Shared {
        library: LazyHash::new(library),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        layout: Source::detached(include_str!("letter.typ")),
    }
});

struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    layout: Source,
}

/// The fonts built in.
pub(super) fn book() -> &'static FontBook {
    &SHARED.book
}

/// The world of one letter: no files, no packages, no clock.
pub(super) struct LetterWorld {
    letter: Bytes,
}

impl LetterWorld {
    /// A world with `letter`, as JSON.
    pub(super) fn new(letter: Vec<u8>) -> Self {
        Self { letter: Bytes::new(letter) }
    }
}

impl World for LetterWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        SHARED.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(SHARED.layout.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_without_slash();
        if path == LETTER { Ok(self.letter.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
