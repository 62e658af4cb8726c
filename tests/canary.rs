//! Canaries: secrets in every place where a person could put one, and what comes out of the program.
#![expect(clippy::disallowed_methods, reason = "a test makes the files that the command is given")]

use std::fs;
use std::path::Path;
use std::process::Command;

use candour::letter::{self, MadeFrom};
use candour::read;
use candour::text::FileId;
use candour::{document, value::YearStart};
use tempfile::TempDir;

use crate::drafts;

const REGISTER: &str = include_str!("canary/resources.yaml");
const REQUEST: &str = include_str!("canary/request.yaml");

/// What `withheld.yaml` lists. Neither may be seen anywhere, however it is dressed.
const SECRET: &str = "Quillfeather Zanzibar";
const OTHER: &str = "zz-quokka-4471";

/// What the files hold that no command reads.
const REQUESTER: &str = "Wilhelmina Featherstonehaugh";

/// What a letter may say of closed things, each with its reason.
const MAY_SHOW: [&str; 2] = [
    // The ledger names what it leaves out by its path, so that an audit can ask for it again.
    "posts/shut-post-canary",
    // As above. A source's title, the text and the label are not in it.
    "posts/kept",
];

struct Workspace(TempDir);

impl Workspace {
    fn new() -> Self {
        let workspace = Self(tempfile::Builder::new().prefix("canary-").tempdir().unwrap());
        workspace.write("resources.yaml", REGISTER);
        workspace.write("responses/1/request.yaml", REQUEST);
        workspace.write("responses/1/requester.yaml", &format!("name: {REQUESTER}\n"));
        workspace.write("responses/1/request.eml", &format!("From: {REQUESTER}\n"));
        workspace.write("responses/1/request.txt", REQUESTER);
        workspace.write("requester.yaml", &format!("{{{{ name: [{REQUESTER}"));
        workspace.write("withheld.yaml", &format!("the operation: {SECRET}\nthe account: {OTHER}\n"));
        workspace
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(arguments).args(["--as-of", "2019-06-01"]).env_clear().current_dir(self.path());
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Everything that the commands say and write, in every form.
    fn everything(&self) -> String {
        let mut said = String::new();
        for format in ["human", "json"] {
            for arguments in [
                &["check"][..],
                &["show"],
                &["compare", "2018", "2019"],
                &["draft", "1", "--only", "md"],
                &["approve", "1", "--by", "shut-post-canary"],
            ] {
                let (code, text) = self.run(&[arguments, &["--format", format]].concat());
                assert!(code.is_some_and(|code| code <= 2), "{arguments:?}: {text}");
                said += &text;
            }
        }
        for format in ["sarif", "github"] {
            let (code, text) = self.run(&["check", "--format", format]);
            assert!(code.is_some_and(|code| code <= 2), "{format}: {text}");
            // In a path, SARIF writes what is neither letter nor figure as two of them.
            said += &text.replace("%20", " ").replace("%2D", "-");
            said += &text;
        }
        for name in ["response.md", "response.pdf", "ledger.json"] {
            let written = fs::read(self.path().join("responses/1").join(name));
            said += &String::from_utf8_lossy(&written.unwrap_or_default());
        }
        said
    }
}

/// Letters and figures alone, in small letters: what is left of a text in any dress.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn assert_silent(said: &str, context: &str) {
    for secret in [SECRET, OTHER, REQUESTER] {
        assert!(!bare(said).contains(&bare(secret)), "{secret} comes out of {context}:\n{said}");
    }
}

#[test]
fn nothing_closed_is_in_the_letter_or_its_ledger() {
    let (register, faults) = read::register(FileId(0), REGISTER);
    assert_eq!(faults, []);
    let letter = drafts::draft(&register, "1", REQUEST).unwrap();
    let (case, _) = read::case("1", FileId(1), REQUEST, YearStart::default());
    let case = case.unwrap();
    let made_from = MadeFrom { register: REGISTER, request: REQUEST, templates: &[] };
    let ledger = serde_json::to_string_pretty(&letter::ledger(&letter, &case, made_from)).unwrap();
    let (tree, faults) = document::parse(&letter.markdown, FileId(0));
    assert_eq!(faults, []);
    // What is printed is the tree's own text and what is said about the letter.
    let printed =
        format!("{:?}\n{}", letter.meta(&register.organisation, &case), document::plain_text(&tree.blocks));
    assert!(printed.contains("Swimming Instructor") && ledger.contains("posts/instructor"));
    let mut said = format!("{}\n{printed}\n{ledger}", letter.markdown);
    for allowed in MAY_SHOW {
        said = said.replace(allowed, "");
    }
    let lower = said.to_lowercase();
    assert!(!lower.contains("canary"), "{said}");
    for figure in ["8642", "7531", "9753", "6420"] {
        assert!(!said.replace(',', "").contains(figure), "{figure} in {said}");
    }
    assert!(ledger.contains("withheld under 31(1)(a)") && ledger.contains("not cleared for disclosure"));
}

