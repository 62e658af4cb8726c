//! Completions and manual pages: made from the arguments, so that they know every command.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Every command that the help of the program lists.
fn commands() -> Vec<String> {
    let help = run(&["--help"]);
    let (_, list) = help.split_once("\nCommands:\n").unwrap();
    let names = list.lines().take_while(|line| !line.is_empty());
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn run(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    let output = command.args(arguments).env_clear().output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_shell_completes_every_command() {
    assert!(commands().len() >= 7, "{:?}", commands());
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["completions", shell]);
        for command in commands() {
            assert!(script.contains(&command), "{shell} lacks {command}");
        }
    }
}

#[test]
fn bash_can_read_its_completions() {
    let bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    // Not every system has bash.
    let Ok(mut bash) = bash else { return };
    bash.stdin.take().unwrap().write_all(run(&["completions", "bash"]).as_bytes()).unwrap();
    let output = bash.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn there_is_a_page_for_the_program_and_for_each_command() {
    let page = run(&["man"]);
    for heading in [".TH candour 1 ", ".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH OPTIONS"] {
        assert!(page.contains(heading), "{heading} in {page}");
    }
    for command in commands() {
        assert!(page.contains(&format!("candour\\-{command}(1)")), "{command} in {page}");
        let own = run(&["man", &command]);
        assert!(own.contains(&format!(".TH candour-{command} 1 ")), "{own}");
        assert!(own.contains("Examples:"), "{own}");
    }
}
