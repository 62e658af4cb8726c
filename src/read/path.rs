//! Where the path of an included file leads, as far as its words tell.

use super::include::{NOT_READ, OUTSIDE};

/// No path that people write by hand is longer.
const LONGEST: usize = 1_000;

/// Why a path cannot lead to a file of the workspace.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Astray {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// The path from the workspace's folder, of what the file `from` calls `written`.
pub(super) fn resolve(from: &str, written: &str) -> Result<String, Astray> {
    let astray = |code, message: String, help| Err(Astray { code, message, help });
    let not_read = |message: String, help| Err(Astray { code: NOT_READ, message, help });
    if written.trim().is_empty() {
        return not_read("a path is empty".to_owned(), "name a file, or leave the line out");
    }
    if written.len() > LONGEST || written.chars().any(char::is_control) {
        let message = "this is too long to be a path, or holds more than one line".to_owned();
        return not_read(message, "name each file in a line of its own");
    }
    if written.contains(':') {
        let message = format!("`{written}` names a drive or an address, not a file of the workspace");
        return astray(OUTSIDE, message, "write the path from the folder of this file");
    }
    if written.starts_with(['/', '\\']) {
        let message = format!("`{written}` does not begin in the workspace");
        return astray(OUTSIDE, message, "write the path from the folder of this file");
    }
    if written.contains('\\') {
        return not_read(format!("`{written}` has a backslash in it"), "write `/` between folders");
    }
    if written.contains(['*', '?', '[', ']', '{', '}']) {
        return not_read(format!("`{written}` is a pattern, not a path"), "name each file");
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let mut ends_in_a_name = false;
    for part in written.split('/') {
        ends_in_a_name = !matches!(part, "" | "." | "..");
        if ends_in_a_name {
            parts.push(part);
        } else if part == ".." && parts.pop().is_none() {
            let message = format!("`{written}` leads out of the workspace");
            return astray(OUTSIDE, message, "keep every file of the register in the workspace");
        }
    }
    if !ends_in_a_name {
        return not_read(format!("`{written}` is a folder"), "name each file in it");
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_in_the_folder_of_the_file_that_names_it() {
        for (from, written, leads) in [
            ("resources.yaml", "posts.yaml", "posts.yaml"),
            ("resources.yaml", "register/posts.yaml", "register/posts.yaml"),
            ("resources.yaml", "./register//posts.yaml", "register/posts.yaml"),
            ("register/all.yaml", "posts.yaml", "register/posts.yaml"),
            ("register/all.yaml", "../posts.yaml", "posts.yaml"),
            ("register/a/all.yaml", "../b/../../posts.yaml", "posts.yaml"),
            ("resources.yaml", "the posts (2019).yaml", "the posts (2019).yaml"),
            ("resources.yaml", "poètes.yaml", "poètes.yaml"),
            ("resources.yaml", "..posts.yaml", "..posts.yaml"),
        ] {
            assert_eq!(resolve(from, written).as_deref(), Ok(leads), "{from} {written}");
        }
    }

    #[test]
    fn a_path_that_cannot_lead_to_a_file_of_the_workspace_goes_astray() {
        for (written, code) in [
            ("", NOT_READ),
            (" ", NOT_READ),
            ("/etc/passwd", OUTSIDE),
            ("//server/share/posts.yaml", OUTSIDE),
            ("\\\\server\\share\\posts.yaml", OUTSIDE),
            ("C:\\posts.yaml", OUTSIDE),
            ("c:posts.yaml", OUTSIDE),
            ("https://example.org/posts.yaml", OUTSIDE),
            ("posts.yaml::$DATA", OUTSIDE),
            ("../../posts.yaml", OUTSIDE),
            ("a/../../../posts.yaml", OUTSIDE),
            ("../..", OUTSIDE),
            ("a\\posts.yaml", NOT_READ),
            ("..\\..\\posts.yaml", NOT_READ),
            ("a/*.yaml", NOT_READ),
            ("post?.yaml", NOT_READ),
            ("{a,b}.yaml", NOT_READ),
            ("[ab].yaml", NOT_READ),
            ("a/", NOT_READ),
            (".", NOT_READ),
            ("a/..", NOT_READ),
            ("a\nb.yaml", NOT_READ),
            ("a\0.yaml", NOT_READ),
        ] {
            let found = resolve("register/all.yaml", written).unwrap_err();
            assert_eq!(found.code, code, "{written:?}: {}", found.message);
            assert!(!found.message.contains(['\n', '\0']), "{written:?}");
        }
        assert!(resolve("a.yaml", &"x".repeat(100_000)).unwrap_err().message.len() < 100);
    }
}
