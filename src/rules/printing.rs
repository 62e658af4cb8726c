//! Printing: letters that everybody can read, on paper and by ear.

use super::Rule;
use super::elsewhere::elsewhere;

pub(super) const RULES: &[Rule] = elsewhere! {
    Error "letter-unnamed": "a letter has no title, author or reference on one line";
    Error "language-unknown": "the language of a letter is none";
    Error "theme-size": "text is too small or too large";
    Error "theme-contrast": "a colour of the text is too light";
    Error "theme-margin": "a margin is too narrow or too wide";
    Error "font-unknown": "a font does not come with the program";
    Error "character-not-in-font": "the font cannot show a character of a letter";
    Error "print-failed": "a letter cannot be printed";
};