#[test]
fn who_asked_is_read_by_no_command() {
    let workspace = Workspace::new();
    let said = workspace.everything();
    assert!(said.contains("Swimming Instructor"), "{said}");
    assert_silent(&said, "a workspace without fault");
    let letter = fs::read_to_string(workspace.path().join("responses/1/response.md")).unwrap();
    assert!(!letter.to_lowercase().contains("canary"), "{letter}");
}

#[cfg(feature = "pdf")]
#[test]
fn nothing_closed_is_in_the_bytes_of_the_pdf() {
    let workspace = Workspace::new();
    let (code, said) = workspace.run(&["draft", "1"]);
    assert_eq!(code, Some(0), "{said}");
    let folder = workspace.path().join("responses/1");
    let bytes = fs::read(folder.join("response.pdf")).unwrap();
    let (said, ledger) =
        (String::from_utf8_lossy(&bytes), fs::read_to_string(folder.join("ledger.json")).unwrap());
    assert_silent(&said, "the PDF");
    assert_silent(&ledger, "the ledger");
    assert!(!said.to_lowercase().contains("canary"));
}

/// The secret as people write it: over lines, in quotes and escapes, marked up.
const DRESSES: [&str; 5] = [
    "Quillfeather Zanzibar",
    "QUILLFEATHER  ZANZIBAR",
    "\"Quill\\u0066eather Zanzibar\"",
    "Quillfeather\n        Zanzibar",
    "\"**Quill**feather \\u005a\\u0061nzibar\"",
];

#[test]
fn a_text_in_clear_is_an_error_with_its_place_wherever_it_stands() {
    for dress in DRESSES {
        for (before, after) in [
            ("NoteCanary", dress.to_owned()),
            ("PostTitleCanary", dress.to_owned()),
            ("Leisure Services", dress.to_owned()),
            ("Swimming Instructor", dress.to_owned()),
        ] {
            let workspace = Workspace::new();
            workspace.write("resources.yaml", &REGISTER.replacen(before, &after, 1));
            let said = workspace.everything();
            assert_silent(&said, dress);
            // What stands in a note is read by nobody, so only what the file itself shows is found there.
            if before != "NoteCanary" || !dress.contains('\\') {
                assert!(said.contains("error[withheld-in-clear]"), "{dress} for {before}:\n{said}");
                assert!(said.contains("--> resources.yaml:"), "{said}");
            }
            assert!(before == "NoteCanary" || !workspace.path().join("responses/1/response.md").exists());
        }
    }
    let workspace = Workspace::new();
    workspace.write("templates/letters/own.md", &format!("{{# {SECRET} #}}\n"));
    workspace.write("responses/1/request.yaml", &REQUEST.replace("Staff", SECRET));
    let said = workspace.everything();
    assert_silent(&said, "template and case");
    assert!(said.contains("templates/letters/own.md:1:"), "{said}");
    assert!(said.contains("responses/1/request.yaml:5:"), "{said}");
}

