//! What is not printed, and why.

use super::*;
use crate::document::Meta;

fn faults(markdown: &str, meta: &Meta, theme: &Theme) -> Vec<(&'static str, String)> {
    let found = pdf(&read(markdown), meta, theme).unwrap_err();
    let words =
        |place: Option<crate::text::Span>| place.map_or("", |span| &markdown[span.range()]).to_owned();
    found.into_iter().map(|diagnostic| (diagnostic.code, words(diagnostic.finding.span))).collect()
}

#[test]
fn a_character_that_the_font_lacks_is_shown_where_it_stands() {
    let missing = |words: &str| ("character-not-in-font", words.to_owned());
    let found =
        faults("# T\n\n> some **漢** words, 漢 again\n\n|A|\n|-|\n|☃ and \u{1}|\n", &meta(), &theme());
    assert_eq!(found, [missing("\u{1}"), missing("☃"), missing("漢")]);
    let found = pdf(&read("# T\n\n漢漢\n"), &meta(), &theme()).unwrap_err().remove(0).finding;
    assert_eq!(found.message, "the character 漢 (U+6F22) in the letter is not in Liberation Sans");
    assert_eq!(found.label.as_deref(), Some("the first of 2"));
    assert_eq!(faults("# T\n\n&#x6F22;\n", &meta(), &theme()), [missing("&#x6F22;")]);
    let odd = Meta { reference: "漢".to_owned(), ..meta() };
    assert_eq!(faults("# T\n", &odd, &theme()), [missing("")]);
}

#[test]
fn what_cannot_be_read_is_not_printed() {
    let code = |meta: &Meta, theme: &Theme| {
        faults("# T\n", meta, theme).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(code(&Meta { title: " ".to_owned(), ..meta() }, &theme()), ["letter-unnamed"]);
    assert_eq!(code(&Meta { author: "a\nb".to_owned(), ..meta() }, &theme()), ["letter-unnamed"]);
    for language in ["", "english", "en-", "en-GBR", "e1", "en_GB"] {
        assert_eq!(code(&Meta { language: language.to_owned(), ..meta() }, &theme()), ["language-unknown"]);
    }
    assert_eq!(code(&meta(), &Theme { size: 11.5, ..theme() }), ["theme-size"]);
    assert_eq!(code(&meta(), &Theme { size: f64::NAN, ..theme() }), ["theme-size"]);
    assert_eq!(code(&meta(), &Theme { muted: Colour::new(0x99, 0x99, 0x99), ..theme() }), ["theme-contrast"]);
    assert_eq!(code(&meta(), &Theme { font: "Papyrus".to_owned(), ..theme() }), ["font-unknown"]);
    let margins = Margins { left: 300.0, ..theme().margins };
    assert_eq!(code(&meta(), &Theme { margins, ..theme() }), ["theme-margin"]);
}
