//! What files that go out hold beside what they show: each kind of thing is found, where it is, and nothing is quoted.
#![expect(
    clippy::disallowed_methods,
    reason = "a test makes the files that the command is given, and reads those kept"
)]

mod broken;
mod command;
mod letters;
mod make;

pub(crate) use make::Office;
mod others;
mod pdfs;
mod workbooks;

use candour::office;

/// What every hidden thing of these tests says: no finding may.
const SECRET: &str = "Secret";

/// What is found in a file, each as `kind place: what`.
fn found(name: &str, bytes: &[u8]) -> Vec<String> {
    let found = office::hidden(name, bytes);
    let told = found.iter().map(|hidden| {
        let apart = if hidden.place.is_empty() { "" } else { " " };
        assert!(!hidden.help.is_empty());
        format!("{:?}{apart}{}: {}", hidden.kind, hidden.place, hidden.what)
    });
    told.collect()
}

/// A file, and what is found in it.
type Case = (&'static str, Vec<u8>, &'static [&'static str]);

/// Each file holds what is said of it and nothing else, and no finding quotes it.
fn all_are_found(name: &str, cases: Vec<Case>) {
    for (case, bytes, wanted) in cases {
        let found = found(name, &bytes);
        assert_eq!(found, wanted, "{case}");
        assert!(!found.concat().contains(SECRET), "{case} is quoted: {found:?}");
    }
}
