//! A letter is there whole or not at all, whatever goes wrong and whenever the program is stopped.
#![expect(clippy::print_stdout, reason = "a test says how often it has stopped something")]

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use super::Workspace;

const CASE: &str = "responses/2019-014";

/// The files of a draft, as far as this build can write them.
fn files() -> &'static [&'static str] {
    if cfg!(feature = "pdf") {
        &["response.md", "response.pdf", "ledger.json"]
    } else {
        &["response.md", "ledger.json"]
    }
}

fn draft() -> &'static [&'static str] {
    if cfg!(feature = "pdf") { &["draft", "2019-014"] } else { &["draft", "2019-014", "--only", "md"] }
}

fn letters(workspace: &Workspace) -> Vec<Vec<u8>> {
    files().iter().map(|name| workspace.read(&format!("{CASE}/{name}"))).collect()
}

fn register(count: &str) -> String {
    include_str!("../cmd/good.in/resources.yaml").replace("count: 3 }", &format!("count: {count} }}"))
}

#[test]
fn a_failed_draft_leaves_the_old_letter() {
    let workspace = Workspace::good();
    assert_eq!(workspace.run(draft()).code, Some(0));
    let before = letters(&workspace);
    let request = include_str!("../cmd/good.in/responses/2019-014/request.yaml");
    let faults = [
        ("a fault in the register", "resources.yaml", register("0")),
        ("a truncated register", "resources.yaml", register("3")[..400].to_owned()),
        (
            "a template that is not there",
            &format!("{CASE}/request.yaml"),
            request.replace("posts", "nothing"),
        ),
        ("a template with a fault", "templates/letters/response.md", "{{ nothing.at.all }}".to_owned()),
        ("Markdown outside the subset", "templates/letters/response.md", "# A\n\n<b>x</b>\n".to_owned()),
        ("a letter that no font has", "templates/letters/response.md", "# A\n\n\u{12000}\n".to_owned()),
    ];
    for (name, file, text) in faults {
        if name.contains("font") && !cfg!(feature = "pdf") {
            continue;
        }
        let broken = Workspace::good();
        for (file, bytes) in files().iter().zip(&before) {
            broken.write(&format!("{CASE}/{file}"), bytes);
        }
        broken.write(file, text.as_bytes());
        let run = broken.run(draft());
        assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
        assert!(letters(&broken) == before, "{name}: the letter has changed");
        assert_nothing_else_is_there(&broken);
    }
}

#[test]
fn a_draft_that_cannot_be_written_says_so() {
    let workspace = Workspace::good();
    let run = workspace.run(&["draft", "2019-014", "--only", "md", "-o", "no/such/folder/letter.md"]);
    assert_eq!((run.code, run.stderr.lines().count()), (Some(2), 1), "{}", run.stderr);
}

#[test]
fn a_killed_draft_leaves_whole_letters() {
    let workspace = Workspace::good();
    let [three, five] = ["3", "5"].map(|count| {
        workspace.write("resources.yaml", register(count).as_bytes());
        assert_eq!(workspace.run(draft()).code, Some(0));
        letters(&workspace)
    });
    assert!(three != five);
    let mut killed = 0;
    for round in 0..rounds(24) {
        let count = if round % 2 == 0 { "3" } else { "5" };
        workspace.write("resources.yaml", register(count).as_bytes());
        let mut child = workspace.command(draft()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(round * round % 577));
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        for (at, letter) in letters(&workspace).iter().enumerate() {
            assert!(*letter == three[at] || *letter == five[at], "round {round}: half of {}", files()[at]);
        }
        // What any command does first.
        candour::files::finish_together(&workspace.path().join(CASE)).unwrap();
        let now = letters(&workspace);
        assert!(now == three || now == five, "round {round}: a ledger of another letter");
        assert_nothing_else_is_there(&workspace);
    }
    told_of_kills("draft", killed);
}

/// How often something is stopped: so often, or as often as `KILLS` says.
pub(crate) fn rounds(usual: u64) -> u64 {
    std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(usual)
}

/// Says how often a command was stopped before its end, which has to have happened.
pub(crate) fn told_of_kills(command: &str, killed: u32) {
    println!("{command}: stopped {killed} times before its end");
    assert!(killed > 0, "every {command} was faster than its end");
}

/// Beside the letter and the request there is nothing that could be taken for a letter.
fn assert_nothing_else_is_there(workspace: &Workspace) {
    for entry in fs::read_dir(workspace.path().join(CASE)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = name == "request.yaml" || files().contains(&&*name) || name.starts_with(".candour-");
        assert!(known, "{name} is left over");
    }
}