/// Neither the register nor the case holds it: the letter puts it together.
#[test]
fn a_letter_that_would_put_a_secret_together_is_refused() {
    let workspace = Workspace::new();
    workspace.write("withheld.yaml", "- Instructors, Leisure\n");
    let (code, said) = workspace.run(&["draft", "1", "--only", "md"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("error[withheld-in-clear]") && said.contains("responses/1/request.yaml:2:"),
        "{said}"
    );
    let (code, said) = workspace.run(&["draft", "1", "--only", "md", "-o", "-", "--format", "json"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(!bare(&said).contains("instructorsleisure"), "{said}");
    assert!(!workspace.path().join("responses/1/response.md").exists());
}

#[test]
fn a_letter_with_a_question_left_to_ask_is_written_with_a_warning() {
    let workspace = Workspace::new();
    workspace
        .write("resources.yaml", &REGISTER.replace("confirm: ConfirmCanary", "ask: the head of leisure"));
    let (code, said) = workspace.run(&["draft", "1", "--only", "md"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("warning[ask-unanswered]: the head of leisure has yet to say"), "{said}");
    assert!(workspace.path().join("responses/1/response.md").exists());
}

#[test]
fn names_of_files_and_arguments_are_masked() {
    let workspace = Workspace::new();
    workspace.write(&format!("responses/{OTHER}/request.yaml"), REQUEST);
    workspace.write(&format!("responses/1/attachments/{SECRET}.pdf"), "");
    workspace.write(&format!("templates/answers/{OTHER}.md"), "{{ unclosed\n");
    workspace.write(&format!("templates/answers/{SECRET}.md"), "{{ unclosed\n");
    let mut said = workspace.everything();
    for arguments in [
        &["draft", OTHER, "--only", "md"][..],
        &["show", SECRET],
        &["check", OTHER],
        &["check", "--format", "sarif", "-o", OTHER],
        &["check", "--format", "json", "-o", &format!("{SECRET}.json")],
        &["explain", OTHER],
        &["draft", "zz-quokka-4472"],
        &["draft", "1", "--only", "md", "-o", OTHER],
    ] {
        said += &workspace.run(arguments).1;
    }
    assert_silent(&said.replace(&*workspace.path().to_string_lossy(), ""), "names of files");
    assert!(!workspace.path().join(OTHER).exists());
    assert!(!workspace.path().join(format!("{SECRET}.json")).exists());
}

#[test]
fn no_canary_gets_out_of_a_workspace_that_breaks() {
    let planted = REGISTER
        .replace("CommentCanary", SECRET)
        .replace("NoteCanary", OTHER)
        .replace("PostTitleCanary", SECRET)
        .replace("AliasCanary", "Quillfeather\n      Zanzibar")
        .replace("shut-post-canary:", "zz-quokka-4471:");
    let workspace = Workspace::new();
    for cut in (0..planted.len()).step_by(97) {
        workspace.write("resources.yaml", &planted[..cut]);
        assert_silent(&workspace.everything(), &format!("a register cut at {cut}"));
    }
    let breaks = [
        ("count: 3\n", "count: Quillfeather Zanzibar\n"),
        ("count: 3\n", "count: [Quillfeather Zanzibar, zz-quokka-4471]\n"),
        ("count: 3\n", "Quillfeather Zanzibar: 3\n"),
        ("count: 3\n", "counts: 3 # Quillfeather Zanzibar\n"),
        ("count: 3\n", "count: 3, Quillfeather\n\t Zanzibar\n"),
        ("source: open\n", "source: zz-quokka-4471\n"),
        ("[leisure, shut", "[zz-quokka-4471, Quillfeather Zanzibar, shut"),
        ("date: 2018-11-05", "date: Quillfeather Zanzibar"),
        ("units:", "Quillfeather Zanzibar:"),
        ("topics:\n  swimming", "topics: Quillfeather Zanzibar\nunits:\n  swimming"),
        ("regime: foia-2000", "regime: zz-quokka-4471"),
        ("title: Swimming", "title: &zz-quokka-4471 Swimming"),
        ("title: Swimming", "title: !Quillfeather_Zanzibar Swimming"),
        ("title: Swimming", "title: \"Quillfeather Zanzibar"),
        ("title: Swimming", "title: Quillfeather Zanzibar: Swimming"),
    ];
    for (before, after) in breaks {
        workspace.write("resources.yaml", &planted.replacen(before, after, 1));
        assert_silent(&workspace.everything(), after);
        workspace.write("resources.yaml", &REGISTER.replacen(before, after, 1));
        assert_silent(&workspace.everything(), after);
    }
    workspace.write("resources.yaml", REGISTER);
    for (before, after) in [
        ("topic: swimming", "topic: zz-quokka-4471"),
        ("answer: posts", "answer: Quillfeather Zanzibar"),
        ("periods: [2018]", "periods: [Quillfeather Zanzibar]"),
        ("received: 2019", "received: zz-quokka-4471 # 2019"),
        ("heading: Staff", "heading: \"\\u0051uillfeather Zanzi\\u0062ar\""),
    ] {
        workspace.write("responses/1/request.yaml", &REQUEST.replacen(before, after, 1));
        assert_silent(&workspace.everything(), after);
        assert!(!workspace.path().join("responses/1/response.md").exists(), "{after}");
    }
    workspace.write("responses/1/request.yaml", REQUEST);
    for template in
        ["{{ Quillfeather Zanzibar }}", "{% if Quillfeather %} Zanzibar", "Quill**feather Zan**zibar 12"]
    {
        workspace.write("templates/answers/posts.md", template);
        assert_silent(&workspace.everything(), template);
    }
}

#[test]
fn a_list_that_cannot_be_read_stops_everything_and_is_not_quoted() {
    let workspace = Workspace::new();
    for (list, place) in [
        ("- zz-quokka-4471\n- [Quillfeather Zanzibar\n", "withheld.yaml:"),
        ("Quillfeather Zanzibar\n", "withheld.yaml:1:1:"),
        ("Quillfeather Zanzibar: { zz-quokka-4471: x }\n", "withheld.yaml:1:"),
        ("a: Quillfeather Zanzibar\na: zz-quokka-4471\n", "withheld.yaml:2:"),
        ("- zz-quokka-4471\n- q\n", "withheld.yaml:2:"),
    ] {
        workspace.write("withheld.yaml", list);
        workspace.write("resources.yaml", &REGISTER.replace("NoteCanary", SECRET));
        for arguments in [
            &["check"][..],
            &["show"],
            &["compare", "2018", "2019"],
            &["draft", "1"],
            &["check", "--format", "json"],
        ] {
            let (code, said) = workspace.run(arguments);
            assert_eq!(code, Some(2), "{said}");
            assert!(said.contains(place), "{list}: {said}");
            assert_silent(&said, list);
        }
    }
}
