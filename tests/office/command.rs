//! What the command says of files that go out.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::make::{Office, rows};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(arguments).args(["--as-of", "2019-06-01"]).env_clear().current_dir(folder).output().unwrap()
}

fn staff() -> Vec<u8> {
    Office::workbook(&rows(1, 3, ""), "").sheet("Sheet3", "veryHidden", &rows(1, 9_483, "")).build()
}

/// A workspace with one case, to whose answer a workbook is attached.
fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("responses/2019-014");
    fs::create_dir_all(case.join("attachments/tables")).unwrap();
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/good.in");
    fs::copy(good.join("resources.yaml"), folder.path().join("resources.yaml")).unwrap();
    fs::copy(good.join("responses/2019-014/request.yaml"), case.join("request.yaml")).unwrap();
    fs::write(case.join("attachments/tables/staff.xlsx"), staff()).unwrap();
    folder
}

const PATH: &str = "responses/2019-014/attachments/tables/staff.xlsx";

#[test]
fn an_attachment_that_hides_a_sheet_is_an_error_of_the_case() {
    let folder = workspace();
    let output = run(folder.path(), &["check"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    let wanted = format!(
        "error[hidden-data]: `tables/staff.xlsx`, sheet \"Sheet3\", rows 1 to 9,483: the sheet is hidden, with 9,483 rows, \
         so that no menu shows it\n --> {PATH}\n"
    );
    assert!(
        said.lines()
            .map(|line| line.trim_start_matches(' '))
            .collect::<Vec<_>>()
            .join("\n")
            .contains(&wanted.replace("\n --> ", "\n--> ")),
        "{said}"
    );
    assert!(!said.contains("Secret"), "{said}");
    // In an exception the file is named as a place.
    let exception =
        format!("exceptions:\n  - {{ code: hidden-data, at: {PATH}, reason: the sheet was asked for }}\n");
    fs::write(folder.path().join("candour.yaml"), exception).unwrap();
    assert_eq!(run(folder.path(), &["check"]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["check", PATH]).status.code(), Some(0));
}

/// Neither a line nor a column is made up for what has none.
#[test]
fn programs_are_told_the_file_alone() {
    let folder = workspace();
    for format in ["json", "github", "sarif"] {
        let output = run(folder.path(), &["check", "--format", format]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        match format {
            "json" => {
                let told: serde_json::Value = serde_json::from_str(&told).unwrap();
                let all = told["diagnostics"].as_array().unwrap();
                let found = all.iter().find(|found| found["code"] == "hidden-data").unwrap();
                assert_eq!((&found["file"], &found["line"]), (&PATH.into(), &serde_json::Value::Null));
            }
            "github" => {
                assert!(
                    told.contains(&format!("::error file={PATH},title=candour[hidden-data]::")),
                    "{told}"
                );
            }
            _ => {
                let told: serde_json::Value = serde_json::from_str(&told).unwrap();
                let all = told["runs"][0]["results"].as_array().unwrap();
                let found = all.iter().find(|found| found["ruleId"] == "hidden-data").unwrap();
                let place = &found["locations"][0]["physicalLocation"];
                assert_eq!(place["artifactLocation"]["uri"], PATH);
                assert_eq!(place["region"], serde_json::json!({ "startLine": 1 }));
            }
        }
    }
}

/// Documents are looked into wherever they lie, several at once, without a workspace.
#[test]
fn files_are_looked_into_by_themselves() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("staff.xlsx"), staff()).unwrap();
    fs::write(folder.path().join("clean.docx"), Office::word("<w:p/>").build()).unwrap();
    let output = run(folder.path(), &["check", "staff.xlsx", "clean.docx"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.starts_with("error[hidden-data]: `staff.xlsx`, sheet \"Sheet3\"")
            && said.ends_with("checked 2 files: 1 error\n"),
        "{said}"
    );
    assert_eq!(run(folder.path(), &["check", "clean.docx"]).status.code(), Some(0));
    let output = run(folder.path(), &["check", "staff.xlsx", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["summary"]["files"], &told["summary"]["errors"]), (&1.into(), &1.into()));
    assert_eq!(run(folder.path(), &["check", "nowhere.pdf"]).status.code(), Some(2));
}

/// What `withheld.yaml` lists is looked for in the words of what goes out, and is masked in the names of sheets.
#[test]
fn what_is_withheld_is_found_in_what_goes_out() {
    let folder = workspace();
    fs::write(folder.path().join("withheld.yaml"), "- Ann Secret\n- Sheet3\n").unwrap();
    let letter = Office::word("<w:p><w:r><w:t>Ann </w:t></w:r><w:r><w:t>Secret</w:t></w:r></w:p>").build();
    fs::write(folder.path().join("responses/2019-014/attachments/letter.docx"), letter).unwrap();
    let said = String::from_utf8(run(folder.path(), &["check"]).stderr).unwrap();
    assert!(said.contains("error[withheld-in-clear]: `letter.docx` says a text"), "{said}");
    assert!(said.contains("sheet \"[withheld]\"") && !said.contains("Sheet3"), "{said}");
}
