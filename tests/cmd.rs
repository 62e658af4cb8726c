//! Whole runs of the command: what it prints, where, and how it ends.
//!
//! Each file of `tests/cmd/` is a page of runs with what they print; `NAME.in/` is the folder they run in.

#[test]
fn whole_runs_say_what_they_should() {
    let runs = trycmd::TestCases::new();
    runs.register_bin("candour", std::path::Path::new(env!("CARGO_BIN_EXE_candour")));
    // Neither the terminal nor the person at it may change a word.
    for (name, value) in [
        ("CLICOLOR_FORCE", "0"),
        ("NO_COLOR", "1"),
        ("TERM", "dumb"),
        ("COLUMNS", "100"),
        ("LC_ALL", "C"),
        ("HOME", "/nonexistent"),
        ("RUST_BACKTRACE", "0"),
    ] {
        runs.env(name, value);
    }
    runs.case("tests/cmd/*.md").case("tests/cmd/*.toml");
    if !cfg!(feature = "pdf") {
        // What is approved has a PDF.
        runs.skip("tests/cmd/approve.md");
    }
    runs.run();
}
